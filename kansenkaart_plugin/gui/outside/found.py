"""What another program changed, as the interface shows it."""

from __future__ import annotations

from typing import Mapping, NamedTuple, Sequence

from ...store import Kansenkaart, OutsideChange


class Found(NamedTuple):
    """What was found: the rows, and the codes of the records that they belong to."""

    rows: Sequence[OutsideChange]
    codes: Mapping[str, str]

    def code(self, item: OutsideChange) -> str:
        """Return the code of the record that a row is of, or belongs to; empty when of none."""
        row = {**item.found, **item.logged}
        if item.table == "record":
            return str(row["code"])
        owner = row.get("record_uuid") or row.get("from_uuid")
        return self.codes.get(str(owner), "")


def find(opened: Kansenkaart) -> Found:
    """Return what another program changed; a question for a worker."""
    rows = opened.changed_outside()
    codes = {row.uuid: row.code for row in opened.queries.list_of_all()} if rows else {}
    return Found(rows, codes)
