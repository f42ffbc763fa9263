"""The history of a record in words: who, when, from what to what; plain text only."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.PyQt.QtWidgets import QAction

from kansenkaart_plugin.domain.model import Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Status
from kansenkaart_plugin.gui.docks import make_docks
from kansenkaart_plugin.gui.insight.panel import InsightPanel
from kansenkaart_plugin.gui.insight.words import LONGEST_VALUE
from kansenkaart_plugin.gui.moments import moment_text

from .conftest import titles, until


@pytest.fixture
def panel(current, layers, gpkg, qtbot):
    panel = InsightPanel(current)
    qtbot.addWidget(panel)
    current.open(gpkg)
    panel.resize(500, 700)
    panel.show()
    return panel


@pytest.fixture
def wish(current, panel):
    made = []
    current.settings.display_name.setValue("Jan")
    current.save(
        "wens", lambda change: made.append(change.add(Record(RecordKind.WISH, "<b>Groen</b>")))
    )
    yield made[0].uuid
    current.settings.display_name.setValue("")


def edit(current, uuid, **fields):
    current.save("gewijzigd", lambda c: c.edit(replace(c.record(uuid), **fields)))


def text(panel):
    return panel.history.page.toPlainText()


def test_who_changed_what_when_and_from_what_to_what(panel, current, wish, qtbot):
    edit(current, wish, title="Groener", theme="groen", status=Status.EXPLORED)
    edit(current, wish, theme=None)
    current.save("partij", lambda c: c.set_parties(wish, [Participation("ymere", Role.LEAD)]))
    current.history_wanted.emit(wish)
    assert panel.tabs.currentWidget() is panel.history
    until(qtbot, lambda: "Groener" in text(panel))
    lines = text(panel).splitlines()
    (at,) = current.kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()
    assert lines[0] == f"{moment_text(at)}  Jan · partij"
    assert lines[1] == "parties  added: Ymere: lead"
    assert "theme  made empty; it was “Groen”" in lines
    assert "title  from “<b>Groen</b>” to “Groener”" in lines  # no markup: as it was typed
    assert "theme  filled in: “Groen”" in lines
    assert "status  from “new” to “explored”" in lines
    assert "title  <b>Groen</b>" in lines
    assert panel.history.header.text() == "W-001 · Groener"


def test_it_follows_what_is_saved_and_undone(panel, current, wish, qtbot):
    current.history_wanted.emit(wish)
    until(qtbot, lambda: text(panel))
    edit(current, wish, theme="wonen")
    until(qtbot, lambda: "filled in: “Wonen”" in text(panel))
    current.undo()
    until(qtbot, lambda: "made empty; it was “Wonen”" in text(panel))


def test_of_a_deleted_record_the_history_stays(panel, current, wish, qtbot):
    current.history_wanted.emit(wish)
    until(qtbot, lambda: text(panel))
    current.save("weg", lambda change: change.delete([wish]))
    until(qtbot, lambda: "not there" in panel.history.header.text())
    assert text(panel).splitlines()[0].endswith("Jan · weg · removed")
    current.undo()
    until(qtbot, lambda: text(panel).splitlines()[0].endswith("weg · restored"))


def test_a_long_text_is_cut(panel, current, wish, qtbot):
    edit(current, wish, description="woord " * 1000)
    current.history_wanted.emit(wish)
    until(qtbot, lambda: "woord" in text(panel))
    assert max(map(len, text(panel).splitlines())) < LONGEST_VALUE + 50


def test_another_file_has_another_history(panel, current, wish, qtbot):
    current.history_wanted.emit(wish)
    until(qtbot, lambda: text(panel))
    current.close()
    assert not text(panel)
    assert "History" in panel.history.header.text()


def test_each_list_leads_to_the_history_of_the_chosen_record(current, layers, kept, gpkg, qtbot):
    docks = make_docks(current, kept)
    wanted = []
    current.history_wanted.connect(wanted.append)
    for dock in docks:
        qtbot.addWidget(dock.widget)
        dock.widget.show()
    current.open(gpkg)
    for place, kind in ((1, RecordKind.WISH), (2, RecordKind.AGREEMENT)):
        made = []
        record = Record(kind, "x")
        current.save("x", lambda change: made.append(change.add(record)))  # noqa: B023
        panel = docks[place].panel
        panel.view.set_scope("all")
        until(qtbot, lambda: titles(panel) == ["x"])  # noqa: B023
        panel.view.choose(made[0].uuid)
        name = f"{panel.view._name}.history"
        action = docks[place].widget.findChild(QAction, name)
        assert action.isEnabled()
        action.trigger()
        assert wanted[-1] == made[0].uuid
    for dock in docks:
        dock.panel.stop()
