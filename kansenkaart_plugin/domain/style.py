"""How records and levels are drawn, as far as the profile says: its part ``style``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .checked import CheckedMapping
from .sentence import QT_TRANSLATE_NOOP
from .words import RecordKind

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
A_COLOUR = QT_TRANSLATE_NOOP("Kansenkaart", "a colour such as #0072b2")

MANNERS = ("shades", "sizes", "kinds")
"""How a level may show its records: by the shade, by the size of a symbol, by their kind."""

MOST_CLASSES = 4


@dataclass(frozen=True)
class KindStyle:
    """How a kind of record is drawn: ``colour`` as ``#rrggbb``, ``icon`` an SVG file."""

    colour: str | None = None
    icon: str | None = None


@dataclass(frozen=True)
class LevelStyle:
    """How a level is drawn: ``show`` is one of `MANNERS`, ``colour`` that of the most records.

    ``classes`` are the least numbers of records of each class, rising. What is empty is chosen
    by what suits the level.
    """

    show: str = ""
    colour: str | None = None
    classes: tuple[int, ...] = ()


def read_style(reader: CheckedMapping | None) -> dict[RecordKind, KindStyle]:
    """Return the looks of the kinds; ``levels`` in the same mapping is left to its own reader."""
    if reader is None:
        return {}
    styles = {}
    for kind in RecordKind:
        item = reader.mapping(kind.value)
        if item:
            colour = item.matching("colour", COLOUR, A_COLOUR) or None
            styles[kind] = KindStyle(colour, item.text("icon"))
            item.done()
    reader.done()
    return styles


def read_level_styles(
    style: CheckedMapping | None, levels: tuple[str, ...]
) -> dict[str, LevelStyle]:
    """Return the looks of the levels with these keys, from ``levels`` in the part ``style``."""
    reader = style.mapping("levels") if style is not None else None
    if reader is None:
        return {}
    styles = {}
    for key in filter(None, levels):
        item = reader.mapping(key)
        if item is not None:
            styles[key] = LevelStyle(
                show=item.choice("show", MANNERS, ""),
                colour=item.matching("colour", COLOUR, A_COLOUR) or None,
                classes=_read_classes(item),
            )
            item.done()
    reader.done()
    return styles


def _read_classes(reader: CheckedMapping) -> tuple[int, ...]:
    """Return the least numbers of the classes, noting what is no rising row of a few numbers."""
    texts = reader.texts("classes")
    numbers = tuple(int(text) for text in texts if re.fullmatch("[0-9]{1,9}", text))
    rising = all(one < other for one, other in zip((0, *numbers), numbers))
    if len(numbers) != len(texts) or not rising or len(texts) > MOST_CLASSES:
        reader.fault(
            "classes",
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "must be at most {most} whole numbers that rise, such as [1, 5, 20]"
            ),
            most=MOST_CLASSES,
        )
        return ()
    return numbers
