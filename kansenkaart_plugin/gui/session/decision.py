"""The decision on the item: who leads, by when, and what was decided; each at most one action."""

from __future__ import annotations

from typing import NamedTuple, Optional, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.conflict import Saved
from ...domain.fields import Field
from ...domain.words import Decision
from ..date_field import DateField
from ..fields import ChoiceField, LineField
from ..wrapped_label import WrappedLabel
from .style import voiced
from .words import decision_keys, due_key, lead_key

_NAME = "kansenkaart.session.decision"


class Outlook(NamedTuple):
    """What the box shows of an item.

    ``decided`` is what was decided before, as it was read; ``obstacles`` are what stands in the
    way of each decision that has any, in words.
    """

    decided: Optional[Saved]
    lead: Optional[str]
    due_date: Optional[str]
    obstacles: dict[Decision, list[str]]

    @property
    def decision(self) -> Optional[Decision]:
        """The decision, or None."""
        return self.decided.value(Field.DECISION) if self.decided else None

    @property
    def reservation(self) -> Optional[str]:
        """The reservation that goes with it, or None."""
        return self.decided.value(Field.RESERVATION) if self.decided else None


class DecisionBox(QWidget):
    """Lead, due date and the buttons of the decision, and what a decision has to be told with."""

    decided = pyqtSignal(object, object, object, object)
    """A `Decision`, its reason and the reservation (texts or None), and over what (`Saved`)."""
    lead_chosen = pyqtSignal(str)
    due_chosen = pyqtSignal(object, object)
    """A date (ISO text or None), and the one that was there before."""
    left = pyqtSignal()
    """What was asked is answered or dropped: the keys are for the session again."""

    def __init__(self, language: str) -> None:
        """Build it, for nothing yet."""
        super().__init__()
        self._language = language
        self._outlook = self._asked_on = Outlook(None, None, None, {})
        self._due_before: str | None = None
        self._asking: Decision | None = None
        self._item: str | None = None
        self._typed: dict[tuple[str | None, Decision], tuple[str | None, str | None]] = {}
        self._make_fields()
        self._make_buttons()
        self._make_question()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.obstacles)
        layout.addLayout(self._field_row())
        layout.addLayout(self._button_row())
        layout.addWidget(self._question)
        self._close()

    # building

    def _make_fields(self) -> None:
        self.obstacles = voiced(WrappedLabel(f"{_NAME}.obstacles"), "obstacle")
        self.lead = ChoiceField(empty="–")
        self.lead.setObjectName(f"{_NAME}.lead")
        self.lead.activated.connect(self._choose_lead)
        self.due = DateField()
        self.due.setObjectName(f"{_NAME}.due")
        self.due.chosen.connect(self._choose_due)
        self.due.editingFinished.connect(self._leave_due)

    def _field_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, key, field in (
            (self.tr("Lead"), lead_key(self._language), self.lead),
            (self.tr("Done by"), due_key(self._language), self.due),
        ):
            label = QLabel(f"{text} ({key})")
            label.setBuddy(field)
            field.setAccessibleName(text)
            row.addWidget(label)
            row.addWidget(field, 1)
            row.addSpacing(8)
        return row

    def _words(self) -> dict[Decision, str]:
        return {
            Decision.AGREED: self.tr("Agree"),
            Decision.AGREED_RESERVED: self.tr("Under reservation…"),
            Decision.DEFERRED: self.tr("Defer"),
            Decision.REJECTED: self.tr("Reject…"),
        }

    def _make_buttons(self) -> None:
        keys, words = decision_keys(self._language), self._words()
        self._group = QButtonGroup(self)
        self.buttons = {}
        for decision, word in words.items():
            button = QPushButton(f"{keys[decision]}  {word}")
            button.setCheckable(True)
            button.setProperty("key", True)
            button.setObjectName(f"{_NAME}.{decision.value}")
            button.setAccessibleName(f"{word} ({keys[decision]})")
            button.clicked.connect(lambda _, what=decision: self.press(what))
            self._group.addButton(button)
            self.buttons[decision] = button

    def _button_row(self) -> QGridLayout:
        row = QGridLayout()
        for place, button in enumerate(self.buttons.values()):
            row.addWidget(button, 0, place)
            row.setColumnStretch(place, 1)
        return row

    def _make_question(self) -> None:
        """Make what is asked before a decision can be written down; it opens below the buttons."""
        self._question = QWidget()
        self.why = voiced(WrappedLabel(f"{_NAME}.why"), "obstacle")
        self.reservation, self.reason = LineField(), LineField()
        self.confirm, back = QPushButton(), QPushButton(self.tr("Go back (Esc)"))
        for name, widget in (
            ("reservation", self.reservation),
            ("reason", self.reason),
            ("confirm", self.confirm),
            ("back", back),
        ):
            widget.setObjectName(f"{_NAME}.{name}")
        for line in (self.reservation, self.reason):
            line.textChanged.connect(self._enable_confirm)
            line.returnPressed.connect(self._confirm)
        self._name_question(Decision.AGREED)
        self.confirm.setProperty("key", True)
        back.setProperty("key", True)
        self.confirm.clicked.connect(lambda _: self._confirm())
        back.clicked.connect(lambda _: self.go_back())
        ends = QHBoxLayout()
        ends.addStretch()
        ends.addWidget(back)
        ends.addWidget(self.confirm)
        layout = QVBoxLayout(self._question)
        layout.setContentsMargins(0, 4, 0, 0)
        for widget in (self.why, self.reservation, self.reason):
            layout.addWidget(widget)
        layout.addLayout(ends)

    # setters

    def set_parties(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these parties (key and name) as lead."""
        self.lead.set_choices(choices)

    def show_outlook(self, item: str | None, outlook: Outlook, writable: bool) -> None:
        """Show how the item (a uuid) stands; a question that is open stays with its item."""
        self._outlook = outlook
        other = item != self._item
        if other:
            self._close()
            self._item = item
        self.lead.set_value(outlook.lead)
        if other or not self.due.hasFocus():  # what is being typed stays with its item
            self._due_before = outlook.due_date
            self.due.set_value(outlook.due_date)
        for field in (self.lead, self.due, *self.buttons.values()):
            field.setEnabled(writable and item is not None)
        self._check()
        in_the_way = [] if outlook.decision else outlook.obstacles.get(Decision.AGREED, [])
        words = self.tr("In the way of agreeing: {}")
        text = words.format(" ".join(in_the_way)) if in_the_way else ""
        self.obstacles.setText(text)
        self.obstacles.setVisible(bool(text) and self._asking is None)

    def _check(self) -> None:
        shown = self._asking or self._outlook.decision
        self._group.setExclusive(False)
        for decision, button in self.buttons.items():
            button.setChecked(decision is shown)
        self._group.setExclusive(True)

    # deciding

    def press(self, decision: Decision) -> None:
        """Decide; what has to be told with the decision is asked first."""
        if not self.buttons[decision].isEnabled():
            return
        against = self._outlook.obstacles.get(decision, [])
        if decision is Decision.REJECTED or decision is Decision.AGREED_RESERVED or against:
            self._ask(decision, against)
        else:
            self._close()
            self.decided.emit(decision, None, None, self._outlook.decided)
        self._check()

    def _ask(self, decision: Decision, against: Sequence[str]) -> None:
        self._close()
        self._asking, self._asked_on = decision, self._outlook
        typed = self._typed.get((self._item, decision), (self._outlook.reservation, None))
        rejecting = decision is Decision.REJECTED
        reserving = decision is Decision.AGREED_RESERVED
        self.why.setText(" ".join(against))
        self.why.setVisible(bool(against))
        self.reservation.setVisible(reserving)
        self.reservation.set_value(typed[0])
        self.reason.setVisible(rejecting or bool(against))
        self.reason.set_value(typed[1])
        self._name_question(decision)
        self._question.show()
        self.obstacles.hide()
        self._enable_confirm()
        (self.reservation if reserving else self.reason).setFocus()

    def _name_question(self, decision: Decision) -> None:
        rejecting = decision is Decision.REJECTED
        asked = self.tr("Why it is rejected") if rejecting else self.tr("Why it is decided even so")
        for line, text in ((self.reason, asked), (self.reservation, self.tr("The reservation"))):
            line.setPlaceholderText(text)
            line.setAccessibleName(text)
        self.confirm.setText(self._words()[decision].rstrip("…"))

    def _complete(self) -> bool:
        lines = [line for line in (self.reservation, self.reason) if not line.isHidden()]
        return all(line.value() for line in lines)

    def _enable_confirm(self) -> None:
        self.confirm.setEnabled(self._complete())

    def _confirm(self) -> None:
        if self._asking is None or not self._complete():
            missing = [line for line in (self.reservation, self.reason) if not line.isHidden()]
            for line in missing:
                if not line.value():
                    line.setFocus()
            return
        decision = self._asking
        reason = None if self.reason.isHidden() else self.reason.value()
        reservation = None if self.reservation.isHidden() else self.reservation.value()
        self.decided.emit(decision, reason, reservation, self._asked_on.decided)

    def settle(self) -> None:
        """Put what was asked away: it is saved. Until then it stays, with what was typed."""
        if self._asking is not None:
            asked = (self._item, self._asking)
            self._close()
            self._typed.pop(asked, None)
            self.left.emit()

    def go_back(self) -> bool:
        """Decide nothing; return whether something was asked."""
        if self._asking is None:
            return False
        self._close()
        self._check()
        self.left.emit()
        return True

    def _close(self) -> None:
        """Put the question away; what was typed is there again when it is asked again."""
        if self._asking is not None:
            typed = (self.reservation.value(), self.reason.value())
            self._typed[self._item, self._asking] = typed
        self._asking = None
        self._question.hide()
        self.obstacles.setVisible(bool(self.obstacles.text()))

    # lead and date

    def _choose_lead(self, _: int) -> None:
        party = self.lead.value()
        if party is None:
            self.lead.set_value(self._outlook.lead)  # who led is changed in the dock of agreements
        else:
            self.lead_chosen.emit(party)
        self.left.emit()

    def _choose_due(self, *_: object) -> None:
        self.due_chosen.emit(self.due.value(), self._due_before)

    def take_due(self) -> None:
        """Give out the date that is being typed, before another item is on screen."""
        self.due.settle()

    def _leave_due(self) -> None:
        if self.due.hasFocus():  # Enter was pressed; else the focus is on its way already
            self.left.emit()

    def ask_lead(self) -> None:
        """Let the lead be chosen by the keyboard."""
        if self.lead.isEnabled():
            self.lead.setFocus()
            self.lead.showPopup()

    def ask_due(self) -> None:
        """Let the date be typed."""
        if self.due.isEnabled():
            self.due.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.due.selectAll()
