"""The plugin: builds its parts, wires them, and takes them down again."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QTranslator
from qgis.PyQt.QtWidgets import QAction

from .settings import Settings

MENU = "Kansenkaart"


class KansenkaartPlugin(QObject):
    """What QGIS loads. ``iface`` is None in `qgis_process`; it is used nowhere else."""

    def __init__(self, iface: Any) -> None:
        """Keep QGIS's interface; nothing is built yet."""
        super().__init__()
        self._iface = iface
        self._provider: Any = None
        self._undo: list[Callable[[], object]] = []
        self._settings: Any = None
        self.current: Any = None

    # up

    def initProcessing(self) -> None:
        """Register the algorithms; all that `qgis_process` asks for."""
        from .processing.provider import KansenkaartProvider

        if self._provider is None:
            self._settings = Settings()
            self._undo.append(Settings.forget)
            self._install_translator()
            self._provider = KansenkaartProvider()
            QgsApplication.processingRegistry().addProvider(self._provider)
            self._undo.append(self._remove_provider)

    def initGui(self) -> None:
        """Build docks, menu and toolbar and follow the project."""
        self.initProcessing()
        self._build_map()
        self._build_docks()
        self._build_actions()
        self._join_qgis()
        self._undo.append(self.current.close)  # first of all: forms keep what is not saved
        self._link.reopen()

    def _install_translator(self) -> None:
        translator = QTranslator()
        file = f"kansenkaart_{QgsApplication.locale()[:2]}.qm"
        if translator.load(file, str(Path(__file__).parent / "i18n")):
            QCoreApplication.installTranslator(translator)
            self._undo.append(partial(QCoreApplication.removeTranslator, translator))

    def _build_map(self) -> None:
        from .gui.current import Current
        from .gui.map.layers import MapLayers, activate_alone
        from .gui.map.menu import MapMenu
        from .gui.messages import Messages
        from .gui.project_link import ProjectLink

        canvas, project = self._iface.mapCanvas(), QgsProject.instance()
        self.current = Current(self._settings)
        self._messages = Messages(self._iface.messageBar())
        self.current.failed.connect(self._messages.show_error)
        self.current.noted.connect(self._messages.show_note)
        self.current.offered.connect(self._messages.show_offer)
        self.current.closed.connect(self._messages.drop_offers)
        self._undo.append(self._messages.stop)
        activate = partial(activate_alone, self._iface.setActiveLayer, self._iface.layerTreeView())
        self._layers = MapLayers(self.current, project, canvas, activate)
        self._undo.append(self._layers.stop)
        self._menu = MapMenu(self.current, self._layers, canvas)
        self._undo.append(self._menu.stop)
        self._link = ProjectLink(self.current, project)
        self._undo.append(self._link.stop)

    def _build_docks(self) -> None:
        from .gui.docks import make_docks
        from .gui.records.kept_forms import KeptForms

        kept = KeptForms(Path(QgsApplication.qgisSettingsDirPath()) / "kansenkaart" / "forms")
        self.docks = make_docks(self.current, kept)
        for dock in self.docks:
            self._iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock.widget)
            self._undo.append(partial(self._remove_dock, dock))
        if self._iface.mainWindow().isVisible():
            self._arrange_docks()
        elif not self._settings.docks_arranged.value():  # QGIS remembers them from then on
            self._iface.initializationCompleted.connect(self._arrange_docks)
            self._undo.append(self._forget_arranging)
        self.current.record_wanted.connect(self._raise_dock)

    def _arrange_docks(self) -> None:
        from .gui.docks import arrange

        arrange(self.docks, self._iface.mainWindow())
        self._settings.docks_arranged.setValue(True)

    def _forget_arranging(self) -> None:
        self._iface.initializationCompleted.disconnect(self._arrange_docks)

    def _raise_dock(self, kind: str) -> None:
        dock = self.docks[2 if kind == "agreement" else 1].widget
        dock.setUserVisible(True)

    def _remove_dock(self, dock: Any) -> None:
        dock.panel.stop()
        self._iface.removeDockWidget(dock.widget)
        dock.widget.setParent(None)
        dock.widget.deleteLater()

    def _build_actions(self) -> None:
        from .gui.file_actions import FileActions
        from .gui.icons import icon
        from .gui.places.actions import PlaceActions
        from .gui.undo import Undoing

        window = self._iface.mainWindow()
        self._files = FileActions(self.current, self._link, self._messages, window)
        self._undo.append(self._files.stop)
        canvas = self._iface.mapCanvas()
        self._places = PlaceActions(self.current, self._layers, canvas, window)
        self._undo.append(self._places.stop)
        self.docks[0].panel.new_wanted.connect(self._files.make)
        self.docks[0].panel.open_wanted.connect(self._files.choose)
        self._toolbar = self._iface.addToolBar(MENU)
        self._toolbar.setObjectName("kansenkaart.toolbar")
        self._undo.append(self._remove_toolbar)
        for entry in (*self._files.entries(), *self._places.entries()):
            action = QAction(icon(entry.icon), entry.label, window)
            action.setObjectName(f"kansenkaart.{entry.name}")
            action.triggered.connect(partial(self._run, entry.slot))
            self._add_action(action, entry.is_tool)
            self._undo.append(action.deleteLater)
        undoing = Undoing(self.current, [dock.widget for dock in self.docks], window)
        self._undo.append(undoing.stop)
        for action in undoing.actions:
            self._add_action(action, on_toolbar=True)
        self._toolbar.addSeparator()
        for dock in self.docks:
            action = dock.widget.toggleViewAction()
            action.setIcon(icon(dock.icon))
            self._add_action(action, on_toolbar=True)

    def _join_qgis(self) -> None:
        """Be found where people of QGIS look: locator bar, map tips, options."""
        from .gui.locator import RecordLocator
        from .gui.map.tips import MapTips
        from .gui.options_page import OptionsFactory

        self._locator, self._tips = RecordLocator(self.current), MapTips(self.current)
        self._iface.registerLocatorFilter(self._locator)
        self._undo.append(partial(self._iface.deregisterLocatorFilter, self._locator))
        self._tips.start()
        self._undo.append(self._tips.stop)
        self._options = OptionsFactory(self._settings)
        self._iface.registerOptionsWidgetFactory(self._options)
        self._undo.append(partial(self._iface.unregisterOptionsWidgetFactory, self._options))

    def _run(self, slot: Callable[[], object], *_: object) -> None:
        slot()

    def _add_action(self, action: QAction, on_toolbar: bool) -> None:
        self._iface.addPluginToMenu(MENU, action)
        self._undo.append(partial(self._iface.removePluginMenu, MENU, action))
        if on_toolbar:
            self._toolbar.addAction(action)

    # down

    def unload(self) -> None:
        """Take down what was built, last thing first; harmless when nothing is left."""
        while self._undo:
            self._undo.pop()()

    def _remove_provider(self) -> None:
        QgsApplication.processingRegistry().removeProvider(self._provider)
        self._provider = None

    def _remove_toolbar(self) -> None:
        self._iface.mainWindow().removeToolBar(self._toolbar)
        self._toolbar.setParent(None)
        self._toolbar.deleteLater()

    def open_kansenkaart(self, path: str | os.PathLike[str]) -> bool:
        """Open the kansenkaart at ``path``; return whether it opened."""
        return bool(self._files.open(path))
