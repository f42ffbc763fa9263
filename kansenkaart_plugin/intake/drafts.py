"""The rows of a table read into drafts of records, with every fault named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any, Iterable

from qgis.core import QgsFeedback

from ..domain import rules
from ..domain.model import FeatureRef, Participation, Record
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..domain.text import clean, readable, searchable
from ..domain.words import PRIORITIES, STATUSES, RecordKind, Role, Stance, TraceKind, word
from ..store import Entry, Kansenkaart
from .record_columns import TEXTS, TRACES, WORDS, column_of, split_list
from .report import check_cancelled
from .tables import RowNumber, Table, TableError, TableRow

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class RowFault:
    """What is wrong in a row: its number, the column as the table names it, and why."""

    number: RowNumber
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

    None for parties, features and so on means that the table has no such column. ``visible``
    are the records that the row's audience may see; None means all.
    """

    row: TableRow
    record: Record
    existing: Entry | None
    headers: dict[str, str]
    audience: str = ""
    visible: set[str] | None = None
    parties: list[Participation] | None = None
    positions: list[tuple[str, Stance]] | None = None
    features: list[FeatureRef] | None = None
    ambitions: list[str] | None = None
    traces: dict[TraceKind, list[str]] = field(default_factory=dict)
    faults: list[RowFault] = field(default_factory=list)

    def fault(self, column: str, template: str, **values: object) -> None:
        """Note what is wrong in ``column``."""
        self.note(column, Sentence(template, **values))

    def note(self, column: str, reason: Sentence) -> None:
        """Note that ``reason`` is wrong in ``column``."""
        self.faults.append(RowFault(self.row.number, self.headers.get(column, column), reason))

    def sees(self, uuid: str) -> bool:
        """Return whether the audience of the row may see the record with this uuid."""
        return self.visible is None or uuid in self.visible


def plain_name(name: str) -> str:
    """Return a code in upper case, or a uuid in lower case without braces."""
    name = name.strip()
    return name.upper() if "-" in name[:2] else name.strip("{}").lower()


class DraftReader:
    """Reads the rows of a table into drafts, with every fault of a row by itself named."""

    def __init__(self, kansenkaart: Kansenkaart, table: Table, feedback: QgsFeedback) -> None:
        """Read ``table`` against what is in ``kansenkaart``.

        Raises:
            TableError: its columns cannot be told apart, or one is not known.
        """
        self._queries = kansenkaart.queries
        self._table = table
        self._feedback = feedback
        self._headers = _headers(table.columns)
        self._places = {name: table.columns.index(head) for name, head in self._headers.items()}
        self._texts = [name for name in TEXTS if name in self._headers]
        self._words = {name: kind for name, kind in WORDS.items() if name in self._headers}
        self._parties = _Names((p.key, p.name) for p in self._queries.parties())
        self._ambitions = _Names((aim.key, aim.title) for aim in self._queries.ambitions())
        self._themes = _Names((theme.key, theme.title) for theme in kansenkaart.profile.themes)
        self._levels = {count.level.key for count in self._queries.levels()}

    def drafts(self) -> list[Draft]:
        """Return a draft for every row."""
        uuids, entries = self._existing()
        drafts = []
        for count, row in enumerate(self._table.rows):
            if count % 500 == 0:
                self._feedback.setProgress(40 * count / len(self._table.rows))
                check_cancelled(self._feedback)
            drafts.append(self._draft(row, uuids, entries))
        return drafts

    def _cell(self, row: TableRow, column: str) -> str:
        place = self._places.get(column)
        return clean(row.cells[place]) if place is not None else ""

    def _names_of(self, row: TableRow) -> tuple[str, str]:
        return self._cell(row, "uuid").strip("{}").lower(), self._cell(row, "code").upper()

    def _existing(self) -> tuple[dict[str, str], dict[str, Entry]]:
        """Return the uuid of each name in the table that is taken, and the live records."""
        names = {name for row in self._table.rows for name in self._names_of(row)} - {""}
        uuids = {name: uuid for name in names if (uuid := self._queries.uuid_of(name))}
        entries = self._queries.entries(list(dict.fromkeys(uuids.values())))
        live = {uuid: entry for uuid, entry in entries.items() if not entry.record.deleted_at}
        return uuids, live

    def _draft(self, row: TableRow, uuids: dict[str, str], live: dict[str, Entry]) -> Draft:
        uuid, code = self._names_of(row)
        existing = live.get(uuids.get(uuid or code, ""))
        start = existing.record if existing else Record(RecordKind.WISH, "")
        draft = Draft(row, start, existing, self._headers, self._cell(row, "audience"))
        for text in row.loose:
            draft.fault(
                "—",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "“{text}” is in a column without a heading; put a text with a comma or"
                    " semicolon in quotes",
                ),
                text=text[:40],
            )
        values: dict[str, Any] = {}
        kind = self._kind(draft)
        if existing is not None:
            self._check_same(draft, existing.record, code, kind)
        else:
            values.update(kind=kind or RecordKind.WISH, code=code)
            values["uuid"] = self._new_uuid(draft, uuid, taken=uuid in uuids)
        self._read_texts(draft, values)
        if existing is not None:
            draft.record = replace(start, **values)
        else:  # not from the blank one: to replace takes far longer than to make
            status = STATUSES[values["kind"]][0]
            draft.record = Record(**{"title": "", "status": status, **values})
        self._read_lists(draft)
        return draft

    def _check_same(self, draft: Draft, there: Record, code: str, kind: RecordKind | None) -> None:
        """The code and kind of a record never change."""
        if code and code != there.code:
            draft.fault(
                "code",
                QT_TRANSLATE_NOOP("Kansenkaart", "the record with this uuid is {code}"),
                code=there.code,
            )
        if kind is not None and kind is not there.kind:
            draft.fault(
                "kind",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "{code} is of the kind “{kind}”, which cannot change"
                ),
                code=there.code,
                kind=there.kind,
            )

    def _new_uuid(self, draft: Draft, uuid: str, taken: bool) -> str:
        """Return the uuid for a new record: that of the row when it is free."""
        if uuid and not _UUID.fullmatch(uuid):
            draft.fault(
                "uuid",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "“{text}” is no uuid; leave it empty for a new record"
                ),
                text=uuid[:40],
            )
        return "" if taken or draft.faults else uuid

    def _read_texts(self, draft: Draft, values: dict[str, Any]) -> None:
        for name in self._texts:
            text = self._cell(draft.row, name)
            values[name] = text if name == "title" else text or None
        for name, kind in self._words.items():
            values[name] = self._word(draft, name, kind)
        for name in ("status", "visibility"):  # every record has one: an empty cell says nothing
            if name in values and values[name] is None:
                del values[name]
        if "theme" in self._headers:
            values["theme"] = self._theme(draft)
        if "priority" in self._headers:
            values["priority"] = self._priority(draft)

    def _word(self, draft: Draft, column: str, kind: Any) -> Any:
        text = self._cell(draft.row, column)
        try:
            return word(kind, text) if text else None
        except KansenkaartError as error:
            draft.note(column, error.sentence)
            return None

    def _kind(self, draft: Draft) -> RecordKind | None:
        if draft.existing is None and not self._cell(draft.row, "kind"):
            draft.fault("kind", QT_TRANSLATE_NOOP("Kansenkaart", "a new record needs a kind"))
        kind: RecordKind | None = self._word(draft, "kind", RecordKind)
        return kind

    def _theme(self, draft: Draft) -> str | None:
        text = self._cell(draft.row, "theme")
        if not text or text == draft.record.theme:
            return text or None
        key = self._themes.key(text)
        if key is None:
            draft.fault(
                "theme",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "there is no theme “{text}”; known are: {choices}"
                ),
                text=text,
                choices=self._themes.known(),
            )
        return key

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
        if "parties" in self._headers:
            pairs = self._pairs(draft, "parties", Role)
            draft.parties = [Participation(party, role) for party, role in pairs]
        if "positions" in self._headers:
            draft.positions = self._pairs(draft, "positions", Stance)
        if "ambitions" in self._headers:
            draft.ambitions = list(self._aims(draft))
        if "features" in self._headers:
            draft.features = list(self._features(draft))
        for name in TRACES:
            if name in self._headers:
                names = map(plain_name, self._items(draft, name))
                draft.traces[TraceKind(name)] = list(dict.fromkeys(names))

    def _aims(self, draft: Draft) -> Iterable[str]:
        for text in self._items(draft, "ambitions"):
            key = self._ambitions.key(text)
            if key is not None:
                yield key
                continue
            draft.fault(
                "ambitions",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "there is no ambition “{key}”; known are: {choices}"
                ),
                key=text,
                choices=self._ambitions.known(),
            )

    def _items(self, draft: Draft, column: str) -> list[str]:
        return list(dict.fromkeys(split_list(self._cell(draft.row, column))))

    def _features(self, draft: Draft) -> Iterable[FeatureRef]:
        # keys keep their own form of Unicode, as the level has them
        cell = readable(draft.row.cells[self._places["features"]])
        for part in dict.fromkeys(split_list(cell)):
            feature = rules.parse_feature(part)
            if feature is not None and feature.level in self._levels:
                yield feature
                continue
            draft.fault(
                "features",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "“{text}” is not level:key with one of the levels {all}"
                ),
                text=part,
                all=", ".join(sorted(self._levels)),
            )

    def _pairs(self, draft: Draft, column: str, kind: Any) -> list[tuple[str, Any]]:
        pairs = []
        is_role = kind is Role
        for part in self._items(draft, column):
            name, colon, text = (piece.strip() for piece in part.rpartition(":"))
            if not colon:  # a party alone takes part as parties mostly do
                name, text = text, rules.usual_role(draft.record.kind).value if is_role else ""
            party = self._parties.key(name)
            if party is None:
                draft.fault(
                    column,
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart", "there is no party “{key}”; known are: {choices}"
                    ),
                    key=name,
                    choices=self._parties.known(),
                )
                continue
            try:
                pairs.append((party, word(kind, text)))
            except KansenkaartError as error:
                draft.note(column, error.sentence)
        return pairs


class _Names:
    """What people may call the things of a profile: by key, or by name when only one has it."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take the keys with their names."""
        self._keys: dict[str, str] = {}
        self._by_name: dict[str, str | None] = {}
        for key, name in pairs:
            self._keys[key] = name
            name = searchable(clean(name))
            self._by_name[name] = None if name in self._by_name else key

    def key(self, text: str) -> str | None:
        """Return the key that ``text`` names, or None."""
        return text if text in self._keys else self._by_name.get(searchable(text))

    def known(self) -> str:
        """Return the keys, for a sentence."""
        return ", ".join(sorted(self._keys))


def _headers(columns: Iterable[str]) -> dict[str, str]:
    """Return the heading of each column that the table has.

    Raises:
        TableError: a heading is not known, or a column is there twice.
    """
    headers: dict[str, str] = {}
    unknown = [name for name in columns if name and not column_of(name)]
    if unknown:
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The table has columns that are not known: {names}; rename them or take them out.",
            ),
            names=", ".join(f"“{name}”" for name in unknown),
        )
    for name in columns:
        column = column_of(name)
        if column in headers:
            raise TableError(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "The table has two columns for the same: “{first}” and “{second}”; take one"
                    " out.",
                ),
                first=headers[column],
                second=name,
            )
        if column:
            headers[column] = name
    return headers
