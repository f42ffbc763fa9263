"""The positions of all parties: a row for each, set with one click or one key."""

from __future__ import annotations

from typing import Callable, NamedTuple, Optional, Sequence

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.words import Stance
from ..fields import LineField
from ..icons import icon
from ..tips import tip
from ..wrapped_label import WrappedLabel
from .style import restyle, voiced
from .words import stance_keys

_NAME = "kansenkaart.session.position"
_DIGIT_SPACE = "\u2007"


class Voice(NamedTuple):
    """What a row says: a party, the part it plays, its position, and that in words."""

    party: str
    name: str
    part: str
    stance: Optional[Stance]
    note: Optional[str]
    words: str


class PartyRow(QFrame):
    """One party with a button for each position."""

    pressed = pyqtSignal(object)
    """A `Stance`."""
    noted = pyqtSignal(str, object)
    """A note, and the `Voice` that was on screen when it was begun."""
    touched = pyqtSignal()

    def __init__(self, number: int, party: str, language: str, label: Callable[[Stance], str]):
        """Make the row ``number`` (from 1) for ``party``."""
        super().__init__()
        self.party = party
        self._voice = Voice(party, "", "", None, None, "")
        self._noting: Voice | None = None
        self.setProperty("row", True)
        self.setObjectName(f"{_NAME}.{party}")
        self._number = voiced(QLabel(str(number) if number < 10 else _DIGIT_SPACE), "quiet")
        self._name = WrappedLabel(f"{_NAME}.{party}.name")
        self._part = voiced(WrappedLabel(f"{_NAME}.{party}.part"), "quiet")
        self._words = WrappedLabel(f"{_NAME}.{party}.words")
        self.buttons = {
            stance: self._button(stance, key, label(stance))
            for stance, key in stance_keys(language).items()
        }
        self._group = QButtonGroup(self)
        for button in self.buttons.values():
            self._group.addButton(button)
        self.pencil = QToolButton()
        self.pencil.setIcon(icon("edit"))
        self.pencil.setAutoRaise(True)
        self.pencil.setObjectName(f"{_NAME}.{party}.note")
        self.pencil.clicked.connect(lambda _: self.edit_note())
        self.line = LineField()
        self.line.setObjectName(f"{_NAME}.{party}.line")
        # pressing Enter ends it, and so does going anywhere else: what is typed there is kept
        self.line.editingFinished.connect(self.take_note)
        self.line.hide()
        self._lay_out()

    def _button(self, stance: Stance, key: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setText(key)
        button.setCheckable(True)
        button.setProperty("key", True)
        button.setToolTip(f"{label} ({key})")
        button.setObjectName(f"{_NAME}.{self.party}.{stance.value}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _: self._press(stance))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._number)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._part)
        row.addLayout(names, 4)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(6)
        row.addWidget(self._words, 5)
        row.addWidget(self.pencil)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 2, 2)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.line)

    def say(self, voice: Voice, writable: bool, tips: Callable[[str], str]) -> None:
        """Show what the party thinks; ``tips`` says what the pencil does for a party."""
        self._name.setText(voice.name)
        self._part.setText(voice.part)
        self._part.setVisible(bool(voice.part))
        self._words.setText(voice.words)
        self._voice = voice
        self._group.setExclusive(False)
        for stance, button in self.buttons.items():
            button.setChecked(stance is voice.stance)
            button.setEnabled(writable)
            label = button.toolTip().rpartition(" (")[0]
            button.setAccessibleName(f"{voice.name}: {label}")
        self._group.setExclusive(True)
        self.pencil.setEnabled(writable and voice.stance is not None)
        says = tips(voice.name)
        self.pencil.setToolTip(tip(says))
        self.pencil.setAccessibleName(says)
        self.line.setPlaceholderText(says)
        self.line.setAccessibleName(says)

    def longest_word(self) -> int:
        """Return how wide the longest word of the name is, in pixels."""
        self._name.ensurePolished()
        advance = self._name.fontMetrics().horizontalAdvance
        return max(map(advance, self._voice.name.split()), default=0)

    def set_name_width(self, width: int) -> None:
        """Keep at least ``width`` pixels for the name."""
        self._name.setMinimumWidth(width)

    def _press(self, stance: Stance) -> None:
        self.touched.emit()
        self.pressed.emit(stance)

    def edit_note(self) -> None:
        """Let a note be typed at the position; without a position there is nothing to note at."""
        if self.pencil.isEnabled():
            self.touched.emit()
            if self._noting is None:  # else what is typed there already stays
                self.line.set_value(self._voice.note)
                self._noting = self._voice
            self.line.show()
            self.line.setFocus()

    def close_note(self) -> None:
        """Put the line for the note away, with what was typed there."""
        self._noting = None  # hiding it ends its editing too
        self.line.hide()

    def take_note(self) -> None:
        """Give out the note that is being typed, if any; the line stays until that is saved."""
        if self._noting is None:
            return
        if self.line.value() == self._noting.note:
            self.close_note()
        else:
            self.noted.emit(self.line.value() or "", self._noting)

    @property
    def is_noting(self) -> bool:
        """Whether a note is being typed."""
        return self._noting is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row."""
        self.touched.emit()
        super().mousePressEvent(event)


class PositionRows(QWidget):
    """The rows of all parties; one of them is chosen, and keys are about that one."""

    taken = pyqtSignal(str, object, object, object)
    """A party, its `Stance`, a note (text or None), and the `Voice` that it had on screen."""
    rows_made = pyqtSignal()
    row_chosen = pyqtSignal(object)
    """Another row (a `PartyRow`) is chosen: it has to be in sight."""

    def __init__(self, language: str, label: Callable[[Stance], str]) -> None:
        """Make no rows yet; ``label`` gives the word of a position."""
        super().__init__()
        self._language = language
        self._label = label
        self._voices: list[Voice] = []
        self._chosen = 0
        self.rows: list[PartyRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.legend = voiced(WrappedLabel(f"{_NAME}.legend"), "quiet")
        self._layout.addWidget(self.legend)
        self.say_keys(True)

    def say_keys(self, live: bool) -> None:
        """Say what the keys are, or where to click when they are QGIS's own now."""
        keys = stance_keys(self._language).items()
        words = [f"{key} {self._label(stance)}".replace(" ", "\u00a0") for stance, key in keys]
        away = [] if live else [self.tr("Click in this panel: then the keys work.")]
        self.legend.setText("\n".join(["   ".join(words), *away]))

    def show_voices(self, voices: Sequence[Voice], writable: bool) -> None:
        """Show a row for each of ``voices``; the chosen one stays when the parties do."""
        if [voice.party for voice in voices] != [row.party for row in self.rows]:
            self._make_rows(voices)
        self._voices = list(voices)
        for row, voice in zip(self.rows, voices):
            row.say(voice, writable, lambda name: self.tr("Note of {} (F2)").format(name))
        self._fit_names()
        self.choose(self._chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Give the names room when the letters grow."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_names()

    def _fit_names(self) -> None:
        """Make the column of names as wide as the longest word in it."""
        width = max((row.longest_word() for row in self.rows), default=0)
        for row in self.rows:
            row.set_name_width(width)

    def _make_rows(self, voices: Sequence[Voice]) -> None:
        for row in self.rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for place, voice in enumerate(voices):
            row = PartyRow(place + 1, voice.party, self._language, self._label)
            row.pressed.connect(lambda stance, at=place: self._take(at, stance))
            row.noted.connect(self._note)
            row.touched.connect(lambda at=place: self.choose(at))
            self._layout.addWidget(row)
            self.rows.append(row)
        self._chosen = 0
        self.rows_made.emit()

    # the chosen row

    @property
    def chosen(self) -> int:
        """The place of the chosen row; 0 is first."""
        return self._chosen

    def choose(self, place: int) -> None:
        """Choose the row at ``place``, the nearest when there is none."""
        before = self._chosen
        self._chosen = max(0, min(place, len(self.rows) - 1))
        if self.rows and self._chosen != before:
            self.row_chosen.emit(self.rows[self._chosen])
        for number, row in enumerate(self.rows):
            restyle(row, "chosen", number == self._chosen)
            if number != self._chosen:
                row.take_note()

    def move(self, step: int) -> None:
        """Choose the row ``step`` further on."""
        self.choose(self._chosen + step)

    def press(self, stance: Stance) -> None:
        """Give the chosen party this position, and go on to the next party."""
        if self.rows:
            self._take(self._chosen, stance)
            self.move(1)

    def edit_note(self) -> None:
        """Let a note be typed at the position of the chosen party."""
        if self.rows:
            self.rows[self._chosen].edit_note()

    def take_notes(self) -> bool:
        """Give out what is being typed; return whether nothing is left that was not saved."""
        for row in self.rows:
            row.take_note()
        return not any(row.is_noting for row in self.rows)

    def close_note(self) -> bool:
        """Put the line of a note away; return whether there was one."""
        lines = [row for row in self.rows if row.line.isVisibleTo(self)]
        for row in lines:
            row.close_note()
        return bool(lines)

    def _take(self, place: int, stance: Stance) -> None:
        voice = self._voices[place]
        # a note explains the position it was given with; another position starts without
        note = voice.note if stance is voice.stance else None
        self.taken.emit(voice.party, stance, note, voice)

    def _note(self, note: str, voice: Voice) -> None:
        if voice.stance is not None:
            self.taken.emit(voice.party, voice.stance, note or None, voice)
