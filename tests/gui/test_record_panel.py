"""Recording against the selection, as a person does it in the dock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAction, QApplication

from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Stance
from kansenkaart_plugin.gui.levels.panel import LevelsPanel
from kansenkaart_plugin.gui.records import actions as record_actions
from kansenkaart_plugin.gui.records import saving
from kansenkaart_plugin.gui.records.panel import AGREEMENTS, RECORDS
from kansenkaart_plugin.store import Kansenkaart

from .conftest import add, choose, edit, listed, only, select, titles, until

EACH_KIND = [(RECORDS, "wish"), (RECORDS, "fact"), (AGREEMENTS, "agreement")]


@pytest.fixture
def panel(make_panel, gpkg):
    return make_panel(RECORDS, gpkg)


def test_an_empty_dock_says_what_to_do(panel, qtbot):
    until(qtbot, lambda: "Buurt" in panel.view.header.text())


def test_a_wish_about_the_selection_is_one_action_and_listed(panel, current, layers, gpkg, qtbot):
    select(layers, current, ["01", "02", "03"])
    add(panel, "Meer groen <b>nu</b>", party="ymere", theme="groen", visibility="public")
    until(qtbot, lambda: titles(panel) == ["Meer groen <b>nu</b>"])
    assert panel.view.form.isHidden()
    entry = only(current)
    assert [str(link.feature) for link in entry.links] == ["buurt:01", "buurt:02", "buurt:03"]
    assert entry.parties == (Participation("ymere", Role.SUBMITTER),)
    assert (entry.record.theme, entry.record.visibility.value) == ("groen", "public")
    assert layers.layer("buurt").selectedFeatureCount() == 3
    assert not current.problems
    with Kansenkaart.open(gpkg) as again:
        assert [row.title for row in again.queries.list_of_all()] == ["Meer groen <b>nu</b>"]


def test_without_a_selection_it_is_about_the_whole_area(panel, current, qtbot):
    panel.start("need")
    assert "whole area" in panel.view.form.about.text()
    panel.view.form.fields["title"].set_value("Rust")
    panel.save()
    assert only(current).whole_area
    panel.view.set_scope("whole")
    until(qtbot, lambda: titles(panel) == ["Rust"])


def test_search_ignores_accents_and_case_and_stays_while_the_list_changes(panel, current, qtbot):
    add(panel, "Café op de hoek", theme="groen")
    add(panel, "Speelplaats")
    panel.view.set_scope("all")
    until(qtbot, lambda: len(titles(panel)) == 2)
    panel.view.search.setText("CAFE hoek")
    until(qtbot, lambda: titles(panel) == ["Café op de hoek"])
    add(panel, "Nog een café om de hoek")
    until(qtbot, lambda: titles(panel) == ["Café op de hoek", "Nog een café om de hoek"])
    panel.view.search.setText("hoek w-001")
    until(qtbot, lambda: titles(panel) == ["Café op de hoek"])
    panel.view.search.setText("")
    until(qtbot, lambda: len(titles(panel)) == 3)


def test_a_form_with_a_fault_stays_with_its_text(panel, current):
    panel.start("wish")
    panel.view.form.fields["description"].set_value("lang verhaal")
    panel.save()
    assert len(current.problems) == 1
    assert not panel.view.form.isHidden()
    assert panel.view.form.fields["description"].value() == "lang verhaal"


def test_a_new_record_may_become_another_kind_and_keeps_its_text(panel, current, qtbot):
    panel.start("wish")
    form = panel.view.form
    form.fields["title"].set_value("Lege winkels")
    form.fields["status"].set_value("explored")
    form.fields["kind"].set_value("need")
    assert form.fields["status"].value() == "explored"
    form.fields["kind"].set_value("fact")
    assert form.fields["status"].value() == "current"
    panel.save()
    assert only(current).record.code == "F-001"
    listed(panel, qtbot, "Lege winkels")
    edit(panel, qtbot)
    assert not form.fields["kind"].isEnabled()


@pytest.mark.parametrize(("kind", "code"), EACH_KIND)
def test_each_kind_is_made_edited_linked_unlinked_deleted_and_brought_back(
    make_panel, current, layers, gpkg, qtbot, kind, code
):
    panel = make_panel(kind, gpkg)
    select(layers, current, ["01"])
    add(panel, "eerst", code)
    listed(panel, qtbot, "eerst")
    edit(panel, qtbot)
    panel.view.form.fields["title"].set_value("anders")
    panel.save()
    listed(panel, qtbot, "anders")
    select(layers, current, ["04", "05"])
    panel.link()
    assert [link.feature.key for link in only(current).links] == ["01", "04", "05"]
    panel.unlink()
    assert [link.feature.key for link in only(current).links] == ["01"]
    panel.delete()
    assert not current.kansenkaart.queries.list_of_all()
    text, _, undo = current.offers[-1]
    assert only_codes(text) == [f"{RecordKind(code).letter}-001"]
    undo()
    entry = only(current)
    assert entry.record.title == "anders"
    assert [link.feature.key for link in entry.links] == ["01"]
    assert not current.problems


def only_codes(text):
    return [word for word in text.split() if word[1:2] == "-"]


def test_an_undo_of_another_file_does_nothing(panel, current, gpkg, tmp_path, qtbot):
    from .conftest import make_kansenkaart

    add(panel, "x")
    listed(panel, qtbot, "x")
    panel.delete()
    current.open(make_kansenkaart(tmp_path / "ander.gpkg"))
    current.offers[-1][2]()
    with Kansenkaart.open(gpkg) as file:
        assert not file.queries.list_of_all()


def test_unlinking_the_last_feature_says_what_it_is_about_now(panel, current, layers, qtbot):
    select(layers, current, ["01"])
    add(panel, "x")
    listed(panel, qtbot, "x")
    panel.unlink()
    assert only(current).whole_area
    assert "whole area" in current.offers[-1][0]
    assert "W-001" in current.offers[-1][0]
    current.offers[-1][2]()
    assert [link.feature.key for link in only(current).links] == ["01"]


def test_linking_without_a_selection_says_what_to_do(panel, current, qtbot):
    add(panel, "x")
    listed(panel, qtbot, "x")
    panel.link()
    assert "Select" in current.notes[-1]
    assert only(current).whole_area


def test_editing_changes_only_what_was_touched(panel, current, qtbot):
    long = Record(
        RecordKind.WISH, "een\ntwee", description="d", theme="groen", indicator="i", priority=2
    )
    current.save("x", lambda change: change.add(long))
    # the theme went out of the profile since
    current.kansenkaart._connection.execute("UPDATE record SET theme = 'weg'")
    listed(panel, qtbot, "een")
    edit(panel, qtbot)
    panel.view.form.fields["description"].set_value("anders")
    panel.save()
    record = only(current).record
    assert (record.title, record.description, record.theme) == ("een\ntwee", "anders", "weg")
    assert (record.indicator, record.priority, record.revision) == ("i", 2, 2)


def _saved_by_another(gpkg, title):
    with Kansenkaart.open(gpkg) as other:
        (row,) = other.queries.list_of_all()
        record = other.queries.entries([row.uuid])[row.uuid].record
        with other.change("x", by="Ander") as change:
            change.edit(replace(record, title=title))


def test_a_record_saved_by_another_is_not_overwritten(panel, current, gpkg, qtbot, answer):
    add(panel, "eerst")
    listed(panel, qtbot, "eerst")
    edit(panel, qtbot)
    _saved_by_another(gpkg, "van een ander")
    panel.view.form.fields["title"].set_value("van mij")
    shown = answer(lambda dialog: dialog.reject())
    panel.save()
    assert len(shown) == 1
    assert panel.view.form.fields["title"].value() == "van mij"
    assert only(current).record.title == "van een ander"


def test_deleting_several_asks_once(panel, current, qtbot, monkeypatch):
    for title in ("a", "b"):
        add(panel, title)
    listed(panel, qtbot, "a", "b")
    panel.view.table.selectAll()
    answers, asked = [False, True], []
    monkeypatch.setattr(
        record_actions,
        "agreed",
        lambda _, question, yes: (asked.append(question), answers.pop(0))[1],
    )
    panel.delete()
    assert len(current.kansenkaart.queries.list_of_all()) == 2
    panel.delete()
    assert not current.kansenkaart.queries.list_of_all()
    assert asked == ["Delete W-001, W-002?"] * 2
    current.offers[-1][2]()
    assert len(current.kansenkaart.queries.list_of_all()) == 2


def test_cancelling_asks_only_when_something_would_be_lost(panel, monkeypatch):
    answers = []
    monkeypatch.setattr(saving, "agreed", lambda *_: answers.pop(0))
    panel.start("wish")
    panel.cancel()
    assert panel.view.form.isHidden()
    panel.start("wish")
    panel.view.form.fields["title"].set_value("tekst")
    answers.append(False)
    panel.cancel()
    assert panel.view.form.fields["title"].value() == "tekst"
    assert not panel.view.form.isHidden()
    answers.append(True)
    panel.cancel()
    assert panel.view.form.isHidden()


def test_a_record_that_arrives_late_does_not_replace_what_is_typed(
    make_panel, current, gpkg, qtbot
):
    panel = make_panel(RECORDS, gpkg)
    panel.start("wish")
    panel.view.form.fields["title"].set_value("eerste")
    panel.save()
    listed(panel, qtbot, "eerste")
    panel.view.choose(only(current).record.uuid)
    panel.edit()
    panel.start("need")
    panel.view.form.fields["title"].set_value("net getypt")
    panel.edit()  # asked again, while it is typed: that is refused
    qtbot.wait(300)
    assert panel.view.form.is_new
    assert panel.view.form.fields["title"].value() == "net getypt"
    panel.view.form.fields["title"].set_value("")
    panel.edit()
    panel.view.form.fields["title"].set_value("nog net")  # before the answer is there
    until(qtbot, lambda: not panel.saving._entries.is_busy)
    assert panel.view.form.fields["title"].value() == "nog net"
    assert "save or cancel" in current.notes[-1]


def test_an_agreement_says_what_stands_in_its_way(make_panel, current, gpkg, qtbot):
    panel = make_panel(AGREEMENTS, gpkg)
    panel.start("agreement")
    form = panel.view.form
    form.fields["title"].set_value("Tien tuinen")
    form.fields["party"].set_value("gemeente")
    form.roles.add_row(("ymere", "partner"))
    form.positions.add_row(("gemeente", "supports", None))
    panel.save()
    entry = only(current)
    assert [part.role for part in entry.parties] == [Role.LEAD, Role.PARTNER]
    assert entry.positions[0].stance is Stance.SUPPORTS
    listed(panel, qtbot, "Tien tuinen")
    edit(panel, qtbot)
    form.fields["status"].set_value("agreed")
    panel.save()
    assert "Ymere" in str(current.problems[-1])
    form.positions.add_row(("ymere", "against", "te duur"))
    panel.save()
    assert "“against”" in str(current.problems[-1])
    form.positions.set_rows([("gemeente", "supports", None), ("ymere", "supports", "mooi")])
    panel.save()
    assert only(current).record.effective_status.value == "agreed"


def test_rows_of_parties_are_taken_away_one_by_one(make_panel, gpkg):
    form = make_panel(AGREEMENTS, gpkg).view.form
    form.set_vocabulary(make_vocabulary())
    form.start(RecordKind.AGREEMENT, {})
    for role in ("partner", "funder", "adviser"):
        form.roles.add_row(("ymere", role))
    form.roles.table.cellWidget(1, 2).click()
    assert [role for _, role in form.roles.rows()] == ["partner", "adviser"]


def make_vocabulary():
    from kansenkaart_plugin.domain.model import Party
    from kansenkaart_plugin.domain.words import PartyKind
    from kansenkaart_plugin.gui.records.draft import Vocabulary

    return Vocabulary([Party("ymere", "Ymere", PartyKind.CORPORATION, None)])


def test_the_form_remembers_party_theme_source_and_phase(panel, current):
    add(panel, "a", party="ymere", theme="groen", source="Interview", phase="explore")
    panel.start("need")
    draft = panel.view.form.draft()
    assert draft.parties[0].party == "ymere"
    assert (draft.record.theme, draft.record.source, draft.record.phase.value) == (
        "groen",
        "Interview",
        "explore",
    )
    assert not panel.view.form.is_changed()


def test_one_record_for_ten_thousand_features_is_one_action(
    make_panel, current, layers, large, qtbot
):
    panel = make_panel(RECORDS, large)
    layer = layers.layer("buurt")
    layer.selectAll()
    until(qtbot, lambda: "10" in panel.view.header.text() and "," in panel.view.header.text())
    add(panel, "Overal zonnepanelen")
    assert layer.selectedFeatureCount() == 10_000
    assert len(only(current).links) == 10_000
    listed(panel, qtbot, "Overal zonnepanelen")
    panel.unlink()
    assert only(current).whole_area
    current.offers[-1][2]()
    assert len(only(current).links) == 10_000
    edit(panel, qtbot)
    panel.view.form.fields["title"].set_value("Overal groen")
    panel.save()
    panel.delete()
    assert layer.selectedFeatureCount() == 10_000
    actions = current.kansenkaart._connection.execute("SELECT count(*) FROM action").fetchone()[0]
    assert actions == 1 + 5  # made; added, unlinked, linked again, changed, deleted
    assert not current.problems


def test_a_panel_that_is_out_of_sight_asks_nothing_until_it_is_seen(panel, current, gpkg, qtbot):
    panel.view.set_scope("all")
    panel.hide()
    asked = []
    panel.listing.filled.connect(asked.append)
    current.save("x", lambda change: change.add(Record(RecordKind.WISH, "a")))
    qtbot.wait(100)
    assert not asked
    panel.show()
    until(qtbot, lambda: titles(panel) == ["a"])


def test_the_chosen_rows_stay_chosen_when_the_list_changes(panel, current, qtbot):
    for title in ("a", "b", "c"):
        add(panel, title)
    listed(panel, qtbot, "a", "b", "c")
    panel.view.choose(panel.view.model.rows()[1].uuid)
    current.save("x", lambda change: change.add(Record(RecordKind.WISH, "d")))
    until(qtbot, lambda: len(titles(panel)) == 4)
    assert panel.view.chosen_codes() == "W-002"


def test_what_cannot_be_written_can_be_looked_at_but_not_changed(
    make_panel, gpkg, monkeypatch, qtbot
):
    with Kansenkaart.open(gpkg) as file, file.change("x", by="y") as change:
        change.add(Record(RecordKind.WISH, "a"), [FeatureRef("buurt", "01")])
    # root may write everything, so the file is opened as a reader opens it
    monkeypatch.setattr("kansenkaart_plugin.store.kansenkaart.os.access", lambda *_: False)
    panel = make_panel(RECORDS, gpkg)
    listed(panel, qtbot, "a")
    actions = {
        action.objectName().rsplit(".", 1)[-1]: action for action in panel.findChildren(QAction)
    }
    assert {name for name, action in actions.items() if action.isEnabled()} >= {"edit", "zoom"}
    assert not any(actions[name].isEnabled() for name in ("wish", "link", "unlink", "delete"))
    panel.start("wish")
    assert panel.view.form.isHidden()
    edit(panel, qtbot)
    assert not panel.view.form._save.isEnabled()


def test_the_levels_are_counted_and_chosen_with_one_click(current, layers, gpkg, qtbot):
    panel = LevelsPanel(current)
    qtbot.addWidget(panel)
    current.open(gpkg)
    until(qtbot, lambda: panel.table.rowCount() == 3)
    texts = [[panel.table.item(row, col).text() for col in range(3)] for row in range(3)]
    assert texts[0] == ["Wijk", "1", "0"]
    assert texts[1] == ["Buurt", "10", "0"]
    panel.table.setCurrentCell(1, 0)
    assert current.level == "buurt"
    panel.table.setCurrentCell(2, 0)
    assert current.level == ""


def test_everything_works_by_keyboard(panel, current, layers, qtbot):
    QApplication.setActiveWindow(panel)
    panel.view.table.setFocus()
    select(layers, current, ["01"])
    qtbot.keyClick(panel.view.table, Qt.Key.Key_Insert)
    title = panel.view.form.fields["title"]
    until(qtbot, title.hasFocus)
    qtbot.keyClicks(title, "Getypt")
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(title, Qt.Key.Key_Return, ctrl)
    until(qtbot, lambda: titles(panel) == ["Getypt"])
    assert title.hasFocus()
    qtbot.keyClicks(title, "Nog een")
    qtbot.keyClick(title, Qt.Key.Key_Return, ctrl | shift)
    until(qtbot, lambda: titles(panel) == ["Getypt", "Nog een"])
    assert panel.view.table.hasFocus()
    choose(panel, 0)
    qtbot.keyClick(panel.view.table, Qt.Key.Key_Return)
    until(qtbot, title.hasFocus)
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert panel.view.form.isHidden()
    qtbot.keyClick(panel.view.table, Qt.Key.Key_Delete)
    assert [row.title for row in current.kansenkaart.queries.list_of_all()] == ["Nog een"]
