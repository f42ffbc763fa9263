"""Long work in a thread beside the interface, done in turns.

A list that is painted asks Python for hundreds of small things. Beside a thread that never rests
each of them may wait for five milliseconds; beside one that does they follow at once.
"""

from __future__ import annotations

import time
from itertools import islice
from typing import Iterable, Iterator, TypeVar

PIECE = 2_000
"""How many values are done in one turn: some milliseconds of work in Python."""

_REST = 0.0005

_Item = TypeVar("_Item")


def pieces(items: Iterable[_Item], size: int = PIECE) -> Iterator[list[_Item]]:
    """Yield ``items`` by ``size`` at a time, and let the interface go first after each piece."""
    waiting = iter(items)
    while piece := list(islice(waiting, size)):
        yield piece
        time.sleep(_REST)


def in_turns(items: Iterable[_Item]) -> Iterator[_Item]:
    """Yield ``items``, and let the interface go first now and then."""
    for piece in pieces(items):
        yield from piece
