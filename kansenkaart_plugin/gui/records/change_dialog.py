"""The dialog in which many records are changed at once: only what is filled in."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import Participation
from ...domain.rules import NEEDS_REASON, usual_role
from ...domain.words import PRIORITIES, STATUSES, Phase, Role, Status, Visibility
from ...store import BulkEdit, Row
from ..fields import ChoiceField, LineField
from ..messages import sentence_of
from ..number import number
from .draft import Vocabulary
from .form_fields import choices_of, field_labels

_NO_THEME = ""
"""Takes the theme away (see `BulkEdit`)."""


class ChangeDialog(QDialog):
    """Asks what ``rows`` get; ``save`` does it and says whether it was done."""

    def __init__(
        self,
        rows: Sequence[Row],
        words: Vocabulary,
        save: Callable[[BulkEdit], bool],
        parent: QWidget,
    ) -> None:
        """Offer the ``words`` of the kansenkaart and what all ``rows`` may become."""
        super().__init__(parent)
        self.setObjectName("kansenkaart.change")
        self.setWindowTitle(self.tr("Change records ({})").format(number(len(rows))))
        self._rows = rows
        self._save = save
        self._locale = QgsApplication.locale()
        self.fields = self._make_fields(words)
        self.faults = QPlainTextEdit()
        self.faults.setObjectName("kansenkaart.change.faults")
        self.faults.setAccessibleName(self.tr("What stands in the way"))
        self.faults.setReadOnly(True)
        self.faults.setMaximumHeight(8 * self.fontMetrics().lineSpacing())
        self.faults.hide()
        self._build()
        self.fields["status"].currentIndexChanged.connect(self._show_reason)
        self._show_reason()

    def _make_fields(self, words: Vocabulary) -> dict[str, ChoiceField | LineField]:
        same = self.tr("(as it is)")
        kinds = list(dict.fromkeys(row.kind for row in self._rows))
        shared = [
            status
            for status in STATUSES[kinds[0]]
            if all(status in STATUSES[kind] for kind in kinds)
        ]
        none = self.tr("(these kinds have none in common)")
        themes = [(theme.key, theme.title) for theme in words.themes]
        parties = [(party.key, party.name) for party in words.parties]
        dutch = self._locale.startswith("nl")
        fields: dict[str, ChoiceField | LineField] = {
            "status": ChoiceField(choices_of(shared, self._locale), same if shared else none),
            "reason": LineField(),
            "theme": ChoiceField([*themes, (_NO_THEME, self.tr("no theme"))], same),
            "party": ChoiceField(parties, self.tr("(no other)")),
            "role": ChoiceField(choices_of(Role, self._locale)),
            "leaves": ChoiceField(parties, self.tr("(nobody)")),
            "visibility": ChoiceField(choices_of(Visibility, self._locale), same),
            "phase": ChoiceField(choices_of(Phase, self._locale), same),
            "priority": ChoiceField(
                [(str(key), both[dutch]) for key, both in PRIORITIES.items()], same
            ),
        }
        fields["role"].set_value(usual_role(kinds[0]).value)
        fields["status"].setEnabled(bool(shared))
        return fields

    def _build(self) -> None:
        labels = {
            **field_labels(),
            "party": self.tr("Party that takes part too"),
            "role": self.tr("In the role of"),
            "leaves": self.tr("Party that takes part no longer"),
        }
        form = self._form = QFormLayout()
        for name, field in self.fields.items():
            field.setObjectName(f"kansenkaart.change.{name}")
            field.setAccessibleName(labels[name])
            form.addRow(labels[name], field)
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        text = self.tr("Change records ({})").format(number(len(self._rows)))
        yes = buttons.addButton(text, roles.AcceptRole)
        yes.setObjectName("kansenkaart.change.save")
        yes.setDefault(True)
        buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.faults)
        layout.addStretch()
        layout.addWidget(buttons)
        self.setMinimumWidth(90 * self.fontMetrics().averageCharWidth())

    def _show_reason(self) -> None:
        code = self.fields["status"].value()
        asked = code is not None and Status(code) in NEEDS_REASON
        self.fields["reason"].setVisible(asked or self._asks_reason())
        self._form.labelForField(self.fields["reason"]).setVisible(asked or self._asks_reason())

    def _asks_reason(self) -> bool:
        """Whether what stood in the way may be answered with a reason."""
        return not self.faults.isHidden() and self.fields["status"].value() is not None

    def edit(self) -> BulkEdit:
        """Return what the records get: only what was filled in."""
        values = {name: field.value() for name, field in self.fields.items()}
        party = values["party"]
        added = (Participation(party, Role(values["role"])),) if party else ()
        return BulkEdit(
            status=Status(values["status"]) if values["status"] else None,
            reason=values["reason"] if values["status"] else None,
            theme=values["theme"],
            visibility=Visibility(values["visibility"]) if values["visibility"] else None,
            phase=Phase(values["phase"]) if values["phase"] else None,
            priority=int(values["priority"]) if values["priority"] else None,
            add_parties=added,
            remove_parties=(values["leaves"],) if values["leaves"] else (),
        )

    def accept(self) -> None:
        """Change them; the dialog stays when that cannot be, and says why."""
        edit = self.edit()
        if edit == BulkEdit() or self._save(edit):
            super().accept()

    def show_fault(self, error: Exception) -> None:
        """Say what stands in the way."""
        self.faults.setPlainText(sentence_of(error))
        self.faults.show()
        self._show_reason()
