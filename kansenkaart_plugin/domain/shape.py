"""Shapes as WKB, read without a geometry library: flat points, lines and polygons.

Coordinates are in the CRS of the kansenkaart. Whether a shape is valid is for its maker to check.
"""

from __future__ import annotations

import math
import struct
from typing import Iterator, List, NamedTuple, Tuple

from .sentence import QT_TRANSLATE_NOOP, KansenkaartError
from .words import Drawn

Point = Tuple[float, float]
Line = List[Point]
Part = List[Line]
"""One point, one line, or the rings of one polygon: the outer one, then its holes."""

_KINDS = {1: Drawn.POINT, 2: Drawn.LINE, 3: Drawn.POLYGON}
_MULTI = 3  # a MultiPoint is 4, a MultiLineString 5, a MultiPolygon 6


class UnknownShape(KansenkaartError):
    """The bytes are no WKB of points, lines or polygons, or end too early."""


class Shape(NamedTuple):
    """What a feature looks like: parts of one kind."""

    kind: Drawn
    parts: list[Part]

    def points(self) -> Iterator[Point]:
        """Yield every point."""
        for part in self.parts:
            for line in part:
                yield from line


class Box(NamedTuple):
    """The extent of a shape."""

    min_x: float
    max_x: float
    min_y: float
    max_y: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point lies in the box or on its edge."""
        return self.min_x <= x <= self.max_x and self.min_y <= y <= self.max_y


def read_shape(wkb: bytes) -> Shape:
    """Return the shape in ``wkb`` (ISO or extended; Z and M are left out).

    Raises:
        UnknownShape: it is of another kind, empty, broken off, or has a number that is none.
    """
    try:
        read = _Reader(wkb).shape()
    except (struct.error, IndexError, KeyError) as error:
        raise _unknown() from error
    parts = [[line for line in part if line] for part in read.parts]
    shape = Shape(read.kind, [part for part in parts if part])
    points = list(shape.points())
    if not points or not all(map(math.isfinite, (value for point in points for value in point))):
        raise _unknown()
    return shape


def _unknown() -> UnknownShape:
    return UnknownShape(
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "The shape is empty or of an unknown kind; draw a point, line or area."
        )
    )


class _Reader:
    """Walks through WKB (OGC 06-103r4, clause 8; EWKB's flags are taken too)."""

    def __init__(self, wkb: bytes) -> None:
        self._wkb = wkb
        self._place = 0
        self._order = "<"

    def shape(self, within: bool = False) -> Shape:
        self._order = "<" if self._wkb[self._place] else ">"
        self._place += 1
        number = self._number()
        if number & 0x20000000:
            self._place += 4  # the CRS of EWKB
        extended = (number >> 31 & 1) + (number >> 30 & 1)
        number &= 0x0FFFFFFF
        width = 2 + extended + (0, 1, 1, 2)[number // 1000]
        kind = number % 1000
        if kind <= _MULTI:
            return Shape(_KINDS[kind], [self._part(kind, width)])
        wanted = _KINDS[kind - _MULTI]
        parts: list[Part] = []
        for _ in range(self._number()):
            inner = self.shape(within=True)
            if within or inner.kind is not wanted:
                raise KeyError(kind)
            parts += inner.parts
        return Shape(wanted, parts)

    def _part(self, kind: int, width: int) -> Part:
        if kind == 1:
            return [self._points(1, width)]
        if kind == 2:
            return [self._points(self._number(), width)]
        return [self._points(self._number(), width) for _ in range(self._number())]

    def _number(self) -> int:
        (number,) = struct.unpack_from(f"{self._order}I", self._wkb, self._place)
        self._place += 4
        return int(number)

    def _points(self, count: int, width: int) -> Line:
        if count * width * 8 > len(self._wkb) - self._place:
            raise IndexError(count)
        numbers = struct.unpack_from(f"{self._order}{count * width}d", self._wkb, self._place)
        self._place += count * width * 8
        return list(zip(numbers[::width], numbers[1::width]))


def multi_wkb(shape: Shape) -> bytes:
    """Return ``shape`` as the WKB of a flat multipart: how the tables of levels hold it."""
    number = next(number for number, kind in _KINDS.items() if kind is shape.kind)
    pieces = [struct.pack("<BII", 1, number + _MULTI, len(shape.parts))]
    for part in shape.parts:
        pieces.append(struct.pack("<BI", 1, number))
        if shape.kind is Drawn.POLYGON:
            pieces.append(struct.pack("<I", len(part)))
        for line in part:
            if shape.kind is not Drawn.POINT:
                pieces.append(struct.pack("<I", len(line)))
            pieces += [struct.pack("<2d", *point) for point in line]
    return b"".join(pieces)


def box_of(shape: Shape) -> Box:
    """Return the extent of ``shape``."""
    xs, ys = zip(*shape.points())
    return Box(min(xs), max(xs), min(ys), max(ys))


def holds(shape: Shape, x: float, y: float) -> bool:
    """Return whether an area holds the point; other shapes hold none. Edges may go either way."""
    if shape.kind is not Drawn.POLYGON:
        return False
    inside = False
    for part in shape.parts:
        for ring in part:
            for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
                if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                    inside = not inside
    return inside


def inner_point(shape: Shape) -> Point:
    """Return a point of ``shape`` itself: the first one, halfway along a line, within an area."""
    if shape.kind is Drawn.POINT:
        return shape.parts[0][0][0]
    if shape.kind is Drawn.LINE:
        return _halfway(max((part[0] for part in shape.parts), key=_length))
    widest = max((_widest(part) for part in shape.parts), key=lambda found: found[0])
    return widest[1]


def _length(line: Line) -> float:
    return sum(math.dist(start, end) for start, end in zip(line, line[1:]))


def _halfway(line: Line) -> Point:
    left = _length(line) / 2
    for (x0, y0), (x1, y1) in zip(line, line[1:]):
        step = math.dist((x0, y0), (x1, y1))
        if step >= left and step > 0:
            share = left / step
            return x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
        left -= step
    return line[0]


def _widest(rings: Part) -> tuple[float, Point]:
    """Return the middle of the widest stretch inside, at half height, and its width.

    The height lies between two heights of corners, so that it goes through none (as in JTS).
    """
    heights = sorted({y for ring in rings for _, y in ring})
    if len(heights) < 2:
        return 0.0, rings[0][0]
    middle = (heights[0] + heights[-1]) / 2
    above = next(height for height in heights if height > middle)
    below = next(height for height in reversed(heights) if height <= middle)
    y = (above + below) / 2
    crossings = sorted(
        (x1 - x0) * (y - y0) / (y1 - y0) + x0
        for ring in rings
        for (x0, y0), (x1, y1) in zip(ring, ring[1:])
        if (y0 > y) != (y1 > y)
    )
    stretches = [(end - start, (start + end) / 2) for start, end in zip(*[iter(crossings)] * 2)]
    width, x = max(stretches, default=(0.0, rings[0][0][0]))
    return width, (x, y)


def edges_of(shape: Shape) -> Iterator[tuple[Point, Point]]:
    """Yield every stretch of the lines or borders of ``shape``, the same from either side."""
    for part in shape.parts:
        for line in part:
            for start, end in zip(line, line[1:]):
                yield (start, end) if start <= end else (end, start)
