"""The things a kansenkaart holds, as values. Nothing here knows how they are stored.

Times are UTC text (``2026-11-23T10:00:00.000Z``), dates ISO text (``2026-11-23``), places are in
the CRS of the kansenkaart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .words import (
    STATUSES,
    AgreementType,
    Commitment,
    Decision,
    Drawn,
    Judgement,
    PartyKind,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Stance,
    Status,
    TraceKind,
    Visibility,
)


class FeatureRef(NamedTuple):
    """The only name of a feature: its level and its key."""

    level: str
    key: str

    def __str__(self) -> str:
        return f"{self.level}:{self.key}"


@dataclass(frozen=True)
class Record:
    """A wish, need, opportunity, agreement or fact.

    ``uuid`` and ``code`` are empty until the store gives them; ``status`` None means the first
    status of the kind. ``revision`` is the one that was read: saving checks it.
    """

    kind: RecordKind
    title: str
    description: str | None = None
    theme: str | None = None
    phase: Phase | None = None
    status: Status | None = None
    reason: str | None = None
    visibility: Visibility = Visibility.INTERNAL
    priority: int | None = None
    agreement_type: AgreementType | None = None
    commitment: Commitment | None = None
    indicator: str | None = None
    target_value: str | None = None
    target_unit: str | None = None
    reservation: str | None = None
    condition: str | None = None
    start_date: str | None = None
    due_date: str | None = None
    source_kind: SourceKind | None = None
    source: str | None = None
    source_date: str | None = None
    uuid: str = ""
    code: str = ""
    revision: int = 0
    created_at: str = ""
    created_by: str = ""
    modified_at: str = ""
    modified_by: str = ""
    deleted_at: str | None = None

    @property
    def effective_status(self) -> Status:
        """The status, or the one a new record of this kind starts with."""
        return self.status or STATUSES[self.kind][0]


class Link(NamedTuple):
    """What a record is about: a feature as it was when linked.

    ``loose`` says that the level no longer has this key; label and point (x, y) still do.
    """

    record_uuid: str
    feature: FeatureRef
    label: str
    x: float | None
    y: float | None
    loose: bool


class Participation(NamedTuple):
    """A party's role in a record."""

    party: str
    role: Role


class Position(NamedTuple):
    """What a party thought of a record, and when. Rows are added; the latest counts."""

    record_uuid: str
    party: str
    stance: Stance
    note: str | None
    stated_at: str
    session_uuid: str | None


class Trace(NamedTuple):
    """``from_uuid`` arises from, answers or replaces ``to_uuid``."""

    from_uuid: str
    to_uuid: str
    kind: TraceKind


class Progress(NamedTuple):
    """A dated report on an agreement."""

    record_uuid: str
    reported_at: str
    party: str | None
    judgement: Judgement
    value: str | None
    note: str | None
    source: str | None


class Action(NamedTuple):
    """What one person did at one moment: one transaction, one undo step. ``at`` is UTC text."""

    uuid: str
    at: str
    by: str
    label: str


class Party(NamedTuple):
    """Who takes part. ``colour`` is ``#rrggbb``."""

    key: str
    name: str
    kind: PartyKind
    colour: str | None


class Theme(NamedTuple):
    """A subject that records belong to."""

    key: str
    title: str


class Ambition(NamedTuple):
    """Something parties want together."""

    key: str
    title: str
    theme: str | None
    source: str | None = None


class Level(NamedTuple):
    """A scale at which people talk and print. ``rank`` 1 is the highest."""

    key: str
    title: str
    rank: int
    parent: str | None
    drawn: Drawn | None
    source_date: str | None


class AgendaItem(NamedTuple):
    """A record on the agenda of a session and what was decided on it."""

    record_uuid: str
    seq: int
    decision: Decision | None
    note: str | None


@dataclass(frozen=True)
class Session:
    """A meeting: who was present and what was decided."""

    uuid: str
    title: str
    held_on: str | None
    phase: Phase | None
    notes: str | None
    present: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
