"""A question before something is lost."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget


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
