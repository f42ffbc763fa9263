"""The open file: one action is whole or nothing, the log can be rewound, the door holds."""

import os
import sqlite3
import time
from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.words import RecordKind, Role, Stance, Status, TraceKind, Visibility
from kansenkaart_plugin.store import (
    CannotOpen,
    CannotWrite,
    Kansenkaart,
    NotDelivered,
    RulesBroken,
    StaleRecord,
    UnknownReference,
    deliver,
)
from kansenkaart_plugin.store.rows import expected_hash
from kansenkaart_plugin.store.tables import FIELDS, columns, now

PROFILE = """
profile: 1
title: Proef
owner: gemeente
levels:
  - {key: buurt, title: Buurt, source: b.gpkg, feature_key: code,
     facts: {public: [inwoners], parties: [koop]}}
parties:
  - {key: gemeente, name: Gemeente}
  - {key: ymere, name: Ymere}
  - {key: rochdale, name: Rochdale}
themes: [{key: wonen, title: Wonen}]
ambitions: [{key: groen, title: Groen}]
"""
CORE = """
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10200;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
  description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE,
  min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE level_buurt (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom BLOB, feature_key TEXT,
  label TEXT, parent_key TEXT, x DOUBLE, y DOUBLE, inwoners INTEGER, koop REAL, geheim TEXT);
"""
ONE, TWO = FeatureRef("buurt", "0001"), FeatureRef("buurt", "0002")
CANARY = "kanarie-7f3a9c1e5b2d"


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "kaart #1 é?.gpkg"
    with sqlite3.connect(file) as connection:
        connection.executescript(CORE)
        connection.executemany(
            "INSERT INTO level_buurt (feature_key, label, x, y, inwoners, koop, geheim)"
            " VALUES (?, ?, 1, 2, 3, 4.5, 'x')",
            [(f"{number:04d}", f"Buurt {number}") for number in range(1, 11)],
        )
    connection.close()
    Kansenkaart.initialise(file, load_profile(PROFILE), "test").close()
    return file


@pytest.fixture
def kaart(path):
    with Kansenkaart.open(path) as opened:
        yield opened


def wish(title="Meer groen", **values):
    return Record(RecordKind.WISH, title, **values)


def dump(kaart):
    with sqlite3.connect(kaart.path) as connection:
        content = list(connection.iterdump())
    connection.close()
    return content


def entries(kaart, audience=OWNER, as_of=None):
    return kaart.snapshot(audience, as_of).entries


def test_an_action_is_written_whole_and_logged(kaart):
    with kaart.change("Wens toegevoegd", by="Jan") as change:
        record = change.add(wish(), [ONE, TWO], {"ymere": Role.SUBMITTER}, ["groen"])
    assert record.code == "W-001"
    (entry,) = entries(kaart)
    assert [link.feature for link in entry.links] == [ONE, TWO]
    assert entry.links[0].label == "Buurt 1"
    assert entry.ambitions == ("groen",)
    with sqlite3.connect(kaart.path) as connection:
        actions = connection.execute("SELECT by, label FROM action").fetchall()
        changes = connection.execute(
            "SELECT count(*) FROM change c JOIN action a ON a.uuid ="
            " c.action_uuid WHERE a.label = 'Wens toegevoegd'"
        )
        assert changes.fetchone() == (5,)
    assert actions[-1] == ("Jan", "Wens toegevoegd")


def test_what_goes_wrong_undoes_all_of_the_action(kaart):
    before = dump(kaart)
    with pytest.raises(UnknownReference, match="9999"), kaart.change("x", by="Jan") as change:
        change.add(wish(), [ONE])
        change.link([change.add(wish("Twee")).uuid], [FeatureRef("buurt", "9999")])
    assert dump(kaart) == before


def test_every_row_fits_its_hash(kaart):
    with kaart.change("a", by="Jan") as change:
        record = change.add(wish(), [ONE, TWO], {"ymere": Role.SUBMITTER})
    with kaart.change("b", by="Jan") as change:
        change.edit(replace(change.record(record.uuid), title="Anders"))
        change.unlink([record.uuid], [ONE])
    with kaart.change("c", by="Jan") as change:
        change.link([record.uuid], [ONE])
        change.delete([record.uuid])
    with sqlite3.connect(kaart.path) as connection:
        seen = 0
        for table in FIELDS:
            names = ", ".join(columns(table))
            for *row, found in connection.execute(f"SELECT {names}, row_hash FROM {table}"):
                assert found == expected_hash(table, row), table
                seen += 1
    assert seen > 8


def test_saving_over_a_newer_version_is_refused(kaart):
    with kaart.change("a", by="Jan") as change:
        record = change.add(wish())
    with kaart.change("b", by="Piet") as change:
        change.edit(replace(change.record(record.uuid), title="Van Piet"))
    with pytest.raises(StaleRecord, match="Piet"), kaart.change("c", by="Jan") as change:
        change.edit(replace(record, title="Van Jan", code=record.code))
    assert entries(kaart)[0].record.title == "Van Piet"


def test_codes_are_never_used_again(kaart):
    with kaart.change("a", by="Jan") as change:
        change.add(wish())
        second = change.add(wish("Twee"))
        change.delete([second.uuid])
    with kaart.change("b", by="Jan") as change:
        assert change.add(wish("Drie")).code == "W-003"


def test_an_agreement_needs_positions_or_a_reason(kaart):
    agreed = Record(RecordKind.AGREEMENT, "Samen", status=Status.AGREED)
    parties = {"gemeente": Role.LEAD, "ymere": Role.PARTNER}
    with pytest.raises(RulesBroken, match="Ymere"), kaart.change("a", by="Jan") as change:
        uuid = change.add(agreed, parties=parties).uuid
        change.take_position(uuid, "gemeente", Stance.SUPPORTS)
    with kaart.change("b", by="Jan") as change:
        uuid = change.add(agreed, parties=parties).uuid
        for party in parties:
            change.take_position(uuid, party, Stance.SUPPORTS)
    with kaart.change("c", by="Jan") as change:
        change.add(replace(agreed, reason="Besloten door het college"))
    assert len(entries(kaart)) == 2


def test_the_past_is_what_it_was(kaart):
    moments, seen = [], []
    steps = [
        lambda change: change.add(wish(), [ONE]),
        lambda change: change.edit(replace(change.record(first()), title="Anders", priority=1)),
        lambda change: change.unlink([first()], [ONE]),
        lambda change: change.link([first()], [ONE, TWO]),
        lambda change: change.set_parties(first(), {"ymere": Role.SUBMITTER}),
        lambda change: change.delete([first()]),
        lambda change: change.restore(first()),
    ]

    def first():
        return kaart.queries.uuid_of("W-001")

    for step in steps:
        with kaart.change("stap", by="Jan") as change:
            step(change)
        moments.append(now())
        seen.append(told(entries(kaart)))
        time.sleep(0.003)
    for moment, then in zip(moments, seen):
        assert told(entries(kaart, as_of=moment)) == then
    assert seen[5] == []


def told(found):
    return [
        (
            entry.record.code,
            entry.record.title,
            entry.record.priority,
            entry.parties,
            sorted(link.feature for link in entry.links),
        )
        for entry in found
    ]


def test_a_visible_record_stays_hidden_where_it_was_hidden_then(kaart):
    with kaart.change("a", by="Jan") as change:
        record = change.add(wish(CANARY, visibility=Visibility.CONFIDENTIAL))
    then = now()
    time.sleep(0.003)
    with kaart.change("b", by="Jan") as change:
        opened = replace(change.record(record.uuid), title="Open", visibility=Visibility.PUBLIC)
        change.edit(opened)
    assert [entry.record.title for entry in entries(kaart, PUBLIC)] == ["Open"]
    assert entries(kaart, PUBLIC, then) == ()
    assert [entry.record.title for entry in entries(kaart, OWNER, then)] == [CANARY]


@pytest.mark.parametrize("visibility", list(Visibility))
def test_nothing_hidden_is_in_a_snapshot(kaart, visibility):
    with kaart.change("a", by="Jan") as change:
        hidden = change.add(
            wish(CANARY, description=CANARY, source=CANARY, visibility=visibility), [ONE]
        )
        shown = change.add(
            Record(RecordKind.OPPORTUNITY, "Kans", visibility=Visibility.PUBLIC),
            [ONE],
            {"ymere": Role.PARTNER},
        )
        change.trace(shown.uuid, TraceKind.ARISES_FROM, hidden.uuid)
        change.take_position(shown.uuid, "ymere", Stance.SUPPORTS, f"noot {CANARY}")
    for audience in (PUBLIC, PARTIES, Audience.party("rochdale")):
        snapshot = kaart.snapshot(audience)
        allowed = audience.sees(visibility, ())
        assert (hidden.uuid in snapshot.by_uuid) is allowed
        assert (hidden.uuid in repr(snapshot)) is allowed
        assert bool(snapshot.by_uuid[shown.uuid].traces) is allowed
        assert snapshot.direct_counts[ONE].get(RecordKind.WISH, 0) == int(allowed)
    assert f"noot {CANARY}" not in repr(kaart.snapshot(PUBLIC))
    assert f"noot {CANARY}" in repr(kaart.snapshot(PARTIES))


def test_facts_are_for_whom_the_profile_says(kaart):
    names = {
        audience.name: kaart.snapshot(audience).levels[0].fact_names
        for audience in (PUBLIC, PARTIES, OWNER)
    }
    assert names == {
        "public": ("inwoners",),
        "parties": ("inwoners", "koop"),
        "owner": ("inwoners", "koop", "geheim"),
    }


@pytest.mark.parametrize(
    "form",
    [
        str.encode,
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        lambda text: b"x" * 5 + text.encode() + b"y" * 3,
    ],
)
def test_a_product_with_something_hidden_is_not_delivered(kaart, tmp_path, form):
    with kaart.change("a", by="Jan") as change:
        change.add(wish(f"Geheim & {CANARY}", visibility=Visibility.SECRET))
    withheld = kaart.withheld(PUBLIC)
    target = tmp_path / "product.txt"
    target.write_text("het vorige")
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(NotDelivered):
        deliver(lambda file: file.write_bytes(form(f"Geheim & {CANARY}")), target, withheld)
    assert target.read_text() == "het vorige"
    assert sorted(os.listdir(tmp_path)) == before
    deliver(lambda file: file.write_text("niets aan de hand"), target, withheld)
    assert target.read_text() == "niets aan de hand"


def test_a_locked_file_keeps_what_it_had(kaart, monkeypatch):
    kaart._connection.execute("PRAGMA busy_timeout = 10")
    other = sqlite3.connect(kaart.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CannotWrite, match="in use"), kaart.change("a", by="Jan") as change:
        change.add(wish())
    other.execute("ROLLBACK")
    other.close()
    with kaart.change("a", by="Jan") as change:
        change.add(wish())
    assert len(entries(kaart)) == 1


def test_a_full_disk_keeps_what_it_had(kaart):
    before = dump(kaart)
    (pages,) = kaart._connection.execute("PRAGMA page_count").fetchone()
    kaart._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CannotWrite, match="full"), kaart.change("a", by="Jan") as change:
        change.add(wish(description="x" * 1_000_000))
    assert dump(kaart) == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("tekst" * 100),
        lambda path: path.write_bytes(path.read_bytes()[:8192]),
        lambda path: path.write_bytes(path.read_bytes()[:50]),
    ],
    ids=["missing", "empty", "text", "truncated", "header only"],
)
def test_what_is_no_kansenkaart_is_said_and_left_alone(path, spoil):
    spoil(path)
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(CannotOpen) as error:
        Kansenkaart.open(path).close()
    assert path.name in str(error.value)
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_newer_file_is_refused(path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE kansenkaart SET schema_version = 99")
    connection.close()
    with pytest.raises(CannotOpen, match="newer"):
        Kansenkaart.open(path)


def test_a_loose_link_is_kept_and_said(kaart):
    with kaart.change("a", by="Jan") as change:
        change.add(wish(), [ONE])
    with sqlite3.connect(kaart.path) as connection:
        connection.execute("DELETE FROM level_buurt WHERE feature_key = '0001'")
    connection.close()
    (entry,) = entries(kaart)
    assert [(link.feature, link.loose, link.x) for link in entry.links] == [(ONE, True, 1.0)]
    assert not entry.whole_area
