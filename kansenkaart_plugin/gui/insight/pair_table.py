"""The list of pairs: two records, one below the other, and how and when they meet."""

from __future__ import annotations

import math
from typing import NamedTuple, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QModelIndex, QRect, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ...domain.meeting import Nearness, Span
from ...store import Pair, Row
from ..number import number
from ..quiet_table import quieten
from ..records.draft import Vocabulary
from ..tips import tip

_LINES_ROLE = Qt.ItemDataRole.UserRole
_PAIR_ROLE = Qt.ItemDataRole.UserRole + 1
_LONGEST = 300
_MARGIN, _GAP = 4, 8
_SOFT = 165
"""Opacity (of 255) of letters that step back."""
_WIDEST_PARTY = 0.33
"""Part of a line that names of parties take at most."""


class _Line(NamedTuple):
    """A line of a cell: soft, then plain, then soft again at its end."""

    before: str
    text: str
    after: str = ""


class PairTable(QTableWidget):
    """Sorts by the heading that is pressed; at first the best pairs are on top."""

    def __init__(self, name: str) -> None:
        """Start empty; ``name`` is the object name."""
        super().__init__(0, 2)
        self._locale = QgsApplication.locale()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Pairs of records that meet"))
        self.setHorizontalHeaderLabels([self.tr("Pair"), self.tr("Where and when")])
        self.setItemDelegate(_LinesDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        quieten(self)
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(2 * metrics.height() + 3 * _MARGIN)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        others = (near for near in Nearness if near is not Nearness.SAME)
        widest = max((_apart(near.label(self._locale), 1000) for near in others), key=len)
        self.setColumnWidth(1, metrics.horizontalAdvance(widest) + 4 * _MARGIN)

    def set_pairs(self, pairs: Sequence[Pair], words: Vocabulary) -> None:
        """List ``pairs``, the best first; what was chosen stays chosen if it is there still."""
        chosen = self.chosen()
        names = {party.key: party.name for party in words.parties}
        self.blockSignals(True)
        self.setSortingEnabled(False)
        self.setRowCount(0)
        self.setRowCount(len(pairs))
        for place, pair in enumerate(pairs):
            both = (pair.first, pair.second)
            lines = tuple(_Line(row.code, _title(row), _parties(row, names)) for row in both)
            codes = tuple(row.code for row in both)
            self.setItem(place, 0, _Item(lines, codes, pair))
            self.setItem(place, 1, _Item(self._meeting(pair), (pair.distance, pair.span), pair))
        self.setSortingEnabled(True)  # as it was sorted before
        self.blockSignals(False)
        if chosen is not None:
            self._choose_again(chosen)

    def _choose_again(self, chosen: Pair) -> None:
        for place in range(self.rowCount()):
            pair = self.item(place, 0).data(_PAIR_ROLE)
            if (pair.first.uuid, pair.second.uuid) == (chosen.first.uuid, chosen.second.uuid):
                self.selectRow(place)

    def chosen(self) -> Pair | None:
        """Return the chosen pair, or None."""
        items = self.selectedItems()
        return items[0].data(_PAIR_ROLE) if items else None

    def _meeting(self, pair: Pair) -> tuple[_Line, _Line]:
        where = pair.nearness.label(self._locale)
        if pair.nearness is not Nearness.SAME:
            where = _apart(where, pair.distance)
        return _Line("", where), _Line(self._years(pair.span), "")

    def _years(self, span: Span) -> str:
        """Return the years that both share; nothing when neither has dates."""
        first, last = (None if math.isinf(year) else str(int(year)) for year in span)
        if first and last:
            return first if first == last else f"{first}–{last}"
        if first:
            return self.tr("from {}").format(first)
        return self.tr("until {}").format(last) if last else ""


def _apart(where: str, metres: float) -> str:
    return f"{where}, {number(round(metres))} m"


def _title(row: Row) -> str:
    return row.title.split("\n")[0][:_LONGEST]


def _parties(row: Row, names: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(names.get(part.party, part.party) for part in row.parties))


class _Item(QTableWidgetItem):
    """A cell that sorts by its key."""

    def __init__(self, lines: tuple[_Line, _Line], key: tuple, pair: Pair) -> None:
        texts = [" · ".join(filter(None, line)) for line in lines]
        super().__init__("; ".join(filter(None, texts)))
        self.setToolTip(tip("\n".join(texts)))
        self.setData(_LINES_ROLE, lines)
        self.setData(_PAIR_ROLE, pair)
        self._key = key

    def __lt__(self, other: _Item) -> bool:
        return self._key < other._key


class _LinesDelegate(QStyledItemDelegate):
    """Draws two lines in a cell, each cut where there is no room."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw the ground as the style does, and the lines on it."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        plain = QColor(option.palette.color(role))
        soft = QColor(plain)
        soft.setAlpha(_SOFT)
        height = option.fontMetrics.height()
        area = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        area.setHeight(height)
        painter.save()
        painter.setFont(option.font)
        for place, line in enumerate(index.data(_LINES_ROLE)):
            area.moveTop(option.rect.top() + _MARGIN + place * (height + _MARGIN))
            self._draw(painter, option, area, line, (plain, soft))
        painter.restore()

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        line: _Line,
        colours: tuple[QColor, QColor],
    ) -> None:
        metrics, (plain, soft) = option.fontMetrics, colours
        left, right = area.left(), area.right()
        painter.setPen(soft)
        if line.before:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft), line.before)
            left += metrics.horizontalAdvance(line.before) + _GAP
        if line.after:
            room = int(area.width() * _WIDEST_PARTY)
            after = metrics.elidedText(line.after, Qt.TextElideMode.ElideRight, room)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignRight), after)
            right -= metrics.horizontalAdvance(after) + _GAP
        painter.setPen(plain)
        text = metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, right - left)
        place = QRect(left, area.top(), right - left, area.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), text)
