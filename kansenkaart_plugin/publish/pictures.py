"""The map pictures of a document and what they show, in words made of the data."""

from __future__ import annotations

from typing import Callable, NamedTuple, Optional, Sequence

from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import RecordKind
from ..store.snapshot import Entry, SnapshotLevel
from .document import Picture
from .voice import Voice


class View(NamedTuple):
    """What a picture shows: a level with ``entries``, or only the features of one of them.

    ``width`` and ``height`` are mm on paper.
    """

    level: SnapshotLevel
    entries: tuple[Entry, ...]
    close: bool
    width: float
    height: float


Draw = Callable[[View], Optional[bytes]]
"""Draws a view as PNG; None when there is nothing to draw."""

WIDTH = 160.0
HEIGHT = 112.0
SMALL_HEIGHT = 72.0


def level_picture(voice: Voice, draw: Draw, level: SnapshotLevel, number: int) -> Picture | None:
    """Return the map of a level, or None when there is nothing to draw."""
    entries = voice.snapshot.at_level(level.level.key)
    png = draw(View(level, entries, False, WIDTH, HEIGHT))
    if png is None:
        return None
    caption = voice.say(
        QT_TRANSLATE_NOOP("Kansenkaart", "Map {number}. {level}: {counts}"),
        number=number,
        level=level.level.title,
        counts=counts(voice, entries),
    )
    return Picture(png, WIDTH, HEIGHT, described(voice, level, entries), caption)


def record_picture(voice: Voice, draw: Draw, entry: Entry) -> Picture | None:
    """Return the map of what one record is about, or None when that is the whole area."""
    linked = {link.feature.level for link in entry.links}
    level = next((item for item in voice.snapshot.levels if item.level.key in linked), None)
    png = draw(View(level, (entry,), True, WIDTH, SMALL_HEIGHT)) if level else None
    if level is None or png is None:
        return None
    text = voice.say(
        QT_TRANSLATE_NOOP("Kansenkaart", "{record} on the map: {places}"),
        record=entry.record.code,
        places="; ".join(voice.places(entry)),
    )
    return Picture(png, WIDTH, SMALL_HEIGHT, text, text)


def counts(voice: Voice, entries: Sequence[Entry]) -> str:
    """Return how many of each kind there are, in words."""
    numbers = {kind: sum(e.record.kind is kind for e in entries) for kind in RecordKind}
    parts = [voice.counted(kind, number) for kind, number in numbers.items() if number]
    return voice.listed(parts) or voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "no records"))


def described(voice: Voice, level: SnapshotLevel, entries: Sequence[Entry]) -> str:
    """Return what the map of a level shows, for who does not see it."""
    totals = {
        ref: sum(kinds.values())
        for ref, kinds in voice.snapshot.direct_counts.items()
        if ref.level == level.level.key
    }
    text = voice.say(
        QT_TRANSLATE_NOOP("Kansenkaart", "Map of the level {level}: {counts}."),
        level=level.level.title.lower(),
        counts=counts(voice, entries),
    )
    if not totals:
        return text
    text += " " + voice.say(
        QT_TRANSLATE_NOOP("Kansenkaart", "{number} of {total} features have records."),
        number=len(totals),
        total=len(level.features),
    )
    most = max(totals.values())
    names = [level.by_key[ref.key].label for ref, number in totals.items() if number == most]
    if len(totals) > 1 and len(names) <= 3:
        text += " " + voice.say(
            QT_TRANSLATE_NOOP("Kansenkaart", "Most are about {names} ({number})."),
            names=voice.listed(sorted(names)),
            number=most,
        )
    return text
