"""Where the features of a level come from: a layer of the project, as a profile names it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureSink,
    QgsFields,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QUrl

from ...intake.levels import give_name, workplace_beside
from ...intake.report import Feedback, check_cancelled
from ...intake.sources import shown

_ONLY_HERE = ("memory", "virtual")
_EACH = 1000


def must_be_copied(layer: QgsVectorLayer) -> bool:
    """Return whether what is on the map cannot be read again from the source of ``layer`` alone.

    So it is with what lives only in the project (temporary and virtual layers, joined or computed
    fields, a CRS given by hand), and with a source that holds a password: that is written nowhere.
    """
    provider = layer.dataProvider()
    fields = layer.fields()
    return (
        layer.providerType() in _ONLY_HERE
        or provider.crs() != layer.crs()
        or any(
            fields.fieldOrigin(place) != QgsFields.FieldOrigin.OriginProvider
            for place in range(fields.count())
        )
        or holds_password(layer.source())
    )


def holds_password(source: str) -> bool:
    """Return whether ``source`` has a password in it, as a parameter or in an address."""
    return shown(source) != source


def source_of(layer: QgsVectorLayer, key: str, folder: Path) -> str:
    """Return the source of ``layer`` as a profile in ``folder`` names it.

    What lies in that folder is named relative to it, so that both can be moved together.
    """
    kind = layer.providerType().lower()
    if kind == "ogr":
        return _relative(layer.source(), folder)
    if kind == "delimitedtext":
        # a key is text: 0344001 would lose its zero
        return f"{kind}:{_relative_url(layer.source(), folder)}&field={key}:text"
    return f"{kind}:{layer.source()}"


def _relative(source: str, folder: Path) -> str:
    name, bar, options = source.partition("|")
    try:
        inside = Path(name).relative_to(folder)
    except ValueError:
        return source
    return f"{inside.as_posix()}{bar}{options}"


def _relative_url(source: str, folder: Path) -> str:
    url, mark, options = source.partition("?")
    path = Path(QUrl(url).toLocalFile())
    try:
        inside = path.relative_to(folder)
    except ValueError:
        return source
    return f"file:{inside.as_posix()}{mark}{options}"


class Copied(NamedTuple):
    """A layer to be copied: taken in the main thread, read in a worker."""

    name: str
    source: QgsVectorLayerFeatureSource
    fields: QgsFields
    geometry: QgsWkbTypes.Type
    crs: QgsCoordinateReferenceSystem

    @classmethod
    def take(cls, layer: QgsVectorLayer, name: str) -> Copied:
        """Take ``layer`` as it is now, to be copied to a layer called ``name``."""
        source = QgsVectorLayerFeatureSource(layer)
        return cls(name, source, layer.fields(), layer.wkbType(), layer.crs())


def copy_layers(layers: Sequence[Copied], path: Path, feedback: Feedback) -> None:
    """Copy ``layers`` into a new GeoPackage at ``path``, which gets its name when all is in it.

    Raises:
        FileExists: it is there already.
        CannotWrite: it cannot be written.
        Cancelled: the user stopped it.
    """
    with workplace_beside(path) as workplace:
        fresh = workplace / "sources.gpkg"
        for layer in layers:
            _copy(layer, fresh, feedback)
        give_name(fresh, path)


def _copy(layer: Copied, path: Path, feedback: Feedback) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = layer.name
    options.layerOptions = ["FID=ogc_fid", "GEOMETRY_NAME=geom"]
    if path.exists():
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        )
    writer = QgsVectorFileWriter.create(
        str(path),
        layer.fields,
        layer.geometry,
        layer.crs,
        QgsCoordinateTransformContext(),
        options,
    )
    fine = writer.hasError() == QgsVectorFileWriter.WriterError.NoError
    for number, feature in enumerate(layer.source.getFeatures() if fine else (), start=1):
        if number % _EACH == 0:
            check_cancelled(feedback)
        fine = writer.addFeature(feature, QgsFeatureSink.Flag.FastInsert) and fine
    message = writer.errorMessage()
    del writer  # closes the file
    if not fine:
        raise OSError(message)
