"""The export dialog: what is asked, what stays out, what is made and what goes wrong."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog

from kansenkaart_plugin.cartography.template import SHIPPED
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Visibility
from kansenkaart_plugin.gui.export import dialog as dialog_module
from kansenkaart_plugin.gui.export.choices import Choices
from kansenkaart_plugin.gui.export.dialog import ExportDialog
from tests.gui.conftest import until


@pytest.fixture
def filled(current, gpkg):
    """The open kansenkaart, with a public, an internal and a secret wish."""
    assert current.open(gpkg)

    def fill(change):
        for visibility in (Visibility.PUBLIC, Visibility.INTERNAL, Visibility.SECRET):
            record = Record(RecordKind.WISH, f"Wens {visibility.value}", visibility=visibility)
            change.add(record, [FeatureRef("buurt", "03")], {"ymere": Role.SUBMITTER})

    assert current.save("vullen", fill)
    current.settings.export.setValue("")
    yield current
    current.settings.export.setValue("")


@pytest.fixture
def dialog(filled, qtbot, tmp_path):
    made = ExportDialog(filled)
    qtbot.addWidget(made)
    made.form.folder.setFilePath(str(tmp_path / "uit"))
    made.show()
    until(qtbot, lambda: not made.preview._image.isNull())
    return made


def choose(combo, value):
    place = combo.findData(value)
    assert place >= 0, value
    combo.setCurrentIndex(place)


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("public", "2 records of 3 stay out"),
        ("parties", "1 record of 3 stays out"),
        ("ymere", "1 record of 3 stays out"),
        ("owner", "All records are in: 3"),
    ],
)
def test_it_says_how_many_records_stay_out(dialog, qtbot, audience, said):
    choose(dialog.form.audience, audience)
    until(qtbot, lambda: said in dialog.form.kept_out.text())


def test_all_that_is_asked_is_made_for_whom_it_is(dialog, qtbot, tmp_path):
    form = dialog.form
    form.levels.item(0).setCheckState(Qt.CheckState.Unchecked)
    for box in (form.plan, form.table, form.text):
        box.setChecked(True)
    choose(form.spreadsheet, "csv")
    with qtbot.waitSignal(dialog.made, timeout=60_000) as done:
        dialog.export.click()
    count, folder, report = done.args
    names = sorted(file.name for file in (tmp_path / "uit").iterdir())
    stem = "proef é #1"
    assert names == sorted(
        [
            f"{stem}-buurt.pdf",
            f"{stem}-buurt.txt",
            f"{stem}-plan-van-aanpak.docx",
            f"{stem}-records.csv",
        ]
    )
    assert (count, folder) == (4, str(tmp_path / "uit"))
    assert all(name in report for name in names)
    assert dialog.result() == QDialog.DialogCode.Accepted
    table = (tmp_path / "uit" / f"{stem}-records.csv").read_text("utf-8")
    assert "Wens public" in table
    assert "Wens internal" not in table


def test_choices_are_remembered_but_never_that_it_was_for_the_owner(filled, dialog, qtbot):
    choose(dialog.form.audience, "owner")
    choose(dialog.form.set, "theme")
    choose(dialog.form.format, "png")
    with qtbot.waitSignal(dialog.made, timeout=60_000):
        dialog.export.click()
    again = ExportDialog(filled)
    qtbot.addWidget(again)
    choices = again.form.choices()
    assert (choices.audience, choices.set, choices.format) == ("public", "theme", "png")
    again.done(0)


def test_what_is_kept_in_another_way_is_forgotten():
    assert Choices.recalled("") == Choices()
    assert Choices.recalled("[1]") == Choices()
    assert Choices.recalled('{"set": 3, "levels": ["buurt"], "weg": 1}') == Choices(
        levels=("buurt",)
    )


def test_a_folder_that_cannot_be_written_is_said_and_the_dialog_stays(dialog, qtbot, tmp_path):
    (tmp_path / "vol").write_text("geen map")
    dialog.form.folder.setFilePath(str(tmp_path / "vol" / "uit"))
    dialog.export.click()
    until(qtbot, lambda: "cannot be written" in dialog.problem.text())
    assert dialog.isVisible()
    assert dialog.export.isEnabled()
    assert not dialog.bar.isVisible()


def test_cancelling_stops_and_leaves_nothing_half(dialog, qtbot, tmp_path):
    dialog._feedback = None
    dialog.export.click()
    dialog._feedback.progressChanged.connect(lambda done: dialog.cancel.click())
    until(qtbot, lambda: "Cancelled" in dialog.problem.text())
    assert dialog.isVisible()
    made = list((tmp_path / "uit").iterdir()) if (tmp_path / "uit").exists() else []
    assert all(file.suffix == ".pdf" for file in made)
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_what_is_cancelled_in_one_product_does_not_go_on_with_the_next(dialog, qtbot, tmp_path):
    dialog.form.table.setChecked(True)
    dialog.export.click()
    done = dialog._feedback.progressChanged
    done.connect(lambda percent: percent == 100 and dialog.cancel.click())
    until(qtbot, lambda: "Cancelled" in dialog.problem.text())
    assert {file.suffix for file in (tmp_path / "uit").iterdir()} == {".pdf"}


def test_after_a_mistake_of_ours_it_can_still_be_closed(dialog, qtbot, monkeypatch):
    def broken(job):
        raise RuntimeError("stuk")

    monkeypatch.setattr(dialog_module.ExportJob, "run", broken)
    with qtbot.captureExceptions() as raised:
        dialog.export.click()
        until(qtbot, lambda: "stuk" in dialog.problem.text())
    assert [str(error) for _, error, _ in raised] == ["stuk"]
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_another_template_is_filled_and_what_it_lacks_is_said(dialog, qtbot, tmp_path):
    assert "none" in dialog.form.template.lineEdit().placeholderText()
    template = tmp_path / "eigen.qpt"
    text = (SHIPPED / "a4-portrait.qpt").read_text("utf-8")
    template.write_text(text.replace('id="kk_north"', 'id="anders"'), "utf-8")
    shape = dialog.preview._image.width() > dialog.preview._image.height()
    dialog.form.template.setFilePath(str(template))
    until(qtbot, lambda: "north arrow" in dialog.remarks.text())
    image = dialog.preview._image
    assert shape
    assert image.width() < image.height()  # upright, as the template is
    assert not dialog.form.paper.isEnabled()
    choose(dialog.form.format, "pdf")
    dialog._export()
    until(qtbot, lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert "north arrow" in " ".join(dialog.told)
    assert Choices.recalled(dialog._current.settings.export.value()).template == str(template)


def test_a_template_that_cannot_be_used_is_said(dialog, qtbot, tmp_path):
    (tmp_path / "geen.qpt").write_text("geen sjabloon")
    dialog.form.template.setFilePath(str(tmp_path / "geen.qpt"))
    until(qtbot, lambda: "no layout template" in dialog.preview.text())
    dialog.form.template.setFilePath("")
    until(qtbot, lambda: not dialog.preview._image.isNull())
    assert dialog.form.paper.isEnabled()
    assert dialog.remarks.text() == ""


def test_a_day_to_compare_with_shows_only_what_changed(dialog, qtbot):
    dialog.form.compare.setChecked(True)
    assert dialog.form.choices().since
    until(qtbot, lambda: dialog._material is not None and dialog._material.then is not None)
    assert dialog._material.then.entries == ()
    dialog.form.maps.setChecked(False)  # and with it what can no longer be seen or changed
    assert dialog.form.choices().since == ""


def test_without_a_day_it_is_compared_with_that_of_a_month_ago(dialog, qtbot):
    dialog.form.compare.setChecked(True)
    first = dialog.form.choices().since
    dialog.form.since.selectAll()
    qtbot.keyClick(dialog.form.since, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.form.since, Qt.Key.Key_Return)
    assert dialog.form.choices().since == first > ""


def test_nothing_to_make_cannot_be_made(dialog):
    dialog.form.maps.setChecked(False)
    assert not dialog.export.isEnabled()
    dialog.form.table.setChecked(True)
    assert dialog.export.isEnabled()
    assert not dialog.form.decisions.isEnabled()  # there are no sessions


def test_layouts_are_added_to_the_open_project(dialog, qtbot, tmp_path):
    manager = QgsProject.instance().layoutManager()
    before = {layout.name() for layout in manager.layouts()}
    choose(dialog.form.format, "project")
    assert not dialog.form.set.isEnabled()
    with qtbot.waitSignal(dialog.made, timeout=60_000) as done:
        dialog.export.click()
    added = {layout.name() for layout in manager.layouts()} - before
    assert len(added) == 2
    assert all(name in done.args[2] for name in added)
    assert [file.suffix for file in (tmp_path / "uit").iterdir()] == [".gpkg"]
    for name in added:
        manager.removeLayout(manager.layoutByName(name))


def test_the_list_of_decisions_is_made_of_the_chosen_session(filled, qtbot, tmp_path):
    def hold(change):
        record = Record(RecordKind.AGREEMENT, "Te bespreken", visibility=Visibility.INTERNAL)
        agreement = change.add(record, [FeatureRef("buurt", "03")], {"ymere": Role.LEAD})
        change.sessions.add("Sessie 1", "2026-11-24", agenda=[agreement.uuid])

    assert filled.save("sessie", hold)
    dialog = ExportDialog(filled)
    qtbot.addWidget(dialog)
    dialog.form.folder.setFilePath(str(tmp_path / "uit"))
    choose(dialog.form.audience, "parties")
    until(qtbot, lambda: dialog.form.decisions.isEnabled())
    dialog.form.maps.setChecked(False)
    dialog.form.decisions.setChecked(True)
    with qtbot.waitSignal(dialog.made, timeout=60_000):
        dialog.export.click()
    assert [file.name for file in (tmp_path / "uit").iterdir()] == [
        "proef é #1-besluitenlijst-2026-11-24.docx"
    ]
