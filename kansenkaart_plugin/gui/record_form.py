"""The form of one record: a few fields to see, the rest folded away. It saves nothing itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from ..domain.model import Participation, Record
from ..domain.rules import latest_positions
from ..domain.words import STATUSES, RecordKind, Role, Stance
from ..store import Entry
from .draft import Draft, Vocabulary
from .fields import Column, FieldTable
from .form_fields import (
    NOT_OF_THE_RECORD,
    WORDS,
    Section,
    choices_of,
    field_labels,
    make_fields,
    sections,
    short_rows,
)
from .kept_forms import Kept
from .wrapped_label import WrappedLabel


class RecordForm(QWidget):
    """Shows a record to fill in. `draft` gives what it holds."""

    save_wanted = pyqtSignal()
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
        self._labels = field_labels()
        self._record = Record(self._kinds[0], "")
        self._loaded: dict[str, object] = {}
        self._positions: list[tuple] = []
        self._loaded_ambitions: tuple[str, ...] = ()
        self._shown: Draft | None = None
        self.fields = make_fields(name, self._kinds, self._locale)
        self.heading = WrappedLabel(f"{name}.heading")
        self.about = WrappedLabel(f"{name}.about")
        self._build()

    # what it looks like

    def _build(self) -> None:
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.addLayout(self._short_part())
        self._boxes: dict[str, QgsCollapsibleGroupBox] = {}
        self._tables: dict[str, FieldTable] = {}
        for section in sections(self._kinds):
            rows.addWidget(self._fold(section))
        rows.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._scroll.setMinimumWidth(body.minimumSizeHint().width() + bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.about)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._buttons())
        self._order_tabs()

    def _short_part(self) -> QGridLayout:
        grid = self._short = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._reason_label = QLabel(self._labels["reason"])
        for number, names in enumerate(short_rows(self._kinds)):
            for place, name in enumerate(names):
                label = self._reason_label if name == "reason" else QLabel(self._labels[name])
                grid.addWidget(label, number, 2 * place)
                span = 1 if len(names) > 1 else 3
                grid.addWidget(self.fields[name], number, 2 * place + 1, 1, span)
        self.fields["status"].currentIndexChanged.connect(self._show_reason)
        if "kind" in self.fields:
            self.fields["kind"].currentIndexChanged.connect(self._take_kind)
        return grid

    def sizeHint(self) -> QSize:
        """Return the height at which the short form and the titles of the folds are in sight."""
        body = self._scroll.widget()
        hint = super().sizeHint()
        hidden = body.sizeHint().height() - self._scroll.sizeHint().height()
        return QSize(hint.width(), hint.height() + hidden + 2)

    def short_height(self) -> int:
        """Return the height at which the short form is in sight."""
        folds = self._scroll.widget().sizeHint().height() - self._short.sizeHint().height()
        return self.sizeHint().height() - folds

    def _fold(self, section: Section) -> QgsCollapsibleGroupBox:
        box = QgsCollapsibleGroupBox(section.title)
        box.setObjectName(f"{self._name}.{section.name}.fold")
        form = QFormLayout(box)
        for name in section.fields:
            if len(section.fields) > 1:
                form.addRow(self._labels[name], self.fields[name])
            else:
                form.addRow(self.fields[name])
        if section.name == "ambitions":
            self.ambitions = QListWidget()
            self.ambitions.setObjectName(f"{self._name}.ambitions")
            self.ambitions.setAccessibleName(section.title)
            self.ambitions.setFixedHeight(90)
            form.addRow(self.ambitions)
        columns = self._columns(Vocabulary()).get(section.name)
        if columns:
            self._tables[section.name] = FieldTable(
                columns, section.title, f"{self._name}.{section.name}"
            )
            form.addRow(self._tables[section.name])
        box.setCollapsed(True)
        self._boxes[section.name] = box
        return box

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self._save = box.addButton(self.tr("Save"), roles.AcceptRole)
        cancel = box.addButton(self.tr("Cancel"), roles.RejectRole)
        self._save.setToolTip(self.tr("Save (Ctrl+Enter)"))
        cancel.setToolTip(self.tr("Put the form away (Esc)"))
        self._save.setObjectName(f"{self._name}.save")
        cancel.setObjectName(f"{self._name}.cancel")
        self._save.clicked.connect(self.save_wanted)
        cancel.clicked.connect(self.cancelled)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.save_wanted)
        self._shortcut("Escape", self.cancelled)
        return box

    def _shortcut(self, keys: str, signal: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(signal)

    def _order_tabs(self) -> None:
        """Let Tab go from field to field as they stand, then to the buttons."""
        chain: list[QWidget] = []
        for row in short_rows(self._kinds):
            chain += [self.fields[name] for name in row]
        for section in sections(self._kinds):
            chain.append(self._boxes[section.name])
            chain += [self.fields[name] for name in section.fields]
            chain += [self._tables[section.name]] if section.name in self._tables else []
            chain += [self.ambitions] if section.name == "ambitions" else []
        chain += self.findChildren(QDialogButtonBox)[0].buttons()
        for before, after in zip(chain, chain[1:]):
            self.setTabOrder(before, after)

    # what it offers

    def set_vocabulary(self, words: Vocabulary) -> None:
        """Offer the parties, themes and ambitions of the open kansenkaart."""
        self.fields["party"].set_choices([(party.key, party.name) for party in words.parties])
        self.fields["theme"].set_choices([(theme.key, theme.title) for theme in words.themes])
        self.ambitions.clear()
        for ambition in words.ambitions:
            item = QListWidgetItem(ambition.title, self.ambitions)
            item.setData(Qt.ItemDataRole.UserRole, ambition.key)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._boxes["ambitions"].setVisible(bool(words.ambitions))
        for name, columns in self._columns(words).items():
            self._tables[name].set_columns(columns)

    def _columns(self, words: Vocabulary) -> dict[str, tuple[Column, ...]]:
        """Return the columns of the tables in the form."""
        parties = tuple((party.key, party.name) for party in words.parties)
        party = Column(self._labels["party"], parties)
        role = Column(self._labels["role"], tuple(choices_of(Role, self._locale)))
        stance = Column(self.tr("Position"), tuple(choices_of(Stance, self._locale)))
        return {"roles": (party, role), "positions": (party, stance, Column(self.tr("Note")))}

    @property
    def roles(self) -> FieldTable:
        """The parties besides the first, each with its role."""
        return self._tables["roles"]

    @property
    def positions(self) -> FieldTable:
        """The positions of the parties."""
        return self._tables["positions"]

    def set_writable(self, writable: bool) -> None:
        """Offer to save, or only to look."""
        self._save.setEnabled(writable)

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

    def load(self, entry: Entry) -> None:
        """Show a record to change it."""
        self._show(entry)
        self._ready()

    def _ready(self) -> None:
        self._shown = self.draft()
        self._scroll.verticalScrollBar().setValue(0)
        self.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, entry: Entry) -> None:
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
        for item in self._ambition_items():
            chosen = item.data(Qt.ItemDataRole.UserRole) in entry.ambitions
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        agreement = record.kind is RecordKind.AGREEMENT
        self._boxes["positions"].setVisible(agreement or bool(entry.positions))
        self._show_reason()
        self._loaded = {name: self.fields[name].value() for name in self._own_fields()}
        self._loaded_ambitions = entry.ambitions

    def _fit_kind(self) -> None:
        """Offer the statuses of the kind and say what it is."""
        record = self._record
        kind = record.kind.label(self._locale)
        self.heading.setText(
            f"{record.code} · {kind}" if record.code else self.tr("New: {}").format(kind)
        )
        self.fields["status"].set_choices(choices_of(STATUSES[record.kind], self._locale))

    def _take_kind(self) -> None:
        """Make the new record another kind; what was filled in stays."""
        kind = RecordKind(self.fields["kind"].value())
        if self.is_new and kind is not self._record.kind:
            self._record = replace(self._record, kind=kind)
            self._fit_kind()

    def _show_reason(self) -> None:
        """Ask for a reason from the second status on: the first never has one."""
        shown = self.fields["status"].currentIndex() > 0 or bool(self.fields["reason"].value())
        self.fields["reason"].setVisible(shown)
        self._reason_label.setVisible(shown)

    def _show_parties(self, entry: Entry) -> None:
        first = entry.parties[0] if entry.parties else None
        agreement = entry.record.kind is RecordKind.AGREEMENT
        usual = Role.LEAD if agreement else Role.SUBMITTER
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
            self._chosen_ambitions(),
            tuple(
                (party, Stance(stance), note)
                for party, stance, note in self.positions.rows()
                if party and stance and (party, stance, note) not in self._positions
            ),
        )

    def _own_fields(self) -> list[str]:
        return [name for name in self.fields if name not in NOT_OF_THE_RECORD]

    def _ambition_items(self) -> list[QListWidgetItem]:
        return [self.ambitions.item(row) for row in range(self.ambitions.count())]

    def _participations(self) -> tuple[Participation, ...]:
        first = (self.fields["party"].value(), self.fields["role"].value())
        rows = [first, *self.roles.rows()]
        return tuple(dict.fromkeys(Participation(p, Role(r)) for p, r in rows if p and r))

    def _chosen_ambitions(self) -> tuple[str, ...]:
        shown = {item.data(Qt.ItemDataRole.UserRole): item for item in self._ambition_items()}
        checked = [key for key, item in shown.items() if item.checkState() == Qt.CheckState.Checked]
        hidden = [key for key in self._loaded_ambitions if key not in shown]
        return (*checked, *hidden)

    # what is kept of it when it has to go unsaved

    def kept(self) -> Kept:
        """Return everything that was filled in, for `fill` to show again."""
        return {
            "uuid": self._record.uuid,
            "revision": self._record.revision,
            "kind": self._record.kind.value,
            "fields": {name: field.value() for name, field in self.fields.items()},
            "roles": self.roles.rows(),
            "positions": self.positions.rows(),
            "ambitions": self._chosen_ambitions(),
        }

    def fill(self, kept: Kept) -> None:
        """Show what was kept over the record that is shown; saving checks the kept revision."""
        self._record = replace(self._record, revision=kept["revision"])
        for name, value in kept["fields"].items():
            if name in self.fields:
                self.fields[name].set_value(value)
        self.roles.set_rows(kept["roles"])
        self.positions.set_rows(kept["positions"])
        for item in self._ambition_items():
            chosen = item.data(Qt.ItemDataRole.UserRole) in kept["ambitions"]
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)


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
