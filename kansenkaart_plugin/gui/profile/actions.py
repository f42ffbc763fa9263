"""What the menu offers for the upkeep of a kansenkaart: its profile and its loose links."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..current import Current
from ..loose.dialog import LooseDialog
from .dialog import ProfileDialog


class UpkeepActions(QObject):
    """Opens the dialogs."""

    def __init__(self, current: Current, window: QWidget) -> None:
        """Work on ``current``; dialogs open over ``window``."""
        super().__init__()
        self._current = current
        self._window = window
        self._loose: LooseDialog | None = None

    def _is_open(self) -> bool:
        if self._current.kansenkaart is None:
            self._current.noted.emit(self.tr("Open a kansenkaart first."))
        return self._current.kansenkaart is not None

    def show_profile(self) -> None:
        """Show the profile, to change it."""
        if self._is_open():
            dialog = ProfileDialog(self._current, self._window)
            dialog.exec()
            dialog.deleteLater()

    def show_loose(self) -> None:
        """Show the loose links beside the map."""
        if not self._is_open():
            return
        if self._loose is None:
            self._loose = LooseDialog(self._current, self._window)
            self._loose.finished.connect(self._forget_loose)
        self._loose.show()
        self._loose.raise_()
        self._loose.activateWindow()

    def _forget_loose(self, *_: object) -> None:
        dialog, self._loose = self._loose, None
        if dialog is not None:
            dialog.deleteLater()

    def stop(self) -> None:
        """Close what is open: the plugin is about to go."""
        if self._loose is not None:
            self._loose.reject()
