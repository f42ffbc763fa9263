"""Ctrl+Z and Ctrl+Shift+Z in the docks, and the entries of the menu."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QApplication, QMainWindow

from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind, Visibility
from kansenkaart_plugin.gui.docks import make_docks
from kansenkaart_plugin.gui.undo import Undoing
from kansenkaart_plugin.store import BulkEdit, Kansenkaart, edit_records

from .conftest import add, until

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, qgis_app):
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def docks(current, layers, kept, gpkg, window):
    made = make_docks(current, kept)
    for dock in made:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock.widget)
    current.open(gpkg)
    window.resize(1200, 900)
    window.show()
    QApplication.setActiveWindow(window)
    yield made
    for dock in made:
        dock.panel.stop()


@pytest.fixture
def undoing(current, docks, window):
    undoing = Undoing(current, [dock.widget for dock in docks], window)
    yield undoing
    undoing.stop()


@pytest.fixture
def records(docks):
    return docks[1].panel


def titles_in(current):
    return [row.title for row in current.kansenkaart.queries.list_of_all()]


def wish(current, title):
    current.save(f"wens {title}", lambda change: change.add(Record(RecordKind.WISH, title)))


def press(qtbot, key=Qt.Key.Key_Z, modifiers=CTRL):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def test_back_and_forth_in_a_list(undoing, current, records, qtbot):
    for title in ("een", "twee"):
        wish(current, title)
    records.view.table.setFocus()
    press(qtbot)
    assert titles_in(current) == ["een"]
    assert current.notes[-1] == "Undone: wens twee"
    press(qtbot)
    assert titles_in(current) == []
    press(qtbot, modifiers=CTRL | SHIFT)
    press(qtbot, modifiers=CTRL | SHIFT)
    assert titles_in(current) == ["een", "twee"]
    assert current.notes[-1] == "Done again: wens twee"
    assert not current.problems


@pytest.mark.parametrize("place", range(4))
def test_in_each_dock(undoing, current, docks, qtbot, place):
    wish(current, "een")
    docks[place].widget.raise_()
    docks[place].panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    docks[place].panel.setFocus()
    assert QApplication.focusWidget() is not None
    press(qtbot)
    assert titles_in(current) == []


def test_a_bulk_edit_is_taken_back_at_once(undoing, current, records, qtbot):
    for number in range(20):
        wish(current, str(number))
    uuids = [row.uuid for row in current.kansenkaart.queries.list_of_all()]
    edit = BulkEdit(visibility=Visibility.SECRET)
    current.save("20 geheim", lambda change: edit_records(change, uuids, edit))
    records.view.table.setFocus()
    press(qtbot)
    rows = current.kansenkaart.queries.list_of_all()
    assert {row.visibility for row in rows} == {Visibility.INTERNAL}
    assert current.notes[-1] == "Undone: 20 geheim"


def test_a_text_field_takes_back_its_own_typing_first(undoing, current, records, qtbot):
    wish(current, "een")
    field = records.view.search
    field.setFocus()
    until(qtbot, field.hasFocus)
    qtbot.keyClicks(field, "abc")
    press(qtbot)
    assert field.text() == ""
    assert titles_in(current) == ["een"]
    press(qtbot, modifiers=CTRL | SHIFT)
    assert field.text() == "abc"
    press(qtbot)
    press(qtbot)  # nothing of its own is left
    assert titles_in(current) == []


def test_a_form_that_was_saved_can_be_taken_back_from_its_fields(undoing, current, records, qtbot):
    add(records, "een")
    records.start("wish")
    field = records.view.form.fields["title"]
    field.setFocus()
    until(qtbot, field.hasFocus)
    qtbot.keyClicks(field, "x")
    press(qtbot)
    assert (field.text(), titles_in(current)) == ("", ["een"])
    press(qtbot)
    assert titles_in(current) == []


def test_the_menu_says_what_it_would_do(undoing, current, window, qtbot):
    undo = window.findChild(QAction, "kansenkaart.undo")
    redo = window.findChild(QAction, "kansenkaart.redo")
    assert not undo.isEnabled()
    wish(current, "groen & blauw")
    assert undo.text() == "Undo: wens groen && blauw\tCtrl+Z"
    assert not redo.isEnabled()
    undo.trigger()
    assert titles_in(current) == []
    assert redo.text() == "Redo: wens groen & blauw\tCtrl+Shift+Z".replace("&", "&&")
    redo.trigger()
    assert titles_in(current) == ["groen & blauw"]
    current.close()
    assert not undo.isEnabled()
    assert undo.text() == "Undo\tCtrl+Z"


def test_what_cannot_be_undone_is_said(undoing, current, records, gpkg, qtbot):
    records.view.table.setFocus()
    press(qtbot)
    assert current.notes[-1] == "There is nothing of this sitting left to undo."
    wish(current, "een")
    with Kansenkaart.open(gpkg) as other, other.change("van een ander", by="Ander") as change:
        (row,) = other.queries.list_of_all()
        change.delete([row.uuid])
    press(qtbot)
    assert len(current.problems) == 1
    assert "W-001 was changed since by Ander" in current.problems[0]


def test_the_past_stays_as_it_is(undoing, current, records, qtbot):
    wish(current, "een")
    (at,) = current.kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()
    current.shown.set(as_of=at)
    assert not undoing.undo_action.isEnabled()
    records.view.table.setFocus()
    press(qtbot)
    assert titles_in(current) == ["een"]
    assert "past" in current.notes[-1]


def test_elsewhere_the_keys_are_not_ours(undoing, current, window, qtbot):
    wish(current, "een")
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert titles_in(current) == ["een"]
