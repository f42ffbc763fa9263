"""Tables of records in and out of a list: rows pasted from a spreadsheet, an intake table saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Sequence

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QWidget

from ...cartography.language import translate_to
from ...domain.audience import PUBLIC
from ...domain.sentence import KansenkaartError
from ...domain.words import RecordKind
from ...intake.drafts import Draft
from ...intake.intake_table import write_intake_table
from ...intake.pasted import read_pasted
from ...intake.records import ImportReport, read_drafts, write_drafts
from ...store import Kansenkaart
from ..current import Current
from ..doing import do
from ..number import number
from ..worker import Asker
from .paste_dialog import PasteDialog


class TableWork(QObject):
    """Reads what was copied in a spreadsheet, and writes the table that others fill in."""

    def __init__(self, current: Current, kinds: Sequence[RecordKind], parent: QWidget) -> None:
        """Pasted rows are of the first of ``kinds`` unless they, or the person, say otherwise."""
        super().__init__(parent)
        self._current = current
        self._kinds = tuple(kinds)
        self._window = parent
        self._writer = Asker(self)
        self._writer.answered.connect(self._tell_written)
        self._writer.failed.connect(current.failed)
        current.saving.connect(self._writer.make_way)

    def stop(self) -> None:
        """Wait for the worker: the panel is about to go."""
        self._writer.wait()

    # rows from a spreadsheet

    def paste(self) -> None:
        """Show the rows on the clipboard as records; those without a fault can be added at once."""
        current = self._current
        if not current.is_writable:
            return
        text = QApplication.clipboard().text()
        try:
            self._read(text, self._kinds[0])
        except KansenkaartError as error:
            current.failed.emit(error)
            return
        dialog = PasteDialog(
            partial(self._read, text), self._kinds, current.vocabulary, self._window.window()
        )
        if dialog.exec():
            self._save(dialog.good())
        dialog.deleteLater()

    def _read(self, text: str, kind: RecordKind) -> list[Draft]:
        """Return the rows as drafts; rows that say nothing of features are about the selection."""
        drafts = read_drafts(self._current.kansenkaart, read_pasted(text, kind))
        about = self._current.selected_features()
        for draft in drafts:
            if draft.features is None and draft.existing is None:
                draft.features = about
        return drafts

    def _save(self, drafts: list[Draft]) -> None:
        current, report = self._current, ImportReport()
        label = self.tr("Rows pasted: {}").format(number(len(drafts)))

        def told() -> str:
            return self.tr("Records added: {added}, changed: {changed}").format(
                added=number(report.imported), changed=number(report.updated)
            )

        do(current, label, lambda change: write_drafts(change, drafts, report), told=told)

    # a table for others to fill in

    def save_intake_table(self) -> None:
        """Ask where the table goes that others fill in, and write it there."""
        current = self._current
        if current.path is None:
            return
        name = self.tr("Intake table {}.xlsx").format(current.path.stem)
        folder = Path(current.settings.last_folder.value() or current.path.parent)
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save intake table"),
            str(folder / name),
            self.tr("Spreadsheets (*.xlsx)"),
        )
        if path:
            target = Path(path)
            if target.suffix.lower() != ".xlsx":
                target = target.with_name(f"{target.name}.xlsx")
            self._writer.ask(current.path, partial(write_table_for_all, path=target))

    def _tell_written(self, path: Path) -> None:
        self._current.noted.emit(
            self.tr("“{}” was saved. Filled in, it is read by “Import records”.").format(path.name)
        )


def write_table_for_all(opened: Kansenkaart, path: Path) -> Path:
    """Write the intake table to ``path``, with what all may see. For a worker."""
    words = translate_to(opened.profile.language)
    return write_intake_table(opened.snapshot(PUBLIC), path, opened.withheld(PUBLIC), words)
