"""Layouts to files: pdf, png or svg, each through `deliver`, on the calling thread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from qgis.core import QgsFeedback

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..store import Withheld, deliver
from ..store.snapshot import Snapshot
from . import wording
from .checking import check_said
from .describing import text_of
from .layout import LevelPages, level_of
from .pdf_file import Written, write_pdf
from .picture_files import builders
from .pictures import beside
from .sets import SETS, Part, left_out, parts_of
from .sheet import Sheet
from .template import Template, read_template

FORMATS = ("pdf", "png", "svg")

Tell = Callable[[Sentence], None]


def _nobody(sentence: Sentence) -> None:
    del sentence


@dataclass(frozen=True)
class ExportOptions:
    """What to export; what is None is the profile's.

    ``levels`` empty means all; ``dpi`` counts for png and for pictures in a pdf; ``since`` is
    the earlier Snapshot of the same audience to compare with; with ``text`` each file has its
    description beside it as a txt; ``assets`` is the folder in which a relative logo is found.
    """

    levels: tuple[str, ...] = ()
    format: str = "pdf"
    paper: str | None = None
    orientation: str | None = None
    dpi: int | None = None
    per_feature: bool = False
    set: str = "level"
    since: Snapshot | None = None
    text: bool = False
    template: str | None = None
    assets: Path | None = None


def export_layouts(
    snapshot: Snapshot,
    withheld: Withheld,
    options: ExportOptions,
    folder: Path,
    name: str,
    feedback: QgsFeedback,
    tell: Tell = _nobody,
    made: Tell = _nobody,
) -> list[Path]:
    """Export the pages of each level to ``folder`` and return the files, in order.

    ``tell`` is called with what of the profile could not be used, and why; ``made`` with what
    each file holds. With ``options.since``, ``withheld`` is what neither Snapshot may show.

    Raises:
        KansenkaartError: an option cannot be met, or it was cancelled; a file that was made
            before that is whole.
    """
    _check(options)
    keys = options.levels or tuple(item.level.key for item in snapshot.levels)
    for key in keys:
        level_of(snapshot, key)
    parts = parts_of(snapshot, options.set, options.since)
    files: list[Path] = []
    told = _left_out(snapshot, options.set, parts)
    template = template_for(snapshot, options, told)
    turns = [(key, part) for key in keys for part in parts]
    for index, (key, part) in enumerate(turns):
        progress = _Progress(feedback, index, len(turns))
        progress.step(0, 1)
        pages = LevelPages(
            part.snapshot,
            key,
            options.paper,
            options.orientation,
            options.dpi,
            options.assets,
            options.format == "svg",
            part,
            template,
        )
        stem = f"{name}-{key}-{part.key}" if part.key else f"{name}-{key}"
        job = _Job(pages, Path(folder) / stem, options, withheld, progress, made)
        files += job.pdf() if options.format == "pdf" else job.pictures()
        told += pages.told
    feedback.setProgress(100)
    for sentence in dict.fromkeys(told):
        tell(sentence)
    return files


def template_for(
    snapshot: Snapshot, options: ExportOptions, told: list[Sentence]
) -> Template | None:
    """Return the template to fill: the one asked for, or that of the profile, if any.

    Raises:
        KansenkaartError: the one asked for cannot be used; why that of the profile cannot is
            added to ``told``.
    """
    if options.template:
        template = read_template(Path(options.template))
        if options.paper or options.orientation:
            text = QT_TRANSLATE_NOOP(
                "Kansenkaart", "The paper is that of the template “{name}”, not the one asked for."
            )
            told.append(Sentence(text, name=template.name))
    elif snapshot.layout.template:
        name = snapshot.layout.template
        try:
            template = read_template(beside(options.assets, name, (".qpt",)))
        except KansenkaartError as error:
            text = QT_TRANSLATE_NOOP(
                "Kansenkaart", "The template “{name}” of the profile is not used: {reason}"
            )
            told.append(Sentence(text, name=name, reason=error.sentence))
            return None
    else:
        return None
    told += template.told
    return template


def _left_out(snapshot: Snapshot, name: str, parts: list[Part]) -> list[Sentence]:
    names = left_out(snapshot, name, parts)
    if not names:
        return []
    text = QT_TRANSLATE_NOOP("Kansenkaart", "No pages, since there are no records: {names}.")
    return [Sentence(text, names=", ".join(names))]


def safe_name(key: str) -> str:
    """Return a feature's key as a part of a file name that every system takes."""
    safe = re.sub(r"[^\w.-]+", "_", key, flags=re.UNICODE).strip("._")
    return safe[:80] or "_"


class _Progress:
    """Progress per page of one file, and the check for Cancel."""

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
    for value, choices in ((options.format, FORMATS), (options.set, SETS)):
        if value not in choices:
            raise KansenkaartError(
                QT_TRANSLATE_NOOP("Kansenkaart", "“{value}” must be one of: {choices}"),
                value=value,
                choices=", ".join(choices),
            )


@dataclass
class _Job:
    """Makes the files of one level and part."""

    pages: LevelPages
    stem: Path
    options: ExportOptions
    withheld: Withheld
    progress: _Progress
    made: Tell

    def pdf(self) -> list[Path]:
        """Make one pdf with a page for each subject, and its text if asked."""
        subjects = self._subjects()
        written = Written(0, set(), True)

        def step(done: int) -> None:
            self.progress.step(done, 2 * len(subjects))

        def build(path: Path) -> None:
            nonlocal written
            sheets = map(self._sheet, subjects)
            written = write_pdf(path, self.pages, sheets, len(subjects), step)

        target = self.stem.with_name(f"{self.stem.name}.pdf")
        look = lambda parts: check_said(parts, written.wanted)  # noqa: E731
        files = [deliver(build, target, self.withheld, look)]
        self._tell(target, written.pages)
        if not written.marked:
            text = QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{name}” has no bookmarks, and its properties say nothing: QGIS wrote a pdf of a"
                " form that is not known here. Its pages are whole.",
            )
            self.pages.told.append(Sentence(text, name=target.name))
        if self.options.text:
            texts = (text_of(self.pages, self._sheet(key).subject) for key in subjects)
            files.append(self._text(target.stem, "\n\n".join(texts)))
        return files

    def pictures(self) -> list[Path]:
        """Make a picture of each page, and the text of each subject if asked."""
        subjects, ending = self._subjects(), self.options.format
        files: list[Path] = []
        taken: set[str] = set()
        for index, key in enumerate(subjects):
            self.progress.step(index, len(subjects))
            sheet, name = self._sheet(key), self.stem.name
            if key is not None:
                name = f"{name}-{safe_name(key)}"
            base = wording.unique(name, taken)
            number = 0
            for build in builders(ending, sheet, self.pages, base):
                self.progress.step(index, len(subjects))
                number += 1
                name = base if number == 1 else wording.unique(f"{base}-{number}", taken)
                path = self.stem.with_name(f"{name}.{ending}")
                files.append(deliver(build, path, self.withheld))
            self._tell(self.stem.with_name(f"{base}.{ending}"), number)
            if self.options.text:
                files.append(self._text(base, text_of(self.pages, sheet.subject)))
        return files

    def _subjects(self) -> list[str | None]:
        """Return what there are pages of: the whole level (None), then features by keys."""
        features = self.pages.features_with_records() if self.options.per_feature else ()
        return [None, *features]

    def _sheet(self, key: str | None) -> Sheet:
        return self.pages.main() if key is None else self.pages.feature(key)

    def _text(self, name: str, text: str) -> Path:
        path = self.stem.with_name(f"{name}.txt")
        return deliver(lambda product: _write(product, text), path, self.withheld)

    def _tell(self, path: Path, pages: int) -> None:
        snapshot, level = self.pages.snapshot, self.pages.level
        records = len(snapshot.at_level(level.level.key)) + len(snapshot.whole_area())
        text = QT_TRANSLATE_NOOP(
            "Kansenkaart", "{file}: pages {pages}, records {records}; {audience}"
        )
        audience = wording.audience(snapshot)
        self.made(Sentence(text, file=path.name, pages=pages, records=records, audience=audience))


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
