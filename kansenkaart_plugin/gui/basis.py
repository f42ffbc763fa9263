"""What docks know of the open file without asking, and what is said when it is not there."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..domain.profile import Profile
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..store import CannotOpen, Kansenkaart
from .records.draft import Vocabulary


class Basis(NamedTuple):
    """What the docks know of the file without asking."""

    profile: Profile
    vocabulary: Vocabulary


def read_basis(opened: Kansenkaart) -> Basis:
    """Read what docks know of ``opened``."""
    profile, queries = opened.profile, opened.queries
    vocabulary = Vocabulary(queries.parties(), profile.themes, queries.ambitions())
    return Basis(profile, vocabulary)


def gone(path: Path) -> CannotOpen:
    """Return what is said when the file at ``path`` is not there any more."""
    return CannotOpen(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” is not there any more, so nothing can be saved; put it back, or open it"
            " where it is now. What you typed stays in the form.",
        ),
        path=path,
    )
