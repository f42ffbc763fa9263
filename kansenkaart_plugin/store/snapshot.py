"""The Snapshot: everything one audience may see, as an immutable value. The one door out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterator, Mapping, NamedTuple

from ..domain.audience import Audience
from ..domain.model import (
    Ambition,
    FeatureRef,
    Level,
    Link,
    Participation,
    Party,
    Position,
    Progress,
    Record,
    Session,
    Theme,
    Trace,
)
from ..domain.profile import AreaProfile, LayoutProfile
from ..domain.style import KindStyle, LevelStyle
from ..domain.words import RecordKind

KindCounts = Mapping[RecordKind, int]
"""Numbers of distinct records by kind."""


class Feature(NamedTuple):
    """A feature of a level: ``wkb`` and the inner point (x, y) in the kansenkaart's CRS."""

    ref: FeatureRef
    label: str
    parent_key: str | None
    x: float | None
    y: float | None
    wkb: bytes | None
    facts: tuple[object, ...]


@dataclass(frozen=True)
class SnapshotLevel:
    """A level with its features; ``fact_names`` names the ``facts`` of each."""

    level: Level
    fact_names: tuple[str, ...]
    features: tuple[Feature, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Feature]:
        """The features by their key."""
        return {feature.ref.key: feature for feature in self.features}


@dataclass(frozen=True)
class Entry:
    """A record with everything that belongs to it and that may be seen."""

    record: Record
    parties: tuple[Participation, ...] = ()
    links: tuple[Link, ...] = ()
    ambitions: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    traced_by: tuple[Trace, ...] = ()
    positions: tuple[Position, ...] = ()
    progress: tuple[Progress, ...] = ()
    answered: bool = False

    @property
    def whole_area(self) -> bool:
        """Whether the record is about no feature, and so about the whole area."""
        return not self.links


@dataclass(frozen=True)
class Snapshot:
    """What an audience sees of a kansenkaart, numbered (by code) and in order.

    ``as_of`` and ``made_at`` are UTC text; ``crs`` is an authority id such as ``EPSG:28992``.
    """

    title: str
    language: str
    crs: str
    owner: str
    audience: Audience
    as_of: str | None
    made_at: str
    area: AreaProfile | None
    layout: LayoutProfile
    style: Mapping[RecordKind, KindStyle]
    levels: tuple[SnapshotLevel, ...]
    parties: tuple[Party, ...]
    themes: tuple[Theme, ...]
    ambitions: tuple[Ambition, ...]
    sessions: tuple[Session, ...]
    entries: tuple[Entry, ...]
    level_styles: Mapping[str, LevelStyle] = field(default_factory=dict)

    def level(self, key: str) -> SnapshotLevel | None:
        """Return the level called ``key``, or None."""
        return next((item for item in self.levels if item.level.key == key), None)

    @cached_property
    def by_uuid(self) -> Mapping[str, Entry]:
        """The entries by the uuid of their record."""
        return {entry.record.uuid: entry for entry in self.entries}

    @cached_property
    def party_names(self) -> Mapping[str, str]:
        """The names of the parties by key."""
        return {party.key: party.name for party in self.parties}

    @cached_property
    def theme_titles(self) -> Mapping[str, str]:
        """The titles of the themes by key."""
        return {theme.key: theme.title for theme in self.themes}

    @cached_property
    def contains_secret(self) -> bool:
        """Whether the owner sees secret records here, so that every page must say so."""
        return any(entry.record.visibility.value == "secret" for entry in self.entries)

    def whole_area(self) -> tuple[Entry, ...]:
        """Return the records about the whole area."""
        return tuple(entry for entry in self.entries if entry.whole_area)

    def at_level(self, key: str) -> tuple[Entry, ...]:
        """Return the records that are about features of the level ``key``."""
        return tuple(
            entry
            for entry in self.entries
            if any(link.feature.level == key for link in entry.links)
        )

    @cached_property
    def direct_counts(self) -> Mapping[FeatureRef, KindCounts]:
        """Per feature, the distinct records that name it, by kind; loose links do not count."""
        return _counted(self._pairs())

    @cached_property
    def rolled_up_counts(self) -> Mapping[FeatureRef, KindCounts]:
        """Per feature, the distinct records about it or about what lies in it, by kind."""
        parents = self._parents()
        seen: set[tuple[FeatureRef, str]] = set()

        def pairs() -> Iterator[tuple[FeatureRef, RecordKind]]:
            for entry in self.entries:
                for link in entry.links:
                    feature: FeatureRef | None = None if link.loose else link.feature
                    while feature is not None and (feature, entry.record.uuid) not in seen:
                        seen.add((feature, entry.record.uuid))
                        yield feature, entry.record.kind
                        feature = parents.get(feature)

        return _counted(pairs())

    def _pairs(self) -> Iterator[tuple[FeatureRef, RecordKind]]:
        for entry in self.entries:
            for link in entry.links:
                if not link.loose:
                    yield link.feature, entry.record.kind

    def _parents(self) -> dict[FeatureRef, FeatureRef]:
        return {
            feature.ref: FeatureRef(item.level.parent, feature.parent_key)
            for item in self.levels
            if item.level.parent
            for feature in item.features
            if feature.parent_key
        }


def _counted(pairs: Iterator[tuple[FeatureRef, RecordKind]]) -> dict[FeatureRef, KindCounts]:
    counts: dict[FeatureRef, dict[RecordKind, int]] = defaultdict(lambda: defaultdict(int))
    for feature, kind in pairs:
        counts[feature][kind] += 1
    return {feature: dict(kinds) for feature, kinds in counts.items()}
