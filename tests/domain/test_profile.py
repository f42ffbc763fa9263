"""A profile is text until its own rules have typed it; every fault is named with its path."""

import pytest

from kansenkaart_plugin.domain.profile import ProfileError, load_profile
from kansenkaart_plugin.domain.words import Drawn, PartyKind

GOOD = """
profile: 1
title: Proef
owner: gemeente
levels:
  - {key: wijk, title: Wijk, source: a.gpkg, feature_key: code}
  - {key: buurt, title: Buurt, source: b.gpkg, feature_key: code, parent: wijk}
  - {key: plek, title: Plek, drawn: polygon}
area: {level: wijk, keys: [NO, 0344001, 12:30], margin: 250}
parties: [{key: gemeente, name: Gemeente, kind: municipality}]
"""


def test_scalars_stay_text():
    profile = load_profile(GOOD)
    assert profile.area.keys == ("NO", "0344001", "12:30")
    assert profile.area.margin == 250.0
    assert profile.levels[2].drawn is Drawn.POLYGON
    assert profile.parties[0].kind is PartyKind.MUNICIPALITY
    assert profile.crs == "EPSG:28992"


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("owner: gemeente", "owner: ymere", "owner:"),
        ("owner: gemeente", "eigenaar: gemeente", "eigenaar:"),
        ("title: Proef", "title: [a]", "title:"),
        ("title: Proef", "title: Proef\ntitle: Weer", "title:"),
        ("title: Proef", "title: &a Proef\nlanguage: *a", "line 4:"),
        ("parent: wijk", "parent: stad", "levels[1].parent:"),
        ("{key: wijk,", "{key: Wijk,", "levels[0].key:"),
        ("key: buurt", "key: wijk", "levels[1].key:"),
        ("source: a.gpkg, ", "", "levels[0].source:"),
        ("drawn: polygon", "drawn: cirkel", "levels[2].drawn:"),
        ("margin: 250", "margin: veel", "area.margin:"),
        ("level: wijk,", "level: straat,", "area.level:"),
        ("key: gemeente, name", "key: owner, name", "parties[0].key:"),
        ("kind: municipality", "colour: rood", "parties[0].colour:"),
        ("profile: 1", "profile: 2", "profile:"),
    ],
)
def test_every_fault_is_named_with_its_path(old, new, path):
    assert old in GOOD
    with pytest.raises(ProfileError) as error:
        load_profile(GOOD.replace(old, new, 1))
    assert any(line.startswith(path) for line in str(error.value).splitlines()), str(error.value)


@pytest.mark.parametrize(
    "text", ["", "- a", "a: [", "!!python/object:os.system x", "x" * 1_000_001]
)
def test_what_is_no_profile(text):
    with pytest.raises(ProfileError):
        load_profile(text)
