"""How groups of records look on the owner's map: one colour each, that stays its own."""

from __future__ import annotations

from typing import Callable, Iterable, Mapping, NamedTuple, Sequence

from ..domain.filtering import NOTHING, Grouping
from ..domain.model import Party, Theme
from ..domain.style import KindStyle
from ..domain.words import Phase, RecordKind, Status, Word
from .palette import look_of
from .symbology import group_colours

MOST_GROUPS = 8
"""More groups than this cannot be told apart: what is left over is one group, `OTHERS`."""

OTHERS = "…"
"""The key of all the groups that have no colour of their own."""

NEUTRAL = "#9a9a9a"
_LEFT_OVER = "#5f5f5f"

_PHASES = {Phase.EXPLORE: "#a6cbe8", Phase.CHOOSE: "#3f8ac6", Phase.FOLLOW_UP: "#084081"}
# what is open is blue, what is being agreed yellow to brown, what is agreed green, the rest grey
_STATUSES = {
    Status.NEW: "#b5d3ec",
    Status.EXPLORED: "#5a9fd4",
    Status.COMBINED: "#1f5a99",
    Status.PARKED: "#c9c9c4",
    Status.DROPPED: "#8a8a86",
    Status.CURRENT: "#807dba",
    Status.OUTDATED: "#cbc9e2",
    Status.DRAFT: "#f6e3a1",
    Status.PROPOSED: "#e6b422",
    Status.AGREED_RESERVED: "#a86a00",
    Status.AGREED: "#8fd0b0",
    Status.RUNNING: "#2f9e72",
    Status.DONE: "#00563a",
    Status.STOPPED: "#6f6f6b",
    Status.LAPSED: "#aaaaa5",
    Status.REPLACED: "#dededa",
}


class Group(NamedTuple):
    """A group of records: its key, what it is called, its colour and the shape of its mark.

    ``shape`` is QGIS's name of a marker: of kinds their own, so that colour is not the only sign.
    """

    key: str
    label: str
    colour: str
    shape: str = "circle"


class Naming(NamedTuple):
    """What groups are named and coloured by."""

    parties: Sequence[Party]
    themes: Sequence[Theme]
    style: Mapping[RecordKind, KindStyle]
    language: str
    nothing: str
    """What records without a party, theme or phase are called."""
    others: str


def groups_of(by: Grouping, counts: Mapping[str, int], naming: Naming) -> list[Group]:
    """Return the groups to draw, in their order, for the keys in ``counts`` (with how many each).

    The largest have a colour of their own; `OTHERS` stands for the rest when there is any. A
    group has the same colour whatever others there are.
    """
    known = [group for group in _known(by, naming) if counts.get(group.key)]
    named = {group.key for group in known}
    rest = any(count and key not in named for key, count in counts.items())
    if len(known) > MOST_GROUPS:
        kept = sorted(known, key=lambda group: -counts[group.key])[:MOST_GROUPS]
        known, rest = [group for group in known if group in kept], True
    return [*known, Group(OTHERS, naming.others, _LEFT_OVER)] if rest else known


def _known(by: Grouping, naming: Naming) -> Iterable[Group]:
    return _MAKERS[by](naming)


def _kinds(naming: Naming) -> list[Group]:
    looks = [(kind, look_of(kind, naming.style)) for kind in RecordKind]
    return [
        Group(kind.value, kind.plural(naming.language), look.colour, look.shape)
        for kind, look in looks
    ]


def _parties(naming: Naming) -> list[Group]:
    titles = {party.key: party.name for party in naming.parties}
    return _coloured(titles, {party.key: party.colour for party in naming.parties}, naming)


def _themes(naming: Naming) -> list[Group]:
    return _coloured({theme.key: theme.title for theme in naming.themes}, {}, naming)


def _coloured(
    titles: Mapping[str, str], own: Mapping[str, str | None], naming: Naming
) -> list[Group]:
    """Return groups in the colours that they have on pages too."""
    colours = group_colours(list(titles), own)
    found = [Group(key, title, colours[key]) for key, title in titles.items()]
    return [*found, Group(NOTHING, naming.nothing, NEUTRAL)]


def _words(colours: Mapping[Word, str]) -> Callable[[Naming], list[Group]]:
    def make(naming: Naming) -> list[Group]:
        return [
            *(
                Group(word.value, word.label(naming.language), colour)
                for word, colour in colours.items()
            ),
            Group(NOTHING, naming.nothing, NEUTRAL),
        ]

    return make


_MAKERS: dict[Grouping, Callable[[Naming], list[Group]]] = {
    Grouping.KIND: _kinds,
    Grouping.PARTY: _parties,
    Grouping.THEME: _themes,
    Grouping.PHASE: _words(_PHASES),
    Grouping.STATUS: _words(_STATUSES),
}
