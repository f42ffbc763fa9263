"""The icons of the plugin, by name."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

_FOLDER = Path(__file__).parent.parent / "resources"


def icon(name: str) -> QIcon:
    """Return our icon called ``name``; an empty one when it is not there."""
    return QIcon(str(_FOLDER / f"{name}.svg"))
