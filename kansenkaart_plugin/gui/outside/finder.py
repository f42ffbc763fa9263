"""Looks for rows that another program changed, and offers to look at them."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QObject, QTimer
from qgis.PyQt.QtWidgets import QWidget

from ..current import Current
from ..worker import Asker
from .dialog import OutsideDialog
from .found import Found, find

_PATIENCE = 3000
"""Milliseconds after opening: the docks go first."""


class OutsideFinder(QObject):
    """Looks when a file is opened, and when it was changed by somebody else."""

    def __init__(
        self,
        current: Current,
        tell: Callable[[str, str, Callable[[], object]], object],
        parent: QWidget,
    ) -> None:
        """Follow ``current``; ``tell`` shows a text with a button; dialogs are over ``parent``."""
        super().__init__()
        self._current = current
        self._show = tell
        self._parent = parent
        self._known: set[tuple] = set()
        self._then: Callable[[Found], object] = self._tell
        self._asker = Asker(self)
        self._asker.answered.connect(lambda found: self._then(found))
        self._asker.failed.connect(current.failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._look)
        current.opened.connect(self._wait)
        current.reloaded.connect(self._look)
        current.closed.connect(self._forget)
        current.saving.connect(self._asker.make_way)

    def stop(self) -> None:
        """Wait for the worker: the plugin is about to go."""
        self._timer.stop()
        self._asker.wait()

    def _wait(self) -> None:
        self._known.clear()
        self._timer.start()

    def _forget(self) -> None:
        self._timer.stop()
        self._asker.forget()

    def _look(self) -> None:
        self._ask(self._tell)

    def _ask(self, then: Callable[[Found], object]) -> None:
        if self._current.path is not None:
            self._then = then
            self._asker.ask(self._current.path, find)

    def _tell(self, found: Found) -> None:
        """Say it once of each row."""
        seen = {(item.table, item.uuid, repr(item.found)) for item in found.rows}
        if seen - self._known:
            text = self.tr("Another program changed this kansenkaart; rows concerned: {count}.")
            self._show(text.format(count=len(found.rows)), self.tr("Look…"), self.show)
        self._known = seen

    def show(self) -> None:
        """Show what was found, after looking again."""
        self._ask(self._open)

    def _open(self, found: Found) -> None:
        if not found.rows:
            self._current.noted.emit(self.tr("No other program changed this kansenkaart."))
            return
        dialog = OutsideDialog(self._current, found, self._parent)
        dialog.exec()
        dialog.deleteLater()
