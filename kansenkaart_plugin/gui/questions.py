"""What the docks ask of the file, each a function that runs in a worker."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, Optional, Sequence

from ..cartography.language import interface_translator
from ..domain.rules import ACTIVE, agreement_obstacles
from ..domain.words import RecordKind, Status
from ..store import Kansenkaart
from ..store.queries import LevelCount, ListRow
from .record_model import Names, haystacks

SHOWN_NAMES = 4
"""How many selected features are named before the list of them is cut."""

search_texts = haystacks


class Listing(NamedTuple):
    """The records that a panel asked for.

    ``labels`` are those of the first selected features, ``texts`` what a search looks through.
    """

    rows: list[ListRow]
    labels: dict[str, str]
    names: Names
    texts: Optional[list[str]]


class Counts(NamedTuple):
    """How many features and records there are at each level, and records about the whole area."""

    levels: list[LevelCount]
    whole_area: int


def list_records(
    opened: Kansenkaart,
    *,
    scope: str,
    level: str,
    keys: Sequence[str],
    kinds: Sequence[RecordKind],
    search_in: str | None,
) -> Listing:
    """Return the records of ``kinds`` in ``scope``: ``selection``, ``whole`` or ``all``.

    ``search_in`` is the language of the texts to search through; None makes none.
    """
    queries = opened.queries
    if scope == "all":
        found = queries.list_of_all()
    elif scope == "whole":
        found = queries.list_of_whole_area()
    else:
        found = queries.list_of_features(level, keys) if keys else []
    rows = [row for row in found if row.kind in kinds]
    names = Names(
        {party.key: party.name for party in queries.parties()},
        {theme.key: theme.title for theme in opened.profile.themes},
    )
    labels = queries.labels(level, keys[:SHOWN_NAMES]) if level and keys else {}
    texts = haystacks(rows, names, search_in) if search_in is not None else None
    return Listing(rows, labels, names, texts)


def count_levels(opened: Kansenkaart) -> Counts:
    """Return the counts of all levels."""
    return Counts(opened.queries.levels(), opened.queries.whole_area_count())


def obstacles(opened: Kansenkaart, *, uuid: str, template: str) -> str:
    """Return what stands in the way of an agreement, in the language of the interface.

    The text is empty when nothing does; otherwise ``template`` takes ``code`` and ``obstacles``.
    """
    entry = opened.queries.entries([uuid]).get(uuid)
    if entry is None or entry.record.effective_status in ACTIVE - {Status.AGREED_RESERVED}:
        return ""
    wanted = replace(entry.record, status=Status.AGREED)
    names = {party.key: party.name for party in opened.queries.parties()}
    found = agreement_obstacles(wanted, entry.parties, entry.positions, names)
    texts = [obstacle.text(interface_translator()) for obstacle in found]
    return template.format(code=entry.record.code, obstacles=" ".join(texts)) if texts else ""
