"""What part of the world a page shows, and at which tidy scale (coordinates in the CRS)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Mapping

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from ..store.snapshot import Feature, Snapshot, SnapshotLevel

FAR = 2.5
"""A record that makes the page's area this many times as large is shown in an inset."""

_TIDY = (
    *(1, 1.1, 1.2, 1.25, 1.4, 1.5, 1.6, 1.75, 2, 2.25, 2.5, 2.75),
    *(3, 3.25, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 9, 10),
)
"""Tidy scales, so close together that a page wastes at most an eighth of its width."""

_SMALLEST = 60.0  # metres: a page never shows less than this


@dataclass(frozen=True)
class View:
    """What the main map shows, and the boxes and inner points of what lies far away."""

    main: QgsRectangle
    far: tuple[tuple[QgsRectangle, QgsPointXY], ...] = ()

    def inset(self, shown: QgsRectangle | None) -> QgsRectangle | None:
        """Return what an inset has to show when the main map shows ``shown``, or None."""
        left = [box for box, point in self.far if shown is None or not shown.contains(point)]
        return _margined(_combined(left)) if left else None


def geometry_of(feature: Feature) -> QgsGeometry:
    """Return the geometry of a feature, or of its inner point when it has none."""
    geometry = QgsGeometry()
    if feature.wkb:
        geometry.fromWkb(feature.wkb)
    elif feature.x is not None and feature.y is not None:
        geometry = QgsGeometry.fromPointXY(QgsPointXY(feature.x, feature.y))
    return geometry


def area_geometry(snapshot: Snapshot) -> QgsGeometry | None:
    """Return the project area as one geometry, or None when the profile names none."""
    level = snapshot.level(snapshot.area.level) if snapshot.area else None
    if level is None or snapshot.area is None:
        return None
    found = [level.by_key[key] for key in snapshot.area.keys if key in level.by_key]
    shapes = [shape for shape in map(geometry_of, found) if not shape.isEmpty()]
    return QgsGeometry.unaryUnion(shapes) if shapes else None


def view_of(
    snapshot: Snapshot, level: SnapshotLevel, shapes: Mapping[str, QgsGeometry] | None = None
) -> View:
    """Return the view for the page of ``level``; ``shapes`` are what is known of its features."""
    boxes = _record_boxes(snapshot, level, shapes or {})
    area = area_geometry(snapshot)
    if area is not None and snapshot.area is not None:
        core = area.boundingBox().buffered(snapshot.area.margin)
        core = core if snapshot.area.margin else _margined(core)
    elif boxes:
        return View(_margined(_combined([box for box, *_ in boxes.values()])))
    else:
        return View(_margined(_whole(snapshot, level)))
    far = []
    outside = [item for item in boxes.values() if not core.contains(item[0])]
    limit = FAR * core.width() * core.height()
    middle = core.center()
    for box, x, y in sorted(outside, key=lambda item: item[0].center().distance(middle)):
        wider = QgsRectangle(core)
        wider.combineExtentWith(_margined(box, 0.02))
        if wider.width() * wider.height() > limit:
            far.append((box, box.center() if x is None or y is None else QgsPointXY(x, y)))
        else:
            core = wider
    return View(core, tuple(far))


def tidy_scale(extent: QgsRectangle, width: float, height: float) -> float:
    """Return the largest tidy scale at which ``extent`` (metres) fits ``width`` × ``height`` mm."""
    least = max(extent.width() / width, extent.height() / height) * 1000
    power = 10 ** math.floor(math.log10(least))
    return next(step * power for step in _TIDY if step * power >= least - 1e-6)


def framed(extent: QgsRectangle, scale: float, width: float, height: float) -> QgsRectangle:
    """Return what a frame of ``width`` × ``height`` mm shows at ``scale``, centred the same."""
    across, down = width * scale / 1000, height * scale / 1000
    x, y = extent.center().x(), extent.center().y()
    return QgsRectangle(x - across / 2, y - down / 2, x + across / 2, y + down / 2)


def _record_boxes(
    snapshot: Snapshot, level: SnapshotLevel, shapes: Mapping[str, QgsGeometry]
) -> Mapping[str, tuple[QgsRectangle, float | None, float | None]]:
    """Return the box of each feature with records, with its inner point, if it has one."""
    boxes: dict[str, tuple[QgsRectangle, float | None, float | None]] = {}
    name, by_key = level.level.key, level.by_key
    for entry in snapshot.at_level(name):
        for link in entry.links:
            where, key = link.feature
            if where != name or key in boxes:
                continue
            feature = by_key.get(key)
            if feature is not None and (feature.wkb or feature.x is not None):
                shape = shapes[key] if key in shapes else geometry_of(feature)
                box = shape.boundingBox()
                boxes[key] = (box, feature.x, feature.y)
            elif link.x is not None and link.y is not None:
                point = QgsPointXY(link.x, link.y)
                boxes[key] = (QgsRectangle(point, point), link.x, link.y)
    return boxes


def _whole(snapshot: Snapshot, level: SnapshotLevel) -> QgsRectangle:
    for candidate in (level, *snapshot.levels):
        shapes = (geometry_of(feature) for feature in candidate.features)
        boxes = [shape.boundingBox() for shape in shapes if not shape.isEmpty()]
        if boxes:
            return _combined(boxes)
    return QgsRectangle(0, 0, 1000, 1000)


def _combined(boxes: list[QgsRectangle]) -> QgsRectangle:
    whole = QgsRectangle(boxes[0])
    for box in boxes[1:]:
        whole.combineExtentWith(box)
    return whole


def _margined(box: QgsRectangle, part: float = 0.06) -> QgsRectangle:
    margin = max(part * max(box.width(), box.height()), 0.0)
    if max(box.width(), box.height()) + 2 * margin < _SMALLEST:
        margin = (_SMALLEST - max(box.width(), box.height())) / 2
    return box.buffered(margin)
