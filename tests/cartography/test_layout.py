from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsLayoutItemLabel

from kansenkaart_plugin.cartography.layout import LevelPages, build_layout
from kansenkaart_plugin.cartography.template import SHIPPED, read_template
from kansenkaart_plugin.domain.model import FeatureRef
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.domain.words import RecordKind
from tests.cartography import page_reading as page
from tests.cartography.page_reading import entry

pytestmark = pytest.mark.usefixtures("qgis_app")


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
    page.assert_whole(layout)


@pytest.mark.parametrize(
    ("paper", "orientation"),
    [("A4", "portrait"), ("A4", "landscape"), ("A3", "landscape"), ("A0", "landscape"),
     ("16:9", "landscape"), ("16:9", "portrait")],
)  # fmt: skip
def test_parts_do_not_overlap(snapshot, paper, orientation):
    page.assert_whole(build_layout(snapshot, "buurt", paper, orientation))


@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("paper", ["A4", "A3", "16:9"])
def test_the_foot_is_as_high_as_its_texts(full, paper, orientation):
    snapshot, folder = full
    layout = LevelPages(snapshot, "buurt", paper, orientation, assets=folder).main().build()
    page.assert_whole(layout)
    said = page.texts(layout)["kk_foot_1"]
    assert "…" not in said
    assert said.endswith("ondertekening.")
    assert "Voluit" not in {row.heading for row in page.index(layout)}


@pytest.mark.parametrize("template", [None, "a3-landscape.qpt"])
@pytest.mark.parametrize(("status", "stamped"), [("concept", True), ("definitief", False)])
def test_only_a_map_that_is_not_final_has_a_word_across_it(snapshot, status, stamped, template):
    own = replace(snapshot, layout=replace(snapshot.layout, status=status))
    filled = read_template(SHIPPED / template) if template else None
    layout = LevelPages(own, "buurt", template=filled).main().build()
    shown = layout.itemById("kk_map")
    found = [layer for layer in shown.layers() if layer.name() == "watermark"]
    assert bool(found) is stamped
    for layer in found:
        assert shown.extent().contains(layer.extent())
        assert layer.extent().width() > shown.extent().width() / 3
        names = [one.name() for one in shown.layers()]
        assert names.index("markers") < names.index("watermark") < names.index("Buurt")


def test_every_record_is_listed_once(snapshot):
    rows = page.index(build_layout(snapshot, "buurt", "A3", "landscape"))
    codes = [row.code for row in rows if "-" in row.code]
    assert sorted(codes) == sorted(entry.record.code for entry in snapshot.entries)


def test_text_of_a_record_is_never_evaluated(snapshot):
    layout = build_layout(snapshot, "buurt", "A3", "landscape")
    assert any(
        "[% @project_title %] en [% 1 + 1 %]" in text for text in page.texts(layout).values()
    )
    labels = [i for i in layout.items() if isinstance(i, QgsLayoutItemLabel)]
    assert {label.text() for label in labels} == {"[% @kk_text %]"}


def test_secret_and_past_are_on_every_page(secret):
    past = replace(secret, as_of="2026-01-05T12:00:00.000Z")
    layout = build_layout(past, "buurt", "A4", "portrait")
    pages = layout.pageCollection().pageCount()
    assert pages > 1
    said = page.texts(layout)
    assert [t for name, t in said.items() if name.endswith("_secret")] == ["GEHEIM"] * pages
    dates = [t for name, t in said.items() if name.endswith("_past")]
    assert len(dates) == pages
    assert all("05-01-2026" in text for text in dates)
    key = LevelPages(past, "buurt").features_with_records()[0]
    said = page.texts(LevelPages(past, "buurt").feature(key).build())
    assert said["kk_secret"] == "GEHEIM"
    assert "05-01-2026" in said["kk_past"]


def test_without_secrets_nothing_says_secret(snapshot):
    said = page.texts(build_layout(snapshot, "buurt"))
    assert not [name for name in said if name.endswith(("_secret", "_past"))]


def test_an_unknown_level_names_those_there_are(snapshot):
    with pytest.raises(KansenkaartError, match="wijk, buurt"):
        build_layout(snapshot, "straat")


def test_a_crs_that_is_not_in_metres_is_refused(snapshot):
    with pytest.raises(KansenkaartError, match="EPSG:4326"):
        build_layout(replace(snapshot, crs="EPSG:4326"), "buurt")


def test_what_lies_far_away_is_in_an_inset_at_its_own_scale(snapshot):
    where = snapshot.level("buurt").features[0]
    far = where._replace(ref=FeatureRef("buurt", "VER"), label="Ver weg", x=where.x + 30000)
    lost = entry(90, RecordKind.WISH, "Ver weg", (far,), loose=True)
    pages = LevelPages(replace(snapshot, entries=(*snapshot.entries, lost)), "buurt")
    sheet = pages.main()
    layout = sheet.build()
    page.assert_whole(layout)
    main, inset = (layout.itemById(name) for name in ("kk_map", "kk_inset"))
    assert not main.extent().contains(far.x, far.y)
    assert inset.extent().contains(far.x, far.y)
    assert "W-090" in [plate.text for plate in sheet.placements[1].plates]
    assert "W-090" not in [plate.text for plate in sheet.placements[0].plates]
    said = page.texts(layout)["kk_inset_title"]
    assert said.startswith("Verder weg, 1:")
    scale = int(said.split(":")[1].replace(".", ""))
    assert abs(inset.scale() - scale) < 0.01 * scale


def test_a_long_list_is_exported_in_parts_that_are_the_same_pages(snapshot):
    many = tuple(
        entry(number, RecordKind.NEED, f"Behoefte {number} " + "en nog meer " * 12)
        for number in range(100, 600)
    )
    pages = LevelPages(replace(snapshot, entries=many), "buurt", "A4", "portrait")
    whole = pages.main().build()
    parts = list(pages.main().parts(3))
    number = whole.pageCollection().pageCount()
    assert number > 6
    assert [part.pageCollection().pageCount() for part in parts[:-1]] == [3] * (len(parts) - 1)
    assert sum(part.pageCollection().pageCount() for part in parts) == number
    codes = [row.code for part in parts for row in page.index(part) if row.code]
    assert codes == [row.code for row in page.index(whole) if row.code]
    said = [text for part in parts for name, text in page.texts(part).items() if "kk_page_" in name]
    assert sorted(said) == sorted(f"intern · pagina {n} van {number}" for n in range(1, number + 1))
