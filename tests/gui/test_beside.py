"""Long writes beside the interface: it goes on, the file is ours alone, what goes wrong is told."""

import threading
import time

import pytest
from qgis.PyQt.QtCore import QTimer

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.beside import run_beside
from kansenkaart_plugin.gui.worker import Asker

from .conftest import until


def test_timers_run_while_work_is_done_in_another_thread(qgis_app):
    beats, threads = [], []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(1))
    timer.start(10)

    def work():
        threads.append(threading.current_thread())
        time.sleep(0.5)

    run_beside(work)
    timer.stop()
    assert threads != [threading.current_thread()]
    assert len(beats) > 10


@pytest.mark.parametrize("seconds", [0, 0.2])
def test_what_work_raises_is_raised(qgis_app, seconds):
    def work():
        time.sleep(seconds)
        raise ValueError("mis")

    with pytest.raises(ValueError, match="mis"):
        run_beside(work)


def test_nothing_is_asked_of_the_file_and_nothing_written_meanwhile(current, qtbot, gpkg):
    current.open(gpkg)
    asker, answers, second = Asker(current), [], []
    asker.answered.connect(answers.append)
    QTimer.singleShot(100, lambda: asker.ask(current.path, lambda opened: "antwoord"))
    QTimer.singleShot(120, lambda: second.append(current.save("tweede", lambda change: None)))

    def work(change):
        change.add(Record(kind=RecordKind.WISH, title="Eerste"), [FeatureRef("buurt", "00")])
        time.sleep(0.4)
        assert not answers

    assert current.save("eerste", work, beside=True)
    assert second == [False]
    until(qtbot, lambda: answers == ["antwoord"])
    assert [row.title for row in current.kansenkaart.queries.list_of_all()] == ["Eerste"]
    assert current.save("derde", lambda change: None)
    assert not current.problems


def test_a_save_that_fails_changes_nothing_and_the_next_one_works(current, gpkg):
    current.open(gpkg)

    def work(change):
        change.add(Record(kind=RecordKind.WISH, title="Half"))
        change.add(Record(kind=RecordKind.WISH, title=" "))

    assert not current.save("mis", work, beside=True)
    assert len(current.problems) == 1
    assert current.kansenkaart.queries.list_of_all() == []
    assert current.save(
        "goed", lambda c: c.add(Record(kind=RecordKind.WISH, title="Heel")), beside=True
    )
    assert current.undo()
    assert current.kansenkaart.queries.list_of_all() == []
