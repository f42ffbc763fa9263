"""What is open and chosen now: the one thing that docks, map and menus listen to."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Callable, Iterable, Iterator, Sequence

from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.utils import OverrideCursor

from ..domain.model import Action, FeatureRef
from ..domain.profile import Profile
from ..domain.sentence import KansenkaartError
from ..settings import Settings
from ..store import Change, Kansenkaart, Row
from .access.keeper import LeaseKeeper
from .basis import Basis, gone, read_basis
from .beside import run_beside
from .catalogue_desk import CatalogueDesk, Inquiry
from .file_watch import FileWatch, Stamp, stamp_of
from .records.draft import Vocabulary
from .shown import Shown
from .worker import Asker

DEBOUNCE = 150
"""Milliseconds of rest before a selection is answered: dragging makes many."""

WHOLE_AREA = ""
"""The level when the whole area is chosen instead of a level."""


def _nothing_selected() -> Sequence[str]:
    return ()


class Current(QObject):
    """The open kansenkaart, its chosen level and the selected features of that level."""

    opened = pyqtSignal()
    closing = pyqtSignal()
    """It is still open: the moment to keep what is not saved."""
    closed = pyqtSignal()
    level_changed = pyqtSignal(str)
    selection_changed = pyqtSignal()
    saving = pyqtSignal()
    """Something is about to be written: let go of the file."""
    records_changed = pyqtSignal()
    access_changed = pyqtSignal()
    """Whether something can be written (`is_writable`) may be otherwise now."""
    reloaded = pyqtSignal()
    """Somebody else changed the file: also levels, parties and themes may be others now."""
    record_wanted = pyqtSignal(str)
    """A new record of this kind is asked for, for example from the map's menu."""
    zoom_wanted = pyqtSignal(object)
    """The map is asked to show these links (a tuple of `Link`)."""
    features_wanted = pyqtSignal(object)
    """The map is asked to select the features of the chosen level with these keys."""
    highlight_wanted = pyqtSignal(object)
    """The map is asked to light up these features (a tuple of `FeatureRef`), and no others."""
    choose_wanted = pyqtSignal(object)
    """The dock of this record (a `store.Row`) is asked to come forward with it."""
    history_wanted = pyqtSignal(str)
    """What happened to this record (its uuid) is asked for."""
    all_wanted = pyqtSignal()
    """The lists are asked to show what passes the filter, wherever it lies."""
    agenda_wanted = pyqtSignal(object)
    """These records (a list of uuids) are asked to be on the agenda of the joint session."""
    noted = pyqtSignal(str)
    """Something to tell the person that is no fault."""
    offered = pyqtSignal(str, str, object)
    """Something to tell, the text of a button beside it, and what that button does."""
    failed = pyqtSignal(object)
    """Something went wrong; the exception has the sentence for the person."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self.settings = settings
        self.kansenkaart: Kansenkaart | None = None
        self.level = WHOLE_AREA
        self._basis: Basis | None = None
        self._stamp: Stamp | None = None
        self._read_selection: Callable[[], Sequence[str]] = _nothing_selected
        self._selection: tuple[str, ...] = ()
        self._announced: tuple[str, ...] = ()
        self._moved = False
        self._last_move = 0.0
        self._writing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._announce_selection)
        self._watch = FileWatch(self)
        self._watch.changed.connect(self.reload)
        self._asker = Asker(self)
        self._asker.answered.connect(self._take_over)
        self._asker.failed.connect(self.failed)
        self.saving.connect(self._asker.make_way)
        self.lease = LeaseKeeper(self)
        self.lease.lost.connect(self._lose_access)
        self.shown = Shown(self)
        self.shown.moment_changed.connect(self._look_at_moment)
        self.desk = CatalogueDesk(self)
        self._finder = Inquiry(self.desk, self)
        self._finder.answered.connect(self._show_found)
        self._finder.failed.connect(self.failed)

    # what is open

    @property
    def path(self) -> Path | None:
        """The file that is open, or None."""
        return self.kansenkaart.path if self.kansenkaart else None

    @property
    def profile(self) -> Profile | None:
        """The profile of what is open, or None."""
        return self._basis.profile if self._basis else None

    @property
    def vocabulary(self) -> Vocabulary:
        """The parties, themes and ambitions of what is open."""
        return self._basis.vocabulary if self._basis else Vocabulary()

    @property
    def is_writable(self) -> bool:
        """Whether something is open that can be written: the past can only be read."""
        return self.lease.is_ours and not self.shown.is_past

    def open(self, path: str | os.PathLike[str]) -> bool:
        """Open the kansenkaart at ``path`` instead of the one before; return whether it opened.

        What cannot be opened is reported, and what was open stays open.
        """
        try:
            with OverrideCursor(Qt.CursorShape.WaitCursor):
                kansenkaart = Kansenkaart.open(path)
                basis = read_basis(kansenkaart)
        except KansenkaartError as error:
            self.failed.emit(error)
            return False
        self.close()
        self.kansenkaart, self._basis = kansenkaart, basis
        self._stamp = stamp_of(kansenkaart.path)
        self._watch.watch(kansenkaart.path)
        self.desk.open(kansenkaart.path)
        self._take_lease()
        levels = basis.profile.levels
        self.level = levels[0].key if levels else WHOLE_AREA
        self.opened.emit()
        self.level_changed.emit(self.level)
        if self.lease.refusal is not None:
            self.failed.emit(self.lease.refusal)
        return True

    def close(self) -> None:
        """Close what is open; harmless when nothing is."""
        if self.kansenkaart is None:
            return
        self.closing.emit()
        self._asker.forget()
        self._finder.forget()
        self.desk.close()
        self._watch.watch(None)
        self._timer.stop()
        self.lease.release()
        self.kansenkaart.close()
        self.kansenkaart = self._basis = None
        self.level = WHOLE_AREA
        self._selection = self._announced = ()
        self._moved = False
        self.shown.reset()
        self.closed.emit()

    def reload(self) -> None:
        """Read again what somebody else may have changed; tell when the file is gone."""
        if self.kansenkaart is None or self._writing:
            return
        if stamp_of(self.kansenkaart.path) is None:
            self.failed.emit(gone(self.kansenkaart.path))
        else:
            self._asker.ask(self.kansenkaart.path, read_basis)

    def _take_over(self, basis: Basis) -> None:
        self._basis = basis
        self.desk.outdate()
        self.reloaded.emit()
        if self.level != WHOLE_AREA and basis.profile.level(self.level) is None:
            self.set_level(WHOLE_AREA)
        self.records_changed.emit()

    # what is chosen

    def set_level(self, key: str) -> None:
        """Choose the level that is worked on, or `WHOLE_AREA`."""
        if self.kansenkaart is None or key == self.level:
            return
        if key != WHOLE_AREA and self.profile.level(key) is None:
            return  # a level that is there no longer
        self.level = key
        self.level_changed.emit(key)
        self.selection_moved()
        self._announce_selection()

    def level_title(self) -> str:
        """Return the title of the chosen level; empty for the whole area."""
        level = self.profile.level(self.level) if self.profile else None
        return level.title if level else ""

    def read_selection_from(self, read: Callable[[], Sequence[str]]) -> None:
        """Ask ``read`` for the keys of the selected features when they are needed."""
        self._read_selection = read

    def selection_moved(self) -> None:
        """Note that the selection on the map changed.

        It is announced at once when it was at rest, and else after a short rest.
        """
        self._moved = True
        rested = not self._timer.isActive() and time.monotonic() - self._last_move > DEBOUNCE / 1000
        self._last_move = time.monotonic()
        self._timer.start(0 if rested else DEBOUNCE)

    @property
    def selection(self) -> tuple[str, ...]:
        """The keys of the selected features of the chosen level, never out of date."""
        if self._moved:
            self._moved = False
            self._selection = tuple(self._read_selection())
        return self._selection

    def selected_features(self) -> list[FeatureRef]:
        """Return the selected features of the chosen level."""
        return [FeatureRef(self.level, key) for key in self.selection]

    def _announce_selection(self) -> None:
        self._timer.stop()
        if self.selection != self._announced:
            self._announced = self.selection
            self.selection_changed.emit()

    # what others are asked to show

    def choose_record(self, uuid: str) -> None:
        """Ask the dock of this record to come forward with the record chosen in its list."""
        self._finder.ask(lambda catalogue: catalogue.find(uuid))

    def _show_found(self, row: Row | None) -> None:
        if row is None:
            self.noted.emit(self.tr("This record is not there (any more)."))
        else:
            self.choose_wanted.emit(row)

    def show_only(self, uuids: Iterable[str], label: str) -> None:
        """Show these records and no others in lists and map; ``label`` says which they are."""
        self.shown.show_only(uuids, label)
        self.all_wanted.emit()

    def highlight(self, features: Iterable[FeatureRef] = ()) -> None:
        """Light up ``features`` on the map until others are, without moving the map."""
        self.highlight_wanted.emit(tuple(features))

    def _look_at_moment(self) -> None:
        self.desk.as_of = self.shown.as_of
        self.access_changed.emit()
        self.records_changed.emit()

    # who may write

    def ask_access(self, *, over: bool = False) -> None:
        """Ask once more to write in the open file; ``over`` takes it from who is not heard of."""
        if self.kansenkaart is None:
            return
        try:
            self._meet_file(self.kansenkaart.path)
            self._take_lease(over=over)
            if self.lease.refusal is not None:
                raise self.lease.refusal
        except KansenkaartError as error:
            self.failed.emit(error)
        self.access_changed.emit()
        self.reload()  # who had it open may have written in it

    def _take_lease(self, *, over: bool = False) -> None:
        """Take the lease, unless the file cannot be written anyway."""
        if self.kansenkaart.read_only:
            self.lease.release()
        else:
            self.lease.take(self.kansenkaart.path, self.settings.writer(), over=over)

    def _lose_access(self, error: KansenkaartError) -> None:
        self.access_changed.emit()
        self.records_changed.emit()  # what is shown of them says what can be done with them
        self.failed.emit(error)

    # writing

    def save(self, label: str, work: Callable[[Change], object], *, beside: bool = False) -> bool:
        """Do ``work`` as one user action named ``label``; return whether it was saved.

        What goes wrong is reported and nothing is changed. With ``beside`` the interface does not
        stand still meanwhile; ``work`` then touches nothing of Qt.
        """
        by = self.settings.writer()

        def act(kansenkaart: Kansenkaart) -> None:
            with kansenkaart.change(label, by=by) as change:
                work(change)

        return self._write(act, beside)

    @property
    def last_action(self) -> str | None:
        """The action that was done last in this sitting and can be taken back, by its uuid."""
        action = self.kansenkaart.sitting.undoable if self.kansenkaart else None
        return action.uuid if action else None

    def undo(self, action: str | None = None) -> bool:
        """Take ``action`` back, or the last one of this sitting; return whether that was done."""
        done: list[Action] = []
        by = self.settings.writer()
        undo = self._write(lambda opened: done.append(opened.undo(by, action)), beside=True)
        if undo:
            self.noted.emit(self.tr("Undone: {}").format(done[0].label))
        return undo

    def redo(self) -> bool:
        """Do again what was undone last in this sitting; return whether that was done."""
        done: list[Action] = []
        by = self.settings.writer()
        redo = self._write(lambda opened: done.append(opened.redo(by)), beside=True)
        if redo:
            self.noted.emit(self.tr("Done again: {}").format(done[0].label))
        return redo

    def _write(self, work: Callable[[Kansenkaart], object], beside: bool = False) -> bool:
        if self.kansenkaart is None:
            raise RuntimeError("no kansenkaart is open")
        if self._writing:
            return False  # a timer's: nothing a person does arrives meanwhile
        if self.shown.is_past:
            self.noted.emit(self.tr("You are looking at the past: go back to now to change it."))
            return False
        try:
            with OverrideCursor(Qt.CursorShape.WaitCursor):
                self._meet_file(self.kansenkaart.path)
                self._meet_lease()
                self.saving.emit()
                with self.desk.file_free(), self._alone():
                    if beside:
                        run_beside(partial(work, self.kansenkaart))
                    else:
                        work(self.kansenkaart)
                self._watch.seen()
        except KansenkaartError as error:
            self.failed.emit(error)
            return False
        self.records_changed.emit()
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep whatever runs on its own from reading or writing the file meanwhile."""
        self._writing = Asker.held = True
        try:
            yield
        finally:
            self._writing = Asker.held = False

    def _meet_file(self, path: Path) -> None:
        """Open the file again when another stands under its name, or it could only be read.

        Raises:
            CannotOpen: it is gone, or what stands there now is no kansenkaart.
        """
        stamp = stamp_of(path)
        if stamp is None:
            raise gone(path)
        if stamp.is_same_file(self._stamp) and not self.kansenkaart.read_only:
            return
        fresh = Kansenkaart.open(path)
        self.kansenkaart.close()
        self.kansenkaart, self._stamp = fresh, stamp
        self.desk.outdate()

    def _meet_lease(self) -> None:
        """Take the lease when it is not ours yet and nobody else has it.

        Raises:
            InUse, NoLease: it cannot be had.
        """
        if not self.lease.is_ours:
            self._take_lease()
            self.access_changed.emit()
            if self.lease.refusal is not None:
                raise self.lease.refusal
