"""Koppelkansen: found without comparing everything with everything, and the same ones."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kansenkaart_plugin.domain import meeting
from kansenkaart_plugin.domain.meeting import (
    Candidate,
    Ground,
    Meeting,
    Nearness,
    find_meetings,
    span_of,
)

OPEN = (-math.inf, math.inf)
NOBODY = frozenset()


def candidate(parties, places, start=-math.inf, due=math.inf, trails=()):
    return Candidate(frozenset(parties), (start, due), tuple(places), frozenset(trails))


def ground(points, above=None, neighbours=()):
    return Ground(dict(enumerate(points)), above or {}, lambda: frozenset(neighbours))


LINE = ground([(0, 0), (30, 0), (100, 0)])


def pairs(candidates, where=LINE, distance=50.0, limit=10):
    return [item[:2] for item in find_meetings(candidates, where, distance, limit)[0]]


def test_the_same_feature():
    (found,), more = find_meetings([candidate("a", [0]), candidate("b", [0])], LINE, 0, 10)
    assert found == Meeting(0, 1, Nearness.SAME, 0.0, 0, OPEN)
    assert not more


def test_within_a_distance():
    three = [candidate("a", [0]), candidate("b", [1]), candidate("c", [2])]
    assert pairs(three, distance=29.9) == []
    assert pairs(three, distance=30) == [(0, 1)]
    assert pairs(three, distance=70) == [(0, 1), (1, 2)]
    assert pairs(three, distance=1000) == [(0, 1), (1, 2), (0, 2)]


def test_inside_and_neighbours_at_any_distance():
    where = ground([(0, 0), (5000, 0), (9000, 0)], {1: (0,)}, {(1, 2)})
    three = [candidate("a", [0]), candidate("b", [1]), candidate("c", [2])]
    found, _ = find_meetings(three, where, 10, 10)
    assert [(item[:2], item.nearness, item.distance) for item in found] == [
        ((1, 2), Nearness.NEIGHBOUR, 4000.0),
        ((0, 1), Nearness.INSIDE, 5000.0),
    ]


def test_of_different_parties():
    assert pairs([candidate("a", [0]), candidate("a", [0])]) == []
    assert pairs([candidate("a", [0]), candidate("ab", [0])]) == []  # nothing new for b
    assert pairs([candidate("ab", [0]), candidate("bc", [0])]) == [(0, 1)]
    assert pairs([candidate("", [0]), candidate("b", [0])]) == []


def test_in_time():
    assert pairs([candidate("a", [0], 2025, 2026), candidate("b", [0], 2027, 2028)]) == []
    assert pairs([candidate("a", [0], 2025, 2027), candidate("b", [0], 2027, 2028)]) == [(0, 1)]
    assert pairs([candidate("a", [0], due=2026), candidate("b", [0], 2027)]) == []
    (found,), _ = find_meetings(
        [candidate("a", [0], 2025), candidate("b", [0], 2020, 2028)], LINE, 0, 1
    )
    assert (found.span, found.dated) == ((2025, 2028), 2)
    assert span_of("2025-03-01", None) == (2025, math.inf)
    assert span_of(None, "2027-01-01") == (-math.inf, 2027)


def test_what_was_brought_together_before_is_left_out():
    assert pairs([candidate("a", [0], trails="K"), candidate("b", [0], trails="KL")]) == []
    assert pairs([candidate("a", [0], trails="M"), candidate("b", [0], trails="KL")]) == [(0, 1)]


def test_dates_come_before_distance():
    some = [
        candidate("a", [0]),
        candidate("b", [0]),
        candidate("c", [1], 2025),
        candidate("d", [2], 2026),
    ]
    found = pairs(some, distance=1000)
    assert found == [(2, 3), (0, 2), (1, 2), (0, 3), (1, 3), (0, 1)]
    best, more = find_meetings(some, LINE, 1000, 2)
    assert [item[:2] for item in best] == [(2, 3), (0, 2)]
    assert more


def slow(candidates, where, distance):
    """Every pair that meets, by comparing everything with everything."""
    found = {}
    for first, one in enumerate(candidates):
        for second in range(first + 1, len(candidates)):
            other = candidates[second]
            low, high = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
            if low > high or not (one.parties - other.parties and other.parties - one.parties):
                continue
            if one.trails & other.trails:
                continue
            far = [
                math.dist(where.points[p], where.points[q])
                for p in one.places
                for q in other.places
                if p == q
                or p in where.above.get(q, ())
                or q in where.above.get(p, ())
                or (min(p, q), max(p, q)) in where.neighbours()
                or math.dist(where.points[p], where.points[q]) <= distance
            ]
            if far:
                dated = sum(any(map(math.isfinite, item.span)) for item in (one, other))
                found[first, second] = (dated, min(far))
    return found


years = st.one_of(st.just(None), st.integers(2024, 2028))
some_candidates = st.lists(
    st.builds(
        lambda parties, places, start, due, trails: candidate(
            parties,
            places,
            -math.inf if start is None else start,
            math.inf if due is None else due,
            trails,
        ),
        st.sets(st.sampled_from("abc"), max_size=2),
        st.sets(st.integers(0, 7), max_size=3).map(sorted),
        years,
        years,
        st.sets(st.sampled_from("KL"), max_size=1),
    ),
    max_size=12,
)
some_ground = st.builds(
    lambda points, links, borders: ground(
        points,
        {low: (high,) for high, low in links if high < low},
        {(min(p, q), max(p, q)) for p, q in borders if p != q},
    ),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), min_size=8, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=4),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=3),
)


@given(some_candidates, some_ground, st.sampled_from([0, 1, 7, 25, 100]))
@settings(max_examples=400)
def test_it_finds_what_comparing_everything_finds(candidates, where, distance):
    found, more = find_meetings(candidates, where, distance, 1000)
    assert not more
    assert {item[:2]: (item.dated, item.distance) for item in found} == slow(
        candidates, where, distance
    )
    ranks = [(-item.dated, item.distance, item[:2]) for item in found]
    assert ranks == sorted(ranks)


def test_it_does_not_grow_with_the_square(monkeypatch):
    """Ten thousand records of two parties on one feature are 25 million pairs."""
    looked = []

    def counted(*args):
        for item in all_meetings(*args):
            looked.append(item)
            yield item

    all_meetings = meeting._meetings
    monkeypatch.setattr(meeting, "_meetings", counted)
    many = [candidate("ab"[number % 2], [0]) for number in range(10_000)]
    found, more = find_meetings(many, LINE, 50, 100)
    assert (len(found), more) == (100, True)
    assert len(looked) == 2000
    looked.clear()
    assert find_meetings([candidate("a", [0])] * 10_000, LINE, 50, 100) == ([], False)
    assert looked == []


SOME_PARTIES = st.frozensets(st.sampled_from("abc"), max_size=2)


@given(
    st.lists(
        st.builds(
            lambda parties, place, dated: candidate(parties, [place], 2024 if dated else -math.inf),
            SOME_PARTIES,
            st.integers(0, 2),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_of_one_party_are_the_pairs_in_which_it_is(candidates):
    every, _ = find_meetings(candidates, LINE, 50, 1000)
    of_a, _ = find_meetings(candidates, LINE, 50, 1000, "a")
    assert of_a == [
        m for m in every if "a" in candidates[m.first].parties | candidates[m.second].parties
    ]


def test_what_watches_hears_of_what_is_found_and_can_stop_it():
    heard = []

    def stop(found):
        heard.append(found)
        if found:
            raise InterruptedError

    three = [candidate("a", [0]), candidate("b", [0]), candidate("c", [1])]
    with pytest.raises(InterruptedError):
        find_meetings(three, LINE, 50, 10, watch=stop)
    assert heard == [0, 1]
