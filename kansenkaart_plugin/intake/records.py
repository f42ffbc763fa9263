"""From a table to records: every row is checked before anything of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from qgis.core import QgsFeedback

from ..domain import rules
from ..domain.audience import Audience
from ..domain.model import Record, Trace
from ..domain.sentence import QT_TRANSLATE_NOOP, Faults
from ..store import Change, Kansenkaart
from ..store.bulk import NewRecord, add_records
from .drafts import Draft, DraftReader, RowFault
from .record_columns import REJECTED_COLUMNS, TEXTS, WORDS, column_of
from .report import check_cancelled
from .tables import Table, read_table, write_table

_TOGETHER = 20_000
"""How many new records are written at a time; cancelling is looked at in between."""


class RowsRefused(Faults):
    """Rows of a table are wrong; nothing was changed."""


@dataclass
class ImportReport:
    """What an import did. ``cleared`` counts fields that were emptied."""

    imported: int = 0
    updated: int = 0
    cleared: int = 0
    renumbered: list[str] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        """How many rows were wrong."""
        return len({fault.number for fault in self.faults})


def import_records(
    kansenkaart: Kansenkaart,
    source: Path,
    skip_wrong_rows: bool,
    rejected: Path | None,
    by: str,
    feedback: QgsFeedback | None = None,
) -> ImportReport:
    """Read the table at ``source`` into ``kansenkaart``, as one action of ``by``.

    A wrong row stops the import, or is left out with ``skip_wrong_rows``; either way it is
    written to ``rejected`` with its number, column and reason.

    Raises:
        RowsRefused: a row is wrong and wrong rows are not skipped; nothing was changed.
        TableError: the table cannot be read.
        Cancelled: ``feedback`` was cancelled; nothing was changed.
    """
    feedback = feedback or QgsFeedback()
    table = read_table(source)
    drafts = DraftReader(kansenkaart, table, feedback).drafts()
    visible = _visible_to_reader(kansenkaart, table)
    _refuse_unseen(drafts, visible)
    report = ImportReport(faults=[fault for draft in drafts for fault in draft.faults])
    if rejected is not None:
        _write_rejected(rejected, table, drafts)
    if report.faults and not skip_wrong_rows:
        raise RowsRefused(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "{count} rows of “{path}” are wrong; nothing was changed:"
            ),
            [fault.sentence() for fault in report.faults],
            count=report.rejected,
            path=source.name,
        )
    good = [draft for draft in drafts if not draft.faults]
    with kansenkaart.change(f"{source.name}: {len(good)}", by) as change:
        _write(change, good, report, visible, feedback)
    return report


def _visible_to_reader(kansenkaart: Kansenkaart, table: Table) -> set[str] | None:
    """Return which records the reader of an exported table could see; None means all."""
    header = next((name for name in table.columns if column_of(name) == "audience"), None)
    names = {row.values.get(header, "").strip() for row in table.rows} if header else set()
    names -= {"", "owner"}
    if not names:
        return None
    parties = [party.key for party in kansenkaart.queries.parties()]
    seen: set[str] | None = None
    for name in names:
        uuids = set(kansenkaart.snapshot(Audience.named(name, parties)).by_uuid)
        seen = uuids if seen is None else seen & uuids
    return seen


def _refuse_unseen(drafts: list[Draft], visible: set[str] | None) -> None:
    """Refuse rows about records that the reader of the exported table could not see."""
    if visible is None:
        return
    for draft in drafts:
        if draft.existing and draft.existing.record.uuid not in visible:
            draft.fault(
                "audience",
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "this record is not one that the table's audience may see"
                ),
            )


def _write_rejected(path: Path, table: Table, drafts: list[Draft]) -> None:
    rows = [
        [
            str(draft.row.number),
            "; ".join(fault.column for fault in draft.faults),
            "; ".join(fault.reason.text() for fault in draft.faults),
            *(draft.row.values.get(name, "") for name in table.columns),
        ]
        for draft in drafts
        if draft.faults
    ]
    # not “reason”: that is a column of records, and this table is mended and read again
    columns = [name for name in table.columns if name not in REJECTED_COLUMNS]
    places = [3 + table.columns.index(name) for name in columns]
    rows = [[*row[:3], *(row[place] for place in places)] for row in rows]
    write_table(path, (*REJECTED_COLUMNS, *columns), rows)


def _write(
    change: Change,
    drafts: list[Draft],
    report: ImportReport,
    visible: set[str] | None,
    feedback: QgsFeedback,
) -> None:
    uuids: dict[int, str] = {}
    names: dict[str, str] = {}
    fresh = [draft for draft in drafts if draft.existing is None]
    known = [draft for draft in drafts if draft.existing is not None]
    records: list[tuple[Draft, Record]] = []
    for start in range(0, len(fresh), _TOGETHER):
        feedback.setProgress(50 + 40 * start / len(drafts))
        check_cancelled(feedback)
        some = fresh[start : start + _TOGETHER]
        records.extend(zip(some, add_records(change, [_new_record(draft) for draft in some])))
    for count, draft in enumerate(known):
        if count % 500 == 0:
            feedback.setProgress(50 + 40 * (len(fresh) + count) / len(drafts))
            check_cancelled(feedback)
        records.append((draft, _write_known(change, draft, report)))
    for draft, record in records:
        uuids[draft.row.number] = record.uuid
        for name in (draft.record.code, *_given_uuid(draft), record.uuid):
            if name:
                names[name] = record.uuid
        if draft.existing is None and draft.record.code not in ("", record.code):
            report.renumbered.append(f"{draft.record.code} → {record.code}")
    report.imported = len(fresh)
    check_cancelled(feedback)
    for draft in drafts:
        _write_traces(change, uuids[draft.row.number], draft, names, visible)


def _given_uuid(draft: Draft) -> list[str]:
    """Return the uuid that the row gives, under whatever heading."""
    return [
        value.strip().lower()
        for header, value in draft.row.values.items()
        if column_of(header) == "uuid"
    ]


def _new_record(draft: Draft) -> NewRecord:
    return NewRecord(
        draft.record,
        draft.features or (),
        draft.parties or (),
        draft.ambitions or (),
        draft.positions or (),
    )


def _write_known(change: Change, draft: Draft, report: ImportReport) -> Record:
    assert draft.existing is not None
    record = draft.record
    report.cleared += _cleared(draft.existing.record, record)
    change.edit(record)
    if draft.parties is not None and set(draft.parties) != set(draft.existing.parties):
        change.set_parties(record.uuid, draft.parties)
    if draft.ambitions is not None and set(draft.ambitions) != set(draft.existing.ambitions):
        change.set_ambitions(record.uuid, draft.ambitions)
    about = {link.feature for link in draft.existing.links}
    if draft.features is not None and set(draft.features) != about:
        change.set_features(record.uuid, draft.features)
    report.updated += 1
    latest = rules.latest_positions(draft.existing.positions)
    for party, stance in draft.positions or ():
        if party not in latest or latest[party].stance is not stance:
            change.take_position(record.uuid, party, stance)
    return record


def _cleared(before: Record, after: Record) -> int:
    fields = (*TEXTS, "theme", "priority", *WORDS)
    return sum(
        getattr(before, name) is not None and getattr(after, name) is None for name in fields
    )


def _write_traces(
    change: Change,
    uuid: str,
    draft: Draft,
    names: dict[str, str],
    visible: set[str] | None,
) -> None:
    old = set(draft.existing.traces) if draft.existing else set()
    for kind, targets in draft.traces.items():
        wanted = {Trace(uuid, names.get(target, target), kind) for target in targets}
        for trace in old:
            hidden = visible is not None and trace.to_uuid not in visible
            if trace.kind is kind and trace not in wanted and not hidden:
                change.untrace(uuid, kind, trace.to_uuid)
        for trace in sorted(wanted - old):
            change.trace(uuid, kind, trace.to_uuid)
