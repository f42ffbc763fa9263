"""A sheet whose first page is a template: its own items, and ours in the places it gives."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Mapping

from qgis.core import (
    Qgis,
    QgsExpressionContextUtils,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
)
from qgis.PyQt.QtCore import QRectF

from . import furniture, wording
from .boxes import Box
from .flow import Grid, Row, balanced
from .page import Plan, split
from .sheet import Sheet
from .template import (
    ALL_VARIABLES,
    INDEX,
    INSET,
    LEGEND,
    LOGO,
    MAP,
    MARKS,
    NORTH,
    SCALEBAR,
)
from .template_places import load
from .writing import MM_PER_POINT, bounded, line_height, printable, wrapped

_SMALLEST = 5.5  # points: a legend that needs less goes to the list, a text is cut off
_SHRINK = 0.6  # of its size: a text that needs less is cut off, and stands in the list in full


def _rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


class FilledSheet(Sheet):
    """Fills the template of its pages; what follows the first page has our own form."""

    _filled = False

    def _begin(self) -> None:
        super()._begin()
        if self._filled:
            return
        self._filled = True
        self._in_list: list[Row] = []
        template, places = self.pages.template, self.pages.places
        if template is None or places is None:
            raise ValueError("no template to fill")
        self._boxes = places.boxes
        self.layout.pageCollection().clear()
        items = load(self.layout, template)
        height = items[MAP].zValue()
        self._arrow = isinstance(items.get(NORTH), QgsLayoutItemPicture)
        for key, item in items.items():
            if not isinstance(item, QgsLayoutItemPicture) or (key == LOGO and self.pages.logo):
                self.layout.removeLayoutItem(item)
        self._above = [item for item in self._own() if item.zValue() > height]

    def _own(self) -> list[QgsLayoutItem]:
        """Return the items of the template, the lowest first."""
        pages = self.layout.pageCollection().pages()
        items = [item for item in self.layout.items() if isinstance(item, QgsLayoutItem)]
        return sorted((item for item in items if item not in pages), key=lambda it: it.zValue())

    def _plan(self) -> Plan:
        """Return the places; the list takes what legend and inset above and below it leave."""
        boxes, page = self._boxes, self.page
        legend = _columns(boxes, LEGEND, 58.0 * page.scale, page.gap)
        index = _columns(boxes, INDEX, 95.0 * page.scale, page.gap)
        used = bool(self.subject.view.far) or self.subject.feature is not None
        extra = boxes.get(INSET)
        if extra is not None and not used:
            end = extra.y + extra.height
            index = [
                replace(box, height=end - box.y) if _below(box, extra) else box for box in index
            ]
        stacked = 0.0
        only = f"{LEGEND}_2" not in boxes
        if only and legend and index and _below(boxes[LEGEND], index[0]):
            stacked = page.gap
        head = Box(boxes[MAP].x, boxes[MAP].y, boxes[MAP].width, 0.0)
        return Plan(boxes[MAP], head, legend, index, extra if used else None, stacked)

    def _first_head(self, plan: Plan) -> None:
        """Give the labels of the template their texts, as far as these do not depend on more."""

    def _first_foot(self, of: tuple[int, int], scale: float) -> None:
        """Draw what stands around map and list, and lift what lay above the map."""
        snapshot, boxes = self.snapshot, self._boxes
        self._write(self._texts(of, scale))
        if NORTH in boxes and not self._arrow:
            furniture.north_arrow(self.layout, _rect(boxes[NORTH]))
        if SCALEBAR in boxes:
            box = _rect(boxes[SCALEBAR])
            furniture.scale_bar(self.layout, box, scale, self.page, snapshot.language)
        if LOGO in boxes and self.pages.logo:
            furniture.picture(self.layout, "kk_logo_1", _rect(boxes[LOGO]), self.pages.logo)
        for item in self._above:
            self.layout.moveItemToTop(item)
        frame = boxes[MAP]
        inset = Box(frame.x + 2, frame.y + 2, 0.5 * frame.width, 0.0)
        self.head.marks(self.layout, boxes.get(MARKS, inset))

    def _texts(self, of: tuple[int, int], scale: float) -> dict[str, str]:
        snapshot, level = self.snapshot, self.level
        language, today = snapshot.language, snapshot.made_at
        return {
            "kk_title": " ".join(self.subject.title.split()),
            "kk_subtitle": " ".join(self.subject.subtitle.split()),
            "kk_level": level.level.title,
            "kk_audience": wording.audience(snapshot),
            "kk_owner": snapshot.party_names.get(snapshot.owner, snapshot.owner),
            "kk_date": wording.day(today, language),
            "kk_reference_date": wording.day(snapshot.as_of or today, language),
            "kk_dates": wording.dates(snapshot, level),
            "kk_crs": wording.crs_name(snapshot),
            "kk_sources": wording.sources(snapshot),
            "kk_status": wording.status_line(snapshot),
            "kk_version": snapshot.layout.version or "",
            "kk_scale": wording.scale_text(snapshot, scale, self.page.paper),
            "kk_page": str(of[0]),
            "kk_pages": str(of[1]),
            "kk_page_of": wording.page_of(snapshot, of),
            "kk_classification": wording.classification(snapshot),
            "kk_disclaimer": wording.disclaimer(snapshot),
            "kk_drawing": wording.drawing(snapshot),
        }

    def _write(self, texts: dict[str, str]) -> None:
        """Fill the variables in the labels; a text that does not fit becomes smaller."""
        assert set(texts) == set(ALL_VARIABLES)
        for label in self._labels():
            self._fit(label, _filled(label, texts))

    def _labels(self) -> list[QgsLayoutItemLabel]:
        return [
            item
            for item in self.layout.items()
            if isinstance(item, QgsLayoutItemLabel)
            and "[% @kk_" in item.text()
            and "[% @kk_text %]" not in item.text()
        ]

    def _fit(self, label: QgsLayoutItemLabel, text: str) -> None:
        lines, points = _fitted(label, text)
        form = label.textFormat()
        form.setSize(points)
        form.setSizeUnit(Qgis.RenderUnit.Points)
        form.setLineHeight(line_height(points))  # as was reckoned with: else it leaves its label
        form.setLineHeightUnit(Qgis.RenderUnit.Millimeters)
        label.setTextFormat(form)
        # plain text: a label would evaluate what stands in it
        said = printable("\n".join(lines))
        QgsExpressionContextUtils.setLayoutItemVariable(label, "kk_text", said)
        label.setText("[% @kk_text %]")

    def _cut_rows(self, plan: Plan) -> list[Row]:
        """Return in full what the labels of the template have no room for."""
        texts = self._texts((1, 1), self.layout.itemById(MAP).scale())
        cut = [
            value
            for label in self._labels()
            if _fitted(label, _filled(label, texts))[0][-1].endswith("…")
            for key, value in texts.items()
            if f"[% @{key} %]" in label.text() and value
        ]
        if not cut:
            return []
        text = wording.say(self.snapshot, wording.IN_FULL)
        return [Row(text, heading=True), *(Row(item) for item in dict.fromkeys(cut))]

    def _legend(self, plan: Plan) -> float:
        """Draw the legend in its place; one that is too small for it goes before the list."""
        rows = self._legend_rows(self._on_map())
        if plan.legend:
            grid, box = self.legend_grid, plan.legend[0]
            least = Grid(_SMALLEST, grid.sign, grid.code)
            if balanced(rows, least, box.width, len(plan.legend)) * least.line <= box.height:
                return super()._legend(plan)
        self._in_list = rows
        return -plan.stacked

    def _rows(self, plan: Plan) -> list[Row]:
        return [*self._in_list, *super()._rows(plan)]


def _columns(boxes: Mapping[str, Box], name: str, width: float, gap: float) -> list[Box]:
    """Return the columns in the places called ``name``, ``name_2`` …, in order."""
    places = [box for key, box in sorted(boxes.items()) if re.fullmatch(rf"{name}(_\d)?", key)]
    return [column for box in places for column in split(box, max(1, int(box.width // width)), gap)]


def _below(upper: Box, lower: Box) -> bool:
    """Return whether ``lower`` goes on where ``upper`` ends, in the same column."""
    alike = abs(upper.x - lower.x) < 1.0 and abs(upper.width - lower.width) < 1.0
    return alike and 0.0 <= lower.y - upper.y - upper.height < 15.0


def _filled(label: QgsLayoutItemLabel, texts: Mapping[str, str]) -> str:
    """Return what ``label`` says, without the lines that its variables leave empty."""
    lines = []
    for line in label.text().split("\n"):
        said = line
        for key, value in texts.items():
            said = said.replace(f"[% @{key} %]", value)
        if said.strip() or not line.strip():
            lines.append(said)
    return "\n".join(lines)


def _fitted(label: QgsLayoutItemLabel, text: str) -> tuple[list[str], float]:
    """Return ``text`` in lines that fit in ``label``, and the size of its letters in points."""
    form = label.textFormat()
    points = form.size()
    if form.sizeUnit() == Qgis.RenderUnit.Millimeters:
        points /= MM_PER_POINT
    room = label.rect().width() - 2 * label.marginX()
    height = label.rect().height() - 2 * label.marginY()
    least = max(_SMALLEST, _SHRINK * points)
    while True:
        lines = wrapped(text, room, points, font=form.font())
        most = max(1, math.floor(height / line_height(points) + 0.25))
        if len(lines) <= most or points * 0.92 < least:
            return bounded(lines, most), points
        points *= 0.92
