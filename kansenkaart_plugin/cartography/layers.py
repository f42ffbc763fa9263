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
    QgsFeatureSink,
    QgsFillSymbol,
    QgsGeometry,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPoint,
    QgsPointXY,
    QgsRectangle,
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
    """The layers under the markers, topmost first, and what the legend has to say of them.

    ``shades`` and ``shapes`` go by the key of the feature; ``near`` holds the keys of the
    features of ``context`` in the project area (all of them when there is none).
    """

    layers: list[QgsVectorLayer] = field(default_factory=list)
    classes: list[tuple[int, int]] = field(default_factory=list)
    geometry: Qgis.GeometryType = Qgis.GeometryType.Polygon
    colours: palette.Shades = palette.AREAS
    shades: dict[str, int] = field(default_factory=dict)
    shapes: dict[str, QgsGeometry] = field(default_factory=dict)
    context: SnapshotLevel | None = None
    near: set[str] = field(default_factory=set)
    area: QgsGeometry | None = None

    def seen(self, extents: Sequence[QgsRectangle]) -> set[int]:
        """Return the shades of the features in any of ``extents``."""
        found: set[int] = set()
        for key, shade in self.shades.items():
            if shade not in found and any(
                self.shapes[key].boundingBoxIntersects(extent)
                and self.shapes[key].intersects(extent)
                for extent in extents
            ):
                found.add(shade)
        return found

    def shade_at(self, point: QgsPointXY) -> int:
        """Return the shade of the area that ``point`` lies in; 0 or outside when in none."""
        spot = QgsGeometry.fromPointXY(point)
        for key, shape in self.shapes.items():
            if shape.boundingBox().contains(point) and shape.contains(spot):
                return self.shades[key]
        return SURROUNDINGS if self.area is not None and not self.area.contains(spot) else 0

    def area_seen(self, extents: Sequence[QgsRectangle]) -> bool:
        """Return whether the line of the project area runs through any of ``extents``."""
        return self.area is not None and _line_in(self.area, extents)

    def context_seen(self, extents: Sequence[QgsRectangle]) -> bool:
        """Return whether a line of the level above runs through any of ``extents``."""
        return self.context is not None and any(
            _line_in(geometry_of(feature), extents) for feature in self.context.features
        )


def _line_in(shape: QgsGeometry, extents: Sequence[QgsRectangle]) -> bool:
    return any(
        shape.boundingBoxIntersects(extent)
        and shape.intersects(extent)
        and not shape.contains(QgsGeometry.fromRect(extent))
        for extent in extents
    )


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
    layer.dataProvider().addFeatures(features, QgsFeatureSink.Flag.FastInsert)
    layer.updateExtents()
    return layer


def totals(snapshot: Snapshot, level: SnapshotLevel) -> dict[str, int]:
    """Return the number of distinct records about each feature of ``level``, by its key."""
    return {
        ref.key: sum(kinds.values())
        for ref, kinds in snapshot.direct_counts.items()
        if ref.level == level.level.key
    }


def level_layers(
    snapshot: Snapshot,
    level: SnapshotLevel,
    area: QgsGeometry | None,
    scale: float = 1.0,
) -> LevelLayers:
    """Return the features of ``level`` shaded by their records, with their surroundings.

    ``scale`` makes lines and points larger on large paper. Features that leave most of the ground
    open, such as buildings, get stronger colours than areas that cover it.
    """
    made = LevelLayers(area=area)
    counts = totals(snapshot, level)
    made.classes = palette.classes(list(counts.values()))
    groups = _grouped(level, counts, made)
    by_type = {
        geometry_type: memory_layer(
            _TYPES[geometry_type],
            level.level.title,
            snapshot.crs,
            "field=feature_key:string&field=records:integer&field=shade:integer",
            rows,
        )
        for geometry_type, rows in groups.items()
    }
    polygons = Qgis.GeometryType.Polygon
    if polygons in groups and _leave_ground(groups[polygons], area, by_type[polygons].extent()):
        made.colours = palette.OBJECTS
    for geometry_type, layer in by_type.items():
        layer.setRenderer(_shaded(geometry_type, made, scale))
        made.layers.append(layer)
        made.geometry = geometry_type
    made.context = context_level(snapshot, level)
    if made.context is not None:
        # buildings lie on the outlines of their neighbourhood, polygons under them
        made.layers.insert(0, _context_layer(snapshot.crs, made, scale))
    if area is not None:
        made.layers.insert(0, _area_layer(snapshot.crs, area, scale))
        made.layers.append(_ground_layer(snapshot.crs, area))
    return made


def context_level(snapshot: Snapshot, level: SnapshotLevel) -> SnapshotLevel | None:
    """Return the level whose outlines give the map its surroundings: the parent's, or another."""
    key = level.level.parent or (snapshot.area.level if snapshot.area else None)
    found = snapshot.level(key) if key and key != level.level.key else None
    if found is None and not level.level.parent and level.level.drawn:
        higher = [item for item in snapshot.levels if not item.level.drawn and item.features]
        found = min(higher, key=lambda item: item.level.rank) if higher else None
    return found if found is not None and found.features else None


def _leave_ground(
    polygons: Sequence[tuple[QgsGeometry, list]], area: QgsGeometry | None, extent: QgsRectangle
) -> bool:
    """Return whether the polygons cover less than half of the project area, or of ``extent``."""
    inside = [shape for shape, (*_, shade) in polygons if shade != SURROUNDINGS]
    ground = area.area() if area is not None else extent.width() * extent.height()
    some = inside[:: 1 + len(inside) // 1000]  # enough of them to tell
    return bool(some) and sum(map(QgsGeometry.area, some)) * len(inside) / len(some) < ground / 2


class _Within:
    """Whether inner points lie in the project area; they all do when there is none."""

    def __init__(self, area: QgsGeometry | None) -> None:
        self._engine = None
        if area is not None:
            self._bounds = area.boundingBox()
            self._inner = area.pointOnSurface()
            self._engine = QgsGeometry.createGeometryEngine(area.constGet())
            self._engine.prepareGeometry()

    def holds(self, x: float | None, y: float | None, shape: QgsGeometry) -> bool:
        if self._engine is None or x is None or y is None:
            return True
        if shape.boundingBoxIntersects(self._inner) and shape.contains(self._inner):
            return True  # larger than the project area, which lies in it
        point = QgsPoint(x, y)
        return bool(self._bounds.contains(x, y) and self._engine.contains(point))


def _grouped(
    level: SnapshotLevel, counts: Mapping[str, int], made: LevelLayers
) -> Mapping[Qgis.GeometryType, list[tuple[QgsGeometry, list]]]:
    groups: dict[Qgis.GeometryType, list[tuple[QgsGeometry, list]]] = defaultdict(list)
    within = _Within(made.area)
    for feature in level.features:
        geometry = geometry_of(feature)
        kind = geometry.type()
        if geometry.isEmpty() or kind not in _TYPES:
            continue
        key = feature.ref.key
        number = counts.get(key, 0)
        shade = _class_of(number, made.classes) if number else 0
        if shade == 0 and not within.holds(feature.x, feature.y, geometry):
            shade = SURROUNDINGS
        made.shades[key], made.shapes[key] = shade, geometry
        geometry.convertToMultiType()
        groups[kind].append((geometry, [key, number, shade]))
    return groups


def _class_of(number: int, classes: Sequence[tuple[int, int]]) -> int:
    for index, (least, most) in enumerate(classes, start=1):
        if least <= number <= most:
            return index
    return 0


def _shaded(
    geometry: Qgis.GeometryType, made: LevelLayers, scale: float
) -> QgsCategorizedSymbolRenderer:
    colours = made.colours
    fills = (colours.surroundings, colours.empty, *colours.classes(len(made.classes)))
    categories = []
    for shade, fill in enumerate(fills, start=SURROUNDINGS):
        line = colours.outline if shade > 0 else colours.quiet_outline
        symbol = _symbol(geometry, fill, line, shade, scale)
        categories.append(QgsRendererCategory(shade, symbol, str(shade)))
    return QgsCategorizedSymbolRenderer("shade", categories)


def _symbol(
    geometry: Qgis.GeometryType, fill: str, outline: str, shade: int, scale: float
) -> QgsSymbol:
    if geometry == Qgis.GeometryType.Polygon:
        style = {"color": fill, "outline_color": outline, "outline_width": str(0.15 * scale)}
        return QgsFillSymbol.createSimple({**style, "joinstyle": "round"})
    colour = fill if shade > 0 else palette.QUIET
    if geometry == Qgis.GeometryType.Line:
        line = (1.2 if shade > 0 else 0.5) * scale
        return QgsLineSymbol.createSimple({"color": colour, "width": str(line)})
    size = (3.0 if shade > 0 else 1.6) * scale
    return QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": colour, "outline_color": outline, "size": str(size)}
    )


def outlined(
    crs: str, name: str, shapes: Iterable[QgsGeometry], colour: str, width: float, dash: str
) -> QgsVectorLayer:
    """Return polygons as lines only: ``width`` in mm, ``dash`` QGIS's name of the pattern."""
    rows = []
    for shape in shapes:
        copy = QgsGeometry(shape)
        copy.convertToMultiType()
        rows.append((copy, [name]))
    layer = memory_layer("MultiPolygon", name, crs, "field=name:string", rows)
    layer.setRenderer(QgsSingleSymbolRenderer(_outline(colour, width, dash)))
    return layer


def _context_layer(crs: str, made: LevelLayers, scale: float) -> QgsVectorLayer:
    """Return the outlines of the level above: darker in the project area, and over the rest."""
    rows = []
    within = _Within(made.area)
    for feature in made.context.features if made.context else ():
        geometry = geometry_of(feature)
        if geometry.isEmpty() or geometry.type() != Qgis.GeometryType.Polygon:
            continue
        near = within.holds(feature.x, feature.y, geometry)
        if near:
            made.near.add(feature.ref.key)
        geometry.convertToMultiType()
        rows.append((geometry, [int(near)]))
    rows.sort(key=lambda row: row[1])
    layer = memory_layer("MultiPolygon", "context", crs, "field=near:integer", rows)
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "near",
            [
                QgsRendererCategory(0, _outline(palette.FAINT, 0.25 * scale, "solid"), "0"),
                QgsRendererCategory(1, _outline(palette.CONTEXT, 0.35 * scale, "solid"), "1"),
            ],
        )
    )
    return layer


def _area_layer(crs: str, area: QgsGeometry, scale: float) -> QgsVectorLayer:
    return outlined(crs, "area", [area], palette.INK, 0.55 * scale, "dash")


def _ground_layer(crs: str, area: QgsGeometry) -> QgsVectorLayer:
    """Return the project area as a white ground, on which it stands out."""
    layer = outlined(crs, "ground", [area], palette.PAPER, 0.0, "no")
    layer.setRenderer(
        QgsSingleSymbolRenderer(
            QgsFillSymbol.createSimple({"color": palette.PAPER, "outline_style": "no"})
        )
    )
    return layer


def _outline(colour: str, width: float, pattern: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple(
        {
            "style": "no",
            "outline_color": colour,
            "outline_width": f"{width:.2f}",
            "outline_style": pattern,
            "joinstyle": "round",
        }
    )


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
