"""The form of one record: a few fields to see, the rest folded away. It saves nothing itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
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
from ..domain.words import (
    PRIORITIES,
    STATUSES,
    AgreementType,
    Commitment,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Stance,
    Visibility,
)
from ..store import Entry
from .draft import Draft, Vocabulary
from .fields import Choice, ChoiceField, Column, DateField, FieldTable, LineField, TextField

_WORDS: dict[str, Any] = {
    "phase": Phase,
    "visibility": Visibility,
    "agreement_type": AgreementType,
    "commitment": Commitment,
    "source_kind": SourceKind,
}


class RecordForm(QWidget):
    """Shows a record to fill in. `draft` gives what it holds."""

    save_wanted = pyqtSignal()
    cancelled = pyqtSignal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Build the form; ``name`` goes before the object names of its fields."""
        super().__init__(parent)
        self._name = name
        self._locale = QgsApplication.locale()
        self._record = Record(RecordKind.WISH, "")
        self._loaded: dict[str, object] = {}
        self._positions: list[tuple] = []
        self._loaded_ambitions: tuple[str, ...] = ()
        self._shown: Draft | None = None
        self.fields: dict[str, Any] = {}
        self._heading = _plain(QLabel())
        self._about = _plain(QLabel())
        self._about.setWordWrap(True)
        self._body = QWidget()
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._build()

    # what it looks like

    def _build(self) -> None:
        self._make_fields()
        self._short_part()
        for group, names in self._sections():
            self._fold(group, names)
        self._rows.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(self._body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self._heading)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._about)
        layout.addWidget(self._buttons())

    def _make_fields(self) -> None:
        none = "–"
        for name in ("title", "indicator", "target_value", "target_unit", "source"):
            self.fields[name] = LineField()
        for name in ("description", "reason", "reservation", "condition"):
            self.fields[name] = TextField()
        for name, words in _WORDS.items():
            empty = None if name == "visibility" else none
            self.fields[name] = ChoiceField(self._choices(words), empty)
        for name in ("start_date", "due_date", "source_date"):
            self.fields[name] = DateField()
        dutch = self._locale.startswith("nl")
        priorities = [(str(key), labels[dutch]) for key, labels in PRIORITIES.items()]
        self.fields["priority"] = ChoiceField(priorities, none)
        self.fields["status"] = ChoiceField()
        self.fields["theme"] = ChoiceField((), none)
        self.fields["party"] = ChoiceField((), none)
        self.fields["role"] = ChoiceField(self._choices(Role))
        self.ambitions = QListWidget()
        self.ambitions.setFixedHeight(90)
        self.roles = self.positions = None
        for name, widget in self.fields.items():
            widget.setObjectName(f"{self._name}.{name}")
            widget.setAccessibleName(self._labels()[name])

    def _choices(self, words: Any) -> list[Choice]:
        return [(word.value, word.label(self._locale)) for word in words]

    def _labels(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "party": self.tr("Party"),
            "role": self.tr("Role"),
            "theme": self.tr("Theme"),
            "status": self.tr("Status"),
            "visibility": self.tr("Visibility"),
            "description": self.tr("Description"),
            "phase": self.tr("Phase"),
            "priority": self.tr("Priority"),
            "reason": self.tr("Reason"),
            "source_kind": self.tr("Kind of source"),
            "source": self.tr("Source"),
            "source_date": self.tr("Date of source"),
            "agreement_type": self.tr("Type"),
            "commitment": self.tr("Commitment"),
            "indicator": self.tr("Indicator"),
            "target_value": self.tr("Target"),
            "target_unit": self.tr("Unit"),
            "reservation": self.tr("Reservation"),
            "condition": self.tr("Condition"),
            "start_date": self.tr("Start"),
            "due_date": self.tr("Due"),
        }

    def _short_part(self) -> None:
        form = _form_layout()
        form.addRow(self._labels()["title"], self.fields["title"])
        self._pair(form, "party", "role")
        form.addRow(self._labels()["theme"], self.fields["theme"])
        self._pair(form, "status", "visibility")
        form.addRow(self._labels()["reason"], self.fields["reason"])
        self._short = form
        self.fields["status"].currentIndexChanged.connect(self._show_reason)
        self._rows.addLayout(form)

    def _pair(self, form: QFormLayout, first: str, second: str) -> None:
        """Put two fields side by side, the label of the second as its tooltip."""
        row = QHBoxLayout()
        for name in (first, second):
            self.fields[name].setToolTip(self._labels()[name])
            row.addWidget(self.fields[name], 1)
        form.addRow(" / ".join(self._labels()[name] for name in (first, second)), row)

    def _show_reason(self) -> None:
        """Ask for a reason from the second status on: the first never has one."""
        shown = self.fields["status"].currentIndex() > 0 or bool(self.fields["reason"].value())
        for widget in (self.fields["reason"], self._short.labelForField(self.fields["reason"])):
            widget.setVisible(shown)

    def _sections(self) -> list[tuple[QgsCollapsibleGroupBox, tuple[str, ...]]]:
        self._agreement = QgsCollapsibleGroupBox(self.tr("Agreement"))
        self._roles_box = QgsCollapsibleGroupBox(self.tr("More parties and roles"))
        self._positions_box = QgsCollapsibleGroupBox(self.tr("Positions"))
        self._ambitions_box = QgsCollapsibleGroupBox(self.tr("Ambitions"))
        return [
            (QgsCollapsibleGroupBox(self.tr("Description")), ("description",)),
            (
                self._agreement,
                (
                    "agreement_type",
                    "commitment",
                    "indicator",
                    "target_value",
                    "target_unit",
                    "reservation",
                    "condition",
                    "start_date",
                    "due_date",
                ),
            ),
            (self._roles_box, ()),
            (self._positions_box, ()),
            (self._ambitions_box, ()),
            (QgsCollapsibleGroupBox(self.tr("Phase and priority")), ("phase", "priority")),
            (
                QgsCollapsibleGroupBox(self.tr("Source")),
                ("source_kind", "source", "source_date"),
            ),
        ]

    def _fold(self, group: QgsCollapsibleGroupBox, names: Sequence[str]) -> None:
        form = _form_layout()
        group.setLayout(form)
        for name in names:
            form.addRow(self._labels()[name] if len(names) > 1 else "", self.fields[name])
        if group is self._ambitions_box:
            form.addRow(self.ambitions)
        group.setCollapsed(True)
        self._rows.addWidget(group)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = box.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = box.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        save.setToolTip(self.tr("Save (Ctrl+Enter)"))
        save.setObjectName(f"{self._name}.save")
        cancel.setObjectName(f"{self._name}.cancel")
        save.clicked.connect(self.save_wanted)
        cancel.clicked.connect(self.cancelled)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            self._shortcut(keys, self.save_wanted)
        self._shortcut("Escape", self.cancelled)
        return box

    def _shortcut(self, keys: str, signal: Any) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(signal)

    # what it holds

    def set_vocabulary(self, words: Vocabulary) -> None:
        """Offer the parties, themes and ambitions of the open kansenkaart."""
        parties = [(party.key, party.name) for party in words.parties]
        self.fields["party"].set_choices(parties)
        self.fields["theme"].set_choices([(theme.key, theme.title) for theme in words.themes])
        self.ambitions.clear()
        for ambition in words.ambitions:
            item = QListWidgetItem(ambition.title, self.ambitions)
            item.setData(Qt.ItemDataRole.UserRole, ambition.key)
            item.setCheckState(Qt.CheckState.Unchecked)
        party = Column(self._labels()["party"], tuple(parties))
        role = Column(self._labels()["role"], tuple(self._choices(Role)))
        stance = Column(self.tr("Position"), tuple(self._choices(Stance)))
        self.roles = self._table(self._roles_box, self.roles, (party, role))
        self.positions = self._table(
            self._positions_box, self.positions, (party, stance, Column(self.tr("Note")))
        )

    def _table(
        self, box: QgsCollapsibleGroupBox, old: FieldTable | None, columns: Sequence[Column]
    ) -> FieldTable:
        if old is not None:
            box.layout().removeRow(old)
        table = FieldTable(columns, box.title())
        box.layout().addRow(table)
        box.setCollapsed(False)  # a folded box measures itself only when it is folded anew
        box.setCollapsed(True)
        return table

    def start(self, kind: RecordKind, remembered: dict[str, str | None]) -> None:
        """Show an empty record of ``kind``; ``remembered`` fills fields in beforehand."""
        self._show(Entry(Record(kind, "")))
        for name, value in remembered.items():
            if value:
                self.fields[name].set_value(value)
        self._shown = self.draft()
        self.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def load(self, entry: Entry) -> None:
        """Show a record to change it."""
        self._show(entry)
        self._shown = self.draft()
        self.fields["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, entry: Entry) -> None:
        record = self._record = entry.record
        kind = record.kind.label(self._locale)
        self._heading.setText(
            f"{record.code} · {kind}" if record.code else self.tr("New: {}").format(kind)
        )
        self.fields["status"].set_choices(self._choices(STATUSES[record.kind]))
        for name in self._own_fields():
            self.fields[name].set_value(_code(getattr(record, name)))
        self.fields["status"].set_value(record.effective_status.value)
        self._show_parties(entry)
        for item in self._ambition_items():
            chosen = item.data(Qt.ItemDataRole.UserRole) in entry.ambitions
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        agreement = record.kind is RecordKind.AGREEMENT
        self._agreement.setVisible(agreement)
        self._positions_box.setVisible(agreement or bool(entry.positions))
        self._show_reason()
        self._loaded = {name: self.fields[name].value() for name in self._own_fields()}
        self._loaded_ambitions = entry.ambitions

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

    def _own_fields(self) -> list[str]:
        return [name for name in self.fields if name not in ("party", "role")]

    def _ambition_items(self) -> list[QListWidgetItem]:
        return [self.ambitions.item(row) for row in range(self.ambitions.count())]

    @property
    def is_new(self) -> bool:
        """Whether the record is not in the file yet."""
        return not self._record.uuid

    def set_about(self, text: str) -> None:
        """Say what the record is or will be about."""
        self._about.setText(text)

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

    def is_changed(self) -> bool:
        """Return whether somebody changed anything since the record was shown."""
        return self.draft() != self._shown

    def _participations(self) -> tuple[Participation, ...]:
        first = (self.fields["party"].value(), self.fields["role"].value())
        rows = [first, *self.roles.rows()]
        return tuple(dict.fromkeys(Participation(p, Role(r)) for p, r in rows if p and r))

    def _chosen_ambitions(self) -> tuple[str, ...]:
        shown = {item.data(Qt.ItemDataRole.UserRole): item for item in self._ambition_items()}
        checked = [key for key, item in shown.items() if item.checkState() == Qt.CheckState.Checked]
        hidden = [key for key in self._loaded_ambitions if key not in shown]
        return (*checked, *hidden)


def _plain(label: QLabel) -> QLabel:
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _form_layout() -> QFormLayout:
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


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
    return _WORDS[name](value) if name in _WORDS else value
