"""The dialog of the profile. What it changes is saved as a whole or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QProgressBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...cartography.desktop import level_style
from ...cartography.language import interface_translator
from ...cartography.sight import profile_remarks
from ...domain.profile import Profile, load_profile, profile_text, profile_tree
from ...domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ...domain.words import PartyKind
from ...intake.renewal import LevelUpdate, take_in_profile, update_level
from ...intake.report import Cancelled, Feedback, LevelReport
from ...store import Kansenkaart, Withheld, deliver
from ..ask import agreed
from ..current import Current
from ..messages import sentence_of
from ..number import number
from ..records.form_fields import NONE, choices_of
from ..wrapped_label import WrappedLabel
from .levels_page import LevelsPage
from .pages import NAME, AreaPage, GeneralPage, KindsPage, LayoutPage, RowsPage, Tree
from .rows import RowColumn
from .task import FileTask, Work


class ProfileDialog(QDialog):
    """Shows the profile of the open kansenkaart, by pages."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Show the profile of what is open in ``current``."""
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setWindowTitle(self.tr("Profile of the kansenkaart"))
        self._current = current
        self._path: Path = current.path
        self._read = current.profile.text
        self._tree = profile_tree(self._read)
        self._task: FileTask | None = None
        self._make_pages()
        self.problem = WrappedLabel(f"{NAME}.problem")
        self.problem.hide()
        self.lasting = WrappedLabel(f"{NAME}.lasting")
        self.lasting.setText(
            self.tr(
                "What is saved here cannot be undone with Ctrl+Z; to be able to go back, first save"
                " the profile as a file."
            )
        )
        self.bar = QProgressBar()
        self.bar.hide()
        buttons = self._buttons()
        layout = QVBoxLayout(self)
        for part in (self.tabs, self.problem, self.bar, self.lasting, buttons):
            layout.addWidget(part, int(part is self.tabs))
        self.resize(820, 500)
        current.access_changed.connect(self._offer)
        current.closed.connect(self._leave)
        self._load()
        self._offer()

    def _make_pages(self) -> None:
        folder = str(self._path.parent)
        kinds = tuple(choices_of(PartyKind, QgsApplication.locale()))
        self.general = GeneralPage()
        self.parties = RowsPage(
            "parties",
            self.tr("Parties"),
            (
                RowColumn("name", self.tr("Name")),
                RowColumn("kind", self.tr("Kind"), "choice", kinds),
                RowColumn("colour", self.tr("Colour"), "colour"),
            ),
            {"kind": PartyKind.OTHER.value},
        )
        self.themes = RowsPage("themes", self.tr("Themes"), (RowColumn("title", self.tr("Title")),))
        self.ambitions = RowsPage(
            "ambitions",
            self.tr("Ambitions"),
            (
                RowColumn("title", self.tr("Title")),
                RowColumn("theme", self.tr("Theme"), "choice", (), NONE),
                RowColumn("source", self.tr("Source")),
            ),
        )
        self.kinds = KindsPage(folder)
        self.levels = LevelsPage(self._path.parent)
        self.area = AreaPage(self._current)
        self.layout_page = LayoutPage(folder)
        self.levels.renew_wanted.connect(self.renew)
        self.tabs = QTabWidget()
        self.tabs.setObjectName(f"{NAME}.tabs")
        for page, title in self._pages():
            self.tabs.addTab(page, title)
        self.tabs.currentChanged.connect(lambda _: self._offer_choices())

    def _pages(self) -> tuple[tuple[Any, str], ...]:
        return (
            (self.general, self.tr("General")),
            (self.parties, self.tr("Parties")),
            (self.themes, self.tr("Themes")),
            (self.ambitions, self.tr("Ambitions")),
            (self.kinds, self.tr("Kinds")),
            (self.levels, self.tr("Levels")),
            (self.area, self.tr("Project area")),
            (self.layout_page, self.tr("Print")),
        )

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self._save = box.addButton(self.tr("Save"), roles.AcceptRole)
        self._export = box.addButton(self.tr("Save as a file (YAML)…"), roles.ActionRole)
        self._cancel = box.addButton(self.tr("Cancel"), roles.RejectRole)
        for button, name in (
            (self._save, "save"),
            (self._export, "export"),
            (self._cancel, "cancel"),
        ):
            button.setObjectName(f"{NAME}.{name}")
        self._export.setAutoDefault(False)
        box.accepted.connect(self.save)
        box.rejected.connect(self.reject)
        self._export.clicked.connect(lambda _: self.export())
        return box

    # in and out

    def _load(self) -> None:
        for page, _ in self._pages():
            page.load(self._tree)
        self._offer_choices()

    def _offer_choices(self) -> None:
        """Offer what was added on one page on the others."""
        themes = [(theme["key"], theme["title"]) for theme in self.themes.keyed_rows()]
        self.ambitions.rows.set_choices("theme", themes)
        self.general.offer([(row["key"], row["name"]) for row in self.parties.keyed_rows()])
        self.area.offer([(level["key"], level["title"]) for level in self.levels.levels()])

    def _offer(self) -> None:
        able = self._current.is_writable and self._task is None
        self._save.setEnabled(able)
        self.tabs.setEnabled(self._task is None)
        self._export.setEnabled(self._task is None)

    def tree(self) -> Tree:
        """Return the profile as the pages have it now."""
        tree = dict(self._tree)
        for page, _ in self._pages():
            page.store(tree)
        return tree

    def _text(self) -> str | None:
        """Return the YAML of it, or None after saying what is wrong."""
        text = profile_text(self.tree())
        try:
            load_profile(text)
        except KansenkaartError as error:
            self.say(sentence_of(error))
            return None
        return text

    def say(self, text: str) -> None:
        """Say what is wrong, or what was done."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    # saving

    def save(self) -> None:
        """Make the kansenkaart what the pages say; the dialog closes only when it is."""
        text = self._text()
        if text is None:
            return
        if self.tree() == self._tree:
            self.accept()
            return
        profile, folder, by = load_profile(text), self._path.parent, self._current.settings.writer()
        read = self._read

        def work(opened: Kansenkaart, feedback: Feedback) -> tuple[LevelReport, ...]:
            if opened.profile.text != read:
                raise _changed_meanwhile()
            return take_in_profile(opened, profile, folder, by, feedback, level_style)

        self._run(work, partial(self._saved, profile))

    def _saved(self, profile: Profile, reports: tuple[LevelReport, ...]) -> None:
        translate = interface_translator()
        said = [sentence for report in reports for sentence in report.sentences()]
        told = [sentence.text(translate) for sentence in (*said, *profile_remarks(profile))]
        self.accept()
        self._current.noted.emit(" ".join([self.tr("The profile is changed."), *told]))

    def renew(self, level: str, source: str) -> None:
        """Renew the features of ``level`` from ``source``, at once."""
        folder, by = self._path.parent, self._current.settings.writer()

        def work(opened: Kansenkaart, feedback: Feedback) -> LevelUpdate:
            return update_level(opened, level, source, by, feedback, folder)

        self._run(work, partial(self._renewed, level, source))

    def _renewed(self, level: str, source: str, done: LevelUpdate) -> None:
        text = self.tr(
            "“{level}” is renewed: {added} features added, {changed} changed, {removed} gone;"
            " {loose} links are loose."
        )
        counts = {
            "added": number(done.added),
            "changed": number(done.changed),
            "removed": number(done.removed),
            "loose": number(len(done.loose)),
        }
        title = next(row["title"] for row in self.levels.levels() if row["key"] == level)
        self.say(text.format(level=title, **counts))

    def _run(self, work: Work, then: Any) -> None:
        """Do ``work`` in a worker, which is told of in the dialog."""
        if self._task is not None or not self._current.is_writable:
            return
        self.say("")
        self._current.saving.emit()
        self._task = FileTask(self._path, work, partial(self._done, then))
        self._task.progressChanged.connect(lambda percent: self.bar.setValue(int(percent)))
        self.bar.setValue(0)
        self.bar.show()
        self._offer()
        QgsApplication.taskManager().addTask(self._task)

    def _done(self, then: Any, answer: Any, error: Exception | None) -> None:
        self._task = None
        self.bar.hide()
        self._offer()
        if error is not None or answer is None:
            stopped = error is None or isinstance(error, Cancelled)
            self.say(self.tr("Stopped; nothing was changed.") if stopped else sentence_of(error))
            return
        then(answer)
        self._current.reload()

    def export(self) -> None:
        """Save the profile as the pages have it as a file, for another kansenkaart."""
        text = self._text()
        if text is None:
            return
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the profile as a file"),
            str(self._path.with_suffix(".yaml")),
            self.tr("Profile (*.yaml)"),
        )
        if path:
            nothing = Withheld(frozenset(), "", origin=self._path)
            try:
                deliver(lambda product: _write(product, text), path, nothing)
            except KansenkaartError as error:
                self.say(sentence_of(error))

    def reject(self) -> None:
        """Stop what is under way, or close the dialog; what was changed is not dropped unasked."""
        if self._task is not None:
            self._task.cancel()
        elif self.tree() == self._tree or agreed(
            self, self.tr("Close without saving what you changed here?"), self.tr("Close")
        ):
            super().reject()

    def _leave(self) -> None:
        """Close with the file."""
        task, self._task = self._task, None
        if task is not None:
            task.forget()
        super().reject()


def _write(product: Path, text: str) -> None:
    product.write_text(text, "utf-8")


def _changed_meanwhile() -> KansenkaartError:
    return KansenkaartError(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "Somebody else changed the profile in the meantime, so that nothing was saved. Save"
            " yours as a file, open the profile again, and change it there.",
        )
    )
