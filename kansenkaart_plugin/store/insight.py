"""The overview: what is missing, how it is balanced, what is due, and which records meet.

Every figure is a list of uuids, so that it leads to its records (`RecordFilter.only`).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Mapping, NamedTuple, Sequence

from ..domain.attention import ENDED
from ..domain.filtering import NOTHING, RecordFilter
from ..domain.meeting import (
    Candidate,
    Ground,
    Nearness,
    Span,
    Watch,
    find_meetings,
    span_of,
    unwatched,
)
from ..domain.model import FeatureRef, Participation, Record
from ..domain.rules import ACTIVE, BOUND
from ..domain.shape import UnknownShape, edges_of, read_shape
from ..domain.words import (
    OPEN_KINDS,
    Drawn,
    RecordKind,
    Role,
    Status,
    TraceKind,
    Visibility,
)
from .catalogue import EVERYTHING, Catalogue
from .collecting import no_collecting
from .geopackage import wkb_of
from .holdings import Holdings
from .listed import Row

if TYPE_CHECKING:
    from .change import Change
    from .kansenkaart import Kansenkaart

_BROKEN_OFF = (Status.STOPPED, Status.LAPSED, Status.REPLACED)
_SHELVED = (Status.DROPPED, Status.PARKED)
_BYSTANDERS = (Role.ADVISER, Role.INFORMED)


@dataclass(frozen=True)
class Overview:
    """What is missing and what is due, as uuids.

    ``waiting`` are the wishes, needs and opportunities that wait for an answer, by each party that
    takes part; ``ambitions`` the keys of those that no agreed, running or finished agreement
    contributes to. The agreements without a lead, due date or target and those that are overdue or
    due soon are the ones that have not ended. ``agreements`` are those that were not broken off,
    by each party that leads, does or funds them (`NOTHING` where none does) and the year they
    belong to.
    """

    waiting: Mapping[str, tuple[str, ...]]
    ambitions: tuple[str, ...]
    without_lead: tuple[str, ...]
    without_date: tuple[str, ...]
    without_target: tuple[str, ...]
    agreements: Mapping[tuple[str, int | None], tuple[str, ...]]
    overdue: tuple[str, ...]
    due_soon: tuple[str, ...]


def overview(
    catalogue: Catalogue, today: str, days: int, wanted: RecordFilter = EVERYTHING
) -> Overview:
    """Return what is missing on the day ``today`` (ISO date), and due within ``days`` of it."""
    rows = catalogue.all(wanted)
    deals = [row for row in rows if row.kind is RecordKind.AGREEMENT]
    going = [row for row in deals if row.status not in ENDED]
    soon = (date.fromisoformat(today) + timedelta(days=days)).isoformat()
    served = {key for row in deals if row.status in ACTIVE for key in row.ambitions}
    return Overview(
        _grouped((key, row.uuid) for row in rows if row.waiting for key in _parties(row)),
        tuple(
            ambition.key
            for ambition in catalogue.kansenkaart.queries.ambitions()
            if ambition.key not in served
        ),
        _uuids(row for row in going if all(part.role is not Role.LEAD for part in row.parties)),
        _uuids(row for row in going if not row.due_date),
        _uuids(row for row in going if not row.target),
        _grouped(
            ((key, row.year), row.uuid)
            for row in deals
            if row.status not in _BROKEN_OFF
            for key in dict.fromkeys(p.party for p in row.parties if p.role in BOUND) or (NOTHING,)
        ),
        _uuids(row for row in going if row.due_date and row.due_date < today),
        _uuids(row for row in going if row.due_date and today <= row.due_date <= soon),
    )


def _parties(row: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.party for part in row.parties)) or (NOTHING,)


def _uuids(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(row.uuid for row in rows)


def _grouped(pairs: Iterable[tuple]) -> dict:
    groups: dict = defaultdict(list)
    for key, uuid in pairs:
        groups[key].append(uuid)
    return {key: tuple(uuids) for key, uuids in groups.items()}


class Pair(NamedTuple):
    """Two records of different parties that meet (see `domain.meeting` for what that means)."""

    first: Row
    second: Row
    nearness: Nearness
    distance: float
    dated: int
    span: Span


@dataclass(frozen=True)
class Meetable:
    """The records among which pairs are looked for, taken out of a catalogue.

    ``candidates`` go with ``rows``; ``numbers`` are those of the features that they are about and
    that are there, by level and key, and ``above`` is what each of these lies in.
    """

    rows: Sequence[Row]
    candidates: Sequence[Candidate]
    numbers: Mapping[str, Mapping[str, int]]
    above: Mapping[int, tuple[int, ...]]


@no_collecting()
def meetable(catalogue: Catalogue, wanted: RecordFilter = EVERYTHING) -> Meetable:
    """Return the records of ``catalogue`` that may make pairs.

    These are wishes, needs and opportunities that were not dropped or parked and are about
    features that are there. Advising or being informed makes nobody a party to it.
    """
    held = catalogue.held
    rows = [
        row
        for row in catalogue.all(wanted)
        if row.kind in OPEN_KINDS and row.status not in _SHELVED and row.places
    ]
    trails = _trails(held)
    nowhere: frozenset[str] = frozenset()
    stakes: dict[int, frozenset[str]] = {}
    candidates = []
    for row in rows:
        parties = stakes.get(id(row.parties))
        if parties is None:
            parties = frozenset(p.party for p in row.parties if p.role not in _BYSTANDERS)
            stakes[id(row.parties)] = parties
        linked = held.links[held.slots[row.uuid]]
        span = span_of(row.start_date, row.due_date)
        candidates.append(Candidate(parties, span, linked, trails.get(row.uuid, nowhere)))
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    above: dict[int, tuple[int, ...]] = {}
    for number in {number for candidate in candidates for number in candidate.places}:
        (level, key), _, lineage = held.places[number]
        if lineage:
            numbers[level][key] = number
            above[number] = lineage[1:]
    return Meetable(rows, candidates, numbers, above)


@no_collecting()
def find_pairs(
    kansenkaart: Kansenkaart,
    among: Meetable,
    distance: float,
    limit: int,
    party: str | None = None,
    watch: Watch = unwatched,
) -> tuple[list[Pair], bool]:
    """Return the ``limit`` best koppelkansen, and whether there are more.

    ``distance`` is in units of the CRS (metres). What leads to one opportunity already is left
    out. With ``party`` one of the two is of that party; ``watch`` hears how many were found so
    far, and may raise to stop. ``kansenkaart`` says where the features are: another than the one
    that the catalogue reads, when that is in another thread.
    """
    ground = _ground(kansenkaart._connection, among)  # no transaction: it would hold up writers
    meetings, more = find_meetings(among.candidates, ground, distance, limit, party, watch)
    rows = among.rows
    pairs = [
        Pair(rows[m.first], rows[m.second], m.nearness, m.distance, m.dated, m.span)
        for m in meetings
    ]
    return pairs, more


def _trails(held: Holdings) -> dict[str, frozenset[str]]:
    """Return which opportunities each record leads to, an opportunity to itself."""
    trails: dict[str, set[str]] = defaultdict(set)
    for uuid, traces in held.traces.items():
        slot = held.slots.get(uuid)
        if slot is not None and held.rows[slot].kind is RecordKind.OPPORTUNITY:
            sources = [trace.to_uuid for trace in traces if trace.kind is TraceKind.ARISES_FROM]
            for source in (uuid, *sources) if sources else ():
                trails[source].add(uuid)
    return {uuid: frozenset(some) for uuid, some in trails.items()}


def _ground(connection: sqlite3.Connection, among: Meetable) -> Ground:
    """Return where the features are that the records in ``among`` are about."""
    points: dict[int, tuple[float, float]] = {}
    for level in among.numbers:
        for number, x, y in _features(connection, among, level, "x, y"):
            if x is not None and y is not None:
                points[number] = (x, y)
    above = {number: among.above[number] for number in points}
    return Ground(points, above, cache(lambda: _neighbours(connection, among, set(points))))


def _neighbours(
    connection: sqlite3.Connection, among: Meetable, places: set[int]
) -> frozenset[tuple[int, int]]:
    """Return which of ``places`` have a stretch of border in common with another of their level."""
    pairs: set[tuple[int, int]] = set()
    for level in among.numbers:
        owner: dict[tuple, int] = {}
        for number, blob in _features(connection, among, level, "geom"):
            for edge in _borders(blob) if number in places else ():
                other = owner.setdefault(edge, number)
                if other != number:
                    pairs.add((min(other, number), max(other, number)))
    return frozenset(pairs)


def _features(
    connection: sqlite3.Connection, among: Meetable, level: str, columns: str
) -> Iterator[tuple[Any, ...]]:
    """Yield the number and ``columns`` of the features of ``level`` that matter."""
    numbers = among.numbers[level]
    for key, *values in connection.execute(f'SELECT feature_key, {columns} FROM "level_{level}"'):
        number = numbers.get(key)
        if number is not None:
            yield (number, *values)


def _borders(blob: bytes | None) -> Iterable[tuple]:
    """Return the stretches of the border of an area; other shapes have none."""
    wkb = wkb_of(blob)
    if wkb is None:
        return ()
    try:
        shape = read_shape(wkb)
    except UnknownShape:
        return ()
    return edges_of(shape) if shape.kind is Drawn.POLYGON else ()


def combine(change: Change, first: str, second: str, title: str) -> Record:
    """Make an opportunity of two records that meet, as part of ``change``.

    It is about what both are about, has the parties of both as partners, arises from both, and
    lasts as long as they overlap. It is seen by no more people than the less visible of the two.

    Raises:
        UnknownReference: one of the records is not there (any more).
        RulesBroken: the title is empty, or an opportunity cannot arise from such a record.
    """
    one, other = change.record(first), change.record(second)
    visibilities = list(Visibility)
    start = max(filter(None, (one.start_date, other.start_date)), default=None)
    due = min(filter(None, (one.due_date, other.due_date)), default=None)
    overlap = (start, due) if not (start and due and start > due) else (None, None)
    parties: dict[str, None] = {}
    features: dict[FeatureRef, None] = {}
    ambitions: dict[str, None] = {}
    for uuid in (first, second):
        for row in change._related.live("record_party", uuid).values():
            if row[2] not in _BYSTANDERS:
                parties[row[1]] = None
        for row in change._related.live("record_feature", uuid).values():
            features[FeatureRef(row[1], row[2])] = None
        for row in change._related.live("record_ambition", uuid).values():
            ambitions[row[1]] = None
    record = change.add(
        Record(
            RecordKind.OPPORTUNITY,
            title,
            theme=one.theme if one.theme == other.theme else None,
            visibility=max(one.visibility, other.visibility, key=visibilities.index),
            start_date=overlap[0],
            due_date=overlap[1],
        ),
        _there(change._connection, features),
        [Participation(party, Role.PARTNER) for party in parties],
        ambitions,
    )
    for uuid in (first, second):
        change.trace(record.uuid, TraceKind.ARISES_FROM, uuid)
    return record


def _there(connection: sqlite3.Connection, features: Iterable[FeatureRef]) -> list[FeatureRef]:
    """Return those of ``features`` that are not loose."""
    return [
        feature
        for feature in features
        if connection.execute(
            f'SELECT 1 FROM "level_{feature.level}" WHERE feature_key = ?', (feature.key,)
        ).fetchone()
    ]
