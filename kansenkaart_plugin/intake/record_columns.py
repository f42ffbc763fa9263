"""The columns of a table of records, and the Dutch names that are read as well."""

from __future__ import annotations

import csv
from typing import Iterable

from ..domain.words import (
    AgreementType,
    Commitment,
    Phase,
    SourceKind,
    Status,
    Visibility,
    Word,
)

TEXTS = (
    "title",
    "description",
    "reason",
    "indicator",
    "target_value",
    "target_unit",
    "reservation",
    "condition",
    "start_date",
    "due_date",
    "source",
    "source_date",
)
WORDS: dict[str, type[Word]] = {
    "phase": Phase,
    "status": Status,
    "visibility": Visibility,
    "agreement_type": AgreementType,
    "commitment": Commitment,
    "source_kind": SourceKind,
}
DATES = ("start_date", "due_date", "source_date")
NUMBERS = ("priority", "target_value")
"""Columns in which a spreadsheet counts; the target may be a text as well."""

MARK = "mark"
"""The column that marks a table with secret records; read back, it says nothing."""

REJECTED_COLUMNS = ("row", "column", "why")
"""What a table of wrong rows says of each, before the row itself."""

IGNORED = frozenset({MARK, *REJECTED_COLUMNS})
"""Columns that we write ourselves and that say nothing when they are read back."""

TRACES = ("answers", "arises_from", "replaces")

COLUMNS = (
    "uuid",
    "code",
    "kind",
    "title",
    "description",
    "theme",
    "phase",
    "status",
    "reason",
    "visibility",
    "priority",
    "parties",
    "positions",
    "features",
    "ambitions",
    "answers",
    "arises_from",
    "replaces",
    "agreement_type",
    "commitment",
    "indicator",
    "target_value",
    "target_unit",
    "reservation",
    "condition",
    "start_date",
    "due_date",
    "source_kind",
    "source",
    "source_date",
    "audience",
)
"""The columns, in the order in which they are written (design, section 6)."""

DUTCH = {
    "soort": "kind",
    "titel": "title",
    "toelichting": "description",
    "omschrijving": "description",
    "thema": "theme",
    "fase": "phase",
    "reden": "reason",
    "zichtbaarheid": "visibility",
    "zicht": "visibility",
    "prioriteit": "priority",
    "partijen": "parties",
    "standpunten": "positions",
    "gebieden": "features",
    "ambities": "ambitions",
    "beantwoordt": "answers",
    "komt voort uit": "arises_from",
    "vervangt": "replaces",
    "soort afspraak": "agreement_type",
    "type afspraak": "agreement_type",
    "hardheid": "commitment",
    "doel": "target_value",
    "streefwaarde": "target_value",
    "eenheid": "target_unit",
    "voorbehoud": "reservation",
    "voorwaarde": "condition",
    "start": "start_date",
    "startdatum": "start_date",
    "gereed": "due_date",
    "einddatum": "due_date",
    "soort bron": "source_kind",
    "bron": "source",
    "datum bron": "source_date",
    "doelgroep": "audience",
}


def column_of(header: str) -> str | None:
    """Return the column that ``header`` names, in English or Dutch, or None."""
    name = header.strip().casefold()
    name = DUTCH.get(name, name.replace(" ", "_"))
    return name if name in COLUMNS or name in IGNORED else None


def split_list(cell: str) -> list[str]:
    """Return the items in ``cell``, separated by commas; one with a comma stands in quotes."""
    if '"' not in cell:
        return [part.strip() for part in cell.split(",") if part.strip()]
    parts = next(csv.reader([cell.replace("\n", " ")], skipinitialspace=True), [])
    return [part.strip() for part in parts if part.strip()]


def join_list(items: Iterable[str]) -> str:
    """Return ``items`` as one cell that `split_list` reads back."""
    return ", ".join(map(quoted, items))


def quoted(item: str) -> str:
    """Return an item of a list, in quotes when it holds a comma or a quote."""
    return '"' + item.replace('"', '""') + '"' if "," in item or '"' in item else item
