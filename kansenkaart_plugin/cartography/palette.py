"""Colours and shapes: a kind is known by its colour, its shape and the letter of its code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Sequence

from ..domain.profile import KindStyle
from ..domain.words import RecordKind

CLASS_COLOURS = ("#e9e6f4", "#cfcae6", "#b3acd6", "#978ec4", "#7c72b0")
"""Fills of the classes, from few records to many: one hue, readable without colour."""

EMPTY_FILL = "#ededed"
SURROUNDINGS_FILL = "#fbfbfb"
OUTLINE = "#ffffff"
QUIET = "#9a9a9a"
INK = "#262626"
SOFT_INK = "#555555"
WARNING = "#a00000"


@dataclass(frozen=True)
class KindLook:
    """How a kind is drawn: ``colour`` as ``#rrggbb`` and ``corners`` of its shape in -1..1.

    ``shape`` is QGIS's name of the marker; a circle has no corners.
    """

    colour: str
    shape: str
    corners: tuple[tuple[float, float], ...]


_LOOKS = {
    RecordKind.WISH: KindLook("#0072b2", "circle", ()),
    RecordKind.NEED: KindLook(
        "#d55e00", "equilateral_triangle", ((0, -1), (0.866, 0.5), (-0.866, 0.5))
    ),
    RecordKind.OPPORTUNITY: KindLook("#e69f00", "diamond", ((0, -1), (1, 0), (0, 1), (-1, 0))),
    RecordKind.AGREEMENT: KindLook(
        "#009e73", "square", ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8))
    ),
    RecordKind.FACT: KindLook(
        "#5f5f5f",
        "hexagon",
        ((0, -1), (0.866, -0.5), (0.866, 0.5), (0, 1), (-0.866, 0.5), (-0.866, -0.5)),
    ),
}


def look_of(kind: RecordKind, style: Mapping[RecordKind, KindStyle]) -> KindLook:
    """Return how ``kind`` is drawn; the profile may choose another colour, never the shape."""
    look = _LOOKS[kind]
    chosen = style.get(kind)
    if chosen is None or not chosen.colour:
        return look
    return KindLook(chosen.colour, look.shape, look.corners)


def classes(counts: Sequence[int]) -> list[tuple[int, int]]:
    """Return at most five classes ``(least, most)`` that hold all of the positive ``counts``.

    Up to five different numbers each get their own class; more are split so that each next
    class spans a greater range. Classes without any count are left out.
    """
    values = sorted({count for count in counts if count > 0})
    if len(values) <= len(CLASS_COLOURS):
        return [(value, value) for value in values]
    wanted, most = len(CLASS_COLOURS), values[-1]
    starts = sorted({max(1 + step, round(most ** (step / wanted))) for step in range(wanted)})
    ends = [start - 1 for start in starts[1:]] + [most]
    return [
        (least, end)
        for least, end in zip(starts, ends)
        if any(least <= value <= end for value in values)
    ]


def class_colours(number: int) -> tuple[str, ...]:
    """Return ``number`` fills, spread over the whole range."""
    if number <= 1:
        return CLASS_COLOURS[1 : 1 + number]
    last = len(CLASS_COLOURS) - 1
    return tuple(CLASS_COLOURS[round(index * last / (number - 1))] for index in range(number))


def swatch_shape(look: KindLook, x: float, y: float, radius: float) -> str:
    """Return the SVG of a kind's shape around (``x``, ``y``), sizes in mm."""
    line = f'fill="{look.colour}" stroke="{INK}" stroke-width="0.15"'
    if not look.corners:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius * 0.9:.2f}" {line}/>'
    points = " ".join(f"{x + a * radius:.2f},{y + b * radius:.2f}" for a, b in look.corners)
    return f'<polygon points="{points}" {line}/>'
