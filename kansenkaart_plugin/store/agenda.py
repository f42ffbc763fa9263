"""Sessions as they are in the file, for the owner."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Mapping, NamedTuple

from ..domain.model import AgendaItem, Position, Session
from .reading import DECISION, PHASE
from .snapshot import Entry


class AgendaEntry(NamedTuple):
    """An item of an agenda, its record, and the latest position of each party on it."""

    item: AgendaItem
    entry: Entry
    positions: Mapping[str, Position]


def read_sessions(connection: sqlite3.Connection) -> list[Session]:
    """Return the sessions by day (those without a day last), each with its agenda in order."""
    present: dict[str, list[str]] = defaultdict(list)
    for session, party in connection.execute(
        "SELECT session_uuid, party_key FROM session_party WHERE deleted_at IS NULL ORDER BY fid"
    ):
        present[session].append(party)
    agenda: dict[str, list[AgendaItem]] = defaultdict(list)
    for session, record, seq, decision, note in connection.execute(
        "SELECT i.session_uuid, i.record_uuid, i.seq, i.decision, i.note FROM session_item i"
        " JOIN record r ON r.uuid = i.record_uuid"
        " WHERE i.deleted_at IS NULL AND r.deleted_at IS NULL ORDER BY i.seq, i.fid"
    ):
        agenda[session].append(AgendaItem(record, seq, DECISION(decision), note))
    return [
        Session(uuid, title, day, PHASE(phase), notes, tuple(present[uuid]), tuple(agenda[uuid]))
        for uuid, title, day, phase, notes in connection.execute(
            "SELECT uuid, title, held_on, phase, notes FROM session WHERE deleted_at IS NULL"
            " ORDER BY held_on IS NULL, held_on, fid"
        )
    ]
