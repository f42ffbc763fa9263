"""Loose links: what records are about that is not there any more, and what it may be now."""

from __future__ import annotations

import math
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Collection, Mapping, NamedTuple

from ..domain.model import FeatureRef
from ..domain.shape import UnknownShape, holds, read_shape
from .geopackage import wkb_of

if TYPE_CHECKING:
    from .change import Change

CANDIDATES = 5
"""How many features near a lost one are offered."""


class LooseFeature(NamedTuple):
    """A feature that its level no longer has, as it was when linked, and the records about it."""

    feature: FeatureRef
    label: str
    x: float | None
    y: float | None
    records: tuple[tuple[str, str], ...]
    """The uuid and code of each record."""


class Candidate(NamedTuple):
    """A feature where a lost one was: ``holds`` its point, or lies at this distance from it.

    The distance is between inner points, in units of the CRS (metres).
    """

    feature: FeatureRef
    label: str
    holds: bool
    distance: float


def find_loose(connection: sqlite3.Connection) -> list[LooseFeature]:
    """Return every linked feature that is not there any more, by level and key."""
    found: dict[FeatureRef, list[tuple]] = defaultdict(list)
    there = {key for (key,) in connection.execute("SELECT key FROM level WHERE deleted_at IS NULL")}
    linked = [level for (level,) in connection.execute("SELECT DISTINCT level FROM record_feature")]
    for level in linked:
        gone = (
            f'NOT EXISTS (SELECT 1 FROM "level_{level}" v WHERE v.feature_key = f.feature_key)'
            if level in there
            else "1"
        )
        for key, *rest in connection.execute(
            "SELECT f.feature_key, f.feature_label, f.x, f.y, r.uuid, r.code"
            " FROM record_feature f JOIN record r ON r.uuid = f.record_uuid"
            f" WHERE f.level = ? AND f.deleted_at IS NULL AND r.deleted_at IS NULL AND {gone}"
            " ORDER BY f.fid",
            (level,),
        ):
            found[FeatureRef(level, key)].append(tuple(rest))
    return [
        LooseFeature(feature, label or feature.key, x, y, tuple((row[3], row[4]) for row in rows))
        for feature, rows in sorted(found.items())
        for label, x, y, *_ in rows[:1]
    ]


def find_candidates(
    connection: sqlite3.Connection, level: str, x: float, y: float, count: int = CANDIDATES
) -> list[Candidate]:
    """Return the features of ``level`` at a point: those that hold it, then the nearest ones."""
    table = f'"level_{level}"'
    near = {
        key: Candidate(FeatureRef(level, key), label, False, math.dist((x, y), point))
        for key, label, *point in connection.execute(
            f"SELECT feature_key, coalesce(label, feature_key), x, y FROM {table}"
            " WHERE x IS NOT NULL AND y IS NOT NULL"
            " ORDER BY (x - ?1) * (x - ?1) + (y - ?2) * (y - ?2) LIMIT ?3",
            (x, y, count),
        )
    }
    for key, label, fx, fy, blob in connection.execute(
        f"SELECT feature_key, coalesce(label, feature_key), x, y, geom FROM {table}"
        " WHERE ST_MinX(geom) <= ?1 AND ST_MaxX(geom) >= ?1"
        " AND ST_MinY(geom) <= ?2 AND ST_MaxY(geom) >= ?2",
        (x, y),
    ):
        if _holds(blob, x, y):
            distance = math.dist((x, y), (fx, fy)) if fx is not None else 0.0
            near[key] = Candidate(FeatureRef(level, key), label, True, distance)
    return sorted(near.values(), key=lambda item: (not item.holds, item.distance))[:count]


def _holds(blob: bytes, x: float, y: float) -> bool:
    wkb = wkb_of(blob)
    try:
        return wkb is not None and holds(read_shape(wkb), x, y)
    except UnknownShape:
        return False


def relink(
    change: Change,
    wanted: Mapping[FeatureRef, FeatureRef],
    records: Collection[str] | None = None,
) -> int:
    """Make records be about other features (old to new), as part of ``change``.

    ``records`` are uuids; None is all that are about an old one. Return how many links moved.

    Raises:
        UnknownReference: a new feature is not there.
    """
    moved = 0
    for old, new in wanted.items():
        change._places(new.level, [new.key])
        linked = [
            record
            for (record,) in change._connection.execute(
                "SELECT f.record_uuid FROM record_feature f JOIN record r"
                " ON r.uuid = f.record_uuid WHERE f.level = ? AND f.feature_key = ?"
                " AND f.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY f.fid",
                old,
            )
            if records is None or record in records
        ]
        moved += change.unlink(linked, [old])
        change.link(linked, [new])
    return moved
