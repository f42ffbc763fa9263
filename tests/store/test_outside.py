"""What another program did to the rows is noticed, and can be taken in or restored."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import Progress, Record
from kansenkaart_plugin.domain.words import (
    Judgement,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
)
from kansenkaart_plugin.store import RulesBroken, restore_rows, take_in_rows
from kansenkaart_plugin.store.outside import How
from kansenkaart_plugin.store.tables import FIELDS, columns

NEW = "11111111-2222-4333-8444-555555555555"
STAMP = "2026-01-01T00:00:00.000Z"


@pytest.fixture
def full(kansenkaart, buurt, both):
    """A kansenkaart with a live and a deleted row in every table of records and sessions."""
    with kansenkaart.change("alles", by="Jan") as change:
        for _ in range(2):
            wish = change.add(Record(RecordKind.WISH, "Wens", description="tekst", priority=2))
            deal = change.add(Record(RecordKind.AGREEMENT, "Afspraak"), [buurt(1)], both, ["koel"])
            change.trace(deal.uuid, TraceKind.ANSWERS, wish.uuid)
            change.take_position(deal.uuid, "ymere", Stance.SUPPORTS, "ja")
            change.report(Progress(deal.uuid, "", "ymere", Judgement.DONE, "3", "n", None))
            change.sessions.add("Overleg", "2026-03-01", present=["ymere"], agenda=[deal.uuid])
    with kansenkaart.change("weg", by="Piet") as change:
        change.edit(replace(change.record(wish.uuid), title="Anders"))
        for table in FIELDS:
            if table not in ("kansenkaart", "level", "party", "ambition", "share"):
                last = f"SELECT uuid FROM {table} ORDER BY fid DESC LIMIT 1"
                change._rows.remove(table, change._connection.execute(last).fetchone())
    assert kansenkaart.problems() == []
    return kansenkaart


def outside(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def content(path):
    """Return every row, without the fid: nothing refers to it, and a restored row has a new one."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: sorted(
                map(repr, (row[1:] for row in connection.execute(f"SELECT * FROM {table}")))
            )
            for table in (*FIELDS, "action", "change")
        }


values = st.none() | st.text(max_size=5) | st.integers(-9, 9) | st.floats() | st.binary(max_size=3)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=60)
@given(data=st.data(), value=values, gone=st.integers(0, 9))
def test_whatever_is_changed_is_noticed_and_restored(full, path, data, value, gone):
    """Any value in any column of any row, or the row gone: never unseen, always restored."""
    before = content(path)
    table = data.draw(st.sampled_from([name for name in FIELDS if name != "share"]))
    column = data.draw(st.sampled_from([*columns(table)[1:], "row_hash"]))
    with closing(sqlite3.connect(path)) as connection:
        uuid = data.draw(
            st.sampled_from(sorted(u for (u,) in connection.execute(f"SELECT uuid FROM {table}")))
        )
        try:
            if gone:
                connection.execute(f"UPDATE {table} SET {column} = ? WHERE uuid = ?", (value, uuid))
            else:
                connection.execute(f"DELETE FROM {table} WHERE uuid = ?", (uuid,))
            connection.commit()
        except (sqlite3.IntegrityError, UnicodeEncodeError):
            connection.rollback()
            assume(False)
    changed = content(path) != before
    found = full.changed_outside()
    assert [(item.table, item.uuid) for item in found] == ([(table, uuid)] if changed else [])
    with full.change("terug", by="Jan") as change:
        restore_rows(change, found)
    assert content(path) == before
    assert full.problems() == []


def test_every_problem_is_said(full, path):
    outside(
        path,
        "UPDATE record SET title = x'00ff' WHERE fid = 1",
        "DELETE FROM progress WHERE fid = 1",
        f"INSERT INTO session SELECT 99, '{NEW}', title, held_on, phase, notes, revision,"
        " created_at, created_by, modified_at, modified_by, deleted_at, row_hash FROM session"
        " WHERE fid = 1",
    )
    said = "\n".join(map(str, full.problems()))
    for what in ("“record” was changed", "“progress” was removed", "“session” was added"):
        assert what in said


def test_a_change_is_taken_in_and_logged(full, path):
    outside(path, "UPDATE record SET title = ' In QGIS ', priority = 1 WHERE code = 'W-001'")
    (item,) = full.changed_outside()
    assert (item.how, item.fields) == (How.CHANGED, ("title", "priority"))
    before = full._connection.execute("SELECT max(at) FROM action").fetchone()[0]
    with full.change("overgenomen", by="Jan") as change:
        take_in_rows(change, [item])
    record = full.snapshot(OWNER).by_uuid[item.uuid].record
    assert (record.title, record.priority, record.modified_by) == ("In QGIS", 1, "Jan")
    assert full.problems() == []
    past = full.snapshot(OWNER, before).by_uuid[item.uuid].record
    assert (past.title, past.priority) == ("Wens", 2)
    full.undo("Jan")
    assert full.snapshot(OWNER).by_uuid[item.uuid].record.title == "Wens"


def test_what_was_added_is_taken_in(full, path):
    names = ", ".join(FIELDS["record"][2:])
    other = NEW.replace("1", "2")
    outside(
        path,
        f"INSERT INTO record (uuid, code, kind, {names}, created_at, modified_at, row_hash)"
        f" SELECT '{NEW}', 'W-001x', 'wish', {names}, '{STAMP}', '{STAMP}', '' FROM record"
        " WHERE code = 'W-001'",
        "INSERT INTO record_party (uuid, record_uuid, party_key, role, created_at, modified_at,"
        f" row_hash) VALUES ('{other}', '{NEW}', 'ymere', 'lead', '{STAMP}', '{STAMP}', '')",
    )
    found = full.changed_outside()
    assert [item.how for item in found] == [How.ADDED, How.ADDED]
    with full.change("overgenomen", by="Jan") as change:
        take_in_rows(change, found)
    entry = full.snapshot(OWNER).by_uuid[NEW]
    assert (entry.record.code, entry.record.created_by) == ("W-003", "Jan")
    assert [part.role for part in entry.parties] == [Role.LEAD]
    assert full.problems() == []


def test_what_was_added_can_be_taken_out_again(full, path):
    before = full.snapshot(OWNER).sessions
    outside(
        path,
        "INSERT INTO session (uuid, title, created_at, modified_at, row_hash)"
        f" VALUES ('geen uuid', 'x', '{STAMP}', '{STAMP}', '')",
    )
    (item,) = full.changed_outside()
    with pytest.raises(RulesBroken, match="geen uuid"), full.change("x", by="Jan") as change:
        take_in_rows(change, [item])
    with full.change("terug", by="Jan") as change:
        restore_rows(change, [item])
    assert full.snapshot(OWNER).sessions == before
    assert full.problems() == []
    with closing(sqlite3.connect(path)) as connection:  # and yet it is not lost
        row = connection.execute("SELECT title, deleted_at FROM session WHERE uuid = 'geen uuid'")
        assert row.fetchone()[0] == "x"


def test_the_one_row_that_is_the_kansenkaart_is_never_taken_out(full, path):
    outside(path, "UPDATE change SET field = 'x' WHERE table_name = 'kansenkaart'")
    (item,) = full.changed_outside()
    for act in (restore_rows, take_in_rows):
        with pytest.raises(RulesBroken), full.change("x", by="Jan") as change:
            act(change, [item])
    assert full.profile.title


def test_what_was_removed_or_marked_is_taken_in(full, path):
    outside(
        path,
        "DELETE FROM record_feature WHERE fid = 1",
        f"UPDATE position SET deleted_at = '{STAMP}' WHERE fid = 1",
        "UPDATE record SET deleted_at = NULL",
    )
    found = full.changed_outside()
    with full.change("overgenomen", by="Jan") as change:
        take_in_rows(change, found)
    assert full.problems() == []
    assert all(entry.links == () for entry in full.snapshot(OWNER).entries)
    assert len(full.snapshot(OWNER).entries) == 4


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE record SET kind = 'need' WHERE code = 'W-001'", "W-001"),
        ("UPDATE record SET code = 'W-777' WHERE code = 'W-001'", "W-001"),
        ("UPDATE record SET status = 'agreed' WHERE code = 'W-001'", "agreed"),
        ("UPDATE record SET status = 'onzin' WHERE code = 'W-001'", "onzin"),
        ("UPDATE record SET status = 'agreed' WHERE code = 'A-001'", "Gemeente"),
        ("UPDATE record SET title = x'00' WHERE code = 'W-001'", "title"),
        ("UPDATE record SET due_date = 'morgen' WHERE code = 'W-001'", "morgen"),
        ("UPDATE record SET priority = 9 WHERE code = 'W-001'", "9"),
        ("UPDATE record_party SET role = 'baas' WHERE fid = 1", "baas"),
        ("UPDATE record_trace SET kind = 'replaces' WHERE deleted_at IS NULL", "A-00"),
        ("UPDATE party SET name = 'Andere naam' WHERE key = 'ymere'", "profile"),
        ("UPDATE kansenkaart SET title = 'Anders'", "profile"),
    ],
)
def test_what_goes_against_the_rules_is_not_taken_in(full, path, statement, word):
    before = content(path)
    outside(path, statement)
    spoiled = content(path)
    found = full.changed_outside()
    assert found
    with pytest.raises(RulesBroken, match=word), full.change("x", by="Jan") as change:
        take_in_rows(change, found)
    assert content(path) == spoiled
    with full.change("x", by="Jan") as change:
        restore_rows(change, found)
    assert content(path) == before


def test_two_codes_that_were_swapped_are_restored(full, path):
    before = content(path)
    outside(
        path,
        "UPDATE record SET code = 'tussen' WHERE code = 'W-001'",
        "UPDATE record SET code = 'W-001' WHERE code = 'W-002'",
        "UPDATE record SET code = 'W-002' WHERE code = 'tussen'",
    )
    with full.change("x", by="Jan") as change:
        restore_rows(change, full.changed_outside())
    assert content(path) == before
    assert full.snapshot(OWNER).entries[0].record.status is Status.NEW
