"""What can only be judged of all rows together, or against the records that are there."""

from __future__ import annotations

from dataclasses import replace

from ..domain import rules
from ..domain.audience import Audience, UnknownAudience
from ..domain.model import Position, Record
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import TraceKind
from ..store import Kansenkaart
from .drafts import Draft
from .tables import RowNumber

AUDIENCE = "audience"


def check_drafts(kansenkaart: Kansenkaart, drafts: list[Draft]) -> None:
    """Note in ``drafts`` every fault that a row by itself does not show."""
    _check_audiences(kansenkaart, drafts)
    _check_features(kansenkaart, drafts)
    _check_twice(drafts)
    names = {party.key: party.name for party in kansenkaart.queries.parties()}
    for draft in drafts:
        _check_rules(draft, names)
    _Traces(kansenkaart, drafts).check()


def _check_audiences(kansenkaart: Kansenkaart, drafts: list[Draft]) -> None:
    """Say what the audience of each row may see, and refuse rows about anything else.

    A row that names none, in a table where others do, was added to it by one of its readers:
    it sees what all of them see.
    """
    parties = [party.key for party in kansenkaart.queries.parties()]
    seen: dict[str, set[str] | None] = {}
    for name in {draft.audience for draft in drafts} - {""}:
        try:
            audience = Audience.named(name, parties)
        except UnknownAudience as error:
            for draft in drafts:
                if draft.audience == name:
                    draft.note(AUDIENCE, error.sentence)
            continue
        seen[name] = None if audience.is_owner else set(kansenkaart.snapshot(audience).by_uuid)
    limits = [uuids for uuids in seen.values() if uuids is not None]
    seen[""] = set.intersection(*limits) if limits else None
    for draft in drafts:
        draft.visible = seen.get(draft.audience, set())
        hidden = draft.existing and not draft.sees(draft.existing.record.uuid)
        if hidden and draft.audience in seen:
            draft.fault(
                AUDIENCE,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "this record is not one that the table's audience may see"
                ),
            )


def _check_features(kansenkaart: Kansenkaart, drafts: list[Draft]) -> None:
    used: dict[str, set[str]] = {}
    for draft in drafts:
        for feature in draft.features or ():
            used.setdefault(feature.level, set()).add(feature.key)
    there = {
        level: kansenkaart.queries.labels(level, sorted(keys)).keys()
        for level, keys in used.items()
    }
    for draft in drafts:
        known = {link.feature for link in draft.existing.links} if draft.existing else set()
        for feature in draft.features or ():
            if feature.key not in there[feature.level] and feature not in known:
                draft.fault(
                    "features",
                    QT_TRANSLATE_NOOP("Kansenkaart", "The level “{level}” has no feature “{key}”."),
                    level=feature.level,
                    key=feature.key,
                )


def _check_twice(drafts: list[Draft]) -> None:
    seen: dict[str, RowNumber] = {}
    for draft in drafts:
        names = {"uuid": draft.record.uuid, "code": draft.record.code}
        for column, name in names.items():
            if name and name in seen:
                draft.fault(
                    column,
                    QT_TRANSLATE_NOOP("Kansenkaart", "the same record is in row {number} already"),
                    number=seen[name],
                )
                break
        for name in names.values():
            seen.setdefault(name, draft.row.number)


def _check_rules(draft: Draft, names: dict[str, str]) -> None:
    for column, reason in rules.field_faults(draft.record):
        if not any(fault.column == draft.headers.get(column) for fault in draft.faults):
            draft.note(column, reason)
    if draft.faults or draft.record.effective_status not in rules.CONDITIONAL:
        return
    parties = draft.parties
    if parties is None:
        parties = list(draft.existing.parties) if draft.existing else []
    positions = list(draft.existing.positions) if draft.existing else []
    positions += [
        Position("", party, stance, None, "9999", None) for party, stance in draft.positions or ()
    ]
    before = draft.existing.record if draft.existing else None
    for reason in rules.decision_obstacles(draft.record, before, parties, positions, names):
        draft.note("status", reason)


class _Traces:
    """Finds what the traces of the rows name, in the table and in the file."""

    def __init__(self, kansenkaart: Kansenkaart, drafts: list[Draft]) -> None:
        self._queries = kansenkaart.queries
        self._drafts = drafts
        self._in_table: dict[str, Draft] = {}
        for draft in drafts:
            for name in (draft.record.code, draft.record.uuid):
                if name:
                    self._in_table.setdefault(name, draft)
        self._in_file: dict[str, Record] = {}

    def check(self) -> None:
        """Note traces to what is not there; a row that is left out takes others with it."""
        self._look_up()
        waiting = True
        while waiting:
            waiting = False
            for draft in self._drafts:
                if not draft.faults and not self._check_row(draft):
                    waiting = True

    def _look_up(self) -> None:
        """Find the targets that no row of the table is about."""
        targets = {
            name: uuid
            for draft in self._drafts
            for names in draft.traces.values()
            for name in names
            if name not in self._in_table and (uuid := self._queries.uuid_of(name))
        }
        entries = self._queries.entries(list(dict.fromkeys(targets.values())))
        self._in_file = {
            name: entries[uuid].record
            for name, uuid in targets.items()
            if entries[uuid].record.deleted_at is None
        }
        self._in_file.update({record.uuid: record for record in self._in_file.values()})

    def _check_row(self, draft: Draft) -> bool:
        """Note the first trace of a row that cannot be; return whether all can."""
        for kind, names in draft.traces.items():
            for name in names:
                target = self._target(draft, kind, name)
                if target is None:
                    return False
                own = _named(draft.record, "own")
                other = own if target is draft.record else _named(target, "other")
                fault = rules.trace_fault(kind, own, other)
                if fault:
                    draft.note(kind.value, fault)
                    return False
            draft.traces[kind] = [
                self._in_file[name].uuid if name in self._in_file else name for name in names
            ]
        return True

    def _target(self, draft: Draft, kind: TraceKind, name: str) -> Record | None:
        in_table = self._in_table.get(name)
        if in_table is not None and in_table.faults:
            draft.fault(
                kind.value,
                QT_TRANSLATE_NOOP("Kansenkaart", "“{name}” is in row {number}, which is wrong"),
                name=name,
                number=in_table.row.number,
            )
            return None
        record = in_table.record if in_table is not None else self._in_file.get(name)
        hidden = record is not None and self._is_hidden(draft, record)
        if record is None or hidden:
            draft.fault(
                kind.value,
                QT_TRANSLATE_NOOP("Kansenkaart", "there is no record “{name}”"),
                name=name,
            )
            return None
        return record

    def _is_hidden(self, draft: Draft, record: Record) -> bool:
        """Whether the audience of the row may not see a record that is in the file."""
        return bool(record.revision) and not draft.sees(record.uuid)


def _named(record: Record, name: str) -> Record:
    """Return ``record`` with something to call it by when it has no uuid or code yet."""
    return replace(
        record, uuid=record.uuid or name, code=record.code or f"“{record.title or name}”"
    )
