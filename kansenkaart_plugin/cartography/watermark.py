"""The word across a map that is not final yet."""

from __future__ import annotations

import math
from typing import Callable

from qgis.core import (
    QgsFillSymbol,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QPainterPath

from . import palette
from .boxes import Box
from .layers import memory_layer
from .writing import outline

_LENGTH = 0.62
"""Part of the diagonal of the frame that the word takes."""


def watermark(text: str, shown: QgsRectangle, frame: Box, crs: str) -> QgsVectorLayer:
    """Return a layer with ``text`` across the map that shows ``shown`` in ``frame`` (mm)."""
    path = outline(text)
    box = path.boundingRect()
    middle, unit = shown.center(), shown.width() / frame.width  # metres in a mm
    turn = math.atan2(frame.height, frame.width)
    size = _LENGTH * math.hypot(frame.width, frame.height) / box.width() * unit

    def ground(x: float, y: float) -> QgsPointXY:
        across, up = (x - box.center().x()) * size, (box.center().y() - y) * size
        return QgsPointXY(
            middle.x() + across * math.cos(turn) - up * math.sin(turn),
            middle.y() + across * math.sin(turn) + up * math.cos(turn),
        )

    rows = [(_shape(path, ground), [text])]
    layer = memory_layer("MultiPolygon", "watermark", crs, "field=text:string", rows)
    style = {"color": palette.WATERMARK, "outline_style": "no"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(style)))
    return layer


def _shape(path: QPainterPath, ground: Callable[[float, float], QgsPointXY]) -> QgsGeometry:
    """Return the letters of ``path`` on the ground: what lies in two outlines is a hole."""
    shape = QgsGeometry()
    for part in path.toSubpathPolygons():
        ring = QgsGeometry.fromPolygonXY([[ground(point.x(), point.y()) for point in part]])
        shape = ring if shape.isNull() else shape.symDifference(ring)
    shape.convertToMultiType()
    return shape
