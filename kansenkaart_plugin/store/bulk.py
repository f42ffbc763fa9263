"""Many new records in one action: the same rules and rows as `Change.add`, table by table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterable, NamedTuple, Sequence

from ..domain import rules
from ..domain.model import FeatureRef, Participation, Record
from ..domain.words import Stance
from .change import Change
from .reading import record_values

_TOGETHER = 5_000
"""How many records are written at a time."""


@dataclass(frozen=True)
class NewRecord:
    """A record to be added, and what belongs to it."""

    record: Record
    about: Sequence[FeatureRef] = ()
    parties: Sequence[Participation] = ()
    ambitions: Sequence[str] = ()
    positions: Sequence[tuple[str, Stance]] = ()


class Added(NamedTuple):
    """The uuid and code that a new record got."""

    uuid: str
    code: str


def add_records(
    change: Change, items: Sequence[NewRecord], pause: Callable[[int], None] | None = None
) -> list[Added]:
    """Add ``items`` to the action; return what each is called, in the same order.

    A uuid that a record has already is kept; the caller sees to it that it is free. ``pause`` is
    called every so often with how many are written; it may raise, to stop.

    Raises:
        UnknownReference: a party, ambition, level or feature is named that is not there.
        RulesBroken: a record goes against the rules.
    """
    codes = _codes(change, [item.record for item in items])
    uuids: list[str] = []
    for start in range(0, len(items), _TOGETHER):
        if pause is not None:
            pause(start)
        end = start + _TOGETHER
        uuids += _add(change, items[start:end], codes[start:end])
    return list(map(Added, uuids, codes))


def _add(change: Change, items: Sequence[NewRecord], codes: Sequence[str]) -> list[str]:
    """Write some records, table by table; return their uuids."""
    rows = change._rows
    records = change.tidied(item.record for item in items)
    values = [(code, *record_values(record)[1:]) for code, record in zip(codes, records)]
    uuids = rows.insert("record", values, [record.uuid for record in records])
    for uuid, record in zip(uuids, records):
        if record.effective_status in rules.CONDITIONAL:
            change.decides(uuid, None)
    rows.insert("record_feature", list(_links(change, uuids, items)))
    parties = {part.party for item in items for part in item.parties}
    parties |= {party for item in items for party, _ in item.positions}
    change._related.must_know("party", sorted(parties))
    change._related.must_know("ambition", sorted({key for item in items for key in item.ambitions}))
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
    return uuids


def _once(rows: Iterable[tuple]) -> list[tuple]:
    return list(dict.fromkeys(rows))


def _codes(change: Change, records: Sequence[Record]) -> list[str]:
    """Return a code for each of ``records``: its own when it is free, else the next number."""
    taken = {code for (code,) in change._connection.execute("SELECT code FROM record")}
    last = {kind: change.last_number(kind) for kind in {record.kind for record in records}}
    codes: list[str] = []
    for record in records:  # before any is numbered anew, which could take it
        code = record.code
        if code and code not in taken and rules.may_be_given(record.kind, code):
            taken.add(code)
            number = rules.code_number(record.kind, code) or 0
            last[record.kind] = max(last[record.kind], number)
        else:
            code = ""
        codes.append(code)
    for place, record in enumerate(records):
        if not codes[place]:
            last[record.kind] += 1
            codes[place] = rules.make_code(record.kind, last[record.kind])
    return codes


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
