"""What the form of a record offers and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from ..domain.model import Ambition, Participation, Party, Record, Theme
from ..domain.words import Stance


@dataclass(frozen=True)
class Vocabulary:
    """What the kansenkaart offers to choose from."""

    parties: Sequence[Party] = ()
    themes: Sequence[Theme] = ()
    ambitions: Sequence[Ambition] = ()


@dataclass(frozen=True)
class Draft:
    """What the form holds: a record and what belongs to it.

    ``positions`` (party, stance, note) are only those that differ from what was loaded.
    """

    record: Record
    parties: tuple[Participation, ...]
    ambitions: tuple[str, ...]
    positions: tuple[tuple[str, Stance, str | None], ...]
