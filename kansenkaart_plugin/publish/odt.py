"""A document as odt (OpenDocument 1.3)."""

from __future__ import annotations

import re
from pathlib import Path

from markupsafe import Markup

from ..domain.text import legible
from .document import Document, Heading, Picture, Signatures, Table, shortened
from .packing import write_zip
from .rendering import MARK_COLOUR, environment, laid_out

_TYPE = b"application/vnd.oasis.opendocument.text"
_WIDTH = 162.0
"""The width of the text on the page, in mm."""

_BREAKING = ("Heading_1", "Heading_2", "Heading_3", "Contents_heading")
_MARKABLE = (
    *_BREAKING[:3],
    *(f"{name}_new_page" for name in _BREAKING[:3]),
    "Body",
    "Lead",
    "Small",
    "Body_kept",
    "Details",
    "Details_last",
)
_SPACES = re.compile("  +|^ | $", re.MULTILINE)


def write_odt(document: Document, path: Path) -> None:
    """Write ``document`` to ``path``.

    Raises:
        OSError: it cannot be written.
    """
    items = laid_out(document)
    templates = environment("odt", _broken)
    columns = templates.filters["columns"]
    widths = {
        width
        for item in items
        for shares in (_shares(item.block),)
        for width in columns(shares, _WIDTH)
    }
    known = {
        "document": document,
        "items": items,
        "headings": [item for item in items if isinstance(item.block, Heading) and item.anchor],
        "title": shortened(document.title, 80),
        "width": _WIDTH,
        "column_widths": sorted(widths),
        "breaking": _BREAKING,
        "markable": _MARKABLE,
        "mark_colour": MARK_COLOUR,
    }
    parts = {"mimetype": _TYPE}
    for name in ("content.xml", "styles.xml", "meta.xml"):
        parts[name] = templates.get_template(name).render(known).encode("utf-8")
    for item in items:
        if isinstance(item.block, Picture):
            parts[f"Pictures/{item.number}.png"] = item.block.png
    names = [name for name in parts if name != "mimetype"]
    manifest = templates.get_template("manifest.xml").render(names=names)
    write_zip(path, {**parts, "META-INF/manifest.xml": manifest.encode("utf-8")}, stored="mimetype")


def _shares(block: object) -> tuple[float, ...]:
    if isinstance(block, Signatures):
        return (1, 1)
    return block.widths if isinstance(block, Table) else ()


def _broken(text: str) -> Markup:
    """Return ``text`` with its spaces, tabs and line ends kept: a reader takes them for one."""
    escaped = str(Markup.escape(legible(text)))
    if "  " in escaped or "\n" in escaped or "\t" in escaped or escaped != escaped.strip():
        escaped = _SPACES.sub(lambda match: f'<text:s text:c="{len(match[0])}"/>', escaped)
        escaped = escaped.replace("\t", "<text:tab/>").replace("\n", "<text:line-break/>")
    return Markup(escaped)
