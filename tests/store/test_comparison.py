"""What changed between two dates, as an audience may know it."""

from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience
from kansenkaart_plugin.domain.model import Progress
from kansenkaart_plugin.domain.words import (
    Judgement,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.store import compare

YMERE = Audience.party("ymere")
LONG = "Een tekst die lang genoeg is om te zoeken"


@pytest.fixture
def new(add):
    """Add a record and return its uuid."""
    return lambda *arguments, **fields: add(*arguments, **fields).uuid


@pytest.fixture
def moment(kansenkaart):
    """The time of the last action."""
    return lambda: kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()[0]


@pytest.fixture
def edit(kansenkaart):
    def edit(uuid, **fields):
        with kansenkaart.change("gewijzigd", by="Jan") as change:
            change.edit(replace(change.record(uuid), **fields))

    return edit


@pytest.fixture
def since(kansenkaart):
    def since(then, audience=OWNER):
        return compare(kansenkaart.snapshot(audience, then), kansenkaart.snapshot(audience))

    return since


def titles(entries):
    return [entry.record.title for entry in entries]


def test_what_came_went_and_changed(kansenkaart, new, edit, moment, since, buurt):
    stays, goes = new(title="Blijft"), new(title="Gaat")
    changes = new(title="Was zo", about=[buurt(1)], parties={"ymere": Role.SUBMITTER})
    then = moment()
    new(title="Komt")
    edit(changes, title="Is zo", priority=1)
    with kansenkaart.change("meer", by="Jan") as change:
        change.delete([goes])
        change.link([changes], [buurt(2)])
        change.set_parties(changes, {"ymere": Role.LEAD})
        change.set_ambitions(changes, ["koel"])
    found = since(then)
    assert titles(found.added) == ["Komt"]
    assert titles(found.gone) == ["Gaat"]
    assert found.changed == {changes: ("title", "priority", "parties", "links", "ambitions")}
    assert stays not in found.changed
    assert since(moment()).changed == {}


def test_what_belongs_to_an_agreement(kansenkaart, new, moment, since, both):
    wish = new(title="Wens")
    agreement = new(RecordKind.AGREEMENT, "Afspraak", parties=both)
    then = moment()
    with kansenkaart.change("akkoord", by="Jan") as change:
        for party in both:
            change.take_position(agreement, party, Stance.SUPPORTS)
        change.trace(agreement, TraceKind.ANSWERS, wish)
        change.edit(replace(change.record(agreement), status=Status.AGREED))
        change.report(Progress(agreement, "", "ymere", Judgement.ON_TRACK, None, None, None))
    assert since(then).changed == {
        wish: ("answered",),
        agreement: ("status", "traces", "positions", "progress"),
    }
    # positions are not for everyone, and neither record is public
    assert since(then, PUBLIC).changed == {}


def test_a_record_that_came_into_sight_is_new_and_its_past_stays_hidden(
    new, edit, moment, since, kansenkaart
):
    record = new(title="Vroeger geheim " + LONG, visibility=Visibility.SECRET)
    then = moment()
    edit(record, title="Nu openbaar", visibility=Visibility.PUBLIC)
    found = since(then, PARTIES)
    assert titles(found.added) == ["Nu openbaar"]
    assert found.changed == {}
    assert found.then.entries == ()


def test_a_record_that_went_out_of_sight_is_not_spoken_of(new, edit, moment, since):
    record = new(title="Was intern", visibility=Visibility.INTERNAL)
    then = moment()
    edit(record, visibility=Visibility.SECRET)
    found = since(then, PARTIES)
    assert (found.added, found.gone, found.changed) == ((), (), {})


@pytest.mark.parametrize(("audience", "gone"), [(YMERE, ["Weg"]), (PARTIES, []), (OWNER, ["Weg"])])
def test_what_was_deleted_is_gone_for_who_saw_it(new, kansenkaart, moment, since, audience, gone):
    record = new(title="Weg", visibility=Visibility.CONFIDENTIAL, parties={"ymere": Role.SUBMITTER})
    then = moment()
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([record])
    assert titles(since(then, audience).gone) == gone


def test_what_two_snapshots_hold_is_not_withheld_from_a_product_of_both(
    new, edit, moment, kansenkaart
):
    seen = new(title="Vorige titel: " + LONG, visibility=Visibility.PUBLIC)
    hidden = new(title="Verborgen titel: " + LONG)
    then = moment()
    edit(seen, title="Nieuwe titel: " + LONG)
    both = kansenkaart.withheld(PUBLIC) & kansenkaart.withheld(PUBLIC, then)
    assert both.found_in([b"Vorige titel: " + LONG.encode()]) is None
    assert both.found_in([b"Nieuwe titel: " + LONG.encode()]) is None
    assert both.found_in([seen.encode()]) is None
    assert both.found_in([b"Verborgen titel: " + LONG.encode()]) is not None
    assert both.found_in([hidden.encode()]) == hidden
    # the product of one Snapshot may not hold what only the other does
    assert kansenkaart.withheld(PUBLIC).found_in([b"Vorige titel: " + LONG.encode()]) is not None
