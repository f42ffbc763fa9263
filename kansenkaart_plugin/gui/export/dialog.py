"""“Export…”: asks what, for whom and where, shows the first page, and makes it."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QCoreApplication, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from qgis.utils import OverrideCursor

from ...cartography.language import interface_translator
from ...domain.sentence import KansenkaartError, Sentence
from ..current import Current
from ..messages import sentence_of
from ..number import number
from ..worker import Asker
from ..wrapped_label import WrappedLabel
from .choices import Choices
from .form import ExportForm
from .job import ExportJob, Material, options_of, reading
from .preview import PagePreview, first_page

_REST = 500  # milliseconds without a change before the first page is drawn


class ExportDialog(QDialog):
    """Asks for the products of the open kansenkaart and makes them.

    While they are made the dialog shows each file, and can be cancelled after every page.
    """

    made = pyqtSignal(int, str, str)
    """How many files were made, in which folder, and what there is to say of them."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Ask about what is open in ``current``."""
        super().__init__(parent)
        self.setObjectName("kansenkaart.export")
        self.setWindowTitle(self.tr("Export"))
        self._current = current
        self._material: Material | None = None
        self._asked: tuple[str, str] | None = None
        self._feedback: QgsFeedback | None = None
        self.told: list[str] = []
        """What there is to say of what was made, besides the files."""
        self.form = ExportForm(current.profile, current.vocabulary.parties)
        self.preview = PagePreview()
        self.remarks = WrappedLabel("kansenkaart.export.remarks")
        self.past = WrappedLabel("kansenkaart.export.past")
        self.problem = WrappedLabel("kansenkaart.export.problem")
        self.problem.setStyleSheet("font-weight: bold")
        self.bar = QProgressBar()
        self.bar.setObjectName("kansenkaart.export.bar")
        self.now = WrappedLabel("kansenkaart.export.now")
        self.export = self._button("go", self.tr("Export"), self._export)
        self.export.setDefault(True)
        self.cancel = self._button("cancel", self.tr("Close"), self.reject)
        self._arrange()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self._look)
        self._asker = Asker(self)
        self._asker.answered.connect(self._take)
        self._asker.failed.connect(self._fail)
        self._recall()
        self.form.changed.connect(self._changed)
        self._changed()

    def _button(self, name: str, text: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(f"kansenkaart.export.{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button

    def _arrange(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.form)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(max(430, self.form.minimumSizeHint().width() + bar))
        caption = QLabel(self.tr("The first page"))
        caption.setBuddy(self.preview)
        beside = QHBoxLayout()
        beside.addWidget(area)
        page = QVBoxLayout()
        page.addWidget(caption)
        page.addWidget(self.preview, 1)
        page.addWidget(self.remarks)
        beside.addLayout(page, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.now, 1)
        buttons.addWidget(self.export)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addWidget(self.past)
        column.addLayout(beside, 1)
        column.addWidget(self.problem)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        self.bar.hide()
        self.problem.hide()
        self.past.setVisible(self._current.shown.is_past)
        self.past.setText(
            self.tr("You are looking at the past: what is made is as it was on that day.")
        )
        self.resize(1080, 780)

    def _recall(self) -> None:
        choices = Choices.recalled(self._current.settings.export.value())
        if not choices.folder:
            path = self._current.path
            choices = Choices(**{**vars(choices), "folder": str(path.parent) if path else ""})
        self.form.set_choices(choices)

    # what is asked, and the first page

    def _changed(self) -> None:
        choices = self.form.choices()
        self.export.setEnabled(not choices.is_empty and bool(choices.folder))
        if self._asked != (choices.audience, choices.since):
            self.form.kept_out.setText(self.tr("Counting…"))
        self._timer.start()

    def _look(self) -> None:
        """Read what the audience sees, if that may be other records, and draw the first page."""
        choices = self.form.choices()
        asked = (choices.audience, choices.since)
        if self._asked == asked and self._material is not None:
            self._draw()
            return
        self._material, self._asked = None, asked
        self.preview.say(self.tr("The first page is drawn…"))
        try:
            question = reading(choices, self._current.shown.as_of)
        except KansenkaartError as error:
            self._fail(error)
            return
        self._asker.ask(self._current.path, question)

    def _take(self, material: Material) -> None:
        self._material = material
        self._show_problem("")
        self.form.set_sessions(material.snapshot.sessions)
        self.form.kept_out.setText(self._counted(material))
        if self._feedback is not None:
            self._make(material)
        else:
            self._draw()

    def _counted(self, material: Material) -> str:
        total, seen = material.total, len(material.snapshot.entries)
        out = total - seen
        if out == 0:
            return self.tr("All records are in: {total}.").format(total=number(total))
        if out == 1:
            text = self.tr("1 record of {total} stays out: it is not meant for them.")
            return text.format(total=number(total))
        text = self.tr("{out} records of {total} stay out: they are not meant for them.")
        return text.format(out=number(out), total=number(total))

    def _draw(self) -> None:
        choices, material = self.form.choices(), self._material
        if material is None or self._feedback is not None:
            return
        told: list[Sentence] = []
        self._show_remarks(told)
        if not choices.maps:
            self.preview.say(self.tr("Only maps have a preview."))
            return
        try:
            with OverrideCursor(Qt.CursorShape.WaitCursor):
                options = options_of(choices, material, self._current.path.parent)
                image = first_page(options, material.snapshot, told)
        except KansenkaartError as error:
            self.preview.say(sentence_of(error))
            return
        self._show_remarks(told)
        if image.isNull():
            self.preview.say(self.tr("There is no page: nothing to show."))
        else:
            self.preview.show_image(image)

    def _show_remarks(self, told: list[Sentence]) -> None:
        translate = interface_translator()
        self.remarks.setText("\n".join(one.text(translate) for one in dict.fromkeys(told)))
        self.remarks.setVisible(bool(told))

    # making

    def _export(self) -> None:
        """Read everything anew, as it may have been changed, and make it."""
        choices = self.form.choices()
        try:
            question = reading(choices, self._current.shown.as_of)
        except KansenkaartError as error:
            self._fail(error)
            return
        self._timer.stop()
        self._asked = (choices.audience, choices.since)
        self._material, self._feedback = None, QgsFeedback()
        self._feedback.progressChanged.connect(self._progress)
        self.told = []
        self._show_busy(True)
        self._show_now(self.tr("The records are read…"))
        self._asker.ask(self._current.path, question)

    def _make(self, material: Material) -> None:
        choices = self.form.choices()
        self._current.settings.export.setValue(choices.remembered())
        feedback = self._feedback
        job = ExportJob(choices, material, self._current.path, feedback, self._show_now, self._hear)
        try:
            files = job.run()
        except KansenkaartError as error:
            self._fail(error)
            return
        except Exception as error:
            self._fail(error)  # else the dialog could not be closed any more
            raise
        self._finish()
        lines = [*self.told, *(file.name for file in files)]
        self.made.emit(len(files), choices.folder, "\n".join(lines))
        self.accept()

    def _hear(self, sentence: Sentence) -> None:
        self.told.append(sentence.text(interface_translator()))

    def _progress(self, percent: float) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(int(percent))
        QCoreApplication.processEvents()  # so that it is seen, and Cancel can be pressed

    def _show_now(self, text: str) -> None:
        self.now.setText(text)
        QCoreApplication.processEvents()

    def _show_busy(self, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.export.setEnabled(not busy)
        self.bar.setRange(0, 0)
        self.bar.setVisible(busy)
        self.cancel.setText(self.tr("Cancel") if busy else self.tr("Close"))
        self._show_problem("")

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _finish(self) -> None:
        self._feedback = None
        self._show_busy(False)
        self.now.setText("")

    def _fail(self, error: Exception) -> None:
        self._finish()
        self._material = self._material if isinstance(error, KansenkaartError) else None
        self._show_problem(sentence_of(error))

    def reject(self) -> None:
        """Cancel what is being made; close when nothing is."""
        if self._feedback is not None:
            self._feedback.cancel()
            if self._material is None:  # still reading
                self._asker.forget()
                self._finish()
            return
        self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int) -> None:
        """Close; what is still being read is dropped."""
        self._timer.stop()
        self._asker.wait()
        super().done(result)
