"""Numbers as people write them, and lists that may be long."""

from __future__ import annotations

from typing import Iterable

from qgis.PyQt.QtCore import QLocale

_NAMED = 8


def number(count: int) -> str:
    """Return ``count`` as the language and the settings of QGIS write it."""
    return str(QLocale().toString(count))


def some_of(codes: Iterable[str]) -> str:
    """Return ``codes`` in one line: of very many the first ones, and how many there are."""
    codes = list(codes)
    more = f" … ({number(len(codes))})" if len(codes) > _NAMED else ""
    return ", ".join(codes[:_NAMED]) + more
