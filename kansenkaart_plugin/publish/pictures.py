"""The map pictures of a document and what they show, in words made of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Optional, Sequence

from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import RecordKind
from ..store.snapshot import Entry, SnapshotLevel
from .document import Block, Paragraph, Picture
from .voice import Voice

if TYPE_CHECKING:
    from ..cartography.map_picture import MapPicture

Draw = Callable[[SnapshotLevel, Optional[Entry], float, float], Optional["MapPicture"]]
"""Draws a level, or of it what one record is about, so many mm wide and at most so high.

None when there is nothing to draw.
"""

WIDTH = 160.0
HEIGHT = 150.0
SMALL_HEIGHT = 72.0


def level_picture(voice: Voice, draw: Draw, level: SnapshotLevel, number: int) -> list[Block]:
    """Return the map of a level and what its letters stand for; nothing without a map."""
    entries = voice.snapshot.at_level(level.level.key)
    caption = voice.say(
        QT_TRANSLATE_NOOP("Kansenkaart", "Map {number}. {level}: {counts}"),
        number=number,
        level=level.level.title,
        counts=counts(voice, entries),
    )
    drawn = draw(level, None, WIDTH, HEIGHT)
    return _with_letters(voice, drawn, described(voice, level, entries), caption)


def record_picture(voice: Voice, draw: Draw, entry: Entry) -> list[Block]:
    """Return the map of what one record is about; nothing when that is the whole area."""
    linked = {link.feature.level for link in entry.links}
    level = next((item for item in voice.snapshot.levels if item.level.key in linked), None)
    if level is None:
        return []
    text = voice.say(
        QT_TRANSLATE_NOOP("Kansenkaart", "{record} on the map: {places}"),
        record=entry.record.code,
        places="; ".join(voice.places(entry)),
    )
    drawn = draw(level, entry, WIDTH, SMALL_HEIGHT)
    return _with_letters(voice, drawn, text, text)


def _with_letters(voice: Voice, drawn: MapPicture | None, alt: str, caption: str) -> list[Block]:
    if drawn is None:
        return []
    picture = Picture(drawn.png, WIDTH, drawn.height, alt, caption)
    if not drawn.collected:
        return [picture]
    heading = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Together at one marker:"))
    letters = [f"{letter} = {', '.join(codes)}" for letter, codes in drawn.collected]
    return [picture, Paragraph("\n".join((heading, *letters)), "small")]


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
