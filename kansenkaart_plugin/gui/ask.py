"""Questions to the person: before something is lost, and for text."""

from __future__ import annotations

from typing import Callable

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QDialog, QInputDialog, QLabel, QMessageBox, QWidget


def agreed(parent: QWidget, question: str, yes: str) -> bool:
    """Return whether the person chose ``yes``; the other button, the usual one, goes back."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Kansenkaart")
    box.setText(question)
    # own buttons: Qt's are English where QGIS is not
    doing = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(
        QCoreApplication.translate("Kansenkaart", "Go back"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is doing


def text_dialog(parent: QWidget, title: str, label: str, text: str) -> QInputDialog:
    """Return a dialog in which ``text`` can be changed; ``label``, above it, is no markup."""
    translate = QCoreApplication.translate
    dialog = QInputDialog(parent)
    dialog.setObjectName("kansenkaart.ask")
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    for shown in dialog.findChildren(QLabel):
        shown.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setTextValue(text)
    # Qt's own are English where QGIS is not
    dialog.setOkButtonText(translate("Kansenkaart", "Save"))
    dialog.setCancelButtonText(translate("Kansenkaart", "Cancel"))
    return dialog


def until_saved(dialog: QDialog, save: Callable[[], bool]) -> bool:
    """Show ``dialog`` until what it holds is saved, or dropped; return whether it was saved.

    When it cannot be saved, which ``save`` tells, it is there again with what was typed.
    """
    saved = False
    while not saved and dialog.exec():
        saved = save()
    dialog.deleteLater()
    return saved
