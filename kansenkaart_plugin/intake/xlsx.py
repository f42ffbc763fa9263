"""Excel's xlsx as texts: dates as ISO text, numbers as they were typed."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Iterable, Iterator, Mapping, NamedTuple, Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from ..domain.text import legible
from .limits import COLUMN_LIMIT, ROW_LIMIT
from .packed_xml import ends, write_part

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

    A file holds the nearest binary number in 17 digits; what was typed is the shortest that
    reads as the same.
    """
    plain = _LITERAL.sub("", pattern).lower()
    if "y" in plain or "d" in plain:
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


# writing

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CONTENT = (
    f'<Types xmlns="{_TYPES}"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{_SPREADSHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/></Types>'
)
# format 49 is “text”: what is typed into a cell later stays text too; style 2 is a heading
_STYLES = (
    f'<styleSheet xmlns="{_MAIN[1:-1]}"><fonts count="2"><font><sz val="11"/>'
    '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
_TEXT, _HEADING, _WRAPPED = 1, 2, 3


class Choices(NamedTuple):
    """What a column lets people choose from: the texts in column ``column`` of ``sheet``.

    ``number`` of them stand there from row ``first`` on (both count from 1); only with ``strict``
    nothing else may be typed. ``prompt`` is what a chosen cell says.
    """

    sheet: str = ""
    column: int = 1
    number: int = 0
    strict: bool = False
    prompt: str = ""
    first: int = 2


class Form(NamedTuple):
    """How a sheet looks that people fill in: widths and choices by column, from the first on.

    Its first row is a heading that stays in sight; the choices reach ``rows`` rows down.
    """

    widths: tuple[int, ...] = ()
    choices: tuple[Choices, ...] = ()
    rows: int = 0
    wrapped: bool = False
    hidden: bool = False


class Sheet(NamedTuple):
    """A sheet: its name and its rows of texts; ``form`` when people fill it in."""

    name: str
    rows: Iterable[Sequence[str]]
    form: Form | None = None


def write_xlsx(path: Path, sheets: Sequence[Sheet | tuple[str, Iterable[Sequence[str]]]]) -> None:
    """Write ``sheets`` (or names with rows of texts) as xlsx; every cell is a text."""
    full = [Sheet(*sheet) for sheet in sheets]
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}"{_state(sheet)} r:id="r{number}"/>'
        for number, sheet in zip(numbers, full)
    )
    targets = [*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers)]
    targets.append(("styles", "styles.xml"))
    parts = {
        "[Content_Types].xml": _CONTENT,
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relations(targets),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN[1:-1]}" xmlns:r="{_REL[1:-3]}"><sheets>'
        f"{listed}</sheets></workbook>",
        "xl/styles.xml": _STYLES,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            write_part(archive, name, [text])
        for number, sheet in zip(numbers, full):
            write_part(archive, f"xl/worksheets/sheet{number}.xml", _written(sheet))


def _state(sheet: Sheet) -> str:
    return ' state="hidden"' if sheet.form is not None and sheet.form.hidden else ""


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    items = "".join(
        f'<Relationship Id="r{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{items}</Relationships>'


def _written(sheet: Sheet) -> Iterator[str]:
    """Yield the XML of a sheet; its columns are texts, so that empty cells need not be written."""
    rows = iter(sheet.rows)
    first = next(rows, ())
    form = sheet.form
    letters = [_letters(number) for number in range(1, len(first) + 1)]
    yield f'<worksheet xmlns="{_MAIN[1:-1]}">'
    if form is not None:
        yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
        yield ' activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    style = _WRAPPED if form is not None and form.wrapped else _TEXT
    yield "<cols>"
    widths = form.widths if form is not None else ()
    for number, width in enumerate(widths, start=1):
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"'
        yield f' style="{style}"/>'
    if len(widths) < max(len(first), 1):
        yield f'<col min="{len(widths) + 1}" max="{len(first) or 1}" width="18" customWidth="1"'
        yield f' style="{style}"/>'
    yield "</cols><sheetData>"
    for number, row in enumerate(chain([first], rows), start=1):
        shown = _HEADING if form is not None and number == 1 else style
        cells = (
            f'<c r="{letter}{number}" t="inlineStr" s="{shown}"><is><t xml:space="preserve">'
            f"{_escape(cell)}</t></is></c>"
            for letter, cell in zip(letters, row)
            if cell
        )
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData>"
    if form is not None:
        yield from _validations(form)
    yield "</worksheet>"


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
