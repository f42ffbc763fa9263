"""The rows of the file that records are made of, as they are now or as they were."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Iterator, Sequence

from .reading import typed
from .rows import chunks, marks
from .tables import CREATED, FIELDS, columns

_TABLES = (
    "party",
    "ambition",
    "session",
    "record",
    "record_feature",
    "record_party",
    "record_ambition",
    "record_trace",
    "position",
    "session_party",
    "session_item",
    "progress",
)
OWNERS = {
    "record": "uuid",
    **dict.fromkeys(
        ("record_feature", "record_party", "record_ambition", "position", "progress"), "record_uuid"
    ),
    "record_trace": "from_uuid",
}
"""The column that says to which record a row belongs, of each table with such rows."""


class Rows:
    """The rows of the tables that records are made of, as they are now or as they were.

    A row is its uuid, its own columns, and ``deleted_at``; a row of ``record`` has all of the
    common columns. Rows are read as they are asked for: a large file does not fit in memory.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        as_of: str | None = None,
        only: Sequence[str] | None = None,
    ) -> None:
        """Read from ``connection``, inside one transaction; ``as_of`` is UTC text.

        With ``only`` what belongs to other records is left out.
        """
        self._connection = connection
        self._only = only
        self.are_of_the_past = as_of is not None
        self._past = _rewound(connection, as_of, only) if as_of is not None else {}

    def all(self, table: str) -> Iterator[tuple]:
        """Yield every row of ``table``, deleted ones too, in the order of the file."""
        yield from self._read(table, "1")

    def live(self, table: str) -> Iterator[tuple]:
        """Yield the rows of ``table`` that are not deleted."""
        if table not in self._past:
            return self._read(table, "deleted_at IS NULL")
        return (row for row in self._read(table, "1") if row[-1] is None)

    def _read(self, table: str, where: str) -> Iterator[tuple]:
        rows = self._stored(
            f"SELECT {', '.join(_columns(table))} FROM {table} WHERE {where}", table
        )
        past = self._past.get(table)
        return rows if not past else (past.get(row[0], row) for row in rows)

    def _stored(self, query: str, table: str) -> Iterator[tuple]:
        if self._only is None or table not in OWNERS:
            return self._connection.execute(f"{query} ORDER BY fid")
        return (
            row
            for some in chunks(self._only)
            for row in self._connection.execute(
                f"{query} AND {OWNERS[table]} IN ({marks(some)}) ORDER BY fid", some
            )
        )


def _columns(table: str) -> tuple[str, ...]:
    return columns(table) if table == "record" else ("uuid", *FIELDS[table], CREATED[-1])


def _rewound(
    connection: sqlite3.Connection, as_of: str, only: Sequence[str] | None
) -> dict[str, dict[str, tuple]]:
    """Return, by table and uuid, the rows touched after ``as_of`` as they were then.

    With ``only`` these are the rows that belong to these records.

    The log is undone from its end. A row goes up one revision in an action, so that the actions
    after ``as_of`` say which one it was.
    """
    undone: dict[str, dict[str, dict]] = defaultdict(dict)
    actions: dict[str, set[str]] = defaultdict(set)
    for action, table, uuid, field, old, new in _logged(connection, as_of, only):
        if table not in _TABLES:
            continue
        former = undone[table].setdefault(uuid, {})
        actions[uuid].add(action)
        if field is not None:
            former[field] = typed(field, old)
        elif new is not None:  # it was made or revived: before that it was not there
            former["deleted_at"] = as_of
        else:  # it was deleted: before that it was there, with these values
            former.update(json.loads(old), deleted_at=None)
    past: dict[str, dict[str, tuple]] = {}
    for table, by_uuid in undone.items():
        names = _columns(table)
        past[table] = {}
        for some in chunks(list(by_uuid)):
            for row in connection.execute(
                f"SELECT {', '.join(names)} FROM {table} WHERE uuid IN ({marks(some)})", some
            ).fetchall():
                values = {**dict(zip(names, row)), **by_uuid[row[0]]}
                if table == "record":
                    values["revision"] -= len(actions[row[0]])
                    last = connection.execute(
                        "SELECT a.at, a.by FROM change c JOIN action a ON a.uuid = c.action_uuid"
                        " WHERE c.row_uuid = ? AND a.at <= ? ORDER BY c.fid DESC LIMIT 1",
                        (row[0], as_of),
                    ).fetchone()
                    values["modified_at"], values["modified_by"] = last or (None, None)
                past[table][row[0]] = tuple(values[name] for name in names)
    return past


def _logged(
    connection: sqlite3.Connection, as_of: str, only: Sequence[str] | None
) -> Iterator[tuple]:
    """Yield the log after ``as_of`` from its end; with ``only`` that of one row after another.

    Parties and ambitions belong to no record: they are all there, for their names.
    """
    query = (
        "SELECT c.action_uuid, c.table_name, c.row_uuid, c.field, c.old, c.new FROM change c"
        " JOIN action a ON a.uuid = c.action_uuid WHERE {} a.at > ? ORDER BY c.fid DESC"
    )
    if only is None:
        yield from connection.execute(query.format(""), (as_of,))
        return
    for table in ("party", "ambition"):
        rows = f"SELECT uuid FROM {table}"
        yield from connection.execute(query.format(f"c.row_uuid IN ({rows}) AND"), (as_of,))
    for table, owner in OWNERS.items():
        for some in chunks(only):
            rows = f"SELECT uuid FROM {table} WHERE {owner} IN ({marks(some)})"
            yield from connection.execute(
                query.format(f"c.row_uuid IN ({rows}) AND"), (*some, as_of)
            )


assert CREATED[-1] == "deleted_at"  # the last column of every row
