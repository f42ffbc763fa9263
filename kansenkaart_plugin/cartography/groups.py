"""Places that share a marker, because the paper has no room for one each (mm; no QGIS)."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Iterable, NamedTuple, Sequence

from .boxes import Box, Point, box_of, hull_of, inside

_CROWD = 150
"""With more places than this they are gathered by a grid, without outlines."""

_MOST = 70
"""As many groups, about, a grid makes."""


class Tag(NamedTuple):
    """What a marker says of a record; ``order`` is its place in the list of records.

    ``standing`` is how far it has come (`symbology.Standing`), said by the outline.
    """

    order: int
    text: str
    kind: str
    standing: str = "firm"


class Spot(NamedTuple):
    """A feature with records: its point, its name in lines (with their size) and its records.

    ``width`` and ``height`` are the size of the feature itself. An ``object`` such as a building
    has its markers beside it, an area on it. Of an object ``body`` are small boxes that cover it
    and ``inner`` points in it; both are empty when there are too many to tell. ``symbol`` is the
    diameter of the proportional symbol at its point, in which stands ``number``.
    """

    key: str
    x: float
    y: float
    tags: tuple[Tag, ...] = ()
    name: tuple[str, ...] = ()
    name_width: float = 0.0
    name_height: float = 0.0
    width: float = 0.0
    height: float = 0.0
    object: bool = True
    body: tuple[Box, ...] = ()
    inner: tuple[Point, ...] = ()
    number: int = 0
    symbol: float = 0.0

    @property
    def point(self) -> Point:
        """The point of the feature."""
        return self.x, self.y


@dataclass(frozen=True)
class Chart:
    """A ring of the records that lie in a feature at lower levels: their numbers by kind.

    It is ``size`` mm wide and may be moved ``reach`` mm.
    """

    key: str
    x: float
    y: float
    size: float
    reach: float
    parts: tuple[tuple[str, int], ...]

    @property
    def room(self) -> float:
        """The mm that it takes, with a little space around it."""
        return self.size + 1.0

    @property
    def total(self) -> int:
        """The number of records: each has one kind."""
        return sum(number for _, number in self.parts)


@dataclass(frozen=True, eq=False)
class Group:
    """One or more places with one marker; ``outlined`` when a line goes around them.

    ``letters`` says that its records may be collected under a letter.
    """

    spots: tuple[Spot, ...]
    outlined: bool = True
    letters: bool = False

    @cached_property
    def tags(self) -> tuple[tuple[Tag, int], ...]:
        """The records, each with the number of these places that it is about."""
        counts: dict[Tag, int] = defaultdict(int)
        for spot in self.spots:
            for tag in spot.tags:
                counts[tag] += 1
        return tuple(sorted(counts.items()))

    @cached_property
    def point(self) -> Point:
        """The point of the only place, or the middle of all."""
        if len(self.spots) == 1:
            return self.spots[0].point
        return box_of([spot.point for spot in self.spots]).centre

    @cached_property
    def hull(self) -> tuple[Point, ...]:
        """The line around the places; nothing around a single one."""
        if len(self.spots) == 1 or not self.outlined:
            return ()
        return hull_of([point for spot in self.spots for point in _ring(spot.point)])

    @cached_property
    def span(self) -> float:
        """The length of the diagonal over all places."""
        box = box_of([spot.point for spot in self.spots])
        return math.hypot(box.width, box.height)

    @property
    def single(self) -> Spot | None:
        """The only place, or None when there are more."""
        return self.spots[0] if len(self.spots) == 1 else None


def _ring(point: Point, radius: float = 2.0) -> list[Point]:
    return [
        (
            point[0] + radius * math.cos(step * math.pi / 8),
            point[1] + radius * math.sin(step * math.pi / 8),
        )
        for step in range(16)
    ]


def gathered(spots: Sequence[Spot], near: float, span: float) -> list[Group]:
    """Return the groups to begin with.

    Nameless places with the same records share a marker when they are within ``near`` mm, as
    long as a group stays within ``span`` mm; a crowd is gathered by a grid.
    """
    nameless = [spot for spot in spots if not spot.name]
    if len(nameless) > _CROWD:
        named = [Group((spot,), letters=True) for spot in spots if spot.name]
        return named + _by_grid(nameless)
    groups = [Group((spot,), letters=bool(spot.name)) for spot in spots]
    alike: dict[tuple[Tag, ...], list[Group]] = defaultdict(list)
    for group in groups:
        if not group.spots[0].name:
            alike[group.spots[0].tags].append(group)
    for some in alike.values():
        kept = [group for group in groups if group not in some]
        groups = kept + _chained(some, near, span)
    return absorbed(groups)


def _by_grid(spots: Sequence[Spot]) -> list[Group]:
    box = box_of([spot.point for spot in spots])
    size = math.sqrt(max(box.width, 1.0) * max(box.height, 1.0) / _MOST)
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        cells[int((spot.x - box.x) / size), int((spot.y - box.y) / size)].append(spot)
    return [Group(tuple(some), outlined=False) for some in cells.values()]


def _chained(groups: Sequence[Group], near: float, span: float) -> list[Group]:
    """Join what is within ``near`` of each other, the nearest first."""
    pairs = sorted(
        (distance, one, other)
        for one in range(len(groups))
        for other in range(one)
        if (distance := math.dist(groups[one].point, groups[other].point)) <= near
    )
    where = dict(enumerate(groups))
    member = {number: [number] for number in where}
    for _, one, other in pairs:
        if where[one] is not where[other]:
            joined = union((where[one], where[other]))
            if joined.span <= span:
                both = member[one] + member[other]
                for number in both:
                    where[number], member[number] = joined, both
    return list(dict.fromkeys(where.values()))


def union(groups: Iterable[Group]) -> Group:
    """Return one group of all the places of ``groups``."""
    some = list(groups)
    return Group(
        tuple(spot for group in some for spot in group.spots),
        all(group.outlined for group in some),
        any(group.letters for group in some),
    )


def absorbed(groups: Sequence[Group]) -> list[Group]:
    """Return the groups so that no line goes around a place of another group."""
    found = list(groups)
    again = True
    while again:
        again = False
        for group in found:
            if not group.hull:
                continue
            box = box_of(group.hull)
            caught = [
                other
                for other in found
                if other is not group
                and any(
                    box.x <= spot.x <= box.x + box.width
                    and box.y <= spot.y <= box.y + box.height
                    and inside(group.hull, spot.point)
                    for spot in other.spots
                )
            ]
            if caught:
                found = [item for item in found if item is not group and item not in caught]
                found.append(union((group, *caught)))
                again = True
                break
    return found


def joined(groups: Sequence[Group], failed: Sequence[Group], span: float) -> list[Group] | None:
    """Return the groups after each of ``failed`` joined its neighbour or may use a letter.

    None when nothing can be joined any more.
    """
    found = list(groups)
    changed = False
    for group in failed:
        if group not in found:
            continue
        others = [other for other in found if other is not group]
        others.sort(key=lambda other: math.dist(other.point, group.point))
        partner = next(
            (
                other
                for other in others[:8]
                if not group.letters and not other.letters and union((group, other)).span <= span
            ),
            None,
        )
        if partner is None and group.letters and others:
            partner = others[0]
        found.remove(group)
        if partner is None:
            if group.letters:
                found.append(group)
                continue
            found.append(Group(group.spots, group.outlined, True))
        else:
            found.remove(partner)
            found.append(union((group, partner)))
        changed = True
    return absorbed(found) if changed else None
