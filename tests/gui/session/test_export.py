"""The list of decisions, made from the dock by the algorithm of the toolbox."""

from __future__ import annotations

from zipfile import ZipFile

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QProgressDialog, QPushButton

from kansenkaart_plugin.gui.session import export as export_module
from kansenkaart_plugin.gui.session.export import ExportDialog
from kansenkaart_plugin.processing.provider import KansenkaartProvider

from .conftest import press

K = Qt.Key


@pytest.fixture(autouse=True)
def provider(qgis_app):
    """The algorithms, as the plugin registers them."""
    provider = KansenkaartProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield
    QgsApplication.processingRegistry().removeProvider(provider)


def in_dialog(audience, file):
    """Fill in the dialog that opens next."""

    def go():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        offered = [dialog.audience.itemText(row) for row in range(dialog.audience.count())]
        assert offered[0] == "All parties: without what is confidential"
        assert offered[2] == "Ymere: also what it takes part in"
        assert "everything" in offered[-1]
        assert dialog.file.filePath().endswith("Decisions Sessie 2 2026-12-03.docx")
        dialog.audience.set_value(audience)
        dialog.file.setFilePath(str(file))
        dialog.findChild(QPushButton, "kansenkaart.session.export.make").click()

    QTimer.singleShot(0, go)


def text_of(file):
    with ZipFile(file) as package:
        return package.read("word/document.xml").decode()


def test_it_is_made_for_whom_it_is_and_can_be_opened(held, current, tmp_path, monkeypatch):
    press(held, K.Key_D)
    opened = []
    monkeypatch.setattr(
        export_module.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile())
    )
    parties, ymere = tmp_path / "partijen.docx", tmp_path / "ymere.docx"
    in_dialog("parties", parties)
    held.stage.export.click()
    text, button, do = current.offers[-1]
    assert (text, button) == ("“partijen.docx” was made.", "Open")
    do()
    assert opened == [str(parties)]
    in_dialog("ymere", ymere)
    held.stage.export.click()
    assert "Afspraak" in text_of(parties)
    assert "Stil confidential" not in text_of(parties)
    assert "Stil confidential" in text_of(ymere)
    assert "Stil secret" not in text_of(ymere)
    assert not current.problems


def test_what_goes_wrong_is_said_and_nothing_is_made(held, current, tmp_path):
    in_dialog("parties", tmp_path / "besluiten.pdf")
    held.stage.export.click()
    assert "list of decisions was not made" in current.problems[-1]
    assert not list(tmp_path.glob("*.pdf"))
    assert not any("was made" in offer[0] for offer in current.offers)


def test_it_can_be_cancelled(held, current, tmp_path):
    def cancel():
        for dialog in held.findChildren(QProgressDialog):
            dialog.findChild(QPushButton).click()

    QTimer.singleShot(0, cancel)
    chosen = held.session.scene.chosen
    made = held._export.make(chosen, "parties", str(tmp_path / "x.docx"))
    assert made is False
    assert not list(tmp_path.glob("*.docx"))
    assert not current.problems
