"""Setting a status: the rules say what stands in the way, and against them a reason is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.words import Status
from kansenkaart_plugin.gui.agreements.status import NAME, StatusDialog
from kansenkaart_plugin.store import BulkEdit, Kansenkaart, edit_records

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


def test_a_reservation_that_is_there_stays_when_others_get_theirs(stage, answer):
    def work(change):
        record = change.record(stage.uuids["A-003"])
        change.edit(replace(record, reservation="Als de raad instemt"))

    stage.current.save("x", work)

    def reserve(dialog):
        dialog._reservation.set_value("De begroting")
        dialog._reason.set_value("haast")
        press(dialog, "ok")

    answer(reserve)
    uuids = [stage.uuids[code] for code in ("A-002", "A-003")]
    assert stage.panel.statuses.set(uuids, Status.AGREED_RESERVED)
    kept = [stage.entry(code).record.reservation for code in ("A-002", "A-003")]
    assert kept == ["De begroting", "Als de raad instemt"]


def test_what_was_typed_stays_until_it_can_be_saved(stage, answer, filled):
    gone = filled.with_name("weg.gpkg")
    typed = []

    def give_reason(dialog):
        typed.append(dialog._reason.value())
        if len(typed) == 1:
            dialog._reason.set_value("geen geld")
            filled.rename(gone)
        else:
            gone.rename(filled)
        press(dialog, "ok")

    answer(give_reason)
    assert stage.panel.statuses.set([stage.uuids["A-003"]], Status.STOPPED)
    assert typed == [None, "geen geld"]
    assert stage.entry("A-003").record.reason == "geen geld"


def test_a_status_that_somebody_else_gave_meanwhile_is_not_lost(stage, answer, filled):
    seen = []

    def meanwhile(dialog):
        if not seen:
            with Kansenkaart.open(filled) as other, other.change("ander", by="Piet") as change:
                edit_records(change, [stage.uuids["A-003"]], BulkEdit(status=Status.DONE))
            dialog._reason.set_value("geen geld")
            press(dialog, "ok")
        else:
            press(dialog, "back")
        seen.append(str(stage.current.problems))

    answer(meanwhile)
    assert not stage.panel.statuses.set([stage.uuids["A-003"]], Status.STOPPED)
    assert stage.status("A-003") is Status.DONE
    assert len(seen) == 2  # it is asked again, and why is said


def test_several_are_named_with_their_codes(stage, answer):
    asked = answer(lambda dialog: press(dialog, "back"))
    uuids = [stage.uuids[code] for code in ("A-001", "A-002")]
    assert not stage.panel.statuses.set(uuids, Status.AGREED)
    assert "A-001: Fewer than two" in asked[0][0]
    assert "A-002: The position of Ymere" in asked[0][0]
