"""Opening a level's source: any vector source that QGIS reads, its keys as text."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from qgis.core import QgsVectorLayer

_PROVIDERS = ("postgres", "wfs", "oapif", "mssql", "oracle", "spatialite", "memory")


def open_source(source: str, folder: Path) -> QgsVectorLayer:
    """Return the layer behind ``source``; whether it is valid is for the caller to see.

    A source is a file (with ``|layername=`` where it holds several; relative ones lie in
    ``folder``), or the name of a QGIS provider, a colon, and that provider's own source.
    """
    provider, colon, rest = source.partition(":")
    if colon and provider.lower() in _PROVIDERS:
        name = {"wfs": "WFS", "oapif": "OAPIF"}.get(provider.lower(), provider.lower())
        return QgsVectorLayer(rest, source, name)
    path, bar, options = source.partition("|")
    if not path.startswith("/vsi") and "://" not in path:
        path = os.path.normpath(folder / path)
    if path.lower().endswith(".csv"):
        return _open_csv(Path(path))
    if path.lower().endswith(".zip") and not path.startswith("/vsi"):
        path = f"/vsizip/{path}"
    layer_options = QgsVectorLayer.LayerOptions()
    layer_options.loadDefaultStyle = False
    return QgsVectorLayer(f"{path}{bar}{options}", source, "ogr", layer_options)


def _open_csv(file: Path) -> QgsVectorLayer:
    """Open a table with a column of WKT; every other column is text, so that keys stay whole."""
    try:
        with file.open(encoding="utf-8-sig") as stream:
            header = stream.readline().strip()
    except (OSError, UnicodeDecodeError):
        header = ""
    delimiter = ";" if header.count(";") >= header.count(",") and ";" in header else ","
    names = [name.strip().strip('"') for name in header.split(delimiter)]
    wkt = next((name for name in names if name.lower() in ("wkt", "geom", "geometry")), "wkt")
    query = f"type=csv&delimiter={quote(delimiter)}&detectTypes=no&wktField={quote(wkt)}"
    return QgsVectorLayer(f"{file.as_uri()}?{query}", file.name, "delimitedtext")
