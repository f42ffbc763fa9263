"""The layers of markers, names and lines, from where `markers` placed them (in map units).

Plate, sign and text of a marker are points of their own, each exactly where it is drawn.
"""

from __future__ import annotations

import base64
from typing import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsEllipseSymbolLayer,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleMarkerSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsSvgMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ..domain.words import RecordKind
from . import palette
from .boxes import Box
from .groups import Spot
from .layers import LevelLayers, memory_layer
from .markers import Placement, Plate
from .spots import LOOSE, MARKED, OUTSIDE, PARENT, PLAIN, Sight, text_size
from .symbology import Standing
from .writing import printable, text_format, width

SEVERAL = ""
"""The kind of a marker that stands for several records."""

_FEW = 2000
"""With more features than this the ground under a name is not looked up."""

PLATES = {
    Standing.FIRM.value: ("solid", palette.PAPER),
    Standing.TENTATIVE.value: ("dash", palette.PAPER),
    Standing.ENDED.value: ("dot", palette.ENDED),
}
"""The outline (QGIS's name of the pattern) and the fill of a marker, by how far its record is."""

_READABLE = 4.5
"""The contrast of a text with what is behind it (WCAG 1.4.3)."""

Looks = Mapping[RecordKind, palette.KindLook]
_COLOURS = {
    MARKED: palette.INK,
    PLAIN: palette.SOFT_INK,
    PARENT: "#5e5e5e",
    OUTSIDE: "#7a7a76",
}


def sign_layers(
    placement: Placement, sight: Sight, crs: str, looks: Looks, under: LevelLayers, height: float
) -> list[QgsVectorLayer]:
    """Return the layers of markers, names and lines, topmost first; a marker is ``height`` mm."""
    ranks = {put.rank for put in placement.names}
    layers = []
    if placement.plates:
        layers = [
            _code_layer(placement, sight, crs, height),
            _shape_layer(placement, sight, crs, looks, height),
            _plate_layer(placement, sight, crs, height),
        ]
    layers += [
        _name_layer(placement, sight, crs, rank, under) for rank in _COLOURS if rank in ranks
    ]
    if placement.leaders:
        layers.append(_leader_layer(placement, sight, crs, height))
    if any(spot.symbol for spot in placement.spots):
        layers.append(_size_layer(placement, sight, crs, under))
    loose = loose_spots(placement)
    if loose:
        layers.append(_loose_layer(loose, sight, crs, height))
    if any(group.hull for group in placement.groups):
        layers.append(_hull_layer(placement, sight, crs, height))
    return layers


def sign_room(height: float) -> float:
    """Return the width in mm that the sign takes at the left of a marker."""
    return height


def _code_layer(placement: Placement, sight: Sight, crs: str, height: float) -> QgsVectorLayer:
    room = sign_room(height)
    rows = [
        (
            QgsGeometry.fromPointXY(
                sight.ground(
                    plate.box.x + room + width(plate.text, sight.points, True) / 2,
                    plate.box.y + height / 2,
                )
            ),
            [plate.text, plate.kind],
        )
        for plate in placement.plates
    ]
    layer = memory_layer("Point", "markers", crs, "field=code:string&field=kind:string", rows)
    layer.setRenderer(QgsNullSymbolRenderer())
    label(layer, "code", text_format(sight.points, bold=True))
    return layer


def _plate(plate: Plate) -> tuple[str, str]:
    """Return outline and fill: of what changed since a date, or of how far a record is."""
    changed = palette.MARKS.get(plate.text[:1])
    return ("solid", changed) if changed else PLATES[plate.standing]


def _plate_layer(placement: Placement, sight: Sight, crs: str, height: float) -> QgsVectorLayer:
    rows = [
        (
            QgsGeometry.fromPointXY(sight.ground(*plate.box.centre)),
            [plate.box.width, *_plate(plate)],
        )
        for plate in placement.plates
    ]
    fields = "field=width:double&field=line:string&field=fill:string"
    layer = memory_layer("Point", "plates", crs, fields, rows)
    plate = QgsEllipseSymbolLayer()
    plate.setShape(QgsEllipseSymbolLayer.Shape.Rectangle)
    plate.setSymbolHeight(height)
    plate.setSymbolWidthUnit(Qgis.RenderUnit.Millimeters)
    plate.setSymbolHeightUnit(Qgis.RenderUnit.Millimeters)
    plate.setFillColor(QColor(palette.PAPER))
    plate.setStrokeColor(QColor(palette.SOFT_INK))
    plate.setStrokeWidth(0.2)
    for key, name in (("Width", "width"), ("StrokeStyle", "line"), ("FillColor", "fill")):
        one = getattr(QgsSymbolLayer.Property, key)
        plate.setDataDefinedProperty(one, QgsProperty.fromField(name))
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.changeSymbolLayer(0, plate)
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _size_layer(placement: Placement, sight: Sight, crs: str, under: LevelLayers) -> QgsVectorLayer:
    """Return the proportional symbols with their numbers."""
    spots = [spot for spot in placement.spots if spot.symbol]
    rows = [
        (QgsGeometry.fromPointXY(sight.ground(*spot.point)), [str(spot.number), spot.symbol])
        for spot in sorted(spots, key=lambda spot: -spot.symbol)
    ]
    layer = memory_layer("Point", "sizes", crs, "field=number:string&field=size:double", rows)
    circle = QgsMarkerSymbol.createSimple(
        {
            "name": "circle",
            "color": palette.PAPER,
            "outline_color": under.display.shades.outline,
            "outline_width": "0.35",
        }
    )
    size = QgsProperty.fromField("size")
    circle.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.Size, size)
    layer.setRenderer(QgsSingleSymbolRenderer(circle))
    if rows:
        label(layer, "number", text_format(sight.points, bold=True))
    return layer


def _shape_layer(
    placement: Placement, sight: Sight, crs: str, looks: Looks, height: float
) -> QgsVectorLayer:
    rows = [
        (
            QgsGeometry.fromPointXY(
                sight.ground(plate.box.x + 0.55 * height, plate.box.y + height / 2)
            ),
            [plate.kind],
        )
        for plate in placement.plates
    ]
    layer = memory_layer("Point", "shapes", crs, "field=kind:string", rows)
    categories = [
        QgsRendererCategory(kind.value, _shape(looks[kind], height), kind.value)
        for kind in RecordKind
    ]
    several = QgsMarkerSymbol.createSimple({})
    for index, shift in enumerate((-0.16, 0.16)):
        circle = _simple("circle", palette.PAPER, height * 0.42)
        circle["offset"] = f"{shift * height:.2f},0"
        part = QgsSimpleMarkerSymbolLayer.create(circle)
        if index:
            several.appendSymbolLayer(part)
        else:
            several.changeSymbolLayer(0, part)
    categories.append(QgsRendererCategory(SEVERAL, several, "several"))
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    return layer


def _simple(name: str, colour: str, size: float) -> dict[str, str]:
    return {
        "name": name,
        "color": colour,
        "outline_color": palette.INK,
        "outline_width": "0.15",
        "size": f"{size:.2f}",
    }


def _shape(look: palette.KindLook, height: float) -> QgsMarkerSymbol:
    if not look.icon:
        return QgsMarkerSymbol.createSimple(_simple(look.shape, look.colour, height * 0.62))
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" viewBox="0 0 200 200">'
        f'<g transform="translate(100 100) scale(100)">{look.icon}</g></svg>'
    )
    path = "base64:" + base64.b64encode(svg.encode()).decode()
    symbol = QgsMarkerSymbol.createSimple({})
    symbol.changeSymbolLayer(0, QgsSvgMarkerSymbolLayer(path, height * 0.74))
    return symbol


def _name_layer(
    placement: Placement, sight: Sight, crs: str, rank: str, under: LevelLayers
) -> QgsVectorLayer:
    """Return the names of one rank; each has a halo in the colour of the ground under it."""
    rows = [
        (
            QgsGeometry.fromPointXY(sight.ground(*put.box.centre)),
            [
                printable("\n".join(put.lines)),
                *_on_ground(rank, _ground_colour(put.box, sight, under)),
            ],
        )
        for put in placement.names
        if put.rank == rank
    ]
    fields = "field=name:string&field=halo:string&field=ink:string"
    layer = memory_layer("Point", f"names_{rank}", crs, fields, rows)
    layer.setRenderer(QgsNullSymbolRenderer())
    form = text_format(
        text_size(rank, sight.points), colour=_COLOURS[rank], italic=rank in (PARENT, OUTSIDE)
    )
    halo = QgsTextBufferSettings()
    halo.setEnabled(True)
    halo.setSize(0.75 if under.objects else 0.5)
    halo.setColor(QColor(palette.PAPER))
    form.setBuffer(halo)
    label(layer, "name", form, written=True)
    return layer


def _ground_colour(box: Box, sight: Sight, under: LevelLayers) -> str:
    """Return the colour under a name; white when it lies on more than one."""
    if under.objects or len(under.shapes) > _FEW:
        middle = sight.ground(*box.centre)
        outside = under.area is not None and not under.area.contains(middle)
        return palette.OUTSIDE if outside else palette.PAPER
    points = [
        sight.ground(box.x + across * box.width, box.y + down * box.height)
        for down in (0.25, 0.75)  # a name may have two lines
        for across in (0.1, 0.5, 0.9)
    ]
    shades = {under.shade_at(point) for point in points}
    shade = shades.pop()
    if shades:
        return palette.PAPER
    if shade > 0:
        return under.steps[shade - 1].fill
    return palette.OUTSIDE if shade < 0 else palette.PAPER


def _on_ground(rank: str, ground: str) -> tuple[str, str]:
    """Return the colours of halo and text of a name of ``rank`` on this ``ground``."""
    for ink in (_COLOURS[rank], palette.INK, palette.BLACK, palette.PAPER):
        if palette.contrast(ground, ink) >= _READABLE:
            return ground, ink
    return palette.PAPER, palette.INK


def label(layer: QgsVectorLayer, name: str, form: QgsTextFormat, written: bool = False) -> None:
    """Write the field ``name``; when ``written`` in the colours of the fields ink and halo."""
    settings = QgsPalLayerSettings()
    settings.fieldName = name
    settings.isExpression = False
    settings.setFormat(form)
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.quadOffset = Qgis.LabelQuadrantPosition.Over
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.obstacle = False
    how = settings.placementSettings()
    how.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    how.setAllowDegradedPlacement(True)
    settings.setPlacementSettings(how)
    if written:
        own = settings.dataDefinedProperties()
        own.setProperty(QgsPalLayerSettings.Property.BufferColor, QgsProperty.fromField("halo"))
        own.setProperty(QgsPalLayerSettings.Property.Color, QgsProperty.fromField("ink"))
        settings.setDataDefinedProperties(own)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def _leader_layer(placement: Placement, sight: Sight, crs: str, height: float) -> QgsVectorLayer:
    rows = [
        (QgsGeometry.fromPolylineXY([sight.ground(a, b), sight.ground(c, d)]), [1])
        for a, b, c, d in placement.leaders
    ]
    layer = memory_layer("LineString", "leaders", crs, "field=n:integer", rows)
    symbol = QgsLineSymbol.createSimple({"color": palette.INK, "width": f"{0.055 * height:.2f}"})
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def _hull_layer(placement: Placement, sight: Sight, crs: str, height: float) -> QgsVectorLayer:
    rows = [
        (QgsGeometry.fromPolygonXY([[sight.ground(*corner) for corner in group.hull]]), [1])
        for group in placement.groups
        if group.hull
    ]
    layer = memory_layer("Polygon", "hulls", crs, "field=n:integer", rows)
    symbol = QgsFillSymbol.createSimple(
        {
            "style": "no",
            "outline_color": palette.INK,
            "outline_width": f"{0.055 * height:.2f}",
            "joinstyle": "round",
        }
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    return layer


def loose_spots(placement: Placement) -> list[Spot]:
    """Return the places on the map that are no longer in the level."""
    return [spot for spot in placement.spots if spot.key.startswith(LOOSE)]


def _loose_layer(loose: Sequence[Spot], sight: Sight, crs: str, height: float) -> QgsVectorLayer:
    rows = [(QgsGeometry.fromPointXY(sight.ground(*spot.point)), [spot.key]) for spot in loose]
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
