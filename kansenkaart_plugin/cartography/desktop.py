"""The open file's own levels on the canvas: shown to its owner, never part of a product."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from . import palette
from .layers import counts_layer
from .writing import text_format

LEVEL_PROPERTY = "kansenkaart/level"
PATH_PROPERTY = "kansenkaart/path"

__all__ = ["LEVEL_PROPERTY", "PATH_PROPERTY", "counts_layer", "level_layer"]


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
        _name_features(layer)
    return layer


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


def _name_features(layer: QgsVectorLayer) -> None:
    if layer.fields().indexFromName("label") < 0:
        return
    settings = QgsPalLayerSettings()
    settings.fieldName = "label"
    settings.isExpression = False
    settings.setFormat(text_format(8, colour=palette.SOFT_INK))
    settings.scaleVisibility = True
    settings.minimumScale = 15000
    settings.maximumScale = 1
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
