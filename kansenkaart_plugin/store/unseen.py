"""What somebody else saved since it was read is not saved over: who saves later chooses.

This is for what is one thing: a decision, a position, who leads, by when. Both versions are there
to choose from. What this sitting wrote itself is no reason to ask, even when that is not on screen
yet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Iterable, Mapping, Sequence, Tuple

from ..domain.conflict import Conflict, Saved, decision_as, due_as, lead_as, position_as
from ..domain.fields import Field
from ..domain.model import Participation, Record
from ..domain.words import Decision, Stance
from .errors import stale, stale_saved
from .reading import DECISION, ROLE, STANCE
from .rows import marks

if TYPE_CHECKING:
    from .change import Change

_Rows = Sequence[Mapping[str, Any]]
_KeptIn = Mapping[Field, Tuple[str, _Rows]]
"""The table and the rows that hold a field, also those that were deleted."""


def check_decision(
    change: Change, session: str, read: Saved, decided: Record, decision: Decision
) -> None:
    """Refuse ``decision``, which makes the record ``decided``, when another was made since.

    This and the others raise `StaleRecord`, before anything was written.
    """
    stored = change.record(decided.uuid)
    rows = _rows(change, "session_item", session_uuid=session, record_uuid=stored.uuid)
    records = _rows(change, "record", uuid=stored.uuid)
    theirs = decision_as(stored, _standing(rows), _last([*records, *rows]))
    kept_in = {**dict.fromkeys(theirs.fields, ("record", records))}
    kept_in[Field.DECISION] = "session_item", rows
    _check(change, read, decision_as(decided, decision), theirs, kept_in)


def check_items(change: Change, session: str, read: Mapping[str, Decision | None]) -> None:
    """Refuse to let items of the agenda go that were decided otherwise than was ``read``.

    Items of records that were deleted are on no agenda to read: they go unasked.
    """
    there = {row["uuid"] for row in change._rows.read("record", list(read)) if _is_live(row)}
    for uuid, seen in read.items():
        if uuid not in there:
            continue
        rows = _rows(change, "session_item", session_uuid=session, record_uuid=uuid)
        if _standing(rows) is not seen and not _is_own(
            change, Field.DECISION, "session_item", rows
        ):
            raise stale(replace(change.record(uuid), modified_by=_last(rows)[0]))


def check_position(
    change: Change, read: Saved, record: str, party: str, mine: tuple[Stance, str | None]
) -> None:
    """Refuse ``mine``, a position and its note, when ``party`` took another one since."""
    rows = _rows(change, "position", record_uuid=record, party_key=party)
    rows = sorted(rows, key=lambda row: row["stated_at"])
    held: tuple[Stance | None, str | None] = (None, None)
    for row in _live(rows):
        held = STANCE(row["position"]), row["note"]
    theirs = position_as(read.name, *held, _last(rows))
    kept_in = dict.fromkeys(theirs.fields, ("position", rows))
    wanted = dict(zip((Field.POSITION, Field.NOTE), mine))
    _check(change, read, theirs.with_values(wanted), theirs, kept_in)


def check_lead(change: Change, read: Saved, record: str, lead: str) -> None:
    """Refuse ``lead`` when another party was made to lead since."""
    rows = _rows(change, "record_party", record_uuid=record)
    parties = [
        Participation(row["party_key"], role) for row in _live(rows) if (role := ROLE(row["role"]))
    ]
    theirs = lead_as(read.name, parties, _last(rows))
    kept_in = {Field.LEAD: ("record_party", rows)}
    _check(change, read, theirs.with_values({Field.LEAD: lead}), theirs, kept_in)


def check_due(change: Change, read: Saved, record: str, due_date: str | None) -> None:
    """Refuse ``due_date`` when another date was set since."""
    rows = _rows(change, "record", uuid=record)
    theirs = due_as(change.record(record), _last(rows))
    kept_in = {Field.DUE_DATE: ("record", rows)}
    _check(change, read, theirs.with_values({Field.DUE_DATE: due_date}), theirs, kept_in)


def _check(change: Change, read: Saved, mine: Saved, theirs: Saved, kept_in: _KeptIn) -> None:
    if theirs.values == mine.values:
        return  # both of the same mind
    for field in theirs.fields:
        if theirs.value(field) != read.value(field) and not _is_own(change, field, *kept_in[field]):
            raise stale_saved(Conflict(read, mine, theirs, whole=True))


def _is_own(change: Change, field: Field, table: str, rows: _Rows) -> bool:
    """Return whether what was last written in ``field`` of ``rows`` was written in this sitting."""
    uuids = [row["uuid"] for row in rows]
    found = change._connection.execute(
        f"SELECT action_uuid FROM change WHERE table_name = ? AND row_uuid IN ({marks(uuids)})"
        " AND (field IS NULL OR field = ?) ORDER BY fid DESC LIMIT 1",
        (table, *uuids, field.value),
    ).fetchone()
    return found is not None and found[0] in change._own


def _standing(rows: _Rows) -> Decision | None:
    """Return what was decided in the live one of ``rows``, items of one record in a session."""
    return next((DECISION(row["decision"]) for row in _live(rows)), None)


def _rows(change: Change, table: str, **key: str) -> _Rows:
    """Return the rows of ``table`` with this ``key``, also deleted ones, in the order of adding."""
    where = " AND ".join(f"{name} = ?" for name in key)
    found = change._connection.execute(
        f"SELECT uuid FROM {table} WHERE {where} ORDER BY fid", tuple(key.values())
    )
    uuids = [row[0] for row in found]
    by_uuid = {row["uuid"]: row for row in change._rows.read(table, uuids)}
    return [by_uuid[uuid] for uuid in uuids]


def _live(rows: _Rows) -> Iterable[Mapping[str, Any]]:
    return (row for row in rows if _is_live(row))


def _is_live(row: Mapping[str, Any]) -> bool:
    return row["deleted_at"] is None


def _last(rows: _Rows) -> tuple[str, str]:
    """Return who saved one of ``rows`` last, and when."""
    at, by = max(((row["modified_at"], row["modified_by"]) for row in rows), default=("", ""))
    return by, at
