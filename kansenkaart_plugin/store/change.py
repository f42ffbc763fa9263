"""One user action: one transaction, one undo step, and the rules that it must keep."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import Any, Callable, Collection, Iterable, Mapping, Sequence, Union

from ..domain import rules
from ..domain.conflict import Version
from ..domain.model import FeatureRef, Participation, Position, Progress, Record
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.text import clean, clean_or_none
from ..domain.words import RecordKind, Role, Stance, TraceKind
from .errors import RulesBroken, UnknownReference, stale
from .places import Places
from .reading import RECORD_COLUMNS, ROLE, STANCE, record_from_row, record_values
from .related import RelatedRows
from .rows import LARGE_CHUNK, RowWriter, chunks, marks
from .saving import save
from .sessions import Sessions
from .tables import FIELDS
from .upkeep import Upkeep

Roles = Union[Mapping[str, Role], Iterable[Participation]]

_FREE_TEXT = (
    "description",
    "theme",
    "reason",
    "indicator",
    "target_value",
    "target_unit",
    "reservation",
    "condition",
    "source",
)


class Change:
    """What one user action does. Made by `Kansenkaart.change`, which commits or undoes it.

    Every method raises `UnknownReference` when it names something that is not there and
    `RulesBroken` when it goes against the rules; the whole action is then undone.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        by: str,
        at: str,
        themes: Callable[[], Collection[str]],
        own: Collection[str],
    ) -> None:
        """Work on ``connection``, in its transaction, with these themes, after ``own`` actions."""
        self._connection = connection
        self._own = own
        self._themes = themes
        self._rows = RowWriter(connection, by, at)
        self._related = RelatedRows(self._rows)
        self._decided: dict[str, Record | None] = {}
        self._cached_names: dict[str, str] | None = None
        self.action = self._rows.action
        self.places = Places(connection, self._rows)
        self.sessions = Sessions(self)
        self.upkeep = Upkeep(connection, self._rows)

    # records

    def add(
        self,
        record: Record,
        about: Iterable[FeatureRef] = (),
        parties: Roles = (),
        ambitions: Iterable[str] = (),
        *,
        loose: Iterable[FeatureRef] = (),
    ) -> Record:
        """Add a record about features, with parties in roles; return it with uuid and code.

        A code in ``record`` is kept when it is free. ``loose`` are features that the level does
        not have (any more) and that are known to be so.
        """
        (record,) = self.tidied([record])
        code = record.code if self._is_free(record) else self._next_code(record.kind)
        (uuid,) = self._rows.insert("record", [(code, *record_values(record)[1:])])
        record = replace(record, code=code, uuid=uuid, revision=1)
        self.decides(uuid, None)
        self._link([uuid], about)
        self._link_loose(uuid, loose)
        self._rows.insert("record_party", list(dict.fromkeys(self._party_rows(uuid, parties))))
        self._rows.insert("record_ambition", list(dict.fromkeys(self._aims(uuid, ambitions))))
        return record

    def edit(self, record: Record) -> bool:
        """Save ``record`` over the one with its uuid; return whether anything differed.

        Raises:
            StaleRecord: somebody saved it since ``record.revision`` was read.
        """
        stored = self.record(record.uuid)
        if stored.revision != record.revision:
            raise stale(stored)
        if (stored.kind, stored.code) != (record.kind, record.code):
            raise RulesBroken(
                QT_TRANSLATE_NOOP("Kansenkaart", "The kind and code of {code} cannot change."),
                [],
                code=stored.code,
            )
        (record,) = self.tidied([record], known={stored.theme})
        if record.effective_status is not stored.effective_status:
            self.decides(record.uuid, stored)
        return self._rows.update(
            "record", record.uuid, dict(zip(FIELDS["record"], record_values(record)))
        )

    def tidied(self, records: Iterable[Record], known: Collection[str | None] = ()) -> list[Record]:
        """Return ``records`` with clean texts and a status; raise when one is faulty.

        A theme that is no longer in the profile is accepted when it is among ``known``.
        """
        themes = {None, *known, *self._themes()}
        tidy = [_tidy(record) for record in records]
        for record in tidy:
            if record.theme not in themes:
                raise UnknownReference(
                    QT_TRANSLATE_NOOP("Kansenkaart", "There is no theme “{key}”."),
                    key=record.theme,
                )
        return tidy

    def save(self, wanted: Version, read: Version) -> bool:
        """Save what a form holds over what it read (see `saving.save`)."""
        return save(self, wanted, read)

    def delete(self, uuids: Sequence[str]) -> None:
        """Delete records; they stay in the file, marked as deleted."""
        self._related.must_exist(uuids)
        self._rows.remove("record", uuids)

    def restore(self, uuid: str) -> None:
        """Bring a deleted record back; one that was not deleted stays as it is."""
        row = self._connection.execute(
            "SELECT deleted_at FROM record WHERE uuid = ?", (uuid,)
        ).fetchone()
        if row is None:
            self._related.must_exist([uuid])
        elif row[0] is not None:
            self._rows.revive("record", uuid, {})

    def record(self, uuid: str) -> Record:
        """Return the record as it stands in this action."""
        self._related.must_exist([uuid])
        row = self._connection.execute(
            f"SELECT {RECORD_COLUMNS} FROM record r WHERE uuid = ?", (uuid,)
        ).fetchone()
        return record_from_row(row)

    # what a record is about

    def link(self, records: Sequence[str], features: Iterable[FeatureRef]) -> int:
        """Make ``records`` be about ``features`` too; return how many links were added."""
        self._related.must_exist(records)
        return self._link(records, features)

    def _link(self, records: Sequence[str], features: Iterable[FeatureRef]) -> int:
        by_level: dict[str, list[str]] = {}
        for feature in features:
            by_level.setdefault(feature.level, []).append(feature.key)
        added = 0
        for level, keys in by_level.items():
            places = self._places(level, keys)
            for record in records:
                wanted = {(record, level, key): place for key, place in places.items()}
                added += self._related.put("record_feature", 3, wanted)
        return added

    def _link_loose(self, record: str, features: Iterable[FeatureRef]) -> None:
        wanted: dict[tuple, tuple] = {}
        for feature in features:
            self._known_level(feature.level)
            wanted[(record, feature.level, feature.key)] = (None, None, None)
        self._related.put("record_feature", 3, wanted)

    def unlink(self, records: Sequence[str], features: Iterable[FeatureRef]) -> int:
        """Make ``records`` no longer be about ``features``; return how many links went."""
        self._related.must_exist(records)
        gone = set(features)
        removed = 0
        for record in records:
            rows = self._related.live("record_feature", record)
            uuids = [uuid for uuid, row in rows.items() if FeatureRef(row[1], row[2]) in gone]
            self._rows.remove("record_feature", uuids)
            removed += len(uuids)
        return removed

    def set_features(self, record: str, features: Iterable[FeatureRef]) -> None:
        """Make ``record`` be about exactly ``features``; links known as loose are accepted."""
        self._related.must_exist([record])
        wanted = list(dict.fromkeys(features))
        known = {
            FeatureRef(row[1], row[2])
            for row in self._related.live("record_feature", record).values()
        }
        self.unlink([record], known.difference(wanted))
        self.link([record], [feature for feature in wanted if feature not in known])

    def _places(self, level: str, keys: Sequence[str]) -> dict[str, tuple]:
        """Return label and inner point of each feature; raise when one is not there."""
        self._known_level(level)
        places: dict[str, tuple] = {}
        # in order, so that very many links are written page after page of their index
        for some in chunks(sorted(set(keys)), LARGE_CHUNK):
            rows = self._connection.execute(
                f'SELECT feature_key, label, x, y FROM "level_{level}"'
                f" WHERE feature_key IN ({marks(some)}) ORDER BY feature_key",
                some,
            )
            places.update((row[0], row[1:]) for row in rows)
        missing = next((key for key in keys if key not in places), None)
        if missing is not None:
            raise UnknownReference(
                QT_TRANSLATE_NOOP("Kansenkaart", "The level “{level}” has no feature “{key}”."),
                level=level,
                key=missing,
            )
        return places

    def _known_level(self, level: str) -> None:
        if not self._connection.execute(
            "SELECT 1 FROM level WHERE key = ? AND deleted_at IS NULL", (level,)
        ).fetchone():
            raise UnknownReference(
                QT_TRANSLATE_NOOP("Kansenkaart", "There is no level “{level}”."), level=level
            )

    # parties, ambitions, traces

    def set_parties(self, record: str, parties: Roles) -> None:
        """Give ``record`` exactly these parties in these roles."""
        self._related.must_exist([record])
        self._related.replace("record_party", record, self._party_rows(record, parties))

    def _party_rows(self, record: str, parties: Roles) -> list[tuple]:
        pairs = parties.items() if isinstance(parties, Mapping) else parties
        keys = [(record, party, Role(role).value) for party, role in pairs]
        self._related.must_know("party", [key[1] for key in keys])
        return keys

    def set_ambitions(self, record: str, ambitions: Iterable[str]) -> None:
        """Make ``record`` contribute to exactly these ambitions."""
        self._related.must_exist([record])
        self._related.replace("record_ambition", record, self._aims(record, ambitions))

    def _aims(self, record: str, ambitions: Iterable[str]) -> list[tuple]:
        keys = [(record, ambition) for ambition in ambitions]
        self._related.must_know("ambition", [key[1] for key in keys])
        return keys

    def trace(self, source: str, kind: TraceKind, target: str) -> None:
        """Say that ``source`` arises from, answers or replaces ``target``."""
        fault = rules.trace_fault(kind, self.record(source), self.record(target))
        if fault:
            raise RulesBroken(QT_TRANSLATE_NOOP("Kansenkaart", "The trace was not made:"), [fault])
        self._related.put("record_trace", 3, {(source, target, kind.value): ()})

    def untrace(self, source: str, kind: TraceKind, target: str) -> None:
        """Take a trace away."""
        rows = self._related.live("record_trace", source)
        wanted = (source, target, kind.value)
        self._rows.remove("record_trace", [uuid for uuid, row in rows.items() if row == wanted])

    # what is only ever added

    def take_position(
        self,
        record: str,
        party: str,
        stance: Stance,
        note: str | None = None,
        session: str | None = None,
    ) -> None:
        """Write down the position of ``party`` now; earlier ones stay."""
        self._related.must_exist([record])
        self._related.must_know("party", [party])
        if session is not None:
            self._related.must_know("session", [session], "uuid")
        values = (record, party, stance.value, clean_or_none(note), self._rows.at, session)
        self._rows.insert("position", [values])

    def report(self, progress: Progress) -> None:
        """Add a report on an agreement."""
        record = self.record(progress.record_uuid)
        faults = rules.progress_faults(record, progress)
        if faults:
            raise RulesBroken(QT_TRANSLATE_NOOP("Kansenkaart", "The report was not saved:"), faults)
        if progress.party is not None:
            self._related.must_know("party", [progress.party])
        self._rows.insert(
            "progress",
            [
                (
                    progress.record_uuid,
                    progress.reported_at or self._rows.at,
                    progress.party,
                    progress.judgement.value,
                    clean_or_none(progress.value),
                    clean_or_none(progress.note),
                    clean_or_none(progress.source),
                )
            ],
        )

    # the end

    def finish(self, label: str) -> None:
        """Check the rules that hold for the action as a whole and close its log."""
        for uuid in sorted(self._decided):
            (row,) = self._rows.read("record", [uuid])
            if row["deleted_at"] is None:
                self._check_agreement(self.record(uuid), self._decided[uuid])
        if self.wrote:
            self._rows.close(label)

    def decides(self, uuid: str, before: Record | None) -> None:
        """Let the end of the action check the status that a record got; ``before``: as it was."""
        self._decided.setdefault(uuid, before)

    def _check_agreement(self, record: Record, before: Record | None) -> None:
        if record.effective_status not in rules.CONDITIONAL:
            return
        parties = [
            Participation(row[1], role)
            for row in self._related.live("record_party", record.uuid).values()
            if (role := ROLE(row[2]))
        ]
        positions = [
            Position(row[0], row[1], stance, row[3], row[4], row[5])
            for row in self._related.live("position", record.uuid).values()
            if (stance := STANCE(row[2]))
        ]
        names = self._party_names()
        obstacles = rules.decision_obstacles(record, before, parties, positions, names)
        if obstacles:
            raise RulesBroken(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "{code} “{title}” cannot be “{status}” yet; give a reason to do it even so:",
                ),
                obstacles,
                code=record.code,
                title=record.title,
                status=record.effective_status,
            )

    @property
    def wrote(self) -> bool:
        """Whether the action wrote anything."""
        return self._rows.count > 0

    def _is_free(self, record: Record) -> bool:
        if not rules.may_be_given(record.kind, record.code):
            return False
        found = self._connection.execute("SELECT 1 FROM record WHERE code = ?", (record.code,))
        return found.fetchone() is None

    def last_number(self, kind: RecordKind) -> int:
        """Return the number of the last code of ``kind``, also when its record was deleted."""
        # codes given by hand inside this action may have passed the last one, so look again
        digits = f"{kind.letter}-[0-9]*"
        row = self._connection.execute(
            "SELECT code FROM record WHERE kind = ?1 AND code GLOB ?2 AND code NOT GLOB ?3"
            " ORDER BY length(code) DESC, code DESC LIMIT 1",
            (kind.value, digits, f"{kind.letter}-*[^0-9]*"),
        ).fetchone()
        return rules.code_number(kind, row[0]) or 0 if row else 0

    def _next_code(self, kind: RecordKind) -> str:
        return rules.make_code(kind, self.last_number(kind) + 1)

    def _party_names(self) -> dict[str, str]:
        if self._cached_names is None:
            self._cached_names = dict(self._connection.execute("SELECT key, name FROM party"))
        return self._cached_names


def _tidy(record: Record) -> Record:
    """Return ``record`` with clean texts and its status filled in; raise when it is faulty."""
    wanted: dict[str, Any] = {name: clean_or_none(getattr(record, name)) for name in _FREE_TEXT}
    wanted.update(title=clean(record.title), status=record.effective_status)
    changed = {name: value for name, value in wanted.items() if getattr(record, name) != value}
    tidy = replace(record, **changed) if changed else record
    faults: list[Sentence] = rules.record_faults(tidy)
    if faults:
        raise RulesBroken(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{title}” cannot be saved:"),
            faults,
            title=tidy.title,
        )
    return tidy
