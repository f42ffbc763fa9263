"""Sessions and their agendas, prepared in the dock."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QToolButton

from kansenkaart_plugin.domain.words import Decision, Phase
from kansenkaart_plugin.gui.session import panel as panel_module
from kansenkaart_plugin.gui.session.actions import SessionDraft
from kansenkaart_plugin.gui.session.dialog import SessionDialog

from ..conftest import until
from .conftest import codes, stored

CTRL = Qt.KeyboardModifier.ControlModifier


def button(panel, name):
    return panel.findChild((QToolButton, QPushButton), f"kansenkaart.session.{name}")


def in_dialog(fill):
    """Fill in the dialog that opens next, by what a person sees of it."""

    def go():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SessionDialog)
        fill(dialog)
        dialog.findChild(QPushButton, "kansenkaart.session.edit.save").click()

    QTimer.singleShot(0, go)


def test_without_a_session_the_panel_says_what_to_do(empty):
    assert "no session yet" in empty.agenda.header.text()
    assert not button(empty, "start").isEnabled()
    assert button(empty, "new").isEnabled()


def test_a_session_is_made_and_changed_in_its_dialog(empty, current, qtbot):
    def fill(dialog):
        assert dialog.title.value() == "Joint session 1"
        dialog.title.set_value("Sessie <b>1</b>")
        dialog.held_on.set_value("2026-12-03")
        dialog.phase.set_value("choose")
        dialog.present.set_value(["ymere"])
        dialog.notes.set_value("koffie")

    in_dialog(fill)
    button(empty, "new").click()
    until(qtbot, lambda: empty.session.scene.chosen)
    (found,) = current.kansenkaart.queries.sessions()
    assert (found.title, found.held_on, found.phase) == (
        "Sessie <b>1</b>",
        "2026-12-03",
        Phase.CHOOSE,
    )
    assert (found.present, found.notes) == (("ymere",), "koffie")
    assert "Sessie <b>1</b> · 3 December 2026" in empty.agenda.sessions.currentText()
    in_dialog(lambda dialog: dialog.title.set_value("Sessie 2"))
    button(empty, "edit").click()
    (found,) = current.kansenkaart.queries.sessions()
    assert (found.title, found.notes, found.present) == ("Sessie 2", "koffie", ("ymere",))
    current.undo()
    current.undo()
    assert not current.kansenkaart.queries.sessions()


def test_records_of_any_dock_make_the_first_session(empty, current, records, qtbot):
    in_dialog(lambda dialog: None)
    current.agenda_wanted.emit([records["W-001"], records["A-002"]])
    until(qtbot, lambda: codes(empty) == ["W-001", "A-002"])
    current.undo()
    assert not current.kansenkaart.queries.sessions()


def test_what_is_on_the_agenda_stays_in_its_place(panel, current, records, qtbot):
    current.agenda_wanted.emit([records["A-001"]])
    assert "already" in current.notes[-1]
    current.agenda_wanted.emit([records["A-001"], records["W-001"]])
    until(qtbot, lambda: codes(panel) == ["A-001", "A-002", "A-003", "A-004", "W-001"])
    assert current.offers[-1][0].endswith(": 1")
    current.offers[-1][2]()
    until(qtbot, lambda: codes(panel) == ["A-001", "A-002", "A-003", "A-004"])


def test_while_it_is_held_nothing_is_told_of_hidden_records(panel, current, records):
    panel.actions.take_off([records["A-003"]])
    current.save(
        "x",
        lambda change: change.sessions.take_off_agenda(
            panel.session.scene.chosen.uuid, [records[code] for code in ("A-005", "A-006")]
        ),
    )
    panel.start()
    current.agenda_wanted.emit([records[code] for code in ("A-003", "A-005")])
    assert current.offers[-1][0].endswith("Sessie 2: 1")
    current.agenda_wanted.emit([records["A-006"]])
    assert current.offers[-1][0].endswith("Sessie 2")
    panel.session.end()


def test_who_puts_a_hidden_record_on_the_agenda_is_told_why_it_is_not_in_sight(panel, current):
    assert current.offers[-1][0].endswith("not for everybody: 2")


def test_hidden_records_are_not_counted_until_they_are_asked_for(panel, current, qtbot):
    assert "Agenda: 4" in panel.agenda.header.text()
    assert "1.  A-001" in panel.agenda.list.item(0).text()
    assert [len(one.agenda) for one in panel.session.scene.sessions] == [4]
    panel.agenda.hidden.click()
    until(qtbot, lambda: len(codes(panel)) == 6)
    assert codes(panel)[0] == "A-005"
    panel.agenda.hidden.click()
    until(qtbot, lambda: len(codes(panel)) == 4)


def test_the_agenda_is_put_in_order_by_keys_and_hidden_ones_stay(panel, current, qtbot):
    view = panel.agenda.list
    view.setCurrentRow(3)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up, CTRL)
    until(qtbot, lambda: codes(panel) == ["A-001", "A-002", "A-004", "A-003"])
    assert view.chosen() == [panel.session.scene.items[2].uuid]
    QTest.keyClick(view, Qt.Key.Key_Up, CTRL)
    until(qtbot, lambda: codes(panel) == ["A-001", "A-004", "A-002", "A-003"])
    assert list(stored(current)) == ["A-005", "A-001", "A-004", "A-006", "A-002", "A-003"]
    QTest.keyClick(view, Qt.Key.Key_Down, CTRL)
    until(qtbot, lambda: codes(panel) == ["A-001", "A-002", "A-004", "A-003"])
    current.undo()
    until(qtbot, lambda: codes(panel) == ["A-001", "A-004", "A-002", "A-003"])


def test_dragging_puts_the_agenda_in_order_too(panel, current, qtbot):
    view = panel.agenda.list
    # what a drop does: the model moves the row
    assert view.model().moveRow(view.rootIndex(), 0, view.rootIndex(), 4)
    until(qtbot, lambda: codes(panel) == ["A-002", "A-003", "A-004", "A-001"])
    assert list(stored(current)) == ["A-005", "A-002", "A-003", "A-006", "A-004", "A-001"]


def test_records_are_taken_off_and_put_back(panel, current, qtbot):
    view = panel.agenda.list
    view.setCurrentRow(1)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    until(qtbot, lambda: codes(panel) == ["A-001", "A-003", "A-004"])
    text, _, undo = current.offers[-1]
    assert "A-002" in text
    undo()
    until(qtbot, lambda: codes(panel) == ["A-001", "A-002", "A-003", "A-004"])


def test_what_earlier_sessions_left_open_is_taken_over(panel, current, records, qtbot):
    first = panel.session.scene.chosen.uuid
    with_decisions = {"A-001": Decision.DEFERRED, "A-002": Decision.REJECTED}
    for code, decision in with_decisions.items():
        assert current.save(
            "x",
            lambda change, r=records[code], d=decision: change.sessions.decide(
                first, r, d, reason="op"
            ),
        )
    panel.actions.make_session(SessionDraft("Later", "2026-12-10"))
    until(qtbot, lambda: panel.session.scene.chosen.title == "Later")
    take_over = button(panel, "takeover")
    assert "(3)" in take_over.text()
    take_over.click()
    until(qtbot, lambda: codes(panel) == ["A-001", "A-003", "A-004"])
    assert not take_over.isVisible()
    panel.session.choose(first)
    until(qtbot, lambda: panel.session.scene.chosen.uuid == first)
    assert not panel.session.scene.unfinished


def test_the_dialog_of_a_new_session_takes_over_too(panel, qtbot):
    in_dialog(lambda dialog: dialog.take_over.click())
    button(panel, "new").click()
    until(qtbot, lambda: panel.session.scene.chosen.title == "Joint session 2")
    assert codes(panel) == ["A-001", "A-002", "A-003", "A-004"]


def test_deleting_a_session_asks_and_can_be_undone(panel, current, qtbot, monkeypatch):
    answers = [False, True]
    monkeypatch.setattr(panel_module, "agreed", lambda *_: answers.pop(0))
    button(panel, "delete").click()
    assert len(current.kansenkaart.queries.sessions()) == 1
    button(panel, "delete").click()
    until(qtbot, lambda: panel.session.scene.chosen is None)
    current.offers[-1][2]()
    until(qtbot, lambda: len(codes(panel)) == 4)


@pytest.mark.parametrize("way", ["past", "closed"])
def test_nothing_is_offered_that_cannot_be(panel, current, qtbot, way):
    if way == "past":
        current.shown.set(as_of="2020-01-01T00:00:00.000Z")
        until(qtbot, lambda: not button(panel, "new").isEnabled())
        assert button(panel, "start").isEnabled()
    else:
        current.close()
        assert not button(panel, "start").isEnabled()
    assert not button(panel, "edit").isEnabled()
    current.agenda_wanted.emit(["x"])
    assert not current.problems
