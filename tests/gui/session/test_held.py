"""A session that is held: keys, clicks, what is on the shared screen, and what is saved."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QWidget

from kansenkaart_plugin.domain.filtering import SHOWN_TO_ALL
from kansenkaart_plugin.domain.words import Decision, RecordKind, Stance, Status, Visibility
from kansenkaart_plugin.gui.current import Current
from kansenkaart_plugin.gui.session.panel import SessionPanel
from kansenkaart_plugin.store import Kansenkaart

from ..conftest import select, until
from .conftest import codes, entry, on_screen, press, stored

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def words(panel):
    """Return all that is written on the shared screen."""
    return "\n".join(label.text() for label in panel.stage.findChildren(QLabel))


def stances(current, uuid):
    return [(p.party, p.stance, p.note) for p in entry(current, uuid).positions]


def test_the_screen_says_where_the_session_is(held):
    assert held.stage.head.title.text() == "Sessie 2 · 3 December 2026"
    assert held.stage.head.place.text() == "agenda 1 / 4"
    assert held.stage.card.title.text() == "Afspraak <b>1</b>"
    assert held.stage.card.title.textFormat() == Qt.TextFormat.PlainText
    facts = held.stage.card.facts()
    assert facts["Answers"] == "W-001 Meer groen (Ymere)"
    assert facts["Where"] == "buurt 01"


def test_titles_and_names_are_no_markup_in_tooltips(held):
    tips = [part.toolTip() for part in held.findChildren(QWidget)]
    tips += [held.stage.head.strip.item(0).toolTip(), held.agenda.list.item(0).toolTip()]
    assert any("&lt;b&gt;1" in text for text in tips)
    assert not any("<b>" in text for text in tips)


def test_pages_and_arrows_go_through_the_agenda(held):
    press(held, K.Key_PageDown)
    assert on_screen(held) == "A-002"
    press(held, K.Key_Right, K.Key_Right, K.Key_Right, modifier=CTRL)
    assert on_screen(held) == "A-004"
    assert not held.stage.head.on.isEnabled()
    press(held, K.Key_PageUp)
    press(held, K.Key_Left, modifier=CTRL)
    assert on_screen(held) == "A-002"
    held.stage.head.on.click()
    assert held.stage.head.place.text() == "agenda 3 / 4"
    held.stage.head.strip.setCurrentRow(0)
    assert on_screen(held) == "A-001"


def test_the_map_follows(panel, current):
    zooms, lights = [], []
    current.zoom_wanted.connect(zooms.append)
    current.highlight_wanted.connect(lights.append)
    panel.start()
    panel.session.go(1)
    assert [[link.feature.key for link in links] for links in zooms] == [["01"], ["02"]]
    assert [[feature.key for feature in some] for some in lights] == [["01"], ["02"]]
    panel.session.end()
    assert lights[-1] == ()


def test_positions_are_one_key_each(held, current, records, qtbot):
    press(held, K.Key_S, K.Key_C)
    assert stances(current, records["A-001"]) == [
        ("gemeente", Stance.SUPPORTS, None),
        ("ymere", Stance.SUPPORTS_IF, None),
    ]
    session = held.session.scene.chosen.uuid
    assert {p.session_uuid for p in entry(current, records["A-001"]).positions} == {session}
    rows = held.stage.positions.rows
    until(qtbot, lambda: rows[1].buttons[Stance.SUPPORTS_IF].isChecked())
    press(held, K.Key_1, K.Key_T)
    until(qtbot, lambda: rows[0].buttons[Stance.AGAINST].isChecked())
    press(held, K.Key_Up, K.Key_Up, K.Key_Down, K.Key_N)
    assert stances(current, records["A-001"])[-1] == ("ymere", Stance.NEUTRAL, None)


def test_positions_are_one_click_each_and_go_back_one_by_one(held, current, records, qtbot):
    row = held.stage.positions.rows[1]
    QTest.mouseClick(row.buttons[Stance.NO_MANDATE], Qt.MouseButton.LeftButton)
    assert held.stage.positions.chosen == 1
    assert stances(current, records["A-001"]) == [("ymere", Stance.NO_MANDATE, None)]
    QTest.mouseClick(row.buttons[Stance.SUPPORTS], Qt.MouseButton.LeftButton)
    current.undo()
    assert stances(current, records["A-001"]) == [("ymere", Stance.NO_MANDATE, None)]
    current.redo()
    assert stances(current, records["A-001"])[-1] == ("ymere", Stance.SUPPORTS, None)
    current.undo()
    current.undo()
    assert not stances(current, records["A-001"])
    until(qtbot, lambda: not any(b.isChecked() for b in row.buttons.values()))


def test_the_same_position_again_is_not_written_twice(held, current, records, qtbot):
    press(held, K.Key_S)
    until(qtbot, lambda: held.session.item.positions)
    press(held, K.Key_1, K.Key_S)
    assert len(stances(current, records["A-001"])) == 1


def test_a_position_of_earlier_says_when_and_is_confirmed_with_its_note(
    held, current, records, qtbot
):
    current.save(
        "x",
        lambda change: change.take_position(records["A-001"], "ymere", Stance.SUPPORTS_IF, "mits"),
    )
    row = held.stage.positions.rows[1]
    until(qtbot, lambda: "mits" in row._words.text())
    assert "(" in row._words.text()
    press(held, K.Key_2, K.Key_C)
    last = entry(current, records["A-001"]).positions[-1]
    assert (last.note, last.session_uuid) == ("mits", held.session.scene.chosen.uuid)
    until(qtbot, lambda: "(" not in row._words.text())


def test_a_note_is_typed_at_a_position(held, current, records, qtbot):
    row = held.stage.positions.rows[0]
    press(held, K.Key_F2)
    assert row.line.isHidden()  # nothing to note at yet
    press(held, K.Key_C)
    until(qtbot, lambda: row.pencil.isEnabled())
    press(held, K.Key_1, K.Key_F2)
    assert row.line.isVisible()
    QTest.keyClicks(row.line, "as budget")  # letters that are keys elsewhere
    QTest.keyClick(row.line, K.Key_Return)
    assert stances(current, records["A-001"])[-1] == ("gemeente", Stance.SUPPORTS_IF, "as budget")
    assert held.stage.focusWidget() is held.stage
    until(qtbot, lambda: "as budget" in row._words.text())
    press(held, K.Key_1, K.Key_S)
    assert stances(current, records["A-001"])[-1] == ("gemeente", Stance.SUPPORTS, None)


def test_agreed_in_one_key_when_nothing_is_in_the_way(held, current, records, qtbot):
    press(held, K.Key_S, K.Key_S)
    until(qtbot, lambda: not held.stage.decision.obstacles.isVisible())
    press(held, K.Key_A)
    assert stored(current)["A-001"] is Decision.AGREED
    assert entry(current, records["A-001"]).record.status is Status.AGREED
    until(qtbot, lambda: held.stage.decision.buttons[Decision.AGREED].isChecked())
    assert held.stage.head.strip.item(0).text() == "A-001 ✓"
    assert held.stage.head.progress.value() == 1
    current.undo()
    assert stored(current)["A-001"] is None
    assert entry(current, records["A-001"]).record.status is Status.DRAFT


def test_what_stands_in_the_way_is_said_and_overridden_with_a_reason(held, current, records, qtbot):
    box = held.stage.decision
    assert "Gemeente has not taken a position" in box.obstacles.text()
    press(held, K.Key_A)
    assert box.reason.isVisible()
    assert "Ymere" in box.why.text()
    assert stored(current)["A-001"] is None
    QTest.keyClick(box.reason, K.Key_Return)  # no reason, no decision
    assert stored(current)["A-001"] is None
    QTest.keyClicks(box.reason, "the council wants it")
    QTest.keyClick(box.reason, K.Key_Return)
    record = entry(current, records["A-001"]).record
    assert (record.status, record.reason) == (Status.AGREED, "the council wants it")
    assert held.stage.focusWidget() is held.stage


def test_under_reservation_asks_the_reservation(held, current, records, qtbot):
    press(held, K.Key_S, K.Key_M)
    until(qtbot, lambda: len(held.session.item.positions) == 2)
    press(held, K.Key_U)
    box = held.stage.decision
    assert box.reservation.isVisible()
    assert not box.reason.isVisible()
    assert not box.confirm.isEnabled()
    QTest.keyClicks(box.reservation, "geld")
    QTest.mouseClick(box.confirm, Qt.MouseButton.LeftButton)
    record = entry(current, records["A-001"]).record
    assert (record.status, record.reservation) == (Status.AGREED_RESERVED, "geld")
    until(qtbot, lambda: held.stage.card.facts().get("Reservation") == "geld")


def test_rejecting_asks_why_and_deferring_asks_nothing(held, current, records, qtbot):
    press(held, K.Key_D)
    assert stored(current)["A-001"] is Decision.DEFERRED
    press(held, K.Key_R)
    QTest.keyClicks(held.stage.decision.reason, "too expensive")
    QTest.keyClick(held.stage.decision.reason, K.Key_Return)
    record = entry(current, records["A-001"]).record
    assert record.status is Status.LAPSED
    assert record.reason == "Sessie 2, 2026-12-03: too expensive"


def test_escape_and_another_item_drop_a_question(held, current, qtbot):
    box = held.stage.decision
    press(held, K.Key_R)
    assert box.buttons[Decision.REJECTED].isChecked()
    press(held, K.Key_Escape)
    assert not box.reason.isVisible()
    assert not box.buttons[Decision.REJECTED].isChecked()
    press(held, K.Key_R)
    press(held, K.Key_PageDown)
    assert not box.reason.isVisible()
    assert on_screen(held) == "A-002"
    assert set(stored(current).values()) == {None}


def test_a_question_stays_open_while_others_save(held, current, records, qtbot):
    press(held, K.Key_R)
    QTest.keyClicks(held.stage.decision.reason, "because")
    current.save(
        "x", lambda change: change.take_position(records["A-001"], "ymere", Stance.AGAINST)
    )
    until(qtbot, lambda: held.session.item.positions)
    assert held.stage.decision.reason.value() == "because"


def test_lead_due_date_and_decision_are_three_actions(held, current, records, qtbot):
    box = held.stage.decision
    before = current.kansenkaart._connection.execute("SELECT count(*) FROM action").fetchone()[0]
    box.lead.setCurrentIndex(box.lead.findData("ymere"))
    box.lead.activated.emit(box.lead.currentIndex())
    press(held, K.Key_B)
    QTest.keyClicks(box.due, "1-6-2027")
    QTest.keyClick(box.due, K.Key_Return)
    press(held, K.Key_D)
    after = current.kansenkaart._connection.execute("SELECT count(*) FROM action").fetchone()[0]
    assert after - before == 3
    found = entry(current, records["A-001"])
    assert {part.party: part.role.value for part in found.parties} == {
        "gemeente": "partner",
        "ymere": "lead",
    }
    assert found.record.due_date == "2027-06-01"
    assert stored(current)["A-001"] is Decision.DEFERRED
    until(qtbot, lambda: held.session.item.lead == "ymere")
    assert box.lead.value() == "ymere"


def test_a_date_goes_to_the_record_it_was_typed_for(held, current, records, qtbot):
    box = held.stage.decision
    box.ask_due()
    QTest.keyClicks(box.due, "1-6-2027")
    QTest.keyClick(box.due, K.Key_PageDown)
    assert on_screen(held) == "A-002"
    assert box.due.text() == ""
    QTest.keyClick(box.due, K.Key_Return)
    due = [entry(current, records[code]).record.due_date for code in ("A-001", "A-002")]
    assert due == ["2027-06-01", None]


def test_a_date_that_is_typed_for_a_record_that_goes_is_not_that_of_the_next(
    held, current, records, gpkg, qtbot
):
    box, at = held.stage.decision, held.session.scene.chosen.uuid
    box.ask_due()
    QTest.keyClicks(box.due, "1-6-2027")
    with Kansenkaart.open(gpkg) as other, other.change("ander", by="Piet") as change:
        change.sessions.take_off_agenda(at, [records["A-001"]])
    held.session.refresh()
    until(qtbot, lambda: on_screen(held) == "A-002")
    QTest.keyClick(box.due, K.Key_Return)
    assert entry(current, records["A-002"]).record.due_date is None


def test_letters_in_the_open_list_of_leads_choose_a_lead_and_nothing_else(
    held, current, records, qtbot
):
    press(held, K.Key_L)
    leads = held.stage.decision.lead
    until(qtbot, lambda: leads.view().isVisible())
    for key in (K.Key_Y, K.Key_S):  # they stand for a position on the screen
        QTest.keyClick(leads.view(), key)
    QTest.keyClick(leads.view(), K.Key_Escape)
    assert stances(current, records["A-001"]) == []


def test_a_wish_is_decided_too(held, current, records, qtbot):
    current.agenda_wanted.emit([records["W-001"]])
    until(qtbot, lambda: codes(held)[-1] == "W-001")
    held.session.go_to(records["W-001"])
    assert held.stage.card.facts()["Answered by"].startswith("A-001")
    assert not held.stage.decision.obstacles.isVisible()
    press(held, K.Key_R)
    QTest.keyClicks(held.stage.decision.reason, "no")
    QTest.keyClick(held.stage.decision.reason, K.Key_Return)
    assert entry(current, records["W-001"]).record.status is Status.DROPPED


@pytest.mark.parametrize("where", ["item", "selection", "whole"])
def test_a_record_made_on_the_spot_joins_after_the_item(held, current, layers, qtbot, where):
    if where == "selection":
        select(layers, current, ["07", "08"])
        assert current.selection
    press(held, K.Key_Insert)
    spot = held.stage.spot
    assert spot.title.hasFocus() or held.stage.focusWidget() is spot.title
    assert not spot.save.isEnabled()
    spot.kind.set_value("agreement")
    spot.party.set_value("ymere")
    spot.about.set_value(where)
    QTest.keyClicks(spot.title, "Pas op de stoep")
    QTest.keyClick(spot.title, K.Key_Return)
    until(qtbot, lambda: len(codes(held)) == 5)
    assert spot.isHidden()
    assert on_screen(held) == "A-007"
    assert codes(held)[1] == "A-007"
    found = held.session.item.entry
    wanted = {"item": ["01"], "selection": ["07", "08"], "whole": []}[where]
    assert [link.feature.key for link in found.links] == wanted
    assert (found.record.kind, found.record.title) == (RecordKind.AGREEMENT, "Pas op de stoep")
    assert (found.record.source, found.record.source_date) == ("Sessie 2", "2026-12-03")
    assert held.session.item.lead == "ymere"
    current.undo()
    until(qtbot, lambda: len(codes(held)) == 4)


def test_hidden_records_leave_no_trace_on_the_screen(held, current, records, qtbot):
    for step in range(4):
        text = words(held)
        assert "Stil" not in text
        assert "A-005" not in text
        assert "A-006" not in text
        assert f"{step + 1} / 4" in text
        held.session.go(1)
    assert not held.stage.warning.isVisible()
    held.stage.hidden.click()
    until(qtbot, lambda: held.stage.head.place.text().endswith("/ 6"))
    assert held.stage.warning.isVisible()
    held.session.go_to(records["A-001"])
    assert "Stille wens" in held.stage.card.facts()["Answers"]
    held.session.go_to(records["A-006"])
    held.stage.hidden.click()
    until(qtbot, lambda: held.stage.head.place.text().endswith("/ 4"))
    assert on_screen(held) != "A-006"
    assert "Stil" not in words(held)


def test_hidden_records_that_were_shown_while_preparing_are_gone_when_it_starts(panel, qtbot):
    panel.agenda.hidden.click()
    until(qtbot, lambda: len(codes(panel)) == 6)
    seen = []
    panel.session.running_changed.connect(lambda _: seen.extend(codes(panel)))
    panel.session.go_to(panel.session.scene.items[0].uuid)  # a hidden one
    panel.start()
    until(qtbot, lambda: panel.session.is_running)
    assert seen == codes(panel) == ["A-001", "A-002", "A-003", "A-004"]
    assert on_screen(panel) == "A-001"
    assert not panel.stage.hidden.isChecked()
    assert "Stil" not in words(panel)


def test_map_and_docks_show_only_what_all_may_see_while_it_runs(panel, current):
    shown = current.shown
    shown.narrow(visibilities=(Visibility.PUBLIC, Visibility.SECRET))
    panel.start()
    assert shown.filter.visibilities == (Visibility.PUBLIC,)
    panel.session.end()
    assert shown.filter.visibilities == (Visibility.PUBLIC, Visibility.SECRET)
    shown.narrow(visibilities=())
    panel.start()
    assert shown.filter.visibilities == SHOWN_TO_ALL
    shown.narrow(visibilities=())  # somebody takes the chip away
    assert "not for everybody" in panel.stage.warning.text()
    assert not panel.stage.warning.isHidden()
    panel.session.end()
    assert shown.filter.visibilities == ()


def test_letters_grow_and_shrink_and_stay_so(held, current):
    label = held.stage.card.text
    held.stage.ensurePolished()
    before = label.fontInfo().pointSizeF()
    press(held, K.Key_Plus, K.Key_Equal, modifier=CTRL)
    assert current.settings.session_points.value() == 17
    label.ensurePolished()
    assert label.fontInfo().pointSizeF() > before
    press(held, K.Key_Minus, modifier=CTRL)
    assert current.settings.session_points.value() == 16
    for _ in range(60):
        held.stage.smaller.click()
    assert current.settings.session_points.value() == 9
    assert not held.stage.smaller.isEnabled()


def test_a_session_that_was_cut_off_is_offered_again(held, current, gpkg, qtbot):
    press(held, K.Key_D)
    session = held.session.scene.chosen.uuid
    current.close()  # the project closes, or the plugin is reloaded
    assert not held.session.is_running
    assert not held.session.scene.items
    current.open(gpkg)
    until(qtbot, lambda: current.offers and "still running" in current.offers[-1][0])
    assert not held.session.is_running
    current.offers[-1][2]()
    assert held.session.is_running
    assert held.session.scene.chosen.uuid == session
    assert on_screen(held) == "A-002"  # the first that was not decided
    held.session.end()
    current.close()
    current.offers.clear()
    current.open(gpkg)
    until(qtbot, lambda: held.session.scene.items)
    qtbot.wait(50)
    assert not current.offers


def test_after_qgis_was_killed_another_panel_offers_it(held, current, gpkg, qtbot):
    press(held, K.Key_D)
    # nothing of the first panel is told that it ends: the file and the setting are all there is
    again = Current(current.settings)
    offers = []
    again.offered.connect(lambda *offer: offers.append(offer))
    panel = SessionPanel(again)
    qtbot.addWidget(panel)
    again.open(gpkg)
    until(qtbot, lambda: offers)
    offers[-1][2]()
    assert panel.session.is_running
    assert panel.session.scene.items[0].item.decision is Decision.DEFERRED
    panel.stop()
    again.close()


def test_a_running_session_that_is_deleted_ends(held, current, qtbot):
    chosen = held.session.scene.chosen.uuid
    current.save("x", lambda change: change.sessions.delete(chosen))
    until(qtbot, lambda: not held.session.is_running)
    assert held.agenda.isVisible()


def test_an_item_that_goes_makes_room_for_its_neighbour(held, current, records, qtbot):
    held.session.go(1)
    current.save("x", lambda change: change.delete([records["A-002"]]))
    until(qtbot, lambda: codes(held) == ["A-001", "A-003", "A-004"])
    assert on_screen(held) == "A-003"


def test_what_cannot_be_saved_is_said_and_nothing_seems_decided(held, current, gpkg, qtbot):
    gone = gpkg.with_name("weg.gpkg")
    gpkg.rename(gone)
    press(held, K.Key_D)
    assert current.problems
    assert not held.stage.decision.buttons[Decision.DEFERRED].isChecked()
    gone.rename(gpkg)
    press(held, K.Key_D)
    assert stored(current)["A-001"] is Decision.DEFERRED


def test_what_was_typed_stays_until_it_is_saved(held, current, records, gpkg, qtbot):
    press(held, K.Key_C)
    until(qtbot, lambda: held.session.item.positions)
    press(held, K.Key_1, K.Key_F2)
    line = held.stage.positions.rows[0].line
    QTest.keyClicks(line, "if")
    gone = gpkg.with_name("weg.gpkg")
    gpkg.rename(gone)
    QTest.keyClick(line, K.Key_Return)
    assert (line.isVisible(), line.value()) == (True, "if")
    gone.rename(gpkg)
    QTest.keyClick(line, K.Key_Return)
    assert line.isHidden()
    assert stances(current, records["A-001"])[-1] == ("gemeente", Stance.SUPPORTS_IF, "if")
    press(held, K.Key_R)
    reason = held.stage.decision.reason
    QTest.keyClicks(reason, "why")
    gpkg.rename(gone)
    QTest.keyClick(reason, K.Key_Return)
    assert (reason.isVisible(), reason.value()) == (True, "why")
    gone.rename(gpkg)
    QTest.keyClick(reason, K.Key_Return)
    assert not reason.isVisible()
    assert entry(current, records["A-001"]).record.status is Status.LAPSED
    press(held, K.Key_Insert)
    title = held.stage.spot.title
    QTest.keyClicks(title, "new")
    gpkg.rename(gone)
    QTest.keyClick(title, K.Key_Return)
    assert (title.isVisible(), title.value()) == (True, "new")
    gone.rename(gpkg)
    QTest.keyClick(title, K.Key_Return)
    until(qtbot, lambda: len(codes(held)) == 5)


def test_a_note_is_kept_by_going_on_and_dropped_by_escape(held, current, records, qtbot, gpkg):
    press(held, K.Key_C)
    until(qtbot, lambda: held.session.item.positions)
    press(held, K.Key_1, K.Key_F2)
    row = held.stage.positions.rows[0]
    QTest.keyClicks(row.line, "nooit")
    press(held, K.Key_Escape)
    assert stances(current, records["A-001"])[-1][2] is None
    press(held, K.Key_F2)
    assert row.line.value() is None
    QTest.keyClicks(row.line, "as budget")
    gone = gpkg.with_name("weg.gpkg")
    gpkg.rename(gone)
    press(held, K.Key_PageDown)  # it cannot be saved, so we stay
    assert (on_screen(held), row.line.value()) == ("A-001", "as budget")
    gone.rename(gpkg)
    press(held, K.Key_PageDown)
    assert on_screen(held) == "A-002"
    assert stances(current, records["A-001"])[-1] == ("gemeente", Stance.SUPPORTS_IF, "as budget")
    assert not stances(current, records["A-002"])


def test_a_note_is_kept_by_clicking_elsewhere(held, current, records, qtbot):
    press(held, K.Key_C)
    until(qtbot, lambda: held.session.item.positions)
    press(held, K.Key_1, K.Key_F2)
    rows = held.stage.positions.rows
    QTest.keyClicks(rows[0].line, "as budget")
    before = len(stances(current, records["A-001"]))
    QTest.mouseClick(rows[1]._name, Qt.MouseButton.LeftButton)
    assert stances(current, records["A-001"])[-1] == ("gemeente", Stance.SUPPORTS_IF, "as budget")
    assert len(stances(current, records["A-001"])) == before + 1
    assert rows[0].line.isHidden()


def test_what_was_typed_of_a_decision_is_there_again(held, current, qtbot):
    box = held.stage.decision
    press(held, K.Key_R)
    QTest.keyClicks(box.reason, "too dear")
    press(held, K.Key_PageDown)
    press(held, K.Key_R)
    assert box.reason.value() is None
    press(held, K.Key_Escape, K.Key_PageUp, K.Key_R)
    assert box.reason.value() == "too dear"
    QTest.keyClick(box.reason, K.Key_Return)
    assert stored(current)["A-001"] is Decision.REJECTED
    press(held, K.Key_R)
    assert box.reason.value() is None


def test_a_record_on_the_spot_is_where_it_said(held, current, layers, qtbot):
    press(held, K.Key_Insert)
    spot = held.stage.spot
    QTest.keyClicks(spot.title, "Bankje")
    press(held, K.Key_PageDown)
    press(held, K.Key_Insert)
    assert spot.title.value() == "Bankje"
    spot.about.set_value("item")
    assert "A-001" in spot.about.currentText()
    QTest.keyClick(spot.title, K.Key_Return)
    (made,) = (row for row in current.kansenkaart.queries.list_of_all() if row.title == "Bankje")
    assert [link.feature.key for link in entry(current, made.uuid).links] == ["01"]


def test_an_empty_agenda_says_what_to_do(empty, current, qtbot):
    from kansenkaart_plugin.gui.session.actions import SessionDraft

    empty.actions.make_session(SessionDraft("Leeg"))
    until(qtbot, lambda: empty.session.scene.chosen)
    empty.start()
    assert "agenda is empty" in empty.stage.card.title.text()
    assert empty.stage.head.place.text() == "agenda – / 0"
    press(empty, K.Key_S, K.Key_A, K.Key_PageDown)
    assert not current.problems


def test_the_chosen_party_is_in_sight(held, qtbot):
    held.resize(860, 560)
    scroll = held.stage.scroll
    until(qtbot, lambda: scroll.verticalScrollBar().maximum() > 0)
    assert scroll.verticalScrollBar().value() == 0
    press(held, K.Key_2)
    row = held.stage.positions.rows[1]
    until(qtbot, lambda: row.visibleRegion().boundingRect().height() == row.height())
    held.session.go(1)
    until(qtbot, lambda: scroll.verticalScrollBar().value() == 0)
