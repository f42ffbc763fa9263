"""A record as lists show it."""

from __future__ import annotations

import sys
from typing import NamedTuple

from ..domain.attention import Attention, attention_of
from ..domain.filtering import NOTHING, Grouping, is_waiting, year_of
from ..domain.model import Participation
from ..domain.words import STATUSES, Phase, RecordKind, Status, Visibility
from .reading import KIND, PHASE, STATUS, VISIBILITY


class Row(NamedTuple):
    """What a list shows of a record.

    ``places`` counts the features it is about: none is the whole area. ``answered_by`` are the
    codes of the agreements that answer it, ``sources`` those of what it arises from or answers.
    """

    uuid: str
    code: str
    kind: RecordKind
    title: str
    theme: str | None
    phase: Phase | None
    status: Status
    visibility: Visibility
    priority: int | None
    start_date: str | None
    due_date: str | None
    target: str | None
    modified_at: str
    parties: tuple[Participation, ...] = ()
    ambitions: tuple[str, ...] = ()
    places: int = 0
    answered_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def waiting(self) -> bool:
        """Whether it is a wish, need or opportunity that waits for an answer."""
        return is_waiting(self.kind, self.status, bool(self.answered_by))

    @property
    def year(self) -> int | None:
        """The year it belongs to (see `year_of`)."""
        return year_of(self.start_date, self.due_date)

    def attention(self, today: str) -> tuple[Attention, ...]:
        """Return why it asks for attention on the day ``today`` (ISO text)."""
        return attention_of(self.kind, self.status, self.due_date, self.parties, today)

    def keys(self, by: Grouping) -> tuple[str, ...]:
        """Return what it is grouped under, keys or codes; `NOTHING` when there is none."""
        if by is Grouping.PARTY:
            return tuple(dict.fromkeys(part.party for part in self.parties)) or (NOTHING,)
        value: str | None = getattr(self, by.value)
        return (str(value) if value else NOTHING,)


def row_of(
    record: tuple, parties: tuple[Participation, ...], ambitions: tuple[str, ...], places: int
) -> Row:
    """Return what a list shows of ``record``, the columns of `Row` up to ``modified_at``."""
    _, _, kind, _, theme, phase, status, visibility = record[:8]
    known = KIND(kind) or RecordKind.FACT
    words = (
        theme and sys.intern(theme),
        PHASE(phase),
        STATUS(status) or STATUSES[known][0],
        VISIBILITY(visibility) or Visibility.SECRET,
    )
    own = (*record[:2], known, record[3], *words, *record[8:])
    return Row._make((*own, parties, ambitions, places, (), ()))
