"""The history of a record: who changed what, when, from what to what."""

from __future__ import annotations

from typing import NamedTuple, Sequence

from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...cartography.language import interface_translator
from ...domain.alteration import AlterationKind
from ...domain.sentence import Translator
from ...store import Catalogue, HistoryStep, Row
from ..catalogue_desk import Inquiry
from ..current import Current
from ..moments import moment_text
from ..wrapped_label import WrappedLabel
from .page import HistoryPage, Passage
from .words import LONGEST_VALUE, told


class _Story(NamedTuple):
    """A record, or None when it was deleted, and what happened to it."""

    row: Row | None
    steps: Sequence[HistoryStep]


class HistoryPanel(QWidget):
    """Tells of one record what happened to it, the latest first, in the time where we are."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``; `show_record` says which record it is about."""
        super().__init__(parent)
        self._current = current
        self._uuid = ""
        self._behind = False
        self._inquiry = Inquiry(current.desk, self)
        self.header = WrappedLabel("kansenkaart.insight.history.header")
        self.page = HistoryPage("kansenkaart.insight.history.page", self.tr("History of a record"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.header)
        layout.addWidget(self.page, 1)
        self._inquiry.answered.connect(self._show)
        self._inquiry.failed.connect(current.failed)
        self.page.record_wanted.connect(current.choose_record)
        current.closed.connect(lambda: self.show_record(""))
        current.records_changed.connect(self.refresh)
        self._say_what_to_do()

    def show_record(self, uuid: str) -> None:
        """Tell the history of the record ``uuid``; empty for none."""
        self._uuid = uuid
        self.refresh()

    def refresh(self) -> None:
        """Ask for the history again; out of sight that waits until it is seen."""
        self._behind = not self.isVisible()
        if not self._uuid:
            self._inquiry.forget()
            self._say_what_to_do()
        elif not self._behind:
            uuid = self._uuid
            self._inquiry.ask(lambda catalogue: _story(catalogue, uuid))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while it was out of sight."""
        super().showEvent(event)
        if self._behind:
            self.refresh()

    def _say_what_to_do(self) -> None:
        self.header.setText(self.tr("Choose “History” at a record to see what happened to it."))
        self.page.show_passages(())

    def _show(self, story: _Story) -> None:
        if story.row is not None:
            title = f"{story.row.code} · {story.row.title}"
        else:
            title = self.tr("This record is not there (any more).")
        self.header.setText(title)
        translate = interface_translator()
        self.page.show_passages(
            Passage(
                moment_text(step.action.at),
                _aside(step, translate),
                [told(one, step.kind, translate, LONGEST_VALUE) for one in step.alterations],
            )
            for step in story.steps
        )

    def stop(self) -> None:
        """Ask nothing any more: the panel is about to go."""
        self._inquiry.forget()


def _aside(step: HistoryStep, translate: Translator) -> str:
    """Return who did it under which name, and what it was when that is more than a change."""
    parts = [step.action.by, step.action.label]
    if step.kind in (AlterationKind.REMOVED, AlterationKind.RESTORED):
        parts.append(step.kind.label(translate.language))
    return " · ".join(parts)


def _story(catalogue: Catalogue, uuid: str) -> _Story:
    return _Story(catalogue.find(uuid), catalogue.kansenkaart.history(uuid))
