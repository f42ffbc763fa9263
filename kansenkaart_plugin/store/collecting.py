"""Python's search for values that only hold each other, kept out of workers.

It begins in whichever thread happens to make a value. What it finds may be an item, a symbol or a
widget of anybody, and these belong to the main thread: nothing of them may go in another.
"""

from __future__ import annotations

import _thread
import gc
import threading
from contextlib import contextmanager
from functools import wraps
from typing import Any, Callable, Iterator, TypeVar

_Answer = TypeVar("_Answer")

_lock = threading.Lock()
_holding = 0
_was_collecting = True


def stop_collecting() -> None:
    """Hold Python's search for circles off, in all threads, until as many `collect_again`."""
    global _holding, _was_collecting
    _lock.acquire()
    if not _holding:
        _was_collecting = gc.isenabled()
    gc.disable()
    _holding += 1
    _lock.release()


def collect_again() -> None:
    """Let the search for circles go on, when nobody else holds it off.

    Nothing here makes a value that is searched: in a worker that would set off the search at once.
    """
    global _holding
    _lock.acquire()
    _holding -= 1
    if _was_collecting and not _holding:
        gc.enable()
    _lock.release()


@contextmanager
def no_collecting() -> Iterator[None]:
    """Hold Python's search for circles off while very many values are made, which have none."""
    stop_collecting()
    try:
        yield
    finally:
        collect_again()


def in_worker(work: Callable[..., _Answer]) -> Callable[..., _Answer]:
    """Decorate what QGIS calls in a thread of its own, so that no search begins in it."""

    @wraps(work)
    def run(*args: Any) -> _Answer:
        stop_collecting()
        try:
            return work(*args)
        finally:
            collect_again()

    return run


def start_worker(work: Callable[[], None]) -> None:
    """Do ``work`` in a thread of its own, in which Python never searches for circles.

    A circle may hold widgets, items or symbols of anybody, which may not go in another thread
    than the main one. `threading.Thread` would make values before and after its work, which
    sets the search off.
    """

    def run() -> None:
        try:
            work()
        finally:
            collect_again()

    stop_collecting()
    try:
        _thread.start_new_thread(run, ())
    except RuntimeError:  # there can be no more threads
        collect_again()
        raise
