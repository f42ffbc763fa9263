"""The menu of the map: a new record about the feature under the cursor or the selection."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMenu

from ...domain.words import RecordKind
from ..current import Current
from ..icons import icon
from .layers import MapLayers

_KINDS = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY, RecordKind.AGREEMENT)


class MapMenu(QObject):
    """Adds our actions to the menu that a right click on the map shows."""

    def __init__(self, current: Current, layers: MapLayers, canvas: QgsMapCanvas) -> None:
        """Add them on ``canvas`` from now on."""
        super().__init__()
        self._current = current
        self._layers = layers
        self._canvas = canvas
        canvas.contextMenuAboutToShow.connect(self.fill)

    def stop(self) -> None:
        """Add nothing any more."""
        self._canvas.contextMenuAboutToShow.disconnect(self.fill)

    def fill(self, menu: QMenu, event: QgsMapMouseEvent) -> None:
        """Add our actions to ``menu`` when there is a feature of the chosen level at the cursor."""
        if self._current.kansenkaart is None:
            return
        radius = QgsMapTool.searchRadiusMU(self._canvas)
        feature = self._layers.feature_at(event.mapPoint(), radius)
        if feature is None:
            return
        locale = QgsApplication.locale()
        menu.addSeparator()
        for kind in _KINDS:
            label = self.tr("Add {}…").format(kind.label(locale))
            action = menu.addAction(icon(kind.value), label[:1].upper() + label[1:])
            action.setObjectName(f"kansenkaart.add.{kind.value}")
            action.triggered.connect(
                lambda _=False, code=kind.value, at=feature: self._start(code, at)
            )

    def _start(self, kind: str, feature: object) -> None:
        self._layers.point_at(feature)
        self._current.record_wanted.emit(kind)
