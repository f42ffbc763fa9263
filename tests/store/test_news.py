"""What others write into the open file is noticed: in the plugin, or outside it."""

import sqlite3

from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store import Kansenkaart


def add(opened, by):
    with opened.change("Wens toegevoegd", by=by) as change:
        return change.add(Record(RecordKind.WISH, "x"))


def outside(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE record SET title = title || '!'")
    connection.commit()
    connection.close()


def test_what_is_done_here_is_no_news(kansenkaart):
    assert kansenkaart.news() == ((), False)
    add(kansenkaart, "Jan")
    kansenkaart.undo(by="Jan")
    kansenkaart.redo(by="Jan")
    assert kansenkaart.news() == ((), False)


def test_what_another_does_in_the_plugin_is_named(kansenkaart, path):
    with Kansenkaart.open(path) as other:
        add(other, "Piet")
        add(kansenkaart, "Jan")
        add(other, "Piet")
        actions, without_log = kansenkaart.news()
        assert [(action.by, action.label) for action in actions] == [
            ("Piet", "Wens toegevoegd")
        ] * 2
        assert not without_log
        assert kansenkaart.news() == ((), False)
        (action,), _ = other.news()
        assert action.by == "Jan"


def test_what_is_written_outside_is_noticed_by_readers_and_writers(kansenkaart, path):
    add(kansenkaart, "Jan")
    with Kansenkaart.open(path, read_only=True) as reader:
        outside(path)
        for opened in (kansenkaart, reader):
            assert opened.news() == ((), True)
            assert opened.news() == ((), False)
    add(kansenkaart, "Jan")
    outside(path)
    assert kansenkaart.news() == ((), True)


def test_a_new_file_has_no_news(factory):
    with Kansenkaart.open(factory("nieuw.gpkg")) as opened:
        assert opened.news() == ((), False)
