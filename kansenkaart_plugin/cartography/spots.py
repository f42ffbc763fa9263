"""Which markers and names a map frame has to place: from records to spots in mm."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Iterable, Mapping, Sequence

from qgis.core import Qgis, QgsGeometry, QgsPointXY, QgsRectangle

from ..store.snapshot import Entry, Feature, SnapshotLevel
from .boxes import Box, Line, Point
from .extent import geometry_of
from .groups import Spot, Tag
from .layers import LevelLayers
from .markers import DENSE, Name
from .symbology import Manner, diameter, standing
from .writing import bounded, line_height, width, wrapped

LOOSE = "loose:"
"""Beginning of the key of a spot for a loose link, drawn at its stored point."""

MARKED, PLAIN, PARENT, OUTSIDE = "marked", "plain", "parent", "outside"
"""How a name is written: with records, in the project area, of the level above, surroundings."""

_NAMED = 60
"""With more places than this, only names that fit their feature are written."""


_NOTHING = QgsGeometry()

_CELL, _CELLS = 1.4, 400
"""The least mm of the boxes that cover a feature, and how many there may be."""


@dataclass(frozen=True)
class Sight:
    """What a frame shows: its extent in map units, its width in mm, the size of its text."""

    extent: QgsRectangle
    width: float
    points: float

    @cached_property
    def unit(self) -> float:
        """The mm of a map unit."""
        return self.width / self.extent.width()

    @cached_property
    def _corner(self) -> tuple[float, float]:
        return self.extent.xMinimum(), self.extent.yMaximum()

    @property
    def height(self) -> float:
        """The height of the frame in mm."""
        return self.extent.height() * self.unit

    def paper(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the map in mm from the upper left corner of the frame."""
        left, top = self._corner
        return (x - left) * self.unit, (top - y) * self.unit

    def ground(self, x: float, y: float) -> QgsPointXY:
        """Return a point of the frame (mm) as a point of the map."""
        return QgsPointXY(
            self.extent.xMinimum() + x / self.unit, self.extent.yMaximum() - y / self.unit
        )


@dataclass
class Place:
    """The records at one feature, or at the point of a loose link."""

    point: tuple[float, float]
    label: str
    feature: Feature | None
    tags: list[Tag]


def spots_of(
    places: Mapping[str, Place],
    layers: LevelLayers,
    sight: Sight,
    named: bool,
    seen: QgsRectangle | None = None,
    scale: float = 1.0,
) -> list[Spot]:
    """Return those of ``places`` that are in ``sight`` and not in the extent ``seen``.

    ``layers`` are those under the markers. Names are written when they are to be ``named``;
    ``scale`` makes proportional symbols larger on large paper.
    """
    shapes, objects = layers.shapes, layers.objects
    sized = layers.display.manner is Manner.SIZES
    most = max(layers.counts.values(), default=0)
    places = {
        key: place
        for key, place in places.items()
        if sight.extent.contains(*place.point) and not (seen and seen.contains(*place.point))
    }
    few = len(places) <= _NAMED
    least = _size(("i",), sight.points)[0]
    unit, spots = sight.unit, []
    for key, place in places.items():
        shape = shapes.get(key, _NOTHING) if place.feature else _NOTHING
        measured = shape is not _NOTHING and (place.label or len(places) <= DENSE)
        box = shape.boundingBox() if measured else QgsRectangle()
        size = (box.width() * unit, box.height() * unit)
        room = math.inf if few else 1.3 * size[0]
        lines = _lines(place.label, sight.points) if named and room > least else ()
        across, down = _size(lines, sight.points) if lines else (0.0, 0.0)
        if across > room:
            lines, across, down = (), 0.0, 0.0
        point = middle_of(shape, place.point, sight)[0] or place.point if few else place.point
        solid = (few or not objects) and shape.type() == Qgis.GeometryType.Polygon
        apart = objects or place.feature is None or not solid
        body, inner = _body(shape, sight) if few and objects and solid else ((), ())
        where, tags = sight.paper(*point), tuple(place.tags)
        number = layers.counts.get(key, 0) if sized and place.feature else 0
        symbol = diameter(number, most, scale)
        spots.append(
            Spot(key, *where, tags, lines, across, down, *size, apart, body, inner, number, symbol)
        )
    return spots


def without_place(
    level: SnapshotLevel, entries: Sequence[Entry], places: Mapping[str, Place]
) -> int:
    """Return the number of features that have records and no point to draw them at."""
    keys = {
        link.feature.key
        for entry in entries
        for link in entry.links
        if link.feature.level == level.level.key
    }
    return sum(key not in places and f"{LOOSE}{key}" not in places for key in keys)


def shared_ahead(places: Mapping[str, Place]) -> bool:
    """Return whether some places may have to share a marker, or have too many records for one."""
    nameless = sum(not place.label for place in places.values())
    crowded = any(len(place.tags) > 16 for place in places.values())
    return nameless > 1 or len(places) > _NAMED or crowded


def places_of(level: SnapshotLevel, entries: Sequence[Entry], only: str | None) -> dict[str, Place]:
    """Return where the records are, by key; ``only`` limits it to one feature."""
    places: dict[str, Place] = {}
    name, by_key = level.level.key, level.by_key
    for order, entry in enumerate(entries):
        record = entry.record
        come = standing(record.effective_status).value
        tag = Tag(order, record.code, record.kind.value, come)
        for link in entry.links:
            where, key = link.feature
            if where != name or (only is not None and key != only):
                continue
            feature = None if link.loose else by_key.get(key)
            known = link if feature is None else feature
            if known.x is None or known.y is None:
                continue
            spot = key if feature is not None else f"{LOOSE}{key}"
            place = places.get(spot)
            if place is None:
                shown = known.label if known.label != key else ""
                place = places[spot] = Place((known.x, known.y), shown, feature, [])
            tags = place.tags
            if not tags or tags[-1] is not tag:
                tags.append(tag)
    return places


def names_of(
    level: SnapshotLevel,
    layers: LevelLayers,
    known: Iterable[str],
    sight: Sight,
    subject: Feature | None = None,
) -> list[Name]:
    """Return the names of what has no marker: this level's, its parents', the surroundings'.

    ``known`` are the keys of the features that have one. The page of ``subject`` says in its
    head what that lies in.
    """
    said = subject.parent_key if subject is not None else None
    marked = set(known)
    own: list[tuple[str, Feature]] = []
    if len(level.features) <= 2000:
        own = [
            (PLAIN if layers.shades.get(feature.ref.key, 0) >= 0 else OUTSIDE, feature)
            for feature in level.features
            if feature.ref.key not in marked and feature.label not in ("", feature.ref.key)
        ]
    parents = []
    if layers.context is not None:
        parents = [
            (PARENT, feature)
            for feature in layers.context.features
            if feature.label not in ("", feature.ref.key)
            and (feature.ref.key in layers.near or not own)
            and (feature.ref.key != said or feature.ref.level != level.level.parent)
        ]
    order = {PLAIN: 0, PARENT: 1, OUTSIDE: 2}
    found: list[tuple[int, float, Name]] = []
    for rank, feature in (*own, *parents):
        name = _name(rank, feature, sight)
        if name is not None:
            found.append((order[rank], -name.width, name))
    return [name for *_, name in sorted(found, key=lambda item: item[:2])]


def outline_of(area: QgsGeometry | None, sight: Sight) -> list[Line]:
    """Return the line of the project area in mm, in pieces."""
    if area is None:
        return []
    line = QgsGeometry(area.constGet().boundary()).clipped(sight.extent)
    line = line.simplify(0.4 / sight.unit)
    pieces: list[Line] = []
    for part in line.constParts():
        points = [sight.paper(vertex.x(), vertex.y()) for vertex in part.vertices()]
        pieces += [(*one, *two) for one, two in zip(points, points[1:])]
    return pieces


def _name(rank: str, feature: Feature, sight: Sight) -> Name | None:
    shape = geometry_of(feature)
    if shape.isEmpty() or not shape.boundingBox().intersects(sight.extent):
        return None
    inner, radius = feature.x is not None and feature.y is not None, 0.0
    if shape.type() == Qgis.GeometryType.Polygon:
        point, radius = middle_of(shape, (feature.x, feature.y) if inner else None, sight)
    else:
        point = (feature.x, feature.y) if inner else None
    if point is None or not sight.extent.contains(*point):
        return None
    size = text_size(rank, sight.points)
    lines = _lines(feature.label, size)
    across, down = _size(lines, size)
    room = shape.boundingBox().intersect(sight.extent).width() * sight.unit
    if across > (1.1 if rank == OUTSIDE else 1.25) * room and rank != PARENT:
        return None
    if rank == PARENT and across > room:
        return None
    reach = {PLAIN: 2.0, PARENT: 8.0, OUTSIDE: 2.0}[rank] * line_height(size)
    if rank == PARENT:  # it stays in its area
        reach = min(reach, radius)
    return Name(
        feature.ref.key, *sight.paper(*point), lines, across, down, rank, reach, rank == PLAIN
    )


def middle_of(
    shape: QgsGeometry, point: tuple[float, float] | None, sight: Sight
) -> tuple[tuple[float, float] | None, float]:
    """Return the point furthest from the edges of what is in sight of a polygon, and how far
    that is in mm. What is no polygon, or very small, keeps ``point``.
    """
    if shape.isEmpty() or shape.type() != Qgis.GeometryType.Polygon:
        return point, 0.0
    box = shape.boundingBox()
    if max(box.width(), box.height()) * sight.unit < 5:
        return point, 0.0
    if not sight.extent.contains(box):
        shape = shape.clipped(sight.extent)
        if shape.isEmpty():
            return None, 0.0
    shape = shape.simplify(0.5 / sight.unit) or shape
    middle, radius = shape.poleOfInaccessibility(1.0 / sight.unit)
    if middle.isEmpty():
        return point, 0.0
    found = middle.asPoint()
    return (found.x(), found.y()), radius * sight.unit


def text_size(rank: str, points: float) -> float:
    """Return the size in points of a name of this rank, where a marker has ``points``."""
    return points * 1.15 if rank == PARENT else points


def _body(shape: QgsGeometry, sight: Sight) -> tuple[tuple[Box, ...], tuple[Point, ...]]:
    """Return boxes on paper that cover a polygon of moderate size, and points in it."""
    box = shape.boundingBox() if not shape.isEmpty() else QgsRectangle()
    if shape.isEmpty() or box.isEmpty():
        return (), ()
    cell = max(_CELL / sight.unit, math.sqrt(box.width() * box.height() / _CELLS))
    columns, rows = math.ceil(box.width() / cell), math.ceil(box.height() / cell)
    side = cell * sight.unit
    engine = QgsGeometry.createGeometryEngine(shape.constGet())
    engine.prepareGeometry()
    boxes, points = [], []
    for column in range(columns):
        left = box.xMinimum() + column * cell
        strip = QgsGeometry.fromRect(
            QgsRectangle(left, box.yMinimum() - cell, left + cell, box.yMaximum())
        )
        if not engine.intersects(strip.constGet()):  # between the parts of a place
            continue
        for row in range(rows):
            top = box.yMaximum() - row * cell
            square = QgsGeometry.fromRect(QgsRectangle(left, top - cell, left + cell, top))
            if engine.intersects(square.constGet()):
                boxes.append(Box(*sight.paper(left, top), side, side))
                middle = square.centroid()  # kept: what constGet gives is a part of it
                if engine.contains(middle.constGet()):
                    points.append(boxes[-1].centre)
    return tuple(boxes), tuple(points)


def _lines(label: str, points: float) -> tuple[str, ...]:
    text = " ".join(label.split())
    return tuple(bounded(wrapped(text, 30 * points / 6.5, points), 3)) if text else ()


def _size(lines: Sequence[str], points: float) -> tuple[float, float]:
    if not lines:
        return 0.0, 0.0
    across = max(width(line, points) for line in lines) + 1.2
    return across, len(lines) * line_height(points) + 0.6
