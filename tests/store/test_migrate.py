"""A file of an earlier schema is brought to this one whole, or stays as it was."""

import sqlite3

import pytest

from kansenkaart_plugin.store.errors import CannotOpen
from kansenkaart_plugin.store.migrate import migrate, statements
from kansenkaart_plugin.store.tables import schema_sql


@pytest.fixture
def old_file(tmp_path):
    """A file of schema 1 with one party, still open."""
    connection = sqlite3.connect(tmp_path / "old.gpkg", isolation_level=None)
    for statement in statements(schema_sql(1)):
        connection.execute(statement)
    moment = "2026-01-01T00:00:00.000Z"
    connection.execute(
        "INSERT INTO kansenkaart (uuid, title, owner_party, schema_version, profile, created_at,"
        " modified_at, row_hash) VALUES ('k', 't', 'p', 1, '', ?, ?, '')",
        (moment, moment),
    )
    connection.execute(
        "INSERT INTO party (uuid, key, name, kind, created_at, modified_at, row_hash)"
        " VALUES ('u', 'ymere', 'Ymere', 'corporation', ?, ?, '')",
        (moment, moment),
    )
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
    assert old_file.execute("SELECT name, website FROM party").fetchall() == [("Ymere", None)]
    assert old_file.execute("SELECT count(*) FROM extra").fetchone() == (0,)


@pytest.mark.parametrize(
    "script",
    [
        "ALTER TABLE party ADD COLUMN a TEXT;\nSELECT * FROM nowhere;\n",
        "DELETE FROM party;\n",
        "INSERT INTO record_party (uuid, record_uuid, party_key, role, created_at, modified_at,"
        " row_hash) VALUES ('x', 'nobody', 'ymere', 'lead', '', '', '');\n",
    ],
    ids=["a step that fails", "a step that loses rows", "a step that breaks a reference"],
)
def test_a_bad_step_leaves_the_file_as_it_was(old_file, script):
    before = list(old_file.iterdump())
    with pytest.raises(CannotOpen):
        migrate(old_file, 1, 2, {2: script}.__getitem__)
    assert list(old_file.iterdump()) == before
