"""What the menu does: make, open and close a kansenkaart, and ask who writes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Callable, NamedTuple, Sequence

from qgis.core import Qgis, QgsMessageLog, QgsProject
from qgis.PyQt.QtCore import QObject, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QWidget

from ..settings import NAMELESS
from .current import Current
from .export.dialog import ExportDialog
from .messages import Messages
from .outside.finder import OutsideFinder
from .profile.actions import UpkeepActions
from .project_link import ProjectLink
from .wizard.levels import LevelRow
from .wizard.wizard import NewKansenkaartWizard


class MenuEntry(NamedTuple):
    """An entry of the menu: ``name`` for its object name, ``icon``, and whether it is a tool."""

    name: str
    label: str
    icon: str
    slot: Callable[[], object]
    is_tool: bool = False


class FileActions(QObject):
    """The actions on the file as a whole."""

    def __init__(
        self, current: Current, link: ProjectLink, messages: Messages, window: QWidget
    ) -> None:
        """Work on ``current``; dialogs open over ``window``."""
        super().__init__()
        self._current = current
        self._link = link
        self._messages = messages
        self._window = window
        self._outside = OutsideFinder(current, messages.show_concern, window)
        self._upkeep = UpkeepActions(current, window)
        current.opened.connect(self._invite_name)

    def stop(self) -> None:
        """Wait for what is being looked for: the plugin is about to go."""
        self._outside.stop()
        self._upkeep.stop()

    def entries(self) -> tuple[MenuEntry, ...]:
        """Return what the menu offers, in order."""
        return (
            MenuEntry("new", self.tr("New kansenkaart…"), "add", self.make, True),
            MenuEntry("open", self.tr("Open kansenkaart…"), "kansenkaart", self.choose, True),
            MenuEntry("export", self.tr("Export…"), "export", self.export, True),
            MenuEntry("close", self.tr("Close kansenkaart"), "unlink", self.close),
            MenuEntry(
                "outside", self.tr("Changed by another program…"), "history", self._outside.show
            ),
            MenuEntry("profile", self.tr("Profile…"), "level", self._upkeep.show_profile),
            MenuEntry("loose", self.tr("Loose links…"), "link", self._upkeep.show_loose),
            MenuEntry("name", self.tr("Your name…"), "edit", self.ask_name),
        )

    def open(self, path: str | os.PathLike[str]) -> bool:
        """Open the kansenkaart at ``path``; return whether it opened."""
        if not self._current.open(path):
            return False
        self._current.settings.last_folder.setValue(str(Path(path).absolute().parent))
        return True

    def choose(self) -> None:
        """Ask which kansenkaart to open, and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open kansenkaart"),
            self._current.settings.last_folder.value(),
            self.tr("Kansenkaart (*.gpkg)"),
        )
        if path:
            self.open(path)

    def export(self) -> None:
        """Ask what to make of the kansenkaart that is open, and make it."""
        if self._current.kansenkaart is None:
            self._messages.show_note(self.tr("Open a kansenkaart first; then export it."))
            return
        dialog = ExportDialog(self._current, self._window)
        dialog.made.connect(lambda *made: self._tell_exported(*made, dialog.told))
        dialog.exec()
        dialog.deleteLater()

    def _tell_exported(self, count: int, folder: str, report: str, told: Sequence[str]) -> None:
        text = self.tr("1 file was made in “{folder}”.")
        if count != 1:
            text = self.tr("{count} files were made in “{folder}”.")
        QgsMessageLog.logMessage(report, "Kansenkaart", Qgis.MessageLevel.Info, False)
        self._messages.show_offer(
            " ".join([*told, text.format(count=count, folder=folder)]),
            self.tr("Open the folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(folder)),
        )

    def close(self) -> None:
        """Close the kansenkaart; the project forgets it."""
        self._link.forget()
        self._current.close()

    def make(self) -> None:
        """Ask what a new kansenkaart is about, make it and open it."""
        wizard = NewKansenkaartWizard(QgsProject.instance(), self._current.settings, self._window)
        wizard.made.connect(self._open_made)
        if wizard.exec():
            self._hide(wizard.levels.chosen_rows())
        wizard.deleteLater()

    def _open_made(self, path: str, report: str) -> None:
        if self.open(path):
            done = self.tr("“{}” was made and opened.").format(Path(path).name)
            self._messages.show_report(done, report)

    def _hide(self, rows: Sequence[LevelRow]) -> None:
        """Hide the layers that became levels: the kansenkaart shows the same, and quietly."""
        root = QgsProject.instance().layerTreeRoot()
        for row in rows:
            node = root.findLayer(row.layer.id())
            if node is not None:
                node.setItemVisibilityChecked(False)

    def _invite_name(self) -> None:
        """Point out that there is no name yet: what is written now bears it for ever."""
        if not self._current.settings.display_name.value():
            text = self.tr("What you write stands under “{}” until you give your name.")
            self._messages.show_offer(text.format(NAMELESS), self.tr("Your name…"), self.ask_name)

    def ask_name(self) -> None:
        """Ask for the name that stands with everything this person writes."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Your name"))
        dialog.setLabelText(
            self.tr("The name that stands with what you write; the other parties see it:")
        )
        dialog.setTextValue(self._current.settings.display_name.value())
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        if dialog.exec():
            self._current.settings.display_name.setValue(dialog.textValue().strip())
        dialog.deleteLater()
