"""Many new records in one action: the same rules and rows as `Change.add`, table by table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable, Sequence

from ..domain import rules
from ..domain.model import FeatureRef, Participation, Record
from ..domain.words import Stance
from .change import Change, record_values


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
    tidy = _numbered(change, change.tidied(item.record for item in items))
    rows = change._rows
    values = [record_values(record) for record in tidy]
    uuids = rows.insert("record", values, [record.uuid for record in tidy])
    records = [replace(record, uuid=uuid, revision=1) for record, uuid in zip(tidy, uuids)]
    for record in records:
        if record.effective_status in rules.CONDITIONAL:
            change.decides(record.uuid, None)
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


def _numbered(change: Change, records: Sequence[Record]) -> list[Record]:
    """Return ``records`` with a code each: their own when it is free, else the next number."""
    taken = {code for (code,) in change._connection.execute("SELECT code FROM record")}
    last = {kind: change.last_number(kind) for kind in {record.kind for record in records}}
    keeps: set[int] = set()
    for place, record in enumerate(records):  # before any is numbered anew, which could take it
        if rules.may_be_given(record.kind, record.code) and record.code not in taken:
            keeps.add(place)
            taken.add(record.code)
            number = rules.code_number(record.kind, record.code) or 0
            last[record.kind] = max(last[record.kind], number)
    numbered = []
    for place, record in enumerate(records):
        if place not in keeps:
            last[record.kind] += 1
            record = replace(record, code=rules.make_code(record.kind, last[record.kind]))
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
