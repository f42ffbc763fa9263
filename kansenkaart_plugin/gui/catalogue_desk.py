"""The records in memory, kept by one worker that answers the questions of all docks and the map.

Reading 200,000 records takes seconds and answering from memory takes milliseconds, so one
catalogue stays as long as its file is open; before each answer it takes in what was changed.
"""

from __future__ import annotations

import gc
import threading
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Callable, Iterator

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..store import Catalogue, Kansenkaart
from ..store.collecting import collect_again, no_collecting, start_worker, stop_collecting
from .worker import LOOK

Question = Callable[[Catalogue], Any]

_PATIENCE = 0.02
"""Seconds that a writer waits for the worker before it stops a long read."""

_COURTESY = 0.1
"""Seconds that the worker waits at most until an answer is shown: else it slows that down."""


class _Asked:
    """One question about the moment ``as_of``; its answer once ``ready``, shown once ``taken``."""

    def __init__(self, question: Question, as_of: str | None) -> None:
        self.question = question
        self.as_of = as_of
        self.dropped = False
        self.answer: Any = None
        self.error: Exception | None = None
        self.ready = threading.Event()
        self.taken = threading.Event()

    def drop(self) -> None:
        """Want no answer any more."""
        self.dropped = True
        self.taken.set()


class _Reader:
    """Has the file open, on a connection of its own, and answers one question after another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: SimpleQueue[_Asked | None] = SimpleQueue()
        self._stopped = False
        self.ended = threading.Event()
        self._outdated = False
        self._building = self._interrupted = False
        self._opened: Kansenkaart | None = None
        self._catalogues: dict[str | None, Catalogue] = {}
        self.file_lock = threading.Lock()
        self.may_read = threading.Event()
        self.may_read.set()

    # from the interface

    def put(self, asked: _Asked) -> None:
        """Have ``asked`` answered after what waits already."""
        self._waiting.put(asked)

    def outdate(self) -> None:
        """Read everything again before the next answer: the file may be another."""
        self._outdated = True
        self.let_go()

    def let_go(self) -> None:
        """Stop reading a whole file, for somebody who writes; it begins again after."""
        opened = self._opened
        if self._building and opened is not None:
            self._interrupted = True
            opened.interrupt()

    def stop(self) -> None:
        """Close the file as soon as may be."""
        self._stopped = True
        self._waiting.put(None)
        self.let_go()

    # in the worker

    def run(self) -> None:
        """Answer until it is stopped."""
        while (asked := self._next()) is not None:
            try:
                catalogue = self._up_to_date(asked.as_of)
                asked.answer = asked.question(catalogue)
            except Exception as error:
                asked.error = error.with_traceback(None)  # it would keep the file alive
            asked.ready.set()
            asked.taken.wait(_COURTESY)
        self._close()
        self.ended.set()

    def _next(self) -> _Asked | None:
        """Wait for a question; the search for circles is off except while it waits."""
        while True:
            collect_again()
            asked = self._waiting.get()
            stop_collecting()
            if self._stopped:
                return None
            if asked is not None and not asked.dropped:
                return asked

    def _up_to_date(self, as_of: str | None) -> Catalogue:
        while True:
            if self._outdated:
                self._outdated = False
                self._close()
            try:
                self.may_read.wait()  # whoever writes goes first, also when a read was stopped
                with self.file_lock:
                    return self._read(as_of)
            except Exception:
                self._close()  # what was read half is no catalogue
                if self._stopped or not self._interrupted:
                    raise
            finally:
                self._building = self._interrupted = False

    def _read(self, as_of: str | None) -> Catalogue:
        if self._opened is None:
            self._opened = Kansenkaart.open(self._path, read_only=True)
        catalogue = self._catalogues.get(as_of)
        if catalogue is not None:
            catalogue.refresh()
            return catalogue
        self._building = True
        self._catalogues = {moment: kept for moment, kept in self._catalogues.items() if not moment}
        with no_collecting():
            catalogue = self._catalogues[as_of] = self._opened.catalogue(as_of)
            # a million values without circles: to look through them would stop all for long
            gc.freeze()
        return catalogue

    def _close(self) -> None:
        if self._catalogues:
            gc.unfreeze()
        self._catalogues = {}
        if self._opened is not None:
            self._opened.close()
            self._opened = None


class CatalogueDesk(QObject):
    """Hands the questions of `Inquiry` to the worker; ``as_of`` is the moment they are about."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self.as_of: str | None = None
        self._reader: _Reader | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a file to ask questions of."""
        return self._reader is not None

    def open(self, path: Path) -> None:
        """Answer from the file at ``path`` from now on."""
        self.close()
        self._reader = _Reader(path)
        start_worker(self._reader.run)

    def close(self, seconds: float = 5.0) -> None:
        """Let go of the file; waits until the worker did."""
        if self._reader is not None:
            self._reader.stop()
            self._reader.ended.wait(seconds)
            self._reader = None
        self.as_of = None

    def outdate(self) -> None:
        """Read the file again before the next answer: somebody changed or replaced it."""
        if self._reader is not None:
            self._reader.outdate()

    @contextmanager
    def file_free(self) -> Iterator[None]:
        """Keep the worker from reading the file inside the context: for somebody who writes."""
        reader = self._reader
        if reader is None:
            yield
            return
        reader.may_read.clear()
        try:
            while not reader.file_lock.acquire(timeout=_PATIENCE):
                reader.let_go()  # again: it may have begun just after the last time
            try:
                yield
            finally:
                reader.file_lock.release()
        finally:
            reader.may_read.set()

    def put(self, question: Question, *, now: bool = False) -> _Asked | None:
        """Have ``question`` answered, with ``now`` never of the past; None when nothing is open."""
        if self._reader is None:
            return None
        asked = _Asked(question, None if now else self.as_of)
        self._reader.put(asked)
        return asked

    def answer_within(self, seconds: float, question: Question) -> Any:
        """Return the answer to ``question`` if it is there in time, else None; from any thread."""
        asked = self.put(question)
        if asked is None:
            return None
        asked.ready.wait(seconds)
        asked.drop()
        return asked.answer


class Inquiry(QObject):
    """Asks the desk one question at a time; only the answer to the latest counts."""

    # it looks whether the answer is there: a worker that told it so could outlive it

    answered = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, desk: CatalogueDesk, parent: QObject | None = None) -> None:
        """Ask ``desk``; nothing is asked yet."""
        super().__init__(parent)
        self._desk = desk
        self._asked: _Asked | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._asked is not None

    def ask(self, question: Question, *, now: bool = False) -> None:
        """Ask ``question``, which runs in the worker; what was asked before is dropped.

        With ``now`` it is not about the moment in the past that is looked at.
        """
        self.forget()
        self._asked = self._desk.put(question, now=now)
        if self._asked is not None:
            self._timer.start()

    def forget(self) -> None:
        """Drop what is still to be answered."""
        if self._asked is not None:
            self._asked.drop()
            self._asked = None
        self._timer.stop()

    def _look(self) -> None:
        asked = self._asked
        if asked is None or not asked.ready.is_set():
            return
        self._timer.stop()
        self._asked = None
        if asked.error is not None:
            self.failed.emit(asked.error)
        else:
            self.answered.emit(asked.answer)
        QTimer.singleShot(0, asked.taken.set)  # when it is painted, too
