"""Maps as pictures, to stand in a document: the map with its legend, without the rest of a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsLayoutExporter, QgsPrintLayout, QgsRectangle
from qgis.PyQt.QtCore import QBuffer, QIODevice

from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..store.snapshot import Entry, Snapshot, SnapshotLevel
from .boxes import Box
from .extent import View, geometry_of, tidy_scale, view_of
from .flow import Row, balanced
from .layout import LevelPages
from .listing import OnMap
from .page import Plan, split
from .sheet import Sheet
from .subject import Subject

DPI = 200

_AROUND, _LEAST_AROUND = 0.15, 40.0
"""What is shown around the features of a record: a part of their size, and at least so many m."""


_EDGE = 0.2
"""The room around a picture in mm, so that its frame is whole."""

_LOWEST = 0.35
"""The least height of the map in a picture, as a part of its width."""


class MapPicture(NamedTuple):
    """A PNG, its height in mm, and the codes of the records that stand under one letter on it."""

    png: bytes
    height: float
    collected: tuple[tuple[str, tuple[str, ...]], ...]


class MapPictures:
    """Draws the maps of a Snapshot on the main thread."""

    def __init__(self, snapshot: Snapshot, assets: Path | None = None) -> None:
        """Draw ``snapshot``; ``assets`` is the folder with its icons."""
        self._snapshot, self._assets = snapshot, assets

    def __call__(
        self, level: SnapshotLevel, entry: Entry | None, width: float, height: float
    ) -> MapPicture | None:
        """Return the map of ``level``, ``width`` mm wide and at most ``height`` high.

        It has its legend below it. With ``entry`` it is the map around what that record is about,
        as if there were no others, without a legend; None when nobody knows where that lies.
        """
        if entry is None:
            return self._drawn(self._snapshot, level, view_of(self._snapshot, level), width, height)
        extent = _around(level, entry)
        if extent is None:
            return None
        alone = replace(self._snapshot, entries=(entry,))
        return self._drawn(alone, level, View(extent), width, height, legend=False)

    def _drawn(
        self,
        snapshot: Snapshot,
        level: SnapshotLevel,
        view: View,
        width: float,
        height: float,
        legend: bool = True,
    ) -> MapPicture:
        pages = LevelPages(snapshot, level.level.key, "A4", "landscape", DPI, self._assets)
        pages.page = replace(pages.page, width=width, height=height)
        pages.stamp = ""  # the document says what it is
        entries = snapshot.at_level(level.level.key)
        sheet = _Picture(pages, Subject("", "", entries, view))
        image = QgsLayoutExporter(sheet.picture(legend)).renderPageToImage(0, dpi=DPI)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if image.isNull() or not image.save(buffer, "PNG", 80):
            raise KansenkaartError(
                QT_TRANSLATE_NOOP("Kansenkaart", "The map of “{level}” could not be drawn."),
                level=level.level.title,
            )
        collected = tuple(
            (item.letter, tuple(tag.text for tag, _ in item.group.tags))
            for placement in sheet.placements
            for item in placement.collected
        )
        return MapPicture(bytes(buffer.data()), sheet.page.height, collected)


class _Picture(Sheet):
    """A sheet that is only a map and its legend."""

    def picture(self, legend: bool) -> QgsPrintLayout:
        """Return a layout with only the map, and the ``legend`` below it when that is wanted.

        The page becomes as low as the map allows at the largest scale that it has room for.
        """
        grid, gap, main = self.legend_grid, self.page.gap * 0.75, self.subject.view.main
        inner = Box(_EDGE, _EDGE, self.page.width - 2 * _EDGE, self.page.height - 2 * _EDGE)
        strips = split(inner, max(2, int(inner.width // (52.0 * self.page.scale))), self.page.gap)
        rows = self._legend_rows(self._expected()) if legend else []
        down = balanced(rows, grid, strips[0].width, len(strips)) * grid.line if rows else 0.0
        below = down + gap if rows else 0.0
        scale = tidy_scale(main, inner.width, inner.height - below)
        high = max(main.height() / scale * 1000, _LOWEST * inner.width)
        frame = replace(inner, height=min(high, inner.height - below))
        self.page = replace(self.page, height=frame.height + below + 2 * _EDGE)
        self._begin()
        self._map("kk_map", main, frame)
        if rows:
            top = frame.y + frame.height + gap
            places = [replace(strip, y=top, height=down) for strip in strips]
            self._legend(Plan(frame, frame, places, []))
        return self.layout

    def _legend_rows(self, on_map: OnMap) -> list[Row]:
        return super()._legend_rows(replace(on_map, listed=False))


def _around(level: SnapshotLevel, entry: Entry) -> QgsRectangle | None:
    box = QgsRectangle()
    for link in entry.links:
        if link.feature.level != level.level.key:
            continue
        feature = level.by_key.get(link.feature.key)
        shape = geometry_of(feature) if feature is not None else None
        if shape is not None and not shape.isEmpty():
            box.combineExtentWith(shape.boundingBox())
        elif link.x is not None and link.y is not None:
            box.combineExtentWith(QgsRectangle(link.x, link.y, link.x, link.y))
    if box.isNull():
        return None
    return box.buffered(max(_AROUND * max(box.width(), box.height()), _LEAST_AROUND))
