"""What rows from a spreadsheet would become, before anything is changed."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...cartography.language import interface_translator
from ...domain.words import RecordKind
from ...intake.drafts import Draft
from ..fields import ChoiceField
from ..icons import icon
from ..number import number
from ..quiet_table import quieten
from ..wrapped_label import WrappedLabel
from .draft import Vocabulary
from .form_fields import choices_of

_SHOWN = 300
"""How many rows the preview shows; wrong ones come first."""


class PasteDialog(QDialog):
    """Shows drafts with what is wrong in them; only those without a fault are taken in."""

    def __init__(
        self,
        read: Callable[[RecordKind], list[Draft]],
        kinds: Sequence[RecordKind],
        words: Vocabulary,
        parent: QWidget,
    ) -> None:
        """``read`` gives the drafts when rows that say no kind are of the kind given."""
        super().__init__(parent)
        self.setObjectName("kansenkaart.paste")
        self.setWindowTitle(self.tr("Paste rows"))
        self._read = read
        self._drafts: list[Draft] = []
        self._locale = QgsApplication.locale()
        self._parties = {party.key: party.name for party in words.parties}
        self._themes = {theme.key: theme.title for theme in words.themes}
        self._heads = {  # of rows that came without headings
            "title": self.tr("Title"),
            "parties": self.tr("Parties"),
            "theme": self.tr("Theme"),
            "status": self.tr("Status"),
        }
        self.kind = ChoiceField(choices_of(kinds, self._locale))
        self.kind.setObjectName("kansenkaart.paste.kind")
        self.kind.setAccessibleName(self.tr("Kind of rows that say none"))
        self.kind.currentIndexChanged.connect(self._show)
        self._build()
        self._show()

    def _build(self) -> None:
        self.summary = WrappedLabel("kansenkaart.paste.summary")
        table = self.table = QTableWidget(0, 6)
        table.setObjectName("kansenkaart.paste.list")
        table.setAccessibleName(self.tr("Rows"))
        table.setHorizontalHeaderLabels(
            [
                self.tr("Row"),
                self.tr("Code"),
                self.tr("Title"),
                self.tr("Parties"),
                self.tr("Theme"),
                self.tr("What is wrong"),
            ]
        )
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        quieten(table)
        header = table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self._yes = buttons.addButton("", roles.AcceptRole)
        self._yes.setObjectName("kansenkaart.paste.save")
        self._yes.setDefault(True)
        buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Kind of rows that say none"), self.kind)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(table, 1)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.resize(760, 420)

    def good(self) -> list[Draft]:
        """Return the rows without a fault."""
        return [draft for draft in self._drafts if not draft.faults]

    def _show(self, *_: object) -> None:
        self._drafts = self._read(RecordKind(self.kind.value()))
        good = len(self.good())
        wrong = len(self._drafts) - good
        fresh = sum(1 for draft in self._drafts if not draft.faults and draft.existing is None)
        told = self.tr("New records: {fresh}. Changed records: {known}.").format(
            fresh=number(fresh), known=number(good - fresh)
        )
        if wrong:
            told += " " + self.tr("Wrong rows, which are left out: {}.").format(number(wrong))
        about = next((draft.features for draft in self._drafts if draft.existing is None), None)
        if about is not None and not any("features" in d.headers for d in self._drafts[:1]):
            told += " " + (
                self.tr("The new ones are about what is selected: {}.").format(number(len(about)))
                if about
                else self.tr("The new ones are about the whole area.")
            )
        self.summary.setText(told)
        self._yes.setText(self.tr("Take in ({})").format(number(good)))
        self._yes.setEnabled(good > 0)
        shown = sorted(self._drafts, key=lambda draft: not draft.faults)[:_SHOWN]
        self.table.setRowCount(len(shown))
        for place, draft in enumerate(shown):
            self._fill(place, draft)
        for column in (0, 1, 3, 4):
            self.table.resizeColumnToContents(column)
        self.table.setColumnHidden(5, not wrong)

    def _fill(self, place: int, draft: Draft) -> None:
        record = draft.record
        parties = dict.fromkeys(part.party for part in draft.parties or ())
        faults = " ".join(
            f"{self._heads.get(fault.column, fault.column)}:"
            f" {fault.reason.text(interface_translator())}"
            for fault in draft.faults
        )
        known = draft.existing.record.code if draft.existing else ""
        texts = (
            str(draft.row.number),
            known or self.tr("new"),
            record.title,
            ", ".join(self._parties.get(key, key) for key in parties),
            self._themes.get(record.theme, record.theme) if record.theme else "",
            faults,
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text.split("\n")[0][:300])
            if column == 1:
                item.setIcon(icon(record.kind.value))
            self.table.setItem(place, column, item)
