"""Signs of an agreement that say: look here. Each is a shape and words, so colour is extra."""

from __future__ import annotations

from typing import Iterable, Literal, NamedTuple

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF

from ...cartography.wording import day
from ...domain.attention import Attention
from ...domain.sentence import QT_TRANSLATE_NOOP, Sentence, Translator
from .questions import Card

Shape = Literal["triangle", "clock", "circle", "bar"]
SHAPES: dict[Attention, Shape] = {
    Attention.OVERDUE: "triangle",
    Attention.SOON: "clock",
    Attention.LEADERLESS: "circle",
}
_STRONG = ("#b3261e", "#ff9b91")
_MILD = ("#85560a", "#f2c05c")
"""Colours on light and on dark ground, both with a contrast above 4.5."""


class Sign(NamedTuple):
    """A shape and the words beside it; ``number`` counts what more there is of the same."""

    shape: Shape
    words: object
    more: int = 0


def signs_of(card: Card) -> list[Sign]:
    """Return the signs of a card, the most urgent first."""
    signs = [Sign(SHAPES[attention], attention) for attention in card.attention]
    if card.obstacles:
        signs.append(Sign("bar", _brief(card.obstacles[0]), len(card.obstacles) - 1))
    if card.reservation:
        signs.append(Sign("bar", Sentence("{reservation}", reservation=card.reservation)))
    return signs


def _brief(obstacle: Sentence) -> Sentence:
    """Return what stands in the way in the fewest words: who thinks what, or has said nothing."""
    if "stance" in obstacle.values:
        return Sentence("{stance}: {party}", **obstacle.values)
    if "party" in obstacle.values:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "no position: {party}")
        return Sentence(template, **obstacle.values)
    return Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "fewer than two parties"))


def spoken(sign: Sign, translate: Translator) -> str:
    """Return a sign in words."""
    words = sign.words
    text = words.text(translate) if isinstance(words, Sentence) else words.label(translate.language)
    return f"{text} (+{sign.more})" if sign.more else text


def attention_text(
    attention: Iterable[Attention], due_date: str | None, translate: Translator
) -> list[str]:
    """Return in sentences why an agreement asks for attention."""
    due = day(due_date, translate.language) if due_date else ""
    templates = {
        Attention.OVERDUE: QT_TRANSLATE_NOOP("Kansenkaart", "Overdue since {day}."),
        Attention.SOON: QT_TRANSLATE_NOOP("Kansenkaart", "Due soon: {day}."),
        Attention.LEADERLESS: QT_TRANSLATE_NOOP("Kansenkaart", "Nobody leads it yet."),
    }
    return [Sentence(templates[why], day=due).text(translate) for why in attention]


def colour_of(shape: Shape, palette: QPalette) -> QColor:
    """Return the colour of a sign on the ground of ``palette``."""
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    return QColor((_STRONG if shape == "triangle" else _MILD)[dark])


def draw_sign(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    """Draw a sign inside ``box``, a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.2, box.width() / 9)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = box.adjusted(1, 1, -1, -1)
    middle = box.center()
    if shape == "triangle":
        corners = [QPointF(middle.x(), box.top()), box.bottomRight(), box.bottomLeft()]
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(corners))
    elif shape == "bar":
        painter.drawEllipse(box)
        inset = box.width() / 4
        painter.drawLine(
            QPointF(box.left() + inset, middle.y()), QPointF(box.right() - inset, middle.y())
        )
    else:
        painter.drawEllipse(box)
        if shape == "clock":
            painter.drawLine(middle, QPointF(middle.x(), box.top() + box.height() / 5))
            painter.drawLine(middle, QPointF(box.right() - box.width() / 4, middle.y()))
    painter.restore()


def sign_icon(shape: Shape, palette: QPalette, side: int, ratio: float) -> QIcon:
    """Return a sign as an icon of ``side`` pixels, drawn for a screen of ``ratio``."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_sign(painter, shape, QRectF(0, 0, side, side), colour_of(shape, palette))
    painter.end()
    return QIcon(pixmap)
