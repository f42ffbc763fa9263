"""Questions to the person: before something is lost, and for a line of text."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QInputDialog, QMessageBox, QWidget


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


def asked_text(parent: QWidget, title: str, label: str, text: str = "") -> str | None:
    """Return the line that the person typed over ``text``, or None when they went back."""
    translate = QCoreApplication.translate
    dialog = QInputDialog(parent)
    dialog.setObjectName("kansenkaart.ask")
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(text)
    dialog.setOkButtonText(translate("Kansenkaart", "Save"))
    dialog.setCancelButtonText(translate("Kansenkaart", "Cancel"))
    answer = dialog.textValue().strip() if dialog.exec() else None
    dialog.deleteLater()
    return answer
