"""Which records a list or a map shows, and under what they are grouped, as values."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Tuple

from .attention import Attention
from .text import searchable
from .words import OPEN_KINDS, Phase, RecordKind, Status, Visibility, Word

NOTHING = ""
"""Among the themes of a filter: records without a theme."""


class Grouping(Word):
    """What records are grouped by, in a list and on the map."""

    KIND = "kind", "kind", "soort"
    PARTY = "party", "party", "partij"
    THEME = "theme", "theme", "thema"
    PHASE = "phase", "phase", "fase"
    STATUS = "status", "status", "status"


@dataclass(frozen=True)
class RecordFilter:
    """Which records to show: every part that is given must hold, an empty part always does.

    ``parties`` are keys of which one takes part in any role; ``mine`` is one more that must.
    ``themes`` are keys, `NOTHING` for records without one. ``years`` is about `year_of`.
    ``unanswered`` leaves wishes, needs and opportunities that wait for an answer (`is_waiting`).
    ``attention`` leaves agreements that ask for it in one of these ways (`attention_of`).
    Each word of ``text`` must be somewhere in the record; accents and case do not count.
    ``only`` are uuids: what a figure of the overview leads to.
    """

    kinds: Tuple[RecordKind, ...] = ()
    parties: Tuple[str, ...] = ()
    themes: Tuple[str, ...] = ()
    phases: Tuple[Phase, ...] = ()
    statuses: Tuple[Status, ...] = ()
    ambitions: Tuple[str, ...] = ()
    visibilities: Tuple[Visibility, ...] = ()
    years: Tuple[int, ...] = ()
    unanswered: bool = False
    attention: Tuple[Attention, ...] = ()
    mine: str | None = None
    text: str = ""
    only: frozenset[str] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of ``text``, each once, as they are looked for."""
        return tuple(dict.fromkeys(searchable(self.text).split()))

    @property
    def is_empty(self) -> bool:
        """Whether every record passes."""
        return not self.words and all(
            getattr(self, field.name) == field.default
            for field in fields(self)
            if field.name != "text"
        )


SHOWN_TO_ALL = (Visibility.PUBLIC, Visibility.INTERNAL)
"""The visibilities that may be on a screen that several parties look at."""


def is_waiting(kind: RecordKind, status: Status, answered: bool) -> bool:
    """Return whether a record still waits for an answer; one that was dropped had it."""
    return kind in OPEN_KINDS and not answered and status is not Status.DROPPED


def year_of(start_date: str | None, due_date: str | None) -> int | None:
    """Return the year a record belongs to: that in which it is due, else that in which it starts.

    Dates are ISO text; without either there is no year.
    """
    date = due_date or start_date
    return int(date[:4]) if date and date[:4].isdigit() else None
