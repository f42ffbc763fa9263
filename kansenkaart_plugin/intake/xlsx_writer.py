"""Excel's xlsx as sheets of typed cells, by the standard library."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Iterator, Sequence
from xml.sax.saxutils import escape

from ..domain.text import legible
from .packed_xml import write_part
from .sheets import Cell, Form, Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT = (
    f'<Types xmlns="{_TYPES}"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/></Types>'
)
# format 49 is “text”: what is typed into a cell later stays text too; 14 is a day
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>'
    '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top"/></xf>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyAlignment="1"><alignment vertical="top"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
_TEXT, _HEADING, _WRAPPED, _NUMBER, _DAY = 1, 2, 3, 4, 5
_ZERO = date(1899, 12, 30)
"""The day that xlsx counts from; right for days after February 1900."""


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write ``sheets`` as xlsx."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}"{_state(sheet)} r:id="r{number}"/>'
        for number, sheet in zip(numbers, sheets)
    )
    targets = [*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers)]
    targets.append(("styles", "styles.xml"))
    parts = {
        "[Content_Types].xml": _CONTENT,
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(targets),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        f"{listed}</sheets></workbook>",
        "xl/styles.xml": _STYLES,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            write_part(archive, name, [text])
        for number, sheet in zip(numbers, sheets):
            write_part(archive, f"xl/worksheets/sheet{number}.xml", _written(sheet))


def _state(sheet: Sheet) -> str:
    return ' state="hidden"' if sheet.form is not None and sheet.form.hidden else ""


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="r{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{items}</Relationships>'


def _written(sheet: Sheet) -> Iterator[str]:
    """Yield the XML of a sheet; its columns are texts, so that empty cells need not be written."""
    rows = iter(sheet.rows)
    first = next(rows, ())
    form = sheet.form
    letters = [_letters(number) for number in range(1, len(first) + 1)]
    yield f'<worksheet xmlns="{_MAIN}">'
    if form is not None:
        yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
        yield ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    style = _WRAPPED if form is not None and form.wrapped else _TEXT
    yield "<cols>"
    widths, days = (form.widths, form.days) if form is not None else ((), ())
    for number, width in enumerate(widths, start=1):
        typed = _DAY if number in days else style
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"'
        yield f' style="{typed}"/>'
    if len(widths) < max(len(first), 1):
        yield f'<col min="{len(widths) + 1}" max="{len(first) or 1}" width="18" customWidth="1"'
        yield f' style="{style}"/>'
    yield "</cols><sheetData>"
    for number, row in enumerate(chain([first], rows), start=1):
        shown = _HEADING if form is not None and number == 1 else style
        cells = (
            _written_cell(f"{letter}{number}", cell, shown)
            for letter, cell in zip(letters, row)
            if cell != ""
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData>"
    if form is not None:
        yield from _validations(form)
    yield "</worksheet>"


def _written_cell(name: str, cell: Cell, style: int) -> str:
    if isinstance(cell, date):
        return f'<c r="{name}" s="{_DAY}"><v>{(cell - _ZERO).days}</v></c>'
    if isinstance(cell, Decimal):
        return f'<c r="{name}" s="{_NUMBER}"><v>{cell:f}</v></c>'
    text = f'<is><t xml:space="preserve">{_escape(cell)}</t></is>'
    return f'<c r="{name}" t="inlineStr" s="{style}">{text}</c>'


def _validations(form: Form) -> Iterator[str]:
    """Yield what each column offers to choose from, and what its cells say when chosen."""
    told = [(_letters(place), told) for place, told in enumerate(form.choices, start=1)]
    told = [(letter, choices) for letter, choices in told if choices.number or choices.prompt]
    if not told:
        return
    yield f'<dataValidations count="{len(told)}">'
    for letter, choices in told:
        kind = ' type="list"' if choices.number else ""
        strict = ' showErrorMessage="1"' if choices.strict else ""
        prompt = escape(legible(choices.prompt)[:255], {'"': "&quot;"})
        shown = f' showInputMessage="1" prompt="{prompt}"' if prompt else ""
        yield f'<dataValidation{kind} allowBlank="1"{strict}{shown}'
        yield f' sqref="{letter}2:{letter}{form.rows + 1}">'
        if choices.number:
            column = _letters(choices.column)
            last = choices.first + choices.number - 1
            name = choices.sheet.replace("'", "''")
            yield f"<formula1>'{escape(name)}'!${column}${choices.first}:${column}${last}"
            yield "</formula1>"
        yield "</dataValidation>"
    yield "</dataValidations>"


def _letters(number: int) -> str:
    """Return the name of a column: A to Z, AA and so on."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _escape(text: str) -> str:
    text = legible(text)
    return escape(_ESCAPED.sub(r"_x005F_x\1_", text) if "_x" in text else text)
