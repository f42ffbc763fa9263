"""The dialog of a session: what it is called, when it is, and who is present."""

from __future__ import annotations

from datetime import date
from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import Party, Session
from ...domain.words import Phase
from ..date_field import DateField
from ..fields import CheckList, ChoiceField, LineField, TextField
from ..number import number
from .actions import SessionDraft

_NAME = "kansenkaart.session.edit"


class SessionDialog(QDialog):
    """Asks what a session is; `draft` is the answer once it was accepted."""

    def __init__(
        self,
        parties: Sequence[Party],
        session: Session | None,
        title: str,
        unfinished: Sequence[str],
        parent: QWidget,
    ) -> None:
        """Show ``session``, or an empty one for today called ``title`` when it is None.

        ``unfinished`` are the records that an earlier session left open.
        """
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(self.tr("Joint session") if session else self.tr("New joint session"))
        self._unfinished = tuple(unfinished)
        self._make_fields(parties)
        self._lay_out()
        self.title.set_value(session.title if session else title)
        self.held_on.set_value(session.held_on if session else date.today().isoformat())
        self.phase.set_value(session.phase.value if session and session.phase else None)
        self.present.set_value(session.present if session else [])
        self.notes.set_value(session.notes if session else None)
        self.title.selectAll()

    def _make_fields(self, parties: Sequence[Party]) -> None:
        locale = QgsApplication.locale()
        self.title, self.held_on = LineField(), DateField()
        self.phase = ChoiceField([(one.value, one.label(locale)) for one in Phase], "–")
        self.present, self.notes = CheckList(), TextField(3)
        self.present.set_choices([(party.key, party.name) for party in parties])
        lines = min(max(len(parties), 3), 9)
        line = max(self.present.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        self.present.setFixedHeight(lines * line + 2 * self.present.frameWidth() + 2)
        self.take_over = QCheckBox(
            self.tr("Take over what earlier sessions left open ({})").format(
                number(len(self._unfinished))
            )
        )
        self.take_over.setVisible(bool(self._unfinished))

    def _lay_out(self) -> None:
        form = QFormLayout()
        for name, label, field in (
            ("title", self.tr("&Title"), self.title),
            ("date", self.tr("&Date"), self.held_on),
            ("phase", self.tr("&Phase"), self.phase),
            ("present", self.tr("P&resent"), self.present),
            ("notes", self.tr("&Notes (for the owner only)"), self.notes),
            ("takeover", "", self.take_over),
        ):
            field.setObjectName(f"{_NAME}.{name}")
            field.setAccessibleName(label.replace("&", "") or field.text())
            form.addRow(label, field) if label else form.addRow(field)
        buttons = QDialogButtonBox()
        # own buttons: Qt's are English where QGIS is not
        save = buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setObjectName(f"{_NAME}.save")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.title.textChanged.connect(lambda text: save.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(30 * self.fontMetrics().averageCharWidth() * 2)

    def draft(self, records: Sequence[str] = ()) -> SessionDraft:
        """Return what was filled in; ``records`` go onto the agenda first."""
        phase = self.phase.value()
        return SessionDraft(
            self.title.text().strip(),
            self.held_on.value(),
            Phase(phase) if phase else None,
            self.notes.value(),
            tuple(self.present.value()),
            (*records, *(self._unfinished if self.take_over.isChecked() else ())),
        )
