"""The page of the levels: their titles and order, new ones, and renewing their features."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ...domain.words import Drawn
from .level_source import DrawnLevelDialog, LayerLevelDialog
from .pages import NAME, Tree, keyed
from .rows import RowColumn, RowsTable

_ORIGIN = "origin"


class LevelsPage(QWidget):
    """The levels, the highest first."""

    renew_wanted = pyqtSignal(str, str)
    """The features of a level (its key) are to be renewed from a source."""

    def __init__(self, folder: Path) -> None:
        """Build it; sources in ``folder`` are named relative to it."""
        super().__init__()
        self._folder = folder
        columns = (
            RowColumn("title", self.tr("Title")),
            RowColumn(_ORIGIN, self.tr("Comes from"), "shown"),
        )
        self.rows = RowsTable(f"{NAME}.levels", self.tr("Levels"), columns, False)
        for name, label, slot in (
            ("layer", self.tr("From a layer…"), self.add_from_layer),
            ("draw", self.tr("To draw in…"), self.add_to_draw),
            ("renew", self.tr("Renew…"), self.renew),
        ):
            self.rows.buttons.addWidget(self._button(name, label, slot))
        layout = QVBoxLayout(self)
        layout.addWidget(self.rows)

    def _button(self, name: str, label: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(f"{NAME}.levels.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: slot())
        return button

    def load(self, tree: Tree) -> None:
        """Show what ``tree`` holds."""
        self.rows.set_rows(self._row(level) for level in tree.get("levels", []))
        if self.rows.table.rowCount():
            self.rows.table.setCurrentCell(0, 0)

    def _row(self, level: Tree) -> Tree:
        return {**level, _ORIGIN: self._origin(level)}

    def _origin(self, level: Tree) -> str:
        if level.get("drawn"):
            kind = Drawn(level["drawn"]).label(QgsApplication.locale())
            return self.tr("drawn: {}").format(kind)
        return str(level.get("source", ""))

    def levels(self) -> list[Tree]:
        """Return the levels as a profile has them."""
        rows = keyed(self.rows.rows(), "title", "_", "level")
        return [{name: value for name, value in row.items() if name != _ORIGIN} for row in rows]

    def store(self, tree: Tree) -> None:
        """Put back what was changed."""
        tree["levels"] = self.levels()

    def _choices(self) -> list[tuple[str, str]]:
        return [(level["key"], level["title"]) for level in self.levels()]

    def add_from_layer(self) -> None:
        """Ask for a layer, and add the level that it becomes."""
        self._add(LayerLevelDialog(self._folder, self._choices(), None, self))

    def add_to_draw(self) -> None:
        """Ask what is drawn, and add the level for it."""
        self._add(DrawnLevelDialog(self._choices(), self))

    def _add(self, dialog: Any) -> None:
        if dialog.exec() and dialog.level().get("title"):
            self.rows.add_row(self._row(dialog.level()))
        dialog.deleteLater()

    def renew(self) -> None:
        """Ask for a layer, and ask to renew the level of the row from it."""
        number = self.rows.table.currentRow()
        rows = self.rows.rows()
        if not 0 <= number < len(rows) or rows[number].get("drawn") or not rows[number].get("key"):
            return
        level = rows[number]
        dialog = LayerLevelDialog(self._folder, [], level, self)
        if dialog.exec():
            self.renew_wanted.emit(level["key"], dialog.source())
        dialog.deleteLater()
