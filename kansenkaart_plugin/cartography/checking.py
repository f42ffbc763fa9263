"""Whether a product says what it was asked to say, looked up after it was written."""

from __future__ import annotations

import re
from collections import Counter
from typing import Iterable

from ..domain.audience import RESERVED
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..store.snapshot import Entry
from ..store.unpacked import Part
from . import wording
from .sheet import Sheet

_BLANK = re.compile(r"\s+")


class Disagreement(KansenkaartError):
    """Map, list and Snapshot do not agree; nothing was made."""


def check_sheet(sheet: Sheet) -> None:
    """Raise unless list and markers of a finished ``sheet`` are those of its records.

    Every record of the subject and about the whole area is listed once, and every one with a
    place is marked on the map.
    """
    own = [entry.record.code for entry in sheet.subject.entries]
    general = [entry.record.code for entry in sheet.snapshot.whole_area()]
    known = {*own, *general}
    listed = [code for code in sheet.listed if code in known]
    if sorted(set(listed)) != sorted(listed) or not set(own) <= set(listed):
        raise _disagreement(sheet, set(own) ^ set(listed))
    if sheet.subject.feature is None and set(listed) != known:
        raise _disagreement(sheet, known ^ set(listed))
    marked = {
        tag.text
        for placement in sheet.placements
        for group in (*placement.groups, *placement.unplaced)
        for tag, _ in group.tags
    }
    placed = {entry.record.code for entry in sheet.subject.entries if _has_place(sheet, entry)}
    if marked != placed:
        raise _disagreement(sheet, marked ^ placed)


def _has_place(sheet: Sheet, entry: Entry) -> bool:
    level, only = sheet.level, sheet.subject.key
    for link in entry.links:
        ref = link.feature
        if ref.level != level.level.key or only not in (None, ref.key):
            continue
        feature = None if link.loose else level.by_key.get(ref.key)
        x, y = (feature.x, feature.y) if feature is not None else (link.x, link.y)
        if x is not None and y is not None:
            return True
    return False


def _disagreement(sheet: Sheet, codes: Iterable[str]) -> Disagreement:
    return Disagreement(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{title}” was not made: its map and its list do not agree on {codes}. Please report"
            " this.",
        ),
        title=wording.short(sheet.subject.title),
        codes=", ".join(sorted(codes)) or "?",
    )


def said_by(sheet: Sheet) -> set[str]:
    """Return what a file with this ``sheet`` has to say: codes, counts of kinds, the audience.

    Not the name of a party: it may be in any script, and be read back in other signs.
    """
    snapshot, entries = sheet.snapshot, sheet.subject.entries
    kinds = Counter(entry.record.kind for entry in entries)
    said = {wording.counted(kind, count, snapshot.language) for kind, count in kinds.items()}
    if snapshot.audience.name in RESERVED:
        said.add(wording.audience(snapshot))
    return said | {entry.record.code for entry in entries}


def check_said(parts: Iterable[Part], wanted: set[str]) -> None:
    """Raise unless the texts in ``parts`` of a product hold every ``wanted`` text."""
    said = _bare("".join(part for part in parts if isinstance(part, str)))
    missing = [text for text in wanted if _bare(text) not in said]
    if missing:
        raise Disagreement(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The pdf was not made: read back, it lacks {texts}. Please report this.",
            ),
            texts=", ".join(sorted(missing)),
        )


def _bare(text: str) -> str:
    return _BLANK.sub("", text)
