"""Records as a Qt model, and the search through them."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt

from ..domain.text import searchable
from ..domain.words import Visibility
from ..store.queries import ListRow
from .icons import icon

ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Names:
    """The names that people know parties and themes by."""

    parties: dict[str, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)

    def of_parties(self, keys: str | None) -> str:
        """Return the names of comma-separated party keys, each once."""
        unique = dict.fromkeys((keys or "").split(",")) if keys else {}
        return ", ".join(self.parties.get(key, key) for key in unique)


class RecordModel(QAbstractTableModel):
    """A table of records: code, title, parties, status, theme."""

    def __init__(self, parent: object = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: Sequence[ListRow] = ()
        self._names = Names()
        self._haystacks: dict[int, str] = {}
        self._locale = QgsApplication.locale()
        self._icons: dict[str, object] = {}
        self._titles = [
            self.tr("Code"),
            self.tr("Title"),
            self.tr("Parties"),
            self.tr("Status"),
            self.tr("Theme"),
        ]
        self._texts: list[Callable[[ListRow], str]] = [
            lambda row: row.code,
            lambda row: row.title.split("\n")[0][:300],
            lambda row: self._names.of_parties(row.parties),
            lambda row: row.status.label(self._locale),
            lambda row: self._names.themes.get(row.theme or "", row.theme or ""),
        ]

    def set_rows(self, rows: Sequence[ListRow], names: Names) -> None:
        """Show ``rows`` instead of those before."""
        self.beginResetModel()
        self._rows = rows
        self._names = names
        self._haystacks.clear()
        self.endResetModel()

    def row(self, number: int) -> ListRow:
        """Return the record in row ``number``."""
        return self._rows[number]

    def haystack(self, number: int) -> str:
        """Return the text of row ``number`` that a search looks through."""
        if number not in self._haystacks:
            row = self._rows[number]
            words = [row.title, row.kind.label(self._locale), *(text(row) for text in self._texts)]
            self._haystacks[number] = searchable(" ".join(words))
        return self._haystacks[number]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """Return what a cell shows; `ROW_ROLE` gives the whole record."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.column()](row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._icons.setdefault(row.kind.value, icon(row.kind.value))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{row.kind.label(self._locale)} {row.code}"
        return None

    def _tooltip(self, row: ListRow) -> str:
        lines = [f"{row.code} · {row.kind.label(self._locale)}", row.title[:1000]]
        if row.visibility is not Visibility.INTERNAL:
            lines.append(row.visibility.label(self._locale))
        return "<br>".join(html.escape(line) for line in lines)


class RecordFilter(QSortFilterProxyModel):
    """Keeps the records of certain kinds that hold every word of a search."""

    def __init__(self, parent: object = None) -> None:
        """Keep everything until told otherwise."""
        super().__init__(parent)
        self._words: list[str] = []
        self._kinds: frozenset[str] = frozenset()

    def set_kinds(self, kinds: frozenset[str]) -> None:
        """Keep only records of ``kinds``."""
        self._kinds = kinds
        self.invalidateFilter()

    def set_search(self, text: str) -> None:
        """Keep only records that hold every word of ``text``."""
        self._words = searchable(text).split()
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Return whether a record stays."""
        model = self.sourceModel()
        if self._kinds and model.row(row).kind.value not in self._kinds:
            return False
        return not self._words or all(word in model.haystack(row) for word in self._words)
