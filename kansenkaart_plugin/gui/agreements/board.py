"""The board: a column for each status, over one model, with one selection for all of them."""

from __future__ import annotations

from typing import Mapping, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.words import Status
from .board_model import CARD_ROLE, COLUMNS, FOLDED, MIME, BoardModel, heading
from .card import CardDelegate
from .questions import Card

_WIDE, _WIDEST = 11, 26
"""The width of a column with cards, in letters m; without cards its heading decides."""

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Board(QScrollArea):
    """Columns side by side. What is chosen in one is chosen on the whole board."""

    chosen_changed = pyqtSignal()
    open_wanted = pyqtSignal()
    """Enter was pressed on a card."""
    zoom_wanted = pyqtSignal()
    """A card was double-clicked."""
    hovered = pyqtSignal(object)
    """The uuid of the agreement under the mouse; None when there is none."""
    menu_wanted = pyqtSignal(object)
    """The menu of the chosen cards is asked for, at a place on the screen."""
    step_wanted = pyqtSignal(int)
    """The chosen cards are to go this many statuses on (or back)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build the columns; ``name`` begins the object names."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.model = BoardModel(self)
        self._selection = QItemSelectionModel(self.model, self)
        self._selection.selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        self.columns = {status: Column(name, status, self) for status in COLUMNS}
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for status, column in self.columns.items():
            row.addWidget(column, 0 if status in FOLDED else 1)
            column.list.setSelectionModel(self._selection)
            column.fold(status in FOLDED)
        row.addStretch(0)
        self.setWidget(inside)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved):
            signal.connect(self._recount)
        self._recount()

    def _recount(self, *_: object) -> None:
        for column in self.columns.values():
            column.recount()

    def set_cards(
        self, cards: Sequence[Card], names: Mapping[str, str], chosen: Sequence[str]
    ) -> None:
        """Show ``cards``, of which ``chosen`` (uuids) stay so, also in another column."""
        blocked = self.blockSignals(True)
        self.model.set_cards(cards, names)
        self.blockSignals(blocked)
        self.choose(chosen)

    # what is chosen

    def chosen(self) -> list[str]:
        """Return the uuids of the chosen cards, column by column."""
        places = [(i.parent().row(), i.row(), i) for i in self._selection.selectedIndexes()]
        return [index.data(CARD_ROLE).row.uuid for *_, index in sorted(places, key=_place)]

    def choose(self, uuids: Sequence[str]) -> None:
        """Choose these cards and no others, telling nobody; the first comes into sight."""
        if self.chosen() == list(uuids):
            return
        places = [place for uuid in uuids if (place := self.model.place(uuid)).isValid()]
        how = QItemSelectionModel.SelectionFlag
        blocked = self.blockSignals(True)
        self._selection.clearSelection()
        for place in places:
            self._selection.select(place, how.Select)
        if places:
            self._selection.setCurrentIndex(places[0], how.NoUpdate)
            self._show(places[0])
            if any(column.list.hasFocus() for column in self.columns.values()):
                self.focus_board()  # the keyboard goes along with a card that moved
        self.blockSignals(blocked)

    def _show(self, index: QModelIndex) -> None:
        column = self.columns[COLUMNS[index.parent().row()]]
        column.fold(False)
        column.list.scrollTo(index)
        self.ensureWidgetVisible(column, 0, 0)

    # by keyboard

    def go(self, status: Status, step: int) -> None:
        """Go on to the nearest open column with cards on this side of ``status``."""
        place = COLUMNS.index(status) + step
        row = max(self._selection.currentIndex().row(), 0)
        while 0 <= place < len(COLUMNS):
            column = self.columns[COLUMNS[place]]
            if not column.is_folded and self.model.count(COLUMNS[place]):
                column.list.setFocus(Qt.FocusReason.TabFocusReason)
                last = self.model.count(COLUMNS[place]) - 1
                self._take(self.model.index(min(row, last), 0, self.model.column(COLUMNS[place])))
                return
            place += step

    def _take(self, index: QModelIndex) -> None:
        how = QItemSelectionModel.SelectionFlag
        self._selection.setCurrentIndex(index, how.ClearAndSelect)
        self._show(index)

    def enter(self, status: Status) -> None:
        """Make a card of the column that was entered the current one."""
        if self._selection.currentIndex().parent() != self.model.column(status):
            first = self.model.index(0, 0, self.model.column(status))
            if first.isValid():
                self._selection.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)

    def focus_board(self) -> None:
        """Give the keyboard to the column of the current card, else to the first with cards."""
        current = self._selection.currentIndex()
        if current.isValid() and current.parent().isValid():
            self.columns[COLUMNS[current.parent().row()]].list.setFocus()
            return
        filled = [s for s in COLUMNS if self.model.count(s) and not self.columns[s].is_folded]
        self.columns[filled[0] if filled else COLUMNS[0]].list.setFocus()

    def sizeHint(self) -> QSize:
        """Ask for the height of a few cards."""
        return QSize(super().sizeHint().width(), 14 * self.fontMetrics().lineSpacing())


def _place(item: tuple) -> tuple[int, int]:
    return item[0], item[1]


class Column(QWidget):
    """A heading with the number of cards, and the cards; folded it is the heading alone."""

    def __init__(self, name: str, status: Status, board: Board) -> None:
        """Make the column of ``status``."""
        super().__init__(board)
        self._status = status
        self._model = board.model
        self._title = heading(status, QgsApplication.locale())
        self.head = BoardHeading(f"{name}.{status.value}.heading", status, board.model)
        self.head.clicked.connect(lambda _: self.fold(not self.is_folded))
        self.list = CardList(f"{name}.{status.value}", status, self._title, board)
        self.is_folded = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)

    def fold(self, folded: bool) -> None:
        """Show the heading alone, or the cards too."""
        self.is_folded = folded
        self.list.setVisible(not folded)
        self.recount()

    def recount(self) -> None:
        """Say how many cards there are; a column without any is narrow."""
        count = self._model.count(self._status)
        self.head.show_title(self._title, count, self.is_folded)
        wide = count and not self.is_folded
        letter, least = self.fontMetrics().horizontalAdvance("m"), self.head.sizeHint().width()
        self.setMinimumWidth(max(_WIDE * letter, least) if wide else least)
        self.setMaximumWidth(max(_WIDEST * letter, least))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if wide else policy.Fixed, policy.Expanding)


class BoardHeading(QToolButton):
    """The name of a status and how many there are; cards can be dropped on it."""

    def __init__(self, name: str, status: Status, model: BoardModel) -> None:
        """Make the heading of ``status``."""
        super().__init__()
        self.setObjectName(name)
        self._status = status
        self._model = model
        self.setAcceptDrops(True)
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_title(self, title: str, count: int, folded: bool) -> None:
        """Show what the column is called, its number of cards, and whether it is folded."""
        arrow = Qt.ArrowType.RightArrow if folded else Qt.ArrowType.DownArrow
        self.setArrowType(arrow)
        self.setText(f"{title} ({count})")
        self.setToolTip(
            self.tr("{title}: {count}; a click folds the column").format(title=title, count=count)
        )
        self.setAccessibleName(f"{title}: {count}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for this status for the cards."""
        event.acceptProposedAction()
        self._model.drop(event.mimeData(), self._status)


class CardList(QListView):
    """The cards of one status."""

    def __init__(self, name: str, status: Status, title: str, board: Board) -> None:
        """Show what is below ``status`` in the model of ``board``."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._status = status
        self._board = board
        self.setModel(board.model)
        self.setRootIndex(board.model.column(status))
        self.setItemDelegate(CardDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _: board.zoom_wanted.emit())
        self.entered.connect(lambda index: board.hovered.emit(index.data(CARD_ROLE).row.uuid))
        self.viewportEntered.connect(lambda: board.hovered.emit(None))

    def sizeHint(self) -> QSize:
        """Leave the width to the board."""
        return QSize(0, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards be as wide as the column."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on from a card of this column."""
        self._board.enter(self._status)
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Notice that the mouse is over no card any more."""
        super().leaveEvent(event)
        self._board.hovered.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next column by an arrow; with Ctrl the cards go there."""
        step = _SIDEWAYS.get(event.key())
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._board.step_wanted.emit(step)
        elif step:
            self._board.go(self._status, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._board.open_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen, where the card is when a key was pressed."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self._board.menu_wanted.emit(place)
