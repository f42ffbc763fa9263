"""The records in memory, as lists and maps need them, kept up to date by the change log."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Iterable, Iterator, NamedTuple, Sequence

from ..domain.model import FeatureRef, Participation, Trace
from ..domain.rules import answers
from ..domain.text import searchable
from ..domain.words import RecordKind, TraceKind
from .collecting import no_collecting
from .listed import Row, row_of
from .past import Rows
from .reading import ROLE, TRACE
from .rows import chunks, marks
from .tables import FIELDS, columns

if TYPE_CHECKING:
    from .kansenkaart import Kansenkaart


class Place(NamedTuple):
    """A feature: its level's number, and the numbers of itself and of all that it lies in."""

    ref: FeatureRef
    level: int
    lineage: tuple[int, ...]


_KIND_ORDER = {kind.value: place for place, kind in enumerate(RecordKind)}
_READ: dict[str, tuple[str, ...]] = {
    "record": (
        "uuid",
        "code",
        "kind",
        "title",
        "theme",
        "phase",
        "status",
        "visibility",
        "priority",
        "start_date",
        "due_date",
        "target_value",
        "modified_at",
    ),
    "record_feature": ("record_uuid", "level", "feature_key"),
    "record_party": ("record_uuid", "party_key", "role"),
    "record_ambition": ("record_uuid", "ambition_key"),
    "record_trace": ("from_uuid", "to_uuid", "kind"),
}
"""What is read of each table; its first column says whose row it is."""

_SEARCHED = (
    *("uuid", "code", "title", "description"),
    *("source", "reservation", "condition", "indicator"),
)
"""What a record is searched in."""

_ELSEWHERE = ("action", "position", "progress", "session", "session_party", "session_item", "share")


class Holdings:
    """The records of a kansenkaart, now or at ``as_of`` (UTC text).

    Each record has a slot, a number that stays its own; each feature that is there or linked to
    has a number. ``order`` is the slots by kind and code; ``rows``, ``texts`` and ``links`` (the
    features' numbers) go by slot, ``linked`` (the slots) by feature, ``traces`` by the uuid that
    they come from.
    """

    def __init__(self, kansenkaart: Kansenkaart, as_of: str | None = None) -> None:
        """Read ``kansenkaart``, which has to stay open."""
        self._kansenkaart = kansenkaart
        self.connection = kansenkaart._connection
        self._as_of = as_of
        self.reload()

    # reading

    def reload(self) -> None:
        """Read everything again, as after the file was changed outside the plugin."""
        self.places: list[Place] = []
        self.levels: list[str] = []
        self.numbers: dict[str, dict[str, int]] = {}
        self.rows: list[Row] = []
        self.slots: dict[str, int] = {}
        self.texts: list[str] | None = None
        self.links: list[tuple[int, ...]] = []
        self.linked: dict[int, list[int]] = defaultdict(list)
        self.parties: dict[tuple, tuple[Participation, ...]] = {}
        self.traces: dict[str, list[Trace]] = {}
        self._traced: dict[str, set[str]] = {}
        self._codes: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
        with self._kansenkaart._reading(), no_collecting():
            self._state = self._read_state()
            self._read_places()
            self._past = Rows(self.connection, self._as_of) if self._as_of is not None else None
            self._take(*map(self._read_all, _READ, _READ.values()))
            self._sort()
            self._settle({**self.traces, **self._traced})  # in their order: that is quicker

    def refresh(self) -> bool:
        """Read again what was changed since; return whether anything may have been.

        The past never changes.
        """
        with self._kansenkaart._reading(), no_collecting():
            state = self._read_state()
            if state == self._state or self._as_of is not None:
                return False
            touched = self._touched(self._state[0])
            if touched is not None:
                self._state = state
                self._take_again(touched)
        if touched is None:
            self.reload()
        return True

    def prepare_search(self) -> list[str]:
        """Return the text in which each record is searched, by slot; read when first asked for."""
        if self.texts is None:
            with self._kansenkaart._reading(), no_collecting():
                self.texts = [""] * len(self.rows)
                self._take_texts(self._read_all("record", _SEARCHED))
        return self.texts

    def _read_state(self) -> tuple[int, int]:
        (last,) = self.connection.execute("SELECT max(fid) FROM change").fetchone()
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return last or 0, version

    def _touched(self, last: int) -> set[str] | None:
        """Return the records touched after row ``last`` of the log; None when all have to be read.

        That is so when levels changed, very much did, or somebody wrote without a log.
        """
        by_table: dict[str, set[str]] = defaultdict(set)
        for table, uuid in self.connection.execute(
            "SELECT table_name, row_uuid FROM change WHERE fid > ?", (last,)
        ):
            by_table[table].add(uuid)
        if not by_table or not by_table.keys() <= {*_READ, *_ELSEWHERE}:
            return None
        touched = by_table.pop("record", set())
        for table in by_table.keys() & _READ.keys():
            names = "from_uuid, to_uuid" if table == "record_trace" else "record_uuid"
            for some in chunks(list(by_table[table])):
                for row in self.connection.execute(
                    f"SELECT {names} FROM {table} WHERE uuid IN ({marks(some)})", some
                ):
                    touched.update(row)
        return touched if len(touched) <= len(self.rows) // 4 + 100 else None

    def _read_places(self) -> None:
        levels = self.connection.execute(
            "SELECT key, parent FROM level WHERE deleted_at IS NULL ORDER BY rank"
        ).fetchall()
        for level, parent in levels:
            above = self.numbers.get(parent, {})
            numbers = self.numbers[level] = {}
            self.levels.append(level)
            for key, parent_key in self.connection.execute(
                f'SELECT feature_key, parent_key FROM "level_{level}"'
            ):
                number = numbers[key] = len(self.places)
                higher = above.get(parent_key)
                lineage = self.places[higher].lineage if higher is not None else ()
                ref = FeatureRef(level, key)
                self.places.append(Place(ref, len(self.levels) - 1, (number, *lineage)))

    def _number(self, level: str, key: str) -> int:
        """Return the number of a linked feature; one that is not there (any more) gets one too."""
        if level not in self.numbers:
            self.numbers[level] = {}
            self.levels.append(level)
        numbers = self.numbers[level]
        number = numbers.get(key)
        if number is None:
            number = numbers[key] = len(self.places)
            self.places.append(Place(FeatureRef(level, key), self.levels.index(level), ()))
        return number

    def _read_all(self, table: str, names: Sequence[str]) -> Iterable[tuple]:
        """Return columns of the live rows of a table, now or as they were."""
        if self._past is None:
            return self.connection.execute(
                f"SELECT {', '.join(names)} FROM {table} WHERE deleted_at IS NULL ORDER BY fid"
            )
        there = columns(table) if table == "record" else ("uuid", *FIELDS[table])
        return map(itemgetter(*map(there.index, names)), self._past.live(table))

    def read_some(self, table: str, names: Sequence[str], uuids: Sequence[str]) -> Iterator[tuple]:
        """Yield columns of the live rows of ``table`` that are of the records ``uuids``.

        The first of ``names`` is the column that says whose a row is.
        """
        if self._past is not None:
            wanted = set(uuids)
            yield from (row for row in self._read_all(table, names) if row[0] in wanted)
            return
        for some in chunks(uuids):
            yield from self.connection.execute(
                f"SELECT {', '.join(names)} FROM {table}"
                f" WHERE {names[0]} IN ({marks(some)}) AND deleted_at IS NULL ORDER BY fid",
                some,
            )

    def _take(
        self,
        records: Iterable[tuple],
        links: Iterable[tuple],
        parties: Iterable[tuple],
        ambitions: Iterable[tuple],
        traces: Iterable[tuple],
    ) -> None:
        """Put records, and what belongs to them, in their slots."""
        places: dict[str, list[int]] = {}
        last, numbers, known = "", [], self.numbers
        for uuid, level, key in links:
            if uuid != last:  # the links of a record mostly come together
                last, numbers = uuid, places.setdefault(uuid, [])
            try:
                numbers.append(known[level][key])
            except KeyError:
                numbers.append(self._number(level, key))
        shared = self._shared_parties(parties)
        aims: dict[str, tuple[str, ...]] = {}
        for uuid, ambition in ambitions:
            aims[uuid] = (*aims.get(uuid, ()), ambition)
        for uuid, other, code in traces:
            if kind := TRACE(code):
                self.traces.setdefault(uuid, []).append(Trace(uuid, other, kind))
                self._traced.setdefault(other, set()).add(uuid)
        for record in records:
            uuid = record[0]
            linked = tuple(places.get(uuid, ()))
            row = row_of(record, shared.get(uuid, ()), aims.get(uuid, ()), len(linked))
            slot = self.slots.get(uuid)
            if slot is None:
                slot = self.slots[uuid] = len(self.rows)
                code = record[1]
                self._codes[_KIND_ORDER.get(record[2], 9), len(code)].append((code, slot))
                self.rows.append(row)
                self.links.append(linked)
            else:
                self.rows[slot], self.links[slot] = row, linked
            for number in linked:
                self.linked[number].append(slot)

    def _shared_parties(self, parties: Iterable[tuple]) -> dict[str, tuple[Participation, ...]]:
        """Return the parties of each record: one value for all records that have the same."""
        shared: dict[str, tuple[Participation, ...]] = {}
        for uuid, party, code in parties:
            longer = (shared.get(uuid, ()), party, code)
            known = self.parties.get(longer)
            if known is None:
                role = ROLE(code)
                known = (*longer[0], Participation(party, role)) if role else longer[0]
                self.parties[longer] = known
            shared[uuid] = known
        return shared

    def _take_again(self, touched: set[str]) -> None:
        """Read the records in ``touched`` again and drop those that are gone."""
        affected = self._connected(touched)
        for uuid in touched:
            for trace in self.traces.pop(uuid, ()):
                self._traced[trace.to_uuid].discard(uuid)
        for uuid in touched & self.slots.keys():
            slot = self.slots[uuid]
            for number in self.links[slot]:
                self.linked[number].remove(slot)
            self.links[slot] = ()
        uuids = list(touched)
        records, *others = (
            list(self.read_some(table, names, uuids)) for table, names in _READ.items()
        )
        self._take(records, *others)
        if self.texts is not None:
            self.texts += [""] * (len(self.rows) - len(self.texts))
            self._take_texts(self.read_some("record", _SEARCHED, uuids))
        gone = touched.difference(record[0] for record in records) & self.slots.keys()
        if gone:
            slots = {self.slots.pop(uuid) for uuid in gone}
            for some in self._codes.values():
                some[:] = [item for item in some if item[1] not in slots]
        if len(self.slots) != len(self.order) or gone:
            self._sort()
        self._settle(affected | self._connected(touched))

    def _take_texts(self, records: Iterable[tuple]) -> None:
        assert self.texts is not None
        for uuid, code, *texts in records:
            slot = self.slots.get(uuid)
            if slot is not None:
                self.texts[slot] = _text(code, texts)

    def _sort(self) -> None:
        # by kind and length of the code: one sort of all would hold up the interface
        for some in self._codes.values():
            some.sort()
        self.order = [slot for key in sorted(self._codes) for _, slot in self._codes[key]]

    def _connected(self, uuids: Iterable[str]) -> set[str]:
        """Return ``uuids`` and all that is connected to them by traces, either way."""
        seen: set[str] = set()
        waiting = list(uuids)
        while waiting:
            uuid = waiting.pop()
            if uuid not in seen:
                seen.add(uuid)
                waiting += (trace.to_uuid for trace in self.traces.get(uuid, ()))
                waiting += self._traced.get(uuid, ())
        return seen

    def _settle(self, affected: Iterable[str]) -> None:
        """Work out again what follows from the traces of ``affected``, which all belong together:
        by what each of them is answered, and from what it arises.
        """
        rows, slots = self.rows, self.slots
        there = {uuid: rows[slots[uuid]] for uuid in affected if uuid in slots}
        traces = {uuid: self.traces[uuid] for uuid in there if uuid in self.traces}
        found = answers(
            {uuid: (row.kind, row.status) for uuid, row in there.items()},
            chain.from_iterable(traces.values()),
        )
        for uuid, row in there.items():
            by: tuple[str, ...] = ()
            sources: tuple[str, ...] = ()
            if uuid in found:
                by = tuple([there[agreement].code for agreement in found[uuid]])
            if uuid in traces:
                leading = [t.to_uuid for t in traces[uuid] if t.kind is not TraceKind.REPLACES]
                sources = tuple(dict.fromkeys([there[u].code for u in leading if u in there]))
            if (by, sources) != row[-2:]:
                rows[slots[uuid]] = Row._make((*row[:-2], by, sources))


def _text(code: str, texts: Iterable[str | None]) -> str:
    """Return the texts in which a record is searched, and its code as people say it (W-1)."""
    letter, _, number = code.partition("-")
    short = f"{letter}-{number.lstrip('0')}"
    return searchable("\n".join((short, code, *filter(None, texts))))
