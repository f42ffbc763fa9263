"""Records as a Qt model: rows under headings that open and close."""

from __future__ import annotations

import json
from bisect import bisect_right
from itertools import accumulate
from typing import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QFont

from ...domain.filtering import NOTHING, Grouping
from ...domain.words import PRIORITIES, Phase, RecordKind, Status, Visibility
from ...store import Row
from ..icons import icon
from ..number import number
from ..tips import tip
from .lists import Group, Listing, Names

ROW_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = (
    *("code", "title", "parties", "status", "traces"),
    *("theme", "visibility", "phase", "priority", "due", "modified"),
)
"""The columns of the list, by name; some are in sight at first."""

MIME = "application/x-kansenkaart-records"
"""Dragged records: their uuids as JSON."""

LONGEST_TITLE = 300
"""How many characters of a title a cell shows."""

_NOTHING = Listing([], {}, Names())


def traces_text(row: Row) -> str:
    """Return what answers a record and what it comes from, as signs and codes."""
    answered = f"✓{', '.join(row.answered_by)}" if row.answered_by else ""
    comes_from = f"←{', '.join(row.sources)}" if row.sources else ""
    return f"{answered} {comes_from}".strip()


class RecordModel(QAbstractTableModel):
    """A table of records; in a list with groups, each group is a row and its records follow."""

    # a table and no tree: a tree asks Python for each of what may be 200,000 rows

    dropped = pyqtSignal(object, object)
    """Records (a list of uuids) were let go over another one (a `Row`)."""

    def __init__(self, parent: object = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._listing = _NOTHING
        self._closed: set[str] = set()
        self._starts: list[int] = []
        self._count = 0
        self._locale = QgsApplication.locale()
        self._icons: dict[str, object] = {}
        self.can_trace = False
        self._titles = {
            "code": self.tr("Code"),
            "title": self.tr("Title"),
            "parties": self.tr("Parties"),
            "status": self.tr("Status"),
            "traces": self.tr("Traces"),
            "theme": self.tr("Theme"),
            "visibility": self.tr("Visibility"),
            "phase": self.tr("Phase"),
            "priority": self.tr("Priority"),
            "due": self.tr("Due"),
            "modified": self.tr("Changed"),
        }
        self._texts: list[Callable[[Row], str]] = [
            lambda row: row.code,
            lambda row: row.title.split("\n")[0][:LONGEST_TITLE],
            lambda row: self._listing.names.of_parties(row),
            lambda row: row.status.label(self._locale),
            traces_text,
            lambda row: self._listing.names.of_theme(row),
            lambda row: row.visibility.label(self._locale),
            lambda row: row.phase.label(self._locale) if row.phase else "",
            self._priority,
            lambda row: row.due_date or "",
            self._modified,
        ]

    # the records

    def set_listing(self, listing: Listing) -> None:
        """Show ``listing`` instead of what was there."""
        if listing.grouping is not self._listing.grouping:
            self._closed.clear()
        self.beginResetModel()
        self._listing = listing
        self._lay_out()
        self.endResetModel()

    def _lay_out(self) -> None:
        lengths = [
            (0 if group.key in self._closed else len(group.rows)) + (group.key is not None)
            for group in self._listing.groups
        ]
        *starts, self._count = accumulate(lengths, initial=0)
        self._starts = starts

    def rows(self) -> Sequence[Row]:
        """Return the records of the list, each once, also those of closed groups."""
        return self._listing.rows()

    @property
    def names(self) -> Names:
        """The names in which parties and themes are shown."""
        return self._listing.names

    def row_at(self, place: int) -> Row | None:
        """Return the record in the row ``place``; None for the heading of a group."""
        group, number = self._at(place)
        return group.rows[number] if number >= 0 else None

    def _at(self, place: int) -> tuple[Group, int]:
        at = bisect_right(self._starts, place) - 1
        group = self._listing.groups[at]
        return group, place - self._starts[at] - (group.key is not None)

    def place(self, uuid: str) -> int:
        """Return the row in which the record ``uuid`` is shown (first), or -1."""
        return next(iter(self.places([uuid])), -1)

    def places(self, uuids: Sequence[str]) -> list[int]:
        """Return the rows in which these records are shown, from above: in every open group."""
        wanted = set(uuids)
        return [
            start + (group.key is not None) + n
            for start, group in zip(self._starts, self._listing.groups)
            if wanted and group.key not in self._closed
            for n, row in enumerate(group.rows)
            if row.uuid in wanted
        ]

    # groups

    def headings(self) -> list[int]:
        """Return the rows that are headings of groups."""
        groups = self._listing.groups
        return [s for s, group in zip(self._starts, groups) if group.key is not None]

    def is_open(self, place: int) -> bool:
        """Return whether the group of the row ``place`` is open."""
        return self._at(place)[0].key not in self._closed

    def heading_of(self, place: int) -> int:
        """Return the row of the heading over the row ``place``."""
        return self._starts[bisect_right(self._starts, place) - 1]

    def set_open(self, place: int, opened: bool) -> None:
        """Open or close the group of the row ``place``."""
        key = self._at(place)[0].key
        if key is None or (key not in self._closed) == opened:
            return
        self.beginResetModel()
        (self._closed.discard if opened else self._closed.add)(key)
        self._lay_out()
        self.endResetModel()

    def close_nothing(self) -> bool:
        """Open all groups; return whether any was closed."""
        was_closed = bool(self._closed)
        if was_closed:
            self.beginResetModel()
            self._closed.clear()
            self._lay_out()
            self.endResetModel()
        return was_closed

    def _group_title(self, group: Group) -> str:
        sign = "▸" if group.key in self._closed else "▾"
        return f"{sign} {self._group_name(group.key)} ({number(len(group.rows))})"

    def _group_name(self, key: str | None) -> str:
        by, names = self._listing.grouping, self._listing.names
        if key == NOTHING:
            return {
                Grouping.PARTY: self.tr("Without a party"),
                Grouping.THEME: self.tr("Without a theme"),
            }.get(by, self.tr("Without a phase"))
        if by is Grouping.KIND:
            return RecordKind(key).plural(self._locale).capitalize()
        if by is Grouping.PARTY:
            return names.parties.get(key, key)
        if by is Grouping.THEME:
            return names.themes.get(key, key)
        word = Phase(key) if by is Grouping.PHASE else Status(key)
        return word.label(self._locale).capitalize()

    # what Qt asks

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows are shown."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Return the titles of the columns, left like what is below them."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[COLUMNS[section]]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlags:
        """Return what may be done: records are chosen and dragged, headings are not."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        _, number = self._at(index.row())
        if number < 0:
            return Qt.ItemFlag.ItemIsEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        dragged = Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        return usual | dragged if self.can_trace else usual

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """Return what a cell shows; `ROW_ROLE` gives the whole record."""
        group, number = self._at(index.row())
        if number < 0:
            return self._heading_data(group, role) if index.column() == 0 else None
        row = group.rows[number]
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

    def _heading_data(self, group: Group, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._group_title(group)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _priority(self, row: Row) -> str:
        return PRIORITIES[row.priority][self._locale.startswith("nl")] if row.priority else ""

    def _modified(self, row: Row) -> str:
        moment = QDateTime.fromString(row.modified_at, Qt.DateFormat.ISODateWithMs).toLocalTime()
        return str(QLocale().toString(moment, QLocale.FormatType.ShortFormat))

    def _tooltip(self, row: Row) -> str:
        names = self._listing.names
        lines = [f"{row.code} · {row.kind.label(self._locale)}", row.title[:1000]]
        lines += [row.status.label(self._locale), names.of_parties(row), names.of_theme(row)]
        if row.visibility is not Visibility.INTERNAL:
            lines.append(row.visibility.label(self._locale))
        if row.answered_by:
            lines.append(self.tr("Answered by {}").format(", ".join(row.answered_by)))
        if row.sources:
            lines.append(self.tr("Comes from {}").format(", ".join(row.sources)))
        return tip("\n".join(filter(None, lines)))

    # records that are dragged onto another

    def supportedDropActions(self) -> Qt.DropActions:
        """Return that a drop traces: nothing is moved."""
        return Qt.DropAction.LinkAction

    def mimeTypes(self) -> list[str]:
        """Return that only records are dropped here."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the records that are dragged."""
        rows = dict.fromkeys(self.row_at(place) for place in sorted({i.row() for i in indexes}))
        data = QMimeData()
        data.setData(MIME, json.dumps([row.uuid for row in rows if row]).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: object, *place: object) -> bool:
        """Return whether records may be let go over an opportunity or agreement."""
        row = self._dropped_on(place)
        takes = (RecordKind.OPPORTUNITY, RecordKind.AGREEMENT)
        return data.hasFormat(MIME) and row is not None and row.kind in takes

    def dropMimeData(self, data: QMimeData, action: object, *place: object) -> bool:
        """Tell that records were dropped on another; what comes of it is decided elsewhere."""
        row = self._dropped_on(place)
        if row is None or not data.hasFormat(MIME):
            return False
        uuids = json.loads(bytes(data.data(MIME)))
        self.dropped.emit([uuid for uuid in uuids if uuid != row.uuid], row)
        return False  # true would have Qt take the dragged rows away

    def _dropped_on(self, place: Sequence[object]) -> Row | None:
        *_, parent = place
        return self.row_at(parent.row()) if parent.isValid() else None
