"""Colours and shapes: a kind is known by its colour, its shape and the letter of its code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Mapping, Sequence

from ..domain.style import KindStyle
from ..domain.words import RecordKind

PAPER = "#ffffff"
OUTSIDE = "#f1f1ee"
"""The ground outside the project area, which itself is white."""

FAINT = "#c2c2bc"
CONTEXT = "#7d7d7d"
QUIET = "#9a9a9a"
ENDED = "#e3e3df"
"""Behind the code of a record that is no longer at issue."""

INK = "#262626"
BLACK = "#000000"
"""For names on the darkest shade."""

SOFT_INK = "#555555"
WARNING = "#a00000"
WATERMARK = "60,60,60,13"
"""So thin that every shade under it is still itself: red, green, blue, and how opaque (of 255)."""


MARKS = {"+": "#c9ecd3", "±": "#ffedb0", "−": "#dddddd"}
"""The ground of a marker by the sign before its code: new, changed, no longer there."""


@dataclass(frozen=True)
class Shades:
    """Fills and outlines of features; ``steps`` go from few records to many, in one hue.

    ``four`` are the fills of four classes.
    """

    steps: tuple[str, str, str]
    four: tuple[str, str, str, str]
    empty: str
    surroundings: str
    outline: str
    quiet_outline: str

    def classes(self, number: int) -> tuple[str, ...]:
        """Return ``number`` fills (at most four) from the lightest on."""
        return self.steps[:number] if number < 4 else self.four

    def toward(self, colour: str) -> Shades:
        """Return these shades in the hue of ``colour``, which is that of the most records."""
        light, middle = (mixed(PAPER, colour, part) for part in (1 / 3, 2 / 3))
        one, two, three = (mixed(PAPER, colour, part) for part in (1 / 4, 1 / 2, 3 / 4))
        return replace(
            self,
            steps=(light, middle, colour),
            four=(one, two, three, colour),
            outline=mixed(colour, INK, 0.7),
        )


def mixed(one: str, other: str, part: float) -> str:
    """Return the colour that has ``part`` of ``other`` and the rest of ``one``."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def linear(colour: str) -> list[float]:
    """Return how much red, green and blue light ``colour`` gives, each 0 to 1 (sRGB)."""
    parts = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(colour: str) -> float:
    """Return the relative luminance of ``colour``, 0 to 1 (WCAG 2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


_STEPS = ("#d7d0fc", "#ada4ee", "#807bdd")
"""As light as three classes can be that everybody tells apart: dark text reads on each."""

_FOUR = (*_STEPS, "#554db4")
"""White text reads on the darkest."""

AREAS = Shades(
    _STEPS, _FOUR, empty=PAPER, surroundings=OUTSIDE, outline="#37324f", quiet_outline="#b4b4ae"
)
"""For areas that cover the ground."""

OBJECTS = Shades(
    _STEPS,
    _FOUR,
    empty="#dcdcd8",
    surroundings="#e6e6e2",
    outline="#382070",
    quiet_outline="#b9b9b4",
)
"""For buildings and the like, which stand on the ground."""

MIXED = "#382070"
"""The fill of an object of which no kind of record has more than the others."""

GROUPS = (
    *("#2a36ae", "#eac328", "#bf0125", "#5b8df7"),
    *("#702b6a", "#32e27d", "#ed5e93", "#cbbff7"),
)
"""For parties, themes, phases and statuses that have no colour of their own."""


@dataclass(frozen=True)
class KindLook:
    """How a kind is drawn: ``colour`` as ``#rrggbb`` and ``corners`` of its shape in -1..1.

    ``shape`` is QGIS's name of the marker; a circle has no corners. ``icon`` is the SVG of the
    profile's own icon, in -1..1, which takes the place of the shape.
    """

    colour: str
    shape: str
    corners: tuple[tuple[float, float], ...]
    icon: str = ""

    def with_icon(self, icon: str) -> KindLook:
        """Return this look with the profile's own ``icon``."""
        return replace(self, icon=icon)


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
    """Return at most three classes ``(least, most)`` that hold all of the positive ``counts``.

    Up to three different numbers each get their own class; more are split so that the ends of the
    classes grow by the same factor. Classes without any count are left out.
    """
    values = sorted({count for count in counts if count > 0})
    if len(values) <= len(AREAS.steps):
        return [(value, value) for value in values]
    wanted, least, most = len(AREAS.steps), values[0], values[-1]
    starts = sorted(
        {
            max(least + step, round(least * (most / least) ** (step / wanted)))
            for step in range(wanted)
        }
    )
    ends = [start - 1 for start in starts[1:]] + [most]
    return [
        (start, end)
        for start, end in zip(starts, ends)
        if any(start <= value <= end for value in values)
    ]


def swatch_shape(look: KindLook, x: float, y: float, radius: float) -> str:
    """Return the SVG of a kind's shape around (``x``, ``y``), sizes in mm."""
    if look.icon:
        place = f"translate({x:.2f} {y:.2f}) scale({radius:.3f})"
        return f'<g transform="{place}">{look.icon}</g>'
    line = f'fill="{look.colour}" stroke="{INK}" stroke-width="0.15"'
    if not look.corners:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius * 0.9:.2f}" {line}/>'
    points = " ".join(f"{x + a * radius:.2f},{y + b * radius:.2f}" for a, b in look.corners)
    return f'<polygon points="{points}" {line}/>'
