"""The docks: panels in QGIS's own dock widgets."""

from __future__ import annotations

from typing import NamedTuple

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QMainWindow, QWidget

from .access.band import under_access
from .agreements.panel import AgreementsPanel
from .current import Current
from .insight.panel import InsightPanel
from .levels.keys import LevelKeys
from .levels.moment import under_band
from .levels.panel import LevelsPanel
from .records.kept_forms import KeptForms
from .records.panel import RECORDS, RecordPanel
from .records.view import PANEL_WIDTH
from .session.dock import SessionRoom
from .session.panel import SessionPanel


class Dock(NamedTuple):
    """A dock, the panel in it, and the icon of its toggle."""

    widget: QgsDockWidget
    panel: QWidget
    icon: str


def make_docks(current: Current, kept: KeptForms) -> list[Dock]:
    """Make the docks: levels, lists of wishes and agreements, insight, the joint session.

    Each says above its panel when it can only be read, and knows the keys of the levels.
    """
    translate = QCoreApplication.translate
    wishes = translate("Kansenkaart", "Wishes and opportunities")
    records = RecordPanel(current, RECORDS, kept)
    agreements = AgreementsPanel(current, kept)
    insight = _dock(
        "insight", translate("Kansenkaart", "Insight"), InsightPanel(current), "insight"
    )
    current.history_wanted.connect(lambda _: insight.widget.setUserVisible(True))
    docks = [
        _dock("levels", translate("Kansenkaart", "Levels"), LevelsPanel(current), "level"),
        _dock("records", wishes, records, "wish"),
        _dock("agreements", translate("Kansenkaart", "Agreements"), agreements, "agreement"),
        insight,
    ]
    session = SessionPanel(current)
    docks.append(_dock("session", translate("Kansenkaart", "Joint session"), session, "session"))
    room = SessionRoom(docks[-1].widget, [dock.widget for dock in docks[:-1]])
    session.wanted.connect(room.come_forward)
    session.running_changed.connect(room.make)
    for dock in docks:
        _rest_unseen(dock)
        panel = under_band(current, dock.panel)
        dock.widget.setWidget(under_access(current, dock.widget.objectName(), panel))
        LevelKeys(current, dock.widget)
    return docks


def arrange(docks: list[Dock], window: QMainWindow) -> None:
    """Give the docks their first places: the levels on top, the lists below as tabs."""
    levels, records, *others = (dock.widget for dock in docks)
    for other in others:
        window.tabifyDockWidget(records, other)
    others[-1].hide()  # the joint session: there is one now and then
    records.raise_()
    heights = [dock.panel.sizeHint().height() for dock in docks[:2]]
    window.resizeDocks([levels, records], heights, Qt.Orientation.Vertical)
    window.resizeDocks([records], [PANEL_WIDTH], Qt.Orientation.Horizontal)


def _rest_unseen(dock: Dock) -> None:
    """Hide the panel while its dock stands behind another as a tab, which to Qt is visible.

    So it fills no lists and counts nothing that nobody sees, and its place keeps its size.
    """
    policy = dock.panel.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    dock.panel.setSizePolicy(policy)
    dock.widget.visibilityChanged.connect(dock.panel.setVisible)


def _dock(name: str, title: str, panel: QWidget, icon: str) -> Dock:
    widget = QgsDockWidget(title)
    widget.setObjectName(f"kansenkaart.{name}")
    return Dock(widget, panel, icon)
