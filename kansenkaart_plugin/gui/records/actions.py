"""What is done with records that were chosen in a list, and how it is undone right after."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ...domain.model import FeatureRef
from ...domain.words import RecordKind, TraceKind
from ...store import BulkEdit, Change, Row, edit_records
from ..ask import agreed
from ..current import Current
from ..doing import do
from ..number import number, some_of
from .change_dialog import ChangeDialog
from .relations import Relation, relations_of
from .trace_dialog import TraceDialog

_Join = Callable[[Change, Sequence[str], Sequence[FeatureRef]], int]


class RecordActions(QObject):
    """Deletes, links, changes and traces records, each as one action, undone right after if wanted.

    ``codes`` say to people which records they are.
    """

    def __init__(self, current: Current, parent: QWidget) -> None:
        """Work on ``current``; questions are asked over ``parent``."""
        super().__init__(parent)
        self._current = current
        self._window = parent

    def delete(self, uuids: Sequence[str], codes: str) -> None:
        """Delete records; several after asking."""
        if not uuids or not self._current.is_writable:
            return
        question = self.tr("Delete {}?").format(codes)
        if len(uuids) > 1 and not agreed(self._window, question, self.tr("Delete")):
            return
        done = self.tr("{} deleted").format(codes)
        do(self._current, done, lambda change: change.delete(uuids), beside=True)

    def link(self, uuids: Sequence[str], codes: str) -> None:
        """Make records be about the selected features too."""
        self._join(uuids, codes, self.tr("{codes}: {count} features linked"), Change.link)

    def unlink(self, uuids: Sequence[str], codes: str) -> None:
        """Make records no longer be about the selected features."""
        self._join(uuids, codes, self.tr("{codes}: {count} features unlinked"), Change.unlink)

    def _join(self, uuids: Sequence[str], codes: str, words: str, how: _Join) -> None:
        features = self._current.selected_features()
        if not uuids or not self._current.is_writable:
            return
        if not features:
            self._current.noted.emit(self.tr("Select features on the map first."))
            return
        counts: list[int] = []
        bare: list[str] = []

        def work(change: Change) -> None:
            counts.append(how(change, uuids, features))
            if how is Change.unlink and counts[0]:
                entries = self._current.kansenkaart.queries.entries(uuids).values()
                bare.extend(entry.record.code for entry in entries if entry.whole_area)

        def told() -> str:
            done = words.format(codes=codes, count=number(counts[0]))
            template = self.tr("{done}; now about the whole area: {codes}")
            return template.format(done=done, codes=some_of(bare)) if bare else done

        label = words.format(codes=codes, count=len(features))
        do(self._current, label, work, told=told, nothing=told, beside=True)

    def change(self, rows: Sequence[Row]) -> None:
        """Ask what records get, and give it to all of them at once."""
        if not rows or not self._current.is_writable:
            return
        words, uuids = self._current.vocabulary, [row.uuid for row in rows]
        done = self.tr("Records changed: {}").format(number(len(rows)))

        def save(edit: BulkEdit) -> bool:
            return do(
                self._current, done, lambda change: edit_records(change, uuids, edit), beside=True
            )

        dialog = ChangeDialog(rows, words, save, self._window.window())
        self._current.failed.connect(dialog.show_fault)
        dialog.exec()
        self._current.failed.disconnect(dialog.show_fault)
        dialog.deleteLater()

    # traces

    def trace(self, rows: Sequence[Row]) -> None:
        """Ask how records are connected to which others, and connect them."""
        if not rows or not self._current.is_writable:
            return
        kinds, uuids = {row.kind for row in rows}, [row.uuid for row in rows]
        if not relations_of(kinds):
            self._current.noted.emit(self.tr("These records cannot be traced to any other."))
            return
        dialog = TraceDialog(self._current, kinds, uuids, self._window.window())
        if dialog.exec():
            self._trace(rows, dialog.chosen_relation(), dialog.others())
        dialog.deleteLater()

    def _trace(self, rows: Sequence[Row], relation: Relation, others: Sequence[Row]) -> None:
        def work(change: Change) -> None:
            for row in rows:
                for other in others:
                    source, target, kind = relation.trace(row.uuid, other.uuid)
                    change.trace(source, kind, target)

        codes, named = (some_of(row.code for row in some) for some in (rows, others))
        do(self._current, f"{codes} {relation.label()} {named}", work, beside=True)

    def trace_onto(self, uuids: Sequence[str], target: Row) -> None:
        """Say that an opportunity arises from records, or that an agreement answers them."""
        agreement = target.kind is RecordKind.AGREEMENT
        kind = TraceKind.ANSWERS if agreement else TraceKind.ARISES_FROM
        if not uuids or not self._current.is_writable:
            return
        entries = self._current.kansenkaart.queries.entries(uuids)
        codes = some_of(entries[uuid].record.code for uuid in uuids if uuid in entries)

        def work(change: Change) -> None:
            for uuid in uuids:
                change.trace(target.uuid, kind, uuid)

        done = f"{target.code} {Relation(kind, True).label()} {codes}"
        do(self._current, done, work, beside=True)
