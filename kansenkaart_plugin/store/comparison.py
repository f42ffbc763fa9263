"""What is different between two Snapshots of one audience: nothing that it could not see in both.

A record that the audience came to see in between is new to it; one that it may no longer see is in
neither Snapshot, since the earlier one holds only what may be seen now as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

from ..domain.rules import latest_positions
from . import tables
from .snapshot import Entry, Snapshot

FIELDS = tuple(field for field in tables.FIELDS["record"] if field not in ("code", "kind"))
"""The fields of a record that are compared; what belongs to it is in `PARTS`."""

PARTS = ("parties", "links", "ambitions", "traces", "positions", "progress", "answered")


@dataclass(frozen=True)
class Comparison:
    """What came, went and changed; ``changed`` names the fields and parts by a record's uuid."""

    then: Snapshot
    now: Snapshot
    added: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    changed: Mapping[str, tuple[str, ...]]


def compare(then: Snapshot, now: Snapshot) -> Comparison:
    """Return what is different in ``now``; both are of the same audience and kansenkaart."""
    return Comparison(
        then,
        now,
        tuple(entry for entry in now.entries if entry.record.uuid not in then.by_uuid),
        tuple(entry for entry in then.entries if entry.record.uuid not in now.by_uuid),
        {
            entry.record.uuid: names
            for entry in now.entries
            if (former := then.by_uuid.get(entry.record.uuid)) is not None
            and (names := _differing(former, entry))
        },
    )


def _differing(former: Entry, entry: Entry) -> tuple[str, ...]:
    if former == entry:
        return ()
    old, new = former.record, entry.record
    fields = [name for name in FIELDS if getattr(old, name) != getattr(new, name)]
    before, after = _parts(former), _parts(entry)
    return (*fields, *(name for name in PARTS if before[name] != after[name]))


def _parts(entry: Entry) -> dict[str, object]:
    """Return what belongs to a record, without order: that says nothing."""
    return {
        "parties": set(entry.parties),
        "links": {link.feature for link in entry.links},
        "ambitions": set(entry.ambitions),
        "traces": set(entry.traces),
        "positions": {
            (held.party, held.stance, held.note)
            for held in latest_positions(entry.positions).values()
        },
        "progress": set(entry.progress),
        "answered": entry.answered,
    }
