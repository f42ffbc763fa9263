"""Rectangles and lines in mm on a page, and what of a frame is taken. No map and no QGIS.

(0, 0) is the upper left corner and y runs down.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Iterator, Sequence

Point = tuple[float, float]
Line = tuple[float, float, float, float]

_CELL = 12.0


@dataclass(frozen=True)
class Box:
    """A rectangle in mm."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Return whether the two overlap."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Box) -> bool:
        """Return whether ``other`` lies wholly inside."""
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )

    def crossed_by(self, line: Line) -> bool:
        """Return whether ``line`` runs through this box (Liang and Barsky)."""
        x, y = line[0], line[1]
        across, down = line[2] - x, line[3] - y
        start, end = 0.0, 1.0
        for step, room in (
            (-across, x - self.x),
            (across, self.x + self.width - x),
            (-down, y - self.y),
            (down, self.y + self.height - y),
        ):
            if step == 0:
                if room <= 0:
                    return False
            elif step < 0:
                start = max(start, room / step)
            else:
                end = min(end, room / step)
        return start < end

    def grown(self, margin: float) -> Box:
        """Return this box with ``margin`` mm more on every side."""
        return Box(
            self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin
        )

    def nearest(self, point: Point) -> Point:
        """Return the point of this box that is nearest to ``point``."""
        return (
            min(max(point[0], self.x), self.x + self.width),
            min(max(point[1], self.y), self.y + self.height),
        )

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners of the box."""
        right, bottom = self.x + self.width, self.y + self.height
        return (self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom)

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2


def around(point: Point, width: float, height: float) -> Box:
    """Return the box of this size with ``point`` in its middle."""
    return Box(point[0] - width / 2, point[1] - height / 2, width, height)


def box_of(points: Sequence[Point]) -> Box:
    """Return the smallest box that holds all of ``points``."""
    across, down = zip(*points)
    left, top = min(across), min(down)
    return Box(left, top, max(across) - left, max(down) - top)


def cross(one: Line, other: Line) -> bool:
    """Return whether two lines cross."""

    def side(line: Line, x: float, y: float) -> float:
        return (line[2] - line[0]) * (y - line[1]) - (line[3] - line[1]) * (x - line[0])

    return (
        side(one, other[0], other[1]) * side(one, other[2], other[3]) < 0
        and side(other, one[0], one[1]) * side(other, one[2], one[3]) < 0
    )


def hull_of(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the corners of the convex hull of ``points`` (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)

    def chain(some: Sequence[Point]) -> list[Point]:
        found: list[Point] = []
        for point in some:
            while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
                found.pop()
            found.append(point)
        return found[:-1]

    return tuple(chain(ordered) + chain(ordered[::-1]))


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def inside(hull: Sequence[Point], point: Point) -> bool:
    """Return whether ``point`` lies in the convex ``hull``."""
    pairs = zip(hull, (*hull[1:], *hull[:1]))
    return len(hull) > 2 and all(_turn(one, two, point) >= 0 for one, two in pairs)


def edges(hull: Sequence[Point]) -> list[Line]:
    """Return the sides of ``hull`` as lines."""
    return [(*one, *two) for one, two in zip(hull, (*hull[1:], *hull[:1]))]


class Occupied:
    """The boxes and lines that are there already, found by place."""

    def __init__(self, frame: Box) -> None:
        """Start with an empty ``frame``."""
        self.frame = frame
        self._boxes: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._lines: dict[tuple[int, int], list[Line]] = defaultdict(list)

    @staticmethod
    def _cells(box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.x // _CELL), int((box.x + box.width) // _CELL) + 1):
            for row in range(int(box.y // _CELL), int((box.y + box.height) // _CELL) + 1):
                yield column, row

    def add(self, box: Box) -> None:
        """Take the place of ``box``."""
        for cell in self._cells(box):
            self._boxes[cell].append(box)

    def add_line(self, line: Line) -> None:
        """Take the place of ``line``."""
        for cell in self._cells(box_of((line[:2], line[2:]))):
            self._lines[cell].append(line)

    def free(self, box: Box) -> bool:
        """Return whether ``box`` lies in the frame and on nothing that is there."""
        return self.frame.holds(box) and not any(
            any(box.meets(other) for other in self._boxes.get(cell, ()))
            or any(box.crossed_by(line) for line in self._lines.get(cell, ()))
            for cell in self._cells(box)
        )

    def clear(self, line: Line) -> bool:
        """Return whether ``line`` runs over nothing that is there."""
        return not any(
            any(box.crossed_by(line) for box in self._boxes.get(cell, ()))
            or any(cross(line, other) for other in self._lines.get(cell, ()))
            for cell in self._cells(box_of((line[:2], line[2:])))
        )
