"""The numbers of records on the map: a layer in memory that follows what docks and map show."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Callable

from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsLayerTreeGroup,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsProject,
    QgsProjectDirtyBlocker,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QElapsedTimer, QObject, QTimer, pyqtSignal
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ...cartography.desktop import LEVEL_PROPERTY
from ...cartography.desktop_counts import (
    COUNTS_PROPERTY,
    Counted,
    attributes_of,
    dress,
    feature_of,
    make_counts_layer,
)
from ...cartography.desktop_fills import Fill, empty_level, fill_level, without_keys
from ...cartography.desktop_groups import Naming
from ...cartography.displays import display_of
from ...cartography.symbology import Display, Manner
from ...store.collecting import no_collecting
from ..catalogue_desk import Inquiry
from ..current import WHOLE_AREA, Current
from .counting import Painter, Picture, Wanted, counting
from .titles import counted_by, fill_label, rest_label

_PIECE = 50
_TURN = 15
"""Milliseconds of drawing up features before the interface gets its turn."""


class MapCounts(QObject):
    """Counts in the worker, then changes only what differs on the map."""

    drawn = pyqtSignal()
    """The map shows what was asked for last."""

    def __init__(
        self,
        current: Current,
        project: QgsProject,
        group: Callable[[], QgsLayerTreeGroup],
        level_layer: Callable[[str], QgsVectorLayer | None],
    ) -> None:
        """Follow ``current``; the layer comes on top of ``group``.

        ``level_layer`` gives the layer of a level, which is filled.
        """
        super().__init__()
        self._current = current
        self._project = project
        self._group = group
        self._level_layer = level_layer
        self._displays: dict[str, Display] = {}
        self._level = WHOLE_AREA
        self._layer_id = ""
        self._painter = Painter()
        self._picture: Picture | None = None
        self._fids: dict[str, int] = {}
        self._waiting: deque[tuple[str, Counted]] = deque()
        self._inquiry = Inquiry(current.desk, self)
        self._inquiry.answered.connect(self._take)
        self._inquiry.failed.connect(current.failed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._add_some)
        current.closing.connect(self.remove)
        project.writeMapLayer.connect(self._keep_out)
        for signal in (current.level_changed, current.records_changed, current.shown.changed):
            signal.connect(self.refresh)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, or None while there is none."""
        return self._project.mapLayer(self._layer_id)

    @property
    def is_busy(self) -> bool:
        """Whether the map is still to change."""
        return self._inquiry.is_busy or self._timer.isActive()

    def refresh(self) -> None:
        """Count again; for the whole area the level before stays on the map."""
        current, shown = self._current, self._current.shown
        if current.kansenkaart is None:
            return
        self._level = current.level or self._level
        if not self._level or current.profile.level(self._level) is None:
            return
        wanted = Wanted(
            self._level,
            counting(shown.filter, shown.counted),
            shown.grouping,
            shown.below,
            self._naming(),
            self._display(self._level),
        )
        known = self._picture if self.layer is not None and not self._waiting else None
        self._inquiry.ask(partial(_paint, self._painter, wanted, known))

    def _display(self, level: str) -> Display:
        """Return how ``level`` is drawn: as on the pages."""
        layer = self._level_layer(level)
        if level not in self._displays and layer is not None:
            style = self._current.profile.level_styles.get(level)
            self._displays[level] = display_of(layer, style)
        return self._displays.get(level) or Display(Manner.KINDS)

    def _naming(self) -> Naming:
        vocabulary, profile = self._current.vocabulary, self._current.profile
        return Naming(
            tuple(vocabulary.parties),
            tuple(vocabulary.themes),
            profile.style,
            QgsApplication.locale(),
            self.tr("none"),
            self.tr("others"),
        )

    def stop(self) -> None:
        """Let go of the project: the plugin goes."""
        self._project.writeMapLayer.disconnect(self._keep_out)

    def _keep_out(self, layer: QgsMapLayer, element: QDomElement, _document: QDomDocument) -> None:
        """Keep out of a saved project which features have records."""
        if layer.customProperty(LEVEL_PROPERTY):
            without_keys(element)

    # the layer comes and goes

    def _ensure_layer(self) -> QgsVectorLayer:
        layer = self.layer
        if layer is not None:
            return layer
        layer = self._find()
        if layer is None:
            layer = make_counts_layer(self._current.profile.crs, "")
            layer.setCustomProperty(COUNTS_PROPERTY, str(self._current.path))
            self._project.addMapLayer(layer, False)
            self._group().insertLayer(0, layer)
        self._layer_id = layer.id()
        return layer

    def _find(self) -> QgsVectorLayer | None:
        """Return the layer that was saved with the project; what was in it is not."""
        for layer in self._project.mapLayers().values():
            if layer.customProperty(COUNTS_PROPERTY):
                return layer
        return None

    def remove(self) -> None:
        """Take the layer out of the project; harmless when it is gone."""
        self._inquiry.forget()
        self._stop_adding()
        self._picture, self._level = None, WHOLE_AREA
        self._displays.clear()
        self._painter = Painter()
        if self.layer is not None:
            self._project.removeMapLayer(self._layer_id)
        self._layer_id = ""

    # what is on it

    def _take(self, picture: Picture) -> None:
        before, self._picture = self._picture, picture
        blocker = QgsProjectDirtyBlocker(self._project)  # numbers are no change of the project
        is_fresh = self.layer is None
        layer = self._ensure_layer()
        shown = self._current.shown
        name = counted_by(shown.counted, shown.grouping, shown.below, QgsApplication.locale())
        if layer.name() != name:
            layer.setName(name)
        if before is None or is_fresh or _look(before) != _look(picture):
            self._dress(layer, picture)
        self._fill(before, picture)
        del blocker
        if picture.whole or is_fresh:
            self._begin_anew(layer, picture)
        else:
            self._change(layer, picture)

    def _dress(self, layer: QgsVectorLayer, picture: Picture) -> None:
        node = self._project.layerTreeRoot().findLayer(layer.id())
        if node is not None:  # the legend: groups, not the symbol that a ring is made with
            order = list(range(len(picture.groups)))
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, order)
        dress(layer, picture.groups, picture.scale, picture.display.manner)

    def _fill(self, before: Picture | None, picture: Picture) -> None:
        """Fill the features of the level, and no longer those of the level before."""
        if before is not None and before.level != picture.level:
            left = self._level_layer(before.level)
            if left is not None:
                empty_level(left)
        layer = self._level_layer(picture.level)
        if layer is None or (before is not None and _fills(before) == _fills(picture)):
            return
        titles = {group.key: group.label for group in picture.groups}
        fills = [Fill(step.fill, fill_label(step, titles), keys) for step, keys in picture.filled]
        areas = picture.display.manner is not Manner.KINDS
        fill_level(layer, fills, rest_label(), areas)

    def _change(self, layer: QgsVectorLayer, picture: Picture) -> None:
        if not picture.gone and not picture.changed:
            self.drawn.emit()
            return
        provider = layer.dataProvider()
        provider.deleteFeatures([self._fids.pop(key) for key in picture.gone])
        added = {key: item for key, item in picture.changed.items() if key not in self._fids}
        provider.changeAttributeValues(
            {
                self._fids[key]: dict(enumerate(attributes_of(key, item, picture.most)))
                for key, item in picture.changed.items()
                if key not in added
            }
        )
        self._add(layer, list(added.items()), picture.most)
        self._finish(layer)

    def _begin_anew(self, layer: QgsVectorLayer, picture: Picture) -> None:
        """Fill the layer."""
        self._stop_adding()
        layer.dataProvider().truncate()
        self._fids = {}
        self._waiting.extend(picture.counted.items())
        self._timer.start(0)  # in a turn of its own: to empty a large layer takes long enough

    def _add_some(self) -> None:
        layer, picture = self.layer, self._picture
        if layer is None or picture is None:
            self._stop_adding()
            return
        clock = QElapsedTimer()
        clock.start()
        while self._waiting and clock.elapsed() < _TURN:
            some = [self._waiting.popleft() for _ in range(min(_PIECE, len(self._waiting)))]
            self._add(layer, some, picture.most)
        if not self._waiting:
            self._timer.stop()
            self._finish(layer)

    def _add(self, layer: QgsVectorLayer, some: list[tuple[str, Counted]], most: int) -> None:
        with no_collecting():
            features = [feature_of(key, item, most) for key, item in some]
            _, added = layer.dataProvider().addFeatures(features)
            self._fids.update(zip((key for key, _ in some), map(QgsFeature.id, added)))
            del features, added

    def _stop_adding(self) -> None:
        self._timer.stop()
        self._waiting.clear()

    def _finish(self, layer: QgsVectorLayer) -> None:
        layer.updateExtents()
        layer.triggerRepaint()
        self.drawn.emit()


def _look(picture: Picture) -> tuple:
    return picture.groups, picture.scale, picture.display.manner


def _fills(picture: Picture) -> tuple:
    return picture.level, picture.filled, picture.groups


def _paint(painter: Painter, wanted: Wanted, before: Picture | None, catalogue) -> Picture:
    return painter.paint(catalogue, wanted, before)
