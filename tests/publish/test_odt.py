"""Documents as odt, read back by odfpy."""

import zipfile
from xml.etree import ElementTree

import pytest
from odf import opendocument, teletype
from odf.draw import Frame
from odf.namespaces import FONS, STYLENS, TABLENS, TEXTNS
from odf.style import MasterPage, Style
from odf.table import Table, TableHeaderRows, TableRow
from odf.text import A, BookmarkStart, H, ListItem, P

from kansenkaart_plugin.publish.odt import write_odt

from .conftest import LEGIBLE, make_document


@pytest.fixture
def written(document, tmp_path):
    write_odt(document, tmp_path / "plan.odt")
    return opendocument.load(str(tmp_path / "plan.odt"))


def texts(written, kind):
    return [teletype.extractText(element) for element in written.getElementsByType(kind)]


def test_headings_are_headings_and_texts_stay_whole(written):
    found = written.getElementsByType(H)
    assert [
        (h.getAttrNS(TEXTNS, "outline-level"), teletype.extractText(h).split("  ")[0])
        for h in found
    ] == [
        ("1", "Eerste hoofdstuk"),
        ("2", "Onderdeel"),
        ("3", "A-001 Afspraak nieuw"),
        ("1", "Ondertekening"),
    ]
    paragraphs = texts(written, P)
    assert LEGIBLE in paragraphs
    assert "Wie\tTrekker: Ymere\nFinancier: Gemeente" in paragraphs
    assert texts(written, ListItem) == ["eerste punt", "tweede punt"]


def test_tables_repeat_their_heads_and_keep_their_rows_whole(written):
    table = written.getElementsByType(Table)[0]
    (head,) = table.getElementsByType(TableHeaderRows)
    assert teletype.extractText(head) == "CodeTitel"
    rows = table.getElementsByType(TableRow)
    assert len(rows) == 61
    names = {row.getAttrNS(TABLENS, "style-name") for row in rows}
    (style,) = [
        item
        for item in written.automaticstyles.getElementsByType(Style)
        if item.getAttrNS(STYLENS, "name") in names
    ]
    assert style.firstChild.getAttrNS(FONS, "keep-together") == "always"


def test_pictures_say_what_they_show(written):
    (frame,) = written.getElementsByType(Frame)
    said = [teletype.extractText(child) for child in frame.childNodes]
    assert "Kaart: twaalf wensen in “Lindenhof”" in said
    assert list(written.Pictures) == ["Pictures/1.png"]


def test_contents_lead_to_every_heading(written):
    anchors = ["#" + b.getAttrNS(TEXTNS, "name") for b in written.getElementsByType(BookmarkStart)]
    links = [
        a.getAttrNS("http://www.w3.org/1999/xlink", "href") for a in written.getElementsByType(A)
    ]
    assert len(links) == 3
    assert links == anchors


@pytest.mark.parametrize("mark", ["", "GEHEIM"])
def test_pages_say_what_they_belong_to(tmp_path, mark):
    write_odt(make_document(mark=mark), tmp_path / "plan.odt")
    written = opendocument.load(str(tmp_path / "plan.odt"))
    pages = [teletype.extractText(page) for page in written.getElementsByType(MasterPage)]
    assert len(pages) == 2
    assert all(page.startswith(mark) and ("GEHEIM" in page) == bool(mark) for page in pages)
    assert "Plan van aanpak – Proefdorp\tvoor alle partijen" in pages[1]
    assert all("CONCEPT · 3 december 2026" in page for page in pages)


def test_properties_name_the_organisation_and_the_language(document, tmp_path):
    write_odt(document, tmp_path / "plan.odt")
    with zipfile.ZipFile(tmp_path / "plan.odt") as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        about = {
            item.tag.split("}")[1]: item.text
            for item in ElementTree.fromstring(archive.read("meta.xml"))[0]
        }
        styles = archive.read("styles.xml").decode()
        listed = ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
        names = {item.get(item.keys()[0]) for item in listed}
    assert about["title"] == "Plan van aanpak – Proefdorp"
    assert about["creator"] == about["initial-creator"] == "Gemeente Proefdorp"
    assert 'fo:language="nl" fo:country="NL"' in styles
    assert {"/", "content.xml", "styles.xml", "meta.xml", "Pictures/1.png"} == names


def test_the_same_document_gives_the_same_bytes(document, tmp_path):
    write_odt(document, tmp_path / "a.odt")
    write_odt(make_document(), tmp_path / "b.odt")
    assert (tmp_path / "a.odt").read_bytes() == (tmp_path / "b.odt").read_bytes()
