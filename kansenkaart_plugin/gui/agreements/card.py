"""How a card of the board is drawn: code and date, title, who leads, and its signs in words."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QTextLayout
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...cartography.language import interface_translator
from ...cartography.wording import day
from ...domain.attention import Attention
from .board_model import CARD_ROLE, BoardModel
from .questions import Card
from .signs import Sign, colour_of, draw_sign, signs_of, spoken

_ACCENT = QColor("#009e73")
"""The colour of agreements, as in the legend and the icons."""

_GAP, _MARGIN, _BAR = 3.0, 7.0, 3.0
_TITLE_LINES = 2
_PRESSING = (Attention.OVERDUE, Attention.SOON)
_LONGEST = 300


class CardDelegate(QStyledItemDelegate):
    """Draws cards as wide as their column; their height is that of what there is to say."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Return the size of a card in the column that ``option`` is of."""
        card, width = index.data(CARD_ROLE), option.widget.viewport().width()
        metrics = QFontMetricsF(option.font)
        inner = width - 2 * _GAP - 2 * _MARGIN - _BAR
        # measured, not laid out: a column of thousands asks this for each card
        fits = metrics.horizontalAdvance(_one_line(card)) <= inner
        lines = 1 + (1 if fits else _TITLE_LINES) + len(signs_of(card))
        lines += bool(card.row.due_date) and not _is_pressing(card)
        return QSize(width, round(lines * metrics.lineSpacing() + 2 * _MARGIN + 2 * _GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw a card."""
        card, model = index.data(CARD_ROLE), index.model()
        painter.save()
        box = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._paint_ground(painter, option, box)
        inner = box.adjusted(_MARGIN + _BAR, _MARGIN, -_MARGIN, -_MARGIN)
        _Lines(painter, option, inner).draw(
            card, model, self._title(card, option.font, inner.width())
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground, line = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Mid)
        highlight = palette.color(QPalette.ColorRole.Highlight)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(mixed(ground, highlight, 0.18) if chosen else ground)
        painter.setPen(QPen(highlight if chosen else line, 1.8 if chosen else 1.0))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_ACCENT)
        painter.drawRoundedRect(QRectF(box.left(), box.top(), _BAR, box.height()), 1, 1)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 2, 2)

    def _title(self, card: Card, font: QFont, width: float) -> list[str]:
        return wrapped(_one_line(card), font, width, _TITLE_LINES)


def _one_line(card: Card) -> str:
    return " ".join(card.row.title[:_LONGEST].split())


def _is_pressing(card: Card) -> bool:
    """Return whether a sign shows the date already."""
    return any(one in _PRESSING for one in card.attention)


class _Lines:
    """Writes the lines of one card, from the top down."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        self._painter = painter
        self._palette = option.palette
        self._font = option.font
        self._box = box
        self._step = QFontMetricsF(option.font).lineSpacing()
        text = self._palette.color(QPalette.ColorRole.Text)
        self._ink = text
        self._quiet = mixed(text, self._palette.color(QPalette.ColorRole.Base), 0.35)

    def draw(self, card: Card, model: BoardModel, title: list[str]) -> None:
        """Write everything about ``card``."""
        row = card.row
        due = day(row.due_date, QgsApplication.locale()) if row.due_date else ""
        self._head(row.code, ", ".join(model.party(key) for key in card.leads))
        for line in title:
            self._write(line, self._font, self._ink)
            self._next()
        if due and not _is_pressing(card):
            self._write(due, self._font, self._quiet)
            self._next()
        for sign in signs_of(card):
            pressing = sign.words in _PRESSING
            self._sign(sign, due if pressing else "")
            self._next()

    def _head(self, code: str, leads: str) -> None:
        bold = QFont(self._font)
        bold.setBold(True)
        self._write(code, bold, self._ink)
        indent = QFontMetricsF(bold).horizontalAdvance(f"{code}  ")
        self._write(leads, self._font, self._quiet, indent)
        self._next()

    def _sign(self, sign: Sign, due: str) -> None:
        colour = colour_of(sign.shape, self._palette)
        side = self._step * 0.72
        top = self._box.top() + (self._step - side) / 2
        draw_sign(self._painter, sign.shape, QRectF(self._box.left(), top, side, side), colour)
        text = f"{spoken(sign, interface_translator())} {due}"
        self._write(text, self._font, colour, indent=side + 5)

    def _write(self, text: str, font: QFont, colour: QColor, indent: float = 0.0) -> None:
        width = self._box.width() - indent
        line = QFontMetricsF(font).elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, width
        )
        self._painter.setFont(font)
        self._painter.setPen(colour)
        place = QRectF(self._box.left() + indent, self._box.top(), width, self._step)
        how = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        self._painter.drawText(place, int(how), line)

    def _next(self) -> None:
        self._box.setTop(self._box.top() + self._step)


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Return ``text`` in at most ``most`` lines of ``width``; … says that it is cut."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        line.setPosition(QPointF(0, 0))
        start, length = line.textStart(), line.textLength()
        if len(lines) == most - 1:
            rest = QFontMetricsF(font)
            lines.append(rest.elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(text[start : start + length].strip())
    layout.endLayout()
    return lines or [""]


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return ``one`` with a ``share`` (0 to 1) of ``other``."""
    return QColor.fromRgbF(
        *(a * (1 - share) + b * share for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3]))
    )
