"""Places are drawn, changed and removed in the same transaction as records, and can be undone."""

import json
import sqlite3
import struct

import pytest
from plain_file import PROFILE, make_geopackage

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.shape import Shape, UnknownShape, multi_wkb, read_shape
from kansenkaart_plugin.domain.words import Drawn, RecordKind
from kansenkaart_plugin.store import CannotUndo, Kansenkaart, RulesBroken, UnknownReference
from kansenkaart_plugin.store.geopackage import wkb_of

DRAWN = "  - {key: plek, title: Plek, drawn: polygon, parent: vak}\nparties:"
VAK = "  - {key: vak, title: Vak, source: v.gpkg, feature_key: code}\n"


def square(x, y, size=10.0):
    ring = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return multi_wkb(Shape(Drawn.POLYGON, [[ring]]))


def blob(x, y, size):
    header = struct.pack("<2sBBi4d", b"GP", 0, 3, 28992, x, x + size, y, y + size)
    return header + square(x, y, size)


@pytest.fixture
def path(tmp_path):
    file = make_geopackage(tmp_path / "plekken.gpkg")
    connection = sqlite3.connect(file)
    for level in ("vak", "plek"):
        connection.execute(
            f"CREATE TABLE level_{level} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,"
            " geom BLOB, feature_key TEXT NOT NULL, label TEXT, parent_key TEXT, x DOUBLE,"
            " y DOUBLE, soort TEXT)"
        )
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            f" VALUES ('level_{level}', 'features', 'level_{level}', 28992)"
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns"
            f" VALUES ('level_{level}', 'geom', 'MULTIPOLYGON', 28992, 0, 0)"
        )
    connection.executemany(
        "INSERT INTO level_vak (geom, feature_key, x, y) VALUES (?, ?, 0, 0)",
        [(blob(0, 0, 100), "west"), (blob(100, 0, 100), "oost"), (None, "nergens")],
    )
    connection.commit()
    connection.close()
    text = PROFILE.replace("parties:\n", VAK + DRAWN + "\n", 1)
    Kansenkaart.initialise(file, load_profile(text), by="Maker").close()
    return file


def places(kansenkaart):
    return [feature[:5] for feature in kansenkaart.snapshot(OWNER).level("plek").features]


def draw(kansenkaart, x=5, y=5, label=None):
    with kansenkaart.change("plek getekend", by="Jan") as change:
        return change.places.add("plek", square(x, y), label)


def test_a_place_gets_its_key_its_point_and_what_it_lies_in(kansenkaart, path):
    assert draw(kansenkaart, label=" Het plein ") == FeatureRef("plek", "P-001")
    assert draw(kansenkaart, 120, 50).key == "P-002"
    assert draw(kansenkaart, 500, 50).key == "P-003"
    assert places(kansenkaart) == [
        (FeatureRef("plek", "P-001"), "Het plein", "west", 10.0, 10.0),
        (FeatureRef("plek", "P-002"), "P-002", "oost", 125.0, 55.0),
        (FeatureRef("plek", "P-003"), "P-003", None, 505.0, 55.0),
    ]
    connection = sqlite3.connect(path)
    (geom,) = connection.execute("SELECT geom FROM level_plek ORDER BY fid").fetchone()
    assert struct.unpack("<2sBBi4d", geom[:40]) == (b"GP", 0, 3, 28992, 5.0, 15.0, 5.0, 15.0)
    assert read_shape(wkb_of(geom)) == read_shape(square(5, 5))
    extent = connection.execute(
        "SELECT min_x, max_x, min_y, max_y FROM gpkg_contents WHERE table_name = 'level_plek'"
    ).fetchone()
    assert extent == (5.0, 510.0, 5.0, 60.0)


def test_a_place_and_a_wish_about_it_are_one_action(kansenkaart):
    with kansenkaart.change("plek met wens", by="Jan") as change:
        place = change.places.add("plek", square(5, 5), "Het plein")
        record = change.add(Record(RecordKind.WISH, "Bankjes"), [place])
    (link,) = kansenkaart.snapshot(OWNER).by_uuid[record.uuid].links
    assert (link.feature, link.label, link.x, link.loose) == (place, "Het plein", 10.0, False)
    kansenkaart.undo(by="Jan")
    assert places(kansenkaart) == []
    kansenkaart.redo(by="Jan")
    assert kansenkaart.snapshot(OWNER).by_uuid[record.uuid].links == (link,)


def test_keys_are_never_reused(kansenkaart):
    for _ in range(3):
        draw(kansenkaart)
    with kansenkaart.change("weg", by="Jan") as change:
        for key in ("P-002", "P-003"):
            assert change.places.remove("plek", key) == 0
    assert draw(kansenkaart).key == "P-004"
    kansenkaart.undo(by="Jan")
    assert draw(kansenkaart).key == "P-005"


def test_a_place_is_changed_and_what_is_linked_follows(kansenkaart, path):
    place = draw(kansenkaart)
    with kansenkaart.change("wens", by="Jan") as change:
        record = change.add(Record(RecordKind.WISH, "Bankjes"), [place])
    sqlite3.connect(path).execute("UPDATE level_plek SET soort = 'plein'").connection.commit()
    before = places(kansenkaart)
    with kansenkaart.change("verlegd", by="Jan") as change:
        assert change.places.change("plek", "P-001", wkb=square(120, 5), label="Plein")
        assert not change.places.change("plek", "P-001", wkb=square(120, 5), label="Plein")
    assert places(kansenkaart) == [(place, "Plein", "oost", 125.0, 10.0)]
    (link,) = kansenkaart.snapshot(OWNER).by_uuid[record.uuid].links
    assert (link.label, link.x, link.y) == ("Plein", 125.0, 10.0)
    kansenkaart.undo(by="Jan")
    assert places(kansenkaart) == before
    (link,) = kansenkaart.snapshot(OWNER).by_uuid[record.uuid].links
    assert (link.label, link.x, link.y) == ("P-001", 10.0, 10.0)
    rows = sqlite3.connect(path).execute("SELECT soort FROM level_plek").fetchall()
    assert rows == [("plein",)]


def test_removing_a_place_leaves_its_links_loose(kansenkaart, path):
    place = draw(kansenkaart)
    with kansenkaart.change("wens", by="Jan") as change:
        record = change.add(Record(RecordKind.WISH, "Bankjes"), [place])
    sqlite3.connect(path).execute("UPDATE level_plek SET soort = 'plein'").connection.commit()
    with kansenkaart.change("weg", by="Jan") as change:
        assert change.places.links_to("plek", "P-001") == 1
        assert change.places.remove("plek", "P-001") == 1
    (link,) = kansenkaart.snapshot(OWNER).by_uuid[record.uuid].links
    assert link.loose
    kansenkaart.undo(by="Jan")
    (link,) = kansenkaart.snapshot(OWNER).by_uuid[record.uuid].links
    assert not link.loose
    rows = sqlite3.connect(path).execute("SELECT soort FROM level_plek").fetchall()
    assert rows == [("plein",)]


def test_drawing_is_not_undone_under_a_wish(kansenkaart, path, signature):
    place = draw(kansenkaart)
    drawn = kansenkaart.sitting.undoable.uuid
    with kansenkaart.change("Wens op de plek", by="Piet") as change:
        change.add(Record(RecordKind.WISH, "Bankjes"), [place])
    before = signature(path)
    with pytest.raises(CannotUndo, match=r"W-001.*Piet.*Wens op de plek"):
        kansenkaart.undo("Jan", drawn)
    assert signature(path) == before
    kansenkaart.undo(by="Piet")
    with kansenkaart.change("Hernoemd", by="Piet") as change:
        change.places.change("plek", "P-001", label="Plein")
    with pytest.raises(CannotUndo, match=r"plek:P-001.*Hernoemd"):
        kansenkaart.undo("Jan", drawn)


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda p: p.add("buurt", square(0, 0)), UnknownReference),
        (lambda p: p.add("straat", square(0, 0)), UnknownReference),
        (lambda p: p.add("plek", b"niets"), UnknownShape),
        (lambda p: p.add("plek", multi_wkb(Shape(Drawn.POINT, [[[(1, 1)]]]))), RulesBroken),
        (lambda p: p.change("plek", "P-009", label="x"), UnknownReference),
        (lambda p: p.change("buurt", "NK01", label="x"), UnknownReference),
        (lambda p: p.remove("plek", "P-009"), UnknownReference),
        (lambda p: p.remove("buurt", "NK01"), UnknownReference),
    ],
)
def test_what_cannot_be_drawn_changes_nothing(kansenkaart, path, signature, act, error):
    draw(kansenkaart)
    before = signature(path)
    with pytest.raises(error), kansenkaart.change("x", by="Jan") as change:
        change.places.add("plek", square(7, 7))
        act(change.places)
    assert signature(path) == before


def test_the_log_holds_the_whole_place(kansenkaart, path):
    draw(kansenkaart)
    with kansenkaart.change("weg", by="Jan") as change:
        change.places.remove("plek", "P-001")
    rows = (
        sqlite3.connect(path)
        .execute("SELECT old, new FROM change WHERE table_name = 'level_plek' ORDER BY fid")
        .fetchall()
    )
    (first, added), (removed, last) = rows
    assert first is None
    assert last is None
    values = json.loads(removed)
    assert json.loads(added).items() <= values.items()
    assert read_shape(wkb_of(bytes.fromhex(values["geom"]))) == read_shape(square(5, 5))
