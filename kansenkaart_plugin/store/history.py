"""Who changed what, when, from what to what: of one record, and between two moments.

The history of a record is the owner's: it is read from the log as it stands. What changed between
two moments is worked out from two Snapshots for the same audience, so that it holds nothing but
what that audience may see then and now.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from operator import attrgetter
from typing import Any, Callable, NamedTuple

from ..domain.alteration import (
    Alteration,
    AlterationKind,
    Names,
    list_alteration,
    record_alterations,
    shown_feature,
    shown_field,
    shown_party,
    shown_position,
    shown_progress,
    shown_trace,
)
from ..domain.fields import RECORD_FIELDS, Field
from ..domain.model import Action, Participation, Position, Progress, Trace
from ..domain.profile import Profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.words import Judgement, RecordKind
from .comparison import Comparison
from .reading import (
    COMMITMENT,
    DECISION,
    JUDGEMENT,
    KIND,
    PHASE,
    ROLE,
    SOURCE_KIND,
    STANCE,
    STATUS,
    TRACE,
    TYPE,
    VISIBILITY,
)
from .rows import chunks, marks
from .snapshot import Entry, Snapshot

_WORDS: dict[Field, Callable[[object], object]] = {
    Field.KIND: KIND,
    Field.PHASE: PHASE,
    Field.STATUS: STATUS,
    Field.VISIBILITY: VISIBILITY,
    Field.AGREEMENT_TYPE: TYPE,
    Field.COMMITMENT: COMMITMENT,
    Field.SOURCE_KIND: SOURCE_KIND,
}
_FIELDS = {field.value: field for field in RECORD_FIELDS}
_CHILDREN = (
    ("record_feature", "record_uuid", Field.FEATURES),
    ("record_party", "record_uuid", Field.PARTIES),
    ("record_ambition", "record_uuid", Field.AMBITIONS),
    ("record_trace", "from_uuid", Field.TRACES),
    ("record_trace", "to_uuid", Field.TRACES),
    ("position", "record_uuid", Field.POSITIONS),
    ("progress", "record_uuid", Field.PROGRESS),
    ("session_item", "record_uuid", Field.DECISIONS),
)
_LISTS = {table: field for table, _, field in _CHILDREN}


class HistoryStep(NamedTuple):
    """What one action did to a record."""

    action: Action
    kind: AlterationKind
    alterations: tuple[Alteration, ...]


class RecordChange(NamedTuple):
    """What became of a record between two moments, for somebody who sees it now."""

    uuid: str
    code: str
    title: str
    record_kind: RecordKind
    kind: AlterationKind
    alterations: tuple[Alteration, ...]


# one record, from the log


def read_history(
    connection: sqlite3.Connection, profile: Profile, record: str
) -> list[HistoryStep]:
    """Return what happened to a record, the latest first; an empty list when it is not known."""
    uuids = _rows_of(connection, record)
    logged: dict[Action, list[tuple]] = {}
    for some in chunks(uuids):
        for row in connection.execute(
            "SELECT a.uuid, a.at, a.by, a.label, c.fid, c.table_name, c.field, c.old, c.new"
            " FROM change c JOIN action a ON a.uuid = c.action_uuid"
            f" WHERE c.row_uuid IN ({marks(some)})",
            some,
        ):
            logged.setdefault(Action(*row[:4]), []).append(row[4:])
    teller = _Teller(record, _names(connection, profile, record), _sessions(connection))
    ordered = sorted(logged.items(), key=lambda item: min(row[0] for row in item[1]))
    steps = [teller.step(action, sorted(rows)) for action, rows in ordered]
    return [step for step in reversed(steps) if step]


def _rows_of(connection: sqlite3.Connection, record: str) -> list[str]:
    """Return the uuids of the rows of a record and of all that ever belonged to it."""
    uuids = [record]
    for table, owner, _ in _CHILDREN:
        uuids += (
            uuid
            for (uuid,) in connection.execute(
                f"SELECT uuid FROM {table} WHERE {owner} = ?", (record,)
            )
        )
    return uuids


def _names(connection: sqlite3.Connection, profile: Profile, record: str) -> Names:
    keys = ("party", "name"), ("ambition", "title"), ("level", "title")
    parties, ambitions, levels = (
        dict(connection.execute(f"SELECT key, {name} FROM {table}")) for table, name in keys
    )
    codes = connection.execute(
        "SELECT uuid, code FROM record WHERE uuid IN (SELECT from_uuid FROM record_trace"
        " WHERE to_uuid = ?1 UNION SELECT to_uuid FROM record_trace WHERE from_uuid = ?1)",
        (record,),
    )
    themes = {theme.key: theme.title for theme in profile.themes}
    return Names(parties, themes, ambitions, levels, dict(codes))


def _sessions(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT uuid, title FROM session"))


class _Teller:
    """Tells from rows of the log what happened to one record."""

    def __init__(self, record: str, names: Names, sessions: dict[str, str]) -> None:
        self._record = record
        self._names = names
        self._sessions = sessions
        self._was_there = False

    def step(self, action: Action, rows: list[tuple]) -> HistoryStep | None:
        """Return what ``action`` did; None when it is nothing to tell."""
        fields: dict[Field, tuple[object, object]] = {}
        gone: dict[Field, list[object]] = defaultdict(list)
        come: dict[Field, list[object]] = defaultdict(list)
        kind = AlterationKind.CHANGED
        for _, table, field, old, new in rows:
            if table == "record" and field is None:
                kind, fields = self._whole(new)
            elif table == "record" and field in _FIELDS:
                first = fields.get(_FIELDS[field], (old, new))[0]
                fields[_FIELDS[field]] = (first, new)
            elif field is None:
                for values, found in ((old, gone), (new, come)):
                    text = self._row(table, json.loads(values)) if values else None
                    if text is not None:
                        found[_LISTS[table]].append(text)
            elif (table, field) == ("session_item", "decision"):
                for value, found in ((old, gone), (new, come)):
                    if decision := DECISION(value):
                        found[Field.DECISIONS].append(decision)
        alterations = [
            Alteration(field, self._value(field, old), self._value(field, new))
            for field, (old, new) in fields.items()
            if old != new
        ]
        for field in dict.fromkeys(_LISTS.values()):
            alterations += list_alteration(field, gone[field], come[field])
        if not alterations and kind is AlterationKind.CHANGED:
            return None
        return HistoryStep(action, kind, tuple(alterations))

    def _whole(self, new: str | None) -> tuple[AlterationKind, dict[Field, tuple[object, object]]]:
        """Return what it means that the record itself came or went, and what it then held."""
        if new is None:
            return AlterationKind.REMOVED, {}
        kind = AlterationKind.RESTORED if self._was_there else AlterationKind.ADDED
        self._was_there = True
        if kind is AlterationKind.RESTORED:
            return kind, {}
        values = json.loads(new)
        return kind, {field: (None, values[field.value]) for field in RECORD_FIELDS}

    def _value(self, field: Field, value: object) -> tuple[object, ...]:
        read = _WORDS.get(field)
        return shown_field(field, read(value) or value if read else value, self._names)

    def _row(self, table: str, values: dict[str, Any]) -> object | None:
        names = self._names
        if table == "record_feature":
            label = values["feature_label"] or values["feature_key"]
            return shown_feature(values["level"], label, names)
        if table == "record_party":
            role = ROLE(values["role"])
            return shown_party(Participation(values["party_key"], role), names) if role else None
        if table == "record_ambition":
            key = str(values["ambition_key"])
            return names.ambitions.get(key, key)
        if table == "record_trace":
            kind = TRACE(values["kind"])
            trace = kind and Trace(values["from_uuid"], values["to_uuid"], kind)
            return shown_trace(trace, self._record, names) if trace else None
        if table == "position":
            stance = STANCE(values["position"])
            said = (values["note"], "", None)
            held = stance and Position(self._record, values["party_key"], stance, *said)
            return shown_position(held, names) if held else None
        if table == "progress":
            judgement = JUDGEMENT(values["judgement"]) or Judgement.UNKNOWN
            said = (values["value"], values["note"], None)
            day, party = values["reported_at"], values["party_key"]
            return shown_progress(Progress(self._record, day, party, judgement, *said), names)
        title = self._sessions.get(values["session_uuid"], "?")
        return Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "on the agenda of “{title}”"), title=title)


# between two moments, for an audience


def changes_of(comparison: Comparison) -> tuple[RecordChange, ...]:
    """Return what is different between two Snapshots, ready to show.

    The records come in the order of the later one, those that are gone last. One that could not
    be seen before counts as added.
    """
    names = _names_of(comparison.then, comparison.now)
    added = {entry.record.uuid for entry in comparison.added}
    found = []
    for entry in comparison.now.entries:
        uuid = entry.record.uuid
        if uuid in added:
            found.append(_told(entry, AlterationKind.ADDED, []))
        elif uuid in comparison.changed:
            alterations = _alterations(comparison.then.by_uuid[uuid], entry, names)
            if alterations:
                found.append(_told(entry, AlterationKind.CHANGED, alterations))
    return (*found, *(_told(entry, AlterationKind.REMOVED, []) for entry in comparison.gone))


def _names_of(before: Snapshot, after: Snapshot) -> Names:
    return Names(
        {**before.party_names, **after.party_names},
        {**before.theme_titles, **after.theme_titles},
        {item.key: item.title for item in (*before.ambitions, *after.ambitions)},
        {item.level.key: item.level.title for item in (*before.levels, *after.levels)},
        {e.record.uuid: e.record.code for e in (*before.entries, *after.entries)},
    )


def _alterations(old: Entry, new: Entry, names: Names) -> list[Alteration]:
    alterations = record_alterations(old.record, new.record, names)
    for field, parts, show in _LISTED:
        if parts(old) != parts(new):
            before, after = (
                [text for part in parts(entry) if (text := show(entry, part, names)) is not None]
                for entry in (old, new)
            )
            alterations += list_alteration(field, before, after)
    if old.answered != new.answered:
        alterations.append(Alteration(Field.ANSWERED, (_yes(old),), (_yes(new),)))
    return alterations


_LISTED: tuple[tuple[Field, Callable[[Entry], tuple], Callable[[Entry, Any, Names], object]], ...]
_LISTED = (
    (
        Field.FEATURES,
        attrgetter("links"),
        lambda _, link, names: shown_feature(link.feature.level, link.label, names),
    ),
    (Field.PARTIES, attrgetter("parties"), lambda _, part, names: shown_party(part, names)),
    (Field.AMBITIONS, attrgetter("ambitions"), lambda _, key, names: names.ambitions.get(key, key)),
    (
        Field.TRACES,
        lambda entry: (*entry.traces, *entry.traced_by),
        lambda entry, trace, names: shown_trace(trace, entry.record.uuid, names),
    ),
    (Field.POSITIONS, attrgetter("positions"), lambda _, held, names: shown_position(held, names)),
    (Field.PROGRESS, attrgetter("progress"), lambda _, told, names: shown_progress(told, names)),
)


def _yes(entry: Entry) -> Sentence:
    if entry.answered:
        return Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "yes"))
    return Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "no"))


def _told(entry: Entry, kind: AlterationKind, alterations: list[Alteration]) -> RecordChange:
    record = entry.record
    return RecordChange(
        record.uuid, record.code, record.title, record.kind, kind, tuple(alterations)
    )
