"""What is saved from the sheet of an agreement: each a user action that can be taken back."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ...domain.model import Participation, Position, Progress
from ...domain.rules import latest_positions
from ...domain.words import Stance
from ...store import Change, Row
from ..ask import text_dialog, until_saved
from ..current import Current
from ..doing import do
from .questions import Sheet


class SheetWork(QObject):
    """Saves what is clicked in a `SheetView`; ``sheet()`` is the one that is shown."""

    def __init__(
        self, current: Current, sheet: Callable[[], Sheet | None], parent: QWidget
    ) -> None:
        """Work on ``current``; a note is asked for over ``parent``."""
        super().__init__(parent)
        self._current = current
        self._sheet = sheet
        self._window = parent

    def take_position(self, party: str, stance: Stance, note: str | None = None) -> None:
        """Write down what a party thinks now."""
        sheet = self._sheet()
        if sheet is not None:
            self._take(sheet.row, party, stance, note)

    def _take(self, row: Row, party: str, stance: Stance, note: str | None) -> bool:
        label = stance.label(QgsApplication.locale())
        done = f"{row.code}: {self._name(party)} – {label}"
        return self._save(done, lambda change: change.take_position(row.uuid, party, stance, note))

    def ask_note(self, party: str) -> None:
        """Ask what goes with the position of a party, and take that position again with it."""
        sheet, position = self._sheet(), self._position(party)
        if sheet is None or position is None:
            return
        label = self.tr("Note with the position of {}").format(self._name(party))
        dialog = text_dialog(self._window, "Kansenkaart", label, "")
        dialog.setObjectName("kansenkaart.agreements.note")
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(position.note or "")
        row, stance = sheet.row, position.stance  # another sheet may be shown when it is answered

        def save() -> bool:
            note = dialog.textValue().strip() or None
            return note == position.note or self._take(row, party, stance, note)

        until_saved(dialog, save)

    def _position(self, party: str) -> Position | None:
        sheet = self._sheet()
        return latest_positions(sheet.entry.positions).get(party) if sheet else None

    def set_role(self, part: Participation, wanted: bool) -> None:
        """Let a party take part in a role, or no longer; what others did since stays."""
        sheet = self._sheet()
        if sheet is None:
            return
        uuid, role = sheet.row.uuid, part.role.label(QgsApplication.locale())

        def work(change: Change) -> None:
            # as it is in the file now, which may be more than the sheet knows
            now = self._current.kansenkaart.queries.entries([uuid])[uuid].parties
            others = [one for one in now if one != part]
            change.set_parties(uuid, [*others, part] if wanted else others)

        template = self.tr("{code}: {party} is {role}")
        if not wanted:
            template = self.tr("{code}: {party} is no longer {role}")
        done = template.format(code=sheet.row.code, party=self._name(part.party), role=role)
        self._save(done, work)

    def report(self, progress: Progress) -> bool:
        """Add a report; return whether it was saved."""
        sheet = self._sheet()
        if sheet is None:
            return False
        label = progress.judgement.label(QgsApplication.locale())
        done = self.tr("{code}: progress “{judgement}”").format(
            code=sheet.row.code, judgement=label
        )
        full = progress._replace(record_uuid=sheet.row.uuid)
        return self._save(done, lambda change: change.report(full))

    def _save(self, done: str, work: Callable[[Change], object]) -> bool:
        return do(self._current, done, work)

    def _name(self, party: str) -> str:
        names = {one.key: one.name for one in self._current.vocabulary.parties}
        return names.get(party, party)
