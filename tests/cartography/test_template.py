"""Templates from outside: filled when they only draw, and told what of them is not used."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsFeedback,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice
from qgis.PyQt.QtGui import QImage

from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
from kansenkaart_plugin.cartography.filled_sheet import FilledSheet
from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.cartography.template import SHIPPED, read_template
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.store import Withheld
from tests.cartography import page_reading as page

pytestmark = pytest.mark.usefixtures("qgis_app")
NOTHING = Withheld(frozenset(), "")
NAMES = sorted(path.stem for path in SHIPPED.glob("*.qpt"))


def filled(snapshot, template, level="buurt", feature=None):
    pages = LevelPages(snapshot, level, template=template)
    sheet = pages.main() if feature is None else pages.feature(feature)
    assert isinstance(sheet, FilledSheet)
    return sheet, sheet.build()


def changed(tmp_path, old, new, name="a3-landscape"):
    """Return a template in which ``old`` (a pattern) stands as ``new``."""
    text = (SHIPPED / f"{name}.qpt").read_text("utf-8")
    wanted, number = re.subn(old, lambda match: new, text, count=1, flags=re.DOTALL)
    assert number == 1
    (tmp_path / "eigen.qpt").write_text(wanted, "utf-8")
    return tmp_path / "eigen.qpt"


def item(kind, item_id, attributes="", inner=""):
    return (
        f'<LayoutItem type="{kind}" id="{item_id}" position="20,20,mm" positionOnPage="20,20,mm"'
        f' size="60,8,mm" uuid="{{{item_id}}}" visibility="1" zValue="90" {attributes}>'
        f"{inner}</LayoutItem>"
    )


def with_item(tmp_path, text):
    return changed(tmp_path, "</Layout>", text + "</Layout>")


def told(template):
    return " ".join(map(str, template.told))


def test_there_is_a_template_for_each_paper() -> None:
    assert len(NAMES) == 5


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_template_is_filled_and_nothing_is_told(snapshot, name):
    template = read_template(SHIPPED / f"{name}.qpt")
    assert template.told == []
    sheet, layout = filled(snapshot, template)
    page.assert_whole(layout)
    said = page.texts(layout)
    assert said["kk_title"].split() == snapshot.title.split()
    assert "CONCEPT" in said["kk_status"]
    assert "pagina 1 van" in said["kk_page"]
    assert "intern" in said["kk_page"]
    assert re.match(r"1:[\d.]+ \(", said["kk_scale"])
    listed = {row.code for row in page.index(layout)}
    here = {
        e.record.code for e in snapshot.entries
        if not e.links or any(link.feature.level == "buurt" for link in e.links)
    }  # fmt: skip
    assert here <= listed
    assert page.legend(layout) or "Legenda" in {row.heading for row in page.index(layout)}
    assert len(sheet.placements) >= 1


@pytest.mark.parametrize("name", NAMES)
def test_the_foot_of_a_shipped_template_has_room_for_a_whole_title_block(full, name):
    snapshot, folder = full
    template = read_template(SHIPPED / f"{name}.qpt")
    layout = LevelPages(snapshot, "buurt", assets=folder, template=template).main().build()
    said = page.texts(layout)["kk_foot"]
    assert "…" not in said
    for wanted in ("EPSG:28992", "records: partijen.", "Gecontroleerd: P. Bakker", "ondertekening"):
        assert wanted in " ".join(said.split())
    assert "Voluit" not in {row.heading for row in page.index(layout)}


def test_the_page_of_a_feature_has_its_locator(snapshot):
    template = read_template(SHIPPED / "a3-landscape.qpt")
    key = LevelPages(snapshot, "buurt").features_with_records()[0]
    _, layout = filled(snapshot, template, feature=key)
    page.assert_whole(layout)
    assert layout.itemById("kk_locator") is not None


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is missing")
def test_the_template_of_the_profile_is_used_and_reads_as_text(snapshot, tmp_path):
    shutil.copy(SHIPPED / "a4-portrait.qpt", tmp_path / "eigen.qpt")
    mine = replace(snapshot, layout=replace(snapshot.layout, template="eigen.qpt"))
    sentences = []
    options = ExportOptions(levels=("buurt",), assets=tmp_path)
    (pdf,) = export_layouts(
        mine, NOTHING, options, tmp_path / "uit", "kk", QgsFeedback(), sentences.append
    )
    assert sentences == []
    text = page.command("pdftotext", "-layout", str(pdf), "-")
    for wanted in ("Kansenkaart Volewijck", "CONCEPT", "Bronnen: Gebieden", "Legenda", "pagina 1"):
        assert wanted in text
    assert "210" in page.command("pdfinfo", str(pdf)) or "595" in page.command("pdfinfo", str(pdf))
    assert "OpenSans" in page.command("pdffonts", str(pdf)).replace(" ", "")


@pytest.mark.parametrize("name", ["../eigen.qpt", "weg.qpt", "eigen.txt"])
def test_a_template_of_the_profile_that_cannot_be_used_is_told(snapshot, tmp_path, name):
    (tmp_path / "eigen.txt").write_text("geen sjabloon")
    mine = replace(snapshot, layout=replace(snapshot.layout, template=name))
    sentences = []
    options = ExportOptions(levels=("wijk",), format="svg", assets=tmp_path)
    files = export_layouts(
        mine, NOTHING, options, tmp_path / "uit", "kk", QgsFeedback(), sentences.append
    )
    assert files
    assert len(sentences) == 1
    assert name in str(sentences[0])


@pytest.mark.parametrize(
    "text", ["", "geen xml", "<svg/>", "<!DOCTYPE x [<!ENTITY a 'b'>]><Layout/>", "<Layout/>"]
)
def test_what_is_no_template_is_refused(snapshot, tmp_path, text):
    path = tmp_path / "eigen.qpt"
    path.write_text(text, "utf-8")
    options = ExportOptions(levels=("wijk",), template=str(path))
    with pytest.raises(KansenkaartError, match=r"eigen\.qpt"):
        export_layouts(snapshot, NOTHING, options, tmp_path / "uit", "kk", QgsFeedback())
    assert not (tmp_path / "uit").exists()


def test_a_template_without_a_map_is_refused(tmp_path):
    path = changed(tmp_path, 'id="kk_map"', 'id="kaart"')
    with pytest.raises(KansenkaartError, match="no map with the id kk_map"):
        read_template(path)


@pytest.mark.parametrize(
    ("what", "size", "sentence"),
    [
        ("PageCollection>.*?<LayoutItem [^>]*?", "210,45,mm", "from 100 to 5000 mm"),
        ("PageCollection>.*?<LayoutItem [^>]*?", "0,0,mm", "from 100 to 5000 mm"),
        ("PageCollection>.*?<LayoutItem [^>]*?", "nan,nan,mm", "from 100 to 5000 mm"),
        ("PageCollection>.*?<LayoutItem [^>]*?", "200,200,in", "from 100 to 5000 mm"),
        ('<LayoutItem (?=[^>]*id="kk_map")[^>]*?', "0,0,mm", "at least 30 mm"),
        ('<LayoutItem (?=[^>]*id="kk_map")[^>]*?', "-50,-50,mm", "at least 30 mm"),
        ('<LayoutItem (?=[^>]*id="kk_map")[^>]*?', "nan,nan,mm", "at least 30 mm"),
    ],
)
def test_a_page_or_map_on_which_nothing_can_be_drawn_is_refused(tmp_path, what, size, sentence):
    text = (SHIPPED / "a4-portrait.qpt").read_text("utf-8")
    made, number = re.subn(
        f'({what} size=)"[^"]*"', rf'\g<1>"{size}"', text, count=1, flags=re.DOTALL
    )
    assert number == 1
    (tmp_path / "klein.qpt").write_text(made, "utf-8")
    with pytest.raises(KansenkaartError) as error:
        read_template(tmp_path / "klein.qpt")
    assert sentence in str(error.value)


def test_a_page_may_be_measured_in_inches(snapshot, tmp_path):
    path = tmp_path / "duimen.qpt"
    text = (SHIPPED / "a3-landscape.qpt").read_text("utf-8")
    path.write_text(text.replace('"420,297,mm"', '"16.5354,11.6929,in"', 1), "utf-8")
    template = read_template(path)
    assert template.told == []
    pages = LevelPages(snapshot, "buurt", template=template)
    assert pages.page.name == "A3"


def test_what_a_template_lacks_is_said_in_one_sentence(snapshot, tmp_path):
    text = (SHIPPED / "a3-landscape.qpt").read_text("utf-8")
    text = text.replace('id="kk_legend', 'id="weg').replace("[% @kk_sources %]", "")
    (tmp_path / "eigen.qpt").write_text(text, "utf-8")
    template = read_template(tmp_path / "eigen.qpt")
    assert len(template.told) == 1
    assert "legend (kk_legend), sources (@kk_sources)" in told(template)
    _, layout = filled(snapshot, template)
    assert "Legenda" in {row.heading for row in page.index(layout)} | set(
        page.texts(layout).get("kk_index_1_heading", "").split("\n")
    )


EVIL = [
    "[% @user_account_name %]",
    "[% env('HOME') %]",
    "[[% 1 %]% @user_account_name %]",
    "[% @kk_title || @user_account_name %]",
    "[% @kk_unknown %]",
]


@pytest.mark.parametrize("evil", EVIL)
def test_an_expression_in_a_label_is_left_out(snapshot, tmp_path, evil):
    label = item("65641", "vrij", f'labelText="Eigen: {evil}" htmlState="0"')
    template = read_template(with_item(tmp_path, label))
    assert "Expressions in the template" in told(template)
    _, layout = filled(snapshot, template)
    assert page.texts(layout)["vrij"].strip() in ("Eigen:", "Eigen: ", "Eigen: %]", "Eigen: [")


def test_a_label_of_html_shows_its_source_and_fetches_nothing(snapshot, tmp_path):
    html = "&lt;img src='http://example.org/x.png'&gt;"
    label = item("65641", "vrij", f'labelText="{html}" htmlState="1"')
    _, layout = filled(snapshot, read_template(with_item(tmp_path, label)))
    (found,) = [i for i in layout.items() if isinstance(i, QgsLayoutItemLabel) and i.id() == "vrij"]
    assert found.mode() == QgsLayoutItemLabel.Mode.ModeFont
    assert not found.textFormat().allowHtmlFormatting()


SCRIPT = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciPjxzY3JpcHQvPjwvc3ZnPg=="


@pytest.mark.parametrize(
    "source",
    ["http://example.org/logo.png", "/etc/passwd", "../logo.svg", f"base64:{SCRIPT}", "base64:?"],
)
def test_a_picture_that_fetches_or_runs_is_left_out(snapshot, tmp_path, source):
    (tmp_path / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    folder = tmp_path / "sjablonen"
    folder.mkdir()
    picture = item("65640", "beeld", f'file="{source}"')
    template = read_template(with_item(folder, picture))
    assert f"picture “{source[:60]}”" in told(template)
    _, layout = filled(snapshot, template)
    assert layout.itemById("beeld") is None


def test_own_pictures_and_shapes_stay(snapshot, tmp_path):
    image, data = QImage(2, 2, QImage.Format.Format_RGB32), QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    png = bytes(data.toBase64()).decode()
    own = item("65640", "beeld", f'file="base64:{png}"') + item("65643", "balk", 'shapeType="1"')
    template = read_template(with_item(tmp_path, own))
    assert template.told == []
    _, layout = filled(snapshot, template)
    assert isinstance(layout.itemById("beeld"), QgsLayoutItemPicture)
    assert isinstance(layout.itemById("balk"), QgsLayoutItemShape)


def test_html_tables_and_maps_of_its_own_are_left_out_and_named(snapshot, tmp_path):
    frame = '<LayoutMultiFrame type="65648" html="&lt;script&gt;" url="http://x"/>'
    maps = item("65639", "tweede kaart", 'followPreset="true"')
    template = read_template(with_item(tmp_path, frame + maps))
    assert "65648, tweede kaart" in told(template)
    assert "script" not in template.document
    assert "http" not in template.document.replace("http://www.w3.org", "")


def test_nothing_that_evaluates_or_points_elsewhere_is_left(tmp_path):
    """Whatever a property, symbol or variable of a template holds, only what draws is kept."""
    evil = (
        "<LayoutObject><dataDefinedProperties><Option value='@user_account_name'/>"
        "</dataDefinedProperties><customproperties><Option name='x' value='geheim'/>"
        "</customproperties></LayoutObject>"
        "<symbol type='fill'><layer class='RasterFill'><Option name='imageFile' value='http://x'/>"
        "</layer></symbol>"
    )
    shape = item("65643", "balk", 'shapeType="1"', evil)
    line = item("65645", "lijn", 'startMarkerFile="http://x/y.svg" endMarkerFile="/etc/z"')
    document = read_template(with_item(tmp_path, shape + line)).document
    for wrong in ("user_account", "geheim", "RasterFill", "http://x", "/etc/z", "imageFile"):
        assert wrong not in document


@pytest.mark.parametrize("name", NAMES)
def test_a_title_of_two_thousand_characters_stays_in_its_label(snapshot, name):
    long = replace(snapshot, title="Een lange titel " * 125)
    _, layout = filled(long, read_template(SHIPPED / f"{name}.qpt"))
    label = layout.itemById("kk_title")
    form, lines = label.textFormat(), label.currentText().split("\n")
    assert form.lineHeightUnit() == Qgis.RenderUnit.Millimeters
    assert 1 < len(lines) * form.lineHeight() <= label.rect().height() + 0.3 * form.lineHeight()
    said = "".join(row.text for row in page.under(page.index(layout), "Voluit"))
    assert long.title.replace(" ", "") in said.replace(" ", "")


def test_a_title_that_looks_like_an_expression_stays_text(snapshot):
    template = read_template(SHIPPED / "a3-landscape.qpt")
    odd = replace(snapshot, title="[% 1 + 1 %] مرحبا 😀 " + "lang " * 400)
    _, layout = filled(odd, template)
    said = page.texts(layout)
    assert said["kk_title"].startswith("[% 1 + 1 %] مرحبا 😀 lang")
    assert said["kk_title"].endswith("…")
    assert any("[% 1 + 1 %]" in row.text for row in page.under(page.index(layout), "Voluit")) or (
        "Voluit" in "".join(said.values())
    )


def test_secret_is_marked_on_a_template_that_has_no_place_for_it(secret, tmp_path):
    path = changed(tmp_path, 'id="kk_marks"', 'id="niets"')
    _, layout = filled(secret, read_template(path))
    assert page.texts(layout)["kk_secret"] == "GEHEIM"
    assert Path(path).is_file()
