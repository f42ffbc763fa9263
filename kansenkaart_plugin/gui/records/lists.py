"""Which records a list shows, in what order and under which headings: asked of the catalogue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import itemgetter
from typing import Any, Callable, NamedTuple, Optional, Sequence

from ...domain.filtering import NOTHING, Grouping, RecordFilter
from ...domain.model import FeatureRef, Party, Theme
from ...domain.text import searchable
from ...domain.words import STATUSES, Phase, RecordKind, Visibility
from ...store import Catalogue, Row

SHOWN_NAMES = 4
"""How many selected features are named before the list of them is cut."""

_SIMILAR, _ALIKE = 3, 0.6
"""How many similar titles are named, and which part of their words must be shared."""

_TELLING, _FEWEST_WORDS = 4, 2
"""How long a word is that says something, and how many of them a title needs."""

_PIECE = 10_000
"""How many rows are sorted at a time: while Python sorts, the interface waits."""


@dataclass(frozen=True)
class Names:
    """The names that people know parties and themes by, in the order of the kansenkaart."""

    parties: dict[str, str] = field(default_factory=dict)
    themes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, parties: Sequence[Party], themes: Sequence[Theme]) -> Names:
        """Return the names of ``parties`` and ``themes``."""
        return cls(
            {party.key: party.name for party in parties},
            {theme.key: theme.title for theme in themes},
        )

    def of_parties(self, row: Row) -> str:
        """Return the names of the parties of a record, each once."""
        unique = dict.fromkeys(part.party for part in row.parties)
        return ", ".join(self.parties.get(key, key) for key in unique)

    def of_theme(self, row: Row) -> str:
        """Return the title of a record's theme."""
        return self.themes.get(row.theme, row.theme) if row.theme else ""


class Order(NamedTuple):
    """By which column a list is sorted; ``code`` is the order of the catalogue."""

    column: str = "code"
    descending: bool = False


class Group(NamedTuple):
    """Records under one heading; ``key`` is None in a list without groups."""

    key: Optional[str]
    rows: Sequence[Row]


class Listing(NamedTuple):
    """The records that a list shows; ``labels`` are those of the first selected features."""

    groups: Sequence[Group]
    labels: dict[str, str]
    names: Names
    grouping: Grouping | None = None

    def rows(self) -> list[Row]:
        """Return each record once, in order."""
        if len(self.groups) == 1:
            return list(self.groups[0].rows)
        all_rows = chain.from_iterable(group.rows for group in self.groups)
        return list({id(row): row for row in all_rows}.values())


class Wanted(NamedTuple):
    """What a list asks for: the records of ``kinds`` in ``scope`` that pass ``filter``.

    ``scope`` is ``selection`` (``keys`` of the level ``level``), ``whole`` or ``all``.
    """

    scope: str
    level: str
    keys: Sequence[str]
    kinds: Sequence[RecordKind]
    filter: RecordFilter
    below: bool
    grouping: Grouping | None
    order: Order
    names: Names


def list_records(catalogue: Catalogue, wanted: Wanted) -> Listing:
    """Return the records that are ``wanted``."""
    names = wanted.names
    rows = _sorted(_found(catalogue, wanted), wanted.order, names)
    labels: dict[str, str] = {}
    if wanted.level and wanted.keys:
        queries = catalogue.kansenkaart.queries
        labels = queries.labels(wanted.level, wanted.keys[:SHOWN_NAMES])
    if wanted.grouping is None:
        return Listing([Group(None, rows)], labels, names)
    return Listing(_grouped(rows, wanted.grouping, names), labels, names, wanted.grouping)


def find_similar(catalogue: Catalogue, title: str, wanted: RecordFilter) -> list[Row]:
    """Return the ``wanted`` records whose titles share most of their words with ``title``."""
    words = _telling_words(title)
    if len(words) < _FEWEST_WORDS:
        return []
    alike = []
    for row in catalogue.all(wanted):
        other = _telling_words(row.title)
        shared = len(words & other) / max(len(words), len(other), 1)
        if shared >= _ALIKE:
            alike.append((-shared, row))
    return [row for _, row in sorted(alike, key=itemgetter(0))[:_SIMILAR]]


def _telling_words(title: str) -> set[str]:
    return {word for word in searchable(title).split() if len(word) >= _TELLING}


def _found(catalogue: Catalogue, wanted: Wanted) -> Sequence[Row]:
    passing = wanted.filter.kinds
    kinds = tuple(kind for kind in wanted.kinds if not passing or kind in passing)
    if not kinds:
        return []
    narrowed = replace(wanted.filter, kinds=kinds)
    if wanted.scope == "all":
        return catalogue.all(narrowed)
    if wanted.scope == "whole":
        return catalogue.of_whole_area(narrowed)
    features = [FeatureRef(wanted.level, key) for key in wanted.keys]
    return catalogue.of_features(features, narrowed, below=wanted.below) if features else []


def _sorted(rows: Sequence[Row], order: Order, names: Names) -> Sequence[Row]:
    if order.column == "code":
        return rows[::-1] if order.descending else rows
    key = _KEYS[order.column](names)
    pieces = (
        sorted(rows[start : start + _PIECE], key=key, reverse=order.descending)
        for start in range(0, len(rows), _PIECE)
    )
    # what is sorted in pieces is merged at once, and quickly
    return sorted(chain.from_iterable(pieces), key=key, reverse=order.descending)


_PHASES, _VISIBILITIES = list(Phase), list(Visibility)
_PLACES = {word: place for words in STATUSES.values() for place, word in enumerate(words)}


def _by_text(text: Callable[[Row], str | None]) -> Callable[[Row], tuple[bool, str]]:
    """Return a key by a text: records without one come last."""

    def key(row: Row) -> tuple[bool, str]:
        found = text(row)
        return (not found, searchable(found) if found else "")

    return key


_KEYS: dict[str, Callable[[Names], Callable[[Row], Any]]] = {
    "title": lambda _: _by_text(lambda row: row.title),
    "parties": lambda names: _by_text(names.of_parties),
    "theme": lambda names: _by_text(names.of_theme),
    "status": lambda _: lambda row: _PLACES[row.status],
    "traces": lambda _: lambda row: (not row.answered_by, row.answered_by, row.sources),
    "visibility": lambda _: lambda row: _VISIBILITIES.index(row.visibility),
    "phase": lambda _: lambda row: _PHASES.index(row.phase) if row.phase else 9,
    "priority": lambda _: lambda row: row.priority or 9,
    "due": lambda _: lambda row: row.due_date or "~",
    "modified": lambda _: lambda row: row.modified_at,
}


def _grouped(rows: Sequence[Row], by: Grouping, names: Names) -> list[Group]:
    place = Row._fields.index("parties" if by is Grouping.PARTY else by.value)
    # equal values are one object in a catalogue, and hashing costs more than all of the rest
    by_value: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_value[id(row[place])].append(row)
    groups: dict[str, list[Row]] = {}
    mixed = set()
    for some in by_value.values():
        for key in some[0].keys(by):
            if key in groups:
                mixed.add(key)
            groups[key] = groups[key] + some if key in groups else some
    if mixed:  # put together of several values: in the order of the list again
        numbers = {id(row): number for number, row in enumerate(rows)}
        for key in mixed:
            groups[key] = sorted(groups[key], key=lambda row: numbers[id(row)])
    return [Group(key, groups[key]) for key in _in_order(groups, by, names)]


def _in_order(keys: Any, by: Grouping, names: Names) -> list[str]:
    known: Sequence[str] = {
        Grouping.PARTY: list(names.parties),
        Grouping.THEME: list(names.themes),
        Grouping.KIND: [kind.value for kind in RecordKind],
        Grouping.PHASE: [phase.value for phase in Phase],
        Grouping.STATUS: [word.value for word in _PLACES],
    }[by]
    places = {key: place for place, key in enumerate(known)}
    return sorted(keys, key=lambda key: (key == NOTHING, places.get(key, len(places)), key))
