"""The chosen pair, and the opportunity that is made of it in one click."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...domain.model import Record
from ...store import Change, Pair, combine
from ..current import Current
from ..fields import LineField
from ..icons import icon
from ..wrapped_label import WrappedLabel

_LONGEST_PART = 120
"""How many characters of each title the proposed title has."""


class PairMaker(QWidget):
    """Says which two records were chosen, leads to each, and makes an opportunity of them."""

    def __init__(self, current: Current, name: str) -> None:
        """Write into ``current``; ``name`` begins the object names."""
        super().__init__()
        self._current = current
        self._pair: Pair | None = None
        self.about = WrappedLabel(f"{name}.about")
        self.first, self.second = (self._link(f"{name}.{which}") for which in ("first", "second"))
        self.title = LineField()
        self.title.setObjectName(f"{name}.title")
        self.title.setAccessibleName(self.tr("Title of the opportunity"))
        self.title.setPlaceholderText(self.title.accessibleName())
        self.make = QPushButton(icon("opportunity"), self.tr("Make opportunity"))
        self.make.setObjectName(f"{name}.make")
        self.make.setToolTip(
            self.tr("An opportunity of both parties about both places, traced to both records")
        )
        self._lay_out()
        for button, place in ((self.first, 0), (self.second, 1)):
            button.clicked.connect(partial(self._show_record, place))
        self.make.clicked.connect(lambda _: self.make_opportunity())
        self.title.returnPressed.connect(self.make_opportunity)
        self.title.textChanged.connect(lambda _: self._set_enabled())
        current.records_changed.connect(self._set_enabled)
        self.show_pair(None)

    def _link(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setToolTip(self.tr("Show this record in its list"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.about, 1)
        above.addWidget(self.first)
        above.addWidget(self.second)
        below.addWidget(self.title, 1)
        below.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addLayout(below)

    def show_pair(self, pair: Pair | None) -> None:
        """Be about ``pair``; None when none is chosen."""
        self._pair = pair
        for button, row in ((self.first, pair and pair.first), (self.second, pair and pair.second)):
            button.setVisible(pair is not None)
            if row:
                button.setIcon(icon(row.kind.value))
                button.setText(row.code)
        if pair is None:
            self.about.setText(self.tr("Choose a pair to see both on the map."))
            self.title.set_value(None)
        else:
            self.about.setText(self.tr("The chosen pair:"))
            self.title.set_value(f"{_short(pair.first.title)} + {_short(pair.second.title)}")
        self._set_enabled()

    def _set_enabled(self) -> None:
        ready = self._pair is not None and self._current.is_writable
        self.title.setEnabled(ready)
        self.make.setEnabled(ready and self.title.value() is not None)

    def _show_record(self, place: int, *_: object) -> None:
        if self._pair is not None:
            self._current.choose_record(self._pair[place].uuid)

    def make_opportunity(self) -> None:
        """Make the opportunity, as one action; it says which, and offers to show it."""
        pair, title, current = self._pair, self.title.value(), self._current
        if pair is None or title is None or not current.is_writable:
            return
        made: list[Record] = []

        def work(change: Change) -> None:
            made.append(combine(change, pair.first.uuid, pair.second.uuid, title))

        codes = {"first": pair.first.code, "second": pair.second.code}
        label = self.tr("opportunity made of {first} and {second}").format(**codes)
        if current.save(label, work):
            (record,) = made
            self.title.setFocus()  # the button may have gone: Ctrl+Z is to be heard here
            text = self.tr("{code} made of {first} and {second}").format(code=record.code, **codes)
            current.offered.emit(text, self.tr("Show"), partial(current.choose_record, record.uuid))


def _short(title: str) -> str:
    """Return a title as part of another: one line, not too long."""
    line = " ".join(title.split())
    return line if len(line) <= _LONGEST_PART else f"{line[:_LONGEST_PART].rstrip()}…"
