"""Writing rows: the common columns, the hash and the change log, for every table alike."""

from __future__ import annotations

import sqlite3
from typing import Iterable, Mapping, Sequence, Tuple

from .tables import (
    CREATED,
    FIELDS,
    columns,
    each_as_json,
    json_hash,
    new_uuids,
    row_hash,
    to_json,
)

CHUNK = 500
"""How many values go into one ``IN (…)``: well below SQLite's limit on parameters."""

LARGE_CHUNK = 10_000
"""The same where each piece costs a query of its own (the limit is 32,766 since 3.32)."""

_LOG_BATCH = 5_000
_Pair = Tuple[Mapping[str, object], Mapping[str, object]]
"""A row as it is, and the values it gets."""


def chunks(values: Sequence, size: int = CHUNK) -> Iterable[Sequence]:
    """Cut ``values`` into pieces of at most ``size``."""
    return (values[start : start + size] for start in range(0, len(values), size))


def marks(values: Sequence) -> str:
    """Return as many SQL parameter marks as there are ``values``."""
    return ",".join("?" * len(values))


class RowWriter:
    """Writes the rows of one action: who, when, and every change in the log."""

    def __init__(self, connection: sqlite3.Connection, by: str, at: str) -> None:
        """Write on ``connection``, inside its transaction, as ``by`` at ``at`` (UTC text)."""
        self.connection = connection
        self.by = by
        self.at = at
        self.action = new_uuids(1)[0]
        self.count = 0
        self._touched: set[str] = set()
        self._waiting: list[tuple[str, str, str | None, str | None, str | None]] = []

    def close(self, label: str) -> None:
        """Write the action itself, named ``label``, and what is left of its log."""
        self._write_log()
        touched = [*self._touched, "action", "change"]
        self.connection.execute(
            f"UPDATE gpkg_contents SET last_change = ? WHERE table_name IN ({marks(touched)})",
            (self.at, *touched),
        )
        self.connection.execute(
            "INSERT INTO action (uuid, at, by, label) VALUES (?, ?, ?, ?)",
            (self.action, self.at, self.by, label),
        )

    def insert(
        self, table: str, rows: Sequence[Sequence[object]], given: Sequence[str] | None = None
    ) -> list[str]:
        """Insert ``rows``, each the own values of ``table`` in order; return their uuids.

        Those ``given`` are kept; an empty one is made.
        """
        uuids = new_uuids(len(rows))
        if given is not None:
            uuids = [known or made for known, made in zip(given, uuids)]
        for start in range(0, len(rows), LARGE_CHUNK):
            end = start + LARGE_CHUNK
            self._insert(table, rows[start:end], uuids[start:end])
        return uuids

    def _insert(self, table: str, rows: Sequence[Sequence[object]], uuids: Sequence[str]) -> None:
        """Insert some rows with their hash and their line in the log, each value encoded once."""
        fields, names = FIELDS[table], columns(table)
        common = (1, self.at, self.by, self.at, self.by, None)
        texts = each_as_json([value for row in rows for value in row])
        end = ",".join(each_as_json(common))
        logged = f"{{{','.join(f'{to_json(field)}:%s' for field in fields)}}}"
        full, log = [], []
        for place, (uuid, row) in enumerate(zip(uuids, rows)):
            own = texts[place * len(fields) : (place + 1) * len(fields)]
            fingerprint = json_hash(f'["{uuid}",{",".join(own)},{end}]')
            full.append((uuid, *row, *common, fingerprint))
            log.append((table, uuid, None, None, logged % tuple(own)))
        self.connection.executemany(
            f"INSERT INTO {table} ({', '.join(names)}, row_hash) VALUES ({marks(names)}, ?)",
            full,
        )
        self._log(log)

    def update(self, table: str, uuid: str, new: Mapping[str, object]) -> bool:
        """Give a row the values ``new``; return whether anything differed."""
        return bool(self.update_all(table, {uuid: new}))

    def update_all(self, table: str, new: Mapping[str, Mapping[str, object]]) -> list[str]:
        """Give many rows (by uuid) new values; return the uuids of those that differed."""
        differing: dict[tuple[str, ...], list[_Pair]] = {}
        for old in self.read(table, list(new)):
            values = {
                field: value
                for field, value in new[str(old["uuid"])].items()
                if old[field] != value
            }
            if values:
                differing.setdefault(tuple(values), []).append((old, values))
        for pairs in differing.values():
            self._write(table, pairs)
            self._log(
                (table, str(old["uuid"]), field, _as_text(old[field]), _as_text(value))
                for old, values in pairs
                for field, value in values.items()
            )
        return [str(old["uuid"]) for pairs in differing.values() for old, _ in pairs]

    def remove(self, table: str, uuids: Sequence[str]) -> None:
        """Mark rows as deleted; they stay in the file and can be revived."""
        pairs: list[_Pair] = [(old, {"deleted_at": self.at}) for old in self.read(table, uuids)]
        self._write(table, pairs)
        fields = FIELDS[table]
        self._log(
            (table, str(old["uuid"]), None, to_json({field: old[field] for field in fields}), None)
            for old, _ in pairs
        )

    def revive(self, table: str, uuid: str, new: Mapping[str, object]) -> None:
        """Bring a deleted row back, with the values ``new``."""
        self.revive_all(table, {uuid: new})

    def revive_all(self, table: str, new: Mapping[str, Mapping[str, object]]) -> None:
        """Bring deleted rows (by uuid) back, each with values for the same fields."""
        pairs: list[_Pair] = [
            (old, {**new[str(old["uuid"])], "deleted_at": None})
            for old in self.read(table, list(new))
        ]
        self._write(table, pairs)
        fields = FIELDS[table]
        for old, values in pairs:
            row = {**old, **values}
            whole = to_json({field: row[field] for field in fields})
            self._log([(table, str(old["uuid"]), None, None, whole)])

    def note(self, table: str, uuid: str, field: str, value: str) -> None:
        """Write into the log what happened to a row beside its own columns."""
        self._log([(table, uuid, field, None, value)])

    def note_row(self, table: str, uuid: str, old: str | None, new: str | None) -> None:
        """Write into the log that a row outside our own tables came, went or changed (JSON)."""
        self._log([(table, uuid, None, old, new)])

    def read(self, table: str, uuids: Sequence[str]) -> list[dict[str, object]]:
        """Return the rows of ``table`` with these ``uuids``, every hashed column by name."""
        names = columns(table)
        rows: list[dict[str, object]] = []
        for some in chunks(uuids):
            cursor = self.connection.execute(
                f"SELECT {', '.join(names)} FROM {table} WHERE uuid IN ({marks(some)})", some
            )
            rows.extend(dict(zip(names, row)) for row in cursor)
        return rows

    def _write(self, table: str, pairs: Sequence[_Pair]) -> None:
        """Write new values over the old rows; every pair has the same new fields."""
        if not pairs:
            return
        names = columns(table)
        changed = (*pairs[0][1], "revision", "modified_at", "modified_by")
        stamp = {"modified_at": self.at, "modified_by": self.by}
        full = []
        for old, new in pairs:
            # one revision an action, however often it touches the row: `door` counts on it
            once = 0 if old["modified_at"] == self.at else 1
            row = {**old, **new, **stamp, "revision": int(str(old["revision"])) + once}
            fingerprint = row_hash([row[name] for name in names])
            full.append((*(row[name] for name in changed), fingerprint, old["uuid"]))
        self.connection.executemany(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in changed)}, row_hash = ?"
            " WHERE uuid = ?",
            full,
        )

    def _log(self, changes: Iterable[tuple[str, str, str | None, str | None, str | None]]) -> None:
        before = len(self._waiting)
        self._waiting.extend(changes)
        self._touched.update(change[0] for change in self._waiting[before:])
        self.count += len(self._waiting) - before
        if len(self._waiting) > _LOG_BATCH:
            self._write_log()

    def _write_log(self) -> None:
        self.connection.executemany(
            "INSERT INTO change (action_uuid, table_name, row_uuid, field, old, new)"
            f" VALUES ('{self.action}', ?, ?, ?, ?, ?)",
            self._waiting,
        )
        self._waiting.clear()


def _as_text(value: object) -> str | None:
    return None if value is None else str(value)


def expected_hash(table: str, row: Sequence[object]) -> str:
    """Return the hash that a row of ``table`` (in the order of `columns`) should carry."""
    assert len(row) == 1 + len(FIELDS[table]) + len(CREATED)
    return row_hash(row)
