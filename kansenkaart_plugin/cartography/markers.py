"""Where the numbered markers and the names go: millimetres in the map's frame, no QGIS.

Nothing that is placed covers anything else: markers, names, the lines that lead from a marker to
its place, and the lines around places that share a marker.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Callable, Iterator, Sequence

from .boxes import Box, Line, Occupied, Point, around, edges, inside
from .groups import Chart, Group, Spot, gathered, joined

_GAP = 0.5
_MOST_OF_ONE = 16
_MOST_OF_MORE = 8
_MOST_OF_CROWD = 3
_ROOMY = 1.3
_LETTER = "mm"  # what stands for a letter until all markers are placed
_TOGETHER = "firm"  # the outline of a marker for several records
DENSE = 300
"""With more places than this markers may lie over them: they cover the map anyway."""


@dataclass(frozen=True)
class Name:
    """A name without markers, in lines of text; ``rank`` says how it is written.

    It may be moved ``reach`` mm; one that is ``needed`` may run over lines of the map.
    """

    key: str
    x: float
    y: float
    lines: tuple[str, ...]
    width: float
    height: float
    rank: str
    reach: float
    needed: bool = False


@dataclass(frozen=True)
class Form:
    """The measures of markers: their height, the reach of a leader, and the width of a text (mm).

    ``first`` is the number of the first letter that is free.
    """

    height: float
    reach: float
    text_width: Callable[[str], float]
    first: int = 0

    def plate(self, text: str) -> float:
        """Return the width of a marker with ``text``: its sign stands before the text."""
        return self.text_width(text) + self.height * 1.3


@dataclass(frozen=True)
class Plate:
    """A marker in its place; ``kind`` is empty when it stands for several records."""

    box: Box
    text: str
    kind: str
    standing: str = "firm"


@dataclass(frozen=True)
class PlacedName:
    """A name in its place; ``rank`` says how it is written."""

    box: Box
    lines: tuple[str, ...]
    rank: str
    key: str


@dataclass(frozen=True)
class Collected:
    """The records that are found under one letter in the list."""

    letter: str
    group: Group


@dataclass
class Placement:
    """Everything in its place; ``unplaced`` only when the frame is smaller than a marker."""

    plates: list[Plate] = field(default_factory=list)
    names: list[PlacedName] = field(default_factory=list)
    leaders: list[Line] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    collected: list[Collected] = field(default_factory=list)
    unplaced: list[Group] = field(default_factory=list)
    charts: list[tuple[Chart, Box]] = field(default_factory=list)
    left_out: bool = False

    @property
    def spots(self) -> Iterator[Spot]:
        """The places that have a marker, alone or with others."""
        return (spot for group in self.groups for spot in group.spots)

    @property
    def counted(self) -> bool:
        """Whether a marker says how many places it stands for."""
        return any(" ×" in plate.text for plate in self.plates)


@dataclass(frozen=True)
class _Block:
    """The name of a group with a grid of markers under it."""

    group: Group
    texts: tuple[tuple[str, str, str], ...]
    columns: int
    wide: float
    name: Spot | None
    width: float
    height: float

    def lettered(self) -> bool:
        return len(self.texts) == 1 and not self.texts[0][1]


def place(
    spots: Sequence[Spot],
    names: Sequence[Name],
    frame: tuple[float, float],
    form: Form,
    lines: Sequence[Line] = (),
    charts: Sequence[Chart] = (),
) -> Placement:
    """Give every marker a place in a frame of ``frame`` mm, then charts and names that still fit.

    ``lines`` are drawn on the map; markers and names keep off them where they can.
    Where there is no room for the markers of a place they are shared with its neighbours, or
    collected under a letter, until all have found a place.
    """
    groups = gathered(spots, 2.5 * form.height, 2.5 * form.reach)
    while True:
        attempt = _Attempt(groups, Box(0, 0, *frame), form, lines)
        after = joined(groups, attempt.failed, 2.5 * form.reach) if attempt.failed else None
        if after is None:
            break
        groups = after
    result = attempt.finished()
    for chart in charts:
        box = attempt.free(chart.x, chart.y, chart.room, chart.room, chart.reach)
        if box is not None:
            result.charts.append((chart, box))
    result.left_out = len(result.charts) < len(charts)
    for name in names:
        put = attempt.name(name)
        if put is not None:
            result.names.append(put)
    return result


class _Attempt:
    """One try to give all groups a place; ``failed`` holds those that found none."""

    def __init__(
        self, groups: Sequence[Group], frame: Box, form: Form, lines: Sequence[Line]
    ) -> None:
        self._form = form
        self._taken, self._bodies, self._lines = Occupied(frame), Occupied(frame), Occupied(frame)
        for line in lines:
            self._lines.add_line(line)
        self._placed: list[tuple[_Block, Box]] = []
        self._leaders: list[Line] = []
        self.failed: list[Group] = []
        self._dense = sum(len(group.spots) for group in groups) > DENSE
        self._roomy = {group for group in groups if _is_roomy(group, form)}
        for group in groups:
            for line in edges(group.hull):
                self._taken.add_line(line)
            for spot in group.spots:
                for cell in spot.body:
                    self._bodies.add(cell)
                if spot.symbol or not (self._dense or group in self._roomy):
                    self._taken.add(_foot(spot, form.height))
        for group in sorted(groups, key=lambda item: (-len(item.tags), *item.point)):
            if not self._settle(group):
                self.failed.append(group)

    def _settle(self, group: Group) -> bool:
        """Place a group beside all objects with records and off the lines of the map, or else
        over them.
        """
        x, y = group.point
        if group in self._roomy:
            ways: tuple[tuple[float, tuple[Occupied, ...]], ...] = (
                (0.2, (self._lines,)),
                (1.0, ()),
            )
        else:
            ways = ((0.7, (self._bodies, self._lines)), (0.7, (self._bodies,)), (1.0, ()))
        for block in _blocks(group, self._form):
            for reach, shunned in ways[-1:] if self._dense else ways:
                for right, below in self._offsets(group.span / 2 + reach * self._form.reach):
                    box = around((x + right, y + below), block.width, block.height)
                    if not self._taken.free(box) or not all(it.free(box) for it in shunned):
                        continue
                    line = self._leader(group, box)
                    if line is not None:
                        self._take(block, box, line)
                        return True
        return False

    def _leader(self, group: Group, box: Box) -> Line | tuple[()] | None:
        """Return the line from a place to its marker: empty when they touch, None when it
        would run over something.
        """
        spot = group.single
        if group.hull:
            start = _on_hull(group.hull, box.centre)
            near = box.grown(0.3 * self._form.height).holds(Box(*start, 0, 0))
            if near or all(inside(group.hull, corner) for corner in box.corners):
                return ()
        elif box.holds(Box(*group.point, 0, 0)):
            return ()  # never over a symbol, which is taken
        else:
            start = group.point
            if spot is not None and (spot.symbol or (group not in self._roomy and not self._dense)):
                start = _edge(spot, box, self._form.height)
                if math.dist(start, box.nearest(start)) < 0.35 * self._form.height:
                    return ()
        # a hair short at both ends: what it joins it does not cross
        end = box.nearest(start)
        line = (*_toward(start, end, 0.05), *_toward(end, start, 0.05))
        return line if self._taken.clear(line) else None

    def _take(self, block: _Block, box: Box, line: Line | tuple[()]) -> None:
        self._taken.add(box)
        self._placed.append((block, box))
        if line:
            self._taken.add_line(line)
            self._leaders.append(line)

    def _offsets(self, reach: float) -> Iterator[Point]:
        yield 0.0, 0.0
        step = self._form.height * (1.0 if self._dense else 0.5)
        radius = step
        while radius <= reach:
            number = max(8, int(math.pi * radius / step))
            for index in range(number):
                angle = 2 * math.pi * index / number + math.pi / 2
                yield radius * math.cos(angle), radius * math.sin(angle)
            radius += step

    def name(self, name: Name) -> PlacedName | None:
        """Return ``name`` in a place that is free, or None.

        It keeps off the lines of the map; only one that has to be there may run over them.
        """
        for on_lines in (False, True) if name.needed else (False,):
            box = self.free(name.x, name.y, name.width, name.height, name.reach, on_lines)
            if box is not None:
                return PlacedName(box, name.lines, name.rank, name.key)
        return None

    def free(
        self, x: float, y: float, width: float, height: float, reach: float, on_lines: bool = False
    ) -> Box | None:
        """Take and return a place that is free, at most ``reach`` mm from (x, y); None if none is.

        It is off the lines of the map unless it may be ``on_lines``.
        """
        for right, below in self._offsets(reach):
            box = around((x + right, y + below), width, height)
            if not self._taken.free(box) or not self._bodies.free(box):
                continue
            if on_lines or self._lines.free(box):
                self._taken.add(box)
                return box
        return None

    def finished(self) -> Placement:
        """Return what was placed, with its letters in reading order."""
        result = Placement(leaders=self._leaders, unplaced=self.failed)
        lettered = [item for item in self._placed if item[0].lettered()]
        lettered.sort(key=lambda item: (round(item[1].y / 10), item[1].x))
        letters = {
            block.group: letter_of(number + self._form.first)
            for number, (block, _) in enumerate(lettered)
        }
        for block, box in self._placed:
            _put(block, box, letters.get(block.group, ""), self._form, result)
            result.groups.append(block.group)
        result.collected = [Collected(letter, group) for group, letter in letters.items()]
        return result


def letter_of(number: int) -> str:
    """Return ``a`` for 0 … ``z`` for 25, ``aa`` for 26."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _is_roomy(group: Group, form: Form) -> bool:
    """Return whether the markers of a feature belong in the feature itself."""
    spot, block = group.single, next(_blocks(group, form))
    return spot is not None and (
        not spot.object
        or (spot.width > _ROOMY * block.width and spot.height > _ROOMY * block.height)
    )


def _foot(spot: Spot, height: float) -> Box:
    """Return the middle of a small feature, or its symbol, which no marker may hide."""
    if spot.symbol:
        return around(spot.point, spot.symbol + 0.3, spot.symbol + 0.3)
    most = 1.2 * height
    return around(
        spot.point, min(max(spot.width, 1.0), most) + 0.2, min(max(spot.height, 1.0), most) + 0.2
    )


def _edge(spot: Spot, box: Box, height: float) -> Point:
    """Return the point of a feature from which a leader goes to ``box``."""
    if spot.symbol:
        return _foot(spot, height).nearest(box.centre)
    if spot.inner:
        return min(spot.inner, key=lambda point: math.dist(point, box.nearest(point)))
    return _foot(spot, height).nearest(box.centre)


def _blocks(group: Group, form: Form) -> Iterator[_Block]:
    """Yield the forms that the markers of a group may take, the fullest first."""
    tags, spot = group.tags, group.single
    named = (spot, None) if spot is not None and spot.name else (None,)
    most = _MOST_OF_ONE if spot is not None else _MOST_OF_MORE if group.hull else _MOST_OF_CROWD
    if len(tags) <= most:
        texts = tuple(
            (tag.text if count == 1 else f"{tag.text} ×{count}", tag.kind, tag.standing)
            for tag, count in tags
        )
        for name in named:
            yield _block(group, texts, name, form)
    if len(tags) > most or (group.letters and len(tags) > 1):
        for name in named:
            yield _block(group, ((f"{_LETTER}: {len(tags)}", "", _TOGETHER),), name, form)


def _block(
    group: Group, texts: tuple[tuple[str, str, str], ...], name: Spot | None, form: Form
) -> _Block:
    wide = max(form.plate(text) for text, *_ in texts)
    rows = math.ceil(math.sqrt(len(texts) * wide / form.height)) if len(texts) > 4 else len(texts)
    columns = math.ceil(len(texts) / rows)
    rows = math.ceil(len(texts) / columns)
    width = max(columns * (wide + _GAP), name.name_width if name else 0.0)
    height = rows * (form.height + _GAP) + (name.name_height if name else 0.0)
    return _Block(group, texts, columns, wide, name, width, height)


def _put(block: _Block, box: Box, letter: str, form: Form, result: Placement) -> None:
    middle = box.x + box.width / 2
    top = box.y
    if block.name is not None:
        spot = block.name
        where = Box(middle - spot.name_width / 2, top, spot.name_width, spot.name_height)
        result.names.append(PlacedName(where, spot.name, "marked", spot.key))
        top += spot.name_height
    texts, wide = block.texts, block.wide
    if letter:
        text = texts[0][0].replace(_LETTER, letter, 1)
        texts, wide = ((text, "", _TOGETHER),), form.plate(text)
    step_x, step_y = wide + _GAP, form.height + _GAP
    left = middle - block.columns * step_x / 2 + _GAP / 2
    for index, (text, kind, come) in enumerate(texts):
        row, column = divmod(index, block.columns)
        corner = Box(left + column * step_x, top + row * step_y + _GAP / 2, wide, form.height)
        result.plates.append(Plate(corner, text, kind, come))


def _on_hull(hull: Sequence[Point], point: Point) -> Point:
    """Return the point of ``hull`` that is nearest to ``point``."""
    found = []
    for x, y, right, below in edges(hull):
        across, down = right - x, below - y
        part = ((point[0] - x) * across + (point[1] - y) * down) / (across**2 + down**2 or 1.0)
        part = min(max(part, 0.0), 1.0)
        found.append((x + part * across, y + part * down))
    return min(found, key=lambda place_of: math.dist(place_of, point))


def _toward(start: Point, end: Point, step: float) -> Point:
    length = math.dist(start, end) or 1.0
    part = min(step / length, 0.5)
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
