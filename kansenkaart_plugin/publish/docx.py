"""A document as docx: its blocks put into a package, our own or a bureau's template.

A template keeps its styles, headers, footers and pictures. Its paragraph ``{{kansenkaart}}``
becomes the document; ``{{title}}``, ``{{audience}}``, ``{{date}}`` and ``{{status}}`` become texts
wherever they stand. What says ``{{title}}`` in its own text has a cover of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.dom import minidom

from markupsafe import Markup

from ..domain.text import legible
from .document import Cover, Document, Heading, Picture
from .filling import (
    add_mark,
    adopt_styles,
    child_of,
    children_of,
    fill_places,
    find_body,
    says,
)
from .packing import write_zip
from .rendering import MARK_COLOUR, TEMPLATES, Item, environment, laid_out
from .word_package import NAMESPACES, W, WordPackage
from .word_template import read_template, without_place

_OWN_PARTS = {  # names in a docx are awkward as names of files
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "relations.xml",
    "word/_rels/document.xml.rels": "document_relations.xml",
    **{
        f"word/{name}.xml": f"{name}.xml"
        for name in (
            "document",
            "styles",
            "settings",
            "numbering",
            "header",
            "header_first",
            "footer",
        )
    },
}
_CORE = "docProps/core.xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_TEXT_WIDTH = 160.0  # mm, where a template does not say it
_SPACES = re.compile(r"[\t\n]|  ")
_PLACE = "kansenkaart: the document comes here"


def write_docx(document: Document, path: Path, template: Path | None = None) -> None:
    """Write ``document`` to ``path``, into the docx ``template`` or into our own.

    Raises:
        BadTemplate: the template cannot be used.
        OSError: ``path`` cannot be written.
    """
    ours = _own_package()
    package, place = check_template(template) if template else (ours, find_body(ours))
    assert place is not None
    if says(package, "{{title}}"):
        blocks = tuple(block for block in document.blocks if not isinstance(block, Cover))
        document = replace(document, blocks=blocks)
    ids = adopt_styles(package, ours, document.locale)
    width = _width_at(place)
    _reserve(place)
    fill_places(
        package,
        {
            "title": document.title,
            "audience": document.audience,
            "date": document.date,
            "status": document.status,
        },
    )
    _declare(package)
    if document.mark:
        add_mark(package, document.mark)
    items = laid_out(document)
    body = _body(document, items, _add_pictures(package, items), ids, width)
    _add_properties(package, document)
    parts = package.written()
    comment = f"<!--{_PLACE}-->".encode()
    parts[package.main] = parts[package.main].replace(comment, body.encode("utf-8"), 1)
    write_zip(path, parts)


def check_template(template: Path) -> tuple[WordPackage, minidom.Element]:
    """Return the docx ``template`` and the paragraph that the document takes the place of.

    Raises:
        BadTemplate: the template cannot be used.
    """
    package = read_template(template)
    place = find_body(package)
    if place is None:
        raise without_place(template)
    return package, place


def _own_package() -> WordPackage:
    folder = TEMPLATES / "docx"
    return WordPackage({name: (folder / file).read_bytes() for name, file in _OWN_PARTS.items()})


def _reserve(place: minidom.Element) -> None:
    """Put a comment where the document comes; a section that ends here still does."""
    tree = place.ownerDocument
    place.parentNode.insertBefore(tree.createComment(_PLACE), place)
    properties = child_of(place, "pPr")
    if properties is None or child_of(properties, "sectPr") is None:
        place.parentNode.removeChild(place)
        return
    for child in list(children_of(place)):
        if child is not properties:
            place.removeChild(child)


def _width_at(place: minidom.Element) -> float:
    """Return the width of the text (mm) in the section that ``place`` is in."""
    seen = False
    for element in place.ownerDocument.getElementsByTagNameNS(W, "*"):
        seen |= element is place
        if seen and element.localName == "sectPr":
            size, margins = child_of(element, "pgSz"), child_of(element, "pgMar")
            try:
                wide = int(size.getAttributeNS(W, "w"))
                sides = [int(margins.getAttributeNS(W, side)) for side in ("left", "right")]
            except (AttributeError, ValueError):
                break
            width = (wide - sum(sides)) * 25.4 / 1440
            return width if width > 40 else _TEXT_WIDTH
    return _TEXT_WIDTH


def _declare(package: WordPackage) -> None:
    root = package.tree(package.main).documentElement
    for prefix, space in NAMESPACES.items():
        root.setAttribute(f"xmlns:{prefix}", space)


def _add_pictures(package: WordPackage, items: list[Item]) -> dict[int, str]:
    """Add the pictures; return the ids of their relations by their numbers."""
    relations = {}
    for item in items:
        if isinstance(item.block, Picture):
            name = f"word/media/kansenkaart{item.number}.png"
            package.add(name, item.block.png, "image/png")
            relations[item.number] = package.relate(package.main, "image", name)
    return relations


def _broken(text: str) -> Markup:
    """Return ``text`` in ``w:t``, with its spaces, tabs and line ends kept."""
    escaped = str(Markup.escape(legible(text)))
    if escaped == escaped.strip() and not _SPACES.search(escaped):
        return Markup(f"<w:t>{escaped}</w:t>")
    start = '<w:t xml:space="preserve">'
    for char, element in (("\t", "tab"), ("\n", "br")):
        escaped = escaped.replace(char, f"</w:t><w:{element}/>{start}")
    return Markup(f"{start}{escaped}</w:t>")


def _body(
    document: Document,
    items: list[Item],
    relations: dict[int, str],
    ids: dict[str, str],
    width: float,
) -> str:
    headings = [item for item in items if isinstance(item.block, Heading) and item.anchor]
    template = environment("docx", _broken).get_template("body.xml")
    return template.render(
        document=document,
        items=items,
        headings=headings,
        relations=relations,
        ids=ids,
        width=width,
        mark_colour=MARK_COLOUR,
    )


def _add_properties(package: WordPackage, document: Document) -> None:
    template = environment("docx", _broken).get_template("core.xml")
    text = template.render(document=document)
    package.add(_CORE, text.encode("utf-8"), _CORE_TYPE)
    package.relate("", _CORE_RELATION, _CORE)
