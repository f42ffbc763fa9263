"""How a level shows its records: the definition, and what QGIS draws of it."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop, QSize
from qgis.PyQt.QtGui import QColor

from kansenkaart_plugin.cartography import palette
from kansenkaart_plugin.cartography.displays import Counts, counted_layer, display_of
from kansenkaart_plugin.cartography.symbology import (
    SEVERAL,
    Display,
    Manner,
    Standing,
    coloured_groups,
    diameter,
    kind_groups,
    leading,
    level_display,
    said,
    sizes,
    standing,
)
from kansenkaart_plugin.domain.profile import LevelStyle, ProfileError, load_profile
from kansenkaart_plugin.domain.words import Status

KINDS = kind_groups({}, "nl")


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
    assert sizes([1, 1, 2, 9, 17, 0]) == [1, 9, 17]


def test_the_leading_kind() -> None:
    assert leading({"wish": 2, "agreement": 1}) == "wish"
    assert leading({"wish": 1, "agreement": 1}) == SEVERAL
    assert leading({"wish": 0}) == leading({}) == ""
    assert said({"agreement": 1, "wish": 2}, KINDS) == "W2 A1"


def test_every_group_has_a_sign_of_its_own() -> None:
    titles = {"g": "Gemeente", "k": "De Key", "a": "De Alliantie", "d": "Dudok", "h": "De Key II"}
    groups = coloured_groups(titles, {"g": palette.GROUPS[0]})
    assert len({group.sign for group in groups}) == len(titles)
    assert len({group.colour for group in groups}) == len(titles)


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


def _colours(layer: QgsVectorLayer, extent: QgsRectangle) -> dict[str, int]:
    """Return how many pixels of each colour a map of ``layer`` has."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(extent)
    settings.setOutputSize(QSize(300, 150))
    settings.setBackgroundColor(QColor("#00ff00"))
    settings.setFlag(QgsMapSettings.Flag.Antialiasing, False)
    job, loop = QgsMapRendererSequentialJob(settings), QEventLoop()
    job.finished.connect(loop.quit)
    job.start()
    loop.exec()
    image = job.renderedImage()
    found: dict[str, int] = {}
    for x in range(image.width()):
        for y in range(image.height()):
            name = QColor(image.pixel(x, y)).name()
            found[name] = found.get(name, 0) + 1
    return found


WIDE = QgsRectangle(0, 0, 200, 100)
PARTS = {"one": {"wish": 3, "agreement": 1}}


def _squares(side: float) -> QgsVectorLayer:
    return _level(
        {"one": QgsRectangle(10, 10, 10 + side, 10 + side), "two": QgsRectangle(101, 10, 190, 99)}
    )


def test_areas_have_a_shade_and_a_chart_where_there_are_records() -> None:
    counts = Counts.of_kinds(PARTS, KINDS)
    source = _squares(89)
    display = display_of(source, None)
    assert display.manner is Manner.SHADES
    layer = counted_layer(source, counts, display, "buurten")
    assert {f["feature_key"]: f["records"] for f in layer.getFeatures()} == {"one": 4, "two": 0}
    seen = _colours(layer, WIDE)
    fill = display.shades.classes(1)[0]
    assert seen[fill] > 5000
    wish, agreement = KINDS[0].colour, KINDS[3].colour
    assert seen[wish] > 2 * seen[agreement] > 0
    assert KINDS[1].colour not in seen


def test_sizes_and_kinds() -> None:
    counts, source = Counts.of_kinds(PARTS, KINDS), _squares(40)
    sized = counted_layer(source, counts, Display(Manner.SIZES, palette.OBJECTS), "complexen")
    assert [f["said"] for f in sized.getFeatures()] == ["4", ""]
    assert _colours(sized, WIDE)[palette.PAPER] > 50
    kinds = counted_layer(source, counts, Display(Manner.KINDS, palette.OBJECTS), "panden")
    seen = _colours(kinds, WIDE)
    assert seen[KINDS[0].colour] > 1000
    assert seen[palette.OBJECTS.empty] > 1000
    assert [f["said"] for f in kinds.getFeatures()] == ["W3 A1", ""]
