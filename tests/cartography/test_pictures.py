"""The profile's own icons and logo: used when they only draw, told about when they are not."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from qgis.core import QgsFeedback, QgsLayoutExporter
from qgis.PyQt.QtGui import QColor, QImage

from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.cartography.pictures import logo_of, looks_of
from kansenkaart_plugin.domain.profile import KindStyle, LayoutProfile
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store import Withheld

pytestmark = pytest.mark.usefixtures("qgis_app")
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
ICON = f'{HEAD} viewBox="0 0 24 24"><rect x="2" y="2" width="20" height="20" fill="#ff00ff"/></svg>'
SHAPE = '<rect width="9" height="9"/>'


def looks(folder, text, name="wish.svg"):
    (folder / "wish.svg").write_text(text, "utf-8")
    told = []
    found = looks_of({RecordKind.WISH: KindStyle(None, name)}, folder, told)
    return found[RecordKind.WISH], [str(sentence) for sentence in told]


def test_an_icon_is_drawn_on_the_map_in_the_legend_and_in_the_list(snapshot, tmp_path):
    (tmp_path / "wish.svg").write_text(ICON, "utf-8")
    styled = replace(snapshot, style={RecordKind.WISH: KindStyle(None, "wish.svg")})
    sheet = LevelPages(styled, "buurt", "A3", "landscape", assets=tmp_path).main()
    image = QgsLayoutExporter(sheet.build()).renderPageToImage(0, dpi=150)
    dot = 150 / 25.4
    plate = next(item for item in sheet.placements[0].plates if item.kind == "wish")
    frame = sheet.frames[0]
    x = frame.x + plate.box.x + 0.55 * sheet.sign
    y = frame.y + plate.box.y + plate.box.height / 2
    assert QColor(image.pixel(int(x * dot), int(y * dot))).name() == "#ff00ff"
    beside = QImage(image.copy(int((frame.x + frame.width) * dot) + 9, 0, 9000, 9000))
    below = QImage(image.copy(0, int((frame.y + frame.height) * dot) + 9, 9000, 9000))
    for part in (beside, below):  # the list and the legend
        assert any(
            QColor(part.pixel(column, row)).name() == "#ff00ff"
            for column in range(0, min(part.width(), 400), 2)
            for row in range(0, min(part.height(), 1700), 2)
            if part.valid(column, row)
        )
    assert not sheet.pages.told


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD} viewBox='0 0 9 9'><script>alert(1)</script>{SHAPE}</svg>",
        f"{HEAD} viewBox='0 0 9 9'><rect width='9' height='9' onload='x()'/></svg>",
        f"{HEAD} viewBox='0 0 9 9'><image href='file:///etc/passwd'/>{SHAPE}</svg>",
        f"{HEAD} viewBox='0 0 9 9'><image xlink:href='https://example.org/a.png'/></svg>",
        f"{HEAD} viewBox='0 0 9 9'><use xlink:href='other.svg#a'/>{SHAPE}</svg>",
        f"{HEAD} viewBox='0 0 9 9'><a xlink:href='https://example.org'>{SHAPE}</a></svg>",
        f"{HEAD} viewBox='0 0 9 9'><foreignObject>{SHAPE}</foreignObject></svg>",
        f"{HEAD} viewBox='0 0 9 9'><style>@import url(a.css)</style>{SHAPE}</svg>",
        f"{HEAD} viewBox='0 0 9 9'><rect width='9' height='9' style='fill:url(http://a)'/></svg>",
        f"{HEAD} viewBox='0 0 9 9'><rect width='9' height='9' fill='url(#a)'/></svg>",
        f"{HEAD} viewBox='0 0 9 9'>{'<g>' * 5000}{SHAPE}{'</g>' * 5000}</svg>",
        f"{HEAD} viewBox='0 0 9 9'></svg>",
        f"{HEAD} viewBox='0 0 nan 9'>{SHAPE}</svg>",
        f"{HEAD} viewBox='0 0 9 9'>" + SHAPE * 9000 + "</svg>",
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + ICON,
        "<svg><rect/></svg>",
        "<html/>",
        "no svg at all",
        "",
    ],
)
def test_an_icon_that_does_more_than_draw_is_not_used_and_the_reason_is_told(tmp_path, text):
    look, told = looks(tmp_path, text)
    assert not look.icon
    (sentence,) = told
    assert "“wish.svg” of wish is not used: " in sentence
    assert sentence.endswith(". The usual sign is drawn instead.")


@pytest.mark.parametrize("name", ["../wish.svg", "/etc/passwd", "sub/../../wish.svg", "wish.png"])
def test_an_icon_from_elsewhere_is_not_used(tmp_path, name):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "wish.svg").write_text(ICON, "utf-8")
    look, told = looks(inner, ICON, name)
    assert not look.icon
    assert len(told) == 1


def test_a_link_to_elsewhere_is_not_followed(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "real.svg").write_text(ICON, "utf-8")
    (inner / "link.svg").symlink_to(tmp_path / "real.svg")
    look, told = looks(inner, ICON, "link.svg")
    assert not look.icon
    assert "not in the folder" in told[0]


def test_the_shipped_icons_can_be_used_as_icons(tmp_path):
    from pathlib import Path

    import kansenkaart_plugin

    folder = Path(kansenkaart_plugin.__file__).parent / "resources"
    told = []
    found = looks_of(
        {kind: KindStyle(None, f"{kind.value}.svg") for kind in RecordKind}, folder, told
    )
    assert not told
    assert all(look.icon for look in found.values())


def raster_logo(folder):
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ffff"))
    image.setText("Author", "who made it")
    image.save(str(folder / "logo.png"))


def drawn_logo(folder):
    stop = "<stop offset='0' stop-color='#00ffff'/><stop offset='1' stop-color='#00ffff'/>"
    (folder / "logo.svg").write_text(
        f"{HEAD} viewBox='0 0 60 20'><!-- who made it -->"
        f"<defs><linearGradient id='a'>{stop}</linearGradient>"
        "<linearGradient id='b' xlink:href='#a'/></defs>"
        "<rect width='60' height='20' fill='url(#b)'/></svg>",
        "utf-8",
    )


@pytest.mark.parametrize(("name", "make"), [("logo.png", raster_logo), ("logo.svg", drawn_logo)])
def test_a_logo_is_drawn_on_every_page(snapshot, tmp_path, name, make):
    make(tmp_path)
    styled = replace(snapshot, layout=LayoutProfile(logo=name, sources="Bron " * 40))
    layout = LevelPages(styled, "buurt", "A4", "portrait", assets=tmp_path).main().build()
    number = layout.pageCollection().pageCount()
    assert number > 1
    exporter = QgsLayoutExporter(layout)
    for index in range(number):
        drawn = exporter.renderPageToImage(index, dpi=60)
        assert any(
            QColor(drawn.pixel(x, y)).name() == "#00ffff"
            for x in range(0, drawn.width(), 3)
            for y in range(drawn.height() - 100, drawn.height(), 3)
        )
    from tests.cartography import page_reading as page

    page.assert_whole(layout)
    path = logo_of(name, tmp_path, [])
    assert b"who made it" not in base64.b64decode(path.partition(":")[2])


@pytest.mark.parametrize(
    "inner",
    [
        "<script/>",
        "<image href='file:///etc/passwd'/>",
        "<use href='https://example.org/a.svg#b'/>",
        "<style>@import 'a.css';</style>",
        "<rect fill='url(file:///a.svg#b)'/>",
        "<rect onclick='x()'/>",
    ],
)
def test_a_logo_that_fetches_or_runs_is_not_used(tmp_path, inner):
    (tmp_path / "logo.svg").write_text(f"{HEAD} viewBox='0 0 9 9'>{SHAPE}{inner}</svg>", "utf-8")
    told = []
    assert logo_of("logo.svg", tmp_path, told) is None
    assert len(told) == 1


def test_a_logo_with_gradients_and_a_picture_inside_is_used(tmp_path):
    inner = (
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs>"
        "<rect width='9' height='9' fill='url(#a)'/>"
        "<image href='data:image/png;base64,iVBORw0KGgo='/>"
    )
    (tmp_path / "logo.svg").write_text(f"{HEAD} viewBox='0 0 9 9'>{inner}</svg>", "utf-8")
    told = []
    assert logo_of("logo.svg", tmp_path, told)
    assert not told


def test_what_is_not_used_is_told_once_by_the_export(snapshot, tmp_path):
    styled = replace(
        snapshot,
        style={RecordKind.WISH: KindStyle(None, "nowhere.svg")},
        layout=LayoutProfile(logo="nowhere.png", template="own.qpt"),
    )
    told = []
    export_layouts(
        styled,
        Withheld(frozenset(), ""),
        ExportOptions(format="png", dpi=30, assets=tmp_path),
        tmp_path / "out",
        "kk",
        QgsFeedback(),
        told.append,
    )
    said = [str(sentence) for sentence in told]
    assert len(said) == 3
    assert all(any(name in text for text in said) for name in ("own.qpt", "nowhere.png", "wish"))
