"""Undo and redo: Ctrl+Z and Ctrl+Shift+Z in every dock, and in the menu with what they would do."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject
from qgis.PyQt.QtGui import QKeyEvent, QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractSpinBox,
    QAction,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ..store.undo import Sitting
from .current import Current
from .tips import tip

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_LONGEST = 70
"""Letters in a menu; a tooltip has them all."""

_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Undoing(QObject):
    """Takes back the actions of this sitting, or does them again; says which one it was.

    A text field keeps the keys for itself as long as it has something of its own to take back.
    """

    # no shortcuts: QGIS has Ctrl+Z for its own layers, and a key of two owners does nothing

    def __init__(self, current: Current, docks: Sequence[QWidget], window: QWidget) -> None:
        """Work on ``current`` while the focus is in one of ``docks``, and by the actions."""
        super().__init__(window)
        self._current = current
        self._docks = docks
        self._watched: QWidget | None = None
        self.undo_action = self._action("undo", "Undo", self.undo)
        self.redo_action = self._action("redo", "Redo", self.redo)
        for signal in (current.opened, current.closed, current.records_changed):
            signal.connect(self._name_actions)
        QApplication.instance().focusChanged.connect(self._follow)
        self._name_actions()

    def _action(self, name: str, image: str, slot: object) -> QAction:
        action = QAction(QgsApplication.getThemeIcon(f"/mAction{image}.svg"), "", self.parent())
        action.setObjectName(f"kansenkaart.{name}")
        action.triggered.connect(lambda _: slot())
        return action

    @property
    def actions(self) -> tuple[QAction, QAction]:
        """The entries of the menu."""
        return self.undo_action, self.redo_action

    def stop(self) -> None:
        """Leave the keys to others."""
        QApplication.instance().focusChanged.disconnect(self._follow)
        self._follow(None, None)
        for part in (*self.actions, self):
            part.deleteLater()

    @property
    def _sitting(self) -> Sitting | None:
        return self._current.kansenkaart.sitting if self._current.kansenkaart else None

    def _name_actions(self) -> None:
        name_actions(self._current, *self.actions)

    def undo(self) -> None:
        """Take back the last action of this sitting."""
        if self._sitting is not None and self._sitting.undoable is not None:
            self._current.undo()
        else:
            self._current.noted.emit(self.tr("There is nothing of this sitting left to undo."))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._sitting is not None and self._sitting.redoable is not None:
            self._current.redo()
        else:
            self._current.noted.emit(self.tr("There is nothing that was undone to do again."))

    # the keys

    def _follow(self, _: QWidget | None, focused: QWidget | None) -> None:
        """Watch what has the focus, if that is in a dock of ours."""
        if self._watched is not None and not sip.isdeleted(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if focused is not None and any(dock.isAncestorOf(focused) for dock in self._docks):
            self._watched = focused
            focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of undo and redo, unless the field has something of its own."""
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        for keys, do in ((_UNDO, self.undo), (_REDO, self.redo)):
            if event.matches(keys) and not _has_own(watched, keys):
                event.accept()  # an override: then the key comes to us, and to nobody else
                if event.type() == QEvent.Type.KeyPress:
                    do()
                return True
        return False


def name_actions(current: Current, undo: QAction, redo: QAction) -> None:
    """Let ``undo`` and ``redo`` say what they would take back or do again, if anything."""
    translate = QCoreApplication.translate
    sitting = current.kansenkaart.sitting if current.kansenkaart else None
    for action, words, keys, what in (
        (undo, translate("Kansenkaart", "Undo"), "Ctrl+Z", sitting and sitting.undoable),
        (redo, translate("Kansenkaart", "Redo"), "Ctrl+Shift+Z", sitting and sitting.redoable),
    ):
        text = f"{words}: {what.label}" if what else words
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        action.setText(short.replace("&", "&&") + f"\t{keys}")
        action.setToolTip(tip(f"{text} ({keys})"))
        action.setEnabled(what is not None and current.is_writable)


def _has_own(field: QObject, keys: QKeySequence.StandardKey) -> bool:
    """Return whether a text field has something typed to take back, or to do again."""
    if isinstance(field, (QComboBox, QAbstractSpinBox)):
        field = field.findChild(QLineEdit)
    if isinstance(field, QLineEdit):
        available = field.isUndoAvailable() if keys == _UNDO else field.isRedoAvailable()
        return bool(available)
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        document = field.document()
        return bool(document.isUndoAvailable() if keys == _UNDO else document.isRedoAvailable())
    return False
