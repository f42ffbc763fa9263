"""A list of records with a form: the same panel for wishes and for agreements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Callable, NamedTuple

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from ..cartography.language import interface_translator
from ..domain.model import FeatureRef
from ..domain.rules import ACTIVE, agreement_obstacles
from ..domain.words import RecordKind, Status
from ..store import Change, Entry, Kansenkaart
from ..store.queries import ListRow
from .current import WHOLE_AREA, Current
from .draft import Draft, Vocabulary
from .record_model import Names
from .record_view import RecordView
from .worker import Asker

SHOWN_NAMES = 4
"""How many selected features are named before the list of them is cut."""


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


class _Listing(NamedTuple):
    """The answer to what a panel asks."""

    rows: list[ListRow]
    labels: dict[str, str]
    names: Names


class RecordPanel(QWidget):
    """Fills a `RecordView` from the current kansenkaart and does what people ask there."""

    def __init__(self, current: Current, kind: PanelKind, parent: QWidget | None = None) -> None:
        """Follow ``current`` and show the records of ``kind``."""
        super().__init__(parent)
        self._current = current
        self._kind = kind
        self._locale = QgsApplication.locale()
        self._lists = Asker(self)
        self._entries = Asker(self)
        self._obstacles = Asker(self)
        self._then: Callable[[dict[str, Entry]], None] | None = None
        self._labels: dict[str, str] = {}
        self.view = RecordView(kind.name, kind.kinds, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.view)
        self._connect()
        self._reopen()

    def _connect(self) -> None:
        current, view = self._current, self.view
        current.opened.connect(self._reopen)
        current.closed.connect(self._reopen)
        for signal in (current.level_changed, current.selection_changed):
            signal.connect(self._moved)
        current.records_changed.connect(self.refresh)
        current.record_wanted.connect(self._start_if_ours)
        self._lists.answered.connect(self._show_list)
        self._entries.answered.connect(self._show_entries)
        self._obstacles.answered.connect(view.show_note)
        for asker in (self._lists, self._entries, self._obstacles):
            asker.failed.connect(current.failed)
        view.scope_changed.connect(self._moved)
        view.new_wanted.connect(self.start)
        view.row_changed.connect(self._ask_obstacles)
        view.form.save_wanted.connect(self.save)
        view.form.cancelled.connect(view.close_form)
        actions: dict[str, Callable[[], object]] = {
            "edit": self.edit,
            "delete": self.delete,
            "link": self.link,
            "unlink": self.unlink,
            "zoom": self.zoom,
        }
        view.action_wanted.connect(lambda name: actions[name]())

    def stop(self) -> None:
        """Wait for the workers: the panel is about to go."""
        for asker in (self._lists, self._entries, self._obstacles):
            asker.wait()

    # the list

    def _reopen(self) -> None:
        self.view.close_form()
        self.view.set_open(self._current.kansenkaart is not None)
        self._moved()

    def _moved(self) -> None:
        self.view.form.set_about(self._about())
        self.refresh()

    def refresh(self) -> None:
        """Ask for the records again."""
        path, keys, level = self._current.path, self._current.selection, self._current.level
        if path is None:
            self._lists.forget()
            self.view.model.set_rows([], Names())
            self.view.set_header(self.tr("Open a kansenkaart, or make a new one."))
            return
        scope = self._scope()
        self._lists.ask(path, partial(_listing, scope=scope, level=level, keys=keys))

    def _scope(self) -> str:
        scope = self.view.scope()
        whole = scope == "selection" and self._current.level == WHOLE_AREA
        return "whole" if whole else scope

    def _show_list(self, listing: _Listing) -> None:
        self.view.set_rows(listing.rows, listing.names)
        self._labels = listing.labels
        self.view.set_header(self._header())
        self.view.form.set_about(self._about())

    def _header(self) -> str:
        if self._scope() == "whole":
            return self.tr("About the whole area")
        if self._scope() == "all":
            return self.tr("All records")
        return self._selected_text() or self.tr(
            "Nothing selected. Select one or more features of “{}” on the map,"
            " or choose “Whole area” or “All”."
        ).format(self._current.level_title())

    def _selected_text(self) -> str:
        keys = self._current.selection
        if not keys:
            return ""
        names = [self._labels.get(key, key) for key in keys[:SHOWN_NAMES]]
        more = ", …" if len(keys) > SHOWN_NAMES else ""
        return self.tr("{level}, {count} selected: {names}").format(
            level=self._current.level_title(), count=len(keys), names=", ".join(names) + more
        )

    def _about(self) -> str:
        if not self.view.form.is_new:
            return ""
        features = self._wanted_features()
        what = self._selected_text() if features else self.tr("the whole area")
        return self.tr("About: {}").format(what)

    def _wanted_features(self) -> list[FeatureRef]:
        """Return what a new record is about; nothing means the whole area."""
        return [] if self._scope() == "whole" else self._current.selected_features()

    # one record

    def _start_if_ours(self, kind: str) -> None:
        if RecordKind(kind) in self._kind.kinds:
            self.start(kind)

    def start(self, kind: str) -> None:
        """Show an empty form for a record of ``kind``."""
        if self._current.kansenkaart is None or not self._may_leave_form():
            return
        settings = self._current.settings
        memory = {name: settings.remembered(name) for name in ("party", "theme", "source", "phase")}
        words = self._vocabulary()
        if memory["party"] not in {party.key for party in words.parties}:
            memory["party"] = None
        if memory["theme"] not in {theme.key for theme in words.themes}:
            memory["theme"] = None
        self.view.open_form()
        self.view.form.set_vocabulary(words)
        self.view.form.start(RecordKind(kind), memory)
        self.view.form.set_about(self._about())

    def _may_leave_form(self) -> bool:
        """Return whether the form may go; say why not when it holds something unsaved."""
        if self.view.may_leave_form():
            return True
        self._current.noted.emit(self.tr("The form holds changes: save or cancel them first."))
        return False

    def _vocabulary(self) -> Vocabulary:
        kansenkaart = self._current.kansenkaart
        assert kansenkaart is not None
        queries = kansenkaart.queries
        return Vocabulary(queries.parties(), kansenkaart.profile.themes, queries.ambitions())

    def edit(self) -> None:
        """Show the chosen record in the form."""
        uuids = self.view.chosen()[:1]
        if uuids and self._may_leave_form():
            self._ask_entries(uuids, self._load)

    def _load(self, entries: dict[str, Entry]) -> None:
        for entry in entries.values():
            self.view.open_form()
            self.view.form.set_vocabulary(self._vocabulary())
            self.view.form.load(entry)
            self.view.form.set_about("")

    def save(self) -> None:
        """Save what the form holds, as one action; the form stays when that fails."""
        if self._current.kansenkaart is None:
            return
        draft = self.view.form.draft()
        label = self.tr("{} added") if self.view.form.is_new else self.tr("{} changed")
        label = label.format(draft.record.kind.label(self._locale))
        work = self._add if self.view.form.is_new else self._edit
        if self._current.save(label, partial(work, draft)):
            self._remember(draft)
            self.view.close_form()

    def _add(self, draft: Draft, change: Change) -> None:
        # decided only when its positions are there, so they are taken inside the same action
        record = change.add(draft.record, self._wanted_features(), draft.parties, draft.ambitions)
        self._take_positions(record.uuid, draft, change)

    def _edit(self, draft: Draft, change: Change) -> None:
        change.edit(draft.record)
        change.set_parties(draft.record.uuid, draft.parties)
        change.set_ambitions(draft.record.uuid, draft.ambitions)
        self._take_positions(draft.record.uuid, draft, change)

    def _take_positions(self, uuid: str, draft: Draft, change: Change) -> None:
        for party, stance, note in draft.positions:
            change.take_position(uuid, party, stance, note)

    def _remember(self, draft: Draft) -> None:
        settings, record = self._current.settings, draft.record
        settings.remember("party", draft.parties[0].party if draft.parties else None)
        settings.remember("theme", record.theme)
        settings.remember("source", record.source)
        settings.remember("phase", record.phase.value if record.phase else None)

    # the chosen records

    def delete(self) -> None:
        """Delete the chosen records, after asking once."""
        uuids, codes = self.view.chosen(), self.view.chosen_codes()
        if not uuids or not self._confirmed(codes):
            return
        self._current.save(self.tr("{} deleted").format(codes), lambda change: change.delete(uuids))

    def _confirmed(self, codes: str) -> bool:
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Delete"))
        box.setText(self.tr("Delete {}?").format(codes))
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Yes | buttons.Cancel)
        box.setDefaultButton(buttons.Cancel)
        return box.exec() == buttons.Yes

    def link(self) -> None:
        """Make the chosen records be about the selected features too."""
        self._join(self.tr("{} linked to the selection"), Change.link)

    def unlink(self) -> None:
        """Make the chosen records no longer be about the selected features."""
        self._join(self.tr("{} unlinked from the selection"), Change.unlink)

    def _join(self, label: str, how: Callable[..., object]) -> None:
        uuids, features = self.view.chosen(), self._current.selected_features()
        if uuids and features:
            label = label.format(self.view.chosen_codes())
            self._current.save(label, lambda change: how(change, uuids, features))

    def zoom(self) -> None:
        """Show on the map what the chosen records are about."""
        self._ask_entries(self.view.chosen(), self._zoom_to)

    def _zoom_to(self, entries: dict[str, Entry]) -> None:
        links = tuple(link for entry in entries.values() for link in entry.links)
        if links:
            self._current.zoom_wanted.emit(links)

    def _ask_entries(self, uuids: list[str], then: Callable[[dict[str, Entry]], None]) -> None:
        if uuids and self._current.path is not None:
            self._then = then
            self._entries.ask(self._current.path, lambda opened: opened.queries.entries(uuids))

    def _show_entries(self, entries: dict[str, Entry]) -> None:
        if self._then is not None:
            self._then(entries)

    def _ask_obstacles(self) -> None:
        self.view.show_note("")
        uuids = self.view.chosen()
        if RecordKind.AGREEMENT in self._kind.kinds and len(uuids) == 1 and self._current.path:
            template = self.tr("{code}: not agreed yet. {obstacles}")
            question = partial(_obstacles, uuid=uuids[0], template=template)
            self._obstacles.ask(self._current.path, question)


def _listing(opened: Kansenkaart, scope: str, level: str, keys: tuple[str, ...]) -> _Listing:
    queries = opened.queries
    if scope == "all":
        rows = queries.list_of_all()
    elif scope == "whole":
        rows = queries.list_of_whole_area()
    else:
        rows = queries.list_of_features(level, keys) if keys else []
    names = Names(
        {party.key: party.name for party in queries.parties()},
        {theme.key: theme.title for theme in opened.profile.themes},
    )
    labels = queries.labels(level, keys[:SHOWN_NAMES]) if level and keys else {}
    return _Listing(rows, labels, names)


def _obstacles(opened: Kansenkaart, uuid: str, template: str) -> str:
    """Return what stands in the way of an agreement, in the language of the interface."""
    entry = opened.queries.entries([uuid]).get(uuid)
    if entry is None or entry.record.effective_status in ACTIVE - {Status.AGREED_RESERVED}:
        return ""
    wanted = replace(entry.record, status=Status.AGREED)
    names = {party.key: party.name for party in opened.queries.parties()}
    found = agreement_obstacles(wanted, entry.parties, entry.positions, names)
    texts: list[Any] = [obstacle.text(interface_translator()) for obstacle in found]
    return template.format(code=entry.record.code, obstacles=" ".join(texts)) if texts else ""
