"""From a profile and its layers to a new kansenkaart."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsFeedback,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ..domain import rules
from ..domain.profile import LevelProfile, Profile, ProfileError, load_profile
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..domain.words import Drawn
from ..store import CannotWrite, FileExists, Kansenkaart
from .features import LevelFeature, LevelReport, Parents, merge, read_features
from .sources import open_source

OWN_FIELDS = ("feature_key", "label", "parent_key", "x", "y")
_KEPT_TYPES = (
    QVariant.Type.Int,
    QVariant.Type.UInt,
    QVariant.Type.LongLong,
    QVariant.Type.Double,
    QVariant.Type.Date,
    QVariant.Type.DateTime,
    QVariant.Type.Bool,
)
_DRAWN = {
    Drawn.POLYGON: Qgis.WkbType.MultiPolygon,
    Drawn.LINE: Qgis.WkbType.MultiLineString,
    Drawn.POINT: Qgis.WkbType.MultiPoint,
}


class Cancelled(KansenkaartError):
    """The person stopped it; nothing was changed."""


@dataclass(frozen=True)
class CreateReport:
    """Where the kansenkaart is and what was found in each of its sources."""

    path: Path
    levels: tuple[LevelReport, ...]


def read_profile(path: str | os.PathLike[str]) -> Profile:
    """Return the profile in the file at ``path``.

    Raises:
        ProfileError: it cannot be read, is not UTF-8, or has faults.
    """
    file = Path(path)
    try:
        if file.stat().st_size > 4_000_000:
            raise OSError("larger than 4 MB")
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "The profile “{path}” cannot be read: {error}; choose a YAML file."
            ),
            [],
            path=file,
            error=getattr(error, "strerror", None) or error,
        ) from error
    return load_profile(text)


def create_kansenkaart(
    profile_path: str | os.PathLike[str],
    output: str | os.PathLike[str],
    by: str,
    feedback: QgsFeedback | None = None,
) -> CreateReport:
    """Make the kansenkaart of a profile at ``output``, with all its levels.

    It is built in a folder of its own beside ``output`` and gets its name when it is whole.

    Raises:
        ProfileError: the profile, or a source that it names, has faults; all are named.
        FileExists: ``output`` is there already.
        CannotWrite: its folder cannot be written.
        Cancelled: ``feedback`` was cancelled.
    """
    feedback = feedback or QgsFeedback()
    target = Path(output).absolute()
    if target.suffix.lower() != ".gpkg":
        target = target.with_name(target.name + ".gpkg")
    profile = read_profile(profile_path)
    if target.exists():
        raise FileExists(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{path}” is there already and is not overwritten; choose another name."
            ),
            path=target,
        )
    layers = _open_layers(profile, Path(profile_path).absolute().parent)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        workplace = Path(tempfile.mkdtemp(prefix=".kansenkaart-", dir=target.parent))
    except OSError as error:
        raise _cannot_write(target, error.strerror or str(error)) from error
    try:
        draft = workplace / "draft.gpkg"
        reports = _write_levels(profile, layers, draft, feedback)
        Kansenkaart.initialise(draft, profile, by).close()
        if feedback.isCanceled():
            raise _cancelled()
        os.rename(draft, target)
    except OSError as error:
        raise _cannot_write(target, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    return CreateReport(target, tuple(reports))


def _cancelled() -> Cancelled:
    return Cancelled(QT_TRANSLATE_NOOP("Kansenkaart", "Cancelled; nothing was changed."))


def _cannot_write(path: Path, error: str) -> CannotWrite:
    return CannotWrite(
        QT_TRANSLATE_NOOP("Kansenkaart", "“{path}” cannot be written ({error}); nothing was saved."),
        path=path,
        error=error,
    )


class _Faults:
    """Gathers the faults of the sources, each with the path in the profile."""

    def __init__(self) -> None:
        self.found: list[Sentence] = []

    def add(self, number: int, name: str, template: str, **values: object) -> None:
        self.found.append(
            Sentence(
                "{where}: {problem}",
                where=f"levels[{number}].{name}",
                problem=Sentence(template, **values),
            )
        )

    def raise_any(self) -> None:
        if self.found:
            raise ProfileError(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "The profile cannot be used; mend it and try again:"
                ),
                self.found,
            )


def _open_layers(profile: Profile, folder: Path) -> dict[str, QgsVectorLayer]:
    """Return the layer of every level that has a source, by the level's key."""
    faults = _Faults()
    layers = {}
    if not QgsCoordinateReferenceSystem(profile.crs).isValid():
        faults.found.append(
            Sentence(
                QT_TRANSLATE_NOOP("Kansenkaart", "crs: there is no CRS “{crs}”"), crs=profile.crs
            )
        )
    for number, level in enumerate(profile.levels):
        if level.source is None:
            continue
        layer = open_source(level.source, folder)
        if not layer.isValid():
            faults.add(
                number,
                "source",
                QT_TRANSLATE_NOOP("Kansenkaart", "“{source}” is not there or cannot be read"),
                source=level.source,
            )
            continue
        _check_layer(layer, number, level, faults)
        layers[level.key] = layer
    faults.raise_any()
    return layers


def _check_layer(layer: QgsVectorLayer, number: int, level: LevelProfile, faults: _Faults) -> None:
    if not layer.isSpatial():
        faults.add(
            number,
            "source",
            QT_TRANSLATE_NOOP("Kansenkaart", "“{source}” has no geometry"),
            source=level.source,
        )
    if not layer.crs().isValid():
        faults.add(
            number,
            "source",
            QT_TRANSLATE_NOOP("Kansenkaart", "“{source}” does not say what its CRS is"),
            source=level.source,
        )
    wanted = {
        "feature_key": [level.feature_key],
        "label": [level.label],
        "parent_field": [level.parent_field],
        "facts": [*level.public_facts, *level.party_facts],
    }
    for name, fields in wanted.items():
        for field in fields:
            if field and layer.fields().lookupField(field) < 0:
                faults.add(
                    number,
                    name,
                    QT_TRANSLATE_NOOP("Kansenkaart", "the source has no field “{field}”; it has {all}"),
                    field=field,
                    all=", ".join(layer.fields().names()),
                )


def _write_levels(
    profile: Profile, layers: dict[str, QgsVectorLayer], draft: Path, feedback: QgsFeedback
) -> list[LevelReport]:
    faults = _Faults()
    written: dict[str, list[LevelFeature]] = {}
    parents = {level.parent for level in profile.levels}
    reports = []
    crs = QgsCoordinateReferenceSystem(profile.crs)
    for number, level in enumerate(profile.levels):
        report = LevelReport(level.key)
        layer = layers.get(level.key)
        features = _features_of(layer, level, crs, report) if layer else []
        _check_keys(number, level, report, features, faults)
        faults.raise_any()
        above = Parents(written.get(level.parent or "", ()))
        _write_level(draft, level, layer, crs, features, above, report, feedback)
        if feedback.isCanceled():
            raise _cancelled()
        if level.key in parents or (profile.area and profile.area.level == level.key):
            written[level.key] = features
        reports.append(report)
        feedback.setProgress(100.0 * (number + 1) / len(profile.levels))
    if profile.area:
        _check_area(profile, written[profile.area.level])
    return reports


def _check_area(profile: Profile, features: list[LevelFeature]) -> None:
    assert profile.area is not None
    there = {feature.key for feature in features}
    missing = [key for key in profile.area.keys if key not in there]
    if missing:
        raise ProfileError(
            QT_TRANSLATE_NOOP("Kansenkaart", "The profile cannot be used; mend it and try again:"),
            [
                Sentence(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart", "area.keys: the level “{level}” has no feature “{key}”"
                    ),
                    level=profile.area.level,
                    key=key,
                )
                for key in missing
            ],
        )


def _features_of(
    layer: QgsVectorLayer,
    level: LevelProfile,
    crs: QgsCoordinateReferenceSystem,
    report: LevelReport,
) -> list[LevelFeature]:
    names = (
        level.feature_key or "",
        level.label,
        level.parent_field,
        [field.name() for field in fact_fields(layer, level)],
    )
    features = list(read_features(layer, crs, names, report))
    if level.merge_parts:
        return merge(features, report)
    seen: set[str] = set()
    for feature in features:
        if feature.key in seen:
            report.twice.append(feature.key)
        seen.add(feature.key)
    return features


def _check_keys(
    number: int,
    level: LevelProfile,
    report: LevelReport,
    features: list[LevelFeature],
    faults: _Faults,
) -> None:
    if report.without_key:
        faults.add(
            number,
            "feature_key",
            QT_TRANSLATE_NOOP("Kansenkaart", "“{field}” is empty in {count} features"),
            field=level.feature_key,
            count=report.without_key,
        )
    if report.twice:
        faults.add(
            number,
            "feature_key",
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{field}” names {count} features twice, such as “{key}”; say merge_parts: true when"
                " they are parts of one",
            ),
            field=level.feature_key,
            count=len(report.twice),
            key=report.twice[0],
        )
    if level.source and not features:
        faults.add(
            number, "source", QT_TRANSLATE_NOOP("Kansenkaart", "the source has no features")
        )


def fact_fields(layer: QgsVectorLayer, level: LevelProfile) -> list[QgsField]:
    """Return the fields of ``layer`` that become facts: all but key, label and row id."""
    own = {name.lower() for name in (level.feature_key, level.label) if name} | {"fid", "ogc_fid"}
    return [field for field in layer.fields() if field.name().lower() not in own]


def level_fields(layer: QgsVectorLayer | None, level: LevelProfile) -> QgsFields:
    """Return the fields of a level's table: our own, then the facts under tidy names."""
    fields = QgsFields()
    for name in OWN_FIELDS:
        kind = QVariant.Type.Double if name in ("x", "y") else QVariant.Type.String
        fields.append(QgsField(name, kind))
    for fact in fact_fields(layer, level) if layer else []:
        kind = fact.type() if fact.type() in _KEPT_TYPES else QVariant.Type.String
        fields.append(QgsField(_free_name(rules.column_name(fact.name()), fields.names()), kind))
    return fields


def _free_name(name: str, taken: list[str]) -> str:
    number = 1
    free = name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _write_level(
    draft: Path,
    level: LevelProfile,
    layer: QgsVectorLayer | None,
    crs: QgsCoordinateReferenceSystem,
    features: list[LevelFeature],
    above: Parents,
    report: LevelReport,
    feedback: QgsFeedback,
) -> None:
    fields = level_fields(layer, level)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = f"level_{level.key}"
    options.layerOptions = ["GEOMETRY_NAME=geom", "FID=fid"]
    options.actionOnExistingFile = (
        QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        if draft.exists()
        else QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteFile
    )
    kind = (
        _DRAWN[level.drawn]
        if level.drawn
        else QgsWkbTypes.multiType(QgsWkbTypes.flatType(_wkb_type(layer, features)))
    )
    writer = QgsVectorFileWriter.create(
        str(draft), fields, kind, crs, QgsCoordinateTransformContext(), options
    )
    for number, feature in enumerate(features):
        if number % 1000 == 0 and feedback.isCanceled():
            break
        row = QgsFeature(fields)
        row.setAttributes(_row(feature, level, above, report, fields))
        if feature.geometry is not None:
            row.setGeometry(feature.geometry)
        if not writer.addFeature(row, QgsFeatureSink.Flag.FastInsert):
            raise _cannot_write(draft, writer.errorMessage())
    report.features = len(features)
    error = writer.errorMessage()
    del writer  # closes the file
    if error:
        raise _cannot_write(draft, error)


def _wkb_type(layer: QgsVectorLayer | None, features: list[LevelFeature]) -> Qgis.WkbType:
    """Return the declared type, or that of the first geometry where none is declared."""
    kind = layer.wkbType() if layer else Qgis.WkbType.Unknown
    if QgsWkbTypes.geometryType(kind) in (
        Qgis.GeometryType.Point,
        Qgis.GeometryType.Line,
        Qgis.GeometryType.Polygon,
    ):
        return QgsWkbTypes.linearType(kind)
    found = next((item.geometry for item in features if item.geometry is not None), None)
    return found.wkbType() if found is not None else Qgis.WkbType.MultiPolygon


def _row(
    feature: LevelFeature,
    level: LevelProfile,
    above: Parents,
    report: LevelReport,
    fields: QgsFields,
) -> list[object]:
    point = feature.geometry.pointOnSurface() if feature.geometry is not None else QgsGeometry()
    x, y = (None, None) if point.isNull() else (point.asPoint().x(), point.asPoint().y())
    parent = feature.parent if above.has(feature.parent) else None
    if parent is None and level.parent and not level.parent_field and not point.isNull():
        parent = above.at(point)
    if level.parent and parent is None:
        report.without_parent.append(feature.key)
    facts = [
        value if field.type() in _KEPT_TYPES or _is_null(value) else str(value)
        for value, field in zip(feature.facts, list(fields)[len(OWN_FIELDS) :])
    ]
    return [feature.key, feature.label, parent, x, y, *facts]


def _is_null(value: object) -> bool:
    return value is None or (hasattr(value, "isNull") and value.isNull())
