"""A bureau's own docx as the template: what is kept, what is put in, what is refused."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor

from kansenkaart_plugin.publish.docx import write_docx
from kansenkaart_plugin.publish.word_template import BadTemplate

from .conftest import make_document, png

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


@pytest.fixture
def template(tmp_path):
    """A template as a bureau makes one: a cover, own styles, a logo at the top of every page."""
    made = docx.Document()
    made.core_properties.author = "jan.jansen"
    made.styles["Heading 1"].font.color.rgb = RGBColor(0xC0, 0x00, 0x60)
    section = made.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(210), Mm(40), Mm(40)
    header = section.header.paragraphs[0]
    header.add_run("Bureau Zuid ")
    header.add_run().add_picture(io.BytesIO(png()), width=Mm(20))
    section.footer.paragraphs[0].text = "{{title}}"
    cover = made.add_paragraph()
    for piece in ("Voor {{au", "dience}}, ", "{{date}} (", "{{status}})"):  # as Word cuts it
        cover.add_run(piece)
    made.add_paragraph("{{title}}", style="Title")
    made.add_paragraph("  {{kansenkaart}} ")
    made.add_paragraph("Tot slot van het bureau")
    path = tmp_path / "bureau.docx"
    made.save(path)
    return path


@pytest.fixture
def fill(template, tmp_path):
    def fill(document=None):
        write_docx(document or make_document(), tmp_path / "uit.docx", template)
        return docx.Document(tmp_path / "uit.docx")

    return fill


def rewritten(path, change):
    """Write the parts of a docx again, as ``change(parts)`` left them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def replaced(parts, name, old, new):
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new, 1)


def test_its_text_and_ours_are_in_their_places(fill):
    texts = [paragraph.text for paragraph in fill().paragraphs]
    assert texts[:2] == [
        "Voor voor alle partijen, 3 december 2026 (CONCEPT)",
        "Plan van aanpak – Proefdorp",
    ]
    assert texts[-1] == "Tot slot van het bureau"
    assert "Eerste hoofdstuk" in texts
    # it has a cover of its own
    assert "Regel op de omslag" not in texts
    # a text that looks like a place is a text
    assert not any("kansenkaart}}" in text for text in texts)
    assert sum("{{title}}" in text for text in texts) == 1


def test_its_styles_header_and_logo_are_kept(fill):
    written = fill()
    assert written.styles["Heading 1"].font.color.rgb == RGBColor(0xC0, 0x00, 0x60)
    section = written.sections[0]
    assert section.header.paragraphs[0].text.startswith("Bureau Zuid")
    assert len(list(section.header._element.iter(qn("w:drawing")))) == 1
    assert section.footer.paragraphs[0].text == "Plan van aanpak – Proefdorp"
    (heading,) = [p for p in written.paragraphs if p.text == "Eerste hoofdstuk"]
    assert heading.style.name == "Heading 1"
    names = [paragraph.style.name for paragraph in written.paragraphs]
    assert names.count("List Bullet") == 2
    assert "Kansenkaart details" in names
    assert [style.name for style in written.styles].count("Heading 1") == 1


def test_its_makers_name_does_not_come_along(fill, tmp_path):
    assert fill().core_properties.author == "Gemeente Proefdorp"
    with zipfile.ZipFile(tmp_path / "uit.docx") as archive:
        assert not any(b"jan.jansen" in archive.read(name) for name in archive.namelist())


def test_pictures_are_as_wide_as_its_page_allows(fill):
    (picture,) = fill().inline_shapes
    assert picture.width.mm == pytest.approx(130, abs=0.1)


def test_lists_are_lists_where_it_had_none(fill, template):
    def without_lists(parts):
        del parts["word/numbering.xml"]
        replaced(parts, "word/styles.xml", b'w:val="List Bullet"', b'w:val="Opsomming eigen"')
        name = "word/_rels/document.xml.rels"
        lines = parts[name].replace(b"/>", b"/>\n").splitlines()
        parts[name] = b"".join(line for line in lines if b"numbering" not in line)
        types = parts["[Content_Types].xml"].replace(b"/>", b"/>\n").splitlines()
        parts["[Content_Types].xml"] = b"".join(t for t in types if b"numbering" not in t)

    rewritten(template, without_lists)
    written = fill()
    (style,) = [s for s in written.styles if s.name == "List Bullet"]
    number = style.element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    numbering = written.part.numbering_part.element
    (instance,) = [n for n in numbering.num_lst if str(n.numId) == number]
    formats = numbering.xpath(
        f"w:abstractNum[@w:abstractNumId='{instance.abstractNumId.val}']/w:lvl/w:numFmt/@w:val"
    )
    assert formats == ["bullet"]


def test_a_secret_document_says_so_on_every_page_of_it(fill, template):
    made = docx.Document(template)
    made.settings.odd_and_even_pages_header_footer = True
    made.sections[0].different_first_page_header_footer = True
    made.add_section().header.is_linked_to_previous = False
    made.sections[1].header.paragraphs[0].text = "Tweede deel"
    made.save(template)
    written = fill(make_document(mark="GEHEIM"))
    for section in written.sections:
        for header in (section.header, section.first_page_header, section.even_page_header):
            assert header.paragraphs[0].text == "GEHEIM"
    assert "Bureau Zuid" in written.sections[0].header.paragraphs[1].text
    assert written.sections[1].header.paragraphs[1].text == "Tweede deel"


def test_a_section_that_ends_at_the_place_still_does(fill, template):
    made = docx.Document(template)
    (place,) = [p for p in made.paragraphs if "kansenkaart" in p.text]
    section = OxmlElement("w:sectPr")
    place._p.get_or_add_pPr().append(section)
    made.save(template)
    written = fill()
    assert len(written.sections) == 2
    assert "kansenkaart}}" not in "".join(p.text for p in written.paragraphs)


def test_links_that_are_only_followed_when_clicked_are_kept(fill, template):
    made = docx.Document(template)
    made.part.relate_to("https://bureau.example", HYPERLINK, is_external=True)
    made.save(template)
    targets = [r.target_ref for r in fill().part.rels.values() if r.is_external]
    assert targets == ["https://bureau.example"]


def test_the_link_to_its_own_template_does_not_come_along(fill, template, tmp_path):
    def attach(parts):
        replaced(
            parts,
            "word/settings.xml",
            b"<w:zoom",
            b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships" r:id="rId1"/><w:zoom',
        )
        parts["word/_rels/settings.xml.rels"] = relations(
            "attachedTemplate", "file:///C:/Users/jan/huis.dotx", external=True
        )

    rewritten(template, attach)
    fill()
    with zipfile.ZipFile(tmp_path / "uit.docx") as archive:
        assert not any(b"huis.dotx" in archive.read(name) for name in archive.namelist())
        assert b"attachedTemplate" not in archive.read("word/settings.xml")


def relations(kind, target, external=False):
    mode = ' TargetMode="External"' if external else ""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}"{mode}/></Relationships>'
    ).encode()


def no_place(parts):
    replaced(parts, "word/document.xml", b"{{kansenkaart}}", b"hier")


def within_text(parts):
    replaced(parts, "word/document.xml", b"{{kansenkaart}}", b"Zie {{kansenkaart}}")


def macro_type(parts):
    replaced(
        parts,
        "[Content_Types].xml",
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"vnd.ms-word.document.macroEnabled.main",
    )


def macro_part(parts):
    parts["word/_rels/settings.xml.rels"] = relations("vbaProject", "vbaProject.bin")
    parts["word/vbaProject.bin"] = b"macro"


def remote_picture(parts):
    parts["word/_rels/footnotes.xml.rels"] = relations("image", "https://x.example/p.png", True)


def remote_template_as_link(parts):
    parts["word/_rels/footnotes.xml.rels"] = relations("hyperlink", "file:///c:/x.exe", True)


def foreign_text(parts):
    parts["word/_rels/footnotes.xml.rels"] = relations("aFChunk", "x.html")


def fetching_field(parts):
    replaced(
        parts,
        "word/document.xml",
        b"Tot slot van het bureau</w:t></w:r>",
        b"</w:t></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r>"
        b'<w:r><w:instrText>PICTURE "http://x.example/p.png"</w:instrText></w:r>',
    )


def entities(parts):
    replaced(
        parts,
        "word/document.xml",
        b"<w:document",
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document',
    )


def strict(parts):
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )


def no_main(parts):
    del parts["word/document.xml"]


def damaged(parts):
    parts["word/document.xml"] = parts["word/document.xml"][:-40]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (no_place, "has no paragraph {{kansenkaart}}"),
        (within_text, "has no paragraph {{kansenkaart}}"),
        (macro_type, "macros"),
        (macro_part, "macros"),
        (remote_picture, "https://x.example/p.png"),
        (remote_template_as_link, "file:///c:/x.exe"),
        (foreign_text, "x.html"),
        (fetching_field, "INCLUDEPICTURE"),
        (entities, "no readable Word document"),
        (strict, "no readable Word document"),
        (no_main, "no readable Word document"),
        (damaged, "no readable Word document"),
    ],
)
def test_what_cannot_be_a_template_is_refused(template, tmp_path, change, sentence):
    rewritten(template, change)
    with pytest.raises(BadTemplate) as error:
        write_docx(make_document(), tmp_path / "uit.docx", template)
    assert sentence in str(error.value)
    assert "bureau.docx" in str(error.value)
    assert "\n" not in str(error.value)
    assert not (tmp_path / "uit.docx").exists()


def a_bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(20):
                part.write(bytes(10_000_000))
    return made.getvalue()


def names_twice():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("[content_types].xml", "<Types/>")
    return made.getvalue()


def a_table():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"tekst",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        a_bomb(),
        names_twice(),
        a_table(),
    ],
    ids=["empty", "text", "password", "bomb", "twice", "table"],
)
def test_what_is_no_docx_is_refused(tmp_path, data):
    path = tmp_path / "bureau.docx"
    path.write_bytes(data)
    with pytest.raises(BadTemplate, match="no readable Word document"):
        write_docx(make_document(), tmp_path / "uit.docx", path)


def test_a_template_that_is_not_there(tmp_path):
    with pytest.raises(BadTemplate, match=r"weg\.docx"):
        write_docx(make_document(), tmp_path / "uit.docx", tmp_path / "weg.docx")
