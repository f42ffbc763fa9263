"""Documents as docx, read back by python-docx."""

import zipfile

import docx
import pytest
from docx.enum.section import WD_HEADER_FOOTER
from docx.oxml.ns import qn

from kansenkaart_plugin.publish.document import Cover, Heading, Paragraph, Table
from kansenkaart_plugin.publish.docx import write_docx

from .conftest import LEGIBLE, make_document


@pytest.fixture
def written(document, tmp_path):
    write_docx(document, tmp_path / "plan.docx")
    return docx.Document(tmp_path / "plan.docx")


def headings(written):
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in written.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]


def test_headings_are_headings_and_texts_stay_whole(written):
    assert headings(written) == [
        ("Heading 1", "Eerste hoofdstuk"),
        ("Heading 2", "Onderdeel"),
        ("Heading 3", "A-001 Afspraak  nieuw"),
        ("Heading 1", "Ondertekening"),
    ]
    texts = [paragraph.text for paragraph in written.paragraphs]
    assert LEGIBLE in texts
    assert "Wie\tTrekker: Ymere\nFinancier: Gemeente" in texts
    assert [p.style.name for p in written.paragraphs].count("List Bullet") == 2


def test_tables_repeat_their_heads_and_keep_their_rows_whole(written):
    table = written.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Code", "Titel"]
    assert len(table.rows) == 61
    for number, row in enumerate(table.rows):
        properties = row._tr.trPr
        assert properties.find(qn("w:cantSplit")) is not None
        assert (properties.find(qn("w:tblHeader")) is not None) == (number == 0)


def test_pictures_say_what_they_show(written):
    (picture,) = written.inline_shapes
    assert picture._inline.docPr.get("descr") == "Kaart: twaalf wensen in “Lindenhof”"
    assert picture.width.mm == pytest.approx(160, abs=0.1)
    assert (
        written.paragraphs[[p.text for p in written.paragraphs].index("Kaart 1. Buurt")].style.name
        == "Caption"
    )


def test_contents_lead_to_every_heading(written):
    body = written.element.body
    names = {item.get(qn("w:name")) for item in body.iter(qn("w:bookmarkStart"))}
    links = [item.get(qn("w:anchor")) for item in body.iter(qn("w:hyperlink"))]
    assert len(links) == 3
    assert set(links) == names
    codes = [item.text.strip() for item in body.iter(qn("w:instrText"))]
    assert codes[0].startswith("TOC ")
    assert sum(code.startswith("PAGEREF") for code in codes) == 3


def test_pages_say_what_they_belong_to(written):
    section = written.sections[0]
    assert section.different_first_page_header_footer
    assert "Plan van aanpak – Proefdorp" in section.header.paragraphs[-1].text
    assert "voor alle partijen" in section.header.paragraphs[-1].text
    assert "CONCEPT · 3 december 2026" in section.footer.paragraphs[0].text
    codes = [item.text for item in section.footer._element.iter(qn("w:instrText"))]
    assert [code.strip() for code in codes] == ["PAGE", "NUMPAGES"]
    assert "GEHEIM" not in section.header.paragraphs[0].text


def test_properties_name_the_organisation_and_the_language(written):
    about = written.core_properties
    assert (about.title, about.author, about.last_modified_by, about.language) == (
        "Plan van aanpak – Proefdorp",
        "Gemeente Proefdorp",
        "Gemeente Proefdorp",
        "nl-NL",
    )
    (language,) = written.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "nl-NL"


def test_a_secret_document_says_so_on_every_page(tmp_path):
    write_docx(make_document(mark="GEHEIM"), tmp_path / "plan.docx")
    section = docx.Document(tmp_path / "plan.docx").sections[0]
    for kind in WD_HEADER_FOOTER:
        reference = section._sectPr.get_headerReference(kind)
        assert reference is not None, kind
    for header in (section.header, section.first_page_header, section.even_page_header):
        assert header.paragraphs[0].text == "GEHEIM"


def test_the_same_document_gives_the_same_bytes(document, tmp_path):
    write_docx(document, tmp_path / "a.docx")
    write_docx(make_document(), tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_another_language(tmp_path):
    write_docx(make_document(language="en"), tmp_path / "plan.docx")
    written = docx.Document(tmp_path / "plan.docx")
    (language,) = written.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_every_part_is_named_and_every_name_is_a_part(document, tmp_path):
    write_docx(document, tmp_path / "plan.docx")
    with zipfile.ZipFile(tmp_path / "plan.docx") as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        types = archive.read("[Content_Types].xml").decode()
    for name in names[1:]:
        assert f'PartName="/{name}"' in types or name.endswith(".rels")
    assert types.count("PartName") == len([n for n in names if not n.endswith(".rels")]) - 1


def test_a_megabyte_of_text_and_a_title_of_two_thousand_characters(tmp_path):
    long = "Regel met woorden & tekens. " * 40_000
    title = "Lange titel " * 170
    blocks = (
        Cover(title, "x", page=False),
        Heading(title),
        Paragraph(long),
        Table(("Kop",), ((title,),), (1,)),
    )
    write_docx(make_document(title=title, blocks=blocks), tmp_path / "plan.docx")
    written = docx.Document(tmp_path / "plan.docx")
    assert long in [paragraph.text for paragraph in written.paragraphs]
    assert len(written.sections[0].header.paragraphs[-1].text) < 150
