"""The catalogue in its worker, what docks and map share, and what lights up."""

from __future__ import annotations

import threading

import pytest
from qgis.gui import QgsMapCanvas, QgsRubberBand

from kansenkaart_plugin.domain.filtering import RecordFilter
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui import catalogue_desk
from kansenkaart_plugin.gui.catalogue_desk import CatalogueDesk, Inquiry
from kansenkaart_plugin.gui.shown import Shown
from kansenkaart_plugin.store import Kansenkaart

from .conftest import until


@pytest.fixture
def qgis_canvas(qgis_app, qtbot):
    """A map of its own: on the shared one, features still flash that another test zoomed to."""
    canvas = QgsMapCanvas()
    qtbot.addWidget(canvas)
    return canvas


@pytest.fixture
def inquiry(current, layers, gpkg):
    current.open(gpkg)
    inquiry = Inquiry(current.desk)
    inquiry.answers, inquiry.errors = [], []
    inquiry.answered.connect(inquiry.answers.append)
    inquiry.failed.connect(lambda error: inquiry.errors.append(str(error)))
    return inquiry


def wish(current, title, about=()):
    current.save("Wens", lambda change: change.add(Record(RecordKind.WISH, title), about))


def names(catalogue):
    return [row.title for row in catalogue.all()]


def test_an_answer_knows_what_was_just_saved(current, inquiry, qtbot):
    for expected in (["een"], ["een", "twee"]):
        wish(current, expected[-1])
        inquiry.ask(names)
        until(qtbot, lambda: inquiry.answers)
        assert inquiry.answers.pop() == expected


def test_the_next_answer_waits_until_the_one_before_is_shown(current, inquiry, qtbot, monkeypatch):
    monkeypatch.setattr(catalogue_desk, "_COURTESY", 20)
    other, shown = Inquiry(current.desk), []
    other.answered.connect(shown.append)
    inquiry.ask(lambda _: "first")
    other.ask(lambda _: list(inquiry.answers))
    until(qtbot, lambda: shown)
    assert shown == [["first"]]


def test_only_the_answer_to_the_latest_question_counts(inquiry, qtbot):
    hold = threading.Event()
    inquiry.ask(lambda _: hold.wait(20))
    for number in range(5):
        inquiry.ask(lambda _, number=number: number)
    hold.set()
    until(qtbot, lambda: inquiry.answers)
    qtbot.wait(100)
    assert inquiry.answers == [4]


def test_a_question_that_fails_says_so_and_the_next_is_answered(inquiry, qtbot):
    inquiry.ask(lambda _: 1 / 0)
    until(qtbot, lambda: inquiry.errors)
    inquiry.ask(lambda _: "here")
    until(qtbot, lambda: inquiry.answers)
    assert inquiry.answers == ["here"]


def test_a_file_that_cannot_be_read_is_an_error_each_time_not_a_loop(tmp_path, qgis_app, qtbot):
    desk = CatalogueDesk()
    desk.open(tmp_path / "niet.gpkg")
    inquiry = Inquiry(desk)
    errors = []
    inquiry.failed.connect(lambda error: errors.append(str(error)))
    for count in (1, 2):
        inquiry.ask(names)
        until(qtbot, lambda count=count: len(errors) == count)
    assert "niet.gpkg" in errors[0]
    desk.close()


def test_writing_stops_a_long_read_and_the_question_is_answered_after(
    current, gpkg, qtbot, monkeypatch
):
    current.open(gpkg)  # without a map, which would ask for itself
    inquiry, answers = Inquiry(current.desk), []
    inquiry.answered.connect(answers.append)
    reading, tries = threading.Event(), []
    catalogue = Kansenkaart.catalogue

    def slow(opened, as_of=None):
        tries.append(as_of)
        reading.set()
        if len(tries) == 1:
            opened._connection.execute(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                " SELECT max(i) FROM n LIMIT 1"
            ).fetchone()  # for ever, unless it is interrupted
        return catalogue(opened, as_of)

    monkeypatch.setattr(Kansenkaart, "catalogue", slow)
    inquiry.ask(names)
    assert reading.wait(20)
    wish(current, "tussendoor")
    until(qtbot, lambda: answers)
    assert answers == [["tussendoor"]]
    assert len(tries) == 2


def test_the_past_is_read_only_and_now_comes_back(current, inquiry, qtbot):
    wish(current, "toen")
    row = current.kansenkaart.queries.list_of_all()[0]
    moment = current.kansenkaart.queries.entries([row.uuid])[row.uuid].record.modified_at
    wish(current, "later")
    current.shown.set(as_of=moment)
    inquiry.ask(names)
    until(qtbot, lambda: inquiry.answers)
    assert inquiry.answers.pop() == ["toen"]
    assert not current.is_writable
    assert not current.save("x", lambda change: change.delete([row.uuid]))
    assert current.notes
    current.shown.set(as_of=None)
    inquiry.ask(names)
    until(qtbot, lambda: inquiry.answers)
    assert inquiry.answers == [["toen", "later"]]
    assert current.is_writable


def test_what_is_shown_is_told_once_and_only_when_it_differs(qgis_app):
    shown, heard = Shown(), []
    shown.changed.connect(lambda: heard.append(shown.filter))
    shown.set(filter=RecordFilter(text="x"), below=True)
    shown.set(below=True)
    shown.narrow(unanswered=True)
    assert heard == [RecordFilter(text="x"), RecordFilter(text="x", unanswered=True)]


def test_a_record_is_found_for_its_dock_and_one_that_is_gone_is_said(current, inquiry, qtbot):
    wish(current, "hier")
    chosen = []
    current.choose_wanted.connect(chosen.append)
    current.choose_record(current.kansenkaart.queries.list_of_all()[0].uuid)
    until(qtbot, lambda: chosen)
    assert chosen[0].title == "hier"
    current.choose_record("nergens")
    until(qtbot, lambda: current.notes)


def test_redo_does_again_what_was_undone(current, inquiry):
    wish(current, "weg en terug")
    assert current.undo()
    assert not current.kansenkaart.queries.list_of_all()
    assert current.redo()
    assert [row.title for row in current.kansenkaart.queries.list_of_all()] == ["weg en terug"]


def test_features_light_up_and_go_dark(current, layers, inquiry, qgis_canvas):
    def lit():
        bands = [i for i in qgis_canvas.scene().items() if isinstance(i, QgsRubberBand)]
        return sum(band.numberOfVertices() > 0 for band in bands)

    current.highlight([FeatureRef("buurt", "01"), FeatureRef("buurt", "02"), FeatureRef("x", "y")])
    assert lit() == 1
    current.highlight()
    assert lit() == 0
    current.close()
    assert not [i for i in qgis_canvas.scene().items() if isinstance(i, QgsRubberBand)]
