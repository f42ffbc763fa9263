"""What changed between two moments, worked out for some records at a time.

Only what the log names since then can be different, and what is answered by it. Of each page of
such records two Snapshots are compared that hold these and what they are traced to, and nothing
else: so the time goes with what changed, and with how much of it is asked for.
"""

from __future__ import annotations

import sqlite3
from typing import Sequence

from ..domain.alteration import AlterationKind
from ..domain.audience import Audience
from ..domain.profile import Profile
from ..domain.words import RecordKind
from .comparison import compare
from .door import read_snapshot
from .history import RecordChange, changes_of
from .past import OWNERS
from .rows import chunks, marks

_PAGE = 500
_MANY = 50_000
"""Rows of the log with which any record may be different: to look for those takes longer."""

_KINDS = {kind: place for place, kind in enumerate(RecordKind)}
_KIND_ORDER = " ".join(f"WHEN '{kind.value}' THEN {place}" for kind, place in _KINDS.items())

_TRACED = (
    "SELECT uuid FROM {0} UNION SELECT t.to_uuid FROM {0} JOIN record_trace t"
    " ON t.from_uuid = {0}.uuid UNION SELECT t.from_uuid FROM {0} JOIN record_trace t"
    " ON t.to_uuid = {0}.uuid"
)
"""The records in the table ``{0}`` and all that were ever traced to them, either way."""

_TOUCHED = (
    "WITH recent (name, row) AS (SELECT DISTINCT c.table_name, c.row_uuid FROM action a"
    " JOIN change c ON c.action_uuid = a.uuid WHERE a.at > ?),"
    " touched (uuid) AS ("
    + " UNION ".join(
        f"SELECT t.{owner} FROM recent JOIN {table} t ON t.uuid = recent.row"
        f" WHERE recent.name = '{table}'"
        for table, owner in (*OWNERS.items(), ("record_trace", "to_uuid"))
    )
    + f"), near (uuid) AS ({_TRACED.format('touched')}), far (uuid) AS ({_TRACED.format('near')})"
    " SELECT uuid FROM record WHERE uuid IN (SELECT uuid FROM far)"
)
"""The records that may be different since a moment."""

_IN_ORDER = (
    f" ORDER BY coalesce(deleted_at <= ?, 0), CASE kind {_KIND_ORDER} END, length(code), code"
)
_EVER = "9999-12-31"
"""Later than any moment."""


def changes_between(
    connection: sqlite3.Connection,
    profile: Profile,
    audience: Audience,
    moments: tuple[str, str | None],
    most: int | None = None,
) -> tuple[RecordChange, ...]:
    """Return what became different between two ``moments``, of at most ``most`` records.

    They come by kind and code, those that are gone last.
    """
    found: list[RecordChange] = []
    for page in chunks(_candidates(connection, *moments), _PAGE):
        near = _traced(connection, _traced(connection, page))  # as far as an answer reaches
        then, now = (read_snapshot(connection, profile, audience, at, near) for at in moments)
        wanted = set(page)
        found += [change for change in changes_of(compare(then, now)) if change.uuid in wanted]
        if most is not None and len(found) >= most:
            break
    return tuple(sorted(found, key=_place)[:most])


def _candidates(connection: sqlite3.Connection, since: str, until: str | None) -> list[str]:
    """Return the records that may be different, by kind and code; those deleted come last."""
    until = until or _EVER
    (logged,) = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM action a JOIN change c ON c.action_uuid = a.uuid"
        f" WHERE a.at > ? LIMIT {_MANY})",
        (since,),
    ).fetchone()
    if logged < _MANY:
        rows = connection.execute(_TOUCHED + _IN_ORDER, (since, until))
    else:
        rows = connection.execute("SELECT uuid FROM record" + _IN_ORDER, (until,))
    return [uuid for (uuid,) in rows]


def _traced(connection: sqlite3.Connection, uuids: Sequence[str]) -> list[str]:
    """Return these records and all that were ever traced to them."""
    found = dict.fromkeys(uuids)
    for here, there in (("from_uuid", "to_uuid"), ("to_uuid", "from_uuid")):
        for some in chunks(uuids):
            rows = connection.execute(
                f"SELECT {there} FROM record_trace WHERE {here} IN ({marks(some)})", some
            )
            found.update((uuid, None) for (uuid,) in rows)
    return list(found)


def _place(change: RecordChange) -> tuple[bool, int, int, str]:
    gone = change.kind is AlterationKind.REMOVED
    return gone, _KINDS[change.record_kind], len(change.code), change.code


def was_secret(connection: sqlite3.Connection, since: str) -> bool:
    """Return whether any record that was there at or after ``since`` was secret then, or is."""
    secret = "coalesce({}, '') NOT IN ('public', 'internal', 'confidential')"
    (found,) = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM record WHERE {secret.format('visibility')}"
        " AND coalesce(deleted_at > ?, 1))"
        " OR EXISTS (SELECT 1 FROM action a JOIN change c ON c.action_uuid = a.uuid"
        f" WHERE a.at > ? AND c.field = 'visibility' AND {secret.format('c.old')})",
        (since, since),
    ).fetchone()
    return bool(found)
