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

from ..domain.profile import LevelProfile
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence

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
    layer = _provider_layer(source, folder) or _ogr_layer(source, folder)
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
    layer: QgsVectorLayer, level: LevelProfile, crs: QgsCoordinateReferenceSystem
) -> list[Sentence]:
    """Give a layer without CRS the one of the profile; return what is doubtful about its place.

    Raises:
        SourceFault: it has no place in ``crs`` at all.
    """
    doubts = []
    if not layer.crs().isValid():
        layer.setCrs(crs)
        doubts.append(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "Level {level}: its source names no CRS and was read as {crs}."
                ),
                level=level.key,
                crs=crs.authid(),
            )
        )
    own = layer.crs().authid() or layer.crs().description()
    if _box(layer, crs) is None:
        raise SourceFault(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{source}” has no place in {crs}; it is read as {own}, check that"
            ),
            source=shown(level.source or ""),
            crs=crs.authid(),
            own=own,
        )
    world = _box(layer, QgsCoordinateReferenceSystem("EPSG:4326"))
    if world is None or not (crs.bounds().isEmpty() or world.intersects(crs.bounds())):
        doubts.append(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Level {level} lies outside the area where {crs} is used; its source was read"
                    " as {own}, check that.",
                ),
                level=level.key,
                crs=crs.authid(),
                own=own,
            )
        )
    return doubts


def _box(layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> QgsRectangle | None:
    """Return the extent of ``layer`` in ``crs``, or None when there is none such."""
    extent = layer.extent()
    if extent.isNull():  # it has no features
        return crs.bounds()
    try:
        transform = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance())
        box = transform.transformBoundingBox(extent)
    except QgsCsException:
        return None
    return box if box.isFinite() else None


def shown(source: str) -> str:
    """Return ``source`` as it may be shown: without the password in it."""
    hidden = _PASSWORD.sub(r"\1…", source)
    return _LOGIN.sub(r"\1…@", hidden)


def _provider_layer(source: str, folder: Path) -> QgsVectorLayer | None:
    """Return the layer of a source written as ``provider:uri``, or None when it is not so."""
    match = _PREFIX.fullmatch(source)
    if not match or _REMOTE.match(source):
        return None
    names = {name.lower(): name for name in QgsProviderRegistry.instance().providerList()}
    provider, uri = names.get(match[1].lower()), match[2]
    if provider is None:
        return None
    if provider == "ogr":
        return _ogr_layer(uri, folder)
    if provider == "delimitedtext":
        if "detectTypes=" not in uri:  # 0344001 is a key and no number
            uri += "&detectTypes=no"
        uri = re.sub(r"^file:(?!//)([^?]*)", lambda file: (folder / file[1]).as_uri(), uri)
    return _layer(uri, provider)


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
    if provider is None or provider.name() != "ogr" or provider.subLayerCount() < 2:
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
