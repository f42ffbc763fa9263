"""Pages to one PDF: vector, text as text, bookmarks by title, what it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterator, NamedTuple

from qgis.core import Qgis, QgsAbstractLayoutIterator, QgsLayoutExporter, QgsPrintLayout

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..store.collecting import no_collecting
from .checking import check_sheet, said_by
from .describing import described
from .layout import LevelPages
from .pdf_marks import About, Bookmark, mark_pdf
from .sheet import Sheet


class Written(NamedTuple):
    """What was written: ``pages``, what must be found in it when it is read back, and whether
    bookmarks and properties could be added.
    """

    pages: int
    wanted: set[str]
    marked: bool


class _Layouts(QgsAbstractLayoutIterator):
    """The layouts of one pdf, each built when its turn comes."""

    def __init__(self, layouts: Iterator[QgsPrintLayout], number: int) -> None:
        super().__init__()
        self._layouts, self._number = layouts, number
        self._made: list[QgsPrintLayout] = []
        self.error: Exception | None = None

    def layout(self) -> QgsPrintLayout | None:
        return self._made[-1] if self._made else None

    def beginRender(self) -> bool:
        return True

    def endRender(self) -> bool:
        return True

    def count(self) -> int:
        return self._number

    def filePath(self, base: str, extension: str) -> str:
        del extension
        return base

    def next(self) -> bool:
        try:
            with no_collecting():
                layout = next(self._layouts, None)
        except Exception as error:  # may not pass through QGIS's own code; raised after it
            self.error = error
            return False
        if layout is not None:
            self._made.append(layout)
            del self._made[:-2]
        return layout is not None


def write_pdf(
    path: Path, pages: LevelPages, sheets: Iterator[Sheet], number: int, step: Callable[[int], None]
) -> Written:
    """Write ``sheets``, about ``number`` of them, to the PDF at ``path``.

    The first sheet is that of the whole; the others come under it in the bookmarks. ``step`` is
    called twice for each sheet, with the number of times before: all are begun before the first
    is drawn, since every page says how many there are.

    Raises:
        KansenkaartError: it could not be drawn, or a list is not that of its map.
    """
    bookmarks: list[Bookmark] = []
    about = About(*_names(pages), "", pages.snapshot.language)
    wanted: set[str] = set()
    done = 0

    def layouts() -> Iterator[QgsPrintLayout]:
        nonlocal done, about
        begun = []
        for sheet in sheets:
            step(len(begun))
            sheet.begin()
            begun.append(sheet)
        total = sum(sheet.number for sheet in begun)
        for index, sheet in enumerate(_emptying(begun), start=number):
            subject = sheet.subject
            if not bookmarks:
                about = about._replace(subject=" ".join(described(pages, subject)))
            title = " ".join((subject.title if bookmarks else pages.level.level.title).split())
            bookmarks.append(Bookmark(title, done, min(1, len(bookmarks))))
            for layout in sheet.parts(before=done, total=total):
                step(index)
                yield layout
                done += layout.pageCollection().pageCount()
            check_sheet(sheet)
            wanted.update(said_by(sheet))

    made = _Layouts(layouts(), number)
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = pages.dpi
    settings.forceVectorOutput = True
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.exportMetadata = False
    result, message = QgsLayoutExporter.exportToPdf(made, str(path), settings)
    if made.error is not None:
        raise made.error
    expect(result, message, pages.level.level.title)
    return Written(done, wanted, _marked(path, about, bookmarks))


def _marked(path: Path, about: About, bookmarks: list[Bookmark]) -> bool:
    """Add what QGIS leaves out; a PDF without it is better than none."""
    try:
        mark_pdf(path, about, bookmarks)
    except ValueError:  # such as UnknownPdf
        return False
    return True


def _emptying(sheets: list[Sheet]) -> Iterator[Sheet]:
    """Yield ``sheets``, and let each go with all that was drawn on it."""
    sheets.reverse()
    while sheets:
        yield sheets.pop()


def _names(pages: LevelPages) -> tuple[str, str]:
    about = pages.project.metadata()
    return about.title(), about.author()


def expect(result: object, message: str, name: str) -> None:
    """Raise unless QGIS says that it could draw ``name``."""
    if result != QgsLayoutExporter.ExportResult.Success:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{name}” could not be drawn: {reason}"),
            name=name,
            reason=message or str(result),
        )
