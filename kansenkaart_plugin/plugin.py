"""The plugin: builds its parts, wires them, and takes them down again."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTranslator
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QInputDialog

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
        self._settings = Settings()
        self.current: Any = None

    # up

    def initProcessing(self) -> None:
        """Register the algorithms; all that `qgis_process` asks for."""
        from .processing.provider import KansenkaartProvider

        if self._provider is None:
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
        self._link.reopen()

    def _install_translator(self) -> None:
        translator = QTranslator()
        file = f"kansenkaart_{QgsApplication.locale()[:2]}.qm"
        if translator.load(file, str(Path(__file__).parent / "i18n")):
            QCoreApplication.installTranslator(translator)
            self._undo.append(partial(QCoreApplication.removeTranslator, translator))

    def _build_map(self) -> None:
        from .gui.current import Current
        from .gui.map_layers import MapLayers
        from .gui.map_menu import MapMenu
        from .gui.messages import Messages
        from .gui.project_link import ProjectLink

        canvas, project = self._iface.mapCanvas(), QgsProject.instance()
        self.current = Current(self._settings)
        self._messages = Messages(self._iface.messageBar())
        self.current.failed.connect(self._messages.show_error)
        self.current.noted.connect(self._messages.show_note)
        self._layers = MapLayers(self.current, project, canvas, self._iface.setActiveLayer)
        self._menu = MapMenu(self.current, self._layers, canvas)
        self._undo.append(self._menu.stop)
        self._link = ProjectLink(self.current, project)
        self._undo += [self.current.close, self._link.stop]

    def _build_docks(self) -> None:
        from .gui.docks import build_docks, remove_docks

        window = self._iface.mainWindow()
        self.docks = build_docks(self.current, window)
        self._undo.append(partial(remove_docks, self.docks, window))
        self.current.record_wanted.connect(self._raise_dock)

    def _raise_dock(self, kind: str) -> None:
        dock = self.docks[2 if kind == "agreement" else 1].widget
        dock.setUserVisible(True)

    def _build_actions(self) -> None:
        from .gui.icons import icon

        self._toolbar = self._iface.addToolBar(MENU)
        self._toolbar.setObjectName("kansenkaart.toolbar")
        self._undo.append(self._remove_toolbar)
        for name, label, image, slot in (
            ("new", self.tr("New kansenkaart…"), "add", self.new_kansenkaart),
            ("open", self.tr("Open kansenkaart…"), "kansenkaart", self.choose_kansenkaart),
            ("close", self.tr("Close kansenkaart"), "unlink", self.close_kansenkaart),
            ("name", self.tr("Your name…"), "edit", self.ask_name),
        ):
            action = QAction(icon(image), label, self._iface.mainWindow())
            action.setObjectName(f"kansenkaart.{name}")
            action.triggered.connect(partial(self._run, slot))
            self._add_action(action, on_toolbar=name in ("new", "open"))
            self._undo.append(action.deleteLater)
        self._toolbar.addSeparator()
        for dock in self.docks:
            action = dock.widget.toggleViewAction()
            action.setIcon(icon(dock.icon))
            self._add_action(action, on_toolbar=True)

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

    # what the menu does

    def open_kansenkaart(self, path: str | os.PathLike[str]) -> bool:
        """Open the kansenkaart at ``path``; return whether it opened."""
        if not self.current.open(path):
            return False
        self._settings.last_file.set_value(str(path))
        self._settings.last_folder.set_value(str(Path(path).parent))
        return True

    def choose_kansenkaart(self) -> None:
        """Ask which kansenkaart to open, and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self._iface.mainWindow(),
            self.tr("Open kansenkaart"),
            self._settings.last_folder.value(),
            self.tr("Kansenkaart (*.gpkg)"),
        )
        if path:
            self.open_kansenkaart(path)

    def close_kansenkaart(self) -> None:
        """Close the kansenkaart; the project forgets it."""
        self._link.forget()
        self.current.close()

    def new_kansenkaart(self) -> None:
        """Ask what a new kansenkaart is about, make it and open it."""
        from .gui.wizard import NewKansenkaartWizard

        wizard = NewKansenkaartWizard(
            QgsProject.instance(), self._settings, self._iface.mainWindow()
        )
        if wizard.exec():
            self.open_kansenkaart(wizard.output())
        wizard.deleteLater()

    def ask_name(self) -> None:
        """Ask for the name that stands with everything this person writes."""
        name, accepted = QInputDialog.getText(
            self._iface.mainWindow(),
            self.tr("Your name"),
            self.tr("The name that stands with what you write; the other parties see it:"),
            text=self._settings.display_name(),
        )
        if accepted:
            self._settings.set_display_name(name)
