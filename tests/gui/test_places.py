"""A place is drawn on the map, named, drawn anew, removed, and all of it undone."""

from __future__ import annotations

import os

import pytest
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QApplication, QInputDialog, QMenu, QWidget

from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.places import actions as actions_module
from kansenkaart_plugin.gui.places.actions import PlaceActions
from kansenkaart_plugin.gui.places.tool import DrawTool, corners_of
from kansenkaart_plugin.store import Change, Kansenkaart

from .conftest import PROFILE, make_kansenkaart, select

WITH_PLACES = PROFILE.replace(
    "parties:", "  - {key: plek, title: Plek, drawn: polygon, parent: buurt}\nparties:", 1
)
SQUARE = [(120010, 480010), (120060, 480010), (120060, 480060), (120010, 480060)]
CROSSED = [(120010, 480010), (120060, 480060), (120060, 480010), (120010, 480060)]


@pytest.fixture
def qgis_canvas(qgis_app, qtbot):
    """A map that is seen: only then it has its size."""
    canvas = QgsMapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(600, 600)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.mapSettings().outputSize().width() > 400, timeout=30_000)
    return canvas


@pytest.fixture
def places(current, layers, qgis_canvas, tmp_path, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    places = PlaceActions(current, layers, qgis_canvas, window)
    path = make_kansenkaart(tmp_path / "plekken.gpkg", profile=WITH_PLACES, drawn=["plek"])
    current.open(path)
    qgis_canvas.setExtent(QgsRectangle(120000, 480000, 120200, 480200))
    pan = QgsMapToolPan(qgis_canvas)  # kept here: the canvas does not
    qgis_canvas.setMapTool(pan)
    yield places
    places.stop()


@pytest.fixture
def name(monkeypatch):
    """Return a function that says what is typed when a name is asked; None goes back.

    It returns what was shown each time: the question, and the name that was there.
    """
    asked = []

    def give(*texts):
        typed = iter(texts)

        def run(dialog):
            asked.append((dialog.labelText(), dialog.textValue()))
            text = next(typed, texts[-1])
            if text is not None:
                dialog.setTextValue(text)
            return text is not None

        monkeypatch.setattr(QInputDialog, "exec", run)
        return asked

    give("Plein")
    return give


def click(canvas, point, button=Qt.MouseButton.LeftButton):
    at = canvas.mapSettings().mapToPixel().transform(QgsPointXY(*point))
    where = QPoint(round(at.x()), round(at.y()))
    for kind in (
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
    ):
        event = QMouseEvent(kind, where, button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)


def drag(canvas, start, end):
    """Press at one point and let go at another."""
    kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
    for kind, point in zip(kinds, (start, end, end)):
        at = canvas.mapSettings().mapToPixel().transform(QgsPointXY(*point))
        where = QPoint(round(at.x()), round(at.y()))
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, where, left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(canvas.viewport(), event)


def key(canvas, code):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(canvas, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier))


def draw(canvas, corners):
    for corner in corners:
        click(canvas, corner)
    click(canvas, corners[-1], Qt.MouseButton.RightButton)


def drawn(current):
    """Return the places in the file: key, name and parent."""
    query = "SELECT feature_key, label, parent_key FROM level_plek ORDER BY feature_key"
    return current.kansenkaart._connection.execute(query).fetchall()


def area(layers):
    return [round(feature.geometry().area(), -2) for feature in layers.layer("plek").getFeatures()]


def test_a_place_is_drawn_by_mouse_and_is_selected_for_a_wish(
    places, current, layers, qgis_canvas, name
):
    wijk = layers.layer("wijk")
    wijk.selectAll()
    places.draw()
    assert current.level == "plek"
    draw(qgis_canvas, SQUARE)
    assert drawn(current) == [("P-001", "Plein", "00")]
    assert area(layers) == [2500]
    assert current.selection == ("P-001",)
    assert wijk.selectedFeatureCount() == 1
    assert isinstance(qgis_canvas.mapTool(), QgsMapToolPan)
    wanted = []
    current.record_wanted.connect(wanted.append)
    current.offers[-1][2]()
    assert wanted == ["wish"]
    current.undo()
    assert drawn(current) == []
    assert area(layers) == []
    current.redo()
    assert area(layers) == [2500]
    assert not current.problems


def test_enter_ends_and_backspace_takes_back(places, current, layers, qgis_canvas, name):
    places.draw()
    for corner in (*SQUARE, (120190, 480190)):
        click(qgis_canvas, corner)
    assert len(places._tool.points) == 5
    key(qgis_canvas, Qt.Key.Key_Backspace)
    key(qgis_canvas, Qt.Key.Key_Return)
    assert area(layers) == [2500]


def test_what_is_drawn_anew_where_it_has_parts():
    parts = QgsGeometry.fromWkt("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))")
    assert corners_of(parts) == []
    line = QgsGeometry.fromWkt("MULTILINESTRING((0 0,1 0,1 1))")
    assert len(corners_of(line)) == 3


def test_escape_stops_and_nothing_is_drawn(places, current, qgis_canvas, name):
    asked = name("x")
    places.draw()
    click(qgis_canvas, SQUARE[0])
    key(qgis_canvas, Qt.Key.Key_Escape)
    assert isinstance(qgis_canvas.mapTool(), QgsMapToolPan)
    assert drawn(current) == []
    assert not asked


@pytest.mark.parametrize("corners", [SQUARE[:2], CROSSED])
def test_what_is_no_outline_is_said_and_can_be_mended(places, current, qgis_canvas, name, corners):
    places.draw()
    before = len(current.notes)
    draw(qgis_canvas, corners)
    assert len(current.notes) == before + 1
    assert drawn(current) == []
    assert len(places._tool.points) == len(corners)


def test_who_goes_back_at_the_name_keeps_the_drawing(places, current, qgis_canvas, name):
    name(None)
    places.draw()
    draw(qgis_canvas, SQUARE)
    assert drawn(current) == []
    assert isinstance(qgis_canvas.mapTool(), DrawTool)
    name("")
    key(qgis_canvas, Qt.Key.Key_Return)
    assert drawn(current) == [("P-001", "P-001", "00")]


def test_a_name_that_cannot_be_saved_is_still_there_and_the_reason_is_said(
    places, current, qgis_canvas, name
):
    connection = current.kansenkaart._connection
    connection.execute("PRAGMA query_only = 1")
    asked = name("Plein", None)  # the second time the person goes back
    places.draw()
    draw(qgis_canvas, SQUARE)
    assert [text for _, text in asked] == ["", "Plein"]
    assert "cannot be written" in asked[1][0]
    assert "cannot be written" in current.problems[-1]
    assert isinstance(qgis_canvas.mapTool(), DrawTool)
    pan = QgsMapToolPan(qgis_canvas)
    qgis_canvas.setMapTool(pan)  # to look around first
    assert not places._tool._band.isVisible()
    connection.execute("PRAGMA query_only = 0")
    asked = name("Plein 2")
    places.draw()
    assert len(places._tool.points) == 4
    assert qgis_canvas.mapTool() is places._tool
    assert places._tool._band.isVisible()
    key(qgis_canvas, Qt.Key.Key_Return)
    assert [text for _, text in asked[2:]] == ["Plein"]
    assert drawn(current) == [("P-001", "Plein 2", "00")]
    places.draw()
    draw(qgis_canvas, SQUARE)
    assert asked[-1][1] == ""  # another place, another name


def test_a_drive_that_comes_back_while_the_name_is_asked(
    places, current, qgis_canvas, monkeypatch, tmp_path
):
    path, away = current.path, tmp_path / "weg.gpkg"
    shown = []

    def run(dialog):
        shown.append(dialog.textValue())
        dialog.setTextValue("Plein")
        os.rename(*((path, away) if len(shown) == 1 else (away, path)))
        return True

    monkeypatch.setattr(QInputDialog, "exec", run)
    places.draw()
    draw(qgis_canvas, SQUARE)
    assert shown == ["", "Plein"]
    assert "not there any more" in current.problems[-1]
    assert drawn(current) == [("P-001", "Plein", "00")]


def test_of_two_tries_the_place_that_was_saved_is_selected(
    places, current, qgis_canvas, monkeypatch
):
    finish, tries, wanted = Change.finish, [], []
    shape = QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in SQUARE]]).asWkb().data()

    def refuse(*_):
        raise KansenkaartError("The disk is full.")

    def run(dialog):
        tries.append(dialog.textValue())
        dialog.setTextValue("Plein")
        monkeypatch.setattr(Change, "finish", refuse if len(tries) == 1 else finish)
        if len(tries) == 2:  # the key that the first try had is somebody else's now
            with Kansenkaart.open(current.path) as other, other.change("x", by="Piet") as change:
                change.places.add("plek", shape, "Van Piet")
        return True

    monkeypatch.setattr(QInputDialog, "exec", run)
    current.features_wanted.connect(wanted.extend)
    places.draw()
    draw(qgis_canvas, SQUARE)
    assert [label for _, label, _ in drawn(current)] == ["Van Piet", "Plein"]
    assert wanted == ["P-002"]


def test_nothing_of_a_drawing_stays_on_the_map(places, qgis_canvas, name):
    before = len(qgis_canvas.scene().items())
    for _ in range(3):
        places.draw()
        click(qgis_canvas, SQUARE[0])
        key(qgis_canvas, Qt.Key.Key_Escape)
    assert len(qgis_canvas.scene().items()) == before


@pytest.fixture
def one(places, current, layers, qgis_canvas, name):
    """A place with a wish about it, chosen."""
    places.draw()
    draw(qgis_canvas, SQUARE)
    record = Record(RecordKind.WISH, "bankjes")
    current.save("x", lambda change: change.add(record, current.selected_features()))
    return places


def test_a_place_is_renamed_and_drawn_anew_and_its_link_follows(
    one, current, layers, qgis_canvas, name
):
    asked = name("Bloemenplein")
    one.rename()
    assert asked[-1][-1] == "Plein"
    one.reshape()
    assert len(one._tool.points) == 4
    drag(qgis_canvas, SQUARE[2], (120190, 480190))
    key(qgis_canvas, Qt.Key.Key_Return)
    assert drawn(current) == [("P-001", "Bloemenplein", "06")]
    assert area(layers)[0] > 8000  # a pixel is some metres here
    assert current.selection == ("P-001",)
    (row,) = current.kansenkaart.queries.list_of_all()
    (link,) = current.kansenkaart.queries.entries([row.uuid])[row.uuid].links
    assert (link.label, link.loose) == ("Bloemenplein", False)
    current.undo()
    assert area(layers) == [2500]


def test_removing_says_how_many_links_become_loose(one, current, layers, monkeypatch):
    questions, answers = [], [False, True]
    monkeypatch.setattr(
        actions_module,
        "agreed",
        lambda _, question, yes: (questions.append(question), answers.pop(0))[1],
    )
    one.remove()
    assert len(drawn(current)) == 1
    one.remove()
    assert drawn(current) == []
    assert area(layers) == []
    assert "1" in questions[0].split("Records")[1]
    assert len(current.kansenkaart.loose_features()) == 1
    current.offers[-1][2]()
    assert area(layers) == [2500]
    assert current.kansenkaart.loose_features() == []


def test_only_a_chosen_place_can_be_changed(one, current, layers):
    current.set_level("buurt")
    select(layers, current, ["01"])
    one.rename()
    assert "Select one place" in current.notes[-1]


def test_the_menu_of_the_map_offers_it_where_it_can_be_done(
    one, current, layers, qgis_canvas, qtbot
):
    class Event:
        def __init__(self, *point):
            self._point = QgsPointXY(*point)

        def mapPoint(self):
            return self._point

    def names(*point):
        menu = QMenu()
        one.fill(menu, Event(*point))
        return [action.objectName() for action in menu.actions() if action.objectName()]

    changing = [f"kansenkaart.place.{what}" for what in ("rename", "reshape", "remove")]
    assert names(120030, 480030) == ["kansenkaart.place.draw.plek", *changing]
    assert names(120190, 480190) == ["kansenkaart.place.draw.plek"]
    current.set_level("buurt")
    assert names(120030, 480030) == ["kansenkaart.place.draw.plek"]
    current.lease.release()
    assert names(120030, 480030) == []


def test_a_kansenkaart_without_such_a_level_says_so(places, current, gpkg):
    current.open(gpkg)
    places.draw()
    assert "no level for places" in current.notes[-1]


def test_closing_while_drawing_leaves_the_map_as_it_was(places, current, qgis_canvas):
    places.draw()
    click(qgis_canvas, SQUARE[0])
    current.close()
    assert isinstance(qgis_canvas.mapTool(), QgsMapToolPan)
    assert not current.problems
