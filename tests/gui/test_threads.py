"""Values that only hold each other go in the main thread, to which all widgets belong."""

from __future__ import annotations

import gc
import threading

import pytest
from qgis.core import QgsLocator, QgsLocatorContext

from kansenkaart_plugin.gui.beside import run_beside
from kansenkaart_plugin.gui.catalogue_desk import CatalogueDesk, Inquiry
from kansenkaart_plugin.gui.locator import RecordLocator
from kansenkaart_plugin.gui.profile.task import FileTask
from kansenkaart_plugin.gui.worker import Asker
from kansenkaart_plugin.store.collecting import no_collecting

from .conftest import until

_MANY = 3000


class _Circle:
    """Stands for a widget that only itself holds; it tells in which thread it goes."""

    def __init__(self, gone: list[int]) -> None:
        self.itself, self.gone = self, gone

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def gone(qtbot):
    """The threads in which circles went; all have to go in the main thread, and they do go."""
    found: list[int] = []
    until(qtbot, gc.isenabled)  # workers of the tests before are ready
    gc.collect()
    yield found
    gc.collect()
    assert len(found) == _MANY
    assert set(found) == {threading.get_ident()}
    until(qtbot, gc.isenabled)


def _leave(gone: list[int]) -> None:
    assert threading.current_thread() is not threading.main_thread()
    for _ in range(_MANY):
        _Circle(gone)


def test_a_question_to_the_file(qgis_app, gpkg, qtbot, gone):
    asker, answers = Asker(), []
    asker.answered.connect(answers.append)
    asker.ask(gpkg, lambda _: _leave(gone))
    until(qtbot, lambda: answers)


def test_a_question_to_the_catalogue(qgis_app, gpkg, qtbot, gone):
    desk = CatalogueDesk()
    inquiry, answers = Inquiry(desk), []
    inquiry.answered.connect(answers.append)
    desk.open(gpkg)
    inquiry.ask(lambda _: _leave(gone))
    until(qtbot, lambda: answers)
    desk.close()


def test_what_is_saved_beside_the_interface(qgis_app, gone):
    run_beside(lambda: _leave(gone))


def test_a_long_task_of_a_dialog(qgis_app, gpkg, qtbot, gone):
    told = []
    task = FileTask(gpkg, lambda *_: _leave(gone), lambda *answer: told.append(answer))
    qgis_app.taskManager().addTask(task)
    until(qtbot, lambda: told)
    assert told == [(None, None)]


def test_a_search_in_the_locator_bar(current, qtbot, gone):
    current.desk.answer_within = lambda *_: _leave(gone)
    bar = QgsLocator()
    bar.registerFilter(RecordLocator(current))
    with qtbot.waitSignal(bar.finished, timeout=10_000):
        bar.fetchResults("kk abc", QgsLocatorContext())


def test_who_is_ready_first_leaves_it_off_for_the_other(qgis_app):
    inside, ready = threading.Event(), threading.Event()
    states = []

    def other():
        with no_collecting():
            inside.set()
            ready.wait(10)
            states.append(gc.isenabled())

    with no_collecting():
        thread = threading.Thread(target=other)
        thread.start()
        assert inside.wait(10)
    ready.set()
    thread.join()
    assert states == [False]
    assert gc.isenabled()
