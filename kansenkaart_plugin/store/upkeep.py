"""Upkeep of a kansenkaart after its start: a new profile, levels renewed from their source."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Callable, Iterable, NamedTuple, Sequence

from ..domain.profile import Profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Faults, Sentence
from .geopackage import NO_SHAPE, add_geometry_functions, finish_level, write_styles
from .rows import RowWriter, marks
from .tables import FIELDS, now, to_json


class StillUsed(Faults):
    """Something would go that records, or others, still use; nothing was changed."""


class Renewal(NamedTuple):
    """What came of renewing a level; ``loose`` counts links whose feature is gone."""

    added: int
    changed: int
    removed: int
    loose: int


_PARTY_USES = (
    ("record_party", "record_uuid"),
    ("position", "record_uuid"),
    ("progress", "record_uuid"),
)


class Upkeep:
    """What `Change.upkeep` can do, inside the transaction of the change."""

    def __init__(self, connection: sqlite3.Connection, rows: RowWriter) -> None:
        """Work on ``connection``; ``rows`` writes and logs."""
        self._connection = connection
        self._rows = rows

    # the profile

    def set_profile(self, profile: Profile) -> None:
        """Make the file what ``profile`` says: parties, ambitions, levels, title, owner, text.

        Levels that are new must have their table already (`adopt_level`).

        Raises:
            StillUsed: a party, theme, ambition or level that is used is no longer in it.
        """
        faults = [*self._used(profile)]
        if faults:
            raise StillUsed(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "The profile leaves out what is still used; nothing was changed:",
                ),
                faults,
            )
        self._sync("party", [(p.key, p.name, p.kind.value, p.colour) for p in profile.parties])
        self._sync("ambition", [(a.key, a.title, a.theme, a.source) for a in profile.ambitions])
        dates = dict(self._connection.execute("SELECT key, source_date FROM level"))
        levels = []
        for rank, level in enumerate(profile.levels, start=1):
            drawn = level.drawn.value if level.drawn else None
            date = level.source_date or dates.get(level.key)
            names = (level.feature_key, level.label, drawn)
            levels.append((level.key, level.title, rank, level.parent, level.source, date, *names))
        self._sync("level", levels)
        (uuid,) = self._connection.execute("SELECT uuid FROM kansenkaart").fetchone()
        values = {"title": profile.title, "owner_party": profile.owner, "profile": profile.text}
        self._rows.update("kansenkaart", uuid, values)

    def feature_keys(self, level: str) -> set[str]:
        """Return the keys of the features of ``level``."""
        return {
            key for (key,) in self._connection.execute(f'SELECT feature_key FROM "level_{level}"')
        }

    def _used(self, profile: Profile) -> Iterable[Sentence]:
        yield from self._missing("party", {p.key for p in profile.parties}, self._party_users)
        yield from self._missing("ambition", {a.key for a in profile.ambitions}, self._ambitious)
        yield from self._missing("level", {a.key for a in profile.levels}, self._linked)
        themes = {theme.key for theme in profile.themes}
        for theme, codes in self._grouped(
            "SELECT theme, code FROM record WHERE theme IS NOT NULL AND deleted_at IS NULL"
        ).items():
            if theme not in themes:
                yield _still_used("themes", theme, codes)

    def _missing(
        self, table: str, kept: set[str], users: Callable[[str], list[str]]
    ) -> Iterable[Sentence]:
        where = {"party": "parties", "ambition": "ambitions", "level": "levels"}[table]
        for (key,) in self._connection.execute(
            f"SELECT key FROM {table} WHERE deleted_at IS NULL ORDER BY fid"
        ).fetchall():
            if key not in kept and (codes := users(key)):
                yield _still_used(where, key, codes)

    def _party_users(self, key: str) -> list[str]:
        codes: dict[str, None] = {}
        for table, owner in _PARTY_USES:
            codes.update(dict.fromkeys(self._codes(table, owner, "party_key", key)))
        for table, template in (("session_party", "session"), ("share", "share")):
            if self._connection.execute(
                f"SELECT 1 FROM {table} WHERE party_key = ? AND deleted_at IS NULL", (key,)
            ).fetchone():
                codes[template] = None
        return list(codes)

    def _ambitious(self, key: str) -> list[str]:
        return self._codes("record_ambition", "record_uuid", "ambition_key", key)

    def _linked(self, key: str) -> list[str]:
        return self._codes("record_feature", "record_uuid", "level", key)

    def _codes(self, table: str, owner: str, field: str, key: str) -> list[str]:
        return [
            code
            for (code,) in self._connection.execute(
                f"SELECT DISTINCT r.code FROM {table} t JOIN record r ON r.uuid = t.{owner}"
                f" WHERE t.{field} = ? AND t.deleted_at IS NULL AND r.deleted_at IS NULL"
                " ORDER BY r.code",
                (key,),
            )
        ]

    def _grouped(self, query: str) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for key, code in self._connection.execute(query):
            groups.setdefault(key, []).append(code)
        return groups

    def _sync(self, table: str, wanted: Sequence[tuple]) -> None:
        """Make the live rows of ``table`` exactly ``wanted``; the first own column is the key."""
        fields = FIELDS[table]
        there = {
            key: (uuid, deleted)
            for key, uuid, deleted in self._connection.execute(
                f"SELECT key, uuid, deleted_at FROM {table}"
            )
        }
        for values in wanted:
            uuid, deleted = there.pop(values[0], (None, None))
            if uuid is None:
                self._rows.insert(table, [values])
            elif deleted is not None:
                self._rows.revive(table, uuid, dict(zip(fields, values)))
            else:
                self._rows.update(table, uuid, dict(zip(fields, values)))
        self._rows.remove(table, [uuid for uuid, deleted in there.values() if deleted is None])

    # levels

    def adopt_level(self, built: Path, level: str, language: str, style: str | None = None) -> None:
        """Take the table of a new level over from the GeoPackage ``built``, as OGR made it.

        Its fields are labelled in ``language``; ``style`` is the QML with which QGIS shows it.
        """
        table = f"level_{level}"
        with closing(sqlite3.connect(f"{built.absolute().as_uri()}?mode=ro", uri=True)) as source:
            for name in ("gpkg_contents", "gpkg_geometry_columns", "gpkg_extensions"):
                self._copy_rows(source, name, f"WHERE table_name = '{table}'")
            statements = source.execute(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND (tbl_name = ? OR name = ?)"
                " ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END",
                (table, f"rtree_{table}_geom"),
            ).fetchall()
            for (sql,) in statements:
                self._connection.execute(sql)
            self._copy_rows(source, "gpkg_ogr_contents", f"WHERE table_name = '{table}'", True)
            self._copy_rows(source, table, "")
        finish_level(self._connection, level, language)
        if style is not None:
            write_styles(self._connection, {level: style}, language)

    def _copy_rows(
        self, source: sqlite3.Connection, table: str, where: str, empty: bool = False
    ) -> None:
        names = [row[1] for row in source.execute(f'PRAGMA table_info("{table}")')]
        if not names:
            return
        quoted = ", ".join(f'"{name}"' for name in names)
        rows = source.execute(f'SELECT {quoted} FROM "{table}" {where}')
        if empty:  # the triggers count as the features come in
            rows = [(row[0], 0) for row in rows]  # type: ignore[assignment]
        self._connection.executemany(
            f'INSERT OR REPLACE INTO "{table}" ({quoted}) VALUES ({marks(names)})', rows
        )

    def renew_level(self, level: str, built: Path, source: str) -> Renewal:
        """Renew the features of ``level`` by key with those in the GeoPackage ``built``.

        Links to features that are gone stay, and are loose from then on. A fact that is new
        gets a column; one that is no longer there is emptied.
        """
        table = f"level_{level}"
        with closing(sqlite3.connect(f"{built.absolute().as_uri()}?mode=ro", uri=True)) as new:
            described = [row[1:3] for row in new.execute(f'PRAGMA table_info("{table}")')]
            self._add_columns(table, described)
            names = self._own_columns(table)
            known = {name for name, _ in described}
            picked = ", ".join(_picked(name) if name in known else "NULL" for name in names)
            add_geometry_functions(new)
            fresh = {row[0]: row for row in new.execute(f'SELECT {picked} FROM "{table}"')}
        counts = self._write_features(table, names, fresh)
        self._refresh_contents(table)
        loose = self._connection.execute(
            "SELECT count(*) FROM record_feature f JOIN record r ON r.uuid = f.record_uuid"
            " WHERE f.level = ? AND f.deleted_at IS NULL AND r.deleted_at IS NULL"
            f' AND f.feature_key NOT IN (SELECT feature_key FROM "{table}")',
            (level,),
        ).fetchone()[0]
        renewal = Renewal(*counts, loose)
        (uuid,) = self._connection.execute(
            "SELECT uuid FROM level WHERE key = ?", (level,)
        ).fetchone()
        self._rows.update("level", uuid, {"source": source})
        self._rows.note("level", uuid, "features", to_json(renewal._asdict()))
        return renewal

    def _own_columns(self, table: str) -> list[str]:
        names = [row[1] for row in self._connection.execute(f'PRAGMA table_info("{table}")')]
        names.remove("fid")
        names.remove("feature_key")
        return ["feature_key", *names]

    def _add_columns(self, table: str, described: Sequence[tuple[str, str]]) -> None:
        there = {row[1] for row in self._connection.execute(f'PRAGMA table_info("{table}")')}
        for name, kind in described:
            if name not in there:
                self._connection.execute(f'ALTER TABLE "{table}" ADD COLUMN "{name}" {kind}')

    def _write_features(
        self, table: str, names: list[str], fresh: dict[str, tuple]
    ) -> tuple[int, int, int]:
        quoted = ", ".join(f'"{name}"' for name in names)
        old = {row[0]: row for row in self._connection.execute(f'SELECT {quoted} FROM "{table}"')}
        gone = [(key,) for key in old if key not in fresh]
        added = [row for key, row in fresh.items() if key not in old]
        changed = [row for key, row in fresh.items() if key in old and old[key] != row]
        self._connection.executemany(f'DELETE FROM "{table}" WHERE feature_key = ?', gone)
        assignments = ", ".join(f'"{name}" = ?' for name in names[1:])
        self._connection.executemany(
            f'UPDATE "{table}" SET {assignments} WHERE feature_key = ?',
            ((*row[1:], row[0]) for row in changed),
        )
        self._connection.executemany(
            f'INSERT INTO "{table}" ({quoted}) VALUES ({marks(names)})', added
        )
        return len(added), len(changed), len(gone)

    def _refresh_contents(self, table: str) -> None:
        bounds = self._connection.execute(
            f"SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_{table}_geom"
        ).fetchone()
        self._connection.execute(
            "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?, last_change = ?"
            " WHERE table_name = ?",
            (*bounds, now(), table),
        )


def _picked(name: str) -> str:
    """Return what to read of a column of a level that was just built."""
    return f"CASE WHEN {NO_SHAPE} THEN NULL ELSE geom END" if name == "geom" else f'"{name}"'


def _still_used(where: str, key: str, codes: list[str]) -> Sentence:
    return Sentence(
        QT_TRANSLATE_NOOP("Kansenkaart", "{where}: “{key}” is still used by {codes}"),
        where=where,
        key=key,
        codes=", ".join(codes[:10]) + (" …" if len(codes) > 10 else ""),
    )
