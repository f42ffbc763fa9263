"""Sessions: present, agenda, positions, decisions; each step one action that can be undone."""

import pytest

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import Participation, Record
from kansenkaart_plugin.domain.words import (
    Decision,
    Phase,
    RecordKind,
    Role,
    Stance,
    Status,
    Visibility,
)
from kansenkaart_plugin.store import RulesBroken, UnknownReference

NOBODY = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def records(add, both):
    return [add(RecordKind.AGREEMENT, f"Afspraak {n}", parties=both).uuid for n in range(4)]


@pytest.fixture
def session(kansenkaart, records):
    with kansenkaart.change("sessie", by="Jan") as change:
        return change.sessions.add(
            " Sessie 2 ",
            "2026-12-03",
            Phase.CHOOSE,
            "koffie",
            present=["ymere", "gemeente", "ymere"],
            agenda=records[:3],
        )


def agenda(kansenkaart):
    (found,) = kansenkaart.queries.sessions()
    assert [item.seq for item in found.agenda] == list(range(1, len(found.agenda) + 1))
    return [item.record_uuid for item in found.agenda]


def decide(kansenkaart, *args, **kwargs):
    with kansenkaart.change("besluit", by="Jan") as change:
        return change.sessions.decide(*args, **kwargs)


def support(kansenkaart, record, *stances):
    with kansenkaart.change("standpunten", by="Jan") as change:
        for party, stance in zip(("gemeente", "ymere"), stances):
            change.take_position(record, party, stance)


def test_a_session_is_written_and_changed(kansenkaart, session, records):
    (found,) = kansenkaart.queries.sessions()
    assert (found.uuid, found.title, found.held_on) == (session, "Sessie 2", "2026-12-03")
    assert (found.phase, found.notes) == (Phase.CHOOSE, "koffie")
    assert found.present == ("ymere", "gemeente")
    assert found == kansenkaart.snapshot(OWNER).sessions[0]
    with kansenkaart.change("anders", by="Jan") as change:
        assert change.sessions.edit(session, "Sessie 3", None, None, " ")
        assert not change.sessions.edit(session, "Sessie 3")
        change.sessions.set_present(session, ["eigenhaard", "ymere"])
    (found,) = kansenkaart.queries.sessions()
    assert (found.title, found.held_on, found.phase, found.notes) == ("Sessie 3", None, None, None)
    assert set(found.present) == {"eigenhaard", "ymere"}
    with kansenkaart.change("weg", by="Jan") as change:
        change.sessions.delete(session)
    assert kansenkaart.queries.sessions() == []
    assert kansenkaart.snapshot(OWNER).sessions == ()
    kansenkaart.undo(by="Jan")
    assert kansenkaart.queries.sessions() == [found]


def test_sessions_come_by_day(kansenkaart, session):
    with kansenkaart.change("meer", by="Jan") as change:
        change.sessions.add("ooit")
        change.sessions.add("eerder", "2026-01-01")
    assert [found.title for found in kansenkaart.queries.sessions()] == [
        "eerder",
        "Sessie 2",
        "ooit",
    ]


def test_the_agenda_is_put_in_order(kansenkaart, session, records):
    one, two, three, four = records
    assert agenda(kansenkaart) == [one, two, three]
    steps = [
        (lambda s: s.put_on_agenda(session, [three], 0), [three, one, two]),
        (lambda s: s.put_on_agenda(session, [four], 1), [three, four, one, two]),
        (lambda s: s.put_on_agenda(session, [three, four, three]), [one, two, three, four]),
        (lambda s: s.take_off_agenda(session, [two, NOBODY]), [one, three, four]),
        (lambda s: s.put_on_agenda(session, [two], 99), [one, three, four, two]),
        (lambda s: s.take_off_agenda(session, records), []),
    ]
    before = [agenda(kansenkaart)]
    for step, expected in steps:
        with kansenkaart.change("agenda", by="Jan") as change:
            step(change.sessions)
        assert agenda(kansenkaart) == expected
        before.append(expected)
    for expected in reversed(before[:-1]):
        kansenkaart.undo(by="Jan")
        assert agenda(kansenkaart) == expected


def test_what_is_in_sight_is_put_in_order_and_nothing_else_moves(kansenkaart, session, records):
    one, two, three, four = records
    with kansenkaart.change("agenda", by="Jan") as change:
        change.sessions.put_on_agenda(session, [four])
        change.sessions.reorder(session, [four, three, one, NOBODY])
        assert change.sessions.agenda(session) == [four, two, three, one]
    assert agenda(kansenkaart) == [four, two, three, one]


def test_a_record_made_on_the_spot_joins_in_the_same_action(kansenkaart, session, records):
    with kansenkaart.change("nieuw", by="Jan") as change:
        wish = change.add(Record(RecordKind.WISH, "Ter plekke"))
        change.sessions.put_on_agenda(session, [wish.uuid], 1)
    assert agenda(kansenkaart)[1] == wish.uuid
    kansenkaart.undo(by="Jan")
    assert agenda(kansenkaart) == records[:3]


def test_the_agenda_comes_with_records_and_positions(kansenkaart, session, records, add):
    hidden = add(RecordKind.AGREEMENT, "Stil", visibility=Visibility.SECRET)
    with kansenkaart.change("x", by="Jan") as change:
        change.sessions.put_on_agenda(session, [hidden.uuid], 0)
        change.take_position(records[0], "ymere", Stance.AGAINST, None, session)
        change.take_position(records[0], "ymere", Stance.SUPPORTS_IF, "als", session)
    shown = kansenkaart.queries.agenda(session)
    assert [found.entry.record.uuid for found in shown] == records[:3]
    position = shown[0].positions["ymere"]
    assert (position.stance, position.note) == (Stance.SUPPORTS_IF, "als")
    assert position.session_uuid == session
    assert len(shown[0].entry.positions) == 2
    asked = kansenkaart.queries.agenda(session, tuple(Visibility))
    assert asked[0].entry.record.uuid == hidden.uuid
    assert kansenkaart.queries.agenda(NOBODY) == []
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([records[0]])
    assert len(kansenkaart.queries.agenda(session)) == 2


def test_agreed_needs_the_positions_or_a_reason(kansenkaart, session, records, path, signature):
    before = signature(path)
    with pytest.raises(RulesBroken, match="Ymere"):
        decide(kansenkaart, session, records[0], Decision.AGREED, lead="ymere")
    assert signature(path) == before
    support(kansenkaart, records[0], Stance.SUPPORTS, Stance.SUPPORTS)
    record = decide(kansenkaart, session, records[0], Decision.AGREED)
    assert (record.status, record.reason) == (Status.AGREED, None)
    record = decide(kansenkaart, session, records[1], Decision.AGREED, reason="de raad wil het")
    assert (record.status, record.reason) == (Status.AGREED, "de raad wil het")
    items = {i.record_uuid: i for i in kansenkaart.queries.sessions()[0].agenda}
    assert items[records[1]].decision is Decision.AGREED


def test_under_reservation(kansenkaart, session, records):
    support(kansenkaart, records[0], Stance.SUPPORTS, Stance.NO_MANDATE)
    with pytest.raises(RulesBroken, match="reservation"):
        decide(kansenkaart, session, records[0], Decision.AGREED_RESERVED)
    record = decide(
        kansenkaart,
        session,
        records[0],
        Decision.AGREED_RESERVED,
        reservation="geld",
        note="kort besproken",
    )
    assert (record.status, record.reservation) == (Status.AGREED_RESERVED, "geld")
    assert kansenkaart.queries.sessions()[0].agenda[0].note == "kort besproken"
    support(kansenkaart, records[0], Stance.SUPPORTS, Stance.SUPPORTS)
    record = decide(kansenkaart, session, records[0], Decision.AGREED)
    assert record.status is Status.AGREED
    assert kansenkaart.queries.sessions()[0].agenda[0].note == "kort besproken"


def test_deferred_changes_no_status(kansenkaart, session, records):
    record = decide(kansenkaart, session, records[0], Decision.DEFERRED)
    assert record.status is Status.DRAFT
    assert kansenkaart.queries.sessions()[0].agenda[0].decision is Decision.DEFERRED


def test_rejected_lapses_with_the_decision_as_reason(kansenkaart, session, records):
    with pytest.raises(RulesBroken, match="reason"):
        decide(kansenkaart, session, records[0], Decision.REJECTED)
    record = decide(kansenkaart, session, records[0], Decision.REJECTED, reason=" te duur ")
    assert (record.status, record.reason) == (Status.LAPSED, "Sessie 2, 2026-12-03: te duur")
    kansenkaart.undo(by="Jan")
    (found, *_) = kansenkaart.queries.agenda(session)
    assert (found.item.decision, found.entry.record.status) == (None, Status.DRAFT)
    with pytest.raises(RulesBroken):  # what lapsed does not agree by its old reason
        decide(kansenkaart, session, records[1], Decision.REJECTED, reason="te duur")
        decide(kansenkaart, session, records[1], Decision.AGREED)


def test_lead_and_due_date_come_with_it(kansenkaart, session, records):
    record = decide(
        kansenkaart,
        session,
        records[0],
        Decision.DEFERRED,
        lead="ymere",
        due_date="2027-06-01",
    )
    assert record.due_date == "2027-06-01"
    entry = kansenkaart.queries.entries([records[0]])[records[0]]
    assert set(entry.parties) == {
        Participation("gemeente", Role.PARTNER),
        Participation("ymere", Role.LEAD),
    }
    with pytest.raises(RulesBroken, match="date"):
        decide(kansenkaart, session, records[0], Decision.DEFERRED, due_date="ooit")
    with pytest.raises(UnknownReference):
        decide(kansenkaart, session, records[0], Decision.DEFERRED, lead="nobody")
    kansenkaart.undo(by="Jan")
    entry = kansenkaart.queries.entries([records[0]])[records[0]]
    assert set(entry.parties) == {
        Participation("gemeente", Role.LEAD),
        Participation("ymere", Role.PARTNER),
    }


def test_what_runs_keeps_running_and_only_rejecting_touches_a_wish(kansenkaart, session, add, both):
    running = add(RecordKind.AGREEMENT, "Loopt", parties=both, status=Status.RUNNING)
    assert decide(kansenkaart, session, running.uuid, Decision.AGREED).status is Status.RUNNING
    gone = decide(kansenkaart, session, running.uuid, Decision.REJECTED, reason="op")
    assert gone.status is Status.LAPSED
    wish = add()
    assert decide(kansenkaart, session, wish.uuid, Decision.AGREED).status is Status.NEW
    with pytest.raises(RulesBroken, match="reason"):
        decide(kansenkaart, session, wish.uuid, Decision.REJECTED)
    dropped = decide(kansenkaart, session, wish.uuid, Decision.REJECTED, reason="kan niet")
    assert (dropped.status, dropped.reason) == (Status.DROPPED, "Sessie 2, 2026-12-03: kan niet")
    assert agenda(kansenkaart)[-2:] == [running.uuid, wish.uuid]


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda s, u, r: s.add(" "), RulesBroken),
        (lambda s, u, r: s.add("x", "3 december"), RulesBroken),
        (lambda s, u, r: s.edit(u, ""), RulesBroken),
        (lambda s, u, r: s.edit(NOBODY, "x"), UnknownReference),
        (lambda s, u, r: s.delete(NOBODY), UnknownReference),
        (lambda s, u, r: s.set_present(u, ["nobody"]), UnknownReference),
        (lambda s, u, r: s.set_present(NOBODY, []), UnknownReference),
        (lambda s, u, r: s.put_on_agenda(u, [NOBODY]), UnknownReference),
        (lambda s, u, r: s.put_on_agenda(NOBODY, [r]), UnknownReference),
        (lambda s, u, r: s.take_off_agenda(NOBODY, [r]), UnknownReference),
        (lambda s, u, r: s.decide(u, NOBODY, Decision.DEFERRED), UnknownReference),
        (lambda s, u, r: s.decide(NOBODY, r, Decision.DEFERRED), UnknownReference),
    ],
)
def test_what_cannot_be_changes_nothing(kansenkaart, session, records, path, signature, act, error):
    before = signature(path)
    with pytest.raises(error), kansenkaart.change("x", by="Jan") as change:
        change.sessions.put_on_agenda(session, [records[3]])
        act(change.sessions, session, records[0])
    assert signature(path) == before
