"""How a level shows its records: the definition, and what QGIS draws of it."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

from kansenkaart_plugin.cartography import palette
from kansenkaart_plugin.cartography.displays import display_of
from kansenkaart_plugin.cartography.symbology import (
    SEVERAL,
    Display,
    Manner,
    Standing,
    diameter,
    group_colours,
    kind_colours,
    leading,
    level_display,
    place_in,
    standing,
    steps_of,
)
from kansenkaart_plugin.domain.profile import LevelStyle, ProfileError, load_profile
from kansenkaart_plugin.domain.words import Status


@pytest.mark.parametrize(
    ("areal", "covers", "named", "features", "manner"),
    [
        (True, True, True, 96, Manner.SHADES),
        (True, False, True, 75, Manner.SIZES),
        (True, False, False, 14_000, Manner.KINDS),
        (True, False, True, 14_000, Manner.KINDS),
        (False, False, True, 20, Manner.SIZES),
    ],
)
def test_a_level_is_drawn_as_suits_it(areal, covers, named, features, manner) -> None:
    assert level_display(None, areal, covers, named, features).manner is manner


def test_the_profile_chooses_otherwise() -> None:
    style = LevelStyle("kinds", "#005f50", (1, 5, 20))
    display = level_display(style, True, True, True, 10)
    assert display.manner is Manner.KINDS
    assert display.shades.steps[-1] == "#005f50"
    assert display.classes([0, 2, 7, 300]) == [(1, 4), (5, 19), (20, 300)]


PROFILE = """
profile: 1
title: Proef
owner: g
parties: [{key: g, name: Gemeente}]
levels: [{key: buurt, title: Buurt, source: b.gpkg, feature_key: code}]
style:
  wish: {colour: "#112233"}
  levels: {buurt: {show: sizes, colour: "#005f50", classes: [1, 5, 20]}}
"""


def test_the_profile_is_read() -> None:
    profile = load_profile(PROFILE)
    assert profile.level_styles == {"buurt": LevelStyle("sizes", "#005f50", (1, 5, 20))}
    assert profile.style


@pytest.mark.parametrize(
    ("wrong", "said_of_it"),
    [
        ("[1, 5, 20]|[5, 5]", "style.levels.buurt.classes"),
        ("[1, 5, 20]|[1, 2, 3, 4, 5]", "style.levels.buurt.classes"),
        ("[1, 5, 20]|[0, 2]", "style.levels.buurt.classes"),
        ("sizes|pies", "style.levels.buurt.show"),
        ("{buurt: {|{wijk: {", "style.levels.wijk"),
        ("#005f50|green", "style.levels.buurt.colour"),
    ],
)
def test_a_wrong_style_is_named_with_its_path(wrong, said_of_it) -> None:
    old, new = wrong.split("|")
    with pytest.raises(ProfileError) as caught:
        load_profile(PROFILE.replace(old, new))
    assert said_of_it in str(caught.value)


def test_the_status_is_in_the_outline() -> None:
    assert standing(Status.DRAFT) is standing(Status.AGREED_RESERVED) is Standing.TENTATIVE
    assert standing(Status.STOPPED) is standing(Status.DROPPED) is Standing.ENDED
    assert standing(Status.NEW) is standing(Status.RUNNING) is Standing.FIRM


def test_symbols_grow_with_their_surface() -> None:
    assert diameter(0, 9) == 0
    least, half, most = (diameter(number, 101) for number in (1, 51, 101))
    assert half**2 - least**2 == pytest.approx(most**2 - half**2)
    assert diameter(101, 101, 2.0) == pytest.approx(2 * most)


def test_the_leading_kind() -> None:
    assert leading({"wish": 2, "agreement": 1}) == "wish"
    assert leading({"wish": 1, "agreement": 1}) == SEVERAL
    assert leading({"wish": 0}) == leading({}) == ""


def test_every_group_has_a_colour_of_its_own() -> None:
    colours = group_colours(["g", "k", "a", "d"], {"g": palette.GROUPS[0]})
    assert colours["g"] == palette.GROUPS[0]
    assert len(set(colours.values())) == 4


def _level(squares: dict[str, QgsRectangle]) -> QgsVectorLayer:
    fields = "field=feature_key:string&field=label:string"
    layer = QgsVectorLayer(f"MultiPolygon?crs=EPSG:28992&{fields}", "level", "memory")
    features = []
    for key, square in squares.items():
        feature = QgsFeature(layer.fields())
        feature.setAttributes([key, f"Naam van {key}"])
        feature.setGeometry(QgsGeometry.fromRect(square))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@pytest.mark.parametrize(("side", "manner"), [(89, Manner.SHADES), (40, Manner.SIZES)])
def test_a_layer_tells_how_its_level_is_drawn(side, manner) -> None:
    """Areas that cover the ground are shaded; things with names that stand on it have symbols."""
    squares = {
        "one": QgsRectangle(10, 10, 10 + side, 10 + side),
        "two": QgsRectangle(190 - side, 99 - side, 190, 99),
    }
    assert display_of(_level(squares), None).manner is manner


def test_fills() -> None:
    colours = kind_colours({})
    steps = steps_of(Display(Manner.KINDS), [2], colours)
    assert steps[place_in(steps, 2, {"wish": 2}) - 1].fill == colours["wish"]
    assert steps[place_in(steps, 2, {"wish": 1, "need": 1}) - 1].fill == palette.MIXED
    assert place_in(steps, 0, {}) == 0
