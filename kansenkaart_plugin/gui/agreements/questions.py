"""What the dock of agreements asks of the catalogue; each runs in the worker."""

from __future__ import annotations

from typing import Mapping, NamedTuple, Optional, Sequence

from ...domain.attention import Attention
from ...domain.audience import OWNER
from ...domain.model import Participation, Position, Record, Session
from ...domain.rules import agreement_obstacles
from ...domain.sentence import Sentence
from ...domain.words import Decision, RecordKind, Role, Status, TraceKind
from ...store import Catalogue, Entry, Row
from ...store.collecting import no_collecting
from ...store.standing import Standing

WATCHED = (Status.PROPOSED, Status.AGREED_RESERVED, Status.AGREED)
"""Statuses in which a card says what stands in the way of being agreed, or stood."""

UNDECIDED = (Status.DRAFT, Status.PROPOSED, Status.AGREED_RESERVED)


class Card(NamedTuple):
    """An agreement on the board: who leads, why to look at it, what stands in its way."""

    row: Row
    leads: tuple[str, ...]
    attention: tuple[Attention, ...]
    obstacles: tuple[Sentence, ...]
    reservation: Optional[str]


class Related(NamedTuple):
    """Another record and how the agreement follows from it, or it from the agreement."""

    kind: TraceKind
    outgoing: bool
    row: Row


class Sheet(NamedTuple):
    """Everything about one agreement; ``decided`` holds the sessions that had it on the agenda."""

    row: Row
    entry: Entry
    attention: tuple[Attention, ...]
    obstacles: tuple[Sentence, ...]
    related: tuple[Related, ...]
    decided: tuple[tuple[Session, Optional[Decision]], ...]


def obstacles_to_agreed(
    parties: Sequence[Participation],
    positions: Sequence[Position],
    names: Mapping[str, str],
) -> tuple[Sentence, ...]:
    """Return what stands in the way of an agreement with these parties being agreed."""
    agreed = Record(RecordKind.AGREEMENT, "", status=Status.AGREED)
    return tuple(agreement_obstacles(agreed, parties, positions, names))


def read_cards(catalogue: Catalogue, uuids: Sequence[str], names: Mapping[str, str]) -> list[Card]:
    """Return the cards of the agreements ``uuids``; ``names`` are those of the parties."""
    with no_collecting():  # it would hold up the interface while there are very many cards
        rows = [row for uuid in uuids if (row := catalogue.find(uuid)) is not None]
        standings = catalogue.standings([row.uuid for row in rows if row.status in WATCHED])
        today = catalogue.today
        return [_card(row, standings.get(row.uuid), names, today) for row in rows]


def _card(row: Row, standing: Optional[Standing], names: Mapping[str, str], today: str) -> Card:
    obstacles: tuple[Sentence, ...] = ()
    reserved = row.status is Status.AGREED_RESERVED
    if standing is not None and not reserved:
        obstacles = obstacles_to_agreed(row.parties, standing.positions, names)
    leads = tuple(part.party for part in row.parties if part.role is Role.LEAD)
    reservation = standing.reservation if standing is not None and reserved else None
    return Card(row, leads, row.attention(today), obstacles, reservation)


def read_sheet(catalogue: Catalogue, uuid: str, names: Mapping[str, str]) -> Optional[Sheet]:
    """Return everything about the agreement ``uuid``, at the moment that is looked at."""
    row = catalogue.find(uuid)
    if row is None:
        return None
    entry, sessions = _entry(catalogue, uuid)
    traces = [(t.kind, True, t.to_uuid) for t in entry.traces]
    traces += [(t.kind, False, t.from_uuid) for t in entry.traced_by]
    return Sheet(
        row,
        entry,
        row.attention(catalogue.today),
        obstacles_to_agreed(entry.parties, entry.positions, names)
        if row.status in UNDECIDED
        else (),
        tuple(
            Related(kind, outgoing, found)
            for kind, outgoing, other in traces
            if (found := catalogue.find(other)) is not None
        ),
        tuple(
            (session, item.decision)
            for session in sessions
            for item in session.agenda
            if item.record_uuid == uuid
        ),
    )


def _entry(catalogue: Catalogue, uuid: str) -> tuple[Entry, Sequence[Session]]:
    opened = catalogue.kansenkaart
    if catalogue.as_of is None:
        return opened.queries.entries([uuid])[uuid], opened.queries.sessions()
    snapshot = opened.snapshot(OWNER, catalogue.as_of)
    return snapshot.by_uuid[uuid], snapshot.sessions
