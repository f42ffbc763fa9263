"""Questions to the file, asked in a worker so that the interface never waits for them.

Not by QGIS's task manager: of many short tasks that come and go it forgets one now and then, when
a new one stands in memory where a finished one stood, and a list would then never be filled.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, Callable

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..store import Kansenkaart
from ..store.collecting import start_worker

Question = Callable[[Kansenkaart], Any]
LOOK = 10
"""Milliseconds between two looks whether the answer is there."""


class _Asking:
    """One question, on a connection of its own."""

    def __init__(self, path: Path, question: Question) -> None:
        self.path = path
        self.question = question
        self.stopped = False
        self.answer: Any = None
        self.error: Exception | None = None
        self.ready = threading.Event()
        self._opened: Kansenkaart | None = None

    def run(self) -> None:
        """Ask, in the worker; an exception may not leave it, so it is kept."""
        try:
            with Kansenkaart.open(self.path, read_only=True) as self._opened:
                if not self.stopped:
                    self.answer = self.question(self._opened)
        except Exception as error:
            self.error = error.with_traceback(None)  # it would keep the file alive
        self.ready.set()

    def stop(self) -> None:
        """Let go of the file as soon as may be; the answer does not count any more."""
        self.stopped = True
        if self._opened is not None:
            self._opened.interrupt()

    def again(self) -> _Asking:
        """Return the same question, to be asked once more."""
        return _Asking(self.path, self.question)


class Asker(QObject):
    """Asks one question at a time; only the answer to the latest counts."""

    # it looks whether the answer is there: a worker that told it so could outlive it

    answered = pyqtSignal(object)
    failed = pyqtSignal(object)

    held = False
    """Whether all wait, for somebody who writes: a reader would keep the writer waiting."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing asked."""
        super().__init__(parent)
        self._latest: _Asking | None = None
        self._running: _Asking | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._latest is not None

    def ask(self, path: Path, question: Question) -> None:
        """Ask ``question`` of the file at ``path``; what was asked before is dropped."""
        self._latest = _Asking(path, question)
        if self._running is not None:
            self._running.stop()  # this one follows as soon as that one has let go
        elif Asker.held:
            self._timer.start()
        else:
            self._start(self._latest)

    def forget(self) -> None:
        """Drop whatever is still to be answered."""
        self._latest = None
        self.make_way()

    def make_way(self) -> None:
        """Let go of the file for somebody who writes; the latest question is asked again after."""
        if self._running is not None:
            self._running.stop()

    def wait(self, seconds: float = 5.0) -> None:
        """Drop what is asked and wait until the worker is ready: before the plugin goes."""
        self.forget()
        if self._running is not None:
            self._running.ready.wait(seconds)

    def _start(self, asking: _Asking) -> None:
        self._running = asking
        start_worker(asking.run)
        self._timer.start()

    def _look(self) -> None:
        asking = self._running
        if Asker.held or (asking is not None and not asking.ready.is_set()):
            return
        self._timer.stop()
        if asking is None:
            if self._latest is not None:
                self._start(self._latest)
            return
        self._running = None
        latest = self._latest
        if latest is None:
            return
        if latest is not asking or asking.stopped:
            self._latest = latest.again() if latest.stopped else latest
            self._start(self._latest)
            return
        self._latest = None
        if asking.error is not None:
            self.failed.emit(asking.error)
        else:
            self.answered.emit(asking.answer)
