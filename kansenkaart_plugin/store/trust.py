"""What a file must look like inside before it is opened as a kansenkaart.

It may come from anybody. Its tables have to be tables as the schema makes them, so that reading
them ends and writing them does what it says: no views in their place, no computed columns, no
deleting along, and no triggers but those that every GeoPackage has.
"""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..domain.rules import LEVEL_COLUMNS, LEVEL_KEY
from ..domain.sentence import QT_TRANSLATE_NOOP
from .errors import CannotOpen
from .migrate import statements
from .tables import FIELDS, LOG_TABLES, SCHEMA_VERSION, schema_sql

_OURS = (*FIELDS, *LOG_TABLES)
_SHARED = (  # written by us too; what else is in the file is no business of ours
    "gpkg_contents",
    "gpkg_ogr_contents",
    "gpkg_geometry_columns",
    "gpkg_extensions",
    "gpkg_data_columns",
    "gpkg_data_column_constraints",
    "layer_styles",
)
# The triggers of GDAL write to the R-tree of their table and to the count of its features.
_GDALS = re.compile(
    r"CREATE TRIGGER \S+ AFTER (INSERT|UPDATE|DELETE)( OF \S+)? ON \S+( WHEN [^;]*)? BEGIN"
    r"( (INSERT( OR REPLACE)? INTO|DELETE FROM|UPDATE) \"?(rtree_\w+_geom|gpkg_ogr_contents)\"?"
    r" [^;]*;)+ END",
    re.IGNORECASE,
)
_RTREE = re.compile(r"CREATE VIRTUAL TABLE \S+ USING rtree\(", re.IGNORECASE)

Columns = frozenset[tuple]


class _Table(NamedTuple):
    """What a table is made of: its columns, what they refer to, what is unique."""

    columns: Columns
    references: Columns
    unique: Columns


def check_tables(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """Raise `CannotOpen` when ``file``, of schema ``version``, cannot be trusted."""
    made = {
        name: (kind, " ".join((sql or "").split()))
        for kind, name, sql in connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE type <> 'index'"
        )
    }
    for table in _OURS:
        if not _is_table(made.get(table, ("", ""))):
            raise _untrusted(file, table)
    for table, wanted in _expected(version).items():
        if not _fits(_described(connection, table), wanted):
            raise _untrusted(file, table)
    levels = [key for (key,) in connection.execute("SELECT key FROM level")]
    for key in levels:
        if not isinstance(key, str) or not LEVEL_KEY.fullmatch(key):
            raise _untrusted(file, "level")
        _check_level(connection, file, f"level_{key}", made)
    for table in _SHARED:
        if table in made and not _is_table(made[table]):
            raise _untrusted(file, table)
    _check_triggers(connection, file, {*_OURS, *_SHARED, *(f"level_{key}" for key in levels)})


def check_cells(connection: sqlite3.Connection, file: Path) -> None:
    """Raise `CannotOpen` when a cell of ``file`` holds what its column cannot.

    That takes as long as reading all of it: for when something has gone wrong already.
    """
    for table, described in _expected(SCHEMA_VERSION).items():
        odd = [f"typeof({name}) NOT IN {_held(kind)}" for name, kind, *_ in described.columns]
        if table == "change":  # whole rows are there as JSON
            odd += [
                f"(field IS NULL AND {text} IS NOT NULL AND"
                f" (NOT json_valid({text}) OR json_type({text}) <> 'object'))"
                for text in ("old", "new")
            ]
            odd.append("coalesce(field, old, new) IS NULL")
            known = ", ".join(f"'{name}'" for name in (*FIELDS, "action"))
            odd.append(f"table_name NOT IN ({known}) AND table_name NOT GLOB 'level_*'")
        _check_no_row(connection, file, table, odd)
    for (level,) in connection.execute("SELECT key FROM level").fetchall():
        odd = [f"typeof({name}) NOT IN {_held('TEXT')}" for name in ("feature_key", "label")]
        odd += [f"typeof({name}) NOT IN {_held('DOUBLE')}" for name in ("x", "y")]
        odd += ["typeof(geom) NOT IN ('blob', 'null')", "feature_key IS NULL"]
        _check_no_row(connection, file, f"level_{level}", odd)


def _check_no_row(
    connection: sqlite3.Connection, file: Path, table: str, conditions: list[str]
) -> None:
    if connection.execute(
        f'SELECT 1 FROM "{table}" WHERE {" OR ".join(conditions)} LIMIT 1'
    ).fetchone():
        raise _untrusted(file, table)


def _held(kind: str) -> str:
    """Return the types of SQLite that a column declared as ``kind`` may hold."""
    numbers = {"INTEGER": "('integer', 'null')", "DOUBLE": "('real', 'integer', 'null')"}
    return numbers.get(kind, "('text', 'null')")


def _is_table(made: tuple[str, str]) -> bool:
    kind, sql = made
    return kind == "table" and not sql.upper().startswith("CREATE VIRTUAL")


def _check_level(
    connection: sqlite3.Connection, file: Path, table: str, made: dict[str, tuple[str, str]]
) -> None:
    columns = {row[0]: row[-1] for row in _described(connection, table).columns}
    sound = _is_table(made.get(table, ("", ""))) and not any(columns.values())
    _, rtree = made.get(f"rtree_{table}_geom", ("", ""))
    if not sound or not columns.keys() >= set(LEVEL_COLUMNS) or (rtree and not _RTREE.match(rtree)):
        raise _untrusted(file, table)


def _check_triggers(connection: sqlite3.Connection, file: Path, tables: set[str]) -> None:
    for name, table, sql in connection.execute(
        "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"
    ):
        plain = " ".join(sql.split())
        reached = table.lower() in tables or table.lower().startswith("rtree_")
        if reached and ("SELECT" in plain.upper() or not _GDALS.fullmatch(plain)):
            raise _untrusted(file, name)


@cache
def _expected(version: int) -> dict[str, _Table]:
    """Return the tables that the schema makes, by name."""
    memory = sqlite3.connect(":memory:")
    try:
        for step in range(1, version + 1):
            for statement in statements(schema_sql(step)):
                memory.execute(statement)
        return {
            table: _described(memory, table)
            for (table,) in memory.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            ).fetchall()
        }
    finally:
        memory.close()


def _described(connection: sqlite3.Connection, table: str) -> _Table:
    columns = connection.execute(
        'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?)', (table,)
    )
    references = connection.execute(
        'SELECT "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list(?)',
        (table,),
    )
    unique = connection.execute(
        "SELECT group_concat(i.name) FROM pragma_index_list(?) l, pragma_index_info(l.name) i"
        ' WHERE l."unique" GROUP BY l.name',
        (table,),
    )
    return _Table(*map(frozenset, (columns, references, unique)))


def _fits(found: _Table, wanted: _Table) -> bool:
    """Return whether a table is as wanted; a plain column that somebody added is no fault."""
    added = found.columns - wanted.columns
    return (
        found.columns >= wanted.columns
        and not any(hidden for *_, hidden in added)
        and found.references == wanted.references
        and found.unique >= wanted.unique
    )


def _untrusted(file: Path, name: str) -> CannotOpen:
    return CannotOpen(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” cannot be trusted as a kansenkaart: another program made or changed “{name}”"
            " in it; take a copy from the backup.",
        ),
        path=file,
        name=name,
    )
