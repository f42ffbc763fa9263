"""Text on paper: the one typeface, its measures in mm, and how long texts break into lines."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from qgis.core import Qgis, QgsFontUtils, QgsTextFormat
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPainterPath,
    QTextLayout,
    QTextOption,
)

from .palette import INK

MM_PER_POINT = 25.4 / 72
_UNITS = 200  # pixels to an em while measuring: large enough that hinting plays no part
_SLACK = 0.97  # part of the width that is filled, so that no renderer breaks a line again


@cache
def family() -> str:
    """Return the typeface of every page: Open Sans, or QGIS's own default."""
    wanted = "Open Sans"
    if wanted in QFontDatabase().families():
        return wanted
    return str(QgsFontUtils.getStandardTestFont().family() or QFont().family())


def text_format(
    points: float,
    bold: bool = False,
    colour: str = INK,
    line: float | None = None,
    italic: bool = False,
) -> QgsTextFormat:
    """Return a text format of ``points`` size; ``line`` is the height of a line in mm."""
    return QgsTextFormat(_format(points, bold, colour, line, italic))  # a copy, to be changed


@lru_cache(maxsize=256)
def _format(
    points: float, bold: bool, colour: str, line: float | None, italic: bool
) -> QgsTextFormat:
    font = QFont(family())
    font.setBold(bold)
    font.setItalic(italic)
    made = QgsTextFormat()
    made.setFont(font)
    made.setNamedStyle("Bold" if bold else "Italic" if italic else "Regular")
    made.setSize(points)
    made.setSizeUnit(Qgis.RenderUnit.Points)
    made.setColor(QColor(colour))
    made.setAllowHtmlFormatting(False)
    if line is not None:
        made.setLineHeight(line)
        made.setLineHeightUnit(Qgis.RenderUnit.Millimeters)
    return made


@cache
def _font(bold: bool) -> QFont:
    font = QFont(family())
    font.setBold(bold)
    font.setPixelSize(_UNITS)
    return font


@cache
def _metrics(bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(bold))


def figure_drop() -> float:
    """Return how far a figure lies below the middle of half an ascent, as part of its size."""
    ink = _metrics(False).tightBoundingRect("0")
    return (ink.top() + ink.height() / 2 + _metrics(False).ascent() / 2) / _UNITS


REPLACED = "\ufffd"
"""Stands where a sign cannot be printed: one without a form, or with a picture for a form."""

_JOINED = re.compile(f"{REPLACED}[{REPLACED}\u200d\ufe0e\ufe0f]*")


def printable(text: str) -> str:
    """Return ``text`` with `REPLACED` for what paper does not take, such as emoji.

    A PDF holds outlines: of an emoji, which is a picture, nothing would be left.
    """
    if text.isascii():
        return text
    signs = {sign for sign in set(text) if not _has_form(sign)}
    if not signs:
        return text
    return _JOINED.sub(REPLACED, "".join(REPLACED if sign in signs else sign for sign in text))


@cache
def _has_form(sign: str) -> bool:
    """Return whether some typeface here has an outline for ``sign``, or it needs none."""
    if sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf", "Mn", "Me"):
        return True
    layout = QTextLayout(sign, _font(False))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return any(
        glyph and not run.rawFont().pathForGlyph(glyph).isEmpty()
        for run in layout.glyphRuns()
        for glyph in run.glyphIndexes()
    )


def line_height(points: float) -> float:
    """Return the height in mm of a line of text of ``points``."""
    return points * MM_PER_POINT * 1.32


@lru_cache(maxsize=4096)
def width(text: str, points: float, bold: bool = False) -> float:
    """Return the width of ``text`` in mm."""
    return _metrics(bold).horizontalAdvance(text) * points * MM_PER_POINT / _UNITS


def outline(text: str) -> QPainterPath:
    """Return the outline of ``text`` in bold; its size is to be chosen."""
    path = QPainterPath()
    path.addText(0.0, 0.0, _font(True), text)
    return path


def wrapped(
    text: str, room: float, points: float, bold: bool = False, font: QFont | None = None
) -> list[str]:
    """Break ``text`` into lines no wider than ``room`` mm; a long word breaks where it must.

    ``font`` is that of a template, in place of our own.
    """
    if font is None:
        return list(_wrapped(text, room, points, bold))
    used = _measured(font)
    return _lines(text, room, points, used, QFontMetricsF(used))


@lru_cache(maxsize=1024)
def _wrapped(text: str, room: float, points: float, bold: bool) -> tuple[str, ...]:
    return tuple(_lines(text, room, points, _font(bold), _metrics(bold)))


def _lines(text: str, room: float, points: float, font: QFont, metrics: QFontMetricsF) -> list[str]:
    lines: list[str] = []
    for paragraph in text.replace("\t", " ").splitlines() or [""]:
        across = metrics.horizontalAdvance(paragraph) * points * MM_PER_POINT / _UNITS
        if across <= room * _SLACK:
            lines.append(paragraph)
        else:
            lines.extend(_broken(paragraph, room * _SLACK, points, font))
    return lines


def _measured(font: QFont) -> QFont:
    large = QFont(font)
    large.setPixelSize(_UNITS)
    return large


def bounded(lines: list[str], most: int) -> list[str]:
    """Return at most ``most`` lines; the last ends with an ellipsis when there were more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], (last[:-1] if len(last) > 3 else last).rstrip(" ,.;–-") + "…"]


def _broken(paragraph: str, room: float, points: float, font: QFont) -> list[str]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(paragraph, font)
    layout.setTextOption(option)
    units = paragraph.encode("utf-16-le")  # Qt counts in UTF-16
    lines = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room * _UNITS / (points * MM_PER_POINT))
        start = 2 * line.textStart()
        piece = units[start : start + 2 * line.textLength()]
        lines.append(piece.decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines
