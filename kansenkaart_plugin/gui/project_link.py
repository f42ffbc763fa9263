"""The project of QGIS remembers which kansenkaart belongs to it."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..settings import PROJECT_PATH, PROJECT_SCOPE, kansenkaart_of
from .current import Current

_LEVEL = "level"


class ProjectLink(QObject):
    """Opens the kansenkaart with its project and closes it with its project."""

    def __init__(self, current: Current, project: QgsProject) -> None:
        """Follow ``project`` from now on."""
        super().__init__()
        self._current = current
        self._project = project
        project.readProject.connect(self.reopen)
        project.aboutToBeCleared.connect(current.close)
        project.writeProject.connect(self.remember)
        current.opened.connect(self.remember)

    def stop(self) -> None:
        """Follow the project no longer."""
        self._project.readProject.disconnect(self.reopen)
        self._project.aboutToBeCleared.disconnect(self._current.close)
        self._project.writeProject.disconnect(self.remember)

    def remember(self, *_: object) -> None:
        """Write into the project which kansenkaart is open, relative to it, and at which level."""
        if self._current.path is not None:
            self._write(PROJECT_PATH, self._project.writePath(str(self._current.path)))
            self._write(_LEVEL, self._current.level)

    def _write(self, key: str, text: str) -> None:
        if self._project.readEntry(PROJECT_SCOPE, key)[0] != text:
            self._project.writeEntry(PROJECT_SCOPE, key, text)

    def forget(self) -> None:
        """The project has no kansenkaart any more."""
        for key in (PROJECT_PATH, _LEVEL):
            self._project.removeEntry(PROJECT_SCOPE, key)

    def reopen(self, *_: object) -> None:
        """Open the kansenkaart that the project remembers, if any, at its level."""
        path = kansenkaart_of(self._project)
        level = self._project.readEntry(PROJECT_SCOPE, _LEVEL)[0]
        if path and self._current.open(path):
            self._current.set_level(level)
