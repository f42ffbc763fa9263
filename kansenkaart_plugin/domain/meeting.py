"""Koppelkansen: which records of different parties meet in space and in time.

Two records are of *different parties* when each has one that the other has not. They meet in
*space* when they are about the same feature, when one is about a feature that lies in a feature of
the other (by the levels' parents), when they are about neighbours (two features of a level whose
borders have a stretch in common, corner for corner), or when the inner points of what they are
about are within a set distance. They meet in *time* when the years from start to due of both
overlap; a missing date leaves that side open. Nothing is measured along roads or between borders.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, product
from operator import attrgetter
from typing import (
    Callable,
    Dict,
    FrozenSet,
    Iterable,
    Iterator,
    List,
    Mapping,
    NamedTuple,
    Sequence,
    Tuple,
)

from .words import Word

Span = Tuple[float, float]
"""The first and the last year; infinite where it is open."""

_Groups = Dict[Tuple[FrozenSet[str], Span], List[int]]
_ALWAYS = (-math.inf, math.inf)
_RINGS = 4
_PLENTY = 20


class Nearness(Word):
    """How two records meet in space."""

    SAME = "same", "same feature", "zelfde gebied"
    INSIDE = "inside", "inside", "erbinnen"
    NEIGHBOUR = "neighbour", "neighbours", "buren"
    NEAR = "near", "close by", "dichtbij"


class Candidate(NamedTuple):
    """A record that may meet others: its parties, its years, the numbers of its features.

    ``trails`` are the opportunities that it leads to already, itself included: two records with
    one in common have been brought together before.
    """

    parties: FrozenSet[str]
    span: Span
    places: Tuple[int, ...]
    trails: FrozenSet[str]


class Meeting(NamedTuple):
    """Two records, by their place in the list, that meet.

    ``distance`` is that between the inner points, in units of the CRS (metres), 0 for the same
    feature; ``dated`` how many of the two have a date; ``span`` the years that they share.
    """

    first: int
    second: int
    nearness: Nearness
    distance: float
    dated: int
    span: Span


@dataclass(frozen=True)
class Ground:
    """Where features are: inner points, what each lies in, and which border on each other.

    ``neighbours`` is asked for only when what is at the same features does not suffice.
    """

    points: Mapping[int, Tuple[float, float]]
    above: Mapping[int, Tuple[int, ...]]
    neighbours: Callable[[], FrozenSet[Tuple[int, int]]]


def span_of(start_date: str | None, due_date: str | None) -> Span:
    """Return the years from start to due (ISO dates), open where there is none."""
    start = float(start_date[:4]) if start_date else -math.inf
    return start, float(due_date[:4]) if due_date else math.inf


Watch = Callable[[int], None]
"""Is told now and then how many meetings were found so far; what it raises stops the search."""


def unwatched(found: int) -> None:
    """Let a search go on to its end."""
    del found


def find_meetings(
    candidates: Sequence[Candidate],
    ground: Ground,
    distance: float,
    limit: int,
    party: str | None = None,
    watch: Watch = unwatched,
) -> tuple[list[Meeting], bool]:
    """Return the ``limit`` best meetings, and whether there are more.

    Those of two dated records come first, then of one, then of none; within these the closest
    come first. With ``party`` one of the two has to be of that party. Work stops as soon as there
    are plenty, so that it does not grow with the square of the records.
    """
    found: dict[tuple[int, int], Meeting] = {}
    search = _Search(ground, distance, lambda: watch(len(found)))
    for meeting in _meetings(candidates, party, search):
        trails = (candidates[number].trails for number in meeting[:2])
        if meeting[:2] not in found and frozenset.isdisjoint(*trails):
            found[meeting[:2]] = meeting
            if len(found) >= _PLENTY * limit:
                break
    ranked = sorted(found.values(), key=lambda item: (-item.dated, item.distance, item[:2]))
    return ranked[:limit], len(ranked) > limit


class _Search(NamedTuple):
    """Where is looked, how far apart things may be, and what is called on the way."""

    ground: Ground
    distance: float
    look: Callable[[], None]


def _meetings(
    candidates: Sequence[Candidate], party: str | None, search: _Search
) -> Iterator[Meeting]:
    """Yield the meetings from the best on; a pair comes once for each way in which it meets."""
    mine: dict[bool, list[int]] = {True: [], False: []}
    rest: dict[bool, list[int]] = {True: [], False: []}
    for number, candidate in enumerate(candidates):
        side = mine if party is None or party in candidate.parties else rest
        side[candidate.span != _ALWAYS].append(number)
    (dated, undated), (other_dated, other_undated) = (
        [_by_place(candidates, side[has_date], search.ground) for has_date in (True, False)]
        for side in (mine, rest)
    )
    for certainty, sides in (
        (2, ((dated, dated), (dated, other_dated))),
        (1, ((dated, undated), (dated, other_undated), (other_dated, undated))),
        (0, ((undated, undated), (undated, other_undated))),
    ):
        found = (_between(*both, certainty, search) for both in sides)
        yield from heapq.merge(*found, key=attrgetter("distance"))  # each has the closest first


def _between(
    one: Mapping[int, _Groups], other: Mapping[int, _Groups], certainty: int, search: _Search
) -> Iterator[Meeting]:
    if not _can_meet(one, other):
        return
    for p, q, nearness, far in _place_pairs(one, other, search.ground, search.distance):
        search.look()
        for first, second, span in _pairs(one[p], other[q]):
            pair = (first, second) if first < second else (second, first)
            yield Meeting(*pair, nearness, far, certainty, span)


def _can_meet(one: Mapping[int, _Groups], other: Mapping[int, _Groups]) -> bool:
    """Return whether there are different parties at all: looking everywhere takes long."""
    mine, theirs = ({who for groups in side.values() for who, _ in groups} for side in (one, other))
    return any(a - b and b - a for a, b in product(mine, theirs))


def _by_place(
    candidates: Sequence[Candidate], numbers: Iterable[int], ground: Ground
) -> dict[int, _Groups]:
    """Return, per feature, the records ``numbers`` about it by parties and years."""
    places: dict[int, _Groups] = defaultdict(lambda: defaultdict(list))
    for number in numbers:
        candidate = candidates[number]
        if candidate.parties:
            for place in candidate.places:
                if place in ground.points:
                    places[place][candidate.parties, candidate.span].append(number)
    return {place: dict(groups) for place, groups in places.items()}


def _pairs(one: _Groups, other: _Groups) -> Iterator[tuple[int, int, Span]]:
    """Yield the pairs of different parties that meet in time; whole groups are compared."""
    groups = combinations(one.items(), 2) if one is other else product(one.items(), other.items())
    for ((parties, span), mine), ((others, years), theirs) in groups:
        shared = (max(span[0], years[0]), min(span[1], years[1]))
        if shared[0] <= shared[1] and parties - others and others - parties:
            for first, second in product(mine, theirs):
                yield first, second, shared


def _place_pairs(
    one: Mapping[int, _Groups], other: Mapping[int, _Groups], ground: Ground, distance: float
) -> Iterator[tuple[int, int, Nearness, float]]:
    """Yield the features of ``one`` and ``other`` that meet, the closest first.

    Those of the same collection come once. Rings of growing width keep it from looking further
    than is needed.
    """
    for place in sorted(one.keys() & other.keys()):
        yield place, place, Nearness.SAME, 0.0
    touching = _touching(one, other, ground)
    inner = -1.0
    for ring in (*(distance / 2**power for power in reversed(range(_RINGS))), math.inf):
        pairs = dict(touching)
        if ring < math.inf:
            for p, q, far in _within(one, other, ground, ring):
                pairs.setdefault((p, q), (Nearness.NEAR, far))
        yield from (
            (p, q, nearness, far)
            for (p, q), (nearness, far) in sorted(pairs.items(), key=lambda item: item[1][1])
            if inner < far <= ring
        )
        inner = ring


def _touching(
    one: Mapping[int, _Groups], other: Mapping[int, _Groups], ground: Ground
) -> dict[tuple[int, int], tuple[Nearness, float]]:
    """Return which features lie in each other or border on each other, and how far apart."""
    pairs = {
        (place, above): Nearness.INSIDE
        for place in one.keys() | other.keys()
        for above in ground.above.get(place, ())
    }
    for pair in ground.neighbours():
        pairs.setdefault(pair, Nearness.NEIGHBOUR)
    return {
        (p, q): (nearness, math.dist(ground.points[p], ground.points[q]))
        for pair, nearness in pairs.items()
        for p, q in ([tuple(sorted(pair))] if one is other else [pair, pair[::-1]])
        if p in one and q in other
    }


def _within(
    one: Mapping[int, _Groups], other: Mapping[int, _Groups], ground: Ground, distance: float
) -> Iterator[tuple[int, int, float]]:
    """Yield the features whose inner points are within ``distance``, by a grid of that width."""
    width = distance or 1.0
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    points = ground.points
    for place in other:
        x, y = points[place]
        cells[math.floor(x / width), math.floor(y / width)].append(place)
    for place in one:
        x, y = points[place]
        column, row = math.floor(x / width), math.floor(y / width)
        for cell in product((column - 1, column, column + 1), (row - 1, row, row + 1)):
            for near in cells.get(cell, ()):
                if near > place or (one is not other and near != place):
                    far = math.dist((x, y), points[near])
                    if far <= distance:
                        yield place, near, far
