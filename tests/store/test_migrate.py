"""A file of an earlier schema is brought to this one whole, or stays as it was."""

import sqlite3
from contextlib import closing

import pytest

from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.store import CannotOpen, Kansenkaart, holder_of
from kansenkaart_plugin.store.lease import slot_of
from kansenkaart_plugin.store.migrate import migrate
from kansenkaart_plugin.store.outside import find_outside_changes


@pytest.fixture
def old_file(path):
    """A kansenkaart with a record, as if this were an earlier schema; still open."""
    with Kansenkaart.open(path) as opened, opened.change("x", by="Jan") as change:
        change.add(Record(RecordKind.WISH, "Meer groen"), parties={"ymere": Role.LEAD})
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


def version(connection):
    return connection.execute("SELECT schema_version FROM kansenkaart").fetchone()[0]


def test_every_step_is_applied_and_the_rows_stay(old_file):
    steps = {
        2: "ALTER TABLE party ADD COLUMN website TEXT;\n",
        3: "CREATE TABLE extra (fid INTEGER PRIMARY KEY);\n",
    }
    migrate(old_file, 1, 3, steps.__getitem__)
    assert version(old_file) == 3
    assert old_file.execute("SELECT name, website FROM party").fetchall()[1] == ("Ymere", None)
    assert old_file.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    # the new version is in the log, and its row fits its hash
    assert list(find_outside_changes(old_file)) == []
    logged = old_file.execute("SELECT field, old, new FROM change ORDER BY fid DESC").fetchone()
    assert logged == ("schema_version", "1", "3")


@pytest.mark.parametrize(
    "script",
    [
        "ALTER TABLE party ADD COLUMN a TEXT;\nSELECT * FROM nowhere;\n",
        "DELETE FROM record_party;\n",
        "DELETE FROM change;\n",
        "INSERT INTO record_party (uuid, record_uuid, party_key, role, created_at, modified_at,"
        " row_hash) VALUES ('x', 'nobody', 'ymere', 'lead', '', '', '');\n",
    ],
    ids=[
        "a step that fails",
        "a step that loses rows",
        "a step that loses the log",
        "a step that breaks a reference",
    ],
)
def test_a_bad_step_leaves_the_file_as_it_was(old_file, script):
    before = list(old_file.iterdump())
    with pytest.raises(CannotOpen):
        migrate(old_file, 1, 2, {2: script}.__getitem__)
    assert list(old_file.iterdump()) == before


def test_what_another_program_saves_in_the_meantime_is_not_lost(old_file, path):
    def script(step):
        with Kansenkaart.open(path) as other, other.change("intussen", by="Piet") as change:
            change.add(Record(RecordKind.WISH, "Van Piet"))
        return "CREATE TABLE extra (fid INTEGER PRIMARY KEY);\n"

    with pytest.raises(CannotOpen, match="in the meantime"):
        migrate(old_file, 1, 2, script)
    assert old_file.execute("SELECT count(*) FROM record").fetchone() == (2,)
    assert version(old_file) == 1


def test_a_file_that_another_has_open_is_not_brought_to_this_version(path, monkeypatch):
    with Kansenkaart.open(path):
        pass
    asked = []

    def migrate(connection, before, after, *_):
        asked.append((before, after, holder_of(path)))

    monkeypatch.setattr("kansenkaart_plugin.store.migrate.migrate", migrate)
    monkeypatch.setattr("kansenkaart_plugin.store.kansenkaart.SCHEMA_VERSION", 2)
    slot = slot_of(path)
    slot.write_text('{"name": "Piet", "host": "elders", "pid": 1, "token": "x"}', "utf-8")
    with pytest.raises(CannotOpen, match="open with Piet"):
        Kansenkaart.open(path)
    assert not asked
    slot.unlink()
    Kansenkaart.open(path).close()
    ((before, after, holder),) = asked
    assert (before, after, holder.is_this_program) == (1, 2, True)
    assert not slot.exists()


def test_a_file_in_use_stays_as_it_was(old_file, path):
    old_file.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM record").fetchall()
        with pytest.raises(CannotOpen):
            migrate(old_file, 1, 2, lambda step: "CREATE TABLE extra (fid INTEGER PRIMARY KEY);\n")
        reader.execute("COMMIT")
    assert version(old_file) == 1
    assert (
        old_file.execute("SELECT name FROM sqlite_master WHERE name = 'extra'").fetchone() is None
    )
