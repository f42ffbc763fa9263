"""What a layout is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from ..store.snapshot import Entry, Feature
from .extent import View, geometry_of


@dataclass(frozen=True)
class Subject:
    """What a layout is about: the records of a whole level, or those of one ``feature``."""

    title: str
    subtitle: str
    entries: Sequence[Entry]
    view: View
    feature: Feature | None = None

    @property
    def key(self) -> str | None:
        """The key of the only feature, if it is one."""
        return self.feature.ref.key if self.feature is not None else None

    def named(self, drawn: bool) -> str:
        """Return the name of the only feature, if there is one that is (not) ``drawn``."""
        here = self.feature is not None and geometry_of(self.feature).isEmpty() != drawn
        return self.title if here else ""
