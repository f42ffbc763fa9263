"""The docks: panels in QGIS's own dock widgets."""

from __future__ import annotations

from typing import NamedTuple

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QMainWindow, QWidget

from .current import Current
from .levels_panel import LevelsPanel
from .record_panel import AGREEMENTS, RECORDS, RecordPanel


class Dock(NamedTuple):
    """A dock, the panel in it, and the icon of its toggle."""

    widget: QgsDockWidget
    panel: QWidget
    icon: str


def build_docks(current: Current, window: QMainWindow) -> list[Dock]:
    """Build the three docks on the right of ``window``; the lists share one place as tabs."""
    translate = QCoreApplication.translate
    levels = _dock("levels", translate("Kansenkaart", "Levels"), LevelsPanel(current), "level")
    wishes = translate("Kansenkaart", "Wishes and opportunities")
    records = _dock("records", wishes, RecordPanel(current, RECORDS), "wish")
    agreed = RecordPanel(current, AGREEMENTS)
    agreements = _dock("agreements", translate("Kansenkaart", "Agreements"), agreed, "agreement")
    docks = [levels, records, agreements]
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock.widget)
    window.tabifyDockWidget(records.widget, agreements.widget)
    records.widget.raise_()
    window.resizeDocks([levels.widget, records.widget], [200, 620], Qt.Orientation.Vertical)
    window.resizeDocks([records.widget], [470], Qt.Orientation.Horizontal)
    return docks


def _dock(name: str, title: str, panel: QWidget, icon: str) -> Dock:
    widget = QgsDockWidget(title)
    widget.setObjectName(f"kansenkaart.{name}")
    widget.setWidget(panel)
    return Dock(widget, panel, icon)


def remove_docks(docks: list[Dock], window: QMainWindow) -> None:
    """Take the docks away and wait for their workers."""
    for dock in docks:
        dock.panel.stop()
        window.removeDockWidget(dock.widget)
        dock.widget.setParent(None)
        dock.widget.deleteLater()
