"""The rules of a kansenkaart as plain functions."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansenkaart_plugin.domain import rules
from kansenkaart_plugin.domain.model import (
    FeatureRef,
    Participation,
    Position,
    Progress,
    Record,
    Trace,
)
from kansenkaart_plugin.domain.words import (
    STATUSES,
    Judgement,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
)

K, S, T = RecordKind, Status, TraceKind
ACTIVE = {S.AGREED_RESERVED, S.AGREED, S.RUNNING, S.DONE}


@pytest.mark.parametrize(("kind", "status"), product(K, S))
def test_statuses_go_with_kinds_and_four_need_a_reason(kind, status):
    bare = rules.record_faults(Record(kind, "x", status=status))
    explained = rules.record_faults(Record(kind, "x", status=status, reason="daarom"))
    fits = status in STATUSES[kind]
    needs = status in {S.DROPPED, S.PARKED, S.STOPPED, S.LAPSED}
    assert bool(explained) == (not fits)
    assert bool(bare) == (not fits or needs)


def test_a_new_record_starts_with_the_first_status():
    for kind in K:
        assert rules.record_faults(Record(kind, "x")) == []
        assert Record(kind, "x").effective_status is STATUSES[kind][0]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"title": " \n"}, "title is empty"),
        ({"priority": 4}, "“4”"),
        ({"priority": 0}, "“0”"),
        ({"due_date": "2026-02-30"}, "“2026-02-30”"),
        ({"start_date": "23-11-2026"}, "“23-11-2026”"),
        ({"source_date": "20261123"}, "“20261123”"),
        ({"start_date": "2026-02-02", "due_date": "2026-02-01"}, "before it starts"),
    ],
)
def test_faults_are_named(fields, words):
    (fault,) = rules.record_faults(Record(**{"kind": K.WISH, "title": "x", **fields}))
    assert words in str(fault)


def obstacles(status, stances, roles=None, reservation="geld"):
    parties = [
        Participation(party, (roles or {}).get(party, Role.PARTNER)) for party in (roles or stances)
    ]
    positions = [
        Position("r", party, stance, None, "2026-01-01", None)
        for party, stance in stances.items()
        if stance
    ]
    record = Record(K.AGREEMENT, "x", status=status, reservation=reservation)
    return [str(o) for o in rules.agreement_obstacles(record, parties, positions, {"a": "Aa"})]


@pytest.mark.parametrize(("first", "second"), product([None, *Stance], repeat=2))
def test_agreed_takes_support_of_all_who_are_bound(first, second):
    allowed = {S.AGREED: {Stance.SUPPORTS}}
    allowed[S.AGREED_RESERVED] = {Stance.SUPPORTS, Stance.SUPPORTS_IF, Stance.NO_MANDATE}
    for status, stances in allowed.items():
        found = obstacles(status, {"a": first, "b": second})
        assert len(found) == (first not in stances) + (second not in stances)
        if first not in stances:
            assert "Aa" in found[0]


def test_two_different_parties_must_be_bound():
    yes = Stance.SUPPORTS
    assert obstacles(S.AGREED, {"a": yes}) == [
        "Fewer than two parties take part as lead, partner or funder."
    ]
    for role in Role:
        found = obstacles(S.AGREED, {"a": yes, "b": yes}, {"a": Role.LEAD, "b": role})
        assert bool(found) == (role not in {Role.LEAD, Role.PARTNER, Role.FUNDER})
    # whoever only advises need not have a position, nor be in favour
    assert not obstacles(
        S.AGREED,
        {"a": yes, "b": yes, "c": Stance.AGAINST},
        {"a": Role.LEAD, "b": Role.FUNDER, "c": Role.ADVISER},
    )
    twice = [Participation("a", Role.LEAD), Participation("a", Role.FUNDER)]
    record = Record(K.AGREEMENT, "x", status=S.AGREED)
    supports = [Position("r", "a", yes, None, "1", None)]
    assert rules.agreement_obstacles(record, twice, supports, {})


def test_a_reservation_must_be_written_down():
    yes = Stance.SUPPORTS
    assert obstacles(S.AGREED_RESERVED, {"a": yes, "b": yes}, reservation=None) == [
        "The reservation is not written down."
    ]
    assert not obstacles(S.AGREED, {"a": yes, "b": yes}, reservation=None)


@pytest.mark.parametrize("status", sorted(set(S) - {S.AGREED, S.AGREED_RESERVED}))
def test_other_statuses_have_no_conditions(status):
    assert obstacles(status, {}) == []


def test_the_latest_position_counts():
    def at(moment, stance):
        return Position("r", "a", stance, None, moment, None)

    old, new = at("2026-01-01", Stance.AGAINST), at("2026-01-02", Stance.SUPPORTS)
    assert rules.latest_positions([old, new])["a"] is new
    assert rules.latest_positions([new, old])["a"] is new
    same = at("2026-01-02", Stance.NEUTRAL)
    assert rules.latest_positions([new, same])["a"] is same


BASE = {"w": (K.WISH, S.NEW), "o": (K.OPPORTUNITY, S.NEW)}


@pytest.mark.parametrize("status", STATUSES[K.AGREEMENT])
def test_answered_by_every_path_while_the_agreement_stands(status):
    statuses = {**BASE, "a": (K.AGREEMENT, status)}
    from_wish = Trace("o", "w", T.ARISES_FROM)
    paths = [
        ([Trace("a", "w", T.ANSWERS)], {"w"}),
        ([Trace("a", "o", T.ANSWERS), from_wish], {"w", "o"}),
        ([Trace("a", "o", T.ARISES_FROM), from_wish], {"w"}),
        ([Trace("a", "o", T.ANSWERS)], {"o"}),
        ([Trace("a", "w", T.ARISES_FROM)], set()),
        ([Trace("a", "o", T.REPLACES), from_wish], set()),
        ([from_wish], set()),
        ([Trace("o", "w", T.ANSWERS), Trace("a", "o", T.ANSWERS)], {"o"}),
    ]
    for traces, expected in paths:
        for order in (traces, traces[::-1]):
            found = rules.answered(statuses, order)
            assert found == (expected if status in ACTIVE else set())


def test_answered_needs_all_of_the_path_to_be_seen():
    traces = [Trace("a", "o", T.ANSWERS), Trace("o", "w", T.ARISES_FROM)]
    full = {**BASE, "a": (K.AGREEMENT, S.DONE)}
    assert rules.answered(full, traces) == {"w", "o"}
    for hidden in "ao":
        seen = {uuid: value for uuid, value in full.items() if uuid != hidden}
        assert rules.answered(seen, traces) == set()
    assert rules.answered({k: v for k, v in full.items() if k != "w"}, traces) == {"o"}


@pytest.mark.parametrize(("kind", "source", "target"), product(T, K, K))
def test_traces_go_between_the_right_kinds(kind, source, target):
    open_kinds = {K.WISH, K.NEED, K.OPPORTUNITY}
    right = {
        T.ANSWERS: source is K.AGREEMENT and target in open_kinds,
        T.ARISES_FROM: source in (K.OPPORTUNITY, K.AGREEMENT) and target in open_kinds,
        T.REPLACES: source is target,
    }[kind]
    one, other = Record(source, "x", uuid="1"), Record(target, "y", uuid="2")
    assert (rules.trace_fault(kind, one, other) is None) == right
    assert rules.trace_fault(kind, one, Record(source, "x", uuid="1"))


def test_reports():
    report = Progress("r", "2026-01-01T10:00:00.000Z", None, Judgement.DONE, None, None, None)
    assert not rules.progress_faults(Record(K.AGREEMENT, "x"), report)
    assert rules.progress_faults(Record(K.WISH, "x", code="W-001"), report)
    wrong = report._replace(reported_at="gisteren")
    assert rules.progress_faults(Record(K.AGREEMENT, "x"), wrong)


@given(st.sampled_from(list(K)), st.integers(1, 10**9 - 1))
def test_codes_round_trip(kind, number):
    code = rules.make_code(kind, number)
    assert rules.code_number(kind, code) == number
    for other in set(K) - {kind}:
        assert rules.code_number(other, code) is None


@pytest.mark.parametrize(
    "code", ["", "W-1", "W-0001", "w-001", "W001", " W-001", "W-001\n", "W-٠٠١"]
)
def test_what_is_no_code(code):
    assert rules.code_number(K.WISH, code) is None


def test_first_letters():
    assert [kind.letter for kind in K] == ["W", "B", "K", "A", "F"]


@pytest.mark.parametrize(
    ("value", "key"),
    [
        (None, ""),
        (float("nan"), ""),
        (" 0344001 ", "0344001"),
        (12.0, "12"),
        (12.5, "12.5"),
        (344100000012345, "344100000012345"),
        ("12.0", "12.0"),
        ("\u00a0", ""),
    ],
)
def test_feature_keys_are_text(value, key):
    assert rules.feature_key(value) == key


def test_features_are_named_by_level_and_key():
    assert rules.parse_feature(" buurt : NK:01 ") == FeatureRef("buurt", "NK:01")
    for text in ("buurt", ":1", "buurt:", " : "):
        assert rules.parse_feature(text) is None


@given(st.text())
def test_column_names_are_fit_for_every_reader(name):
    import re

    column = rules.column_name(name)
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,56}", column)
    assert column not in rules.LEVEL_COLUMNS


def test_column_names_stay_recognisable():
    assert rules.column_name("Aantal inwoners") == "aantal_inwoners"
    assert rules.column_name("label") == "fact_label"
    assert rules.column_name("2025") == "fact_2025"
    assert rules.column_name('a"b') == "a_b"


def test_no_two_facts_share_a_column():
    long = "percentage_woningen_met_energielabel_a_of_hoger_in_bezit_van_"
    names = ["huur", "Inwoners", "inwoners", "in woners", long + "corporaties", long + "anderen"]
    columns = rules.column_names(names)
    assert columns[0] == "huur"
    assert columns[3] == "in_woners"
    assert len(set(columns)) == len(names)
    for name, column in zip(names, columns):
        assert column in {rules.column_name(name), rules.marked_column_name(name)}
        assert len(column) <= 57
    # what one fact may be called is never what another is called
    marked = [rules.marked_column_name(name) for name in names]
    assert not {"inwoners", rules.column_name(long)} & set(columns)
    assert len(set(marked)) == len(names)
