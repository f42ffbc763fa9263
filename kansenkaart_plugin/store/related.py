"""The rows below a record or a session: its links, parties, ambitions, traces, agenda."""

from __future__ import annotations

from typing import Mapping, Sequence

from ..domain.sentence import QT_TRANSLATE_NOOP
from .errors import UnknownReference
from .rows import RowWriter
from .tables import FIELDS


class RelatedRows:
    """Reads and writes rows that belong to another row, as part of one action.

    It knows no rule but that what is named is there: only the modules of the store call it, after
    theirs.
    """

    def __init__(self, rows: RowWriter) -> None:
        """Write through ``rows``."""
        self._rows = rows

    def live(self, table: str, parent: str) -> dict[str, tuple]:
        """Return the rows of ``table`` that belong to ``parent`` (its first own column)."""
        fields = FIELDS[table]
        cursor = self._rows.connection.execute(
            f"SELECT uuid, {', '.join(fields)} FROM {table}"
            f" WHERE {fields[0]} = ? AND deleted_at IS NULL ORDER BY fid",
            (parent,),
        )
        return {row[0]: tuple(row[1:]) for row in cursor}

    def replace(self, table: str, parent: str, keys: Sequence[tuple]) -> None:
        """Make the rows of ``parent`` exactly ``keys``, for tables that are all key."""
        gone = [uuid for uuid, row in self.live(table, parent).items() if row not in keys]
        self._rows.remove(table, gone)
        self.put(table, len(FIELDS[table]), dict.fromkeys(keys, ()))

    def put(self, table: str, width: int, wanted: Mapping[tuple, tuple]) -> int:
        """Insert or revive the rows whose first ``width`` columns are the keys of ``wanted``."""
        if not wanted:
            return 0
        fields = FIELDS[table]
        parent = next(iter(wanted))[0]
        cursor = self._rows.connection.execute(
            f"SELECT {', '.join(fields[:width])}, uuid, deleted_at FROM {table}"
            f" WHERE {fields[0]} = ?",
            (parent,),
        )
        there = {tuple(row[:width]): (row[width], row[width + 1]) for row in cursor}
        fresh = [(*key, *rest) for key, rest in wanted.items() if key not in there]
        self._rows.insert(table, fresh)
        revived = {
            there[key][0]: dict(zip(fields[width:], rest))
            for key, rest in wanted.items()
            if key in there and there[key][1] is not None
        }
        self._rows.revive_all(table, revived)
        return len(fresh) + len(revived)

    def must_exist(self, uuids: Sequence[str]) -> None:
        """Raise `UnknownReference` when a record is not there, or deleted."""
        for uuid in uuids:
            found = self._rows.connection.execute(
                "SELECT 1 FROM record WHERE uuid = ? AND deleted_at IS NULL", (uuid,)
            )
            if not found.fetchone():
                raise UnknownReference(
                    QT_TRANSLATE_NOOP("Kansenkaart", "The record “{uuid}” is not there any more."),
                    uuid=uuid,
                )

    def must_know(self, table: str, keys: Sequence[str], name: str = "key") -> None:
        """Raise `UnknownReference` when one of ``keys`` is not in the column ``name``."""
        for key in keys:
            found = self._rows.connection.execute(
                f"SELECT 1 FROM {table} WHERE {name} = ? AND deleted_at IS NULL", (key,)
            )
            if not found.fetchone():
                raise UnknownReference(
                    QT_TRANSLATE_NOOP("Kansenkaart", "“{key}” is not in the table “{table}”."),
                    key=key,
                    table=table,
                )
