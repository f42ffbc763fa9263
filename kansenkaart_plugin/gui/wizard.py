"""“New kansenkaart…”: a wizard on the layers of the project."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsFeedback,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget, QWizard, QWizardPage

from ..domain.profile import load_profile
from ..domain.sentence import KansenkaartError
from ..settings import Settings
from .messages import sentence_of
from .profile_text import profile_text
from .wizard_pages import GeneralPage, LevelsPage, PartiesPage

ALGORITHM = "kansenkaart:create"


class _Feedback(QgsProcessingFeedback):
    """Keeps the sentence of what went wrong."""

    def __init__(self) -> None:
        super().__init__(False)
        self.errors: list[str] = []

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error.strip())
        super().reportError(error, fatalError)


class NewKansenkaartWizard(QWizard):
    """Asks what a kansenkaart is about, writes its profile and has it made."""

    def __init__(self, project: QgsProject, settings: Settings, parent: QWidget | None) -> None:
        """Ask about the layers of ``project``."""
        super().__init__(parent)
        self.setObjectName("kansenkaart.new")
        self.setWindowTitle(self.tr("New kansenkaart"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.resize(760, 520)
        self._project = project
        self._task: QgsProcessingAlgRunnerTask | None = None
        self._feedback = _Feedback()
        self._context = QgsProcessingContext()
        self.general = GeneralPage(settings)
        self.levels = LevelsPage(project)
        self.parties = PartiesPage()
        for page in (self.general, self.levels, self.parties):
            self.addPage(page)
        self._build_foot(self.parties)

    def _build_foot(self, page: QWizardPage) -> None:
        self.problem = QLabel()
        self.problem.setObjectName("kansenkaart.new.problem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.hide()
        layout = page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.problem)
        layout.addWidget(self._bar)

    def output(self) -> str:
        """Return the path of the kansenkaart."""
        return self.general.output()

    def profile(self) -> str:
        """Return the profile that was asked together, as YAML."""
        return profile_text(
            self.general.title_text(),
            self.general.language(),
            self._project.crs().authid() or "EPSG:28992",
            self.levels.choices(),
            self.parties.choices(self.general.owner()),
        )

    # making it

    def accept(self) -> None:
        """Make the kansenkaart; the wizard closes only when it is there."""
        if self._task is not None:
            return
        text = self.profile()
        written = Path(self.output()).with_suffix(".yaml")
        try:
            load_profile(text)
            with written.open("x", encoding="utf-8") as stream:
                stream.write(text)
        except FileExistsError:
            self._say(self.tr("“{}” is there already; choose another name.").format(written))
            return
        except (KansenkaartError, OSError) as error:
            self._say(sentence_of(error))
            return
        self._run(written)

    def _run(self, profile: Path) -> None:
        algorithm = QgsApplication.processingRegistry().algorithmById(ALGORITHM)
        parameters = {"PROFILE": str(profile), "OUTPUT": self.output()}
        self._say("")
        self._feedback = _Feedback()
        self._profile_path = profile
        self._task = QgsProcessingAlgRunnerTask(
            algorithm, parameters, self._context, self._feedback
        )
        self._task.executed.connect(self._done)
        self._feedback.progressChanged.connect(self._show_progress)
        self._busy(True)
        QgsApplication.taskManager().addTask(self._task)

    def _show_progress(self, percent: float) -> None:
        self._bar.setValue(int(percent))

    def _busy(self, busy: bool) -> None:
        self._bar.setVisible(busy)
        for which in (QWizard.WizardButton.FinishButton, QWizard.WizardButton.BackButton):
            self.button(which).setEnabled(not busy)

    def _done(self, successful: bool, _results: dict) -> None:
        self._task = None
        self._busy(False)
        if successful:
            super().accept()
            return
        self._profile_path.unlink(missing_ok=True)  # ours, and of no use: trying again writes it
        self._say("\n".join(self._feedback.errors) or self.tr("It was not made."))

    def reject(self) -> None:
        """Stop making it, or close the wizard when nothing is being made."""
        if self._task is None:
            super().reject()
        else:
            feedback: QgsFeedback = self._feedback
            feedback.cancel()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
