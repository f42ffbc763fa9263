"""Pages to pictures: a png or svg for each page, that says what it is about."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Callable, Iterator
from xml.sax.saxutils import escape

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout
from qgis.PyQt.QtGui import QImage

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..domain.text import legible
from .checking import check_sheet
from .describing import described
from .layout import LevelPages
from .pdf_file import expect
from .sheet import Sheet

Build = Callable[[Path], None]

_LARGEST = 32_000  # pixels on a side: more than this QImage cannot hold
_QUALITY = 80  # of QImage: how hard it packs a png; 80 is quick and hardly larger


def builders(format: str, sheet: Sheet, pages: LevelPages, name: str) -> Iterator[Build]:
    """Yield what writes each page of ``sheet``, one after another; ``name`` is for errors."""
    about = " ".join(described(pages, sheet.subject))
    for layout in sheet.parts():
        if format == "png":
            yield from _pngs(layout, pages, name, about)
        else:
            yield from _svgs(layout, pages, name, about)
    check_sheet(sheet)


def _pngs(layout: QgsPrintLayout, pages: LevelPages, name: str, text: str) -> Iterator[Build]:
    exporter = QgsLayoutExporter(layout)
    longest = max(pages.page.width, pages.page.height) / 25.4
    dpi = min(pages.dpi, int(_LARGEST / longest))
    about = pages.project.metadata()
    for number in range(layout.pageCollection().pageCount()):

        def build(path: Path, number: int = number) -> None:
            image = exporter.renderPageToImage(number, dpi=dpi)
            image.reinterpretAsFormat(QImage.Format.Format_RGB32)  # a page is opaque: less to pack
            image.setText("Title", about.title())
            image.setText("Author", about.author())
            image.setText("Description", text)
            if image.isNull() or not image.save(str(path), "PNG", _QUALITY):
                raise KansenkaartError(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart",
                        "“{name}” could not be drawn at {dpi} dpi; choose fewer dpi or a smaller"
                        " paper.",
                    ),
                    name=name,
                    dpi=dpi,
                )

        yield build


def _svgs(layout: QgsPrintLayout, pages: LevelPages, name: str, text: str) -> Iterator[Build]:
    """QGIS writes all pages at once: into a folder of our own, from which each is delivered."""
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.dpi = pages.dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.forceVectorOutput = True
    settings.exportMetadata = False
    about = (("title", pages.project.metadata().title()), ("desc", text))
    with tempfile.TemporaryDirectory() as workplace:
        first = Path(workplace, "page.svg")
        expect(QgsLayoutExporter(layout).exportToSvg(str(first), settings), "", name)
        for number in range(1, layout.pageCollection().pageCount() + 1):
            source = first if number == 1 else Path(workplace, f"page_{number}.svg")
            yield lambda path, source=source: _copy(source, path, about)  # type: ignore[misc]


def _copy(source: Path, target: Path, about: tuple[tuple[str, str], ...]) -> None:
    """Copy an SVG, with its title and description in place of Qt's own."""
    text = source.read_text("utf-8")
    for name, words in about:
        start, end = text.find(f"<{name}>"), text.find(f"</{name}>")
        if 0 <= start < end:
            text = f"{text[:start]}<{name}>{escape(legible(words))}{text[end:]}"
    target.write_text(text, "utf-8")
