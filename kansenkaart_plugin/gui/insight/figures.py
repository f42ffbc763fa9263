"""What the overview asks of the records in memory: figures, each with the records behind it."""

from __future__ import annotations

from itertools import chain
from typing import Iterable, Mapping, NamedTuple, Optional, Tuple

from ...domain.attention import ENDED, SOON_DAYS
from ...domain.filtering import NOTHING, RecordFilter
from ...domain.words import OPEN_KINDS, RecordKind, Status
from ...store import Catalogue, Overview, Row, overview

Uuids = Tuple[str, ...]


class Gap(NamedTuple):
    """Something that is missing or due: ``count`` of the ``total`` that there are of its sort."""

    name: str
    count: int
    total: int
    records: Uuids


class PartyShare(NamedTuple):
    """What waits for an answer with a party, and the agreements that it leads, does or funds."""

    key: str
    waiting: Uuids
    agreements: Uuids


class OpenAmbition(NamedTuple):
    """An ambition without an agreement, and the records that contribute to it."""

    title: str
    records: Uuids


class Figures(NamedTuple):
    """Everything the overview shows.

    ``parties`` are in the order of the profile, what has none last (`NOTHING`); ``agreements`` is
    how many there are in all; ``by_year`` holds them by party and year (None: no date), ``years``
    those that occur.
    """

    gaps: Tuple[Gap, ...]
    parties: Tuple[PartyShare, ...]
    agreements: int
    years: Tuple[Optional[int], ...]
    by_year: Mapping[Tuple[str, Optional[int]], Uuids]
    ambitions: Tuple[OpenAmbition, ...]


def read_figures(catalogue: Catalogue, wanted: RecordFilter) -> Figures:
    """Return the figures of the records that pass ``wanted``, on the day that is looked at."""
    found = overview(catalogue, catalogue.today, SOON_DAYS, wanted)
    rows = catalogue.all(wanted)
    titles = {item.key: item.title for item in catalogue.kansenkaart.queries.ambitions()}
    ambitions = _open_ambitions(found, rows, titles)
    years = {year for _, year in found.agreements}
    return Figures(
        _gaps(found, rows, ambitions, len(titles)),
        _shares(found, [party.key for party in catalogue.kansenkaart.queries.parties()]),
        len(_once(found.agreements.values())),
        tuple(sorted(years, key=lambda year: (year is None, year or 0))),
        found.agreements,
        ambitions,
    )


def _open_ambitions(
    found: Overview, rows: Iterable[Row], titles: Mapping[str, str]
) -> Tuple[OpenAmbition, ...]:
    records: dict[str, list[str]] = {key: [] for key in found.ambitions}
    for row in rows:
        for key in row.ambitions:
            if key in records:
                records[key].append(row.uuid)
    return tuple(OpenAmbition(titles[key], tuple(uuids)) for key, uuids in records.items())


def _gaps(
    found: Overview, rows: Iterable[Row], ambitions: Tuple[OpenAmbition, ...], every: int
) -> Tuple[Gap, ...]:
    asked = sum(row.kind in OPEN_KINDS and row.status is not Status.DROPPED for row in rows)
    going = sum(row.kind is RecordKind.AGREEMENT and row.status not in ENDED for row in rows)
    waiting = _once(found.waiting.values())
    contributing = _once(ambition.records for ambition in ambitions)
    return (
        Gap("waiting", len(waiting), asked, waiting),
        Gap("ambitions", len(ambitions), every, contributing),
        *(
            Gap(name, len(uuids), going, uuids)
            for name, uuids in (
                ("lead", found.without_lead),
                ("date", found.without_date),
                ("target", found.without_target),
                ("overdue", found.overdue),
                ("soon", found.due_soon),
            )
        ),
    )


def _shares(found: Overview, keys: list[str]) -> Tuple[PartyShare, ...]:
    met = {*found.waiting, *(key for key, _ in found.agreements)}
    keys = [*keys, *sorted(met - {*keys, NOTHING})]  # the last ones left the profile
    keys += [NOTHING] if NOTHING in met else []
    agreements: dict[str, list[str]] = {key: [] for key in keys}
    for (key, _), uuids in found.agreements.items():
        agreements[key] += uuids
    return tuple(
        PartyShare(key, found.waiting.get(key, ()), tuple(agreements[key])) for key in keys
    )


def _once(groups: Iterable[Uuids]) -> Uuids:
    return tuple(dict.fromkeys(chain.from_iterable(groups)))
