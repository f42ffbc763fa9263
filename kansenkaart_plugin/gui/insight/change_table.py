"""What changed between two moments: asked in a worker, told on a page, written as a table."""

from __future__ import annotations

from pathlib import Path
from typing import Iterable, Iterator, NamedTuple, Optional, Sequence, Tuple

from ...cartography.language import interface_translator
from ...domain.alteration import Alteration, AlterationKind
from ...domain.audience import Audience
from ...domain.sentence import QT_TRANSLATE_NOOP, Translator
from ...intake.record_columns import MARK
from ...intake.tables import check_kind, write_table
from ...store import Kansenkaart, RecordChange, deliver
from .page import Passage
from .words import LONGEST_VALUE, told, values_of

SECRET = "GEHEIM"
"""The mark on whatever may hold secret records."""

_COLUMNS = (
    QT_TRANSLATE_NOOP("Kansenkaart", "code"),
    QT_TRANSLATE_NOOP("Kansenkaart", "kind"),
    QT_TRANSLATE_NOOP("Kansenkaart", "title"),
    QT_TRANSLATE_NOOP("Kansenkaart", "what happened"),
    QT_TRANSLATE_NOOP("Kansenkaart", "field"),
    QT_TRANSLATE_NOOP("Kansenkaart", "was"),
    QT_TRANSLATE_NOOP("Kansenkaart", "is"),
)


class Asked(NamedTuple):
    """For whom is asked, and between which moments (UTC text; ``until`` None is now)."""

    audience: str
    since: str
    until: Optional[str]


class Answer(NamedTuple):
    """What changed; with ``more`` these are only the first records.

    ``is_secret`` when the owner sees secret records among it or beside it.
    """

    asked: Asked
    changes: Tuple[RecordChange, ...]
    more: bool
    is_secret: bool


def read_changes(opened: Kansenkaart, asked: Asked, most: int | None) -> Answer:
    """Return what changed, of at most so many records; runs in a worker."""
    audience, since, until = Audience(asked.audience), asked.since, asked.until
    found = opened.changes(audience, since, until, None if most is None else most + 1)
    more = most is not None and len(found) > most
    is_secret = audience.is_owner and opened.was_secret(since)
    return Answer(asked, found[:most], more, is_secret)


def passages(changes: Iterable[RecordChange]) -> Iterator[Passage]:
    """Yield what the page shows: a record that is there leads to its list."""
    translate = interface_translator()
    for change in changes:
        there = change.kind is not AlterationKind.REMOVED
        yield Passage(
            " ".join(change.title.split())[:LONGEST_VALUE],
            change.kind.label(translate.language),
            [told(one, change.kind, translate, LONGEST_VALUE) for one in change.alterations],
            change.code,
            change.uuid if there else "",
        )


def write_changes(opened: Kansenkaart, asked: Asked, path: Path) -> Path:
    """Write all that changed to the csv, xlsx or ods file at ``path``; runs in a worker.

    Raises:
        TableError: its name ends otherwise, or a text is too long for a spreadsheet.
        NotDelivered: it cannot be written, or its check failed; nothing was made.
    """
    check_kind(path)
    answer = read_changes(opened, asked, None)
    audience = Audience(asked.audience)
    first, last = (opened.withheld(audience, moment) for moment in (asked.since, asked.until))
    translate = interface_translator()
    mark = [SECRET] if answer.is_secret else []
    columns = [translate(column) for column in _COLUMNS] + ([MARK] if mark else [])
    rows = [[*row, *mark] for change in answer.changes for row in _rows(change, translate)]
    sheet = translate(QT_TRANSLATE_NOOP("Kansenkaart", "changes"))
    return deliver(lambda product: write_table(product, columns, {sheet: rows}), path, first & last)


def _rows(change: RecordChange, translate: Translator) -> Iterator[Sequence[str]]:
    language = translate.language
    head = (change.code, change.record_kind.label(language), change.title)
    what = change.kind.label(language)
    if not change.alterations:
        yield (*head, what, "", "", "")
    for one in change.alterations:
        yield (*head, what, *_cells(one, translate))


def _cells(one: Alteration, translate: Translator) -> tuple[str, str, str]:
    was, now = ("; ".join(values_of(shown, translate, None)) for shown in (one.old, one.new))
    return one.field.label(translate.language), was, now
