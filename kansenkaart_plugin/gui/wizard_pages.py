"""The pages of “New kansenkaart…”."""

from __future__ import annotations

from pathlib import Path
from typing import Callable

from qgis.core import QgsApplication, QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget, QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWizardPage,
)

from ..domain.words import PartyKind
from ..settings import Settings
from .fields import ChoiceField, Column, FieldTable
from .map_layers import LEVEL_PROPERTY
from .profile_text import LevelChoice, PartyChoice

_FIRST_PARTIES = (PartyKind.CORPORATION, PartyKind.TENANTS)


class GeneralPage(QWizardPage):
    """Title, owner, language and the file to make."""

    def __init__(self, settings: Settings) -> None:
        """Ask for them."""
        super().__init__()
        self.setTitle(self.tr("What is it about?"))
        self._title = QLineEdit()
        self._owner = QLineEdit()
        self._language = ChoiceField((("nl", "Nederlands"), ("en", "English")))
        self._language.set_value("nl" if QgsApplication.locale().startswith("nl") else "en")
        self._file = QgsFileWidget()
        self._file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self._file.setFilter(self.tr("Kansenkaart (*.gpkg)"))
        self._file.setDefaultRoot(settings.last_folder.value())
        form = QFormLayout(self)
        form.addRow(self.tr("Title"), self._title)
        form.addRow(self.tr("Owner (party)"), self._owner)
        form.addRow(self.tr("Language of products"), self._language)
        form.addRow(self.tr("File"), self._file)
        for line in (self._title, self._owner):
            line.textChanged.connect(self.completeChanged)
        self._file.fileChanged.connect(self.completeChanged)
        self._title.setPlaceholderText(self.tr("Kansenkaart of …"))

    def isComplete(self) -> bool:
        """Return whether all is filled in and the file is new."""
        texts = (self._title.text(), self._owner.text(), self._file.filePath())
        return all(text.strip() for text in texts) and not Path(self.output()).exists()

    def title_text(self) -> str:
        """Return the title."""
        return self._title.text().strip()

    def owner(self) -> str:
        """Return the name of the owner."""
        return self._owner.text().strip()

    def language(self) -> str:
        """Return the language's code."""
        return self._language.value() or "nl"

    def output(self) -> str:
        """Return the path of the file, with its ending."""
        path = self._file.filePath().strip()
        return path if path.lower().endswith(".gpkg") else f"{path}.gpkg"

    def fill(self, title: str, owner: str, output: str) -> None:
        """Fill the page in."""
        self._title.setText(title)
        self._owner.setText(owner)
        self._file.setFilePath(output)


class LevelsPage(QWizardPage):
    """Which layers are levels, from the largest areas to the smallest."""

    def __init__(self, project: QgsProject) -> None:
        """Offer the vector layers of ``project``."""
        super().__init__()
        self._project = project
        self.setTitle(self.tr("Which layers are its levels?"))
        self.setSubTitle(
            self.tr(
                "From the largest areas to the smallest. The key names a feature for ever: a code,"
                " without gaps and never twice."
            )
        )
        self.table = QTableWidget(0, 5)
        self.table.setObjectName("kansenkaart.new.levels")
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Layer"),
                self.tr("Title"),
                self.tr("Key field"),
                self.tr("Name field"),
                self.tr("Lies in"),
            ]
        )
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        for text, slot in (
            (self.tr("Add a level"), self.add_level),
            (self.tr("Take the last one away"), self._remove_last),
        ):
            layout.addWidget(_button(text, slot))

    def initializePage(self) -> None:
        """Begin with one level."""
        if not self.table.rowCount():
            self.add_level()

    def isComplete(self) -> bool:
        """Return whether there is a level and each has its layer and key."""
        choices = self.choices()
        return bool(choices) and all(choice.source and choice.feature_key for choice in choices)

    def add_level(self, layer: QgsVectorLayer | None = None, key: str = "", name: str = "") -> None:
        """Add a row for ``layer``, or for the first layer there is."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        layers = QgsMapLayerComboBox()
        layers.setProject(self._project)
        layers.setFilters(QgsMapLayerProxyModel.Filter.HasGeometry)
        layers.setExceptedLayerList(self._unusable())
        cells = (layers, QLineEdit(), QComboBox(), QComboBox(), QComboBox())
        for column, cell in enumerate(cells):
            self.table.setCellWidget(row, column, cell)
        layers.layerChanged.connect(lambda chosen, cells=cells: self._fill(cells, chosen))
        cells[1].textChanged.connect(self._offer_parents)
        cells[2].currentIndexChanged.connect(self.completeChanged)
        if layer is not None:
            layers.setLayer(layer)
        self._fill(cells, layers.currentLayer())
        if key:
            cells[2].setCurrentText(key)
        if name:
            cells[3].setCurrentText(name)

    def _unusable(self) -> list[QgsVectorLayer]:
        """Return layers that live nowhere but in memory, and our own."""
        return [
            layer
            for layer in self._project.mapLayers().values()
            if layer.customProperty(LEVEL_PROPERTY)
            or (layer.dataProvider() and layer.providerType() == "memory")
        ]

    def _fill(self, cells: tuple, layer: QgsVectorLayer | None) -> None:
        cells[1].setText(layer.name() if layer else "")
        names = [field.name() for field in layer.fields()] if layer else []
        for cell, choices in ((cells[2], names), (cells[3], ["", *names])):
            cell.clear()
            cell.addItems(choices)
        self.completeChanged.emit()

    def _offer_parents(self) -> None:
        """Offer in each row the levels above it; the one right above is the usual one."""
        titles = [self.table.cellWidget(row, 1).text() for row in range(self.table.rowCount())]
        for row in range(self.table.rowCount()):
            parents = self.table.cellWidget(row, 4)
            if parents is None:
                continue
            chosen = parents.currentIndex() if parents.count() else row
            parents.clear()
            parents.addItems(["", *titles[:row]])
            parents.setCurrentIndex(chosen)

    def _remove_last(self) -> None:
        self.table.removeRow(self.table.rowCount() - 1)
        self.completeChanged.emit()

    def choices(self) -> list[LevelChoice]:
        """Return the levels as chosen."""
        return [self._choice(row) for row in range(self.table.rowCount())]

    def _choice(self, row: int) -> LevelChoice:
        layers, title, key, name, parent = (self.table.cellWidget(row, col) for col in range(5))
        layer = layers.currentLayer()
        return LevelChoice(
            title.text().strip(),
            _source(layer) if layer else "",
            key.currentText(),
            name.currentText(),
            parent.currentText(),
        )


class PartiesPage(QWizardPage):
    """Who takes part besides the owner."""

    def __init__(self) -> None:
        """Ask for the parties."""
        super().__init__()
        self.setTitle(self.tr("Who takes part?"))
        self.setSubTitle(self.tr("The other parties; the owner is one already."))
        language = QgsApplication.locale()
        kinds = tuple((kind.value, kind.label(language)) for kind in PartyKind)
        columns = (Column(self.tr("Name")), Column(self.tr("Kind"), kinds))
        self.table = FieldTable(columns, self.tr("Parties"))
        self.table.table.setFixedHeight(220)
        self.table.set_rows([(None, kind.value) for kind in _FIRST_PARTIES])
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addStretch()

    def choices(self, owner: str) -> list[PartyChoice]:
        """Return the owner and the others; rows without a name do not count."""
        others = [
            PartyChoice(name, kind or PartyKind.OTHER.value)
            for name, kind in self.table.rows()
            if name
        ]
        return [PartyChoice(owner, PartyKind.MUNICIPALITY.value), *others]


def _source(layer: QgsVectorLayer) -> str:
    """Return a layer's source as a profile writes it: a file, or ``provider:source``."""
    if layer.providerType() == "ogr":
        return layer.source()
    return f"{layer.providerType().lower()}:{layer.source()}"


def _button(text: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda _=False: slot())
    return button
