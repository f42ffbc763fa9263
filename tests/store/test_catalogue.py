"""The catalogue shows what the file holds: now, after every change, and in the past."""

import random
import sqlite3
from collections import defaultdict
from dataclasses import replace

import pytest
from test_undo import _acts  # what happens by chance

from kansenkaart_plugin.domain.attention import Attention
from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.filtering import NOTHING, SHOWN_TO_ALL, Grouping, RecordFilter
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.text import searchable
from kansenkaart_plugin.domain.words import (
    Phase,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.store import Kansenkaart, RulesBroken
from kansenkaart_plugin.store.catalogue import Catalogue


def codes(rows):
    return [row.code for row in rows]


@pytest.fixture
def filled(kansenkaart, add, buurt, both):
    """A few records of each kind, with what filters look at."""
    ymere = {"ymere": Role.SUBMITTER}
    add(title="Éen boom per straat", about=[buurt(1), buurt(2)], parties=ymere, theme="groen")
    add(title="Warme woningen", about=[buurt(3)], parties=both, phase=Phase.EXPLORE)
    add(RecordKind.NEED, "Bankjes", parties={"eigenhaard": Role.SUBMITTER}, description="één bank")
    add(RecordKind.OPPORTUNITY, "Renovatie", [FeatureRef("wijk", "NK")], both, theme="wonen")
    add(RecordKind.AGREEMENT, "Plan", [buurt(1)], both, due_date="2027-05-01", target_value="640")
    add(title="Stil", visibility=Visibility.SECRET, status=Status.PARKED, reason="later")
    add(RecordKind.AGREEMENT, "Loopt", status=Status.RUNNING, start_date="2026-01-01")
    uuid = kansenkaart.queries.uuid_of
    with kansenkaart.change("sporen", by="Jan") as change:
        change.trace(uuid("K-001"), TraceKind.ARISES_FROM, uuid("W-001"))
        change.trace(uuid("A-002"), TraceKind.ANSWERS, uuid("K-001"))
        change.trace(uuid("A-001"), TraceKind.ANSWERS, uuid("W-002"))
        change.set_ambitions(uuid("A-002"), ["koel"])
    return kansenkaart


def test_what_asks_for_attention_is_found_today_and_on_a_day_in_the_past(filled, monkeypatch):
    def asking(catalogue, *kinds):
        return codes(catalogue.all(RecordFilter(attention=kinds)))

    monkeypatch.setattr(Catalogue, "today", "2027-05-02")
    catalogue = filled.catalogue()
    assert asking(catalogue, Attention.OVERDUE) == ["A-001"]
    assert asking(catalogue, Attention.SOON) == []
    assert asking(catalogue, Attention.LEADERLESS) == ["A-002"]
    assert asking(catalogue, Attention.OVERDUE, Attention.LEADERLESS) == ["A-001", "A-002"]
    monkeypatch.undo()
    assert filled.catalogue("2999-01-01T00:00:00.000Z").today == "2999-01-01"
    assert asking(filled.catalogue("2999-01-01T00:00:00.000Z"), Attention.OVERDUE) == ["A-001"]


def test_how_agreements_stand_now_and_in_the_past(filled):
    uuid = filled.queries.uuid_of
    deal, other = uuid("A-001"), uuid("A-002")
    with filled.change("eerst", by="Jan") as change:
        change.take_position(deal, "ymere", Stance.NEUTRAL, "nog even")
    then = filled._connection.execute("SELECT max(at) FROM action").fetchone()[0]
    with filled.change("later", by="Jan") as change:
        change.take_position(deal, "ymere", Stance.SUPPORTS)
        change.edit(replace(change.record(deal), reservation="de begroting"))
    found = filled.catalogue().standings([deal, other])
    assert found[deal].reservation == "de begroting"
    assert [position.stance for position in found[deal].positions] == [
        Stance.NEUTRAL,
        Stance.SUPPORTS,
    ]
    assert found[other] == (None, ())
    past = filled.catalogue(then).standings([deal])[deal]
    assert (past.reservation, [position.note for position in past.positions]) == (
        None,
        ["nog even"],
    )


def test_lists(filled, buurt):
    catalogue = filled.catalogue()
    everything = ["W-001", "W-002", "W-003", "B-001", "K-001", "A-001", "A-002"]
    assert codes(catalogue.all()) == everything
    assert codes(catalogue.of_whole_area()) == ["W-003", "B-001", "A-002"]
    assert codes(catalogue.of_features([buurt(1), buurt(2), buurt(1)])) == ["W-001", "A-001"]
    assert codes(catalogue.of_features([FeatureRef("wijk", "NK")])) == ["K-001"]
    below = catalogue.of_features([FeatureRef("wijk", "NK")], below=True)
    assert codes(below) == ["W-001", "W-002", "K-001", "A-001"]
    assert catalogue.of_features([FeatureRef("buurt", "NK99"), FeatureRef("x", "y")]) == []
    wish = catalogue.find(filled.queries.uuid_of("W-001"))
    assert (wish.answered_by, wish.sources, wish.places, wish.waiting) == (("A-002",), (), 2, False)
    chance = catalogue.find(filled.queries.uuid_of("K-001"))
    assert (chance.answered_by, chance.sources) == (("A-002",), ("W-001",))
    other = catalogue.find(filled.queries.uuid_of("W-002"))
    assert (other.answered_by, other.waiting) == ((), True)  # A-001 is only a draft
    assert catalogue.find("nobody") is None
    assert catalogue.features_of(wish.uuid) == [buurt(1), buurt(2)]
    assert catalogue.features_of("nobody") == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (RecordFilter(), "W-001 W-002 W-003 B-001 K-001 A-001 A-002"),
        (RecordFilter(kinds=(RecordKind.WISH, RecordKind.NEED)), "W-001 W-002 W-003 B-001"),
        (RecordFilter(parties=("eigenhaard", "gemeente")), "W-002 B-001 K-001 A-001"),
        (RecordFilter(mine="ymere"), "W-001 W-002 K-001 A-001"),
        (RecordFilter(parties=("gemeente",), mine="eigenhaard"), ""),
        (RecordFilter(themes=("groen", NOTHING)), "W-001 W-002 W-003 B-001 A-001 A-002"),
        (RecordFilter(phases=(Phase.EXPLORE,)), "W-002"),
        (RecordFilter(statuses=(Status.RUNNING, Status.PARKED)), "W-003 A-002"),
        (RecordFilter(ambitions=("koel", "ongedeeld")), "A-002"),
        (RecordFilter(visibilities=SHOWN_TO_ALL), "W-001 W-002 B-001 K-001 A-001 A-002"),
        (RecordFilter(years=(2026,)), "A-002"),
        (RecordFilter(years=(2027, 2028)), "A-001"),
        (RecordFilter(unanswered=True), "W-002 W-003 B-001"),
        (RecordFilter(text="een B"), "W-001 B-001"),
        (RecordFilter(text="w-1"), "W-001"),
        (RecordFilter(text="A-002"), "A-002"),
        (RecordFilter(text="EEN", kinds=(RecordKind.NEED,), unanswered=True), "B-001"),
        (RecordFilter(only=frozenset()), ""),
    ],
)
def test_filters(filled, wanted, expected):
    catalogue = filled.catalogue()
    assert codes(catalogue.all(wanted)) == expected.split()
    assert codes(catalogue.all(wanted)) == expected.split()  # the kept answer
    whole = catalogue.of_whole_area(wanted)
    assert codes(whole) == [code for code in ["W-003", "B-001", "A-002"] if code in expected]


def test_only_some(filled):
    uuids = frozenset(map(filled.queries.uuid_of, ("A-001", "W-001")))
    assert codes(filled.catalogue().all(RecordFilter(only=uuids))) == ["W-001", "A-001"]


def test_counts(filled):
    catalogue = filled.catalogue()
    assert catalogue.level_totals() == [("wijk", 2, 1), ("buurt", 4, 3)]
    assert catalogue.level_totals(below=True) == [("wijk", 2, 4), ("buurt", 4, 3)]
    wishes = RecordFilter(kinds=(RecordKind.WISH,))
    assert catalogue.level_totals(wishes) == [("wijk", 2, 0), ("buurt", 4, 2)]
    assert catalogue.feature_counts("buurt") == {
        "NK01": {"wish": 1, "agreement": 1},
        "NK02": {"wish": 1},
        "NK03": {"wish": 1},
    }
    assert catalogue.feature_counts("wijk") == {"NK": {"opportunity": 1}}
    assert catalogue.feature_counts("wijk", below=True) == {
        "NK": {"wish": 2, "opportunity": 1, "agreement": 1}  # W-001 counts once
    }
    assert catalogue.feature_counts("wijk", wishes, Grouping.PARTY, below=True) == {
        "NK": {"ymere": 2, "gemeente": 1}
    }
    assert catalogue.feature_counts("buurt", wishes, Grouping.THEME) == {
        "NK01": {"groen": 1},
        "NK02": {"groen": 1},
        "NK03": {NOTHING: 1},
    }
    assert catalogue.feature_counts("straat") == {}
    assert catalogue.groups(by=Grouping.STATUS) == {
        "new": 4,
        "parked": 1,
        "draft": 1,
        "running": 1,
    }
    assert catalogue.groups(by=Grouping.PARTY)[NOTHING] == 2


def test_a_loose_link_is_listed_but_not_on_the_map(filled, path, buurt):
    outside = sqlite3.connect(path)
    outside.execute("DELETE FROM level_buurt WHERE feature_key = 'NK01'")
    outside.commit()
    catalogue = filled.catalogue()
    assert codes(catalogue.of_features([buurt(1)])) == ["W-001", "A-001"]
    assert "NK01" not in catalogue.feature_counts("buurt")
    assert catalogue.level_totals() == [("wijk", 2, 1), ("buurt", 3, 3)]


def same(one, other):
    """Compare what two catalogues show; the numbers inside them may differ."""
    assert one.all() == other.all()
    for below in (False, True):
        assert one.level_totals(below=below) == other.level_totals(below=below)
        for level in ("wijk", "buurt"):
            for by in Grouping:
                args = (level, RecordFilter(), by)
                assert one.feature_counts(*args, below=below) == other.feature_counts(
                    *args, below=below
                )
        for n in range(1, 5):
            feature = [FeatureRef("buurt", f"NK{n:02d}")]
            assert one.of_features(feature, below=below) == other.of_features(feature, below=below)
    for row in one.all():
        assert one.features_of(row.uuid) == other.features_of(row.uuid)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("own", [False, True], ids=["another connection", "the same"])
def test_after_every_change_it_is_as_if_read_anew(kansenkaart, path, seed, own):
    dice = random.Random(seed)
    reader = kansenkaart if own else Kansenkaart.open(path, read_only=True)
    catalogue = reader.catalogue()
    moments = []
    for _ in range(25):
        try:
            with kansenkaart.change("stap", by="Jan") as change:
                for _ in range(dice.randint(1, 3)):
                    _acts(change, dice)
        except RulesBroken:
            continue
        if dice.random() < 0.2 and kansenkaart.sitting.undoable:
            kansenkaart.undo(by="Jan")
        catalogue.refresh()
        assert not catalogue.refresh()
        fresh = Catalogue(reader)
        same(catalogue, fresh)
        (at,) = reader._connection.execute("SELECT max(at) FROM action").fetchone()
        moments.append((at, fresh))
    for at, then in moments:
        same(reader.catalogue(as_of=at), then)
    assert not reader.catalogue(as_of=moments[0][0]).refresh()
    if not own:
        reader.close()


@pytest.mark.parametrize("seed", range(3))
def test_it_agrees_with_the_snapshot(kansenkaart, seed):
    dice = random.Random(seed)
    for _ in range(20):
        try:
            with kansenkaart.change("stap", by="Jan") as change:
                _acts(change, dice)
        except RulesBroken:
            continue
    catalogue, snapshot = kansenkaart.catalogue(), kansenkaart.snapshot(OWNER)
    assert [row.uuid for row in catalogue.all()] == [e.record.uuid for e in snapshot.entries]
    for row, entry in zip(catalogue.all(), snapshot.entries):
        assert bool(row.answered_by) == entry.answered
        assert row.parties == entry.parties
        assert row.title == entry.record.title
        assert row.status is entry.record.status
        assert row.places == len(entry.links)
    for below in (False, True):
        counts = snapshot.rolled_up_counts if below else snapshot.direct_counts
        by_level = defaultdict(dict)
        for feature, kinds in counts.items():
            by_level[feature.level][feature.key] = {k.value: n for k, n in kinds.items()}
        for level in ("wijk", "buurt"):
            assert catalogue.feature_counts(level, below=below) == by_level[level]


def test_what_is_written_without_a_log_is_seen_too(filled, path):
    catalogue = filled.catalogue()
    outside = sqlite3.connect(path)
    outside.execute("UPDATE record SET title = 'Buitenom' WHERE code = 'W-001'")
    outside.commit()
    assert catalogue.refresh()
    assert catalogue.all()[0].title == "Buitenom"
    outside.execute("DELETE FROM level_buurt WHERE feature_key = 'NK01'")
    outside.commit()
    with filled.change("x", by="Jan") as change:
        record = change.record(catalogue.all()[1].uuid)
        change.edit(replace(record, title="Anders"))
    catalogue.reload()
    assert catalogue.all()[1].title == "Anders"
    assert "NK01" not in catalogue.feature_counts("buurt")


def test_many_at_once(kansenkaart, buurt):
    catalogue = kansenkaart.catalogue()
    with kansenkaart.change("lijst", by="Jan") as change:
        for number in range(300):
            change.add(
                Record(RecordKind.WISH, f"Wens{number}"),
                [buurt(1 + number % 4)],
                [Participation("ymere", Role.LEAD), Participation("gemeente", Role.LEAD)],
            )
    assert catalogue.refresh()
    assert len(catalogue.all()) == 300
    assert len({id(row.parties) for row in catalogue.all()}) == 1
    assert len(catalogue.all(RecordFilter(text=searchable("WENS29")))) == 11
