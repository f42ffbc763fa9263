"""The joint session that is prepared or held: what is on screen, and each thing done in it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Callable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...domain.filtering import SHOWN_TO_ALL
from ...domain.model import FeatureRef, Link
from ...domain.words import (
    Visibility,
)
from ..current import Current
from ..worker import Asker
from .scene import Item, Scene, read_scene


class JointSession(QObject):
    """Reads the chosen session, keeps the place in its agenda, and saves what is done at once.

    While it runs, map and other docks show only what all may see; before and after they show what
    they did. Which session runs is remembered, so that it is offered again when QGIS was stopped.
    """

    changed = pyqtSignal()
    """The scene is another: sessions, agenda, or anything of a record on it."""
    item_changed = pyqtSignal()
    """Another item of the agenda is on screen."""
    running_changed = pyqtSignal(bool)
    wanted = pyqtSignal()
    """The panel of the session is asked to come forward."""

    def __init__(self, current: Current, parent: QObject | None = None) -> None:
        """Follow ``current``; nothing runs."""
        super().__init__(parent)
        self._current = current
        self.scene = Scene()
        self.is_running = False
        self.shows_hidden = False
        self._chosen: str | None = None
        self._place: str | None = None
        self._shown: str | None = None
        self._opening = False
        self._starting: Callable[[], None] | None = None
        self._before: tuple[Visibility, ...] = ()
        self._asker = Asker(self)
        self._asker.answered.connect(self._take_in)
        self._asker.failed.connect(self._fail)
        current.saving.connect(self._asker.make_way)
        current.opened.connect(self._begin)
        current.closing.connect(self._leave)
        current.closed.connect(self._clear)
        for signal in (current.records_changed, current.access_changed):
            signal.connect(self.refresh)
        self._begin()

    def stop(self) -> None:
        """Wait for the worker: the plugin is about to go."""
        self._leave()
        self._asker.wait()

    # reading

    def _begin(self) -> None:
        if self._current.path is not None:
            self._opening = True
            self._chosen = self._current.settings.running_session.value() or None
            self.refresh()

    def _clear(self) -> None:
        self._asker.forget()
        self.scene, self._chosen, self._place = Scene(), None, None
        self.shows_hidden, self._starting = False, None
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._starting = None
        self._current.failed.emit(error)

    def refresh(self) -> None:
        """Read the sessions again."""
        if self._current.path is None:
            return
        question = partial(
            read_scene,
            chosen=self._chosen,
            today=date.today().isoformat(),
            visibilities=tuple(Visibility) if self.shows_hidden else SHOWN_TO_ALL,
        )
        self._asker.ask(self._current.path, question)

    def _take_in(self, scene: Scene) -> None:
        before, self.scene = self.scene, scene
        chosen = scene.chosen.uuid if scene.chosen else None
        if self.is_running and chosen != self._chosen:  # it was deleted, by undoing for example
            self.end()
        self._chosen = chosen
        if scene.find(self._place) is None:
            gone = before.find(self._place) or 0
            items = scene.items
            self._place = items[min(gone, len(items) - 1)].uuid if items else None
        self.changed.emit()
        self._show_item()
        if self._opening:
            self._opening = False
            self._offer_again()
        starting, self._starting = self._starting, None
        if starting is not None:
            starting()

    def _offer_again(self) -> None:
        """Offer to go on with the session that was running when QGIS or the project closed."""
        running = self._current.settings.running_session.value()
        if running and self.scene.chosen is not None and self.scene.chosen.uuid == running:
            text = self.tr("“{}” was still running.").format(self.scene.chosen.title)
            self._current.offered.emit(text, self.tr("Go on"), self.start)

    # which session, and which item of it

    def choose(self, uuid: str) -> None:
        """Show the session ``uuid``."""
        if not self.is_running:
            self.aim(uuid)

    def aim(self, session: str, record: str | None = None) -> None:
        """Show ``session``, and ``record`` of its agenda, when they are read next."""
        if session != self._chosen:
            self._chosen, self._place = session, None
            self.refresh()
        self._place = record or self._place

    @property
    def item(self) -> Item | None:
        """The item of the agenda that is on screen, or None."""
        place = self.place
        return None if place is None else self.scene.items[place]

    @property
    def place(self) -> int | None:
        """Its place on the agenda, as far as that is shown; 0 is first."""
        return self.scene.find(self._place)

    def go(self, step: int) -> None:
        """Show the item ``step`` further on; stays at the ends."""
        if self.place is not None:
            last = len(self.scene.items) - 1
            self.go_to(self.scene.items[max(0, min(last, self.place + step))].uuid)

    def go_to(self, uuid: str) -> None:
        """Show the record ``uuid`` of the agenda."""
        if uuid != self._place and self.scene.find(uuid) is not None:
            self._place = uuid
            self._show_item()

    def _show_item(self) -> None:
        """Tell that another item is on screen and, while the session runs, show it on the map."""
        if self._place == self._shown:
            return
        self._shown = self._place
        self.item_changed.emit()
        if self.is_running and self.item is not None:
            self.zoom()

    def zoom(self) -> None:
        """Show on the map what the item is about."""
        links = self.item.entry.links if self.item else ()
        self._current.highlight(link.feature for link in links)
        links = links or self._area()
        if links:
            self._current.zoom_wanted.emit(links)

    def _area(self) -> tuple[Link, ...]:
        """Return the features of the project area: what is about nothing else is about that."""
        area = self._current.profile.area if self._current.profile else None
        features = [FeatureRef(area.level, key) for key in area.keys] if area else []
        return tuple(Link("", feature, "", None, None, False) for feature in features)

    def show_hidden(self, shows: bool) -> None:
        """Show confidential and secret records too, or leave them out again."""
        if shows != self.shows_hidden:
            self.shows_hidden = shows
            self.refresh()

    # running

    def start(self, at: str | None = None) -> None:
        """Hold the chosen session: at the record ``at``, or the first that was not decided.

        What was shown while preparing and is not for everybody is out of sight before it starts.
        """
        if self.scene.chosen is None or self._current.kansenkaart is None:
            return
        if self.is_running:
            self.wanted.emit()
        elif self.shows_hidden:
            self._starting = partial(self._hold, at)
            self.show_hidden(False)
        else:
            self._hold(at)

    def _hold(self, at: str | None) -> None:
        if self.scene.chosen is None:  # it was deleted in the meantime
            return
        self._current.settings.running_session.setValue(self.scene.chosen.uuid)
        self.is_running = True
        self._narrow()
        undecided = (item.uuid for item in self.scene.items if item.item.decision is None)
        first = self.scene.items[0].uuid if self.scene.items else None
        shown = at if self.scene.find(at) is not None else next(undecided, first)
        self._place, self._shown = shown, None
        self.running_changed.emit(True)
        self.changed.emit()
        self._show_item()
        self.wanted.emit()

    def end(self) -> None:
        """Hold it no longer; it is not offered again."""
        self._current.settings.running_session.setValue("")
        if self.is_running:
            self._leave()
            self._widen()
            self.refresh()

    def _leave(self) -> None:
        """Hold it no longer for now: the project closes, or the plugin goes."""
        if self.is_running:
            self.is_running = self.shows_hidden = False
            self._current.highlight()
            self.running_changed.emit(False)

    def _narrow(self) -> None:
        shown = self._current.shown
        self._before = shown.filter.visibilities
        kept = tuple(one for one in self._before if one in SHOWN_TO_ALL)
        shown.narrow(visibilities=kept or SHOWN_TO_ALL)

    def _widen(self) -> None:
        if not self.others_show_hidden:  # else a person has chosen otherwise in the meantime
            self._current.shown.narrow(visibilities=self._before)

    @property
    def others_show_hidden(self) -> bool:
        """Whether map and other docks may show records that are not for everybody."""
        return not self._current.shown.is_for_all

    @property
    def is_writable(self) -> bool:
        """Whether anything can be saved now."""
        return self._current.is_writable
