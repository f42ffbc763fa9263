"""Many new records in one action: the same rules and rows as `Change.add`, table by table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable, Sequence

from ..domain import rules
from ..domain.model import FeatureRef, Participation, Record
from ..domain.words import RecordKind, Stance, Status
from .change import Change, _record_values, _tidy


@dataclass(frozen=True)
class NewRecord:
    """A record to be added, and what belongs to it."""

    record: Record
    about: Sequence[FeatureRef] = ()
    parties: Sequence[Participation] = ()
    ambitions: Sequence[str] = ()
    positions: Sequence[tuple[str, Stance]] = ()


def add_records(change: Change, items: Sequence[NewRecord]) -> list[Record]:
    """Add ``items`` to the action; return the records with uuid and code, in the same order.

    A uuid that a record has already is kept; the caller sees to it that it is free.

    Raises:
        UnknownReference: a party, ambition, level or feature is named that is not there.
        RulesBroken: a record goes against the rules.
    """
    tidy = _numbered(change, [_tidy(item.record) for item in items])
    rows = change._rows
    values = [_record_values(record) for record in tidy]
    uuids = rows.insert("record", values, [record.uuid for record in tidy])
    records = [replace(record, uuid=uuid, revision=1) for record, uuid in zip(tidy, uuids)]
    change._newly_decided.update(
        record.uuid
        for record in records
        if record.effective_status in (Status.AGREED, Status.AGREED_RESERVED)
    )
    rows.insert("record_feature", list(_links(change, uuids, items)))
    parties = {part.party for item in items for part in item.parties}
    parties |= {party for item in items for party, _ in item.positions}
    change._known_keys("party", sorted(parties))
    change._known_keys("ambition", sorted({key for item in items for key in item.ambitions}))
    pairs = list(zip(uuids, items))
    rows.insert(
        "record_party",
        _once((uuid, part.party, part.role.value) for uuid, item in pairs for part in item.parties),
    )
    rows.insert(
        "record_ambition", _once((uuid, key) for uuid, item in pairs for key in item.ambitions)
    )
    rows.insert(
        "position",
        [
            (uuid, party, stance.value, None, rows.at, None)
            for uuid, item in pairs
            for party, stance in item.positions
        ],
    )
    return records


def _once(rows: Iterable[tuple]) -> list[tuple]:
    return list(dict.fromkeys(rows))


def _last_number(change: Change, kind: RecordKind) -> int:
    return (rules.code_number(kind, change._next_code(kind)) or 1) - 1


def _numbered(change: Change, records: Sequence[Record]) -> list[Record]:
    """Return ``records`` with a code each: their own when it is free, else the next number."""
    taken = {code for (code,) in change._connection.execute("SELECT code FROM record")}
    last = {kind: _last_number(change, kind) for kind in {record.kind for record in records}}
    numbered = []
    for record in records:
        number = rules.code_number(record.kind, record.code) if record.code else None
        if number is None or record.code in taken:
            number = last[record.kind] + 1
            record = replace(record, code=rules.make_code(record.kind, number))
        last[record.kind] = max(last[record.kind], number)
        taken.add(record.code)
        numbered.append(record)
    return numbered


def _links(
    change: Change, uuids: Sequence[str], items: Sequence[NewRecord]
) -> Iterable[tuple[object, ...]]:
    keys: dict[str, dict[str, None]] = {}
    for item in items:
        for feature in item.about:
            keys.setdefault(feature.level, {})[feature.key] = None
    places = {level: change._places(level, list(some)) for level, some in keys.items()}
    for uuid, item in zip(uuids, items):
        for level, key in dict.fromkeys(item.about):
            yield (uuid, level, key, *places[level][key])
