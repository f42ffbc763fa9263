"""Keys of the shared screen: by name, and as they are pressed."""

from __future__ import annotations

from typing import Tuple

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent

Key = Tuple[int, bool, bool]
"""A key of Qt, and whether Ctrl and Shift are pressed with it."""


def named_key(name: str) -> Key:
    """Return the key of a name such as ``Ctrl+Right``."""
    *modifiers, key = name.split("+")
    return getattr(Qt.Key, f"Key_{key}"), "Ctrl" in modifiers, "Shift" in modifiers


def pressed_key(event: QKeyEvent) -> Key | None:
    """Return the key that was pressed; None when it is with Alt or Meta: those are for others."""
    pressed = event.modifiers()
    if pressed & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return None
    shift = bool(pressed & Qt.KeyboardModifier.ShiftModifier)
    typed = event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal)  # it takes Shift to type a plus
    control = bool(pressed & Qt.KeyboardModifier.ControlModifier)
    return event.key(), control, shift and not typed
