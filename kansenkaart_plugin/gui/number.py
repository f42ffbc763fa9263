"""Numbers as people write them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale


def number(count: int) -> str:
    """Return ``count`` as the language and the settings of QGIS write it."""
    return str(QLocale().toString(count))
