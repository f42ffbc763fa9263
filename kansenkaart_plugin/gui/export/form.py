"""What to make, for whom and where: the fields of the export dialog."""

from __future__ import annotations

from typing import Sequence

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import Party, Session
from ...domain.profile import PAPERS, LevelProfile, Profile
from ..date_field import DateField
from .choices import IN_PROJECT, OWNER, PUBLIC, Choices

_PARTIES = "parties"
_KEY = Qt.ItemDataRole.UserRole


class ExportForm(QWidget):
    """Asks for `Choices`; ``changed`` tells that they may be others now."""

    changed = pyqtSignal()

    def __init__(self, profile: Profile, parties: Sequence[Party]) -> None:
        """Ask about a kansenkaart with this ``profile`` and these ``parties``."""
        super().__init__()
        self._profile = profile
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for group in (self._whom(parties), self._maps(), self._documents(), self._where()):
            column.addWidget(group)
        column.addStretch()
        self._enable()

    # the groups

    def _whom(self, parties: Sequence[Party]) -> QGroupBox:
        self.audience = self._combo("audience")
        owner = next((p.name for p in parties if p.key == self._profile.owner), "")
        self.audience.addItem(self.tr("Everyone: what is public"), PUBLIC)
        self.audience.addItem(self.tr("All parties: also what is internal"), _PARTIES)
        for party in parties:
            text = self.tr("{party}: also what is confidential and {party} takes part in")
            self.audience.addItem(text.format(party=party.name), party.key)
        text = self.tr("{party} as the owner: everything")
        self.audience.addItem(text.format(party=owner), OWNER)
        self.kept_out = _text("kept_out")
        group = QGroupBox(self.tr("For whom"))
        column = QVBoxLayout(group)
        column.addWidget(self.audience)
        column.addWidget(self.kept_out)
        self._name(self.audience, group.title())
        return group

    def _maps(self) -> QGroupBox:
        self.maps = QGroupBox(self.tr("Maps"))
        self.maps.setObjectName("kansenkaart.export.maps")
        self.maps.setCheckable(True)
        self.maps.toggled.connect(self._changed)
        self.levels = QListWidget()
        self.levels.setObjectName("kansenkaart.export.levels")
        for level in self._profile.levels:
            self.levels.addItem(_checkable(level))
        rows = min(5, self.levels.count())
        row = self.levels.sizeHintForRow(0) if self.levels.count() else 20
        self.levels.setFixedHeight(rows * row + 6)
        self.levels.itemChanged.connect(self._changed)
        self.set = self._combo("set")
        self.set.addItem(self.tr("one file for each level"), "level")
        self.set.addItem(self.tr("for each party: what it means for them"), "party")
        self.set.addItem(self.tr("for each theme"), "theme")
        self.per_feature = self._check("per_feature", self.tr("A page for each place with records"))
        self.compare = self._check("compare", self.tr("Only what changed since"))
        self.since = DateField()
        self.since.set_value(_month_ago())
        self.since.setObjectName("kansenkaart.export.since")
        self.since.chosen.connect(self._dated)
        self._name(self.since, self.compare.text())
        self.text = self._check("text", self.tr("A description in words beside it (txt)"))
        self.format = self._combo("format")
        for name in ("pdf", "png", "svg"):
            self.format.addItem(name.upper(), name)
        self.format.addItem(self.tr("Layouts in this project"), IN_PROJECT)
        self.paper = self._combo("paper")
        own = self.tr("{} (profile)")
        layout = self._profile.layout
        self.paper.addItem(own.format(layout.paper), "")
        for paper in PAPERS:
            self.paper.addItem(paper, paper)
        self.orientation = self._combo("orientation")
        turned = {"landscape": self.tr("landscape"), "portrait": self.tr("portrait")}
        self.orientation.addItem(own.format(turned[layout.orientation]), "")
        for value, text in turned.items():
            self.orientation.addItem(text, value)
        self.template = _file("template", self.tr("Layout templates (*.qpt)"))
        self.template.lineEdit().setPlaceholderText(own.format(layout.template or self.tr("none")))
        self.template.fileChanged.connect(self._changed)
        form = QFormLayout(self.maps)
        self._row(form, self.tr("Levels:"), self.levels)
        self._row(form, self.tr("Set:"), self.set)
        form.addRow("", self.per_feature)
        form.addRow("", _beside(self.compare, self.since))
        form.addRow("", self.text)
        self._row(form, self.tr("Kind of file:"), self.format)
        form.addRow(self.tr("Paper:"), _beside(self.paper, self.orientation))
        self._row(form, self.tr("Template:"), self.template)
        self._name(self.paper, self.tr("Paper:"))
        self._name(self.orientation, self.tr("Orientation"))
        return self.maps

    def _documents(self) -> QGroupBox:
        self.plan = self._check("plan", self.tr("Plan of action"))
        self.decisions = self._check("decisions", self.tr("List of decisions of"))
        self.session = self._combo("session")
        self._name(self.session, self.decisions.text())
        self.document = self._combo("document")
        self.document.addItem("Word (docx)", "docx")
        self.document.addItem("OpenDocument (odt)", "odt")
        self.table = self._check("table", self.tr("Table of records"))
        self.spreadsheet = self._combo("spreadsheet")
        for text, value in (
            ("Excel (xlsx)", "xlsx"),
            ("OpenDocument (ods)", "ods"),
            ("CSV", "csv"),
        ):
            self.spreadsheet.addItem(text, value)
        self._name(self.document, self.plan.text())
        self._name(self.spreadsheet, self.table.text())
        group = QGroupBox(self.tr("Documents and tables"))
        grid = QGridLayout(group)
        grid.setColumnStretch(1, 1)
        for row, (box, field) in enumerate(
            (
                (self.plan, self.document),
                (self.decisions, self.session),
                (self.table, self.spreadsheet),
            )
        ):
            grid.addWidget(box, row, 0)
            grid.addWidget(field, row, 1)
        return group

    def _where(self) -> QGroupBox:
        self.folder = QgsFileWidget()
        self.folder.setObjectName("kansenkaart.export.folder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.fileChanged.connect(self._changed)
        group = QGroupBox(self.tr("Where"))
        hint = _text("hint")
        hint.setText(self.tr("Files with the same name in this folder are replaced."))
        column = QVBoxLayout(group)
        column.addWidget(self.folder)
        column.addWidget(hint)
        self._name(self.folder, group.title())
        return group

    # small things

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox()
        combo.setObjectName(f"kansenkaart.export.{name}")
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.currentIndexChanged.connect(self._changed)
        return combo

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(f"kansenkaart.export.{name}")
        box.toggled.connect(self._changed)
        return box

    def _row(self, form: QFormLayout, text: str, field: QWidget) -> None:
        form.addRow(text, field)
        self._name(field, text)

    def _name(self, field: QWidget, text: str) -> None:
        field.setAccessibleName(text.rstrip(":"))

    def _changed(self, *_: object) -> None:
        self._enable()
        self.changed.emit()

    def _dated(self) -> None:
        if not self.since.shown():  # without a day all would be made, and the box says otherwise
            self.since.set_value(_month_ago())
        self._changed()

    def _enable(self) -> None:
        if not hasattr(self, "folder"):  # it is still being built
            return
        files = self.format.currentData() != IN_PROJECT
        for widget in (self.set, self.per_feature, self.compare, self.text):
            widget.setEnabled(files)
        for combo in (self.paper, self.orientation):  # a template has its own
            combo.setEnabled(not self._template())
        has_sessions = self.session.count() > 0
        self.decisions.setEnabled(has_sessions)
        self.session.setEnabled(has_sessions and self.decisions.isChecked())
        self.since.setEnabled(files and self.compare.isChecked())
        self.spreadsheet.setEnabled(self.table.isChecked())
        self.document.setEnabled(self.plan.isChecked() or self.decisions.isChecked())

    # what is asked

    def _template(self) -> str:
        return str(self.template.filePath()).strip()

    def choices(self) -> Choices:
        """Return what is asked for."""
        items = [self.levels.item(row) for row in range(self.levels.count())]
        checked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        levels = tuple(item.data(_KEY) for item in checked)
        files = self.format.currentData() != IN_PROJECT
        compares = files and self.maps.isChecked() and self.compare.isChecked()
        since = (self.since.value() or "") if compares else ""
        return Choices(
            audience=self.audience.currentData(),
            maps=self.maps.isChecked() and bool(levels),
            levels=levels,
            set=self.set.currentData() if files else "level",
            per_feature=files and self.per_feature.isChecked(),
            since=since,
            text=files and self.text.isChecked(),
            format=self.format.currentData(),
            paper=self.paper.currentData(),
            orientation=self.orientation.currentData(),
            template=self._template(),
            plan=self.plan.isChecked(),
            decisions=self.decisions.isChecked() and self.session.count() > 0,
            session=self.session.currentData() or "",
            document=self.document.currentData(),
            table=self.table.isChecked(),
            spreadsheet=self.spreadsheet.currentData(),
            folder=self.folder.filePath().strip(),
        )

    def set_choices(self, choices: Choices) -> None:
        """Fill in ``choices``; what this kansenkaart does not have stays as it is."""
        self.blockSignals(True)
        for combo, value in (
            (self.audience, choices.audience),
            (self.set, choices.set),
            (self.format, choices.format),
            (self.paper, choices.paper),
            (self.orientation, choices.orientation),
            (self.document, choices.document),
            (self.spreadsheet, choices.spreadsheet),
        ):
            combo.setCurrentIndex(max(0, combo.findData(value)))
        known = {level.key for level in self._profile.levels}
        wanted = set(choices.levels) & known or known
        for row in range(self.levels.count()):
            item = self.levels.item(row)
            on = item.data(_KEY) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        for box, on in (
            (self.maps, choices.maps),
            (self.per_feature, choices.per_feature),
            (self.compare, bool(choices.since)),
            (self.text, choices.text),
            (self.plan, choices.plan),
            (self.decisions, choices.decisions),
            (self.table, choices.table),
        ):
            box.setChecked(on)
        if choices.since:
            self.since.set_value(choices.since)
        self.template.setFilePath(choices.template)
        self.folder.setFilePath(choices.folder)
        self.blockSignals(False)
        self._changed()

    def set_sessions(self, sessions: Sequence[Session]) -> None:
        """Offer these sessions: the audience sees no others."""
        chosen = self.session.currentData()
        self.session.blockSignals(True)
        self.session.clear()
        for session in sessions:
            day = (session.held_on or "")[:10]
            self.session.addItem(" · ".join(filter(None, (session.title, day))), session.uuid)
        self.session.setCurrentIndex(max(0, self.session.findData(chosen)))
        self.session.blockSignals(False)
        self._enable()


def _checkable(level: LevelProfile) -> QListWidgetItem:
    item = QListWidgetItem(level.title)
    item.setData(_KEY, level.key)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked)
    return item


def _text(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(f"kansenkaart.export.{name}")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _month_ago() -> str:
    return str(QDate.currentDate().addMonths(-1).toString(Qt.DateFormat.ISODate))


def _file(name: str, filter_: str) -> QgsFileWidget:
    field = QgsFileWidget()
    field.setObjectName(f"kansenkaart.export.{name}")
    field.setFilter(filter_)
    return field


def _beside(first: QWidget, second: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(first)
    row.addWidget(second, 1)
    return both
