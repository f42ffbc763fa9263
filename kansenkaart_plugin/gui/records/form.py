"""The form of one record: a few fields to see, the rest folded away. It saves nothing itself."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any, Mapping, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from ...domain.conflict import Version
from ...domain.model import FeatureRef, Link, Participation, Record
from ...domain.rules import latest_positions, usual_role
from ...domain.words import STATUSES, RecordKind, Role, Stance, TraceKind
from ...store import Entry, packed, unpacked, version_of
from ..wrapped_label import WrappedLabel
from .draft import Draft, Vocabulary
from .form_body import FormBody
from .form_fields import NOT_OF_THE_RECORD, WORDS, choices_of
from .kept_forms import Kept
from .relations import Relation, Tie, ties_of

_NO_OTHERS: Mapping[str, str] = MappingProxyType({})


class RecordForm(QWidget):
    """Shows a record to fill in. `draft` gives what it holds."""

    save_wanted = pyqtSignal(bool)
    """With True the next record of the same kind is to follow."""
    cancelled = pyqtSignal()

    def __init__(
        self, name: str, kinds: Sequence[RecordKind], parent: QWidget | None = None
    ) -> None:
        """Build the form for records of ``kinds``; ``name`` begins the object names."""
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._kinds = tuple(kinds)
        self._locale = QgsApplication.locale()
        self._record = Record(self._kinds[0], "")
        self._loaded: dict[str, object] = {}
        self._positions: list[tuple] = []
        self._shown: Draft | None = None
        self.read = version_of(Entry(self._record))
        """The version that is being changed: as it was read from the file."""
        self._body = FormBody(name, self._kinds)
        self.fields = self._body.fields
        self.roles, self.positions = self._body.roles, self._body.positions
        self.ambitions = self._body.ambitions
        self.features, self.ties = self._body.features, self._body.ties
        self._read_ties: tuple[Tie, ...] = ()
        self.heading = WrappedLabel(f"{name}.heading")
        self.about = WrappedLabel(f"{name}.about")
        self._build()
        self.fields["status"].currentIndexChanged.connect(self._show_reason)
        if "kind" in self.fields:
            self.fields["kind"].currentIndexChanged.connect(self._take_kind)

    # what it looks like

    def _build(self) -> None:
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = self._buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.about)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(buttons)
        chain = [*self._body.in_order(), self._next, self._save, self._cancel]
        for before, after in zip(chain, chain[1:]):
            self.setTabOrder(before, after)

    def sizeHint(self) -> QSize:
        """Return the height at which the short form and the titles of the folds are in sight."""
        hint = super().sizeHint()
        hidden = self._body.sizeHint().height() - self._scroll.sizeHint().height()
        return QSize(hint.width(), hint.height() + hidden + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the width at which no field is cut off, whatever the theme makes of them."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        width = self._body.minimumSizeHint().width() + bar
        return super().minimumSizeHint().expandedTo(QSize(width, 0))

    def short_height(self) -> int:
        """Return the height at which the short form is in sight."""
        return self.sizeHint().height() - self._body.folds_height()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        # reset: the one role whose button stands to the left of the others everywhere
        self._next = box.addButton(self.tr("Save and next"), roles.ResetRole)
        self._save = box.addButton(self.tr("Save"), roles.AcceptRole)
        self._cancel = box.addButton(self.tr("Cancel"), roles.RejectRole)
        self._next.setToolTip(self.tr("Save and begin the next one (Ctrl+Enter)"))
        self._cancel.setToolTip(self.tr("Put the form away (Esc)"))
        self._next.setObjectName(f"{self._name}.next")
        self._save.setObjectName(f"{self._name}.save")
        self._cancel.setObjectName(f"{self._name}.cancel")
        self._next.clicked.connect(lambda _: self.save_wanted.emit(True))
        self._save.clicked.connect(lambda _: self.save_wanted.emit(False))
        self._cancel.clicked.connect(self.cancelled)
        for keys in ("Return", "Enter"):
            self._shortcut(f"Ctrl+{keys}", self._save_by_key)
            self._shortcut(f"Ctrl+Shift+{keys}", lambda: self.save_wanted.emit(False))
        self._shortcut("Alt+S", lambda: self.save_wanted.emit(False))
        self._shortcut("Escape", self.cancelled)
        return box

    def _save_by_key(self) -> None:
        self.save_wanted.emit(self.is_new)

    def _shortcut(self, keys: str, signal: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(signal)

    # what it offers

    def set_vocabulary(self, words: Vocabulary) -> None:
        """Offer the parties, themes and ambitions of the open kansenkaart."""
        self._body.set_vocabulary(words)

    def set_writable(self, writable: bool) -> None:
        """Offer to save, or only to look."""
        self._save.setEnabled(writable)
        self._next.setEnabled(writable)
        self._body.set_writable(writable)

    def set_about(self, text: str) -> None:
        """Say what the record is or will be about."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    # a record comes in

    def start(self, kind: RecordKind, remembered: dict[str, str | None]) -> None:
        """Show an empty record of ``kind``; ``remembered`` fills fields in beforehand."""
        self._show(Entry(Record(kind, "")))
        for name, value in remembered.items():
            if value:
                self.fields[name].set_value(value)
        self._ready()

    def load(self, entry: Entry, others: Mapping[str, str]) -> None:
        """Show a record to change it; ``others`` names the records it is connected to, by uuid."""
        self._show(entry, others)
        self._ready()

    def _ready(self) -> None:
        self._shown = self.draft()
        self._body.tell_folded()
        self._scroll.verticalScrollBar().setValue(0)
        self.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, entry: Entry, others: Mapping[str, str] = _NO_OTHERS) -> None:
        self.read = version_of(entry)
        record = self._record = entry.record
        if "kind" in self.fields:
            self.fields["kind"].set_value(record.kind.value)
            self.fields["kind"].setEnabled(self.is_new)  # a record's kind never changes
        self._fit_kind()
        for name in self._own_fields():
            if name != "status":
                self.fields[name].set_value(_code(getattr(record, name)))
        self.fields["status"].set_value(record.effective_status.value)
        self._show_parties(entry)
        self.ambitions.set_value(entry.ambitions)
        self.features.set_value((link.feature, _label(link)) for link in entry.links)
        self._read_ties = ties_of(entry)
        self.ties.set_value([(tie, others.get(tie.other, "?")) for tie in self._read_ties])
        self._body.show_section("features", not self.is_new)
        self._next.setVisible(self.is_new)
        save = self.tr("Save (Ctrl+Shift+Enter)") if self.is_new else self.tr("Save (Ctrl+Enter)")
        self._save.setToolTip(save)
        agreement = record.kind is RecordKind.AGREEMENT
        self._body.show_section("positions", agreement or bool(entry.positions))
        self._show_reason()
        self._loaded = {name: self.fields[name].value() for name in self._own_fields()}

    def _fit_kind(self) -> None:
        """Offer the statuses of the kind and say what it is."""
        record = self._record
        kind = record.kind.label(self._locale)
        self.heading.setText(
            f"{record.code} · {kind}" if record.code else self.tr("New: {}").format(kind)
        )
        chosen = self.fields["status"].value()
        self.fields["status"].set_choices(choices_of(STATUSES[record.kind], self._locale))
        if chosen in [status.value for status in STATUSES[record.kind]]:
            self.fields["status"].set_value(chosen)

    def _take_kind(self) -> None:
        """Make the new record another kind; what was filled in stays."""
        kind = RecordKind(self.fields["kind"].value())
        if self.is_new and kind is not self._record.kind:
            self._record = replace(self._record, kind=kind)
            self._fit_kind()

    def _show_reason(self) -> None:
        """Ask for a reason from the second status on: the first never has one."""
        shown = self.fields["status"].currentIndex() > 0 or bool(self.fields["reason"].value())
        self._body.show_reason(shown)

    def _show_parties(self, entry: Entry) -> None:
        first = entry.parties[0] if entry.parties else None
        usual = usual_role(entry.record.kind)
        self.fields["party"].set_value(first.party if first else None)
        self.fields["role"].set_value((first.role if first else usual).value)
        self.roles.set_rows([(part.party, part.role.value) for part in entry.parties[1:]])
        latest = latest_positions(entry.positions)
        self._positions = [
            (position.party, position.stance.value, position.note) for position in latest.values()
        ]
        self.positions.set_rows(self._positions)

    # what it holds

    @property
    def is_new(self) -> bool:
        """Whether the record is not in the file yet."""
        return not self._record.uuid

    def is_changed(self) -> bool:
        """Return whether somebody changed anything since the record was shown."""
        return self.draft() != self._shown

    def draft(self) -> Draft:
        """Return what the form holds; fields nobody touched stay as they were in the file."""
        values = {name: self.fields[name].value() for name in self._own_fields()}
        changed = {
            name: _typed(name, value)
            for name, value in values.items()
            if value != self._loaded[name] or self.is_new
        }
        changed.setdefault("title", self._record.title)
        changed["title"] = changed["title"] or ""
        return Draft(
            replace(self._record, **changed),
            self._participations(),
            self.ambitions.value(),
            tuple(
                (party, Stance(stance), note)
                for party, stance, note in self.positions.rows()
                if party and stance and (party, stance, note) not in self._positions
            ),
            self.features.value(),
            self.ties.value(),
        )

    def version(self) -> Version:
        """Return what the form holds over the version that was read."""
        return self.draft().version

    @property
    def kind(self) -> RecordKind:
        """The kind of the record."""
        return self._record.kind

    @property
    def uuid(self) -> str:
        """The uuid of the record; empty for a new one."""
        return self._record.uuid

    @property
    def read_ties(self) -> tuple[Tie, ...]:
        """The relations that the record had when it was read."""
        return self._read_ties

    def _own_fields(self) -> list[str]:
        return [name for name in self.fields if name not in NOT_OF_THE_RECORD]

    def _participations(self) -> tuple[Participation, ...]:
        first = (self.fields["party"].value(), self.fields["role"].value())
        rows = [first, *self.roles.rows()]
        return tuple(dict.fromkeys(Participation(p, Role(r)) for p, r in rows if p and r))

    # what is kept of it when it has to go unsaved

    def kept(self) -> Kept:
        """Return everything that was filled in, for `fill` to show again."""
        labels = self.features.texts()
        return {
            "uuid": self._record.uuid,
            "read": packed(self.read),
            "kind": self._record.kind.value,
            "fields": {name: field.value() for name, field in self.fields.items()},
            "roles": self.roles.rows(),
            "positions": self.positions.rows(),
            "ambitions": self.ambitions.value(),
            "features": [(*ref, label) for ref, label in zip(self.features.value(), labels)],
            "ties": [(*_plain(tie), name) for tie, name in self.ties.named()],
            "read_ties": [_plain(tie) for tie in self._read_ties],
        }

    def fill(self, kept: Kept) -> None:
        """Show what was kept over the record that is shown; it changes the version read then."""
        self.read = unpacked(kept["read"])
        self._record = replace(self.read.record, kind=self._record.kind)
        self._read_ties = tuple(map(_tie, kept["read_ties"]))
        for name, value in kept["fields"].items():
            if name in self.fields:
                self.fields[name].set_value(value)
        self.roles.set_rows(kept["roles"])
        self.positions.set_rows(kept["positions"])
        self.ambitions.set_value(kept["ambitions"])
        self.features.set_value((FeatureRef(*ref), label) for *ref, label in kept["features"])
        self.ties.set_value([(_tie(plain), name) for *plain, name in kept["ties"]])
        self._body.tell_folded()


def _label(link: Link) -> str:
    return link.label or link.feature.key


def _plain(tie: Tie) -> tuple[str, bool, str]:
    """Return a relation as JSON can say it."""
    return tie.relation.kind.value, tie.relation.outgoing, tie.other


def _tie(plain: Sequence) -> Tie:
    kind, outgoing, other = plain
    return Tie(Relation(TraceKind(kind), outgoing), other)


def _code(value: object) -> str | None:
    """Return what a field shows of a record's value: its code."""
    return None if value is None else str(value)


def _typed(name: str, value: str | None) -> object:
    """Return what a record keeps of a field's code."""
    if value is None:
        return None
    if name == "priority":
        return int(value)
    if name == "status":
        return next(word for words in STATUSES.values() for word in words if word.value == value)
    return WORDS[name](value) if name in WORDS else value
