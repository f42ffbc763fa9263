"""Long work done in pieces, so that the interface has its turn between two of them."""

from __future__ import annotations

import time
from itertools import islice
from typing import Iterable, Iterator, TypeVar

PIECE = 2_000
"""How many values are done in one turn: some milliseconds of work in Python."""

_REST = 0.0005

_Item = TypeVar("_Item")


def pieces(items: Iterable[_Item], size: int = PIECE) -> Iterator[list[_Item]]:
    """Yield ``items`` by ``size`` at a time."""
    waiting = iter(items)
    while piece := list(islice(waiting, size)):
        yield piece


def rest() -> None:
    """Let the interface go first: for a thread beside it, after each piece of its work.

    A list that is painted asks Python for hundreds of small things. Beside a thread that never
    rests each of them may wait for five milliseconds; beside one that does they follow at once.
    """
    time.sleep(_REST)


def in_turns(items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield ``items``, with a `rest` after each piece of them."""
    for piece in pieces(items):
        yield from piece
        rest()
