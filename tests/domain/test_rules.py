"""The rules of design section 2, as plain functions."""

import pytest

from kansenkaart_plugin.domain import rules
from kansenkaart_plugin.domain.model import Participation, Position, Record, Trace
from kansenkaart_plugin.domain.words import RecordKind, Role, Stance, Status, TraceKind

NAMES = {"gemeente": "Gemeente", "ymere": "Ymere"}


def agreement(status, **values):
    return Record(RecordKind.AGREEMENT, "Samen", status=status, **values)


def took(party, stance, at="2026-01-01T00:00:00.000Z"):
    return Position("a", party, stance, None, at, None)


BOTH = [Participation("gemeente", Role.LEAD), Participation("ymere", Role.FUNDER)]


@pytest.mark.parametrize(
    ("status", "stances", "reservation", "count"),
    [
        (Status.AGREED, (Stance.SUPPORTS, Stance.SUPPORTS), None, 0),
        (Status.AGREED, (Stance.SUPPORTS, Stance.SUPPORTS_IF), None, 1),
        (Status.AGREED, (Stance.SUPPORTS, None), None, 1),
        (Status.AGREED_RESERVED, (Stance.SUPPORTS, Stance.SUPPORTS_IF), "Dekking", 0),
        (Status.AGREED_RESERVED, (Stance.NO_MANDATE, Stance.SUPPORTS_IF), "Dekking", 0),
        (Status.AGREED_RESERVED, (Stance.SUPPORTS, Stance.SUPPORTS_IF), None, 1),
        (Status.AGREED_RESERVED, (Stance.SUPPORTS, Stance.AGAINST), "Dekking", 1),
        (Status.PROPOSED, (None, None), None, 0),
    ],
)
def test_what_stands_in_the_way_of_an_agreement(status, stances, reservation, count):
    positions = [took(party, stance) for party, stance in zip(NAMES, stances) if stance is not None]
    record = agreement(status, reservation=reservation)
    assert len(rules.agreement_obstacles(record, BOTH, positions, NAMES)) == count


def test_the_latest_position_counts_and_one_party_is_no_agreement():
    later = took("ymere", Stance.AGAINST, "2026-02-01T00:00:00.000Z")
    positions = [later, took("ymere", Stance.SUPPORTS), took("gemeente", Stance.SUPPORTS)]
    obstacles = rules.agreement_obstacles(agreement(Status.AGREED), BOTH, positions, NAMES)
    assert [str(item) for item in obstacles] == ["The position of Ymere is “against”."]
    alone = [Participation("gemeente", Role.LEAD), Participation("ymere", Role.ADVISER)]
    obstacles = rules.agreement_obstacles(agreement(Status.AGREED), alone, positions, NAMES)
    assert "Fewer than two" in str(obstacles[0])


STATUSES = {
    "w": (RecordKind.WISH, Status.NEW),
    "k": (RecordKind.OPPORTUNITY, Status.NEW),
    "running": (RecordKind.AGREEMENT, Status.RUNNING),
    "stopped": (RecordKind.AGREEMENT, Status.STOPPED),
}
ANSWERS, ARISES = TraceKind.ANSWERS, TraceKind.ARISES_FROM


@pytest.mark.parametrize(
    ("traces", "answered"),
    [
        ([("running", "w", ANSWERS)], {"w"}),
        ([("stopped", "w", ANSWERS)], set()),
        ([("k", "w", ARISES)], set()),
        ([("k", "w", ARISES), ("running", "k", ANSWERS)], {"w", "k"}),
        ([("k", "w", ARISES), ("running", "k", ARISES)], {"w"}),
        ([("k", "w", ARISES), ("stopped", "k", ANSWERS)], set()),
        ([("hidden", "w", ANSWERS)], set()),
    ],
)
def test_answered_is_derived_from_what_is_seen(traces, answered):
    assert rules.answered(STATUSES, [Trace(*trace) for trace in traces]) == answered


@pytest.mark.parametrize("status", ["dropped", "parked"])
def test_some_statuses_need_a_reason(status):
    record = Record(RecordKind.WISH, "Wens", status=Status(status))
    assert len(rules.record_faults(record)) == 1
    reasoned = Record(RecordKind.WISH, "Wens", status=Status(status), reason="Geen geld")
    assert rules.record_faults(reasoned) == []


@pytest.mark.parametrize(
    "values",
    [
        {"title": " "},
        {"status": Status.AGREED},
        {"priority": 4},
        {"due_date": "2026-02-30"},
        {"start_date": "2027-01-01", "due_date": "2026-01-01"},
    ],
)
def test_a_record_by_itself_can_be_wrong(values):
    assert len(rules.record_faults(Record(RecordKind.WISH, **{"title": "Wens", **values}))) == 1


def test_codes():
    assert rules.make_code(RecordKind.NEED, 7) == "B-007"
    assert rules.code_number(RecordKind.NEED, "B-1234") == 1234
    assert rules.code_number(RecordKind.NEED, "W-001") is None
    assert rules.code_number(RecordKind.NEED, "B-0007") is None


@pytest.mark.parametrize(
    ("value", "key"), [(" 0344 ", "0344"), (12.0, "12"), (7, "7"), (None, ""), ("12.0", "12.0")]
)
def test_keys_are_text(value, key):
    assert rules.feature_key(value) == key
