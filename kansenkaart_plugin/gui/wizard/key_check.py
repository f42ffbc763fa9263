"""Proves, in a worker, that the keys of the chosen levels name every feature once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable, Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsTask,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...cartography.language import interface_translator
from ...domain.profile import LevelProfile
from ...domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ...intake.columns import Plan
from ...intake.level_table import LevelJob, count_keys, read_keys
from ...intake.report import Cancelled, check_cancelled, first_of
from ...intake.sources import SourceFault, open_source, place_source
from ...store.collecting import in_worker
from .sources import must_be_copied, source_of

_EACH = 1000


@dataclass(frozen=True)
class KeyQuestion:
    """A level to be checked. ``copied`` holds its features when they are to be copied first.

    ``area`` are the keys of the project area, when that is in this level. ``misplaced`` says that
    it has no place in the CRS, ``doubts`` what a person should look at.
    """

    title: str
    key: str
    source: str
    copied: Optional[QgsVectorLayerFeatureSource]
    place: int
    merge_parts: bool
    area: tuple[str, ...] = ()
    misplaced: tuple[Sentence, ...] = ()
    doubts: tuple[Sentence, ...] = ()

    @classmethod
    def about(
        cls,
        layer: QgsVectorLayer,
        title: str,
        key: str,
        folder: Path,
        crs: QgsCoordinateReferenceSystem,
        merge_parts: bool,
        area: Sequence[str] = (),
    ) -> KeyQuestion:
        """Ask about ``layer`` with its keys in the field ``key``; for the main thread."""
        misplaced, doubts = (), ()
        try:
            doubts = tuple(place_source(layer, LevelProfile(title, title, layer.name()), crs))
        except SourceFault as error:
            misplaced = (error.sentence,)
        copied = QgsVectorLayerFeatureSource(layer) if must_be_copied(layer) else None
        source = "" if copied else source_of(layer, key, folder)
        place = layer.fields().indexFromName(key)
        return cls(title, key, source, copied, place, merge_parts, tuple(area), misplaced, doubts)


@dataclass
class KeyAnswer:
    """What is wrong and doubtful, as sentences; the features of each level; which have parts."""

    doubts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    with_parts: set[str] = field(default_factory=set)


class KeyCheck(QgsTask):
    """Checks the levels one after the other. `then` gets the answer in the main thread."""

    def __init__(
        self,
        questions: Sequence[KeyQuestion],
        folder: Path,
        then: Callable[[KeyAnswer | None], object],
    ) -> None:
        """Check ``questions``; sources are relative to ``folder``. Cancelled, it answers None."""
        super().__init__("Kansenkaart", QgsTask.Flag.CanCancel | QgsTask.Flag.Hidden)
        self._questions = questions
        self._folder = folder
        self._then = then
        self._answer: KeyAnswer | None = KeyAnswer()

    @in_worker
    def run(self) -> bool:
        """Check, in the worker; what goes wrong becomes a sentence of the level."""
        assert self._answer is not None
        for number, question in enumerate(self._questions, start=1):
            try:
                faults = self._faults(question)
            except Cancelled:
                self._answer = None
                return False
            except KansenkaartError as error:
                faults = [error.sentence]
            except Exception as error:  # may not leave the worker; a person has to know
                faults = [Sentence("{error}", error=repr(error))]
            translate = interface_translator()
            for fault in (*question.misplaced, *faults):
                self._answer.faults.append(f"{question.title}: {fault.text(translate)}")
            self._answer.doubts += [doubt.text(translate) for doubt in question.doubts]
            self.setProgress(100.0 * number / len(self._questions))
        return True

    def _faults(self, question: KeyQuestion) -> list[Sentence]:
        layer, place = None, question.place
        if question.copied is None:
            layer = open_source(question.source, self._folder)
            place = layer.fields().lookupField(question.key)
        level = LevelProfile(
            "level",
            question.title,
            feature_key=question.key,
            merge_parts=True,  # a key that occurs twice is told here, in the words of the wizard
        )
        job = LevelJob(level, layer, Plan(key=place))
        if question.copied is None:
            faults = read_keys(job, self)
        else:
            faults = count_keys(job, self._values(question.copied, place))
        twice = [key for key, count in job.parts.items() if count > 1 and key]
        if twice and not question.merge_parts:
            faults.append(_twice(question, twice))
        if twice:
            self._answer.with_parts.add(question.title)
        missing = [key for key in question.area if key not in job.parts]
        if missing:
            faults.append(_not_there(missing))
        self._answer.counts[question.title] = len(job.parts)
        return faults

    def _values(self, features: QgsVectorLayerFeatureSource, place: int) -> list[object]:
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([place])
        values = []
        for feature in features.getFeatures(request):
            if len(values) % _EACH == 0:
                check_cancelled(self)
            values.append(feature[place])
        return values

    def finished(self, result: bool) -> None:
        """Hand the answer over, in the main thread."""
        del result
        then, self._then, self._questions = self._then, None, ()  # nothing keeps layers alive
        then(self._answer if not self.isCanceled() else None)


def _twice(question: KeyQuestion, keys: list[str]) -> Sentence:
    return Sentence(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "{count} keys occur more than once in “{field}” ({keys}); choose another key field, or"
            " let features with the same key be one.",
        ),
        count=len(keys),
        field=question.key,
        keys=first_of(keys),
    )


def _not_there(keys: list[str]) -> Sentence:
    return Sentence(
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "the project area names features that are not in the source: {keys}"
        ),
        keys=first_of(keys),
    )
