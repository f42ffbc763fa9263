"""The dock of levels: the level that is worked on, and what lists and map show."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.filtering import RecordFilter
from ...store import Catalogue
from ...store.catalogue import LevelTotal
from ..catalogue_desk import Inquiry
from ..current import WHOLE_AREA, Current
from ..filters.chips import FilterChips
from ..filters.row import FilterRow
from ..icons import icon
from ..map.counting import counting
from ..map.titles import counted_label
from ..number import number
from ..quiet_table import quieten
from ..records.view import PANEL_WIDTH
from ..wrapped_label import WrappedLabel
from .display import MapDisplay
from .keys import key_of
from .moment import MomentRow

_MOST_ROWS = 9
"""How many levels are in sight before the table scrolls."""

_FIRST_ROWS = 5
"""Levels that there is room for while nothing is open."""

_FEWEST_LINES = 10
"""How many lines of text the dock is high at least."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Counts(NamedTuple):
    """How many features and records there are at each level, and records about the whole area."""

    levels: list[LevelTotal]
    whole_area: int


def _count(catalogue: Catalogue, *, wanted: RecordFilter, below: bool) -> _Counts:
    totals = catalogue.level_totals(wanted, below=below)
    return _Counts(totals, len(catalogue.of_whole_area(wanted)))


class LevelsPanel(QWidget):
    """A table of levels with how many features they have and how many records are about them."""

    new_wanted = pyqtSignal()
    open_wanted = pyqtSignal()

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self._inquiry = Inquiry(current.desk, self)
        self.title = WrappedLabel("kansenkaart.levels.title")
        self.table = self._make_table()
        self.filters = FilterRow(current)
        self.display = MapDisplay(current)
        self.moment = MomentRow(current)
        self._choices = self._make_choices()
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(6, 3, 6, 3)
        layout.setSpacing(4)
        for widget in (self.title, self._make_start(), self.table, self._choices):
            layout.addWidget(widget)
        layout.addStretch()
        self._scrolled = QScrollArea()  # on a low screen the lists need the room
        self._scrolled.setWidgetResizable(True)
        self._scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._scrolled)
        self._connect()
        self.refresh()

    def _make_choices(self) -> QWidget:
        """Make what is below the table: filter, map, moment."""
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.display.add(self.moment)
        for widget in (self.filters, FilterChips(self._current), self.display):
            column.addWidget(widget)
        return choices

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
        """Ask for the height of some levels and all choices, also while nothing is open."""
        line, row = self.fontMetrics().lineSpacing(), self.table.verticalHeader()
        rows = max(self.table.rowCount(), _FIRST_ROWS) * row.defaultSectionSize()
        choices = self._choices.layout().heightForWidth(PANEL_WIDTH - 12)
        head = self.table.horizontalHeader().sizeHint().height() + line
        return QSize(PANEL_WIDTH, head + rows + choices + 22)

    def minimumSizeHint(self) -> QSize:
        """Shrink to the table where there is no room: the rest can be scrolled to."""
        return QSize(200, _FEWEST_LINES * self.fontMetrics().lineSpacing())

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setObjectName("kansenkaart.levels.list")
        table.setAccessibleName(self.tr("Levels"))
        table.setHorizontalHeaderLabels([self.tr("Level"), self.tr("Features"), self.tr("Records")])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        quieten(table)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 4)
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
        current.shown.changed.connect(self.refresh)
        current.level_changed.connect(self._mark)
        self._inquiry.answered.connect(self._show)
        self._inquiry.failed.connect(current.failed)
        self.table.currentCellChanged.connect(self._choose)

    def stop(self) -> None:
        """Ask nothing any more: the panel is about to go."""
        self._inquiry.forget()
        self.filters.stop()

    def refresh(self) -> None:
        """Count again."""
        kansenkaart, shown = self._current.kansenkaart, self._current.shown
        self._choices.setVisible(kansenkaart is not None)
        self.table.setVisible(kansenkaart is not None)
        self._start.setVisible(kansenkaart is None)
        if kansenkaart is None:
            self._inquiry.forget()
            self.table.setRowCount(0)
            self._fit_height()
            self.title.setText(self.tr("Open a kansenkaart, or make a new one."))
            return
        title = self._current.profile.title
        read_only = self.tr("{} (can only be read)")
        self.title.setText(read_only.format(title) if kansenkaart.read_only else title)
        wanted = counting(shown.filter, shown.counted)
        self._inquiry.ask(partial(_count, wanted=wanted, below=shown.below))

    def _fit_height(self) -> None:
        """Be as high as the levels ask, so that the room goes to the lists."""
        table = self.table
        rows = min(max(table.rowCount(), 1), _MOST_ROWS)
        header = table.horizontalHeader().sizeHint().height()
        height = rows * table.verticalHeader().defaultSectionSize() + header
        table.setFixedHeight(height + 2 * table.frameWidth())

    def _show(self, counts: _Counts) -> None:
        profile = self._current.profile
        counted = counted_label(self._current.shown.counted, QgsApplication.locale())
        self.table.horizontalHeaderItem(2).setText(counted)
        titles = {level.key: level.title for level in profile.levels}
        rows = [
            (total.level, titles[total.level], number(total.features), number(total.records))
            for total in counts.levels
            if total.level in titles
        ]
        rows.append((WHOLE_AREA, self.tr("Whole area"), "", number(counts.whole_area)))
        self.table.blockSignals(True)
        self.table.setRowCount(len(rows))
        for place, (key, *texts) in enumerate(rows):
            self._set_row(place, key, texts)
        self.table.blockSignals(False)
        self._fit_height()
        self._mark(self._current.level)

    def _set_row(self, row: int, key: str, texts: list[str]) -> None:
        keys = key_of(0 if key == WHOLE_AREA else row + 1)
        tip = self.tr("{keys}, where the map or a dock of Kansenkaart has the keyboard")
        for column, text in enumerate(texts):
            item = self.table.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                self.table.setItem(row, column, item)
            item.setText(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(tip.format(keys=keys) if keys else "")
            if column:
                item.setTextAlignment(int(_RIGHT))
            font = item.font()
            font.setItalic(key == WHOLE_AREA and not column)
            item.setFont(font)

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
