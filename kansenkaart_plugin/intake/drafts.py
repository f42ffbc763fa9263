"""The rows of a table read into drafts of records, with every fault named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from qgis.core import QgsFeedback

from ..domain import rules
from ..domain.model import FeatureRef, Participation, Position, Record
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..domain.text import clean
from ..domain.words import PRIORITIES, RecordKind, Role, Stance, Status, TraceKind, word
from ..store import Entry, Kansenkaart
from .record_columns import TEXTS, TRACES, WORDS, column_of, split_list
from .report import check_cancelled
from .tables import Table, TableRow


@dataclass(frozen=True)
class RowFault:
    """What is wrong in a row: its number, the column, and why."""

    number: int
    column: str
    reason: Sentence

    def sentence(self) -> Sentence:
        """Return it as one sentence."""
        return Sentence(
            QT_TRANSLATE_NOOP("Kansenkaart", "row {number}, {column}: {reason}"),
            number=self.number,
            column=self.column,
            reason=self.reason,
        )


@dataclass
class Draft:
    """A row that was read: the record it would make and what belongs to it.

    None for parties, features and so on means that the table has no such column.
    """

    row: TableRow
    record: Record
    existing: Entry | None
    parties: list[Participation] | None = None
    positions: list[tuple[str, Stance]] | None = None
    features: list[FeatureRef] | None = None
    ambitions: list[str] | None = None
    traces: dict[TraceKind, list[str]] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)

    def fault(self, column: str, template: str, **values: object) -> None:
        """Note what is wrong in ``column``."""
        self.faults.append(RowFault(self.row.number, column, Sentence(template, **values)))


class DraftReader:
    """Reads the rows of a table into drafts, with every fault named."""

    def __init__(self, kansenkaart: Kansenkaart, table: Table, feedback: QgsFeedback) -> None:
        """Read ``table`` against what is in ``kansenkaart``."""
        self._kansenkaart = kansenkaart
        self._queries = kansenkaart.queries
        self._table = table
        self._feedback = feedback
        self._headers = {column_of(name): name for name in table.columns if column_of(name)}
        self._unknown = [name for name in table.columns if name and not column_of(name)]
        self._parties = {party.key: party.name for party in self._queries.parties()}
        self._ambitions = {ambition.key for ambition in self._queries.ambitions()}
        self._themes = {theme.key for theme in kansenkaart.profile.themes}
        self._levels = {count.level.key for count in self._queries.levels()}

    def drafts(self) -> list[Draft]:
        """Return a draft for every row; the last checks are those between rows."""
        if self._unknown:
            raise KansenkaartError(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "The table has a column “{name}” that is not known; rename it."
                ),
                name=self._unknown[0],
            )
        existing = self._existing()
        drafts = []
        for count, row in enumerate(self._table.rows):
            if count % 500 == 0:
                self._feedback.setProgress(50 * count / len(self._table.rows))
                check_cancelled(self._feedback)
            drafts.append(self._draft(row, existing.get(self._name_of(row))))
        self._check_features(drafts)
        self._check_twice(drafts)
        for draft in drafts:
            self._check_rules(draft)
        self._check_traces(drafts)
        return drafts

    def _cell(self, row: TableRow, column: str) -> str:
        return clean(row.values.get(self._headers.get(column, ""), ""))

    def _name_of(self, row: TableRow) -> str:
        return self._cell(row, "uuid").lower() or self._cell(row, "code").upper()

    def _existing(self) -> dict[str, Entry]:
        names = {self._name_of(row) for row in self._table.rows} - {""}
        uuids = {name: uuid for name in names if (uuid := self._queries.uuid_of(name))}
        entries = self._queries.entries(list(uuids.values()))
        return {
            name: entries[uuid]
            for name, uuid in uuids.items()
            if entries[uuid].record.deleted_at is None
        }

    def _draft(self, row: TableRow, existing: Entry | None) -> Draft:
        start = existing.record if existing else Record(RecordKind.WISH, "")
        draft = Draft(row, start, existing)
        values: dict[str, Any] = {}
        for name in TEXTS:
            if name in self._headers:
                text = self._cell(row, name)
                values[name] = text if name == "title" else text or None
        for name, kind in WORDS.items():
            if name in self._headers:
                values[name] = self._word(draft, name, kind)
        if values.get("visibility", start.visibility) is None:
            del values["visibility"]
        if "theme" in self._headers:
            values["theme"] = self._one_of(draft, "theme", self._themes)
        if "priority" in self._headers:
            values["priority"] = self._priority(draft)
        kind = self._kind(draft)
        if existing is None:
            values["kind"] = kind or RecordKind.WISH
            values["code"] = self._cell(row, "code").upper()
        elif kind is not None and kind is not existing.record.kind:
            draft.fault(
                "kind",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "{code} is of the kind “{kind}”, which cannot change"
                ),
                code=existing.record.code,
                kind=existing.record.kind,
            )
        draft.record = replace(start, **values)
        self._read_lists(draft)
        return draft

    def _word(self, draft: Draft, column: str, kind: Any) -> Any:
        text = self._cell(draft.row, column)
        if not text:
            return None
        try:
            return word(kind, text)
        except KansenkaartError as error:
            draft.faults.append(RowFault(draft.row.number, column, error.sentence))
            return None

    def _kind(self, draft: Draft) -> RecordKind | None:
        if draft.existing is None and not self._cell(draft.row, "kind"):
            draft.fault("kind", QT_TRANSLATE_NOOP("Kansenkaart", "a new record needs a kind"))
        kind: RecordKind | None = self._word(draft, "kind", RecordKind)
        return kind

    def _one_of(self, draft: Draft, column: str, known: set[str]) -> str | None:
        text = self._cell(draft.row, column)
        if text and text not in known:
            draft.fault(
                column,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "“{text}” is not known here; known are: {choices}"
                ),
                text=text,
                choices=", ".join(sorted(known)),
            )
            return None
        return text or None

    def _priority(self, draft: Draft) -> int | None:
        text = self._cell(draft.row, "priority").casefold()
        for number, labels in PRIORITIES.items():
            if text == str(number) or text in labels:
                return number
        if text:
            draft.fault(
                "priority",
                QT_TRANSLATE_NOOP("Kansenkaart", "The priority “{priority}” is not 1, 2 or 3."),
                priority=text,
            )
        return None

    def _read_lists(self, draft: Draft) -> None:
        row = draft.row
        if "parties" in self._headers:
            draft.parties = [
                Participation(party, role) for party, role in self._pairs(draft, "parties", Role)
            ]
        if "positions" in self._headers:
            draft.positions = self._pairs(draft, "positions", Stance)
        if "ambitions" in self._headers:
            draft.ambitions = split_list(self._cell(row, "ambitions"))
            for ambition in draft.ambitions:
                if ambition not in self._ambitions:
                    draft.fault(
                        "ambitions",
                        QT_TRANSLATE_NOOP("Kansenkaart", "there is no ambition “{key}”"),
                        key=ambition,
                    )
        if "features" in self._headers:
            draft.features = []
            for part in split_list(self._cell(row, "features")):
                feature = rules.parse_feature(part)
                if feature is None or feature.level not in self._levels:
                    draft.fault(
                        "features",
                        QT_TRANSLATE_NOOP(
                            "Kansenkaart", "“{text}” is not level:key with one of the levels {all}"
                        ),
                        text=part,
                        all=", ".join(sorted(self._levels)),
                    )
                else:
                    draft.features.append(feature)
        for name in TRACES:
            if name in self._headers:
                draft.traces[TraceKind(name)] = split_list(self._cell(row, name))

    def _pairs(self, draft: Draft, column: str, kind: Any) -> list[tuple[str, Any]]:
        pairs = []
        for part in split_list(self._cell(draft.row, column)):
            party, _, text = (piece.strip() for piece in part.partition(":"))
            if party not in self._parties:
                draft.fault(
                    column,
                    QT_TRANSLATE_NOOP("Kansenkaart", "there is no party “{key}”"),
                    key=party,
                )
                continue
            try:
                pairs.append((party, word(kind, text)))
            except KansenkaartError as error:
                draft.faults.append(RowFault(draft.row.number, column, error.sentence))
        return pairs

    # checks that need more than the row

    def _check_features(self, drafts: list[Draft]) -> None:
        used: dict[str, set[str]] = {}
        for draft in drafts:
            for feature in draft.features or ():
                used.setdefault(feature.level, set()).add(feature.key)
        there = {
            level: self._queries.labels(level, sorted(keys)).keys() for level, keys in used.items()
        }
        for draft in drafts:
            known = {link.feature for link in draft.existing.links} if draft.existing else set()
            for feature in draft.features or ():
                if feature.key not in there[feature.level] and feature not in known:
                    draft.fault(
                        "features",
                        QT_TRANSLATE_NOOP(
                            "Kansenkaart", "The level “{level}” has no feature “{key}”."
                        ),
                        level=feature.level,
                        key=feature.key,
                    )

    def _check_twice(self, drafts: list[Draft]) -> None:
        seen: dict[str, int] = {}
        for draft in drafts:
            name = draft.existing.record.uuid if draft.existing else self._name_of(draft.row)
            if name and name in seen:
                draft.fault(
                    "code",
                    QT_TRANSLATE_NOOP("Kansenkaart", "the same record is in row {number} already"),
                    number=seen[name],
                )
            elif name:
                seen[name] = draft.row.number

    def _check_rules(self, draft: Draft) -> None:
        for sentence in rules.record_faults(draft.record):
            draft.faults.append(RowFault(draft.row.number, "status", sentence))
        before = draft.existing.record.effective_status if draft.existing else None
        status = draft.record.effective_status
        if draft.record.reason or status is before or draft.faults:
            return
        parties = draft.parties
        if parties is None:
            parties = list(draft.existing.parties) if draft.existing else []
        positions = list(draft.existing.positions) if draft.existing else []
        positions += [
            Position("", party, stance, None, "9999", None)
            for party, stance in draft.positions or ()
        ]
        if status in (Status.AGREED, Status.AGREED_RESERVED):
            for sentence in rules.agreement_obstacles(
                draft.record, parties, positions, self._parties
            ):
                draft.faults.append(RowFault(draft.row.number, "status", sentence))

    def _check_traces(self, drafts: list[Draft]) -> None:
        """Find traces to what is not there; a row that is left out takes others with it."""
        found = {}
        while True:
            in_file = {
                name: draft.record
                for draft in drafts
                if not draft.faults
                for name in (self._name_of(draft.row), draft.record.code, draft.record.uuid)
                if name
            }
            wrong = False
            for draft in (item for item in drafts if not item.faults):
                for kind, targets in draft.traces.items():
                    draft.traces[kind] = [
                        target.upper() if "-" in target[:2] else target.lower()
                        for target in targets
                    ]
                    for target in draft.traces[kind]:
                        if target not in in_file and target not in found:
                            found[target] = self._queries.uuid_of(target)
                        wrong = self._check_trace(draft, kind, target, in_file, found) or wrong
            if not wrong:
                return

    def _check_trace(
        self,
        draft: Draft,
        kind: TraceKind,
        target: str,
        in_file: dict[str, Record],
        found: dict[str, str | None],
    ) -> bool:
        record = in_file.get(target)
        if record is None and found.get(target):
            uuid = found[target]
            entry = self._queries.entries([uuid])[uuid]
            record = None if entry.record.deleted_at else entry.record
            draft.traces[kind] = [uuid if name == target else name for name in draft.traces[kind]]
        if record is None:
            draft.fault(
                kind.value,
                QT_TRANSLATE_NOOP("Kansenkaart", "there is no record “{name}”"),
                name=target,
            )
            return True
        own = replace(draft.record, uuid=draft.record.uuid or "own")
        fault = rules.trace_fault(kind, own, replace(record, uuid=record.uuid or "other"))
        if fault:
            draft.faults.append(RowFault(draft.row.number, kind.value, fault))
            return True
        return False
