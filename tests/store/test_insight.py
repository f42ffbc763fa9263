"""The overview: each figure is a list of records, and pairs become opportunities."""

import math
import sqlite3
import struct
from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.filtering import NOTHING, RecordFilter
from kansenkaart_plugin.domain.meeting import Nearness
from kansenkaart_plugin.domain.model import FeatureRef, Participation
from kansenkaart_plugin.domain.shape import Shape, multi_wkb
from kansenkaart_plugin.domain.words import (
    Drawn,
    RecordKind,
    Role,
    Status,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.store import RulesBroken, UnknownReference
from kansenkaart_plugin.store.catalogue import EVERYTHING
from kansenkaart_plugin.store.insight import combine, find_pairs, meetable, overview

YMERE, EIGEN = {"ymere": Role.SUBMITTER}, {"eigenhaard": Role.SUBMITTER}


def seen(kansenkaart, today="2026-11-24", days=30, wanted=EVERYTHING):
    return overview(kansenkaart.catalogue(), today, days, wanted)


def codes(kansenkaart, uuids):
    rows = kansenkaart.catalogue().all(RecordFilter(only=frozenset(uuids)))
    assert len(rows) == len(uuids)
    return [row.code for row in rows]


def test_what_waits_for_an_answer_by_party(kansenkaart, add, both):
    one = add(parties=YMERE)
    two = add(RecordKind.NEED, "n", parties={**YMERE, **EIGEN})
    nobody = add(RecordKind.OPPORTUNITY, "k")
    add(title="weg", parties=YMERE, status=Status.DROPPED, reason="x")
    answered = add(title="ja", parties=YMERE)
    deal = add(RecordKind.AGREEMENT, "a", parties=both, status=Status.RUNNING)
    with kansenkaart.change("x", by="Jan") as change:
        change.trace(deal.uuid, TraceKind.ANSWERS, answered.uuid)
    waiting = seen(kansenkaart).waiting
    assert waiting == {
        "ymere": (one.uuid, two.uuid),
        "eigenhaard": (two.uuid,),
        NOTHING: (nobody.uuid,),
    }
    wanted = RecordFilter(parties=("ymere",), unanswered=True)
    assert [row.uuid for row in kansenkaart.catalogue().all(wanted)] == list(waiting["ymere"])
    assert seen(kansenkaart, wanted=RecordFilter(text="groen")).waiting == {"ymere": (one.uuid,)}


def test_ambitions_without_an_agreement(kansenkaart, add, both):
    deal = add(RecordKind.AGREEMENT, "a", parties=both)
    with kansenkaart.change("x", by="Jan") as change:
        change.set_ambitions(deal.uuid, ["koel"])
    assert seen(kansenkaart).ambitions == ("ongedeeld", "koel")  # a draft is no agreement yet
    with kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(change.record(deal.uuid), status=Status.RUNNING))
    assert seen(kansenkaart).ambitions == ("ongedeeld",)


def test_what_agreements_lack_and_when_they_are_due(kansenkaart, add, both):
    add(RecordKind.AGREEMENT, "kaal", parties={"gemeente": Role.PARTNER})
    add(RecordKind.AGREEMENT, "te laat", parties=both, due_date="2026-11-23", target_value="1")
    add(RecordKind.AGREEMENT, "vandaag", parties=both, due_date="2026-11-24")
    add(RecordKind.AGREEMENT, "straks", parties=both, due_date="2026-12-24", target_value="2")
    add(RecordKind.AGREEMENT, "later", parties=both, due_date="2026-12-25", target_value="2")
    add(RecordKind.AGREEMENT, "klaar", status=Status.DONE, due_date="2025-01-01")
    add(RecordKind.AGREEMENT, "weg", status=Status.LAPSED, reason="x", due_date="2025-01-01")
    found = seen(kansenkaart)
    assert codes(kansenkaart, found.without_lead) == ["A-001"]
    assert codes(kansenkaart, found.without_date) == ["A-001"]
    assert codes(kansenkaart, found.without_target) == ["A-001", "A-003"]
    assert codes(kansenkaart, found.overdue) == ["A-002"]
    assert codes(kansenkaart, found.due_soon) == ["A-003", "A-004"]


def test_agreements_by_party_and_year(kansenkaart, add, both):
    one = add(RecordKind.AGREEMENT, "a", parties=both, due_date="2027-06-01")
    two = add(RecordKind.AGREEMENT, "b", parties={"ymere": Role.FUNDER}, start_date="2027-01-01")
    three = add(
        RecordKind.AGREEMENT,
        "c",
        parties=[
            Participation("ymere", Role.INFORMED),
            Participation("gemeente", Role.LEAD),
            Participation("gemeente", Role.FUNDER),
        ],
    )
    add(RecordKind.AGREEMENT, "d", parties=both, status=Status.STOPPED, reason="x")
    assert seen(kansenkaart).agreements == {
        ("gemeente", 2027): (one.uuid,),
        ("ymere", 2027): (one.uuid, two.uuid),
        ("gemeente", None): (three.uuid,),
    }


def pairs(kansenkaart, distance=1.0, limit=10, wanted=EVERYTHING):
    among = meetable(kansenkaart.catalogue(), wanted)
    found, more = find_pairs(kansenkaart, among, distance, limit)
    return [(pair.first.code, pair.second.code, pair.nearness) for pair in found], more


def test_pairs_meet_by_place_party_and_time(kansenkaart, add, buurt, path):
    add(title="Eén", about=[buurt(1)], parties=YMERE, start_date="2027-01-01")
    add(title="Twee", about=[buurt(1)], parties=EIGEN, due_date="2026-12-31")  # before it
    add(title="Drie", about=[buurt(2)], parties=EIGEN)  # 1 m away
    add(title="Vier", about=[FeatureRef("wijk", "NK")], parties={"gemeente": Role.SUBMITTER})
    add(title="Vijf", about=[buurt(4)], parties=EIGEN, status=Status.PARKED, reason="x")
    add(title="Zes", parties=EIGEN)  # the whole area meets nothing
    add(RecordKind.AGREEMENT, "Deal", [buurt(1)], EIGEN)
    add(title="Zeven", about=[buurt(1)], parties={"eigenhaard": Role.INFORMED})
    found, more = pairs(kansenkaart)
    assert found == [
        ("W-001", "W-003", Nearness.NEAR),
        ("W-001", "W-004", Nearness.INSIDE),
        ("W-002", "W-004", Nearness.INSIDE),
        ("W-003", "W-004", Nearness.INSIDE),
    ]
    assert not more
    assert pairs(kansenkaart, limit=1) == ([("W-001", "W-003", Nearness.NEAR)], True)
    wanted = RecordFilter(parties=("ymere", "eigenhaard"))
    assert pairs(kansenkaart, wanted=wanted)[0] == [("W-001", "W-003", Nearness.NEAR)]
    (pair, *_), _ = find_pairs(kansenkaart, meetable(kansenkaart.catalogue()), 1.0, 10)
    assert (pair.distance, pair.dated, pair.span) == (1.0, 1, (2027, math.inf))
    outside = sqlite3.connect(path)
    outside.execute("DELETE FROM level_buurt WHERE feature_key = 'NK01'")
    outside.commit()
    assert pairs(kansenkaart)[0] == [("W-003", "W-004", Nearness.INSIDE)]  # loose is nowhere


def test_neighbours_have_a_stretch_of_border_in_common(kansenkaart, add, buurt, path):
    outside = sqlite3.connect(path)
    for number, (left, right) in enumerate(((0, 10), (10, 20), (30, 40)), start=1):
        ring = [(left, 0), (right, 0), (right, 10), (left, 10), (left, 0)]
        shape = Shape(Drawn.POLYGON, [[[(float(x), float(y)) for x, y in ring]]])
        header = struct.pack("<2sBBi4d", b"GP", 0, 3, 28992, left, right, 0, 10)
        outside.execute(
            "UPDATE level_buurt SET geom = ?, x = ?, y = 5 WHERE feature_key = ?",
            (header + multi_wkb(shape), left + 5, f"NK{number:02d}"),
        )
    outside.commit()
    for number, party in ((1, "ymere"), (2, "eigenhaard"), (3, "gemeente")):
        add(about=[buurt(number)], parties={party: Role.SUBMITTER})
    assert pairs(kansenkaart)[0] == [("W-001", "W-002", Nearness.NEIGHBOUR)]


def test_a_pair_becomes_an_opportunity(kansenkaart, add, buurt, path):
    one = add(
        title="Groen",
        about=[buurt(1), buurt(2)],
        parties={"ymere": Role.SUBMITTER, "gemeente": Role.INFORMED},
        theme="groen",
        visibility=Visibility.PUBLIC,
        start_date="2026-03-01",
        due_date="2028-01-01",
    )
    other = add(
        RecordKind.NEED,
        "Schaduw",
        [buurt(2), buurt(3)],
        EIGEN,
        theme="groen",
        visibility=Visibility.CONFIDENTIAL,
        start_date="2027-01-01",
    )
    with kansenkaart.change("x", by="Jan") as change:
        change.set_ambitions(other.uuid, ["koel"])
    assert pairs(kansenkaart)[0] == [("W-001", "B-001", Nearness.SAME)]
    outside = sqlite3.connect(path)
    outside.execute("DELETE FROM level_buurt WHERE feature_key = 'NK03'")
    outside.commit()
    before = kansenkaart.snapshot(OWNER).entries
    with kansenkaart.change("koppelkans", by="Jan") as change:
        record = combine(change, one.uuid, other.uuid, "Groene schaduw")
    entry = kansenkaart.snapshot(OWNER).by_uuid[record.uuid]
    assert (entry.record.title, entry.record.theme) == ("Groene schaduw", "groen")
    assert entry.record.visibility is Visibility.CONFIDENTIAL
    assert (entry.record.start_date, entry.record.due_date) == ("2027-01-01", "2028-01-01")
    assert entry.parties == (
        Participation("ymere", Role.PARTNER),
        Participation("eigenhaard", Role.PARTNER),
    )
    assert [link.feature for link in entry.links] == [buurt(1), buurt(2)]
    assert entry.ambitions == ("koel",)
    assert {trace.to_uuid for trace in entry.traces} == {one.uuid, other.uuid}
    assert pairs(kansenkaart)[0] == []  # not again
    kansenkaart.undo(by="Jan")
    assert kansenkaart.snapshot(OWNER).entries == before


def test_what_cannot_be_combined_is_refused(kansenkaart, add, path, signature):
    wish, deal = add(), add(RecordKind.AGREEMENT, "a")
    before = signature(path)
    for args, error in (
        ((wish.uuid, deal.uuid, "x"), RulesBroken),
        ((wish.uuid, wish.uuid[::-1], "x"), UnknownReference),
        ((wish.uuid, wish.uuid, " "), RulesBroken),
    ):
        with pytest.raises(error), kansenkaart.change("x", by="Jan") as change:
            combine(change, *args)
    assert signature(path) == before
