"""The date in the list of agreements, with the signs of what asks for attention."""

from __future__ import annotations

from datetime import date

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QModelIndex, QSize
from qgis.PyQt.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ...cartography.wording import day
from ...domain.attention import Attention
from ...store import Row
from ..records.model import ROW_ROLE
from .signs import SHAPES, sign_icon


class DueDelegate(QStyledItemDelegate):
    """Shows the day as people write it; a sign and a word say that it is past, or soon."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Put the sign before the day and the words behind it."""
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        language = QgsApplication.locale()
        attention = row.attention(date.today().isoformat())
        parts = [day(row.due_date, language)] if row.due_date else []
        if Attention.OVERDUE in attention or not row.due_date:
            parts += (one.label(language) for one in attention if one is not Attention.SOON)
        option.text = " · ".join(parts)
        if attention:
            side = option.fontMetrics.ascent()
            ratio = option.widget.devicePixelRatioF() if option.widget else 1.0
            option.icon = sign_icon(SHAPES[attention[0]], option.palette, side, ratio)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(side, side)
