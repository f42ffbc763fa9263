"""The layers of markers, names and leaders, from where `markers` placed them (in map units)."""

from __future__ import annotations

from typing import Callable, Mapping

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsEllipseSymbolLayer,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsRectangle,
    QgsRendererCategory,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor

from ..domain.profile import KindStyle
from ..domain.words import RecordKind
from . import palette
from .layers import memory_layer
from .markers import Placement
from .writing import text_format

LOOSE = "loose"
"""Beginning of the key of a spot for a loose link, drawn at its stored point."""

CONTEXT = "context"
"""Beginning of the key of a spot that only names a feature of the surroundings."""

Ground = Callable[[float, float], QgsPointXY]


def ground_of(extent: QgsRectangle, width: float) -> Ground:
    """Return what turns mm in a frame ``width`` mm wide into a point of the map."""
    unit = extent.width() / width

    def ground(x: float, y: float) -> QgsPointXY:
        return QgsPointXY(extent.xMinimum() + x * unit, extent.yMaximum() - y * unit)

    return ground


def sign_layers(
    placement: Placement,
    ground: Ground,
    crs: str,
    style: Mapping[RecordKind, KindStyle],
    tag_size: tuple[float, float],
    points: float,
) -> list[QgsVectorLayer]:
    """Return the layers of markers, names and leaders, topmost first; sizes in mm."""
    return [
        _tag_layer(placement, ground, crs, style, tag_size, points),
        _label_layer(placement, ground, crs, points),
        _leader_layer(placement, ground, crs),
        _loose_layer(placement, ground, crs, tag_size[1]),
    ]


def _tag_layer(
    placement: Placement,
    ground: Ground,
    crs: str,
    style: Mapping[RecordKind, KindStyle],
    tag_size: tuple[float, float],
    points: float,
) -> QgsVectorLayer:
    rows = [
        (QgsGeometry.fromPointXY(ground(*put.box.centre)), [put.tag.text, put.tag.kind])
        for put in placement.tags
    ]
    layer = memory_layer("Point", "markers", crs, "field=code:string&field=kind:string", rows)
    categories = [
        QgsRendererCategory(kind.value, _tag_symbol(kind, style, tag_size), kind.value)
        for kind in RecordKind
    ]
    categories.append(QgsRendererCategory("", _tag_symbol(None, style, tag_size), "n"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    # the shape takes the left of the marker, the code is centred in what is left
    shift = tag_size[1] * 0.42
    _label(layer, "code", text_format(points, bold=True), shift)
    return layer


def _tag_symbol(
    kind: RecordKind | None,
    style: Mapping[RecordKind, KindStyle],
    tag_size: tuple[float, float],
) -> QgsMarkerSymbol:
    plate = QgsEllipseSymbolLayer()
    plate.setSymbolName("rectangle")
    plate.setSymbolWidth(tag_size[0])
    plate.setSymbolHeight(tag_size[1])
    plate.setSymbolWidthUnit(Qgis.RenderUnit.Millimeters)
    plate.setSymbolHeightUnit(Qgis.RenderUnit.Millimeters)
    plate.setFillColor(QColor("#ffffff"))
    plate.setStrokeColor(QColor(palette.SOFT_INK))
    plate.setStrokeWidth(0.15)
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.changeSymbolLayer(0, plate)
    left = -tag_size[0] / 2 + tag_size[1] * 0.5
    if kind is None:
        for shift in (-0.16, 0.16):
            at = left + shift * tag_size[1]
            symbol.appendSymbolLayer(_shape("circle", "#ffffff", at, tag_size[1] * 0.45))
    else:
        look = palette.look_of(kind, style)
        symbol.appendSymbolLayer(_shape(look.shape, look.colour, left, tag_size[1] * 0.62))
    return symbol


def _shape(name: str, colour: str, x: float, size: float) -> QgsSimpleMarkerSymbolLayer:
    shape = QgsSimpleMarkerSymbolLayer.create(
        {
            "name": name,
            "color": colour,
            "outline_color": palette.INK,
            "outline_width": "0.15",
            "size": f"{size:.2f}",
        }
    )
    shape.setOffset(QPointF(x, 0))
    return shape


def _label_layer(placement: Placement, ground: Ground, crs: str, points: float) -> QgsVectorLayer:
    rows = [
        (
            QgsGeometry.fromPointXY(ground(*put.box.centre)),
            [
                "\n".join(put.spot.label),
                "#767676" if put.spot.key.startswith(CONTEXT) else palette.INK,
            ],
        )
        for put in placement.labels
    ]
    layer = memory_layer("Point", "names", crs, "field=name:string&field=colour:string", rows)
    layer.setRenderer(QgsNullSymbolRenderer())
    form = text_format(points, colour=palette.INK)
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.5)
    halo.setColor(QColor("#ffffff"))
    form.setBuffer(halo)
    _label(layer, "name", form, 0.0, colour="colour")
    return layer


def _label(
    layer: QgsVectorLayer, name: str, form: QgsTextFormat, shift: float, colour: str = ""
) -> None:
    settings = QgsPalLayerSettings()
    settings.fieldName = name
    settings.isExpression = False
    settings.setFormat(form)
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.quadOffset = Qgis.LabelQuadrantPosition.Over
    settings.xOffset = shift
    settings.offsetUnits = Qgis.RenderUnit.Millimeters
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.obstacle = False
    how = settings.placementSettings()
    how.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    how.setAllowDegradedPlacement(True)
    settings.setPlacementSettings(how)
    if colour:
        own = settings.dataDefinedProperties()
        own.setProperty(QgsPalLayerSettings.Property.Color, QgsProperty.fromField(colour))
        settings.setDataDefinedProperties(own)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _leader_layer(placement: Placement, ground: Ground, crs: str) -> QgsVectorLayer:
    rows = [
        (QgsGeometry.fromPolylineXY([ground(a, b), ground(c, d)]), [1])
        for a, b, c, d in placement.leaders
    ]
    layer = memory_layer("LineString", "leaders", crs, "field=n:integer", rows)
    symbol = QgsLineSymbol.createSimple({"color": palette.SOFT_INK, "width": "0.2"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _loose_layer(placement: Placement, ground: Ground, crs: str, height: float) -> QgsVectorLayer:
    spots = {put.spot.key: put.spot for put in placement.tags}
    spots.update({spot.key: spot for spot in placement.unplaced})
    rows = [
        (QgsGeometry.fromPointXY(ground(spot.x, spot.y)), [key])
        for key, spot in spots.items()
        if key.startswith(LOOSE)
    ]
    layer = memory_layer("Point", "loose", crs, "field=key:string", rows)
    symbol = QgsMarkerSymbol.createSimple(
        {
            "name": "cross2",
            "outline_color": palette.WARNING,
            "outline_width": "0.4",
            "size": f"{height * 0.6:.2f}",
        }
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer
