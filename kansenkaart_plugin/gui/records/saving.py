"""The life of the form of a record: begun or loaded, kept while filled in, saved, put away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Callable, NamedTuple

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer

from ...domain.audience import OWNER
from ...domain.filtering import RecordFilter
from ...domain.model import FeatureRef, Record
from ...domain.words import RecordKind
from ...settings import REMEMBERED
from ...store import Change, Entry, Kansenkaart, Row, packed, unpacked, version_of
from ..ask import agreed
from ..catalogue_desk import Inquiry
from ..conflict.saving import save_version
from ..current import Current
from ..worker import Asker
from .draft import Draft
from .kept_forms import Kept, KeptForms
from .listing import RecordListing
from .lists import find_similar
from .relations import Tie, change_ties, ties_of
from .trace_dialog import TraceDialog
from .view import RecordView

KEEP_AFTER = 2000
"""Milliseconds between two looks whether the form holds something that is not kept yet."""

REST = 400
"""Milliseconds of rest in a title before similar ones are looked for."""

_LONGEST_TITLE = 60


class Loaded(NamedTuple):
    """A record as the form shows it; ``others`` names those it is connected to, by uuid."""

    entry: Entry
    others: dict[str, str]


def load_record(opened: Kansenkaart, uuid: str, as_of: str | None) -> Loaded | None:
    """Return the record ``uuid``, now or as it was; None when it is not there. For a worker."""
    if as_of is not None:
        entry = opened.snapshot(OWNER, as_of).by_uuid.get(uuid)
    else:
        entry = opened.queries.entries([uuid]).get(uuid)
    if entry is None or entry.record.deleted_at:
        return None
    connected = list(dict.fromkeys(tie.other for tie in ties_of(entry)))
    others = opened.queries.entries(connected)
    names = {key: f"{other.record.code} {other.record.title}" for key, other in others.items()}
    return Loaded(entry, names)


class FormLife(QObject):
    """Fills the form of a `RecordView`, saves it as one action, and loses nothing typed there."""

    def __init__(
        self, current: Current, view: RecordView, listing: RecordListing, kept: KeptForms, name: str
    ) -> None:
        """Unsaved text goes to ``kept`` under ``name``."""
        super().__init__(view)
        self._current = current
        self._view = view
        self._form = view.form
        self._listing = listing
        self._kept = kept
        self._name = name
        self._locale = QgsApplication.locale()
        self._last_kept: Kept | None = None
        self._then: Callable[[Loaded], None] | None = None
        self._gone: Callable[[], None] | None = None
        self._entries = Asker(self)
        self._entries.answered.connect(self._show_loaded)
        self._entries.failed.connect(current.failed)
        current.saving.connect(self._entries.make_way)
        self._keeper = QTimer(self)
        self._keeper.setInterval(KEEP_AFTER)
        self._keeper.timeout.connect(self.keep)
        self._keeper.start()
        self._hint = ""
        self._similar = Inquiry(current.desk, self)
        self._similar.answered.connect(self._show_similar)
        self._rest = QTimer(self)
        self._rest.setInterval(REST)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask_similar)
        form = self._form
        form.fields["title"].textEdited.connect(lambda _: self._rest.start())
        form.save_wanted.connect(self.save)
        form.cancelled.connect(self.cancel)
        form.features.add_wanted.connect(self._add_selection)
        form.ties.add_wanted.connect(self._ask_ties)
        form.ties.record_wanted.connect(current.choose_record)

    def stop(self) -> None:
        """Wait for the worker: the panel is about to go."""
        self._keeper.stop()
        self._entries.wait()

    # it begins

    def start(self, kind: str) -> None:
        """Show an empty form for a record of ``kind``."""
        if self._current.is_writable and self.may_leave():
            self._begin(RecordKind(kind))

    def _begin(self, kind: RecordKind) -> None:
        self._entries.forget()
        words, settings = self._current.vocabulary, self._current.settings
        memory = {name: settings.remembered[name].value() for name in REMEMBERED}
        if memory["party"] not in {party.key for party in words.parties}:
            memory["party"] = None
        if memory["theme"] not in {theme.key for theme in words.themes}:
            memory["theme"] = None
        self._form.set_vocabulary(words)
        self._form.start(kind, memory)
        self._hint = ""
        self._similar.forget()
        self.say_about()
        self._view.open_form()

    def edit(self, uuid: str) -> None:
        """Show a record in the form."""
        if self.may_leave():
            self._ask(uuid, self._load)

    def _ask(
        self,
        uuid: str,
        then: Callable[[Loaded], None],
        gone: Callable[[], None] | None = None,
    ) -> None:
        """Read a record, ``then`` show it; ``gone`` is done when it is not there any more."""
        if self._current.path is not None:
            self._then, self._gone = then, gone
            as_of = self._current.shown.as_of
            self._entries.ask(self._current.path, partial(load_record, uuid=uuid, as_of=as_of))

    def _show_loaded(self, loaded: Loaded | None) -> None:
        if loaded is None:
            if self._gone is not None and self.may_leave():
                self._gone()
            else:
                self._current.noted.emit(self.tr("This record is not there (any more)."))
        elif self._then is not None and self.may_leave():  # it may have come late
            self._then(loaded)

    def _load(self, loaded: Loaded) -> None:
        self._form.set_vocabulary(self._current.vocabulary)
        self._form.load(loaded.entry, loaded.others)
        self._form.set_about("")
        self._view.open_form()

    def say_about(self) -> None:
        """Say what a new record will be about: the selection, or the whole area."""
        if not self._form.is_new:
            self._form.set_about("")
            return
        chosen = self._listing.selected_text(1) if self._wanted_features() else ""
        about = self.tr("About: {}").format(chosen or self.tr("the whole area"))
        self._form.set_about(f"{about}\n{self._hint}" if self._hint else about)

    def _ask_similar(self) -> None:
        """Look whether a new record is there already under a title much like it.

        What the docks do not show for its visibility is not told: others may be looking.
        """
        title = self._form.fields["title"].value() or ""
        seen = self._current.shown.filter.visibilities
        wanted = RecordFilter(kinds=(self._form.kind,), visibilities=seen)
        if self._form.is_new and not self._form.isHidden():
            self._similar.ask(lambda catalogue: find_similar(catalogue, title, wanted))

    def _show_similar(self, rows: list[Row]) -> None:
        titles = "; ".join(f"{row.code} {row.title[:_LONGEST_TITLE]}" for row in rows)
        self._hint = self.tr("There is already: {}").format(titles) if titles else ""
        self.say_about()

    def _wanted_features(self) -> list[FeatureRef]:
        """Return what a new record is about; nothing means the whole area."""
        whole = self._listing.scope() == "whole"
        return [] if whole else self._current.selected_features()

    # lists in the form

    def _add_selection(self) -> None:
        features = self._current.selected_features()
        if not features:
            self._current.noted.emit(self.tr("Select features on the map first."))
            return
        keys = [feature.key for feature in features]
        labels = self._current.kansenkaart.queries.labels(features[0].level, keys)
        self._form.features.add((ref, labels.get(ref.key, ref.key)) for ref in features)

    def _ask_ties(self) -> None:
        form = self._form
        dialog = TraceDialog(self._current, [form.kind], [form.uuid], self._view.window())
        if dialog.exec():
            relation = dialog.chosen_relation()
            form.ties.add(
                [(Tie(relation, row.uuid), f"{row.code} {row.title}") for row in dialog.others()]
            )
        dialog.deleteLater()

    # it ends

    def may_leave(self) -> bool:
        """Return whether the form may go; say why not when it holds something unsaved."""
        if not self.holds_text():
            return True
        self._current.noted.emit(self.tr("The form holds changes: save or cancel them first."))
        return False

    def holds_text(self) -> bool:
        """Return whether there is something in the form that is not saved."""
        return not self._form.isHidden() and self._form.is_changed()

    def cancel(self) -> None:
        """Put the form away; ask first when that would lose something."""
        question = self.tr("Throw away what you filled in?")
        if not self.holds_text() or agreed(self._view, question, self.tr("Throw away")):
            self.put_away()

    def put_away(self) -> None:
        """Close the form; what it holds is kept no longer."""
        self._drop()
        self._view.close_form()

    def _drop(self) -> None:
        self._last_kept = None
        if self._current.path is not None:
            self._kept.drop(self._current.path, self._name)

    def save(self, then_next: bool = False) -> None:
        """Save what the form holds, as one action; the form stays when that fails.

        With ``then_next`` it is empty again, for the next record of the same kind.
        """
        form = self._form
        if self._current.kansenkaart is None:
            return
        draft = form.draft()
        label = self.tr("{} added") if form.is_new else self.tr("{} changed")
        save = self._add if form.is_new else self._edit
        if not save(label.format(draft.record.kind.label(self._locale)), draft):
            return
        self._remember(draft)
        if then_next:
            self._drop()
            self._begin(draft.record.kind)
        else:
            self.put_away()

    def _add(self, label: str, draft: Draft) -> bool:
        # decided only when its positions are there, so they are taken inside the same action
        about, ties = self._wanted_features(), self._form.read_ties

        def work(change: Change) -> None:
            record = change.add(draft.record, about, draft.parties, draft.ambitions)
            _take_rest(record.uuid, ties, draft, change)

        return self._current.save(label, work, beside=True)

    def _edit(self, label: str, draft: Draft) -> bool:
        rest = partial(_take_rest, draft.record.uuid, self._form.read_ties, draft)
        return save_version(self._current, label, draft.version, self._form.read, self._view, rest)

    def _remember(self, draft: Draft) -> None:
        record = draft.record
        self._current.settings.remember(
            party=draft.parties[0].party if draft.parties else None,
            theme=record.theme,
            source=record.source,
            source_kind=record.source_kind.value if record.source_kind else None,
            source_date=record.source_date,
            phase=record.phase.value if record.phase else None,
        )

    # text that is not saved, kept for when the kansenkaart or QGIS goes

    def keep(self) -> None:
        """Keep what the form holds, when that changed since it was kept last."""
        path = self._current.path
        if path is None or not self.holds_text():
            return
        about = [self._current.level, self._current.selection]
        kept = {**self._form.kept(), "about": about}
        if kept != self._last_kept:
            self._kept.keep(path, self._name, kept)
            self._last_kept = kept

    def offer_kept(self, path: Path) -> None:
        """Show again what was not saved when the kansenkaart at ``path`` was last open."""
        self._last_kept = None
        kept = self._kept.read(path, self._name)
        if kept is None or not self._current.is_writable:  # it stays kept until it can be saved
            return
        if kept["uuid"]:
            edit, anew = partial(self._show_kept_edit, kept), partial(self._show_kept_anew, kept)
            self._ask(kept["uuid"], edit, anew)
        else:
            self._show_kept_new(kept)
            self._tell_kept()

    def _show_kept_new(self, kept: Kept) -> None:
        level, keys = kept["about"]
        self._current.set_level(level)
        self._current.features_wanted.emit(keys)
        self.start(kept["kind"])
        self._form.fill(kept)

    def _show_kept_edit(self, kept: Kept, loaded: Loaded) -> None:
        self._load(loaded)
        self._form.fill(kept)
        self._tell_kept()

    def _show_kept_anew(self, kept: Kept) -> None:
        """Show what was filled in for a record that was deleted since, as a new one."""
        code = unpacked(kept["read"]).record.code
        self._show_kept_new(as_new(kept))
        told = self.tr(
            "{} was deleted in the meantime. What you had filled in for it is in the form again, as"
            " a new record."
        )
        self._current.noted.emit(told.format(code))

    def _tell_kept(self) -> None:
        self._current.noted.emit(self.tr("What was not saved last time is in the form again."))


def as_new(kept: Kept) -> Kept:
    """Return what a form held of a record as that of a new one, about what that was about."""
    kind = RecordKind(kept["kind"])
    # a new record is about a selection, and that is of one level
    level = kept["features"][0][0] if kept["features"] else kept["about"][0]
    keys = [key for of, key, _ in kept["features"] if of == level]
    read = packed(version_of(Entry(Record(kind, ""))))
    return {**kept, "uuid": "", "read": read, "read_ties": [], "about": [level, keys]}


def _take_rest(uuid: str, read: tuple[Tie, ...], draft: Draft, change: Change) -> None:
    """Write what belongs to a record; ``read`` are its ties when they were read."""
    change_ties(change, uuid, read, draft.ties)
    for party, stance, note in draft.positions:
        change.take_position(uuid, party, stance, note)
