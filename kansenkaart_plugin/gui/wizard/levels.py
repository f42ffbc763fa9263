"""The page of “New kansenkaart…” on which layers become levels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional, Sequence

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsIconUtils,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWizardPage,
)

from ...domain.text import searchable
from ...intake.level_table import key_of
from ..fields import ChoiceField, LineField
from ..number import number
from ..quiet_table import quieten
from ..tips import tip
from ..wrapped_label import WrappedLabel
from .guess import can_hold, count_of, guess_key, guess_label, guess_title, usable_layers
from .key_check import KeyAnswer, KeyCheck, KeyQuestion

_LAYER, _TITLE, _KEY, _LABEL, _PARENT, _COUNT = range(6)
_NONE = "–"
_USUAL_CRS = "EPSG:28992"
_UNFIT_CRS = ("EPSG:3857",)  # its metres are no metres


@dataclass
class LevelRow:
    """A layer that is or may become a level. ``parent`` is the id of a layer, or empty.

    ``guesses`` says that the parent is the level right above, whatever that is.
    """

    layer: QgsVectorLayer
    chosen: bool
    title: str
    key: str
    label: str
    parent: str = ""
    guesses: bool = True


class LevelsPage(QWizardPage):
    """Which layers are levels, from the largest areas to the smallest."""

    checked = pyqtSignal()
    """The keys of the levels were proved; the wizard may go on."""

    def __init__(self, project: QgsProject, folder: Callable[[], Path]) -> None:
        """Offer the vector layers of ``project``; sources are relative to ``folder()``."""
        super().__init__()
        self._project = project
        self._folder = folder
        self._check: Optional[KeyCheck] = None
        self._proved: object = None
        self.answer = KeyAnswer()
        self.rows: list[LevelRow] = []
        self.setTitle(self.tr("Which layers are its levels?"))
        self.setSubTitle(
            self.tr(
                "From the largest areas to the smallest. The key names a feature for ever: a code"
                " that every feature has, each its own."
            )
        )
        self._build()

    # what it looks like

    def _build(self) -> None:
        self.table = self._make_table()
        self.merge = QCheckBox(self.tr("Features with the same key are parts of one"))
        self.merge.setObjectName("kansenkaart.new.merge")
        self.merge.toggled.connect(self._changed)
        self.area = ChoiceField()
        self.area.setObjectName("kansenkaart.new.area")
        self.area.setAccessibleName(self.tr("Project area"))
        self.area.currentIndexChanged.connect(self.completeChanged)
        self.problem = WrappedLabel("kansenkaart.new.levels.problem")
        self.progress = QProgressBar()
        self.progress.hide()
        foot = QHBoxLayout()
        for name, arrow, says, step in (
            ("up", Qt.ArrowType.UpArrow, self.tr("Move the level up"), -1),
            ("down", Qt.ArrowType.DownArrow, self.tr("Move the level down"), 1),
        ):
            foot.addWidget(self._mover(name, arrow, says, step))
        foot.addSpacing(12)
        foot.addWidget(QLabel(self.tr("Project area")))
        foot.addWidget(self.area, 1)
        foot.addSpacing(12)
        foot.addWidget(self.merge)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        layout.addWidget(self.problem)
        layout.addWidget(self.progress)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 6)
        table.setObjectName("kansenkaart.new.levels")
        table.setAccessibleName(self.tr("Levels"))
        table.setHorizontalHeaderLabels(
            [
                self.tr("Layer"),
                self.tr("Title"),
                self.tr("Key field"),
                self.tr("Name field"),
                self.tr("Lies in"),
                self.tr("Features"),
            ]
        )
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        quieten(table)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        table.itemChanged.connect(self._tick)
        return table

    def _mover(self, name: str, arrow: Qt.ArrowType, says: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setObjectName(f"kansenkaart.new.{name}")
        button.setToolTip(says)
        button.setAccessibleName(says)
        button.clicked.connect(lambda _: self._move(step))
        return button

    # the rows

    def initializePage(self) -> None:
        """Offer the layers there are, with a guess of what they are."""
        known = {row.layer.id(): row for row in self.rows}
        self.rows = [known.get(x.id()) or _guess(x) for x in usable_layers(self._project)]
        self.show_rows()

    def show_rows(self) -> None:
        """Show the rows as they stand."""
        current = self.table.currentRow()
        self.table.blockSignals(True)
        self.table.setRowCount(0)
        for place, row in enumerate(self.rows):
            self._show_row(place, row)
        self.table.selectRow(max(current, 0))
        self.table.blockSignals(False)
        self._changed()

    def _show_row(self, place: int, row: LevelRow) -> None:
        self.table.insertRow(place)
        item = QTableWidgetItem(QgsIconUtils.iconForLayer(row.layer), row.layer.name())
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if row.chosen else Qt.CheckState.Unchecked)
        item.setToolTip(tip(row.layer.name()))
        self.table.setItem(place, _LAYER, item)
        title = LineField()
        title.set_value(row.title)
        title.textChanged.connect(lambda text: self._set(row, "title", text.strip()))
        names = [(name, name) for name in row.layer.fields().names()]
        key, label, parent = (ChoiceField((), _NONE) for _ in range(3))
        key.set_choices(names)
        label.set_choices(names)
        key.set_value(row.key)
        label.set_value(row.label)
        key.currentIndexChanged.connect(lambda _: self._set(row, "key", key.value() or ""))
        label.currentIndexChanged.connect(lambda _: self._set(row, "label", label.value() or ""))
        parent.activated.connect(lambda _: self._set_parent(row, parent.value() or ""))
        cells = {_TITLE: title, _KEY: key, _LABEL: label, _PARENT: parent}
        for column, cell in cells.items():
            cell.setAccessibleName(self.table.horizontalHeaderItem(column).text())
            cell.setObjectName(f"kansenkaart.new.levels.{place}.{column}")
            self.table.setCellWidget(place, column, cell)
        count = count_of(row.layer)
        shown = QTableWidgetItem(number(int(count)) if count != float("inf") else "?")
        shown.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
        self.table.setItem(place, _COUNT, shown)

    def _tick(self, item: QTableWidgetItem) -> None:
        row = self.rows[item.row()]
        self._set(row, "chosen", item.checkState() == Qt.CheckState.Checked)

    def _set(self, row: LevelRow, name: str, value: object) -> None:
        setattr(row, name, value)
        self._changed()

    def _set_parent(self, row: LevelRow, layer_id: str) -> None:
        row.guesses = False
        self._set(row, "parent", layer_id)

    def _move(self, step: int) -> None:
        place = self.table.currentRow()
        other = place + step
        if 0 <= place < len(self.rows) and 0 <= other < len(self.rows):
            self.rows[place], self.rows[other] = self.rows[other], self.rows[place]
            self.show_rows()
            self.table.selectRow(other)

    def _changed(self, *_: object) -> None:
        above: list[LevelRow] = []
        for place, row in enumerate(self.rows):
            self._offer_parents(row, self.table.cellWidget(place, _PARENT), above)
            for column in (_TITLE, _KEY, _LABEL, _PARENT):
                self.table.cellWidget(place, column).setEnabled(row.chosen)
            if row.chosen and can_hold(row.layer):
                above.append(row)
        self._offer_areas()
        self.problem.setText(self.fault())
        self.completeChanged.emit()

    def _offer_parents(self, row: LevelRow, cell: ChoiceField, above: Sequence[LevelRow]) -> None:
        """Offer the levels above; the one right above is the usual one."""
        ids = [other.layer.id() for other in above]
        if row.guesses or row.parent not in ids:
            row.parent = ids[-1] if ids and row.guesses else ""
        cell.set_choices([(other.layer.id(), other.title) for other in above])
        cell.set_value(row.parent)

    def _offer_areas(self) -> None:
        """Offer the selected features of a level as the project area, and everything."""
        chosen = self.area.value()
        words = self.tr("the {count} selected features of “{level}”")
        self.area.blockSignals(True)
        self.area.set_choices([("", self.tr("everything"))])
        for row in self.chosen_rows():
            count = row.layer.selectedFeatureCount()
            if count:
                label = words.format(count=number(count), level=row.title)
                self.area.addItem(label, row.layer.id())
        if chosen is None and self.area.count() > 1:
            chosen = self.area.itemData(1)  # who selected something meant something by it
        self.area.set_value(chosen if self.area.findData(chosen) >= 0 else "")
        self.area.blockSignals(False)

    # what was chosen

    def chosen_rows(self) -> list[LevelRow]:
        """Return the rows of the layers that become levels, in order."""
        return [row for row in self.rows if row.chosen]

    def area_keys(self, row: LevelRow) -> tuple[str, ...]:
        """Return the keys of the project area when that is in the level of ``row``."""
        if not row.key or self.area.value() != row.layer.id():
            return ()
        return tuple(sorted(key_of(feature[row.key]) for feature in row.layer.selectedFeatures()))

    def crs(self) -> QgsCoordinateReferenceSystem:
        """Return the CRS to measure and draw in: the project's, or that of the first fit level."""
        candidates = [self._project.crs()]
        candidates += [row.layer.crs() for row in self.chosen_rows()]
        for crs in candidates:
            fit = crs.isValid() and not crs.isGeographic() and crs.authid() not in _UNFIT_CRS
            if fit and crs.authid().startswith("EPSG:"):
                return crs
        return QgsCoordinateReferenceSystem(_USUAL_CRS)

    def fault(self) -> str:
        """Return what is wrong with the choices, as one sentence; empty when nothing is."""
        rows = self.chosen_rows()
        if not self.rows:
            return self.tr(
                "There is no layer to choose from: cancel, load the layers that become levels"
                " (Layer › Add Layer) and start again."
            )
        if not rows:
            return self.tr("Tick at least one layer.")
        titles = [searchable(row.title) for row in rows]
        for row in rows:
            if not row.title:
                return self.tr("“{}” has no title; give one.").format(row.layer.name())
            if titles.count(searchable(row.title)) > 1:
                return self.tr("Two levels are called “{}”; rename one.").format(row.title)
            if not row.key:
                return self.tr("“{}” has no key field; choose one.").format(row.title)
            if not row.layer.crs().isValid():
                return self.tr(
                    "“{}” has no coordinate system; set it first (right-click the layer)."
                ).format(row.layer.name())
            if row.layer.isModified():
                return self.tr("“{}” has edits that are not saved; save them first.").format(
                    row.layer.name()
                )
        return ""

    def isComplete(self) -> bool:
        """Return whether nothing is wrong that can be seen without reading the layers."""
        return self._check is None and not self.fault()

    # the proof of the keys

    def validatePage(self) -> bool:
        """Go on when the keys are proved; otherwise prove them, in a worker."""
        choices = self._choices()
        if self._proved == choices:
            return True
        questions = [
            KeyQuestion.about(
                row.layer,
                row.title,
                row.key,
                self._folder(),
                self.crs(),
                self.merge.isChecked(),
                keys,
            )
            for row in self.chosen_rows()
            for keys in [self.area_keys(row)]
        ]
        self.problem.setText(self.tr("Looking at the keys…"))
        self._check = KeyCheck(questions, self._folder(), lambda found: self._take(found, choices))
        self._check.progressChanged.connect(lambda percent: self.progress.setValue(int(percent)))
        self._show_busy(True)
        QgsApplication.taskManager().addTask(self._check)
        return False

    def _choices(self) -> tuple:
        rows = tuple((row.layer.id(), row.title, row.key) for row in self.chosen_rows())
        return rows, self.merge.isChecked(), self.area.value()

    def stop(self) -> bool:
        """Stop a proof that is under way; return whether there was one."""
        if self._check is None:
            return False
        self._check.cancel()
        return True

    def _take(self, answer: KeyAnswer | None, choices: tuple) -> None:
        self._check = None
        self._show_busy(False)
        if answer is None:
            self.problem.setText(self.fault())
        elif answer.faults:
            self.problem.setText("\n".join(answer.faults))
        else:
            self.problem.setText("")
            self.answer, self._proved = answer, choices
            self.checked.emit()

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for widget in (self.table, self.merge, self.area):
            widget.setEnabled(not busy)
        self.completeChanged.emit()


def _guess(layer: QgsVectorLayer) -> LevelRow:
    key = guess_key(layer)
    return LevelRow(layer, bool(key), guess_title(layer), key, guess_label(layer))
