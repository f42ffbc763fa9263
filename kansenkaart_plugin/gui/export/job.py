"""Making what the dialog asks for: the same functions as the algorithms, one after another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from qgis.core import QgsFeedback, QgsProject

from ...cartography import wording
from ...cartography.export import ExportOptions, Tell, export_layouts
from ...cartography.in_project import add_layouts
from ...cartography.language import interface_translator
from ...cartography.map_picture import MapPicture, MapPictures
from ...domain.audience import OWNER, Audience
from ...domain.moments import end_of_day
from ...domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ...intake.export import export_records
from ...publish.export import export_decisions, export_plan
from ...publish.pictures import Draw
from ...store import Entry, Kansenkaart, Snapshot, SnapshotLevel, Withheld
from .choices import IN_PROJECT, Choices


@dataclass(frozen=True)
class Material:
    """What products are made of; ``total`` is how many records there are for the owner."""

    snapshot: Snapshot
    withheld: Withheld
    then: Snapshot | None
    total: int


def reading(choices: Choices, as_of: str | None) -> Callable[[Kansenkaart], Material]:
    """Return the question for the material of ``choices`` at the moment ``as_of`` (None: now).

    Raises:
        KansenkaartError: the day to compare with is none, or is not before that moment.
    """
    since = end_of_day(choices.since)
    if since and as_of and since >= as_of:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "The day to compare with must be before the reference date."
            )
        )
    audience = Audience(choices.audience)

    def read(kansenkaart: Kansenkaart) -> Material:
        snapshot, then = kansenkaart.snapshot(audience, as_of), None
        withheld = kansenkaart.withheld(audience, as_of)
        if since is not None:
            then = kansenkaart.snapshot(audience, since)
            withheld &= kansenkaart.withheld(audience, since)
        whole = snapshot if audience == OWNER else kansenkaart.snapshot(OWNER, as_of)
        return Material(snapshot, withheld, then, len(whole.entries))

    return read


def options_of(choices: Choices, material: Material, assets: Path) -> ExportOptions:
    """Return how the maps are asked for."""
    return ExportOptions(
        levels=choices.levels,
        format=choices.format,
        paper=choices.paper or None,
        orientation=choices.orientation or None,
        template=choices.template or None,
        per_feature=choices.per_feature,
        set=choices.set,
        since=material.then,
        text=choices.text,
        assets=assets,
    )


@dataclass
class ExportJob:
    """Makes the products of ``choices`` from ``material``, on the main thread.

    ``source`` is the file of the kansenkaart: its name begins that of each product, and the
    profile's pictures lie beside it. ``show`` hears what is being made; ``tell`` what could not
    be used.
    """

    choices: Choices
    material: Material
    source: Path
    feedback: QgsFeedback
    show: Callable[[str], None]
    tell: Tell

    def run(self) -> list[Path]:
        """Return the files that were made.

        Raises:
            KansenkaartError: something could not be made, or it was cancelled; what was made
                before that is whole.
        """
        choices, files = self.choices, []
        jobs = (
            (choices.maps, self._maps),
            (choices.plan, self._plan),
            (choices.decisions, self._decisions),
            (choices.table, self._table),
        )
        for wanted, work in jobs:
            if wanted:
                self._go_on()
                files += work()
        return files

    def _go_on(self) -> None:
        if self.feedback.isCanceled():
            raise KansenkaartError(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "Cancelled; the files that were ready are whole, no more came."
                )
            )

    def _path(self, template: str, ending: str, day: str = "") -> Path:
        name = wording.say(self.material.snapshot, template)
        stem = "-".join(filter(None, (self.source.stem, name, day)))
        self.show(f"{stem}.{ending}")
        return Path(self.choices.folder) / f"{stem}.{ending}"

    def _in_project(self, options: ExportOptions, name: str) -> list[Path]:
        """Add layouts to the open project; return the file with what they draw."""
        material, project = self.material, QgsProject.instance()
        file, names = add_layouts(
            material.snapshot,
            material.withheld,
            options,
            project,
            Path(self.choices.folder),
            name,
            self.feedback,
            self.tell,
        )
        text = QT_TRANSLATE_NOOP(
            "Kansenkaart", "Added to the project (menu Project, Layouts): {names}."
        )
        self.tell(Sentence(text, names=", ".join(names)))
        return [file]

    def _maps(self) -> list[Path]:
        options = options_of(self.choices, self.material, self.source.parent)
        name = self.source.stem
        self.show(name)
        if self.choices.format == IN_PROJECT:
            return self._in_project(options, name)
        return export_layouts(
            self.material.snapshot,
            self.material.withheld,
            options,
            Path(self.choices.folder),
            name,
            self.feedback,
            self.tell,
            lambda sentence: self.show(sentence.text(interface_translator())),
        )

    def _plan(self) -> list[Path]:
        path = self._path(QT_TRANSLATE_NOOP("Kansenkaart", "plan-of-action"), self.choices.document)
        draw = self._drawer(len(self.material.snapshot.levels))
        material = self.material
        return [export_plan(material.snapshot, material.withheld, draw, path, material.then)]

    def _decisions(self) -> list[Path]:
        snapshot = self.material.snapshot
        for session in snapshot.sessions:
            if session.uuid == self.choices.session:
                name = QT_TRANSLATE_NOOP("Kansenkaart", "decisions")
                path = self._path(name, self.choices.document, (session.held_on or "")[:10])
                draw = self._drawer(len(session.agenda))
                withheld = self.material.withheld
                return [export_decisions(snapshot, withheld, draw, path, session)]
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "Choose the session whose decisions are listed.")
        )

    def _table(self) -> list[Path]:
        path = self._path(QT_TRANSLATE_NOOP("Kansenkaart", "records"), self.choices.spreadsheet)
        return [export_records(self.material.snapshot, path, self.material.withheld)]

    def _drawer(self, number: int) -> Draw:
        pictures = MapPictures(self.material.snapshot, self.source.parent)
        done = 0

        def draw(
            level: SnapshotLevel, entry: Entry | None, width: float, height: float
        ) -> MapPicture | None:
            nonlocal done
            self.feedback.setProgress(100 * min(1.0, done / max(1, number)))
            self._go_on()
            done += 1
            return pictures(level, entry, width, height)

        return draw
