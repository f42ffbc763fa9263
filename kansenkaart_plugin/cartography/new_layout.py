"""An empty layout that keeps its project alive: QGIS leaves that to whoever makes it."""

from __future__ import annotations

from qgis.core import QgsPrintLayout, QgsProject


def new_layout(project: QgsProject) -> QgsPrintLayout:
    """Return an empty layout in ``project``, which lives as long as it.

    A layout asks its project for variables until it is gone itself, and QGIS crashes when there
    is none any more. Not for a layout that a project is to own: neither would ever go.
    """
    layout = QgsPrintLayout(project)  # which does not go before it
    layout.kansenkaart_project = project
    return layout
