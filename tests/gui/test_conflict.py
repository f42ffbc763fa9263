"""Two people save the same record: the later one sees both versions and chooses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QLabel, QRadioButton

from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Status
from kansenkaart_plugin.gui.records.panel import RECORDS
from kansenkaart_plugin.store import Kansenkaart, version_of

from .conftest import edit, listed, only


@pytest.fixture
def panel(make_panel, gpkg, current, qtbot):
    panel = make_panel(RECORDS, gpkg)
    record = Record(RecordKind.WISH, "eerst", description="d", theme="groen")
    current.save("x", lambda change: change.add(record, [FeatureRef("buurt", "01")]))
    listed(panel, qtbot, "eerst")
    edit(panel, qtbot)
    return panel


@pytest.fixture
def by_another(gpkg):
    """Return a function that saves the one record as somebody else does."""

    def save(features=None, parties=None, **values):
        with Kansenkaart.open(gpkg) as other:
            (row,) = other.queries.list_of_all()
            read = version_of(other.queries.entries([row.uuid])[row.uuid])
            wanted = read._replace(record=replace(read.record, **values))
            if features is not None:
                about = frozenset(FeatureRef("buurt", key) for key in features)
                wanted = wanted._replace(features=about)
            if parties is not None:
                wanted = wanted._replace(parties=frozenset(parties))
            with other.change("van een ander", by="Piet <b>") as change:
                assert change.save(wanted, read)

    return save


def mark(dialog, name):
    return dialog.findChild(QRadioButton, f"kansenkaart.conflict.{name}")


def marked(dialog):
    """Return what is chosen, by the end of its name."""
    return {
        tuple(button.objectName().split(".")[-2:])
        for button in dialog.findChildren(QRadioButton)
        if button.isChecked()
    }


def test_what_only_one_changed_is_chosen_already(panel, current, by_another, answer):
    by_another(title="van Piet", parties=[Participation("ymere", Role.LEAD)])
    fields = panel.view.form.fields
    fields["description"].set_value("van mij")
    shown = answer(lambda dialog: dialog._save.click())
    panel.save()
    assert len(shown) == 1
    assert marked(shown[0]) == {
        ("title", "theirs"),
        ("description", "mine"),
        ("parties", "theirs"),
    }
    entry = only(current)
    assert (entry.record.title, entry.record.description) == ("van Piet", "van mij")
    assert entry.parties == (Participation("ymere", Role.LEAD),)
    assert panel.view.form.isHidden()
    assert not current.problems


def test_what_both_changed_waits_for_a_choice_by_keyboard(
    panel, current, by_another, answer, qtbot
):
    by_another(title="van Piet", status=Status.EXPLORED)
    panel.view.form.fields["title"].set_value("van mij")

    def act(dialog):
        assert not dialog._save.isEnabled()
        assert "title" in dialog.note.text()
        QApplication.setActiveWindow(dialog)
        first = mark(dialog, "title.mine")
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Space)
        assert dialog._save.isEnabled()
        assert not dialog.note.isVisible()
        qtbot.keyClick(first, Qt.Key.Key_Right)
        assert mark(dialog, "title.theirs").isChecked()
        qtbot.keyClick(mark(dialog, "title.theirs"), Qt.Key.Key_Left)
        dialog._save.click()

    answer(act)
    panel.save()
    record = only(current).record
    assert (record.title, record.status) == ("van mij", Status.EXPLORED)


def test_a_click_anywhere_on_a_version_chooses_it(panel, current, by_another, answer, qtbot):
    by_another(title="van Piet")
    panel.view.form.fields["title"].set_value("van mij")

    def act(dialog):
        side = mark(dialog, "title.theirs").parentWidget()
        qtbot.mouseClick(side, Qt.MouseButton.LeftButton, pos=side.rect().center())
        dialog._save.click()

    answer(act)
    panel.save()
    assert only(current).record.title == "van Piet"


def test_who_goes_back_saved_nothing_and_keeps_the_text(panel, current, by_another, answer):
    by_another(title="van Piet")
    panel.view.form.fields["title"].set_value("van mij")
    shown = answer(lambda dialog: dialog.reject())
    panel.save()
    assert only(current).record.title == "van Piet"
    assert panel.view.form.fields["title"].value() == "van mij"
    assert not panel.view.form.isHidden()
    panel.save()
    assert len(shown) == 2


def test_somebody_saves_again_while_the_dialog_is_open(panel, current, by_another, answer):
    by_another(title="van Piet")
    panel.view.form.fields["description"].set_value("van mij")
    more = [lambda: by_another(theme="wonen"), lambda: None]

    def act(dialog):
        more.pop(0)()
        dialog._save.click()

    shown = answer(act)
    panel.save()
    record = only(current).record
    assert len(shown) == 2
    assert (record.title, record.theme, record.description) == ("van Piet", "wonen", "van mij")


def test_lists_are_put_together(panel, current, by_another, answer):
    by_another(features=["01", "02", "03"], parties=[Participation("ymere", Role.LEAD)])
    panel.view.form.roles.add_row(("gemeente", "partner"))

    def act(dialog):
        texts = {item.mark.objectName().split(".", 2)[-1]: item.text for item in _sides(dialog)}
        assert texts["features.theirs"] == "+ buurt 02\n+ buurt 03"
        assert texts["parties.mine"].startswith("+ Gemeente (")
        assert mark(dialog, "parties.both").isChecked()
        dialog._save.click()

    answer(act)
    panel.save()
    entry = only(current)
    assert {part.party for part in entry.parties} == {"ymere", "gemeente"}
    assert [link.feature.key for link in entry.links] == ["01", "02", "03"]


def _sides(dialog):
    return [button.parentWidget() for button in dialog.findChildren(QRadioButton)]


def test_positions_are_taken_in_the_same_action(panel, current, by_another, answer):
    by_another(title="van Piet")
    panel.view.form.positions.add_row(("ymere", "supports", "graag"))
    answer(lambda dialog: dialog._save.click())
    count = "SELECT count(*) FROM action"
    (before,) = current.kansenkaart._connection.execute(count).fetchone()
    panel.save()
    assert only(current).positions[0].note == "graag"
    assert current.kansenkaart._connection.execute(count).fetchone() == (before + 1,)


def test_a_record_that_was_deleted_meanwhile_is_said(panel, current, gpkg):
    with Kansenkaart.open(gpkg) as other:
        (row,) = other.queries.list_of_all()
        with other.change("weg", by="Piet") as change:
            change.delete([row.uuid])
    panel.view.form.fields["title"].set_value("van mij")
    panel.save()
    assert len(current.problems) == 1
    assert panel.view.form.fields["title"].value() == "van mij"


def test_text_of_people_is_no_markup(panel, current, by_another, answer):
    by_another(title="<img src=x> & zo")
    panel.view.form.fields["title"].set_value("<b>mij</b>")

    def act(dialog):
        texts = [side.text for side in _sides(dialog)]
        assert texts == ["<b>mij</b>", "<img src=x> & zo"]
        for label in dialog.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText
        dialog.reject()

    answer(act)
    panel.save()
