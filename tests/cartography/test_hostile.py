"""Texts, numbers and places that no one would expect: never a broken page, and nothing lost."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kansenkaart_plugin.cartography.checking import check_sheet
from kansenkaart_plugin.cartography.describing import text_of
from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.cartography.page import page_of
from kansenkaart_plugin.cartography.writing import printable
from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import FeatureRef, Party
from kansenkaart_plugin.domain.profile import LayoutProfile
from kansenkaart_plugin.domain.words import PartyKind, RecordKind, Visibility
from tests.cartography import page_reading as page
from tests.cartography.page_reading import entry

pytestmark = pytest.mark.usefixtures("qgis_app")
LONG = ("Een heel lange tekst die maar niet ophoudt " * 47).strip()
MARKUP = "<b onclick=\"x()\">vet</b> & <img src='file:///etc/passwd'> [% 1 + 1 %] =1+1"
PARTY = f"Woningstichting {MARKUP} en haar negentien dochters in de hele regio"
SCRIPTS = "مرحبا بالعالم، هذه خريطة الفرص 😀🏠 שלום 漢字"
ODD = "Eén\nregel\r\nmeer\x0bnog\u2028een\ten \u200fhalf"
KINDS = list(RecordKind)


def squeezed(text):
    """Without white space: where a line breaks is not what is asked here."""
    return re.sub(r"[\s\u00a0\u200f]+", "", text)


@pytest.fixture(scope="module")
def hostile(snapshot):
    level = snapshot.level("buurt")
    chosen = [item for item in level.features if item.ref.key[:2] in ("NK", "NL", "NN", "B0", "B1")]
    labels = dict(zip((item.ref.key for item in chosen), (LONG, MARKUP, SCRIPTS, "X" * 300, ODD)))
    without = chosen[5].ref.key
    features = []
    for item in level.features:
        if item.ref.key == without:
            item = item._replace(wkb=None, x=None, y=None)
        features.append(item._replace(label=labels.get(item.ref.key, item.label)))
    known = {item.ref.key: item for item in features}
    places = [known[item.ref.key] for item in chosen[:8]]
    titles = [LONG, MARKUP, SCRIPTS, "W" * 2000, ODD, " ", "Gewoon"] * 3
    rows = [entry(number, KINDS[number % 5], text) for number, text in enumerate(titles[:3], 1)]
    rows += [
        entry(10 + number, KINDS[number % 5], text, places[number % 8 : number % 8 + 2])
        for number, text in enumerate(titles)
    ]
    lost = places[3]._replace(ref=FeatureRef("buurt", "WEG"), label=MARKUP, x=places[3].x + 250)
    nowhere = lost._replace(ref=FeatureRef("buurt", "NERGENS"), x=None, y=None)
    rows.append(entry(40, KINDS[0], "Los", (lost,), loose=True))
    rows.append(entry(41, KINDS[1], "Los zonder punt", (nowhere,), loose=True))
    rows.append(entry(42, KINDS[2], "Geheim", (), visibility=Visibility.SECRET))
    rows += [entry(100 + n, KINDS[n % 5], f"Een van 300: {n}", places[2:3]) for n in range(300)]
    return replace(
        snapshot,
        title=f"{MARKUP} {SCRIPTS} {LONG}",
        audience=OWNER,
        as_of="2026-01-05T12:00:00.000Z",
        entries=tuple(rows),
        parties=(
            *snapshot.parties[1:],
            Party("gemeente", PARTY, PartyKind.MUNICIPALITY, None),
        ),
        layout=LayoutProfile(sources=f"{LONG} {MARKUP}", version=LONG),
        levels=tuple(
            replace(item, features=tuple(features), level=item.level._replace(title=MARKUP + LONG))
            if item is level
            else item
            for item in snapshot.levels
        ),
    )


PAPERS = [("A3", "landscape"), ("A4", "portrait"), ("16:9", "landscape"), ("A0", "landscape")]


@pytest.mark.parametrize(("paper", "orientation"), PAPERS)
def test_pages_stay_whole_and_the_list_complete(hostile, paper, orientation):
    layout = LevelPages(hostile, "buurt", paper, orientation).main().build()
    page.assert_whole(layout)
    rows = {row.code: row for row in page.index(layout) if "-" in row.code}
    assert set(rows) == {item.record.code for item in hostile.entries}
    for item in hostile.entries:
        row = rows[item.record.code]
        assert squeezed(row.text) == squeezed(printable(item.record.title))
        assert squeezed(PARTY) in squeezed(row.detail)  # the party, in full
    said = squeezed(" ".join(page.texts(layout).values()))
    full = squeezed(" ".join(row.text for row in page.under(page.index(layout), "Voluit")))
    for text in (hostile.title, hostile.level("buurt").level.title, hostile.layout.sources):
        shown = squeezed(printable(text))
        assert shown in said or shown in full
    assert "…" in page.texts(layout)["kk_title"]


def test_the_page_of_a_feature_stays_whole(hostile):
    pages = LevelPages(hostile, "buurt", "A4", "portrait")
    for key in pages.features_with_records()[:4]:
        layout = pages.feature(key).build()
        page.assert_whole(layout)
        said = page.texts(layout)
        codes = page.records_at(hostile, "buurt")[key]
        assert {row.code for row in page.under(page.index(layout), "Over deze plaats")} == set(
            codes
        )
        assert len(said["kk_title"].split("\n")) <= 3


def test_the_page_of_a_feature_without_geometry_says_so(snapshot):
    level = snapshot.level("buurt")
    key = LevelPages(snapshot, "buurt").features_with_records()[0]
    features = [
        f._replace(wkb=None, x=None, y=None) if f.ref.key == key else f for f in level.features
    ]
    levels = [
        replace(one, features=tuple(features)) if one is level else one for one in snapshot.levels
    ]
    name = level.by_key[key].label
    for some, said in ((snapshot, False), (replace(snapshot, levels=tuple(levels)), True)):
        lines = " ".join(page.legend(LevelPages(some, "buurt").feature(key).build()))
        assert (f"{name} (niet op de kaart: geen geometrie)" in lines) is said
        assert name in lines


def test_of_two_loose_links_to_one_feature_only_that_with_a_point_is_on_the_map(snapshot):
    known = snapshot.level("buurt").features[3]._replace(ref=FeatureRef("buurt", "WEG"))
    bare = known._replace(x=None, y=None)
    rows = (
        entry(90, KINDS[0], "Met punt", (known,), loose=True),
        entry(91, KINDS[1], "Zonder punt", (bare,), loose=True),
    )
    sheet = LevelPages(replace(snapshot, entries=rows), "buurt").main()
    layout = sheet.build()
    check_sheet(sheet)
    assert {rows[0].record.code, rows[1].record.code} <= {row.code for row in page.index(layout)}


def test_what_has_no_place_is_listed_and_said_to_be_not_on_the_map(hostile):
    layout = LevelPages(hostile, "buurt").main().build()
    rows = {row.code: row for row in page.index(layout)}
    assert "(losse koppeling, niet op de kaart)" in rows["B-041"].detail
    assert rows["W-040"].detail.endswith("(losse koppeling)")
    assert "nietopdekaart,geengeometrie" in squeezed(" ".join(page.legend(layout)))
    assert any("geen geometrie" in row.detail for row in rows.values())


def test_three_hundred_records_at_one_place_are_under_a_letter_in_the_list(hostile):
    sheet = LevelPages(hostile, "buurt").main()
    rows = page.index(sheet.build())
    (found,) = (
        item
        for placement in sheet.placements
        for item in placement.collected
        if len(item.group.tags) >= 300
    )
    (row,) = (row for row in page.under(rows, "Samen bij één teken") if row.code == found.letter)
    assert {"W-105", "F-399"} <= set(row.detail.replace(",", " ").split())
    (record,) = (row for row in rows if row.code == "B-106")
    assert f"op de kaart bij {found.letter}" in record.detail


@pytest.mark.parametrize("only", ["nothing", "the whole area"])
@pytest.mark.parametrize(("paper", "orientation"), PAPERS)
def test_a_level_without_records_has_a_page_that_says_so(snapshot, only, paper, orientation):
    entries = tuple(e for e in snapshot.entries if e.whole_area) if only != "nothing" else ()
    layout = LevelPages(replace(snapshot, entries=entries), "buurt", paper, orientation)
    layout = layout.main().build()
    page.assert_whole(layout)
    rows = page.index(layout)
    assert "Op dit niveau zijn er geen records." in {row.text for row in rows}
    assert [row.code for row in rows if row.code] == [e.record.code for e in entries]


def test_a_level_without_features_has_a_page(snapshot):
    level = snapshot.level("buurt")
    empty = replace(snapshot, levels=(*snapshot.levels[:1], replace(level, features=())))
    page.assert_whole(LevelPages(empty, "buurt").main().build())
    bare = replace(empty, levels=(replace(level, features=()),), area=None, entries=())
    page.assert_whole(LevelPages(bare, "buurt").main().build())


@pytest.mark.parametrize("number", [1, 5, 6, 40, 1000])
def test_the_legend_has_at_most_five_classes_that_hold_every_number(snapshot, number):
    from kansenkaart_plugin.cartography.palette import classes

    counts = [3 * n + 2 for n in range(number)]
    found = classes(counts)
    assert 1 <= len(found) <= 5
    assert all(sum(least <= count <= most for least, most in found) == 1 for count in counts)
    assert found == sorted(found)


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1", "A0", "16:9"])
def test_no_text_is_under_six_points(paper):
    for orientation in ("landscape", "portrait"):
        page_ = page_of(paper, orientation)
        assert min(page_.points, page_.sign_points, max(6.0, page_.points * 0.87)) >= 6.0


def test_what_cannot_be_printed_is_replaced_and_said(snapshot, tmp_path):
    """An emoji is a picture, and a script may have no typeface here: the page says where."""
    sign = "\U000f0000"  # of private use: no typeface has it
    title = f"Speelplek {sign}{sign} met {sign}\u200d{sign} bij café Ĳ أريد"
    odd = page.entry(901, RecordKind.WISH, title)
    some = replace(snapshot, title=f"Wijk {sign}", entries=(odd, *snapshot.entries[:2]))
    pages = LevelPages(some, "wijk")
    (said,) = (str(one) for one in pages.told if "cannot be printed" in str(one))
    assert "W-901" in said
    (row,) = (row for row in page.index(pages.main().build()) if row.code == "W-901")
    assert row.text == "Speelplek � met � bij café Ĳ أريد"
    assert page.texts(pages.main().build())["kk_title"] == "Wijk �"
    assert title in text_of(pages, pages.main().subject)
    assert not LevelPages(snapshot, "buurt").told
    assert printable("🌳 in de wijk") in ("🌳 in de wijk", "� in de wijk")
