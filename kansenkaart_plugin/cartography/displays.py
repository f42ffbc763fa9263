"""The QGIS side of `symbology`: fields, renderer, chart and numbers of a layer with counts.

Everything drawn is a field that Python filled in: no renderer, chart or label evaluates more, so
that drawing takes no longer with many records and cannot hang.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsDiagramLayerSettings,
    QgsDiagramSettings,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsFillSymbol,
    QgsLinearlyInterpolatedDiagramRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPieDiagram,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleLineSymbolLayer,
    QgsSymbol,
    QgsTextBackgroundSettings,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QMetaType, QSizeF
from qgis.PyQt.QtGui import QColor

from ..domain.style import LevelStyle
from . import palette
from .symbology import (
    NUMBERS_FROM,
    SMALLEST,
    Display,
    Group,
    Manner,
    Step,
    diameter,
    level_display,
    place_in,
    said,
    steps_of,
)
from .writing import text_format

RECORDS, SHADE, SIZE, SAID = "records", "shade", "size", "said"
"""The distinct records; the step (0: none); the diameter of the symbol in mm; the numbers."""

_FIGURES = 8.0  # points of the numbers on the map


@dataclass(frozen=True)
class Counts:
    """The numbers of a level: distinct ``records`` and, by group, their parts, per feature.

    A record of two parties is one record and counts with both, so that parts may add up to more.
    """

    records: Mapping[str, int]
    parts: Mapping[str, Mapping[str, int]]
    groups: tuple[Group, ...]

    @classmethod
    def of_kinds(cls, parts: Mapping[str, Mapping[str, int]], groups: Sequence[Group]) -> Counts:
        """Return the numbers by kind: a record has one kind, so that they add up."""
        records = {key: sum(counts.values()) for key, counts in parts.items()}
        return cls(records, parts, tuple(groups))

    def steps(self, display: Display) -> tuple[Step, ...]:
        """Return the fills of the features with records."""
        return steps_of(display, list(self.records.values()), self.groups)


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


def count_fields(counts: Counts) -> list[QgsField]:
    """Return the fields of the numbers, in the order of `count_values`."""
    whole, text, real = QMetaType.Type.Int, QMetaType.Type.QString, QMetaType.Type.Double
    fields = [(RECORDS, whole), (SHADE, whole), (SIZE, real), (SAID, text)]
    fields += [(part_field(number), whole) for number in range(len(counts.groups))]
    return [QgsField(name, kind) for name, kind in fields]


def part_field(number: int) -> str:
    """Return the name of the field with the numbers of a group, by its place."""
    return f"part_{number}"


def count_values(
    key: str, counts: Counts, display: Display, steps: Sequence[Step], most: int
) -> list:
    """Return the values of `count_fields` for one feature; ``most`` is that of any feature."""
    records = counts.records.get(key, 0)
    parts = counts.parts.get(key, {})
    return [
        records,
        place_in(steps, records, parts),
        diameter(records, most),
        said(parts, counts.groups) if display.manner is Manner.KINDS else str(records or ""),
        *(parts.get(group.key, 0) for group in counts.groups),
    ]


def counted_layer(
    source: QgsVectorLayer, counts: Counts, display: Display, title: str
) -> QgsVectorLayer:
    """Return a layer in memory with the features of ``source`` (a level) and their numbers.

    Features without records are in it too. It has the fields ``feature_key`` and ``label``, and
    draws itself.
    """
    kind = Qgis.GeometryType(source.geometryType())
    name = {"Point": "MultiPoint", "Line": "MultiLineString"}.get(kind.name, "MultiPolygon")
    layer = QgsVectorLayer(f"{name}?crs={source.crs().authid()}", title, "memory")
    own = [QgsField(field, QMetaType.Type.QString) for field in ("feature_key", "label")]
    fields = QgsFields()
    for field in [*own, *count_fields(counts)]:
        fields.append(field)
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    request = QgsFeatureRequest()
    request.setSubsetOfAttributes(["feature_key", "label"], source.fields())
    most = max(counts.records.values(), default=0)
    steps = counts.steps(display)
    made = []
    for feature in source.getFeatures(request):
        key = feature["feature_key"]
        copy = QgsFeature(fields)
        copy.setGeometry(feature.geometry())
        copy.setAttributes(
            [key, feature["label"], *count_values(key, counts, display, steps, most)]
        )
        made.append(copy)
    layer.dataProvider().addFeatures(made)
    layer.updateExtents()
    dress(layer, display, counts)
    return layer


def dress(layer: QgsVectorLayer, display: Display, counts: Counts, scale: float = 1.0) -> None:
    """Let ``layer``, which has `count_fields`, show its numbers as ``display`` says.

    ``scale`` makes lines and symbols larger on large paper.
    """
    geometry = Qgis.GeometryType(layer.geometryType())
    layer.setRenderer(renderer(geometry, display.shades, counts.steps(display), scale))
    layer.setDiagramRenderer(None)
    if display.manner is Manner.SHADES and len(counts.groups) > 1 and counts.records:
        _chart(layer, counts, scale)
    elif display.manner is not Manner.SHADES:
        _numbers(layer, display, scale)


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
    fills = (
        {0: shades.empty}
        if surroundings is None
        else {surroundings: shades.surroundings, 0: shades.empty}
    )
    fills.update((place, step.fill) for place, step in enumerate(steps, start=1))
    return QgsCategorizedSymbolRenderer(
        SHADE,
        [
            QgsRendererCategory(place, symbol(geometry, fill, shades, place > 0, scale), str(place))
            for place, fill in fills.items()
        ],
    )


def symbol(
    geometry: Qgis.GeometryType, fill: str, shades: palette.Shades, filled: bool, scale: float
) -> QgsSymbol:
    """Return the symbol of a feature; ``filled`` says that it has records."""
    line = shades.outline if filled else shades.quiet_outline
    if filled and fill not in shades.steps:  # a kind's own colour, which a small shape must show
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


def _chart(layer: QgsVectorLayer, counts: Counts, scale: float) -> None:
    """Give every feature a small pie of its groups, its surface growing with its records."""
    settings = QgsDiagramSettings()
    settings.categoryAttributes = [
        f'"{part_field(number)}"' for number in range(len(counts.groups))
    ]
    settings.categoryColors = [QColor(group.colour) for group in counts.groups]
    settings.categoryLabels = [group.title for group in counts.groups]
    settings.sizeType = Qgis.RenderUnit.Millimeters
    settings.lineSizeUnit = Qgis.RenderUnit.Millimeters
    settings.scaleByArea = True
    settings.minimumSize = SMALLEST * scale
    settings.penColor = QColor(palette.INK)
    settings.penWidth = 0.2
    settings.opacity = 1.0
    settings.backgroundColor = QColor(palette.PAPER)
    made = QgsLinearlyInterpolatedDiagramRenderer()
    made.setDiagram(QgsPieDiagram())
    made.setDiagramSettings(settings)
    made.setClassificationField(RECORDS)
    made.setLowerValue(0)
    made.setLowerSize(QSizeF(0, 0))
    most = max(counts.records.values())
    largest = 1.4 * diameter(most, most, scale)
    made.setUpperValue(most)
    made.setUpperSize(QSizeF(largest, largest))
    layer.setDiagramRenderer(made)
    placing = QgsDiagramLayerSettings()
    placing.setPlacement(QgsDiagramLayerSettings.Placement.OverPoint)
    if layer.geometryType() == Qgis.GeometryType.Polygon:
        placing.setPlacement(QgsDiagramLayerSettings.Placement.Horizontal)
    own = placing.dataDefinedProperties()
    own.setProperty(QgsDiagramLayerSettings.Property.Show, QgsProperty.fromField(RECORDS))
    placing.setDataDefinedProperties(own)
    placing.setShowAllDiagrams(False)
    placing.setPriority(9)
    layer.setDiagramLayerSettings(placing)


def _circle(line: str) -> QgsTextBackgroundSettings:
    """Return the proportional symbol, drawn with its number so that they stay together."""
    circle = QgsTextBackgroundSettings()
    circle.setEnabled(True)
    circle.setType(QgsTextBackgroundSettings.ShapeType.ShapeCircle)
    circle.setSizeType(QgsTextBackgroundSettings.SizeType.SizeFixed)
    circle.setSize(QSizeF(SMALLEST, SMALLEST))
    circle.setSizeUnit(Qgis.RenderUnit.Millimeters)
    circle.setFillColor(QColor(palette.PAPER))
    circle.setStrokeColor(QColor(line))
    circle.setStrokeWidth(0.4)
    circle.setStrokeWidthUnit(Qgis.RenderUnit.Millimeters)
    return circle


def _numbers(layer: QgsVectorLayer, display: Display, scale: float) -> None:
    """Write the numbers: in the symbols, or beside the features when one is close enough."""
    settings = QgsPalLayerSettings()
    settings.fieldName = SAID
    settings.isExpression = False
    form = text_format(_FIGURES * scale, bold=True)
    if display.manner is Manner.SIZES:
        form.setBackground(_circle(display.shades.outline))
        own = settings.dataDefinedProperties()
        for side in ("ShapeSizeX", "ShapeSizeY"):
            key = getattr(QgsPalLayerSettings.Property, side)
            own.setProperty(key, QgsProperty.fromField(SIZE))
        settings.setDataDefinedProperties(own)
    else:
        halo = form.buffer()
        halo.setEnabled(True)
        halo.setSize(0.6)
        halo.setColor(QColor(palette.PAPER))
        form.setBuffer(halo)
        settings.scaleVisibility = True
        settings.minimumScale = NUMBERS_FROM
        settings.maximumScale = 1
    settings.setFormat(form)
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.quadOffset = Qgis.LabelQuadrantPosition.Over
    settings.centroidInside = True
    settings.obstacle = False
    how = settings.placementSettings()
    how.setAllowDegradedPlacement(True)
    how.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapAtNoCost)
    settings.setPlacementSettings(how)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
