"""Work beside the interface rests now and then, and leaves nothing out."""

from __future__ import annotations

import time

import pytest

from kansenkaart_plugin.store.turns import PIECE, in_turns, pieces


@pytest.fixture
def rests(monkeypatch):
    """The times that the work rested."""
    found: list[float] = []
    monkeypatch.setattr(time, "sleep", found.append)
    return found


@pytest.mark.parametrize("count", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
def test_nothing_is_left_out_and_every_piece_is_followed_by_a_rest(rests, count):
    assert list(in_turns(iter(range(count)))) == list(range(count))
    assert len(rests) == -(-count // PIECE)
    assert all(0 < rest < 0.005 for rest in rests)


def test_a_piece_may_have_another_size():
    assert list(pieces(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
