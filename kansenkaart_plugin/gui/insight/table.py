"""A quiet table of figures: a thin bar, a number, and each of them leads to its records."""

from __future__ import annotations

from typing import NamedTuple, Sequence, Tuple, Union

from qgis.PyQt.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ..number import number
from ..quiet_table import quieten
from ..tips import tip

FIGURE_ROLE = Qt.ItemDataRole.UserRole
_BAR = 5
_SHORTEST_BAR = 48
_GAP = 8
_SOFT = 150
"""Opacity (of 255) of letters that step back."""
_LINK = QPalette.ColorRole.Link
_HOVERED = QStyle.StateFlag.State_MouseOver
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Figure(NamedTuple):
    """A number that leads to ``records``; ``label`` says which ones those are.

    ``part`` (0 to 1) is the length of the bar before it, in ``colour``; None draws no bar.
    ``suffix`` stands behind it in soft letters.
    """

    count: int
    label: str
    records: Tuple[str, ...]
    part: float | None = None
    colour: str = ""
    suffix: str = ""

    @property
    def is_link(self) -> bool:
        """Whether it leads anywhere."""
        return bool(self.records)


Cell = Union[str, Figure]


class FigureTable(QTableWidget):
    """As high as its rows; the arrows go from figure to figure, Enter or a click leads on."""

    figure_wanted = pyqtSignal(object)
    """The records of this `Figure` are asked for."""
    moved = pyqtSignal(object)
    """The keyboard went to the cell with this rectangle (of the viewport)."""

    def __init__(self, name: str, title: str) -> None:
        """Start empty; ``name`` is the object name, ``title`` is for screen readers."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._delegate = _FigureDelegate(self)
        self.setItemDelegate(self._delegate)
        # a theme may draw frames and grounds of its own: here the page is the ground
        self.setStyleSheet("FigureTable { border: 0; background: transparent; }")
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        quieten(self)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.horizontalHeader().setSectionsClickable(False)
        self.cellClicked.connect(self._lead)
        self.cellActivated.connect(self._lead)
        self.cellEntered.connect(self._point)
        self.currentCellChanged.connect(self._tell_move)

    def set_cells(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Show ``rows`` under ``titles``; without titles there is no heading."""
        columns = len(rows[0]) if rows else len(titles)
        self._delegate.make_room(self.fontMetrics(), rows)
        self.blockSignals(True)
        self.setRowCount(0)
        self.setColumnCount(columns)
        self.setRowCount(len(rows))
        self.horizontalHeader().setVisible(bool(titles))
        self.setHorizontalHeaderLabels(list(titles) or [""] * columns)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                self.setItem(place, column, _item(cell, str(row[0])))
        for column in range(columns):
            self.horizontalHeaderItem(column).setTextAlignment(int(_RIGHT if column else _LEFT))
        self.blockSignals(False)
        self.updateGeometry()
        self.setFixedHeight(self.sizeHint().height())

    def set_widths(self, least: int, stretched: Sequence[int]) -> None:
        """Let the columns ``stretched`` share the room; the others get what they need."""
        header = self.horizontalHeader()
        header.setMinimumSectionSize(least)
        for column in range(self.columnCount()):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(
                column, mode.Stretch if column in stretched else mode.ResizeToContents
            )

    def figure(self, row: int, column: int) -> Figure | None:
        """Return the figure in a cell, or None where there is text."""
        item = self.item(row, column)
        return item.data(FIGURE_ROLE) if item else None

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        header = self.horizontalHeader()
        height = self.verticalHeader().length() + 2 * self.frameWidth()
        if not header.isHidden():
            height += header.sizeHint().height()
        if self.horizontalScrollBar().maximum() > 0:
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def resizeEvent(self, event: QEvent) -> None:
        """Leave room for the scroll bar when the columns do not fit."""
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def wheelEvent(self, event: QEvent) -> None:
        """Let the page scroll: there is nothing to scroll here."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.viewport().unsetCursor()

    def _point(self, row: int, column: int) -> None:
        figure = self.figure(row, column)
        if figure and figure.is_link:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def _lead(self, row: int, column: int) -> None:
        figure = self.figure(row, column)
        if figure and figure.is_link:
            self.figure_wanted.emit(figure)

    def _tell_move(self, row: int, column: int, *_: int) -> None:
        item = self.item(row, column)
        if item is not None:
            self.moved.emit(self.visualItemRect(item))


def _item(cell: Cell, row: str) -> QTableWidgetItem:
    if isinstance(cell, str):
        item = QTableWidgetItem(cell)
        item.setToolTip(tip(cell) if len(cell) > 40 else "")
        return item
    text = f"{number(cell.count)} {cell.suffix}".strip()
    item = QTableWidgetItem(text)
    item.setData(FIGURE_ROLE, cell)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{cell.label or row}: {text}")
    return item


class _Room(NamedTuple):
    """The room that the numbers and the suffixes of a column need, in pixels."""

    numbers: int
    suffixes: int


class _FigureDelegate(QStyledItemDelegate):
    """Draws a figure: a bar, its number, its suffix, each below those of the row above."""

    def __init__(self, parent: QTableWidget) -> None:
        super().__init__(parent)
        self._rooms: dict[int, _Room] = {}

    def make_room(self, metrics: QFontMetrics, rows: Sequence[Sequence[Cell]]) -> None:
        """Measure the figures of each column."""
        self._rooms = {}
        for column, cells in enumerate(zip(*rows)):
            figures = [cell for cell in cells if isinstance(cell, Figure)]
            if figures:
                self._rooms[column] = _Room(
                    max(metrics.horizontalAdvance(_shown(one)) for one in figures) + 2,
                    max(metrics.horizontalAdvance(one.suffix) for one in figures),
                )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Ask for a bar of some length before the number."""
        size = super().sizeHint(option, index)
        figure = index.data(FIGURE_ROLE)
        if figure is None:
            return size
        room = self._rooms[index.column()]
        bar = _SHORTEST_BAR + _GAP if figure.part is not None else 0
        suffix = room.suffixes + _GAP if room.suffixes else 0
        return QSize(bar + room.numbers + suffix + 2 * _GAP, size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a figure ourselves, and a text as always."""
        figure = index.data(FIGURE_ROLE)
        if figure is None:
            super().paint(painter, option, index)
            return
        room, palette = self._rooms[index.column()], option.palette
        right = option.rect.right() - _GAP
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if room.suffixes:
            place = _beside(option.rect, right - room.suffixes, room.suffixes)
            painter.setPen(_soft(palette))
            painter.drawText(place, int(_RIGHT), figure.suffix)
            right = place.left() - _GAP
        place = _beside(option.rect, right - room.numbers, room.numbers)
        font = QFont(option.font)
        font.setUnderline(figure.is_link and bool(option.state & _HOVERED))
        painter.setFont(font)
        painter.setPen(palette.color(_LINK) if figure.is_link else _soft(palette))
        painter.drawText(place, int(_RIGHT), _shown(figure))
        if figure.part is not None:
            left = option.rect.left() + _GAP
            _draw_bar(painter, _beside(option.rect, left, place.left() - _GAP - left), figure)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        painter.restore()


def _soft(palette: QPalette) -> QColor:
    colour = QColor(palette.color(QPalette.ColorRole.Text))
    colour.setAlpha(_SOFT)
    return colour


def _shown(figure: Figure) -> str:
    return number(figure.count) if figure.count else "–"


def _beside(cell: QRect, left: int, width: int) -> QRect:
    return QRect(left, cell.top(), width, cell.height())


def _draw_bar(painter: QPainter, room: QRect, figure: Figure) -> None:
    """Draw the whole as a faint line and the part as a bar on it."""
    if room.width() < _BAR:
        return
    line = QRectF(room.left(), room.center().y() - _BAR / 2 + 1, room.width(), _BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(figure.colour)
    faint = QColor(colour)
    faint.setAlpha(36)
    for length, fill in ((1.0, faint), (figure.part, colour)):
        if length > 0:
            painter.setBrush(fill)
            width = max(line.width() * min(length, 1.0), _BAR)
            painter.drawRoundedRect(QRectF(line.left(), line.top(), width, _BAR), 2, 2)
