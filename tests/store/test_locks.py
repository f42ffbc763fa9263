"""A save keeps the file to itself, whatever else this program opens meanwhile."""

import subprocess
import sys
import threading

import pytest

from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store import CannotOpen, Kansenkaart

OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0.1)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
else:
    print("in")
"""


def other_program(path):
    """Return what another program is told that wants to write."""
    done = subprocess.run(
        [sys.executable, "-c", OTHER, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_opening_the_file_again_takes_no_lock_away(kansenkaart, path):
    with kansenkaart.change("x", by="Jan") as change:
        change.add(Record(RecordKind.WISH, "x"))
        assert "locked" in other_program(path)
        with Kansenkaart.open(path, read_only=True) as again:
            assert again.queries.list_of_all() == []
            assert "locked" in other_program(path)
        assert "locked" in other_program(path)
        worker = threading.Thread(target=lambda: Kansenkaart.open(path).close())
        worker.start()
        worker.join()
        assert "locked" in other_program(path)
    assert other_program(path) == "in"


def test_a_closed_file_is_looked_at_again(path):
    Kansenkaart.open(path).close()
    opened = Kansenkaart.open(path)
    opened.close()
    opened.close()
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(CannotOpen):
        Kansenkaart.open(path)


def test_a_failed_opening_lets_go(path):
    import sqlite3

    with sqlite3.connect(path) as outside:
        outside.execute("UPDATE kansenkaart SET schema_version = 99")
    outside.close()
    for _ in range(2):
        with pytest.raises(CannotOpen, match="newer"):
            Kansenkaart.open(path)
    path.write_bytes(b"tekst")
    with pytest.raises(CannotOpen, match="not a kansenkaart"):
        Kansenkaart.open(path)
