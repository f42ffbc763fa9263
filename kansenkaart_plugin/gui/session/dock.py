"""Room for the session: the other docks step aside while it runs and come back after."""

from __future__ import annotations

from functools import partial
from typing import Sequence

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QMainWindow

_SHARE = 0.46
"""Of the window's width that the shared screen takes at first."""


class SessionRoom(QObject):
    """Shows the dock of the session in place of the ``others``, which hold more."""

    def __init__(self, dock: QgsDockWidget, others: Sequence[QgsDockWidget]) -> None:
        """Wait until a session runs."""
        super().__init__(dock)
        self._dock = dock
        self._others = list(others)
        self._aside: list[QgsDockWidget] = []
        self._width = 0

    def come_forward(self) -> None:
        """Show the dock of the session."""
        self._dock.setUserVisible(True)

    def make(self, running: bool) -> None:
        """Let the others step aside when a session runs, and come back when it does not."""
        if running:
            self._width = self._dock.width()
            self._aside = [dock for dock in self._others if not dock.isHidden()]
            for dock in self._aside:
                dock.hide()
            self._dock.show()
            self._widen()
        else:
            for dock in self._aside:
                dock.show()
            self._aside = []
            QTimer.singleShot(0, partial(self._resize, self._width))  # when it needs less again

    def _widen(self) -> None:
        window = self._dock.parentWidget()
        if window is not None:
            self._resize(max(self._dock.width(), round(_SHARE * window.width())))

    def _resize(self, width: int) -> None:
        window = self._dock.parentWidget()
        if isinstance(window, QMainWindow) and not self._dock.isFloating() and width:
            window.resizeDocks([self._dock], [width], Qt.Orientation.Horizontal)
