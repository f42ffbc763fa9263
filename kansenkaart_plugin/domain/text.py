"""How text from people is made safe to keep: readable characters only, one form of each."""

from __future__ import annotations

import re
import unicodedata

# Everything below the space but tab and line end, DEL, the C1 controls, lone surrogates and
# U+FFFE/U+FFFF: none can be read and each breaks XML, SQLite or a terminal.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return ``text`` in NFC with LF line ends, without unreadable characters or outer space.

    Nothing that can be read is changed: quotes, markup, formulas and emoji stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNREADABLE.sub("", unix)).strip()


def readable(text: str) -> str:
    """Return ``text`` without unreadable characters or outer space, in its own form of Unicode."""
    return legible(text).strip()


def legible(text: str) -> str:
    """Return ``text`` without unreadable characters, which no XML can hold."""
    return _UNREADABLE.sub("", text)


def clean_or_none(text: str | None) -> str | None:
    """Return ``clean(text)``, or None when nothing is left: an empty field is no value."""
    return (clean(text) or None) if text is not None else None


def searchable(text: str) -> str:
    """Return ``text`` without accents and case, to compare what people type."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
