"""The profile is changed in a dialog: as a whole or not at all, and what is used stays."""

from __future__ import annotations

import threading

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QPushButton

from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.gui.profile import dialog as dialog_module
from kansenkaart_plugin.gui.profile import levels_page
from kansenkaart_plugin.gui.profile.actions import UpkeepActions
from kansenkaart_plugin.gui.profile.dialog import ProfileDialog
from kansenkaart_plugin.gui.profile.level_source import DrawnLevelDialog, LayerLevelDialog
from kansenkaart_plugin.intake.report import check_cancelled
from kansenkaart_plugin.store import Kansenkaart

from .conftest import PROFILE, make_kansenkaart, select, until

RICH = PROFILE.replace(
    "feature_key: code, parent: wijk}",
    "feature_key: code, parent: wijk, facts: {public: [inwoners]}}",
).replace("themes:", "layout: {dpi: 150, sources: CBS}\nthemes:")


@pytest.fixture
def questions(monkeypatch):
    """What a person is asked before the dialog closes; they agree."""
    asked = []
    monkeypatch.setattr(dialog_module, "agreed", lambda *words: asked.append(words) or True)
    return asked


@pytest.fixture
def dialog(current, layers, questions, tmp_path, qtbot):
    current.open(make_kansenkaart(tmp_path / "proef.gpkg", profile=RICH))
    dialog = ProfileDialog(current)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    until(qtbot, lambda: dialog._task is None)


def actions(current):
    count = "SELECT count(*) FROM action"
    return current.kansenkaart._connection.execute(count).fetchone()[0]


def save(dialog, qtbot):
    dialog.save()
    until(qtbot, lambda: dialog._task is None)


def saved(dialog, current, qtbot):
    """Save, and return the profile as the docks have it after that."""
    save(dialog, qtbot)
    assert dialog.problem.text() == ""
    assert not dialog.isVisible()
    until(qtbot, lambda: not current._asker.is_busy)
    return current.profile


def test_what_was_not_touched_is_not_saved(dialog, current, qtbot):
    before = actions(current)
    assert dialog.tree() == {
        **dialog._tree,
    }
    saved(dialog, current, qtbot)
    assert actions(current) == before


def test_what_was_changed_is_not_dropped_unasked(dialog, questions, monkeypatch, qtbot):
    dialog.general.title.set_value("Anders")
    with monkeypatch.context() as patch:
        patch.setattr(dialog_module, "agreed", lambda *_: False)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.general.title.value() == "Anders"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert len(questions) == 1


def test_without_changes_it_closes_at_once(dialog, questions, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert questions == []


def test_parties_themes_and_ambitions_are_changed_in_one_action(dialog, current, qtbot):
    before = actions(current)
    dialog.parties.rows.add_row({"name": "Stadgenoot", "kind": "corporation", "colour": "#009e73"})
    dialog.parties.rows.table.cellWidget(1, 0).set_value("Ymere <b>")
    dialog.themes.rows.add_row({"title": "Zorg en welzijn"})
    dialog.tabs.setCurrentWidget(dialog.ambitions)
    dialog.ambitions.rows.table.cellWidget(0, 1).set_value("zorg-en-welzijn")
    profile = saved(dialog, current, qtbot)
    assert [(p.key, p.name, p.kind.value, p.colour) for p in profile.parties] == [
        ("gemeente", "Gemeente", "municipality", None),
        ("ymere", "Ymere <b>", "corporation", None),
        ("stadgenoot", "Stadgenoot", "corporation", "#009e73"),
    ]
    assert [theme.key for theme in profile.themes] == ["wonen", "groen", "zorg-en-welzijn"]
    assert profile.ambitions[0].theme == "zorg-en-welzijn"
    assert [party.name for party in current.vocabulary.parties][1] == "Ymere <b>"
    assert actions(current) == before + 1
    assert (profile.layout.dpi, profile.layout.sources) == (150, "CBS")
    assert profile.level("buurt").public_facts == ("inwoners",)


def test_what_records_use_is_named_and_nothing_changes(dialog, current, qtbot):
    record = Record(RecordKind.WISH, "x", theme="groen")
    roles = [Participation("ymere", Role.SUBMITTER)]
    current.save("x", lambda change: change.add(record, [], roles))
    before = actions(current)
    for page in (dialog.parties, dialog.themes):
        page.rows.table.setCurrentCell(1, 0)
        page.rows.remove_row()
    save(dialog, qtbot)
    assert dialog.isVisible()
    assert "W-001" in dialog.problem.text()
    assert "ymere" in dialog.problem.text()
    assert "groen" in dialog.problem.text()
    assert actions(current) == before


def test_a_fault_is_said_and_can_be_mended(dialog, current, qtbot):
    dialog.parties.rows.table.cellWidget(0, 0).set_value("")
    save(dialog, qtbot)
    assert dialog.isVisible()
    assert "parties[0].name" in dialog.problem.text()
    dialog.parties.rows.table.cellWidget(0, 0).set_value("Gemeente Proef")
    assert saved(dialog, current, qtbot).parties[0].name == "Gemeente Proef"


def test_rows_are_moved_by_keyboard(dialog, current, qtbot):
    dialog.tabs.setCurrentWidget(dialog.themes)
    QApplication.setActiveWindow(dialog)
    first = dialog.themes.rows.table.cellWidget(0, 0)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [theme.key for theme in saved(dialog, current, qtbot).themes] == ["groen", "wonen"]


def test_colours_icons_area_and_layout_are_saved(dialog, current, layers, qtbot):
    dialog.kinds.colours[RecordKind.WISH].set_value("#0072b2")
    current.set_level("buurt")
    select(layers, current, ["02", "03"])
    dialog.area.take_selection()
    dialog.area.margin.setValue(250)
    dialog.layout_page.paper.set_value("A1")
    dialog.general.title.set_value("Anders")
    profile = saved(dialog, current, qtbot)
    assert profile.style[RecordKind.WISH].colour == "#0072b2"
    assert (profile.area.level, profile.area.keys, profile.area.margin) == (
        "buurt",
        ("02", "03"),
        250.0,
    )
    assert (profile.layout.paper, profile.title) == ("A1", "Anders")


def test_colours_that_are_not_told_apart_are_named_when_saved(dialog, current, qtbot):
    dialog.kinds.colours[RecordKind.WISH].set_value("#c04020")
    dialog.kinds.colours[RecordKind.NEED].set_value("#6d7a1f")
    said = []
    current.noted.connect(said.append)
    saved(dialog, current, qtbot)
    assert "wish and need" in " ".join(said)


def test_an_area_that_is_not_there_is_refused_as_a_whole(dialog, current, qtbot):
    before = actions(current)
    dialog.area.level.set_value("buurt")
    dialog.area.keys.set_value("02, nergens")
    save(dialog, qtbot)
    assert "nergens" in dialog.problem.text()
    assert actions(current) == before


def test_a_level_to_draw_in_is_added_and_shown(dialog, current, layers, qtbot, monkeypatch):
    monkeypatch.setattr(DrawnLevelDialog, "exec", lambda _: 1)
    dialog.levels.add_to_draw()
    profile = saved(dialog, current, qtbot)
    assert [level.key for level in profile.levels] == ["wijk", "buurt", "place"]
    until(qtbot, lambda: layers.layer("place"))
    assert layers.layer("place").isValid()


@pytest.fixture
def blocks(current, tmp_path):
    """A layer of the project with three blocks; the last one is new."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:28992&field=code:string&field=naam:string&field=inwoners:integer",
        "x",
        "memory",
    )
    for number, key in enumerate(("00", "01", "nieuw")):
        feature = QgsFeature(layer.fields())
        x = 120000 + 100 * number
        wkt = f"POLYGON(({x} 480000,{x + 100} 480000,{x + 100} 480100,{x} 480100,{x} 480000))"
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([key, f"Blok {key}", 5])
        layer.dataProvider().addFeatures([feature])
    path = tmp_path / "blokken.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "blok"
    project = QgsProject.instance()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), project.transformContext(), options)
    written = QgsVectorLayer(f"{path}|layername=blok", "Blok", "ogr")
    assert written.isValid()
    project.addMapLayer(written)
    return written


def test_a_level_is_added_from_a_layer(blocks, dialog, current, layers, qtbot, monkeypatch):
    monkeypatch.setattr(LayerLevelDialog, "exec", lambda _: 1)
    dialog.levels.add_from_layer()
    level = saved(dialog, current, qtbot).levels[-1]
    assert (level.key, level.title, level.feature_key, level.label) == (
        "blok",
        "Blok",
        "code",
        "naam",
    )
    assert level.source == "blokken.gpkg|layername=blok"
    until(qtbot, lambda: layers.layer("blok"))
    assert layers.layer("blok").featureCount() == 3


def test_a_level_is_renewed_and_what_came_and_went_is_said(
    blocks, dialog, current, layers, qtbot, monkeypatch
):
    about = [FeatureRef("buurt", "05")]
    current.save("x", lambda change: change.add(Record(RecordKind.WISH, "x"), about))
    monkeypatch.setattr(LayerLevelDialog, "exec", lambda _: 1)
    dialog.levels.rows.table.setCurrentCell(1, 0)
    dialog.levels.renew()
    until(qtbot, lambda: dialog.problem.text())
    assert "1 features added" in dialog.problem.text()
    assert "8 gone" in dialog.problem.text()
    assert "1 links are loose" in dialog.problem.text()
    until(qtbot, lambda: layers.layer("buurt").featureCount() == 3)
    assert len(current.kansenkaart.loose_features()) == 1


def test_only_layers_that_can_be_read_again_become_levels(dialog, current, layers, qtbot):
    asking = LayerLevelDialog(current.path.parent, [])
    qtbot.addWidget(asking)
    assert asking.layer.count() == 0
    assert not asking.yes.isEnabled()
    layer = QgsVectorLayer("Polygon?crs=EPSG:28992&field=code:string", "tijdelijk", "memory")
    QgsProject.instance().addMapLayer(layer)
    asking.layer.setLayer(layer)
    assert "this project only" in asking.note.text()
    assert not asking.yes.isEnabled()


def test_it_is_saved_as_a_file(dialog, current, tmp_path, monkeypatch):
    target = tmp_path / "elders.yaml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.general.title.set_value("Voor een ander")
    dialog.export()
    profile = load_profile(target.read_text("utf-8"))
    assert (profile.title, profile.layout.dpi) == ("Voor een ander", 150)
    assert current.profile.title != "Voor een ander"


def test_a_file_that_cannot_be_written_stays_as_it_was(dialog, tmp_path, monkeypatch):
    target = tmp_path / "elders.yaml"
    target.write_text("van vroeger", "utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def half(path, text, encoding):
        path.write_bytes(text.encode(encoding)[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_text", half)
    dialog.export()
    assert target.read_text("utf-8") == "van vroeger"
    assert "No space left" in dialog.problem.text()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".kansen")] == []


def test_the_kansenkaart_itself_is_not_written_over(dialog, current, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(current.path), ""))
    before = current.path.read_bytes()
    dialog.export()
    assert "the kansenkaart itself" in dialog.problem.text()
    assert current.path.read_bytes() == before


def test_it_says_before_saving_that_it_cannot_be_undone(dialog):
    assert dialog.lasting.isVisible()
    assert "cannot be undone" in dialog.lasting.text()


def test_who_can_only_read_saves_nothing(dialog, current):
    current.lease.release()
    current.access_changed.emit()
    assert not dialog.findChild(QPushButton, "kansenkaart.profile.save").isEnabled()
    assert dialog.findChild(QPushButton, "kansenkaart.profile.export").isEnabled()


def test_it_goes_with_its_file(dialog, current):
    current.close()
    assert not dialog.isVisible()


def test_the_file_is_closed_while_it_is_being_saved(dialog, current, qtbot):
    path = current.path
    started, go_on = threading.Event(), threading.Event()

    def work(opened, feedback):
        started.set()
        go_on.wait(30)
        check_cancelled(feedback)
        with opened.change("x", "y") as change:
            change.add(Record(RecordKind.WISH, "te laat"))

    heard = []
    dialog._run(work, heard.append)
    task = dialog._task
    assert started.wait(30)
    current.close()
    assert not dialog.isVisible()
    go_on.set()
    until(qtbot, lambda: sip.isdeleted(task) or not task.isActive())
    assert heard == []
    with Kansenkaart.open(path) as file:
        assert file.queries.list_of_all() == []


def test_somebody_else_changed_the_profile_meanwhile(dialog, current, qtbot):
    with Kansenkaart.open(current.path) as other, other.change("x", by="Ander") as change:
        text = other.profile.text.replace("{key: groen,", "{key: zorg, title: Zorg}, {key: groen,")
        change.upkeep.set_profile(load_profile(text))
    dialog.general.title.set_value("Van mij")
    save(dialog, qtbot)
    assert dialog.isVisible()
    assert "Somebody else" in dialog.problem.text()


def test_without_a_file_it_says_what_to_do(current, qtbot):
    upkeep = UpkeepActions(current, None)
    upkeep.show_profile()
    upkeep.show_loose()
    assert len(current.notes) == 2
    upkeep.stop()


def test_the_list_of_loose_links_is_one_window(current, gpkg, qtbot):
    current.open(gpkg)
    upkeep = UpkeepActions(current, None)
    upkeep.show_loose()
    first = upkeep._loose
    upkeep.show_loose()
    assert upkeep._loose is first
    upkeep.stop()
    assert upkeep._loose is None


def test_the_page_of_levels_knows_where_they_come_from(dialog):
    page = levels_page.LevelsPage(dialog._path.parent)
    page.load({"levels": [{"key": "p", "title": "P", "drawn": "point"}]})
    assert page.rows.table.cellWidget(0, 1).text() == "drawn: point"
    assert page.levels() == [{"key": "p", "title": "P", "drawn": "point"}]
