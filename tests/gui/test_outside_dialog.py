"""What another program did to the file is said, and taken in or restored by choice."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.outside import finder as finder_module
from kansenkaart_plugin.gui.outside.dialog import OutsideDialog
from kansenkaart_plugin.gui.outside.finder import OutsideFinder, find

from .conftest import until


@pytest.fixture
def opened(current, gpkg):
    current.open(gpkg)
    for title in ("een", "twee"):
        record = Record(RecordKind.WISH, title)
        current.save("x", lambda change, r=record: change.add(r, [FeatureRef("buurt", "01")]))
    return current


def outside(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
def dialog(opened, gpkg, qtbot):
    outside(
        gpkg,
        "UPDATE record SET title = 'vreemd', status = 'explored' WHERE title = 'een'",
        "DELETE FROM record_feature WHERE record_uuid = (SELECT uuid FROM record"
        " WHERE title = 'twee')",
    )
    dialog = OutsideDialog(opened, find(opened.kansenkaart))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def texts(dialog):
    tree, found = dialog.tree, []
    for number in range(tree.topLevelItemCount()):
        row = tree.topLevelItem(number)
        for line in (row, *(row.child(place) for place in range(row.childCount()))):
            found.append(tuple(line.text(column) for column in range(5)))
    return found


def press(dialog, name):
    dialog.findChild(QPushButton, f"kansenkaart.outside.{name}").click()


def titles(current):
    return sorted(row.title for row in current.kansenkaart.queries.list_of_all())


def test_each_row_says_what_was_and_what_is(dialog):
    shown = texts(dialog)
    assert shown[0][:2] == ("Record, changed", "W-001")
    assert ("title", "een", "vreemd") in [line[2:] for line in shown]
    assert ("status", "new", "explored") in [line[2:] for line in shown]
    link = next(line for line in shown if line[0] == "Link, removed")
    assert link[1] == "W-002"


def test_what_is_ticked_is_taken_in_as_one_action(dialog, opened):
    dialog.tree.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    count = "SELECT count(*) FROM action"
    (before,) = opened.kansenkaart._connection.execute(count).fetchone()
    press(dialog, "take")
    assert opened.kansenkaart._connection.execute(count).fetchone() == (before + 1,)
    assert titles(opened) == ["twee", "vreemd"]
    assert [item.table for item in opened.kansenkaart.changed_outside()] == ["record_feature"]
    assert dialog.tree.topLevelItemCount() == 1
    press(dialog, "restore")
    assert opened.kansenkaart.changed_outside() == []
    assert not dialog.isVisible()
    entries = opened.kansenkaart.queries.list_of_features("buurt", ["01"])
    assert len(entries) == 2
    opened.undo()
    assert not opened.problems


def test_all_is_restored_at_once(dialog, opened):
    press(dialog, "restore")
    assert titles(opened) == ["een", "twee"]
    assert opened.kansenkaart.changed_outside() == []


def test_nothing_ticked_is_nothing_to_do(dialog):
    for row in range(dialog.tree.topLevelItemCount()):
        dialog.tree.topLevelItem(row).setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.findChild(QPushButton, "kansenkaart.outside.take").isEnabled()
    assert not dialog.findChild(QPushButton, "kansenkaart.outside.restore").isEnabled()


def test_what_goes_against_the_rules_is_said_in_the_dialog(opened, gpkg, qtbot):
    outside(gpkg, "UPDATE record SET status = 'onzin' WHERE title = 'een'")
    dialog = OutsideDialog(opened, find(opened.kansenkaart))
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "take")
    assert dialog.isVisible()
    assert "onzin" in dialog.note.text()
    press(dialog, "restore")
    assert not dialog.isVisible()


def test_a_change_from_outside_is_noticed_and_offered_once(opened, gpkg, qtbot, monkeypatch):
    window = QWidget()
    qtbot.addWidget(window)
    finder = OutsideFinder(opened, lambda *offer: opened.offers.append(offer), window)
    opened.offers.clear()
    outside(gpkg, "UPDATE record SET title = 'vreemd' WHERE title = 'een'")
    until(qtbot, lambda: opened.offers)
    text, _, do = opened.offers[0]
    assert "1" in text
    opened.reload()
    until(qtbot, lambda: not finder._asker.is_busy and not opened._asker.is_busy)
    assert len(opened.offers) == 1
    shown = []
    monkeypatch.setattr(OutsideDialog, "exec", lambda dialog: shown.append(texts(dialog)))
    do()
    until(qtbot, lambda: shown)
    assert shown[0][0][3:] == ("een", "vreemd")
    finder.stop()


def test_it_is_looked_for_when_the_file_is_opened(current, gpkg, qtbot, monkeypatch):
    monkeypatch.setattr(finder_module, "_PATIENCE", 1)
    window = QWidget()
    qtbot.addWidget(window)
    outside(gpkg, "UPDATE party SET name = 'Vreemd' WHERE key = 'ymere'")
    finder = OutsideFinder(current, lambda *offer: current.offers.append(offer), window)
    current.open(gpkg)
    until(qtbot, lambda: current.offers)
    finder.stop()
