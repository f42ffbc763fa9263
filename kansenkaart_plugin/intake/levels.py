"""From a profile and its sources to a kansenkaart: the first step of all."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator, Sequence

from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsFeedback

from ..domain.profile import SIZE_LIMIT, LevelProfile, Profile, ProfileError, load_profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..store import CannotWrite, FileExists, Kansenkaart
from .columns import drawn_plan, plan_columns
from .level_table import (
    LevelJob,
    ParentIndex,
    read_keys,
    write_level,
)
from .report import Feedback, LevelReport, check_cancelled
from .sources import SourceFault, open_source, place_source

LevelStyle = Callable[[Qgis.GeometryType, int], str]
"""Gives the QML for a level of points, lines or polygons, by its rank (1 is the highest)."""


@dataclass(frozen=True)
class CreateReport:
    """The kansenkaart that was made and what there is to say of each level."""

    path: Path
    levels: tuple[LevelReport, ...]

    def sentences(self) -> list[Sentence]:
        """Return what a person has to know."""
        return [sentence for level in self.levels for sentence in level.sentences()]


def create_kansenkaart(
    profile_path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    by: str,
    feedback: Feedback | None = None,
    style: LevelStyle | None = None,
) -> CreateReport:
    """Make the kansenkaart that the profile describes, at ``output``.

    With ``style`` the levels have a default style in the file, so that QGIS shows them well.

    Raises:
        ProfileError: the profile or one of its sources cannot be used; all faults are named.
        FileExists: ``output`` is there already.
        CannotWrite: the folder of ``output`` cannot be written.
        Cancelled: the user stopped it.
    """
    feedback = feedback or QgsFeedback()
    target = Path(output).absolute()
    refuse_existing(target)
    profile, folder = read_profile(profile_path)
    jobs = plan_levels(profile, folder, feedback)
    with workplace_beside(target) as workplace:
        product = workplace / "kansenkaart.gpkg"
        styles = styles_of(profile, jobs, style)
        reports = build_levels(profile, jobs, product, feedback)
        Kansenkaart.initialise(product, profile, by, styles).close()
        check_cancelled(feedback)
        give_name(product, target)
    feedback.setProgress(100.0)
    return CreateReport(target, tuple(reports))


def styles_of(
    profile: Profile, jobs: Sequence[LevelJob], style: LevelStyle | None
) -> dict[str, str]:
    """Return the default style (QML) of each level that is to be made, by its key."""
    if style is None:
        return {}
    ranks = {level.key: rank for rank, level in enumerate(profile.levels, start=1)}
    return {job.level.key: style(job.kind(), ranks[job.level.key]) for job in jobs}


def read_profile(path: str | os.PathLike[str]) -> tuple[Profile, Path]:
    """Return the profile in the file at ``path`` and the folder that its sources are under.

    Raises:
        ProfileError: it cannot be read or has faults.
    """
    file = Path(path).absolute()
    try:
        if not file.is_file():
            problem = QT_TRANSLATE_NOOP("Kansenkaart", "there is no file “{source}”")
            raise profile_error([Sentence(problem, source=file)])
        if file.stat().st_size > 4 * SIZE_LIMIT:  # four bytes to a character at most
            problem = QT_TRANSLATE_NOOP("Kansenkaart", "it is larger than 1 MB")
            raise profile_error([Sentence(problem)])
        return load_profile(file.read_text("utf-8-sig")), file.parent
    except UnicodeDecodeError as error:
        problem = QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” is no text in UTF-8")
        raise profile_error([Sentence(problem, path=file)]) from error
    except OSError as error:
        problem = QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” cannot be read ({error})")
        raise profile_error([Sentence(problem, path=file, error=error.strerror)]) from error


def profile_error(faults: list[Sentence]) -> ProfileError:
    """Return the error that tells of these faults, each already named with its path."""
    return ProfileError(
        QT_TRANSLATE_NOOP("Kansenkaart", "The profile cannot be used; mend it and try again:"),
        faults,
    )


def at_path(where: str, problem: Sentence) -> Sentence:
    """Return ``problem`` with the path in the profile before it."""
    return Sentence("{where}: {problem}", where=where, problem=problem)


def profile_crs(profile: Profile) -> QgsCoordinateReferenceSystem:
    """Return the CRS of the profile.

    Raises:
        ProfileError: there is no such CRS, or it measures in degrees.
    """
    crs = QgsCoordinateReferenceSystem(profile.crs)
    if not crs.isValid():
        template = QT_TRANSLATE_NOOP("Kansenkaart", "there is no CRS “{crs}”")
    elif crs.isGeographic():  # margins and scales are in metres
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart", "“{crs}” measures in degrees; use one in metres, such as EPSG:28992"
        )
    else:
        return crs
    raise profile_error([at_path("crs", Sentence(template, crs=profile.crs))])


def plan_levels(profile: Profile, folder: Path, feedback: Feedback) -> list[LevelJob]:
    """Open the sources of all levels and check their fields and keys, before anything is made.

    Raises:
        ProfileError: something is wrong; every fault of every level is named.
    """
    crs = profile_crs(profile)
    faults: list[Sentence] = []
    jobs = [
        job
        for number, level in enumerate(profile.levels)
        if (job := plan_level(level, f"levels[{number}]", folder, crs, faults, feedback))
    ]
    if not faults:
        faults.extend(_area_faults(profile, jobs))
    if faults:
        raise profile_error(faults)
    return jobs


def plan_level(
    level: LevelProfile,
    where: str,
    folder: Path,
    crs: QgsCoordinateReferenceSystem,
    faults: list[Sentence],
    feedback: Feedback,
) -> LevelJob | None:
    """Open and check one level, named ``where`` in the profile; add what is wrong to ``faults``."""
    if level.source is None:
        return LevelJob(level, None, drawn_plan())
    before = len(faults)
    try:
        layer = open_source(level.source, folder)
        doubts = place_source(layer, level, crs)
    except SourceFault as error:
        faults.append(at_path(f"{where}.source", error.sentence))
        return None
    plan = plan_columns(
        layer, level, lambda key, problem: faults.append(at_path(f"{where}.{key}", problem))
    )
    job = LevelJob(level, layer, plan, doubts=doubts)
    if plan.key >= 0:
        try:
            problems = read_keys(job, feedback)
        except SourceFault as error:
            faults.append(at_path(f"{where}.source", error.sentence))
        else:
            faults.extend(at_path(f"{where}.feature_key", problem) for problem in problems)
    return job if len(faults) == before else None


def _area_faults(profile: Profile, jobs: list[LevelJob]) -> list[Sentence]:
    if profile.area is None:
        return []
    job = next(job for job in jobs if job.level.key == profile.area.level)
    missing = [key for key in profile.area.keys if key not in job.parts]
    return [
        at_path(
            "area.keys",
            Sentence(
                QT_TRANSLATE_NOOP("Kansenkaart", "the level “{level}” has no feature “{key}”"),
                level=profile.area.level,
                key=key,
            ),
        )
        for key in missing
    ]


def build_levels(
    profile: Profile, jobs: list[LevelJob], path: Path, feedback: Feedback
) -> list[LevelReport]:
    """Write the tables of all levels into the GeoPackage at ``path``.

    Raises:
        KansenkaartError: a table cannot be written, or the user cancelled.
    """
    crs = profile_crs(profile)
    has_children = {job.level.parent for job in jobs}
    indexes: dict[str, ParentIndex] = {}
    total = sum(job.count for job in jobs) or 1
    done = 0
    reports = []
    for job in jobs:
        check_cancelled(feedback)
        index = ParentIndex() if job.level.key in has_children else None
        span = (95.0 * done / total, 95.0 * (done + job.count) / total)
        parents = indexes.get(job.level.parent or "")
        reports.append(write_level(job, path, crs, parents, index, feedback, span))
        done += job.count
        if index is not None:
            indexes[job.level.key] = index
        job.layer = None
    return reports


@contextmanager
def workplace_beside(target: Path) -> Iterator[Path]:
    """Give a folder of its own beside ``target`` to work in; nothing of it stays.

    Raises:
        CannotWrite: no folder can be made there, or the disk is full.
    """
    made = [folder for folder in target.parents if not os.path.lexists(folder)]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workplace = Path(tempfile.mkdtemp(prefix=".kansenkaart-", dir=target.parent))
    except OSError as error:
        raise _cannot_write(target, error) from error
    try:
        yield workplace
    except (OSError, sqlite3.OperationalError, CannotWrite) as error:
        raise _cannot_write(target, error) from error
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
        for folder in made:
            with suppress(OSError):  # it holds something
                folder.rmdir()


def _cannot_write(target: Path, error: Exception) -> CannotWrite:
    """Return what to say of ``target``: whoever waits for it does not know the workplace."""
    reason: object = getattr(error, "strerror", None) or error
    if isinstance(error, CannotWrite):
        reason = error.sentence.values.get("error", error)
    return CannotWrite(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” cannot be written ({error}); nothing was made. Choose another folder or make"
            " room.",
        ),
        path=target,
        error=str(reason),
    )


def refuse_existing(target: Path) -> None:
    """Do nothing when ``target`` is free.

    Raises:
        FileExists: it is not.
    """
    if target.exists() or target.is_symlink():
        raise FileExists(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{path}” is there already and is not overwritten; choose another name.",
            ),
            path=target,
        )


def give_name(product: Path, target: Path) -> None:
    """Give the finished file its name; a file that came there meanwhile stays as it is.

    Raises:
        FileExists: a file of that name is there.
    """
    try:
        os.link(product, target)  # fails when the name is taken, in one step
    except FileExistsError:
        refuse_existing(target)
    except OSError:  # a disk without hard links
        refuse_existing(target)
        os.rename(product, target)
