"""Spreadsheets as texts only: reading and writing xlsx and ods with the standard library.

A file from outside is data: no entities, and limits on what is unpacked.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Iterable, Iterator, Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError

CELL_LIMIT = 32_767
"""How many characters a cell of a spreadsheet holds."""

UNPACKED_LIMIT = 1_000_000_000
COLUMN_LIMIT = 1024
ROW_LIMIT = 1_048_576

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIXED = (2020, 1, 1, 0, 0, 0)  # the same table gives the same file
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


class UnreadableSpreadsheet(KansenkaartError):
    """A spreadsheet is damaged, too large, or not what its name says."""


def read_spreadsheet(path: Path) -> dict[str, list[list[str]]]:
    """Return the sheets of the xlsx or ods file at ``path``, each its rows of texts.

    Raises:
        UnreadableSpreadsheet: it is damaged, too large, or no spreadsheet.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                raise _unreadable(path)
            reader = _read_ods if path.suffix.lower() == ".ods" else _read_xlsx
            return reader(archive)
    except (
        zipfile.BadZipFile,
        ElementTree.ParseError,
        KeyError,
        IndexError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
    ) as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> UnreadableSpreadsheet:
    return UnreadableSpreadsheet(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” cannot be read as a spreadsheet; open it, save it anew as xlsx, ods or csv"
            " and try again.",
        ),
        path=path,
    )


def _parse(data: bytes) -> ElementTree.Element:
    if b"\x00" in data[:4] or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("a document type is not allowed")
    return ElementTree.fromstring(data)


# xlsx


def _read_xlsx(archive: zipfile.ZipFile) -> dict[str, list[list[str]]]:
    shared = []
    if "xl/sharedStrings.xml" in archive.namelist():
        root = _parse(archive.read("xl/sharedStrings.xml"))
        shared = [_xlsx_text(item) for item in root.iter(f"{_MAIN}si")]
    targets = {
        item.get("Id"): item.get("Target", "")
        for item in _parse(archive.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = {}
    for sheet in _parse(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_REL)]
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        sheets[sheet.get("name", "")] = list(_xlsx_rows(_parse(archive.read(name)), shared))
    return sheets


def _xlsx_rows(root: ElementTree.Element, shared: list[str]) -> Iterator[list[str]]:
    last = 0
    for row in root.iter(f"{_MAIN}row"):
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
            cells[place] = _xlsx_cell(cell, shared)
        yield cells


def _column(reference: str) -> int:
    number = 0
    for char in reference:
        if not char.isalpha():
            break
        number = number * 26 + ord(char.upper()) - 64
    return number - 1


def _xlsx_cell(cell: ElementTree.Element, shared: list[str]) -> str:
    kind = cell.get("t")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return "" if inline is None else _xlsx_text(inline)
    value = cell.find(f"{_MAIN}v")
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        return shared[int(text)]
    return _unescape(text) if kind == "str" else text


def _xlsx_text(item: ElementTree.Element) -> str:
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


def write_xlsx(path: Path, sheets: Sequence[tuple[str, Iterable[Sequence[str]]]]) -> None:
    """Write ``sheets`` (names with rows of texts) as xlsx; every cell is a text."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        'package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/'
        'workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
        'sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(
            [
                *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
                ("styles", "styles.xml"),
            ]
        ),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN[1:-1]}" xmlns:r="{_REL[1:-3]}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>'
            for n, (name, _) in enumerate(sheets, start=1)
        )
        + "</sheets></workbook>",
        # format 49 is “text”: what is typed into a cell later stays text too
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN[1:-1]}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/>'
        '<xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED), _HEAD + text, zipfile.ZIP_DEFLATED)
        for number, (_, rows) in enumerate(sheets, start=1):
            text = f'<worksheet xmlns="{_MAIN[1:-1]}"><sheetData>{_xlsx_cells(rows)}'
            archive.writestr(
                zipfile.ZipInfo(f"xl/worksheets/sheet{number}.xml", _FIXED),
                f"{_HEAD}{text}</sheetData></worksheet>",
                zipfile.ZIP_DEFLATED,
            )


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    items = "".join(
        f'<Relationship Id="r{n}" Type="{base}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{items}</Relationships>'


def _xlsx_cells(rows: Iterable[Sequence[str]]) -> str:
    lines = []
    for row in rows:
        cells = (
            f'<c t="inlineStr" s="1"><is><t xml:space="preserve">{_xlsx_escape(cell)}</t></is></c>'
            if cell
            else '<c s="1"/>'
            for cell in row
        )
        lines.append(f"<row>{''.join(cells)}</row>")
    return "".join(lines)


def _xlsx_escape(text: str) -> str:
    return escape(_ESCAPED.sub(r"_x005F_x\1_", text) if "_x" in text else text)


# ods


def _read_ods(archive: zipfile.ZipFile) -> dict[str, list[list[str]]]:
    root = _parse(archive.read("content.xml"))
    return {
        table.get(f"{_TABLE}name", ""): list(_ods_rows(table))
        for table in root.iter(f"{_TABLE}table")
    }


def _ods_rows(table: ElementTree.Element) -> Iterator[list[str]]:
    """Yield the rows; empty ones are kept for the count until only empty ones are left."""
    waiting = total = 0
    for row in table.iter(f"{_TABLE}table-row"):
        repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
        cells: list[str] = []
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells.extend([_ods_cell(cell)] * min(times, COLUMN_LIMIT - len(cells)))
        total += repeated
        if total > ROW_LIMIT + 1000:
            raise ValueError("too many rows")
        if not any(cells):
            waiting += repeated
            continue
        for _ in range(waiting):
            yield []
        waiting = 0
        for _ in range(repeated):
            yield cells


def _ods_cell(cell: ElementTree.Element) -> str:
    if cell.get(f"{_OFFICE}value-type") == "date":
        return cell.get(f"{_OFFICE}date-value", "")
    return "\n".join(_ods_text(part) for part in cell.findall(f"{_TEXT}p"))


def _ods_text(element: ElementTree.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), CELL_LIMIT))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        else:
            parts.append(_ods_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def write_ods(path: Path, sheets: Sequence[tuple[str, Iterable[Sequence[str]]]]) -> None:
    """Write ``sheets`` (names with rows of texts) as ods; every cell is a text."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_written, row))}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets
    )
    content = (
        f'{_HEAD}<office:document-content xmlns:office="{_OFFICE[1:-1]}" xmlns:table="'
        f'{_TABLE[1:-1]}" xmlns:text="{_TEXT[1:-1]}" office:version="1.2"><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{space}" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        # first and not packed, so that the kind of file can be seen from its first bytes
        archive.writestr(zipfile.ZipInfo("mimetype", _FIXED), _ODS, zipfile.ZIP_STORED)
        for name, text in (("content.xml", content), ("META-INF/manifest.xml", manifest)):
            archive.writestr(zipfile.ZipInfo(name, _FIXED), text, zipfile.ZIP_DEFLATED)


_SPACES = re.compile(r"^ | {2,}| $")


def _ods_written(cell: str) -> str:
    if not cell:
        return "<table:table-cell/>"
    lines = "".join(
        "<text:p>"
        + _SPACES.sub(lambda match: f'<text:s text:c="{len(match[0])}"/>', escape(line)).replace(
            "\t", "<text:tab/>"
        )
        + "</text:p>"
        for line in cell.split("\n")
    )
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
