"""Writing rows: the common columns, the hash and the change log, for every table alike."""

from __future__ import annotations

import sqlite3
from typing import Any, Iterable, Mapping, Sequence, Tuple

from .tables import (
    CREATED,
    FIELDS,
    columns,
    each_as_json,
    json_hash,
    new_uuids,
    row_hash,
    row_hashes,
    to_json,
)

CHUNK = 500
"""How many values go into one ``IN (…)``: well below SQLite's limit on parameters."""

LARGE_CHUNK = 10_000
"""The same where each piece costs a query of its own (the limit is 32,766 since 3.32)."""

_LOG_BATCH = 5_000
Row = Tuple[Any, ...]
"""A row as `columns` has it: the uuid is first."""

_Pair = Tuple[Row, Mapping[str, object]]
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

    def update_all(
        self,
        table: str,
        new: Mapping[str, Mapping[str, object]],
        rows: Sequence[Row] | None = None,
    ) -> list[str]:
        """Give many rows (by uuid) new values; return the uuids of those that differed.

        ``rows`` are these rows as they are, when they have been read already (`rows_of`).
        """
        place = {name: number for number, name in enumerate(columns(table))}
        differing: dict[tuple[str, ...], list[_Pair]] = {}
        log = []
        for old in self.rows_of(table, list(new)) if rows is None else rows:
            values = {
                field: value for field, value in new[old[0]].items() if old[place[field]] != value
            }
            if values:
                differing.setdefault(tuple(values), []).append((old, values))
                log += [
                    (table, old[0], field, _as_text(old[place[field]]), _as_text(value))
                    for field, value in values.items()
                ]
        for pairs in differing.values():
            self._write(table, pairs)
        self._log(log)
        return [old[0] for pairs in differing.values() for old, _ in pairs]

    def remove(self, table: str, uuids: Sequence[str]) -> None:
        """Mark rows as deleted; they stay in the file and can be revived."""
        fields = FIELDS[table]
        rows = self.rows_of(table, uuids)
        self._write(table, [(old, {"deleted_at": self.at}) for old in rows])
        self._log((table, old[0], None, to_json(dict(zip(fields, old[1:]))), None) for old in rows)

    def revive(self, table: str, uuid: str, new: Mapping[str, object]) -> None:
        """Bring a deleted row back, with the values ``new``."""
        self.revive_all(table, {uuid: new})

    def revive_all(self, table: str, new: Mapping[str, Mapping[str, object]]) -> None:
        """Bring deleted rows (by uuid) back, each with values for the same fields."""
        fields = FIELDS[table]
        rows = self.rows_of(table, list(new))
        pairs = [(old, {**new[old[0]], "deleted_at": None}) for old in rows]
        self._write(table, pairs)
        self._log(
            (table, old[0], None, None, to_json({**dict(zip(fields, old[1:])), **new[old[0]]}))
            for old in rows
        )

    def note(self, table: str, uuid: str, field: str, value: str) -> None:
        """Write into the log what happened to a row beside its own columns."""
        self._log([(table, uuid, field, None, value)])

    def note_row(self, table: str, uuid: str, old: str | None, new: str | None) -> None:
        """Write into the log that a row outside our own tables came, went or changed (JSON)."""
        self._log([(table, uuid, None, old, new)])

    def read(self, table: str, uuids: Sequence[str]) -> list[dict[str, object]]:
        """Return the rows of ``table`` with these ``uuids``, every hashed column by name."""
        names = columns(table)
        return [dict(zip(names, row)) for row in self.rows_of(table, uuids)]

    def rows_of(self, table: str, uuids: Sequence[str]) -> list[Row]:
        """Return the rows of ``table`` with these ``uuids``, as `columns` has them."""
        names = ", ".join(columns(table))
        rows: list[Row] = []
        for some in chunks(uuids):
            rows += self.connection.execute(
                f"SELECT {names} FROM {table} WHERE uuid IN ({marks(some)})", some
            )
        return rows

    def _write(self, table: str, pairs: Sequence[_Pair]) -> None:
        """Write new values over the old rows; every pair has the same new fields."""
        if not pairs:
            return
        names = columns(table)
        place = {name: number for number, name in enumerate(names)}
        changed = (*pairs[0][1], "revision", "modified_at", "modified_by")
        written = [place[name] for name in changed]
        revision, modified_at, modified_by = written[-3:]
        rows = []
        for old, new in pairs:
            row = list(old)
            for name, value in new.items():
                row[place[name]] = value
            # one revision an action, however often it touches the row: `door` counts on it
            row[revision] = int(row[revision]) + (0 if old[modified_at] == self.at else 1)
            row[modified_at], row[modified_by] = self.at, self.by
            rows.append(row)
        self.connection.executemany(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in changed)}, row_hash = ?"
            " WHERE uuid = ?",
            [
                (*[row[number] for number in written], fingerprint, row[0])
                for row, fingerprint in zip(rows, row_hashes(rows))
            ],
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
