"""Drawn places: features that people draw themselves, in a level that is made for it.

A place is no row with a uuid of its own. In the log it is called by one that follows from its
level and key, under the name of the level's table, with all of its values as JSON.
"""

from __future__ import annotations

import json
import re
import sqlite3
from typing import TYPE_CHECKING, Any, Mapping
from uuid import UUID, uuid5

from ..domain.model import FeatureRef
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.shape import Shape, holds, inner_point, multi_wkb, read_shape
from ..domain.text import clean_or_none
from ..domain.words import Drawn
from .errors import RulesBroken, UnknownReference
from .geopackage import bounds, geometry_blob, wkb_of
from .rows import RowWriter, marks
from .tables import to_json

if TYPE_CHECKING:
    from .kansenkaart import Kansenkaart

_LOG = "level_"
_KEY = re.compile(r"P-(\d{3,9})")


def is_place_log(table: str) -> bool:
    """Return whether the log writes about places under this name of a table."""
    return table.startswith(_LOG)


def place_name(connection: sqlite3.Connection, table: str, uuid: str) -> str:
    """Return the place that the log calls ``uuid``, as ``level:key``."""
    return str(FeatureRef(table[len(_LOG) :], _logged_key(connection, uuid)))


def _logged_key(connection: sqlite3.Connection, uuid: str) -> str:
    (old, new) = connection.execute(
        "SELECT old, new FROM change WHERE row_uuid = ? LIMIT 1", (uuid,)
    ).fetchone()
    return str(json.loads(old or new)["feature_key"])


def places_changed_at(kansenkaart: Kansenkaart) -> dict[str, str]:
    """Return when the places of each drawn level were changed last (UTC text), by its key."""
    with kansenkaart._reading():
        return dict(
            kansenkaart._connection.execute(
                "SELECT l.key, c.last_change FROM level l JOIN gpkg_contents c"
                " ON c.table_name = ? || l.key WHERE l.drawn IS NOT NULL AND l.deleted_at IS NULL",
                (_LOG,),
            )
        )


class Places:
    """What `Change.places` can do, inside the transaction of the change."""

    def __init__(self, connection: sqlite3.Connection, rows: RowWriter) -> None:
        """Work on ``connection``; ``rows`` writes and logs."""
        self._connection = connection
        self._rows = rows

    def add(self, level: str, wkb: bytes, label: str | None = None) -> FeatureRef:
        """Add a place to a drawn level and return it with its key (``P-001`` …, never reused).

        ``wkb`` is a valid shape in the CRS of the kansenkaart. Its inner point and the feature
        above in which that lies are worked out here; without a label the key is the label.

        Raises:
            UnknownReference: there is no such drawn level.
            RulesBroken: the level is of another kind of shape.
            UnknownShape: ``wkb`` is no shape.
        """
        shape = self._shape(level, wkb)
        key = self._next_key(level)
        values = {"feature_key": key, "label": clean_or_none(label) or key}
        self._insert(level, {**values, **self._place(level, shape)})
        return FeatureRef(level, key)

    def change(
        self, level: str, key: str, *, wkb: bytes | None = None, label: str | None = None
    ) -> bool:
        """Give a place another shape or label; return whether anything differed.

        What is linked to it keeps its link, with the new label and point.

        Raises: as `add`; also `UnknownReference` when there is no such place.
        """
        self._drawn(level)
        old = self._read(level, key)
        new = dict(old)
        if label is not None:
            new["label"] = clean_or_none(label) or key
        if wkb is not None:
            new.update(self._place(level, self._shape(level, wkb)))
        if new == old:
            return False
        self._update(level, old, new)
        return True

    def remove(self, level: str, key: str) -> int:
        """Remove a place; return how many links to it are loose from now on."""
        self._drawn(level)
        self._delete(level, self._read(level, key))
        return self.links_to(level, key)

    def links_to(self, level: str, key: str) -> int:
        """Return how many records are about a place: removing it makes their links loose."""
        return int(
            self._connection.execute(
                "SELECT count(*) FROM record_feature f JOIN record r ON r.uuid = f.record_uuid"
                " WHERE f.level = ? AND f.feature_key = ? AND f.deleted_at IS NULL"
                " AND r.deleted_at IS NULL",
                (level, key),
            ).fetchone()[0]
        )

    def put_back(self, table: str, former: Mapping[str, Mapping[str, Any]]) -> list[FeatureRef]:
        """Make places what they were (empty: not there), by their uuid in the log.

        Return those that are there no more.
        """
        level = table[len(_LOG) :]
        gone = []
        for uuid, values in former.items():
            key = _logged_key(self._connection, uuid)
            there = self._find(level, key)
            if not values:
                gone.append(FeatureRef(level, key))
                if there:
                    self._delete(level, there)
            elif there:
                self._update(level, there, values)
            else:
                self._insert(level, values)
        return gone

    # what a place is

    def _drawn(self, level: str) -> Drawn:
        row = self._connection.execute(
            "SELECT drawn FROM level WHERE key = ? AND deleted_at IS NULL", (level,)
        ).fetchone()
        if row is None or row[0] is None:
            raise UnknownReference(
                QT_TRANSLATE_NOOP("Kansenkaart", "There is no level “{level}” to draw places in."),
                level=level,
            )
        return Drawn(row[0])

    def _shape(self, level: str, wkb: bytes) -> Shape:
        wanted = self._drawn(level)
        shape = read_shape(wkb)
        if shape.kind is not wanted:
            raise RulesBroken(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "The places of “{level}” are drawn as: {kind}; this is: {other}."
                ),
                [],
                level=level,
                kind=wanted,
                other=shape.kind,
            )
        return shape

    def _place(self, level: str, shape: Shape) -> dict[str, Any]:
        """Return the columns of a place that follow from its shape."""
        (crs,) = self._connection.execute(
            "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?", (_LOG + level,)
        ).fetchone()
        x, y = inner_point(shape)
        blob = geometry_blob(multi_wkb(shape), crs, shape)
        return {"parent_key": self._parent(level, x, y), "x": x, "y": y, "geom": blob.hex()}

    def _parent(self, level: str, x: float, y: float) -> str | None:
        (parent,) = self._connection.execute(
            "SELECT parent FROM level WHERE key = ?", (level,)
        ).fetchone()
        if parent is None:
            return None
        for key, blob in self._connection.execute(
            f'SELECT feature_key, geom FROM "{_LOG}{parent}"'
            " WHERE ST_MinX(geom) <= ?1 AND ST_MaxX(geom) >= ?1"
            " AND ST_MinY(geom) <= ?2 AND ST_MaxY(geom) >= ?2 ORDER BY feature_key",
            (x, y),
        ):
            wkb = wkb_of(blob)
            if wkb is not None and holds(read_shape(wkb), x, y):
                return str(key)
        return None

    def _next_key(self, level: str) -> str:
        numbers = [
            int(match[1])
            for (key,) in self._connection.execute(f'SELECT feature_key FROM "{_LOG}{level}"')
            if (match := _KEY.fullmatch(key))
        ]
        number = max(numbers, default=0) + 1
        # one that was removed is still in the log, and links to it may be left
        while self._was_there(level, f"P-{number:03d}"):
            number += 1
        return f"P-{number:03d}"

    def _was_there(self, level: str, key: str) -> bool:
        return bool(
            self._connection.execute(
                "SELECT 1 FROM change WHERE row_uuid = ? UNION ALL"
                " SELECT 1 FROM record_feature WHERE level = ? AND feature_key = ?",
                (self._uuid(level, key), level, key),
            ).fetchone()
        )

    # rows: every column but the fid by name, the geometry in hex

    def _uuid(self, level: str, key: str) -> str:
        (uuid,) = self._connection.execute(
            "SELECT uuid FROM level WHERE key = ?", (level,)
        ).fetchone()
        return str(uuid5(UUID(uuid), key))

    def _find(self, level: str, key: str) -> dict[str, Any] | None:
        cursor = self._connection.execute(
            f'SELECT * FROM "{_LOG}{level}" WHERE feature_key = ?', (key,)
        )
        names = [column[0] for column in cursor.description]
        row = cursor.fetchone()
        if row is None:
            return None
        values = dict(zip(names, row))
        del values["fid"]
        return {
            name: value.hex() if isinstance(value, bytes) else value
            for name, value in values.items()
        }

    def _read(self, level: str, key: str) -> dict[str, Any]:
        found = self._find(level, key)
        if found is None:
            raise UnknownReference(
                QT_TRANSLATE_NOOP("Kansenkaart", "The level “{level}” has no feature “{key}”."),
                level=level,
                key=key,
            )
        return found

    def _insert(self, level: str, values: Mapping[str, Any]) -> None:
        names = ", ".join(f'"{name}"' for name in values)
        self._connection.execute(
            f'INSERT INTO "{_LOG}{level}" ({names}) VALUES ({marks(list(values))})',
            _as_stored(values),
        )
        self._log(level, None, values)

    def _update(self, level: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        names = ", ".join(f'"{name}" = ?' for name in new)
        self._connection.execute(
            f'UPDATE "{_LOG}{level}" SET {names} WHERE feature_key = ?',
            (*_as_stored(new), new["feature_key"]),
        )
        self._log(level, old, new)
        links = self._connection.execute(
            "SELECT uuid FROM record_feature WHERE level = ? AND feature_key = ?"
            " AND deleted_at IS NULL",
            (level, new["feature_key"]),
        ).fetchall()
        place = {"feature_label": new["label"], "x": new["x"], "y": new["y"]}
        self._rows.update_all("record_feature", {uuid: place for (uuid,) in links})

    def _delete(self, level: str, values: Mapping[str, Any]) -> None:
        self._connection.execute(
            f'DELETE FROM "{_LOG}{level}" WHERE feature_key = ?', (values["feature_key"],)
        )
        self._log(level, values, None)

    def _log(
        self, level: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
    ) -> None:
        values = new or old or {}
        self._rows.note_row(
            _LOG + level,
            self._uuid(level, values["feature_key"]),
            to_json(old) if old else None,
            to_json(new) if new else None,
        )
        if values["geom"] is None:
            return
        extent = bounds(bytes.fromhex(values["geom"]))
        self._connection.execute(
            "UPDATE gpkg_contents SET last_change = ?1,"
            " min_x = min(coalesce(min_x, ?2), ?2), max_x = max(coalesce(max_x, ?3), ?3),"
            " min_y = min(coalesce(min_y, ?4), ?4), max_y = max(coalesce(max_y, ?5), ?5)"
            " WHERE table_name = ?6",
            (self._rows.at, *extent, _LOG + level),
        )


def _as_stored(values: Mapping[str, Any]) -> list[Any]:
    return [
        bytes.fromhex(value) if name == "geom" and value is not None else value
        for name, value in values.items()
    ]
