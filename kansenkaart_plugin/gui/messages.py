"""What went wrong or right, told in the message bar and in the log."""

from __future__ import annotations

import html
from functools import partial
from typing import Callable

from qgis.core import Qgis, QgsMessageLog, QgsMessageOutput
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QPushButton

from ..cartography.language import interface_translator
from ..domain.sentence import KansenkaartError

_TITLE = "Kansenkaart"
_NOTE_SECONDS = 5
_OFFER_SECONDS = 20
_ONE_LINE = 100
"""How many letters there is room for in the bar of a usual window."""


def sentence_of(error: Exception) -> str:
    """Return what to tell a person about ``error``, in the language of the interface."""
    if isinstance(error, KansenkaartError):
        return error.text(interface_translator())
    return str(error) or type(error).__name__


class Messages(QObject):
    """The message bar of QGIS as the one place where things are told."""

    def __init__(self, bar: QgsMessageBar) -> None:
        """Tell them in ``bar``."""
        super().__init__()
        self._bar = bar
        self._items: list[QgsMessageBarItem] = []

    def show_error(self, error: Exception) -> None:
        """Tell what went wrong, once; it stays until the reader closes it.

        The bar has room for one line: all of a longer text is behind a button too.
        """
        text = sentence_of(error)
        QgsMessageLog.logMessage(text, _TITLE, Qgis.MessageLevel.Warning, False)
        head, _, more = text.partition("\n")
        plain = html.escape(head)  # the bar reads markup, and the sentence holds what people typed
        for item in self._shown():
            if item.text() == plain:
                self._bar.popWidget(item)
        item = self._push(plain, Qgis.MessageLevel.Warning, 0)
        if more or len(head) > _ONE_LINE:
            self._add_button(item, self.tr("Details"), partial(_show_in_full, head, text))

    def show_note(self, text: str) -> None:
        """Tell something for a few seconds."""
        self._push(html.escape(text), Qgis.MessageLevel.Info, _NOTE_SECONDS)

    def show_offer(self, text: str, button: str, do: Callable[[], object]) -> None:
        """Tell what was done, with a ``button`` that does ``do``; an older offer goes."""
        self.drop_offers()
        item = self._push(html.escape(text), Qgis.MessageLevel.Success, _OFFER_SECONDS)
        self._add_button(item, button, do)

    def show_concern(self, text: str, button: str, do: Callable[[], object]) -> None:
        """Tell what needs a look, with a ``button`` that does ``do``; it stays until closed."""
        QgsMessageLog.logMessage(text, _TITLE, Qgis.MessageLevel.Warning, False)
        item = self._push(html.escape(text), Qgis.MessageLevel.Warning, 0)
        self._add_button(item, button, do)

    def _add_button(self, item: QgsMessageBarItem, text: str, do: Callable[[], object]) -> None:
        button = QPushButton(text)
        button.setObjectName("kansenkaart.message.button")
        button.clicked.connect(lambda: (self._bar.popWidget(item), do()))
        item.layout().addWidget(button)

    def show_report(self, text: str, details: str) -> None:
        """Tell what was done, with ``details`` behind a button of their own."""
        QgsMessageLog.logMessage(f"{text}\n{details}", _TITLE, Qgis.MessageLevel.Info, False)
        self.show_offer(text, self.tr("Details"), partial(_show_in_full, text, details))

    def drop_offers(self) -> None:
        """Take the offers away: what they would do is not possible any more."""
        for item in self._shown():
            if item.level() == Qgis.MessageLevel.Success:
                self._bar.popWidget(item)

    def stop(self) -> None:
        """Take everything of ours out of the bar."""
        for item in self._shown():
            self._bar.popWidget(item)

    def _push(self, text: str, level: Qgis.MessageLevel, seconds: int) -> QgsMessageBarItem:
        item = QgsMessageBar.createMessage(_TITLE, text)
        self._bar.pushWidget(item, level, seconds)
        self._items.append(item)
        return item

    def _shown(self) -> list[QgsMessageBarItem]:
        """Return the items of ours that are still in the bar."""
        there = self._bar.items()
        self._items = [i for i in self._items if not sip.isdeleted(i) and i in there]
        return list(self._items)


def _show_in_full(title: str, text: str) -> None:
    QgsMessageOutput.showMessage(title, text, QgsMessageOutput.MessageType.MessageText)
