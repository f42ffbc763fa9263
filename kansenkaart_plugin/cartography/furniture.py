"""Head and foot of the pages: titles, marks, scale, north arrow, dates, sources, status."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QRectF

from ..domain.sentence import QT_TRANSLATE_NOOP
from . import palette, wording
from .flow import write
from .markers import Box
from .page import MARGIN
from .writing import line_height, text_format, wrapped

if TYPE_CHECKING:
    from .layout import LevelPages

_ARROW = Path(__file__).parent.parent / "resources" / "north_arrow.svg"


def on_page(layout: QgsPrintLayout, number: int, x: float, y: float) -> tuple[float, float]:
    """Return a place on page ``number`` (from 0) as a place in the layout, in mm."""
    top = layout.pageCollection().page(number).pos().y()
    return x, top + y


def _text(
    layout: QgsPrintLayout,
    item_id: str,
    lines: list[str],
    box: tuple[float, float, float],
    points: float,
    bold: bool = False,
    colour: str = palette.INK,
    right: bool = False,
) -> float:
    """Write lines from (x, y) in a width; return the height in mm."""
    step = line_height(points)
    x, y, across = box
    place = QRectF(x, y, across, len(lines) * step)
    form = text_format(points, bold, colour, step)
    write(layout, item_id, "\n".join(lines), place, form, right)
    return len(lines) * step


def _title_size(title: str, width: float, points: float) -> tuple[list[str], float]:
    while len(wrapped(title, width, points, bold=True)) > 3 and points > 8:
        points *= 0.85
    return wrapped(title, width, points, bold=True), points


def head(
    pages: LevelPages, layout: QgsPrintLayout, title: str, box: Box, points: float, prefix: str
) -> float:
    """Draw title, level, audience and marks; return where they end (mm)."""
    size = pages.page.points
    y = box.y
    lines, points = _title_size(" ".join(title.split()), box.width, points)
    y += _text(layout, f"{prefix}_title", lines, (box.x, y, box.width), points, True)
    text = wrapped(wording.subtitle(pages.snapshot, pages.level), box.width, size * 1.2)
    place = (box.x, y, box.width)
    y += _text(layout, f"{prefix}_subtitle", text, place, size * 1.2, colour=palette.SOFT_INK)
    marks = [
        line
        for mark in wording.marks(pages.snapshot)
        for line in wrapped(mark, box.width, size * 1.1, bold=True)
    ]
    if marks:
        place = (box.x, y + 1, box.width)
        y += 1 + _text(layout, f"{prefix}_marks", marks, place, size * 1.1, True, palette.WARNING)
    return y + pages.page.gap / 2


def head_end(pages: LevelPages, title: str) -> float:
    """Return where the head of a following page ends (mm)."""
    size, width = pages.page.points, pages.page.inner_width
    lines, points = _title_size(" ".join(title.split()), width, size * 1.5)
    marks = sum(
        len(wrapped(mark, width, size * 1.1, bold=True)) for mark in wording.marks(pages.snapshot)
    )
    below = line_height(size * 1.1) * marks + (1 if marks else 0)
    sub = len(wrapped(wording.subtitle(pages.snapshot, pages.level), width, size * 1.2))
    used = line_height(points) * len(lines) + line_height(size * 1.2) * sub + below
    return MARGIN + used + line_height(size) + pages.page.gap


def next_head(pages: LevelPages, layout: QgsPrintLayout, number: int, title: str) -> None:
    """Draw the head of a following page: the title again and what the list holds."""
    x, y = on_page(layout, number, MARGIN, MARGIN)
    box = Box(x, y, pages.page.inner_width, 0)
    prefix = f"kk_page{number + 1}"
    end = head(pages, layout, title, box, pages.page.points * 1.5, prefix)
    text = wording.say(
        pages.snapshot,
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "Records, continued: code, title, parties, status and place"
        ),
    )
    place = (x, end, pages.page.inner_width)
    _text(layout, f"{prefix}_heading", [text], place, pages.page.points, True)


def foot(pages: LevelPages, layout: QgsPrintLayout, number: int, scale: float | None) -> None:
    """Draw the foot of page ``number``; ``scale`` is that of its map, or None without one."""
    page, snapshot = pages.page, pages.snapshot
    x, y = on_page(layout, number, MARGIN, page.bottom)
    left = x
    if scale is not None:
        left = _scale(pages, layout, x, y, scale)
    right = page.inner_width * 0.24
    room = MARGIN + page.inner_width - right - left - page.gap
    size = max(6.0, page.points * 0.87)
    lines = [text for line in wording.foot_lines(snapshot) for text in wrapped(line, room, size)]
    while len(lines) * line_height(size) > page.foot and size > 6.0:
        size = max(6.0, size * 0.95)
        lines = [
            text for line in wording.foot_lines(snapshot) for text in wrapped(line, room, size)
        ]
    _text(layout, f"kk_foot_{number + 1}", lines, (left, y, room), size, colour=palette.SOFT_INK)
    place = (MARGIN + page.inner_width - right, y, right)
    status = wrapped(wording.status_line(snapshot), right, page.points * 1.2, bold=True)
    _text(layout, f"kk_status_{number + 1}", status, place, page.points * 1.2, True, right=True)
    if scale is not None:
        _logo(pages, layout, MARGIN + page.inner_width - right, y)


def page_number(pages: LevelPages, layout: QgsPrintLayout, number: int, total: int) -> None:
    """Write "page 1 of 3" at the end of the foot."""
    page = pages.page
    text = wording.say(
        pages.snapshot,
        QT_TRANSLATE_NOOP("Kansenkaart", "page {page} of {total}"),
        page=number + 1,
        total=total,
    )
    x, y = on_page(layout, number, MARGIN + page.inner_width * 0.76, page.height - MARGIN)
    step = line_height(page.points)
    place = (x, y - step, page.inner_width * 0.24)
    _text(layout, f"kk_page_{number + 1}", [text], place, page.points, right=True)


def _scale(pages: LevelPages, layout: QgsPrintLayout, x: float, y: float, scale: float) -> float:
    """Draw north arrow, scale bar and scale; return where they end (mm)."""
    page = pages.page
    side = 9.0 * page.scale
    arrow = QgsLayoutItemPicture(layout)
    arrow.setId("kk_north")
    arrow.setPicturePath(str(_ARROW), Qgis.PictureFormat.SVG)
    layout.addLayoutItem(arrow)
    arrow.attemptSetSceneRect(QRectF(x, y, side, side))
    left = x + side + 2 * page.scale
    text = f"1:{wording.number(scale, pages.snapshot.language)} ({page.name})"
    across = 46.0 * page.scale
    down = _text(layout, "kk_scale", [text], (left, y, across), page.points, True)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setId("kk_scalebar")
    bar.setLinkedMap(layout.itemById("kk_map"))
    bar.setStyle("Line Ticks Up")
    whole = scale / 1000 * 36 * page.scale  # metres in the length of the bar
    step = _tidy_length(whole / 2)
    kilometres = step * 2 >= 2000
    bar.setUnits(Qgis.DistanceUnit.Kilometers if kilometres else Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("km" if kilometres else "m")
    bar.setNumberOfSegments(2)
    bar.setNumberOfSegmentsLeft(0)
    bar.setSegmentSizeMode(Qgis.ScaleBarSegmentSizeMode.Fixed)
    bar.setUnitsPerSegment(step / (1000 if kilometres else 1))
    bar.setHeight(1.2 * page.scale)
    bar.setLabelBarSpace(0.6 * page.scale)
    bar.setBoxContentSpace(0)
    form = QgsBasicNumericFormat()
    form.setShowThousandsSeparator(False)
    if pages.snapshot.language.startswith("nl"):
        form.setDecimalSeparator(",")
    bar.setNumericFormat(form)
    bar.setTextFormat(text_format(max(6.0, page.points * 0.87)))
    layout.addLayoutItem(bar)
    bar.attemptSetSceneRect(QRectF(left, y + down, across, 7 * page.scale))
    return left + across + page.gap


def _tidy_length(most: float) -> float:
    power = 1.0
    while power * 10 <= most:
        power *= 10
    return max(step * power for step in (1, 2, 2.5, 5) if step * power <= max(most, 1))


def _logo(pages: LevelPages, layout: QgsPrintLayout, x: float, y: float) -> None:
    """Draw the profile's logo, when it can be found, left of the page number."""
    name = pages.snapshot.layout.logo
    path = Path(pages.assets or "", name) if name else None
    if path is None or not path.is_absolute() or not path.is_file():
        return
    page = pages.page
    picture = QgsLayoutItemPicture(layout)
    picture.setId("kk_logo")
    picture.setPicturePath(str(path))
    layout.addLayoutItem(picture)
    down = page.foot * 0.55
    picture.attemptSetSceneRect(QRectF(x, y + page.foot - down, page.inner_width * 0.12, down))
