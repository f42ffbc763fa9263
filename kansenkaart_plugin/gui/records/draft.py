"""What the form of a record offers and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from ...domain.conflict import Version
from ...domain.model import Ambition, FeatureRef, Participation, Party, Record, Theme
from ...domain.words import Stance
from .relations import Tie


@dataclass(frozen=True)
class Vocabulary:
    """What the kansenkaart offers to choose from."""

    parties: Sequence[Party] = ()
    themes: Sequence[Theme] = ()
    ambitions: Sequence[Ambition] = ()


@dataclass(frozen=True)
class Draft:
    """What the form holds: a record and what belongs to it.

    ``positions`` (party, stance, note) are only those that differ from what was loaded;
    ``features`` are what a record in the file is about: a new one takes the selection.
    """

    record: Record
    parties: tuple[Participation, ...]
    ambitions: tuple[str, ...]
    positions: tuple[tuple[str, Stance, str | None], ...]
    features: tuple[FeatureRef, ...]
    ties: tuple[Tie, ...]

    @property
    def version(self) -> Version:
        """What is saved of it over what was read."""
        parts = (self.features, self.parties, self.ambitions)
        return Version(self.record, *map(frozenset, parts))
