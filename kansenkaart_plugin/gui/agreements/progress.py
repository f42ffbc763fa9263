"""Reports on an agreement: those there are, the newest first, and one more to add."""

from __future__ import annotations

from datetime import date
from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...cartography.wording import day
from ...domain.model import Party, Progress
from ...domain.words import Judgement
from ..date_field import DateField
from ..fields import ChoiceField, LineField, TextField
from ..wrapped_label import WrappedLabel

NAME = "kansenkaart.agreements.progress"


class ProgressBox(QWidget):
    """Shows the reports; they are only ever added."""

    report_wanted = pyqtSignal(object)
    """A report is to be saved (a `Progress` without its record)."""

    def __init__(self) -> None:
        """Start without reports, the form put away."""
        super().__init__()
        self._reports = WrappedLabel(f"{NAME}.list")
        self._reports.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._add = QPushButton(self.tr("+ Progress"))
        self._add.setObjectName(f"{NAME}.add")
        self._add.clicked.connect(lambda _: self._open())
        self.fields = {
            "day": DateField(),
            "party": ChoiceField(empty="–"),
            "judgement": ChoiceField(),
            "value": LineField(),
            "note": TextField(2),
        }
        language = QgsApplication.locale()
        self.fields["judgement"].set_choices((one.value, one.label(language)) for one in Judgement)
        self._form = self._make_form()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._reports)
        layout.addWidget(self._form)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.put_away()

    def _make_form(self) -> QWidget:
        form = QWidget()
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        labels = {
            "day": self.tr("Date"),
            "party": self.tr("Party"),
            "judgement": self.tr("Judgement"),
            "value": self.tr("Value"),
            "note": self.tr("Note"),
        }
        for name, field in self.fields.items():
            field.setObjectName(f"{NAME}.{name}")
            field.setAccessibleName(labels[name])
            rows.addRow(labels[name], field)
        buttons = QHBoxLayout()
        for name, label, slot in (
            ("save", self.tr("Save progress"), self._save),
            ("cancel", self.tr("Cancel"), self.put_away),
        ):
            button = QPushButton(label)
            button.setObjectName(f"{NAME}.{name}")
            button.clicked.connect(lambda _, do=slot: do())
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows.addRow(buttons)
        return form

    def _open(self) -> None:
        for name in ("value", "note", "party"):
            self.fields[name].set_value(None)
        self.fields["day"].set_value(date.today().isoformat())
        self._form.show()
        self._add.hide()
        self.fields["judgement"].setFocus()

    def put_away(self) -> None:
        """Put the form away."""
        self._form.hide()
        self._add.show()

    def _save(self) -> None:
        values = {name: field.value() for name, field in self.fields.items()}
        judgement = Judgement(values["judgement"])
        at = values["day"] or ""
        report = Progress("", at, values["party"], judgement, values["value"], values["note"], None)
        self.report_wanted.emit(report)

    def begun(self) -> dict[str, str | None]:
        """Return what was filled in of a report that was begun; nothing when none was."""
        values = {name: field.value() for name, field in self.fields.items()}
        shown = not self._form.isHidden()
        return values if shown and (values["value"] or values["note"]) else {}

    def resume(self, values: dict[str, str | None]) -> None:
        """Show the form again with what was filled in before."""
        self._open()
        for name, value in values.items():
            self.fields[name].set_value(value)

    def show_reports(
        self, reports: Sequence[Progress], parties: Sequence[Party], writable: bool
    ) -> None:
        """Show ``reports``; the form is put away unless something is being typed there."""
        if not self.begun():
            self.put_away()
            self.fields["party"].set_choices((party.key, party.name) for party in parties)
        names = {party.key: party.name for party in parties}
        newest = sorted(enumerate(reports), key=lambda one: (one[1].reported_at, one[0]))
        self._reports.setText("\n".join(_line(one, names) for _, one in reversed(newest)))
        self._reports.setVisible(bool(reports))
        self._add.setEnabled(writable)


def _line(report: Progress, names: dict[str, str]) -> str:
    language = QgsApplication.locale()
    parts = (
        day(report.reported_at, language),
        report.judgement.label(language),
        report.value,
        names.get(report.party or "", report.party),
    )
    line = " · ".join(part for part in parts if part)
    return f"{line}\n      {report.note}" if report.note else line
