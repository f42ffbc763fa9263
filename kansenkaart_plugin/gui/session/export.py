"""The list of decisions of a session, made from its dock by the algorithm of the toolbox."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Sequence

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QProgressDialog,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import Party, Session
from ...domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..current import Current
from ..fields import ChoiceField

_NAME = "kansenkaart.session.export"
_ALGORITHM = "kansenkaart:exportdecisions"


class ExportDialog(QDialog):
    """Asks for whom a list of decisions is, in words, and where it goes."""

    def __init__(self, parties: Sequence[Party], file: Path, parent: QWidget) -> None:
        """Offer all parties together, each of them, and the owner; ``file`` is a first guess."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(self.tr("List of decisions"))
        self.audience = ChoiceField(
            [
                ("parties", self.tr("All parties: without what is confidential")),
                *(
                    (p.key, self.tr("{}: also what it takes part in").format(p.name))
                    for p in parties
                ),
                ("owner", self.tr("The owner: everything, also notes and secret records")),
            ]
        )
        self.file = QgsFileWidget()
        self.file.setStorageMode(QgsFileWidget.StorageMode.SaveFile)
        self.file.setFilter("Word (*.docx);;OpenDocument (*.odt)")
        self.file.setFilePath(str(file))
        form = QFormLayout()
        for name, label, field in (
            ("audience", self.tr("&For"), self.audience),
            ("file", self.tr("&Document"), self.file),
        ):
            field.setObjectName(f"{_NAME}.{name}")
            field.setAccessibleName(label.replace("&", ""))
            form.addRow(label, field)
        buttons = QDialogButtonBox()
        make = buttons.addButton(self.tr("Make it"), QDialogButtonBox.ButtonRole.AcceptRole)
        make.setObjectName(f"{_NAME}.make")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(110 * self.fontMetrics().averageCharWidth())


class DecisionsExport(QObject):
    """Makes the document with progress, and offers to open it."""

    def __init__(self, current: Current, window: QWidget) -> None:
        """Export from ``current``; dialogs open over ``window``."""
        super().__init__(window)
        self._current = current
        self._window = window

    def ask(self, session: Session) -> None:
        """Ask for whom and where, and make it."""
        path = self._current.path
        if path is None:
            return
        name = re.sub(r"[^\w -]+", "", f"{session.title} {session.held_on or ''}").strip()
        folder = Path(self._current.settings.last_folder.value() or path.parent)
        guess = folder / f"{self.tr('Decisions')} {name}.docx"
        dialog = ExportDialog(self._current.vocabulary.parties, guess, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.make(session, dialog.audience.value(), dialog.file.filePath())
        dialog.deleteLater()

    def make(self, session: Session, audience: str, output: str) -> bool:
        """Make the document for ``audience`` (as in Processing); return whether it was made."""
        progress = QProgressDialog(
            self.tr("The list of decisions is being made…"),
            self.tr("Cancel"),
            0,
            100,
            self._window,
        )
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        progress.setMinimumDuration(0)
        feedback = QgsProcessingFeedback(False)
        feedback.progressChanged.connect(lambda done: progress.setValue(int(min(done, 99))))
        progress.canceled.connect(feedback.cancel)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(_ALGORITHM)
        wanted = {
            "KANSENKAART": str(self._current.path),
            "AUDIENCE": audience,
            "SESSION": session.uuid,
            "OUTPUT": output,
        }
        problems = _Problems(feedback)
        result, done = algorithm.run(wanted, QgsProcessingContext(), problems)
        progress.reset()
        progress.deleteLater()
        if not done:
            if not feedback.isCanceled():
                self._current.failed.emit(_not_made(problems.texts))
            return False
        made = Path(result["OUTPUT"])
        self._current.offered.emit(
            self.tr("“{}” was made.").format(made.name),
            self.tr("Open"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(made))),
        )
        return True


class _Problems(QgsProcessingFeedback):
    """Keeps what went wrong; the rest goes to another feedback."""

    def __init__(self, other: QgsProcessingFeedback) -> None:
        super().__init__(False)
        self.texts: list[str] = []
        self.progressChanged.connect(other.setProgress)
        other.canceled.connect(self.cancel)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        """Keep the sentence."""
        self.texts.append(error)


def _not_made(texts: Sequence[str]) -> KansenkaartError:
    return KansenkaartError(
        QT_TRANSLATE_NOOP("Kansenkaart", "The list of decisions was not made: {why}"),
        why=" ".join(texts),
    )
