"""From a Snapshot to a table that reads back to the same records."""

from __future__ import annotations

from pathlib import Path

from ..domain import rules
from ..domain.words import RecordKind, TraceKind, Word
from ..store import Entry, Snapshot, Withheld, deliver
from .record_columns import COLUMNS, MARK, TRACES, join_list
from .tables import check_kind, write_table


def export_records(snapshot: Snapshot, path: Path, withheld: Withheld) -> Path:
    """Write the records of ``snapshot`` to the csv, xlsx or ods file at ``path``.

    A spreadsheet has a sheet for each kind of record, in the language of the profile. A table with
    secret records carries the mark GEHEIM in every row.

    Raises:
        TableError: its name ends otherwise, or a text is too long for a spreadsheet.
        NotDelivered: it cannot be written, or its check failed; nothing was made.
    """
    check_kind(path)
    mark = ["GEHEIM"] if snapshot.contains_secret else []
    sheets: dict[str, list[list[str]]] = {}
    for entry in snapshot.entries:
        sheet = sheets.setdefault(entry.record.kind.label(snapshot.language), [])
        sheet.append([*record_row(snapshot, entry), *mark])
    columns = (*COLUMNS, MARK) if mark else COLUMNS
    sheets = sheets or {RecordKind.WISH.label(snapshot.language): []}
    return deliver(lambda product: write_table(product, columns, sheets), path, withheld)


def record_row(snapshot: Snapshot, entry: Entry) -> list[str]:
    """Return the cells of a record, in the order of `record_columns.COLUMNS`."""
    latest = rules.latest_positions(entry.positions)
    cells = {
        "parties": ", ".join(f"{part.party}:{part.role.value}" for part in entry.parties),
        "positions": ", ".join(f"{key}:{held.stance.value}" for key, held in latest.items()),
        "features": join_list(str(link.feature) for link in entry.links),
        "ambitions": ", ".join(entry.ambitions),
        "audience": snapshot.audience.name,
    }
    for name in TRACES:
        cells[name] = ", ".join(
            snapshot.by_uuid[trace.to_uuid].record.code
            for trace in entry.traces
            if trace.kind is TraceKind(name)
        )
    return [cells[name] if name in cells else _text(entry.record, name) for name in COLUMNS]


def _text(record: object, name: str) -> str:
    value = getattr(record, name)
    if value is None:
        return ""
    return str(value.value) if isinstance(value, Word) else str(value)
