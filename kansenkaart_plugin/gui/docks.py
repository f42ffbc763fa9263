"""The docks: panels in QGIS's own dock widgets."""

from __future__ import annotations

from typing import NamedTuple

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QWidget

from .current import Current
from .kept_forms import KeptForms
from .levels_panel import LevelsPanel
from .record_panel import AGREEMENTS, RECORDS, RecordPanel

HEIGHTS = (170, 650)
"""Pixels at first: the levels, and the lists below them."""

WIDTH = 480
"""Pixels at first."""


class Dock(NamedTuple):
    """A dock, the panel in it, and the icon of its toggle."""

    widget: QgsDockWidget
    panel: QWidget
    icon: str


def make_docks(current: Current, kept: KeptForms) -> list[Dock]:
    """Make the docks: levels, wishes and opportunities, agreements."""
    translate = QCoreApplication.translate
    wishes = translate("Kansenkaart", "Wishes and opportunities")
    records = RecordPanel(current, RECORDS, kept)
    agreements = RecordPanel(current, AGREEMENTS, kept)
    return [
        _dock("levels", translate("Kansenkaart", "Levels"), LevelsPanel(current), "level"),
        _dock("records", wishes, records, "wish"),
        _dock("agreements", translate("Kansenkaart", "Agreements"), agreements, "agreement"),
    ]


def _dock(name: str, title: str, panel: QWidget, icon: str) -> Dock:
    widget = QgsDockWidget(title)
    widget.setObjectName(f"kansenkaart.{name}")
    widget.setWidget(panel)
    return Dock(widget, panel, icon)
