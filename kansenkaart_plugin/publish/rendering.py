"""What both writers need: the templates, and the blocks with what they know of each other."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, NamedTuple, Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..domain.text import legible
from .document import Block, Contents, Cover, Details, Document, Heading, Picture, Table, runs

TEMPLATES = Path(__file__).parent / "templates"
MARK_COLOUR = "8A3B00"
"""The colour of what says that something changed; the words say it too."""


SMALL_TABLE = 10
"""A table of at most so many rows is not parted by the end of a page."""


class Item(NamedTuple):
    """A block in its place: ``anchor`` of a heading in the contents, ``number`` of a picture.

    ``spaced`` asks for room after a table that no heading follows; ``kept`` keeps a paragraph on
    the page of the details below it, or all rows of a small table together.
    """

    block: Block
    kind: str
    anchor: str
    number: int
    new_page: bool
    spaced: bool
    kept: bool


def laid_out(document: Document) -> list[Item]:
    """Return the blocks of ``document`` in their places."""
    items: list[Item] = []
    headings = pictures = 0
    before: Block | None = None
    for block, after in zip(document.blocks, (*document.blocks[1:], None)):
        anchor = ""
        if isinstance(block, Heading) and block.level <= 2:
            headings += 1
            anchor = f"_Toc{900_000 + headings}"
        pictures += isinstance(block, Picture)
        new_page = (
            (isinstance(block, Heading) and block.new_page)
            or isinstance(before, Contents)
            or (isinstance(before, Cover) and before.page)
        )
        items.append(
            Item(
                block,
                type(block).__name__,
                anchor,
                pictures,
                new_page,
                not isinstance(after, Heading),
                isinstance(after, Details)
                or (isinstance(block, Table) and len(block.rows) <= SMALL_TABLE),
            )
        )
        before = block
    return items


def environment(folder: str, broken: Callable[[str], str]) -> Environment:
    """Return Jinja2 over the templates in ``folder``: texts are escaped for XML and made legible.

    Filters: ``runs``; ``broken``, which escapes a text with its tabs and line ends; ``twips`` and
    ``emu`` (from mm); ``columns`` (shares → twips of a width).
    """
    made = Environment(
        loader=FileSystemLoader(str(TEMPLATES / folder)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_legible,
    )
    made.filters.update(runs=runs, broken=broken, twips=twips, emu=_emu, columns=_columns)
    return made


def _legible(value: object) -> object:
    return legible(value) if type(value) is str else value  # not the markup of a macro


def twips(millimetres: float) -> int:
    """Return twentieths of a point, in which Word measures."""
    return round(millimetres * 1440 / 25.4)


def _emu(millimetres: float) -> int:
    return round(millimetres * 36_000)


def _columns(shares: Sequence[float], width: float) -> list[int]:
    return [twips(width * share / sum(shares)) for share in shares]
