"""Bringing a file of an earlier version to this one: on a copy, checked, then written back."""

from __future__ import annotations

import sqlite3
from typing import Callable, Iterator

from ..domain.sentence import QT_TRANSLATE_NOOP
from .errors import CannotOpen
from .tables import FIELDS, schema_sql


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


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
        connection.backup(copy)
        before = _sizes(copy)
        copy.execute("BEGIN")
        for step in range(version + 1, wanted + 1):
            for statement in statements(script(step)):
                copy.execute(statement)
        copy.execute("UPDATE kansenkaart SET schema_version = ?", (wanted,))
        copy.execute("COMMIT")
        after = _sizes(copy)
        if any(after.get(table) != size for table, size in before.items()) or not _is_sound(copy):
            raise sqlite3.DatabaseError("the migrated copy is not sound")
        copy.backup(connection)
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


def _sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows of each of our tables that is there."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    return {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in FIELDS
        if table in there
    }


def _is_sound(connection: sqlite3.Connection) -> bool:
    (verdict,) = connection.execute("PRAGMA quick_check").fetchone()
    return verdict == "ok" and connection.execute("PRAGMA foreign_key_check").fetchone() is None
