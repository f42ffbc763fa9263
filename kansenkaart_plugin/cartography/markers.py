"""Where the numbered markers and the names go: millimetres on the page, no map and no QGIS.

(0, 0) is the upper left corner of the map's frame and y runs down.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Iterator, Sequence

_CELL = 12.0
_GAP = 0.5


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

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Tag:
    """What a marker says: a code and its kind; ``kind`` is empty for several records."""

    text: str
    kind: str


@dataclass(frozen=True)
class Spot:
    """A feature with its point, its name (``label`` in lines, and its size) and its records."""

    key: str
    x: float
    y: float
    label: tuple[str, ...] = ()
    label_width: float = 0.0
    label_height: float = 0.0
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True)
class PlacedTag:
    """A marker in its place."""

    spot: Spot
    tag: Tag
    box: Box


@dataclass(frozen=True)
class PlacedLabel:
    """The name of a feature in its place."""

    spot: Spot
    box: Box


@dataclass
class Placement:
    """Everything that found a place, and what did not.

    ``clustered`` holds the spots whose records share one marker; ``unplaced`` those for which
    even that found no room; ``leaders`` are lines from a spot to markers that had to move.
    """

    tags: list[PlacedTag] = field(default_factory=list)
    labels: list[PlacedLabel] = field(default_factory=list)
    leaders: list[tuple[float, float, float, float]] = field(default_factory=list)
    clustered: list[Spot] = field(default_factory=list)
    unplaced: list[Spot] = field(default_factory=list)


class _Occupied:
    """The boxes that are taken, found by place."""

    def __init__(self, frame: Box) -> None:
        self._frame = frame
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.x // _CELL), int((box.x + box.width) // _CELL) + 1):
            for row in range(int(box.y // _CELL), int((box.y + box.height) // _CELL) + 1):
                yield column, row

    def add(self, box: Box) -> None:
        for key in self._keys(box):
            self._cells[key].append(box)

    def remove(self, box: Box) -> None:
        for key in self._keys(box):
            self._cells[key].remove(box)

    def free(self, box: Box) -> bool:
        return self._frame.holds(box) and not any(
            box.meets(other) for key in self._keys(box) for other in self._cells.get(key, ())
        )


@dataclass(frozen=True)
class _Block:
    """The name of a spot with a grid of markers under it."""

    spot: Spot
    box: Box
    tags: tuple[Tag, ...]
    columns: int


def place(
    spots: Sequence[Spot],
    frame: tuple[float, float],
    tag_size: tuple[float, float],
    reach: float = 28.0,
    taken: Sequence[Box] = (),
) -> Placement:
    """Give every marker a place in a frame of ``frame`` mm, so that nothing covers another.

    First each spot gets its smallest form: its name and one marker ("3 ×" for several records).
    Then each, from few to many records, is laid out as a grid of all its markers where there is
    room within ``reach`` mm. Names of spots without records come last, where they fit.
    """
    occupied = _Occupied(Box(0, 0, *frame))
    for box in taken:
        occupied.add(box)
    crowded = len(spots) * tag_size[0] * tag_size[1] > frame[0] * frame[1] / 2
    steps = list(_offsets(0 if crowded else reach, tag_size[1] / 2))
    result = Placement()
    first: dict[str, _Block] = {}
    marked = sorted((spot for spot in spots if spot.tags), key=lambda spot: (spot.y, spot.x))
    for spot in marked:
        tags = spot.tags if len(spot.tags) == 1 else (Tag(f"{len(spot.tags)} ×", ""),)
        block = _seek(spot, tags, (1,), steps, occupied, tag_size) or _seek(
            Spot(spot.key, spot.x, spot.y, tags=spot.tags), tags, (1,), steps, occupied, tag_size
        )
        if block is None:
            result.unplaced.append(spot)
        else:
            first[spot.key] = block
            occupied.add(block.box)
    for spot in sorted(marked, key=lambda spot: len(spot.tags)):
        block = first.get(spot.key)
        if block is None:
            continue
        if len(spot.tags) > 1:
            block = _grown(spot, block, steps, occupied, tag_size)
        if len(block.tags) < len(spot.tags):
            result.clustered.append(spot)
        _put(block, tag_size, result)
    near = list(_offsets(3 * tag_size[1], tag_size[1]))
    for spot in spots:
        if spot.label and not spot.tags:
            name = _seek(spot, (), (1,), near, occupied, tag_size)
            if name is not None:
                occupied.add(name.box)
                _put(name, tag_size, result)
    return result


def _grown(
    spot: Spot, block: _Block, steps: list, occupied: _Occupied, tag_size: tuple[float, float]
) -> _Block:
    occupied.remove(block.box)
    number = len(spot.tags)
    best = max(1, round(math.sqrt(number * tag_size[1] / tag_size[0])))
    columns = sorted({min(number, max(1, best + extra)) for extra in (0, 1, -1, 2)})
    columns.sort(key=lambda wide: abs(wide - best))
    grown = _seek(spot, spot.tags, tuple(columns), steps, occupied, tag_size) or block
    occupied.add(grown.box)
    return grown


def _seek(
    spot: Spot,
    tags: tuple[Tag, ...],
    columns: tuple[int, ...],
    steps: list[tuple[float, float]],
    occupied: _Occupied,
    tag_size: tuple[float, float],
) -> _Block | None:
    for wide in columns:
        rows = math.ceil(len(tags) / wide)
        across = max(spot.label_width, wide * (tag_size[0] + _GAP) if tags else 0)
        down = spot.label_height + rows * (tag_size[1] + _GAP)
        for right, below in steps:
            box = Box(spot.x + right - across / 2, spot.y + below - down / 2, across, down)
            if occupied.free(box):
                return _Block(spot, box, tags, wide)
    return None


def _offsets(reach: float, step: float) -> Iterator[tuple[float, float]]:
    yield 0.0, 0.0
    radius = step
    while radius <= reach:
        number = max(8, int(2 * math.pi * radius / (2 * step)))
        for index in range(number):
            angle = 2 * math.pi * index / number + math.pi / 2
            yield radius * math.cos(angle), radius * math.sin(angle)
        radius += step


def _put(block: _Block, tag_size: tuple[float, float], result: Placement) -> None:
    spot, box = block.spot, block.box
    middle = box.x + box.width / 2
    if spot.label:
        left = middle - spot.label_width / 2
        result.labels.append(
            PlacedLabel(spot, Box(left, box.y, spot.label_width, spot.label_height))
        )
    step_x, step_y = tag_size[0] + _GAP, tag_size[1] + _GAP
    left = middle - block.columns * step_x / 2 + _GAP / 2
    for index, tag in enumerate(block.tags):
        row, column = divmod(index, block.columns)
        place_of = Box(
            left + column * step_x,
            box.y + spot.label_height + row * step_y + _GAP / 2,
            *tag_size,
        )
        result.tags.append(PlacedTag(spot, tag, place_of))
    if block.tags and not box.holds(Box(spot.x, spot.y, 0, 0)):
        x = min(max(spot.x, box.x), box.x + box.width)
        y = min(max(spot.y, box.y), box.y + box.height)
        result.leaders.append((spot.x, spot.y, x, y))
