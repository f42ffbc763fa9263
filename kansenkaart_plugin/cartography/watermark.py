"""The word across a map that is not final yet."""

from __future__ import annotations

import math
from functools import cache

from qgis.core import (
    QgsFillSymbol,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QTransform

from . import palette
from .boxes import Box
from .layers import memory_layer
from .writing import outline

_LENGTH = 0.62
"""Part of the diagonal of the frame that the word takes."""


def watermark(text: str, shown: QgsRectangle, frame: Box, crs: str) -> QgsVectorLayer:
    """Return a layer with ``text`` across the map that shows ``shown`` in ``frame`` (mm)."""
    shape = QgsGeometry(_letters(text))
    middle, unit = shown.center(), shown.width() / frame.width  # metres in a mm
    size = _LENGTH * math.hypot(frame.width, frame.height) * unit
    place = QTransform().translate(middle.x(), middle.y())
    place.rotateRadians(math.atan2(frame.height, frame.width))
    shape.transform(place.scale(size, size))
    layer = memory_layer("MultiPolygon", "watermark", crs, "field=text:string", [(shape, [text])])
    style = {"color": palette.WATERMARK, "outline_style": "no"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(style)))
    return layer


@cache
def _letters(text: str) -> QgsGeometry:
    """Return ``text`` around (0, 0), 1 wide; what lies in two of its outlines is a hole."""
    path = outline(text)
    box = path.boundingRect()
    shape = QgsGeometry()
    for part in path.toSubpathPolygons():
        ring = [
            QgsPointXY(
                (point.x() - box.center().x()) / box.width(),
                (box.center().y() - point.y()) / box.width(),
            )
            for point in part
        ]
        letter = QgsGeometry.fromPolygonXY([ring])
        shape = letter if shape.isNull() else shape.symDifference(letter)
    shape.convertToMultiType()
    return shape
