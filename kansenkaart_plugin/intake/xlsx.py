"""Excel's xlsx read as texts: dates as ISO text, numbers as they were typed."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Iterator, Mapping, NamedTuple, Sequence
from xml.etree import ElementTree

from .limits import COLUMN_LIMIT, ROW_LIMIT
from .packed_xml import ends

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

_GENERAL = "General"
_BUILTIN = {
    # ECMA-376, part 1, 18.8.30; those with a date, and the percentages
    **dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
    9: "0%",
    10: "0.00%",
}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_WHOLE = re.compile(r"-?\d+")
_YEAR = re.compile(r"(19|20)\d\d")
"""What somebody typed in a cell for dates; as a date it would be a day in 1905."""


class _Book(NamedTuple):
    """What cells refer to: shared texts, the number format of each style, day zero."""

    shared: Sequence[str]
    formats: Sequence[str]
    zero: datetime


def read_xlsx(archive: zipfile.ZipFile) -> dict[str, list[list[str]]]:
    """Return the sheets, each its rows of texts.

    Raises:
        ValueError, KeyError, IndexError, ParseError: it is no proper xlsx.
    """
    parts = set(archive.namelist())
    shared = []
    if "xl/sharedStrings.xml" in parts:
        for item in ends(archive, "xl/sharedStrings.xml", f"{_MAIN}si"):
            shared.append(_text(item))
            item.clear()
    formats = _formats(archive) if "xl/styles.xml" in parts else [_GENERAL]
    relations = _relations_of(archive, "xl/_rels/workbook.xml.rels")
    zero, targets = datetime(1899, 12, 30), {}
    for item in ends(archive, "xl/workbook.xml", f"{_MAIN}workbookPr", f"{_MAIN}sheet"):
        if item.tag == f"{_MAIN}sheet":
            targets[item.get("name", "")] = relations[item.get(_REL, "")]
        elif item.get("date1904") in ("1", "true"):
            zero = datetime(1904, 1, 1)
    book = _Book(shared, formats, zero)
    return {name: list(_rows(archive, target, book)) for name, target in targets.items()}


def _relations_of(archive: zipfile.ZipFile, name: str) -> Mapping[str, str]:
    targets = {}
    for item in ends(archive, name, f"{{{_PACKAGE}}}Relationship"):
        target = item.get("Target", "")
        absolute = target.startswith("/")
        targets[item.get("Id", "")] = target.lstrip("/") if absolute else f"xl/{target}"
    return targets


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """Return the number format of every cell style."""
    own: dict[int, str] = {}
    formats: list[str] = []
    tags = (f"{_MAIN}numFmt", f"{_MAIN}cellXfs")
    for item in ends(archive, "xl/styles.xml", *tags):
        if item.tag == tags[0]:
            own[int(item.get("numFmtId", "0"))] = item.get("formatCode", _GENERAL)
        else:
            numbers = [int(style.get("numFmtId", "0")) for style in item]
            formats = [own.get(number, _BUILTIN.get(number, _GENERAL)) for number in numbers]
    return formats


def _rows(archive: zipfile.ZipFile, name: str, book: _Book) -> Iterator[list[str]]:
    last = 0
    for row in ends(archive, name, f"{_MAIN}row"):
        number = int(row.get("r", last + 1))
        if not last < number <= ROW_LIMIT:
            raise ValueError("rows out of order")
        for _ in range(number - last - 1):
            yield []
        last = number
        cells: list[str] = []
        for cell in row.iter(f"{_MAIN}c"):
            place = _column(cell.get("r", "")) if cell.get("r") else len(cells)
            if place >= COLUMN_LIMIT:
                continue
            cells.extend([""] * (place + 1 - len(cells)))
            cells[place] = _cell(cell, book)
        yield cells
        row.clear()


def _column(reference: str) -> int:
    number = 0
    for char in reference:
        if not char.isalpha():
            break
        number = number * 26 + ord(char.upper()) - 64
    return number - 1


def _cell(cell: ElementTree.Element, book: _Book) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return "" if inline is None else _text(inline)
    value = cell.find(f"{_MAIN}v")
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        return book.shared[int(text)]
    if kind == "str":
        return _unescape(text)
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    if kind == "d":
        return text.partition("T00:00:00")[0]
    if kind == "e" or not text:
        return text
    style = int(cell.get("s", "0"))
    return _number(text, book.formats[style] if style < len(book.formats) else _GENERAL, book.zero)


def _number(text: str, pattern: str, zero: datetime) -> str:
    """Return a number as it was typed: a date when its format says so, else its digits.

    A year alone, where a date is asked, stays one.
    A file holds the nearest binary number in 17 digits; what was typed is the shortest that
    reads as the same.
    """
    plain = _LITERAL.sub("", pattern).lower()
    if "y" in plain or "d" in plain:
        if _YEAR.fullmatch(text):
            return text
        return _date(float(text), zero) or text
    if plain and not plain.strip("0") and _WHOLE.fullmatch(text):
        return text.zfill(len(plain))
    if plain.endswith("%"):
        return _digits(Decimal(repr(float(text))) * 100) + "%"
    return text if _WHOLE.fullmatch(text) else _digits(Decimal(repr(float(text))))


def _digits(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _date(serial: float, zero: datetime) -> str | None:
    """Return the day (and time) that is ``serial`` days after ``zero``, or None."""
    if zero.year == 1899 and serial < 60:  # Excel counts a 29 February 1900 that never was
        serial += 1
    try:
        moment = zero + timedelta(seconds=round(serial * 86400))
    except (OverflowError, ValueError):
        return None
    return moment.isoformat().partition("T00:00:00")[0]


def _text(item: ElementTree.Element) -> str:
    """Return the text of a cell with its runs; phonetic readings (rPh) are left out."""
    parts = []
    for child in item:
        if child.tag == f"{_MAIN}t":
            parts.append(child.text or "")
        elif child.tag == f"{_MAIN}r":
            parts.extend(run.text or "" for run in child.iter(f"{_MAIN}t"))
    return _unescape("".join(parts))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
