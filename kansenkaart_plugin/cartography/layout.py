"""A layout for one level: built from a Snapshot, with layers and a project of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QRectF
from qgis.PyQt.QtGui import QColor

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..store.snapshot import Entry, Snapshot, SnapshotLevel
from . import furniture, palette, wording
from .extent import View, area_geometry, framed, geometry_of, tidy_scale, view_of
from .flow import Grid, columns_of, draw_column, lines_of, write
from .layers import LevelLayers, level_layers
from .listing import index_rows, legend_rows
from .markers import Box, Placement, place
from .page import MARGIN, Page, page_of
from .signs import ground_of, sign_layers
from .spots import spots_of
from .writing import line_height, text_format, width


@dataclass
class _Sheet:
    """A layout while it is built."""

    layout: QgsPrintLayout
    entries: Sequence[Entry]
    view: View
    title: str
    key: str | None
    placements: list[Placement] = field(default_factory=list)
    shown: QgsRectangle | None = None


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
    """The pages of one level; its layers are built once and shared by all its layouts."""

    def __init__(
        self,
        snapshot: Snapshot,
        level_key: str,
        paper: str | None = None,
        orientation: str | None = None,
        dpi: int | None = None,
        assets: Path | None = None,
    ) -> None:
        """Build the layers; what is None is the profile's. ``assets`` holds the logo."""
        self.snapshot = snapshot
        self.level = level_of(snapshot, level_key)
        self.page: Page = page_of(
            paper or snapshot.layout.paper, orientation or snapshot.layout.orientation
        )
        self.dpi = dpi or snapshot.layout.dpi
        self.assets = assets
        self.project = QgsProject()
        self.project.setCrs(QgsCoordinateReferenceSystem(snapshot.crs))
        _name(self.project, snapshot)
        self.layers: LevelLayers = level_layers(
            snapshot, self.level, area_geometry(snapshot), self.page.scale
        )
        self._keep(self.layers.layers)

    def main(self) -> QgsPrintLayout:
        """Return the layout of the whole level."""
        entries = self.snapshot.at_level(self.level.level.key)
        view = view_of(self.snapshot, self.level)
        return self._build(entries, view, self.snapshot.title, None)

    def feature(self, key: str) -> QgsPrintLayout:
        """Return the layout of one feature, with only the records about it."""
        feature = self.level.by_key[key]
        box = geometry_of(feature).boundingBox()
        box = box.buffered(max(0.2 * max(box.width(), box.height()), 25.0))
        entries = [
            entry
            for entry in self.snapshot.at_level(self.level.level.key)
            if any(link.feature == feature.ref for link in entry.links)
        ]
        name = feature.label or key
        return self._build(entries, View(box), f"{self.snapshot.title} – {name}", key)

    def features_with_records(self) -> list[str]:
        """Return the keys of the features that have records, in the level's order."""
        counts = self.snapshot.direct_counts
        return [feature.ref.key for feature in self.level.features if feature.ref in counts]

    def _keep(self, layers: Sequence[QgsVectorLayer]) -> None:
        self.project.addMapLayers(list(layers), False)

    def _build(
        self, entries: Sequence[Entry], view: View, title: str, key: str | None
    ) -> QgsPrintLayout:
        layout = QgsPrintLayout(self.project)
        layout.kansenkaart_pages = self  # the project has to live as long as its layout
        layout.setName(title)
        layout.renderContext().setDpi(self.dpi)
        _add_page(layout, self.page)
        sheet = _Sheet(layout, entries, view, title, key)
        top = self._head(sheet)
        frame = self.page.map_box(top if self.page.portrait else MARGIN)
        scale = self._map(sheet, "kk_map", view.main, frame)
        furniture.foot(self, layout, 0, scale)
        side = self.page.side(frame.y + frame.height + self.page.gap)
        if not self.page.portrait:
            side = self.page.side(top)
        self._lists(sheet, side)
        pages = layout.pageCollection().pageCount()
        for index in range(pages):
            furniture.page_number(self, layout, index, pages)
        return layout

    def _head(self, sheet: _Sheet) -> float:
        """Draw title, level, audience and marks; return where they end."""
        box = self.page.side(MARGIN)
        return furniture.head(self, sheet.layout, sheet.title, box, 15.0 * self.page.scale, "kk")

    def _map(self, sheet: _Sheet, item_id: str, extent: QgsRectangle, frame: Box) -> float:
        scale = tidy_scale(extent, frame.width, frame.height)
        shown = framed(extent, scale, frame.width, frame.height)
        points = 6.2 * self.page.scale if self.page.scale >= 1 else 6.0
        longest = max((width(e.record.code, points, True) for e in sheet.entries), default=0)
        tag_size = (
            max(longest, width("W-000", points, True)) + line_height(points) * 1.55,
            line_height(points) * 1.15,
        )
        measure = (frame.width, points)
        spots = spots_of(
            self.snapshot, self.level, self.layers, sheet.entries, sheet.key, shown, measure
        )
        if sheet.shown is not None:  # in the inset no marker comes twice
            spots = [
                spot
                for spot in spots
                if not sheet.shown.contains(ground_of(shown, frame.width)(spot.x, spot.y))
            ]
        placement = place(spots, (frame.width, frame.height), tag_size, 28.0 * self.page.scale)
        sheet.placements.append(placement)
        sheet.shown = sheet.shown or shown
        ground = ground_of(shown, frame.width)
        signs = sign_layers(
            placement, ground, self.snapshot.crs, self.snapshot.style, tag_size, points
        )
        self._keep(signs)
        item = QgsLayoutItemMap(sheet.layout)
        item.setId(item_id)
        item.setCrs(QgsCoordinateReferenceSystem(self.snapshot.crs))
        item.setLayers([*signs, *self.layers.layers])
        item.setKeepLayerSet(True)
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor(palette.QUIET))
        item.setBackgroundColor(QColor("#ffffff"))
        sheet.layout.addLayoutItem(item)
        item.attemptSetSceneRect(QRectF(frame.x, frame.y, frame.width, frame.height))
        item.zoomToExtent(shown)
        return scale

    def _lists(self, sheet: _Sheet, side: Box) -> None:
        """Draw legend, inset and index, on as many pages as it takes."""
        page = self.page
        legend_width = (side.width - page.gap) / 3 if page.portrait else side.width
        far = sheet.view.inset(sheet.shown)
        inset = self._inset_box(side, legend_width) if far is not None else None
        if far is not None and inset is not None:
            scale = self._map(sheet, "kk_inset", far, inset)
            text = wording.say(
                self.snapshot,
                QT_TRANSLATE_NOOP("Kansenkaart", "Further away, 1:{scale}"),
                scale=wording.number(scale, self.snapshot.language),
            )
            line = line_height(page.points)
            place_of = QRectF(inset.x, inset.y - line, inset.width, line)
            write(sheet.layout, "kk_inset_title", text, place_of, text_format(page.points))
        grid = Grid(page.points, line_height(page.points) * 2.0, 0.0)
        rows = legend_rows(self.snapshot, self.level, self.layers, sheet.placements, sheet.entries)
        lines = [line for row in rows for line in lines_of(row, grid, legend_width)]
        place_of = QRectF(side.x, side.y, legend_width, len(lines) * grid.line)
        draw_column(sheet.layout, "kk_legend", lines, grid, place_of)
        self._index(sheet, self._index_boxes(side, legend_width, place_of.bottom(), inset))

    def _inset_box(self, side: Box, legend_width: float) -> Box:
        height = min(legend_width * 0.7, side.height * 0.35)
        return Box(side.x, side.y + side.height - height, legend_width, height)

    def _index_boxes(
        self, side: Box, legend_width: float, legend_end: float, inset: Box | None
    ) -> list[Box]:
        end = side.y + side.height
        if self.page.portrait:
            step = legend_width + self.page.gap / 2
            boxes = [Box(side.x + n * step, side.y, legend_width, side.height) for n in (1, 2)]
            return boxes
        if inset is not None:
            end = inset.y - line_height(self.page.points) - self.page.gap / 2
        top = legend_end + self.page.gap / 2
        return [Box(side.x, top, side.width, max(0.0, end - top))]

    def _index(self, sheet: _Sheet, first: list[Box]) -> None:
        page = self.page
        line = line_height(page.points)
        grid = Grid(page.points, line * 1.15, width("W-0000 ", page.points, True))
        rows = index_rows(
            self.snapshot, self.level, sheet.entries, sheet.placements, sheet.key is None
        )
        top = furniture.head_end(self, sheet.title)
        following = page.columns(top)
        narrow = min([box.width for box in first] + [following[0].width])

        def height(index: int) -> float:
            return first[index].height if index < len(first) else following[0].height

        columns = columns_of(rows, grid, narrow, height)
        for index, lines in enumerate(columns):
            item_id = f"kk_index_{index + 1}"
            if index < len(first):
                box, number = first[index], 0
            else:
                number, column = divmod(index - len(first), len(following))
                number, box = number + 1, following[column]
                if column == 0:
                    self._next_page(sheet)
            self._draw(sheet, item_id, lines, grid, box, number)

    def _draw(
        self, sheet: _Sheet, item_id: str, lines: list, grid: Grid, box: Box, number: int
    ) -> None:
        corner = furniture.on_page(sheet.layout, number, box.x, box.y)
        draw_column(
            sheet.layout, item_id, lines, grid, QRectF(corner[0], corner[1], box.width, box.height)
        )

    def _next_page(self, sheet: _Sheet) -> None:
        _add_page(sheet.layout, self.page)
        number = sheet.layout.pageCollection().pageCount() - 1
        furniture.next_head(self, sheet.layout, number, sheet.title)
        furniture.foot(self, sheet.layout, number, None)


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
        KansenkaartError: there is no such level.
    """
    return LevelPages(snapshot, level_key, paper, orientation, dpi, assets).main()


def _add_page(layout: QgsPrintLayout, page: Page) -> None:
    item = QgsLayoutItemPage(layout)
    item.setPageSize(QgsLayoutSize(page.width, page.height))
    layout.pageCollection().addPage(item)


def _name(project: QgsProject, snapshot: Snapshot) -> None:
    """Sign the project with the owner's name: QGIS would take the login name."""
    about = project.metadata()
    about.setTitle(snapshot.title)
    about.setAuthor(snapshot.party_names.get(snapshot.owner, snapshot.owner))
    about.setCreationDateTime(QDateTime())
    project.setMetadata(about)
    project.setTitle(snapshot.title)
