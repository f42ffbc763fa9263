"""Making geometry fit for a level: flat, straight, multipart, valid, of one dimension."""

from __future__ import annotations

from typing import NamedTuple

from qgis.core import QgsGeometry, QgsWkbTypes


class Shape(NamedTuple):
    """A geometry fit for a level, its inner point, and whether it had to be repaired."""

    geometry: QgsGeometry | None
    x: float | None
    y: float | None
    repaired: bool


NO_SHAPE = Shape(None, None, None, False)


def multi_type(kind: QgsWkbTypes.GeometryType) -> QgsWkbTypes.Type:
    """Return the flat multipart type of points, lines or polygons."""
    return {
        QgsWkbTypes.GeometryType.PointGeometry: QgsWkbTypes.Type.MultiPoint,
        QgsWkbTypes.GeometryType.LineGeometry: QgsWkbTypes.Type.MultiLineString,
        QgsWkbTypes.GeometryType.PolygonGeometry: QgsWkbTypes.Type.MultiPolygon,
    }[kind]


def fit(geometry: QgsGeometry, kind: QgsWkbTypes.GeometryType) -> Shape:
    """Return ``geometry`` fit for a level of ``kind``; what cannot be mended has no geometry."""
    flat = flatten(geometry)
    if flat is None:
        return NO_SHAPE
    repaired = False
    if flat.type() != kind or (
        kind != QgsWkbTypes.GeometryType.PointGeometry and not flat.isGeosValid()
    ):
        repaired = True
        flat = _parts_of_kind(flat.makeValid(), kind)
        if flat is None:
            return NO_SHAPE._replace(repaired=True)
    flat.convertToMultiType()
    inner = flat.pointOnSurface()
    if inner.isNull():
        inner = flat.centroid()
    if inner.isNull():
        return NO_SHAPE._replace(repaired=True)
    point = inner.asPoint()
    return Shape(flat, point.x(), point.y(), repaired)


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
    flat = [shape for shape in map(flatten, geometries) if shape is not None]
    if not flat:
        return QgsGeometry()
    union = QgsGeometry.unaryUnion(flat)
    return union if not union.isEmpty() else QgsGeometry.collectGeometry(flat)


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
