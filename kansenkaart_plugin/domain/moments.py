"""Dates that a person gives, as moments that the file knows."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timezone

from .rules import NO_DATE, is_date
from .sentence import QT_TRANSLATE_NOOP, KansenkaartError


def end_of_day(date: str) -> str | None:
    """Return the last moment of ``date``, where we are, as UTC text; None when it is empty.

    Raises:
        KansenkaartError: it is not a date, or has yet to come.
    """
    if not date.strip():
        return None
    if not is_date(date.strip()):
        raise KansenkaartError(
            NO_DATE,
            value=date,
        )
    if date.strip() > datetime.now().date().isoformat():
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "{value} has yet to come; choose today or before."),
            value=date.strip(),
        )
    last = datetime.fromisoformat(date.strip()).replace(hour=23, minute=59, second=59)
    with suppress(OverflowError, ValueError, OSError):  # no clock knows the year 1
        last = last.astimezone(timezone.utc).replace(tzinfo=None)
    return f"{last.isoformat()}.999Z"
