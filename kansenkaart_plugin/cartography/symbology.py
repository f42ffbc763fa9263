"""How a level shows its records: one definition for the desktop map and the pages.

Only values: no QGIS. `displays` makes renderers of them, `listing` a legend.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from math import sqrt
from typing import Mapping, Sequence

from ..domain.style import KindStyle, LevelStyle
from ..domain.words import RecordKind, Status
from . import palette

NUMBERS_FROM = 2_500
"""Buildings bear their numbers from 1:2,500 and closer."""

FILLS_SEEN_FROM = 6_000
"""From 1:6,000 and closer the fill of a building can be seen; further away it is too small."""

SMALLEST, LARGEST = 3.2, 9.0
"""Diameters in mm of a proportional symbol: around one figure, and of the most records."""

SEVERAL = "*"
"""The kind of a feature of which no kind of record has more than the others."""

_MANY = 1_000
"""With more features than this a number at each of them is too much."""


class Manner(Enum):
    """What of a level speaks: the shade of an area, the size of a symbol, or the kind."""

    SHADES = "shades"
    SIZES = "sizes"
    KINDS = "kinds"


class Standing(Enum):
    """How far a record has come, as the outline of its marker says."""

    FIRM = "firm"
    TENTATIVE = "tentative"
    ENDED = "ended"


_TENTATIVE = (Status.DRAFT, Status.PROPOSED, Status.AGREED_RESERVED)
_ENDED = (
    *(Status.DROPPED, Status.PARKED, Status.OUTDATED),
    *(Status.STOPPED, Status.LAPSED, Status.REPLACED),
)


def standing(status: Status) -> Standing:
    """Return what the outline of a record with ``status`` says: whole, dashed or dotted."""
    if status in _ENDED:
        return Standing.ENDED
    return Standing.TENTATIVE if status in _TENTATIVE else Standing.FIRM


@dataclass(frozen=True)
class Display:
    """How one level is drawn; ``starts`` are the least numbers of its classes, if chosen."""

    manner: Manner
    shades: palette.Shades = palette.AREAS
    starts: tuple[int, ...] = ()

    def classes(self, counts: Sequence[int]) -> list[tuple[int, int]]:
        """Return the classes ``(least, most)`` that hold all positive ``counts``."""
        if not self.starts:
            return palette.classes(counts)
        most = max(counts, default=0)
        ends = [start - 1 for start in self.starts[1:]] + [max(most, self.starts[-1])]
        # what is less than the first class would be no class at all
        return list(zip((1, *self.starts[1:]), ends))


def level_display(
    style: LevelStyle | None, areal: bool, covers: bool, named: bool, features: int
) -> Display:
    """Return how a level is drawn: as its profile's ``style`` says, else as suits it.

    ``areal`` says that it has polygons, ``covers`` that they cover the ground rather than stand
    on it, ``named`` that its ``features`` bear names: complexes do, and buildings do not.
    """
    if style is not None and style.show:
        manner = Manner(style.show)
    elif areal and covers:
        manner = Manner.SHADES
    else:
        manner = Manner.SIZES if named and features <= _MANY else Manner.KINDS
    shades = palette.AREAS if areal and covers else palette.OBJECTS
    if style is not None and style.colour:
        shades = shades.toward(style.colour)
    return Display(manner, shades, style.classes if style is not None else ())


@dataclass(frozen=True)
class Step:
    """A fill with what it means: numbers of records, a leading ``group``, or just some records."""

    fill: str
    least: int = 0
    most: int = 0
    group: str = ""


def steps_of(
    display: Display, counts: Sequence[int], colours: Mapping[str, str]
) -> tuple[Step, ...]:
    """Return the fills of features with records; a feature's place among them is `place_in`.

    ``colours`` are those of the groups that records are counted by.
    """
    if display.manner is Manner.SIZES:
        return (Step(display.shades.steps[0]),)
    if display.manner is Manner.KINDS:
        fills = {**colours, SEVERAL: palette.MIXED}
        return tuple(Step(fill, group=key) for key, fill in fills.items())
    classes = display.classes(counts)
    fills_of = display.shades.classes(len(classes))
    return tuple(Step(fill, *span) for fill, span in zip(fills_of, classes))


def place_in(steps: Sequence[Step], records: int, parts: Mapping[str, int]) -> int:
    """Return the place (from 1) of the step of a feature; 0 when it has no records."""
    if records <= 0:
        return 0
    group = leading(parts)
    for place, step in enumerate(steps, start=1):
        if step.group == group if step.group else step.least <= records <= (step.most or records):
            return place
    return 0


def kind_colours(style: Mapping[RecordKind, KindStyle]) -> dict[str, str]:
    """Return the colours of the kinds of record, in their order."""
    return {kind.value: palette.look_of(kind, style).colour for kind in RecordKind}


def group_colours(
    keys: Sequence[str], own: Mapping[str, str | None] | None = None
) -> dict[str, str]:
    """Return the colours of parties or themes, by key.

    What has no colour of its ``own`` gets one that nobody else has, as long as there are any, and
    after that grey.
    """
    chosen = own or {}
    taken = {(chosen.get(key) or "").lower() for key in keys}
    free = iter([colour for colour in palette.GROUPS if colour not in taken])
    return {key: chosen.get(key) or next(free, palette.QUIET) for key in keys}


def leading(counts: Mapping[str, int]) -> str:
    """Return the group with more records than any other; `SEVERAL` when there is none."""
    most = max(counts.values(), default=0)
    if not most:
        return ""
    first, *others = [key for key, number in counts.items() if number == most]
    return SEVERAL if others else first


def diameter(number: int, most: int, scale: float = 1.0) -> float:
    """Return the diameter in mm of the symbol of ``number`` records where ``most`` is the most.

    Its surface grows with the number, from a least size in which a figure can be read.
    """
    if number <= 0 or most <= 0:
        return 0.0
    part = (number - 1) / (most - 1) if most > 1 else 0.0
    least = SMALLEST**2
    return scale * sqrt(least + part * (_largest(most) ** 2 - least))


def _largest(most: int) -> float:
    """Return the largest diameter: a few records do not need the largest symbol."""
    return min(LARGEST, SMALLEST + 0.9 * sqrt(most - 1))
