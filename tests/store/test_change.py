"""What one action does, what it refuses, and that it is whole or not at all."""

import contextlib
import sqlite3
from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Progress, Record
from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.words import (
    Judgement,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
)
from kansenkaart_plugin.store import CannotWrite, Kansenkaart, RulesBroken, StaleRecord
from kansenkaart_plugin.store.bulk import NewRecord, add_records
from kansenkaart_plugin.store.errors import UnknownReference

NOBODY = "00000000-0000-4000-8000-000000000000"


def entry(kansenkaart, record):
    return kansenkaart.snapshot(OWNER).by_uuid[record.uuid]


def test_a_record_is_saved_with_all_that_belongs_to_it(kansenkaart, path, buurt):
    with kansenkaart.change("Wens", by="Jan") as change:
        record = change.add(
            Record(RecordKind.WISH, "  Meer groen ", theme="groen"),
            about=[buurt(1), buurt(2)],
            parties={"ymere": Role.SUBMITTER},
            ambitions=["koel"],
        )
    assert record.code == "W-001"
    with Kansenkaart.open(path) as again:
        found = again.snapshot(OWNER).by_uuid[record.uuid]
    assert found.record.title == "Meer groen"
    assert [str(link.feature) for link in found.links] == ["buurt:NK01", "buurt:NK02"]
    assert [link.label for link in found.links] == ["Buurt 1", "Buurt 2"]
    assert found.parties == (Participation("ymere", Role.SUBMITTER),)
    assert found.ambitions == ("koel",)


def test_codes_are_never_reused(kansenkaart, add):
    first, second = add(), add()
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([second.uuid])
    assert add().code == "W-003"
    assert add(code="W-500").code == "W-500"
    assert add(code=first.code).code == "W-501"
    assert add(RecordKind.AGREEMENT, code="W-900").code == "A-001"
    assert add(code="W-999").code == "W-999"
    assert add().code == "W-1000"
    assert add().code == "W-1001"


def test_an_edit_of_an_older_version_is_refused(kansenkaart, add, path, signature):
    record = add()
    with kansenkaart.change("eerst", by="Piet") as change:
        assert change.edit(replace(record, title="Piets titel"))
    before = signature(path)
    with pytest.raises(StaleRecord) as caught, kansenkaart.change("dan", by="Jan") as change:
        change.edit(replace(record, title="Jans titel"))
    assert "W-001" in str(caught.value)
    assert "Piet" in str(caught.value)
    assert signature(path) == before


def test_an_edit_that_changes_nothing_writes_nothing(kansenkaart, add, path, signature):
    record = add()
    before = signature(path)
    with kansenkaart.change("niets", by="Jan") as change:
        assert not change.edit(record)
    assert signature(path) == before


def test_kind_and_code_never_change(kansenkaart, add):
    record = add()
    for other in (replace(record, kind=RecordKind.NEED), replace(record, code="W-007")):
        with pytest.raises(RulesBroken), kansenkaart.change("x", by="Jan") as change:
            change.edit(other)


def test_a_deleted_record_is_gone_everywhere_and_comes_back_whole(kansenkaart, add, buurt, both):
    record = add(about=[buurt(1)], parties=both)
    child = add(RecordKind.OPPORTUNITY)
    with kansenkaart.change("spoor", by="Jan") as change:
        change.trace(child.uuid, TraceKind.ARISES_FROM, record.uuid)
    before = entry(kansenkaart, record)
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([record.uuid])
    queries = kansenkaart.queries
    assert record.uuid not in kansenkaart.snapshot(OWNER).by_uuid
    assert entry(kansenkaart, child).traces == ()
    assert queries.entries([child.uuid])[child.uuid].traces == ()
    assert queries.list_of_features("buurt", ["NK01"]) == []
    assert [row.uuid for row in queries.list_of_all()] == [child.uuid]
    assert {count.level.key: count.records for count in queries.levels()} == {"wijk": 0, "buurt": 0}
    for act in ("edit", "delete", "link", "position"):
        with pytest.raises(UnknownReference), kansenkaart.change("x", by="Jan") as change:
            if act == "edit":
                change.edit(record)
            elif act == "delete":
                change.delete([record.uuid])
            elif act == "link":
                change.link([record.uuid], [buurt(2)])
            else:
                change.take_position(record.uuid, "ymere", Stance.SUPPORTS)
    with kansenkaart.change("terug", by="Jan") as change:
        change.restore(record.uuid)
        change.restore(record.uuid)
    after = entry(kansenkaart, record)
    assert (after.links, after.parties) == (before.links, before.parties)
    assert after.traced_by == before.traced_by
    assert after.record.revision == 3


def test_linking_again_revives_the_link(kansenkaart, add, buurt, path):
    record = add(about=[buurt(1), buurt(2)])
    with kansenkaart.change("los", by="Jan") as change:
        assert change.unlink([record.uuid], [buurt(1), buurt(3)]) == 1
    with kansenkaart.change("vast", by="Jan") as change:
        assert change.link([record.uuid], [buurt(1), buurt(2), buurt(1)]) == 1
    rows = sqlite3.connect(path).execute("SELECT revision, deleted_at FROM record_feature")
    assert sorted(rows.fetchall()) == [(1, None), (3, None)]


def test_a_loose_link_keeps_label_and_place(kansenkaart, add, buurt, path):
    record = add(about=[buurt(1)])
    outside = sqlite3.connect(path)
    outside.execute("DELETE FROM level_buurt WHERE feature_key = 'NK01'")
    outside.commit()
    with kansenkaart.change("x", by="Jan") as change:
        change.set_features(record.uuid, [buurt(1), buurt(2)])
    loose, fast = entry(kansenkaart, record).links
    assert (loose.loose, loose.label, loose.x, loose.y) == (True, "Buurt 1", 1.0, 1.0)
    assert not fast.loose
    snapshot = kansenkaart.snapshot(OWNER)
    assert buurt(1) not in snapshot.direct_counts
    assert snapshot.rolled_up_counts[FeatureRef("wijk", "NK")] == {RecordKind.WISH: 1}


def test_parties_are_set_exactly(kansenkaart, add):
    record = add(parties={"ymere": Role.LEAD})
    with kansenkaart.change("x", by="Jan") as change:
        change.set_parties(
            record.uuid,
            [Participation("ymere", Role.FUNDER), Participation("ymere", Role.PARTNER)],
        )
    assert {part.role for part in entry(kansenkaart, record).parties} == {
        Role.FUNDER,
        Role.PARTNER,
    }


@pytest.mark.parametrize(
    "act",
    [
        lambda change, uuid: change.link([uuid], [FeatureRef("buurt", "NK99")]),
        lambda change, uuid: change.link([uuid], [FeatureRef("straat", "NK01")]),
        lambda change, uuid: change.link([NOBODY], [FeatureRef("buurt", "NK01")]),
        lambda change, uuid: change.unlink([NOBODY], []),
        lambda change, uuid: change.set_features(NOBODY, []),
        lambda change, uuid: change.add(
            Record(RecordKind.FACT, "x"), loose=[FeatureRef("straat", "1")]
        ),
        lambda change, uuid: change.set_parties(uuid, {"nobody": Role.LEAD}),
        lambda change, uuid: change.set_parties(NOBODY, {"ymere": Role.LEAD}),
        lambda change, uuid: change.set_ambitions(uuid, ["nothing"]),
        lambda change, uuid: change.set_ambitions(NOBODY, ["koel"]),
        lambda change, uuid: change.trace(uuid, TraceKind.REPLACES, NOBODY),
        lambda change, uuid: change.take_position(uuid, "nobody", Stance.AGAINST),
        lambda change, uuid: change.take_position(NOBODY, "ymere", Stance.AGAINST),
        lambda change, uuid: change.take_position(uuid, "ymere", Stance.AGAINST, None, NOBODY),
        lambda change, uuid: change.restore(NOBODY),
        lambda change, uuid: change.delete([NOBODY]),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_saved(kansenkaart, add, path, signature, act):
    record = add()
    before = signature(path)
    with pytest.raises(UnknownReference), kansenkaart.change("x", by="Jan") as change:
        change.add(Record(RecordKind.WISH, "mag ook niet blijven"))
        act(change, record.uuid)
    assert signature(path) == before


def test_an_error_in_the_middle_undoes_all(kansenkaart, add, path, signature, buurt):
    record = add()
    before = signature(path)
    with pytest.raises(ZeroDivisionError), kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, title="anders"))
        change.link([record.uuid], [buurt(1)])
        change.delete([record.uuid])
        raise ZeroDivisionError
    assert signature(path) == before


def test_an_agreement_needs_the_support_of_those_bound(kansenkaart, add, both):
    record = add(RecordKind.AGREEMENT, "Samen isoleren", parties=both)
    with pytest.raises(RulesBroken) as caught, kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, status=Status.AGREED))
    assert len(caught.value.faults) == 2
    with kansenkaart.change("standpunten", by="Jan") as change:
        change.take_position(record.uuid, "gemeente", Stance.AGAINST)
        change.take_position(record.uuid, "gemeente", Stance.SUPPORTS)
        change.take_position(record.uuid, "ymere", Stance.SUPPORTS_IF, "als het kan")
    with pytest.raises(RulesBroken), kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, status=Status.AGREED))
    with pytest.raises(RulesBroken), kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, status=Status.AGREED_RESERVED))
    with kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, status=Status.AGREED_RESERVED, reservation="geld"))
    positions = entry(kansenkaart, record).positions
    assert [position.stance for position in positions][-1] is Stance.SUPPORTS_IF
    assert len(positions) == 3


def test_an_agreement_against_the_rule_needs_a_reason_of_its_own(kansenkaart, add, both):
    record = add(RecordKind.AGREEMENT, "x", parties=both, status=Status.LAPSED, reason="geen geld")
    with pytest.raises(RulesBroken), kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, status=Status.AGREED))
    with kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, status=Status.AGREED, reason="besluit van de raad"))
    with pytest.raises(RulesBroken):
        add(RecordKind.AGREEMENT, "y", status=Status.AGREED)
    with kansenkaart.change("x", by="Jan") as change:  # made and taken away in one action
        gone = change.add(Record(RecordKind.AGREEMENT, "z", status=Status.AGREED))
        change.delete([gone.uuid])


def test_reports_are_added_to_agreements_only(kansenkaart, add):
    wish, agreement = add(), add(RecordKind.AGREEMENT, "a")
    report = Progress(agreement.uuid, "2026-03-01", "ymere", Judgement.BEHIND, "3", "laat", None)
    with kansenkaart.change("x", by="Jan") as change:
        change.report(report)
    assert entry(kansenkaart, agreement).progress == (report,)
    for wrong in (report._replace(record_uuid=wish.uuid), report._replace(reported_at="maart")):
        with pytest.raises(RulesBroken), kansenkaart.change("x", by="Jan") as change:
            change.report(wrong)


def test_a_stopped_agreement_leaves_its_wishes_open(kansenkaart, add, both):
    wish, chance = add(), add(RecordKind.OPPORTUNITY, "kans")
    deal = add(RecordKind.AGREEMENT, "a", parties=both, status=Status.RUNNING)
    with kansenkaart.change("x", by="Jan") as change:
        change.trace(chance.uuid, TraceKind.ARISES_FROM, wish.uuid)
        change.trace(deal.uuid, TraceKind.ANSWERS, chance.uuid)
    assert entry(kansenkaart, wish).answered
    assert entry(kansenkaart, chance).answered
    with kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(deal, status=Status.STOPPED, reason="op"))
    assert not entry(kansenkaart, wish).answered
    with pytest.raises(RulesBroken), kansenkaart.change("x", by="Jan") as change:
        change.trace(wish.uuid, TraceKind.ANSWERS, deal.uuid)
    with kansenkaart.change("x", by="Jan") as change:
        change.untrace(deal.uuid, TraceKind.ANSWERS, chance.uuid)
    assert entry(kansenkaart, chance).traced_by == ()


def test_moments_never_tie(kansenkaart, add, path):
    for _ in range(20):
        add()
    moments = [at for (at,) in sqlite3.connect(path).execute("SELECT at FROM action ORDER BY fid")]
    assert moments == sorted(set(moments))


def test_a_file_in_use_is_not_written(kansenkaart, add, path, signature, monkeypatch):
    before = signature(path)
    kansenkaart._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CannotWrite) as caught:
        add()
    assert "in use" in str(caught.value)
    other.execute("ROLLBACK")
    other.execute("BEGIN")  # a reader keeps the commit waiting
    other.execute("SELECT * FROM record").fetchall()
    with pytest.raises(CannotWrite):
        add()
    other.execute("COMMIT")
    other.close()
    assert signature(path) == before
    assert add().code == "W-001"


def test_a_full_disk_leaves_the_old_state(kansenkaart, path, signature):
    pages = kansenkaart._connection.execute("PRAGMA page_count").fetchone()[0]
    kansenkaart._connection.execute(f"PRAGMA max_page_count = {pages}")
    before = signature(path)
    with pytest.raises(CannotWrite) as caught, kansenkaart.change("x", by="Jan") as change:
        for _ in range(2000):
            change.add(Record(RecordKind.WISH, "vol" * 50))
    assert "full" in str(caught.value)
    assert signature(path) == before


def test_a_read_only_kansenkaart_refuses(path):
    with Kansenkaart.open(path, read_only=True) as opened:
        with pytest.raises(CannotWrite), opened.change("x", by="Jan"):
            pass


def test_codes_at_the_edge_leave_room(kansenkaart, add, path):
    assert add(code="W-999999999").code == "W-999999999"
    assert add().code == "W-1000000000"
    assert add().code == "W-1000000001"
    assert add(code="W-99999999999").code == "W-1000000002"
    outside = sqlite3.connect(path)
    outside.execute("UPDATE record SET code = 'X-' || fid || 'zzzzzzzzzzzzzzzz' WHERE fid > 2")
    outside.commit()
    outside.close()
    assert add().code == "W-1000000001"


def test_a_given_code_is_kept_before_any_is_made(kansenkaart, add):
    add()
    items = [
        NewRecord(Record(RecordKind.WISH, title, code=code))
        for title, code in (
            ("a", ""),
            ("b", "W-002"),
            ("c", "W-001"),
            ("d", "W-002"),
            ("e", "W-007"),
        )
    ]
    with kansenkaart.change("x", by="Jan") as change:
        added = add_records(change, items)
    found = {item.record.title: new.code for item, new in zip(items, added)}
    assert found["b"] == "W-002"
    assert found["e"] == "W-007"
    assert sorted(found.values()) == ["W-002", "W-007", "W-008", "W-009", "W-010"]


def test_a_given_code_is_kept_however_many_records_come_before_it(kansenkaart):
    """They are written in pieces, and the numbers of the first may not take it."""
    items = [NewRecord(Record(RecordKind.WISH, str(number))) for number in range(6000)]
    items.append(NewRecord(Record(RecordKind.WISH, "last", code="W-100")))
    seen = []
    with kansenkaart.change("x", by="Jan") as change:
        added = add_records(change, items, seen.append)
    assert added[-1].code == "W-100"
    assert added[0].code == "W-101"
    assert len({new.code for new in added}) == len(items)
    assert seen == [0, 5000]
    assert [row.code for row in kansenkaart.queries.list_of_all()][:2] == ["W-100", "W-101"]


def test_stopping_between_pieces_undoes_all(kansenkaart, signature, path):
    before = signature(path)
    items = [NewRecord(Record(RecordKind.WISH, str(number))) for number in range(6000)]

    def pause(done):
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError), kansenkaart.change("x", by="Jan") as change:
        add_records(change, items, pause)
    assert signature(path) == before


def test_a_failed_action_takes_no_code(kansenkaart, add):
    with pytest.raises(ZeroDivisionError), kansenkaart.change("x", by="Jan") as change:
        change.add(Record(RecordKind.WISH, "x"))
        raise ZeroDivisionError
    assert add().code == "W-001"


def test_a_theme_is_one_of_the_profile(kansenkaart, add):
    with pytest.raises(UnknownReference, match="water"):
        add(theme="water")
    record = add(theme="groen")
    with pytest.raises(UnknownReference), kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, theme="water"))
    with pytest.raises(UnknownReference), kansenkaart.change("x", by="Jan") as change:
        add_records(change, [NewRecord(Record(RecordKind.WISH, "x", theme="water"))])
    # deleted, its theme taken out of the profile, restored: it can still be edited
    less = kansenkaart.profile.text.replace(", {key: groen, title: Groen}", "").replace(
        "theme: groen", "theme: wonen"
    )
    with kansenkaart.change("x", by="Jan") as change:
        change.delete([record.uuid])
    with kansenkaart.change("x", by="Jan") as change:
        change.upkeep.set_profile(load_profile(less))
    with kansenkaart.change("x", by="Jan") as change:
        change.restore(record.uuid)
        change.edit(replace(change.record(record.uuid), title="Anders"))
    assert any("groen" in str(problem) for problem in kansenkaart.problems())


def test_names_of_people_and_actions_are_readable_text(kansenkaart, path):
    with kansenkaart.change("a\x00b\ud800", by=" Jan\ud83d\x07 ") as change:
        change.add(Record(RecordKind.WISH, "x"))
    rows = sqlite3.connect(path).execute("SELECT by, label FROM action ORDER BY fid DESC")
    assert rows.fetchone() == ("Jan", "ab")


def test_words_that_another_program_wrote_are_passed_over(kansenkaart, add, path, both):
    deal = add(RecordKind.AGREEMENT, "a", parties=both)
    with kansenkaart.change("x", by="Jan") as change:
        change.take_position(deal.uuid, "ymere", Stance.SUPPORTS)
        change.trace(deal.uuid, TraceKind.ANSWERS, add_wish(change))
    outside = sqlite3.connect(path)
    for table, field in (
        ("record_party", "role"),
        ("position", "position"),
        ("record_trace", "kind"),
    ):
        outside.execute(f"UPDATE {table} SET {field} = 'onzin'")
    outside.commit()
    outside.close()
    found = kansenkaart.queries.entries([deal.uuid])[deal.uuid]
    assert (found.parties, found.positions, found.traces) == ((), (), ())
    assert entry(kansenkaart, deal) == found
    with pytest.raises(RulesBroken), kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(change.record(deal.uuid), status=Status.AGREED))


def add_wish(change):
    return change.add(Record(RecordKind.WISH, "wens")).uuid


def test_geopackage_knows_when_a_table_changed_last(kansenkaart, add, path):
    def changed():
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return dict(connection.execute("SELECT table_name, last_change FROM gpkg_contents"))

    before = changed()
    record = add(parties={"ymere": Role.LEAD})
    with contextlib.closing(sqlite3.connect(path)) as connection:
        (at,) = connection.execute("SELECT max(at) FROM action").fetchone()
    touched = {table for table, moment in changed().items() if moment != before[table]}
    assert touched == {"record", "record_party", "action", "change"}
    assert changed()["record"] == at
    with kansenkaart.change("niets", by="Jan") as change:
        change.edit(change.record(record.uuid))
    assert changed()["record"] == at


def test_one_action_is_one_line_in_the_log_and_each_row_another(kansenkaart, path, buurt):
    with kansenkaart.change("Wens toegevoegd", by="Jan") as change:
        change.add(
            Record(RecordKind.WISH, "x"),
            [buurt(1), buurt(2)],
            {"ymere": Role.SUBMITTER},
            ["koel"],
        )
    with contextlib.closing(sqlite3.connect(path)) as connection:
        last = connection.execute("SELECT uuid, by, label FROM action ORDER BY fid DESC").fetchone()
        rows = connection.execute("SELECT * FROM change WHERE action_uuid = ?", last[:1]).fetchall()
    assert last[1:] == ("Jan", "Wens toegevoegd")
    assert len(rows) == 5  # the record, two links, a party, an ambition


@pytest.mark.parametrize(
    "key", ["O'Neil", 'a"b', "'; DROP TABLE record;--", "é👩‍👩‍👧", "a:b, c", "0344001"]
)
def test_features_of_any_name(kansenkaart, add, path, key):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as outside:
        outside.execute("UPDATE level_buurt SET feature_key = ? WHERE feature_key = 'NK01'", (key,))
    record = add(about=[FeatureRef("buurt", key)])
    (link,) = entry(kansenkaart, record).links
    assert (link.feature.key, link.loose) == (key, False)
    assert [row.uuid for row in kansenkaart.queries.list_of_features("buurt", [key])] == [
        record.uuid
    ]
    with kansenkaart.change("los", by="Jan") as change:
        assert change.unlink([record.uuid], [FeatureRef("buurt", key)]) == 1
