"""What went wrong or right, told in the message bar and in the log."""

from __future__ import annotations

import html

from qgis.core import Qgis, QgsMessageLog
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QObject

from ..cartography.language import interface_translator
from ..domain.sentence import KansenkaartError

_TITLE = "Kansenkaart"


def sentence_of(error: Exception) -> str:
    """Return what to tell a person about ``error``, in the language of the interface."""
    if isinstance(error, KansenkaartError):
        return error.text(interface_translator())
    return str(error) or type(error).__name__


class Messages(QObject):
    """The message bar of QGIS as the one place where errors are told."""

    def __init__(self, bar: QgsMessageBar) -> None:
        """Tell them in ``bar``."""
        super().__init__()
        self._bar = bar

    def show_error(self, error: Exception) -> None:
        """Tell what went wrong; it stays until the reader closes it."""
        text = sentence_of(error)
        QgsMessageLog.logMessage(text, _TITLE, Qgis.MessageLevel.Warning, False)
        # the bar reads markup, and the sentence holds what people typed
        plain = html.escape(text).replace("\n", "<br>")
        self._bar.pushMessage(_TITLE, plain, Qgis.MessageLevel.Warning, 0)

    def show_note(self, text: str) -> None:
        """Tell what was done, for a few seconds."""
        self._bar.pushMessage(_TITLE, html.escape(text), Qgis.MessageLevel.Success, 4)
