"""A file that somebody prepared to do harm is refused in one sentence, unread and unchanged."""

import contextlib
import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.audience import OWNER, PUBLIC
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store import CannotOpen, Kansenkaart

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"


def instead(table, sql):
    """Put something else where ``table`` is."""
    return f"ALTER TABLE {table} RENAME TO former; {sql};"


def rewritten(table, old, new):
    """Make ``table`` anew with other SQL, its rows kept."""

    def spoil(connection):
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
        assert old in sql
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql.replace(old, new), table)
        )

    return spoil


HARM = {
    "a trigger on records": "CREATE TRIGGER t AFTER UPDATE ON record BEGIN DELETE FROM party; END",
    "a trigger on the log": "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM action; END",
    "a trigger on what we write of GeoPackage": "CREATE TRIGGER t AFTER UPDATE ON gpkg_contents"
    " BEGIN DELETE FROM record; END",
    "a trigger named as GDAL's": "CREATE TRIGGER rtree_level_buurt_geom_delete AFTER DELETE ON"
    " level_buurt BEGIN DELETE FROM record; END",
    "a trigger that does more": "CREATE TRIGGER trigger_delete_feature_count_level_buurt AFTER"
    " DELETE ON level_buurt BEGIN UPDATE gpkg_ogr_contents SET feature_count = 1;"
    " DELETE FROM record; END",
    "a trigger that never ends": "CREATE TRIGGER rtree_level_buurt_geom_delete AFTER DELETE ON"
    f" level_buurt WHEN (SELECT count(*) FROM ({ENDLESS})) BEGIN DELETE FROM rtree_level_buurt_geom"
    " WHERE id = 1; END",
    "a trigger inside an R-tree": "CREATE TABLE rtree_level_buurt_geom_node (nodeno, data);"
    "CREATE TRIGGER t AFTER INSERT ON rtree_level_buurt_geom_node BEGIN DELETE FROM record; END",
    "a view for records": instead("record", f"CREATE VIEW record AS {ENDLESS}"),
    "a view for the log": instead("action", f"CREATE VIEW action AS {ENDLESS}"),
    "a view for a level": instead("level_wijk", f"CREATE VIEW level_wijk AS {ENDLESS}"),
    "a view for the contents": instead("gpkg_contents", f"CREATE VIEW gpkg_contents AS {ENDLESS}"),
    "a view for an R-tree": f"CREATE VIEW rtree_level_buurt_geom AS {ENDLESS}",
    "another kind of table": instead("ambition", "CREATE VIRTUAL TABLE ambition USING fts4(key)"),
    "a computed fact": "ALTER TABLE level_buurt ADD COLUMN groot AS (zeroblob(900000000))",
    "a computed field": "ALTER TABLE record ADD COLUMN groot AS (zeroblob(900000000))",
    "a field that is computed": rewritten("party", "colour TEXT(7)", "colour TEXT AS (key)"),
    "a field that is gone": "ALTER TABLE party DROP COLUMN colour",
    "a level that is gone": "DROP TABLE level_wijk",
    "a column of a level that is gone": "ALTER TABLE level_wijk DROP COLUMN label",
    "a table that is gone": "DROP TABLE share_row",
    "deleting along": rewritten(
        "record_feature",
        "level TEXT NOT NULL REFERENCES level (key)",
        "level TEXT NOT NULL REFERENCES level_buurt (feature_key) ON DELETE CASCADE",
    ),
    "a key that is SQL": "UPDATE level SET key = 'x\" WHERE 1; --' WHERE key = 'wijk'",
    "a key that is no text": "PRAGMA foreign_keys = OFF; UPDATE level SET key = x'00'"
    " WHERE key = 'wijk'",
}


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("what", HARM)
def test_refused(path, what):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        spoil = HARM[what]
        if callable(spoil):
            spoil(connection)
        else:
            connection.executescript(spoil)
    before = digest(path)
    for read_only in (False, True):
        with pytest.raises(CannotOpen) as caught:
            Kansenkaart.open(path, read_only=read_only).close()
        assert path.name in str(caught.value)
        assert "\n" not in str(caught.value)
    assert digest(path) == before


def test_unique_is_part_of_it(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            "CREATE TABLE copy AS SELECT * FROM record_ambition; DROP TABLE record_ambition;"
            "ALTER TABLE copy RENAME TO record_ambition;"
        )
    with pytest.raises(CannotOpen, match="record_ambition"):
        Kansenkaart.open(path)


HARMLESS = {
    "a column of one's own": "ALTER TABLE record ADD COLUMN opmerking TEXT",
    "a fact of one's own": "ALTER TABLE level_buurt ADD COLUMN opmerking TEXT",
    "a view of one's own": "CREATE VIEW mijn_lijst AS SELECT code, title FROM record",
    "a table of one's own, with a trigger": "CREATE TABLE eigen (a); CREATE TRIGGER t AFTER INSERT"
    " ON eigen BEGIN SELECT 1; END",
    "a trigger of tiles": "CREATE TABLE gpkg_tile_matrix (zoom_level); CREATE TRIGGER"
    " 'gpkg_tile_matrix_zoom_level_insert' BEFORE INSERT ON 'gpkg_tile_matrix' FOR EACH ROW BEGIN"
    " SELECT RAISE(ABORT, 'too low') WHERE (NEW.zoom_level < 0); END",
    "GDAL's count": "CREATE TABLE gpkg_ogr_contents (table_name TEXT, feature_count INTEGER);"
    'CREATE TRIGGER "trigger_insert_feature_count_level_buurt" AFTER INSERT ON "level_buurt" BEGIN'
    " UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) ="
    " lower('level_buurt'); END",
    "GDAL's R-tree": 'CREATE VIRTUAL TABLE "rtree_level_buurt_geom" USING rtree(id, minx, maxx,'
    ' miny, maxy); CREATE TRIGGER "rtree_level_buurt_geom_update3" AFTER UPDATE ON "level_buurt"'
    ' WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN'
    ' DELETE FROM "rtree_level_buurt_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO'
    ' "rtree_level_buurt_geom" VALUES (NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),'
    'ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END',
    "a newer R-tree trigger": 'CREATE VIRTUAL TABLE "rtree_level_buurt_geom" USING rtree(id, minx,'
    ' maxx, miny, maxy); CREATE TRIGGER "rtree_level_buurt_geom_update6" AFTER UPDATE OF "geom" ON'
    ' "level_buurt" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT'
    ' ST_IsEmpty(NEW."geom")) BEGIN UPDATE "rtree_level_buurt_geom" SET minx = ST_MinX(NEW."geom"),'
    ' maxx = ST_MaxX(NEW."geom"),miny = ST_MinY(NEW."geom"), maxy = ST_MaxY(NEW."geom") WHERE id ='
    ' NEW."fid"; END',
}


@pytest.mark.parametrize("what", HARMLESS)
def test_not_refused(path, what):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(HARMLESS[what])
    with Kansenkaart.open(path) as opened:
        with opened.change("x", by="Jan") as change:
            change.add(Record(RecordKind.WISH, "x"))
        assert len(opened.snapshot(OWNER).entries) == 1
        assert opened.problems() == []


ODD_CELLS = [
    "UPDATE record SET code = x'00ff' WHERE fid = 1",
    "UPDATE record SET title = x'00ff'",
    "UPDATE record SET source_date = 5",
    "UPDATE record SET revision = 'a'",
    "UPDATE change SET old = 'geen json' WHERE table_name = 'record' AND field IS NULL",
    "UPDATE change SET new = '[]' WHERE table_name = 'record' AND field IS NULL",
    "UPDATE change SET new = NULL WHERE field IS NULL",
    "UPDATE change SET table_name = 'elders'",
    "UPDATE level SET title = x'00'",
    "UPDATE level_buurt SET label = x'00'",
    "UPDATE level_buurt SET x = 'links'",
]


@pytest.mark.parametrize("statement", ODD_CELLS)
def test_cells_that_hold_what_they_cannot_give_a_sentence(path, statement):
    with Kansenkaart.open(path) as opened:
        for _ in range(2):
            with opened.change("x", by="Jan") as change:
                record = change.add(Record(RecordKind.WISH, "x"), [FeatureRef("buurt", "NK01")])
        (past,) = opened._connection.execute("SELECT min(at) FROM action").fetchone()
        with opened.change("weg", by="Jan") as change:
            change.delete([record.uuid])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)

    def edit(opened):
        with opened.change("x", by="Jan") as change:
            for row in opened.queries.list_of_all():
                change.edit(replace(change.record(row.uuid), title="y"))

    reads = [
        lambda opened: opened.snapshot(OWNER),
        lambda opened: opened.snapshot(PUBLIC, past),
        lambda opened: opened.withheld(PUBLIC),
        lambda opened: opened.queries.list_of_all(),
        lambda opened: opened.catalogue(),
        lambda opened: opened.problems(),
        lambda opened: opened.undo("Jan"),
        edit,
    ]
    for read in reads:
        with contextlib.suppress(KansenkaartError), Kansenkaart.open(path) as opened:
            read(opened)


def test_a_fault_of_our_own_is_not_hidden(kansenkaart):
    for error in (TypeError, KeyError):
        with pytest.raises(error), kansenkaart.change("x", by="Jan"):
            raise error
        with pytest.raises(error), kansenkaart._reading():
            raise error
