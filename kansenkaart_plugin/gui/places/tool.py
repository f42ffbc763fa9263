"""The map tool that draws a place: a point, a line or an outline."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from ...domain.words import Drawn

_TYPES = {
    Drawn.POINT: QgsWkbTypes.GeometryType.PointGeometry,
    Drawn.LINE: QgsWkbTypes.GeometryType.LineGeometry,
    Drawn.POLYGON: QgsWkbTypes.GeometryType.PolygonGeometry,
}
_LEAST = {Drawn.POINT: 1, Drawn.LINE: 2, Drawn.POLYGON: 3}
_STROKE, _FILL = QColor(213, 94, 0), QColor(213, 94, 0, 50)


class DrawTool(QgsMapTool):
    """Clicks become corners, snapped as the project says; a corner can be dragged elsewhere.

    Right click or Enter ends, Backspace takes the last corner back, Esc stops.
    """

    drawn = pyqtSignal(object)
    """The shape (`QgsGeometry`), valid, in the CRS of the canvas."""
    stopped = pyqtSignal()
    told = pyqtSignal(str)

    def __init__(
        self, canvas: QgsMapCanvas, kind: Drawn, corners: Sequence[QgsPointXY] = ()
    ) -> None:
        """Draw on ``canvas`` what a level says it has, beginning with ``corners``."""
        super().__init__(canvas)
        self.kind = kind
        self.points: list[QgsPointXY] = list(corners)
        self._dragged: int | None = None
        self._is_closed = bool(corners)  # a shape that is there is not drawn on by itself
        self._band = QgsRubberBand(canvas, _TYPES[kind])
        self._band.setStrokeColor(_STROKE)
        self._band.setFillColor(_FILL)
        self._band.setWidth(2)
        self._marks = QgsRubberBand(canvas, _TYPES[Drawn.POINT])
        self._marks.setIcon(QgsRubberBand.IconType.ICON_BOX)
        self._marks.setColor(_STROKE)
        self._marks.setIconSize(7)
        self._snap = QgsSnapIndicator(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._show()

    def activate(self) -> None:
        """Show what was drawn, also before another tool was used."""
        super().activate()
        for band in (self._band, self._marks):
            band.show()

    def deactivate(self) -> None:
        """Take what was drawn out of sight."""
        super().deactivate()
        self._dragged = None
        for band in (self._band, self._marks):
            band.hide()
        self._snap.setVisible(False)

    def take_off(self) -> None:
        """Take its lines and marks off the map for good: the tool is about to go."""
        for band in (self._band, self._marks):
            self.canvas().scene().removeItem(band)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Take hold of the corner under the cursor, if there is one."""
        if event.button() == Qt.MouseButton.LeftButton and self.kind is not Drawn.POINT:
            radius = self.searchRadiusMU(self.canvas())
            at = event.mapPoint()
            near = [n for n, corner in enumerate(self.points) if corner.distance(at) <= radius]
            self._dragged = near[-1] if near else None

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Show where the next corner would come, or the one that is dragged."""
        point = event.snapPoint()
        self._snap.setMatch(event.mapPointMatch())
        if self._dragged is not None:
            self.points[self._dragged] = point
            self._show()
        else:
            self._show(None if self._is_closed else point)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Add a corner, let go of one, or end."""
        if event.button() == Qt.MouseButton.RightButton:
            self.finish()
        elif self._dragged is not None:
            self._dragged = None
        elif event.button() == Qt.MouseButton.LeftButton:
            self._is_closed = False
            self.points.append(event.snapPoint())
            self._show()
            if self.kind is Drawn.POINT:
                self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the keys; those of the map itself stay as they are."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            del self.points[-1:]
            self._show()
        elif key == Qt.Key.Key_Escape:
            self.stopped.emit()
        else:
            return
        event.accept()

    def _show(self, next_point: QgsPointXY | None = None) -> None:
        self._band.reset(_TYPES[self.kind])
        self._marks.reset(_TYPES[Drawn.POINT])
        for point in (*self.points, *([next_point] if next_point else ())):
            self._band.addPoint(point)
        for point in self.points:
            self._marks.addPoint(point)

    def finish(self) -> None:
        """End when it is a shape; otherwise say what is missing and go on."""
        if len(self.points) < _LEAST[self.kind]:
            self.told.emit(
                self.tr("Click the corners on the map: an outline has three at least, a line two.")
            )
            return
        shape = self._shape()
        if not shape.isGeosValid():
            self.told.emit(self.tr("The outline crosses itself: take corners back with Backspace."))
            return
        self.drawn.emit(shape)

    def _shape(self) -> QgsGeometry:
        if self.kind is Drawn.POINT:
            return QgsGeometry.fromPointXY(self.points[-1])
        if self.kind is Drawn.LINE:
            return QgsGeometry.fromPolylineXY(self.points)
        return QgsGeometry.fromPolygonXY([[*self.points, self.points[0]]])


def corners_of(shape: QgsGeometry) -> list[QgsPointXY]:
    """Return the corners of ``shape``; none when it has several parts or holes: draw it anew."""
    parts = [shape] if not shape.isMultipart() else shape.asGeometryCollection()
    if len(parts) != 1:
        return []
    part = parts[0]
    if part.type() == QgsWkbTypes.GeometryType.PolygonGeometry:
        rings = part.asPolygon()
        return rings[0][:-1] if len(rings) == 1 else []
    return part.asPolyline() if part.type() == QgsWkbTypes.GeometryType.LineGeometry else []
