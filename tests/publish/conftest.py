"""A document with one of every block, and pictures without QGIS."""

from __future__ import annotations

import struct
import zlib

import pytest

from kansenkaart_plugin.publish.document import (
    Bullets,
    Contents,
    Cover,
    Detail,
    Details,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Signatures,
    Table,
)

STRANGE = (
    "Lindenhof & <b>vet</b> \x0b\x00\ud800 مرحبا 😀 [% 1+1 %] {{title}}\nnieuwe regel\ttab  twee"
)
LEGIBLE = "Lindenhof & <b>vet</b>  مرحبا 😀 [% 1+1 %] {{title}}\nnieuwe regel\ttab  twee"


def png(width=30, height=20):
    """Return a PNG, written by hand."""

    def chunk(kind, data):
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = b"".join(b"\x00" + bytes((row * 9, 90, 160)) * width for row in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def make_document(**fields):
    """Return a document with one of every block; ``fields`` replace its own."""
    standard = {
        "title": "Plan van aanpak – Proefdorp",
        "audience": "voor alle partijen",
        "date": "3 december 2026",
        "status": "CONCEPT",
        "mark": "",
        "language": "nl",
        "author": "Gemeente Proefdorp",
        "made_at": "2026-12-03T10:00:00.000Z",
        "blocks": (
            Cover("Plan van aanpak", "Proefdorp", ("Regel op de omslag",)),
            Contents("Inhoud"),
            Heading("Eerste hoofdstuk"),
            Paragraph(STRANGE),
            Paragraph((Run("vet", "strong"), Run(" en "), Run("grijs", "quiet")), "lead"),
            Bullets(("eerste punt", "tweede punt")),
            Heading("Onderdeel", 2),
            Heading("A-001 Afspraak", 3, mark="nieuw"),
            Details(
                (
                    Detail("Wie", ("Trekker: Ymere", "Financier: Gemeente")),
                    Detail("Wanneer", ("3 december 2026",), "gewijzigd"),
                )
            ),
            Table(
                ("Code", "Titel"),
                tuple((f"A-{n:03d}", f"Afspraak {n}") for n in range(1, 61)),
                (1, 4),
            ),
            Table(("Kop",), (("cel",),), (1,)),
            Picture(png(), 160, 107, "Kaart: twaalf wensen in “Lindenhof”", "Kaart 1. Buurt"),
            Heading("Ondertekening", new_page=True),
            Signatures(("Gemeente Proefdorp", "Ymere", "Eigen Haard"), ("Naam", "Datum")),
        ),
    }
    return Document(**{**standard, **fields})


@pytest.fixture
def document():
    return make_document()
