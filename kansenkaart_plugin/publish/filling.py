"""Putting things into a docx: texts in their places, styles, the mark on every page."""

from __future__ import annotations

import re
from typing import Iterator, Mapping
from xml.dom import minidom

from ..domain.text import legible
from .document import shortened
from .word_package import W, WordPackage

BODY = "{{kansenkaart}}"
OWN = "kansenkaart "
"""What the names of our own styles begin with, in lower case."""

Element = minidom.Element
_SHORT = 80


# texts


def fill_places(package: WordPackage, texts: Mapping[str, str]) -> None:
    """Put ``texts`` where the document, its headers and its footers say ``{{name}}``.

    At the top or foot of a page a long text is shortened.
    """
    places = re.compile(r"\{\{(" + "|".join(texts) + r")\}\}")
    short = {name: shortened(text, _SHORT) for name, text in texts.items()}
    for part in (package.main, *page_parts(package)):
        given = texts if part == package.main else short
        for paragraph in package.tree(part).getElementsByTagNameNS(W, "p"):
            # from the last: what is put in is not looked at again, and moves nothing before it
            for match in reversed(list(places.finditer(text_of(paragraph)))):
                _replace(paragraph, match.start(), match.end(), given[match[1]])


def page_parts(package: WordPackage) -> list[str]:
    """Return the headers and footers."""
    return [*package.related(package.main, "header"), *package.related(package.main, "footer")]


def says(package: WordPackage, place: str) -> bool:
    """Return whether a paragraph of the document itself (no header or footer) says ``place``."""
    tree = package.tree(package.main)
    return any(place in text_of(paragraph) for paragraph in tree.getElementsByTagNameNS(W, "p"))


def find_body(package: WordPackage) -> Element | None:
    """Return the paragraph of the document that says only `BODY`, or None."""
    body = child_of(package.tree(package.main).documentElement, "body")
    for paragraph in children_of(body, "p") if body else ():
        if text_of(paragraph).strip() == BODY:
            return paragraph
    return None


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph, without that of text boxes in it."""
    return "".join(map(_text, _texts(paragraph)))


def _replace(paragraph: Element, start: int, end: int, text: str) -> None:
    """Replace a part of the text of a paragraph; Word may have cut it over several runs."""
    offset = 0
    for node in _texts(paragraph):
        old = _text(node)
        first, last = max(start - offset, 0), min(end - offset, len(old))
        offset += len(old)
        if first < last:
            _set_text(node, old[:first] + text + old[last:])
            text = ""


def _texts(paragraph: Element) -> list[Element]:
    return [
        node
        for node in paragraph.getElementsByTagNameNS(W, "t")
        if _ancestor(node, "p") is paragraph
    ]


def _text(node: Element) -> str:
    return "".join(child.data for child in node.childNodes if child.nodeType == child.TEXT_NODE)


def _set_text(node: Element, text: str) -> None:
    while node.firstChild:
        node.removeChild(node.firstChild)
    node.appendChild(node.ownerDocument.createTextNode(legible(text)))
    node.setAttribute("xml:space", "preserve")


def _ancestor(node: Element, name: str) -> Element | None:
    parent = node.parentNode
    while parent is not None and getattr(parent, "localName", None) != name:
        parent = parent.parentNode
    return parent


def children_of(element: Element, name: str = "") -> Iterator[Element]:
    """Yield the children of ``element`` that are elements (called ``w:name``)."""
    for child in element.childNodes:
        if child.nodeType == child.ELEMENT_NODE and (not name or child.localName == name):
            yield child


def child_of(element: Element | None, name: str) -> Element | None:
    """Return the first child of ``element`` called ``w:name``, or None."""
    return next(children_of(element, name), None) if element else None


# styles


def adopt_styles(package: WordPackage, ours: WordPackage, locale: str) -> dict[str, str]:
    """Return the ids in ``package`` of all of our styles, by their names in lower case.

    A style that it has under the same name is its own; others come from ``ours``. What ``w:lang``
    its styles name becomes ``locale``.
    """
    source = ours.tree(ours.related(ours.main, "styles")[0])
    styles = _part(package, "styles")
    theirs = {(_type(s), _name(s)): _id(s) for s in children_of(styles.documentElement, "style")}
    taken = set(theirs.values())
    mapping: dict[str, str] = {}
    missing = []
    for style in children_of(source.documentElement, "style"):
        key = (_type(style), _name(style))
        if key not in theirs:
            missing.append(style)
            theirs[key] = _id(style) if _id(style) not in taken else f"{_id(style)}Kansenkaart"
        mapping[_id(style)] = theirs[key]
    for style in missing:
        copy = styles.documentElement.appendChild(styles.importNode(style, True))
        copy.setAttribute("w:styleId", mapping[_id(style)])
        for name in ("basedOn", "next"):
            if (element := child_of(copy, name)) is not None:
                value = element.getAttribute("w:val")
                element.setAttribute("w:val", mapping.get(value, value))
        for element in copy.getElementsByTagName("w:numId"):
            element.setAttribute("w:val", _adopt_bullet(package, ours, mapping[_id(style)]))
    _set_language(styles, locale)
    return {
        _name(style).replace(OWN, "", 1): mapping[_id(style)]
        for style in children_of(source.documentElement, "style")
    }


def _part(package: WordPackage, kind: str) -> minidom.Document:
    """Return the ``styles`` or the ``numbering`` of ``package``, empty where it has none."""
    if not (found := package.related(package.main, kind)):
        name = f"word/kansenkaart_{kind}.xml"
        package.add(name, f'<w:{kind} xmlns:w="{W}"/>'.encode(), kind)
        package.relate(package.main, kind, name)
        found = [name]
    tree = package.tree(found[0])
    tree.documentElement.setAttribute("xmlns:w", W)
    return tree


def _type(style: Element) -> str:
    return style.getAttributeNS(W, "type")


def _id(style: Element) -> str:
    return style.getAttributeNS(W, "styleId")


def _name(style: Element) -> str:
    name = child_of(style, "name")
    return name.getAttributeNS(W, "val").lower() if name is not None else ""


def _adopt_bullet(package: WordPackage, ours: WordPackage, style: str) -> str:
    """Add our bullet to the numbering of ``package``; return the number of its list."""
    tree = _part(package, "numbering")
    root = tree.documentElement
    source = ours.tree(ours.related(ours.main, "numbering")[0]).documentElement
    free = 1 + max(
        (
            int(number)
            for element in children_of(root)
            for number in (
                element.getAttributeNS(W, "abstractNumId"),
                element.getAttributeNS(W, "numId"),
            )
            if number.isdigit()
        ),
        default=0,
    )
    abstract = tree.importNode(child_of(source, "abstractNum"), True)
    abstract.setAttribute("w:abstractNumId", str(free))
    abstract.getElementsByTagName("w:pStyle")[0].setAttribute("w:val", style)
    root.insertBefore(abstract, child_of(root, "num"))
    number = tree.importNode(child_of(source, "num"), True)
    number.setAttribute("w:numId", str(free))
    child_of(number, "abstractNumId").setAttribute("w:val", str(free))
    last = next(reversed(list(children_of(root, "num"))), abstract)
    root.insertBefore(number, last.nextSibling)
    return str(free)


def _set_language(styles: minidom.Document, locale: str) -> None:
    for element in styles.getElementsByTagNameNS(W, "lang"):
        element.setAttributeNS(W, f"{element.prefix}:val", locale)


# the mark


def add_mark(package: WordPackage, mark: str) -> None:
    """Let every page bear ``mark`` at its top: in all headers, and in one where there is none."""
    sections = package.tree(package.main).getElementsByTagNameNS(W, "sectPr")
    header = "word/kansenkaart_mark.xml"
    empty = f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'
    package.add(header, empty.encode(), "header")
    relation = package.relate(package.main, "header", header)
    first = sections[0] if sections else _new_section(package)
    known = {item.getAttributeNS(W, "type") for item in children_of(first, "headerReference")}
    for kind in ("default", "first", "even"):
        if kind not in known:
            reference = first.ownerDocument.createElementNS(W, "w:headerReference")
            reference.setAttribute("w:type", kind)
            reference.setAttribute("r:id", relation)
            first.insertBefore(reference, first.firstChild)
    for part in package.related(package.main, "header"):
        root = package.tree(part).documentElement
        root.setAttribute("xmlns:w", W)
        root.insertBefore(root.ownerDocument.importNode(_marked(mark), True), root.firstChild)


def _new_section(package: WordPackage) -> Element:
    body = child_of(package.tree(package.main).documentElement, "body")
    assert body is not None
    return body.appendChild(body.ownerDocument.createElementNS(W, "w:sectPr"))


def _marked(mark: str) -> Element:
    paragraph = minidom.parseString(
        f'<w:p xmlns:w="{W}"><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/>'
        '<w:color w:val="B00000"/><w:sz w:val="24"/></w:rPr><w:t/></w:r></w:p>'
    ).documentElement
    _set_text(paragraph.getElementsByTagName("w:t")[0], mark)
    return paragraph
