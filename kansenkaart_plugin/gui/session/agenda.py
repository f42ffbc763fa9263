"""The agenda while a session is prepared: which session, and its records in order."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QItemSelectionModel, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QShortcut,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import Session
from ..fields import ChoiceField
from ..icons import icon
from ..number import number
from ..tips import tip
from ..wrapped_label import WrappedLabel
from .scene import Item, Scene
from .words import decision_mark, short_date

_NAME = "kansenkaart.session"
_UUID = Qt.ItemDataRole.UserRole


class AgendaList(QListWidget):
    """The records of an agenda; dragging or Ctrl with the arrows puts them in another order."""

    order_changed = pyqtSignal(object)
    """The uuids in the order that was made."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.model().rowsMoved.connect(lambda *_: self._tell_order())

    def set_items(self, items: Sequence[Item]) -> None:
        """List ``items``; what was chosen stays chosen."""
        chosen = self.chosen()
        self.clear()
        for place, item in enumerate(items, start=1):
            record = item.entry.record
            mark = decision_mark(item.item.decision)
            label = f"{place}.  {record.code}  {' '.join(record.title.split())}"
            row = QListWidgetItem(icon(record.kind.value), f"{label}   {mark}".rstrip(), self)
            row.setData(_UUID, item.uuid)
            row.setToolTip(tip(label))
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.choose(chosen)

    def uuids(self) -> list[str]:
        """Return the records as they are listed."""
        return [self.item(row).data(_UUID) for row in range(self.count())]

    def chosen(self) -> list[str]:
        """Return the chosen records, in the order of the list."""
        return [uuid for row, uuid in enumerate(self.uuids()) if self.item(row).isSelected()]

    def choose(self, uuids: Sequence[str]) -> None:
        """Choose these records and no others."""
        self.clearSelection()
        for row, uuid in enumerate(self.uuids()):
            if uuid in uuids:
                self.item(row).setSelected(True)
                self.setCurrentRow(row, QItemSelectionModel.SelectionFlag.NoUpdate)

    def move(self, step: int) -> None:
        """Move the chosen records ``step`` up (-1) or down (1); at the end they stay."""
        order, chosen = self.uuids(), set(self.chosen())
        if step > 0:
            order.reverse()
        for place in range(1, len(order)):
            if order[place] in chosen and order[place - 1] not in chosen:
                order[place - 1], order[place] = order[place], order[place - 1]
        if step > 0:
            order.reverse()
        if order != self.uuids():
            self.order_changed.emit(order)

    def _tell_order(self) -> None:
        self.order_changed.emit(self.uuids())


class AgendaView(QWidget):
    """Widgets only: signals out, setters in."""

    session_chosen = pyqtSignal(str)
    order_changed = pyqtSignal(object)
    action_wanted = pyqtSignal(str)
    """``new``, ``edit``, ``delete`` a session; ``takeover``, ``remove``, ``start``, ``export``."""
    hidden_wanted = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Build it, for nothing yet."""
        super().__init__(parent)
        self._locale = QgsApplication.locale()
        self._scene = Scene()
        self._is_open = self._writable = False
        self.header = WrappedLabel(f"{_NAME}.header")
        self.about = WrappedLabel(f"{_NAME}.about")
        self.list = AgendaList()
        self.list.setObjectName(f"{_NAME}.agenda")
        self.list.setAccessibleName(self.tr("Agenda"))
        self.list.order_changed.connect(self.order_changed)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemDoubleClicked.connect(lambda _: self.action_wanted.emit("start"))
        self.hidden = QCheckBox(self.tr("Show confidential and secret records"))
        self.hidden.setObjectName(f"{_NAME}.hidden")
        self.hidden.toggled.connect(self.hidden_wanted)
        self._buttons: dict[str, QWidget] = {}
        self._lay_out()
        self._make_keys()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._session_row())
        layout.addWidget(self.about)
        layout.addWidget(self.header)
        layout.addWidget(self.list, 1)
        layout.addLayout(self._agenda_row())
        layout.addWidget(self.hidden)
        layout.addLayout(self._end_row())

    def _session_row(self) -> QHBoxLayout:
        self.sessions = ChoiceField()
        self.sessions.setObjectName(f"{_NAME}.choice")
        self.sessions.setAccessibleName(self.tr("Session"))
        self.sessions.activated.connect(
            lambda _: self.session_chosen.emit(self.sessions.value() or "")
        )
        row = QHBoxLayout()
        row.addWidget(self.sessions, 1)
        row.addWidget(self._tool("new", "add", self.tr("New session…")))
        row.addWidget(self._tool("edit", "edit", self.tr("Edit the session…")))
        row.addWidget(self._tool("delete", "delete", self.tr("Delete the session")))
        return row

    def _agenda_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._tool("up", "up", self.tr("Up (Ctrl+↑)")))
        row.addWidget(self._tool("down", "down", self.tr("Down (Ctrl+↓)")))
        row.addWidget(self._tool("remove", "unlink", self.tr("Take off the agenda (Del)")))
        row.addStretch()
        row.addWidget(self._push("takeover", self.tr("Take over what was left open")))
        return row

    def _end_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._push("export", self.tr("List of decisions…")))
        row.addStretch()
        start = self._push("start", self.tr("Start the session"))
        start.setIcon(icon("session"))
        row.addWidget(start)
        return row

    def _tool(self, name: str, image: str, says: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(image))
        button.setAutoRaise(True)
        button.setToolTip(says)
        button.setAccessibleName(says)
        return self._named(button, name)

    def _push(self, name: str, label: str) -> QPushButton:
        return self._named(QPushButton(label), name)

    def _named(self, button, name: str):
        button.setObjectName(f"{_NAME}.{name}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _: self._press(name))
        self._buttons[name] = button
        return button

    def _make_keys(self) -> None:
        for keys, name in (
            ("Ctrl+Up", "up"),
            ("Ctrl+Down", "down"),
            ("Delete", "remove"),
            ("Return", "start"),
            ("Enter", "start"),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda what=name: self._press(what))

    def _press(self, name: str) -> None:
        if not self._buttons[name].isEnabled():
            return
        if name in ("up", "down"):
            self.list.move(-1 if name == "up" else 1)
        else:
            self.action_wanted.emit(name)

    # setters

    def show_scene(self, scene: Scene, is_open: bool, is_writable: bool, hidden: bool) -> None:
        """Show the sessions and the agenda of the chosen one."""
        self._scene, self._is_open, self._writable = scene, is_open, is_writable
        self.sessions.set_choices([(one.uuid, self._called(one)) for one in scene.sessions])
        if scene.chosen is not None:
            self.sessions.set_value(scene.chosen.uuid)
        self.list.set_items(scene.items)
        self.about.setText(self._about(scene.chosen))
        self.about.setVisible(bool(self.about.text()))
        self.header.setText(self._header(scene, is_open))
        self.hidden.blockSignals(True)
        self.hidden.setChecked(hidden)
        self.hidden.blockSignals(False)
        self._enable()

    def _called(self, session: Session) -> str:
        day = short_date(session.held_on, self._locale)
        return f"{session.title} · {day}" if day else session.title

    def _about(self, session: Session | None) -> str:
        phase = session.phase.label(self._locale) if session and session.phase else ""
        present = session.present if session else ()
        there = self.tr("{} parties present").format(number(len(present))) if present else ""
        return " · ".join(part for part in (phase, there) if part)

    def _header(self, scene: Scene, is_open: bool) -> str:
        if not is_open:
            return self.tr("Open a kansenkaart, or make a new one.")
        if scene.chosen is None:
            return self.tr("There is no session yet. Make one with “+”.")
        if not scene.items:
            return self.tr(
                "The agenda is empty. Choose records in another panel and put them on the agenda."
            )
        return self.tr("Agenda: {}").format(number(len(scene.items)))

    def _enable(self) -> None:
        scene, buttons = self._scene, self._buttons
        chosen = scene.chosen is not None
        some = bool(self.list.selectedItems())
        for name, wanted in {
            "new": self._is_open and self._writable,
            "edit": chosen and self._writable,
            "delete": chosen and self._writable,
            "up": some and self._writable,
            "down": some and self._writable,
            "remove": some and self._writable,
            "takeover": self._writable and bool(scene.unfinished),
            "export": chosen,
            "start": chosen,
        }.items():
            buttons[name].setEnabled(wanted)
        self.list.setDragEnabled(self._writable)
        self.sessions.setEnabled(chosen)
        self.hidden.setEnabled(chosen)
        label = self.tr("Take over what was left open ({})").format(number(len(scene.unfinished)))
        buttons["takeover"].setText(label)
        buttons["takeover"].setVisible(bool(scene.unfinished))

    def sizeHint(self) -> QSize:
        """Ask for the room in which an agenda is at ease."""
        return QSize(420, 480)
