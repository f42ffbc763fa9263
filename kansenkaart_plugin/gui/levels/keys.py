"""Ctrl+1 … Ctrl+9 choose a level and Ctrl+0 the whole area, from our docks and the map.

QGIS has the same keys for panels of its own. A shortcut would make both of them dead, so the key
is taken only where it is typed in a dock of ours or on the map; elsewhere it stays QGIS's.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QWidget

from ..current import WHOLE_AREA, Current

MOST = 9
_DIGITS = tuple(getattr(Qt.Key, f"Key_{digit}") for digit in range(10))
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class LevelKeys(QObject):
    """Listens to what is typed in a widget, and in all that is in it."""

    def __init__(self, current: Current, widget: QWidget) -> None:
        """Choose levels of ``current``."""
        super().__init__(widget)
        self._current = current
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before a shortcut of QGIS gets it, and choose.

        That is done at once: of the press that follows, a list to choose from keeps its letter.
        """
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or self._current.kansenkaart is None:
            return False
        digit = _digit(event)
        if digit is None or digit > len(self._current.profile.levels):
            return False
        event.accept()
        if kind == QEvent.Type.ShortcutOverride:
            self._choose(digit)
        return True

    def _choose(self, digit: int) -> None:
        levels = self._current.profile.levels
        self._current.set_level(levels[digit - 1].key if digit else WHOLE_AREA)

    def stop(self) -> None:
        """Listen no more: the plugin goes."""
        self._widget.removeEventFilter(self)
        self.deleteLater()


def _digit(event: QKeyEvent) -> int | None:
    modifiers = event.modifiers() & ~_KEYPAD
    if modifiers != Qt.KeyboardModifier.ControlModifier or event.key() not in _DIGITS:
        return None
    return _DIGITS.index(event.key())


def key_of(place: int) -> str:
    """Return the keys for the level at ``place`` (0 is the whole area); empty beyond the ninth."""
    return f"Ctrl+{place}" if place <= MOST else ""
