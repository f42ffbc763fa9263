"""What is withheld is found however it is written, packed or drawn in a product."""

import base64
import gzip
import html
import io
import sqlite3
import zipfile
import zlib
from contextlib import closing
from urllib.parse import quote

import pytest

from kansenkaart_plugin.store import NotDelivered, Withheld, deliver
from kansenkaart_plugin.store.pdf import pdf_parts

TEXT = 'De "gemeente" wil een fijne <plek> & meer (groen) in é’én straat'
LINES = (TEXT[:20], TEXT[20:44], TEXT[44:])
UUID = "0a1b2c3d-0000-4000-8000-0123456789ab"
WITHHELD = Withheld(frozenset({TEXT}), "jansen", frozenset({UUID}))


def obj(number, body, stream=None):
    body = body + (b"\nstream\n" + stream + b"\nendstream" if stream is not None else b"")
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def glyphs(text, ligatures=False):
    """Return a text as Qt draws it, and the table that says which glyph is which character."""
    shown = text.replace("fi", "\ufb01") if ligatures else text
    numbers = {char: place for place, char in enumerate(dict.fromkeys(shown), start=1)}
    drawn = b"".join(b"9.5 0 Td <%04X> Tj\n" % numbers[char] for char in shown)
    listed = " ".join(f"<{char.encode('utf-16-be').hex()}>" for char in numbers)
    table = f"1 beginbfrange\n<0001> <{len(numbers):04X}> [{listed}]\nendbfrange"
    return drawn, table.encode()


def drawn_pdf(*lines, ligatures=False):
    """Return a PDF as Qt writes it: every line a block of glyphs, drawn one by one."""
    whole = "".join(lines)
    _, table = glyphs(whole, ligatures)
    numbers = {char: place for place, char in enumerate(dict.fromkeys(whole), start=1)}
    blocks = b""
    for line in lines:
        shown = b"".join(b"9.5 0 Td <%04X> Tj\n" % numbers[char] for char in line)
        blocks += b"q\nBT\n/F9 14 Tf 1 0 0 -1 0 0 Tm\n" + shown + b"ET\nQ\n"
    if ligatures:
        shown, table = glyphs(whole, True)
        blocks = b"BT\n/F9 14 Tf\n" + shown + b"ET\n"
    return (
        b"%PDF-1.4\n"
        + obj(1, b"<< /Font << /F9 9 0 R /F8 8 0 R >> >>")
        + obj(2, b"<< /Length 1 /Filter /FlateDecode >>", zlib.compress(blocks))
        + obj(9, b"<< /Type /Font /ToUnicode 17 0 R>>")
        + obj(17, b"<< /Length 1 >>", table)
        + obj(8, b"<< /Type /Font /ToUnicode 18 0 R>>")
        + obj(18, b"<< >>", b"1 beginbfchar\n<0001> <0021>\nendbfchar")
    )


def plain_pdf(*filters, text=TEXT):
    literal = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\051")
    stream = b"BT /F1 9 Tf [(" + literal[:30] + b") -20 (" + literal[30:] + b")] TJ ET"
    for name in reversed(filters):
        if name == "FlateDecode":
            stream = zlib.compress(stream)
        elif name == "ASCII85Decode":
            stream = base64.a85encode(stream) + b"~>"
        else:
            stream = stream.hex().encode() + b">"
    names = " ".join("/" + name for name in filters)
    return b"%PDF-1.4\n" + obj(1, f"<< /Filter [{names}] >>".encode(), stream)


def utf16_title(text):
    raw = b"\xfe\xff" + text.encode("utf-16-be")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def zipped(name, body):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)
    return out.getvalue()


def runs(text):
    """Return a text as Word may keep it: cut into runs, with an entity in each."""
    pieces = (html.escape(text[start : start + 7]) for start in range(0, len(text), 7))
    return "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)


PRODUCTS = {
    "drawn": drawn_pdf(TEXT),
    "drawn in lines": drawn_pdf(*LINES),
    "drawn with ligatures": drawn_pdf(TEXT, ligatures=True),
    "pdf, plain strings": plain_pdf(),
    "pdf, flate": plain_pdf("FlateDecode"),
    "pdf, two filters": plain_pdf("ASCII85Decode", "FlateDecode"),
    "pdf, hexadecimal": plain_pdf("ASCIIHexDecode"),
    "pdf, title": b"%PDF-1.4\n" + obj(1, b"<< /Title (" + utf16_title(TEXT) + b") >>"),
    "pdf, hexadecimal title": b"%PDF-1.4\n"
    + obj(1, b"<< /Title <FEFF" + TEXT.encode("utf-16-be").hex().encode() + b"> >>"),
    "docx, in runs": zipped("word/document.xml", f"<?xml version='1.0'?><w:p>{runs(TEXT)}</w:p>"),
    "svg, in lines": "<svg>{}</svg>".format(
        "".join(f"<text y='1'>{html.escape(line)}</text>" for line in LINES)
    ).encode(),
    "html, numbered": b"<!doctype html><p>"
    + html.escape(TEXT).encode("ascii", "xmlcharrefreplace")
    + b"</p>",
    "csv": ('a;"' + TEXT.replace('"', '""') + '";b').encode(),
    "a link": b"<a href='file:///" + quote(TEXT).encode() + b"'>x</a>",
    "base64": b"var x = '" + base64.b64encode(b"ab" + TEXT.encode()) + b"';",
    "base64 in lines": b"x:\n" + base64.encodebytes(b"." * 99 + TEXT.encode()),
    "base64 of gzip": b"{" + base64.urlsafe_b64encode(gzip.compress(TEXT.encode())) + b"}",
    "base64 of zlib": b"{" + base64.b64encode(zlib.compress(TEXT.encode())) + b"}",
    "gzip": gzip.compress(TEXT.encode()),
    "a zip in a zip": zipped("a.zip", zipped("b.txt", TEXT)),
    "a picture in svg": b"<svg><image href='data:image/png;base64,"
    + base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(3) + b"\x80tEXtTitle\0" + TEXT.encode())
    + b"'/></svg>",
    "capitals": ("<h1>" + html.escape(TEXT.upper()) + "</h1>").encode(),
}


@pytest.mark.parametrize("name", PRODUCTS)
def test_found(tmp_path, name):
    with pytest.raises(NotDelivered, match="may not see"):
        deliver(lambda path: path.write_bytes(PRODUCTS[name]), tmp_path / "a", WITHHELD)
    other = Withheld(frozenset({TEXT.replace("wil", "zal")}), "jansen")
    deliver(lambda path: path.write_bytes(PRODUCTS[name]), tmp_path / "a", other)


@pytest.mark.parametrize("shape", [str, str.upper, lambda uuid: f"{{{uuid}}}"])
def test_a_uuid_is_found(tmp_path, shape):
    for packed in (shape(UUID).encode(), shape(UUID).encode("utf-16-le")):
        with pytest.raises(NotDelivered, match="may not see"):
            deliver(lambda path, body=packed: path.write_bytes(body), tmp_path / "a", WITHHELD)


def test_what_is_packed_in_a_geopackage_is_found(tmp_path):
    project = zipped("kaart.qgs", f"<qgis><title>{html.escape(TEXT)}</title></qgis>")

    def build(value):
        def build(path):
            with closing(sqlite3.connect(path)) as connection:
                connection.execute("CREATE TABLE qgis_projects (name, content)")
                connection.execute("INSERT INTO qgis_projects VALUES ('x', ?)", (value,))
                connection.commit()

        return build

    for value in (project, project.hex(), project.hex().encode(), TEXT, TEXT.encode()):
        with pytest.raises(NotDelivered, match="may not see"):
            deliver(build(value), tmp_path / "a.gpkg", WITHHELD)
    signed = zipped("kaart.qgs", "<qgis saveUser='x' saveUser=\"jansen\"></qgis>")
    with pytest.raises(NotDelivered, match="may not see"):
        deliver(build(signed), tmp_path / "a.gpkg", WITHHELD)


def deep(times):
    body = b"x"
    for _ in range(times):
        body = zipped("a.zip", body)
    return body


@pytest.mark.parametrize(
    "product",
    [
        plain_pdf() + b"trailer << /Encrypt 5 0 R >>",
        plain_pdf().replace(b"/Filter []", b"/Filter /LZWDecode"),
        plain_pdf("FlateDecode").replace(b"stream\nx", b"stream\ny"),
        b"%PDF-1.4\n1 0 obj <<>>\nstream\nzonder einde",
        b"PK\x03\x04 stuk",
        b"SQLite format 3\x00" + bytes(200),
        deep(9),
    ],
    ids=["encrypted", "another filter", "damaged", "no end", "a bad zip", "a bad file", "deep"],
)
def test_what_cannot_be_looked_into_is_not_delivered(tmp_path, product):
    with pytest.raises(NotDelivered, match="damaged"):
        deliver(lambda path: path.write_bytes(product), tmp_path / "a", WITHHELD)
    assert list(tmp_path.iterdir()) == []


def test_pictures_in_a_pdf_are_no_fault(tmp_path):
    picture = b"%PDF-1.4\n" + obj(1, b"<< /Subtype /Image /Filter /DCTDecode >>", b"\xff\xd8\xff")
    deliver(lambda path: path.write_bytes(picture), tmp_path / "a.pdf", WITHHELD)


def test_a_text_of_mostly_white_space_is_not_looked_for_without_it(tmp_path):
    blank = Withheld(frozenset({"a" + " " * 20 + "b"}), "")
    deliver(lambda path: path.write_text("<p>abba</p>"), tmp_path / "a.html", blank)


def test_the_text_of_each_font_is_read_with_its_own_table():
    stream = b"BT /F8 9 Tf <0001> Tj /F9 9 Tf <0001> Tj /F7 9 Tf <0001> Tj ET"
    data = (
        b"%PDF-1.4\n"
        + obj(1, b"<< /Font << /F8 2 0 R /F9 3 0 R >> >>")
        + obj(2, b"<< /ToUnicode 4 0 R >>")
        + obj(3, b"<< /ToUnicode 5 0 R >>")
        + obj(4, b"<<>>", b"beginbfchar <0001> <0061> endbfchar")
        + obj(5, b"<<>>", b"beginbfrange <0000> <0002> <0061> endbfrange")
        + obj(6, b"<<>>", stream)
    )
    # a font that is not found is read with the table of each
    assert {"aba", "abb"} <= set(pdf_parts(data))


def test_two_cells_beside_each_other_are_not_read_as_one_text(tmp_path):
    hidden = Withheld(frozenset({"Portieken opknappen 2"}), "")
    row = "<row><c><is><t>Portieken {}</t></is></c><c><is><t>2</t></is></c></row>"
    deliver(lambda path: path.write_text(row.format("opknappen")), tmp_path / "a.xml", hidden)
    with pytest.raises(NotDelivered):
        whole = row.format("opk<b>nappen 2</b>")
        deliver(lambda path: path.write_text(whole), tmp_path / "b.xml", hidden)
