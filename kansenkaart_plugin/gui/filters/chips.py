"""The filter as chips that are taken away one by one: the same in every dock."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QPushButton, QSizePolicy, QWidget

from ...domain.filtering import RecordFilter
from ..current import Current
from .flow_layout import FlowLayout
from .parts import Chip, FilterWords, without

_LONGEST = 36
"""Characters of a chip; the tooltip has all of them."""

_LOOK = """
QPushButton {
    border: 1px solid palette(mid);
    border-radius: 9px;
    padding: 1px 8px 2px 8px;
    background: palette(alternate-base);
    color: palette(window-text);
    text-align: left;
}
QPushButton:hover { border-color: palette(highlight); }
QPushButton:focus { border: 2px solid palette(highlight); padding: 0px 7px 1px 7px; }
"""


class FilterChips(QWidget):
    """Shows what `Shown.filter` asks for; hidden while that is nothing."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self.setObjectName("kansenkaart.chips")
        self.setAccessibleName(self.tr("Filter"))
        self._current = current
        self._words = FilterWords(current)
        self._chips: list[Chip] = []
        self._buttons: list[QPushButton] = []
        self._flow = FlowLayout(self)
        self._clear = self._button(self.tr("Clear all"), "kansenkaart.chips.clear")
        self._clear.setFlat(True)
        self._clear.setStyleSheet("")
        self._clear.clicked.connect(self.clear)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for signal in (current.shown.changed, current.opened, current.closed, current.reloaded):
            signal.connect(self.refresh)
        self.refresh()

    @property
    def texts(self) -> list[str]:
        """What the chips say, in their order."""
        return [chip.text for chip in self._chips]

    def refresh(self) -> None:
        """Show the chips of the filter as it is now."""
        shown = self._current.shown
        is_open = self._current.kansenkaart is not None
        chips = list(self._words.chips(shown.filter, shown.only_label)) if is_open else []
        if chips != self._chips:
            self._rebuild(chips)
        self.setVisible(bool(chips))

    def clear(self) -> None:
        """Ask for everything again."""
        self._current.shown.set(filter=RecordFilter(), only_label="")

    def take_away(self, chip: Chip) -> None:
        """Ask no longer for what ``chip`` says."""
        shown = self._current.shown
        shown.set(filter=without(shown.filter, chip))

    def _rebuild(self, chips: list[Chip]) -> None:
        focused = next((n for n, b in enumerate(self._buttons) if b.hasFocus()), None)
        for button in (*self._buttons, self._clear):
            self._flow.removeWidget(button)
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._chips = chips
        self._buttons = [self._chip_button(chip) for chip in chips]
        for button in self._buttons:
            self._flow.addWidget(button)
            button.show()
        self._flow.addWidget(self._clear)
        self._clear.setVisible(len(chips) > 1)
        for before, after in zip(self._buttons, [*self._buttons[1:], self._clear]):
            QWidget.setTabOrder(before, after)
        if focused is not None and self._buttons:  # go on with the next one
            self._buttons[min(focused, len(self._buttons) - 1)].setFocus()
        self.updateGeometry()

    def _chip_button(self, chip: Chip) -> _ChipButton:
        short = chip.text if len(chip.text) <= _LONGEST else chip.text[: _LONGEST - 1] + "…"
        button = _ChipButton(f"{short}  ×".replace("&", "&&"), self)
        button.setObjectName(f"kansenkaart.chips.{chip.part}")
        button.setStyleSheet(_LOOK)
        says = self.tr("Filter {}: press to take it away").format(chip.text)
        button.setAccessibleName(says)
        button.setToolTip(self.tr("Take this away (Del)"))
        for signal in (button.clicked, button.deleted):
            signal.connect(partial(self._take_away, chip))
        return button

    def _take_away(self, chip: Chip, *_: object) -> None:
        self.take_away(chip)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        return button


class _ChipButton(QPushButton):
    """A button that also goes by Delete and Backspace."""

    deleted = pyqtSignal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take it away by Delete, Backspace and Enter; go to the neighbour by an arrow."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.deleted.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
