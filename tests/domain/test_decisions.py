"""When an agreement may become agreed, and what a session's decision does (own oracle)."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansenkaart_plugin.domain import rules
from kansenkaart_plugin.domain.model import Participation, Position, Record, Trace
from kansenkaart_plugin.domain.words import (
    OPEN_KINDS,
    STATUSES,
    Decision,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
)

AGREEMENT = RecordKind.AGREEMENT
PARTIES = "abc"
statuses = st.sampled_from(STATUSES[AGREEMENT])
reasons = st.sampled_from([None, "daarom", "hierom"])
parts = st.lists(st.builds(Participation, st.sampled_from(PARTIES), st.sampled_from(list(Role))))
stances = st.lists(
    st.tuples(st.sampled_from(PARTIES), st.sampled_from(list(Stance)), st.integers(0, 3)),
    max_size=8,
)


def may_become(status, reservation, parties, said):
    """The rule of the contract, written once more: ``said`` is in the order it was given."""
    bound = {p.party for p in parties if p.role.value in ("lead", "partner", "funder")}
    if len(bound) < 2:
        return False
    for party in bound:
        own = [
            (moment, place, stance)
            for place, (who, stance, moment) in enumerate(said)
            if who == party
        ]
        last = max(own, default=(0, 0, None), key=lambda item: item[:2])[2]
        good = {"supports"}
        if status is Status.AGREED_RESERVED:
            good |= {"supports_if", "no_mandate"}
        if last is None or last.value not in good:
            return False
    return status is Status.AGREED or bool(reservation)


@given(
    statuses,
    st.none() | statuses,
    reasons,
    reasons,
    st.sampled_from([None, "geld"]),
    parts,
    stances,
)
def test_going_against_the_rule(status, was, reason, had, reservation, parties, said):
    record = Record(AGREEMENT, "x", status=status, reason=reason, reservation=reservation)
    before = Record(AGREEMENT, "x", status=was, reason=had) if was else None
    positions = [
        Position("r", who, stance, None, f"2026-01-0{at + 1}", None) for who, stance, at in said
    ]
    expected = True
    if status in (Status.AGREED, Status.AGREED_RESERVED) and status is not was:
        excuse = reason
        if was in (Status.STOPPED, Status.LAPSED) and had == reason:
            excuse = None  # it was the reason of something else
        expected = bool(excuse) or may_become(status, reservation, parties, said)
    assert (rules.decision_obstacles(record, before, parties, positions, {}) == []) == expected


@pytest.mark.parametrize(("kind", "decision"), list(product(RecordKind, Decision)))
def test_what_a_decision_does(kind, decision):
    for status in STATUSES[kind]:
        record = Record(kind, "x", status=status, reason="eerder")
        after = rules.after_decision(record, decision, "te duur")
        if kind in OPEN_KINDS and decision is Decision.REJECTED:
            again = status is Status.DROPPED
            assert after.status is Status.DROPPED
            assert after.reason == ("eerder" if again else "te duur")
        elif kind is not AGREEMENT or decision is Decision.DEFERRED:
            assert after == record
        elif decision is Decision.REJECTED:
            again = status is Status.LAPSED
            assert (after.status, after.reason) == (Status.LAPSED, "eerder" if again else "te duur")
        elif status in (Status.RUNNING, Status.DONE):
            assert after == record
        else:
            assert after.status.value == decision.value


kinds = st.dictionaries(
    st.sampled_from("ABCDEF"),
    st.tuples(st.sampled_from(list(RecordKind)), st.sampled_from(list(Status))),
)
traces = st.lists(
    st.builds(
        Trace,
        st.sampled_from("ABCDEF"),
        st.sampled_from("ABCDEF"),
        st.sampled_from(list(TraceKind)),
    ),
    max_size=12,
)


@given(kinds, traces)
def test_answered(records, links):
    """The sentence of the contract, word by word, over every pair and triple of records."""

    def linked(source, kind, target):
        return Trace(source, target, kind) in links

    def stands(uuid):
        kind, status = records[uuid]
        return kind is AGREEMENT and status.value in (
            "agreed_reserved",
            "agreed",
            "running",
            "done",
        )

    def is_answered(uuid):
        if records[uuid][0].value not in ("wish", "need", "opportunity"):
            return False
        for agreement in filter(stands, records):
            if linked(agreement, TraceKind.ANSWERS, uuid):
                return True
            for chance, (kind, _) in records.items():
                by_chance = kind is RecordKind.OPPORTUNITY and linked(
                    chance, TraceKind.ARISES_FROM, uuid
                )
                if by_chance and (
                    linked(agreement, TraceKind.ANSWERS, chance)
                    or linked(agreement, TraceKind.ARISES_FROM, chance)
                ):
                    return True
        return False

    assert rules.answered(records, links) == set(filter(is_answered, records))


@pytest.mark.parametrize("value", [True, 1.0, "1"])
def test_a_priority_is_a_whole_number(value):
    assert rules.record_faults(Record(AGREEMENT, "x", priority=value))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2026-11-23", True),
        ("2026-11-23T10:00:00.000Z", True),
        ("2026-11-23T10:00:00Z", True),
        ("2026-11-23 10:00", False),
        ("2026-11-23T25:00:00Z", False),
        ("2026-11-23T10:00:00+01:00", False),
        ("2026-11-23gisteren", False),
        ("2026-02-30T10:00:00Z", False),
        ("", False),
        ("2026-11-23T", False),
    ],
)
def test_moments(text, right):
    assert rules.is_moment(text) == right


def test_which_codes_may_be_given():
    assert rules.may_be_given(AGREEMENT, "A-001")
    assert rules.may_be_given(AGREEMENT, "A-999999999")
    for code in ("", "W-001", "A-1", "A-1000000000", "A-" + "9" * 5000):
        assert not rules.may_be_given(AGREEMENT, code)
