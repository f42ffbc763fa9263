"""The project of QGIS remembers which kansenkaart belongs to it."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from .current import Current

_SCOPE, _KEY = "kansenkaart", "path"


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
        """Write the path of the open kansenkaart into the project, relative to it."""
        if self._current.path is not None:
            relative = self._project.writePath(str(self._current.path))
            if self._project.readEntry(_SCOPE, _KEY)[0] != relative:
                self._project.writeEntry(_SCOPE, _KEY, relative)

    def forget(self) -> None:
        """The project has no kansenkaart any more."""
        self._project.removeEntry(_SCOPE, _KEY)

    def reopen(self, *_: object) -> None:
        """Open the kansenkaart that the project remembers, if any."""
        stored = self._project.readEntry(_SCOPE, _KEY)[0]
        if stored:
            self._current.open(self._project.readPath(stored))
