"""Which markers and names a map frame has to place: from records to spots in mm."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsRectangle

from ..store.snapshot import Entry, Snapshot, SnapshotLevel
from .extent import geometry_of
from .layers import LevelLayers
from .markers import Spot, Tag
from .signs import CONTEXT, LOOSE
from .writing import line_height, width, wrapped

_NAMED = 60
"""With more places than this, only names that fit their feature are written."""


def spots_of(
    snapshot: Snapshot,
    level: SnapshotLevel,
    layers: LevelLayers,
    entries: Sequence[Entry],
    only: str | None,
    extent: QgsRectangle,
    measure: tuple[float, float],
) -> list[Spot]:
    """Return the spots in ``extent``; ``measure`` is the frame's width in mm and the text size.

    ``only`` limits the markers to one feature.
    """
    unit = measure[0] / extent.width()
    spots = []
    points, tags = _collected(level, entries, only)
    for key, (x, y) in points.items():
        if extent.contains(x, y):
            feature = level.by_key.get(key)
            name = feature.label if feature is not None and feature.label != key else ""
            room = geometry_of(feature).boundingBox().width() * unit if feature else 0.0
            at = ((x - extent.xMinimum()) * unit, (extent.yMaximum() - y) * unit)
            named = len(points) <= _NAMED or width(name, measure[1]) < 1.3 * room
            spots.append(_spot(key, at, name if named else "", measure[1], tuple(tags[key])))
    known = set(points)
    if len(level.features) <= 2000:
        spots += _names(level, known, extent, unit, measure[1], "")
    if layers.context is not None:
        spots += _names(layers.context, set(), extent, unit, measure[1], CONTEXT)
    return spots


def _collected(
    level: SnapshotLevel, entries: Sequence[Entry], only: str | None
) -> tuple[dict[str, tuple[float, float]], dict[str, list[Tag]]]:
    points: dict[str, tuple[float, float]] = {}
    tags: dict[str, list[Tag]] = {}
    for entry in entries:
        for link in entry.links:
            ref = link.feature
            if ref.level != level.level.key or (only is not None and ref.key != only):
                continue
            feature = None if link.loose else level.by_key.get(ref.key)
            x, y = (feature.x, feature.y) if feature is not None else (link.x, link.y)
            if x is None or y is None:
                continue
            key = ref.key if feature is not None else f"{LOOSE}:{link.label or ref.key}"
            points[key] = (x, y)
            tags.setdefault(key, []).append(Tag(entry.record.code, entry.record.kind.value))
    return points, tags


def _spot(
    key: str, at: tuple[float, float], name: str, points: float, tags: tuple[Tag, ...] = ()
) -> Spot:
    lines = tuple(wrapped(" ".join(name.split()), 30 * points / 6.5, points)[:3]) if name else ()
    across = max((width(line, points) for line in lines), default=0.0) + (1.0 if lines else 0)
    down = len(lines) * line_height(points) + (0.3 if lines else 0)
    return Spot(key, *at, lines, across, down, tags)


def _names(
    level: SnapshotLevel,
    known: set[str],
    extent: QgsRectangle,
    unit: float,
    points: float,
    prefix: str,
) -> list[Spot]:
    found = []
    for feature in level.features:
        key, x, y = feature.ref.key, feature.x, feature.y
        if key in known or x is None or y is None or not extent.contains(x, y):
            continue
        if feature.label in ("", key):
            continue
        at = ((x - extent.xMinimum()) * unit, (extent.yMaximum() - y) * unit)
        spot = _spot(f"{prefix}:{key}", at, feature.label, points)
        room = geometry_of(feature).boundingBox().width() * unit
        if spot.label_width < 1.2 * room or prefix:
            found.append(spot)
    return found
