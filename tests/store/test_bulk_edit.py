"""Many records in one action: by all rules, and none of them when one does not do."""

import pytest

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Stance, Status, Visibility
from kansenkaart_plugin.store import BulkEdit, RulesBroken, UnknownReference, edit_records
from kansenkaart_plugin.store.bulk import NewRecord, add_records
from kansenkaart_plugin.store.bulk_edit import MOST_NAMED

LEAD, PARTNER = Participation("ymere", Role.LEAD), Participation("gemeente", Role.PARTNER)


@pytest.fixture
def wishes(kansenkaart):
    with kansenkaart.change("lijst", by="Jan") as change:
        items = [NewRecord(Record(RecordKind.WISH, f"W{n}", theme="groen")) for n in range(200)]
        return [record.uuid for record in add_records(change, items)]


def edit(kansenkaart, uuids, **values):
    with kansenkaart.change("samen", by="Jan") as change:
        return edit_records(change, uuids, BulkEdit(**values))


def records(kansenkaart):
    return [entry.record for entry in kansenkaart.snapshot(OWNER).entries]


def test_all_at_once_in_one_action_and_back(kansenkaart, wishes, path):
    before = [(e.record.theme, e.parties) for e in kansenkaart.snapshot(OWNER).entries]
    differed = edit(
        kansenkaart,
        [*wishes, wishes[0]],
        status=Status.PARKED,
        reason=" later ",
        theme="wonen",
        visibility=Visibility.SECRET,
        add_parties=(LEAD, PARTNER),
    )
    assert differed == 200
    for entry in kansenkaart.snapshot(OWNER).entries:
        record = entry.record
        assert (record.status, record.reason) == (Status.PARKED, "later")
        assert (record.theme, record.visibility) == ("wonen", Visibility.SECRET)
        assert entry.parties == (LEAD, PARTNER)
        assert record.revision == 2
    again = {"status": Status.PARKED, "theme": "wonen", "add_parties": (LEAD,)}
    assert edit(kansenkaart, wishes, **again) == 0
    kansenkaart.undo(by="Jan")
    assert [(e.record.theme, e.parties) for e in kansenkaart.snapshot(OWNER).entries] == before


def test_only_what_is_given_changes(kansenkaart, wishes):
    assert edit(kansenkaart, wishes[:3], theme="") == 3
    assert [record.theme for record in records(kansenkaart)[:4]] == [None, None, None, "groen"]
    assert all(record.status is Status.NEW for record in records(kansenkaart))


def test_parties_come_go_and_come_back(kansenkaart, wishes):
    edit(kansenkaart, wishes[:2], add_parties=(LEAD, Participation("ymere", Role.FUNDER)))
    assert edit(kansenkaart, wishes[:3], remove_parties=("ymere", "gemeente")) == 2
    assert kansenkaart.snapshot(OWNER).entries[0].parties == ()
    assert edit(kansenkaart, wishes[:3], add_parties=(LEAD,), remove_parties=("ymere",)) == 3
    assert kansenkaart.snapshot(OWNER).entries[0].parties == (LEAD,)


def test_every_record_that_does_not_do_is_named(kansenkaart, wishes, add, path, signature):
    deal, fact = add(RecordKind.AGREEMENT, "Deal"), add(RecordKind.FACT, "Feit")
    before = signature(path)
    for values, codes in (
        ({"status": Status.EXPLORED}, {"A-001", "F-001"}),
        ({"status": Status.DROPPED}, {"W-001", "A-001", "F-001"}),
    ):
        with pytest.raises(RulesBroken) as caught:
            edit(kansenkaart, [wishes[0], deal.uuid, fact.uuid], theme="wonen", **values)
        named = {fault.text()[:5] for fault in caught.value.faults}
        assert named == codes
    assert signature(path) == before


def test_a_long_list_of_faults_is_cut(kansenkaart, wishes):
    with pytest.raises(RulesBroken) as caught:
        edit(kansenkaart, wishes, status=Status.DROPPED)
    assert len(caught.value.faults) == MOST_NAMED + 1
    assert "100 more" in str(caught.value)


def test_agreements_are_agreed_by_the_rule(kansenkaart, add, both, path, signature):
    deals = [add(RecordKind.AGREEMENT, f"D{n}", parties=both).uuid for n in range(3)]
    with kansenkaart.change("standpunten", by="Jan") as change:
        for uuid in deals[:2]:
            for party in both:
                change.take_position(uuid, party, Stance.SUPPORTS)
        change.take_position(deals[1], "ymere", Stance.AGAINST)
    before = signature(path)
    with pytest.raises(RulesBroken) as caught:
        edit(kansenkaart, deals, status=Status.AGREED)
    texts = [fault.text() for fault in caught.value.faults]
    assert {text[:5] for text in texts} == {"A-002", "A-003"}
    assert "against" in texts[0]
    assert signature(path) == before
    assert edit(kansenkaart, deals[:1], status=Status.AGREED) == 1
    with pytest.raises(RulesBroken, match="reservation"):
        edit(kansenkaart, deals[:1], status=Status.AGREED_RESERVED)
    assert edit(kansenkaart, deals, status=Status.AGREED, reason="raadsbesluit") == 3


def test_parties_given_in_the_same_action_count_for_the_rule(kansenkaart, add):
    deal = add(RecordKind.AGREEMENT, "D", parties={"ymere": Role.LEAD}).uuid
    with kansenkaart.change("standpunten", by="Jan") as change:
        for party in ("ymere", "gemeente"):
            change.take_position(deal, party, Stance.SUPPORTS)
    assert edit(kansenkaart, [deal], status=Status.AGREED, add_parties=(PARTNER,)) == 1


def test_a_reason_goes_with_its_status(kansenkaart, wishes):
    edit(kansenkaart, wishes[:2], status=Status.PARKED, reason="later")
    edit(kansenkaart, wishes[:1], status=Status.EXPLORED)
    first, second, *_ = records(kansenkaart)
    assert (first.status, first.reason) == (Status.EXPLORED, None)
    assert (second.status, second.reason) == (Status.PARKED, "later")
    with pytest.raises(RulesBroken):
        edit(kansenkaart, wishes[1:2], status=Status.DROPPED)  # a reason of its own


def test_what_is_not_there_is_named(kansenkaart, wishes, path, signature):
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([wishes[5]])
    before = signature(path)
    with pytest.raises(UnknownReference, match=wishes[5]):
        edit(kansenkaart, wishes, theme="wonen")
    with pytest.raises(UnknownReference, match="nobody"):
        edit(kansenkaart, wishes[:1], add_parties=(Participation("nobody", Role.LEAD),))
    with pytest.raises(UnknownReference, match="ruimte"):
        edit(kansenkaart, wishes[:1], theme="ruimte")
    assert signature(path) == before
