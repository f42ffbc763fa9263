"""Giving agreements another status: what stands in the way is said, and reasons are asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from ...cartography.language import interface_translator
from ...domain.rules import CONDITIONAL, NEEDS_REASON, agreement_obstacles
from ...domain.sentence import Sentence
from ...domain.words import Status
from ...store import BulkEdit, Change, Entry, edit_records
from ...store.errors import stale
from ..ask import until_saved
from ..current import Current
from ..doing import do
from ..fields import TextField
from ..number import some_of
from ..wrapped_label import WrappedLabel

_NAMED = 8
NAME = "kansenkaart.agreements.status"


class StatusChange(QObject):
    """Gives agreements a status by the rules of the domain, as one action."""

    positions_wanted = pyqtSignal(str)
    """The positions on this agreement are asked for, instead of going against the rule."""

    def __init__(self, current: Current, parent: QWidget) -> None:
        """Work on ``current``; what has to be asked is asked over ``parent``."""
        super().__init__(parent)
        self._current = current
        self._window = parent

    def set(self, uuids: Sequence[str], status: Status) -> bool:
        """Give ``uuids`` the ``status``; return whether that was done.

        Nothing is asked when the rules are kept and no reason is due.
        """
        if not uuids or not self._current.is_writable:
            return False
        found = self._current.kansenkaart.queries.entries(uuids)
        entries = [found[uuid] for uuid in uuids if uuid in found]
        entries = [entry for entry in entries if entry.record.effective_status is not status]
        if not entries:
            return False
        names = {party.key: party.name for party in self._current.vocabulary.parties}
        dialog = StatusDialog(entries, status, names, self._window)

        def save() -> bool:
            return self._save(entries, status, dialog.reason(), dialog.reservation())

        if not dialog.has_something_to_ask:
            dialog.deleteLater()
            return save()
        saved = until_saved(dialog, save)
        if dialog.wants_positions:
            self.positions_wanted.emit(entries[0].record.uuid)
        return saved

    def _save(
        self, entries: list[Entry], status: Status, reason: str | None, reservation: str | None
    ) -> bool:
        codes = codes_of(entries)
        label = status.label(QgsApplication.locale())
        edit = BulkEdit(status=status, reason=reason)
        work = partial(_work, entries, edit, reservation)
        return do(self._current, f"{codes}: {label}", work, beside=True)


def _work(
    entries: Sequence[Entry], edit: BulkEdit, reservation: str | None, change: Change
) -> None:
    """Give ``entries`` the status; the ``reservation`` is for those that have none.

    Raises:
        StaleRecord: somebody gave one of them another status since it was read.
    """
    for read in (entry.record for entry in entries):
        record = change.record(read.uuid)
        if record.status is not read.status:
            raise stale(record)
        if reservation and not record.reservation:
            change.edit(replace(record, reservation=reservation))
    edit_records(change, [entry.record.uuid for entry in entries], edit)


def codes_of(entries: Sequence[Entry]) -> str:
    """Return the codes of records, for people: the first few and how many there are."""
    return some_of(entry.record.code for entry in entries)


class StatusDialog(QDialog):
    """Says what stands in the way of a status and asks for what it needs in writing."""

    def __init__(
        self, entries: Sequence[Entry], status: Status, names: dict[str, str], parent: QWidget
    ) -> None:
        """Ask about giving ``entries`` the ``status``; ``names`` are those of the parties."""
        super().__init__(parent)
        self._entries = list(entries)
        self._status = status
        self._names = names
        self.wants_positions = False
        self._reserves = status is Status.AGREED_RESERVED and not all(
            entry.record.reservation for entry in entries
        )
        self._label = status.label(QgsApplication.locale())
        self._told = WrappedLabel(f"{NAME}.obstacles")
        self._reason, self._reservation = TextField(3), TextField(2)
        self._build()
        self._refresh()

    @property
    def has_something_to_ask(self) -> bool:
        """Whether anything is missing: a reason, a reservation, or what the rule wants."""
        return bool(self._reserves or self._status in NEEDS_REASON or self._obstacles())

    def reason(self) -> str | None:
        """Return the reason that was typed."""
        return self._reason.value()

    def reservation(self) -> str | None:
        """Return the reservation that was typed."""
        return self._reservation.value() if self._reserves else None

    def _build(self) -> None:
        self.setObjectName(NAME)
        self.setWindowTitle(self.tr("Set status"))
        self.setMinimumWidth(48 * self.fontMetrics().averageCharWidth())
        heading = WrappedLabel(f"{NAME}.heading")
        title = " ".join(self._entries[0].record.title.split()) if len(self._entries) == 1 else ""
        what = f"{codes_of(self._entries)} {title[:200]}".strip()
        heading.setText(self.tr("{what} becomes “{status}”.").format(what=what, status=self._label))
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        if self._reserves:
            self._field(form, self._reservation, "reservation", self.tr("Reservation"))
        against = self._status in CONDITIONAL
        asked = self.tr("Reason to do it even so (it is logged)") if against else self.tr("Reason")
        self._field(form, self._reason, "reason", asked)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self._told)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self._buttons())

    def _field(self, form: QFormLayout, field: TextField, name: str, label: str) -> None:
        field.setObjectName(f"{NAME}.{name}")
        field.setAccessibleName(label)
        field.textChanged.connect(self._refresh)
        form.addRow(label, field)

    def _buttons(self) -> QDialogButtonBox:
        box, roles = QDialogButtonBox(), QDialogButtonBox.ButtonRole
        self._ok = box.addButton(self.tr("Set status"), roles.AcceptRole)
        back = box.addButton(self.tr("Go back"), roles.RejectRole)
        self._ok.setObjectName(f"{NAME}.ok")
        back.setObjectName(f"{NAME}.back")
        if len(self._entries) == 1 and self._obstacles():
            positions = box.addButton(self.tr("Positions…"), roles.ActionRole)
            positions.setObjectName(f"{NAME}.positions")
            positions.clicked.connect(self._leave_for_positions)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _leave_for_positions(self) -> None:
        self.wants_positions = True
        self.reject()

    # what stands in the way, with what was typed so far

    def _obstacles(self) -> list[tuple[str, Sentence]]:
        found = []
        for entry in self._entries:
            wanted = replace(entry.record, status=self._status)
            if self._reserves and self._reservation.value():
                wanted = replace(wanted, reservation=self._reservation.value())
            told = agreement_obstacles(wanted, entry.parties, entry.positions, self._names)
            found += ((entry.record.code, sentence) for sentence in told)
        return found

    def _refresh(self) -> None:
        obstacles, translate = self._obstacles(), interface_translator()
        several = len(self._entries) > 1
        lines = [
            f"• {code}: {told.text(translate)}" if several else f"• {told.text(translate)}"
            for code, told in obstacles[:_NAMED]
        ]
        if len(obstacles) > _NAMED:
            lines.append(self.tr("… and {} more").format(len(obstacles) - _NAMED))
        if lines:
            lines.insert(0, self.tr("This stands in the way:"))
        self._told.setText("\n".join(lines))
        self._told.setVisible(bool(lines))
        reason_due = bool(obstacles) or self._status in NEEDS_REASON
        self._ok.setEnabled(not reason_due or self._reason.value() is not None)
        against = self._status in CONDITIONAL and bool(obstacles)
        self._ok.setText(
            self.tr("Set status against the rule") if against else self.tr("Set status")
        )

    def showEvent(self, event) -> None:
        """Begin where something is to be typed."""
        super().showEvent(event)
        first = self._reservation if self._reserves else self._reason
        first.setFocus(Qt.FocusReason.OtherFocusReason)
