"""Opening the layer that a profile names: any source that OGR or a QGIS provider reads."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError

_PREFIX = re.compile(r"([A-Za-z][A-Za-z0-9]+):(.*)", re.DOTALL)  # two letters: no drive
_REMOTE = re.compile(r"/vsi|[A-Za-z][A-Za-z0-9+.-]+://|(PG|MSSQL|OCI|MySQL|WFS|OAPIF):")
# every cell of a CSV stays text: 0344001 is a key and no number
_CSV_OPTIONS = (
    "|option:AUTODETECT_TYPE=NO"
    "|option:GEOM_POSSIBLE_NAMES=WKT,wkt,geom,geometry,geometrie,the_geom"
    "|option:KEEP_GEOM_COLUMNS=NO"
)


_PASSWORD = re.compile(
    r"""(\bpass(?:word|wd)?\s*=\s*)('(?:\\.|[^'])*'|"[^"]*"|[^\s&;,'"]+)""", re.I
)
_LOGIN = re.compile(r"(//[^/@\s:]*:)[^/@\s]*@")


class SourceFault(KansenkaartError):
    """A source of a level cannot be read."""


def open_source(source: str, folder: Path) -> QgsVectorLayer:
    """Return the layer that ``source`` names, relative to ``folder``.

    Raises:
        SourceFault: it is not there, cannot be read, has no geometry, or holds several layers.
    """
    layer = _provider_layer(source) or _ogr_layer(source, folder)
    if not layer.isValid():
        raise SourceFault(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{source}” cannot be read as a map layer; check the file and name"
            ),
            source=shown(source),
        )
    if "layername=" not in source and "layerid=" not in source:
        _refuse_several(layer, source)
    if layer.wkbType() == QgsWkbTypes.Type.NoGeometry:
        raise SourceFault(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{source}” has no geometry; a level needs points, lines or polygons"
            ),
            source=shown(source),
        )
    return layer


def place_source(
    layer: QgsVectorLayer, source: str, crs: QgsCoordinateReferenceSystem
) -> str | None:
    """Give a layer without CRS the one of the profile; return that then, else None.

    Raises:
        SourceFault: all of it lies outside the area where ``crs`` is used.
    """
    assumed = None
    if not layer.crs().isValid():
        layer.setCrs(crs)
        assumed = crs.authid()
    extent = layer.extent()
    if not extent.isNull() and not crs.bounds().isEmpty() and not _overlaps(layer, extent, crs):
        raise SourceFault(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{source}” lies outside the area of {crs}; it is read as {own}, check that",
            ),
            source=shown(source),
            crs=crs.authid(),
            own=layer.crs().authid() or layer.crs().description(),
        )
    return assumed


def _overlaps(
    layer: QgsVectorLayer, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem
) -> bool:
    world = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(layer.crs(), world, QgsProject.instance())
    try:
        return transform.transformBoundingBox(extent).intersects(crs.bounds())
    except QgsCsException:
        return False


def shown(source: str) -> str:
    """Return ``source`` as it may be shown: without the password in it."""
    hidden = _PASSWORD.sub(r"\1…", source)
    return _LOGIN.sub(r"\1…@", hidden)


def _provider_layer(source: str) -> QgsVectorLayer | None:
    """Return the layer of a source written as ``provider:uri``, or None when it is not so."""
    match = _PREFIX.fullmatch(source)
    if not match or _REMOTE.match(source):
        return None
    names = {name.lower(): name for name in QgsProviderRegistry.instance().providerList()}
    provider = names.get(match[1].lower())
    return _layer(match[2], provider) if provider else None


def _ogr_layer(source: str, folder: Path) -> QgsVectorLayer:
    if _REMOTE.match(source):
        layer = _layer(source, "ogr")
        match = _PREFIX.fullmatch(source)
        if not layer.isValid() and match and match[1].upper() in ("WFS", "OAPIF"):
            return _layer(match[2], match[1].upper())
        return layer
    name, bar, options = source.partition("|")
    path = folder / name
    archive = next((p for p in (path, *path.parents) if p.suffix.lower() == ".zip"), None)
    if not (archive or path).exists():
        raise SourceFault(
            QT_TRANSLATE_NOOP("Kansenkaart", "there is no file “{source}”"), source=str(path)
        )
    place = str(path)
    if archive is not None and archive.is_file() and not _is_geodatabase(archive):
        inner = path.relative_to(archive).as_posix()
        place = f"/vsizip/{{{archive}}}" + ("" if inner == "." else f"/{inner}")
    if path.suffix.lower() == ".csv":
        options += _CSV_OPTIONS
        bar = "" if options.startswith("|") else bar
    return _layer(f"{place}{bar}{options}", "ogr")


def _layer(source: str, provider: str) -> QgsVectorLayer:
    options = QgsVectorLayer.LayerOptions()
    options.forceReadOnly = True  # else QGIS writes into a GeoPackage by reading it
    options.loadDefaultStyle = False  # a style from outside may hold code
    return QgsVectorLayer(source, "source", provider, options)


def _is_geodatabase(archive: Path) -> bool:
    """Whether GDAL reads the archive as it is: a zipped file geodatabase."""
    return archive.name.lower().endswith(".gdb.zip")


def _refuse_several(layer: QgsVectorLayer, source: str) -> None:
    provider = layer.dataProvider()
    if provider is None or provider.name() != "ogr":
        return
    names = []
    for text in provider.subLayers():
        parts = text.split("!!::!!")
        if len(parts) > 1 and parts[1] not in names:
            names.append(parts[1])
    if len(names) > 1:
        raise SourceFault(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{source}” holds several layers; add |layername= with one of: {choices}",
            ),
            source=shown(source),
            choices=", ".join(names),
        )
