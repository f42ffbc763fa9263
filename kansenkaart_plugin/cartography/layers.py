"""Snapshot → memory layers: nothing here reads the file, the canvas or the open project.

Numbers are attributes that Python counted; no renderer or label evaluates more than a field.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterable, Mapping, Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFillSymbol,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsRectangle,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ..store.snapshot import Snapshot, SnapshotLevel
from . import palette
from .displays import renderer
from .extent import geometry_of
from .symbology import Display, Manner, Step, kind_colours, level_display, place_in, steps_of

_TYPES = {
    Qgis.GeometryType.Polygon: "MultiPolygon",
    Qgis.GeometryType.Line: "MultiLineString",
    Qgis.GeometryType.Point: "MultiPoint",
}


_SOME = 500
"""So many features of a shade are looked at before QGIS is asked for all."""

SURROUNDINGS = -1
"""The ``shade`` of a feature outside the project area; 0 has no records, then the classes."""


@dataclass
class LevelLayers:
    """The layers under the markers, topmost first, and what the legend has to say of them.

    ``objects`` says that the features are things on the ground, not areas that cover it;
    ``counts`` are the distinct records directly about each. ``shades`` (places among ``steps``)
    and ``shapes`` go by the key of the feature; ``near`` holds the keys of the
    features of ``context`` in the project area (all of them when there is none). ``features``
    are those of ``layers`` that hold the features of the level.
    """

    layers: list[QgsVectorLayer] = field(default_factory=list)
    display: Display = field(default_factory=lambda: Display(Manner.SHADES))
    steps: tuple[Step, ...] = ()
    geometry: Qgis.GeometryType = Qgis.GeometryType.Polygon
    objects: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    shades: dict[str, int] = field(default_factory=dict)
    shapes: dict[str, QgsGeometry] = field(default_factory=dict)
    context: SnapshotLevel | None = None
    near: set[str] = field(default_factory=set)
    area: QgsGeometry | None = None
    features: list[QgsVectorLayer] = field(default_factory=list)

    @cached_property
    def all_shades(self) -> frozenset[int]:
        """The shades of all features."""
        return frozenset(self.shades.values())

    @cached_property
    def _some(self) -> dict[int, list[QgsRectangle]]:
        """The boxes of some of the features of each shade, from all over the level."""
        keys: dict[int, list[str]] = defaultdict(list)
        for key, shade in self.shades.items():
            keys[shade].append(key)
        return {
            shade: [self.shapes[key].boundingBox() for key in found[:: 1 + len(found) // _SOME]]
            for shade, found in keys.items()
        }

    def seen(self, extents: Sequence[QgsRectangle]) -> set[int]:
        """Return the shades of the features in any of ``extents``."""
        every = self.all_shades
        found = {
            shade
            for shade, boxes in self._some.items()
            if any(extent.contains(box) for extent in extents for box in boxes)
        }
        if found == every:
            return found
        for layer in self.features:
            shade = layer.fields().indexFromName("shade")
            for extent in extents:
                # by boxes first: QGIS's own exact request prepares every shape it looks at
                for feature in layer.getFeatures(QgsFeatureRequest(extent)):
                    if feature[shade] not in found and feature.geometry().intersects(extent):
                        found.add(feature[shade])
                        if found == every:
                            return found
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


def level_layers(
    snapshot: Snapshot,
    level: SnapshotLevel,
    area: QgsGeometry | None,
    scale: float = 1.0,
) -> LevelLayers:
    """Return the features of ``level`` shaded by their records, with their surroundings.

    ``scale`` makes lines and points larger on large paper.
    """
    made = LevelLayers(area=area)
    kinds = {
        ref.key: {kind.value: number for kind, number in counts.items()}
        for ref, counts in snapshot.direct_counts.items()
        if ref.level == level.level.key
    }
    made.counts = {key: sum(parts.values()) for key, parts in kinds.items()}
    groups = _grouped(level, made)
    made.objects = _are_objects(groups, made)
    made.display = _display(snapshot, level, groups, made)
    colours = kind_colours(snapshot.style)
    made.steps = steps_of(made.display, list(made.counts.values()), colours)
    places: dict[tuple, int] = {}  # most features have as many records as some other
    for geometry_type, rows in groups.items():
        for _, values in rows:
            key, number, _ = values
            if number:
                parts = tuple(kinds[key].items())
                if parts not in places:
                    places[parts] = place_in(made.steps, number, kinds[key])
                values[2] = made.shades[key] = places[parts]
        layer = memory_layer(
            _TYPES[geometry_type],
            level.level.title,
            snapshot.crs,
            "field=feature_key:string&field=records:integer&field=shade:integer",
            rows,
        )
        shades = made.display.shades
        layer.setRenderer(renderer(geometry_type, shades, made.steps, scale, SURROUNDINGS))
        made.layers.append(layer)
        made.features.append(layer)
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


_Groups = Mapping[Qgis.GeometryType, "list[tuple[QgsGeometry, list]]"]


def _are_objects(groups: _Groups, made: LevelLayers) -> bool:
    """Return whether the polygons cover less than half of the project area, or of their extent."""
    polygons = groups.get(Qgis.GeometryType.Polygon, ())
    inside = [shape for shape, (*_, shade) in polygons if shade != SURROUNDINGS]
    if not inside:
        return False
    some = inside[:: 1 + len(inside) // 1000]  # enough of them to tell
    if made.area is not None:
        ground = made.area.area()
    else:
        extent = QgsRectangle()
        for shape in some:
            extent.combineExtentWith(shape.boundingBox())
        ground = extent.width() * extent.height()
    return sum(map(QgsGeometry.area, some)) * len(inside) / len(some) < ground / 2


def _display(
    snapshot: Snapshot, level: SnapshotLevel, groups: _Groups, made: LevelLayers
) -> Display:
    features = level.features
    named = sum(feature.label not in ("", feature.ref.key) for feature in features)
    return level_display(
        snapshot.level_styles.get(level.level.key),
        Qgis.GeometryType.Polygon in groups or not features,
        not made.objects,
        named * 2 > len(features),
        len(features),
    )


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


def _grouped(level: SnapshotLevel, made: LevelLayers) -> _Groups:
    """Return the features by geometry, each with its key, records and (empty) shade."""
    groups: dict[Qgis.GeometryType, list[tuple[QgsGeometry, list]]] = defaultdict(list)
    within = _Within(made.area)
    # the head of a WKB says its type, and whether it has parts; without one it may be a point
    forms: dict[bytes, tuple[Qgis.GeometryType, bool]] = {}
    for feature in level.features:
        geometry = geometry_of(feature)
        head = feature.wkb[:5] if feature.wkb else b""
        if not head or head not in forms:
            forms[head] = geometry.type(), geometry.isMultipart()
        kind, parts = forms[head]
        if geometry.isEmpty() or kind not in _TYPES:
            continue
        key = feature.ref.key
        number, shade = made.counts.get(key, 0), 0
        if not number and not within.holds(feature.x, feature.y, geometry):
            shade = SURROUNDINGS
        made.shades[key], made.shapes[key] = shade, geometry
        if not parts:
            geometry.convertToMultiType()
        groups[kind].append((geometry, [key, number, shade]))
    return groups


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
