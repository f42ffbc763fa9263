"""The shared screen of a session: one item of the agenda, and all that is decided about it."""

from __future__ import annotations

from functools import partial
from typing import Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...domain.conflict import Saved, decision_as
from ...domain.words import Decision, RecordKind, Role, Stance
from ..current import Current
from ..number import number
from ..wrapped_label import WrappedLabel
from .actions import SessionActions
from .card import RecordCard
from .decision import DecisionBox, Outlook
from .head import SessionHead
from .keys import Key, named_key, pressed_key
from .positions import PositionRows, Voice
from .scene import Item
from .spot import ITEM, SELECTION, WHOLE, SpotForm
from .state import JointSession
from .style import LARGEST, SMALLEST, stage_style, voiced
from .words import decision_keys, due_key, lead_key, short_date, stance_keys

_NAME = "kansenkaart.session"
_WIDTH = 44
"""The width it asks for, in letters."""

_CONDITIONAL = (Decision.AGREED, Decision.AGREED_RESERVED)
_TEXTS = (QLineEdit, QAbstractSpinBox)
_LEAVES_TEXT = (Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_SHOWN_ROLES = (Role.LEAD, Role.PARTNER, Role.FUNDER, Role.SUBMITTER, Role.DECIDER)


class SessionStage(QWidget):
    """Shows what `JointSession` holds, and hands it what people press."""

    end_wanted = pyqtSignal()
    export_wanted = pyqtSignal()

    def __init__(self, session: JointSession, actions: SessionActions, current: Current) -> None:
        """Show ``session`` and do ``actions``; parties and settings come from ``current``."""
        super().__init__()
        self.setObjectName(f"{_NAME}.stage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session = session
        self._actions = actions
        self._current = current
        self._language = QgsApplication.locale()
        self.head = SessionHead()
        self.card = RecordCard(self._language, actions.party_name)
        self.positions = PositionRows(self._language, actions.label)
        self.decision = DecisionBox(self._language)
        self.spot = SpotForm()
        self.warning = voiced(WrappedLabel(f"{_NAME}.warning"), "warning")
        self._every_party = False
        self._spot_item: Item | None = None
        self._make_foot()
        self._lay_out()
        self._keys = self._make_keys()
        self._connect()
        self._scale(0)

    # building

    def _make_foot(self) -> None:
        self.hidden = QCheckBox(self.tr("Show confidential"))
        self.hidden.setObjectName(f"{_NAME}.stage.hidden")
        self.hidden.setToolTip(self.tr("Show confidential and secret records"))
        self.all_parties = self._push("parties", "")
        self.all_parties.setAccessibleName(self.tr("Show all parties"))
        self.add = self._push("add", self.tr("New… (Ins)"))
        self.export = self._push("decisions", self.tr("List of decisions…"))
        self.close_it = self._push("end", self.tr("End"))
        self.smaller = self._push("smaller", "A−")
        self.larger = self._push("larger", "A+")
        self.close_it.setToolTip(self.tr("End the session"))
        for widget in (self.hidden, self.add, self.export, self.close_it, self.all_parties):
            widget.setProperty("small", True)
        self.smaller.setToolTip(self.tr("Smaller letters (Ctrl+−)"))
        self.larger.setToolTip(self.tr("Larger letters (Ctrl++)"))

    def _push(self, name: str, label: str) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(f"{_NAME}.stage.{name}")
        button.setProperty("key", True)
        return button

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(self.card)
        column.addSpacing(8)
        column.addWidget(self.positions)
        parties = QHBoxLayout()
        parties.addWidget(self.all_parties)
        parties.addStretch()
        column.addLayout(parties)
        column.addStretch()
        self.scroll = QScrollArea()
        self.scroll.setObjectName(f"{_NAME}.scroll")
        self.scroll.setWidget(inner)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(self.head)
        layout.addWidget(self.warning)
        layout.addWidget(self.scroll, 1)
        layout.addWidget(self.decision)
        layout.addWidget(self.spot)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.hidden)
        row.addStretch()
        for widget in (self.smaller, self.larger, self.export, self.close_it):
            row.addWidget(widget)
        return row

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self.refresh)
        session.item_changed.connect(self._show_item)
        self._current.shown.changed.connect(self._warn)
        self.head.step_wanted.connect(lambda step: self._leave_item(partial(session.go, step)))
        self.head.record_wanted.connect(lambda uuid: self._leave_item(partial(session.go_to, uuid)))
        self.positions.row_chosen.connect(lambda row: self.scroll.ensureWidgetVisible(row, 0, 8))
        self.positions.taken.connect(self._take)
        self.decision.decided.connect(self._decide)
        self.decision.lead_chosen.connect(self._actions.set_lead)
        self.decision.due_chosen.connect(self._actions.set_due)
        self.spot.wanted.connect(self._add_record)
        for part in (self.decision, self.spot):
            part.left.connect(self.setFocus)
        self.hidden.toggled.connect(session.show_hidden)
        self.all_parties.clicked.connect(self._show_all_parties)
        self.add.clicked.connect(lambda _: self.ask_record())
        self.export.clicked.connect(lambda _: self.export_wanted.emit())
        self.close_it.clicked.connect(lambda _: self.end_wanted.emit())
        self.smaller.clicked.connect(lambda _: self._scale(-1))
        self.larger.clicked.connect(lambda _: self._scale(1))
        self.positions.rows_made.connect(self._watch)
        QApplication.instance().focusChanged.connect(self._say_keys)
        self._watch()

    # keys: QGIS has shortcuts of single letters (S, T), so ours are taken before it looks for one

    def _make_keys(self) -> dict[Key, Callable[[], object]]:
        rows, language = self.positions, self._language
        on, back = (partial(self._leave_item, partial(self._session.go, one)) for one in (1, -1))
        keys: dict[str, Callable[[], object]] = {
            "PageDown": on,
            "PageUp": back,
            "Ctrl+Right": on,
            "Ctrl+Left": back,
            "Down": partial(rows.move, 1),
            "Up": partial(rows.move, -1),
            "F2": rows.edit_note,
            "Insert": self.ask_record,
            "Escape": self.go_back,
            "Ctrl+Plus": partial(self._scale, 1),
            "Ctrl+Equal": partial(self._scale, 1),
            "Ctrl+Minus": partial(self._scale, -1),
            lead_key(language): self.decision.ask_lead,
            due_key(language): self.decision.ask_due,
        }
        keys.update({str(place + 1): partial(rows.choose, place) for place in range(9)})
        for stance, key in stance_keys(language).items():
            keys[key] = partial(self._press_stance, stance)
        for decision, key in decision_keys(language).items():
            keys[key] = partial(self.decision.press, decision)
        return {named_key(name): do for name, do in keys.items()}

    def _leave_item(self, go: Callable[[], object]) -> None:
        """Go to another item, unless a note is being typed that cannot be saved now."""
        self.decision.take_due()
        if self.positions.take_notes():
            go()

    def _press_stance(self, stance: Stance) -> None:
        if self._session.is_writable and self._session.item is not None:
            self.positions.press(stance)

    def _watch(self) -> None:
        for widget in (self, *self.findChildren(QWidget)):
            if not isinstance(widget, _TEXTS):
                widget.installEventFilter(self)

    def _say_keys(self, _: QWidget | None, focused: QWidget | None) -> None:
        """Say whether keys come here: after a click on the map they are QGIS's."""
        if focused is not None and focused.window() is self.window():
            self.positions.say_keys(focused is self or self.isAncestorOf(focused))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a key of ours is for, wherever in the panel the focus is but in a text."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if watched.window() is not self.window():  # a list that is open has its letters itself
            return False
        do = self._keys.get(pressed_key(event))
        typing = isinstance(self.focusWidget(), _TEXTS)
        if do is None or (typing and event.key() not in _LEAVES_TEXT):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            do()
        return True

    def go_back(self) -> None:
        """Close what was opened last; else be ready for the next key."""
        if not (self.positions.close_note() or self.decision.go_back() or self.spot.go_back()):
            self.decision.left.emit()
        self.setFocus()

    # showing

    def refresh(self) -> None:
        """Show everything again."""
        session = self._session
        chosen = session.scene.chosen
        if chosen is None or not session.is_running:
            return
        self.head.show_session(chosen, session.scene.items, session.place, self._language)
        empty = self.tr("The agenda is empty. Put records on it, or make a new one (Ins).")
        self.card.show_item(session.item, empty)
        self._show_positions()
        self._show_decision()
        self.hidden.blockSignals(True)
        self.hidden.setChecked(session.shows_hidden)
        self.hidden.blockSignals(False)
        self.add.setEnabled(session.is_writable)
        self._warn()

    def _show_item(self) -> None:
        self.positions.close_note()
        self.decision.go_back()
        self.refresh()
        self.positions.choose(0)
        QTimer.singleShot(0, partial(self.scroll.verticalScrollBar().setValue, 0))

    def _warn(self) -> None:
        texts = []
        if self._session.shows_hidden:
            texts.append(self.tr("Confidential and secret records are on this screen."))
        if self._session.others_show_hidden:
            texts.append(
                self.tr(
                    "The map and the other panels also show records that are not for everybody."
                )
            )
        self.warning.setText(" ".join(texts))
        self.warning.setVisible(bool(texts))

    def _show_positions(self) -> None:
        item = self._session.item
        self.positions.setVisible(item is not None)
        voices = self._voices() if item is not None else []
        involved = [voice for voice in voices if self._every_party or self._takes_part(voice)]
        self.positions.show_voices(involved or voices, self._session.is_writable)
        hidden = len(voices) - len(involved or voices)
        self.all_parties.setText(self.tr("Other parties ({})").format(number(hidden)))
        self.all_parties.setVisible(hidden > 0)

    def _takes_part(self, voice: Voice) -> bool:
        chosen = self._session.scene.chosen
        return (
            not chosen.present or voice.party in chosen.present or bool(voice.part or voice.stance)
        )

    def _show_all_parties(self) -> None:
        self._every_party = True
        self._show_positions()

    def _voices(self) -> list[Voice]:
        item, chosen = self._session.item, self._session.scene.chosen
        roles: dict[str, list[str]] = {}
        for party, role in item.entry.parties:
            if role in _SHOWN_ROLES:
                roles.setdefault(party, []).append(role.label(self._language))
        voices = []
        for party in self._current.vocabulary.parties:
            part = ", ".join(roles.get(party.key, ()))
            if chosen.present and party.key not in chosen.present:
                absent = self.tr("absent")
                part = f"{part}, {absent}" if part else ""
            held = item.positions.get(party.key)
            voices.append(
                Voice(
                    party.key,
                    party.name,
                    part,
                    held.stance if held else None,
                    held.note if held else None,
                    self._words(held) if held else "",
                )
            )
        return voices

    def _words(self, held) -> str:
        said = self._actions.label(held.stance)
        if held.session_uuid != self._session.scene.chosen.uuid:
            said = f"{said} ({short_date(held.stated_at, self._language)})"
        return f"{said} – {held.note}" if held.note else said

    def _show_decision(self) -> None:
        session, item = self._session, self._session.item
        self.decision.setVisible(item is not None)
        if item is None:
            return
        parties = [(party.key, party.name) for party in self._current.vocabulary.parties]
        self.decision.set_parties(parties)
        record = item.entry.record
        outlook = Outlook(
            decision_as(record, item.item.decision),
            item.lead,
            record.due_date,
            {decision: self._actions.obstacles(decision) for decision in _CONDITIONAL},
        )
        self.decision.show_outlook(item.uuid, outlook, session.is_writable)

    def _scale(self, step: int) -> None:
        points = self._current.settings.session_points
        size = max(SMALLEST, min(LARGEST, points.value() + step))
        if step:
            points.setValue(size)
        self.setStyleSheet(stage_style(size))
        self.smaller.setEnabled(size > SMALLEST)
        self.larger.setEnabled(size < LARGEST)

    # doing

    def _decide(
        self, decision: Decision, reason: str | None, reservation: str | None, read: Saved
    ) -> None:
        if self._actions.decide(decision, reason, reservation, read):
            self.decision.settle()
        else:
            self.refresh()

    def _take(self, party: str, stance: Stance, note: str | None, voice: Voice) -> None:
        noting = self.focusWidget() in [row.line for row in self.positions.rows]
        taken = self._actions.take_position(party, stance, note, (voice.stance, voice.note))
        if taken and self.positions.close_note() and noting:  # else the focus is elsewhere already
            self.setFocus()

    def ask_record(self) -> None:
        """Ask for a record that is made on the spot."""
        if not self._session.is_writable or not self._session.is_running:
            return
        item, about = self._session.item, []
        selected = len(self._current.selection)
        if selected:
            words = self.tr("{level}: {count} selected on the map")
            title = words.format(level=self._current.level_title(), count=number(selected))
            about.append((SELECTION, title))
        if item is not None and item.entry.links:
            about.append((ITEM, self.tr("where {} is").format(item.entry.record.code)))
        about.append((WHOLE, self.tr("the whole area")))
        parties = [(party.key, party.name) for party in self._current.vocabulary.parties]
        if self.spot.isHidden():
            self._spot_item = item
        self.spot.ask(RecordKind.WISH, parties, about)

    def _add_record(self, kind: str, title: str, party: str | None, about: str) -> None:
        item = self._spot_item  # the one it said, which may not be on screen any more
        places = {
            SELECTION: self._current.selected_features,
            ITEM: lambda: [link.feature for link in item.entry.links if not link.loose],
            WHOLE: list,
        }[about]()
        if self._actions.add_record(RecordKind(kind), title, party, places):
            self.spot.go_back()
