"""A window with the map and the docks for gui_bench.py, and how long it stands still."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Callable, Iterator

from measuring import measurement

BLOCKED = 0.2
"""Seconds that the interface may stand still."""


class Gap:
    """A timer in the event loop: the longest time between two of its beats, by what was done."""

    def __init__(self) -> None:
        """Beat every few milliseconds."""
        from qgis.PyQt.QtCore import QTimer

        self._longest: dict[str, tuple[float, float]] = {}
        self._doing = ""
        self._last, self._queued = time.perf_counter(), _queued()
        self._timer = QTimer()
        self._timer.timeout.connect(self.beat)
        self._timer.start(2)

    def during(self, what: str) -> None:
        """Count for ``what`` from now on."""
        self._doing = what
        self._last, self._queued = time.perf_counter(), _queued()

    def beat(self) -> None:
        """Note how long it was since the last time."""
        now, queued = time.perf_counter(), _queued()
        if self._doing:
            gap = (now - self._last, queued - self._queued)
            self._longest[self._doing] = max(self._longest.get(self._doing, gap), gap)
        self._last, self._queued = now, queued

    def report(self) -> Iterator[dict]:
        """Yield the longest gap of each thing that was done, in seconds against the limit."""
        self._timer.stop()
        for what, (longest, queued) in self._longest.items():
            name = f"longest standstill while {what} (of it {queued:.3f} s queued for a core)"
            yield measurement(name, longest, BLOCKED, 1.0)


def _queued() -> float:
    """Return how many seconds this thread waited for a core so far: the doing of other programs.

    Only Linux tells; elsewhere it is 0.
    """
    try:
        return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class Workplace:
    """A window with the map and the docks, as the plugin builds them."""

    def __init__(self, folder: Path) -> None:
        """Show it, with nothing open."""
        from qgis.core import QgsProject
        from qgis.gui import QgsLayerTreeMapCanvasBridge, QgsMapCanvas
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtWidgets import QMainWindow

        from kansenkaart_plugin.gui.current import Current
        from kansenkaart_plugin.gui.docks import arrange, make_docks
        from kansenkaart_plugin.gui.map.layers import MapLayers
        from kansenkaart_plugin.gui.records.kept_forms import KeptForms
        from kansenkaart_plugin.settings import Settings

        self.current = Current(Settings())
        self.problems: list[str] = []
        self.current.failed.connect(lambda error: self.problems.append(str(error)))
        self.window, canvas = QMainWindow(), QgsMapCanvas()
        self.window.setCentralWidget(canvas)
        root = QgsProject.instance().layerTreeRoot()
        self._bridge = QgsLayerTreeMapCanvasBridge(root, canvas)
        self.layers = MapLayers(self.current, QgsProject.instance(), canvas, canvas.setCurrentLayer)
        self.docks = make_docks(self.current, KeptForms(folder / "forms"))
        for dock in self.docks:
            self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock.widget)
        self.window.resize(1600, 1000)
        self.window.show()
        arrange(self.docks, self.window)
        self.levels, self.records, _, self.insight, _ = (dock.panel for dock in self.docks)
        self.gap = Gap()

    @property
    def is_busy(self) -> bool:
        """Whether a list, the table of levels or the map is still to change."""
        parts = (
            *(self.records.listing._lists, self.levels._inquiry, self.layers.counts),
            self.insight.changes._asker,
        )
        waiting = self.current._moved or self.current._timer.isActive()
        return waiting or any(part.is_busy for part in parts)

    def settle(self) -> None:
        """Let the interface run until all is filled and painted."""
        from qgis.PyQt.QtCore import QCoreApplication, QEventLoop

        while self.is_busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.0005)
        self.records.view.table.viewport().repaint()
        assert not self.problems, self.problems

    def rest(self, seconds: float = 1.0) -> None:
        """Let the interface run on: the map is drawn, what others asked for is answered."""
        from qgis.PyQt.QtCore import QCoreApplication

        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QCoreApplication.processEvents()
            time.sleep(0.0005)

    def doing(self, what: str, act: Callable[[], object]) -> Callable[[], None]:
        """Return what does ``act`` and waits until all is filled, with the gaps counted."""

        def work() -> None:
            self.gap.during(what)
            act()
            self.settle()
            self.gap.beat()
            self.gap.during("")

        return work

    def close(self) -> None:
        """Take it down, before QGIS goes."""
        from qgis.PyQt import sip

        self.current.close()
        for dock in self.docks:
            dock.panel.stop()
        self.layers.stop()
        self.window.close()
        sip.delete(self.window)
