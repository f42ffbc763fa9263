"""What the map shows of the records, worked out beside the interface."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Mapping, NamedTuple, Tuple

from ...cartography.desktop_counts import Counted, ring_scale
from ...cartography.desktop_groups import OTHERS, Group, Naming, groups_of
from ...cartography.symbology import NUMBERS_FROM, Display, Manner, Step, place_in, steps_of
from ...domain.filtering import Grouping, RecordFilter
from ...domain.words import RecordKind
from ...store import Catalogue
from ...store.turns import in_turns


class Wanted(NamedTuple):
    """What is asked of the map."""

    level: str
    filter: RecordFilter
    grouping: Grouping
    below: bool
    naming: Naming
    display: Display


Filled = Tuple[Tuple[Step, Tuple[str, ...]], ...]
"""The fills of a level, each with the keys of its features."""


@dataclass(frozen=True)
class Picture:
    """The numbers on the map, and what to draw them with.

    ``gone`` and ``changed`` are what differs from the picture before; ``whole`` is True when that
    is nothing to go by.
    """

    level: str
    display: Display
    groups: tuple[Group, ...]
    filled: Filled
    counted: Mapping[str, Counted]
    most: int
    scale: float
    whole: bool
    gone: tuple[str, ...]
    changed: Mapping[str, Counted]


def counting(filter: RecordFilter, kind: RecordKind | None) -> RecordFilter:
    """Return the filter for what is counted: only records of ``kind``, unless that is None."""
    if kind is None:
        return filter
    return replace(filter, kinds=(kind,)) if kind in (filter.kinds or (kind,)) else _NOTHING


_FULL = 5
"""Records with which a ring may be the largest: fewer are not much anywhere."""

_NOTHING = RecordFilter(only=frozenset())


class Painter:
    """Answers what the map is to show. Used by one worker; it remembers where features lie."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._places: object = None
        self._lying: dict[str, dict[str, tuple[str, float, float]]] = {}

    def paint(self, catalogue: Catalogue, wanted: Wanted, before: Picture | None) -> Picture:
        """Return the numbers of all features of a level that have any."""
        level, where, by = wanted.level, wanted.filter, wanted.grouping
        found = catalogue.feature_counts(level, where, by, below=wanted.below)
        totals = self._totals(catalogue, wanted, found)
        sums: Counter[str] = Counter()
        for groups in in_turns(found.values()):
            sums.update(groups)
        groups = tuple(groups_of(by, sums, wanted.naming))
        lying = self._where(catalogue, level)
        counted = {
            key: Counted(*lying[key], totals[key], _slots(numbers, groups))
            for key, numbers in in_turns(found.items())
            if key in lying
        }
        return _compared(wanted, groups, counted, before)

    def _totals(
        self, catalogue: Catalogue, wanted: Wanted, found: Mapping[str, Mapping[str, int]]
    ) -> dict[str, int]:
        """Return how many records there are about each feature, each once."""
        if wanted.grouping is Grouping.PARTY:  # of which a record may have several
            found = catalogue.feature_counts(
                wanted.level, wanted.filter, Grouping.KIND, below=wanted.below
            )
        return {key: sum(numbers.values()) for key, numbers in in_turns(found.items())}

    def _where(self, catalogue: Catalogue, level: str) -> dict[str, tuple[str, float, float]]:
        """Return label and inner point of each feature of ``level`` that has a point."""
        places = catalogue.held.places
        if self._places is not places:  # another list as soon as levels were read again
            self._places, self._lying = places, {}
        if level not in self._lying:
            self._lying[level] = catalogue.lying(level)
        return self._lying[level]


def _slots(numbers: Mapping[str, int], groups: tuple[Group, ...]) -> tuple[int, ...]:
    slots = [numbers.get(group.key, 0) for group in groups]
    if groups and groups[-1].key == OTHERS:
        slots[-1] = sum(numbers.values()) - sum(slots)
    return tuple(slots)


def _filled(display: Display, groups: tuple[Group, ...], counted: Mapping[str, Counted]) -> Filled:
    """Return the fills that are there, with the keys of the features."""
    colours = {group.key: group.colour for group in groups}
    steps = steps_of(display, [item.total for item in in_turns(counted.values())], colours)
    keys: list[list[str]] = [[] for _ in steps]
    for key, item in in_turns(counted.items()):
        place = place_in(steps, item.total, dict(zip(colours, item.groups)))
        if place:
            keys[place - 1].append(key)
    return tuple((step, tuple(some)) for step, some in zip(steps, keys) if some)


def _compared(
    wanted: Wanted,
    groups: tuple[Group, ...],
    counted: Mapping[str, Counted],
    before: Picture | None,
) -> Picture:
    level, display = wanted.level, wanted.display
    most = _rounded(max((item.total for item in counted.values()), default=_FULL), _FULL)
    scale = float(_rounded(int(ring_scale(counted))))
    if display.manner is Manner.KINDS:
        scale = float(NUMBERS_FROM)
    filled = _filled(display, groups, counted)
    all_anew = Picture(
        level, display, groups, filled, _largest_first(counted), most, scale, True, (), {}
    )
    if before is None or (before.level, before.groups, before.most) != (level, groups, most):
        return all_anew
    old = before.counted
    gone = tuple(key for key in old if key not in counted)
    changed = {key: item for key, item in counted.items() if old.get(key) != item}
    if len(gone) + len(changed) > len(counted) // 4 + 100:
        return all_anew
    return replace(all_anew, counted=counted, whole=False, gone=gone, changed=changed)


def _largest_first(counted: Mapping[str, Counted]) -> dict[str, Counted]:
    """Return the same, so that small rings are drawn over large ones."""
    return dict(sorted(counted.items(), key=lambda item: -item[1].total))


def _rounded(number: int, least: int = 1) -> int:
    """Return ``number`` or a little more, so that the map stays as it is when one is added."""
    number = max(number, least)
    step = 10 ** max(len(str(number)) - 1, 0)
    return next(top * step for top in (1, 2, 5, 10) if top * step >= number)
