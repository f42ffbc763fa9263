"""The intake table: an empty spreadsheet with drop-downs, for others to write their wishes in."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import NamedTuple, Sequence

from ..domain.sentence import QT_TRANSLATE_NOOP, Translator
from ..domain.words import (
    PRIORITIES,
    STATUSES,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Visibility,
)
from ..store import Snapshot, Withheld, deliver
from .record_columns import DATES, join_list
from .sheets import Choices, Form, Sheet
from .tables import TableError
from .xlsx_writer import write_xlsx

ROWS = 2000
"""How many rows of the table have drop-downs."""

MOST_FEATURES = 5000
"""Levels with more features are not listed: nobody looks one up there."""

KINDS = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY, RecordKind.FACT)
"""What others can write down; an agreement is made by parties together."""

_DUTCH = {
    "kind": "soort",
    "title": "titel",
    "description": "toelichting",
    "parties": "partijen",
    "theme": "thema",
    "features": "gebieden",
    "ambitions": "ambities",
    "phase": "fase",
    "status": "status",
    "visibility": "zichtbaarheid",
    "priority": "prioriteit",
    "source_kind": "soort bron",
    "source": "bron",
    "source_date": "datum bron",
}
_WIDTHS = (11, 44, 44, 26, 22, 26, 22, 18, 16, 16, 12, 14, 24, 14)


class _Column(NamedTuple):
    """A column: what it offers, whether nothing else may be typed, and what it says of itself."""

    name: str
    offered: Sequence[str]
    strict: bool
    prompt: str


def write_intake_table(
    snapshot: Snapshot, path: Path, withheld: Withheld, translate: Translator
) -> Path:
    """Write an empty table of records to the xlsx file at ``path``, in words of ``translate``.

    What it offers to choose from are the parties, themes, ambitions and features of ``snapshot``.

    Raises:
        TableError: its name does not end in .xlsx.
        NotDelivered: it cannot be written.
    """
    if path.suffix.lower() != ".xlsx":
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{path}” is no intake table; give it a name that ends in .xlsx."
            ),
            path=path,
        )
    sheets = _sheets(snapshot, translate)
    return deliver(lambda product: write_xlsx(product, sheets), path, withheld)


def _sheets(snapshot: Snapshot, translate: Translator) -> list[Sheet]:
    columns = _columns(snapshot, translate)
    lists = translate(QT_TRANSLATE_NOOP("Kansenkaart", "Choices"))
    headings = [_heading(column.name, translate) for column in columns]
    named = [f"{lists}: {heading}" for heading in headings]  # not alike: no rows are read of it
    choices = tuple(
        Choices(lists, place, len(column.offered), column.strict, column.prompt)
        for place, column in enumerate(columns, start=1)
    )
    longest = max(len(column.offered) for column in columns)
    offered = [
        [column.offered[row] if row < len(column.offered) else "" for column in columns]
        for row in range(longest)
    ]
    table = translate(QT_TRANSLATE_NOOP("Kansenkaart", "Contributions"))
    explained = translate(QT_TRANSLATE_NOOP("Kansenkaart", "Explanation"))
    features = translate(QT_TRANSLATE_NOOP("Kansenkaart", "Places"))
    days = tuple(place for place, column in enumerate(columns, start=1) if column.name in DATES)
    return [
        Sheet(table, [headings], Form(_WIDTHS, choices, ROWS, wrapped=True, days=days)),
        Sheet(explained, _explanation(snapshot, columns, translate), Form((24, 90), wrapped=True)),
        Sheet(features, _places(snapshot, translate), Form((34, 44, 24))),
        Sheet(lists, [named, *offered], Form(_WIDTHS, hidden=True)),
    ]


def _heading(name: str, translate: Translator) -> str:
    text = _DUTCH[name] if translate.language.startswith("nl") else name.replace("_", " ")
    return text.capitalize()


def _columns(snapshot: Snapshot, translate: Translator) -> list[_Column]:
    language = translate.language
    dutch = language.startswith("nl")
    statuses = dict.fromkeys(chain.from_iterable(STATUSES[kind] for kind in KINDS))
    submitter = Role.SUBMITTER.label(language)
    parties = [f"{join_list([party.name])}: {submitter}" for party in snapshot.parties]
    return [
        _Column("kind", [kind.label(language) for kind in KINDS], True, ""),
        _Column(
            "title",
            (),
            False,
            translate(QT_TRANSLATE_NOOP("Kansenkaart", "What it is about, in one sentence.")),
        ),
        _Column("description", (), False, ""),
        _Column(
            "parties",
            parties,
            False,
            translate(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "Choose who says it. Several: type them with a comma between."
                )
            ),
        ),
        _Column("theme", [theme.title for theme in snapshot.themes], True, ""),
        _Column(
            "features",
            (),
            False,
            translate(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Copy from the sheet with places; several with a comma between. Empty: it is"
                    " about the whole area.",
                )
            ),
        ),
        _Column("ambitions", [ambition.title for ambition in snapshot.ambitions], False, ""),
        _Column("phase", [phase.label(language) for phase in Phase], True, ""),
        _Column("status", [status.label(language) for status in statuses], True, ""),
        _Column("visibility", [word.label(language) for word in Visibility], True, ""),
        _Column("priority", [both[dutch] for both in PRIORITIES.values()], True, ""),
        _Column("source_kind", [kind.label(language) for kind in SourceKind], True, ""),
        _Column("source", (), False, ""),
        _Column(
            "source_date",
            (),
            False,
            translate(QT_TRANSLATE_NOOP("Kansenkaart", "A date as 2026-11-23.")),
        ),
    ]


def _explanation(
    snapshot: Snapshot, columns: Sequence[_Column], translate: Translator
) -> list[list[str]]:
    """Return a short text and, by column, what may be filled in."""
    rows = [
        [snapshot.title, ""],
        [
            "",
            translate(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Write one wish, need, opportunity or fact on each row of the first sheet; a"
                    " kind and a title are enough. Leave empty what you do not know. Do not change"
                    " the headings. Send the file back to who gave it to you.",
                )
            ),
        ],
        [
            "",
            translate(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Without a visibility a row is internal: only the parties see it.",
                )
            ),
        ],
        ["", ""],
    ]
    for column in columns:
        offered = ", ".join(column.offered) if len(column.offered) <= 30 else ""
        told = [part for part in (column.prompt, offered) if part]
        rows.append([_heading(column.name, translate), "\n".join(told)])
    return rows


def _places(snapshot: Snapshot, translate: Translator) -> list[list[str]]:
    """Return how the features of the levels are named in the column of features."""
    rows = [
        [
            _heading("features", translate),
            translate(QT_TRANSLATE_NOOP("Kansenkaart", "Name")),
            translate(QT_TRANSLATE_NOOP("Kansenkaart", "Level")),
        ]
    ]
    for level in snapshot.levels:
        if len(level.features) <= MOST_FEATURES:
            rows += (
                [join_list([str(feature.ref)]), feature.label, level.level.title]
                for feature in level.features
            )
    return rows
