"""The QGIS plugin "Kansenkaart – wensen en afspraken".

Nothing of QGIS is imported here, so that the folders ``domain`` and ``store`` load without it.
"""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:
    """Build the plugin for QGIS, which hands over its interface."""
    from .plugin import KansenkaartPlugin

    return KansenkaartPlugin(iface)
