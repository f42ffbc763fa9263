"""What is written into a spreadsheet: sheets of typed cells, and how they look."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Iterable, NamedTuple, Sequence, Union

Cell = Union[str, Decimal, date]
"""A text is never taken for a formula; a number keeps its digits as they are; a date is a day."""


class Choices(NamedTuple):
    """What a column lets people choose from: the texts in column ``column`` of ``sheet``.

    ``number`` of them stand there from row ``first`` on (both count from 1); only with ``strict``
    nothing else may be typed. ``prompt`` is what a chosen cell says.
    """

    sheet: str = ""
    column: int = 1
    number: int = 0
    strict: bool = False
    prompt: str = ""
    first: int = 2


class Form(NamedTuple):
    """How a sheet looks that people work in: widths and choices by column, from the first on.

    Its first row is a heading that stays in sight; the choices reach ``rows`` rows down. Widths
    are in characters. In the columns ``days`` (numbers, from 1) a date is typed as people write it.
    """

    widths: tuple[int, ...] = ()
    choices: tuple[Choices, ...] = ()
    rows: int = 0
    wrapped: bool = False
    hidden: bool = False
    days: tuple[int, ...] = ()


class Sheet(NamedTuple):
    """A sheet: its name and its rows of cells; ``form`` when people work in it."""

    name: str
    rows: Iterable[Sequence[Cell]]
    form: Form | None = None
