"""A template with everything that a page of ours has, to begin one's own with."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtXml import QDomDocument

from . import palette
from .boxes import Box
from .furniture import scale_bar
from .new_layout import bare_project, new_layout
from .page import MARGIN, Page, planned
from .template import INDEX, INSET, LEGEND, LOGO, MAP, MARKS, NORTH
from .writing import line_height, text_format

_SHAPE = (4000.0, 3400.0)
"""What a usual map shows, in metres."""

_FOOT_LINES = 5


def template_of(page: Page) -> str:
    """Return the XML of a template for ``page``."""
    made = _Making(page)
    made.draw()
    document = QDomDocument()
    document.appendChild(made.layout.writeXml(document, QgsReadWriteContext()))
    return document.toString(1)


class _Making:
    def __init__(self, page: Page) -> None:
        lines = line_height(page.points * 0.87)
        self.page = replace(page, foot_texts=_FOOT_LINES * lines)
        self.layout = new_layout(bare_project())
        item = QgsLayoutItemPage(self.layout)
        item.setPageSize(QgsLayoutSize(page.width, page.height))
        self.layout.pageCollection().addPage(item)

    def draw(self) -> None:
        """Put all items on the page."""
        page, gap = self.page, self.page.gap
        title, line = line_height(15.0 * page.scale), line_height(page.points * 1.25)
        head = 2 * title + line + 0.8 * gap
        plan = planned(
            page,
            lambda across, down: max(_SHAPE[0] / across, _SHAPE[1] / down) * 1000,
            _SHAPE,
            lambda across: head,
            lambda across, number: line_height(page.points) * (26 // number + 1),
            True,
        )
        box = plan.head
        self._add(QgsLayoutItemMap(self.layout), MAP, plan.frame)
        self._label("kk_title", "[% @kk_title %]", box.x, box.y, box.width, 2 * title, 15.0, True)
        top = box.y + 2 * title
        marks = 0.42 * box.width
        self._label(
            "kk_subtitle", "[% @kk_subtitle %]", box.x, top, box.width - marks - gap, line, 9.0
        )
        self._place(MARKS, Box(box.x + box.width - marks, top, marks, line), "")
        if len(plan.legend) > 1:
            first, last = plan.legend[0], plan.legend[-1]
            across = last.x + last.width - first.x
            self._place(LEGEND, Box(first.x, first.y, across, first.height), "Legenda")
        else:
            self._place(LEGEND, plan.legend[0], "Legenda")
        for number, column in enumerate(plan.index):
            self._place(INDEX if number == 0 else f"{INDEX}_{number + 1}", column, "Lijst")
        if plan.extra is not None:
            self._place(INSET, plan.extra, "Inzet of ligging")
        self._foot()

    def _foot(self) -> None:
        page, line = self.page, line_height(self.page.points)
        top, right = page.bottom + 1.2 * page.scale, page.status_width
        self._add(_rule(self.layout), "", Box(MARGIN, page.bottom, page.inner_width, 0.2))
        side = 9.0 * page.scale
        self._place(NORTH, Box(MARGIN, top, side, side), "N")
        left, bar = MARGIN + side + 2 * page.scale, 44.0 * page.scale
        self._label("kk_scale", "[% @kk_scale %]", left, top, bar, line, 7.2, True)
        place = QRectF(left, top + line, bar, 7 * page.scale)
        scale_bar(self.layout, place, 10_000, page, "nl")
        left += bar + page.gap
        across, down = page.logo
        room = MARGIN + page.inner_width - right - across - 2 * page.gap - left
        if page.portrait:
            left, room = MARGIN, page.inner_width
        words = ("kk_dates", "kk_sources", "kk_drawing", "kk_disclaimer")
        text = "\n".join(f"[% @{word} %]" for word in words)
        texts = page.bottom + page.foot_top
        self._label("kk_foot", text, left, texts, room, page.foot_texts, 6.3, quiet=True)
        end = MARGIN + page.inner_width
        self._place(LOGO, Box(end - right - page.gap - across, top, across, down), "")
        self._label(
            "kk_status", "[% @kk_status %]", end - right, top, right, 1.3 * line, 8.6, True,
            right=True,
        )  # fmt: skip
        text = "[% @kk_classification %] · [% @kk_page_of %]"
        self._label("kk_page", text, end - right, top + 1.3 * line, right, line, 7.2, right=True)

    def _label(
        self,
        item_id: str,
        text: str,
        x: float,
        y: float,
        across: float,
        down: float,
        points: float,
        bold: bool = False,
        right: bool = False,
        quiet: bool = False,
    ) -> None:
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        label.setMarginX(0)
        label.setMarginY(0)
        colour = palette.SOFT_INK if quiet else palette.INK
        size = points * self.page.scale
        label.setTextFormat(text_format(size, bold, colour, line_height(size)))
        if right:
            label.setHAlign(Qt.AlignmentFlag.AlignRight)
        if item_id == "kk_title":  # one line stands on the subtitle
            label.setVAlign(Qt.AlignmentFlag.AlignBottom)
        self._add(label, item_id, Box(x, y, across, down))

    def _place(self, item_id: str, box: Box, text: str) -> None:
        """Mark a place; what stands in it is only for who works on the template."""
        if item_id in (LOGO, NORTH):
            self._add(QgsLayoutItemPicture(self.layout), item_id, box)
            return
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        label.setTextFormat(text_format(self.page.points, colour=palette.QUIET))
        label.setFrameEnabled(True)
        self._add(label, item_id, box)

    def _add(self, item: QgsLayoutItem, item_id: str, box: Box) -> None:
        item.setId(item_id)
        self.layout.addLayoutItem(item)
        item.attemptSetSceneRect(QRectF(box.x, box.y, box.width, box.height))


def _rule(layout: QgsPrintLayout) -> QgsLayoutItemShape:
    rule = QgsLayoutItemShape(layout)
    rule.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    style = {"color": palette.QUIET, "outline_style": "no"}
    rule.setSymbol(QgsFillSymbol.createSimple(style))
    return rule
