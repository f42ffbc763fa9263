"""Rows that another program changed, added or removed: found, taken in (logged), or restored.

What a row should be follows from the log, which has every change that was made through us.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING, Iterator, Mapping, NamedTuple, Sequence
from uuid import UUID

from ..domain import rules
from ..domain.model import Record
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.text import clean_or_none
from ..domain.words import TraceKind
from .bulk import NewRecord, add_records
from .errors import RulesBroken
from .geopackage import VALUE_LISTS
from .reading import INTEGERS, REALS, record_from_row, typed
from .rows import marks
from .tables import CREATED, FIELDS, columns, row_hash

if TYPE_CHECKING:
    from .change import Change

_OF_THE_PROFILE = frozenset({"kansenkaart", "level", "party", "ambition", "share"})


class How(Enum):
    """What another program did to a row."""

    CHANGED = QT_TRANSLATE_NOOP(
        "Kansenkaart", "A row of “{table}” was changed outside the plugin: {uuid}"
    )
    ADDED = QT_TRANSLATE_NOOP(
        "Kansenkaart", "A row of “{table}” was added outside the plugin: {uuid}"
    )
    REMOVED = QT_TRANSLATE_NOOP(
        "Kansenkaart", "A row of “{table}” was removed outside the plugin: {uuid}"
    )


class OutsideChange(NamedTuple):
    """A row as another program left it, and as it should be by the log; empty: not there."""

    how: How
    table: str
    uuid: str
    found: Mapping[str, object]
    logged: Mapping[str, object]

    @property
    def sentence(self) -> Sentence:
        """What happened, for people."""
        return Sentence(self.how.value, table=self.table, uuid=self.uuid)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ."""
        return tuple(
            field
            for field in (*FIELDS[self.table], "deleted_at")
            if self.found.get(field) != self.logged.get(field)
        )


def find_outside_changes(connection: sqlite3.Connection) -> Iterator[OutsideChange]:
    """Yield every row that was changed, added or removed outside, table by table."""
    made: dict[str, set[str]] = defaultdict(set)
    for table, uuid in connection.execute(
        "SELECT table_name, row_uuid FROM change WHERE field IS NULL AND old IS NULL"
    ):
        made[table].add(uuid)
    for table in FIELDS:
        names = columns(table)
        missing = made[table]
        for *row, fingerprint in connection.execute(
            f"SELECT {', '.join(names)}, row_hash FROM {table} ORDER BY fid"
        ):
            uuid = row[0]
            if uuid not in missing:
                yield OutsideChange(How.ADDED, table, uuid, dict(zip(names, row)), {})
                continue
            missing.remove(uuid)
            if row_hash(row) != fingerprint:
                logged = logged_row(connection, table, uuid)
                yield OutsideChange(How.CHANGED, table, uuid, dict(zip(names, row)), logged)
        for uuid in sorted(missing):
            logged = logged_row(connection, table, uuid)
            yield OutsideChange(How.REMOVED, table, uuid, {}, logged)


def logged_row(connection: sqlite3.Connection, table: str, uuid: str) -> dict[str, object]:
    """Return the columns of a row (those of `columns`) as the log says they are; empty: no row."""
    row: dict[str, object] = {}
    last = None
    for action, field, new, at, by in connection.execute(
        "SELECT c.action_uuid, c.field, c.new, a.at, a.by FROM change c"
        " JOIN action a ON a.uuid = c.action_uuid WHERE c.row_uuid = ? AND c.table_name = ?"
        " ORDER BY c.fid",
        (uuid, table),
    ):
        if field is None and new is not None:
            row = row or {"uuid": uuid, "revision": 0, "created_at": at, "created_by": by}
            row.update(json.loads(new), deleted_at=None)
        elif field is None:
            row["deleted_at"] = at
        elif field in FIELDS[table]:
            row[field] = typed(field, new)
        else:
            continue  # a note beside the row
        row["revision"] = int(str(row["revision"])) + (action != last)
        row.update(modified_at=at, modified_by=by)
        last = action
    return row


def restore_rows(change: Change, rows: Sequence[OutsideChange]) -> None:
    """Make ``rows`` what the log says they are; what was added is logged, as added and removed.

    Lists in memory do not notice: read them again.
    """
    _put_back(change, rows)
    for item in rows:
        if item.how is How.ADDED:
            values = tuple(item.found[field] for field in FIELDS[item.table])
            readable = tuple(v.hex() if isinstance(v, bytes) else v for v in values)
            change._rows.insert(item.table, [readable], [item.uuid])
            change._rows.remove(item.table, [item.uuid])


def _put_back(change: Change, rows: Sequence[OutsideChange]) -> None:
    """Make ``rows`` what the log says they are; the log stays as it is."""
    connection = change._connection
    places = {}
    for item in rows:
        if item.table == "kansenkaart" and not item.logged:
            raise _refused(item)
        places[item.table, item.uuid] = connection.execute(
            f"SELECT fid FROM {item.table} WHERE uuid = ?", (item.uuid,)
        ).fetchone() or (None,)
        connection.execute(f"DELETE FROM {item.table} WHERE uuid = ?", (item.uuid,))
    for item in rows:
        if item.logged:
            names = columns(item.table)
            values = [item.logged[name] for name in names]
            connection.execute(
                f"INSERT INTO {item.table} (fid, {', '.join(names)}, row_hash)"
                f" VALUES (?, {marks(names)}, ?)",
                (*places[item.table, item.uuid], *values, row_hash(values)),
            )


def take_in_rows(change: Change, rows: Sequence[OutsideChange]) -> None:
    """Accept what another program did to ``rows``, as a change of our own that is logged.

    Raises:
        RulesBroken: it goes against the rules, or changes what comes from the profile.
    """
    for item in rows:
        _check(item)
    _put_back(change, rows)
    for item in rows:
        if item.how is How.ADDED:
            _add(change, item)
        elif item.how is How.CHANGED:
            _edit(change, item)
        elif item.logged["deleted_at"] is None:
            change._rows.remove(item.table, [item.uuid])


def _check(item: OutsideChange) -> None:
    if item.table in _OF_THE_PROFILE:
        raise _refused(
            item,
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "This comes from the profile; restore it and change that."
                )
            ),
        )
    wrong = [
        Sentence(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{field}” cannot hold “{value}”."),
            field=field,
            value=str(value)[:80],
        )
        for field, value in item.found.items()
        if not _may_hold(item.table, field, value)
    ]
    if wrong:
        raise _refused(item, *wrong)


def _add(change: Change, item: OutsideChange) -> None:
    if item.table == "record":
        add_records(change, [NewRecord(_record(item))])
    else:
        values = tuple(_clean(item.found[field]) for field in FIELDS[item.table])
        change._rows.insert(item.table, [values], [item.uuid])
    if item.found["deleted_at"] is not None:
        change._rows.remove(item.table, [item.uuid])
    elif item.table == "record_trace":
        _check_trace(change, item)


def _edit(change: Change, item: OutsideChange) -> None:
    was_live, is_live = item.logged["deleted_at"] is None, item.found["deleted_at"] is None
    if is_live and not was_live:
        change._rows.revive(item.table, item.uuid, {})
    if item.table == "record" and (is_live or was_live):
        change.edit(_record(item, change.record(item.uuid).revision))
    else:
        new = {field: _clean(item.found[field]) for field in FIELDS[item.table]}
        change._rows.update(item.table, item.uuid, new)
    if was_live and not is_live:
        change._rows.remove(item.table, [item.uuid])
    elif item.table == "record_trace" and is_live:
        _check_trace(change, item)


def _check_trace(change: Change, item: OutsideChange) -> None:
    source, target, kind = (str(item.found[field]) for field in FIELDS["record_trace"])
    records = {
        str(row["uuid"]): record_from_row([row[name] for name in columns("record")])
        for row in change._rows.read("record", [source, target])
    }
    if source in records and target in records:  # otherwise the file itself refuses it
        fault = rules.trace_fault(TraceKind(kind), records[source], records[target])
        if fault:
            raise _refused(item, fault)


def _record(item: OutsideChange, revision: int = 0) -> Record:
    row = {**item.found, "revision": revision}
    return record_from_row([row[name] for name in columns("record")])


def _clean(value: object) -> object:
    return clean_or_none(value) if isinstance(value, str) else value


def _is_uuid(text: object) -> bool:
    try:
        return isinstance(text, str) and str(UUID(text)) == text
    except ValueError:
        return False


def _may_hold(table: str, field: str, value: object) -> bool:
    """Return whether ``value`` is of the kind that ``field`` of ``table`` holds."""
    if field == "uuid":
        return _is_uuid(value)
    if value is None or field in CREATED:
        return True  # where it may not be empty the file itself says so
    words = VALUE_LISTS.get((table, field))
    if words is not None:
        return value in {member.value for member in words}
    if field in INTEGERS:
        return isinstance(value, int)
    return isinstance(value, float if field in REALS else str)


def _refused(item: OutsideChange, *faults: Sentence) -> RulesBroken:
    return RulesBroken(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "What another program did to a row of “{table}” ({uuid}) cannot be taken in; restore"
            " it:",
        ),
        faults,
        table=item.table,
        uuid=item.uuid,
    )
