from __future__ import annotations

import re

import pytest
from qgis.core import QgsLayoutItem, QgsLayoutItemLabel, QgsLayoutItemMap, QgsLayoutItemPage

from kansenkaart_plugin.cartography.layout import build_layout
from kansenkaart_plugin.domain.sentence import KansenkaartError

pytestmark = pytest.mark.usefixtures("qgis_app")


def texts(layout):
    return {i.id(): i.currentText() for i in layout.items() if isinstance(i, QgsLayoutItemLabel)}


@pytest.mark.parametrize(
    ("paper", "orientation", "size"),
    [
        ("A4", "portrait", (210, 297)),
        ("A3", "landscape", (420, 297)),
        ("A0", "portrait", (841, 1189)),
        ("16:9", "landscape", (338.7, 190.5)),
    ],
)
def test_page_size_items_and_nothing_off_the_page(snapshot, paper, orientation, size):
    layout = build_layout(snapshot, "buurt", paper, orientation)
    pages = layout.pageCollection()
    assert (pages.page(0).pageSize().width(), pages.page(0).pageSize().height()) == size
    for name in (
        "kk_map",
        "kk_title",
        "kk_subtitle",
        "kk_legend_text",
        "kk_index_1_code",
        "kk_scalebar",
        "kk_scale",
        "kk_north",
        "kk_foot_1",
        "kk_status_1",
        "kk_page_1",
    ):
        assert layout.itemById(name) is not None, name
    for item in layout.items():
        if isinstance(item, QgsLayoutItem) and not isinstance(item, QgsLayoutItemPage):
            page = pages.page(item.page())
            frame = page.mapRectToScene(page.rect()).adjusted(-0.1, -0.1, 0.1, 0.1)
            assert frame.contains(item.mapRectToScene(item.rect())), item.id()


@pytest.mark.parametrize(("paper", "orientation"), [("A4", "portrait"), ("A3", "landscape")])
def test_parts_do_not_overlap(snapshot, paper, orientation):
    layout = build_layout(snapshot, "buurt", paper, orientation)
    boxes = {}
    for item in layout.items():
        if isinstance(item, QgsLayoutItem) and item.id().startswith("kk_"):
            group = re.sub(r"_(signs|code|text|detail|heading)$", "", item.id())
            box = item.mapRectToScene(item.rect())
            boxes[group] = boxes[group].united(box) if group in boxes else box
    names = sorted(boxes)
    for index, one in enumerate(names):
        for other in names[index + 1 :]:
            overlap = boxes[one].intersected(boxes[other])
            assert overlap.width() < 0.3 or overlap.height() < 0.3, (one, other)


def test_every_record_is_listed_once_and_marked_or_clustered(snapshot):
    layout = build_layout(snapshot, "buurt", "A3", "landscape")
    codes = [
        line.strip()
        for name, text in texts(layout).items()
        if re.fullmatch(r"kk_index_\d+_code", name)
        for line in text.split("\n")
        if re.match(r"[A-Z]-", line)
    ]
    assert sorted(codes) == sorted(e.record.code for e in snapshot.entries)
    marked = {
        f["code"]
        for item in layout.items()
        if isinstance(item, QgsLayoutItemMap)
        for f in item.layers()[0].getFeatures()
    }
    expected = {e.record.code for e in snapshot.at_level("buurt")}
    everything = "\n".join(texts(layout).values())
    assert all(code in marked or code in everything for code in expected)


def test_text_of_a_record_is_never_evaluated(snapshot):
    layout = build_layout(snapshot, "buurt", "A3", "landscape")
    assert any("[% @project_title %] en [% 1 + 1 %]" in text for text in texts(layout).values())
    labels = [i for i in layout.items() if isinstance(i, QgsLayoutItemLabel)]
    assert {label.text() for label in labels} == {"[% @kk_text %]"}


def test_lower_levels_are_counted(snapshot):
    layout = build_layout(snapshot, "wijk", "A3", "landscape")
    assert "13 wensen" in "\n".join(texts(layout).values())


def test_secret_and_past_are_on_every_page(secret):
    from dataclasses import replace

    layout = build_layout(
        replace(secret, as_of="2026-01-05T12:00:00.000Z"), "buurt", "A4", "portrait"
    )
    marks = [text for name, text in texts(layout).items() if name.endswith("_marks")]
    assert len(marks) == layout.pageCollection().pageCount() > 1
    assert all("05-01-2026" in mark and re.search("SECRET|GEHEIM", mark) for mark in marks)


def test_an_unknown_level_names_those_there_are(snapshot):
    with pytest.raises(KansenkaartError, match="wijk, buurt"):
        build_layout(snapshot, "straat")
