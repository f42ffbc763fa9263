"""OpenDocument's ods read as texts: dates as ISO text, numbers as they are shown."""

from __future__ import annotations

import zipfile
from xml.etree import ElementTree

from .limits import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT
from .packed_xml import elements

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
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
