"""What the map shows: which records are counted, by what, and which of them only."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...domain.filtering import Grouping
from ...domain.words import RecordKind
from ..current import Current
from ..fields import ChoiceField
from ..filters.flow_layout import FlowLayout
from ..map.titles import counted_label

_ALL = "all"


class MapDisplay(QWidget):
    """The choices of what is counted; all that is chosen is drawn at once."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self._language = QgsApplication.locale()
        self.counted = self._choice("counted", self.tr("What the map counts"))
        self.counted.set_choices(
            [
                (_ALL, counted_label(None, self._language)),
                *((kind.value, counted_label(kind, self._language)) for kind in RecordKind),
            ]
        )
        self.grouping = self._choice("grouping", self.tr("By what it is divided"))
        self.grouping.set_choices([(by.value, by.label(self._language)) for by in Grouping])
        self.unanswered = self._check(
            "unanswered",
            self.tr("Only unanswered"),
            self.tr("Only wishes, needs and opportunities that no agreement answers yet"),
        )
        self.mine = self._check(
            "mine", self.tr("Only of"), self.tr("Only records that this party takes part in")
        )
        self.party = self._choice("party", self.tr("Our party"))
        self.party.setToolTip(self.tr("Your own party; it is remembered"))
        self.below = self._check(
            "below",
            self.tr("With lower levels"),
            self.tr("Also count records about what lies in a feature, at lower levels"),
        )
        self._parties: list[tuple[str, str]] | None = None
        self._lay_out()
        self._connect()
        self.refresh()

    def _choice(self, name: str, says: str) -> ChoiceField:
        field = ChoiceField()
        field.setObjectName(f"kansenkaart.levels.{name}")
        field.setAccessibleName(says)
        field.setToolTip(says)
        field.setMinimumContentsLength(5)  # two beside each other in a narrow dock
        return field

    def _check(self, name: str, text: str, tip: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"kansenkaart.levels.{name}")
        box.setToolTip(tip)
        return box

    def _lay_out(self) -> None:
        first, ours = QHBoxLayout(), QWidget()
        for widget, stretch in (
            (QLabel(self.tr("Map:")), 0),
            *((self.counted, 3), (QLabel(self.tr("by")), 0), (self.grouping, 2)),
        ):
            first.addWidget(widget, stretch)
        pair = QHBoxLayout(ours)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(self.mine)
        pair.addWidget(self.party)
        lines = QWidget()
        self._flow = FlowLayout(lines, gap=10)
        for widget in (self.unanswered, self.below, ours):
            self._flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(lines)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` after the choices, where there is room."""
        self._flow.addWidget(widget)

    def _connect(self) -> None:
        current = self._current
        for signal in (current.shown.changed, current.opened, current.closed, current.reloaded):
            signal.connect(self.refresh)
        self.counted.activated.connect(self._set_counted)
        self.grouping.activated.connect(
            lambda _: current.shown.set(grouping=Grouping(self.grouping.value()))
        )
        self.unanswered.clicked.connect(lambda on: current.shown.narrow(unanswered=on))
        self.below.clicked.connect(lambda on: current.shown.set(below=on))
        self.mine.clicked.connect(self._set_mine)
        self.party.activated.connect(self._set_party)

    def refresh(self) -> None:
        """Show what is chosen now."""
        current, shown = self._current, self._current.shown
        self.setEnabled(current.kansenkaart is not None)
        self.counted.set_value(shown.counted.value if shown.counted else _ALL)
        self.grouping.set_value(shown.grouping.value)
        self.unanswered.setChecked(shown.filter.unanswered)
        self.below.setChecked(shown.below)
        self.mine.setChecked(bool(shown.filter.mine))
        parties = [(party.key, party.name) for party in current.vocabulary.parties]
        if parties != self._parties:
            self._parties = parties
            self.party.set_choices([("", self.tr("our party…")), *parties])
        self.party.set_value(shown.filter.mine or self._own_party() or "")

    def _own_party(self) -> str | None:
        """Return the party that is remembered, if this kansenkaart has it."""
        own = str(self._current.settings.my_party.value())
        return own if own in {party.key for party in self._current.vocabulary.parties} else None

    def _set_counted(self, _: int) -> None:
        value = self.counted.value()
        self._current.shown.set(counted=None if value == _ALL else RecordKind(value))

    def _set_mine(self, on: bool) -> None:
        own = self._own_party()
        if on and own is None:  # ask once
            self.mine.setChecked(False)
            self.party.setFocus()
            self.party.showPopup()
            return
        self._current.shown.narrow(mine=own if on else None)

    def _set_party(self, _: int) -> None:
        """Remember the party; who chooses one wants to see its records."""
        party = self.party.value() or ""
        self._current.settings.my_party.setValue(party)
        self._current.shown.narrow(mine=party or None)
