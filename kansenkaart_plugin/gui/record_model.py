"""Records as a Qt model, and the search through them."""

from __future__ import annotations

import html
from dataclasses import dataclass, field
from typing import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ..domain.text import searchable
from ..domain.words import Visibility
from ..store.queries import ListRow
from .icons import icon

ROW_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = ("code", "title", "parties", "status")
"""The columns of the list, by name."""

LONGEST_TITLE = 300
"""How many characters of a title a cell shows."""


@dataclass(frozen=True)
class Names:
    """The names that people know parties and themes by."""

    parties: dict[str, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)

    def of_parties(self, keys: str | None) -> str:
        """Return the names of comma-separated party keys, each once."""
        unique = dict.fromkeys((keys or "").split(",")) if keys else {}
        return ", ".join(self.parties.get(key, key) for key in unique)


def haystacks(rows: Sequence[ListRow], names: Names, language: str) -> list[str]:
    """Return for each row the text that a search looks through. Safe in a worker."""
    return [
        searchable(
            f"{row.code} {row.title} {row.kind.label(language)} {row.status.label(language)}"
            f" {names.of_parties(row.parties)} {names.themes.get(row.theme or '', '')}"
        )
        for row in rows
    ]


class RecordModel(QAbstractTableModel):
    """A table of records, of which a search shows some."""

    # no proxy for the search: with 200,000 records a call to Python for each would be felt

    def __init__(self, parent: object = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._all: Sequence[ListRow] = ()
        self._shown: Sequence[ListRow] = ()
        self._names = Names()
        self._haystacks: Sequence[str] | None = None
        self._places: dict[str, int] | None = None
        self._locale = QgsApplication.locale()
        self._icons: dict[str, object] = {}
        self._titles = [self.tr("Code"), self.tr("Title"), self.tr("Parties"), self.tr("Status")]
        self._texts: list[Callable[[ListRow], str]] = [
            lambda row: row.code,
            lambda row: row.title.split("\n")[0][:LONGEST_TITLE],
            lambda row: self._names.of_parties(row.parties),
            lambda row: row.status.label(self._locale),
        ]

    # the records

    def set_rows(self, rows: Sequence[ListRow], names: Names) -> None:
        """Show ``rows`` instead of those before; the search waits for its haystacks."""
        self._all, self._names, self._haystacks = rows, names, None
        self._show(rows)

    def rows(self) -> Sequence[ListRow]:
        """Return the records that are shown."""
        return self._shown

    def all_rows(self) -> Sequence[ListRow]:
        """Return all records, whatever the search shows."""
        return self._all

    @property
    def names(self) -> Names:
        """The names in which parties and themes are shown."""
        return self._names

    def place(self, uuid: str) -> int:
        """Return the row in which the record ``uuid`` is shown, or -1."""
        if self._places is None:
            self._places = {row.uuid: number for number, row in enumerate(self._shown)}
        return self._places.get(uuid, -1)

    # the search

    @property
    def is_searchable(self) -> bool:
        """Whether the haystacks of the records are there."""
        return self._haystacks is not None

    def set_haystacks(self, texts: Sequence[str]) -> None:
        """Take the texts that a search looks through: one for each of all records."""
        self._haystacks = texts

    def set_search(self, text: str) -> None:
        """Show only records that hold every word of ``text``."""
        words = searchable(text).split()
        if words and self._haystacks is not None:
            pairs = zip(self._all, self._haystacks)
            self._show([row for row, hay in pairs if all(word in hay for word in words)])
        else:
            self._show(self._all)

    def _show(self, rows: Sequence[ListRow]) -> None:
        self.beginResetModel()
        self._shown, self._places = rows, None
        self.endResetModel()

    # what Qt asks

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many records are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the titles of the columns, left like what is below them."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """Return what a cell shows; `ROW_ROLE` gives the whole record."""
        row = self._shown[index.row()]
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
        lines.append(row.status.label(self._locale))
        lines.append(self._names.of_parties(row.parties))
        lines.append(self._names.themes.get(row.theme or "", row.theme or ""))
        if row.visibility is not Visibility.INTERNAL:
            lines.append(row.visibility.label(self._locale))
        return "<br>".join(html.escape(line) for line in lines if line)
