"""Many records edited in one action, by the same rules as one: all of them, or none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Iterable, NamedTuple, Sequence

from ..domain import rules
from ..domain.model import Participation, Position, Record
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.text import clean_or_none
from ..domain.words import RecordKind, Status, Visibility
from .change import Change
from .errors import RulesBroken
from .reading import KIND, ROLE, STANCE, STATUS
from .rows import chunks, marks

MOST_NAMED = 100
"""How many faults are named; the rest is counted."""


@dataclass(frozen=True)
class BulkEdit:
    """What many records get; None leaves it as it is, an empty theme takes it away.

    ``reason`` goes with the ``status``: what `NEEDS_REASON` asks, or why an agreement is agreed
    against the rule. ``remove_parties`` are keys: in whatever role they took part.
    """

    status: Status | None = None
    reason: str | None = None
    theme: str | None = None
    visibility: Visibility | None = None
    add_parties: tuple[Participation, ...] = ()
    remove_parties: tuple[str, ...] = ()


class _Stored(NamedTuple):
    uuid: str
    code: str
    kind: RecordKind
    status: Status | None
    reason: str | None


def edit_records(change: Change, uuids: Sequence[str], edit: BulkEdit) -> int:
    """Edit the records ``uuids``, as part of ``change``; return how many of them differed.

    Raises:
        UnknownReference: a party, theme or record is not there (any more).
        RulesBroken: some of them may not become so; each is named with why.
    """
    stored = _read(change, list(dict.fromkeys(uuids)))
    if edit.theme:
        change.tidied([Record(RecordKind.WISH, "?", theme=edit.theme)])
    _raise(_status_faults(edit, stored))
    values = {
        name: value
        for name, value in (
            ("theme", None if edit.theme is None else (edit.theme or None)),
            ("visibility", edit.visibility and edit.visibility.value),
        )
        if getattr(edit, name) is not None
    }
    new = {row.uuid: {**values, **_status(edit, row)} for row in stored}
    changed = set(change._rows.update_all("record", new))
    changed |= _set_parties(change, list(new), edit)
    _raise(_agreement_faults(change, edit, [row for row in stored if row.status != edit.status]))
    return len(changed)


def _read(change: Change, uuids: Sequence[str]) -> list[_Stored]:
    found: dict[str, _Stored] = {}
    for some in chunks(uuids):
        for uuid, code, kind, status, reason in change._connection.execute(
            "SELECT uuid, code, kind, status, reason FROM record"
            f" WHERE uuid IN ({marks(some)}) AND deleted_at IS NULL",
            some,
        ):
            known = KIND(kind) or RecordKind.FACT
            found[uuid] = _Stored(uuid, code, known, STATUS(status), reason)
    change._must_exist([uuid for uuid in uuids if uuid not in found])
    return [found[uuid] for uuid in uuids]


def _status(edit: BulkEdit, row: _Stored) -> dict[str, object]:
    """Return what a record gets with a new status; a reason of the old one goes with that."""
    if edit.status is None or (row.status is edit.status and edit.reason is None):
        return {}
    reason = clean_or_none(edit.reason)
    if reason is None and row.status not in rules.NEEDS_REASON:
        reason = row.reason
    return {"status": edit.status.value, "reason": reason}


def _status_faults(edit: BulkEdit, stored: Iterable[_Stored]) -> list[Sentence]:
    """Return for which records the status does not do, by itself."""
    if edit.status is None:
        return []
    judged: dict[tuple[RecordKind, object], list[Sentence]] = {}
    faults = []
    for row in stored:
        reason = _status(edit, row).get("reason", row.reason)
        key = (row.kind, reason)
        if key not in judged:
            probe = Record(row.kind, row.code, status=edit.status, reason=row.reason)
            judged[key] = rules.record_faults(replace(probe, reason=reason))  # type: ignore[arg-type]
        faults += _named(row.code, judged[key])
    return faults


def _agreement_faults(change: Change, edit: BulkEdit, stored: Sequence[_Stored]) -> list[Sentence]:
    """Return which agreements cannot be agreed yet, and why."""
    if edit.status not in rules.CONDITIONAL:
        return []
    parties: dict[str, list[Participation]] = defaultdict(list)
    positions: dict[str, list[Position]] = defaultdict(list)
    reservations: dict[str, str | None] = {}
    execute = change._connection.execute
    for some in chunks([row.uuid for row in stored]):
        within = f"IN ({marks(some)})"
        reservations.update(
            execute(f"SELECT uuid, reservation FROM record WHERE uuid {within}", some)
        )
        for uuid, party, role in execute(
            "SELECT record_uuid, party_key, role FROM record_party"
            f" WHERE record_uuid {within} AND deleted_at IS NULL ORDER BY fid",
            some,
        ):
            if known_role := ROLE(role):
                parties[uuid].append(Participation(party, known_role))
        for uuid, party, stance, at in execute(
            "SELECT record_uuid, party_key, position, stated_at FROM position"
            f" WHERE record_uuid {within} AND deleted_at IS NULL ORDER BY fid",
            some,
        ):
            if known_stance := STANCE(stance):
                positions[uuid].append(Position(uuid, party, known_stance, None, at, None))
    faults = []
    names = change._party_names()
    for row in stored:
        before = Record(row.kind, row.code, status=row.status, reason=row.reason)
        new = _status(edit, row)
        after = replace(before, reservation=reservations[row.uuid], status=edit.status)
        after = replace(after, reason=new.get("reason", row.reason))  # type: ignore[arg-type]
        obstacles = rules.decision_obstacles(
            after, before, parties[row.uuid], positions[row.uuid], names
        )
        faults += _named(row.code, obstacles)
    return faults


def _named(code: str, faults: Iterable[Sentence]) -> list[Sentence]:
    return [Sentence("{code}: {problem}", code=code, problem=fault) for fault in faults]


def _raise(faults: Sequence[Sentence]) -> None:
    if not faults:
        return
    named = list(faults[:MOST_NAMED])
    if len(faults) > MOST_NAMED:
        rest = QT_TRANSLATE_NOOP("Kansenkaart", "… and {count} more")
        named.append(Sentence(rest, count=len(faults) - MOST_NAMED))
    raise RulesBroken(
        QT_TRANSLATE_NOOP("Kansenkaart", "The records cannot be changed so; none was:"), named
    )


def _set_parties(change: Change, uuids: Sequence[str], edit: BulkEdit) -> set[str]:
    """Give and take parties; return the records for which that made a difference."""
    if not (edit.add_parties or edit.remove_parties):
        return set()
    change._known_keys("party", [part.party for part in edit.add_parties])
    rows = change._rows
    wanted = [(part.party, part.role.value) for part in dict.fromkeys(edit.add_parties)]
    there: dict[tuple[str, str, str], tuple[str, bool]] = {}
    for some in chunks(uuids):
        for uuid, record, party, role, deleted in change._connection.execute(
            "SELECT uuid, record_uuid, party_key, role, deleted_at FROM record_party"
            f" WHERE record_uuid IN ({marks(some)})",
            some,
        ):
            there[record, party, role] = (uuid, deleted is None)
    gone = {
        key: uuid
        for key, (uuid, live) in there.items()
        if live and key[1] in edit.remove_parties and key[1:] not in wanted
    }
    come = [(record, *part) for record in uuids for part in wanted]
    fresh = [key for key in come if key not in there]
    revived = {there[key][0]: key for key in come if key in there and not there[key][1]}
    rows.remove("record_party", list(gone.values()))
    rows.insert("record_party", fresh)
    rows.revive_all("record_party", {uuid: {} for uuid in revived})
    return {key[0] for key in (*gone, *fresh, *revived.values())}
