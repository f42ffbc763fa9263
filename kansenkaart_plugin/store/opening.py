"""Opening the file: what it must look like, and how SQLite is to treat it."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from ..domain.sentence import QT_TRANSLATE_NOOP
from .errors import CannotOpen, CannotWrite
from .geopackage import APPLICATION_ID, add_geometry_functions
from .tables import SCHEMA_VERSION

BUSY_SECONDS = 5.0
"""How long a save waits for another program that is writing."""

_HEADER_SIZE = 100
_SIGNS_OF_DAMAGE = ("malformed", "not a database", "decode", "no such")


def is_writable(file: Path) -> bool:
    """Return whether ``file`` can be written, and its journal beside it."""
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def identity(file: Path) -> tuple[int, int] | None:
    """Return what tells one file from another that has its name; None when there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _Connection(sqlite3.Connection):
    """A connection that says when it lets go of its file."""

    file: tuple[int, int] | None = None

    def close(self) -> None:
        """Close; harmless when done already."""
        with _OPENING:
            super().close()
            if self.file is not None:
                _IN_USE[self.file] -= 1
                self.file = None


_OPENING = threading.Lock()
_IN_USE: Counter[tuple[int, int]] = Counter()
"""The connections of this process by file. On POSIX, to close a file that was opened besides
them takes their locks away: another program could then write in the middle of a save."""


def open_checked(file: Path) -> sqlite3.Connection:
    """Return a connection to ``file``, which looks like a kansenkaart.

    Raises:
        CannotOpen: it is missing, empty, cut short or of another kind.
    """
    with _OPENING:
        if not _IN_USE[identity(file) or (0, 0)]:
            check_header(file)
        return _connect(file)


def connect(file: Path) -> sqlite3.Connection:
    """Return a connection to ``file``, for reading only where it cannot be written.

    Where it can be, SQLite also mends for a reader what a crash in the middle of a save left.
    """
    with _OPENING:
        return _connect(file)


def _connect(file: Path) -> sqlite3.Connection:
    uri = file.as_uri()
    if not uri.startswith("file:///"):  # a network folder of Windows: SQLite knows no hosts
        uri = uri.replace("file://", "file:////", 1)
    mode = "rw" if is_writable(file) else "ro"
    if mode == "ro" and _is_left_in_wal(file):
        mode += "&immutable=1"
    connection = sqlite3.connect(
        f"{uri}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        factory=_Connection,
        check_same_thread=False,  # one at a time, but a long write may be beside the interface
    )
    connection.file = identity(file)
    if connection.file is not None:
        _IN_USE[connection.file] += 1
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = ON")  # the triggers of R-trees call our functions
    connection.execute("PRAGMA cache_size = -65536")
    add_geometry_functions(connection)
    return connection


def _is_left_in_wal(file: Path) -> bool:
    """Whether the file is in WAL mode and nobody has it open.

    To read it otherwise would make files beside it, which cannot be done in a read-only folder.
    """
    with file.open("rb") as stream:
        header = stream.read(_HEADER_SIZE)
    return header[18:20] == b"\x02\x02" and not Path(f"{file}-wal").exists()


def check_header(file: Path) -> None:
    """Look at the file before SQLite does: it would make an empty file of a missing one."""
    try:
        with file.open("rb") as stream:
            header = stream.read(_HEADER_SIZE)
            size = file.stat().st_size
    except OSError as error:
        raise CannotOpen(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{path}” is not there or cannot be read; choose a kansenkaart."
            ),
            path=file,
        ) from error
    application = int.from_bytes(header[68:72], "big")
    if not header.startswith(b"SQLite format 3\x00") or application != APPLICATION_ID:
        raise _foreign(file)
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    # after a crash the header may run ahead: what lies beside the file says how it was
    crashed = any(Path(f"{file}{end}").exists() for end in ("-journal", "-wal"))
    if size < pages * (65536 if page == 1 else page) and not crashed:
        raise _damaged(file)


def schema_version_of(connection: sqlite3.Connection, file: Path) -> int:
    """Return the version of the file's schema; raise when it is newer than this plugin."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'kansenkaart'"
    ).fetchone()
    row = connection.execute("SELECT schema_version FROM kansenkaart").fetchone() if found else None
    if row is None or not isinstance(row[0], int):
        raise _foreign(file)
    if row[0] > SCHEMA_VERSION:
        raise CannotOpen(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{path}” was made by a newer version of the plugin (schema {version}; this one"
                " reads {known}); update the plugin.",
            ),
            path=file,
            version=row[0],
            known=SCHEMA_VERSION,
        )
    return int(row[0])


def _foreign(file: Path) -> CannotOpen:
    return CannotOpen(
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "“{path}” is not a kansenkaart; choose a GeoPackage that is one."
        ),
        path=file,
    )


def unreadable(file: Path, error: sqlite3.Error) -> CannotOpen:
    """Return what to say when ``file`` cannot be read: in use, damaged, or out of reach."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return CannotOpen(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{path}” is in use by another program; try again when that is ready.",
            ),
            path=file,
        )
    if any(word in text for word in _SIGNS_OF_DAMAGE):
        return _damaged(file)
    return CannotOpen(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” cannot be read here ({error}); try again, or open it where you can write.",
        ),
        path=file,
        error=text,
    )


def unwritable(file: Path, error: sqlite3.Error) -> CannotWrite:
    """Return what to say when ``file`` cannot be written: in use, the disk full, or else."""
    text = str(error)
    if "locked" in text or "busy" in text:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” is in use by another program; nothing was saved. Close it there and try"
            " again.",
        )
    elif "full" in text:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "The disk of “{path}” is full; nothing was saved. Make room and try again.",
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart", "“{path}” cannot be written ({error}); nothing was saved."
        )
    return CannotWrite(template, path=file, error=text)


@contextmanager
def closing_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    """Close ``connection`` when something goes wrong inside."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _damaged(file: Path) -> CannotOpen:
    return CannotOpen(
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "“{path}” is damaged and cannot be read; take a copy from the backup."
        ),
        path=file,
    )
