"""An empty layout that keeps its project alive, and its maps: QGIS leaves that to their maker.

Both look their variables up once. QGIS does so anew whenever an item is made, moved, measured or
drawn, and reads its settings and describes the CRS each time.
"""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayoutItemMap,
    QgsPrintLayout,
    QgsProject,
)


class _Layout(QgsPrintLayout):
    """Keeps the variables of QGIS and of its project."""

    def __init__(self, project: QgsProject) -> None:
        super().__init__(project)  # which does not go before it
        self.kansenkaart_project = project
        self._around = QgsExpressionContext()  # which comes to own only what is appended
        self._around.appendScope(QgsExpressionContextUtils.globalScope())
        self._around.appendScope(QgsExpressionContextUtils.projectScope(project))

    def createExpressionContext(self) -> QgsExpressionContext:
        context = QgsExpressionContext(self._around)
        context.appendScope(QgsExpressionContextUtils.layoutScope(self))
        return context


class FixedMap(QgsLayoutItemMap):
    """A map that keeps its variables from when it is told to `fix` them."""

    _known: QgsExpressionContext | None = None

    def fix(self) -> None:
        """Say that the map stays as it is now."""
        self._known = super().createExpressionContext()

    def createExpressionContext(self) -> QgsExpressionContext:
        """Return the variables of the map."""
        return self._known or super().createExpressionContext()


def bare_project() -> QgsProject:
    """Return a project without styles of its own: QGIS would make a database for them."""
    return QgsProject(None, Qgis.ProjectCapabilities())


def new_layout(project: QgsProject) -> QgsPrintLayout:
    """Return an empty layout in ``project``, which lives as long as it.

    A layout asks its project for variables until it is gone itself, and QGIS crashes when there
    is none any more. Not for a layout that a project is to own: neither would ever go.
    """
    return _Layout(project)
