"""A product as its readers may come to see it: unpacked, and the fields that name its maker."""

from __future__ import annotations

import base64
import html
import io
import re
import sqlite3
import zipfile
import zlib
from contextlib import closing, suppress
from pathlib import Path
from string import ascii_letters, digits
from typing import Iterator, Union

from .pdf import Unreadable, pdf_parts

Part = Union[bytes, str]
"""Bytes as they stand in a product, or a text as people read it: without markup, unescaped."""

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
_QGIS_USER = re.compile(rb"(?:saveUser|saveUserFull|userFull)=\"([^\"]*)\"")
_TAG = re.compile(rb"<[^>]*>")
_CELL_END = re.compile(rb"</(?:c|td|th|w:tc|table:table-cell)>")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_MAGIC = (b"PK\x03\x04", b"%PDF", _PNG, b"\x1f\x8b")
_ENCODED = re.compile(rb"(?:[A-Za-z0-9+/_-]{24,}(?:\r?\n)?)+[A-Za-z0-9+/_-]*={0,2}")
_BASE64 = bytes.maketrans(b"-_", b"+/")
_HEX = re.compile(rb"[0-9A-Fa-f]+")
_DIGIT_AS_A = bytes(
    ord("a") if chr(code) in ascii_letters + digits + "+/_-" else 32 for code in range(256)
)
_DEEPEST = 4


def readable_parts(product: Path) -> Iterator[Part]:
    """Yield what is in a product: its bytes, what is packed in them, and its texts as read.

    Raises:
        Unreadable: something in it cannot be looked into.
        zipfile.BadZipFile, sqlite3.Error: it is damaged.
    """
    data = product.read_bytes()
    if data.startswith(b"SQLite format 3\x00"):
        yield data
        yield from _rows(product)
    else:
        yield from _unpacked(data, 0)


def _unpacked(data: bytes, depth: int) -> Iterator[Part]:
    yield data
    if depth > _DEEPEST:
        raise Unreadable("packed too deep")
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield from _unpacked(archive.read(name), depth + 1)
    elif data.startswith(b"%PDF"):
        for part in pdf_parts(data):
            yield from (part,) if isinstance(part, str) else _unpacked(part, depth + 1)
    elif data.startswith(_PNG):
        yield from (text for _, text in _png_texts(data))
    else:
        if data.startswith((b"\x1f\x8b", b"x")):
            with suppress(zlib.error):  # a text may begin so too
                yield from _unpacked(zlib.decompressobj(47).decompress(data), depth + 1)
        if data.lstrip(_BLANK).startswith(b"<"):
            # what stands in two cells is not read as one text
            plain = _TAG.sub(b"", _CELL_END.sub(b"\x01", data))
            yield html.unescape(plain.decode("utf-8", "replace"))
        yield from _encoded(data, depth)


def _encoded(data: bytes, depth: int) -> Iterator[Part]:
    """Yield what is written in ``data`` as base64 or in hexadecimal digits."""
    if b"a" * 24 not in data.translate(_DIGIT_AS_A):  # so quick that drawings take no time
        return
    for match in _ENCODED.finditer(data):
        run = match[0].translate(_BASE64, b"\r\n=")
        if len(run) % 2 == 0 and _HEX.fullmatch(run):
            yield from _unpacked(bytes.fromhex(run.decode("ascii")), depth + 1)
        run = run[: len(run) - (len(run) % 4 == 1)]
        yield from _unpacked(base64.b64decode(run + b"=" * (-len(run) % 4)), depth + 1)


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


def _rows(product: Path) -> Iterator[Part]:
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
                values = [value for row in some for value in row if isinstance(value, bytes)]
                whole = b"\x00".join(values)
                yield whole
                yield from _encoded(whole, 0)
                for packed in values if any(magic in whole for magic in _MAGIC) else ():
                    if packed.startswith(_MAGIC):
                        yield from _unpacked(packed, 1)
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
    for match in _QGIS_USER.finditer(data) if b"ser" in data and b'="' in data else ():
        yield match[1].decode("utf-8", "replace").strip()
