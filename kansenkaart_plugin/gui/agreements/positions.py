"""The parties of an agreement: what they do in it and what they think of it, one click each."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...domain.model import Participation, Party, Position
from ...domain.rules import latest_positions
from ...domain.words import Role, Stance
from ...store import Entry
from ..filters.flow_layout import FlowLayout
from ..icons import icon
from ..tips import tip
from ..wrapped_label import WrappedLabel

NAME = "kansenkaart.agreements.party"
_CHOSEN = "✓ "
"""Before the position that holds: some themes hardly show which button is down."""


class StanceButtons(QWidget):
    """A button for each position. Nothing is chosen until `set_stance` says so."""

    chosen = pyqtSignal(object)
    """A `Stance` was clicked that was not the one shown."""

    def __init__(self, name: str, party: str) -> None:
        """Make the buttons for ``party`` (its name); ``name`` begins the object names."""
        super().__init__()
        self._stance: Stance | None = None
        self._buttons: dict[Stance, QToolButton] = {}
        self._labels: dict[Stance, str] = {}
        row = FlowLayout(self, gap=1)
        language = QgsApplication.locale()
        for stance in Stance:
            label = stance.label(language)
            button = QToolButton()
            button.setObjectName(f"{name}.{stance.value}")
            short = self.tr("if") if stance is Stance.SUPPORTS_IF else label
            self._labels[stance] = short
            button.setText(short)
            button.setToolTip(tip(f"{party}: {label}"))
            button.setAccessibleName(f"{party}: {label}")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _, one=stance: self._click(one))
            self._buttons[stance] = button
            row.addWidget(button)

    def set_stance(self, stance: Stance | None) -> None:
        """Show that this is the position."""
        self._stance = stance
        for one, button in self._buttons.items():
            button.setChecked(one is stance)
            label = self._labels[one]
            button.setText(f"{_CHOSEN}{label}" if one is stance else label)

    def _click(self, stance: Stance) -> None:
        before = self._stance
        self.set_stance(before)  # what is shown is what is saved
        if stance is not before:
            self.chosen.emit(stance)


class PartyRow(QWidget):
    """One party: its name, its roles, its position and what it added."""

    stance_wanted = pyqtSignal(str, object)
    note_wanted = pyqtSignal(str)
    role_wanted = pyqtSignal(object, bool)
    """A `Participation` is to be there, or not."""

    def __init__(self, party: Party) -> None:
        """Make the row of ``party``."""
        super().__init__()
        self._key = party.key
        name = f"{NAME}.{party.key}"
        self._name = WrappedLabel(f"{name}.name")
        self._name.setText(party.name)
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        self._roles = QToolButton()
        self._roles.setObjectName(f"{name}.roles")
        self._roles.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._roles.setAutoRaise(True)
        self._roles.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._roles.setMenu(self._menu(name))
        self._roles.setToolTip(tip(self.tr("Roles of {}").format(party.name)))
        self.stances = StanceButtons(name, party.name)
        self.stances.chosen.connect(lambda stance: self.stance_wanted.emit(self._key, stance))
        self._pencil = QToolButton()
        self._pencil.setObjectName(f"{name}.note")
        self._pencil.setIcon(icon("edit"))
        self._pencil.setAutoRaise(True)
        self._pencil.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pencil.setToolTip(self.tr("Note with the position…"))
        self._pencil.setAccessibleName(f"{party.name}: {self._pencil.toolTip()}")
        self._pencil.clicked.connect(lambda _: self.note_wanted.emit(self._key))
        self._note = WrappedLabel(f"{name}.note.text")
        self._lay_out()

    def _lay_out(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(self._roles)
        below.setSpacing(2)
        below.addWidget(self.stances, 1)
        below.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 4)
        layout.setSpacing(1)
        layout.addLayout(top)
        layout.addLayout(below)
        layout.addWidget(self._note)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        self._actions = {}
        for role in Role:
            action = menu.addAction(role.label(QgsApplication.locale()))
            action.setObjectName(f"{name}.role.{role.value}")
            action.setCheckable(True)
            part = Participation(self._key, role)
            action.triggered.connect(lambda on, one=part: self.role_wanted.emit(one, on))
            self._actions[role] = action
        return menu

    def show_party(self, roles: Sequence[Role], position: Position | None, writable: bool) -> None:
        """Show what the party does and thinks."""
        language = QgsApplication.locale()
        for role, action in self._actions.items():
            action.setChecked(role in roles)
        labels = ", ".join(role.label(language) for role in roles)
        self._roles.setText(labels or self.tr("no role"))
        self._roles.setAccessibleName(f"{self._name.text()}: {self._roles.text()}")
        self.stances.set_stance(position.stance if position else None)
        note = position.note if position else None
        self._note.setText(note or "")
        self._note.setVisible(bool(note))
        for widget in (self._roles, self.stances):
            widget.setEnabled(writable)
        self._pencil.setEnabled(writable and position is not None)


class PartyRows(QWidget):
    """The rows of all parties that take part or have a position, and a button for one more."""

    stance_wanted = pyqtSignal(str, object)
    note_wanted = pyqtSignal(str)
    role_wanted = pyqtSignal(object, bool)
    """A `Participation` is to be there, or not."""

    def __init__(self) -> None:
        """Start without parties."""
        super().__init__()
        self._parties: tuple[Participation, ...] = ()
        self.rows: dict[str, PartyRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._more = QToolButton()
        self._more.setObjectName(f"{NAME}.add")
        self._more.setText(self.tr("+ Party"))
        self._more.setToolTip(self.tr("Let a party take part"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._more.setAutoRaise(True)
        self._offered = QMenu(self)
        self._more.setMenu(self._offered)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._column)
        layout.addWidget(self._more)

    def show_entry(self, entry: Entry, parties: Sequence[Party], writable: bool) -> None:
        """Show the parties of ``entry``, in the order of ``parties``."""
        self._parties = entry.parties
        latest = latest_positions(entry.positions)
        roles: dict[str, list[Role]] = {}
        for part in entry.parties:
            roles.setdefault(part.party, []).append(part.role)
        there = [party for party in parties if party.key in roles or party.key in latest]
        if list(self.rows) != [party.key for party in there]:
            self._make_rows(there)
        for key, row in self.rows.items():
            row.show_party(roles.get(key, ()), latest.get(key), writable)
        self._offer([party for party in parties if party.key not in roles], writable)

    def _make_rows(self, parties: Sequence[Party]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            item.widget().hide()
            item.widget().deleteLater()
        self.rows = {}
        for party in parties:
            row = self.rows[party.key] = PartyRow(party)
            row.stance_wanted.connect(self.stance_wanted)
            row.note_wanted.connect(self.note_wanted)
            row.role_wanted.connect(self.role_wanted)
            self._column.addWidget(row)

    def _offer(self, parties: Sequence[Party], writable: bool) -> None:
        self._offered.clear()
        for party in parties:
            action = self._offered.addAction(party.name.replace("&", "&&"))
            action.setObjectName(f"{NAME}.add.{party.key}")
            action.triggered.connect(lambda _, key=party.key: self._add(key))
        self._more.setEnabled(writable and bool(parties))

    def _add(self, party: str) -> None:
        led = any(part.role is Role.LEAD for part in self._parties)
        self.role_wanted.emit(Participation(party, Role.PARTNER if led else Role.LEAD), True)

    def focus_party(self, wanting: Sequence[str]) -> None:
        """Give the keyboard to the position of the first of ``wanting`` that has a row."""
        keys = [key for key in wanting if key in self.rows] or list(self.rows)
        if keys:
            self.rows[keys[0]].stances.findChild(QToolButton).setFocus()
