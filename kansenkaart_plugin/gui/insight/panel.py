"""The dock “Insight”: what is missing, what meets, what happened to a record, what changed."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ..current import Current
from ..records.view import PANEL_WIDTH
from .changes import ChangesPanel
from .history import HistoryPanel
from .overview import OverviewPanel
from .pairs import PairsPanel


class InsightPanel(QWidget):
    """The pages of the dock as tabs; each works only while it is seen."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self.overview = OverviewPanel(current)
        self.pairs = PairsPanel(current)
        self.history = HistoryPanel(current)
        self.changes = ChangesPanel(current)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("kansenkaart.insight.tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.overview, self.tr("Overview"))
        self.tabs.addTab(self.pairs, self.tr("Koppelkansen"))
        self.tabs.addTab(self.history, self.tr("History"))
        self.tabs.addTab(self.changes, self.tr("Changed"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        current.history_wanted.connect(self.show_history)

    def show_history(self, uuid: str) -> None:
        """Show what happened to the record ``uuid``."""
        self.tabs.setCurrentWidget(self.history)
        self.history.show_record(uuid)

    def sizeHint(self) -> QSize:
        """Ask for the room of the lists, which stand in the same place."""
        return QSize(PANEL_WIDTH, 620)

    def stop(self) -> None:
        """Ask nothing any more: the dock is about to go."""
        for page in (self.overview, self.pairs, self.history, self.changes):
            page.stop()
