"""A document as a value: what stands in it and in which order, not how it is written.

The writers (`docx`, `odt`) turn it into a file. Texts are plain text, never markup; a line end in
a text is a line end in the document. Sizes are mm, times UTC text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Union

Manner = Literal["", "strong", "quiet"]
"""How a run is written: as the rest, emphasised, or grey."""


class Run(NamedTuple):
    """A piece of text that is written in one manner."""

    text: str
    manner: Manner = ""


Inline = Union[str, tuple[Run, ...]]
"""Text of a paragraph: plain, or in runs."""


@dataclass(frozen=True)
class Cover:
    """The title of the document and the lines below it, on a ``page`` of its own or not."""

    title: str
    subtitle: str
    lines: tuple[Inline, ...] = ()
    page: bool = True


@dataclass(frozen=True)
class Contents:
    """A table of contents: the headings of level 1 and 2, with the pages they are on."""

    title: str


@dataclass(frozen=True)
class Heading:
    """A heading of ``level`` 1, 2 or 3. ``mark`` says in a word or two what changed."""

    text: str
    level: int = 1
    new_page: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Running text, or text in a ``style`` of its own. ``mark`` says what changed."""

    content: Inline
    style: Literal["body", "lead", "small"] = "body"
    mark: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list without numbers."""

    items: tuple[Inline, ...]


class Detail(NamedTuple):
    """A labelled fact of one or more lines. ``mark`` says what changed."""

    label: str
    lines: tuple[Inline, ...]
    mark: str = ""


@dataclass(frozen=True)
class Details:
    """Labels with what belongs to them, in two columns but not as a table."""

    rows: tuple[Detail, ...]


@dataclass(frozen=True)
class Table:
    """A table whose header row repeats on every page and whose rows do not split.

    ``widths`` are the shares of the columns; they need not add up to 1.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Picture:
    """A PNG with a caption below it; ``alt`` says in words what is to be seen."""

    png: bytes
    width: float
    height: float
    alt: str
    caption: str


@dataclass(frozen=True)
class Signatures:
    """Room for each of ``names`` to sign: a line for each of ``labels``."""

    names: tuple[str, ...]
    labels: tuple[str, ...]


Block = Union[Cover, Contents, Heading, Paragraph, Bullets, Details, Table, Picture, Signatures]


@dataclass(frozen=True)
class Document:
    """What is written, and what every page says: title, audience, date, status and mark.

    ``language`` is that of the texts (``nl``, ``en``); ``author`` is an organisation, never the
    login name; ``mark`` (GEHEIM) is empty or stands at the top of every page.
    """

    title: str
    audience: str
    date: str
    status: str
    mark: str
    language: str
    author: str
    made_at: str
    blocks: tuple[Block, ...]

    @property
    def locale(self) -> str:
        """The language with its country, as a language tag (``nl-NL``)."""
        return {"nl": "nl-NL", "en": "en-GB"}.get(self.language, self.language)


def runs(content: Inline) -> tuple[Run, ...]:
    """Return ``content`` as runs."""
    return (Run(content),) if isinstance(content, str) else content


def shortened(text: str, most: int) -> str:
    """Return ``text`` on one line of at most ``most`` characters; … says that it is cut."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return f"{at_word if len(at_word) > most // 2 else cut}…"
