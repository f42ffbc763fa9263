"""The offer to take back what was just done."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..current import Current


def offer_undo(current: Current, done: str) -> None:
    """Tell what was ``done`` and offer to take it back, as long as this file is open."""
    path, action = current.path, current.last_action

    def undo() -> None:
        if current.path == path:
            current.undo(action)

    current.offered.emit(done, QCoreApplication.translate("Kansenkaart", "Undo"), undo)
