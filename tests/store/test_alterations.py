"""Who changed what: the history of one record, and what changed between two moments."""

from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.alteration import AlterationKind
from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience
from kansenkaart_plugin.domain.fields import Field
from kansenkaart_plugin.domain.model import Progress
from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.sentence import Sentence, Translator
from kansenkaart_plugin.domain.words import (
    Decision,
    Judgement,
    Phase,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.store import between

DUTCH = Translator("nl")


def shown(values):
    """Return values as a Dutch reader sees them (marked texts stay English here)."""
    return Sentence("{values}", values=values).text(DUTCH)


def told(alterations):
    return [(a.field.label("nl"), shown(a.old), shown(a.new)) for a in alterations]


def moment(kansenkaart):
    return kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()[0]


def test_a_history_tells_who_did_what_when_and_from_what(kansenkaart, add, buurt):
    record = add(
        RecordKind.AGREEMENT,
        "Plan",
        [buurt(1)],
        {"ymere": Role.LEAD},
        theme="groen",
        priority=1,
    )
    wish = add()
    steps = [
        lambda c: c.edit(
            replace(c.record(record.uuid), title="Beter", theme=None, status=Status.PROPOSED)
        ),
        lambda c: c.edit(replace(c.record(record.uuid), priority=3, phase=Phase.CHOOSE)),
        lambda c: c.set_features(record.uuid, [buurt(2)]),
        lambda c: c.set_parties(record.uuid, {"ymere": Role.PARTNER}),
        lambda c: c.trace(record.uuid, TraceKind.ANSWERS, wish.uuid),
        lambda c: c.take_position(record.uuid, "eigenhaard", Stance.SUPPORTS_IF, "als het kan"),
        lambda c: c.report(
            Progress(record.uuid, "2026-03-01", "ymere", Judgement.BEHIND, "3", None, None)
        ),
        lambda c: c.set_ambitions(record.uuid, ["koel"]),
        lambda c: c.sessions.decide(
            c.sessions.add("Sessie 2"), record.uuid, Decision.AGREED, reason="de raad"
        ),
        lambda c: c.delete([record.uuid]),
        lambda c: c.restore(record.uuid),
    ]
    for number, step in enumerate(steps):
        with kansenkaart.change(f"stap {number}", by=f"Persoon {number}") as change:
            step(change)
    history = kansenkaart.history(record.uuid)
    assert [step.action.by for step in history] == [
        *(f"Persoon {number}" for number in reversed(range(len(steps)))),
        "Jan",
    ]
    assert all(one.action.at > other.action.at for one, other in zip(history, history[1:]))
    kinds = [step.kind for step in reversed(history)]
    assert kinds[0] is AlterationKind.ADDED
    assert set(kinds[1:-2]) == {AlterationKind.CHANGED}
    assert kinds[-2:] == [AlterationKind.REMOVED, AlterationKind.RESTORED]
    told_all = [told(step.alterations) for step in reversed(history)]
    assert told_all[0] == [
        ("titel", "", "Plan"),
        ("thema", "", "Groen"),
        ("status", "", "concept"),
        ("zichtbaarheid", "", "intern"),
        ("prioriteit", "", "hoog"),
        ("gaat over", "", "Buurt Buurt 1"),
        ("partijen", "", "Ymere: trekker"),
    ]
    assert told_all[1:-2] == [
        [
            ("titel", "Plan", "Beter"),
            ("thema", "Groen", ""),
            ("status", "concept", "voorgesteld"),
        ],
        [("fase", "", "wat is belangrijk"), ("prioriteit", "hoog", "laag")],
        [("gaat over", "Buurt Buurt 1", "Buurt Buurt 2")],
        [("partijen", "Ymere: trekker", "Ymere: mede-uitvoerder")],
        [("verbanden", "", "beantwoordt W-001")],
        [("standpunten", "", "Eigen Haard: steunt onder voorwaarde (als het kan)")],
        [("voortgang", "", "2026-03-01 achter – Ymere – 3")],
        [("ambities", "", "Koele straten")],
        [
            ("status", "voorgesteld", "akkoord"),
            ("reden", "", "de raad"),
            ("besluiten", "", "on the agenda of “Sessie 2”, akkoord"),
        ],
    ]
    assert told_all[-2:] == [[], []]
    (step,) = [s for s in kansenkaart.history(wish.uuid) if s.kind is AlterationKind.CHANGED]
    assert told(step.alterations) == [("verbanden", "", "A-001 beantwoordt")]
    assert kansenkaart.history("nobody") == []


def test_what_is_undone_is_told_too(kansenkaart, add):
    record = add(title="Een")
    with kansenkaart.change("anders", by="Jan") as change:
        change.edit(replace(record, title="Twee"))
    kansenkaart.undo(by="Piet")
    first = kansenkaart.history(record.uuid)[0]
    assert (first.action.label, first.action.by) == ("Ongedaan gemaakt: anders", "Piet")
    assert told(first.alterations) == [("titel", "Twee", "Een")]


def test_twice_in_one_action_is_told_once(kansenkaart, add, buurt):
    record = add(title="Een")
    with kansenkaart.change("twee keer", by="Jan") as change:
        for title in ("Twee", "Drie"):
            change.edit(replace(change.record(record.uuid), title=title))
        change.link([record.uuid], [buurt(1)])
        change.unlink([record.uuid], [buurt(1)])
    assert told(kansenkaart.history(record.uuid)[0].alterations) == [("titel", "Een", "Drie")]
    with kansenkaart.change("heen en weer", by="Jan") as change:
        for title in ("Vier", "Drie"):
            change.edit(replace(change.record(record.uuid), title=title))
    assert len(kansenkaart.history(record.uuid)) == 2  # nothing to tell of the last


@pytest.mark.parametrize("many", [1, 50_000])  # rows of the log with which all are looked at
def test_what_changed_between_two_moments(kansenkaart, add, buurt, both, monkeypatch, many):
    monkeypatch.setattr(between, "_MANY", many)
    monkeypatch.setattr(between, "_PAGE", 1)
    wish, gone = add(about=[buurt(1)]), add(title="Weg")
    deal = add(RecordKind.AGREEMENT, "Plan", parties=both)
    since = moment(kansenkaart)
    with kansenkaart.change("van alles", by="Jan") as change:
        change.edit(replace(wish, title="Anders"))
        change.link([wish.uuid], [buurt(2)])
        change.trace(deal.uuid, TraceKind.ANSWERS, wish.uuid)
        for party in both:
            change.take_position(deal.uuid, party, Stance.SUPPORTS)
        change.edit(replace(deal, status=Status.AGREED))
        change.delete([gone.uuid])
    middle = moment(kansenkaart)
    new = add(RecordKind.NEED, "Nieuw")
    found = {change.code: change for change in kansenkaart.changes(OWNER, since)}
    assert list(found) == ["W-001", "B-001", "A-001", "W-002"]
    assert {code: change.kind for code, change in found.items()} == {
        "W-001": AlterationKind.CHANGED,
        "B-001": AlterationKind.ADDED,
        "A-001": AlterationKind.CHANGED,
        "W-002": AlterationKind.REMOVED,
    }
    assert (found["B-001"].uuid, found["B-001"].title) == (new.uuid, "Nieuw")
    assert told(found["W-001"].alterations) == [
        ("titel", "Meer groen", "Anders"),
        ("gaat over", "", "Buurt Buurt 2"),
        ("verbanden", "", "A-001 beantwoordt"),
        ("beantwoord", "no", "yes"),
    ]
    assert told(found["A-001"].alterations) == [
        ("status", "concept", "akkoord"),
        ("verbanden", "", "beantwoordt W-001"),
        ("standpunten", "", "Gemeente Proefdorp: steunt, Ymere: steunt"),
    ]
    assert [change.code for change in kansenkaart.changes(OWNER, since, middle)] == [
        "W-001",
        "A-001",
        "W-002",
    ]
    assert [change.code for change in kansenkaart.changes(OWNER, since, most=2)] == [
        "W-001",
        "B-001",
    ]
    assert kansenkaart.changes(OWNER, moment(kansenkaart)) == ()
    assert kansenkaart.changes(OWNER, middle, middle) == ()
    with kansenkaart.change("later weg", by="Jan") as change:
        change.delete([wish.uuid])
    (first,) = kansenkaart.changes(OWNER, since, middle, most=1)
    assert first.code == "W-001"  # which was still there then


def test_a_party_that_left_the_profile_keeps_its_name(kansenkaart, add):
    record = add(parties={"eigenhaard": Role.PARTNER})
    since = moment(kansenkaart)
    text = kansenkaart.profile.text
    (line,) = [line for line in text.splitlines(True) if "eigenhaard" in line]
    with kansenkaart.change("weg", by="Jan") as change:
        change.set_parties(record.uuid, {})
        change.upkeep.set_profile(load_profile(text.replace(line, "")))
    (found,) = kansenkaart.changes(OWNER, since)
    assert told(found.alterations) == [("partijen", "Eigen Haard: mede-uitvoerder", "")]


def test_what_was_secret_then_or_is_now_is_known(kansenkaart, add):
    gone = add(visibility=Visibility.SECRET)
    there = moment(kansenkaart)
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([gone.uuid])
    since = moment(kansenkaart)
    assert kansenkaart.was_secret(there)
    assert not kansenkaart.was_secret(since)  # it was no more by then
    opened = add(visibility=Visibility.SECRET)
    hidden = moment(kansenkaart)
    with kansenkaart.change("open", by="Jan") as change:
        change.edit(replace(opened, visibility=Visibility.PUBLIC))
    assert kansenkaart.was_secret(hidden)
    assert not kansenkaart.was_secret(moment(kansenkaart))


@pytest.mark.parametrize("audience", [PUBLIC, PARTIES, Audience.party("eigenhaard")])
def test_a_list_of_changes_holds_what_may_be_seen_then_and_now(kansenkaart, add, audience):
    opened = add(title="CANARY-before", visibility=Visibility.SECRET)
    closed = add(title="CANARY-closed", visibility=Visibility.PUBLIC)
    hidden = add(RecordKind.AGREEMENT, "CANARY-hidden", visibility=Visibility.CONFIDENTIAL)
    removed = add(title="Weg", visibility=Visibility.PUBLIC)
    public = add(title="Voor", visibility=Visibility.PUBLIC)
    since = moment(kansenkaart)
    with kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(opened, title="Open", visibility=Visibility.PUBLIC))
        change.edit(replace(closed, title="CANARY-then", visibility=Visibility.SECRET))
        change.edit(replace(hidden, title="CANARY-now"))
        change.edit(replace(public, title="Na"))
        change.trace(hidden.uuid, TraceKind.ANSWERS, public.uuid)
        change.take_position(public.uuid, "ymere", Stance.AGAINST, "een noot")
        change.delete([removed.uuid])
    found = kansenkaart.changes(audience, since)
    assert "CANARY" not in repr(found)
    assert {(change.title, change.kind) for change in found} == {
        ("Open", AlterationKind.ADDED),
        ("Na", AlterationKind.CHANGED),
        ("Weg", AlterationKind.REMOVED),
    }
    (changed,) = [change for change in found if change.kind is AlterationKind.CHANGED]
    fields = [alteration.field for alteration in changed.alterations]
    assert fields == [Field.TITLE, *([] if audience is PUBLIC else [Field.POSITIONS])]
    assert ("noot" in repr(found)) == (audience is not PUBLIC)


def test_ten_thousand_links_are_told(factory, buurt):
    from kansenkaart_plugin.domain.model import FeatureRef, Record
    from kansenkaart_plugin.store import Kansenkaart

    with Kansenkaart.open(factory("groot.gpkg", 10_000)) as kansenkaart:
        with kansenkaart.change("wens", by="Jan") as change:
            record = change.add(Record(RecordKind.WISH, "Overal"))
        since = moment(kansenkaart)
        with kansenkaart.change("gekoppeld", by="Jan") as change:
            change.link(
                [record.uuid], [FeatureRef("buurt", f"NK{n:02d}") for n in range(1, 10_001)]
            )
        (alteration,) = kansenkaart.history(record.uuid)[0].alterations
        assert (len(alteration.new), alteration.old) == (10_000, ())
        ((change),) = kansenkaart.changes(OWNER, since)
        assert len(change.alterations[0].new) == 10_000
