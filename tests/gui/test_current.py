"""What is open and chosen, and the layers that follow it."""

from __future__ import annotations

from qgis.core import QgsProject

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind

from .conftest import select, until


def test_opening_adds_one_read_only_layer_per_level_and_shows_the_first(current, layers, gpkg):
    assert current.open(gpkg)
    names = {layer.name() for layer in QgsProject.instance().mapLayers().values()}
    assert names == {"Wijk", "Buurt"}
    assert all(layer.readOnly() for layer in QgsProject.instance().mapLayers().values())
    root = QgsProject.instance().layerTreeRoot()
    current.set_level("buurt")
    assert root.findLayer(layers.layer("buurt")).isVisible()
    assert not root.findLayer(layers.layer("wijk")).isVisible()
    assert current.activated[-1] is layers.layer("buurt")


def test_closing_leaves_no_layer_and_no_group(current, layers, gpkg):
    current.open(gpkg)
    current.close()
    current.close()
    assert not QgsProject.instance().mapLayers()
    assert not QgsProject.instance().layerTreeRoot().children()


def test_a_selection_is_announced_once_after_a_rest(current, layers, gpkg, qtbot):
    current.open(gpkg)
    current.set_level("buurt")
    heard = []
    current.selection_changed.connect(lambda: heard.append(current.selection))
    for keys in (["01"], ["01", "02"], ["01", "02", "03"]):
        select(layers, current, keys)
    assert not heard
    until(qtbot, lambda: bool(heard))
    qtbot.wait(300)
    assert heard == [("01", "02", "03")]


def test_saving_keeps_the_selection_and_is_one_action(current, layers, gpkg, qtbot):
    current.open(gpkg)
    current.set_level("buurt")
    select(layers, current, ["01", "02"])
    with qtbot.waitSignal(current.records_changed):
        assert current.save(
            "Wens",
            lambda change: change.add(
                Record(RecordKind.WISH, "Groen"), current.selected_features()
            ),
        )
    assert sorted(current.selection) == ["01", "02"]
    assert layers.layer("buurt").selectedFeatureCount() == 2


def test_a_fault_is_reported_and_saves_nothing(current, layers, gpkg):
    current.open(gpkg)
    saved = current.save(
        "Wens",
        lambda change: change.add(Record(RecordKind.WISH, "x"), [FeatureRef("buurt", "nee")]),
    )
    assert not saved
    assert len(current.problems) == 1
    assert current.kansenkaart.queries.list_of_all() == []


def test_what_is_no_kansenkaart_is_reported_and_the_open_one_stays(current, layers, gpkg, tmp_path):
    current.open(gpkg)
    wrong = tmp_path / "wrong.gpkg"
    wrong.write_text("no")
    assert not current.open(wrong)
    assert "wrong.gpkg" in str(current.problems[0])
    assert current.path == gpkg
