"""The dock of the session among the others: they step aside while it runs."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QLabel, QLineEdit, QMainWindow

from kansenkaart_plugin.gui.docks import arrange, make_docks
from kansenkaart_plugin.gui.session.actions import SessionDraft
from kansenkaart_plugin.gui.session.positions import PositionRows, Voice
from kansenkaart_plugin.gui.undo import Undoing

from ..conftest import until
from .conftest import codes


@pytest.fixture
def window(current, layers, kept, gpkg, records, qtbot):
    """A window with all docks of ours, and the example open."""
    current.settings.running_session.setValue("")
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1600, 1000)
    window.docks = {}
    docks = make_docks(current, kept)
    for dock in docks:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock.widget)
        window.docks[dock.widget.objectName().rpartition(".")[2]] = dock
    arrange(docks, window)
    window.show()
    current.open(gpkg)
    yield window
    current.close()
    for dock in docks:
        dock.panel.stop()
    current.settings.running_session.setValue("")


def in_sight(window):
    return [name for name, dock in window.docks.items() if not dock.widget.isHidden()]


def test_the_others_step_aside_and_come_back(window, current, records, qtbot):
    panel = window.docks["session"].panel
    before = in_sight(window)
    assert "session" not in before
    assert {"levels", "records", "agreements"}.issubset(before)
    panel.actions.make_session(SessionDraft("Sessie"))
    until(qtbot, lambda: panel.session.scene.chosen)
    window.docks["session"].widget.setUserVisible(True)
    qtbot.wait(100)
    width = window.docks["session"].widget.width()
    panel.start()
    assert in_sight(window) == ["session"]
    dock = window.docks["session"].widget
    assert dock.width() > 600
    panel.session.end()
    assert set(in_sight(window)) == {*before, "session"}
    until(qtbot, lambda: dock.width() == width)


def test_the_agenda_is_at_ease_in_the_width_of_a_list(window, current, records, qtbot):
    dock, panel = window.docks["session"].widget, window.docks["session"].panel
    width = window.docks["records"].widget.width()
    panel.actions.make_session(SessionDraft("Gezamenlijke sessie met een lange naam " * 3))
    until(qtbot, lambda: panel.session.scene.chosen)
    current.agenda_wanted.emit(list(records.values()))
    until(qtbot, lambda: codes(panel))
    dock.setUserVisible(True)
    qtbot.wait(100)
    assert dock.width() == width
    assert dock.minimumSizeHint().width() <= 500


def test_the_others_are_back_when_the_project_closes(window, current, qtbot):
    panel = window.docks["session"].panel
    before = in_sight(window)
    panel.actions.make_session(SessionDraft("Sessie"))
    until(qtbot, lambda: panel.session.scene.chosen)
    panel.start()
    current.close()
    assert set(before).issubset(in_sight(window))


def test_chosen_records_of_a_list_go_to_the_agenda(window, current, records, qtbot):
    panel, lists = window.docks["session"].panel, window.docks["agreements"].panel
    panel.actions.make_session(SessionDraft("Sessie"))
    until(qtbot, lambda: panel.session.scene.chosen)
    window.docks["agreements"].widget.raise_()
    lists.view.set_scope("all")
    lists.refresh()
    until(qtbot, lambda: len(lists.view.model.rows()) >= 4)
    lists.view.table.choose([records["A-002"], records["A-003"]])
    lists.findChild(QAction, "kansenkaart.agreements.agenda").trigger()
    until(qtbot, lambda: codes(panel) == ["A-002", "A-003"])


def test_the_keys_of_undo_take_back_what_was_pressed(window, current, records, qtbot):
    panel = window.docks["session"].panel
    undoing = Undoing(current, [dock.widget for dock in window.docks.values()], window)
    panel.actions.make_session(SessionDraft("Sessie"))
    until(qtbot, lambda: panel.session.scene.chosen)
    current.agenda_wanted.emit([records["A-001"]])
    until(qtbot, lambda: codes(panel))
    panel.start()
    window.activateWindow()
    panel.stage.setFocus()
    until(qtbot, lambda: QApplication.focusWidget() is panel.stage)
    assert "supports" in panel.stage.positions.legend.text()
    elsewhere = QLineEdit()
    window.setCentralWidget(elsewhere)
    elsewhere.setFocus()
    until(qtbot, lambda: "Click" in panel.stage.positions.legend.text())
    assert "supports" in panel.stage.positions.legend.text()  # what a letter means stays
    panel.stage.setFocus()
    until(qtbot, lambda: "Click" not in panel.stage.positions.legend.text())
    QTest.keyClick(panel.stage, Qt.Key.Key_S)
    until(qtbot, lambda: panel.session.item.positions)
    QTest.keyClick(panel.stage, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: not panel.session.item.positions)
    assert codes(panel) == ["A-001"]  # the key took back one action, not two
    undoing.stop()


def test_the_longest_word_of_a_party_fits_its_column(qtbot):
    rows = PositionRows("nl", lambda stance: stance.value)
    qtbot.addWidget(rows)
    names = ("Ymere", "Huurdersorganisaties Noord")
    rows.show_voices([Voice(name, name, "", None, None, "") for name in names], True)
    rows.resize(340, 200)
    rows.show()
    widths = [row.findChild(QLabel, f"{row.objectName()}.name").width() for row in rows.rows]
    assert widths[0] == widths[1]  # the buttons stand below one another
    assert widths[1] >= rows.fontMetrics().horizontalAdvance("Huurdersorganisaties")


def test_a_dock_behind_another_rests_until_it_is_seen(window, current, qtbot):
    overview = window.docks["insight"].panel.overview
    agreements = window.docks["agreements"].panel
    agreements.view.set_scope("all")
    qtbot.wait(200)
    assert not overview.isVisible()
    assert overview.gaps.rowCount() == 0
    assert agreements.view.model.rowCount() == 0
    window.docks["insight"].widget.raise_()
    until(qtbot, lambda: overview.gaps.rowCount() > 0)
    window.docks["agreements"].widget.raise_()
    until(qtbot, lambda: agreements.view.model.rowCount() > 0)
    until(qtbot, lambda: not overview.isVisible())
