"""OpenDocument's ods as texts: dates as ISO text, numbers as they are shown."""

from __future__ import annotations

import re
import zipfile
from itertools import groupby
from pathlib import Path
from typing import Iterable, Iterator, Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from ..domain.text import legible
from .limits import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT
from .packed_xml import elements, write_part

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


class _Sheet:
    """The rows of a sheet; empty ones wait until a row that is not empty comes after them."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._waiting = 0

    def add(self, cells: list[str], times: int) -> None:
        if len(self.rows) + self._waiting + times > ROW_LIMIT + 1000:
            raise ValueError("too many rows")
        if not any(cells):
            self._waiting += times
            return
        self.rows.extend([] for _ in range(self._waiting))
        self._waiting = 0
        self.rows.extend([cells] * times)


def read_ods(archive: zipfile.ZipFile) -> dict[str, list[list[str]]]:
    """Return the sheets, each its rows of texts.

    Raises:
        ValueError, KeyError, ParseError: it is no proper ods.
    """
    sheets: dict[str, _Sheet] = {}
    sheet = _Sheet()
    for event, element in elements(archive, "content.xml", "start", "end"):
        if event == "start" and element.tag == f"{_TABLE}table":
            sheet = sheets.setdefault(element.get(f"{_TABLE}name", ""), _Sheet())
        elif event == "end" and element.tag == f"{_TABLE}table-row":
            times = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
            sheet.add(_cells(element), times)
            element.clear()
    return {name: sheet.rows for name, sheet in sheets.items()}


def _cells(row: ElementTree.Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in _CELLS:
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells.extend([_cell(cell)] * min(times, COLUMN_LIMIT - len(cells)))
    return cells


def _cell(cell: ElementTree.Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "").partition("T00:00:00")[0]
    shown = "\n".join(_line(part) for part in cell.findall(f"{_TEXT}p"))
    if kind == "float":
        return _number(shown, cell.get(f"{_OFFICE}value", ""))
    return shown


def _number(shown: str, value: str) -> str:
    """Return the number as it is shown (``0344001``, ``1,5``), or its value when rounded."""
    try:
        exact = float(shown.replace(",", ".")) == float(value)
    except ValueError:
        exact = False
    return shown if exact else value


def _line(element: ElementTree.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), CELL_LIMIT))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        else:
            parts.append(_line(child))
        parts.append(child.tail or "")
    return "".join(parts)


def write_ods(path: Path, sheets: Sequence[tuple[str, Iterable[Sequence[str]]]]) -> None:
    """Write ``sheets`` (names with rows of texts) as ods; every cell is a text."""
    manifest = (
        f'<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        # first and not packed, so that the kind of file can be seen from its first bytes
        archive.writestr(zipfile.ZipInfo("mimetype", (2020, 1, 1, 0, 0, 0)), _KIND)
        write_part(archive, "content.xml", _written(sheets))
        write_part(archive, "META-INF/manifest.xml", [manifest])


def _written(sheets: Sequence[tuple[str, Iterable[Sequence[str]]]]) -> Iterator[str]:
    yield (
        f'<office:document-content xmlns:office="{_OFFICE[1:-1]}" xmlns:table="{_TABLE[1:-1]}"'
        f' xmlns:text="{_TEXT[1:-1]}" office:version="1.2"><office:body><office:spreadsheet>'
    )
    for name, rows in sheets:
        yield f'<table:table table:name="{escape(name)}">'
        for row in rows:
            yield f"<table:table-row>{''.join(_written_cells(row))}</table:table-row>"
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


_SPACES = re.compile(r"^ | {2,}| $")


def _written_cells(row: Sequence[str]) -> Iterator[str]:
    """Yield the cells of a row; empty ones beside each other are one element."""
    for empty, cells in groupby(row, key=lambda cell: not cell):
        if empty:
            yield f'<table:table-cell table:number-columns-repeated="{len(list(cells))}"/>'
        else:
            yield from map(_written_cell, cells)


def _written_cell(cell: str) -> str:
    cell = legible(cell)
    lines = "".join(f"<text:p>{_written_line(line)}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _written_line(line: str) -> str:
    spaced = _SPACES.sub(lambda match: f'<text:s text:c="{len(match[0])}"/>', escape(line))
    return spaced.replace("\t", "<text:tab/>")
