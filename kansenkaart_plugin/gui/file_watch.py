"""Notices that the open file was changed, moved or removed by somebody else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple, Optional

from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, QTimer, pyqtSignal

REST = 400
"""Milliseconds of rest before a change is told: a write touches the file many times."""


class Stamp(NamedTuple):
    """Which file it is, and which state of it."""

    device: int
    number: int
    modified: int
    size: int

    def is_same_file(self, other: Stamp | None) -> bool:
        """Return whether ``other`` is the same file, in whatever state."""
        return other is not None and self[:2] == other[:2]


def stamp_of(path: Path) -> Optional[Stamp]:
    """Return the stamp of the file at ``path``, or None when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Stamp(found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


class FileWatch(QObject):
    """Watches one file. What we write ourselves is told to it by `seen`."""

    changed = pyqtSignal()
    """Somebody else changed, moved, removed or put back the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._path: Path | None = None
        self._stamp: Stamp | None = None
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._touched)
        self._watcher.directoryChanged.connect(self._touched)

    def watch(self, path: Path | None) -> None:
        """Watch ``path`` instead of the file before; None watches nothing."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._timer.stop()
        self._path = path
        if path is not None:
            # the folder too: a file that is put back is not watched any more
            self._watcher.addPaths([str(path), str(path.parent)])
            self.seen()

    def seen(self) -> None:
        """Take the file as it is now for known."""
        self._stamp = stamp_of(self._path) if self._path else None

    def _touched(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        if self._path is None:
            return
        stamp = stamp_of(self._path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        if stamp is not None and str(self._path) not in self._watcher.files():
            self._watcher.addPath(str(self._path))
        self.changed.emit()
