"""A table that reads as a list."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTableView


def quieten(table: QTableView, *, numbered: bool = False) -> None:
    """Take from ``table`` what a list does not need: grid, row numbers, headings that light up.

    Headings stand left, and Tab leaves the table instead of going through its cells. Rows that
    are ``numbered`` keep their numbers.
    """
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().setVisible(numbered)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
