"""OpenDocument's ods as sheets of typed cells, by the standard library."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from itertools import chain, groupby
from pathlib import Path
from typing import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from ..domain.text import legible
from .packed_xml import write_part
from .sheets import Cell, Sheet

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = re.compile(r"^ | {2,}| $")
_CHARACTER = 2.1
"""Millimetres that a character of a column's width takes."""

_MANIFEST = (
    f'<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def write_ods(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write ``sheets`` as ods; choices of a form are left out."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        # first and not packed, so that the kind of file can be seen from its first bytes
        archive.writestr(zipfile.ZipInfo("mimetype", (2020, 1, 1, 0, 0, 0)), _KIND)
        write_part(archive, "content.xml", _content(sheets))
        write_part(archive, "settings.xml", [_settings(sheets)])
        write_part(archive, "META-INF/manifest.xml", [_MANIFEST])


def _settings(sheets: Sequence[Sheet]) -> str:
    """Return which sheets keep their heading in sight (2 is frozen, at row 1)."""
    frozen = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>"
        '<config:config-item config:name="VerticalSplitMode" config:type="short">2'
        '</config:config-item><config:config-item config:name="VerticalSplitPosition"'
        ' config:type="int">1</config:config-item><config:config-item config:name="PositionBottom"'
        ' config:type="int">1</config:config-item></config:config-item-map-entry>'
        for sheet in sheets
        if sheet.form is not None
    )
    return (
        f'<office:document-settings xmlns:office="{_NAMES}:office:1.0"'
        f' xmlns:config="{_NAMES}:config:1.0" office:version="1.2"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item-map-named config:name="Tables">{frozen}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )


def _content(sheets: Sequence[Sheet]) -> Iterator[str]:
    yield (
        f'<office:document-content xmlns:office="{_NAMES}:office:1.0"'
        f' xmlns:table="{_NAMES}:table:1.0" xmlns:text="{_NAMES}:text:1.0"'
        f' xmlns:style="{_NAMES}:style:1.0" xmlns:number="{_NAMES}:datastyle:1.0"'
        f' xmlns:fo="{_NAMES}:xsl-fo-compatible:1.0" office:version="1.2">'
    )
    yield from _styles(sheets)
    yield "<office:body><office:spreadsheet>"
    for sheet in sheets:
        yield f"<table:table table:name={quoteattr(sheet.name)}>"
        for width in sheet.form.widths if sheet.form is not None else ():
            yield f'<table:table-column table:style-name="w{width}"/>'
        yield from _rows(sheet)
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _styles(sheets: Sequence[Sheet]) -> Iterator[str]:
    yield (
        '<office:automatic-styles><number:date-style style:name="day"><number:year'
        ' number:style="long"/><number:text>-</number:text><number:month number:style="long"/>'
        '<number:text>-</number:text><number:day number:style="long"/></number:date-style>'
        '<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>'
        '<style:style style:name="heading" style:family="table-cell">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    widths = {width for sheet in sheets if sheet.form is not None for width in sheet.form.widths}
    for width in sorted(widths):
        yield f'<style:style style:name="w{width}" style:family="table-column">'
        yield f'<style:table-column-properties style:column-width="{width * _CHARACTER:.1f}mm"/>'
        yield "</style:style>"
    yield "</office:automatic-styles>"


def _rows(sheet: Sheet) -> Iterator[str]:
    rows = iter(sheet.rows)
    heading = ' table:style-name="heading"' if sheet.form is not None else ""
    first = _cells(next(rows, ()), heading)
    for cells in chain([first], (_cells(row) for row in rows)):
        yield f"<table:table-row>{''.join(cells)}</table:table-row>"


def _cells(row: Sequence[Cell], style: str = "") -> Iterator[str]:
    """Yield the cells of a row; empty ones beside each other are one element."""
    for empty, cells in groupby(row, key=lambda cell: cell == ""):
        if empty:
            yield f'<table:table-cell table:number-columns-repeated="{len(list(cells))}"/>'
        else:
            yield from (_cell(cell, style) for cell in cells)


def _cell(cell: Cell, style: str) -> str:
    if isinstance(cell, date):
        day = cell.isoformat()
        style = f' table:style-name="date" office:value-type="date" office:date-value="{day}"'
        return f"<table:table-cell{style}><text:p>{day}</text:p></table:table-cell>"
    if isinstance(cell, Decimal):
        style += f' office:value-type="float" office:value="{cell:f}"'
        return f"<table:table-cell{style}><text:p>{cell:f}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{_line(line)}</text:p>" for line in legible(cell).split("\n"))
    return f'<table:table-cell{style} office:value-type="string">{lines}</table:table-cell>'


def _line(line: str) -> str:
    spaced = _SPACES.sub(lambda match: f'<text:s text:c="{len(match[0])}"/>', escape(line))
    return spaced.replace("\t", "<text:tab/>")
