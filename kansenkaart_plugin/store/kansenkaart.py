"""The open file: one class, one write path, one door out."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from ..domain.audience import Audience
from ..domain.profile import Profile, load_profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from .change import Change
from .checkup import find_problems
from .door import read_snapshot
from .errors import CannotOpen, CannotWrite
from .geopackage import (
    APPLICATION_ID,
    add_geometry_functions,
    index_level,
    register_tables,
)
from .migrate import migrate, statements
from .queries import Queries
from .rows import RowWriter
from .snapshot import Snapshot
from .tables import SCHEMA_VERSION, now, schema_sql
from .withheld import Withheld, find_withheld

BUSY_SECONDS = 5.0
"""How long a save waits for another program that is writing."""

_HEADER_SIZE = 100


class Kansenkaart:
    """A kansenkaart that is open. Use it from one thread; another thread opens its own."""

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: bool) -> None:
        """Take over an open ``connection``; callers use `open` or `initialise`."""
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._profile: Profile | None = None
        self.queries = Queries(connection)

    # opening and closing

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False) -> Kansenkaart:
        """Open the kansenkaart at ``path``; read-only when asked or when it cannot be written.

        Raises:
            CannotOpen: it is missing, empty, damaged, no kansenkaart, or of a newer version.
        """
        file = Path(path).absolute()
        _check_header(file)
        read_only = read_only or not os.access(file, os.W_OK)
        connection = None
        try:
            connection = _connect(file, "ro" if read_only else "rw")
            version = _schema_version(connection, file)
            if version < SCHEMA_VERSION and not read_only:
                migrate(connection, version, SCHEMA_VERSION)
        except sqlite3.Error as error:
            if connection:
                connection.close()
            raise _damaged(file) from error
        except CannotOpen:
            if connection:
                connection.close()
            raise
        return cls(file, connection, read_only)

    @classmethod
    def initialise(cls, path: str | os.PathLike[str], profile: Profile, by: str) -> Kansenkaart:
        """Make a kansenkaart of the GeoPackage at ``path``, which holds its level tables.

        The file is still under a temporary name: whoever makes it names it when all is well.
        """
        file = Path(path).absolute()
        connection = _connect(file, "rw")
        kansenkaart = cls(file, connection, False)
        with kansenkaart._transaction():
            for statement in statements(schema_sql(SCHEMA_VERSION)):
                connection.execute(statement)
            register_tables(connection, profile.language)
            for level in profile.levels:
                index_level(connection, level.key)
            rows = RowWriter(connection, by, now())
            rows.insert(
                "kansenkaart", [(profile.title, profile.owner, SCHEMA_VERSION, profile.text)]
            )
            rows.insert("party", [(p.key, p.name, p.kind.value, p.colour) for p in profile.parties])
            rows.insert(
                "ambition", [(a.key, a.title, a.theme, a.source) for a in profile.ambitions]
            )
            rows.insert(
                "level",
                [
                    (
                        level.key,
                        level.title,
                        rank,
                        level.parent,
                        level.source,
                        level.source_date,
                        level.feature_key,
                        level.label,
                        level.drawn.value if level.drawn else None,
                    )
                    for rank, level in enumerate(profile.levels, start=1)
                ],
            )
            rows.close("Kansenkaart gemaakt" if profile.language == "nl" else "Kansenkaart made")
        return kansenkaart

    def close(self) -> None:
        """Close the file; nothing is waiting to be written."""
        self._connection.close()

    def __enter__(self) -> Kansenkaart:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # what it is about

    @property
    def profile(self) -> Profile:
        """The profile as it stands in the file."""
        if self._profile is None:
            (text,) = self._connection.execute("SELECT profile FROM kansenkaart").fetchone()
            self._profile = load_profile(text)
        return self._profile

    # writing

    @contextmanager
    def change(self, label: str, by: str) -> Iterator[Change]:
        """Open one user action: one transaction, one undo step, named ``label``, done by ``by``.

        What goes wrong inside undoes all of it.

        Raises:
            CannotWrite: the file is read-only, in use by another program, or the disk is full.
            RulesBroken: the action goes against a rule.
        """
        if self.read_only:
            raise CannotWrite(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "“{path}” can only be read; save a copy of it where you can write.",
                ),
                path=self.path,
            )
        with self._transaction():
            change = Change(self._connection, by, now())
            yield change
            change.finish(label)
        self._profile = None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise self._cannot_write(error) from error
        try:
            yield
            self._connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._undo()
            raise self._cannot_write(error) from error
        except BaseException:
            self._undo()
            raise

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _cannot_write(self, error: sqlite3.OperationalError) -> CannotWrite:
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
        return CannotWrite(template, path=self.path, error=text)

    # the one door out

    def snapshot(self, audience: Audience, as_of: str | None = None) -> Snapshot:
        """Return everything ``audience`` may see, now or at ``as_of`` (UTC text)."""
        with self._reading():
            return read_snapshot(self._connection, self.profile, audience, as_of)

    def withheld(self, audience: Audience) -> Withheld:
        """Return what may not be in a product for ``audience``, for the check of `deliver`."""
        with self._reading():
            snapshot = read_snapshot(self._connection, self.profile, audience, None)
            return find_withheld(self._connection, snapshot, self.path)

    def problems(self) -> list[Sentence]:
        """Return everything in the file that does not fit, for its owner."""
        with self._reading():
            return find_problems(self._connection, self.profile)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Read one state of the file, whoever writes in the meantime."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _damaged(self.path) from error
        finally:
            self._connection.execute("COMMIT")


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA trusted_schema = ON")  # the triggers of R-trees call our functions
    connection.execute("PRAGMA cache_size = -65536")
    add_geometry_functions(connection)
    return connection


def _check_header(file: Path) -> None:
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
    if size < pages * (65536 if page == 1 else page):
        raise _damaged(file)


def _schema_version(connection: sqlite3.Connection, file: Path) -> int:
    """Return the version of the file's schema; raise when it is newer than this plugin."""
    found = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'kansenkaart'"
    ).fetchone()
    row = connection.execute("SELECT schema_version FROM kansenkaart").fetchone() if found else None
    if row is None:
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


def _damaged(file: Path) -> CannotOpen:
    return CannotOpen(
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "“{path}” is damaged and cannot be read; take a copy from the backup."
        ),
        path=file,
    )
