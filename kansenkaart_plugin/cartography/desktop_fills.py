"""The fills of a level on the owner's map: its own layer, in classes of the keys of its features.

Nothing is read again and nothing is evaluated: QGIS looks the key of a feature up in a table.
"""

from __future__ import annotations

from typing import NamedTuple, Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomElement

from . import palette

_KEY = "feature_key"
_VEIL = 200
"""How opaque the shade of an area is (of 255), so that a map under it still shows."""


class Fill(NamedTuple):
    """A class of features: its colour, what it means, and the keys of the features."""

    colour: str
    label: str
    keys: tuple[str, ...]


def fill_level(layer: QgsVectorLayer, fills: Sequence[Fill], rest: str, areas: bool) -> None:
    """Give the features of a level their ``fills``; ``rest`` is what all others are called.

    ``areas`` says that they cover the ground. A layer to which its user gave a style of another
    sort keeps that; lines and all else of a single symbol stay.
    """
    quiet = _quiet(layer)
    if quiet is None:
        return
    classes = [
        QgsRendererCategory(list(fill.keys), _filled(quiet, fill.colour, areas), fill.label)
        for fill in fills
    ]
    # the empty value stands for all that has no class
    classes.append(QgsRendererCategory(None, quiet.clone(), rest))
    layer.setRenderer(QgsCategorizedSymbolRenderer(_KEY, classes))
    layer.triggerRepaint()


def empty_level(layer: QgsVectorLayer) -> None:
    """Take the fills away."""
    quiet = _quiet(layer)
    if quiet is not None and isinstance(layer.renderer(), QgsCategorizedSymbolRenderer):
        layer.setRenderer(QgsSingleSymbolRenderer(quiet))
        layer.triggerRepaint()


def without_keys(layer: QDomElement) -> None:
    """Take the keys out of a level that is saved with a project: they tell of records."""
    values = layer.firstChildElement("renderer-v2").elementsByTagName("val")
    while values.count():
        value = values.at(0)
        value.parentNode().removeChild(value)


def _quiet(layer: QgsVectorLayer) -> QgsSymbol | None:
    """Return the symbol of features without records; None when the style is not ours."""
    made = layer.renderer()
    if isinstance(made, QgsSingleSymbolRenderer):
        return made.symbol().clone()
    if isinstance(made, QgsCategorizedSymbolRenderer) and made.classAttribute() == _KEY:
        classes = made.categories()  # kept: the symbol is a part of it
        return classes[-1].symbol().clone()
    return None


def _filled(quiet: QgsSymbol, colour: str, areas: bool) -> QgsSymbol:
    symbol = quiet.clone()
    fill = QColor(colour)
    if areas:
        fill.setAlpha(_VEIL)
    symbol.setColor(fill)
    if not areas and symbol.type() == Qgis.SymbolType.Fill:
        symbol.symbolLayer(0).setStrokeColor(QColor(palette.mixed(colour, palette.INK, 0.6)))
    return symbol
