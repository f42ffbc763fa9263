"""The levels of the kansenkaart: choose the one that is worked on."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..current import WHOLE_AREA, Current
from ..icons import icon
from ..number import number
from ..questions import Counts, count_levels
from ..record_view import PANEL_WIDTH
from ..worker import Asker
from ..wrapped_label import WrappedLabel

_MOST_ROWS = 9
"""How many levels are in sight before the table scrolls."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LevelsPanel(QWidget):
    """A table of levels with how many features they have and how many records are about them."""

    new_wanted = pyqtSignal()
    open_wanted = pyqtSignal()

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self._asker = Asker(self)
        self.title = WrappedLabel("kansenkaart.levels.title")
        self.table = self._make_table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.title)
        layout.addWidget(self._make_start())
        layout.addWidget(self.table)
        layout.addStretch()
        self._connect()
        self.refresh()

    def _make_start(self) -> QWidget:
        """Make what there is to do while nothing is open."""
        self._start = QWidget()
        row = QHBoxLayout(self._start)
        row.setContentsMargins(0, 0, 0, 0)
        for name, label, image, signal in (
            ("new", self.tr("New kansenkaart…"), "add", self.new_wanted),
            ("open", self.tr("Open kansenkaart…"), "kansenkaart", self.open_wanted),
        ):
            button = QPushButton(icon(image), label)
            button.setObjectName(f"kansenkaart.levels.{name}")
            button.clicked.connect(lambda _, wanted=signal: wanted.emit())
            row.addWidget(button)
        row.addStretch()
        return self._start

    def sizeHint(self) -> QSize:
        """Ask for no more height than a few levels take: the room goes to the lists."""
        return QSize(PANEL_WIDTH, 170)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setObjectName("kansenkaart.levels.list")
        table.setAccessibleName(self.tr("Levels"))
        table.setHorizontalHeaderLabels([self.tr("Level"), self.tr("Features"), self.tr("Records")])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(_LEFT)
        for column in (1, 2):
            table.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
            table.horizontalHeaderItem(column).setTextAlignment(int(_RIGHT))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def _connect(self) -> None:
        current = self._current
        for signal in (current.opened, current.closed, current.records_changed):
            signal.connect(self.refresh)
        current.saving.connect(self._asker.make_way)
        current.level_changed.connect(self._mark)
        self._asker.answered.connect(self._show)
        self._asker.failed.connect(current.failed)
        self.table.currentCellChanged.connect(self._choose)

    def stop(self) -> None:
        """Wait for the worker: the panel is about to go."""
        self._asker.wait()

    def refresh(self) -> None:
        """Count again."""
        kansenkaart = self._current.kansenkaart
        self.table.setVisible(kansenkaart is not None)
        self._start.setVisible(kansenkaart is None)
        if kansenkaart is None:
            self._asker.forget()
            self.table.setRowCount(0)
            self._fit_height()
            self.title.setText(self.tr("Open a kansenkaart, or make a new one."))
            return
        title = self._current.profile.title
        read_only = self.tr("{} (can only be read)")
        self.title.setText(title if self._current.is_writable else read_only.format(title))
        self._asker.ask(kansenkaart.path, count_levels)

    def _fit_height(self) -> None:
        """Be as high as the levels ask, so that the room goes to the lists."""
        table = self.table
        rows = min(max(table.rowCount(), 1), _MOST_ROWS)
        header = table.horizontalHeader().sizeHint().height()
        height = rows * table.verticalHeader().defaultSectionSize() + header
        table.setFixedHeight(height + 2 * table.frameWidth())

    def _show(self, counts: Counts) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for item in counts.levels:
            self._add_row(item.level.key, item.level.title, number(item.features), item.records)
        self._add_row(WHOLE_AREA, self.tr("Whole area"), "", counts.whole_area)
        self.table.blockSignals(False)
        self._fit_height()
        self._mark(self._current.level)

    def _add_row(self, key: str, title: str, features: str, records: int) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate((title, features, number(records))):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            if column:
                item.setTextAlignment(int(_RIGHT))
            elif key == WHOLE_AREA:
                font = item.font()
                font.setItalic(True)
                item.setFont(font)
            self.table.setItem(row, column, item)

    def _mark(self, key: str) -> None:
        """Show ``key`` as the chosen level."""
        for row in range(self.table.rowCount()):
            if self.table.item(row, 0).data(Qt.ItemDataRole.UserRole) == key:
                self.table.blockSignals(True)
                self.table.setCurrentCell(row, 0)
                self.table.blockSignals(False)

    def _choose(self, row: int, *_: int) -> None:
        item = self.table.item(row, 0)
        if item is not None:
            self._current.set_level(item.data(Qt.ItemDataRole.UserRole))
