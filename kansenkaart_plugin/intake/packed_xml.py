"""The XML parts of a zipped document from outside, read piece by piece and never trusted."""

from __future__ import annotations

import re
import zipfile
from typing import Iterable, Iterator
from xml.etree import ElementTree

_PROLOG = 65_536
"""Within how many bytes the first element must begin."""

_ELEMENT = re.compile(rb"<[A-Za-z_]")


def elements(
    archive: zipfile.ZipFile, name: str, *events: str
) -> Iterator[tuple[str, ElementTree.Element]]:
    """Yield each of ``events`` ("start", "end") with its element in the part ``name``.

    Whoever reads it clears what it is done with, so that a large part never lies in memory whole.

    Raises:
        ValueError: it has a document type, or is in another encoding than UTF-8.
        KeyError: there is no such part.
    """
    with archive.open(name) as stream:
        _refuse_document_type(stream.read(_PROLOG))
    with archive.open(name) as stream:
        yield from ElementTree.iterparse(stream, events=events)


def ends(archive: zipfile.ZipFile, name: str, *tags: str) -> Iterator[ElementTree.Element]:
    """Yield the finished elements of the part ``name`` that have one of ``tags``."""
    for _, element in elements(archive, name, "end"):
        if element.tag in tags:
            yield element


def _refuse_document_type(head: bytes) -> None:
    """Raise when anything but comments and instructions is before the first element."""
    rest = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    while rest.startswith((b"<?", b"<!--")):
        _, _, rest = rest.partition(b"?>" if rest.startswith(b"<?") else b"-->")
        rest = rest.lstrip()
    if not _ELEMENT.match(rest):
        raise ValueError("a document type is not allowed")


def write_part(archive: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    """Write the part ``name`` from ``pieces`` of XML; the same pieces give the same bytes."""
    part = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
    part.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(part, "w", force_zip64=True) as stream:
        stream.write(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
        for piece in pieces:
            stream.write(piece.encode("utf-8"))
