"""The levels on the map: the menu of a right click, zooming, selecting, and reading again."""

from __future__ import annotations

import pytest
from qgis.core import QgsPointXY, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, QSize, Qt
from qgis.PyQt.QtWidgets import QMenu

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.map.menu import MapMenu
from kansenkaart_plugin.gui.records.panel import AGREEMENTS, RECORDS
from kansenkaart_plugin.store import Kansenkaart

from .conftest import PROFILE, make_kansenkaart, only, select, until


@pytest.fixture
def canvas(qgis_canvas, qtbot):
    window = qgis_canvas.window()
    window.resize(QSize(500, 500))
    qgis_canvas.resize(QSize(500, 500))
    window.show()  # a canvas that was never shown has no size
    qtbot.waitExposed(window)
    return qgis_canvas


@pytest.fixture
def menu(current, layers, canvas):
    menu = MapMenu(current, layers, canvas)
    yield menu
    menu.stop()


def _right_click(canvas, x, y):
    """Return the menu that a right click at a place on the map shows, and its actions by name."""
    canvas.setExtent(QgsRectangle(119900, 479900, 120700, 480700))
    pixel = canvas.getCoordinateTransform().transform(QgsPointXY(x, y)).toQPointF().toPoint()
    event = QgsMapMouseEvent(
        canvas,
        QEvent.Type.MouseButtonRelease,
        QPoint(pixel),
        Qt.MouseButton.RightButton,
        Qt.MouseButtons(Qt.MouseButton.RightButton),
    )
    shown = QMenu()
    canvas.contextMenuAboutToShow.emit(shown, event)
    return shown, {action.objectName(): action for action in shown.actions() if action.objectName()}


def test_a_right_click_on_a_feature_adds_a_wish_about_it(
    make_panel, current, layers, canvas, menu, gpkg
):
    panel = make_panel(RECORDS, gpkg)
    _shown, actions = _right_click(canvas, 120150, 480050)
    assert list(actions) == [
        f"kansenkaart.add.{kind}" for kind in ("wish", "need", "opportunity", "agreement")
    ]
    assert actions["kansenkaart.add.wish"].text() == "Add wish…"
    actions["kansenkaart.add.wish"].trigger()
    assert current.selection == ("01",)
    assert not panel.view.form.isHidden()
    panel.view.form.fields["title"].set_value("Hier")
    panel.save()
    assert [link.feature for link in only(current).links] == [FeatureRef("buurt", "01")]


def test_a_right_click_inside_the_selection_keeps_it(
    make_panel, current, layers, canvas, menu, gpkg
):
    panel = make_panel(AGREEMENTS, gpkg)
    select(layers, current, ["01", "02", "07"])
    _shown, actions = _right_click(canvas, 120150, 480050)
    actions["kansenkaart.add.agreement"].trigger()
    assert current.selection == ("01", "02", "07")
    assert not panel.view.form.isHidden()


@pytest.mark.parametrize(("x", "y"), [(120650, 480650), (119910, 479910)])
def test_a_right_click_beside_the_features_adds_nothing(current, layers, canvas, menu, gpkg, x, y):
    current.open(gpkg)
    current.set_level("buurt")
    assert _right_click(canvas, x, y)[1] == {}


def test_nothing_is_added_when_nothing_is_open_or_the_menu_is_stopped(
    current, layers, canvas, gpkg
):
    menu = MapMenu(current, layers, canvas)
    assert _right_click(canvas, 120150, 480050)[1] == {}
    current.open(gpkg)
    current.set_level("buurt")
    menu.stop()
    assert _right_click(canvas, 120150, 480050)[1] == {}


def _add(current, keys):
    about = [FeatureRef("buurt", key) for key in keys]
    current.save("x", lambda change: change.add(Record(RecordKind.WISH, "x"), about))
    return only(current).links


def test_zooming_lets_features_light_up_and_opening_does_not(
    current, layers, canvas, tmp_path, monkeypatch
):
    flashed = []
    monkeypatch.setattr(canvas, "flashFeatureIds", lambda layer, ids: flashed.append(len(ids)))
    profile = f"{PROFILE}\narea: {{level: wijk, keys: [W1]}}\n"
    current.open(make_kansenkaart(tmp_path / "gebied.gpkg", profile=profile))
    current.set_level("wijk")
    assert flashed == []
    current.set_level("buurt")
    current.zoom_wanted.emit(tuple(_add(current, ["01", "08"])))
    assert flashed == [2]


def test_zooming_shows_all_features_of_a_record_and_selects_nothing(current, layers, canvas, gpkg):
    current.open(gpkg)
    current.set_level("buurt")
    current.zoom_wanted.emit(tuple(_add(current, ["01", "08"])))
    assert canvas.extent().contains(QgsRectangle(120100, 480000, 120400, 480200))
    assert canvas.extent().width() < 1000
    assert not layers.layer("buurt").selectedFeatureCount()


def test_zooming_finds_a_loose_link_at_its_point(current, layers, canvas, gpkg):
    current.open(gpkg)
    current.set_level("buurt")
    (link,) = _add(current, ["03"])
    current.zoom_wanted.emit((link._replace(feature=FeatureRef("buurt", "weg"), loose=True),))
    assert canvas.extent().contains(QgsPointXY(120350, 480050))
    assert canvas.extent().width() < 1000


def test_zooming_to_ten_thousand_features_shows_them(current, layers, canvas, large):
    current.open(large)
    current.set_level("buurt")
    layers.layer("buurt").selectAll()
    links = _add(current, current.selection)
    current.zoom_wanted.emit(tuple(links))
    assert canvas.extent().contains(layers.layer("buurt").extent())


def test_features_are_selected_by_their_keys(current, layers, gpkg):
    current.open(gpkg)
    current.set_level("buurt")
    current.features_wanted.emit(["02", "09", "x'); DROP TABLE record; --"])
    assert current.selection == ("02", "09")


def test_a_change_by_somebody_else_is_read_and_the_selection_stays(current, layers, gpkg, qtbot):
    current.open(gpkg)
    current.set_level("buurt")
    select(layers, current, ["02", "09"])
    heard = []
    current.reloaded.connect(lambda: heard.append(1))
    with Kansenkaart.open(gpkg) as other, other.change("x", by="Ander") as change:
        change.add(Record(RecordKind.WISH, "van een ander"))
    until(qtbot, lambda: heard)
    assert current.selection == ("02", "09")
    assert layers.layer("buurt").selectedFeatureCount() == 2


def test_our_own_changes_are_not_taken_for_somebody_elses(current, layers, gpkg, qtbot):
    current.open(gpkg)
    heard = []
    current.reloaded.connect(lambda: heard.append(1))
    for title in "abc":
        current.save("x", lambda change, t=title: change.add(Record(RecordKind.WISH, t)))
        qtbot.wait(250)
    qtbot.wait(700)
    assert not heard


def test_a_layer_that_somebody_took_out_comes_back_when_its_level_is_chosen(current, layers, gpkg):
    current.open(gpkg)
    QgsProject.instance().removeMapLayer(layers.layer("buurt").id())
    assert current.selection == ()
    current.set_level("buurt")
    assert layers.layer("buurt").isValid()
    group = QgsProject.instance().layerTreeRoot().children()[0]
    assert [node.name() for node in group.children()] == ["Wijk", "Buurt"]


def test_layers_of_others_are_left_alone(current, layers, gpkg, tmp_path):
    mine = QgsVectorLayer(f"{gpkg}|layername=level_wijk", "Van mij", "ogr")
    QgsProject.instance().addMapLayer(mine)
    current.open(gpkg)
    assert not mine.readOnly()
    current.close()
    assert [layer.name() for layer in QgsProject.instance().mapLayers().values()] == ["Van mij"]


def test_the_levels_look_quiet_the_highest_the_heaviest(current, layers, gpkg):
    current.open(gpkg)
    widths = [
        float(layers.layer(key).renderer().symbol().symbolLayer(0).properties()["outline_width"])
        for key in ("wijk", "buurt")
    ]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == 2
    for key in ("wijk", "buurt"):
        labels = layers.layer(key).labeling().settings()
        assert (labels.fieldName, labels.isExpression) == ("label", False)
        assert labels.scaleVisibility
