"""Whether colours are told apart by colour-blind readers, and what to say when they are not.

Sight is that of Machado, Oliveira and Fernandes (2009), the distance that of CIELAB (1976). Every
sign has a dark outline, so that light colours stand out on paper. No QGIS.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import dist
from typing import Mapping, Sequence

from ..domain.model import Party
from ..domain.profile import Profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.style import KindStyle, LevelStyle
from ..domain.words import RecordKind
from . import palette
from .symbology import Manner, group_colours

LEAST = 15.0
"""A distance at which colours side by side on paper are told apart."""

_Row = tuple[float, float, float]
_SIGHTS: tuple[tuple[_Row, _Row, _Row], ...] = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    (  # no red
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    (  # no green
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    (  # no blue
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
)
_TO_XYZ: tuple[_Row, _Row, _Row] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


@cache
def _seen(colour: str) -> tuple[_Row, ...]:
    """Return what each sight makes of ``colour``, in CIELAB (D65)."""
    linear = palette.linear(colour)
    found = []
    for sight in _SIGHTS:
        seen = [min(1.0, max(0.0, _dot(row, linear))) for row in sight]
        x, y, z = (_cube_root(_dot(row, seen) / sum(row)) for row in _TO_XYZ)
        found.append((116 * y - 16, 500 * (x - y), 200 * (y - z)))
    return tuple(found)


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other))


def _cube_root(ratio: float) -> float:
    return float(ratio ** (1 / 3)) if ratio > 0.008856 else 7.787 * ratio + 16 / 116


def least_distance(one: str, other: str) -> float:
    """Return the distance of two colours to whoever sees it as the smallest."""
    return min(dist(*pair) for pair in zip(_seen(one), _seen(other)))


def remarks(
    style: Mapping[RecordKind, KindStyle],
    levels: Mapping[str, LevelStyle | None],
    parties: Sequence[Party] = (),
) -> list[Sentence]:
    """Return what there is to say of the colours that a profile chose: one sentence, or none.

    ``levels`` are the looks of levels by their titles.
    """
    kinds = {kind: palette.look_of(kind, style).colour for kind in RecordKind}
    chosen = {kind for kind, look in style.items() if look.colour}
    found: list[Sentence] = _alike(kinds, chosen)
    colours = {party.key: party.colour for party in parties}
    drawn = group_colours(list(colours), colours)
    named = {party.name: drawn[party.key] for party in parties}
    found += _alike(named, {party.name for party in parties if party.colour})
    found += [
        Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "the shades of {level}"), level=title)
        for title, look in levels.items()
        if look is not None and not _rises(look)
    ]
    if not found:
        return []
    text = QT_TRANSLATE_NOOP(
        "Kansenkaart",
        "Colour-blind readers can hardly tell these colours of the profile apart: {pairs}. Choose"
        " other colours in the profile.",
    )
    return [Sentence(text, pairs=found)]


def profile_remarks(profile: Profile) -> list[Sentence]:
    """Return what there is to say of all colours in ``profile``."""
    titles = {level.title: profile.level_styles.get(level.key) for level in profile.levels}
    return remarks(profile.style, titles, profile.parties)


def _alike(colours: Mapping[RecordKind, str] | Mapping[str, str], chosen: set) -> list[Sentence]:
    """Return the pairs that are too much alike, of which one at least was ``chosen``."""
    pairs: Sequence[tuple[object, object]] = list(combinations(colours, 2))
    template = QT_TRANSLATE_NOOP("Kansenkaart", "{one} and {other}")
    return [
        Sentence(template, one=one, other=other)
        for one, other in pairs
        if {one, other} & chosen and least_distance(colours[one], colours[other]) < LEAST  # type: ignore[index]
    ]


def _rises(look: LevelStyle) -> bool:
    """Return whether each shade of a level is told from the next, and the first from paper."""
    if not look.colour or look.show in (Manner.KINDS.value, Manner.SIZES.value):
        return True
    number = len(look.classes) or len(palette.AREAS.steps)
    row = [palette.PAPER, *palette.AREAS.toward(look.colour).classes(number)]
    return all(least_distance(one, other) >= LEAST for one, other in zip(row, row[1:]))
