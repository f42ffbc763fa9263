"""Setting a status: the rules say what stands in the way, and against them a reason is asked."""

from __future__ import annotations

import pytest

from kansenkaart_plugin.domain.words import Status
from kansenkaart_plugin.gui.agreements.status import NAME, StatusDialog

from ..conftest import until


@pytest.fixture
def answer(monkeypatch):
    """Answer the dialog: ``answer(do)`` lets ``do`` work on it, and keeps what it said."""
    asked = []

    def install(do):
        def run(self):
            asked.append((self._told.text(), self._ok.text(), self._ok.isEnabled()))
            do(self)
            return self.result()

        monkeypatch.setattr(StatusDialog, "exec", run)
        return asked

    return install


def press(dialog, name):
    dialog.findChild(object, f"{NAME}.{name}").click()


def test_what_stands_in_the_way_of_agreed_is_said_and_going_back_changes_nothing(stage, answer):
    asked = answer(lambda dialog: press(dialog, "back"))
    assert not stage.panel.statuses.set([stage.uuids["A-002"]], Status.AGREED)
    told, button, enabled = asked[0]
    assert "The position of Ymere is “neutral”." in told
    assert (button, enabled) == ("Set status against the rule", False)
    assert stage.status("A-002") is Status.PROPOSED
    assert not stage.current.problems


def test_against_the_rule_needs_a_reason_which_is_kept_and_logged(stage, answer):
    def give_reason(dialog):
        dialog._reason.set_value("Ymere tekent later")
        press(dialog, "ok")

    answer(give_reason)
    assert stage.panel.statuses.set([stage.uuids["A-002"]], Status.AGREED)
    record = stage.entry("A-002").record
    assert (record.effective_status, record.reason) == (Status.AGREED, "Ymere tekent later")
    steps = stage.current.kansenkaart.history(record.uuid)
    fields = {str(change.field.value): change.new for change in steps[0].alterations}
    assert fields["reason"] == ("Ymere tekent later",)
    stage.current.offers[-1][2]()
    assert stage.status("A-002") is Status.PROPOSED


def test_positions_are_one_click_away(stage, answer, qtbot):
    stage.choose("A-002")
    answer(lambda dialog: press(dialog, "positions"))
    assert not stage.panel.statuses.set([stage.uuids["A-002"]], Status.AGREED)
    buttons = stage.panel.sheet.parties.rows["ymere"].stances
    until(qtbot, lambda: stage.panel.focusWidget() in buttons.children())


def test_a_reservation_is_written_down_where_it_was_missing(stage, answer):
    def reserve(dialog):
        assert not dialog._ok.isEnabled()
        dialog._reservation.set_value("De begroting")
        assert "neutral" in dialog._told.text()
        assert "reservation" not in dialog._told.text()
        dialog._reason.set_value("haast")
        press(dialog, "ok")

    answer(reserve)
    assert stage.panel.statuses.set([stage.uuids["A-002"]], Status.AGREED_RESERVED)
    record = stage.entry("A-002").record
    assert (record.reservation, record.reason) == ("De begroting", "haast")
    actions = stage.current.kansenkaart._connection.execute("SELECT count(*) FROM action")
    assert actions.fetchone()[0] == 3  # made, filled, and this as one


def test_stopping_asks_for_a_reason_that_goes_when_it_runs_again(stage, answer):
    def give_reason(dialog):
        assert not dialog._ok.isEnabled()
        dialog._reason.set_value("geen geld")
        press(dialog, "ok")

    answer(give_reason)
    assert stage.panel.statuses.set([stage.uuids["A-003"]], Status.STOPPED)
    assert stage.entry("A-003").record.reason == "geen geld"
    answer(lambda dialog: pytest.fail("nothing is to be asked"))
    assert stage.panel.statuses.set([stage.uuids["A-003"]], Status.RUNNING)
    assert stage.entry("A-003").record.reason is None


def test_several_are_named_with_their_codes(stage, answer):
    asked = answer(lambda dialog: press(dialog, "back"))
    uuids = [stage.uuids[code] for code in ("A-001", "A-002")]
    assert not stage.panel.statuses.set(uuids, Status.AGREED)
    assert "A-001: Fewer than two" in asked[0][0]
    assert "A-002: The position of Ymere" in asked[0][0]
