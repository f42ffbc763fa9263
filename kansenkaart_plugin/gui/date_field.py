"""A field for a day: typed as people write one, or chosen in a calendar.

QDateEdit is no help here: it reads what is typed section by section, and makes another day of it
when the field was empty.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate, QLocale, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from .icons import icon

_YEAR_FIRST = (
    re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})"),
    re.compile(r"(?P<year>(19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
)
_DAY_FIRST = (
    re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})"),
)
_NINETEENS = 69
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def typed_day(text: str) -> date | None:
    """Return the day that somebody typed: 1-3-2027, 01032027, 2027-03-01; None when it is none."""
    for pattern in (*_YEAR_FIRST, *_DAY_FIRST):
        found = pattern.fullmatch(text.strip())
        if found is not None:
            year, month, day = (int(found[part]) for part in ("year", "month", "day"))
            if len(found["year"]) == 2:  # of two digits: as programs mostly read them
                year += 1900 if year >= _NINETEENS else 2000
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None


def written_day(day: date) -> str:
    """Return a day as people here write it."""
    dutch = QgsApplication.locale().startswith("nl")
    return f"{day:%d-%m-}{day.year:04}" if dutch else day.isoformat()


class DateField(QLineEdit):
    """A day; its value is ISO text, or None.

    What is no day stays as it was typed: it is refused, with the reason, when it is saved.
    """

    chosen = pyqtSignal()
    """Another day was typed, or chosen in the calendar."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._known = ""
        self.setToolTip(
            self.tr("A day, such as {}; arrow down with Alt opens a calendar").format(
                written_day(date(2026, 12, 31))
            )
        )
        self.setClearButtonEnabled(True)
        action = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        action.setToolTip(self.tr("Calendar"))
        action.triggered.connect(lambda _: self.open_calendar())
        self.editingFinished.connect(self.settle)

    def value(self) -> str | None:
        """Return the day as ISO text; what is no day as it was typed; None when it is empty."""
        text = self.text().strip()
        day = typed_day(text)
        return day.isoformat() if day else text or None

    def shown(self) -> str:
        """Return what stands there."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show ``value``."""
        self.setText(self._understood(value or ""))
        self._known = self.text()

    def _understood(self, text: str) -> str:
        """Return what was typed as it is written here."""
        day = typed_day(text)
        return written_day(day) if day else text.strip()

    def _day(self) -> date | None:
        return typed_day(self.text())

    def settle(self) -> None:
        """Write what was typed as it was understood, and tell it when it is another day."""
        before = self._known
        self.set_value(self.text())
        if self._known != before:
            self.chosen.emit()

    def open_calendar(self) -> None:
        """Let a day be chosen from a calendar."""
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(QgsApplication.locale()))
        day = self._day() or date.today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        menu = QMenu(self)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        for signal in (calendar.clicked, calendar.activated):
            signal.connect(lambda at, menu=menu: self._take(at, menu))
        menu.aboutToHide.connect(menu.deleteLater)
        below, above = self.mapToGlobal(QPoint(0, self.height())), self.mapToGlobal(QPoint(0, 0))
        menu.popup(below)
        menu.adjustSize()  # only now it has the letters of what is around it
        if below.y() + menu.height() > self.screen().availableGeometry().bottom():
            menu.move(menu.x(), above.y() - menu.height())
        calendar.setFocus()

    def _take(self, at: QDate, menu: QMenu) -> None:
        menu.close()
        self.setText(written_day(date(at.year(), at.month(), at.day())))
        self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step a day up or down, or open the calendar."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            day = self._day()
            stepped = day + timedelta(step) if day else date.today()
            self.setText(self._understood(written_day(stepped)))
