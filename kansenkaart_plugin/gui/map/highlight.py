"""Features that light up on the map while a person points at their record."""

from __future__ import annotations

from typing import Callable, Iterable

from qgis.core import Qgis, QgsFeatureRequest, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

from ...domain.model import FeatureRef
from .feature_keys import with_keys

_COLOUR = QColor(230, 120, 0, 230)
_FILL = QColor(230, 120, 0, 50)
_WIDTH = 3
"""Pixels."""

MOST = 2000
"""How many features light up: more are a blot, and take longer than pointing lasts."""


class MapHighlight:
    """Draws outlines over ``canvas``; ``layer_of`` gives the layer of a level."""

    def __init__(
        self, canvas: QgsMapCanvas, layer_of: Callable[[str], QgsVectorLayer | None]
    ) -> None:
        """Draw nothing yet."""
        self._canvas = canvas
        self._layer_of = layer_of
        self._bands: dict[Qgis.GeometryType, QgsRubberBand] = {}

    def show(self, features: Iterable[FeatureRef]) -> None:
        """Light up ``features``, at most `MOST`, and no others."""
        self.clear()
        by_level: dict[str, list[str]] = {}
        for level, key in list(features)[:MOST]:
            by_level.setdefault(level, []).append(key)
        for level, keys in by_level.items():
            layer = self._layer_of(level)
            if layer is not None:
                self._add(layer, keys)

    def clear(self) -> None:
        """Light up nothing."""
        for kind, band in self._bands.items():
            band.reset(kind)

    def stop(self) -> None:
        """Take the outlines off the canvas: the plugin goes."""
        for band in self._bands.values():
            self._canvas.scene().removeItem(band)
        self._bands.clear()

    def _add(self, layer: QgsVectorLayer, keys: list[str]) -> None:
        request = QgsFeatureRequest().setFilterExpression(with_keys(keys)).setNoAttributes()
        band = self._band(layer.geometryType())
        for feature in layer.getFeatures(request):
            if feature.hasGeometry():
                band.addGeometry(feature.geometry(), layer, False)
        band.updatePosition()
        band.update()

    def _band(self, kind: Qgis.GeometryType) -> QgsRubberBand:
        if kind not in self._bands:
            band = QgsRubberBand(self._canvas, kind)
            band.setStrokeColor(_COLOUR)
            band.setFillColor(_FILL)
            band.setWidth(_WIDTH)
            band.setIconSize(4 * _WIDTH)
            self._bands[kind] = band
        return self._bands[kind]
