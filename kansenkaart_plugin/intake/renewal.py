"""What changes after the start: the profile, and the features of a level."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsCoordinateReferenceSystem, QgsFeedback, QgsGeometry

from ..domain.profile import AreaProfile, LevelProfile, Profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Faults, KansenkaartError, Sentence
from ..store import Kansenkaart, UnknownReference
from .level_table import (
    LevelJob,
    ParentIndex,
    write_level,
)
from .levels import (
    LevelStyle,
    at_path,
    plan_level,
    profile_crs,
    profile_error,
    read_profile,
    styles_of,
)
from .report import Feedback, LevelReport, check_cancelled, first_of


class SourceRefused(Faults):
    """The new source of a level cannot be used; nothing was changed."""


class LevelUpdate(NamedTuple):
    """How many features came, changed and went, which links are loose, and what was mended.

    ``loose`` are the code of the record and the key of the feature that is not there;
    ``area_gone`` the keys of the project area that are not.
    """

    added: int
    changed: int
    removed: int
    loose: tuple[tuple[str, str], ...]
    area_gone: tuple[str, ...]
    report: LevelReport

    def sentences(self) -> list[Sentence]:
        """Return what a person has to know."""
        told = self.report.sentences()
        if self.removed:
            told.append(
                Sentence(
                    QT_TRANSLATE_NOOP("Kansenkaart", "Level {level}: {count} features are gone."),
                    level=self.report.key,
                    count=self.removed,
                )
            )
        told.extend(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "{code}: the link to {feature} is loose; its level has no such feature.",
                ),
                code=code,
                feature=f"{self.report.key}:{key}",
            )
            for code, key in self.loose
        )
        if self.area_gone:
            told.append(
                Sentence(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart",
                        "The project area names features that are gone: {keys}; change area.keys in"
                        " the profile and use “Update profile”.",
                    ),
                    keys=first_of(list(self.area_gone)),
                )
            )
        return told


def update_level(
    kansenkaart: Kansenkaart,
    level: str,
    source: str,
    by: str,
    feedback: Feedback | None = None,
    folder: str | os.PathLike[str] | None = None,
) -> LevelUpdate:
    """Renew the features of ``level`` by key from ``source``, relative to ``folder``.

    No record goes: links to features that are gone stay, and are loose from then on.

    Raises:
        UnknownReference: there is no such level.
        SourceRefused: the source cannot be used; every fault is named.
        Cancelled: the user stopped it; nothing was changed.
    """
    feedback = feedback or QgsFeedback()
    described = _sourced_level(kansenkaart.profile, level)
    crs = profile_crs(kansenkaart.profile)
    job = _plan(replace(described, source=source), Path(folder or "."), crs, feedback)
    parents = _parents_in(kansenkaart, described)
    with tempfile.TemporaryDirectory(prefix="kansenkaart-") as workplace:
        built = Path(workplace) / "level.gpkg"
        report = write_level(job, built, crs, parents, None, feedback, (0.0, 80.0))
        check_cancelled(feedback)
        label = "{level}: features renewed"
        if kansenkaart.profile.language == "nl":
            label = "{level}: gebieden vernieuwd"
        with kansenkaart.change(label.format(level=described.title), by) as change:
            done = change.upkeep.renew_level(level, built, source)
            check_cancelled(feedback)
    feedback.setProgress(100.0)
    area = kansenkaart.profile.area
    keys = area.keys if area and area.level == level else ()
    return LevelUpdate(
        done.added,
        done.changed,
        done.removed,
        tuple(kansenkaart.queries.loose_links(level)),
        tuple(key for key in keys if key not in job.parts),
        report,
    )


def update_profile(
    kansenkaart: Kansenkaart,
    profile_path: str | os.PathLike[str],
    by: str,
    feedback: Feedback | None = None,
    style: LevelStyle | None = None,
) -> tuple[LevelReport, ...]:
    """Make the kansenkaart what the profile now says; return the reports of levels added.

    New levels get their default style from ``style``.
    Features of levels that are there stay as they are: that is for `update_level`.

    Raises:
        ProfileError: the profile, or the source of a new level, cannot be used.
        StillUsed: it leaves out what records still use; each is named.
        Cancelled: the user stopped it; nothing was changed.
    """
    profile, folder = read_profile(profile_path)
    return take_in_profile(kansenkaart, profile, folder, by, feedback, style)


def take_in_profile(
    kansenkaart: Kansenkaart,
    profile: Profile,
    folder: Path,
    by: str,
    feedback: Feedback | None = None,
    style: LevelStyle | None = None,
) -> tuple[LevelReport, ...]:
    """Do what `update_profile` does with a profile whose sources are relative to ``folder``."""
    feedback = feedback or QgsFeedback()
    _refuse_other_shape(kansenkaart.profile, profile)
    with tempfile.TemporaryDirectory(prefix="kansenkaart-") as workplace:
        label = "Profiel gewijzigd" if profile.language == "nl" else "Profile changed"
        there = kansenkaart.queries.level_keys()
        crs = profile_crs(profile)
        jobs: list[LevelJob] = []
        faults: list[Sentence] = []
        for number, level in enumerate(profile.levels):
            if level.key not in there:
                job = plan_level(level, f"levels[{number}]", folder, crs, faults, feedback)
                jobs.extend([job] if job else [])
        if faults:
            raise profile_error(faults)
        styles = styles_of(profile, jobs, style)
        reports, built = _build(kansenkaart, profile, jobs, Path(workplace), feedback)
        with kansenkaart.change(label, by) as change:
            for job in jobs:
                key = job.level.key
                change.upkeep.adopt_level(built, key, profile.language, styles.get(key))
            change.upkeep.set_profile(profile)
            if profile.area:
                keys = change.upkeep.feature_keys(profile.area.level)
                _refuse_missing(profile.area, keys)
            check_cancelled(feedback)
    feedback.setProgress(100.0)
    return tuple(reports)


def _build(
    kansenkaart: Kansenkaart,
    profile: Profile,
    jobs: list[LevelJob],
    workplace: Path,
    feedback: Feedback,
) -> tuple[list[LevelReport], Path]:
    built = workplace / "levels.gpkg"
    crs = profile_crs(profile)
    fresh: dict[str, ParentIndex] = {}
    reports = []
    for number, job in enumerate(jobs):
        index = fresh[job.level.key] = ParentIndex()
        parents = fresh.get(job.level.parent or "") or _parents_in(kansenkaart, job.level)
        span = (80.0 * number / len(jobs), 80.0 * (number + 1) / len(jobs))
        reports.append(write_level(job, built, crs, parents, index, feedback, span))
    return reports, built


def _refuse_other_shape(old: Profile, new: Profile) -> None:
    faults = []
    if new.crs != old.crs:
        faults.append(
            at_path(
                "crs",
                Sentence(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart", "it is {crs} in the kansenkaart and cannot change"
                    ),
                    crs=old.crs,
                ),
            )
        )
    for number, level in enumerate(new.levels):
        before = old.level(level.key)
        if before and before.drawn is not level.drawn:
            faults.append(
                at_path(
                    f"levels[{number}].drawn",
                    Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "cannot change after the start")),
                )
            )
    if faults:
        raise profile_error(faults)


def _sourced_level(profile: Profile, key: str) -> LevelProfile:
    level = profile.level(key)
    if level is None:
        raise UnknownReference(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "There is no level “{level}”; choose one of: {choices}"
            ),
            level=key,
            choices=", ".join(item.key for item in profile.levels),
        )
    if level.drawn:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "The level “{level}” is drawn by hand and has no source to renew."
            ),
            level=key,
        )
    return level


def _plan(
    level: LevelProfile, folder: Path, crs: QgsCoordinateReferenceSystem, feedback: Feedback
) -> LevelJob:
    faults: list[Sentence] = []
    job = plan_level(level, level.key, folder, crs, faults, feedback)
    if job is None:
        raise SourceRefused(
            QT_TRANSLATE_NOOP("Kansenkaart", "The source cannot be used; nothing was changed:"),
            faults,
        )
    return job


def _refuse_missing(area: AreaProfile, keys: set[str]) -> None:
    missing = [key for key in area.keys if key not in keys]
    if missing:
        raise profile_error(
            [
                at_path(
                    "area.keys",
                    Sentence(
                        QT_TRANSLATE_NOOP(
                            "Kansenkaart", "the level “{level}” has no feature “{key}”"
                        ),
                        level=area.level,
                        key=key,
                    ),
                )
                for key in missing
            ]
        )


def _parents_in(kansenkaart: Kansenkaart, level: LevelProfile) -> ParentIndex | None:
    """Return the features of the level above as they are in the file."""
    if not level.parent:
        return None
    index = ParentIndex()
    for key, wkb in kansenkaart.queries.shapes(level.parent):
        geometry = None
        if wkb is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
        index.add(key, geometry)
    return index
