"""What can be read in a PDF: its streams unpacked, its strings, and the text on its pages.

Qt draws text as numbers of glyphs, one by one; a table in the file (ToUnicode) says which
characters they are. Only what our own products may hold is read; anything else is `Unreadable`.
Text drawn as outlines cannot be read.
"""

from __future__ import annotations

import base64
import re
import zlib
from functools import lru_cache
from typing import Callable, Iterator, NamedTuple

CMap = dict[bytes, str]

_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj\b(.*?)\b(stream\r?\n|endobj)", re.S)
_FILTER = re.compile(rb"/Filter\s*(\[[^]]*\]|/\w+)")
_TO_UNICODE = re.compile(rb"/ToUnicode\s+(\d+)\s")
_REFERENCE = re.compile(rb"/(\w+)\s+(\d+)\s+\d+\s+R\b")
_TEXT_BLOCK = re.compile(rb"BT\b(.*?)\bET\b", re.S)  # a letter first is quicker than \b
_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>"
_STRINGS = re.compile(_STRING, re.S)
_FONT_OR_STRING = re.compile(rb"/(\w+)\s+[\d.+-]+\s+Tf\b|(" + _STRING + rb")", re.S)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPES |= {b"\n": b"", b"\r": b"", b"\r\n": b""}
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_CODES = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]*>|\[[^]]*\])", re.S)
_PICTURES = {b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode"}


class Unreadable(ValueError):
    """A product is packed in a way that cannot be looked into."""


class _Object(NamedTuple):
    number: bytes
    body: bytes
    stream: bytes


def pdf_parts(data: bytes) -> Iterator[bytes | str]:
    """Yield the streams of a PDF unpacked, and its strings and texts as people read them.

    Raises:
        Unreadable: it is encrypted, damaged, or packed in a way that is not known here.
    """
    if re.search(rb"/Encrypt\b", data):
        raise Unreadable("encrypted")
    objects = list(_objects(data))
    fonts = _fonts(objects)
    for item in objects:
        for match in _STRINGS.finditer(item.body):
            yield _plain(_bytes_of(match[0]))
        if item.stream:
            yield item.stream
            yield from _page_texts(item.stream, fonts)


def _objects(data: bytes) -> Iterator[_Object]:
    place = 0
    while match := _OBJECT.search(data, place):
        place, stream = match.end(), b""
        if match[3].startswith(b"stream"):
            end = data.find(b"endstream", place)
            if end < 0:
                raise Unreadable("a stream without end")
            stream = _unpacked(match[2], data[place:end])
            place = end
        yield _Object(match[1], match[2], stream)


def _unhex(data: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data.partition(b">")[0])
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _inflate(data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data)


def _unascii85(data: bytes) -> bytes:
    return base64.a85decode(b"<~" + data.partition(b"~>")[0].strip() + b"~>", adobe=True)


_UNPACK: dict[bytes, Callable[[bytes], bytes]] = {
    b"FlateDecode": _inflate,
    b"Fl": _inflate,
    b"ASCII85Decode": _unascii85,
    b"A85": _unascii85,
    b"ASCIIHexDecode": _unhex,
    b"AHx": _unhex,
}


def _unpacked(body: bytes, stream: bytes) -> bytes:
    declared = _FILTER.search(body)
    names = re.findall(rb"/(\w+)", declared[1]) if declared else []
    for name in names:
        if name in _PICTURES:
            break
        if name not in _UNPACK:
            raise Unreadable(f"packed as {name.decode('latin-1')}")
        try:
            stream = _UNPACK[name](stream)
        except (zlib.error, ValueError) as error:
            raise Unreadable("a damaged stream") from error
    return stream


def _fonts(objects: list[_Object]) -> dict[bytes, list[CMap]]:
    """Return the character tables by the names under which pages know the fonts.

    Under the empty name are those of all fonts, for names that are not found.
    """
    streams = {item.number: item.stream for item in objects}
    tables: dict[bytes, CMap] = {}
    for item in objects:
        if match := _TO_UNICODE.search(item.body):
            tables[item.number] = _cmap(streams.get(match[1], b""))
    fonts: dict[bytes, list[CMap]] = {b"": list(tables.values())}
    for item in objects:
        for name, number in _REFERENCE.findall(item.body):
            if number in tables and tables[number] not in fonts.setdefault(name, []):
                fonts[name].append(tables[number])
    return fonts


def _cmap(stream: bytes) -> CMap:
    """Return which characters each code stands for."""
    table: CMap = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", stream, re.S):
        codes = _HEX.findall(block)
        table.update((_unhex(code), _utf16(text)) for code, text in zip(codes[::2], codes[1::2]))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", stream, re.S):
        for first, last, texts in _CODES.findall(block):
            width, start, end = len(first) // 2, int(first, 16), int(last, 16)
            listed = [_utf16(text) for text in _HEX.findall(texts)]
            for place, code in enumerate(range(start, min(end, start + 0xFFFF) + 1)):
                if texts.startswith(b"["):
                    text = listed[place] if place < len(listed) else ""
                else:  # the last character counts up
                    text = listed[0][:-1] + chr(ord(listed[0][-1]) + place) if listed[0] else ""
                table[code.to_bytes(width, "big")] = text
    return table


def _utf16(digits: bytes) -> str:
    return _unhex(digits).decode("utf-16-be", "replace")


def _page_texts(stream: bytes, fonts: dict[bytes, list[CMap]]) -> Iterator[str]:
    """Yield what the text blocks of a page say, one after another."""
    shown: list[tuple[list[CMap], list[bytes]]] = []
    tables = fonts[b""]
    for block in _TEXT_BLOCK.finditer(stream):
        for match in _FONT_OR_STRING.finditer(block[1]):
            if match[1] is not None:
                tables = fonts.get(match[1]) or fonts[b""]
            elif shown and shown[-1][0] is tables:  # QGIS writes each letter by itself
                shown[-1][1].append(_bytes_of(match[2]))
            else:
                shown.append((tables, [_bytes_of(match[2])]))
    for number in range(max((len(tables) for tables, _ in shown), default=0) or bool(shown)):
        yield "".join(
            _characters(b"".join(strings), tables[number % len(tables)])
            if tables
            else "".join(map(_plain, strings))
            for tables, strings in shown
        )


def _characters(string: bytes, table: CMap) -> str:
    width = len(next(iter(table), b"x"))
    codes = (string[place : place + width] for place in range(0, len(string), width))
    return "".join(table.get(code, "\ufffd") for code in codes)


@lru_cache(maxsize=4096)
def _bytes_of(literal: bytes) -> bytes:
    """Return the bytes that a string in a PDF stands for."""
    if literal.startswith(b"<"):
        return _unhex(literal[1:])
    return _ESCAPE.sub(_unescaped, literal[1:-1])


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 255]) if code.isdigit() else _ESCAPES.get(code, code)


def _plain(string: bytes) -> str:
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    encoding = "utf-8-sig" if string.startswith(b"\xef\xbb\xbf") else "cp1252"
    return string.decode(encoding, "replace")
