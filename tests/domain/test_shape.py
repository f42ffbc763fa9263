"""Shapes are read, written and judged without a geometry library."""

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansenkaart_plugin.domain.shape import (
    Box,
    Shape,
    UnknownShape,
    box_of,
    edges_of,
    holds,
    inner_point,
    multi_wkb,
    read_shape,
)
from kansenkaart_plugin.domain.words import Drawn

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (9.0, 1.0), (9.0, 9.0), (1.0, 9.0), (1.0, 1.0)]
AREA = Shape(Drawn.POLYGON, [[SQUARE, HOLE]])


def wkb(kind, *numbers, order="<"):
    """Return WKB by hand: ints as counts, floats as coordinates, bytes as they are."""
    body = b"".join(
        number
        if isinstance(number, bytes)
        else struct.pack(f"{order}{'I' if isinstance(number, int) else 'd'}", number)
        for number in numbers
    )
    return struct.pack(f"{order}BI", order == "<", kind) + body


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("kind", "extra"), [(1, ()), (1001, (5.0,)), (2001, (6.0,))])
def test_a_point_is_read_in_either_order_and_flat(order, kind, extra):
    assert read_shape(wkb(kind, 1.0, 2.0, *extra, order=order)).parts == [[[(1.0, 2.0)]]]


def test_extended_wkb_is_read():
    flat = wkb(0x20000001, struct.pack("<I", 28992), 1.0, 2.0)
    assert read_shape(flat) == read_shape(wkb(0x80000001, 1.0, 2.0, 3.0))
    assert read_shape(wkb(0xC0000001, 1.0, 2.0, 3.0, 4.0)).parts == [[[(1.0, 2.0)]]]
    assert read_shape(wkb(3001, 1.0, 2.0, 3.0, 4.0)).parts == [[[(1.0, 2.0)]]]


def test_lines_and_areas_are_read():
    line = wkb(2, 2, 0.0, 0.0, 3.0, 4.0)
    assert read_shape(line) == Shape(Drawn.LINE, [[[(0.0, 0.0), (3.0, 4.0)]]])
    area = wkb(3, 2, 5, *sum(SQUARE, ()), 5, *sum(HOLE, ()))
    assert read_shape(area) == AREA
    assert read_shape(wkb(6, 2, area, area)).parts == AREA.parts * 2


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\x01",
        wkb(1, 1.0),
        wkb(1, math.nan, 1.0),
        wkb(1, math.inf, 1.0),
        wkb(2, 0),
        wkb(2, 4_000_000_000, 1.0, 2.0),
        wkb(3, 0),
        wkb(6, 0),
        wkb(6, 4_000_000_000),
        wkb(7, 1, wkb(1, 1.0, 2.0)),
        wkb(6, 1, wkb(1, 1.0, 2.0)),
        wkb(4, 1, wkb(4, 1, wkb(1, 1.0, 2.0))),
        wkb(9001, 1.0, 2.0),
        wkb(10, 1),
        b"\x01" + b"\xff" * 40,
    ],
)
def test_what_is_no_shape_is_refused(broken):
    with pytest.raises(UnknownShape):
        read_shape(broken)


@given(st.binary(max_size=120))
def test_any_bytes_are_a_shape_or_refused(data):
    try:
        shape = read_shape(data)
    except UnknownShape:
        return
    assert read_shape(multi_wkb(shape)) == shape


@pytest.mark.parametrize(
    "shape",
    [
        AREA,
        Shape(Drawn.POLYGON, [[SQUARE], [HOLE]]),
        Shape(Drawn.LINE, [[SQUARE], [[(0.0, 0.0), (1.0, 0.0)]]]),
        Shape(Drawn.POINT, [[[(1.0, 2.0)]], [[(3.0, 4.0)]]]),
    ],
)
def test_a_shape_is_written_as_a_multipart_and_read_back(shape):
    written = multi_wkb(shape)
    assert written[1] in (4, 5, 6)
    assert read_shape(written) == shape


def test_box_and_inside():
    assert box_of(AREA) == Box(0.0, 10.0, 0.0, 10.0)
    assert box_of(AREA).holds(10, 10)
    assert not box_of(AREA).holds(10.1, 5)
    assert holds(AREA, 0.5, 5)
    assert not holds(AREA, 5, 5)  # in the hole
    assert not holds(AREA, 11, 5)
    assert not holds(Shape(Drawn.LINE, [[SQUARE]]), 5, 5)


def test_the_inner_point_lies_within():
    assert holds(AREA, *inner_point(AREA))
    hook = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (8.0, 9.0), (8.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
    assert holds(Shape(Drawn.POLYGON, [[hook]]), *inner_point(Shape(Drawn.POLYGON, [[hook]])))
    flat = Shape(Drawn.POLYGON, [[[(0.0, 0.0), (4.0, 0.0), (0.0, 0.0)]]])
    assert inner_point(flat) == (0.0, 0.0)
    assert inner_point(Shape(Drawn.LINE, [[[(0.0, 0.0), (6.0, 0.0), (6.0, 2.0)]]])) == (4.0, 0.0)
    assert inner_point(Shape(Drawn.LINE, [[[(1.0, 1.0), (1.0, 1.0)]]])) == (1.0, 1.0)
    assert inner_point(Shape(Drawn.POINT, [[[(1.0, 2.0)]]])) == (1.0, 2.0)


corner = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


@given(st.lists(st.tuples(corner, st.integers(1, 20), st.integers(1, 20)), min_size=1, max_size=4))
def test_the_inner_point_of_rectangles_lies_in_one_of_them(rectangles):
    parts = []
    for (x, y), width, height in rectangles:
        a, b, c, d = float(x), float(y), float(x + width), float(y + height)
        parts.append([[(a, b), (c, b), (c, d), (a, d), (a, b)]])
    point = inner_point(Shape(Drawn.POLYGON, parts))
    assert any(holds(Shape(Drawn.POLYGON, [part]), *point) for part in parts)


def test_neighbours_have_an_edge_in_common():
    other = Shape(Drawn.POLYGON, [[[(10.0, 10.0), (10.0, 0.0), (20.0, 0.0), (10.0, 10.0)]]])
    assert set(edges_of(AREA)) & set(edges_of(other)) == {((10.0, 0.0), (10.0, 10.0))}
