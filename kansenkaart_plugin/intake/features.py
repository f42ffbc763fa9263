"""From the features of a source to those of a level: keys as text, geometry mended, one CRS."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Iterable, Iterator

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsSpatialIndex,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..domain import rules


@dataclass
class LevelReport:
    """What was found in a level's source, so that nothing is mended in silence."""

    level: str
    features: int = 0
    repaired: list[str] = field(default_factory=list)
    without_geometry: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    without_parent: list[str] = field(default_factory=list)
    without_key: int = 0
    twice: list[str] = field(default_factory=list)


@dataclass
class LevelFeature:
    """A feature on its way into a level: ``geometry`` is of a multi type, or None."""

    key: str
    label: str
    parent: str | None
    geometry: QgsGeometry | None
    facts: list


def read_features(
    layer: QgsVectorLayer,
    crs: QgsCoordinateReferenceSystem,
    fields: tuple[str, str | None, str | None, list[str]],
    report: LevelReport,
) -> Iterator[LevelFeature]:
    """Yield the features of ``layer`` in ``crs``, in the order of the source.

    ``fields`` names the key, the label, the parent and the facts. A feature without a key is
    counted in ``report`` and left out; keys that come again are for `merge` or the caller.
    """
    key_name, label_name, parent_name, fact_names = fields
    names = layer.fields()
    key, label, parent = (
        names.lookupField(name) if name else -1 for name in (key_name, label_name, parent_name)
    )
    facts = [names.indexOf(name) for name in fact_names]
    request = QgsFeatureRequest()
    request.setDestinationCrs(crs, QgsCoordinateTransformContext())
    request.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    dimension = layer.geometryType()
    for feature in layer.getFeatures(request):
        values = feature.attributes()
        text = _text(values[key])
        if not text:
            report.without_key += 1
            continue
        geometry, repaired = mend(feature, dimension)
        if geometry is None:
            report.without_geometry.append(text)
        elif repaired:
            report.repaired.append(text)
        yield LevelFeature(
            text,
            (_text(values[label]) if label >= 0 else "") or text,
            (_text(values[parent]) or None) if parent >= 0 else None,
            geometry,
            [values[index] for index in facts],
        )


def _text(value: object) -> str:
    is_null = getattr(value, "isNull", None)
    return "" if is_null is not None and is_null() else rules.feature_key(value)


def mend(
    feature: QgsFeature, dimension: QgsWkbTypes.GeometryType
) -> tuple[QgsGeometry | None, bool]:
    """Return the feature's geometry, valid, flat, without curves, multi; and if it was repaired.

    None when there is none, or when nothing of ``dimension`` is left of it.
    """
    if not feature.hasGeometry() or feature.geometry().isEmpty():
        return None, False
    geometry = feature.geometry()
    if QgsWkbTypes.isCurvedType(geometry.wkbType()):
        geometry = QgsGeometry(geometry.constGet().segmentize())
    if QgsWkbTypes.hasZ(geometry.wkbType()):
        geometry.get().dropZValue()
    if QgsWkbTypes.hasM(geometry.wkbType()):
        geometry.get().dropMValue()
    repaired = not geometry.isGeosValid()
    if repaired:
        geometry = geometry.makeValid()
        if QgsWkbTypes.geometryType(geometry.wkbType()) != dimension:
            geometry.convertGeometryCollectionToSubclass(dimension)
    if geometry.isEmpty():
        return None, repaired
    geometry.convertToMultiType()
    return geometry, repaired


def merge(features: Iterable[LevelFeature], report: LevelReport) -> list[LevelFeature]:
    """Return ``features`` with those of one key made one; its facts are those of the first."""
    parts: dict[str, list[LevelFeature]] = defaultdict(list)
    for feature in features:
        parts[feature.key].append(feature)
    merged = []
    for key, same in parts.items():
        first = same[0]
        if len(same) > 1:
            report.merged.append(key)
            geometries = [item.geometry for item in same if item.geometry is not None]
            if geometries:
                first.geometry = QgsGeometry.unaryUnion(geometries)
                first.geometry.convertToMultiType()
        merged.append(first)
    return merged


class Parents:
    """The features of the level above, to find by key or by place."""

    def __init__(self, features: Iterable[LevelFeature]) -> None:
        """Index ``features``."""
        self._features = list(features)
        self._keys = {feature.key for feature in self._features}
        self._index = QgsSpatialIndex()
        self._engines: dict[int, object] = {}
        for number, feature in enumerate(self._features):
            if feature.geometry is not None:
                self._index.addFeature(number, feature.geometry.boundingBox())

    def has(self, key: str | None) -> bool:
        """Return whether there is a feature with ``key``."""
        return key in self._keys

    def at(self, point: QgsGeometry) -> str | None:
        """Return the key of the feature in which ``point`` lies, or None."""
        for number in self._index.intersects(point.boundingBox()):
            if self._engine(number).contains(point.constGet()):
                return self._features[number].key
        return None

    def _engine(self, number: int):  # type: ignore[no-untyped-def]
        if number not in self._engines:
            engine = QgsGeometry.createGeometryEngine(self._features[number].geometry.constGet())
            engine.prepareGeometry()
            self._engines[number] = engine
        return self._engines[number]
