"""What changed between two moments, for somebody: a list that leads to the records."""

from __future__ import annotations

from datetime import datetime, timezone
from functools import partial
from pathlib import Path

from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QTimer
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.audience import OWNER, PARTIES, PUBLIC
from ..current import Current
from ..fields import ChoiceField
from ..messages import sentence_of
from ..moment_field import MomentField, utc_text
from ..moments import moment_text
from ..number import number
from ..worker import Asker
from ..wrapped_label import WrappedLabel
from .change_table import SECRET, Answer, Asked, passages, read_changes, write_changes
from .page import HistoryPage

MOST = 500
"""How many records the page tells of; a table has them all."""

_BEGINNING = QDateTime(QDate(2000, 1, 1), QTime(0, 0))
"""What an empty first moment stands for: before anything was written."""

_DAYS = 7
_REST = 700
_NAME = "kansenkaart.insight.changes"


class ChangesPanel(QWidget):
    """Asks what changed, in a worker and only while it is seen; copies it, or writes it."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``; at first it tells of the last week, to the owner."""
        super().__init__(parent)
        self._current = current
        self._behind = True
        self._answer: Answer | None = None
        self._asker = Asker(self)
        self._writer = Asker(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self.since = self._moment("since", self.tr("Changed since"), "", late=False)
        self.until = self._moment("until", self.tr("Changed until"), self.tr("now"), late=True)
        self.audience = ChoiceField()
        self.audience.setObjectName(f"{_NAME}.audience")
        self.audience.setAccessibleName(self.tr("For whom"))
        self.header = WrappedLabel(f"{_NAME}.header")
        self.page = HistoryPage(f"{_NAME}.page", self.tr("What changed"))
        self.copy = self._button("copy", self.tr("Copy as text"))
        self.export = self._button("export", self.tr("Save as table…"))
        self._lay_out()
        self._connect()
        self._reopen()

    def _moment(self, name: str, title: str, empty: str, late: bool) -> MomentField:
        edit = MomentField(empty, late)
        edit.setObjectName(f"{_NAME}.{name}")
        edit.setAccessibleName(title)
        edit.setToolTip(title)
        return edit

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"{_NAME}.{name}")
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for row, column, text, field in (
            (0, 0, self.tr("&From"), self.since),
            (0, 2, self.tr("&to"), self.until),
            (1, 0, self.tr("F&or"), self.audience),
        ):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, row, column)
            span = 3 if field is self.audience else 1
            grid.addWidget(field, row, column + 1, 1, span)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        below = QHBoxLayout()
        below.addStretch()
        for button in (self.copy, self.export):
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(grid)
        layout.addWidget(self.header)
        layout.addWidget(self.page, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        current = self._current
        for signal in (current.opened, current.closed):
            signal.connect(self._reopen)
        current.reloaded.connect(self._offer_audiences)
        current.records_changed.connect(self._ask_soon)
        current.shown.changed.connect(self._follow_shown)
        self._rest.timeout.connect(self.ask)
        for edit in (self.since, self.until):
            edit.chosen.connect(self._ask_soon)
        self.audience.currentIndexChanged.connect(lambda _: self._ask_soon())
        self.page.record_wanted.connect(current.choose_record)
        self.copy.clicked.connect(lambda _: self.copy_text())
        self.export.clicked.connect(lambda _: self._choose_file())
        self._asker.answered.connect(self._show)
        self._writer.answered.connect(self._say_written)
        for asker in (self._asker, self._writer):
            asker.failed.connect(current.failed)
            current.saving.connect(asker.make_way)

    def stop(self) -> None:
        """Wait for the workers: the panel is about to go."""
        self._rest.stop()
        for asker in (self._asker, self._writer):
            asker.wait()

    # asking

    def _reopen(self) -> None:
        self._asker.forget()
        self._writer.forget()
        self._rest.stop()
        self._tell(None)
        self._offer_audiences()
        is_open = self._current.path is not None
        for part in (self.since, self.until, self.audience):
            part.setEnabled(is_open)
        if is_open:
            week_ago = QDateTime.currentDateTime().addDays(-_DAYS)
            self.since.set_moment(QDateTime(week_ago.date(), QTime(0, 0)))
            self.until.set_moment(None)
            self._ask_soon()
        else:
            self.header.setText(self.tr("Open a kansenkaart, or make a new one."))

    def _offer_audiences(self) -> None:
        chosen = self.audience.value() or OWNER.name
        parties = [(party.key, party.name) for party in self._current.vocabulary.parties]
        fixed = (
            (OWNER.name, self.tr("the owner: everything")),
            (PUBLIC.name, self.tr("everyone: what is public")),
            (PARTIES.name, self.tr("all parties: also what is internal")),
        )
        self.audience.blockSignals(True)
        self.audience.set_choices((*fixed, *parties))
        known = {key for key, _ in (*fixed, *parties)}
        self.audience.set_value(chosen if chosen in known else OWNER.name)
        self.audience.blockSignals(False)

    def _follow_shown(self) -> None:
        """Tell no more than lists and map do: others may be looking at the screen."""
        if self._current.shown.is_for_all and self.audience.value() == OWNER.name:
            self.audience.set_value(PARTIES.name)

    def _ask_soon(self) -> None:
        self._behind = True
        if self.isVisible() and self._current.path is not None:
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was out of sight."""
        super().showEvent(event)
        if self._behind:
            self._ask_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking: nobody waits for it."""
        super().hideEvent(event)
        if self._asker.is_busy:
            self._asker.forget()
            self._behind = True

    def ask(self) -> None:
        """Ask what changed between the moments that stand there."""
        self._rest.stop()
        if self._current.path is None:
            return
        self._behind = False
        for edit in (self.since, self.until):
            fault = edit.fault()
            if fault is not None:
                self._asker.forget()
                self._tell(None)
                self.header.setText(sentence_of(fault))
                return
        first, last = self.since.moment(), self.until.moment()
        since = _start_of_minute(first if first is not None else _BEGINNING)
        until = utc_text(last) if last is not None else None
        if since > (until or f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%S}.999Z"):
            self._asker.forget()
            self._tell(None)
            self.header.setText(self.tr("The first moment has to be before the second."))
            return
        asked = Asked(self.audience.value() or OWNER.name, since, until)
        self.header.setText(self.tr("Looking for what changed…"))
        self._asker.ask(self._current.path, partial(read_changes, asked=asked, most=MOST))

    # showing

    def _show(self, answer: Answer) -> None:
        self._tell(answer)
        count = len(answer.changes)
        if not count:
            text = self.tr("Nothing changed.")
        elif answer.more:
            text = self.tr("The first {count} records; a table has them all.")
        else:
            text = self.tr("{count} records") if count > 1 else self.tr("1 record")
        self.header.setText(text.format(count=number(count)))

    def _tell(self, answer: Answer | None) -> None:
        self._answer = answer
        changes = answer.changes if answer else ()
        self.page.show_passages(passages(changes))
        for button in (self.copy, self.export):
            button.setEnabled(bool(changes))

    # giving it away

    def copy_text(self) -> None:
        """Put what the page tells on the clipboard, with for whom and between which moments."""
        answer = self._answer
        if answer is None:
            return
        asked = answer.asked
        until = moment_text(asked.until) if asked.until else self.tr("now")
        head = self.tr("Changed from {since} to {until}, for {audience}").format(
            since=moment_text(asked.since), until=until, audience=self.audience.currentText()
        )
        lines = ([SECRET] if answer.is_secret else []) + [head, self.header.text(), ""]
        QApplication.clipboard().setText("\n".join(lines) + self.page.toPlainText() + "\n")
        self._current.noted.emit(self.tr("Copied as text."))

    def _choose_file(self) -> None:
        answer, current = self._answer, self._current
        if answer is None:
            return
        folder = current.settings.last_folder.value()
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save as table"),
            str(Path(folder) / self.tr("changes.csv")),
            "CSV (*.csv);;Excel (*.xlsx);;OpenDocument (*.ods)",
        )
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write all that changed to the csv, xlsx or ods file at ``path``, in a worker."""
        if self._answer is not None and self._current.path is not None:
            question = partial(write_changes, asked=self._answer.asked, path=path)
            self._writer.ask(self._current.path, question)

    def _say_written(self, path: Path) -> None:
        self._current.noted.emit(self.tr("“{}” was made.").format(path.name))


def _start_of_minute(moment: QDateTime) -> str:
    """Return the last moment before the minute of ``moment``, as UTC text."""
    return utc_text(moment.addSecs(-60))
