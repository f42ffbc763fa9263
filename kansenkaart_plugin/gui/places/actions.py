"""Drawing a place, and changing or removing the one that is chosen."""

from __future__ import annotations

from functools import partial
from typing import Any, Callable, Sequence

from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ...domain.model import FeatureRef
from ...domain.profile import LevelProfile
from ...domain.words import RecordKind
from ...store import places_changed_at
from ..ask import agreed
from ..current import Current
from ..doing import do
from ..file_actions import MenuEntry
from ..icons import icon
from ..map.layers import MapLayers
from .naming import name_until_saved
from .tool import DrawTool, corners_of


class PlaceActions(QObject):
    """What menu, toolbar and map offer for places."""

    def __init__(
        self, current: Current, layers: MapLayers, canvas: QgsMapCanvas, window: QWidget
    ) -> None:
        """Draw on ``canvas``; questions come over ``window``."""
        super().__init__()
        self._current = current
        self._layers = layers
        self._canvas = canvas
        self._window = window
        self._tool: DrawTool | None = None
        self._name = ""
        self._unsaved: str | None = None
        self._before: QgsMapTool | None = None
        self._moments: dict[str, str] = {}
        canvas.contextMenuAboutToShow.connect(self.fill)
        current.opened.connect(self._note_moments)
        current.records_changed.connect(self._reload_changed)
        current.closing.connect(self.stop_drawing)
        current.level_changed.connect(self._follow_level)

    def stop(self) -> None:
        """Draw nothing any more: the plugin is about to go."""
        self.stop_drawing()
        self._canvas.contextMenuAboutToShow.disconnect(self.fill)

    def entries(self) -> tuple[MenuEntry, ...]:
        """Return what the menu offers, in order."""
        return (
            MenuEntry("place.draw", self.tr("Draw a place"), "place", self.draw, True),
            *self._of_the_chosen(),
        )

    def _of_the_chosen(self) -> tuple[MenuEntry, ...]:
        return (
            MenuEntry("place.rename", self.tr("Rename the place…"), "edit", self.rename),
            MenuEntry("place.reshape", self.tr("Change the shape"), "place", self.reshape),
            MenuEntry("place.remove", self.tr("Remove the place…"), "delete", self.remove),
        )

    def fill(self, menu: QMenu, event: QgsMapMouseEvent) -> None:
        """Add what can be done with places to the ``menu`` of the map."""
        levels = self._drawn_levels()
        if not levels or not self._current.is_writable:
            return
        menu.addSeparator()
        for level in levels:
            text = self.tr("Draw a place") if len(levels) == 1 else self.tr("Draw: {}")
            action = menu.addAction(icon("place"), text.format(level.title))
            action.setObjectName(f"kansenkaart.place.draw.{level.key}")
            action.triggered.connect(partial(self._run, partial(self._start_new, level)))
        feature = self._layers.feature_at(event.mapPoint(), QgsMapTool.searchRadiusMU(self._canvas))
        if self._current.level in {level.key for level in levels} and feature is not None:
            self._layers.point_at(feature)
            for entry in self._of_the_chosen():
                action = menu.addAction(icon(entry.icon), entry.label)
                action.setObjectName(f"kansenkaart.{entry.name}")
                action.triggered.connect(partial(self._run, entry.slot))

    def _run(self, slot: Callable[[], object], *_: object) -> None:
        slot()

    def _drawn_levels(self) -> list[LevelProfile]:
        profile = self._current.profile
        return [level for level in profile.levels if level.drawn] if profile else []

    # drawing

    def draw(self) -> None:
        """Draw a place in the chosen level when places are drawn there, or else in the first."""
        if not self._may_write():
            return
        levels = self._drawn_levels()
        if not levels:
            self._current.noted.emit(
                self.tr(
                    "This kansenkaart has no level for places: add one with “Profile…”, page"
                    " “Levels”, button “To draw in…”."
                )
            )
            return
        chosen = [level for level in levels if level.key == self._current.level]
        self._start_new((chosen or levels)[0])

    def _start_new(self, level: LevelProfile) -> None:
        self._current.set_level(level.key)
        if self._tool is not None and self._unsaved == level.key:
            self._take_up(self._tool)
            self._current.noted.emit(
                self.tr("What could not be saved is on the map again: right click or Enter ends.")
            )
        else:
            self._start(level, partial(self._save_new, level))

    def _start(
        self,
        level: LevelProfile,
        then: Callable[[QgsGeometry], object],
        corners: Sequence[QgsPointXY] = (),
    ) -> None:
        self.stop_drawing()
        self._name, self._unsaved = "", None
        tool = self._tool = DrawTool(self._canvas, level.drawn, corners)
        tool.drawn.connect(then)
        tool.stopped.connect(self.stop_drawing)
        tool.told.connect(self._current.noted)
        self._take_up(tool)
        text = self.tr(
            "Draw in “{level}”: right click or Enter ends, Backspace takes back, Esc stops."
        )
        if corners:
            text = self.tr(
                "Drag the corners, or click to add some: right click or Enter ends, Esc stops."
            )
        self._current.noted.emit(text.format(level=level.title))

    def _take_up(self, tool: DrawTool) -> None:
        if self._canvas.mapTool() is not tool:
            self._before = self._canvas.mapTool()
            self._canvas.setMapTool(tool)
        self._canvas.setFocus()

    def stop_drawing(self) -> None:
        """Go back to the tool that the map had before; harmless when nothing is drawn."""
        tool, self._tool = self._tool, None
        if tool is None:
            return
        if self._canvas.mapTool() is tool:
            self._canvas.unsetMapTool(tool)
            if self._before is not None and not sip.isdeleted(self._before):
                self._canvas.setMapTool(self._before)
        tool.take_off()
        tool.deleteLater()

    def _follow_level(self, key: str) -> None:
        """Stop when another level is chosen: what is drawn would not be seen."""
        if self._tool is not None and key not in {level.key for level in self._drawn_levels()}:
            self.stop_drawing()

    def _save_new(self, level: LevelProfile, shape: QgsGeometry) -> None:
        wkb = self._in_the_file(level, shape)
        added: list[FeatureRef] = []

        def save(name: str) -> bool:
            # there again when the question is, as the shape is, also after another tool
            self._name, self._unsaved = name, level.key
            return self._current.save(
                self.tr("Place drawn"),
                lambda change: added.append(change.places.add(level.key, wkb, name)),
            )

        label = self.tr("What is this place called? Without a name its key is shown.")
        words = self.tr("New place"), label, self._name
        if name_until_saved(self._current, self._window, words, save):
            self.stop_drawing()
            self._show_new(level, added[-1].key)  # an earlier one was not saved

    def _show_new(self, level: LevelProfile, key: str) -> None:
        """Select the place that was drawn and offer what is mostly done next."""
        self._current.set_level(level.key)
        self._current.features_wanted.emit([key])
        wish = RecordKind.WISH.value
        self._current.offered.emit(
            self.tr("{key} “{name}” is drawn and selected.").format(
                key=key, name=self._name or key
            ),
            self.tr("Add a wish"),
            lambda: self._current.record_wanted.emit(wish),
        )

    def _in_the_file(self, level: LevelProfile, shape: QgsGeometry) -> bytes:
        layer = self._layers.layer(level.key)
        shape = QgsGeometry(shape)
        back = QgsCoordinateTransform.TransformDirection.ReverseTransform
        shape.transform(self._to_canvas(layer), back)
        return bytes(shape.asWkb())

    def _to_canvas(self, layer: QgsVectorLayer) -> QgsCoordinateTransform:
        canvas_crs = self._canvas.mapSettings().destinationCrs()
        return QgsCoordinateTransform(layer.crs(), canvas_crs, QgsProject.instance())

    # the chosen place

    def _chosen(self) -> tuple[LevelProfile, str] | None:
        """Return the one place that is selected; say what to do when there is none."""
        level = self._current.profile.level(self._current.level) if self._current.profile else None
        keys = self._current.selection
        if level is not None and level.drawn and len(keys) == 1 and self._may_write():
            return level, keys[0]
        if self._current.is_writable:
            self._current.noted.emit(self.tr("Select one place that was drawn."))
        return None

    def _may_write(self) -> bool:
        if self._current.kansenkaart is not None and not self._current.is_writable:
            self._current.noted.emit(self.tr("This kansenkaart can only be read now."))
        return self._current.is_writable

    def _label(self, level: LevelProfile, key: str) -> str:
        return self._current.kansenkaart.queries.labels(level.key, [key]).get(key, key)

    def rename(self) -> None:
        """Ask another name for the chosen place."""
        chosen = self._chosen()
        if chosen is None:
            return
        level, key = chosen
        label = self._label(level, key)

        def save(name: str) -> bool:
            return name == label or self._change(self.tr("Place renamed"), level, key, label=name)

        words = self.tr("Rename the place"), self.tr("Name of {}:").format(key), label
        name_until_saved(self._current, self._window, words, save)

    def reshape(self) -> None:
        """Change the shape of the chosen place; its links stay."""
        chosen = self._chosen()
        if chosen is not None:
            level, key = chosen
            self._start(level, partial(self._save_shape, level, key), self._corners(level))

    def _corners(self, level: LevelProfile) -> list[QgsPointXY]:
        """Return the corners of the selected place, in the CRS of the canvas."""
        layer = self._layers.layer(level.key)
        (feature,) = layer.getSelectedFeatures()
        shape = feature.geometry()
        shape.transform(self._to_canvas(layer))
        return corners_of(shape)

    def _save_shape(self, level: LevelProfile, key: str, shape: QgsGeometry) -> None:
        wkb = self._in_the_file(level, shape)
        if self._change(self.tr("Shape of the place changed"), level, key, wkb=wkb):
            self.stop_drawing()

    def _change(self, action: str, level: LevelProfile, key: str, **values: Any) -> bool:
        return self._current.save(
            action, lambda change: change.places.change(level.key, key, **values)
        )

    def remove(self) -> None:
        """Remove the chosen place, after saying what becomes of its links."""
        chosen = self._chosen()
        if chosen is None:
            return
        level, key = chosen
        linked = len(self._current.kansenkaart.queries.list_of_features(level.key, [key]))
        question = self.tr("Remove {key} “{name}”?")
        if linked:
            question = self.tr(
                "Remove {key} “{name}”? Records about it: {count}. They stay; their links to this"
                " place become loose."
            )
        question = question.format(key=key, name=self._label(level, key), count=linked)
        if agreed(self._window, question, self.tr("Remove")):
            do(
                self._current,
                self.tr("Place removed"),
                lambda change: change.places.remove(level.key, key),
                told=lambda: self.tr("{} is removed.").format(key),
            )

    # the layers follow

    def _note_moments(self) -> None:
        self._moments = places_changed_at(self._current.kansenkaart)

    def _reload_changed(self) -> None:
        """Read again the layers whose places changed, also by undoing; the others stay."""
        if self._current.kansenkaart is None:
            return
        before = self._moments
        self._note_moments()
        for level, moment in self._moments.items():
            if before.get(level) != moment:
                self._layers.reload_level(level)
