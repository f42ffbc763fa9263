"""“New kansenkaart…”: a wizard on the layers of the project."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget, QWizard

from ...cartography.language import interface_translator
from ...intake.levels import CreateReport
from ...intake.report import Cancelled
from ...settings import Settings
from ..messages import sentence_of
from ..number import number
from .levels import LevelRow, LevelsPage
from .making import Making
from .pages import GeneralPage, MakingPage, PartiesPage
from .profile_text import LevelChoice, ProfileChoices, level_keys, profile_text
from .sources import Copied, must_be_copied, source_of


class NewKansenkaartWizard(QWizard):
    """Asks what a kansenkaart is about, writes its profile and makes it."""

    made = pyqtSignal(str, str)
    """The path of the kansenkaart that was made, and what there is to say of its levels."""

    def __init__(self, project: QgsProject, settings: Settings, parent: QWidget | None) -> None:
        """Ask about the layers of ``project``."""
        super().__init__(parent)
        self.setObjectName("kansenkaart.new")
        self.setWindowTitle(self.tr("New kansenkaart"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.resize(900, 560)
        self._project = project
        self._settings = settings
        self._making: Making | None = None
        self.general = GeneralPage(project, settings)
        self.levels = LevelsPage(project, lambda: self.general.output().parent)
        self.parties = PartiesPage()
        self.last = MakingPage()
        for page in (self.general, self.levels, self.parties, self.last):
            self.addPage(page)
        self.levels.checked.connect(self.next)
        self._name_buttons()

    def _name_buttons(self) -> None:
        # Qt's own texts are English where QGIS is not
        buttons = QWizard.WizardButton
        for which, text in (
            (buttons.BackButton, self.tr("< Back")),
            (buttons.NextButton, self.tr("Next >")),
            (buttons.FinishButton, self.tr("Make it")),
            (buttons.CancelButton, self.tr("Cancel")),
        ):
            self.setButtonText(which, text)

    # what was asked

    def output(self) -> Path:
        """Return the path of the kansenkaart."""
        return self.general.output()

    def profile(self) -> str:
        """Return the profile that was asked together, as YAML."""
        rows = self.levels.chosen_rows()
        titles = {row.layer.id(): row.title for row in rows}
        areas = [(row.title, keys) for row in rows if (keys := self.levels.area_keys(row))]
        return profile_text(
            ProfileChoices(
                self.general.title.text().strip(),
                self.general.language.value() or "nl",
                self.levels.crs().authid(),
                [
                    LevelChoice(
                        row.title,
                        self._source(row),
                        row.key,
                        row.label,
                        titles.get(row.parent, ""),
                        row.title in self.levels.answer.with_parts,
                    )
                    for row in rows
                ],
                self.parties.choices(self.general.owner_choice()),
                self.parties.theme_titles(),
                areas[0] if areas else None,
            )
        )

    def _source(self, row: LevelRow) -> str:
        folder = self.output().parent
        if must_be_copied(row.layer):
            return f"{self.general.sources_path().name}|layername={self._copy_name(row)}"
        return source_of(row.layer, row.key, folder)

    def _copy_name(self, row: LevelRow) -> str:
        titles = [other.title for other in self.levels.chosen_rows()]
        return level_keys(titles)[titles.index(row.title)]

    def summary(self) -> list[tuple[str, str]]:
        """Return what will be made, for people: labels and texts."""
        rows = self.levels.chosen_rows()
        counts = self.levels.answer.counts
        levels = ", ".join(f"{row.title} ({number(counts.get(row.title, 0))})" for row in rows)
        parties = self.parties.choices(self.general.owner_choice())
        lines = [
            (self.tr("Title"), self.general.title.text().strip()),
            (self.tr("Levels"), levels),
            (self.tr("Project area"), self.levels.area.currentText()),
            (self.tr("Parties"), ", ".join(party.name for party in parties)),
            (self.tr("Themes"), ", ".join(self.parties.theme_titles()) or "–"),
            (self.tr("Coordinate system"), self.levels.crs().userFriendlyIdentifier()),
            (self.tr("File"), str(self.output())),
            (self.tr("Profile"), str(self.general.profile_path())),
        ]
        copied = [row.title for row in rows if must_be_copied(row.layer)]
        if copied:
            words = self.tr("{levels}, to “{path}”: only this project has them")
            path = self.general.sources_path()
            lines.append((self.tr("Copied"), words.format(levels=", ".join(copied), path=path)))
        lines += [(self.tr("Look at this"), doubt) for doubt in self.levels.answer.doubts]
        return lines

    # making it

    def accept(self) -> None:
        """Make the kansenkaart; the wizard closes only when it is there."""
        if self._making is not None:
            return
        if self.general.fault():  # somebody made the file in the meantime
            self.last.problem.setText(self.general.fault())
            return
        name = self.general.writer.text().strip()
        if name:
            self._settings.display_name.setValue(name)
        copies = [
            Copied.take(row.layer, self._copy_name(row))
            for row in self.levels.chosen_rows()
            if must_be_copied(row.layer)
        ]
        self._making = Making(
            (self.general.profile_path(), self.profile()),
            (self.general.sources_path(), copies),
            self.output(),
            self._settings.writer(),
            self._done,
        )
        self._making.progressChanged.connect(lambda percent: self.last.bar.setValue(int(percent)))
        self.last.problem.setText("")
        self._show_busy(True)
        QgsApplication.taskManager().addTask(self._making)

    def _show_busy(self, busy: bool) -> None:
        self.last.bar.setValue(0)
        self.last.bar.setVisible(busy)
        for which in (QWizard.WizardButton.FinishButton, QWizard.WizardButton.BackButton):
            self.button(which).setEnabled(not busy)

    def _done(self, report: CreateReport | None, error: Exception | None) -> None:
        self._making = None
        self._show_busy(False)
        if report is None:
            stopped = error is None or isinstance(error, Cancelled)
            self.last.problem.setText(self.tr("Stopped.") if stopped else sentence_of(error))
            return
        super().accept()
        translate = interface_translator()
        lines = [sentence.text(translate) for sentence in report.sentences()]
        self.made.emit(str(report.path), "\n".join(lines))

    def reject(self) -> None:
        """Stop what is under way, or close the wizard when nothing is."""
        if self._making is not None:
            self._making.cancel()
        elif not self.levels.stop():
            super().reject()
