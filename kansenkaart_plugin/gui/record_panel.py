"""A list of records with a form: the same panel for wishes and for agreements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..domain.model import FeatureRef
from ..domain.words import RecordKind
from ..settings import REMEMBERED
from ..store import Change, Entry
from .ask import agreed
from .conflict.saving import save_version
from .current import Current
from .draft import Draft
from .kept_forms import Kept, KeptForms
from .questions import obstacles
from .record_actions import RecordActions
from .record_view import PANEL_WIDTH, RecordView
from .records.listing import RecordListing
from .records.lists import Listing
from .worker import Asker


@dataclass(frozen=True)
class PanelKind:
    """What a panel is for: ``name`` begins its object names."""

    name: str
    kinds: tuple[RecordKind, ...]


RECORDS = PanelKind(
    "kansenkaart.records",
    (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY, RecordKind.FACT),
)
AGREEMENTS = PanelKind("kansenkaart.agreements", (RecordKind.AGREEMENT,))


class RecordPanel(QWidget):
    """Fills a `RecordView` from the current kansenkaart and does what people ask there."""

    def __init__(
        self, current: Current, kind: PanelKind, kept: KeptForms, parent: QWidget | None = None
    ) -> None:
        """Follow ``current`` and show the records of ``kind``; unsaved text goes to ``kept``."""
        super().__init__(parent)
        self._current = current
        self._kind = kind
        self._kept = kept
        self._actions = RecordActions(current, self)
        self._locale = QgsApplication.locale()
        self._entries = Asker(self)
        self._obstacles = Asker(self)
        self._then: Callable[[dict[str, Entry]], None] | None = None
        self.view = RecordView(kind.name, kind.kinds, self)
        memory = current.settings.lists[kind.name.rpartition(".")[2]]
        self.listing = RecordListing(current, self.view, kind.kinds, memory)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.view)
        self._connect()
        self._reopen()

    def _connect(self) -> None:
        current, view = self._current, self.view
        current.opened.connect(self._reopen)
        current.closing.connect(self._keep_form)
        current.closed.connect(self._reopen)
        for signal in (current.level_changed, current.selection_changed):
            signal.connect(self._moved)
        current.record_wanted.connect(self._start_if_ours)
        self.listing.filled.connect(self._show_list)
        self._entries.answered.connect(self._show_entries)
        self._obstacles.answered.connect(view.show_note)
        for asker in self._askers():
            asker.failed.connect(current.failed)
        for asker in self._askers():
            current.saving.connect(asker.make_way)
        view.asked_otherwise.connect(self._say_about)
        current.access_changed.connect(self._offer)
        view.new_wanted.connect(self.start)
        view.row_changed.connect(self._ask_obstacles)
        view.form.save_wanted.connect(self.save)
        view.form.cancelled.connect(self.cancel)
        actions: dict[str, Callable[[], object]] = {
            "edit": self.edit,
            "delete": self.delete,
            "link": self.link,
            "unlink": self.unlink,
            "zoom": self.zoom,
            "agenda": lambda: current.agenda_wanted.emit(view.chosen()),
            "undo": current.undo,
            "redo": current.redo,
        }
        view.action_wanted.connect(lambda name: actions[name]())

    def _askers(self) -> tuple[Asker, ...]:
        return self._entries, self._obstacles

    def stop(self) -> None:
        """Keep how the list looks, and wait for the workers: the panel is about to go."""
        self.listing.remember()
        for asker in self._askers():
            asker.wait()

    # the list

    def _reopen(self) -> None:
        current, view = self._current, self.view
        view.close_form()
        self._offer()
        if current.path is None:
            for asker in self._askers():
                asker.forget()
            self.listing.empty()
            view.set_header(self.tr("Open a kansenkaart, or make a new one."))
            view.show_note("")
        else:
            self._moved()
            self._offer_kept(current.path)

    def _offer(self) -> None:
        current = self._current
        self.view.set_open(current.kansenkaart is not None, current.is_writable)
        self.view.form.set_writable(current.is_writable)

    def _moved(self) -> None:
        self._say_about()
        self.refresh()

    def _say_about(self) -> None:
        self.view.form.set_about(self._about())

    def refresh(self) -> None:
        """Ask for the records again."""
        self.listing.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the panel was out of sight."""
        super().showEvent(event)
        self.listing.catch_up()

    def sizeHint(self) -> QSize:
        """Ask for the room in which a list and the short form are at ease."""
        return QSize(PANEL_WIDTH, 620)

    def _show_list(self, listing: Listing) -> None:
        self._say_about()

    def _about(self) -> str:
        if not self.view.form.is_new:
            return ""
        features = self._wanted_features()
        what = self.listing.selected_text(1) if features else self.tr("the whole area")
        return self.tr("About: {}").format(what)

    def _wanted_features(self) -> list[FeatureRef]:
        """Return what a new record is about; nothing means the whole area."""
        return [] if self.listing.scope() == "whole" else self._current.selected_features()

    # the form

    def _start_if_ours(self, kind: str) -> None:
        if RecordKind(kind) in self._kind.kinds:
            self.start(kind)

    def start(self, kind: str) -> None:
        """Show an empty form for a record of ``kind``."""
        if not self._current.is_writable or not self._may_leave_form():
            return
        words, settings = self._current.vocabulary, self._current.settings
        memory = {name: settings.remembered[name].value() for name in REMEMBERED}
        if memory["party"] not in {party.key for party in words.parties}:
            memory["party"] = None
        if memory["theme"] not in {theme.key for theme in words.themes}:
            memory["theme"] = None
        form = self.view.form
        form.set_vocabulary(words)
        form.start(RecordKind(kind), memory)
        form.set_about(self._about())
        self.view.open_form()

    def edit(self) -> None:
        """Show the chosen record in the form."""
        uuids = self.view.chosen()
        if len(uuids) == 1 and self._may_leave_form():
            self._ask_entries(uuids, self._load)

    def _load(self, entries: dict[str, Entry]) -> None:
        for entry in entries.values():
            self.view.form.set_vocabulary(self._current.vocabulary)
            self.view.form.load(entry)
            self.view.form.set_about("")
            self.view.open_form()

    def _may_leave_form(self) -> bool:
        """Return whether the form may go; say why not when it holds something unsaved."""
        if not self._holds_text():
            return True
        self._current.noted.emit(self.tr("The form holds changes: save or cancel them first."))
        return False

    def _holds_text(self) -> bool:
        return not self.view.form.isHidden() and self.view.form.is_changed()

    def cancel(self) -> None:
        """Put the form away; ask first when that would lose something."""
        question = self.tr("Throw away what you filled in?")
        if not self._holds_text() or agreed(self, question, self.tr("Throw away")):
            self._put_away()

    def _put_away(self) -> None:
        if self._current.path is not None:
            self._kept.drop(self._current.path, self._kind.name)
        self.view.close_form()

    def save(self) -> None:
        """Save what the form holds, as one action; the form stays when that fails."""
        if self._current.kansenkaart is None:
            return
        form = self.view.form
        draft = form.draft()
        label = self.tr("{} added") if form.is_new else self.tr("{} changed")
        label = label.format(draft.record.kind.label(self._locale))
        save = self._add if form.is_new else self._edit
        if save(label, draft):
            self._remember(draft)
            self._put_away()

    def _add(self, label: str, draft: Draft) -> bool:
        # decided only when its positions are there, so they are taken inside the same action
        def work(change: Change) -> None:
            about = self._wanted_features()
            record = change.add(draft.record, about, draft.parties, draft.ambitions)
            self._take_positions(record.uuid, draft, change)

        return self._current.save(label, work)

    def _edit(self, label: str, draft: Draft) -> bool:
        form = self.view.form
        positions = partial(self._take_positions, draft.record.uuid, draft)
        return save_version(self._current, label, form.version(), form.read, self, positions)

    def _take_positions(self, uuid: str, draft: Draft, change: Change) -> None:
        for party, stance, note in draft.positions:
            change.take_position(uuid, party, stance, note)

    def _remember(self, draft: Draft) -> None:
        record = draft.record
        self._current.settings.remember(
            party=draft.parties[0].party if draft.parties else None,
            theme=record.theme,
            source=record.source,
            phase=record.phase.value if record.phase else None,
        )

    # text that is not saved when the kansenkaart closes

    def _keep_form(self) -> None:
        if self._holds_text() and self._current.path is not None:
            about = [self._current.level, self._current.selection]
            kept = {**self.view.form.kept(), "about": about}
            self._kept.keep(self._current.path, self._kind.name, kept)

    def _offer_kept(self, path: Path) -> None:
        kept = self._kept.read(path, self._kind.name)
        if kept is None:
            return
        if kept["uuid"]:
            self._ask_entries([kept["uuid"]], partial(self._show_kept_edit, kept))
        else:
            level, keys = kept["about"]
            self._current.set_level(level)
            self._current.features_wanted.emit(keys)
            self.start(kept["kind"])
            self._fill(kept)

    def _show_kept_edit(self, kept: Kept, entries: dict[str, Entry]) -> None:
        self._load(entries)
        if entries:
            self._fill(kept)

    def _fill(self, kept: Kept) -> None:
        self.view.form.fill(kept)
        self._current.noted.emit(self.tr("What was not saved last time is in the form again."))

    # the chosen records

    def delete(self) -> None:
        """Delete the chosen records; several after asking. It can be undone right after."""
        self._actions.delete(self.view.chosen(), self.view.chosen_codes())

    def link(self) -> None:
        """Make the chosen records be about the selected features too."""
        self._actions.link(self.view.chosen(), self.view.chosen_codes())

    def unlink(self) -> None:
        """Make the chosen records no longer be about the selected features."""
        self._actions.unlink(self.view.chosen(), self.view.chosen_codes())

    def zoom(self) -> None:
        """Show on the map what the chosen records are about."""
        self._ask_entries(self.view.chosen(), self._zoom_to)

    def _zoom_to(self, entries: dict[str, Entry]) -> None:
        links = tuple(link for entry in entries.values() for link in entry.links)
        if links:
            self._current.zoom_wanted.emit(links)
        else:
            self._current.noted.emit(self.tr("This is about the whole area."))

    # questions about the chosen records

    def _ask_entries(self, uuids: list[str], then: Callable[[dict[str, Entry]], None]) -> None:
        if uuids and self._current.path is not None:
            self._then = then
            self._entries.ask(self._current.path, lambda opened: opened.queries.entries(uuids))

    def _show_entries(self, entries: dict[str, Entry]) -> None:
        if self._then is not None:
            self._then(entries)

    def _ask_obstacles(self) -> None:
        self.view.show_note("")
        self._obstacles.forget()
        agreements = RecordKind.AGREEMENT in self._kind.kinds
        if agreements and self._current.path and self.view.chosen_count() == 1:
            template = self.tr("{code}: not agreed yet. {obstacles}")
            (uuid,) = self.view.chosen()
            self._obstacles.ask(
                self._current.path, partial(obstacles, uuid=uuid, template=template)
            )
