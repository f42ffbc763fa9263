"""What the sheets of one level share: `layout.LevelPages` makes it, and all else only uses it."""

from __future__ import annotations

from typing import Protocol

from qgis.core import QgsProject, QgsRectangle, QgsVectorLayer

from ..store.snapshot import Snapshot, SnapshotLevel
from .boxes import Box
from .layers import LevelLayers
from .page import Page
from .sets import Part
from .signs import Looks
from .template import Template
from .template_places import Places


class Shared(Protocol):
    """The Snapshot with its layers, and how its pages look.

    ``whole`` is what a small map shows around that of a feature; with ``clipped`` the maps are
    cut off at their frames; ``template`` and ``places`` are there when a template is filled.
    """

    snapshot: Snapshot
    level: SnapshotLevel
    part: Part
    layers: LevelLayers
    looks: Looks
    page: Page
    template: Template | None
    places: Places | None
    logo: str
    dpi: int
    clipped: bool
    project: QgsProject
    whole: QgsRectangle

    def stamped(self, shown: QgsRectangle, frame: Box) -> list[QgsVectorLayer]:
        """Return the layer with the word across a map that is not final, if it is not."""
        ...

    def locator_layers(self) -> list[QgsVectorLayer]:
        """Return the layers of the small map that shows where a feature lies."""
        ...
