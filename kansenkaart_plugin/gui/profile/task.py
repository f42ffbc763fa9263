"""Long work on the open file, in a worker with a connection of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsTask

from ...intake.report import Feedback
from ...store import Kansenkaart
from ...store.collecting import in_worker

Work = Callable[[Kansenkaart, Feedback], Any]


class FileTask(QgsTask):
    """Does ``work`` with the file, all of it or nothing; it can be cancelled."""

    def __init__(
        self, path: Path, work: Work, then: Callable[[Any, Exception | None], object]
    ) -> None:
        """Work on the file at ``path``; ``then`` hears of the answer or of what went wrong."""
        super().__init__("Kansenkaart", QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden)
        self._path = path
        self._work = work
        self._then: Callable[[Any, Exception | None], object] | None = then
        self._answer: Any = None
        self._error: Exception | None = None

    @in_worker
    def run(self) -> bool:
        """Do it, in the worker; an exception may not leave it, so it is kept."""
        try:
            with Kansenkaart.open(self._path) as opened:
                self._answer = self._work(opened, self)
        except Exception as error:
            self._error = error.with_traceback(None)  # it would keep the file alive
        return self._error is None

    def forget(self) -> None:
        """Stop, and tell nobody: who asked is going."""
        self._then = None
        self.cancel()

    def finished(self, result: bool) -> None:
        """Tell what came of it, in the main thread."""
        del result
        then, self._then = self._then, None
        if then is not None:
            then(self._answer, self._error)
