"""Reading and writing tables of text. Nothing is guessed: ``0344001`` stays what it is."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Iterable, Mapping, NamedTuple, Sequence, Union

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from .limits import CELL_LIMIT, FILE_LIMIT
from .record_columns import DATES, NUMBERS, column_of, join_list, split_list
from .sheets import Cell, Form, Sheet
from .spreadsheet import read_spreadsheet, write_spreadsheet

KINDS = (".csv", ".xlsx", ".ods")
"""How the name of a table ends."""

LONG_LISTS = "features"
"""The sheet with the lists of features that are too long for a cell."""

SEE_SHEET = "(sheet features)"
"""What stands in the cell of such a list."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class TableError(KansenkaartError):
    """A table cannot be read as a whole."""


RowNumber = Union[int, str]
"""A row as a spreadsheet counts (the header is row 1): 3, or wens!3 where there are more sheets."""

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{0,6}[1-9])?")
"""A text that a spreadsheet gives back as it was when it is a number there."""
_FIRST_DAY = date(1906, 1, 1)
"""Before it a number is read as a year, or spreadsheets do not agree on what day it is."""
_WIDTHS = {"title": 48, "description": 60, "features": 30, "parties": 30, "uuid": 12, "code": 8}
_USUAL_WIDTH = 16


class TableRow(NamedTuple):
    """A row of a table, with its number."""

    number: RowNumber
    columns: tuple[str, ...]
    cells: list[str]
    loose: tuple[str, ...] = ()
    """What stands in cells that have no heading."""

    @property
    def values(self) -> dict[str, str]:
        """The cells by the names of their columns."""
        return dict(zip(self.columns, self.cells))


class Table(NamedTuple):
    """A table: its column names as written, and its rows by those names."""

    columns: tuple[str, ...]
    rows: list[TableRow]


def read_table(path: Path) -> Table:
    """Return the table in the file at ``path``: csv (UTF-8, comma or semicolon), xlsx or ods.

    Raises:
        TableError: it is missing, too large, of another kind, or not UTF-8.
    """
    try:
        check_kind(path)
        if path.stat().st_size > FILE_LIMIT:
            raise TableError(
                QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” is larger than 500 MB; split it."),
                path=path,
            )
        if path.suffix.lower() in (".xlsx", ".ods"):
            return _from_sheets(path)
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{path}” is not UTF-8; save it as “CSV UTF-8” and try again."
            ),
            path=path,
        ) from error
    except OSError as error:
        raise TableError(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” is not there or cannot be read."), path=path
        ) from error
    return _parse_csv(text, path)


def check_kind(path: Path) -> None:
    """Raise `TableError` when the name of ``path`` does not end as that of a table does."""
    if path.suffix.lower() not in KINDS:
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{path}” is no table; give one whose name ends in {kinds}."
            ),
            path=path,
            kinds=KINDS,
        )


def _from_sheets(path: Path) -> Table:
    """Return the rows of the first sheet and of all that have its headings.

    Lists too long for a cell come from the sheet ``features``.
    """
    sheets = read_spreadsheet(path)
    first = next(iter(sheets.values()), [])
    columns = _columns(first[0]) if first else ()
    if not any(columns):
        raise _empty(path)
    alike = {
        name: lines for name, lines in sheets.items() if lines and _columns(lines[0]) == columns
    }
    rows = [
        _row(number if len(alike) == 1 else f"{name}!{number}", columns, cells)
        for name, lines in alike.items()
        for number, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
    _fill_long_lists(rows, sheets.get(LONG_LISTS, [])[1:], path)
    return Table(columns, rows)


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the headings, without the empty cells after the last."""
    columns = [cell.strip() for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    return tuple(columns)


def _row(number: RowNumber, columns: tuple[str, ...], cells: Sequence[str]) -> TableRow:
    own = [*cells[: len(columns)], *[""] * (len(columns) - len(cells))]
    loose = [cell for name, cell in zip(columns, own) if not name]
    loose.extend(cells[len(columns) :])
    return TableRow(number, columns, own, tuple(cell for cell in loose if cell.strip()))


def _fill_long_lists(rows: list[TableRow], lines: list[list[str]], path: Path) -> None:
    lists: dict[str, list[str]] = {}
    for cells in lines:
        if len(cells) > 2:
            for name in {cells[0], cells[1]} - {""}:
                lists.setdefault(name, []).append(cells[2])
    for row in rows:
        for place, column in enumerate(row.columns):
            if row.cells[place] == SEE_SHEET and column_of(column) == LONG_LISTS:
                name = row.values.get("uuid") or row.values.get("code") or ""
                if name not in lists:
                    raise TableError(
                        QT_TRANSLATE_NOOP(
                            "Kansenkaart",
                            "“{path}”: the features of row {number} are not in the sheet"
                            " “{sheet}”.",
                        ),
                        path=path,
                        number=row.number,
                        sheet=LONG_LISTS,
                    )
                row.cells[place] = join_list(lists[name])


def _parse_csv(text: str, path: Path) -> Table:
    csv.field_size_limit(FILE_LIMIT)
    text = text.replace("\x00", "")
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = ";" if first.count(";") >= first.count(",") and ";" in first else ","
    # strict: a quote that is never closed would swallow the rest of the table
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: tuple[str, ...] | None = None
    rows = []
    number = 0
    try:
        for number, cells in enumerate(lines, start=1):
            if columns is None:
                columns = _columns(cells)
            elif any(cell.strip() for cell in cells):
                rows.append(_row(number, columns, [*map(_unguarded, cells)]))
    except csv.Error as error:
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{path}”: row {number} cannot be read, its quotes do not match; save the table"
                " anew and try again.",
            ),
            path=path,
            number=number + 1,
        ) from error
    if not columns or not any(columns):
        raise _empty(path)
    return Table(columns, rows)


def _empty(path: Path) -> TableError:
    return TableError(
        QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” is empty; its first row names the columns."),
        path=path,
    )


def write_table(
    path: Path, columns: Sequence[str], sheets: Mapping[str, Iterable[Sequence[str]]]
) -> None:
    """Write a csv, xlsx or ods file that no spreadsheet takes a formula from.

    ``sheets`` are rows by the name of their sheet; a csv has them all, one after the other. In
    xlsx and ods headings stay in sight, days and numbers are typed and all else is text. In csv
    every cell is in quotes, and one that begins as a formula gets an apostrophe before it (OWASP,
    CSV injection), which `read_table` takes away.

    Raises:
        TableError: the name has another ending, or a text is too long for a spreadsheet.
    """
    check_kind(path)
    if path.suffix.lower() != ".csv":
        write_spreadsheet(path, _sheets(columns, sheets))
        return
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(columns)
        for rows in sheets.values():
            writer.writerows([_guarded(cell) for cell in row] for row in rows)


def _sheets(columns: Sequence[str], sheets: Mapping[str, Iterable[Sequence[str]]]) -> list[Sheet]:
    form = Form(tuple(_WIDTHS.get(name, _USUAL_WIDTH) for name in columns))
    written, lists = [], []
    for name, rows in sheets.items():
        main, long = _split_long_lists(columns, rows)
        cells = [[_typed(column, cell) for column, cell in zip(columns, row)] for row in main]
        written.append(Sheet(name, [columns, *cells], form))
        lists.extend(long)
    if lists:
        written.append(Sheet(LONG_LISTS, [("uuid", "code", "feature"), *lists], Form((12, 8, 30))))
    return written


def _typed(column: str, text: str) -> Cell:
    """Return ``text`` as a day or a number when that is what reads back as the same text."""
    if column in NUMBERS and _NUMBER.fullmatch(text):
        return Decimal(text)
    if column in DATES and len(text) == len("2026-01-31"):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        return day if day >= _FIRST_DAY else text
    return text


def _split_long_lists(
    columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> tuple[list[Sequence[str]], list[Sequence[str]]]:
    """Return the rows with lists of features too long for a cell taken out, and those."""
    main: list[Sequence[str]] = []
    long: list[Sequence[str]] = []
    for row in rows:
        if max(map(len, row), default=0) > CELL_LIMIT:
            cells = dict(zip(columns, row))
            listed = cells.get("features", "")
            name = (cells.get("uuid", ""), cells.get("code", ""))
            if len(listed) > CELL_LIMIT and any(name):
                long.extend((*name, part) for part in split_list(listed))
                cells["features"] = SEE_SHEET
            _refuse_long(cells)
            row = list(cells.values())
        main.append(row)
    return main, long


def _refuse_long(cells: dict[str, str]) -> None:
    for column, cell in cells.items():
        if len(cell) > CELL_LIMIT:
            raise TableError(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "{code}: the text in “{column}” is too long for a spreadsheet; export to csv.",
                ),
                code=cells.get("code", ""),
                column=column,
            )


def _guarded(cell: str) -> str:
    unquoted = cell.lstrip("'")
    return f"'{cell}" if unquoted.startswith(_FORMULA_STARTS) else cell


def _unguarded(cell: str) -> str:
    unquoted = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and unquoted.startswith(_FORMULA_STARTS) else cell
