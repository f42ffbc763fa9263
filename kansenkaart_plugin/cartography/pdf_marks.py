"""What QGIS leaves out of a PDF: bookmarks, language and what it is about (ISO 32000-1).

They are added as an update at the end of the file (7.5.6): nothing that was drawn is touched. No
QGIS here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple, Sequence
from xml.sax.saxutils import escape

from ..domain.text import legible


class Bookmark(NamedTuple):
    """A page (from 0) under its title; those with a higher ``depth`` lie under the one before."""

    title: str
    page: int
    depth: int = 0


class About(NamedTuple):
    """What a PDF says of itself; ``language`` is a tag such as ``nl``."""

    title: str
    author: str
    subject: str
    language: str


class UnknownPdf(ValueError):
    """A PDF is not made as Qt makes it, so that nothing can be added."""


_LAST = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SECTION = re.compile(rb"(\d+) (\d+)\s*\n")
_CREATED = re.compile(rb"/CreationDate\s*(\([^)]*\))")
_PRODUCER = re.compile(rb"/Producer\s*(\((?:\\.|[^\\)])*\)|<[^>]*>)", re.S)
_KEPT = re.compile(rb"/(\w+)\s+((?:\d+ 0 R)|/\w+|\[[^\]]*\]|<<.*?>>)", re.S)


def mark_pdf(path: Path, about: About, bookmarks: Sequence[Bookmark]) -> None:
    """Add bookmarks, language and what the PDF at ``path`` is about.

    Raises:
        UnknownPdf: it is not made as Qt makes it; it is as it was.
        OSError: it cannot be read or written.
    """
    data = path.read_bytes()
    update = _Update(data)
    catalog = update.read(update.root)
    pages = _page_numbers(update, catalog)
    entries = dict(_KEPT.findall(catalog))
    if b"Pages" not in entries or any(mark.page >= len(pages) for mark in bookmarks):
        raise UnknownPdf("no pages, or fewer than were drawn")
    if bookmarks:
        entries[b"Outlines"] = _reference(_add_outline(update, bookmarks, pages))
        entries[b"PageMode"] = b"/UseOutlines" if len(bookmarks) > 1 else b"/UseNone"
    entries[b"Metadata"] = _reference(update.add(_xmp(about)))
    entries[b"Lang"] = _text(about.language)
    entries[b"ViewerPreferences"] = b"<< /DisplayDocTitle true >>"
    update.put(update.root, _dictionary(entries))
    update.info = update.add(_information(about, data))
    with path.open("ab") as stream:
        stream.write(update.written())


class _Update:
    """The objects of a PDF by their numbers, and those that come after it."""

    def __init__(self, data: bytes) -> None:
        last = _LAST.search(data[-64:])
        if last is None:
            raise UnknownPdf("no end")
        self._data = data
        self._previous = int(last[1])
        self._places: dict[int, int] = {}
        trailer = self._read_table(self._previous)
        size, root = (
            re.search(rb"/Size\s+(\d+)", trailer),
            re.search(rb"/Root\s+(\d+) 0 R", trailer),
        )
        if size is None or root is None or b"/Prev" in trailer or b"/Encrypt" in trailer:
            raise UnknownPdf("another trailer")
        self.root, self._next = int(root[1]), int(size[1])
        self.info = 0
        self._new: dict[int, bytes] = {}

    def _read_table(self, place: int) -> bytes:
        data = self._data
        if not data.startswith(b"xref", place):
            raise UnknownPdf("no table of objects")
        place = data.index(b"\n", place) + 1
        while match := _SECTION.match(data, place):
            place = match.end()
            for number in range(int(match[1]), int(match[1]) + int(match[2])):
                row = data[place : place + 20]
                if row[17:18] == b"n":
                    self._places[number] = int(row[:10])
                place += 20
        return data[place:]

    def read(self, number: int) -> bytes:
        """Return the dictionary of an object, without the marks around it."""
        start = self._places.get(number, -1)
        head = b"%d 0 obj" % number
        if start < 0 or not self._data.startswith(head, start):
            raise UnknownPdf("an object that is not there")
        body = self._data[start + len(head) : self._data.index(b"endobj", start)].strip()
        if not (body.startswith(b"<<") and body.endswith(b">>")):
            raise UnknownPdf("an object of another kind")
        return body[2:-2]

    def reserve(self) -> int:
        """Return the number of an object that is put later."""
        self._next += 1
        return self._next - 1

    def put(self, number: int, body: bytes) -> None:
        """Give the object ``number`` its (new) contents."""
        self._new[number] = body

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def written(self) -> bytes:
        """Return what comes after the file."""
        pieces, places = [b"\n"], {}
        place = len(self._data) + 1
        for number, body in sorted(self._new.items()):
            places[number] = place
            pieces.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            place += len(pieces[-1])
        pieces.append(b"xref\n")
        for number in sorted(places):
            pieces.append(b"%d 1\n%010d 00000 n \n" % (number, places[number]))
        pieces.append(
            b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n"
            % (self._next, self.root, self.info, self._previous, place)
        )
        return b"".join(pieces)


def _page_numbers(update: _Update, catalog: bytes) -> list[int]:
    """Return the object numbers of the pages, in order; Qt keeps them in one list."""
    found = re.search(rb"/Pages\s+(\d+) 0 R", catalog)
    tree = update.read(int(found[1])) if found else b""
    kids = re.search(rb"/Kids\s*\[([^\]]*)\]", tree)
    numbers = [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])] if kids else []
    if not numbers or re.search(rb"/Count\s+%d\b" % len(numbers), tree) is None:
        raise UnknownPdf("pages in another order")
    return numbers


def _add_outline(update: _Update, bookmarks: Sequence[Bookmark], pages: Sequence[int]) -> int:
    """Add the tree of bookmarks; return the number of its root. The first level is open."""
    root = update.reserve()
    numbers = [update.reserve() for _ in bookmarks]
    above: list[int] = []  # the numbers of the bookmarks over the one at hand
    children: dict[int, list[int]] = {root: []}
    parents = {}
    for number, bookmark in zip(numbers, bookmarks):
        del above[bookmark.depth :]
        parents[number] = above[-1] if above else root
        children.setdefault(parents[number], []).append(number)
        above.append(number)
    for number, bookmark in zip(numbers, bookmarks):
        beside = children[parents[number]]
        place = beside.index(number)
        entries = {
            b"Title": _text(bookmark.title),
            b"Parent": _reference(parents[number]),
            b"Dest": b"[%s /Fit]" % _reference(pages[bookmark.page]),
        }
        if place > 0:
            entries[b"Prev"] = _reference(beside[place - 1])
        if place + 1 < len(beside):
            entries[b"Next"] = _reference(beside[place + 1])
        own = children.get(number, [])
        update.put(number, _dictionary({**entries, **_children(own)}))
    update.put(
        root, _dictionary({b"Type": b"/Outlines", **_children(children[root], len(numbers))})
    )
    return root


def _children(numbers: Sequence[int], count: int | None = None) -> dict[bytes, bytes]:
    if not numbers:
        return {}
    return {
        b"First": _reference(numbers[0]),
        b"Last": _reference(numbers[-1]),
        b"Count": b"%d" % (len(numbers) if count is None else count),
    }


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number


def _dictionary(entries: dict[bytes, bytes]) -> bytes:
    return b"<<\n" + b"".join(b"/%s %s\n" % item for item in entries.items()) + b">>"


def _text(text: str) -> bytes:
    """Return a text string (7.9.2.2): UTF-16 with its mark, in hexadecimal digits."""
    return b"<FEFF%s>" % legible(text).encode("utf-16-be").hex().upper().encode("ascii")


def _information(about: About, data: bytes) -> bytes:
    """Return the information dictionary; who and when of the old one that is Qt's own stays."""
    entries = {
        b"Title": _text(about.title),
        b"Author": _text(about.author),
        b"Subject": _text(about.subject),
        b"Creator": _text("Kansenkaart"),
    }
    for name, pattern in ((b"CreationDate", _CREATED), (b"Producer", _PRODUCER)):
        if found := pattern.search(data):
            entries[name] = found[1]
    return _dictionary(entries)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Kansenkaart</xmp:CreatorTool>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _xmp(about: About) -> bytes:
    values = {name: escape(legible(value)) for name, value in about._asdict().items()}
    body = _XMP.format(**values).encode("utf-8")
    head = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(body)
    return head + b"\nstream\n" + body + b"\nendstream"
