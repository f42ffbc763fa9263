"""Features found by their keys."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsExpression


def with_keys(keys: Sequence[str]) -> str:
    """Return the expression that holds for the features with these keys."""
    wanted = ", ".join(QgsExpression.quotedValue(key) for key in keys)
    return f'"feature_key" IN ({wanted})'
