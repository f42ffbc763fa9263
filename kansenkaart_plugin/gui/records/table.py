"""The table of a list of records: headings of groups, sorting, columns, hovering, dragging."""

from __future__ import annotations

from itertools import chain, islice
from typing import Sequence

from qgis.PyQt.QtCore import (
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from ...store import Row
from ..quiet_table import quieten
from .lists import Listing, Order
from .model import COLUMNS, RecordModel

_WIDEST = {"code": "W-000", "parties": "Gemeente", "status": "ingebracht", "traces": "✓A-000"}
"""What fits in a column at first: most of the room is for the title."""

FIRST_COLUMNS = ("code", "title", "parties", "traces")
_FEWEST_LETTERS = 16
"""How much of a title is in sight: in a narrow dock the columns after it are scrolled to."""

_FEWEST_ROWS = 3
"""How many rows of the list stay in sight beside an open form."""


class RecordTable(QTableView):
    """Shows a `RecordModel`. What is chosen is told in records, never in headings of groups."""

    chosen_changed = pyqtSignal()
    hovered = pyqtSignal(object)
    """The uuid of the record under the mouse; None when there is none."""
    order_changed = pyqtSignal()
    key_pressed = pyqtSignal(str)
    """What a key asks for: ``edit``, ``delete``, ``new`` or ``paste``."""

    def __init__(
        self, name: str, parent: QWidget | None = None, columns: Sequence[str] = FIRST_COLUMNS
    ) -> None:
        """Start empty; ``name`` is the object name, ``columns`` are those in sight at first."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Records"))
        self.records = RecordModel(self)
        self.setModel(self.records)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        quieten(self)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.LinkAction)
        self.setDragDropOverwriteMode(True)  # dropped on a record, never between two
        height = self.fontMetrics().height() + 8
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight((_FEWEST_ROWS + 1) * height)
        self._pointed: str | None = None
        self._set_columns(columns)
        self.records.modelReset.connect(self._span_headings)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.clicked.connect(self._clicked)
        self.entered.connect(self._point)

    def _set_columns(self, columns: Sequence[str]) -> None:
        header = self.horizontalHeader()
        for place, name in enumerate(COLUMNS):
            header.setSectionHidden(place, name not in columns)
            if name in _WIDEST:
                room = 12 + (self.iconSize().width() + 18 if name == "code" else 0)
                title = self.records.headerData(place, Qt.Orientation.Horizontal)
                advance = self.fontMetrics().horizontalAdvance
                width = max(advance(_WIDEST[name]), advance(title))
                self.setColumnWidth(place, width + room)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.order_changed)
        header.sectionResized.connect(lambda place, *_: place != _TITLE and self._fit_title())
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title the room there is, and what it needs."""
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        header = self.horizontalHeader()
        others = sum(header.sectionSize(at) for at in range(len(COLUMNS)) if at != _TITLE)
        least = _FEWEST_LETTERS * self.fontMetrics().averageCharWidth()
        if self.viewport().width() - others >= least:
            header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(_TITLE, least)

    # columns and order

    def _offer_columns(self, point: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.exec(self.horizontalHeader().mapToGlobal(point))

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return a menu in which columns are shown and hidden; code and title always stay."""
        menu = QMenu(self.tr("Columns"), parent)
        header = self.horizontalHeader()
        for place, name in enumerate(COLUMNS):
            if name in ("code", "title"):
                continue
            title = self.records.headerData(place, Qt.Orientation.Horizontal)
            action = menu.addAction(title)
            action.setObjectName(f"{self.objectName()}.column.{name}")
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(place))
            action.toggled.connect(lambda shown, at=place: header.setSectionHidden(at, not shown))
        return menu

    def columns(self) -> str:
        """Return which columns are shown, how wide and where, for `set_columns`."""
        return bytes(self.horizontalHeader().saveState().toBase64()).decode()

    def set_columns(self, columns: str) -> None:
        """Show the columns as they were; nothing happens when ``columns`` cannot be read."""
        header = self.horizontalHeader()
        header.blockSignals(True)
        order = self.order()
        if columns and header.restoreState(QByteArray.fromBase64(columns.encode())):
            self._fit_title()
            self.set_order(order)
        header.blockSignals(False)

    def order(self) -> Order:
        """Return by what the list is sorted."""
        header = self.horizontalHeader()
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return Order(COLUMNS[header.sortIndicatorSection()], descending)

    def set_order(self, order: Order) -> None:
        """Show by what the list is sorted; an unknown column changes nothing."""
        if order.column in COLUMNS:
            header = self.horizontalHeader()
            direction = Qt.SortOrder.DescendingOrder if order.descending else _ASCENDING
            header.setSortIndicator(COLUMNS.index(order.column), direction)

    # records and headings

    def set_listing(self, listing: Listing) -> None:
        """Show ``listing``; what was chosen stays chosen."""
        self._keeping_chosen(lambda: self.records.set_listing(listing))

    def _keeping_chosen(self, change) -> None:
        chosen = self.chosen()
        current = self.current_row()
        change()
        self.choose(chosen, current.uuid if current else None)

    def _span_headings(self) -> None:
        self.clearSpans()
        for place in self.records.headings():
            self.setSpan(place, 0, 1, len(COLUMNS))

    def is_heading(self, place: int) -> bool:
        """Return whether the row ``place`` is the heading of a group."""
        return 0 <= place < self.records.rowCount() and self.records.row_at(place) is None

    def toggle(self, place: int, opened: bool | None = None) -> None:
        """Open or close the group of the row ``place``; the heading becomes the current row."""
        heading = self.records.heading_of(place)
        wanted = not self.records.is_open(place) if opened is None else opened
        self._keeping_chosen(lambda: self.records.set_open(place, wanted))
        index = self.records.index(heading, 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def event(self, event: QEvent) -> bool:
        """Take our keys before QGIS does: it has some of them too, and then none would work."""
        if event.type() == QEvent.Type.ShortcutOverride and _meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close groups (arrows, space, Enter), or ask for what a key means."""
        place = self.currentIndex().row()
        grouped = place >= 0 and bool(self.records.headings())
        heading = grouped and self.is_heading(place)
        meant = _meant(event)
        if grouped and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.toggle(place, event.key() == Qt.Key.Key_Right)
        elif heading and (event.key() == Qt.Key.Key_Space or meant == "edit"):
            self.toggle(place)
        elif meant:
            self.key_pressed.emit(meant)
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropActions) -> None:
        """Let the tabs of docks come forward under what is dragged: the agreements are another."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for bar in self.window().findChildren(QTabBar, "", direct):
            bar.setChangeCurrentOnDrag(True)
        super().startDrag(actions)

    def _clicked(self, index: QModelIndex) -> None:
        if self.is_heading(index.row()):
            self.toggle(index.row())

    # what is chosen

    def chosen_rows(self, most: int | None = None) -> list[Row]:
        """Return the chosen records, each once; of very many only the first ``most``."""
        at = self.records.row_at
        places = islice(chain.from_iterable(self._spans()), most)
        return list({id(row): row for place in places if (row := at(place))}.values())

    def chosen_count(self) -> int:
        """Return how many records are chosen."""
        if self.records.headings():
            return len(self.chosen_rows())
        return sum(map(len, self._spans()))

    def _spans(self) -> list[range]:
        # not selectedRows(): that makes an index for each of what may be very many rows
        ranges = self.selectionModel().selection()
        return sorted((range(r.top(), r.bottom() + 1) for r in ranges), key=lambda span: span.start)

    def chosen(self) -> list[str]:
        """Return the uuids of the chosen records."""
        return [row.uuid for row in self.chosen_rows()]

    def current_row(self) -> Row | None:
        """Return the record that the keyboard is on."""
        index = self.currentIndex()
        return self.records.row_at(index.row()) if index.isValid() else None

    def choose(self, uuids: Sequence[str], current: str | None = None) -> None:
        """Choose these records and no others, as far as they are shown."""
        selection = self.selectionModel()
        places = self.records.places(uuids)
        selection.blockSignals(True)
        selection.clearSelection()
        how = QItemSelectionModel.SelectionFlag
        for first, last in _spans_of(places):
            span = QItemSelection(self.records.index(first, 0), self.records.index(last, 0))
            selection.select(span, how.Select | how.Rows)
        at = self.records.place(current) if current else -1
        if at < 0 and places:
            at = places[0]
        if at >= 0:
            selection.setCurrentIndex(self.records.index(at, 0), how.NoUpdate)
            self.scrollTo(self.records.index(at, 0))
        selection.blockSignals(False)
        self._selection_changed()

    def _selection_changed(self, *_: object) -> None:
        self.viewport().update()
        self.chosen_changed.emit()

    # what is under the mouse

    def _point(self, index: QModelIndex) -> None:
        row = self.records.row_at(index.row()) if index.isValid() else None
        self._point_at(row.uuid if row else None)

    def _point_at(self, uuid: str | None) -> None:
        if uuid != self._pointed:
            self._pointed = uuid
            self.hovered.emit(uuid)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the mouse leaves the list, or is below its last row."""
        if event.type() == QEvent.Type.Leave or (
            event.type() == QEvent.Type.MouseMove and not self.indexAt(event.pos()).isValid()
        ):
            self._point_at(None)
        return super().viewportEvent(event)


_TITLE = COLUMNS.index("title")
_ASCENDING = Qt.SortOrder.AscendingOrder


def _meant(event: QKeyEvent) -> str:
    """Return what a key asks for in a list; empty for keys that are not ours."""
    if event.matches(QKeySequence.StandardKey.Paste):
        return "paste"
    keypad = Qt.KeyboardModifier.KeypadModifier
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, keypad)
    return _KEYS.get(event.key(), "") if plain else ""


_KEYS = {
    Qt.Key.Key_Return: "edit",
    Qt.Key.Key_Enter: "edit",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Insert: "new",
}


def _spans_of(places: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs of numbers that follow one another."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = (spans[-1][0], place)
        else:
            spans.append((place, place))
    return spans
