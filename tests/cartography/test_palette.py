"""Colours as colour-blind readers see them, by Machado, Oliveira and Fernandes (2009).

The distance is that of CIELAB (1976); 15 and more can be told apart side by side on paper.
"""

from itertools import combinations

import numpy as np
import pytest

from kansenkaart_plugin.cartography import palette
from kansenkaart_plugin.cartography.sight import least_distance, remarks
from kansenkaart_plugin.domain.model import Party
from kansenkaart_plugin.domain.style import MOST_CLASSES, KindStyle, LevelStyle
from kansenkaart_plugin.domain.words import PartyKind, RecordKind

LEAST = 15.0

SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)


def lab(colour: str, sight: str) -> np.ndarray:
    """Return what somebody with this sight sees of an sRGB colour, in CIELAB (D65)."""
    parts = np.array([int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    seen = np.clip(SIGHTS[sight] @ linear, 0, 1)
    ratios = TO_XYZ @ seen / (TO_XYZ @ np.ones(3))
    x, y, z = np.where(ratios > 0.008856, np.cbrt(ratios), 7.787 * ratios + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, sight: str) -> float:
    return float(np.linalg.norm(lab(one, sight) - lab(other, sight)))


def test_the_measure_knows_what_is_confused() -> None:
    """Red and green of one lightness are one colour to a deutan eye, and far apart to others."""
    assert distance("#c04020", "#6d7a1f", "normal") > 40
    assert distance("#c04020", "#6d7a1f", "deutan") < LEAST
    assert lab("#ffffff", "normal") == pytest.approx([100, 0, 0], abs=0.1)


KINDS = [palette.look_of(kind, {}).colour for kind in RecordKind]


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("colours", [[*KINDS, palette.MIXED], palette.GROUPS])
def test_any_two_colours_of_a_palette_are_told_apart(colours, sight) -> None:
    for one, other in combinations(colours, 2):
        assert distance(one, other, sight) >= LEAST, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("shades", [palette.AREAS, palette.OBJECTS])
def test_each_class_is_told_from_the_next(shades, sight) -> None:
    for number in range(1, MOST_CLASSES + 1):
        row = [palette.PAPER, *shades.classes(number)]
        for one, other in zip(row, row[1:]):
            assert distance(one, other, sight) >= LEAST, (one, other)


def test_kinds_are_outlined_where_they_stand_out_too_little() -> None:
    """3:1 on paper (WCAG 1.4.11), or the dark outline that every sign has."""
    assert palette.contrast(palette.INK, palette.PAPER) >= 3
    swatch = palette.swatch_shape(palette.look_of(RecordKind.OPPORTUNITY, {}), 0, 0, 1)
    assert palette.contrast(KINDS[2], palette.PAPER) < 3
    assert f'stroke="{palette.INK}"' in swatch


@pytest.mark.parametrize("shades", [palette.AREAS, palette.OBJECTS])
def test_borders_show(shades) -> None:
    """A border is a dark line with white beside it: one of them differs from every shade."""
    for fill in (*shades.steps, *shades.four, shades.empty):
        assert (
            max(palette.contrast(shades.outline, fill), palette.contrast(palette.PAPER, fill)) >= 3
        ), fill


def test_a_colour_of_the_profile_gives_rising_shades() -> None:
    shades = palette.AREAS.toward("#005f50")
    for number in (3, 4):
        fills = shades.classes(number)
        light = [palette.luminance(colour) for colour in fills]
        assert light == sorted(light, reverse=True)
        assert len(set(fills)) == number
        assert fills[-1] == "#005f50"


@pytest.mark.parametrize("colour", ["#ffffff", "#ffff00", "#fde0ef", "#00ffff"])
def test_a_light_colour_of_the_profile_has_a_dark_outline(colour) -> None:
    assert palette.contrast(palette.AREAS.toward(colour).outline, palette.PAPER) >= 3


def test_the_plugin_measures_as_this_test_does() -> None:
    colours = [*KINDS, *palette.GROUPS, *palette.AREAS.four, "#ffffff", "#000000"]
    for one, other in combinations(colours, 2):
        wanted = min(distance(one, other, sight) for sight in SIGHTS)
        assert least_distance(one, other) == pytest.approx(wanted, abs=0.01)


def said(kinds=(), levels=(), parties=()):
    style = {kind: KindStyle(colour, None) for kind, colour in dict(kinds).items()}
    looks = {title: LevelStyle(**look) for title, look in dict(levels).items()}
    people = [Party(name, name, PartyKind.OTHER, colour) for name, colour in parties]
    return " ".join(map(str, remarks(style, looks, people)))


def test_colours_of_the_profile_that_are_not_told_apart_are_named_in_one_sentence() -> None:
    text = said(
        {RecordKind.WISH: "#c04020", RecordKind.AGREEMENT: "#6d7a1f"},
        {"Buurt": {"colour": "#ffe08a"}, "Wijk": {"colour": "#08306b"}},
        [("Ymere", "#56b4e9"), ("De Key", "#5ab8ea"), ("Gemeente", None)],
    )
    assert text.startswith(
        "Colour-blind readers can hardly tell these colours of the profile apart"
    )
    for wanted in ("wish and agreement", "Ymere and De Key", "the shades of Buurt"):
        assert wanted in text
    for other in ("Wijk", "Gemeente", "opportunity"):
        assert other not in text
    assert text.count(".") == 2  # what is wrong, and what to do


def test_colours_that_are_told_apart_are_not_spoken_of() -> None:
    assert said() == ""
    assert (
        said({RecordKind.WISH: "#0060a0"}, {"Wijk": {"colour": "#08306b", "classes": (1, 2, 3)}})
        == ""
    )
    assert said(levels={"Pand": {"show": "kinds", "colour": "#ffe08a"}}) == ""
    assert said(parties=[(f"Partij {n}", None) for n in range(12)]) == ""
