"""One layout while it is built: a map with its head, legend, list, inset or locator, and foot."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterator, Sequence

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsLayoutItemPage,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QColor

from ..domain.sentence import QT_TRANSLATE_NOOP
from ..store.collecting import no_collecting
from . import furniture, palette, wording
from .boxes import Box
from .charts import Parts, beside_charts, chart_layers, charts_of, kinds_in, lower_counts
from .extent import framed, geometry_of, tidy_scale
from .flow import Grid, Line, Row, balanced, columns_of, cut_off, draw_column, flowed, write
from .layers import outlined
from .listing import Index, OnMap, legend_rows
from .markers import Form, Placement, place
from .new_layout import FixedMap, new_layout
from .page import Plan, planned
from .shared import Shared
from .signs import loose_spots, sign_layers
from .spots import (
    Sight,
    names_of,
    outline_of,
    places_of,
    shared_ahead,
    spots_of,
    without_place,
)
from .subject import Subject
from .symbology import standing
from .writing import line_height, text_format, width

MOST_PAGES = 25
"""So many pages are exported at a time."""


@dataclass
class Sheet:
    """Builds the layout of a subject.

    ``frames``, ``placements`` and ``extents`` tell of the maps with markers: the main map and,
    when there is one, the inset. ``listed`` are the codes and letters in the list.
    """

    pages: Shared
    subject: Subject
    placements: list[Placement] = field(default_factory=list)
    extents: list[QgsRectangle] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        """Measure what does not depend on the page."""
        pages = self.pages
        self.page, self.snapshot, self.level = pages.page, pages.snapshot, pages.level
        self.places = places_of(self.level, self.subject.entries, self.subject.key)
        self.head = furniture.Head(self.pages, self.subject.title, self.subject.subtitle)
        self.foot = furniture.Foot(self.pages)
        self.general = self.snapshot.whole_area()
        self.sign = line_height(self.page.sign_points) * 1.12
        line = line_height(self.page.points)
        self.legend_grid = Grid(self.page.points, line * 2.0, 0.0)
        listed = [*self.subject.entries, *self.general]
        longest = max((width(e.record.code, self.page.points, True) for e in listed), default=0)
        code = max(longest, width("W-000", self.page.points, True)) + 0.7 * line
        self.index_grid = Grid(self.page.points, line * 1.15, code)

    def build(self) -> QgsPrintLayout:
        """Return the finished layout, whatever its number of pages."""
        return next(self.parts(None))

    @no_collecting()
    def begin(self) -> int:
        """Draw the first page but for its foot; return how many pages there will be."""
        self._begin()
        plan = self._plan()
        self._first_head(plan)
        self._scale = self._map("kk_map", self.subject.view.main, plan.frame)
        if plan.extra is not None:
            self._extra(plan.extra)
        plan = plan.after_legend(self._legend(plan))
        self._first = plan.index
        self._following = self.page.columns(furniture.next_top(self.pages, self.head))
        rows = self._rows(plan)
        self._columns = flowed(rows, self.index_grid, self._first, self._following)
        self.listed = [line.code for column in self._columns for line in column if line.code]
        rest = max(0, len(self._columns) - len(self._first))
        self.number = 1 - (-rest // len(self._following))
        return self.number

    def parts(
        self, most: int | None = MOST_PAGES, before: int = 0, total: int | None = None
    ) -> Iterator[QgsPrintLayout]:
        """Yield the pages in layouts of at most ``most`` pages.

        In a document of ``total`` pages they come after ``before`` others. The time that QGIS
        takes to add a page grows with the pages that are there.
        """
        count = self.number or self.begin()
        total = total or count
        columns, first, following = self._columns, self._first, self._following
        self._draw_columns(columns[: len(first)], first, 0, 0)
        self._first_foot((before + 1, total), self._scale)
        start = len(first)
        for number in range(1, count):
            if self.layout.pageCollection().pageCount() == most:
                yield self.layout
                self._begin()
            else:
                self._add_page()
            local = self.layout.pageCollection().pageCount() - 1
            furniture.next_head(self.pages, self.layout, local, self.head)
            some = columns[start : start + len(following)]
            self._draw_columns(some, following, local, start)
            self.foot.draw(self.layout, local, (before + number + 1, total), None)
            start += len(following)
        yield self.layout

    def _first_head(self, plan: Plan) -> None:
        self.head.draw(self.layout, plan.head, "kk")

    def _first_foot(self, of: tuple[int, int], scale: float) -> None:
        self.foot.draw(self.layout, 0, of, scale)

    def _begin(self) -> None:
        """Begin a layout with an empty page."""
        self.layout = new_layout(self.pages.project)
        self.layout.kansenkaart_pages = self.pages  # as do its layers
        self.layout.kansenkaart_layers = []
        self.layout.undoStack().blockCommands(True)  # it would keep a copy of every item
        self.layout.setName(self.subject.title)
        self.layout.renderContext().setDpi(self.pages.dpi)
        self._add_page()

    def _draw_columns(
        self, columns: list[list[Line]], boxes: list[Box], number: int, start: int
    ) -> None:
        for index, (lines, box) in enumerate(zip(columns, boxes), start=start + 1):
            x, y = furniture.on_page(self.layout, number, box.x, box.y)
            place_of = QRectF(x, y, box.width, box.height)
            draw_column(self.layout, f"kk_index_{index}", lines, self.index_grid, place_of)

    def _plan(self) -> Plan:
        view = self.subject.view
        rows = self._legend_rows(self._expected())

        def legend_height(across: float, number: int) -> float:
            return balanced(rows, self.legend_grid, across, number) * self.legend_grid.line

        return planned(
            self.page,
            lambda across, down: tidy_scale(view.main, across, down),
            (view.main.width(), view.main.height()),
            self.head.height,
            legend_height,
            bool(view.far) or self.subject.feature is not None,
        )

    def _expected(self) -> OnMap:
        """Return the most that there can be on the map: the legend gets room for it."""
        layers, subject = self.pages.layers, self.subject
        shares = shared_ahead(self.places)
        return OnMap(
            layers.all_shades,
            layers.area is not None,
            layers.context is not None,
            counted=shares,
            collected=shares,
            outlined=shares,
            loose=any(link.loose for entry in subject.entries for link in entry.links),
            standings=frozenset(
                standing(entry.record.effective_status).value for entry in subject.entries
            ),
            without=self._without,
            charts=frozenset(kind for parts in self._lower.values() for kind, _ in parts),
            feature=subject.named(True),
            nowhere=subject.named(False),
        )

    @cached_property
    def _without(self) -> int:
        if self.subject.key:
            return 0
        return without_place(self.level, self.subject.entries, self.places)

    @cached_property
    def _lower(self) -> dict[str, Parts]:
        if self.subject.key or self.pages.part.marks:
            return {}
        return lower_counts(self.snapshot, self.level, self.pages.layers)

    # the maps

    def _map(self, item_id: str, extent: QgsRectangle, frame: Box) -> float:
        scale = tidy_scale(extent, frame.width, frame.height)
        shown = framed(extent, scale, frame.width, frame.height)
        sight = Sight(shown, frame.width, self.page.sign_points)
        seen = self.extents[0] if self.extents else None
        layers, subject = self.pages.layers, self.subject
        # the page of one feature bears its name
        spots = spots_of(self.places, layers, sight, subject.key is None, seen, self.page.scale)
        names = names_of(self.level, layers, [spot.key for spot in spots], sight, subject.feature)
        first = sum(len(placement.collected) for placement in self.placements)
        form = Form(
            self.sign,
            20.0 * self.page.scale,
            lambda text: width(text, self.page.sign_points, True),
            first,
        )
        lines = outline_of(self.pages.layers.area, sight)
        ring = 1.9 * self.sign
        charts = charts_of(self._lower, layers, sight, seen, ring)
        names = beside_charts(names, self._lower, ring)
        placement = place(spots, names, (frame.width, frame.height), form, lines, charts)
        self.placements.append(placement)
        self.extents.append(shown)
        self.frames.append(frame)
        crs, looks = self.snapshot.crs, self.pages.looks
        signs = sign_layers(placement, sight, crs, looks, layers, self.sign)
        signs += chart_layers(placement, sight, crs, looks)
        if self.subject.feature is not None:
            signs += self._highlight()
        stamp = self.pages.stamped(shown, frame) if item_id == "kk_map" else []
        self._add_map(item_id, shown, frame, [*signs, *stamp, *layers.layers])
        return scale

    def _highlight(self) -> list[QgsVectorLayer]:
        shape = geometry_of(self.subject.feature) if self.subject.feature else QgsGeometry()
        if shape.isEmpty() or shape.type() != Qgis.GeometryType.Polygon:
            return []
        width_of = 0.8 * self.page.scale
        return [outlined(self.snapshot.crs, "this", [shape], palette.INK, width_of, "solid")]

    def _add_map(
        self, item_id: str, shown: QgsRectangle, frame: Box, layers: Sequence[QgsVectorLayer]
    ) -> None:
        self.layout.kansenkaart_layers += layers
        item = FixedMap(self.layout)
        item.setId(item_id)
        item.setCrs(QgsCoordinateReferenceSystem(self.snapshot.crs))
        item.setLayers(list(layers))
        item.setKeepLayerSet(True)
        item.setFrameEnabled(True)
        item.setFrameStrokeColor(QColor(palette.QUIET))
        ground = palette.OUTSIDE if self.pages.layers.area is not None else palette.PAPER
        item.setBackgroundColor(QColor(ground))
        self.layout.addLayoutItem(item)
        place_of = QRectF(frame.x, frame.y, frame.width, frame.height)
        item.attemptSetSceneRect(place_of)
        item.zoomToExtent(shown)
        if self.pages.clipped:
            cut_off(self.layout, item, place_of)
        item.fix()

    def _extra(self, room: Box) -> None:
        """Draw the inset of what lies far away, or where the feature of this page lies."""
        line = line_height(self.page.points)
        frame = Box(room.x, room.y + 1.2 * line, room.width, room.height - 1.2 * line)
        if self.subject.feature is not None:
            name = "kk_locator"
            text = wording.say(
                self.snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "Where this map lies")
            )
            self._locator(frame)
        else:
            far = self.subject.view.inset(self.extents[0])
            if far is None:
                return
            name = "kk_inset"
            scale = self._map(name, far, frame)
            text = wording.say(
                self.snapshot,
                QT_TRANSLATE_NOOP("Kansenkaart", "Further away, 1:{scale}"),
                scale=wording.number(scale, self.snapshot.language),
            )
        place_of = QRectF(room.x, room.y, room.width, line)
        write(self.layout, f"{name}_title", text, place_of, text_format(self.page.points, True))

    def _locator(self, frame: Box) -> None:
        whole = QgsRectangle(self.pages.whole)
        whole.combineExtentWith(self.extents[0])
        whole.scale(1.08)
        shape = whole.width() / whole.height()  # no wider than what it shows
        frame = Box(frame.x, frame.y, min(frame.width, 1.25 * shape * frame.height), frame.height)
        unit = max(whole.width() / frame.width, whole.height() / frame.height)
        shown = framed(whole, unit * 1000, frame.width, frame.height)
        here = self.extents[0]
        least = 3.0 * unit * self.page.scale  # mm: to be found again
        if max(here.width(), here.height()) < least:
            here = here.buffered((least - max(here.width(), here.height())) / 2)
        thick = 0.7 * self.page.scale
        rectangle = [QgsGeometry.fromRect(here)]
        mark = outlined(self.snapshot.crs, "here", rectangle, palette.WARNING, thick, "solid")
        self._add_map("kk_locator", shown, frame, [mark, *self.pages.locator_layers()])

    # legend and list

    def _legend_rows(self, on_map: OnMap) -> list[Row]:
        return legend_rows(
            self.snapshot,
            self.level,
            self.pages.layers,
            self.pages.looks,
            self.subject.entries,
            self.general,
            on_map,
            self.pages.part,
        )

    def _on_map(self) -> OnMap:
        layers, extents = self.pages.layers, self.extents
        return OnMap(
            frozenset(layers.seen(extents)),
            layers.area_seen(extents),
            layers.context_seen(extents),
            any(placement.counted for placement in self.placements),
            any(placement.collected for placement in self.placements),
            any(group.hull for placement in self.placements for group in placement.groups),
            any(loose_spots(placement) for placement in self.placements),
            frozenset(plate.standing for item in self.placements for plate in item.plates),
            self._without,
            kinds_in(self.placements),
            any(item.left_out for item in self.placements),
            self.subject.named(True),
            self.subject.named(False),
        )

    def _legend(self, plan: Plan) -> float:
        """Draw the legend; return the height of its first column in mm."""
        rows = self._legend_rows(self._on_map())
        grid, first = self.legend_grid, plan.legend[0]
        while (most := balanced(rows, grid, first.width, len(plan.legend))) * grid.line > (
            first.height + 0.01
        ) and grid.points > 5.5:  # more than was expected
            grid = Grid(grid.points * 0.95, grid.sign, grid.code)
        columns = columns_of(rows, grid, lambda _: (first.width, most * grid.line))
        for number, (lines, box) in enumerate(zip(columns, plan.legend)):
            name = "kk_legend" if number == 0 else f"kk_legend{number + 1}"
            draw_column(self.layout, name, lines, grid, QRectF(box.x, box.y, box.width, box.height))
        return len(columns[0]) * grid.line

    def _rows(self, plan: Plan) -> list[Row]:
        """Return the rows of the list.

        On the page of a feature the records about the whole area are listed when they fit.
        """
        first = plan.index
        index = Index(self.pages.part, self.level, self.pages.looks)
        subject, general = self.subject, self.general
        rows = index.rows(subject.entries, general, self.placements, subject.feature)
        if subject.feature is not None and general and not (first and self._fits(rows, first)):
            rows = index.rows(subject.entries, (), self.placements, subject.feature)
            template = QT_TRANSLATE_NOOP(
                "Kansenkaart", "About the whole area: {number} records, listed with the map of all"
            )
            number = wording.number(len(general), self.snapshot.language)
            rows.append(Row(wording.say(self.snapshot, template, number=number), heading=True))
        return rows + self._cut_rows(plan)

    def _cut_rows(self, plan: Plan) -> list[Row]:
        """Return in full what head and foot had to cut off."""
        cut = [*self.head.cut(plan.head.width), *self.foot.cut()]
        if not cut:
            return []
        text = wording.say(self.snapshot, wording.IN_FULL)
        return [Row(text, heading=True), *(Row(item) for item in cut)]

    def _fits(self, rows: list[Row], first: list[Box]) -> bool:
        heights = [box.height for box in first] + [1e6]
        columns = columns_of(
            rows, self.index_grid, lambda n: (first[0].width, heights[min(n, len(first))])
        )
        return len(columns) <= len(first)

    def _add_page(self) -> None:
        item = QgsLayoutItemPage(self.layout)
        item.setPageSize(QgsLayoutSize(self.page.width, self.page.height))
        self.layout.pageCollection().addPage(item)
