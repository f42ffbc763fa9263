"""From a table to records: every row is checked before anything of it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path

from qgis.core import QgsFeedback

from ..domain import rules
from ..domain.model import Record, Trace
from ..domain.sentence import (
    QT_TRANSLATE_NOOP,
    Faults,
    KansenkaartError,
    Translator,
    untranslated,
)
from ..store import Change, Kansenkaart, Withheld, deliver
from ..store.bulk import NewRecord, add_records
from ..store.collecting import no_collecting
from .drafts import Draft, DraftReader, RowFault
from .record_columns import REJECTED_COLUMNS, TEXTS, WORDS
from .report import check_cancelled
from .row_checks import check_drafts
from .tables import RowNumber, Table, read_table, write_table


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


@no_collecting()
def import_records(
    kansenkaart: Kansenkaart,
    source: Path,
    skip_wrong_rows: bool,
    rejected: Path | None,
    by: str,
    feedback: QgsFeedback | None = None,
    translate: Translator = untranslated,
) -> ImportReport:
    """Read the table at ``source`` into ``kansenkaart``, as one action of ``by``.

    A wrong row stops the import, or is left out with ``skip_wrong_rows``; either way it is
    written to ``rejected`` with its number, column and reason, the latter in the language of
    ``translate``. That table can be mended and read again.

    Raises:
        RowsRefused: a row is wrong and wrong rows are not skipped; nothing was changed.
        TableError: the table cannot be read.
        NotDelivered: ``rejected`` cannot be written; nothing was changed.
        Cancelled: ``feedback`` was cancelled; nothing was changed.
    """
    feedback = feedback or QgsFeedback()
    _check_rejected(source, rejected)
    table = read_table(source)
    drafts = read_drafts(kansenkaart, table, feedback)
    report = ImportReport(faults=[fault for draft in drafts for fault in draft.faults])
    if rejected is not None:
        _write_rejected(rejected, table, drafts, translate)
    if report.faults and not skip_wrong_rows:
        raise RowsRefused(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "Nothing was changed; wrong rows in “{path}”: {count}"
            ),
            [fault.sentence() for fault in report.faults],
            count=report.rejected,
            path=source.name,
        )
    good = [draft for draft in drafts if not draft.faults]
    with kansenkaart.change(f"{source.name}: {len(good)}", by) as change:
        write_drafts(change, good, report, feedback)
    feedback.setProgress(100)
    return report


def read_drafts(
    kansenkaart: Kansenkaart, table: Table, feedback: QgsFeedback | None = None
) -> list[Draft]:
    """Return a draft for every row of ``table``, each with all that is wrong with it.

    Raises:
        TableError: its columns cannot be told apart, or one is not known.
        Cancelled: ``feedback`` was cancelled.
    """
    feedback = feedback or QgsFeedback()
    drafts = DraftReader(kansenkaart, table, feedback).drafts()
    check_drafts(kansenkaart, drafts)
    check_cancelled(feedback)
    return drafts


def _check_rejected(source: Path, rejected: Path | None) -> None:
    if rejected and rejected.exists() and source.exists() and rejected.samefile(source):
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The wrong rows would be written over “{path}” itself; give them another name.",
            ),
            path=source,
        )


def _write_rejected(path: Path, table: Table, drafts: list[Draft], translate: Translator) -> None:
    """Write the wrong rows as they were, with what is wrong before them."""
    # not “reason”: that is a column of records, and this table is mended and read again
    own = [name and name not in REJECTED_COLUMNS for name in table.columns]
    rows = [
        [
            str(draft.row.number),
            "; ".join(fault.column for fault in draft.faults),
            "; ".join(fault.reason.text(translate) for fault in draft.faults),
            *compress(draft.row.cells, own),
            *draft.row.loose,
        ]
        for draft in drafts
        if draft.faults
    ]
    headings = (*REJECTED_COLUMNS, *compress(table.columns, own))
    # for the owner, whose table this is: nothing of it is withheld
    nothing = Withheld(frozenset(), "")
    deliver(lambda product: write_table(product, headings, {"rows": rows}), path, nothing)


def write_drafts(
    change: Change,
    drafts: list[Draft],
    report: ImportReport,
    feedback: QgsFeedback | None = None,
) -> None:
    """Write ``drafts``, of which none is wrong, as part of ``change``; ``report`` counts them.

    Raises:
        StaleRecord: a record was changed since the draft was read.
        Cancelled: ``feedback`` was cancelled.
    """
    feedback = feedback or QgsFeedback()

    def pause(done: int) -> None:
        feedback.setProgress(50 + 45 * done / len(drafts))
        check_cancelled(feedback)

    uuids: dict[RowNumber, str] = {}
    names: dict[str, str] = {}
    fresh = [draft for draft in drafts if draft.existing is None]
    for draft, added in zip(fresh, add_records(change, [*map(_new_record, fresh)], pause)):
        uuids[draft.row.number] = names[added.code] = added.uuid
        if draft.record.code not in ("", added.code):
            names[draft.record.code] = added.uuid
            report.renumbered.append(f"{draft.record.code} → {added.code}")
    report.imported = len(fresh)
    known = [draft for draft in drafts if draft.existing is not None]
    for count, draft in enumerate(known):
        if count % 500 == 0:
            pause(len(fresh) + count)
        _write_known(change, draft, report)
        uuids[draft.row.number] = names[draft.record.code] = draft.record.uuid
    for count, draft in enumerate(drafts):
        if count % 500 == 0:
            check_cancelled(feedback)
        _write_traces(change, uuids[draft.row.number], draft, names, report)


def _new_record(draft: Draft) -> NewRecord:
    return NewRecord(
        draft.record,
        draft.features or (),
        draft.parties or (),
        draft.ambitions or (),
        draft.positions or (),
    )


def _write_known(change: Change, draft: Draft, report: ImportReport) -> Record:
    existing, record = draft.existing, draft.record
    assert existing is not None
    report.updated += 1
    report.cleared += _cleared(existing.record, record)
    change.edit(record)
    if draft.parties is not None and set(draft.parties) != set(existing.parties):
        change.set_parties(record.uuid, draft.parties)
        report.cleared += not draft.parties
    if draft.ambitions is not None and set(draft.ambitions) != set(existing.ambitions):
        change.set_ambitions(record.uuid, draft.ambitions)
        report.cleared += not draft.ambitions
    about = {link.feature for link in existing.links}
    if draft.features is not None and set(draft.features) != about:
        change.set_features(record.uuid, draft.features)
        report.cleared += not draft.features
    latest = rules.latest_positions(existing.positions)
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
    change: Change, uuid: str, draft: Draft, names: dict[str, str], report: ImportReport
) -> None:
    old = draft.existing.traces if draft.existing else ()
    for kind, targets in draft.traces.items():
        wanted = {Trace(uuid, names.get(target, target), kind) for target in targets}
        seen = {trace for trace in old if trace.kind is kind and draft.sees(trace.to_uuid)}
        for trace in sorted(seen - wanted):
            change.untrace(uuid, kind, trace.to_uuid)
        for trace in sorted(wanted - set(old)):
            change.trace(uuid, kind, trace.to_uuid)
        report.cleared += bool(seen) and not wanted
