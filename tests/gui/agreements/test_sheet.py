"""The sheet of an agreement: what it says, what one click does, and the way back."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QInputDialog, QLabel

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import Participation
from kansenkaart_plugin.domain.words import Decision, Judgement, Role, Stance
from kansenkaart_plugin.store import Kansenkaart

from ..conftest import make_kansenkaart, until


@pytest.fixture
def sheet(stage):
    stage.choose("A-002")
    return stage.panel.sheet


def texts(sheet):
    """Return every text that the sheet shows."""
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def find(stage, name):
    found = stage.panel.findChild(object, f"kansenkaart.agreements.{name}")
    assert found is not None, name
    return found


def test_it_says_what_is_agreed_and_what_stands_in_the_way(sheet):
    said = texts(sheet)
    for wanted in ("A-002 · proposed", "Tien tuinen", "10", "70% stemt in", "buurt 01", "Sessie 2"):
        assert wanted in said
    assert "Overdue since 2026-01-01." in sheet.told.text()
    assert "The position of Ymere is “neutral”." in sheet.told.text()
    assert "nog even" in said


def test_a_narrow_dock_does_not_grow_when_the_sheet_is_shown(stage, sheet):
    letter = stage.panel.fontMetrics().averageCharWidth()
    assert stage.panel.minimumSizeHint().width() <= 50 * letter


def test_a_position_is_one_click_and_one_undo(stage, sheet, qtbot):
    find(stage, "party.ymere.supports").click()
    until(qtbot, lambda: find(stage, "party.ymere.supports").isChecked())
    assert [position.stance for position in stage.entry("A-002").positions] == [
        Stance.SUPPORTS,
        Stance.NEUTRAL,
        Stance.SUPPORTS,
    ]
    until(qtbot, lambda: "position of" not in sheet.told.text())
    until(qtbot, lambda: "nog even" in sheet._past.text())
    stage.current.offers[-1][2]()
    until(qtbot, lambda: find(stage, "party.ymere.neutral").isChecked())


def test_the_position_that_is_there_is_not_taken_again(stage, sheet):
    find(stage, "party.ymere.neutral").click()
    assert len(stage.entry("A-002").positions) == 2
    assert find(stage, "party.ymere.neutral").isChecked()


def test_a_note_goes_with_the_position(stage, sheet, monkeypatch, qtbot):
    def answer(dialog):
        assert dialog.textValue() == "nog even"
        dialog.setTextValue("na de <b>raad</b>")
        return True

    monkeypatch.setattr(QInputDialog, "exec", answer)
    find(stage, "party.ymere.note").click()
    until(qtbot, lambda: "na de <b>raad</b>" in texts(sheet))
    latest = stage.entry("A-002").positions[-1]
    assert (latest.stance, latest.note) == (Stance.NEUTRAL, "na de <b>raad</b>")


def test_a_note_goes_to_the_agreement_it_was_asked_for_and_stays_until_saved(
    stage, sheet, monkeypatch, qtbot, filled
):
    gone, typed = filled.with_name("weg.gpkg"), []

    def answer(dialog):
        typed.append(dialog.textValue())
        assert "<b>" in dialog.labelText()
        if len(typed) == 1:
            assert dialog.findChild(QLabel).textFormat() == Qt.TextFormat.PlainText
            stage.choose("A-003")  # as when its sheet arrives late
            dialog.setTextValue("na de raad")
            filled.rename(gone)
        else:
            gone.rename(filled)
        return True

    monkeypatch.setattr(stage.panel.work, "_name", lambda party: "Ymere <b>")
    monkeypatch.setattr(QInputDialog, "exec", answer)
    find(stage, "party.ymere.note").click()
    assert typed == ["nog even", "na de raad"]
    assert stage.entry("A-002").positions[-1].note == "na de raad"
    assert not stage.entry("A-003").positions


def test_a_role_that_is_there_already_takes_nothing_back(stage, sheet, filled):
    stage.current.save(
        "eerst", lambda change: change.take_position(stage.uuids["A-003"], "ymere", Stance.AGAINST)
    )
    before = len(stage.current.offers)
    stage.panel.work.set_role(Participation("ymere", Role.PARTNER), True)
    assert len(stage.current.offers) == before  # it would undo what was done before
    assert "Nothing had to be changed." in stage.current.notes


def test_roles_are_one_click_each_and_parties_come_and_go(stage, sheet, qtbot):
    find(stage, "party.ymere.role.funder").trigger()
    assert Participation("ymere", Role.FUNDER) in stage.entry("A-002").parties
    until(qtbot, lambda: "partner, funder" in find(stage, "party.ymere.roles").text())
    find(stage, "party.gemeente.role.lead").trigger()
    parties = {part.party for part in stage.entry("A-002").parties}
    assert parties == {"ymere"}
    until(qtbot, lambda: find(stage, "party.gemeente.roles").text() == "no role")
    find(stage, "party.add").menu().actions()[0].trigger()
    assert Participation("gemeente", Role.LEAD) in stage.entry("A-002").parties
    assert not stage.current.problems


def test_a_role_set_by_somebody_else_meanwhile_stays(stage, sheet, filled):
    uuid = stage.uuids["A-002"]
    with Kansenkaart.open(filled) as other, other.change("x", by="Ander") as change:
        change.set_parties(uuid, [Participation("gemeente", Role.ADVISER)])
    find(stage, "party.ymere.role.funder").trigger()
    assert set(stage.entry("A-002").parties) == {
        Participation("gemeente", Role.ADVISER),
        Participation("ymere", Role.FUNDER),
    }


def test_progress_is_added_and_never_overwritten(stage, sheet, qtbot):
    for day, judgement, note in (
        ("2026-03-01", Judgement.ON_TRACK, "eerste"),
        ("2026-02-01", Judgement.BEHIND, "ouder"),
    ):
        find(stage, "progress.add").click()
        fields = sheet.progress.fields
        fields["day"].set_value(day)
        fields["judgement"].set_value(judgement.value)
        fields["party"].set_value("ymere")
        fields["value"].set_value("3 tuinen")
        fields["note"].set_value(note)
        find(stage, "progress.save").click()
        until(qtbot, lambda wanted=note: wanted in find(stage, "progress.list").text())
    lines = find(stage, "progress.list").text().split("\n")
    assert [line.split(" · ")[:2] for line in lines[::2]] == [
        ["2026-03-01", "on track"],
        ["2026-02-01", "behind"],
    ]
    assert "Ymere" in lines[0]
    assert len(stage.entry("A-002").progress) == 2


def test_a_report_that_was_begun_survives_a_change_elsewhere(stage, sheet, qtbot):
    find(stage, "progress.add").click()
    sheet.progress.fields["note"].set_value("half")
    sheet.progress.fields["party"].set_value("ymere")
    QApplication.setActiveWindow(stage.panel)
    sheet.progress.fields["note"].setFocus()
    find(stage, "party.ymere.against").click()
    until(qtbot, lambda: find(stage, "party.ymere.against").isChecked())
    assert sheet.progress.fields["note"].hasFocus()
    assert sheet.progress.fields["party"].value() == "ymere"
    assert sheet.progress.fields["note"].value() == "half"
    assert sheet.progress.fields["note"].isVisibleTo(sheet)


def test_a_report_that_was_begun_waits_with_its_agreement(stage, sheet):
    find(stage, "progress.add").click()
    sheet.progress.fields["note"].set_value("half")
    sheet.progress.fields["judgement"].set_value("behind")
    stage.choose("A-003")
    assert not sheet.progress.fields["note"].isVisibleTo(sheet)
    stage.panel.view.table.choose([])
    stage.choose("A-002")
    assert sheet.progress.fields["note"].isVisibleTo(sheet)
    assert sheet.progress.fields["note"].value() == "half"
    assert sheet.progress.fields["judgement"].value() == "behind"


@pytest.fixture
def half(stage, sheet):
    """A report on A-002 that was begun when the file was closed."""
    find(stage, "progress.add").click()
    sheet.progress.fields["note"].set_value("half")
    sheet.progress.fields["party"].set_value("ymere")
    path = stage.current.path
    stage.current.close()
    return path


def test_a_report_that_was_begun_is_offered_again_after_a_crash(stage, sheet, kept, filled):
    find(stage, "progress.add").click()
    sheet.progress.fields["note"].set_value("half")
    stage.panel.reports.keep()
    found = kept.read(filled, "kansenkaart.agreements.progress")  # what a crash would leave
    assert [one["note"] for one in found["reports"].values()] == ["half"]
    find(stage, "progress.save").click()
    assert kept.read(filled, "kansenkaart.agreements.progress") is None


def test_a_report_that_was_begun_is_offered_when_the_file_is_opened_next(
    stage, sheet, half, qtbot, tmp_path
):
    current = stage.current
    current.open(make_kansenkaart(tmp_path / "ander.gpkg"))
    assert not current.offers
    current.open(half)
    (text, button, show) = current.offers.pop()
    assert (text.split(":")[0], button) == ("A-002", "Show")
    wanted = []
    current.choose_wanted.connect(lambda row: wanted.append(row.code))
    show()
    until(qtbot, lambda: wanted == ["A-002"])
    stage.panel.view.set_scope("all")
    until(qtbot, lambda: len(stage.panel.view.model.rows()) == 4)
    stage.choose("A-002")
    assert sheet.progress.fields["note"].isVisibleTo(sheet)
    assert sheet.progress.fields["note"].value() == "half"
    assert sheet.progress.fields["party"].value() == "ymere"
    find(stage, "progress.save").click()
    current.open(half)
    assert not any("A-002: a progress" in offer[0] for offer in current.offers)


def test_a_report_on_a_deleted_agreement_is_shown_until_it_is_thrown_away(stage, half):
    current = stage.current
    with Kansenkaart.open(half) as other, other.change("weg", by="Piet") as change:
        (uuid,) = (r.uuid for r in other.queries.list_of_all() if r.code == "A-002")
        change.delete([uuid])
    current.open(half)
    current.open(half)
    (text, button, drop) = current.offers[-1]
    assert "A-002 was deleted" in text
    assert "half" in text
    assert button == "Throw away"
    drop()
    current.offers.clear()
    current.open(half)
    assert not current.offers


def test_throwing_a_report_away_leaves_what_is_typed_in_another(stage, sheet, half, qtbot):
    current = stage.current
    with Kansenkaart.open(half) as other, other.change("weg", by="Piet") as change:
        change.delete([r.uuid for r in other.queries.list_of_all() if r.code == "A-002"])
    current.open(half)
    *_, drop = current.offers[-1]
    stage.panel.view.set_scope("all")
    until(qtbot, lambda: len(stage.panel.view.model.rows()) == 3)
    stage.choose("A-003")
    find(stage, "progress.add").click()
    note = sheet.progress.fields["note"]
    note.set_value("een")
    stage.panel.reports.keep()
    drop()
    note.set_value("een en twee")
    find(stage, "party.ymere.against").click()  # which shows the sheet anew
    until(qtbot, lambda: find(stage, "party.ymere.against").isChecked())
    assert note.value() == "een en twee"


def test_a_click_goes_to_the_wish_that_it_answers(stage, sheet, qtbot):
    rows = [sheet.related.item(row).text() for row in range(sheet.related.count())]
    assert rows == ["answers W-001 Minder steen (Ymere)", "arises from K-001 Hoven"]
    wanted = []
    stage.current.choose_wanted.connect(lambda row: wanted.append(row.code))
    item = sheet.related.visualItemRect(sheet.related.item(0)).center()
    qtbot.mouseClick(sheet.related.viewport(), Qt.MouseButton.LeftButton, pos=item)
    until(qtbot, lambda: wanted == ["W-001"])


def test_the_sessions_in_which_it_was_decided_are_named(stage, sheet, qtbot):
    (session,) = stage.current.kansenkaart.queries.sessions()
    uuid = stage.uuids["A-002"]
    stage.current.save("x", lambda c: c.sessions.decide(session.uuid, uuid, Decision.DEFERRED))
    until(qtbot, lambda: "2026-02-01 · Sessie 2 · deferred" in texts(sheet))


def test_the_sheet_goes_for_the_form_and_comes_back_after(stage, sheet, qtbot):
    stage.panel.edit()
    until(qtbot, lambda: not stage.panel.view.form.isHidden())
    assert sheet.isHidden()
    stage.panel.view.form.fields["title"].set_value("Elf tuinen")
    stage.panel.save()
    until(qtbot, lambda: not sheet.isHidden() and "Elf tuinen" in sheet.heading.text())


def test_several_or_none_have_no_sheet(stage, sheet, qtbot):
    stage.choose("A-001", "A-002")
    until(qtbot, sheet.isHidden)
    stage.current.close()
    assert sheet.sheet is None


def test_copy_as_text_is_for_all_parties_unless_asked_otherwise(stage, sheet, qtbot):
    QApplication.clipboard().setText("")
    sheet.copy.click()
    until(qtbot, lambda: QApplication.clipboard().text().startswith("A-002 Tien tuinen"))
    assert "A-002" in stage.current.notes[-1]
    stage.choose("A-002", "A-004")
    stage.panel.copy()
    until(qtbot, lambda: "may not see it: A-004" in stage.current.notes[-1])
    assert "Aankoop" not in QApplication.clipboard().text()
    stage.panel.mail.copy(stage.panel.view.chosen(), OWNER)
    until(qtbot, lambda: "Aankoop" in QApplication.clipboard().text())


def test_the_menu_offers_a_text_for_each_who_may_get_one(stage, sheet, qtbot):
    menu = sheet.copy.menu()
    menu.popup(stage.panel.mapToGlobal(stage.panel.rect().center()))
    audiences = [action.objectName().rsplit(".", 1)[-1] for action in menu.actions()]
    assert audiences == ["parties", "public", "gemeente", "ymere", "owner"]
    QApplication.clipboard().setText("")
    menu.actions()[3].trigger()
    menu.close()
    until(qtbot, lambda: QApplication.clipboard().text().startswith("A-002"))
    assert "for Ymere" in stage.current.notes[-1]


def test_what_can_only_be_read_is_shown_but_not_changed(stage, sheet, qtbot):
    moment = stage.entry("A-002").record.created_at
    stage.current.shown.set(as_of=moment)
    until(qtbot, lambda: not sheet.status.isEnabled())
    assert not find(stage, "party.ymere.supports").isEnabled()
    assert not find(stage, "progress.add").isEnabled()
    assert "Tien tuinen" in texts(sheet)
