"""The layouts of one level: built from a Snapshot, with layers and a project of its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Mapping

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime

from ..domain.model import FeatureRef
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence
from ..store.collecting import no_collecting
from ..store.snapshot import Entry, Snapshot, SnapshotLevel
from . import palette, sight, wording
from .boxes import Box
from .describing import unprinted
from .extent import View, area_geometry, geometry_of, view_of
from .filled_sheet import FilledSheet
from .furniture import Foot
from .layers import LevelLayers, level_layers, outlined
from .new_layout import bare_project
from .page import Page, page_of
from .pictures import logo_of, looks_of
from .sets import Part
from .sheet import Sheet
from .subject import Subject
from .template import Template
from .template_places import places_of
from .watermark import watermark

_AROUND, _LEAST_AROUND = 0.3, 50.0
"""What the map of one feature shows around it: a part of its size, and at least so many metres."""


def level_of(snapshot: Snapshot, key: str) -> SnapshotLevel:
    """Return the level called ``key``.

    Raises:
        KansenkaartError: there is none; the sentence names those there are.
    """
    level = snapshot.level(key)
    if level is None:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP("Kansenkaart", "There is no level “{key}”; choose from: {choices}"),
            key=key,
            choices=", ".join(item.level.key for item in snapshot.levels),
        )
    return level


class LevelPages:
    """The pages of one level; its layers are built once and shared by all its layouts.

    ``stamp`` is the word across the maps of what is not final.
    ``told`` holds what the maker of the pages has to know: pictures that could not be used,
    colours that are not told apart, signs that cannot be printed.
    """

    @no_collecting()
    def __init__(
        self,
        snapshot: Snapshot,
        level_key: str,
        paper: str | None = None,
        orientation: str | None = None,
        dpi: int | None = None,
        assets: Path | None = None,
        clipped: bool = False,
        part: Part | None = None,
        template: Template | None = None,
    ) -> None:
        """Build the layers; what is None is the profile's.

        ``assets`` holds icons and logo. With ``clipped`` the maps are cut off at their frames
        by themselves, for a format that does not do it. ``part`` tells more of a Snapshot that
        is part of a set. A ``template`` gives the page and the places of everything on it.
        """
        self.part = part or Part("", snapshot)
        self.clipped = clipped
        self.snapshot = snapshot
        self.level = level_of(snapshot, level_key)
        self.page: Page = page_of(
            paper or snapshot.layout.paper, orientation or snapshot.layout.orientation
        )
        self.template, self.places = template, None
        if template is not None:
            self.places = places_of(template, bare_project())
            self.page = self.places.page
        self.dpi = dpi or snapshot.layout.dpi
        own = {self.level.level.title: snapshot.level_styles.get(level_key)}
        self.told: list[Sentence] = sight.remarks(snapshot.style, own)
        self.told += unprinted(snapshot, self.level)
        self.looks = looks_of(snapshot.style, assets, self.told)
        self.logo = logo_of(snapshot.layout.logo, assets, self.told)
        if template is None:
            self.page = replace(self.page, foot_texts=Foot(self).texts_height())
        self.project = bare_project()
        self.project.setCrs(_in_metres(snapshot.crs))
        _name(self.project, snapshot)
        area = area_geometry(snapshot)
        self.layers: LevelLayers = level_layers(snapshot, self.level, area, self.page.scale)
        self._view = view_of(snapshot, self.level, self.layers.shapes)
        self.whole: QgsRectangle = area.boundingBox() if area is not None else self._view.main
        self.project.addMapLayers(self.layers.layers, False)
        self._locator: list[QgsVectorLayer] = []
        self.stamp = "" if wording.is_final(snapshot) else wording.status(snapshot)

    def stamped(self, shown: QgsRectangle, frame: Box) -> list[QgsVectorLayer]:
        """Return the layer with the word across a map that is not final, if it is not."""
        if not self.stamp:
            return []
        return [watermark(self.stamp, shown, frame, self.snapshot.crs)]

    def main(self) -> Sheet:
        """Return the sheet of the whole level."""
        return self._sheet(
            Subject(
                self.snapshot.title,
                wording.subtitle(self.snapshot, self.level),
                self.snapshot.at_level(self.level.level.key),
                self._view,
            ),
        )

    def feature(self, key: str) -> Sheet:
        """Return the sheet of one feature, with only the records about it."""
        feature = self.level.by_key[key]
        box = geometry_of(feature).boundingBox()
        if box.isNull():
            box = QgsRectangle(self._view.main)
        else:
            box = box.buffered(max(_AROUND * max(box.width(), box.height()), _LEAST_AROUND))
        return self._sheet(
            Subject(
                wording.feature_title(self.level, feature),
                wording.feature_subtitle(self.snapshot, self.level, feature),
                self._entries.get(feature.ref, []),
                View(box),
                feature,
            ),
        )

    @cached_property
    def _entries(self) -> Mapping[FeatureRef, list[Entry]]:
        """The records about each feature of the level, in order."""
        found: dict[FeatureRef, list[Entry]] = defaultdict(list)
        for entry in self.snapshot.at_level(self.level.level.key):
            for ref in dict.fromkeys(link.feature for link in entry.links):
                found[ref].append(entry)
        return found

    def _sheet(self, subject: Subject) -> Sheet:
        return Sheet(self, subject) if self.template is None else FilledSheet(self, subject)

    def features_with_records(self) -> list[str]:
        """Return the keys of the features that have records, in the level's order."""
        counts = self.snapshot.direct_counts
        return [feature.ref.key for feature in self.level.features if feature.ref in counts]

    def locator_layers(self) -> list[QgsVectorLayer]:
        """Return the layers of the small map that shows where a feature lies."""
        if not self._locator:
            level = self.layers.context or self.level
            few = level.features if len(level.features) <= 2000 else ()
            shapes = [geometry_of(feature) for feature in few]
            thin = 0.2 * self.page.scale
            lines = outlined(
                self.snapshot.crs,
                "locator",
                [shape for shape in shapes if shape.type() == Qgis.GeometryType.Polygon],
                palette.QUIET,
                thin,
                "solid",
            )
            self._locator = [lines]
            if self.layers.area is not None:
                names = ("area", "ground")
                self._locator = [
                    self.layers.layers[0],
                    lines,
                    *(layer for layer in self.layers.layers if layer.name() == names[1]),
                ]
            self.project.addMapLayer(lines, False)
        return self._locator


def build_layout(
    snapshot: Snapshot,
    level_key: str,
    paper: str | None = None,
    orientation: str | None = None,
    dpi: int | None = None,
    assets: Path | None = None,
) -> QgsPrintLayout:
    """Return the layout of a level; what is None is the profile's.

    The layout keeps its project alive as ``layout.kansenkaart_pages``.

    Raises:
        KansenkaartError: there is no such level, or the CRS is not in metres.
    """
    return LevelPages(snapshot, level_key, paper, orientation, dpi, assets).main().build()


def _in_metres(name: str) -> QgsCoordinateReferenceSystem:
    """Return the CRS called ``name``; a scale and a scale bar need one in metres."""
    crs = QgsCoordinateReferenceSystem(name)
    if crs.mapUnits() != Qgis.DistanceUnit.Meters:
        raise KansenkaartError(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "Pages need a CRS in metres, and {crs} is not; give the profile another one, such"
                " as EPSG:28992.",
            ),
            crs=name,
        )
    return crs


def _name(project: QgsProject, snapshot: Snapshot) -> None:
    """Sign the project with the owner's name: QGIS would take the login name."""
    about = project.metadata()
    about.setTitle(snapshot.title)
    about.setAuthor(snapshot.party_names.get(snapshot.owner, snapshot.owner))
    about.setCreationDateTime(QDateTime())
    project.setMetadata(about)
    project.setTitle(snapshot.title)
