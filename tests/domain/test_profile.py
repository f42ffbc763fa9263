"""The profile: read whole or refused, with every fault named by its path."""

import pytest

from kansenkaart_plugin.domain.profile import SIZE_LIMIT, ProfileError, load_profile
from kansenkaart_plugin.domain.words import Drawn, PartyKind, RecordKind

GOOD = """\
profile: 1
title: Proefdorp
owner: gemeente
crs: epsg:28992
levels:
  - {key: wijk, title: Wijk, source: a.gpkg|layername=wijk, feature_key: code, label: naam}
  - key: buurt
    title: Buurt
    source: a.gpkg|layername=buurt
    feature_key: code
    parent: wijk
    parent_field: wijkcode
    merge_parts: true
    facts: {public: [inwoners], parties: [pct_koop]}
  - {key: plek, title: Plek, drawn: polygon}
area: {level: wijk, keys: [NO, 0344001, 12:30], margin: 250}
parties:
  - {key: gemeente, name: Gemeente, kind: municipality, colour: "#ec0000"}
themes: [{key: wonen, title: Wonen}]
ambitions: [{key: ongedeeld, title: Ongedeelde wijk, theme: wonen}]
layout: {paper: A3, orientation: portrait, status: definitief, dpi: 150, sources: "CBS"}
style: {wish: {colour: "#112233", icon: wish.svg}}
"""


def faults_of(text):
    with pytest.raises(ProfileError) as caught:
        load_profile(text)
    return [str(fault) for fault in caught.value.faults]


def test_a_good_profile():
    profile = load_profile(GOOD)
    assert profile.title == "Proefdorp"
    assert profile.crs == "EPSG:28992"
    assert profile.language == "nl"
    assert profile.area.keys == ("NO", "0344001", "12:30")
    assert profile.area.margin == 250.0
    assert [level.key for level in profile.levels] == ["wijk", "buurt", "plek"]
    assert profile.level("buurt").public_facts == ("inwoners",)
    assert profile.level("buurt").party_facts == ("pct_koop",)
    assert profile.level("buurt").merge_parts
    assert profile.level("plek").drawn is Drawn.POLYGON
    assert profile.level("x") is None
    assert profile.parties[0].kind is PartyKind.MUNICIPALITY
    assert profile.layout.dpi == 150
    assert profile.style[RecordKind.WISH].colour == "#112233"
    assert profile.text == GOOD


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("title: Proefdorp", "titel: Proefdorp", "titel: is not known here"),
        ("title: Proefdorp", "title: ''", "title: is missing"),
        ("title: Proefdorp", "title: '  '", "title: is missing"),
        ("title: Proefdorp", "title: [a]", "title: must be a text"),
        ("title: Proefdorp", "title: a\ntitle: b", "title: is written twice"),
        ("profile: 1", "profile: 2", "profile: version “2” is newer"),
        ("profile: 1\n", "", "profile: is missing"),
        ("epsg:28992", "RD", "crs: “RD” must be a CRS"),
        ("owner: gemeente", "owner: ymere", "owner: “ymere” is none of the parties"),
        ("owner: gemeente", "language: fr\nowner: gemeente", "language: “fr” must be one of"),
        ("{key: wijk,", "{key: Wijk 1,", "levels[0].key: “Wijk 1” must be lower-case letters"),
        ("feature_key: code, label", "label", "levels[0].feature_key: is missing"),
        ("title: Wijk, ", "title: Wijk, extra: 1, ", "levels[0].extra: is not known here"),
        ("title: Wijk, ", "title: Wijk, title: W, ", "levels[0].title: is written twice"),
        ("key: buurt", "key: wijk", "levels[1].key: “wijk” is there twice"),
        ("parent: wijk", "parent: stad", "levels[1].parent: “stad” is not a level named above"),
        ("parent: wijk", "parent: buurt", "levels[1].parent: “buurt” is not a level named above"),
        ("merge_parts: true", "merge_parts: maybe", "levels[1].merge_parts: “maybe” must be one"),
        ("[inwoners]", "inwoners", "levels[1].facts.public: must be a list of texts"),
        ("parties: [pct_koop]", "owner: [pct_koop]", "levels[1].facts.owner: is not known here"),
        ("drawn: polygon", "drawn: circle", "levels[2].drawn: “circle” must be one of"),
        ("drawn: polygon", "drawn: line, source: x", "levels[2].drawn: a drawn level has no"),
        ("level: wijk, keys", "level: stad, keys", "area.level: “stad” is none of the levels"),
        ("margin: 250", "margin: wide", "area.margin: “wide” must be a number from 0 to 100000"),
        ("margin: 250", "margin: -1", "area.margin: “-1” must be a number"),
        ("margin: 250", "margin: nan", "area.margin: “nan” must be a number"),
        ("{key: gemeente, name", "{key: owner, name", "parties[0].key: “owner” means an audience"),
        ("kind: municipality", "kind: stad", "parties[0].kind: “stad” must be one of"),
        ('colour: "#ec0000"', "colour: red", "parties[0].colour: “red” must be a colour"),
        ("theme: wonen", "theme: groen", "ambitions[0].theme: “groen” is none of the themes"),
        ("themes: [{key", "themes: [x, {key", "themes[0]: must be a mapping"),
        ("layout: {paper: A3", "layout: {paper: A6", "layout.paper: “A6” must be one of"),
        ("dpi: 150", "dpi: 5", "layout.dpi: “5” must be a number from 30 to 1200"),
        ("style: {wish: {", "style: {wens: {", "style.wens: is not known here"),
        ("style: {wish: {colour", "style: {wish: {color", "style.wish.color: is not known here"),
        ("keys: [NO, 0344001, 12:30]", "keys: []", "area.keys: is missing"),
    ],
)
def test_each_fault_is_named_by_its_path(old, new, expected):
    assert old in GOOD
    faults = faults_of(GOOD.replace(old, new, 1))
    assert any(fault.startswith(expected) for fault in faults), faults


def test_all_faults_are_named_at_once():
    text = GOOD.replace("A3", "A6").replace("title: Proefdorp", "").replace("wonen}", "x}")
    assert len(faults_of(text)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "it is not a YAML mapping"),
        ("- a\n- b\n", "it is not a YAML mapping"),
        ("title: [", "line"),
        ("a: 1\n---\nb: 2\n", "line 2"),
        (GOOD.replace("title: Proefdorp", "title: &x Proef\nversion: *x"), "aliases (*name)"),
        ("a: &a [x]\nb: [*a, *a]\n", "aliases"),
        ("[" * 100_000, "no readable YAML"),
        ("title: \x00", "line"),
        ("x" * (SIZE_LIMIT + 1), "it is larger than 1 MB"),
    ],
)
def test_what_is_no_profile_at_all(text, expected):
    (fault,) = faults_of(text)
    assert expected in fault


def test_tags_make_nothing():
    faults = faults_of(GOOD.replace("title: Proefdorp", "title: !!python/object:os.x {a: b}"))
    assert faults == ["title: must be a text"]
    faults = faults_of(GOOD.replace("title: Proefdorp", "title: {}"))
    assert faults == ["title: is missing"]


def test_no_levels_or_parties():
    assert "levels: is missing" in faults_of("profile: 1\ntitle: x\nowner: x\nlevels: []\n")
