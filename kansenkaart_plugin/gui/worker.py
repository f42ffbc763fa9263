"""Questions to the file, asked in a worker so that the interface never waits for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..store import Kansenkaart

Question = Callable[[Kansenkaart], Any]


class _Asking(QgsTask):
    """One question, on a connection of its own."""

    def __init__(self, path: Path, question: Question, done: Callable[[_Asking], None]) -> None:
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden | QgsTask.Flag.Silent
        super().__init__("Kansenkaart", flags)
        self.path = path
        self.question = question
        self.stopped = False
        self.answer: Any = None
        self.error: Exception | None = None
        self._done = done
        self._opened: Kansenkaart | None = None

    def run(self) -> bool:
        """Ask, in the worker; an exception may not leave it, so it is kept."""
        try:
            with Kansenkaart.open(self.path, read_only=True) as self._opened:
                if not self.stopped:
                    self.answer = self.question(self._opened)
        except Exception as error:
            self.error = error.with_traceback(None)  # it would keep the file alive
        return self.error is None

    def stop(self) -> None:
        """Let go of the file as soon as may be; the answer does not count any more."""
        self.stopped = True
        if self._opened is not None:
            self._opened.interrupt()

    def finished(self, result: bool) -> None:
        """Hand the answer over, in the main thread."""
        del result
        self._done(self)


class Asker(QObject):
    """Asks one question at a time; only the answer to the latest counts."""

    answered = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing asked."""
        super().__init__(parent)
        self._latest: _Asking | None = None
        self._running: set[_Asking] = set()  # QGIS keeps no reference that Python knows of

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._latest is not None

    def ask(self, path: Path, question: Question) -> None:
        """Ask ``question`` of the file at ``path``; what was asked before is dropped."""
        self.forget()
        asking = _Asking(path, question, self._done)
        self._latest = asking
        self._running.add(asking)
        QgsApplication.taskManager().addTask(asking)

    def forget(self) -> None:
        """Drop whatever is still to be answered."""
        self._latest = None
        self.make_way()

    def make_way(self) -> None:
        """Let go of the file for somebody who writes; the latest question is asked again after."""
        for asking in self._running:
            asking.stop()

    def wait(self, milliseconds: int = 5000) -> None:
        """Drop what is asked and wait until no worker is busy: before the plugin goes."""
        self.forget()
        for asking in list(self._running):
            asking.waitForFinished(milliseconds)

    def _done(self, asking: _Asking) -> None:
        self._running.discard(asking)
        if sip.isdeleted(self) or asking is not self._latest:
            return
        self._latest = None
        if asking.stopped:
            self.ask(asking.path, asking.question)
        elif asking.error is not None:
            self.failed.emit(asking.error)
        else:
            self.answered.emit(asking.answer)
