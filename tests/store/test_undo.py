"""Undoing is a new action: whole or not at all, and never over what somebody did since."""

import contextlib
import random
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
from kansenkaart_plugin.store import (
    CannotUndo,
    CannotWrite,
    Kansenkaart,
    RulesBroken,
    UnknownReference,
)
from kansenkaart_plugin.store.rows import expected_hash
from kansenkaart_plugin.store.tables import FIELDS, columns


def told(kansenkaart, as_of=None):
    """Return what the owner sees, without which revision of each record it is."""
    snapshot = kansenkaart.snapshot(OWNER, as_of)
    plain = {"revision": 0, "modified_at": "", "modified_by": "", "created_at": ""}
    return [
        replace(
            entry,
            record=replace(entry.record, **plain),
            links=tuple(sorted(entry.links)),
            parties=tuple(sorted(entry.parties)),
        )
        for entry in snapshot.entries
    ], snapshot.sessions


def labels(path):
    return [label for (label,) in sqlite3.connect(path).execute("SELECT label FROM action")]


def every_hash_fits(path):
    connection = sqlite3.connect(path)
    for table in FIELDS:
        names = ", ".join(columns(table))
        for *row, found in connection.execute(f"SELECT {names}, row_hash FROM {table}"):
            assert found == expected_hash(table, row)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_an_edit_is_undone_and_done_again(kansenkaart, add, path):
    record = add(title="Eerst", priority=2)
    with kansenkaart.change("Wens gewijzigd", by="Jan") as change:
        change.edit(replace(record, title="Dan", priority=None, theme="groen"))
    assert kansenkaart.sitting.undoable.label == "Wens gewijzigd"
    assert kansenkaart.undo(by="Jan").label == "Wens gewijzigd"
    found = told(kansenkaart)[0][0].record
    assert (found.title, found.priority, found.theme) == ("Eerst", 2, None)
    assert labels(path)[-1] == "Ongedaan gemaakt: Wens gewijzigd"
    assert kansenkaart.sitting.undoable.label == "toegevoegd"
    assert kansenkaart.sitting.redoable.label == "Wens gewijzigd"
    assert kansenkaart.redo(by="Jan").label == "Wens gewijzigd"
    found = told(kansenkaart)[0][0].record
    assert (found.title, found.priority, found.theme) == ("Dan", None, "groen")
    assert labels(path)[-1] == "Opnieuw gedaan: Wens gewijzigd"
    assert kansenkaart.sitting.redoable is None
    assert kansenkaart.undo(by="Jan").label == "Wens gewijzigd"
    assert kansenkaart.undo(by="Jan").label == "toegevoegd"
    assert told(kansenkaart)[0] == []
    every_hash_fits(path)


def test_there_and_back_many_times(kansenkaart, add):
    record = add()
    with kansenkaart.change("x", by="Jan") as change:
        change.edit(replace(record, title="Anders"))
    after = told(kansenkaart)
    for _ in range(30):
        kansenkaart.undo(by="Jan")
        kansenkaart.redo(by="Jan")
    assert told(kansenkaart) == after
    kansenkaart.undo(by="Jan")
    kansenkaart.undo(by="Jan")
    kansenkaart.redo(by="Jan")
    assert told(kansenkaart)[0][0].record.title == "Meer groen"


def test_nothing_to_undo_is_said(kansenkaart, add, path):
    with pytest.raises(CannotUndo, match="nothing"):
        kansenkaart.undo(by="Jan")
    with pytest.raises(CannotUndo):
        kansenkaart.redo(by="Jan")
    with pytest.raises(UnknownReference):
        kansenkaart.undo("Jan", "00000000-0000-4000-8000-000000000000")
    add()
    kansenkaart.undo(by="Jan")
    add()
    with pytest.raises(CannotUndo):  # what was undone before something new is gone
        kansenkaart.redo(by="Jan")
    with Kansenkaart.open(path) as again:  # another sitting
        assert again.sitting.undoable is None
        with pytest.raises(CannotUndo):
            again.undo(by="Jan")
    with Kansenkaart.open(path, read_only=True) as again, pytest.raises(CannotWrite):
        again.undo("Jan", kansenkaart.sitting.undoable.uuid)


def test_an_action_that_wrote_nothing_is_no_step(kansenkaart, add):
    record = add()
    with kansenkaart.change("niets", by="Jan") as change:
        change.edit(record)
    assert kansenkaart.sitting.undoable.label == "toegevoegd"


def test_ten_thousand_links_are_undone_in_one_action(tmp_path, factory):
    path = factory("groot.gpkg", 10_000)
    features = [FeatureRef("buurt", f"NK{n:02d}") for n in range(1, 10_001)]
    with Kansenkaart.open(path) as kansenkaart:
        with kansenkaart.change("wens", by="Jan") as change:
            record = change.add(Record(RecordKind.WISH, "Overal"), features[:1])
        before = told(kansenkaart)
        with kansenkaart.change("gekoppeld", by="Jan") as change:
            assert change.link([record.uuid], features) == 9_999
        after = told(kansenkaart)
        kansenkaart.undo(by="Jan")
        assert told(kansenkaart) == before
        kansenkaart.redo(by="Jan")
        assert told(kansenkaart) == after
    every_hash_fits(path)


def test_a_deleted_record_comes_back_with_all_that_belongs_to_it(kansenkaart, add, buurt, both):
    record = add(about=[buurt(1), buurt(2)], parties=both)
    chance = add(RecordKind.OPPORTUNITY)
    with kansenkaart.change("spoor", by="Jan") as change:
        change.trace(chance.uuid, TraceKind.ARISES_FROM, record.uuid)
        change.take_position(record.uuid, "ymere", Stance.AGAINST)
    before = told(kansenkaart)
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([record.uuid, chance.uuid])
    assert told(kansenkaart)[0] == []
    kansenkaart.undo(by="Jan")
    assert told(kansenkaart) == before


def test_a_position_and_a_report_taken_back_stay_in_the_log(kansenkaart, add, path):
    record = add(RecordKind.AGREEMENT)
    with kansenkaart.change("standpunt", by="Jan") as change:
        change.take_position(record.uuid, "ymere", Stance.SUPPORTS)
    with kansenkaart.change("anders", by="Jan") as change:
        change.take_position(record.uuid, "ymere", Stance.AGAINST)
        change.report(Progress(record.uuid, "", None, Judgement.BEHIND, None, None, None))
    kansenkaart.undo(by="Jan")
    (entry,) = told(kansenkaart)[0]
    assert [position.stance for position in entry.positions] == [Stance.SUPPORTS]
    assert entry.progress == ()
    connection = sqlite3.connect(path)
    kept = connection.execute("SELECT count(*), count(deleted_at) FROM position").fetchone()
    assert kept == (2, 1)
    logged = connection.execute("SELECT old, new FROM change WHERE table_name = 'position'")
    assert [(old is None, new is None) for old, new in logged] == [
        (True, False),
        (True, False),
        (False, True),
    ]


def test_what_was_changed_since_is_not_undone(kansenkaart, add, path, signature):
    record = add()
    with kansenkaart.change("Titel gewijzigd", by="Jan") as change:
        change.edit(replace(record, title="Van Jan"))
    mine = kansenkaart.sitting.undoable.uuid
    with kansenkaart.change("Thema gekozen", by="Piet") as change:
        change.edit(replace(change.record(record.uuid), theme="groen"))
    before = signature(path)
    with pytest.raises(CannotUndo) as caught:
        kansenkaart.undo("Jan", mine)
    sentence = str(caught.value)
    assert all(part in sentence for part in ("W-001", "Piet", "Thema gekozen", "Titel gewijzigd"))
    assert signature(path) == before
    kansenkaart.undo(by="Piet")
    kansenkaart.undo("Jan", mine)
    assert told(kansenkaart)[0][0].record.title == "Meer groen"
    with pytest.raises(CannotUndo, match="already"):
        kansenkaart.undo("Jan", mine)


def test_a_record_is_not_undone_under_what_was_linked_to_it_since(
    kansenkaart, add, buurt, path, signature
):
    record = add(about=[buurt(1)])
    added = kansenkaart.sitting.undoable.uuid
    with kansenkaart.change("Buurt erbij", by="Piet") as change:
        change.link([record.uuid], [buurt(2)])
    before = signature(path)
    with pytest.raises(CannotUndo, match="Buurt erbij"):
        kansenkaart.undo("Jan", added)
    assert signature(path) == before
    kansenkaart.undo(by="Piet")
    kansenkaart.undo("Jan", added)
    assert told(kansenkaart)[0] == []


def test_a_party_that_left_the_profile_does_not_come_back(kansenkaart, add, path, signature):
    record = add(parties={"eigenhaard": Role.LEAD})
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([record.uuid])
    gone = kansenkaart.sitting.undoable.uuid
    text = kansenkaart.profile.text.replace(
        "  - {key: eigenhaard, name: Eigen Haard, kind: corporation}\n", ""
    )
    with kansenkaart.change("profiel", by="Jan") as change:
        change.upkeep.set_profile(load_profile(text))
    with pytest.raises(CannotUndo, match="profile"):
        kansenkaart.undo(by="Jan")
    before = signature(path)
    with pytest.raises(CannotUndo, match="eigenhaard"):
        kansenkaart.undo("Jan", gone)
    assert signature(path) == before


def test_undoing_keeps_the_rule_for_agreements(kansenkaart, add, both, path, signature):
    record = add(RecordKind.AGREEMENT, parties=both)
    with kansenkaart.change("akkoord", by="Jan") as change:
        for party in both:
            change.take_position(record.uuid, party, Stance.SUPPORTS)
        change.edit(replace(record, status=Status.AGREED))
    with kansenkaart.change("gestopt", by="Jan") as change:
        stopped = replace(change.record(record.uuid), status=Status.STOPPED, reason="op")
        change.edit(stopped)
    kansenkaart.undo(by="Jan")
    assert told(kansenkaart)[0][0].record.status is Status.AGREED
    kansenkaart.redo(by="Jan")
    stopping = kansenkaart.sitting.undoable.uuid
    with kansenkaart.change("tegen", by="Jan") as change:
        change.take_position(record.uuid, "ymere", Stance.AGAINST)
    before = signature(path)
    with pytest.raises(RulesBroken, match="Ymere"):
        kansenkaart.undo("Jan", stopping)
    assert signature(path) == before


def test_made_and_unmade_in_one_action(kansenkaart, add, buurt):
    record = add(about=[buurt(1)])
    before = told(kansenkaart)
    with kansenkaart.change("heen en weer", by="Jan") as change:
        other = change.add(Record(RecordKind.WISH, "kort"), [buurt(1)])
        change.delete([other.uuid])
        change.delete([record.uuid])
        change.restore(record.uuid)
        change.edit(replace(change.record(record.uuid), title="Anders"))
        change.unlink([record.uuid], [buurt(1)])
        change.link([record.uuid], [buurt(1), buurt(2)])
    after = told(kansenkaart)
    kansenkaart.undo(by="Jan")
    assert told(kansenkaart) == before
    kansenkaart.redo(by="Jan")
    assert told(kansenkaart) == after


def _acts(change, dice):
    """Do one thing by chance."""
    features = [FeatureRef("buurt", f"NK{n:02d}") for n in range(1, 5)] + [FeatureRef("wijk", "NK")]
    uuids = [u for (u,) in change._connection.execute("SELECT uuid FROM record ORDER BY fid")]
    alive = [
        u
        for (u,) in change._connection.execute(
            "SELECT uuid FROM record WHERE deleted_at IS NULL ORDER BY fid"
        )
    ]
    some = dice.sample(features, dice.randint(0, 3))
    if not alive or dice.random() < 0.2:
        kind = dice.choice(list(RecordKind))
        change.add(Record(kind, f"t{dice.random()}"), some, {"ymere": Role.LEAD})
        return
    uuid, other = dice.choice(alive), dice.choice(alive)
    record = change.record(uuid)
    act = dice.randint(0, 8)
    if act == 0:
        change.edit(replace(record, title=f"t{dice.random()}", priority=dice.choice([None, 1, 2])))
    elif act == 1:
        change.link([uuid, other], some)
    elif act == 2:
        change.unlink([uuid], some)
    elif act == 3:
        change.set_parties(uuid, [Participation("gemeente", dice.choice(list(Role)))])
    elif act == 4:
        change.set_ambitions(uuid, dice.choice([[], ["koel"]]))
    elif act == 5:
        change.take_position(uuid, "ymere", dice.choice(list(Stance)))
    elif act == 6:
        change.delete([uuid])
    elif act == 7:
        change.restore(dice.choice(uuids))
    else:
        change.trace(uuid, dice.choice(list(TraceKind)), other)


@pytest.mark.parametrize("seed", range(12))
def test_all_the_way_back_and_forth_again(kansenkaart, path, seed):
    dice = random.Random(seed)
    states, moments = [told(kansenkaart)], []
    while len(states) < 15:
        with contextlib.suppress(RulesBroken), kansenkaart.change("stap", by="Jan") as change:
            for _ in range(dice.randint(1, 3)):
                _acts(change, dice)
        if kansenkaart.sitting.undoable and len(moments) < len(labels(path)) - 1:
            states.append(told(kansenkaart))
            moments.append(kansenkaart.sitting.undoable.at)
    steps = len(states) - 1
    for _ in range(2):
        for step in reversed(range(steps)):
            kansenkaart.undo(by="Jan")
            assert told(kansenkaart) == states[step]
        for step in range(steps):
            kansenkaart.redo(by="Jan")
            assert told(kansenkaart) == states[step + 1]
    for step, moment in enumerate(moments):
        assert told(kansenkaart, moment) == states[step + 1]  # the past is what it was
    every_hash_fits(path)


@pytest.mark.parametrize("seed", range(8))
def test_any_action_is_undone_cleanly_or_refused(kansenkaart, path, signature, seed):
    dice = random.Random(100 + seed)
    actions = []
    for _ in range(12):
        with contextlib.suppress(RulesBroken), kansenkaart.change("stap", by="Jan") as change:
            _acts(change, dice)
            actions.append(change.action)
    for action in dice.sample(actions, len(actions)):
        before, state = signature(path), told(kansenkaart)
        try:
            kansenkaart.undo("Jan", action)
        except (CannotUndo, RulesBroken, UnknownReference):
            assert signature(path) == before
        else:
            kansenkaart.undo(by="Jan", action=_last(path))
            assert told(kansenkaart) == state
    every_hash_fits(path)


def _last(path):
    return sqlite3.connect(path).execute("SELECT uuid FROM action ORDER BY fid DESC").fetchone()[0]
