"""What a joint session shows of the file, read in a worker: pure data, no widgets.

Records that are not for everybody are left out here and nowhere else, with every hint of them:
the agenda is counted, and traces are followed, over what may be on the shared screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Collection, Iterable, Mapping, NamedTuple, Optional

from ...domain.model import AgendaItem, Position, Session
from ...domain.rules import latest_positions
from ...domain.words import Decision, RecordKind, Role, TraceKind, Visibility
from ...store import Entry, Kansenkaart

_SAYING = (Role.SUBMITTER, Role.LEAD)


class Named(NamedTuple):
    """A record that another one follows from or leads to: what people know it by."""

    kind: RecordKind
    code: str
    title: str
    parties: tuple[str, ...]


class Tie(NamedTuple):
    """A trace of the record on screen; ``back`` says that it comes from the other record."""

    kind: TraceKind
    back: bool
    other: Named


@dataclass(frozen=True)
class Item:
    """An item of the agenda with its record, the latest position of each party, and its traces."""

    item: AgendaItem
    entry: Entry
    positions: Mapping[str, Position]
    ties: tuple[Tie, ...]

    @property
    def uuid(self) -> str:
        """The record."""
        return self.entry.record.uuid

    @property
    def lead(self) -> Optional[str]:
        """The party that leads, or None."""
        leads = (part.party for part in self.entry.parties if part.role is Role.LEAD)
        return next(leads, None)


@dataclass(frozen=True)
class Scene:
    """The sessions there are, the chosen one, and its agenda in order.

    ``open_items`` are the records that the sessions put off or did not reach, the oldest first;
    ``unfinished`` those of them that are on the agendas of earlier sessions and not on this one.
    """

    sessions: tuple[Session, ...] = ()
    chosen: Optional[Session] = None
    items: tuple[Item, ...] = ()
    open_items: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()

    def find(self, uuid: str | None) -> Optional[int]:
        """Return the place of a record on the agenda (0 is first), or None."""
        places = (place for place, item in enumerate(self.items) if item.uuid == uuid)
        return next(places, None)


def read_scene(
    opened: Kansenkaart, *, chosen: str | None, today: str, visibilities: Collection[Visibility]
) -> Scene:
    """Return the session ``chosen``, or the one nearest to ``today``, and what belongs to it."""
    stored = opened.queries.sessions()
    uuids = list(dict.fromkeys(item.record_uuid for one in stored for item in one.agenda))
    seen = {
        uuid: entry
        for uuid, entry in opened.queries.entries(uuids).items()
        if entry.record.visibility in visibilities
    }
    sessions = tuple(
        replace(one, agenda=tuple(item for item in one.agenda if item.record_uuid in seen))
        for one in stored
    )
    found = next((one for one in sessions if one.uuid == chosen), None)
    found = found or _nearest(sessions, today)
    if found is None:
        return Scene(sessions)
    others = _traced(opened, [seen[item.record_uuid] for item in found.agenda], visibilities)
    items = tuple(
        Item(item, entry, _latest(entry), _ties(entry, others))
        for item in found.agenda
        if (entry := seen[item.record_uuid])
    )
    earlier = [one for one in sessions if one.uuid != found.uuid and _is_before(one, found)]
    there = {item.record_uuid for item in found.agenda}
    unfinished = tuple(uuid for uuid in _left_open(earlier) if uuid not in there)
    return Scene(sessions, found, items, _left_open(sessions), unfinished)


def _nearest(sessions: tuple[Session, ...], today: str) -> Optional[Session]:
    """Return the first session from today on, else the last one there was."""
    coming = [one for one in sessions if one.held_on is not None and one.held_on >= today]
    return coming[0] if coming else (sessions[-1] if sessions else None)


def _latest(entry: Entry) -> dict[str, Position]:
    return latest_positions(entry.positions)


def _traced(
    opened: Kansenkaart, entries: list[Entry], visibilities: Collection[Visibility]
) -> dict[str, Named]:
    names = {party.key: party.name for party in opened.queries.parties()}
    uuids = [trace.to_uuid for entry in entries for trace in entry.traces]
    uuids += [trace.from_uuid for entry in entries for trace in entry.traced_by]
    return {
        uuid: Named(
            entry.record.kind,
            entry.record.code,
            entry.record.title,
            tuple(
                names.get(part.party, part.party) for part in entry.parties if part.role in _SAYING
            ),
        )
        for uuid, entry in opened.queries.entries(list(dict.fromkeys(uuids))).items()
        if entry.record.visibility in visibilities
    }


def _ties(entry: Entry, others: Mapping[str, Named]) -> tuple[Tie, ...]:
    out = [(trace.kind, False, trace.to_uuid) for trace in entry.traces]
    back = [(trace.kind, True, trace.from_uuid) for trace in entry.traced_by]
    return tuple(
        Tie(kind, turned, others[uuid]) for kind, turned, uuid in out + back if uuid in others
    )


def _is_before(one: Session, other: Session) -> bool:
    return other.held_on is None or (one.held_on is not None and one.held_on <= other.held_on)


def _left_open(sessions: Iterable[Session]) -> tuple[str, ...]:
    """Return the records that were not reached, or put off and not decided since."""
    latest: dict[str, Optional[Decision]] = {}
    for one in sessions:
        for item in one.agenda:
            if item.decision is not None or item.record_uuid not in latest:
                latest[item.record_uuid] = item.decision
    return tuple(uuid for uuid, how in latest.items() if how in (None, Decision.DEFERRED))
