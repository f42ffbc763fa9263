"""The numbers of records on the map: a layer in memory that follows what docks and map show."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import Callable, Iterator

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
from qgis.gui import QgsMapCanvas
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
from ...store.turns import pieces
from ..catalogue_desk import Inquiry
from ..current import WHOLE_AREA, Current
from .counting import Painter, Picture, Wanted, counting
from .titles import counted_by, fill_label, rest_label

_PIECE = 50
"""How many features are drawn up at a time."""
_TURN = 15
"""Milliseconds of changing the map before the interface gets its turn."""

_DONE = object()


class MapCounts(QObject):
    """Counts in the worker, then changes only what differs on the map."""

    drawn = pyqtSignal()
    """The map shows what was asked for last."""

    def __init__(
        self,
        current: Current,
        project: QgsProject,
        canvas: QgsMapCanvas,
        group: Callable[[], QgsLayerTreeGroup],
        level_layer: Callable[[str], QgsVectorLayer | None],
    ) -> None:
        """Follow ``current``; the layer comes on top of ``group``.

        ``level_layer`` gives the layer of a level, which is filled.
        """
        super().__init__()
        self._current = current
        self._project = project
        self._canvas = canvas
        self._group = group
        self._level_layer = level_layer
        self._displays: dict[str, Display] = {}
        self._level = WHOLE_AREA
        self._layer_id = ""
        self._painter = Painter()
        self._picture: Picture | None = None
        self._look: tuple | None = None
        self._fills: tuple | None = None
        self._fids: dict[str, int] = {}
        self._steps: Iterator[None] = iter(())
        self._inquiry = Inquiry(current.desk, self)
        self._inquiry.answered.connect(self._take)
        self._inquiry.failed.connect(current.failed)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        current.closing.connect(self.remove)
        current.reloaded.connect(self._displays.clear)  # the profile may say otherwise now
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
        known = None if self.layer is None or self._timer.isActive() else self._picture
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
        self._stop_drawing()
        self._picture, self._level = None, WHOLE_AREA
        self._fills = None
        self._displays.clear()
        self._painter = Painter()
        if self.layer is not None:
            self._project.removeMapLayer(self._layer_id)
        self._layer_id = ""

    # what is on it: changed in turns, so that the interface stands still for none of it

    def _take(self, picture: Picture) -> None:
        self._stop_drawing()
        self._picture = picture
        is_fresh = self.layer is None
        blocker = QgsProjectDirtyBlocker(self._project)  # numbers are no change of the project
        layer = self._ensure_layer()
        del blocker
        if is_fresh:
            self._look, self._fids = None, {}
        self._steps = self._draw(layer, picture, is_fresh or picture.whole)
        self._timer.start(0)

    def _go_on(self) -> None:
        """Change the map for one turn; a layer that was taken out meanwhile is let be."""
        clock = QElapsedTimer()
        clock.start()
        blocker = QgsProjectDirtyBlocker(self._project)
        with no_collecting():
            while self.layer is not None and next(self._steps, _DONE) is not _DONE:
                if clock.elapsed() > _TURN:
                    return
        del blocker
        self._stop_drawing()
        if self.layer is not None:
            self.drawn.emit()

    def _stop_drawing(self) -> None:
        self._timer.stop()
        self._steps = iter(())

    def _draw(self, layer: QgsVectorLayer, picture: Picture, anew: bool) -> Iterator[None]:
        """Show ``picture``; each step that is yielded takes a moment."""
        self._dress(layer, picture)
        yield
        if anew:
            yield from self._begin_anew(layer, picture)
        else:
            yield from self._change(layer, picture)
        self._fill(picture)  # last, so that the map is drawn once
        if anew or picture.gone or picture.changed:
            layer.updateExtents()
            layer.triggerRepaint()

    def _dress(self, layer: QgsVectorLayer, picture: Picture) -> None:
        shown = self._current.shown
        name = counted_by(shown.counted, shown.grouping, shown.below, QgsApplication.locale())
        if layer.name() != name:
            layer.setName(name)
        look = picture.groups, picture.scale, picture.display.manner
        if look == self._look:
            return
        self._look = look
        node = self._project.layerTreeRoot().findLayer(layer.id())
        if node is not None:  # the legend: groups, not the symbol that a ring is made with
            order = list(range(len(picture.groups)))
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, order)
        dress(layer, picture.groups, picture.scale, picture.display.manner)

    def _fill(self, picture: Picture) -> None:
        """Fill the features of the level, and no longer those of the level before."""
        fills = picture.level, picture.filled, picture.groups
        if fills == self._fills:
            return
        left = self._level_layer(self._fills[0]) if self._fills else None
        layer = self._level_layer(picture.level)
        if left is not None and left is not layer:
            empty_level(left)
        self._fills = fills
        if layer is not None:
            titles = {group.key: group.label for group in picture.groups}
            made = [Fill(step.fill, fill_label(step, titles), keys) for step, keys in fills[1]]
            areas = picture.display.manner is not Manner.KINDS
            fill_level(layer, made, rest_label(), areas)

    def _begin_anew(self, layer: QgsVectorLayer, picture: Picture) -> Iterator[None]:
        """Empty the layer and fill it; not by `truncate`, which takes long and all at once."""
        if self._canvas.isDrawing() and layer in self._canvas.layers():
            self._canvas.stopRendering()  # it holds what goes, and letting go of that takes long
        while self._fids:
            some = list(islice(self._fids, _PIECE))
            layer.dataProvider().deleteFeatures([self._fids.pop(key) for key in some])
            yield
        for added in pieces(picture.counted.items(), _PIECE):
            self._add(layer, added, picture.most)
            yield

    def _change(self, layer: QgsVectorLayer, picture: Picture) -> Iterator[None]:
        provider = layer.dataProvider()
        if picture.gone:
            provider.deleteFeatures([self._fids.pop(key) for key in picture.gone])
            yield
        for some in pieces(picture.changed.items(), _PIECE):
            provider.changeAttributeValues(
                {
                    self._fids[key]: dict(enumerate(attributes_of(key, item, picture.most)))
                    for key, item in some
                    if key in self._fids
                }
            )
            self._add(layer, [pair for pair in some if pair[0] not in self._fids], picture.most)
            yield

    def _add(self, layer: QgsVectorLayer, some: list[tuple[str, Counted]], most: int) -> None:
        features = [feature_of(key, item, most) for key, item in some]
        _, added = layer.dataProvider().addFeatures(features)
        self._fids.update(zip((key for key, _ in some), map(QgsFeature.id, added)))


def _paint(painter: Painter, wanted: Wanted, before: Picture | None, catalogue) -> Picture:
    return painter.paint(catalogue, wanted, before)
