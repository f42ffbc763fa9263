"""Making geometry fit for a level: flat, straight, multipart, valid, of one dimension."""

from __future__ import annotations

from typing import NamedTuple

from qgis.core import (
    QgsGeometry,
    QgsMultiLineString,
    QgsMultiPoint,
    QgsMultiPolygon,
    QgsWkbTypes,
)


class Shape(NamedTuple):
    """A geometry fit for a level, its inner point, and whether it had to be repaired."""

    geometry: QgsGeometry | None
    x: float | None
    y: float | None
    repaired: bool


NO_SHAPE = Shape(None, None, None, False)


class _Target(NamedTuple):
    """What a geometry of a level has to be."""

    dimension: int
    wkb_type: QgsWkbTypes.Type
    shape: type


_TARGETS = {
    QgsWkbTypes.GeometryType.PointGeometry: _Target(0, QgsWkbTypes.Type.MultiPoint, QgsMultiPoint),
    QgsWkbTypes.GeometryType.LineGeometry: _Target(
        1, QgsWkbTypes.Type.MultiLineString, QgsMultiLineString
    ),
    QgsWkbTypes.GeometryType.PolygonGeometry: _Target(
        2, QgsWkbTypes.Type.MultiPolygon, QgsMultiPolygon
    ),
}


def multi_type(kind: QgsWkbTypes.GeometryType) -> QgsWkbTypes.Type:
    """Return the flat multipart type of points, lines or polygons."""
    return _TARGETS[kind].wkb_type


class Fitter:
    """Makes geometries fit for a level of points, lines or polygons.

    Its work is done for every feature of a level, so that it asks QGIS as little as it can.
    """

    def __init__(self, kind: QgsWkbTypes.GeometryType) -> None:
        """Fit to ``kind``."""
        self._kind = kind
        self._dimension, self._type, self._shape = _TARGETS[kind]

    def fit(self, geometry: QgsGeometry) -> Shape:
        """Return ``geometry`` made fit; what cannot be mended has no geometry."""
        flat = self._coerced(geometry)
        repaired = flat is None or not (self._dimension == 0 or flat.isGeosValid())
        if repaired:
            flat = self._mended(geometry)
        if flat is None:
            return NO_SHAPE._replace(repaired=not geometry.isEmpty())
        inner = flat.pointOnSurface()
        if inner.isNull():
            inner = flat.centroid()
        if inner.isNull():
            return NO_SHAPE._replace(repaired=not geometry.isEmpty())
        if self._dimension == 2:  # formats differ in this; the same place gives the same bytes
            flat = flat.forcePolygonCounterClockwise()
        point = inner.constGet()  # a part of `inner`, gone when that is
        return Shape(flat, point.x(), point.y(), repaired)

    def _coerced(self, geometry: QgsGeometry) -> QgsGeometry | None:
        """Return ``geometry`` flat, straight and multipart; None when it is of another kind."""
        drawn = geometry.constGet()
        if drawn is None or drawn.dimension() != self._dimension:
            return None  # a line could become a polygon, but that is not what was drawn
        parts = geometry.coerceToType(self._type)
        flat = parts[0]
        return flat if len(parts) == 1 and isinstance(flat.constGet(), self._shape) else None

    def _mended(self, geometry: QgsGeometry) -> QgsGeometry | None:
        flat = flatten(geometry)
        parts = _parts_of_kind(flat.makeValid(), self._kind) if flat is not None else None
        return self._coerced(parts) if parts is not None else None


def flatten(geometry: QgsGeometry) -> QgsGeometry | None:
    """Return ``geometry`` without Z, M and curves; None when it is empty."""
    if geometry.isNull() or geometry.isEmpty():
        return None
    abstract = geometry.constGet()
    wkb = abstract.wkbType()
    if QgsWkbTypes.isCurvedType(wkb) or abstract.hasCurvedSegments():
        geometry = QgsGeometry(abstract.segmentize())
    if QgsWkbTypes.hasZ(wkb):
        geometry.get().dropZValue()
    if QgsWkbTypes.hasM(wkb):
        geometry.get().dropMValue()
    return geometry


def collect(geometries: list[QgsGeometry]) -> QgsGeometry:
    """Return one geometry of all of ``geometries``; polygons that touch become one."""
    drawn = [geometry for geometry in geometries if not geometry.isEmpty()]
    union = QgsGeometry.unaryUnion(drawn) if drawn else QgsGeometry()
    return union if not union.isEmpty() or not drawn else QgsGeometry.collectGeometry(drawn)


def _parts_of_kind(geometry: QgsGeometry, kind: QgsWkbTypes.GeometryType) -> QgsGeometry | None:
    """Return the parts of ``geometry`` that are of ``kind``, or None when there are none."""
    if geometry.isNull():
        return None
    parts = [
        part
        for part in geometry.asGeometryCollection() or [geometry]
        if part.type() == kind and not part.isEmpty()
    ]
    return QgsGeometry.collectGeometry(parts) if parts else None
