"""A field for a moment, to the minute: typed as people write one, or its day from a calendar."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone

from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from ..domain.rules import NO_DATE
from ..domain.sentence import KansenkaartError
from .date_field import DateField, typed_day, written_day

_TIME = re.compile(r"(?P<day>\S.*?)(?:[ T]+(?P<hour>\d{1,2})[:.](?P<minute>\d\d))?")


def written_moment(moment: QDateTime) -> str:
    """Return a moment by the clock here, as people here write it."""
    at = moment.date()
    return f"{written_day(date(at.year(), at.month(), at.day()))} {moment.toString('H:mm')}"


def utc_text(moment: QDateTime) -> str:
    """Return the last millisecond of the minute of ``moment`` as UTC text: what is shown counts."""
    at = datetime.fromtimestamp(moment.toMSecsSinceEpoch() // 60_000 * 60, timezone.utc)
    return f"{at:%Y-%m-%dT%H:%M}:59.999Z"


class MomentField(DateField):
    """A moment; of a day alone it is the first minute, or the last one."""

    def __init__(self, empty: str = "", late: bool = False) -> None:
        """Start empty, which is said as ``empty``; a day alone ends it when ``late``."""
        super().__init__()
        self._late = late
        self.setPlaceholderText(empty)

    def moment(self) -> QDateTime | None:
        """Return the moment; None when it is empty, or none."""
        return self._read(self.text())

    def set_moment(self, moment: QDateTime | None) -> None:
        """Show ``moment``."""
        self.set_value(written_moment(moment) if moment is not None else None)

    def fault(self) -> KansenkaartError | None:
        """Return what is wrong with what stands there, or None."""
        if not self.shown() or self.moment() is not None:
            return None
        return KansenkaartError(
            NO_DATE,
            value=self.shown(),
        )

    def _understood(self, text: str) -> str:
        moment = self._read(text)
        return written_moment(moment) if moment is not None else text.strip()

    def _day(self) -> date | None:
        found = _TIME.fullmatch(self.text().strip())
        return typed_day(found["day"]) if found else None

    def _read(self, text: str) -> QDateTime | None:
        found = _TIME.fullmatch(text.strip())
        day = typed_day(found["day"]) if found else None
        if found is None or day is None:
            return None
        time = QTime(23, 59) if self._late else QTime(0, 0)
        if found["hour"]:
            time = QTime(int(found["hour"]), int(found["minute"]))
        moment = QDateTime(QDate(day.year, day.month, day.day), time)
        return moment if time.isValid() else None
