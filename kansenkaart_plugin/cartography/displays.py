"""The QGIS side of `symbology`: how a level is drawn, and the renderer that draws it."""

from __future__ import annotations

from typing import Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from ..domain.style import LevelStyle
from . import palette
from .symbology import Display, Step, level_display

SHADE = "shade"
"""The field with the step of a feature (0: it has no records)."""


def display_of(layer: QgsVectorLayer, style: LevelStyle | None) -> Display:
    """Return how the level in ``layer`` (with ``feature_key`` and ``label``) is drawn.

    Only some of the features are looked at.
    """
    areal = layer.geometryType() == Qgis.GeometryType.Polygon
    number = max(layer.featureCount(), 0)
    request = QgsFeatureRequest().setLimit(200)
    request.setSubsetOfAttributes(["feature_key", "label"], layer.fields())
    some, named, ground = 0, 0, 0.0
    for feature in layer.getFeatures(request):
        some += 1
        label = feature["label"]
        named += bool(label) and label != feature["feature_key"]
        ground += feature.geometry().area() if areal else 0.0
    extent = layer.extent()
    whole = extent.width() * extent.height()
    covers = bool(some and whole) and ground / some * number > whole / 3
    return level_display(style, areal, covers, named * 2 > some, number)


def renderer(
    geometry: Qgis.GeometryType,
    shades: palette.Shades,
    steps: Sequence[Step],
    scale: float = 1.0,
    surroundings: int | None = None,
) -> QgsCategorizedSymbolRenderer:
    """Return what draws a layer by the steps in its field `SHADE`.

    ``surroundings`` is the value of features outside the project area, if there are any.
    """
    fills = {} if surroundings is None else {surroundings: shades.surroundings}
    fills.update((place, step.fill) for place, step in enumerate(steps, start=1))
    classes = [
        QgsRendererCategory(place, symbol(geometry, fill, shades, place > 0, scale), str(place))
        for place, fill in fills.items()
    ]
    # the empty value stands for all the rest; without it QGIS looks at each feature beforehand
    rest = symbol(geometry, shades.empty, shades, False, scale)
    return QgsCategorizedSymbolRenderer(SHADE, [*classes, QgsRendererCategory(None, rest, "0")])


def symbol(
    geometry: Qgis.GeometryType, fill: str, shades: palette.Shades, filled: bool, scale: float
) -> QgsSymbol:
    """Return the symbol of a feature; ``filled`` says that it has records."""
    line = shades.outline if filled else shades.quiet_outline
    if filled and fill not in (*shades.steps, *shades.four):
        # a kind's own colour, which a small shape must show
        line = palette.mixed(fill, palette.INK, 0.6)
    if geometry == Qgis.GeometryType.Polygon:
        return _area(fill, line, shades.empty == palette.PAPER, scale)
    colour = fill if filled else palette.QUIET
    if geometry == Qgis.GeometryType.Line:
        width = (1.2 if filled else 0.5) * scale
        return QgsLineSymbol.createSimple({"color": colour, "width": f"{width:.2f}"})
    size = (3.0 if filled else 1.6) * scale
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": colour, "outline_color": line, "size": f"{size:.2f}"}
    )


def _area(fill: str, line: str, cased: bool, scale: float) -> QgsFillSymbol:
    """Return a polygon; the border of one that covers the ground shows on any two shades."""
    style = {"color": fill, "outline_color": line, "outline_width": f"{0.15 * scale:.2f}"}
    made = QgsFillSymbol.createSimple({**style, "joinstyle": "round"})
    if cased:
        made.symbolLayer(0).setStrokeColor(QColor(palette.PAPER))
        made.symbolLayer(0).setStrokeWidth(0.6 * scale)
        border = QgsSimpleLineSymbolLayer(QColor(line), 0.22 * scale)
        made.appendSymbolLayer(border)
    return made
