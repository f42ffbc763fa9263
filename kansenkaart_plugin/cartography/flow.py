"""Rows of a list broken into lines, columns and pages, and drawn on a grid of lines (mm)."""

from __future__ import annotations

import base64
import sys
from dataclasses import dataclass
from typing import Callable, Sequence

from qgis.core import (
    Qgis,
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsMapClippingRegion,
    QgsPrintLayout,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QRectF, Qt

from . import palette
from .boxes import Box
from .swatches import Swatch
from .writing import bounded, line_height, printable, text_format, wrapped

_TOGETHER = 5


@dataclass(frozen=True)
class Row:
    """A row: ``code`` and ``text``, ``detail`` under it in grey, a sign before it.

    ``most`` is the number of lines its text may take; 0 for all that it needs.
    """

    text: str
    code: str = ""
    detail: str = ""
    swatch: Swatch | None = None
    heading: bool = False
    most: int = 0


@dataclass(frozen=True)
class Line:
    """One line of a row: only one of ``main``, ``quiet`` and ``head`` is filled."""

    code: str = ""
    main: str = ""
    quiet: str = ""
    head: str = ""
    swatch: Swatch | None = None


@dataclass(frozen=True)
class Grid:
    """The measures of a list: size of the text in points, widths of sign and code in mm."""

    points: float
    sign: float
    code: float

    @property
    def line(self) -> float:
        """The height of a line in mm."""
        return line_height(self.points)

    def lines_in(self, height: float) -> int:
        """Return how many lines fit in ``height`` mm."""
        return max(0, int(height / self.line + 0.001))


def lines_of(row: Row, grid: Grid, width: float) -> list[Line]:
    """Return the lines of ``row`` in a column ``width`` mm wide."""
    most = row.most or sys.maxsize
    if row.heading:
        texts = wrapped(row.text, width, grid.points, bold=True)
        return [Line(head=text) for text in bounded(texts, most)]
    room = width - grid.sign - grid.code
    lines = [Line(main=text) for text in bounded(wrapped(row.text, room, grid.points), most)]
    if row.detail:
        lines += [Line(quiet=text) for text in wrapped(row.detail, room, grid.points)]
    first = lines[0]
    lines[0] = Line(row.code, first.main, first.quiet, "", row.swatch)
    return lines


def columns_of(
    rows: Sequence[Row], grid: Grid, sizes: Callable[[int], tuple[float, float]]
) -> list[list[Line]]:
    """Flow ``rows`` over columns; ``sizes`` gives width and height in mm of each by its number.

    A heading keeps its first row, and a short row is not broken over two columns.
    """
    columns: list[list[Line]] = [[]]
    waiting: list[Row] = []
    for row in rows:
        if row.heading:
            waiting.append(row)
        else:
            _append(columns, waiting, [row], grid, sizes)
            waiting = []
    if waiting:
        _append(columns, waiting, [], grid, sizes)
    return columns


def balanced(rows: Sequence[Row], grid: Grid, across: float, number: int) -> int:
    """Return how many lines a column needs when ``rows`` fill ``number`` of them evenly."""
    total = sum(len(lines_of(row, grid, across)) for row in rows)
    least = max(2, -(-total // number))

    def columns(most: int) -> int:
        return len(columns_of(rows, grid, lambda _: (across, most * grid.line)))

    while columns(least) > number:
        least += 1
    return least


def _append(
    columns: list[list[Line]],
    headings: Sequence[Row],
    rows: Sequence[Row],
    grid: Grid,
    sizes: Callable[[int], tuple[float, float]],
) -> None:
    def last() -> int:
        return len(columns) - 1

    def room() -> int:
        return grid.lines_in(sizes(last())[1]) - len(columns[-1])

    def begin(least: int) -> None:
        columns.append([])
        while room() < least:
            columns.append([])

    def texts(width: float) -> tuple[list[Line], list[Line]]:
        lead = []
        for heading in headings:
            lead += ([Line()] if columns[-1] or lead else []) + lines_of(heading, grid, width)
        return lead, [line for row in rows for line in lines_of(row, grid, width)]

    lead, lines = texts(sizes(last())[0])
    keep = len(lead) + min(len(lines), _TOGETHER)
    if keep > room() and (columns[-1] or room() < 2):
        begin(2)
        lead, lines = texts(sizes(last())[0])
    if len(lead) + len(lines) > room():  # it goes on in the next column, which may be narrower
        lead, lines = texts(min(sizes(last() + step)[0] for step in (0, 1)))
    for line in [*lead, *lines]:
        if room() < 1:
            begin(1)
        columns[-1].append(line)


def flowed(
    rows: Sequence[Row], grid: Grid, first: list[Box], following: list[Box]
) -> list[list[Line]]:
    """Return the columns of ``rows`` over the boxes of the first page and of each following."""

    def size(index: int) -> tuple[float, float]:
        box = first[index] if index < len(first) else following[0]
        return box.width, box.height

    return columns_of(rows, grid, size)


def write(
    layout: QgsPrintLayout,
    item_id: str,
    text: str,
    place: QRectF,
    form: QgsTextFormat,
    right: bool = False,
    centre: bool = False,
) -> QgsLayoutItemLabel:
    """Put ``text`` on a layout as plain text.

    A label evaluates ``[% … %]``; so the text goes into a variable of the item and the label
    only names that variable.
    """
    label = QgsLayoutItemLabel(layout)
    label.setId(item_id)
    label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    label.setMarginX(0)
    label.setMarginY(0)
    QgsExpressionContextUtils.setLayoutItemVariable(label, "kk_text", printable(text))
    label.setText("[% @kk_text %]")
    label.setTextFormat(form)
    if right or centre:
        label.setHAlign(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignHCenter)
    layout.addLayoutItem(label)
    label.attemptSetSceneRect(place)
    return label


def rule(layout: QgsPrintLayout, item_id: str, place: QRectF) -> None:
    """Draw a thin grey bar."""
    _bar(layout, item_id, place, {"color": palette.QUIET, "outline_style": "no"})


def cut_off(layout: QgsPrintLayout, item: QgsLayoutItemMap, place: QRectF) -> None:
    """Cut what a map draws off at its frame ``place``: Qt's SVG knows no clipping."""
    clipping = item.itemClippingSettings()
    style = {"style": "no", "outline_style": "no"}
    clipping.setSourceItem(_bar(layout, f"{item.id()}_clip", place, style))
    clipping.setFeatureClippingType(QgsMapClippingRegion.FeatureClippingType.ClipToIntersection)
    clipping.setEnabled(True)


def _bar(
    layout: QgsPrintLayout, item_id: str, place: QRectF, style: dict[str, str]
) -> QgsLayoutItemShape:
    bar = QgsLayoutItemShape(layout)
    bar.setId(item_id)
    bar.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    bar.setSymbol(QgsFillSymbol.createSimple(style))
    layout.addLayoutItem(bar)
    bar.attemptSetSceneRect(place)
    return bar


def draw_svg(layout: QgsPrintLayout, item_id: str, shapes: str, place: QRectF) -> None:
    """Put SVG shapes on a layout, in mm from the upper left corner of ``place``."""
    width, height = place.width(), place.height()
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"'
        f' width="{width * 100:.0f}" height="{height * 100:.0f}"'
        f' viewBox="0 0 {width:.2f} {height:.2f}">{shapes}</svg>'
    )
    picture = QgsLayoutItemPicture(layout)
    picture.setId(item_id)
    picture.setPicturePath(
        "base64:" + base64.b64encode(svg.encode()).decode(), Qgis.PictureFormat.SVG
    )
    # QGIS counts an SVG in whole pixels: many of them, and stretched to exactly this place
    picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Stretch)
    layout.addLayoutItem(picture)
    picture.attemptSetSceneRect(place)


def draw_column(
    layout: QgsPrintLayout, item_id: str, lines: Sequence[Line], grid: Grid, place: QRectF
) -> None:
    """Draw a column: its signs in one picture, and each sort of text in one label."""
    if not lines:
        return
    place = QRectF(place.x(), place.y(), place.width(), len(lines) * grid.line)
    step = grid.line
    shapes = "".join(
        line.swatch(grid.sign * 0.42, (index + 0.5) * step, step)
        for index, line in enumerate(lines)
        if line.swatch is not None
    )
    if shapes:
        signs = QRectF(place.x(), place.y(), max(grid.sign, 0.1), place.height())
        draw_svg(layout, f"{item_id}_signs", shapes, signs)
    indent = grid.sign + grid.code
    parts = (
        ("code", [line.code for line in lines], grid.sign, grid.code, True, palette.INK),
        ("text", [line.main for line in lines], indent, 0, False, palette.INK),
        ("detail", [line.quiet for line in lines], indent, 0, False, palette.SOFT_INK),
        ("heading", [line.head for line in lines], 0, 0, True, palette.INK),
    )
    for name, texts, left, width, bold, colour in parts:
        if any(texts):
            write(
                layout,
                f"{item_id}_{name}",
                "\n".join(text or "\u00a0" for text in texts),
                QRectF(place.x() + left, place.y(), width or place.width() - left, place.height()),
                text_format(grid.points, bold, colour, step),
            )
