"""Rows of a list are as wide as the column they come in, on the first page and on the next."""

from __future__ import annotations

import pytest

from kansenkaart_plugin.cartography.boxes import Box
from kansenkaart_plugin.cartography.flow import Grid, Row, flowed
from kansenkaart_plugin.cartography.writing import width as width_of

GRID = Grid(7, 4, 12)
TEXT = "Een wens over de dakgoot en de trap van het hele blok, en over wie dat zou kunnen betalen"


def rows(count):
    return [Row("Op dit niveau", heading=True)] + [
        Row(TEXT, code=f"W-{number:03}", detail="Ymere · ingebracht") for number in range(count)
    ]


def widest(column):
    """Return how wide the longest line of a column is, in mm."""
    return max(width_of(line.main or line.quiet, GRID.points) for line in column)


@pytest.mark.parametrize(("first", "next_"), [(60, 110), (110, 60), (80, 80)])
def test_each_column_is_filled_as_wide_as_it_is(qgis_app, first, next_):
    boxes = [Box(0, 0, first, 40)]
    columns = flowed(rows(60), GRID, boxes, [Box(0, 0, next_, 90)])
    assert len(columns) > 3
    for column, width in zip(columns, [first] + [next_] * len(columns)):
        assert widest(column) <= width - GRID.sign - GRID.code
        assert widest(column) > 0.7 * (width - GRID.sign - GRID.code)
    codes = [line.code for column in columns for line in column if line.code]
    assert codes == [f"W-{number:03}" for number in range(60)]


def test_a_long_row_goes_on_in_a_narrower_column_without_running_out_of_it(qgis_app):
    boxes = [Box(0, 0, 110, 12)]
    columns = flowed([Row(" ".join([TEXT] * 12), code="W-001")], GRID, boxes, [Box(0, 0, 60, 90)])
    assert len(columns) > 1
    assert max(map(widest, columns)) <= 60 - GRID.sign - GRID.code
