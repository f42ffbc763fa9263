"""Ctrl+Z and Ctrl+Shift+Z in a dock: the last actions of this sitting, back and again."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import QWidget

from .current import Current


class UndoKeys(QObject):
    """Works wherever the focus is in ``dock``, but in a field of text, which has its own undo."""

    # by events and not by a shortcut: QGIS has one on the same keys, and then none would work

    def __init__(self, current: Current, dock: QWidget) -> None:
        """Listen to the keys that reach ``dock``."""
        super().__init__(dock)
        self._current = current
        dock.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys before QGIS does, and do what they ask."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        what = self._meant(event)
        if what is None or self._current.kansenkaart is None:
            return False
        if event.type() == QEvent.Type.KeyPress:
            what()
        event.accept()
        return True

    def _meant(self, event: QKeyEvent):
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._current.undo
        again = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Redo) or (
            event.key() == Qt.Key.Key_Z and event.modifiers() == again
        ):
            return self._current.redo
        return None
