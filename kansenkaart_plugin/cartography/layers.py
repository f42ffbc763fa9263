"""Snapshot → memory layers: nothing here reads the file, the canvas or the open project.

Numbers are attributes that Python counted; no renderer or label evaluates more than a field.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Iterable, Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsSymbol,
    QgsVectorLayer,
)

from ..store.snapshot import Snapshot, SnapshotLevel
from . import palette
from .extent import geometry_of

_TYPES = {
    Qgis.GeometryType.Polygon: "MultiPolygon",
    Qgis.GeometryType.Line: "MultiLineString",
    Qgis.GeometryType.Point: "MultiPoint",
}

SURROUNDINGS = -1
"""The ``shade`` of a feature outside the project area; 0 has no records, then the classes."""


@dataclass
class LevelLayers:
    """The layers under the markers, topmost first, and what the legend has to say of them."""

    layers: list[QgsVectorLayer] = field(default_factory=list)
    classes: list[tuple[int, int]] = field(default_factory=list)
    geometry: Qgis.GeometryType = Qgis.GeometryType.Polygon
    empty: bool = False
    surroundings: bool = False
    context: SnapshotLevel | None = None
    area: bool = False


def memory_layer(
    kind: str, name: str, crs: str, fields: str, rows: Iterable[tuple[QgsGeometry, list]]
) -> QgsVectorLayer:
    """Return a memory layer of ``kind`` (``MultiPolygon`` …) filled in one go."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}&{fields}", name, "memory")
    features = []
    for geometry, values in rows:
        feature = QgsFeature()
        feature.setGeometry(geometry)
        feature.setAttributes(values)
        features.append(feature)
    layer.dataProvider().addFeatures(features, _fast())
    layer.updateExtents()
    return layer


def _fast() -> Qgis.FeatureSinkFlag | object:
    from qgis.core import QgsFeatureSink

    return QgsFeatureSink.Flag.FastInsert


def totals(snapshot: Snapshot, level: SnapshotLevel) -> dict[str, int]:
    """Return the number of distinct records about each feature of ``level``, by its key."""
    return {
        ref.key: sum(kinds.values())
        for ref, kinds in snapshot.direct_counts.items()
        if ref.level == level.level.key
    }


def level_layers(
    snapshot: Snapshot, level: SnapshotLevel, area: QgsGeometry | None, scale: float = 1.0
) -> LevelLayers:
    """Return the features of ``level`` shaded by their records, with their surroundings.

    ``scale`` makes lines and points larger on large paper.
    """
    made = LevelLayers(area=area is not None)
    counts = totals(snapshot, level)
    made.classes = palette.classes(list(counts.values()))
    groups = _grouped(level, counts, made, area)
    for geometry_type, rows in groups.items():
        layer = memory_layer(
            _TYPES[geometry_type],
            level.level.title,
            snapshot.crs,
            "field=feature_key:string&field=records:integer&field=shade:integer",
            rows,
        )
        layer.setRenderer(_shaded(geometry_type, len(made.classes), scale))
        made.layers.append(layer)
        made.geometry = geometry_type
    if area is not None:
        made.layers.insert(0, _area_layer(snapshot.crs, area, scale))
    made.context = context_level(snapshot, level)
    if made.context is not None:
        outlines = outline_layer(snapshot.crs, made.context, scale)
        # buildings lie on the outlines of their neighbourhood, polygons under them
        made.layers.insert(1 if area is not None else 0, outlines)
    return made


def context_level(snapshot: Snapshot, level: SnapshotLevel) -> SnapshotLevel | None:
    """Return the level whose outlines give the map its surroundings: the parent's, or another."""
    key = level.level.parent or (snapshot.area.level if snapshot.area else None)
    found = snapshot.level(key) if key and key != level.level.key else None
    if found is None and not level.level.parent and level.level.drawn:
        higher = [item for item in snapshot.levels if not item.level.drawn and item.features]
        found = min(higher, key=lambda item: item.level.rank) if higher else None
    return found if found is not None and found.features else None


def _grouped(
    level: SnapshotLevel, counts: Mapping[str, int], made: LevelLayers, area: QgsGeometry | None
) -> Mapping[Qgis.GeometryType, list[tuple[QgsGeometry, list]]]:
    groups: dict[Qgis.GeometryType, list[tuple[QgsGeometry, list]]] = defaultdict(list)
    engine = QgsGeometry.createGeometryEngine(area.constGet()) if area is not None else None
    if engine is not None:
        engine.prepareGeometry()
    bounds = area.boundingBox() if area is not None else None
    for feature in level.features:
        geometry = geometry_of(feature)
        if geometry.isEmpty() or geometry.type() not in _TYPES:
            continue
        number = counts.get(feature.ref.key, 0)
        shade = _class_of(number, made.classes)
        if shade == 0 and engine is not None and bounds is not None and feature.x is not None:
            inside = bounds.contains(feature.x, feature.y) and engine.contains(
                QgsGeometry.fromWkt(f"POINT({feature.x} {feature.y})").constGet()
            )
            shade = 0 if inside else SURROUNDINGS
        made.empty |= shade == 0
        made.surroundings |= shade == SURROUNDINGS
        geometry.convertToMultiType()
        groups[geometry.type()].append((geometry, [feature.ref.key, number, shade]))
    return groups


def _class_of(number: int, classes: Sequence[tuple[int, int]]) -> int:
    for index, (least, most) in enumerate(classes, start=1):
        if least <= number <= most:
            return index
    return 0


def _shaded(geometry: Qgis.GeometryType, number: int, scale: float) -> QgsCategorizedSymbolRenderer:
    fills = (palette.SURROUNDINGS_FILL, palette.EMPTY_FILL, *palette.class_colours(number))
    categories = []
    for shade, fill in enumerate(fills, start=SURROUNDINGS):
        outline = "#d4d4d4" if shade == SURROUNDINGS else palette.OUTLINE
        symbol = _symbol(geometry, fill, outline, shade, scale)
        categories.append(QgsRendererCategory(shade, symbol, str(shade)))
    return QgsCategorizedSymbolRenderer("shade", categories)


def _symbol(
    geometry: Qgis.GeometryType, fill: str, outline: str, shade: int, scale: float
) -> QgsSymbol:
    if geometry == Qgis.GeometryType.Polygon:
        style = {"color": fill, "outline_color": outline, "outline_width": str(0.2 * scale)}
        return QgsFillSymbol.createSimple({**style, "joinstyle": "round"})
    colour = fill if shade > 0 else ("#c4c4c4" if shade == 0 else "#dddddd")
    if geometry == Qgis.GeometryType.Line:
        line = (1.2 if shade > 0 else 0.6) * scale
        return QgsLineSymbol.createSimple({"color": colour, "width": str(line)})
    size = (3.0 if shade > 0 else 1.6) * scale
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": colour, "outline_color": palette.QUIET, "size": str(size)}
    )


def outline_layer(crs: str, level: SnapshotLevel, scale: float) -> QgsVectorLayer:
    """Return the outlines of a level, grey and without fill."""
    rows = []
    for feature in level.features:
        geometry = geometry_of(feature)
        if not geometry.isEmpty() and geometry.type() == Qgis.GeometryType.Polygon:
            geometry.convertToMultiType()
            rows.append((geometry, [feature.ref.key]))
    layer = memory_layer("MultiPolygon", level.level.title, crs, "field=feature_key:string", rows)
    layer.setRenderer(_outline("#8c8c8c", 0.35 * scale, "solid"))
    return layer


def _area_layer(crs: str, area: QgsGeometry, scale: float) -> QgsVectorLayer:
    shape = QgsGeometry(area)
    shape.convertToMultiType()
    layer = memory_layer("MultiPolygon", "area", crs, "field=name:string", [(shape, ["area"])])
    layer.setRenderer(_outline(palette.INK, 0.6 * scale, "dash"))
    return layer


def _outline(colour: str, width: float, pattern: str) -> QgsSingleSymbolRenderer:
    symbol = QgsFillSymbol.createSimple(
        {
            "style": "no",
            "outline_color": colour,
            "outline_width": f"{width:.2f}",
            "outline_style": pattern,
            "joinstyle": "round",
        }
    )
    return QgsSingleSymbolRenderer(symbol)


def counts_layer(snapshot: Snapshot, level_key: str) -> QgsVectorLayer:
    """Return the features of a level with their numbers of records, shaded, for the canvas."""
    level = snapshot.level(level_key)
    if level is None:
        raise KeyError(level_key)
    made = level_layers(snapshot, level, None)
    for layer in made.layers:
        if layer.fields().indexFromName("records") >= 0:
            return layer
    return memory_layer(
        "MultiPolygon",
        level.level.title,
        snapshot.crs,
        "field=feature_key:string&field=records:integer&field=shade:integer",
        [],
    )
