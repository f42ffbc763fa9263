"""Rows copied from a spreadsheet, as text with tabs between the cells."""

from __future__ import annotations

import re

from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import RecordKind
from .record_columns import column_of
from .tables import Table, TableError, TableRow

WITHOUT_HEADINGS = ("title", "parties", "theme", "status")
"""What stands in the columns of rows that were copied without their headings."""

LIMIT = 5_000
"""How many rows are pasted at once; a larger table is imported as a file."""


_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_END = re.compile(r"[\t\n]|\Z")


def read_pasted(text: str, kind: RecordKind) -> Table:
    """Return the table in ``text``; its first row may name the columns.

    A row that says no kind is of ``kind``. Rows are numbered as they were copied, from 1.

    Raises:
        TableError: nothing is in it, there are too many rows, or more columns than are known.
    """
    lines = [[cell.strip() for cell in line] for line in _cells(text.replace("\x00", ""))]
    while lines and not any(lines[-1]):
        lines.pop()
    if not any(map(any, lines)):
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "There are no rows on the clipboard; copy them in the spreadsheet and try again.",
            )
        )
    if len(lines) > LIMIT:
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "{count} rows are too many to paste; save them as xlsx or csv and import that.",
            ),
            count=len(lines),
        )
    headed = _is_heading(lines[0])
    columns = tuple(lines[0]) if headed else _usual_columns(lines)
    while columns and not columns[-1]:
        columns = columns[:-1]
    wide = len(columns)
    there = [column_of(name) for name in columns]
    if "kind" not in there:
        columns, there = (*columns, "kind"), [*there, "kind"]
    place = there.index("kind")
    rows = []
    for number, cells in enumerate(lines[headed:], start=1 + headed):
        own = [*cells[:wide], *[""] * (len(columns) - len(cells[:wide]))]
        named = any(cell for name, cell in zip(there, own) if name in ("uuid", "code"))
        if any(cells):
            own[place] = own[place] or ("" if named else kind.value)
            rows.append(TableRow(number, columns, own, tuple(filter(None, cells[wide:]))))
    return Table(columns, rows)


def _cells(text: str) -> list[list[str]]:
    """Return the cells of each line.

    Spreadsheets put a cell between quotes only when a tab or the end of a line is in it. Other
    quotes are somebody's words: taken for more they would swallow the rows below.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines: list[list[str]] = [[]]
    place = 0
    while place <= len(text):
        quoted = _QUOTED.match(text, place)
        if quoted and re.search(r"[\t\n]", quoted[1]):
            cell, place = quoted[1].replace('""', '"'), quoted.end()
        else:
            end = next(_END.finditer(text, place)).start()
            cell, place = text[place:end], end
        lines[-1].append(cell)
        if text[place : place + 1] == "\n":
            lines.append([])
        place += 1
    return lines


def _is_heading(cells: list[str]) -> bool:
    """Whether a row names columns: no record is called “titel” or “code”."""
    return bool({"title", "code", "uuid"} & {column_of(cell) for cell in cells})


def _usual_columns(lines: list[list[str]]) -> tuple[str, ...]:
    width = max(map(len, lines))
    if width > len(WITHOUT_HEADINGS):
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "The rows have {count} columns and no headings; copy the row with the headings too"
                " (title, kind, theme …).",
            ),
            count=width,
        )
    return WITHOUT_HEADINGS[:width]
