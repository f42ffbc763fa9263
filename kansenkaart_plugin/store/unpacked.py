"""A product as its readers may come to see it: unpacked, and the fields that name its maker."""

from __future__ import annotations

import re
import sqlite3
import zipfile
import zlib
from contextlib import closing
from pathlib import Path
from typing import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_AUTHOR = re.compile(r"author|creator|owner|user|(?:created|modified|saved)_by|by", re.IGNORECASE)
_PDF_AUTHOR = re.compile(
    rb"/(?:Author|Creator)\s*(?:\(((?:\\.|[^\\)])*)\)|<([0-9A-Fa-f\s]*)>)", re.S
)
_XML_AUTHOR = re.compile(
    rb"<(dc:creator|dc:publisher|cp:lastModifiedBy|meta:initial-creator|author|saveUser"
    rb"|saveUserFull)\b[^>]*>(.*?)</\1>",
    re.S,
)
_TAG = re.compile(rb"<[^>]*>")


def readable_parts(product: Path) -> Iterator[bytes]:
    """Yield the bytes of a product, and whatever is packed in it, unpacked."""
    data = product.read_bytes()
    yield data
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(product) as archive:
            for name in archive.namelist():
                yield archive.read(name)
    elif data.startswith(b"%PDF"):
        yield from _pdf_streams(data)
    elif data.startswith(_PNG):
        yield from (zlib_text for _, zlib_text in _png_texts(data))
    elif data.startswith(b"SQLite format 3\x00"):
        yield from _rows(product)


def _pdf_streams(data: bytes) -> Iterator[bytes]:
    whole = memoryview(data)
    for match in re.finditer(rb"stream\r?\n", data):
        if data[max(match.start() - 3, 0) : match.start()] == b"end":
            continue
        end = data.find(b"endstream", match.end())
        try:
            yield zlib.decompressobj().decompress(whole[match.end() : end if end > 0 else None])
        except zlib.error:
            continue  # a stream of another kind, searched as it is with the whole


def _png_texts(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield keyword and text of each text chunk (PNG, section 11.3.3)."""
    place = len(_PNG)
    while place + 12 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + size]
        place += 12 + size
        if kind not in (b"tEXt", b"zTXt", b"iTXt"):
            continue
        keyword, _, text = body.partition(b"\x00")
        packed = kind == b"zTXt" or (kind == b"iTXt" and text[:1] == b"\x01")
        if kind == b"zTXt":
            text = text[1:]
        elif kind == b"iTXt":
            text = text[2:].split(b"\x00", 2)[-1]
        try:
            yield keyword, zlib.decompress(text) if packed else text
        except zlib.error:
            yield keyword, text


def _rows(product: Path) -> Iterator[bytes]:
    """Yield every row of a database: a long text does not lie in one piece in the file."""
    uri = f"{product.absolute().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.text_factory = bytes
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
        for (name,) in names:
            table = name.decode().replace('"', '""')
            cursor = connection.execute(f'SELECT * FROM "{table}"')
            signing = [
                place
                for place, column in enumerate(cursor.description)
                if _AUTHOR.fullmatch(column[0])
            ]
            while some := cursor.fetchmany(1000):
                yield b"\x00".join(v for row in some for v in row if isinstance(v, bytes))
                for makers in {tuple(row[place] for place in signing) for row in some}:
                    for maker in makers:
                        if isinstance(maker, bytes):
                            yield b"<author>" + maker + b"</author>"


def is_signed(data: bytes, login: str) -> bool:
    """Return whether a field for an author or user holds the login name."""
    return bool(login) and any(maker == login for maker in _makers(data))


def _makers(data: bytes) -> Iterator[str]:
    if data.startswith(_PNG):
        for keyword, text in _png_texts(data):
            if _AUTHOR.fullmatch(keyword.decode("latin-1")):
                yield text.decode("utf-8", "replace").strip()
        return
    for match in _PDF_AUTHOR.finditer(data):
        raw = bytes.fromhex(match[2].decode()) if match[2] else re.sub(rb"\\(.)", rb"\1", match[1])
        encoding = "utf-16-be" if raw.startswith(b"\xfe\xff") else "utf-8"
        yield raw.decode(encoding, "replace").lstrip("\ufeff").strip()
    for match in _XML_AUTHOR.finditer(data):
        yield _TAG.sub(b"", match[2]).decode("utf-8", "replace").strip()
    for match in re.finditer(rb"\b(?:saveUser|saveUserFull|userFull)=\"([^\"]*)\"", data):
        yield match[1].decode("utf-8", "replace").strip()
