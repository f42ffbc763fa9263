"""Papers, and where on the first page everything goes, in mm. No QGIS."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable

from .boxes import Box

MARGIN = 10.0

_PAPERS = {  # the short side, the long side, and how much larger than on A4 its texts are
    "A4": (210.0, 297.0, 0.95),
    "A3": (297.0, 420.0, 1.1),
    "A2": (420.0, 594.0, 1.4),
    "A1": (594.0, 841.0, 1.8),
    "A0": (841.0, 1189.0, 2.4),
    "16:9": (190.5, 338.7, 1.1),
}

_PARTS = (0.5, 0.54, 0.58, 0.62, 0.66, 0.7)
"""Parts of the width that the map may take beside the list."""

_LEAST, _MOST = 0.42, 0.62
"""Parts of the height that the map may take above the list."""


@dataclass(frozen=True)
class Page:
    """The measures of a page; ``scale`` is the size of its texts and lines against A4.

    ``foot_texts`` is the height of the texts in the foot, when they take more than there is.
    """

    name: str
    width: float
    height: float
    scale: float
    portrait: bool
    foot_texts: float = 0.0

    @property
    def paper(self) -> str:
        """What a scale on this page holds for: its paper, or its size when that has no name."""
        if self.name.startswith("A"):
            return self.name
        return f"{self.width / 10:.1f} × {self.height / 10:.1f} cm"

    @property
    def points(self) -> float:
        """The size of the running text."""
        return 7.2 * self.scale

    @property
    def sign_points(self) -> float:
        """The size of the codes and names on the map."""
        return max(6.0, 6.2 * self.scale)

    @property
    def gap(self) -> float:
        """The space between parts."""
        return 4.0 * self.scale

    @property
    def foot_top(self) -> float:
        """Where the texts in the foot begin: beside the scale, or under it on a narrow page."""
        return (12.7 if self.portrait else 1.2) * self.scale

    @property
    def foot(self) -> float:
        """The height of the foot."""
        return max(13.0 * self.scale, self.foot_top + self.foot_texts)

    @property
    def status_width(self) -> float:
        """The width of status and page number, at the right of the foot."""
        return self.inner_width * (0.3 if self.portrait else 0.2)

    @property
    def logo(self) -> tuple[float, float]:
        """The width and height of the logo, at their left."""
        return 20.8 * self.scale, (9.8 if self.portrait else 11.8) * self.scale

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return self.height - MARGIN - self.foot

    @property
    def inner_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    def columns(self, top: float) -> list[Box]:
        """Return the columns of a page that holds only the list, from ``top`` down."""
        number = 2 if self.portrait or self.name == "A4" else 3
        return split(Box(MARGIN, top, self.inner_width, self.end - top), number, self.gap)

    @property
    def end(self) -> float:
        """Where everything above the foot ends."""
        return self.bottom - self.gap * 0.75


def page_of(paper: str, orientation: str) -> Page:
    """Return the page of a paper (``A4`` … ``A0``, ``16:9``), ``landscape`` or ``portrait``."""
    short, long, scale = _PAPERS[paper]
    portrait = orientation == "portrait"
    width, height = (short, long) if portrait else (long, short)
    return Page(paper, width, height, scale, portrait)


def named(width: float, height: float) -> Page:
    """Return the page of a template, in mm; a size that is no paper of ours has no name.

    Texts and lines are as large as on the paper whose surface is nearest.
    """
    for name, (short, long, scale) in _PAPERS.items():
        if abs(min(width, height) - short) < 1 and abs(max(width, height) - long) < 1:
            return Page(name, width, height, scale, height > width)
    surface = width * height
    nearest = min(_PAPERS.values(), key=lambda one: abs(one[0] * one[1] - surface))
    return Page("", width, height, nearest[2], height > width)


def split(box: Box, number: int, gap: float) -> list[Box]:
    """Return ``number`` columns side by side in ``box``."""
    width = (box.width - (number - 1) * gap) / number
    return [Box(box.x + n * (width + gap), box.y, width, box.height) for n in range(number)]


@dataclass(frozen=True)
class Plan:
    """Where the parts of a first page go.

    ``head`` has no height: the title ends where it ends. ``legend`` is one or more columns;
    ``index`` the columns of the list; ``extra`` is the room of an inset or locator. When
    ``stacked`` is more than 0 the list begins so many mm under the legend.
    """

    frame: Box
    head: Box
    legend: list[Box]
    index: list[Box]
    extra: Box | None = None
    stacked: float = 0.0

    def after_legend(self, height: float) -> Plan:
        """Return the plan with a legend of this height, which may be less than was expected."""
        if not self.stacked:
            return self
        first = self.index[0]
        top = self.legend[0].y + height + self.stacked
        moved = Box(first.x, top, first.width, first.y + first.height - top)
        return replace(self, index=[moved, *self.index[1:]])


def planned(
    page: Page,
    scale_in: Callable[[float, float], float],
    size: tuple[float, float],
    head_height: Callable[[float], float],
    legend_height: Callable[[float, int], float],
    extra: bool,
) -> Plan:
    """Return the plan in which the map is largest and wastes least.

    ``scale_in`` gives the scale at which the map fits a frame; ``size`` is what it shows
    (metres); ``head_height`` the height of the head in a width; ``legend_height`` that of the
    legend in columns of a width, over a number of them.
    """
    if page.portrait:
        return _below(page, scale_in, size, head_height, legend_height, extra)
    return _beside(page, scale_in, size, head_height, legend_height, extra)


def _beside(
    page: Page,
    scale_in: Callable[[float, float], float],
    size: tuple[float, float],
    head_height: Callable[[float], float],
    legend_height: Callable[[float, int], float],
    extra: bool,
) -> Plan:
    room = page.end - MARGIN
    scales = {part: scale_in(page.inner_width * part, room) for part in _PARTS}
    part = min(_PARTS, key=lambda part: (scales[part], part))
    frame = Box(MARGIN, MARGIN, round(page.inner_width * part), room)
    left = frame.x + frame.width + page.gap
    head = Box(left, MARGIN, page.width - MARGIN - left, 0.0)
    top = MARGIN + head_height(head.width)
    side = Box(left, top, head.width, page.end - top)
    columns = split(side, 2 if side.width > 165.0 * page.scale else 1, page.gap)
    number = max(2, int(frame.width // (58.0 * page.scale)))
    strip = legend_height((frame.width - (number - 1) * page.gap) / number, number)
    shorter = room - strip - page.gap * 0.75
    stacked = 0.0
    if shorter >= size[1] / scales[part] * 1000:
        frame = Box(frame.x, frame.y, frame.width, shorter)
        below = Box(frame.x, frame.y + shorter + page.gap * 0.75, frame.width, strip)
        legend = split(below, number, page.gap)
    else:
        stacked = page.gap * 0.75
        legend = _legend_above(columns, legend_height, stacked)
    if not extra:
        return Plan(frame, head, legend, columns, None, stacked)
    last = columns[-1]
    down = min(last.width * 0.62, last.height * 0.42)
    corner = Box(last.x, page.end - down, last.width, down)
    columns[-1] = Box(last.x, last.y, last.width, last.height - down - page.gap)
    return Plan(frame, head, legend, columns, corner, stacked)


def _below(
    page: Page,
    scale_in: Callable[[float, float], float],
    size: tuple[float, float],
    head_height: Callable[[float], float],
    legend_height: Callable[[float, int], float],
    extra: bool,
) -> Plan:
    head = Box(MARGIN, MARGIN, page.inner_width, 0.0)
    top = MARGIN + head_height(head.width)
    room = page.end - MARGIN
    most = max(_MOST * room - (top - MARGIN), 0.25 * room)
    needed = size[1] / scale_in(page.inner_width, most) * 1000
    frame = Box(MARGIN, top, page.inner_width, min(most, max(needed, _LEAST * room)))
    under = frame.y + frame.height + page.gap * 0.75
    columns = split(Box(MARGIN, under, page.inner_width, page.end - under), 3, page.gap * 0.75)
    stacked = page.gap * 0.75
    legend = _legend_above(columns, legend_height, stacked)
    if not extra:
        return Plan(frame, head, legend, columns, None, stacked)
    last = columns[-1]
    down = min(last.width, last.height * 0.6)
    corner = Box(last.x, page.end - down, last.width, down)
    columns[-1] = Box(last.x, last.y, last.width, last.height - down - page.gap)
    return Plan(frame, head, legend, columns, corner, stacked)


def _legend_above(
    columns: list[Box], legend_height: Callable[[float, int], float], gap: float
) -> list[Box]:
    """Return the place of a legend at the head of the first column, which is moved down."""
    first = columns[0]
    height = legend_height(first.width, 1)
    down = height + gap
    columns[0] = Box(first.x, first.y + down, first.width, first.height - down)
    return [Box(first.x, first.y, first.width, height)]
