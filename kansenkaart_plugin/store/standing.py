"""How agreements stand: what is reserved and which positions were taken. Read for those asked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, Sequence

from ..domain.model import Position
from .reading import STANCE

if TYPE_CHECKING:
    from .holdings import Holdings

_POSITION = ("record_uuid", "party_key", "position", "note", "stated_at", "session_uuid")


class Standing(NamedTuple):
    """What decides, beside its parties, whether an agreement may be agreed."""

    reservation: str | None
    positions: tuple[Position, ...]


def read_standings(held: Holdings, uuids: Sequence[str]) -> dict[str, Standing]:
    """Return how the records ``uuids`` stand, at the moment that ``held`` is of."""
    records = dict(held.read_some("record", ("uuid", "reservation"), uuids))
    taken: dict[str, list[Position]] = defaultdict(list)
    for record, party, code, note, at, session in held.read_some("position", _POSITION, uuids):
        if stance := STANCE(code):
            taken[record].append(Position(record, party, stance, note, at, session))
    return {
        uuid: Standing(reservation, tuple(taken[uuid])) for uuid, reservation in records.items()
    }
