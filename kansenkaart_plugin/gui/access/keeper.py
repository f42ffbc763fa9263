"""Keeps the lease on the open file: takes it, refreshes it, and gives it back."""

from __future__ import annotations

import threading
from pathlib import Path

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...domain.sentence import KansenkaartError
from ...store import InUse, Lease, LeaseLost, stale_holder_of
from ...store.collecting import start_worker
from ...store.lease import REFRESH_SECONDS, Holder

_LOOK = 50
"""Milliseconds between two looks whether a refresh is done."""

_PATIENCE = 2.0
"""Seconds to wait for a refresh before the file is let go: its drive may be gone."""


class LeaseKeeper(QObject):
    """Has the lease on one file, or knows why not."""

    lost = pyqtSignal(object)
    """Somebody took the lease over; the exception says who."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with no file."""
        super().__init__(parent)
        self._lease: Lease | None = None
        self._refreshing: _Refreshing | None = None
        self.refusal: KansenkaartError | None = None
        """Why the lease is not ours, when it is not."""
        self.holder: Holder | None = None
        """Who has the file open instead."""
        self.is_stale = False
        """Whether that one was not heard of for a while, and may be asked to make way."""
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_SECONDS * 1000)
        self._timer.timeout.connect(self.refresh)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK)
        self._look.timeout.connect(self._look_at_refreshing)

    @property
    def is_ours(self) -> bool:
        """Whether the file may be written here."""
        return self._lease is not None

    def take(self, path: Path, name: str, *, over: bool = False) -> bool:
        """Take the lease on the file at ``path`` as ``name``; return whether it is ours.

        One that is stale is only taken ``over`` when a person asked for that.
        """
        self.release()
        stale = None if over else stale_holder_of(path)
        try:
            if stale is not None:
                raise InUse(path, stale)
            self._lease = Lease.take(path, name, over=over)
        except KansenkaartError as error:
            self.refusal = error
            self.holder = error.holder if isinstance(error, InUse) else None
            self.is_stale = stale is not None
            return False
        self._timer.start()
        return True

    def release(self) -> None:
        """Give the lease back, if it is ours; there is no file any more."""
        self._timer.stop()
        if self._refreshing is not None:
            self._refreshing.done.wait(_PATIENCE)
            self._forget_refreshing()
        if self._lease is not None:
            self._lease.release()
        self._lease = self.refusal = self.holder = None
        self.is_stale = False

    def refresh(self) -> None:
        """Say that the file is still open, in a worker: a drive that is gone answers late."""
        if self._lease is not None and self._refreshing is None:
            self._refreshing = _Refreshing(self._lease)
            start_worker(self._refreshing.run)
            self._look.start()

    def _look_at_refreshing(self) -> None:
        refreshing = self._refreshing
        if refreshing is None or not refreshing.done.is_set():
            return
        self._forget_refreshing()
        # of a drive that is gone the file itself says so; the next refresh may go well
        if isinstance(refreshing.error, LeaseLost):
            lost = refreshing.error
            self._timer.stop()
            self._lease, self.refusal = None, lost
            self.lost.emit(lost)

    def _forget_refreshing(self) -> None:
        self._refreshing = None
        self._look.stop()


class _Refreshing:
    """Refreshes a lease once."""

    def __init__(self, lease: Lease) -> None:
        self._lease = lease
        self.done = threading.Event()
        self.error: KansenkaartError | None = None

    def run(self) -> None:
        """Refresh it; what goes wrong is kept."""
        try:
            self._lease.refresh()
        except KansenkaartError as error:
            self.error = error
        finally:
            self.done.set()
