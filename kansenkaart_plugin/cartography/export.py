"""Layouts to files: pdf, png or svg, each through `deliver`, on the calling thread."""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator

from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsAbstractLayoutIterator,
    QgsFeedback,
    QgsLayoutExporter,
    QgsPrintLayout,
)

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..store import Withheld, deliver
from ..store.opening import no_collecting
from ..store.snapshot import Snapshot
from .layout import LevelPages, level_of
from .sheet import Sheet

FORMATS = ("pdf", "png", "svg")
_LARGEST = 32_000  # pixels on a side: more than this QImage cannot hold


@dataclass(frozen=True)
class ExportOptions:
    """What to export; what is None is the profile's.

    ``levels`` empty means all; ``dpi`` counts for png and for pictures in a pdf; ``assets`` is
    the folder in which a relative logo is found.
    """

    levels: tuple[str, ...] = ()
    format: str = "pdf"
    paper: str | None = None
    orientation: str | None = None
    dpi: int | None = None
    per_feature: bool = False
    set: str = "level"
    template: str | None = None
    assets: Path | None = None


def export_layouts(
    snapshot: Snapshot,
    withheld: Withheld,
    options: ExportOptions,
    folder: Path,
    name: str,
    feedback: QgsFeedback,
    tell: Callable[[Sentence], None] = lambda sentence: None,
) -> list[Path]:
    """Export the pages of each level to ``folder`` and return the files, in order.

    ``tell`` is called with what of the profile could not be used, and why.

    Raises:
        KansenkaartError: an option cannot be met, or it was cancelled; a file that was made
            before that is whole.
    """
    _check(options)
    keys = options.levels or tuple(item.level.key for item in snapshot.levels)
    for key in keys:
        level_of(snapshot, key)
    files: list[Path] = []
    told = _unused(snapshot)
    for index, key in enumerate(keys):
        progress = _Progress(feedback, index, len(keys))
        progress.step(0, 1)
        pages = LevelPages(
            snapshot,
            key,
            options.paper,
            options.orientation,
            options.dpi,
            options.assets,
            options.format == "svg",
        )
        told += pages.told
        stem = Path(folder) / f"{name}-{key}"
        make = _export_pdf if options.format == "pdf" else _export_pictures
        files += make(pages, stem, options, withheld, progress)
    feedback.setProgress(100)
    for sentence in dict.fromkeys(told):
        tell(sentence)
    return files


def _unused(snapshot: Snapshot) -> list[Sentence]:
    if not snapshot.layout.template:
        return []
    text = QT_TRANSLATE_NOOP(
        "Kansenkaart",
        "The template “{name}” of the profile is not used: templates are not available yet.",
    )
    return [Sentence(text, name=snapshot.layout.template)]


def safe_name(key: str) -> str:
    """Return a feature's key as a part of a file name that every system takes."""
    safe = re.sub(r"[^\w.-]+", "_", key, flags=re.UNICODE).strip("._")
    return safe[:80] or "_"


class _Progress:
    """Progress per page of one level, and the check for Cancel."""

    def __init__(self, feedback: QgsFeedback, index: int, total: int) -> None:
        self._feedback, self._index, self._total = feedback, index, total

    def step(self, done: int, of: int) -> None:
        if self._feedback.isCanceled():
            raise KansenkaartError(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "Cancelled; the files that were ready are whole, no more came."
                )
            )
        self._feedback.setProgress(100 * (self._index + done / max(of, 1)) / self._total)


def _check(options: ExportOptions) -> None:
    if options.set != "level":
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "The set “{set}” is not available yet; choose “level”."
            ),
            set=options.set,
        )
    if options.template:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "Templates are not available yet; leave the template empty."
            )
        )
    if options.format not in FORMATS:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{value}” must be one of: {choices}"),
            value=options.format,
            choices=", ".join(FORMATS),
        )


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


def _subjects(pages: LevelPages, options: ExportOptions) -> list[str | None]:
    """Return what there are pages of: the whole level (None), then features by their keys."""
    return [None, *(pages.features_with_records() if options.per_feature else ())]


def _sheet(pages: LevelPages, key: str | None) -> Sheet:
    return pages.main() if key is None else pages.feature(key)


def _export_pdf(
    pages: LevelPages,
    stem: Path,
    options: ExportOptions,
    withheld: Withheld,
    progress: _Progress,
) -> list[Path]:
    keys = _subjects(pages, options)

    def parts() -> Iterator[QgsPrintLayout]:
        for index, key in enumerate(keys):
            for part in _sheet(pages, key).parts():
                progress.step(index, len(keys))
                yield part

    def build(path: Path) -> None:
        layouts = _Layouts(parts(), len(keys))
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = pages.dpi
        settings.forceVectorOutput = True
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        settings.exportMetadata = False
        result, message = QgsLayoutExporter.exportToPdf(layouts, str(path), settings)
        if layouts.error is not None:
            raise layouts.error
        _expect(result, message, stem.name)
        _sign_pdf(path, pages)

    return [deliver(build, stem.with_name(stem.name + ".pdf"), withheld)]


def _sign_pdf(path: Path, pages: LevelPages) -> None:
    about = pages.project.metadata()
    data = gdal.OpenEx(str(path), gdal.OF_RASTER | gdal.OF_UPDATE)
    if data is not None:
        data.SetMetadataItem("TITLE", about.title())
        data.SetMetadataItem("AUTHOR", about.author())
        data.SetMetadataItem("CREATOR", "Kansenkaart")
        data.FlushCache()
        del data


def _expect(result: object, message: str, name: str) -> None:
    if result != QgsLayoutExporter.ExportResult.Success:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{name}” could not be drawn: {reason}"),
            name=name,
            reason=message or str(result),
        )


def _export_pictures(
    pages: LevelPages,
    stem: Path,
    options: ExportOptions,
    withheld: Withheld,
    progress: _Progress,
) -> list[Path]:
    keys = _subjects(pages, options)
    files: list[Path] = []
    taken: set[str] = {stem.name.casefold()}
    draw = _pngs if options.format == "png" else _svgs
    for index, key in enumerate(keys):
        progress.step(index, len(keys))
        base = stem.name if key is None else _unique(f"{stem.name}-{safe_name(key)}", taken)
        number = 0
        for part in _sheet(pages, key).parts():
            for build in draw(part, pages, base):
                progress.step(index, len(keys))
                number += 1
                name = base if number == 1 else _unique(f"{base}-{number}", taken)
                path = stem.with_name(f"{name}.{options.format}")
                files.append(deliver(build, path, withheld))
    return files


def _unique(name: str, taken: set[str]) -> str:
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name}_{number}"
    taken.add(found.casefold())
    return found


def _pngs(layout: QgsPrintLayout, pages: LevelPages, name: str) -> Iterator[Callable[[Path], None]]:
    exporter = QgsLayoutExporter(layout)
    longest = max(pages.page.width, pages.page.height) / 25.4
    dpi = min(pages.dpi, int(_LARGEST / longest))
    about = pages.project.metadata()
    for number in range(layout.pageCollection().pageCount()):

        def build(path: Path, number: int = number) -> None:
            image = exporter.renderPageToImage(number, dpi=dpi)
            image.setText("Title", about.title())
            image.setText("Author", about.author())
            if image.isNull() or not image.save(str(path), "PNG", 80):
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


def _svgs(layout: QgsPrintLayout, pages: LevelPages, name: str) -> Iterator[Callable[[Path], None]]:
    """QGIS writes all pages at once: into a folder of our own, from which each is delivered."""
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.dpi = pages.dpi
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.forceVectorOutput = True
    settings.exportMetadata = False
    with tempfile.TemporaryDirectory() as workplace:
        first = Path(workplace, "page.svg")
        _expect(QgsLayoutExporter(layout).exportToSvg(str(first), settings), "", name)
        for number in range(1, layout.pageCollection().pageCount() + 1):
            source = first if number == 1 else Path(workplace, f"page_{number}.svg")
            yield lambda path, source=source: _copy(source, path)  # type: ignore[misc]


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
