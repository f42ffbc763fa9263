"""The dialog in which records are connected to others: how, and to which."""

from __future__ import annotations

from typing import Iterable

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ...domain.filtering import RecordFilter
from ...domain.words import RecordKind
from ...store import Row
from ..catalogue_desk import Inquiry
from ..current import Current
from ..fields import ChoiceField
from .lists import Names, Order, Wanted, list_records
from .relations import Relation, relations_of
from .table import RecordTable

_SHOWN = ("code", "title", "parties", "status")


class TraceDialog(QDialog):
    """Asks how records of some kinds are connected, and to which others (one or more)."""

    def __init__(
        self, current: Current, kinds: Iterable[RecordKind], own: Iterable[str], parent: QWidget
    ) -> None:
        """Ask it for records of ``kinds``; ``own`` (their uuids) are not offered."""
        super().__init__(parent)
        self.setObjectName("kansenkaart.trace")
        self.setWindowTitle(self.tr("Trace to…"))
        self._current = current
        self._own = set(own)
        self._offered = relations_of(kinds)
        self._inquiry = Inquiry(current.desk, self)
        self._inquiry.answered.connect(self._show)
        self._inquiry.failed.connect(current.failed)
        self._build()
        self.search.installEventFilter(self)
        self._ask()

    def _build(self) -> None:
        relations = list(self._offered)
        self.relation = ChoiceField(
            [(str(number), relation.label()) for number, relation in enumerate(relations)]
        )
        self.relation.setObjectName("kansenkaart.trace.relation")
        self.relation.setAccessibleName(self.tr("How they are connected"))
        self.relation.currentIndexChanged.connect(self._ask)
        self.search = QgsFilterLineEdit()
        self.search.setObjectName("kansenkaart.trace.search")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(self.tr("Search…"))
        self.search.setAccessibleName(self.tr("Search in the list"))
        self.search.textChanged.connect(self._ask)
        self.table = RecordTable("kansenkaart.trace.list", self, _SHOWN)
        self.table.chosen_changed.connect(self._offer)
        self.table.order_changed.connect(self._ask)
        self.table.doubleClicked.connect(lambda _: self.accept())
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox()
        self._yes = buttons.addButton(self.tr("Connect"), roles.AcceptRole)
        self._yes.setObjectName("kansenkaart.trace.connect")
        self._yes.setDefault(True)
        buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (self.relation, self.search, self.table, buttons):
            layout.addWidget(part)
        self.resize(520, 420)
        self.search.setFocus()
        self._offer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go from the search field into the list."""
        down = (Qt.Key.Key_Down, Qt.Key.Key_Up)
        if event.type() == QEvent.Type.KeyPress and event.key() in down:
            self.table.setFocus()
            if self.table.records.rowCount() and not self.table.chosen_count():
                self.table.selectRow(0)
            return True
        return super().eventFilter(watched, event)

    def accept(self) -> None:
        """Close when a record is chosen; the only one found need not be."""
        if not self.table.chosen_count() and self.table.records.rowCount() == 1:
            self.table.selectRow(0)
        if self.table.chosen_count():
            super().accept()

    # what is asked

    def chosen_relation(self) -> Relation:
        """Return how they are connected."""
        return list(self._offered)[int(self.relation.value())]

    def others(self) -> list[Row]:
        """Return the records to connect to."""
        return self.table.chosen_rows()

    def _ask(self, *_: object) -> None:
        if not self._offered:
            return
        words, own = self._current.vocabulary, self._own
        wanted = Wanted(
            "all",
            "",
            (),
            self._offered[self.chosen_relation()],
            RecordFilter(text=self.search.text()),
            False,
            None,
            self.table.order() if self.table.order().column in _SHOWN else Order(),
            Names.of(words.parties, words.themes),
        )

        def others(catalogue):
            listing = list_records(catalogue, wanted)
            (group,) = listing.groups
            rows = [row for row in group.rows if row.uuid not in own]
            return listing._replace(groups=[group._replace(rows=rows)])

        self._inquiry.ask(others)

    def _show(self, listing: object) -> None:
        self.table.set_listing(listing)
        self._offer()

    def _offer(self) -> None:
        one = self.table.records.rowCount() == 1
        self._yes.setEnabled(bool(self.table.chosen_count()) or one)
