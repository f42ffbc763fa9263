"""Two people hold the same session: who saves later sees both versions and chooses."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QLabel, QRadioButton

from kansenkaart_plugin.domain.conflict import due_as
from kansenkaart_plugin.domain.model import Participation
from kansenkaart_plugin.domain.words import Decision, Role, Stance, Status
from kansenkaart_plugin.gui.session import panel as session_panel
from kansenkaart_plugin.store import Kansenkaart

from ..conftest import until
from .conftest import entry, press, stored

K = Qt.Key


@pytest.fixture
def by_another(held, gpkg, monkeypatch):
    """Return a function that saves as somebody else does, before it is seen on the screen here."""
    session = held.session.scene.chosen.uuid
    monkeypatch.setattr(held.session._asker, "ask", lambda *_: None)

    def save(work):
        with Kansenkaart.open(gpkg) as other, other.change("ander", by="Piet <b>") as change:
            work(change, session)

    return save


def take(name):
    """Return what chooses the version ``name`` in the dialog and saves it."""

    def act(dialog):
        assert not dialog._save.isEnabled()
        mark = next(
            mark
            for mark in dialog.findChildren(QRadioButton)
            if mark.objectName().endswith(f".{name}")
        )
        mark.click()
        dialog._save.click()

    return act


def words(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_another_decision_is_shown_and_theirs_can_stay(held, current, records, by_another, answer):
    uuid = records["A-001"]
    by_another(lambda c, at: c.sessions.decide(at, uuid, Decision.REJECTED, reason="te duur"))
    shown = answer(take("theirs"))
    held.stage.decision.press(Decision.DEFERRED)
    assert len(shown) == 1
    text = words(shown[0])
    assert "A-001 · Afspraak <b>1</b>" in text
    assert "deferred" in text
    assert "te duur" in text
    assert "Piet <b>" in text
    assert stored(current)["A-001"] is Decision.REJECTED
    assert entry(current, uuid).record.status is Status.LAPSED
    assert not current.problems


def test_mine_can_be_saved_over_another_decision(held, current, records, by_another, answer):
    uuid = records["A-001"]
    by_another(lambda c, at: c.sessions.decide(at, uuid, Decision.REJECTED, reason="te duur"))
    answer(take("mine"))
    held.stage.decision.press(Decision.DEFERRED)
    assert stored(current)["A-001"] is Decision.DEFERRED


def test_all_fields_of_a_decision_are_chosen_together(held, records, by_another, answer):
    uuid = records["A-001"]
    by_another(lambda c, at: c.sessions.decide(at, uuid, Decision.REJECTED, reason="te duur"))
    seen = []

    def act(dialog):
        take("theirs")(dialog)
        seen.extend(
            mark.objectName().split(".")[-1]
            for mark in dialog.findChildren(QRadioButton)
            if mark.isChecked()
        )

    answer(act)
    held.stage.decision.press(Decision.DEFERRED)
    assert len(seen) > 2
    assert set(seen) == {"theirs"}


def test_who_goes_back_has_decided_nothing_and_keeps_the_reason(
    held, current, records, by_another, answer, qtbot
):
    uuid = records["A-001"]
    held.stage.decision.press(Decision.REJECTED)
    held.stage.decision.reason.set_value("geen geld")
    by_another(lambda c, at: c.sessions.decide(at, uuid, Decision.DEFERRED))
    answer(lambda dialog: dialog.reject())
    held.stage.decision.confirm.click()
    assert stored(current)["A-001"] is Decision.DEFERRED
    assert held.stage.decision.reason.value() == "geen geld"
    assert held.stage.decision.reason.isVisible()


def test_a_question_remembers_what_was_decided_when_it_was_asked(
    held, current, records, gpkg, answer, qtbot
):
    uuid, session = records["A-001"], held.session.scene.chosen.uuid
    held.stage.decision.press(Decision.REJECTED)
    held.stage.decision.reason.set_value("geen geld")
    with Kansenkaart.open(gpkg) as other, other.change("ander", by="Piet") as change:
        change.sessions.decide(session, uuid, Decision.DEFERRED)
    held.session.refresh()
    until(qtbot, lambda: held.session.item.item.decision is Decision.DEFERRED)
    shown = answer(take("theirs"))
    held.stage.decision.confirm.click()
    assert len(shown) == 1
    assert stored(current)["A-001"] is Decision.DEFERRED


def test_another_position_is_shown(held, current, records, by_another, answer):
    uuid = records["A-001"]
    by_another(lambda c, at: c.take_position(uuid, "gemeente", Stance.AGAINST, "nee", at))
    shown = answer(take("theirs"))
    press(held, K.Key_S)
    assert len(shown) == 1
    assert "A-001 · Gemeente" in words(shown[0])
    assert [p.stance for p in entry(current, uuid).positions] == [Stance.AGAINST]
    answer(take("mine"))
    press(held, K.Key_1, K.Key_S)
    assert [p.stance for p in entry(current, uuid).positions] == [Stance.AGAINST, Stance.SUPPORTS]


def test_a_note_goes_with_the_position_it_was_begun_at(held, current, records, gpkg, answer, qtbot):
    uuid = records["A-001"]
    press(held, K.Key_S)
    row = held.stage.positions.rows[0]
    until(qtbot, lambda: row.pencil.isEnabled())
    press(held, K.Key_1, K.Key_F2)
    QTest.keyClicks(row.line, "graag")
    with Kansenkaart.open(gpkg) as other, other.change("ander", by="Piet") as change:
        change.take_position(uuid, "gemeente", Stance.AGAINST)
    held.session.refresh()
    until(qtbot, lambda: held.session.item.positions["gemeente"].stance is Stance.AGAINST)
    shown = answer(take("mine"))
    QTest.keyClick(row.line, K.Key_Return)
    assert len(shown) == 1
    last = entry(current, uuid).positions[-1]
    assert (last.stance, last.note) == (Stance.SUPPORTS, "graag")


def test_another_lead_and_another_date_are_shown(held, current, records, by_another, answer):
    uuid = records["A-001"]
    by_another(lambda c, at: c.set_parties(uuid, {"gemeente": Role.PARTNER}))
    shown = answer(take("theirs"))
    held.actions.set_lead("ymere")
    assert "Ymere" in words(shown[0])
    assert entry(current, uuid).parties == (Participation("gemeente", Role.PARTNER),)
    read = due_as(held.session.item.entry.record)
    by_another(lambda c, at: c.sessions.set_due(uuid, "2030-01-01", read))
    answer(take("mine"))
    held.actions.set_due("2031-01-01", None)
    assert entry(current, uuid).record.due_date == "2031-01-01"
    assert len(shown) == 2


def test_two_of_the_same_mind_are_not_asked(held, current, records, by_another, answer):
    uuid = records["A-001"]
    by_another(lambda c, at: c.sessions.decide(at, uuid, Decision.DEFERRED))
    by_another(lambda c, at: c.take_position(uuid, "gemeente", Stance.SUPPORTS, None, at))
    shown = answer(lambda dialog: dialog.reject())
    held.stage.decision.press(Decision.DEFERRED)
    press(held, K.Key_1, K.Key_S)
    assert not shown
    assert not current.problems


def test_what_was_done_here_is_no_conflict_before_it_is_on_screen(
    held, current, records, by_another, answer
):
    shown = answer(lambda dialog: dialog.reject())
    press(held, K.Key_S)
    press(held, K.Key_1, K.Key_T, K.Key_1, K.Key_C)
    current.undo()
    press(held, K.Key_1, K.Key_N)
    held.stage.decision.press(Decision.DEFERRED)
    held.actions.set_due("2031-01-01", None)
    held.actions.set_due("2032-01-01", None)
    held.actions.set_lead("ymere")
    held.actions.decide(Decision.REJECTED, "nee")
    current.undo()
    held.stage.decision.press(Decision.DEFERRED)
    assert not shown
    assert not current.problems
    assert stored(current)["A-001"] is Decision.DEFERRED


def test_the_dialog_of_a_session_shows_both_versions(panel, current, gpkg, answer, monkeypatch):
    uuid = panel.session.scene.chosen.uuid

    def run(dialog, save):
        with Kansenkaart.open(gpkg) as other, other.change("ander", by="Piet") as change:
            change.sessions.edit(uuid, "Van Piet", "2026-12-04", None, "thee")
            change.sessions.set_present(uuid, ["gemeente"])
        dialog.title.set_value("Van mij")
        assert save()
        dialog.deleteLater()

    def act(dialog):
        assert not dialog._save.isEnabled()
        dialog.findChild(QRadioButton, "kansenkaart.conflict.title.mine").click()
        dialog._save.click()

    monkeypatch.setattr(session_panel, "until_saved", run)
    shown = answer(act)
    panel.edit()
    assert len(shown) == 1
    (session,) = current.kansenkaart.queries.sessions()
    assert (session.title, session.held_on, session.notes) == ("Van mij", "2026-12-04", "thee")
    assert session.present == ("gemeente",)
    assert len(session.agenda) == 6


def test_a_session_that_another_decided_in_is_not_deleted_unseen(
    panel, current, records, gpkg, monkeypatch
):
    uuid = panel.session.scene.chosen.uuid

    def agreed(*_):  # while the question is on screen
        with Kansenkaart.open(gpkg) as other, other.change("ander", by="Piet") as change:
            change.sessions.decide(uuid, records["A-001"], Decision.DEFERRED)
        return True

    monkeypatch.setattr(session_panel, "agreed", agreed)
    panel.delete()
    assert "Piet" in current.problems[-1]
    assert stored(current)["A-001"] is Decision.DEFERRED
    monkeypatch.setattr(session_panel, "agreed", lambda *_: True)
    panel.delete()
    assert current.kansenkaart.queries.sessions() == []
