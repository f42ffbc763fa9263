"""Many records edited in one action, by the same rules as one: all of them, or none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Mapping, NamedTuple, Sequence

from ..domain import rules
from ..domain.model import Participation, Position, Record
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.text import clean_or_none
from ..domain.words import Phase, RecordKind, Status, Visibility
from .change import Change
from .errors import RulesBroken
from .reading import KIND, ROLE, STANCE, STATUS
from .rows import Row, chunks, marks
from .tables import columns

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
    phase: Phase | None = None
    priority: int | None = None
    add_parties: tuple[Participation, ...] = ()
    remove_parties: tuple[str, ...] = ()


class _State(NamedTuple):
    """What the rules look at: records of one state get the same."""

    kind: str
    status: str
    reason: str | None


_PLACE = {name: place for place, name in enumerate(columns("record"))}
_STATE = itemgetter(*(_PLACE[name] for name in _State._fields))


def edit_records(change: Change, uuids: Sequence[str], edit: BulkEdit) -> int:
    """Edit the records ``uuids``, as part of ``change``; return how many of them differed.

    Raises:
        UnknownReference: a party, theme or record is not there (any more).
        RulesBroken: some of them may not become so; each is named with why.
    """
    if edit.theme:
        change.tidied([Record(RecordKind.WISH, "?", theme=edit.theme)])
    rows = change._rows.rows_of("record", list(dict.fromkeys(uuids)))
    alive = {row[0] for row in rows if row[_PLACE["deleted_at"]] is None}
    change._related.must_exist([uuid for uuid in uuids if uuid not in alive])
    by_state: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        by_state[_STATE(row)].append(row)
    new: dict[str, Mapping[str, object]] = {}
    faults: list[Sentence] = []
    decided: list[tuple[Row, Record, Record]] = []
    for state, members in by_state.items():
        before, after = _edited(_State(*state), edit)
        if edit.status is not None:
            wrong = rules.record_faults(after)
            faults += (_named(row[1], fault) for row in members for fault in wrong)
            if edit.status in rules.CONDITIONAL and before.status is not edit.status:
                decided += ((row, before, after) for row in members)
        new.update(dict.fromkeys((row[0] for row in members), _values(before, after, edit)))
    _raise(faults)
    changed = set(change._rows.update_all("record", new, rows))
    changed |= _set_parties(change, list(new), edit)
    _raise(_agreement_faults(change, decided))
    return len(changed)


def _edited(state: _State, edit: BulkEdit) -> tuple[Record, Record]:
    """Return a record of ``state`` and what it becomes; a reason of the old status goes with it."""
    kind = KIND(state.kind) or RecordKind.FACT
    before = Record(kind, "?", status=STATUS(state.status), reason=state.reason)
    if edit.status is None or (before.status is edit.status and edit.reason is None):
        return before, before
    reason = clean_or_none(edit.reason)
    if reason is None and before.status not in rules.NEEDS_REASON:
        reason = before.reason
    return before, replace(before, status=edit.status, reason=reason)


def _values(before: Record, after: Record, edit: BulkEdit) -> dict[str, object]:
    values: dict[str, object] = {}
    if after is not before and after.status is not None:
        values.update(status=after.status.value, reason=after.reason)
    if edit.theme is not None:
        values["theme"] = edit.theme or None
    if edit.visibility is not None:
        values["visibility"] = edit.visibility.value
    if edit.phase is not None:
        values["phase"] = edit.phase.value
    if edit.priority is not None:
        values["priority"] = edit.priority
    return values


def _agreement_faults(
    change: Change, decided: Sequence[tuple[Row, Record, Record]]
) -> list[Sentence]:
    """Return which agreements cannot be agreed yet, and why."""
    parties: dict[str, list[Participation]] = defaultdict(list)
    positions: dict[str, list[Position]] = defaultdict(list)
    execute = change._connection.execute
    for some in chunks([row[0] for row, _, _ in decided]):
        within = f"IN ({marks(some)}) AND deleted_at IS NULL ORDER BY fid"
        for uuid, party, code in execute(
            f"SELECT record_uuid, party_key, role FROM record_party WHERE record_uuid {within}",
            some,
        ):
            if role := ROLE(code):
                parties[uuid].append(Participation(party, role))
        for uuid, party, code, at in execute(
            "SELECT record_uuid, party_key, position, stated_at FROM position"
            f" WHERE record_uuid {within}",
            some,
        ):
            if stance := STANCE(code):
                positions[uuid].append(Position(uuid, party, stance, None, at, None))
    names = change._party_names()
    faults: list[Sentence] = []
    for row, before, after in decided:
        agreed = replace(after, reservation=row[_PLACE["reservation"]])
        told = rules.decision_obstacles(agreed, before, parties[row[0]], positions[row[0]], names)
        faults += (_named(row[1], fault) for fault in told)
    return faults


def _named(code: str, fault: Sentence) -> Sentence:
    return Sentence("{code}: {problem}", code=code, problem=fault)


def _raise(faults: Sequence[Sentence]) -> None:
    if not faults:
        return
    named = sorted(faults, key=lambda fault: str(fault.values["code"]))[:MOST_NAMED]
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
    change._related.must_know("party", [part.party for part in edit.add_parties])
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
