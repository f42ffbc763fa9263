"""The file is moved, replaced, taken away or closed while somebody works; nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.project_link import ProjectLink
from kansenkaart_plugin.gui.records.panel import AGREEMENTS, RECORDS
from kansenkaart_plugin.store import Kansenkaart

from .conftest import add, edit, listed, make_kansenkaart, only, select, titles, until


@pytest.fixture
def panel(make_panel, gpkg):
    return make_panel(RECORDS, gpkg)


def _type(panel, title, kind="wish"):
    panel.start(kind)
    panel.view.form.fields["title"].set_value(title)


def _all_titles(path):
    with Kansenkaart.open(path) as file:
        return [row.title for row in file.queries.list_of_all()]


# the file


def test_a_file_that_is_moved_is_said_and_saving_works_once_it_is_back(
    panel, current, gpkg, tmp_path, qtbot
):
    _type(panel, "Blijft staan")
    away = tmp_path / "elders.gpkg"
    gpkg.rename(away)
    until(qtbot, lambda: current.problems)
    assert "not there any more" in str(current.problems[0])
    panel.save()
    assert panel.view.form.fields["title"].value() == "Blijft staan"
    assert not panel.view.form.isHidden()
    assert _all_titles(away) == []
    away.rename(gpkg)
    panel.save()
    assert panel.view.form.isHidden()
    assert _all_titles(gpkg) == ["Blijft staan"]


def test_what_is_saved_goes_into_the_file_that_stands_there_now(panel, current, gpkg, tmp_path):
    _type(panel, "In het nieuwe")
    copy = shutil.copy(gpkg, tmp_path / "kopie.gpkg")
    gpkg.unlink()
    os.replace(copy, gpkg)
    panel.save()
    assert not current.problems
    assert _all_titles(gpkg) == ["In het nieuwe"]


def test_what_stands_there_now_may_be_no_kansenkaart(panel, current, gpkg, tmp_path):
    _type(panel, "Blijft staan")
    other = tmp_path / "anders.txt"  # made beside it: a file removed first may lend it its inode
    other.write_text("iets anders")
    os.replace(other, gpkg)
    panel.save()
    assert "not a kansenkaart" in str(current.problems[-1])
    assert panel.view.form.fields["title"].value() == "Blijft staan"


def test_a_file_that_can_be_written_again_is_written(make_panel, current, gpkg, monkeypatch):
    # root may write everything, so that the file is opened as somebody opens it who may not
    with monkeypatch.context() as patched:
        patched.setattr("kansenkaart_plugin.store.kansenkaart.os.access", lambda *_: False)
        make_panel(RECORDS, gpkg)
    assert not current.is_writable
    assert current.save("x", lambda change: change.add(Record(RecordKind.WISH, "weer wel")))
    assert _all_titles(gpkg) == ["weer wel"]


def test_records_of_somebody_else_appear_in_the_list(panel, gpkg, qtbot):
    panel.view.set_scope("all")
    with Kansenkaart.open(gpkg) as other, other.change("x", by="Ander") as change:
        change.add(Record(RecordKind.WISH, "van een ander"))
    until(qtbot, lambda: titles(panel) == ["van een ander"])


def test_a_theme_that_came_into_the_profile_can_be_chosen(panel, current, gpkg, qtbot):
    with Kansenkaart.open(gpkg) as other, other.change("x", by="Ander") as change:
        text = other.profile.text.replace("{key: groen,", "{key: zorg, title: Zorg}, {key: groen,")
        other._connection.execute("UPDATE kansenkaart SET profile = ?", (text,))
        change.add(Record(RecordKind.FACT, "x"))
    until(qtbot, lambda: len(current.vocabulary.themes) == 3)
    panel.start("wish")
    assert panel.view.form.fields["theme"].findData("zorg") >= 0


def test_a_drive_that_goes_in_the_middle_of_a_form_and_comes_back(
    make_panel, current, tmp_path, qtbot
):
    drive = tmp_path / "schijf"
    drive.mkdir()
    path = make_kansenkaart(drive / "proef.gpkg")
    panel = make_panel(RECORDS, path)
    _type(panel, "Blijft staan")
    drive.rename(tmp_path / "weg")
    panel.save()
    assert "not there any more" in current.problems[-1]
    assert panel.view.form.fields["title"].value() == "Blijft staan"
    assert not panel.view.form.isHidden()
    (tmp_path / "weg").rename(drive)
    panel.save()
    assert panel.view.form.isHidden()
    assert _all_titles(path) == ["Blijft staan"]


def test_a_file_that_another_program_locks_is_said_and_saved_later(panel, current, gpkg):
    current.kansenkaart._connection.execute("PRAGMA busy_timeout = 50")
    _type(panel, "Blijft staan")
    other = sqlite3.connect(gpkg, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    panel.save()
    assert "in use by another program" in current.problems[-1]
    assert panel.view.form.fields["title"].value() == "Blijft staan"
    other.execute("ROLLBACK")
    other.close()
    panel.save()
    assert panel.view.form.isHidden()
    assert _all_titles(gpkg) == ["Blijft staan"]


def test_a_file_that_becomes_read_only_in_the_middle_of_a_form(panel, current, gpkg):
    # root may write everything, so that SQLite is asked to refuse as it does for others
    _type(panel, "Blijft staan")
    connection = current.kansenkaart._connection
    connection.execute("PRAGMA query_only = 1")
    panel.save()
    assert "cannot be written" in current.problems[-1]
    assert panel.view.form.fields["title"].value() == "Blijft staan"
    connection.execute("PRAGMA query_only = 0")
    panel.save()
    assert _all_titles(gpkg) == ["Blijft staan"]


def test_a_layer_that_is_taken_away_while_its_features_are_selected(
    panel, current, layers, gpkg, qtbot
):
    select(layers, current, ["01"])
    _type(panel, "Blijft staan")
    assert current.selection == ("01",)
    QgsProject.instance().removeMapLayer(layers.layer("buurt").id())
    assert not current.problems
    panel.save()
    assert panel.view.form.isHidden()
    assert [link.feature.key for link in only(current).links] == ["01"]
    current.set_level("wijk")
    current.set_level("buurt")  # it is there again when it is asked for
    assert layers.layer("buurt").isValid()
    assert current.selection == ()


# text that is not saved


@pytest.mark.parametrize(("kind", "code"), [(RECORDS, "need"), (AGREEMENTS, "agreement")])
def test_a_form_with_text_is_there_again_when_the_file_is_opened_next(
    make_panel, current, layers, gpkg, tmp_path, kind, code
):
    panel = make_panel(kind, gpkg)
    select(layers, current, ["03", "04"])
    _type(panel, "Niet bewaard", code)
    panel.view.form.fields["description"].set_value("met\nregels")
    panel.view.form.roles.add_row(("ymere", "funder"))
    current.close()
    assert panel.view.form.isHidden()
    current.open(make_kansenkaart(tmp_path / "ander.gpkg"))
    assert panel.view.form.isHidden()
    current.open(gpkg)
    form = panel.view.form
    assert not form.isHidden()
    assert form.fields["title"].value() == "Niet bewaard"
    assert form.fields["description"].value() == "met\nregels"
    assert form.roles.rows() == [("ymere", "funder")]
    assert (current.level, current.selection) == ("buurt", ("03", "04"))
    assert form.is_changed()
    panel.save()
    entry = only(current)
    assert (entry.record.kind.value, entry.record.title) == (code, "Niet bewaard")
    assert [link.feature.key for link in entry.links] == ["03", "04"]
    current.open(gpkg)
    assert panel.view.form.isHidden()


def test_an_edit_that_was_not_saved_is_there_again_and_overwrites_nothing(
    panel, current, gpkg, qtbot, answer
):
    add(panel, "eerst")
    listed(panel, qtbot, "eerst")
    edit(panel, qtbot)
    panel.view.form.fields["title"].set_value("half")
    current.close()
    with Kansenkaart.open(gpkg) as other:
        (row,) = other.queries.list_of_all()
        record = other.queries.entries([row.uuid])[row.uuid].record
        from dataclasses import replace

        with other.change("x", by="Ander") as change:
            change.edit(replace(record, title="van een ander"))
    current.open(gpkg)
    until(qtbot, lambda: not panel.view.form.isHidden())
    assert panel.view.form.fields["title"].value() == "half"
    shown = answer(lambda dialog: dialog.reject())
    panel.save()
    assert [item.theirs for item in shown[0]._conflict.fields] == ["van een ander"]
    assert panel.view.form.fields["title"].value() == "half"
    assert only(current).record.title == "van een ander"


def test_an_edit_of_a_record_that_was_deleted_is_there_again_as_a_new_one(
    panel, current, layers, gpkg, qtbot
):
    select(layers, current, ["03"])
    add(panel, "eerst")
    listed(panel, qtbot, "eerst")
    edit(panel, qtbot)
    panel.view.form.fields["title"].set_value("half")
    current.close()
    with Kansenkaart.open(gpkg) as other, other.change("x", by="Ander") as change:
        (row,) = other.queries.list_of_all()
        change.delete([row.uuid])
    current.open(gpkg)
    until(qtbot, lambda: not panel.view.form.isHidden())
    assert "W-001 was deleted" in current.notes[-1]
    form = panel.view.form
    assert form.fields["title"].value() == "half"
    assert form.is_new
    current.open(gpkg)  # not saved yet: offered once more
    until(qtbot, lambda: not panel.view.form.isHidden())
    panel.save()
    assert form.isHidden()
    entry = only(current)
    assert (entry.record.code, entry.record.title) == ("W-002", "half")
    assert [link.feature.key for link in entry.links] == ["03"]
    current.open(gpkg)
    assert form.isHidden()


def test_what_is_thrown_away_does_not_come_back(panel, current, gpkg, monkeypatch):
    _type(panel, "Weg")
    current.close()
    current.open(gpkg)
    monkeypatch.setattr("kansenkaart_plugin.gui.records.saving.agreed", lambda *_: True)
    panel.cancel()
    current.open(gpkg)
    assert panel.view.form.isHidden()


def test_kept_text_that_cannot_be_read_stops_nobody(panel, current, kept, gpkg, tmp_path):
    _type(panel, "x")
    current.close()
    for file in (tmp_path / "forms").iterdir():
        file.write_text("{half")
    assert current.open(gpkg)
    assert panel.view.form.isHidden()


# the project


@pytest.fixture
def link(current, layers):
    link = ProjectLink(current, QgsProject.instance())
    yield link
    link.stop()


def test_a_project_opens_its_kansenkaart_at_its_level_and_is_not_changed_by_it(
    link, current, layers, gpkg, tmp_path
):
    current.open(gpkg)
    current.set_level("buurt")
    project = QgsProject.instance()
    project.write(str(tmp_path / "werk.qgz"))
    project.clear()
    assert current.path is None
    assert project.read(str(tmp_path / "werk.qgz"))
    assert (current.path, current.level) == (gpkg, "buurt")
    assert sorted(layer.name() for layer in project.mapLayers().values()) == ["Buurt", "Wijk"]
    assert not project.isDirty()
    assert not current.problems


def test_a_project_and_its_kansenkaart_are_moved_together(link, current, layers, tmp_path):
    folder = tmp_path / "een"
    folder.mkdir()
    current.open(make_kansenkaart(folder / "proef.gpkg"))
    project = QgsProject.instance()
    project.write(str(folder / "werk.qgz"))
    project.clear()
    folder.rename(tmp_path / "twee")
    project.read(str(tmp_path / "twee" / "werk.qgz"))
    assert current.path == tmp_path / "twee" / "proef.gpkg"
    assert len(project.mapLayers()) == 2
    assert not current.problems


def test_a_project_whose_kansenkaart_is_gone_says_so(link, current, layers, gpkg, tmp_path):
    current.open(gpkg)
    project = QgsProject.instance()
    project.write(str(tmp_path / "werk.qgz"))
    project.clear()
    gpkg.unlink()
    project.read(str(tmp_path / "werk.qgz"))
    assert current.path is None
    assert gpkg.name in str(current.problems[0])


def test_a_project_that_is_closed_keeps_what_was_typed(link, make_panel, current, gpkg, tmp_path):
    panel = make_panel(RECORDS, gpkg)
    QgsProject.instance().write(str(tmp_path / "werk.qgz"))
    _type(panel, "Bijna klaar")
    QgsProject.instance().clear()
    assert panel.view.form.isHidden()
    QgsProject.instance().read(str(tmp_path / "werk.qgz"))
    assert panel.view.form.fields["title"].value() == "Bijna klaar"


def test_a_closed_kansenkaart_is_forgotten_by_the_project(link, current, layers, gpkg, tmp_path):
    current.open(gpkg)
    link.forget()
    current.close()
    QgsProject.instance().write(str(tmp_path / "werk.qgz"))
    QgsProject.instance().read(str(tmp_path / "werk.qgz"))
    assert current.path is None
    assert not current.problems


def test_a_feature_that_is_gone_while_it_is_selected_is_said(panel, current, layers, gpkg):
    select(layers, current, ["01"])
    _type(panel, "x")
    current.selection  # noqa: B018 (read before it goes)
    layer = QgsVectorLayer(f"{gpkg}|layername=level_buurt", "x", "ogr")
    layer.startEditing()
    layer.deleteFeatures([f.id() for f in layer.getFeatures() if f["feature_key"] == "01"])
    assert layer.commitChanges()
    panel.save()
    assert "“01”" in str(current.problems[-1])
    assert panel.view.form.fields["title"].value() == "x"
    assert FeatureRef("buurt", "01") == current.selected_features()[0]
