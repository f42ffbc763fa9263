"""What a layout is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from ..store.snapshot import Entry, Feature
from .extent import View


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
