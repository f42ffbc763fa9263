"""Recording against the selection, as a person does it in the dock."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtWidgets import QMessageBox

from kansenkaart_plugin.domain.model import Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Stance
from kansenkaart_plugin.gui.levels_panel import LevelsPanel
from kansenkaart_plugin.gui.record_panel import AGREEMENTS, RECORDS, RecordPanel
from kansenkaart_plugin.store import Kansenkaart

from .conftest import select


@pytest.fixture
def panel(current, layers, gpkg, qtbot):
    return _panel(current, gpkg, qtbot, RECORDS)


def _panel(current, gpkg, qtbot, kind):
    panel = RecordPanel(current, kind)
    qtbot.addWidget(panel)
    current.open(gpkg)
    current.set_level("buurt")
    panel.show()
    return panel


def _titles(panel):
    view = panel.view
    return [view.proxy.index(row, 1).data() for row in range(view.proxy.rowCount())]


def _add(panel, title, kind="wish", **fields):
    panel.start(kind)
    panel.view.form.fields["title"].set_value(title)
    for name, value in fields.items():
        panel.view.form.fields[name].set_value(value)
    panel.save()


def _only(current):
    (row,) = current.kansenkaart.queries.list_of_all()
    return current.kansenkaart.queries.entries([row.uuid])[row.uuid]


def test_an_empty_dock_says_what_to_do(panel, qtbot):
    qtbot.waitUntil(lambda: "Buurt" in panel.view.header.text())


def test_a_wish_about_the_selection_is_one_action_and_listed(panel, current, layers, gpkg, qtbot):
    select(layers, current, ["01", "02", "03"])
    _add(panel, "Meer groen <b>nu</b>", party="ymere", theme="groen", visibility="public")
    qtbot.waitUntil(lambda: _titles(panel) == ["Meer groen <b>nu</b>"])
    assert panel.view.form.isHidden()
    entry = _only(current)
    assert [str(link.feature) for link in entry.links] == ["buurt:01", "buurt:02", "buurt:03"]
    assert entry.parties == (Participation("ymere", Role.SUBMITTER),)
    assert (entry.record.theme, entry.record.visibility.value) == ("groen", "public")
    assert layers.layer("buurt").selectedFeatureCount() == 3
    assert not current.problems
    with Kansenkaart.open(gpkg) as again:
        assert [row.title for row in again.queries.list_of_all()] == ["Meer groen <b>nu</b>"]


def test_without_a_selection_it_is_about_the_whole_area(panel, current, qtbot):
    panel.start("need")
    assert (
        "whole area" in panel.view.form._about.text() or "gebied" in panel.view.form._about.text()
    )
    panel.view.form.fields["title"].set_value("Rust")
    panel.save()
    assert _only(current).whole_area
    panel.view.set_scope("whole")
    qtbot.waitUntil(lambda: _titles(panel) == ["Rust"])


def test_search_ignores_accents_and_case(panel, current, layers, qtbot):
    _add(panel, "Café op de hoek")
    _add(panel, "Speelplaats")
    panel.view.set_scope("all")
    qtbot.waitUntil(lambda: len(_titles(panel)) == 2)
    panel.view.search.setText("CAFE hoek")
    assert _titles(panel) == ["Café op de hoek"]


def test_a_form_with_a_fault_stays_with_its_text(panel, current):
    panel.start("wish")
    panel.view.form.fields["description"].set_value("lang verhaal")
    panel.save()
    assert len(current.problems) == 1
    assert not panel.view.form.isHidden()
    assert panel.view.form.fields["description"].value() == "lang verhaal"


def _edit(panel, qtbot):
    panel.view.table.selectRow(0)
    panel.edit()
    qtbot.waitUntil(lambda: not panel.view.form.isHidden())


def test_editing_changes_only_what_was_touched(panel, current, qtbot):
    long = Record(
        RecordKind.WISH, "een\ntwee", description="d", theme="weg", indicator="i", priority=2
    )
    current.save("x", lambda change: change.add(long))
    panel.view.set_scope("all")
    qtbot.waitUntil(lambda: len(_titles(panel)) == 1)
    _edit(panel, qtbot)
    panel.view.form.fields["description"].set_value("anders")
    panel.save()
    record = _only(current).record
    assert (record.title, record.description, record.theme) == ("een\ntwee", "anders", "weg")
    assert (record.indicator, record.priority, record.revision) == ("i", 2, 2)


def test_a_record_saved_by_another_is_not_overwritten(panel, current, gpkg, qtbot):
    _add(panel, "eerst")
    panel.view.set_scope("all")
    qtbot.waitUntil(lambda: len(_titles(panel)) == 1)
    _edit(panel, qtbot)
    from dataclasses import replace

    with Kansenkaart.open(gpkg) as other:
        (row,) = other.queries.list_of_all()
        record = other.queries.entries([row.uuid])[row.uuid].record
        with other.change("x", by="Ander") as change:
            change.edit(replace(record, title="van een ander"))
    panel.view.form.fields["title"].set_value("van mij")
    panel.save()
    assert "Ander" in str(current.problems[0])
    assert panel.view.form.fields["title"].value() == "van mij"
    assert _only(current).record.title == "van een ander"


def test_linking_and_unlinking_the_selection(panel, current, layers, qtbot):
    select(layers, current, ["01"])
    _add(panel, "x")
    panel.view.set_scope("all")
    qtbot.waitUntil(lambda: len(_titles(panel)) == 1)
    panel.view.table.selectRow(0)
    select(layers, current, ["04", "05"])
    panel.link()
    assert [link.feature.key for link in _only(current).links] == ["01", "04", "05"]
    panel.unlink()
    assert [link.feature.key for link in _only(current).links] == ["01"]


def test_deleting_asks_once(panel, current, qtbot, monkeypatch):
    _add(panel, "x")
    panel.view.set_scope("all")
    qtbot.waitUntil(lambda: len(_titles(panel)) == 1)
    panel.view.table.selectRow(0)
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "exec", lambda box: answers.pop(0))
    panel.delete()
    assert current.kansenkaart.queries.list_of_all()
    panel.delete()
    assert not current.kansenkaart.queries.list_of_all()
    assert not answers


def test_an_agreement_says_what_stands_in_its_way(current, layers, gpkg, qtbot):
    panel = _panel(current, gpkg, qtbot, AGREEMENTS)
    panel.start("agreement")
    form = panel.view.form
    form.fields["title"].set_value("Tien tuinen")
    form.fields["party"].set_value("gemeente")
    form.roles.add_row(("ymere", "partner"))
    form.positions.add_row(("gemeente", "supports", None))
    panel.save()
    entry = _only(current)
    assert [part.role for part in entry.parties] == [Role.LEAD, Role.PARTNER]
    assert entry.positions[0].stance is Stance.SUPPORTS
    panel.view.set_scope("all")
    qtbot.waitUntil(lambda: len(_titles(panel)) == 1)
    panel.view.table.selectRow(0)
    qtbot.waitUntil(lambda: "Ymere" in panel.view.note.text())
    _edit(panel, qtbot)
    form.fields["status"].set_value("agreed")
    panel.save()
    assert "Ymere" in str(current.problems[-1])
    form.positions.add_row(("ymere", "supports", "mooi"))
    panel.save()
    assert _only(current).record.effective_status.value == "agreed"


def test_the_levels_are_counted_and_chosen_with_one_click(current, layers, gpkg, qtbot):
    panel = LevelsPanel(current)
    qtbot.addWidget(panel)
    current.open(gpkg)
    qtbot.waitUntil(lambda: panel.table.rowCount() == 3)
    texts = [[panel.table.item(row, col).text() for col in range(3)] for row in range(3)]
    assert texts[0] == ["Wijk", "1", "0"]
    assert texts[1] == ["Buurt", "10", "0"]
    panel.table.setCurrentCell(1, 0)
    assert current.level == "buurt"
    panel.table.setCurrentCell(2, 0)
    assert current.level == ""
