"""From the rows of the file to a Snapshot: what an audience may see, now or in the past.

Everything that decides on visibility goes through `visible_records`.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Callable, Iterable, Mapping, Sequence

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
from ..domain.sentence import KansenkaartError
from ..domain.words import (
    Judgement,
    PartyKind,
    RecordKind,
    Visibility,
)
from .geopackage import wkb_of
from .past import Rows
from .reading import (
    DECISION,
    DRAWN,
    JUDGEMENT,
    PARTY_KIND,
    PHASE,
    ROLE,
    STANCE,
    TRACE,
    VISIBILITY,
    record_from_row,
)
from .rows import marks
from .snapshot import Entry, Feature, Snapshot, SnapshotLevel
from .tables import FIELDS, now

_KIND_ORDER = {kind: place for place, kind in enumerate(RecordKind)}


def visible_records(rows: Rows, audience: Audience, *, deleted: bool = False) -> set[str]:
    """Return the uuids of the records in ``rows`` that ``audience`` may see.

    With ``deleted``, deleted records count by the visibility that they last had.
    """
    participants: dict[str, set[str]] = defaultdict(set)
    if audience.is_party:
        for row in rows.live("record_party"):
            participants[row[1]].add(row[2])
    visibility = 1 + FIELDS["record"].index("visibility")
    return {
        row[0]
        for row in (rows.all("record") if deleted else rows.live("record"))
        if audience.sees(
            VISIBILITY(row[visibility]) or Visibility.SECRET, participants.get(row[0], ())
        )
    }


def check_asked(connection: sqlite3.Connection, audience: Audience, *moments: str | None) -> None:
    """Check who asks about which moments.

    Raises:
        UnknownAudience: ``audience`` is a party that the kansenkaart does not have.
        KansenkaartError: one of ``moments`` is no date or moment.
    """
    for moment in moments:
        if moment is not None and not rules.is_moment(moment):
            raise KansenkaartError(
                rules.NO_DATE,
                value=moment,
            )
    if audience.is_party:
        parties = connection.execute("SELECT key FROM party WHERE deleted_at IS NULL")
        Audience.named(audience.name, [key for (key,) in parties])


def read_snapshot(
    connection: sqlite3.Connection,
    profile: Profile,
    audience: Audience,
    as_of: str | None,
    only: Sequence[str] | None = None,
) -> Snapshot:
    """Return what ``audience`` sees, at ``as_of`` (UTC text) or now.

    In the past a record must have been visible then and be visible now. Geometry and facts of
    features are those of today. With ``only`` it is a part to compare with another: it has no
    other records than these, no features and no sessions.
    """
    rows = Rows(connection, only=only)
    seen = visible_records(rows, audience, deleted=as_of is not None)
    if as_of is not None:
        rows = Rows(connection, as_of, only)
        seen &= visible_records(rows, audience)
    if only is None:
        hidden = _hidden_places(connection, rows, audience, seen)
        levels = tuple(_levels(connection, profile, audience, hidden))
    else:
        levels = tuple(SnapshotLevel(level, (), ()) for level in _level_list(connection))
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
        level_styles=profile.level_styles,
        levels=levels,
        parties=tuple(
            Party(row[1], row[2], PARTY_KIND(row[3]) or PartyKind.OTHER, row[4])
            for row in rows.live("party")
        ),
        themes=profile.themes,
        ambitions=tuple(Ambition(*row[1:5]) for row in rows.live("ambition")),
        sessions=tuple(_sessions(rows, audience, seen)) if only is None else (),
        entries=_entries(rows, audience, seen, keys),
    )


def _hidden_places(
    connection: sqlite3.Connection, rows: Rows, audience: Audience, seen: set[str]
) -> set[FeatureRef]:
    """Return the drawn places that the audience may not know of.

    Such a place was drawn for its records: where none of these may be seen, it would tell of
    them. Features from a source are known to all.
    """
    drawn = [key for (key,) in connection.execute("SELECT key FROM level WHERE drawn IS NOT NULL")]
    if audience.is_owner or not drawn:
        return set()
    links = connection.execute(
        "SELECT level, feature_key, record_uuid FROM record_feature"
        f" WHERE level IN ({marks(drawn)}) AND deleted_at IS NULL",
        drawn,
    ).fetchall()
    linked = {FeatureRef(level, key) for level, key, _ in links}
    if rows.are_of_the_past:
        links = [(row[2], row[3], row[1]) for row in rows.live("record_feature")]
    return linked - {FeatureRef(level, key) for level, key, record in links if record in seen}


def _level_list(connection: sqlite3.Connection) -> list[Level]:
    rows = connection.execute(
        "SELECT key, title, rank, parent, drawn, source_date FROM level"
        " WHERE deleted_at IS NULL ORDER BY rank"
    ).fetchall()
    return [Level(row[0], row[1], row[2], row[3], DRAWN(row[4]), row[5]) for row in rows]


def _levels(
    connection: sqlite3.Connection,
    profile: Profile,
    audience: Audience,
    hidden: set[FeatureRef],
) -> Iterable[SnapshotLevel]:
    for level in _level_list(connection):
        names = visible_facts(connection, profile, audience, level.key)
        picked = "".join(f', "{name}"' for name in names)
        features = tuple(
            Feature(FeatureRef(level.key, f[0]), f[1], f[2], f[3], f[4], wkb_of(f[5]), f[6:])
            for f in connection.execute(
                "SELECT feature_key, coalesce(label, feature_key), parent_key, x, y,"
                f" geom{picked}"
                f' FROM "level_{level.key}" ORDER BY feature_key'
            )
            if not (level.drawn and (level.key, f[0]) in hidden)
        )
        yield SnapshotLevel(level, names, features)


def fact_columns(connection: sqlite3.Connection, level: str) -> tuple[str, ...]:
    """Return the columns of ``level`` that hold facts, in the order of the file."""
    return tuple(
        row[1]
        for row in connection.execute(f'PRAGMA table_info("level_{level}")')
        if row[1] not in rules.LEVEL_COLUMNS
    )


def visible_facts(
    connection: sqlite3.Connection, profile: Profile, audience: Audience, level: str
) -> tuple[str, ...]:
    """Return the fact columns of ``level`` that ``audience`` may see, in the order of the file."""
    there = fact_columns(connection, level)
    if audience.is_owner:
        return there
    described = profile.level(level)
    allowed: set[str] = set()
    if described:
        facts = described.public_facts
        if audience.is_insider:
            facts += described.party_facts
        allowed.update(map(rules.column_name, facts), map(rules.marked_column_name, facts))
    return tuple(name for name in there if name in allowed)


def _entries(
    rows: Rows, audience: Audience, seen: set[str], keys: Mapping[str, Mapping[str, Feature]]
) -> tuple[Entry, ...]:
    known = _MAKER_KNOWN[audience.is_owner, audience.is_insider]
    records = [record_from_row(known(row)) for row in rows.live("record") if row[0] in seen]
    records.sort(key=lambda item: (_KIND_ORDER[item.kind], len(item.code), item.code))
    links, parties, ambitions = defaultdict(list), defaultdict(list), defaultdict(list)
    traces, traced_by = defaultdict(list), defaultdict(list)
    positions, progress = defaultdict(list), defaultdict(list)
    names = {record.uuid: record.uuid for record in records}  # one text for all of its links
    nothing: Mapping[str, Feature] = {}
    for _, record, level, key, label, x, y, _ in rows.live("record_feature"):
        name = names.get(record)
        if name is not None:
            feature = keys.get(level, nothing).get(key)
            ref = feature.ref if feature else FeatureRef(level, key)
            if feature and label == feature.label:
                label = feature.label
            links[name].append(Link(name, ref, label or ref.key, x, y, feature is None))
    for row in rows.live("record_party"):
        if row[1] in seen and (role := ROLE(row[3])):
            parties[row[1]].append(Participation(row[2], role))
    for row in rows.live("record_ambition"):
        if row[1] in seen:
            ambitions[row[1]].append(row[2])
    for row in rows.live("record_trace"):
        if row[1] in seen and row[2] in seen and (kind := TRACE(row[3])):
            traces[row[1]].append(Trace(row[1], row[2], kind))
            traced_by[row[2]].append(Trace(row[1], row[2], kind))
    if audience.is_insider:
        for row in rows.live("position"):
            if row[1] in seen and (stance := STANCE(row[3])):
                positions[row[1]].append(Position(row[1], row[2], stance, *row[4:7]))
    for row in rows.live("progress"):
        if row[1] in seen:
            judgement = JUDGEMENT(row[4]) or Judgement.UNKNOWN
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


# Revision, times and makers of a record, its last six columns (`CREATED`). Names of makers are
# the owner's; how often and when something changed would tell outsiders of its hidden past.
_MAKER_KNOWN: dict[tuple[bool, bool], Callable[[tuple], tuple]] = {
    (True, True): lambda row: row,
    (False, True): lambda row: (*row[:-4], "", row[-3], "", None),
    (False, False): lambda row: (*row[:-6], 0, "", "", "", "", None),
}


def _sessions(rows: Rows, audience: Audience, seen: set[str]) -> Iterable[Session]:
    """Yield the sessions; their notes are the owner's, and outsiders get none of them.

    The items that may be seen are numbered anew: a gap would tell of a hidden one.
    """
    if not audience.is_insider:
        return
    present: dict[str, list[str]] = defaultdict(list)
    agenda: dict[str, list[AgendaItem]] = defaultdict(list)
    for row in rows.live("session_party"):
        present[row[1]].append(row[2])
    for row in sorted(rows.live("session_item"), key=lambda item: item[3]):
        if row[2] in seen:
            note = row[5] if audience.is_owner else None
            items = agenda[row[1]]
            items.append(AgendaItem(row[2], len(items) + 1, DECISION(row[4]), note))
    for row in rows.live("session"):
        yield Session(
            uuid=row[0],
            title=row[1],
            held_on=row[2],
            phase=PHASE(row[3]),
            notes=row[4] if audience.is_owner else None,
            present=tuple(present[row[0]]),
            agenda=tuple(agenda[row[0]]),
        )
