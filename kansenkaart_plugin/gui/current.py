"""What is open and chosen now: the one thing that docks, map and menus listen to."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import Callable, Iterator, Sequence

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain.model import FeatureRef
from ..domain.sentence import KansenkaartError
from ..settings import Settings
from ..store import Change, Kansenkaart

DEBOUNCE = 150
"""Milliseconds of rest before a selection is answered: dragging makes many."""

WHOLE_AREA = ""
"""The level when the whole area is chosen instead of a level."""


def _nothing_selected() -> Sequence[str]:
    return ()


class Current(QObject):
    """The open kansenkaart, its chosen level and the selected features of that level."""

    opened = pyqtSignal()
    closed = pyqtSignal()
    level_changed = pyqtSignal(str)
    selection_changed = pyqtSignal()
    records_changed = pyqtSignal()
    record_wanted = pyqtSignal(str)
    """A new record of this kind is asked for, for example from the map's menu."""
    zoom_wanted = pyqtSignal(object)
    """The map is asked to show these links (a tuple of `Link`)."""
    noted = pyqtSignal(str)
    """Something to tell the person that is no fault."""
    failed = pyqtSignal(object)
    """Something went wrong; the exception has the sentence for the person."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self.settings = settings
        self.kansenkaart: Kansenkaart | None = None
        self.level = WHOLE_AREA
        self._read_selection: Callable[[], Sequence[str]] = _nothing_selected
        self._selection: tuple[str, ...] = ()
        self._announced: tuple[str, ...] = ()
        self._moved = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE)
        self._timer.timeout.connect(self._announce_selection)

    # what is open

    @property
    def path(self) -> Path | None:
        """The file that is open, or None."""
        return self.kansenkaart.path if self.kansenkaart else None

    def open(self, path: str | os.PathLike[str]) -> bool:
        """Open the kansenkaart at ``path`` instead of the one before; return whether it opened.

        What cannot be opened is reported, and what was open stays open.
        """
        try:
            kansenkaart = Kansenkaart.open(path)
            levels = [level.key for level in kansenkaart.profile.levels]
        except KansenkaartError as error:
            self.failed.emit(error)
            return False
        self.close()
        self.kansenkaart = kansenkaart
        self.opened.emit()
        self.set_level(levels[0] if levels else WHOLE_AREA)
        return True

    def close(self) -> None:
        """Close what is open; harmless when nothing is."""
        if self.kansenkaart is None:
            return
        self._timer.stop()
        self.kansenkaart.close()
        self.kansenkaart = None
        self.level = WHOLE_AREA
        self._selection = self._announced = ()
        self._moved = False
        self.closed.emit()

    # what is chosen

    def set_level(self, key: str) -> None:
        """Choose the level that is worked on, or `WHOLE_AREA`."""
        if self.kansenkaart is None or key == self.level:
            return
        self.level = key
        self.level_changed.emit(key)
        self.selection_moved()
        self._announce_selection()

    def level_title(self) -> str:
        """Return the title of the chosen level; empty for the whole area."""
        level = self.kansenkaart.profile.level(self.level) if self.kansenkaart else None
        return level.title if level else ""

    def read_selection_from(self, read: Callable[[], Sequence[str]]) -> None:
        """Ask ``read`` for the keys of the selected features when they are needed."""
        self._read_selection = read

    def selection_moved(self) -> None:
        """Note that the selection on the map changed; it is announced after a short rest."""
        self._moved = True
        self._timer.start()

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

    # writing

    @contextmanager
    def change(self, label: str) -> Iterator[Change]:
        """Open one user action on the open kansenkaart; announce it once it is in the file."""
        if self.kansenkaart is None:
            raise RuntimeError("no kansenkaart is open")
        with self.kansenkaart.change(label, by=self.settings.display_name()) as change:
            yield change
        self.records_changed.emit()

    def save(self, label: str, work: Callable[[Change], object]) -> bool:
        """Do ``work`` as one user action; report a fault; return whether it was saved."""
        try:
            with self.change(label) as change:
                work(change)
        except KansenkaartError as error:
            self.failed.emit(error)
            return False
        return True
