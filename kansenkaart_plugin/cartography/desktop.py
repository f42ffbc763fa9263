"""A file's own levels in QGIS: on the owner's canvas, and by default wherever it is opened."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from typing import NamedTuple

from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsReadWriteContext,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtXml import QDomDocument

from . import palette
from .writing import text_format

LEVEL_PROPERTY = "kansenkaart/level"
PATH_PROPERTY = "kansenkaart/path"

_KINDS = {
    Qgis.GeometryType.Point: "MultiPoint",
    Qgis.GeometryType.Line: "MultiLineString",
    Qgis.GeometryType.Polygon: "MultiPolygon",
}


class _Look(NamedTuple):
    """How a level is drawn: its outline (width in mm), fill, and names (points, from 1:scale)."""

    width: float
    outline: str
    fill: str
    points: float
    scale: float


# a fill is transparent, not empty, so that a click inside selects the feature
_RANKS = (
    _Look(0.8, "#555555", "255,255,255,1", 10, 250_000),
    _Look(0.5, "#757575", "255,255,255,1", 9, 60_000),
    _Look(0.3, "#969696", "255,255,255,1", 8, 20_000),
    _Look(0.2, "#a8a8a8", "222,219,212,150", 7, 4_000),
)
"""By rank; the last is for all that is lower."""

_NAME_WIDTH = 0.022  # metres on the screen
_CLOSEST = 1000.0
_LINE = 18  # characters


def level_layer(path: Path, level_key: str, title: str, rank: int) -> QgsVectorLayer:
    """Return the table of a level in the file at ``path`` as a quiet layer called ``title``.

    It is quieter the lower its ``rank`` (1 is the highest); names show from the scale at which
    they fit. The layer bears `LEVEL_PROPERTY` and `PATH_PROPERTY`.
    """
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(f"{path}|layername=level_{level_key}", title, "ogr", options)
    layer.setCustomProperty(LEVEL_PROPERTY, level_key)
    layer.setCustomProperty(PATH_PROPERTY, str(path))
    if layer.isValid():
        _dress(layer, rank, _naming_scale(layer))
        if not _has_names(layer):
            layer.setLabelsEnabled(False)
    return layer


def soften_selection(layer: QgsVectorLayer) -> None:
    """Let what is selected on ``layer`` be seen through: names and rings stay legible."""
    areal = layer.geometryType() == Qgis.GeometryType.Polygon
    chosen = layer.selectionProperties()
    chosen.setSelectionRenderingMode(Qgis.SelectionRenderingMode.CustomColor)
    chosen.setSelectionColor(QColor(255, 190, 0, 95 if areal else 255))


def level_style(geometry: Qgis.GeometryType, rank: int) -> str:
    """Return the QML with which QGIS shows a level by itself: quieter the lower its ``rank``.

    Only symbols and labels are in it: no form, action or other code.
    """
    layer = QgsVectorLayer(f"{_KINDS[geometry]}?field=label:string", "level", "memory")
    _dress(layer, rank, _look(rank).scale)
    document = QDomDocument("qgis")
    category = QgsMapLayer.StyleCategory
    layer.exportNamedStyle(document, QgsReadWriteContext(), category.Symbology | category.Labeling)
    return document.toString(-1)


def _look(rank: int) -> _Look:
    return _RANKS[min(rank, len(_RANKS)) - 1]


def _dress(layer: QgsVectorLayer, rank: int, scale: float) -> None:
    """Give ``layer`` the symbol of its ``rank``, and names from 1:``scale``."""
    look = _look(rank)
    layer.setRenderer(QgsSingleSymbolRenderer(_symbol(layer.geometryType(), look)))
    _name_features(layer, scale, look.points, bold=rank == 1)


def _symbol(geometry: Qgis.GeometryType, look: _Look) -> QgsSymbol:
    if geometry == Qgis.GeometryType.Point:
        return QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": "#ffffff", "outline_color": palette.SOFT_INK, "size": "2.4"}
        )
    if geometry == Qgis.GeometryType.Line:
        return QgsLineSymbol.createSimple({"color": palette.SOFT_INK, "width": "0.5"})
    return QgsFillSymbol.createSimple(
        {
            "color": look.fill,
            "outline_color": look.outline,
            "outline_width": str(look.width),
            "joinstyle": "round",
        }
    )


def _has_names(layer: QgsVectorLayer) -> bool:
    """Return whether features are called otherwise than by their keys; some are looked at."""
    request = QgsFeatureRequest().setLimit(50).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    some = [(feature["label"], feature["feature_key"]) for feature in layer.getFeatures(request)]
    return not some or any(label != key for label, key in some)


def _naming_scale(layer: QgsVectorLayer) -> float:
    """Return the scale (its denominator) at which a usual feature is as wide as its name."""
    extent, count = layer.extent(), max(layer.featureCount(), 1)
    width = sqrt(extent.width() * extent.height() / count)  # metres
    return max(width / _NAME_WIDTH, _CLOSEST)


def _name_features(layer: QgsVectorLayer, scale: float, points: float, bold: bool) -> None:
    """Show the names of features from 1:``scale``, in ``points``."""
    if layer.fields().indexFromName("label") < 0:
        return
    settings = QgsPalLayerSettings()
    settings.fieldName = "label"
    settings.isExpression = False
    named = text_format(points, bold, palette.SOFT_INK)
    halo = named.buffer()
    halo.setEnabled(True)
    halo.setSize(0.6)
    named.setBuffer(halo)
    settings.setFormat(named)
    settings.autoWrapLength = _LINE
    settings.multilineAlignment = Qgis.LabelMultiLineAlignment.Center
    if layer.geometryType() == Qgis.GeometryType.Polygon:
        settings.placement = Qgis.LabelPlacement.Horizontal  # inside, where there is room
    settings.scaleVisibility = True
    settings.minimumScale = scale
    settings.maximumScale = 1
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
