"""What long work on levels asks of its caller, and what it has to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence

_NAMED = 10  # how many keys a sentence names


class Feedback(Protocol):
    """What long work needs of a `QgsFeedback`."""

    def setProgress(self, progress: float) -> None:  # noqa: D102
        ...

    def isCanceled(self) -> bool:  # noqa: D102
        ...


class Cancelled(KansenkaartError):
    """The user stopped it; nothing was changed."""


def check_cancelled(feedback: Feedback) -> None:
    """Stop when the user wants to.

    Raises:
        Cancelled: they do.
    """
    if feedback.isCanceled():
        raise Cancelled(QT_TRANSLATE_NOOP("Kansenkaart", "Cancelled; nothing was changed."))


@dataclass
class LevelReport:
    """What was made of a level, and what was mended or left as it was.

    ``doubts`` are sentences about the place of its source.
    """

    key: str
    features: int = 0
    merged: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    without_geometry: list[str] = field(default_factory=list)
    without_parent: list[str] = field(default_factory=list)
    doubts: list[Sentence] = field(default_factory=list)

    def sentences(self) -> list[Sentence]:
        """Return what a person has to know of this level."""
        told = [
            Sentence(
                QT_TRANSLATE_NOOP("Kansenkaart", "Level {level}: {count} features."),
                level=self.key,
                count=self.features,
            )
        ]
        told.extend(self.doubts)
        for keys, template in (
            (
                self.merged,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Level {level}: {count} features were made of several parts: {keys}",
                ),
            ),
            (
                self.repaired,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "Level {level}: {count} geometries were repaired: {keys}"
                ),
            ),
            (
                self.without_geometry,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "Level {level}: {count} features have no geometry: {keys}"
                ),
            ),
            (
                self.without_parent,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "Level {level}: {count} features have no parent: {keys}"
                ),
            ),
        ):
            if keys:
                told.append(
                    Sentence(template, level=self.key, count=len(keys), keys=first_of(keys))
                )
        return told


def first_of(keys: list[str]) -> str:
    """Return the first of ``keys`` as a text, with dots when there are more."""
    return ", ".join(keys[:_NAMED]) + (" …" if len(keys) > _NAMED else "")
