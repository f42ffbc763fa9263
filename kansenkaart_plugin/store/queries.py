"""What docks and imports ask of the open file. Owner's view: nothing here leaves the machine."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from functools import wraps
from operator import itemgetter
from typing import (
    Any,
    Callable,
    Collection,
    ContextManager,
    Iterable,
    NamedTuple,
    Sequence,
    TypeVar,
    cast,
)

from ..domain.filtering import SHOWN_TO_ALL
from ..domain.model import (
    Ambition,
    FeatureRef,
    Level,
    Link,
    Participation,
    Party,
    Position,
    Progress,
    Record,
    Session,
    Trace,
)
from ..domain.rules import latest_positions
from ..domain.words import (
    STATUSES,
    Judgement,
    PartyKind,
    RecordKind,
    Status,
    Visibility,
)
from .agenda import AgendaEntry, read_sessions
from .collecting import no_collecting
from .geopackage import wkb_of
from .reading import (
    DRAWN,
    JUDGEMENT,
    KIND,
    PARTY_KIND,
    RECORD_COLUMNS,
    ROLE,
    STANCE,
    STATUS,
    TRACE,
    VISIBILITY,
    record_from_row,
)
from .rows import LARGE_CHUNK, chunks, marks
from .snapshot import Entry


class LevelCount(NamedTuple):
    """A level with how many features it has and how many records are about them."""

    level: Level
    features: int
    records: int


class _StoredRow(NamedTuple):
    """A record as a list reads it. ``parties`` are keys, comma-separated, or None."""

    uuid: str
    code: str
    stored_kind: str
    title: str
    theme: str | None
    stored_status: str | None
    stored_visibility: str | None
    due_date: str | None
    parties: str | None


class ListRow(_StoredRow):
    """What a list shows of a record.

    The stored codes become words when they are asked for: a list of thousands shows a few.
    """

    __slots__ = ()

    @property
    def kind(self) -> RecordKind:
        """What the record is."""
        return KIND(self.stored_kind) or RecordKind.FACT

    @property
    def status(self) -> Status:
        """Where it stands."""
        return STATUS(self.stored_status) or STATUSES[self.kind][0]

    @property
    def visibility(self) -> Visibility:
        """Who may see it; what cannot be read counts as secret."""
        return VISIBILITY(self.stored_visibility) or Visibility.SECRET


LIST_COLUMNS = (
    "r.uuid, r.code, r.kind, r.title, r.theme, r.status, r.visibility, r.due_date,"
    " (SELECT group_concat(p.party_key) FROM record_party p"
    " WHERE p.record_uuid = r.uuid AND p.deleted_at IS NULL)"
)


Answer = TypeVar("Answer", bound=Callable[..., Any])


def _of_one_state(query: Answer) -> Answer:
    """Let a query read one state of the file, whoever writes in the meantime."""

    @wraps(query)
    def read(self: Queries, *arguments: Any, **named: Any) -> Any:
        with self._reading():
            return query(self, *arguments, **named)

    return cast(Answer, read)


class Queries:
    """Reads on one connection; a worker thread opens a kansenkaart of its own for them.

    Every one of them raises `CannotOpen` when the file cannot be read any more.
    """

    def __init__(
        self, connection: sqlite3.Connection, reading: Callable[[], ContextManager[None]]
    ) -> None:
        """Ask ``connection``, inside ``reading``."""
        self._connection = connection
        self._reading = reading

    @_of_one_state
    def levels(self) -> list[LevelCount]:
        """Return the levels, highest first, with their counts."""
        rows = self._connection.execute(
            "SELECT key, title, rank, parent, drawn, source_date FROM level"
            " WHERE deleted_at IS NULL ORDER BY rank"
        ).fetchall()
        records = dict(
            self._connection.execute(
                "SELECT f.level, count(DISTINCT f.record_uuid) FROM record_feature f"
                " JOIN record r ON r.uuid = f.record_uuid"
                " WHERE f.deleted_at IS NULL AND r.deleted_at IS NULL GROUP BY f.level"
            )
        )
        counts = []
        for key, title, rank, parent, drawn, source_date in rows:
            (features,) = self._connection.execute(f'SELECT count(*) FROM "level_{key}"').fetchone()
            level = Level(key, title, rank, parent, DRAWN(drawn), source_date)
            counts.append(LevelCount(level, features, records.get(key, 0)))
        return counts

    @_of_one_state
    def level_keys(self) -> set[str]:
        """Return the keys of the levels that have a table, also of those taken out."""
        return {key for (key,) in self._connection.execute("SELECT key FROM level")}

    @_of_one_state
    def loose_links(self, level: str) -> list[tuple[str, str]]:
        """Return code and key of each link of a record to a feature that ``level`` lacks."""
        return self._connection.execute(
            "SELECT r.code, f.feature_key FROM record_feature f JOIN record r"
            " ON r.uuid = f.record_uuid WHERE f.level = ? AND f.deleted_at IS NULL"
            f" AND r.deleted_at IS NULL AND f.feature_key NOT IN (SELECT feature_key FROM"
            f' "level_{level}") ORDER BY r.kind, length(r.code), r.code, f.feature_key',
            (level,),
        ).fetchall()

    def shapes(self, level: str) -> list[tuple[str, bytes | None]]:
        """Return key and WKB of the features of ``level``."""
        rows = self._connection.execute(f'SELECT feature_key, geom FROM "level_{level}"')
        return [(key, wkb_of(blob)) for key, blob in rows]

    @_of_one_state
    def parties(self) -> list[Party]:
        """Return the parties in the order of the profile."""
        return [
            Party(key, name, PARTY_KIND(kind) or PartyKind.OTHER, colour)
            for key, name, kind, colour in self._connection.execute(
                "SELECT key, name, kind, colour FROM party WHERE deleted_at IS NULL ORDER BY fid"
            )
        ]

    @_of_one_state
    def ambitions(self) -> list[Ambition]:
        """Return the ambitions in the order of the profile."""
        return [
            Ambition(*row)
            for row in self._connection.execute(
                "SELECT key, title, theme, source FROM ambition"
                " WHERE deleted_at IS NULL ORDER BY fid"
            )
        ]

    @_of_one_state
    def labels(self, level: str, keys: Sequence[str]) -> dict[str, str]:
        """Return the labels of the features of ``level`` that have one of ``keys``."""
        found: dict[str, str] = {}
        for some in chunks(keys):
            found.update(
                self._connection.execute(
                    f'SELECT feature_key, coalesce(label, feature_key) FROM "level_{level}"'
                    f" WHERE feature_key IN ({marks(some)})",
                    some,
                )
            )
        return found

    @_of_one_state
    def list_of_features(self, level: str, keys: Sequence[str]) -> list[ListRow]:
        """Return the records about any of these features, each once, ordered by kind and code."""
        found: dict[str, tuple] = {}
        with no_collecting():
            for some in chunks(list(dict.fromkeys(keys)), LARGE_CHUNK):
                rows = self._connection.execute(
                    f"SELECT {LIST_COLUMNS} FROM record r WHERE r.deleted_at IS NULL AND r.uuid IN"
                    " (SELECT f.record_uuid FROM record_feature f WHERE f.level = ?"
                    f" AND f.feature_key IN ({marks(some)}) AND f.deleted_at IS NULL)",
                    (level, *some),
                ).fetchall()
                found.update(zip(map(itemgetter(0), rows), rows))
            return _in_order(found.values())

    @_of_one_state
    def list_of_all(self) -> list[ListRow]:
        """Return all records."""
        return _in_order(
            self._connection.execute(
                f"SELECT {LIST_COLUMNS} FROM record r WHERE r.deleted_at IS NULL"
            )
        )

    @_of_one_state
    def uuid_of(self, name: str) -> str | None:
        """Return the uuid of the record with this code or uuid, deleted ones too; or None."""
        row = self._connection.execute(
            "SELECT uuid FROM record WHERE code = ? OR uuid = ?", (name, name.lower())
        ).fetchone()
        return row[0] if row else None

    @_of_one_state
    def entries(self, uuids: Sequence[str]) -> dict[str, Entry]:
        """Return records with all that belongs to them, by uuid. `Entry.answered` is not set."""
        found: dict[str, Record] = {}
        for some in chunks(uuids):
            for row in self._connection.execute(
                f"SELECT {RECORD_COLUMNS} FROM record r WHERE r.uuid IN ({marks(some)})", some
            ):
                found[row[0]] = record_from_row(row)
        links = self._gather("record_feature", "record_uuid, level, feature_key", uuids, _REST)
        parties = self._gather("record_party", "record_uuid, party_key, role", uuids)
        ambitions = self._gather("record_ambition", "record_uuid, ambition_key", uuids)
        traces = self._gather("record_trace", "from_uuid, to_uuid, kind", uuids, where=_LIVE_ENDS)
        traced = self._gather("record_trace", "to_uuid, from_uuid, kind", uuids, where=_LIVE_ENDS)
        stated = self._gather(
            "position", "record_uuid, party_key, position, note, stated_at, session_uuid", uuids
        )
        reports = self._gather(
            "progress", "record_uuid, reported_at, party_key, judgement, value, note, source", uuids
        )
        loose = self._loose(links)
        return {
            uuid: Entry(
                record,
                tuple(
                    Participation(row[1], role) for row in parties[uuid] if (role := ROLE(row[2]))
                ),
                tuple(
                    Link(
                        uuid,
                        FeatureRef(row[1], row[2]),
                        row[3] or row[2],
                        row[4],
                        row[5],
                        FeatureRef(row[1], row[2]) in loose,
                    )
                    for row in links[uuid]
                ),
                tuple(row[1] for row in ambitions[uuid]),
                tuple(
                    Trace(row[0], row[1], kind) for row in traces[uuid] if (kind := TRACE(row[2]))
                ),
                tuple(
                    Trace(row[1], row[0], kind) for row in traced[uuid] if (kind := TRACE(row[2]))
                ),
                tuple(
                    Position(row[0], row[1], stance, *row[3:])
                    for row in stated[uuid]
                    if (stance := STANCE(row[2]))
                ),
                tuple(
                    Progress(uuid, row[1], row[2], JUDGEMENT(row[3]) or Judgement.UNKNOWN, *row[4:])
                    for row in reports[uuid]
                ),
            )
            for uuid, record in found.items()
        }

    @_of_one_state
    def sessions(self) -> list[Session]:
        """Return the sessions by day, with who was present and the agenda in order."""
        return read_sessions(self._connection)

    @_of_one_state
    def agenda(
        self, session: str, visibilities: Collection[Visibility] = SHOWN_TO_ALL
    ) -> list[AgendaEntry]:
        """Return the agenda of a session with each record and the positions on it, in order.

        Records of other ``visibilities`` are left out: others may be looking at the screen.
        """
        items = [i for found in self.sessions() if found.uuid == session for i in found.agenda]
        entries = self.entries([item.record_uuid for item in items])
        return [
            AgendaEntry(item, entry, latest_positions(entry.positions))
            for item in items
            if (entry := entries[item.record_uuid]).record.visibility in visibilities
        ]

    def _gather(
        self, table: str, names: str, uuids: Sequence[str], rest: str = "", where: str = ""
    ) -> dict[str, list[tuple]]:
        """Return the live rows of ``table`` by the first of ``names``."""
        owner = names.split(",")[0]
        gathered: dict[str, list[tuple]] = defaultdict(list)
        for some in chunks(uuids):
            for row in self._connection.execute(
                f"SELECT {names}{rest} FROM {table}"
                f" WHERE {owner} IN ({marks(some)}) AND deleted_at IS NULL{where} ORDER BY fid",
                some,
            ):
                gathered[row[0]].append(row)
        return gathered

    def _loose(self, links: dict[str, list[tuple]]) -> set[FeatureRef]:
        """Return the linked features that their level does not have."""
        linked: dict[str, set[str]] = defaultdict(set)
        for rows in links.values():
            for row in rows:
                linked[row[1]].add(row[2])
        loose: set[FeatureRef] = set()
        for level, keys in linked.items():
            there = self.labels(level, sorted(keys))
            loose.update(FeatureRef(level, key) for key in keys if key not in there)
        return loose


_LIVE_ENDS = (
    " AND NOT EXISTS (SELECT 1 FROM record r WHERE r.uuid IN (from_uuid, to_uuid)"
    " AND r.deleted_at IS NOT NULL)"
)
_REST = ", feature_label, x, y"
_KIND_ORDER = {kind.value: 100 * place for place, kind in enumerate(RecordKind)}


def _in_order(rows: Iterable[tuple]) -> list[ListRow]:
    """Return the rows of a list, by kind and then code."""
    last = max(_KIND_ORDER.values())
    ordered = sorted(rows, key=itemgetter(1))
    # of one kind W-1000 comes after W-999; a sort keeps the order of equals
    ordered.sort(key=lambda row: _KIND_ORDER.get(row[2], last) + len(row[1]))
    return list(map(ListRow._make, ordered))
