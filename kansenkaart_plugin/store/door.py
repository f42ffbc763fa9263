"""From the rows of the file to a Snapshot: what an audience may see, now or in the past.

Everything that decides on visibility goes through `visible_records`.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Iterable, Mapping, Sequence

from ..domain import rules
from ..domain.audience import Audience
from ..domain.model import (
    AgendaItem,
    Ambition,
    FeatureRef,
    Level,
    Link,
    Participation,
    Party,
    Position,
    Progress,
    Session,
    Trace,
)
from ..domain.profile import Profile
from ..domain.words import (
    Decision,
    Drawn,
    Judgement,
    PartyKind,
    Phase,
    RecordKind,
    Role,
    Stance,
    TraceKind,
    Visibility,
)
from .geopackage import wkb_of
from .reading import reader_of, record_from_row
from .snapshot import Entry, Feature, Snapshot, SnapshotLevel
from .tables import CREATED, FIELDS, columns, now

Rows = dict[str, list[tuple]]
"""Per table its rows: the columns of `tables.columns`, in the order of the file."""

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
_KIND_ORDER = {kind: place for place, kind in enumerate(RecordKind)}
_VISIBILITY = reader_of(Visibility)
_ROLE = reader_of(Role)
_TRACE = reader_of(TraceKind)
_STANCE = reader_of(Stance)
_JUDGEMENT = reader_of(Judgement)
_DECISION = reader_of(Decision)
_PHASE = reader_of(Phase)
_PARTY_KIND = reader_of(PartyKind)
_DRAWN = reader_of(Drawn)


def read_rows(connection: sqlite3.Connection) -> Rows:
    """Return every row of the tables that records are made of, deleted ones too."""
    return {
        table: connection.execute(
            f"SELECT {', '.join(columns(table))} FROM {table} ORDER BY fid"
        ).fetchall()
        for table in _TABLES
    }


def rewind(connection: sqlite3.Connection, rows: Rows, as_of: str) -> Rows:
    """Return ``rows`` as they were at ``as_of`` (UTC text), by undoing the log from its end."""
    changes = connection.execute(
        "SELECT c.table_name, c.row_uuid, c.field, c.old, c.new FROM change c"
        " JOIN action a ON a.uuid = c.action_uuid WHERE a.at > ? ORDER BY c.fid DESC",
        (as_of,),
    ).fetchall()
    touched = {uuid for _, uuid, *_ in changes}
    past: dict[str, dict[str, dict]] = defaultdict(dict)
    for table in rows:
        names = columns(table)
        for row in rows[table]:
            if row[0] in touched:
                past[table][row[0]] = dict(zip(names, row))
    for table, uuid, field, old, new in changes:
        former = past[table].get(uuid)
        if former is None:
            continue
        if field is not None:
            former[field] = int(old) if field in ("priority", "seq") and old is not None else old
        elif new is not None:  # it was made or revived: before that it was not there
            former["deleted_at"] = as_of
        else:  # it was deleted: before that it was there, with these values
            former.update(json.loads(old), deleted_at=None)
    return {table: [_past_row(past[table], row, table) for row in rows[table]] for table in rows}


def _past_row(past: dict[str, dict], row: tuple, table: str) -> tuple:
    changed = past.get(row[0])
    return tuple(changed[name] for name in columns(table)) if changed else row


def live(rows: Sequence[tuple]) -> list[tuple]:
    """Return the rows that are not deleted (``deleted_at`` is the last column)."""
    return [row for row in rows if row[-1] is None]


def visible_records(rows: Rows, audience: Audience, *, deleted: bool = False) -> set[str]:
    """Return the uuids of the records in ``rows`` that ``audience`` may see.

    With ``deleted``, deleted records count by the visibility that they last had.
    """
    participants: dict[str, set[str]] = defaultdict(set)
    for row in live(rows["record_party"]):
        participants[row[1]].add(row[2])
    visibility = 1 + FIELDS["record"].index("visibility")
    return {
        row[0]
        for row in rows["record"]
        if (deleted or row[-1] is None)
        and audience.sees(
            _VISIBILITY(row[visibility]) or Visibility.SECRET, participants.get(row[0], ())
        )
    }


def read_snapshot(
    connection: sqlite3.Connection, profile: Profile, audience: Audience, as_of: str | None
) -> Snapshot:
    """Return what ``audience`` sees, at ``as_of`` (UTC text) or now.

    In the past a record must have been visible then and be visible now. Geometry and facts of
    features are those of today.
    """
    rows = read_rows(connection)
    seen = visible_records(rows, audience, deleted=as_of is not None)
    if as_of is not None:
        rows = rewind(connection, rows, as_of)
        seen &= visible_records(rows, audience)
    levels = tuple(_levels(connection, profile, audience))
    keys = {item.level.key: item.by_key for item in levels}
    return Snapshot(
        title=profile.title,
        language=profile.language,
        crs=profile.crs,
        owner=profile.owner,
        audience=audience,
        as_of=as_of,
        made_at=now(),
        area=profile.area,
        layout=profile.layout,
        style=profile.style,
        levels=levels,
        parties=tuple(
            Party(row[1], row[2], _PARTY_KIND(row[3]) or PartyKind.OTHER, row[4])
            for row in live(rows["party"])
        ),
        themes=profile.themes,
        ambitions=tuple(Ambition(*row[1:5]) for row in live(rows["ambition"])),
        sessions=tuple(_sessions(rows, audience, seen)),
        entries=_entries(rows, audience, seen, keys),
    )


def _levels(
    connection: sqlite3.Connection, profile: Profile, audience: Audience
) -> Iterable[SnapshotLevel]:
    for row in connection.execute(
        "SELECT key, title, rank, parent, drawn, source_date FROM level"
        " WHERE deleted_at IS NULL ORDER BY rank"
    ).fetchall():
        level = Level(row[0], row[1], row[2], row[3], _DRAWN(row[4]), row[5])
        names = visible_facts(connection, profile, audience, level.key)
        picked = "".join(f', "{name}"' for name in names)
        features = tuple(
            Feature(FeatureRef(level.key, f[0]), f[1], f[2], f[3], f[4], wkb_of(f[5]), f[6:])
            for f in connection.execute(
                f"SELECT feature_key, label, parent_key, x, y, geom{picked}"
                f' FROM "level_{level.key}" ORDER BY feature_key'
            )
        )
        yield SnapshotLevel(level, names, features)


def visible_facts(
    connection: sqlite3.Connection, profile: Profile, audience: Audience, level: str
) -> tuple[str, ...]:
    """Return the fact columns of ``level`` that ``audience`` may see, in the order of the file."""
    there = [
        row[1]
        for row in connection.execute(f'PRAGMA table_info("level_{level}")')
        if row[1] not in rules.LEVEL_COLUMNS
    ]
    if audience.is_owner:
        return tuple(there)
    described = profile.level(level)
    allowed: set[str] = set()
    if described:
        allowed.update(map(rules.column_name, described.public_facts))
        if audience.is_insider:
            allowed.update(map(rules.column_name, described.party_facts))
    return tuple(name for name in there if name in allowed)


def _entries(
    rows: Rows, audience: Audience, seen: set[str], keys: Mapping[str, Mapping]
) -> tuple[Entry, ...]:
    records = [record_from_row(row) for row in rows["record"] if row[0] in seen]
    records.sort(key=lambda item: (_KIND_ORDER[item.kind], len(item.code), item.code))
    links, parties, ambitions = defaultdict(list), defaultdict(list), defaultdict(list)
    traces, traced_by = defaultdict(list), defaultdict(list)
    positions, progress = defaultdict(list), defaultdict(list)
    nothing: Mapping = {}
    for row in live(rows["record_feature"]):
        if row[1] in seen:
            loose = row[3] not in keys.get(row[2], nothing)
            ref = FeatureRef(row[2], row[3])
            links[row[1]].append(Link(row[1], ref, row[4] or row[3], row[5], row[6], loose))
    for row in live(rows["record_party"]):
        if row[1] in seen and (role := _ROLE(row[3])):
            parties[row[1]].append(Participation(row[2], role))
    for row in live(rows["record_ambition"]):
        if row[1] in seen:
            ambitions[row[1]].append(row[2])
    for row in live(rows["record_trace"]):
        if row[1] in seen and row[2] in seen and (kind := _TRACE(row[3])):
            traces[row[1]].append(Trace(row[1], row[2], kind))
            traced_by[row[2]].append(Trace(row[1], row[2], kind))
    if audience.is_insider:
        for row in live(rows["position"]):
            if row[1] in seen and (stance := _STANCE(row[3])):
                positions[row[1]].append(Position(row[1], row[2], stance, *row[4:7]))
    for row in live(rows["progress"]):
        if row[1] in seen:
            judgement = _JUDGEMENT(row[4]) or Judgement.UNKNOWN
            note = row[6] if audience.is_insider else None
            report = Progress(row[1], row[2], row[3], judgement, row[5], note, row[7])
            progress[row[1]].append(report)
    answered = rules.answered(
        {record.uuid: (record.kind, record.effective_status) for record in records},
        (trace for some in traces.values() for trace in some),
    )
    return tuple(
        Entry(
            record,
            tuple(parties.get(record.uuid, ())),
            tuple(links.get(record.uuid, ())),
            tuple(ambitions.get(record.uuid, ())),
            tuple(traces.get(record.uuid, ())),
            tuple(traced_by.get(record.uuid, ())),
            tuple(positions.get(record.uuid, ())),
            tuple(progress.get(record.uuid, ())),
            record.uuid in answered,
        )
        for record in records
    )


def _sessions(rows: Rows, audience: Audience, seen: set[str]) -> Iterable[Session]:
    """Yield the sessions; their notes are the owner's, and outsiders get none of them."""
    if not audience.is_insider:
        return
    present, agenda = defaultdict(list), defaultdict(list)
    for row in live(rows["session_party"]):
        present[row[1]].append(row[2])
    for row in sorted(live(rows["session_item"]), key=lambda item: item[3]):
        if row[2] in seen:
            note = row[5] if audience.is_owner else None
            agenda[row[1]].append(AgendaItem(row[2], row[3], _DECISION(row[4]), note))
    for row in live(rows["session"]):
        yield Session(
            uuid=row[0],
            title=row[1],
            held_on=row[2],
            phase=_PHASE(row[3]),
            notes=row[4] if audience.is_owner else None,
            present=tuple(present[row[0]]),
            agenda=tuple(agenda[row[0]]),
        )


assert CREATED[-1] == "deleted_at"  # `live` reads it as the last column
