"""How two records are connected, as people say it from the side of one of them."""

from __future__ import annotations

from typing import Iterable, NamedTuple

from qgis.PyQt.QtCore import QCoreApplication

from ...domain.model import Record, Trace
from ...domain.rules import trace_fault
from ...domain.words import RecordKind, TraceKind
from ...store import Change, Entry

_ORDER = (TraceKind.ANSWERS, TraceKind.ARISES_FROM, TraceKind.REPLACES)
"""What is meant first when several may be."""


class Relation(NamedTuple):
    """A kind of trace from one's own side: ``outgoing`` when the own record is where it begins."""

    kind: TraceKind
    outgoing: bool

    def label(self) -> str:
        """Return what the own record does or undergoes, to put before the other one."""
        translate = QCoreApplication.translate
        return {
            (TraceKind.ANSWERS, True): translate("Kansenkaart", "answers"),
            (TraceKind.ANSWERS, False): translate("Kansenkaart", "is answered by"),
            (TraceKind.ARISES_FROM, True): translate("Kansenkaart", "arises from"),
            (TraceKind.ARISES_FROM, False): translate("Kansenkaart", "leads to"),
            (TraceKind.REPLACES, True): translate("Kansenkaart", "replaces"),
            (TraceKind.REPLACES, False): translate("Kansenkaart", "is replaced by"),
        }[self]

    def trace(self, own: str, other: str) -> Trace:
        """Return the trace between the records ``own`` and ``other`` (uuids)."""
        return Trace(*((own, other) if self.outgoing else (other, own)), self.kind)


class Tie(NamedTuple):
    """A relation with another record, by its uuid."""

    relation: Relation
    other: str


def relations(own: RecordKind, other: RecordKind) -> list[Relation]:
    """Return how a record of the kind ``own`` may be connected to one of ``other``."""
    here, there = Record(own, "", uuid="a"), Record(other, "", uuid="b")
    found = []
    for kind in _ORDER:
        if trace_fault(kind, here, there) is None:
            found.append(Relation(kind, True))
        if trace_fault(kind, there, here) is None:
            found.append(Relation(kind, False))
    return found


def relations_of(kinds: Iterable[RecordKind]) -> dict[Relation, list[RecordKind]]:
    """Return how records of all ``kinds`` may be connected, each with the kinds of the other."""
    own = set(kinds)
    offered: dict[Relation, list[RecordKind]] = {}
    for other in RecordKind:
        shared = [relations(kind, other) for kind in sorted(own)]
        for relation in shared[0] if shared else ():
            if all(relation in some for some in shared):
                offered.setdefault(relation, []).append(other)
    places = {kind: place for place, kind in enumerate(_ORDER)}
    return dict(sorted(offered.items(), key=lambda item: places[item[0].kind]))


def ties_of(entry: Entry) -> tuple[Tie, ...]:
    """Return all relations of a record, both ways."""
    return (
        *(Tie(Relation(trace.kind, True), trace.to_uuid) for trace in entry.traces),
        *(Tie(Relation(trace.kind, False), trace.from_uuid) for trace in entry.traced_by),
    )


def change_ties(change: Change, own: str, before: Iterable[Tie], after: Iterable[Tie]) -> None:
    """Make the relations of the record ``own`` those of ``after``, as part of ``change``."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    for relation, other in old:
        if Tie(relation, other) not in new:
            source, target, kind = relation.trace(own, other)
            change.untrace(source, kind, target)
    for relation, other in new:
        if Tie(relation, other) not in old:
            source, target, kind = relation.trace(own, other)
            change.trace(source, kind, target)
