"""Head and foot of the pages: titles, marks, scale, north arrow, dates, sources, status."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from ..domain.sentence import QT_TRANSLATE_NOOP
from . import palette, wording
from .boxes import Box
from .flow import rule, write
from .page import MARGIN, Page
from .shared import Shared
from .writing import bounded, line_height, text_format, width, wrapped

_ARROW = Path(__file__).parent.parent / "resources" / "north_arrow.svg"
_LEAST = 6.0  # points
_MARKS = ("secret", "past")
_MOST_LINES = 7
"""A foot becomes so high that this many lines fit; what is more stands in the list."""


def on_page(layout: QgsPrintLayout, number: int, x: float, y: float) -> tuple[float, float]:
    """Return a place on page ``number`` (from 0) as a place in the layout, in mm."""
    top = layout.pageCollection().page(number).pos().y()
    return x, top + y


@dataclass(frozen=True)
class _Part:
    """Lines of the head in one size; a ``badge`` is white on red."""

    name: str
    lines: list[str]
    points: float
    bold: bool = False
    colour: str = palette.INK
    badge: bool = False

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.points)


class Head:
    """The title, what the page is about and for whom, and the marks."""

    def __init__(self, pages: Shared, title: str, subtitle: str) -> None:
        """Say ``title`` and ``subtitle`` on every page of a layout."""
        self._pages = pages
        self._title, self._subtitle = " ".join(title.split()), " ".join(subtitle.split())

    def height(self, across: float, factor: float = 1.0) -> float:
        """Return the height in a width of ``across`` mm; ``factor`` makes the title smaller."""
        parts = self._parts(across, factor)
        return sum(part.height + self._space(part) for part in parts) + self._pages.page.gap * 0.8

    def cut(self, across: float) -> list[str]:
        """Return the texts that had to be cut off in a width of ``across`` mm."""
        parts = self._parts(across, 1.0)
        texts = (self._title, self._subtitle)
        return [text for text, part in zip(texts, parts) if part.lines[-1].endswith("…")]

    def draw(self, layout: QgsPrintLayout, box: Box, prefix: str, factor: float = 1.0) -> float:
        """Draw the head at the top of ``box``; return where it ends (mm)."""
        return self._drawn(layout, box, prefix, self._parts(box.width, factor))

    def marks(self, layout: QgsPrintLayout, box: Box) -> None:
        """Draw only the marks that every page must have: secret, and of the past."""
        marks = [part for part in self._parts(box.width, 1.0) if part.name in _MARKS]
        self._drawn(layout, box, "kk", marks)

    def _drawn(self, layout: QgsPrintLayout, box: Box, prefix: str, parts: list[_Part]) -> float:
        y = box.y
        for part in parts:
            y += self._space(part)
            across = box.width
            if part.badge:
                across = width(part.lines[0], part.points, True) + 2 * line_height(part.points)
            place = QRectF(box.x, y, across, part.height)
            form = text_format(part.points, part.bold, part.colour, line_height(part.points))
            text = "\n".join(part.lines)
            label = write(layout, f"{prefix}_{part.name}", text, place, form, centre=part.badge)
            if part.badge:
                label.setBackgroundEnabled(True)
                label.setBackgroundColor(QColor(palette.WARNING))
            y += part.height
        return y + self._pages.page.gap * 0.8

    def _space(self, part: _Part) -> float:
        return 0.25 * self._pages.page.gap if part.name in _MARKS else 0.0

    def _parts(self, across: float, factor: float) -> list[_Part]:
        snapshot, page = self._pages.snapshot, self._pages.page
        points, size = 15.0 * page.scale * factor, page.points
        while len(wrapped(self._title, across, points, bold=True)) > 2 and points > size * 1.4:
            points *= 0.88
        title = bounded(wrapped(self._title, across, points, bold=True), 3)
        subtitle = bounded(wrapped(self._subtitle, across, size * 1.25), 2)
        parts = [
            _Part("title", title, points, True),
            _Part("subtitle", subtitle, size * 1.25, colour=palette.SOFT_INK),
        ]
        if snapshot.contains_secret:
            text = wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "SECRET"))
            parts.append(_Part("secret", [text], size * 1.4, True, palette.PAPER, badge=True))
        past = wording.past(snapshot)
        if past:
            lines = wrapped(past, across, size * 1.1, bold=True)
            parts.append(_Part("past", lines, size * 1.1, True, palette.WARNING))
        return parts


def next_head(pages: Shared, layout: QgsPrintLayout, number: int, head: Head) -> None:
    """Draw the head of a following page: the title again and what the list holds."""
    x, y = on_page(layout, number, MARGIN, MARGIN)
    box = Box(x, y, pages.page.inner_width, 0)
    prefix = f"kk_page{number + 1}"
    end = head.draw(layout, box, prefix, 0.8)
    text = wording.say(
        pages.snapshot,
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "Records, continued: code, title, parties, status and place"
        ),
    )
    _text(layout, f"{prefix}_heading", [text], (x, end, box.width), pages.page.points, bold=True)


def next_top(pages: Shared, head: Head) -> float:
    """Return where the list begins on a following page (mm)."""
    page = pages.page
    return MARGIN + head.height(page.inner_width, 0.8) + line_height(page.points) + page.gap / 2


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
    write(layout, item_id, "\n".join(lines), place, form, right=right)
    return len(lines) * step


class Foot:
    """The foot of every page: scale, dates, CRS, sources, status, version, page number."""

    def __init__(self, pages: Shared) -> None:
        """Say the same on every page of ``pages``."""
        self._pages = pages
        self._page = pages.page
        self._size = max(_LEAST, self._page.points * 0.87)
        self._right = self._page.status_width

    def cut(self) -> list[str]:
        """Return the texts that had to be cut off on a page with a map."""
        full = wording.foot_lines(self._pages.snapshot, self._pages.level)
        return full[1:] if self._lines(self._place(True))[-1].endswith("…") else []

    def texts_height(self) -> float:
        """Return how high the texts are on a page with a map; of many lines only some count."""
        texts = wording.foot_lines(self._pages.snapshot, self._pages.level)
        across = self._place(True).width
        lines = sum(len(wrapped(text, across, self._size)) for text in texts)
        return min(lines, _MOST_LINES) * line_height(self._size)

    def _place(self, with_map: bool) -> Box:
        """Return the place of the texts in the foot, in mm."""
        page = self._page
        beside = self._right + (page.logo[0] + page.gap if self._pages.logo else 0.0) + page.gap
        if with_map and page.portrait:
            return Box(0.0, page.foot_top, page.inner_width, page.foot - page.foot_top)
        left = self._scale_width + page.gap if with_map else 0.0
        top = self._top
        return Box(left, top, page.inner_width - left - beside, page.foot - top)

    @property
    def _scale_width(self) -> float:
        return (9.0 + 2.0 + 44.0) * self._page.scale

    def _lines(self, place: Box) -> list[str]:
        texts = wording.foot_lines(self._pages.snapshot, self._pages.level)
        lines = [line for text in texts for line in wrapped(text, place.width, self._size)]
        return bounded(lines, int(place.height / line_height(self._size) + 0.001))

    @property
    def _top(self) -> float:
        return 1.2 * self._page.scale

    def draw(
        self, layout: QgsPrintLayout, number: int, of: tuple[int, int], scale: float | None
    ) -> None:
        """Draw the foot of page ``number`` (from 0) of ``layout``.

        ``of`` says which page of how many it is; ``scale`` is that of its map, if any.
        """
        page, snapshot = self._page, self._pages.snapshot
        x, y = on_page(layout, number, MARGIN, page.bottom)
        rule(layout, f"kk_rule_{number + 1}", QRectF(x, y, page.inner_width, 0.2))
        box = self._place(scale is not None)
        place = (x + box.x, y + box.y, box.width)
        lines = self._lines(box)
        _text(layout, f"kk_foot_{number + 1}", lines, place, self._size, colour=palette.SOFT_INK)
        y += self._top
        if scale is not None:
            self._scale(layout, x, y, scale)
        place = (x + page.inner_width - self._right, y, self._right)
        status = bounded(
            wrapped(wording.status_line(snapshot), self._right, page.points * 1.2, bold=True), 2
        )
        used = _text(
            layout, f"kk_status_{number + 1}", status, place, page.points * 1.2, True, right=True
        )
        text = f"{wording.classification(snapshot)} · {wording.page_of(snapshot, of)}"
        place = (place[0], y + used, self._right)
        _text(layout, f"kk_page_{number + 1}", [text], place, page.points, right=True)
        if self._pages.logo:
            across, down = page.logo
            logo = QRectF(place[0] - page.gap - across, y, across, down)
            picture(layout, f"kk_logo_{number + 1}", logo, self._pages.logo)

    def _scale(self, layout: QgsPrintLayout, x: float, y: float, scale: float) -> None:
        """Draw north arrow, scale and scale bar."""
        page = self._page
        side = 9.0 * page.scale
        north_arrow(layout, QRectF(x, y, side, side))
        left = x + side + 2 * page.scale
        across = self._scale_width - side - 2 * page.scale
        text = wording.scale_text(self._pages.snapshot, scale, page.paper)
        down = _text(layout, "kk_scale", [text], (left, y, across), page.points, bold=True)
        place = QRectF(left, y + down, across, 7 * page.scale)
        scale_bar(layout, place, scale, page, self._pages.snapshot.language)


def north_arrow(layout: QgsPrintLayout, place: QRectF) -> None:
    """Draw an arrow to the north of the grid."""
    picture(layout, "kk_north", place, str(_ARROW), Qgis.PictureFormat.SVG)


def picture(
    layout: QgsPrintLayout,
    item_id: str,
    place: QRectF,
    source: str,
    form: Qgis.PictureFormat = Qgis.PictureFormat.Unknown,
) -> None:
    """Draw a picture as large as it can be in ``place``."""
    item = QgsLayoutItemPicture(layout)
    item.setId(item_id)
    item.setPicturePath(source, form)
    layout.addLayoutItem(item)
    item.attemptSetSceneRect(place)


def scale_bar(
    layout: QgsPrintLayout, place: QRectF, scale: float, page: Page, language: str
) -> None:
    """Draw a scale bar of two tidy parts for the map on ``layout``."""
    bar = QgsLayoutItemScaleBar(layout)
    bar.setId("kk_scalebar")
    bar.setLinkedMap(layout.itemById("kk_map"))
    bar.setStyle("Line Ticks Up")
    step = _tidy_length(scale / 1000 * 0.82 * place.width() / 2)  # metres in half the bar
    kilometres = step * 2 >= 2000
    bar.setUnits(Qgis.DistanceUnit.Kilometers if kilometres else Qgis.DistanceUnit.Meters)
    bar.setUnitLabel("km" if kilometres else "m")
    # two segments of a fixed size are QGIS's default; each call measures the texts again
    bar.setUnitsPerSegment(step / (1000 if kilometres else 1))
    bar.setHeight(1.2 * page.scale)
    bar.setLabelBarSpace(0.6 * page.scale)
    bar.setBoxContentSpace(0)
    form = QgsBasicNumericFormat()
    form.setShowThousandsSeparator(False)
    if language.startswith("nl"):
        form.setDecimalSeparator(",")
    bar.setNumericFormat(form)
    bar.setTextFormat(text_format(max(_LEAST, page.points * 0.87)))
    layout.addLayoutItem(bar)
    bar.attemptSetSceneRect(place)


def _tidy_length(most: float) -> float:
    power = 1.0
    while power * 10 <= most:
        power *= 10
    return max(step * power for step in (1, 2, 2.5, 5) if step * power <= max(most, 1))
