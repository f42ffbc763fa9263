"""Rows copied from a spreadsheet: what stands in a cell stays in it."""

from __future__ import annotations

import pytest

from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.intake.pasted import read_pasted


def pasted(text):
    """Return the cells of each row, without the kind that is added."""
    return [row.cells[:-1] for row in read_pasted(text, RecordKind.WISH).rows]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_cell_of_several_lines_is_one_cell(end):
    text = f'titel\tthema{end}"Een bank{end}en ""schaduw"""\tgroen{end}Daken\twonen{end}'
    assert pasted(text) == [['Een bank\nen "schaduw"', "groen"], ["Daken", "wonen"]]


@pytest.mark.parametrize(
    "title",
    ['"Hallo" zei hij', '"Hallo"', 'Vijf " breed', '"', '""', '"Open', 'x "y"', "'s avonds"],
)
def test_quotes_are_words_of_the_cell_and_swallow_no_row(title):
    assert pasted(f"titel\tthema\n{title}\twonen\nDaken\tgroen") == [
        [title, "wonen"],
        ["Daken", "groen"],
    ]
    assert pasted(f"{title}\nDaken\n") == [[title], ["Daken"]]


def test_a_tab_in_a_cell_stays_in_it():
    assert pasted('titel\tthema\n"a\tb"\twonen\n') == [["a\tb", "wonen"]]


def test_empty_cells_keep_their_place():
    assert pasted("titel\tpartijen\tthema\nA\t\twonen\nB\tymere\t\n") == [
        ["A", "", "wonen"],
        ["B", "ymere", ""],
    ]


def test_very_many_quotes_are_read_at_once():
    line = '"' * 2_000
    assert pasted("titel\n" + "\n".join([line] * 500)) == [[line]] * 500
