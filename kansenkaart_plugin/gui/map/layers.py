"""The levels of the open kansenkaart as layers of the project."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Iterable, Sequence

from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsFeatureRequest,
    QgsLayerTreeGroup,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QItemSelectionModel, QObject
from qgis.PyQt.QtWidgets import QTreeView

from ...cartography.desktop import LEVEL_PROPERTY, PATH_PROPERTY, level_layer, soften_selection
from ...domain.model import Link
from ...domain.profile import LevelProfile
from ..current import WHOLE_AREA, Current
from ..levels.keys import LevelKeys
from ..levels.moment import CanvasMark
from .counts import MapCounts
from .feature_keys import with_keys
from .highlight import MapHighlight
from .tips import give_tips


def activate_alone(
    activate: Callable[[QgsVectorLayer], object], tree: QTreeView, layer: QgsVectorLayer
) -> None:
    """Make ``layer`` the active one, and the only chosen one in ``tree``.

    With Ctrl held down, as for Ctrl+2, the tree would add it to what was chosen.
    """
    activate(layer)
    how = QItemSelectionModel.SelectionFlag
    tree.selectionModel().select(tree.currentIndex(), how.ClearAndSelect | how.Rows)


class MapLayers(QObject):
    """Adds a layer per level, shows the chosen one, and takes them away again."""

    def __init__(
        self,
        current: Current,
        project: QgsProject,
        canvas: QgsMapCanvas,
        activate: Callable[[QgsVectorLayer], object],
    ) -> None:
        """Follow ``current``; ``activate`` makes a layer the active one in QGIS."""
        super().__init__()
        self._current = current
        self._project = project
        self._canvas = canvas
        self._activate = activate
        self._ids: dict[str, str] = {}
        current.read_selection_from(self.selected_keys)
        current.opened.connect(self.add)
        current.reloaded.connect(self.reload)
        current.closed.connect(self.remove)
        current.level_changed.connect(self.show)
        current.zoom_wanted.connect(self.zoom_to)
        current.features_wanted.connect(self.select_keys)
        self._highlight = MapHighlight(canvas, self.layer)
        current.highlight_wanted.connect(self._highlight.show)
        self._keys = LevelKeys(current, canvas)
        self._mark = CanvasMark(current, canvas)
        self.counts = MapCounts(current, project, canvas, self._our_group, self.layer)

    def stop(self) -> None:
        """Let go of the map: the plugin goes."""
        self._keys.stop()
        self._mark.stop()
        self.counts.stop()

    # layers come and go

    def add(self) -> None:
        """Add the layers of the open kansenkaart that the project does not have yet."""
        path, profile = self._current.path, self._current.profile
        if path is None or profile is None:
            return
        was_empty = not self._project.mapLayers()
        for rank, level in enumerate(profile.levels, start=1):
            if self.layer(level.key) is None:
                layer = self._find(path, level.key) or self._make(path, level, rank)
                if layer is not None:
                    self._adopt(layer, path, level.key)
        if was_empty:
            self._start_view()

    def _find(self, path: Path, key: str) -> QgsVectorLayer | None:
        for layer in self._project.mapLayers().values():
            if layer.customProperty(LEVEL_PROPERTY) == key and _is_of(layer, path):
                return layer
        return None

    def _make(self, path: Path, level: LevelProfile, rank: int) -> QgsVectorLayer | None:
        layer = level_layer(path, level.key, level.title, rank)
        if not layer.isValid():
            return None
        self._project.addMapLayer(layer, False)
        node = self._group(path).insertLayer(rank - 1, layer)
        node.setItemVisibilityChecked(level.key == self._current.level)
        return layer

    def _adopt(self, layer: QgsVectorLayer, path: Path, key: str) -> None:
        if layer.customProperty(PATH_PROPERTY) != str(path):  # the project has moved with it
            layer.setCustomProperty(PATH_PROPERTY, str(path))
        if not layer.readOnly():
            layer.setReadOnly(True)
        soften_selection(layer)
        give_tips(layer, key)
        layer.selectionChanged.connect(self._selection_changed)
        self._ids[key] = layer.id()

    def _group(self, path: Path) -> QgsLayerTreeGroup:
        """Return the group of our layers, made above all others when it is not there."""
        root = self._project.layerTreeRoot()
        for group in root.findGroups(True):
            if group.customProperty(PATH_PROPERTY) == str(path):
                return group
        group = root.insertGroup(0, self._current.profile.title)
        group.setCustomProperty(PATH_PROPERTY, str(path))
        return group

    def _our_group(self) -> QgsLayerTreeGroup:
        return self._group(self._current.path)

    def reload(self) -> None:
        """Read the layers again after somebody else changed the file; the selection stays."""
        self.add()
        for key in self._ids:
            self.reload_level(key)

    def reload_level(self, key: str) -> None:
        """Read one layer again, after its own table changed; the selection stays."""
        layer = self.layer(key)
        if layer is not None:
            keys = _selected_keys(layer)
            layer.reload()
            _select(layer, keys)

    def _start_view(self) -> None:
        """Show the project area, or all there is, in the CRS of the kansenkaart."""
        area = self._current.profile.area
        layer = self.layer(area.level if area else next(iter(self._ids), ""))
        if layer is None:
            return
        self._project.setCrs(layer.crs())
        self._canvas.setDestinationCrs(layer.crs())
        extent = QgsRectangle()
        if area:
            self._combine(extent, area.level, area.keys)
        if extent.isEmpty():
            extent = layer.extent()
        self._canvas.setExtent(extent.buffered(extent.width() * 0.03))
        self._canvas.refresh()

    def remove(self) -> None:
        """Take our layers and our group out of the project; harmless when they are gone."""
        self._highlight.stop()
        root = self._project.layerTreeRoot()
        ids = [layer_id for layer_id in self._ids.values() if self._project.mapLayer(layer_id)]
        self._ids.clear()
        self._project.removeMapLayers(ids)
        for group in root.findGroups(True):
            if group.customProperty(PATH_PROPERTY) and not group.children():
                group.parent().removeChildNode(group)

    # which one is shown

    def layer(self, key: str) -> QgsVectorLayer | None:
        """Return the layer of the level ``key``, or None."""
        return self._project.mapLayer(self._ids.get(key, ""))

    def show(self, key: str) -> None:
        """Show the layer of the level ``key`` alone and make it the active one.

        For the whole area all stays as it is.
        """
        if key != WHOLE_AREA and self.layer(key) is None:
            self.add()  # somebody took it out of the project
        chosen = self.layer(key)
        if chosen is None:
            return
        root = self._project.layerTreeRoot()
        for layer_id in self._ids.values():
            node = root.findLayer(layer_id)
            if node is not None:
                node.setItemVisibilityChecked(layer_id == chosen.id())
        root.findLayer(chosen.id()).setItemVisibilityCheckedParentRecursive(True)
        self._activate(chosen)

    # selection

    def _selection_changed(self) -> None:
        if self.sender() is self.layer(self._current.level):
            self._current.selection_moved()

    def selected_keys(self) -> Sequence[str]:
        """Return the keys of the selected features of the chosen level, in order."""
        layer = self.layer(self._current.level)
        return _selected_keys(layer) if layer is not None else ()

    def select_keys(self, keys: Sequence[str]) -> None:
        """Select the features of the chosen level with these keys."""
        layer = self.layer(self._current.level)
        if layer is not None:
            _select(layer, keys)

    def feature_at(self, point: QgsPointXY, radius: float) -> QgsFeature | None:
        """Return the smallest feature of the chosen level at ``point`` (in the canvas' CRS)."""
        layer = self.layer(self._current.level)
        if layer is None:
            return None
        box = QgsRectangle.fromCenterAndSize(point, 2 * radius, 2 * radius)
        box = self._to_canvas(layer).transformBoundingBox(
            box, QgsCoordinateTransform.TransformDirection.ReverseTransform
        )
        request = QgsFeatureRequest(box).setFlags(QgsFeatureRequest.Flag.ExactIntersect)
        hits = list(layer.getFeatures(request))
        return min(hits, key=lambda feature: feature.geometry().area(), default=None)

    def point_at(self, feature: QgsFeature) -> None:
        """Select ``feature`` alone, unless it is one of the selected ones already."""
        layer = self.layer(self._current.level)
        if layer is not None and feature.id() not in layer.selectedFeatureIds():
            layer.selectByIds([feature.id()])

    # zoom

    def zoom_to(self, links: Iterable[Link]) -> None:
        """Show the features of ``links`` and let them light up; loose ones at their point."""
        extent = QgsRectangle()
        by_level: dict[str, list[str]] = {}
        for link in links:
            by_level.setdefault(link.feature.level, []).append(link.feature.key)
            if link.loose and link.x is not None and link.y is not None:
                extent.combineExtentWith(QgsPointXY(link.x, link.y).x(), link.y)
        for level, keys in by_level.items():
            self._flash(level, self._combine(extent, level, keys))
        if extent.isNull() and not extent.width():
            return
        self._canvas.setExtent(extent.buffered(0.1 * max(extent.width(), extent.height(), 100)))
        self._canvas.refresh()

    def _combine(self, extent: QgsRectangle, level: str, keys: Sequence[str]) -> list[int]:
        """Make ``extent`` hold the features of ``level``; return their ids."""
        layer = self.layer(level)
        if layer is None:
            return []
        request = QgsFeatureRequest().setFilterExpression(with_keys(keys))
        request.setNoAttributes()
        to_canvas = self._to_canvas(layer)
        fids: list[int] = []
        for feature in layer.getFeatures(request):
            fids.append(feature.id())
            if feature.hasGeometry():
                box = to_canvas.transformBoundingBox(feature.geometry().boundingBox())
                extent.combineExtentWith(box)
        return fids

    def _flash(self, level: str, fids: Sequence[int]) -> None:
        if level == self._current.level and 0 < len(fids) <= 1000:
            self._canvas.flashFeatureIds(self.layer(level), fids)

    def _to_canvas(self, layer: QgsVectorLayer) -> QgsCoordinateTransform:
        canvas_crs = self._canvas.mapSettings().destinationCrs()
        return QgsCoordinateTransform(layer.crs(), canvas_crs, self._project)


def _selected_keys(layer: QgsVectorLayer) -> list[str]:
    if not layer.selectedFeatureCount():
        return []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(["feature_key"], layer.fields())
    return sorted(feature["feature_key"] for feature in layer.getSelectedFeatures(request))


def _select(layer: QgsVectorLayer, keys: Sequence[str]) -> None:
    if keys:
        layer.selectByExpression(with_keys(keys))


def _is_of(layer: QgsVectorLayer, path: Path) -> bool:
    """Return whether ``layer`` reads the file at ``path``: the project may have moved with it."""
    source = Path(layer.source().split("|")[0])
    return layer.isValid() and source.exists() and path.exists() and source.samefile(path)
