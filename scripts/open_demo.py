"""Run by QGIS at its start (``--code``): opens the example in the plugin."""

from pathlib import Path

import qgis.utils
from qgis.PyQt.QtCore import QTimer

DEMO = Path.cwd() / "build" / "demo" / "volewijck.gpkg"


def open_demo():
    """Open the example once the plugin is there."""
    plugin = qgis.utils.plugins.get("kansenkaart_plugin")
    if plugin is None:
        qgis.utils.loadPlugin("kansenkaart_plugin")
        qgis.utils.startPlugin("kansenkaart_plugin")
        plugin = qgis.utils.plugins["kansenkaart_plugin"]
    plugin.open_kansenkaart(str(DEMO))


QTimer.singleShot(0, open_demo)
