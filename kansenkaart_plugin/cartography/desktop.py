"""A file's own levels in QGIS: on the owner's canvas, and by default wherever it is opened."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
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
from qgis.PyQt.QtXml import QDomDocument

from . import palette
from .layers import counts_layer
from .writing import text_format

LEVEL_PROPERTY = "kansenkaart/level"
PATH_PROPERTY = "kansenkaart/path"

__all__ = ["LEVEL_PROPERTY", "PATH_PROPERTY", "counts_layer", "level_layer", "level_style"]

_KINDS = {
    Qgis.GeometryType.Point: "MultiPoint",
    Qgis.GeometryType.Line: "MultiLineString",
    Qgis.GeometryType.Polygon: "MultiPolygon",
}
_RANKS = (
    # outline in mm, its colour, the fill, size of names in points, the scale from which they show;
    # the last for all that is lower
    (0.8, "#555555", "255,255,255,1", 10, 250_000),
    (0.5, "#757575", "255,255,255,1", 9, 60_000),
    (0.3, "#969696", "255,255,255,1", 8, 20_000),
    (0.2, "#a8a8a8", "222,219,212,150", 7, 4_000),
)


def level_layer(path: Path, level_key: str, title: str) -> QgsVectorLayer:
    """Return the table of a level in the file at ``path`` as a quiet layer called ``title``.

    Names show from 1:15 000. The layer bears `LEVEL_PROPERTY` and `PATH_PROPERTY`.
    """
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(f"{path}|layername=level_{level_key}", title, "ogr", options)
    layer.setCustomProperty(LEVEL_PROPERTY, level_key)
    layer.setCustomProperty(PATH_PROPERTY, str(path))
    if layer.isValid():
        layer.setRenderer(QgsSingleSymbolRenderer(_quiet(layer.geometryType())))
        _name_features(layer, 15_000)
    return layer


def level_style(geometry: Qgis.GeometryType, rank: int) -> str:
    """Return the QML with which QGIS shows a level by itself: quieter the lower its ``rank``.

    Only symbols and labels are in it: no form, action or other code.
    """
    width, outline, fill, points, scale = _RANKS[min(rank, len(_RANKS)) - 1]
    layer = QgsVectorLayer(f"{_KINDS[geometry]}?field=label:string", "level", "memory")
    symbol = _quiet(geometry)
    if geometry == Qgis.GeometryType.Polygon:
        symbol = QgsFillSymbol.createSimple(
            {
                "color": fill,
                "outline_color": outline,
                "outline_width": str(width),
                "joinstyle": "round",
            }
        )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    _name_features(layer, scale, points, bold=rank == 1)
    document = QDomDocument("qgis")
    category = QgsMapLayer.StyleCategory
    layer.exportNamedStyle(document, QgsReadWriteContext(), category.Symbology | category.Labeling)
    return document.toString(-1)


def _quiet(geometry: Qgis.GeometryType) -> QgsSymbol:
    if geometry == Qgis.GeometryType.Point:
        return QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": "#ffffff", "outline_color": palette.SOFT_INK, "size": "2.4"}
        )
    if geometry == Qgis.GeometryType.Line:
        return QgsLineSymbol.createSimple({"color": palette.SOFT_INK, "width": "0.5"})
    # transparent, not empty, so that a click inside selects the feature
    return QgsFillSymbol.createSimple(
        {"color": "255,255,255,1", "outline_color": palette.QUIET, "outline_width": "0.3"}
    )


def _name_features(
    layer: QgsVectorLayer, scale: int, points: float = 8, bold: bool = False
) -> None:
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
    settings.scaleVisibility = True
    settings.minimumScale = scale
    settings.maximumScale = 1
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
