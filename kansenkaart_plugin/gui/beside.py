"""Work that is done beside the interface, which waits for it without standing still."""

from __future__ import annotations

import threading
from typing import Callable

from qgis.PyQt.QtCore import QEventLoop, QTimer

from ..store.collecting import start_worker

_SHORT = 0.05
"""Seconds that nobody notices: less than this and the interface just waits."""

_LOOK = 5
"""Milliseconds between two looks whether it is done."""

_FLAGS = QEventLoop.ProcessEventsFlag


def run_beside(work: Callable[[], object]) -> None:
    """Do ``work`` in a thread and come back when it is done; raises what it raised.

    Meanwhile the interface is drawn and timers run, but nothing that is typed or clicked arrives
    before it is done. ``work`` touches nothing of Qt.
    """
    errors: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            work()
        except BaseException as error:  # raised again below, in the thread that asked
            errors.append(error)
        finally:
            done.set()

    start_worker(run)
    if not done.wait(_SHORT):
        _wait(done)
    if errors:
        raise errors.pop()


def _wait(done: threading.Event) -> None:
    loop, timer = QEventLoop(), QTimer()

    def look() -> None:
        if done.is_set():
            loop.quit()

    timer.timeout.connect(look)
    timer.start(_LOOK)
    # a change of the file is no news: it is ours
    loop.exec(_FLAGS.ExcludeUserInputEvents | _FLAGS.ExcludeSocketNotifiers)
    timer.stop()
