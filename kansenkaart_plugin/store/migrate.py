"""Bringing a file of an earlier version to this one: on a copy, checked, then written back."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Callable, Iterator

from ..domain.sentence import QT_TRANSLATE_NOOP
from .errors import CannotOpen
from .lease import InUse, leased
from .rows import RowWriter
from .tables import FIELDS, LOG_TABLES, now_after, schema_sql

_BUSY, _LOCKED = 5, 6  # result codes of SQLite


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def migrate_alone(connection: sqlite3.Connection, file: Path, version: int, wanted: int) -> None:
    """Bring ``file``, behind ``connection``, from schema ``version`` to ``wanted``.

    Raises:
        CannotOpen: it could not be done, or somebody else has the file open; it is as it was.
        NoLease: the folder cannot be written.
    """
    try:
        with leased(file, ""):
            migrate(connection, version, wanted)
    except InUse as error:
        raise CannotOpen(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{path}” was made with an earlier version of the plugin and has to be brought to"
                " this one, but it is open with {who} ({host}); open it when they have closed it.",
            ),
            path=file.name,
            who=error.holder.name,
            host=error.holder.host,
        ) from error


def migrate(
    connection: sqlite3.Connection,
    version: int,
    wanted: int,
    script: Callable[[int], str] = schema_sql,
) -> None:
    """Bring the file behind ``connection`` from schema ``version`` to ``wanted``.

    Every step is applied to a copy in memory; only a copy that is sound and has all its records
    is written back, in one go.

    Raises:
        CannotOpen: a step failed or the copy is not sound; the file is as it was.
    """
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        seen = _version_of_data(connection)
        connection.backup(copy, progress=_in_use)
        before = _sizes(copy)
        copy.execute("BEGIN")
        for step in range(version + 1, wanted + 1):
            for statement in statements(script(step)):
                copy.execute(statement)
        _note(copy, version, wanted)
        copy.execute("COMMIT")
        after = _sizes(copy)
        fewer = any(after.get(table, 0) < size for table, size in before.items())
        if fewer or not _is_sound(copy):
            raise sqlite3.DatabaseError("the migrated copy is not sound")
        if _version_of_data(connection) != seen:
            raise sqlite3.DatabaseError("another program wrote in the meantime")
        copy.backup(connection, progress=_in_use)
    except sqlite3.Error as error:
        raise CannotOpen(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The kansenkaart could not be brought to this version of the plugin ({error}); it"
                " is as it was. Please report this.",
            ),
            error=str(error),
        ) from error
    finally:
        copy.close()


def _in_use(status: int, *_: int) -> None:
    """Stop a backup that another program is in the way of: Python itself would wait for ever."""
    if status in (_BUSY, _LOCKED):
        raise sqlite3.OperationalError("the file is in use by another program")


def _sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each of our tables that is there."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in (*FIELDS, *LOG_TABLES)
        if table in there
    }


def _note(copy: sqlite3.Connection, version: int, wanted: int) -> None:
    """Write the new version into the file, as an action like any other."""
    (last,) = copy.execute("SELECT max(at) FROM action").fetchone()
    (uuid,) = copy.execute("SELECT uuid FROM kansenkaart").fetchone()
    rows = RowWriter(copy, "", now_after(last))
    rows.update("kansenkaart", uuid, {"schema_version": wanted})
    rows.close(f"{version} → {wanted}")


def _version_of_data(connection: sqlite3.Connection) -> int:
    """Return a number that changes when another connection writes."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _is_sound(connection: sqlite3.Connection) -> bool:
    (verdict,) = connection.execute("PRAGMA quick_check").fetchone()
    return verdict == "ok" and connection.execute("PRAGMA foreign_key_check").fetchone() is None
