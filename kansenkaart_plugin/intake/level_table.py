"""From the layer of a level to its table: keys, labels, parents, inner points, geometry, facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator, Sequence

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFeatureSource,
    QgsFeedback,
    QgsGeometry,
    QgsPoint,
    QgsProject,
    QgsRectangle,
    QgsSpatialIndex,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)

from ..domain.profile import LevelProfile
from ..domain.rules import feature_key
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..domain.words import Drawn
from .columns import Plan
from .reading import refuse_half, start_reading
from .report import Feedback, LevelReport, check_cancelled, first_of
from .shapes import Fitter, Shape, collect, multi_type

_BATCH = 1000
_DRAWN = {
    Drawn.POLYGON: QgsWkbTypes.GeometryType.PolygonGeometry,
    Drawn.LINE: QgsWkbTypes.GeometryType.LineGeometry,
    Drawn.POINT: QgsWkbTypes.GeometryType.PointGeometry,
}


class ParentIndex:
    """The features of a level by place, to find in which of them a point lies."""

    def __init__(self) -> None:
        """Know no feature yet."""
        self.keys: list[str] = []
        self._known: set[str] = set()
        self._engines: list = []
        self._geometries: list[QgsGeometry] = []
        self._index = QgsSpatialIndex()

    def add(self, key: str, geometry: QgsGeometry | None) -> None:
        """Add a feature; its engine is prepared when first needed."""
        number = len(self.keys)
        self.keys.append(key)
        self._known.add(key)
        self._geometries.append(geometry or QgsGeometry())
        self._engines.append(None)
        if geometry is not None:
            self._index.addFeature(number, geometry.boundingBox())

    def has(self, key: str) -> bool:
        """Return whether there is a feature with this key."""
        return key in self._known

    def key_at(self, x: float, y: float) -> str | None:
        """Return the key of a feature that holds the point, or None."""
        point = QgsPoint(x, y)
        for number in sorted(self._index.intersects(QgsRectangle(x, y, x, y))):
            engine = self._engines[number]
            if engine is None:
                geometry = self._geometries[number]
                engine = QgsGeometry.createGeometryEngine(geometry.constGet())
                engine.prepareGeometry()
                self._engines[number] = engine
            if engine.intersects(point):
                return self.keys[number]
        return None


@dataclass
class LevelJob:
    """A level to be made: its profile, its opened source (None when drawn) and its plan."""

    level: LevelProfile
    layer: QgsVectorLayer | None
    plan: Plan
    parts: dict[str, int] = field(default_factory=dict)
    count: int = 0
    doubts: list[Sentence] = field(default_factory=list)

    @property
    def table(self) -> str:
        """The name of the level's table."""
        return f"level_{self.level.key}"

    def kind(self) -> QgsWkbTypes.GeometryType:
        """Return what the level's features are: points, lines or polygons."""
        if self.layer is None:
            return _DRAWN[self.level.drawn or Drawn.POLYGON]
        if self.layer.geometryType() in _DRAWN.values():
            return self.layer.geometryType()
        for feature in self.layer.getFeatures():
            kind = feature.geometry().type()
            if kind in _DRAWN.values():
                return kind
        return QgsWkbTypes.GeometryType.PolygonGeometry


def read_keys(job: LevelJob, feedback: Feedback) -> list[Sentence]:
    """Count the parts of every key of the job's source; return what is wrong with the keys.

    Raises:
        SourceFault: the source cannot be read to its end.
    """
    assert job.layer is not None
    name = job.layer.fields().at(job.plan.key).name()
    stop = feedback if isinstance(feedback, QgsFeedback) else None
    start_reading()
    values, _ = QgsVectorLayerUtils.getValues(job.layer, name, False, stop)
    check_cancelled(feedback)
    refuse_half(job.layer, len(values))
    return count_keys(job, values)


def count_keys(job: LevelJob, values: Sequence[object]) -> list[Sentence]:
    """Count the parts of every key in ``values``; return what is wrong with the keys."""
    empty: list[str] = []
    parts = job.parts
    for number, value in enumerate(values, start=1):
        key = key_of(value)
        if not key:
            empty.append(str(number))
        parts[key] = parts.get(key, 0) + 1
    job.count = len(values)
    return _key_faults(job, empty)


def key_of(value: object) -> str:
    """Return a source's value as a key; an empty text is no key."""
    if isinstance(value, str):
        return value.strip()
    return "" if value is None or value == NULL else feature_key(value)


def _key_faults(job: LevelJob, empty: list[str]) -> list[Sentence]:
    faults = []
    if empty:
        faults.append(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "{count} features have no key (row {rows}); give each one in “{field}”",
                ),
                count=len(empty),
                rows=first_of(empty),
                field=job.level.feature_key,
            )
        )
    twice = [key for key, count in job.parts.items() if count > 1 and key]
    if twice and not job.level.merge_parts:
        faults.append(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "{count} keys occur more than once ({keys}); give each feature its own, or"
                    " write merge_parts: true",
                ),
                count=len(twice),
                keys=first_of(twice),
            )
        )
    return faults


def write_level(
    job: LevelJob,
    path: Path,
    crs: QgsCoordinateReferenceSystem,
    parents: ParentIndex | None,
    index: ParentIndex | None,
    feedback: Feedback,
    span: tuple[float, float] = (0.0, 100.0),
) -> LevelReport:
    """Write the table of a level into the GeoPackage at ``path``, which may not exist yet.

    ``parents`` are the features of the level above; ``index``, when given, learns those of this
    level. Progress goes from the first of ``span`` to the second.

    Raises:
        KansenkaartError: the table cannot be written, or the user cancelled.
    """
    report = LevelReport(job.level.key, doubts=job.doubts)
    writer = _make_writer(job, path, crs)
    fitter, maker = Fitter(job.kind()), _FeatureMaker(job.plan)
    batch: list[QgsFeature] = []
    for key, values, geometry in _wholes(job, crs, report, feedback, span):
        shape = fitter.fit(geometry)
        _tell(report, key, shape)
        parent = None
        if job.level.parent:
            parent = _parent_of(job, values, shape, parents)
            if parent is None:
                report.without_parent.append(key)
        if index is not None:
            index.add(key, shape.geometry)
        batch.append(maker.make(key, values, parent, shape))
        if len(batch) == _BATCH:
            _write(writer, batch, path)
    _write(writer, batch, path)
    writer.flushBuffer()
    _raise_fault(writer, path)
    del writer  # closes the file, and says nothing when that fails
    _check_whole(job, path, report)
    return report


def _check_whole(job: LevelJob, path: Path, report: LevelReport) -> None:
    """Raise when not every feature, or no spatial index, came into the file."""
    layer = QgsVectorLayer(f"{path}|layername={job.table}", job.table, "ogr")
    indexed = QgsFeatureSource.SpatialIndexPresence.SpatialIndexPresent
    if layer.featureCount() != report.features or layer.hasSpatialIndex() != indexed:
        reason = Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "what was written is not whole"))
        raise _not_written(path, reason)


def _make_writer(
    job: LevelJob, path: Path, crs: QgsCoordinateReferenceSystem
) -> QgsVectorFileWriter:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = job.table
    options.layerOptions = ["GEOMETRY_NAME=geom", "FID=fid", "SPATIAL_INDEX=YES"]
    exists = path.exists()
    options.actionOnExistingFile = (
        QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        if exists
        else QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
    )
    writer = QgsVectorFileWriter.create(
        str(path),
        job.plan.table_fields(),
        multi_type(job.kind()),
        crs,
        QgsProject.instance().transformContext(),
        options,
        QgsFeatureSink.SinkFlags(),
    )
    _raise_fault(writer, path)
    return writer


def _write(writer: QgsVectorFileWriter, batch: list[QgsFeature], path: Path) -> None:
    if batch and not writer.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
        _raise_fault(writer, path)
    batch.clear()


def _raise_fault(writer: QgsVectorFileWriter, path: Path) -> None:
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise _not_written(path, writer.errorMessage().strip() or "?")


def _not_written(path: Path, reason: object) -> KansenkaartError:
    return KansenkaartError(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{path}” cannot be written ({error}); nothing was made. Make room or choose"
            " another folder.",
        ),
        path=path.parent.parent,
        error=reason,
    )


def _wholes(
    job: LevelJob,
    crs: QgsCoordinateReferenceSystem,
    report: LevelReport,
    feedback: Feedback,
    span: tuple[float, float],
) -> Iterator[tuple[str, list, QgsGeometry]]:
    """Yield key, values and geometry of each feature of the level, its parts made one."""
    if job.layer is None:
        return
    step = (span[1] - span[0]) / max(job.count, 1)
    waiting: dict[str, list[tuple[list, QgsGeometry]]] = {}
    number = 0
    start_reading()
    for number, feature in enumerate(job.layer.getFeatures(_request(job, crs)), start=1):
        if number % _BATCH == 0:
            refuse_half(job.layer, job.count)
            check_cancelled(feedback)
            feedback.setProgress(span[0] + number * step)
        values, geometry = feature.attributes(), feature.geometry()
        key = key_of(values[job.plan.key])
        expected = job.parts.get(key, 1)
        if expected > 1:
            parts = waiting.setdefault(key, [])
            parts.append((values, geometry))
            if len(parts) < expected:
                continue
            del waiting[key]
            report.merged.append(key)
            values, geometry = parts[0][0], collect([part[1] for part in parts])
        yield key, values, geometry
    refuse_half(job.layer, number, job.count)


def _request(job: LevelJob, crs: QgsCoordinateReferenceSystem) -> QgsFeatureRequest:
    request = QgsFeatureRequest()
    assert job.layer is not None
    source = job.layer.crs()
    if source.isValid() and source != crs:
        request.setDestinationCrs(crs, QgsProject.instance().transformContext())
    return request


def _tell(report: LevelReport, key: str, shape: Shape) -> None:
    report.features += 1
    if shape.geometry is None:
        report.without_geometry.append(key)
    elif shape.repaired:
        report.repaired.append(key)


class _FeatureMaker:
    """Makes the features of a level's table: its columns, then the facts."""

    def __init__(self, plan: Plan) -> None:
        self._label = plan.label
        self._facts = [place for place, _ in plan.facts]
        self._as_text = plan.as_text

    def make(self, key: str, values: list, parent: str | None, shape: Shape) -> QgsFeature:
        label = key_of(values[self._label]) if self._label >= 0 else key
        facts = [values[place] for place in self._facts]
        for place in self._as_text:
            facts[place] = _as_text(facts[place])
        geometry, x, y, _ = shape
        feature = QgsFeature()
        feature.setAttributes([key, label or key, parent, x, y, *facts])
        if geometry is not None:
            feature.setGeometry(geometry)
        return feature


def _as_text(value: object) -> object:
    if value is None or value == NULL or isinstance(value, str):
        return value
    if hasattr(value, "toString"):
        return value.toString()
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _parent_of(
    job: LevelJob, values: list, shape: Shape, parents: ParentIndex | None
) -> str | None:
    if parents is None:
        return None
    if job.plan.parent >= 0:
        key = key_of(values[job.plan.parent])
        return key if key and parents.has(key) else None
    return None if shape.x is None or shape.y is None else parents.key_at(shape.x, shape.y)
