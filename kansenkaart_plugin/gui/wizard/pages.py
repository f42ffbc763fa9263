"""The other pages of “New kansenkaart…”: what it is, who takes part, and the making."""

from __future__ import annotations

import os
import re
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWizardPage,
)

from ...domain.text import searchable
from ...domain.words import PartyKind
from ...settings import Settings
from ..fields import ChoiceField, Column, FieldTable
from ..records.form_fields import choices_of
from ..wrapped_label import WrappedLabel
from .profile_text import PartyChoice

_FIRST_PARTIES = (PartyKind.CORPORATION, PartyKind.CORPORATION, PartyKind.TENANTS)


class GeneralPage(QWizardPage):
    """Title, owner, who writes, language and the file to make."""

    def __init__(self, project: QgsProject, settings: Settings) -> None:
        """Ask for them; the title of ``project`` is the first guess."""
        super().__init__()
        self.setTitle(self.tr("What is it about?"))
        self.setSubTitle(
            self.tr("A kansenkaart is one file; its owner is the party that keeps it.")
        )
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = _first_folder(
            settings.last_folder.value(),
            project.homePath(),
            QStandardPaths.writableLocation(documents),
        )
        self._suggested = ""
        language = QgsApplication.locale()
        self.title = _line("title")
        self.owner = _line("owner")
        self.owner_kind = ChoiceField(choices_of(PartyKind, language))
        self.writer = _line("writer")
        self.writer.setText(settings.display_name.value())
        self.language = ChoiceField((("nl", "Nederlands"), ("en", "English")))
        self.language.set_value("nl" if language.startswith("nl") else "en")
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter(self.tr("Kansenkaart (*.gpkg)"))
        self.file.setConfirmOverwrite(False)  # nothing is ever overwritten
        self.problem = WrappedLabel("kansenkaart.new.general.problem")
        self._build()
        self.title.setText(project.title())
        self._suggest()

    def _build(self) -> None:
        self.title.setPlaceholderText(self.tr("Kansenkaart of …"))
        self.writer.setPlaceholderText(self.tr("stands with what you write; the parties see it"))
        owner = QHBoxLayout()
        owner.addWidget(self.owner, 2)
        owner.addWidget(self.owner_kind, 1)
        form = QFormLayout()
        names = (
            ("title", self.tr("Title"), self.title, self.title),
            ("owner", self.tr("Owner"), self.owner, owner),
            ("owner_kind", self.tr("Kind of owner"), self.owner_kind, None),
            ("writer", self.tr("Your name"), self.writer, self.writer),
            ("language", self.tr("Language of products"), self.language, self.language),
            ("file", self.tr("File"), self.file, self.file),
        )
        for name, label, field, row in names:
            field.setObjectName(f"kansenkaart.new.{name}")
            field.setAccessibleName(label)
            if row is not None:
                form.addRow(label, row)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addStretch()
        layout.addWidget(self.problem)
        self.title.textChanged.connect(self._suggest)
        self.owner.textChanged.connect(self._changed)
        self.file.fileChanged.connect(self._changed)

    def _suggest(self, *_: object) -> None:
        """Name the file after the title, as long as nobody chose another one."""
        if self.file.filePath() == self._suggested:
            name = re.sub(r"[^a-z0-9]+", "-", searchable(self.title.text())).strip("-")
            self._suggested = str(self._folder / f"{name or 'kansenkaart'}.gpkg")
            self.file.setFilePath(self._suggested)
        self._changed()

    def _changed(self, *_: object) -> None:
        self.problem.setText(self.fault())
        self.completeChanged.emit()

    def fault(self) -> str:
        """Return why the file cannot be made there; empty when it can."""
        if not self.file.filePath().strip():
            return self.tr("Choose where the file goes.")
        folder = self.output().parent
        if not folder.is_dir():
            return self.tr("There is no folder “{}”; choose another.").format(folder)
        if not os.access(folder, os.W_OK):
            return self.tr("Nothing can be written in “{}”; choose another folder.").format(folder)
        for path in (self.output(), self.profile_path(), self.sources_path()):
            if path.exists():
                return self.tr(
                    "“{}” is there already and is not overwritten; choose another name."
                ).format(path)
        return ""

    def isComplete(self) -> bool:
        """Return whether all is filled in and the file can be made."""
        texts = (self.title.text(), self.owner.text())
        return all(text.strip() for text in texts) and not self.fault()

    def output(self) -> Path:
        """Return the file to make, with its ending."""
        path = self.file.filePath().strip()
        return Path(path if path.lower().endswith(".gpkg") else f"{path}.gpkg").absolute()

    def profile_path(self) -> Path:
        """Return where the profile goes: beside the file."""
        return self.output().with_suffix(".yaml")

    def sources_path(self) -> Path:
        """Return where layers are copied that live only in the project: beside the file."""
        ending = "bronnen" if self.language.value() == "nl" else "sources"
        return self.output().with_name(f"{self.output().stem}-{ending}.gpkg")

    def owner_choice(self) -> PartyChoice:
        """Return the owner as a party."""
        return PartyChoice(self.owner.text().strip(), self.owner_kind.value() or "other")

    def fill(self, title: str, owner: str, output: str) -> None:
        """Fill the page in."""
        self.title.setText(title)
        self.owner.setText(owner)
        self.file.setFilePath(output)


class PartiesPage(QWizardPage):
    """Who takes part besides the owner, and what it is about."""

    def __init__(self) -> None:
        """Ask for the parties and the themes."""
        super().__init__()
        self.setTitle(self.tr("Who takes part, and on which themes?"))
        self.setSubTitle(self.tr("The owner is a party already. Both can be added to later."))
        kinds = tuple(choices_of(PartyKind, QgsApplication.locale()))
        columns = (Column(self.tr("Party")), Column(self.tr("Kind"), kinds))
        self.parties = FieldTable(columns, self.tr("Parties"), "kansenkaart.new.parties")
        self.parties.set_rows([(None, kind.value) for kind in _FIRST_PARTIES])
        self.themes = FieldTable(
            (Column(self.tr("Theme")),), self.tr("Themes"), "kansenkaart.new.themes"
        )
        self.themes.set_rows([(title,) for title in self._usual_themes()])
        self.problem = WrappedLabel("kansenkaart.new.parties.problem")
        tables = QHBoxLayout()
        for table, share in ((self.parties, 3), (self.themes, 2)):
            table.set_lines(8)
            tables.addWidget(table, share)
        layout = QVBoxLayout(self)
        layout.addLayout(tables)
        layout.addStretch()
        layout.addWidget(self.problem)

    def _usual_themes(self) -> tuple[str, ...]:
        return (
            self.tr("Housing"),
            self.tr("Sustainability and energy"),
            self.tr("Public space and green"),
            self.tr("Social and facilities"),
            self.tr("Safety and liveability"),
        )

    def choices(self, owner: PartyChoice) -> list[PartyChoice]:
        """Return the owner and the others; rows without a name do not count."""
        others = [
            PartyChoice(name, kind or PartyKind.OTHER.value)
            for name, kind in self.parties.rows()
            if name
        ]
        return [owner, *others]

    def theme_titles(self) -> list[str]:
        """Return the titles of the themes."""
        return [title for (title,) in self.themes.rows() if title]

    def validatePage(self) -> bool:
        """Return whether no party and no theme is named twice; say which one is."""
        owner = self.wizard().general.owner_choice()
        names = [party.name for party in self.choices(owner)]
        twice = _first_twice(names) or _first_twice(self.theme_titles())
        self.problem.setText(
            self.tr("“{}” is there twice; take one away.").format(twice) if twice else ""
        )
        return not twice


class MakingPage(QWizardPage):
    """What will be made, and how far it is."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setTitle(self.tr("Ready to make it"))
        self.setSubTitle(self.tr("This is what will be made."))
        self.summary = QFormLayout()
        self.problem = WrappedLabel("kansenkaart.new.problem")
        self.bar = QProgressBar()
        self.bar.hide()
        layout = QVBoxLayout(self)
        layout.addLayout(self.summary)
        layout.addStretch()
        layout.addWidget(self.problem)
        layout.addWidget(self.bar)

    def initializePage(self) -> None:
        """Say what will be made."""
        self.problem.setText("")
        while self.summary.rowCount():
            self.summary.removeRow(0)
        for number, (label, text) in enumerate(self.wizard().summary()):
            shown = WrappedLabel(f"kansenkaart.new.summary.{number}")
            shown.setText(text)
            self.summary.addRow(label, shown)


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(f"kansenkaart.new.{name}")
    return line


def _first_folder(*paths: str) -> Path:
    """Return the first of ``paths`` that is there, or else the person's own folder."""
    return next((Path(path) for path in paths if path and Path(path).is_dir()), Path.home())


def _first_twice(names: list[str]) -> str:
    known = set()
    for name in names:
        plain = searchable(name)
        if plain in known:
            return name
        known.add(plain)
    return ""
