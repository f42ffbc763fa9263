"""Papers and where on them everything goes, in mm. No QGIS."""

from __future__ import annotations

from dataclasses import dataclass

from .markers import Box

MARGIN = 10.0

_PAPERS = {  # the short side, the long side, and how much larger than on A4 its texts are
    "A4": (210.0, 297.0, 0.95),
    "A3": (297.0, 420.0, 1.1),
    "A2": (420.0, 594.0, 1.4),
    "A1": (594.0, 841.0, 1.8),
    "A0": (841.0, 1189.0, 2.4),
    "16:9": (190.5, 338.7, 1.1),
}


@dataclass(frozen=True)
class Page:
    """The measures of a page; ``scale`` is the size of its texts and lines against A4."""

    name: str
    width: float
    height: float
    scale: float
    portrait: bool

    @property
    def points(self) -> float:
        """The size of the running text."""
        return 7.2 * self.scale

    @property
    def gap(self) -> float:
        """The space between parts."""
        return 4.0 * self.scale

    @property
    def foot(self) -> float:
        """The height of the foot."""
        return 15.0 * self.scale

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return self.height - MARGIN - self.foot

    @property
    def inner_width(self) -> float:
        """The width between the margins."""
        return self.width - 2 * MARGIN

    def map_box(self, top: float) -> Box:
        """Return the frame of the map: left two thirds, or on portrait the upper part."""
        if self.portrait:
            end = MARGIN + (self.bottom - MARGIN) * 0.62
            return Box(MARGIN, top, self.inner_width, end - top)
        width = round(self.inner_width * 0.66)
        return Box(MARGIN, MARGIN, width, self.bottom - MARGIN - self.gap / 2)

    def side(self, top: float) -> Box:
        """Return the room beside or under the map, from ``top`` down."""
        frame = self.map_box(MARGIN)
        if self.portrait:
            return Box(MARGIN, top, self.inner_width, self.bottom - top - self.gap / 2)
        left = frame.x + frame.width + self.gap
        return Box(left, top, self.width - MARGIN - left, self.bottom - top - self.gap / 2)

    def columns(self, top: float) -> list[Box]:
        """Return the columns of a page that holds only the list, from ``top`` down."""
        number = 2 if self.portrait or self.name == "A4" else 3
        width = (self.inner_width - (number - 1) * self.gap) / number
        height = self.bottom - top - self.gap / 2
        return [
            Box(MARGIN + index * (width + self.gap), top, width, height) for index in range(number)
        ]


def page_of(paper: str, orientation: str) -> Page:
    """Return the page of a paper (``A4`` … ``A0``, ``16:9``), ``landscape`` or ``portrait``."""
    short, long, scale = _PAPERS[paper]
    portrait = orientation == "portrait"
    width, height = (short, long) if portrait else (long, short)
    return Page(paper, width, height, scale, portrait)
