"""Reading and writing tables of text. Nothing is guessed: ``0344001`` stays what it is."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Iterable, NamedTuple, Sequence

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError

SIZE_LIMIT = 500_000_000
"""Largest table that is read, in bytes."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class TableError(KansenkaartError):
    """A table cannot be read as a whole."""


class TableRow(NamedTuple):
    """A row with its number as a spreadsheet shows it (the header is row 1)."""

    number: int
    values: dict[str, str]


class Table(NamedTuple):
    """A table: its column names as written, and its rows by those names."""

    columns: tuple[str, ...]
    rows: list[TableRow]


def read_table(path: Path) -> Table:
    """Return the table in the csv file at ``path``: UTF-8, comma or semicolon.

    Raises:
        TableError: it is missing, too large, of another kind, or not UTF-8.
    """
    if path.suffix.lower() != ".csv":
        raise TableError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{path}” is no csv; save the table as csv (UTF-8) and try again."
            ),
            path=path,
        )
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise TableError(
                QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” is larger than 500 MB; split it."),
                path=path,
            )
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


def _parse_csv(text: str, path: Path) -> Table:
    csv.field_size_limit(SIZE_LIMIT)
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = ";" if first.count(";") >= first.count(",") and ";" in first else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns: tuple[str, ...] | None = None
    rows = []
    for number, cells in enumerate(lines, start=1):
        if columns is None:
            columns = tuple(cell.strip() for cell in cells)
        elif any(cell.strip() for cell in cells):
            rows.append(TableRow(number, dict(zip(columns, map(_unguarded, cells)))))
    if not columns or not any(columns):
        raise TableError(
            QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” is empty; its first row names the columns."),
            path=path,
        )
    return Table(columns, rows)


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a csv file that no spreadsheet takes a formula from (OWASP, CSV injection).

    A cell that begins as a formula gets an apostrophe before it, which `read_table` takes away.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", quoting=csv.QUOTE_MINIMAL)
        writer.writerow(columns)
        writer.writerows([_guarded(cell) for cell in row] for row in rows)


def _guarded(cell: str) -> str:
    unquoted = cell.lstrip("'")
    return f"'{cell}" if unquoted.startswith(_FORMULA_STARTS) else cell


def _unguarded(cell: str) -> str:
    unquoted = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and unquoted.startswith(_FORMULA_STARTS) else cell
