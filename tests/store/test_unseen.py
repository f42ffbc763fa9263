"""What somebody else decided or stated since it was read is not saved over."""

import pytest

from kansenkaart_plugin.domain.conflict import (
    decision_as,
    due_as,
    lead_as,
    named,
    position_as,
    session_as,
)
from kansenkaart_plugin.domain.fields import Field
from kansenkaart_plugin.domain.words import Decision, RecordKind, Role, Stance
from kansenkaart_plugin.store import Kansenkaart, StaleRecord


@pytest.fixture
def record(add, both):
    return add(RecordKind.AGREEMENT, "Afspraak", parties=both)


@pytest.fixture
def session(kansenkaart, record):
    with kansenkaart.change("sessie", by="Jan") as change:
        return change.sessions.add("Sessie", "2026-12-03", present=["ymere"], agenda=[record.uuid])


@pytest.fixture
def piet(path):
    """Return a function that works on the file in a sitting of somebody else."""

    def act(work):
        with Kansenkaart.open(path) as other, other.change("ander", by="Piet") as change:
            work(change.sessions, change)

    return act


ACTS = {
    "decision": (
        lambda s, at, r: s.decide(at, r.uuid, Decision.DEFERRED, read=decision_as(r, None)),
        lambda s, at, r: s.decide(at, r.uuid, Decision.REJECTED, reason="te duur"),
    ),
    "status": (
        lambda s, at, r: s.decide(at, r.uuid, Decision.DEFERRED, read=decision_as(r, None)),
        lambda s, at, r: s.decide(
            at, r.uuid, Decision.AGREED_RESERVED, reservation="als", reason="x"
        ),
    ),
    "position": (
        lambda s, at, r: s.take_position(
            at, r.uuid, "ymere", Stance.SUPPORTS, None, position_as("x", None, None)
        ),
        lambda s, at, r: s._change.take_position(r.uuid, "ymere", Stance.AGAINST),
    ),
    "due": (
        lambda s, at, r: s.set_due(r.uuid, "2030-01-01", due_as(r)),
        lambda s, at, r: s.set_due(r.uuid, "2031-01-01", due_as(r)),
    ),
}


@pytest.mark.parametrize(("mine", "theirs"), ACTS.values(), ids=ACTS)
def test_what_another_saved_is_shown_and_nothing_is_written(
    kansenkaart, session, record, piet, path, signature, mine, theirs
):
    piet(lambda sessions, change: theirs(sessions, session, record))
    before = signature(path)
    with pytest.raises(StaleRecord) as caught, kansenkaart.change("x", by="Jan") as change:
        mine(change.sessions, session, record)
    assert signature(path) == before
    conflict = caught.value.conflict
    assert conflict.whole
    assert conflict.theirs.saved[0] == "Piet"
    assert conflict.theirs.saved[1] > ""
    assert conflict.fields
    with kansenkaart.change("x", by="Jan") as change:  # without a look before nothing is compared
        change.sessions.put_on_agenda(session, [record.uuid])


@pytest.mark.parametrize(("mine", "theirs"), ACTS.values(), ids=ACTS)
def test_what_this_sitting_did_is_no_reason_to_ask(kansenkaart, session, record, mine, theirs):
    with kansenkaart.change("eerst", by="Jan") as change:
        theirs(change.sessions, session, record)
    with kansenkaart.change("dan", by="Jan") as change:
        mine(change.sessions, session, record)
    kansenkaart.undo(by="Jan")
    kansenkaart.undo(by="Jan")
    with kansenkaart.change("weer", by="Jan") as change:
        mine(change.sessions, session, record)


def test_the_same_as_another_did_is_no_reason_to_ask(kansenkaart, session, record, piet):
    read = lead_as(named(record), kansenkaart.queries.entries([record.uuid])[record.uuid].parties)
    piet(lambda sessions, change: sessions.set_lead(record.uuid, "ymere", read))
    with kansenkaart.change("x", by="Jan") as change:
        change.sessions.set_lead(record.uuid, "ymere", read)
    piet(lambda sessions, change: change.set_parties(record.uuid, {"gemeente": Role.PARTNER}))
    with pytest.raises(StaleRecord), kansenkaart.change("x", by="Jan") as change:
        change.sessions.set_lead(record.uuid, "gemeente", read)


def test_properties_of_a_session_are_merged_field_by_field(kansenkaart, session, piet):
    (stored,) = kansenkaart.queries.sessions()
    read = session_as(stored)
    piet(lambda sessions, change: sessions.set_present(session, ["ymere", "gemeente"]))
    wanted = read.with_values({Field.TITLE: "Anders", Field.PRESENT: frozenset()})
    with pytest.raises(StaleRecord) as caught, kansenkaart.change("x", by="Jan") as change:
        change.sessions.save(session, wanted, read)
    conflict = caught.value.conflict
    assert (conflict.whole, conflict.theirs.saved[0]) == (False, "Piet")
    merged = conflict.merged({})
    assert merged.value(Field.PRESENT) == {"gemeente"}
    with kansenkaart.change("x", by="Jan") as change:
        assert change.sessions.save(session, merged, conflict.theirs)
        assert not change.sessions.save(session, merged, merged)
        assert not change.sessions.save(session, merged, read)  # another wrote the same
    (now,) = kansenkaart.queries.sessions()
    assert (now.title, now.held_on, now.present) == ("Anders", "2026-12-03", ("gemeente",))


def test_what_another_decided_is_not_thrown_away_unseen(kansenkaart, session, record, piet):
    read = {record.uuid: None}
    piet(lambda sessions, change: sessions.decide(session, record.uuid, Decision.DEFERRED))
    with pytest.raises(StaleRecord, match="Piet"), kansenkaart.change("x", by="Jan") as change:
        change.sessions.take_off_agenda(session, [record.uuid], read)
    for known in (read, {}):
        with pytest.raises(StaleRecord, match="A-001"), kansenkaart.change("x", by="Jan") as change:
            change.sessions.delete(session, known)
    (stored,) = kansenkaart.queries.sessions()
    assert [item.decision for item in stored.agenda] == [Decision.DEFERRED]
    with kansenkaart.change("x", by="Jan") as change:
        change.sessions.decide(session, record.uuid, Decision.REJECTED, reason="nee")
        change.sessions.take_off_agenda(session, [record.uuid], {record.uuid: Decision.REJECTED})
        change.sessions.delete(session, {})
    assert kansenkaart.queries.sessions() == []


def test_a_session_with_a_decision_on_a_deleted_record_can_be_deleted(
    kansenkaart, session, record, piet
):
    def decide_and_delete(sessions, change):
        sessions.decide(session, record.uuid, Decision.DEFERRED)
        change.delete([record.uuid])

    piet(decide_and_delete)
    (stored,) = kansenkaart.queries.sessions()
    read = {item.record_uuid: item.decision for item in stored.agenda}
    with kansenkaart.change("x", by="Jan") as change:
        change.sessions.delete(session, read)
    assert kansenkaart.queries.sessions() == []
