"""The open file: one class, one write path, one door out."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Iterator, Mapping

from ..domain.audience import Audience
from ..domain.model import Action
from ..domain.profile import Profile, load_profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.text import clean
from .between import changes_between, was_secret
from .catalogue import Catalogue
from .change import Change
from .checkup import find_problems
from .collecting import no_collecting
from .door import check_asked, read_snapshot
from .errors import CannotWrite
from .geopackage import finish_level, register_tables, write_styles
from .history import HistoryStep, RecordChange, read_history
from .loose import CANDIDATES, Candidate, LooseFeature, find_candidates, find_loose
from .migrate import migrate_alone, statements
from .news import News, NewsReader
from .opening import (
    closing_on_failure,
    connect,
    identity,
    is_writable,
    open_checked,
    schema_version_of,
    unreadable,
    unwritable,
)
from .outside import OutsideChange, find_outside_changes
from .queries import Queries
from .rows import RowWriter
from .snapshot import Snapshot
from .tables import SCHEMA_VERSION, now, now_after, schema_sql
from .trust import check_cells, check_tables
from .undo import CannotUndo, Sitting, find_action, undo_action
from .withheld import Withheld, find_withheld


class Kansenkaart:
    """A kansenkaart that is open. Use it from one thread; another thread opens its own."""

    def __init__(self, path: Path, connection: sqlite3.Connection, read_only: bool) -> None:
        """Take over an open ``connection``; callers use `open` or `initialise`."""
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._identity = identity(path)
        self._profile: Profile | None = None
        self.queries = Queries(connection, self._reading)
        self.sitting = Sitting()
        self._news: NewsReader | None = None

    # opening and closing

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, read_only: bool = False) -> Kansenkaart:
        """Open the kansenkaart at ``path``; read-only when asked or when it cannot be written.

        Raises:
            CannotOpen: it is missing, empty, damaged, no kansenkaart, or of a newer version.
        """
        file = Path(path).absolute()
        try:
            connection = open_checked(file)
            with closing_on_failure(connection):
                version = schema_version_of(connection, file)
                check_tables(connection, file, version)
                if version < SCHEMA_VERSION:
                    migrate_alone(connection, file, version, SCHEMA_VERSION)
                connection.execute(f"PRAGMA query_only = {int(read_only)}")
        except sqlite3.Error as error:
            raise unreadable(file, error) from error
        kansenkaart = cls(file, connection, read_only or not is_writable(file))
        kansenkaart.news()
        return kansenkaart

    @classmethod
    def initialise(
        cls,
        path: str | os.PathLike[str],
        profile: Profile,
        by: str,
        styles: Mapping[str, str] | None = None,
    ) -> Kansenkaart:
        """Make a kansenkaart of the GeoPackage at ``path``, which holds its level tables.

        ``styles`` is the QML with which QGIS shows each level, by its key. The file is still
        under a temporary name: whoever makes it names it when all is well.
        """
        file = Path(path).absolute()
        connection = connect(file)
        kansenkaart = cls(file, connection, False)
        with closing_on_failure(connection), kansenkaart._transaction():
            for statement in statements(schema_sql(SCHEMA_VERSION)):
                connection.execute(statement)
            register_tables(connection, profile.language)
            for level in profile.levels:
                finish_level(connection, level.key, profile.language)
            write_styles(connection, styles or {}, profile.language)
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

    def interrupt(self) -> None:
        """Stop what another thread is reading here: that thread gets an error. For writers."""
        with suppress(sqlite3.ProgrammingError):  # closed in the meantime: nothing to stop
            self._connection.interrupt()

    def __enter__(self) -> Kansenkaart:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # what it is about

    @property
    def profile(self) -> Profile:
        """The profile as it stands in the file, also when another program changed it."""
        with self._reading():
            (text,) = self._connection.execute("SELECT profile FROM kansenkaart").fetchone()
        if self._profile is None or self._profile.text != text:
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
        with self._acting(label, by) as (change, action):
            yield change
        if change.wrote:
            self.sitting.note_done(action)

    def undo(self, by: str, action: str | None = None) -> Action:
        """Take back the action ``action``, or the last one of this sitting; return what it was.

        Raises:
            CannotUndo: nothing is left to undo, or what it touched was changed since.
        """
        last = self.sitting.undoable
        done = self._named(action, last)
        with self._acting(self._label("Ongedaan gemaakt", "Undone", done), by) as (change, undoing):
            undo_action(change, find_action(self._connection, done.uuid))
        self.sitting.note_undone(done, undoing)
        return done

    def redo(self, by: str) -> Action:
        """Do again what was undone last in this sitting; return what it was.

        Raises:
            CannotUndo: nothing is left to redo, or what it touched was changed since.
        """
        done = self._named(None, self.sitting.redoable)
        with self._acting(self._label("Opnieuw gedaan", "Redone", done), by) as (change, redoing):
            undo_action(change, find_action(self._connection, done.uuid))
        self.sitting.note_redone(done, redoing)
        return done

    def _named(self, uuid: str | None, last: Action | None) -> Action:
        if uuid is not None and (last is None or last.uuid != uuid):
            return find_action(self._connection, uuid)
        if last is None:
            raise CannotUndo(
                QT_TRANSLATE_NOOP("Kansenkaart", "There is nothing in this sitting to go back to.")
            )
        return last

    def _label(self, dutch: str, english: str, action: Action) -> str:
        return f"{dutch if self.profile.language == 'nl' else english}: {action.label}"

    @contextmanager
    def _acting(self, label: str, by: str) -> Iterator[tuple[Change, Action]]:
        if self.read_only:
            raise CannotWrite(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "“{path}” can only be read; save a copy of it where you can write.",
                ),
                path=self.path,
            )
        with self._transaction():
            (last,) = self._connection.execute("SELECT max(at) FROM action").fetchone()
            at = now_after(last)
            change = Change(self._connection, clean(by), at, self._themes, self.sitting.own)
            yield change, Action(change.action, at, by, label)
            change.finish(clean(label))

    def _themes(self) -> set[str]:
        return {theme.key for theme in self.profile.themes}

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise unwritable(self.path, error) from error
        try:
            self._must_be_in_place()
            with no_collecting():
                yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._undo()
            raise unwritable(self.path, error) from error
        except BaseException as error:
            self._undo()
            if isinstance(error, _ODD):
                check_cells(self._connection, self.path)
            raise
        self._must_be_in_place()

    def _must_be_in_place(self) -> None:
        """Raise when another file lies at the path by now: what is written would be lost.

        On some network drives a file may seem another one; then its last action decides.
        """
        if identity(self.path) == self._identity:
            return
        try:
            with closing(connect(self.path)) as found:
                in_place = _last_action(found) == _last_action(self._connection)
        except (sqlite3.Error, OSError):
            in_place = False
        if not in_place:
            raise CannotWrite(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "“{path}” was moved, or replaced by another file, while it was open; nothing"
                    " was saved. Open it again.",
                ),
                path=self.path,
            )

    def _undo(self) -> None:
        # when even this fails, SQLite rolls back at the next opening; the first error is told
        if self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    # the one door out

    def snapshot(self, audience: Audience, as_of: str | None = None) -> Snapshot:
        """Return everything ``audience`` may see, now or at ``as_of`` (UTC text).

        Raises:
            UnknownAudience: ``audience`` is a party that the kansenkaart does not have.
            KansenkaartError: ``as_of`` is no date or moment.
        """
        with self._reading():
            return self._snapshot(audience, as_of)

    def withheld(self, audience: Audience, as_of: str | None = None) -> Withheld:
        """Return what may not be in a product of ``snapshot(audience, as_of)``, for `deliver`."""
        with self._reading():
            snapshot = self._snapshot(audience, as_of)
            return find_withheld(self._connection, snapshot, self.path)

    def _snapshot(self, audience: Audience, as_of: str | None) -> Snapshot:
        check_asked(self._connection, audience, as_of)
        with no_collecting():
            return read_snapshot(self._connection, self.profile, audience, as_of)

    def catalogue(self, as_of: str | None = None) -> Catalogue:
        """Return all records as lists and maps show them, now or at ``as_of`` (UTC text).

        It reads through this connection: this has to stay open, in the same thread.
        """
        return Catalogue(self, as_of)

    def history(self, record: str) -> list[HistoryStep]:
        """Return what happened to a record (its uuid), the latest first, for the owner."""
        with self._reading():
            return read_history(self._connection, self.profile, record)

    def changes(
        self, audience: Audience, since: str, until: str | None = None, most: int | None = None
    ) -> tuple[RecordChange, ...]:
        """Return what became different between two moments (UTC text; None is now).

        Of more than ``most`` records only the first are told.

        ``audience`` needs to be allowed to see a record then and now; what it was before it
        became visible stays hidden.
        """
        with self._reading(), no_collecting():
            moments = (since, until)
            check_asked(self._connection, audience, *moments)
            return changes_between(self._connection, self.profile, audience, moments, most)

    def was_secret(self, since: str) -> bool:
        """Return whether any record that was there at or after ``since`` was secret then, or is."""
        with self._reading():
            return was_secret(self._connection, since)

    def loose_features(self) -> list[LooseFeature]:
        """Return the linked features that are not there any more, with the records about them."""
        with self._reading():
            return find_loose(self._connection)

    def candidates(
        self, level: str, x: float, y: float, count: int = CANDIDATES
    ) -> list[Candidate]:
        """Return what a lost feature of ``level`` at this point may be now, the likeliest first."""
        with self._reading():
            return find_candidates(self._connection, level, x, y, count)

    def news(self) -> News:
        """Return what others wrote into the file since it was opened, or since the last call."""
        with self._reading():
            if self._news is None:
                self._news = NewsReader(self._connection)
            return self._news.read(self.sitting.own)

    def problems(self) -> list[Sentence]:
        """Return everything in the file that does not fit, for its owner."""
        with self._reading():
            return find_problems(self._connection, self.profile)

    def changed_outside(self) -> list[OutsideChange]:
        """Return the rows that another program changed.

        `take_in_rows` and `restore_rows` deal with them, as part of a change.
        """
        with self._reading():
            return list(find_outside_changes(self._connection))

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Read one state of the file, whoever writes in the meantime."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        except sqlite3.Error as error:
            raise unreadable(self.path, error) from error
        except _ODD:
            check_cells(self._connection, self.path)
            raise
        finally:
            self._undo()  # nothing was written


# what comes of a cell that holds what it cannot: then that is said, and else it is a fault of ours
_ODD = (AttributeError, KeyError, TypeError, ValueError)


def _last_action(connection: sqlite3.Connection) -> object:
    return connection.execute("SELECT uuid FROM action ORDER BY fid DESC LIMIT 1").fetchone()
