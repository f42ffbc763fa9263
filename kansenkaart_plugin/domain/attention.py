"""What asks for attention in an agreement: its date, and that nobody leads it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Iterable

from .model import Participation
from .words import RecordKind, Role, Status, Word

SOON_DAYS = 60
"""An agreement that is due within so many days is due soon."""

ENDED = (Status.DONE, Status.STOPPED, Status.LAPSED, Status.REPLACED)
"""Statuses in which nothing more is to be done for an agreement."""


class Attention(Word):
    """Why somebody should look at an agreement."""

    OVERDUE = "overdue", "overdue", "over tijd"
    SOON = "soon", "due soon", "binnenkort"
    LEADERLESS = "leaderless", "without lead", "zonder trekker"


def attention_of(
    kind: RecordKind,
    status: Status,
    due_date: str | None,
    parties: Iterable[Participation],
    today: str,
) -> tuple[Attention, ...]:
    """Return why a record asks for attention on the day ``today`` (ISO text).

    Only agreements that have not ended do. What is due today is due soon, not overdue.
    """
    if kind is not RecordKind.AGREEMENT or status in ENDED:
        return ()
    found = []
    if due_date:
        if due_date < today:
            found.append(Attention.OVERDUE)
        elif due_date <= _later(today, SOON_DAYS):
            found.append(Attention.SOON)
    if not any(part.role is Role.LEAD for part in parties):
        found.append(Attention.LEADERLESS)
    return tuple(found)


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
