"""The parts of a docx and how they refer to one another (ECMA-376, part 2)."""

from __future__ import annotations

import posixpath
from typing import Iterator
from xml.dom import minidom

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
"""The prefixes that what we put in uses."""

XML_LIMIT = 10_000_000
"""Largest part that is parsed, in bytes; a template's own text is far smaller."""

_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class WordPackage:
    """A docx in memory. A part that is asked for as ``tree`` may be changed in place."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Take over ``parts``, by name.

        Raises:
            KeyError, ValueError, xml.parsers.expat.ExpatError: they are no docx.
        """
        self.parts = parts
        self._trees: dict[str, minidom.Document] = {}
        self._added = 0
        self.main = self.related("", "officeDocument")[0]

    def tree(self, name: str) -> minidom.Document:
        """Return the part called ``name`` as a tree; document types are refused."""
        if name not in self._trees:
            self._trees[name] = parse(self.parts[name])
        return self._trees[name]

    def relations(self, part: str) -> Iterator[minidom.Element]:
        """Yield the relations of ``part`` (empty for the package itself)."""
        name = _relations_of(part)
        if name in self.parts:
            yield from list(self.tree(name).documentElement.getElementsByTagName("*"))

    def related(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts that ``part`` refers to as ``kind`` (``styles`` …)."""
        found = []
        for relation in self.relations(part):
            inside = relation.getAttribute("TargetMode") != "External"
            if inside and kind_of(relation) == kind:
                name = _resolved(part, relation.getAttribute("Target"))
                if name in self.parts:
                    found.append(name)
        if not found and kind == "officeDocument":
            raise KeyError("there is no main part")
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let ``part`` refer to the part ``target``; return the id of the relation."""
        name = _relations_of(part)
        if name not in self.parts:
            self.parts[name] = f'<Relationships xmlns="{_PACKAGE}"/>'.encode()
        tree = self.tree(name)
        self._added += 1
        relation = _appended(tree, "Relationship")
        relation.setAttribute("Id", f"kansenkaart{self._added}")
        relation.setAttribute("Type", kind if "/" in kind else f"{R}/{kind}")
        relation.setAttribute("Target", f"/{target}")
        return f"kansenkaart{self._added}"

    def drop_relations(self, part: str, kinds: tuple[str, ...]) -> None:
        """Take away the relations of ``part`` of these ``kinds``, and the parts they lead to."""
        for relation in self.relations(part):
            if kind_of(relation) in kinds:
                if relation.getAttribute("TargetMode") != "External":
                    self._remove(_resolved(part, relation.getAttribute("Target")))
                relation.parentNode.removeChild(relation)

    def add(self, name: str, data: bytes, kind: str) -> None:
        """Add a part whose content is of ``kind``: ``header``, ``styles`` … or a media type."""
        self.parts[name] = data
        element = _appended(self.tree(_TYPES), "Override")
        element.setAttribute("PartName", f"/{name}")
        element.setAttribute("ContentType", kind if "/" in kind else f"{_CONTENT}.{kind}+xml")

    def content_types(self) -> set[str]:
        """Return every kind of content that the package says it has."""
        elements = self.tree(_TYPES).documentElement.getElementsByTagName("*")
        return {element.getAttribute("ContentType") for element in elements}

    def written(self) -> dict[str, bytes]:
        """Return the parts as they are now, what they are first."""
        done = {name: tree.toxml("UTF-8") for name, tree in self._trees.items()}
        parts = {name: done.get(name, data) for name, data in self.parts.items()}
        return {_TYPES: parts.pop(_TYPES), **parts}

    def _remove(self, name: str) -> None:
        self.parts.pop(name, None)
        self._trees.pop(name, None)
        self.parts.pop(_relations_of(name), None)
        for element in list(self.tree(_TYPES).documentElement.getElementsByTagName("Override")):
            if element.getAttribute("PartName") == f"/{name}":
                element.parentNode.removeChild(element)


def parse(data: bytes) -> minidom.Document:
    """Return ``data`` as a tree.

    Raises:
        ValueError: it is too large or has a document type, with which it could unfold.
        xml.parsers.expat.ExpatError: it is no XML.
    """
    if len(data) > XML_LIMIT or b"\x00" in data[:4] or b"<!DOCTYPE" in data:
        raise ValueError("a part is too large or has a document type")
    return minidom.parseString(data)


def kind_of(relation: minidom.Element) -> str:
    """Return the last word of a relation's type, which says what the target is."""
    return relation.getAttribute("Type").rsplit("/", 1)[-1]


def _appended(tree: minidom.Document, name: str) -> minidom.Element:
    root = tree.documentElement
    element = tree.createElementNS(
        root.namespaceURI, f"{root.prefix}:{name}" if root.prefix else name
    )
    return root.appendChild(element)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")
