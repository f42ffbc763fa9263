"""A list of records with a form: the same panel for wishes and for agreements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...domain.words import RecordKind
from ...store import Entry
from ..current import Current
from ..filters.chips import FilterChips
from ..undo import name_actions
from ..worker import Asker
from .actions import RecordActions
from .kept_forms import KeptForms
from .listing import RecordListing
from .lists import Listing
from .saving import FormLife
from .tables import TableWork
from .view import PANEL_WIDTH, RecordView


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
        self._actions = RecordActions(current, self)
        self.tables = TableWork(current, kind.kinds, self)
        self._entries = Asker(self)
        self.view = RecordView(kind.name, kind.kinds, self)
        memory = current.settings.lists[kind.name.rpartition(".")[2]]
        self.listing = RecordListing(current, self.view, kind.kinds, memory)
        self.saving = FormLife(current, self.view, self.listing, kept, kind.name)
        self.view.chips.addWidget(FilterChips(current))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.view)
        self._connect()
        self._reopen()

    def _connect(self) -> None:
        current, view = self._current, self.view
        current.opened.connect(self._reopen)
        current.closing.connect(self.saving.keep)
        current.closed.connect(self._reopen)
        for signal in (current.level_changed, current.selection_changed):
            signal.connect(self._moved)
        current.record_wanted.connect(self._start_if_ours)
        self.listing.filled.connect(self._show_list)
        self._entries.answered.connect(self._zoom_to)
        self._entries.failed.connect(current.failed)
        current.saving.connect(self._entries.make_way)
        view.asked_otherwise.connect(self.saving.say_about)
        current.access_changed.connect(self._follow_access)
        view.new_wanted.connect(self.start)
        view.model.dropped.connect(self._actions.trace_onto)
        actions: dict[str, Callable[[], object]] = {
            "edit": self.edit,
            "delete": self.delete,
            "link": self.link,
            "unlink": self.unlink,
            "zoom": self.zoom,
            "change": lambda: self._actions.change(view.chosen_rows()),
            "trace": lambda: self._actions.trace(view.chosen_rows()),
            "paste": self.tables.paste,
            "intake": self.tables.save_intake_table,
            "history": lambda: current.history_wanted.emit(view.chosen()[0]),
            "agenda": lambda: current.agenda_wanted.emit(view.chosen()),
            "undo": current.undo,
            "redo": current.redo,
        }
        view.action_wanted.connect(lambda name: actions[name]())
        current.records_changed.connect(self._name_undo)

    def stop(self) -> None:
        """Keep how the list looks, and wait for the workers: the panel is about to go."""
        self.listing.remember()
        self.saving.stop()
        self.tables.stop()
        self._entries.wait()

    # the list

    def _reopen(self) -> None:
        current, view = self._current, self.view
        view.close_form()
        self._offer()
        if current.path is None:
            self._entries.forget()
            self.listing.empty()
            view.set_header(self.tr("Open a kansenkaart, or make a new one."))
        else:
            self._moved()
            self.saving.offer_kept(current.path)

    def _follow_access(self) -> None:
        self._offer()
        if self._current.path is not None and self.view.form.isHidden():
            self.saving.offer_kept(self._current.path)

    def _offer(self) -> None:
        current = self._current
        self.view.set_open(current.kansenkaart is not None, current.is_writable)
        self.view.form.set_writable(current.is_writable)
        self._name_undo()

    def _name_undo(self) -> None:
        name_actions(self._current, *self.view.undo_actions())

    def _moved(self) -> None:
        self.saving.say_about()
        self.refresh()

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
        self.saving.say_about()

    # the form

    def _start_if_ours(self, kind: str) -> None:
        if RecordKind(kind) in self._kind.kinds:
            self.start(kind)

    def start(self, kind: str) -> None:
        """Show an empty form for a record of ``kind``."""
        self.saving.start(kind)

    def edit(self) -> None:
        """Show the chosen record in the form."""
        uuids = self.view.chosen()
        if len(uuids) == 1:
            self.saving.edit(uuids[0])

    def save(self) -> None:
        """Save what the form holds; the form stays when that fails."""
        self.saving.save()

    def cancel(self) -> None:
        """Put the form away; ask first when that would lose something."""
        self.saving.cancel()

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
        uuids = self.view.chosen()
        if uuids and self._current.path is not None:
            self._entries.ask(self._current.path, lambda opened: opened.queries.entries(uuids))

    def _zoom_to(self, entries: dict[str, Entry]) -> None:
        links = tuple(link for entry in entries.values() for link in entry.links)
        if links:
            self._current.zoom_wanted.emit(links)
        else:
            self._current.noted.emit(self.tr("This is about the whole area."))
