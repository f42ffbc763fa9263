"""Two people save the same record: nothing is overwritten, and the form can choose."""

from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.conflict import Choice, Conflict, Version
from kansenkaart_plugin.domain.fields import Field
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Status
from kansenkaart_plugin.store import StaleRecord, UnknownReference, version_of

YMERE, GEMEENTE = Participation("ymere", Role.LEAD), Participation("gemeente", Role.PARTNER)
EIGEN = Participation("eigenhaard", Role.FUNDER)


@pytest.fixture
def read(kansenkaart, add, buurt):
    record = add(about=[buurt(1), buurt(2)], parties=[YMERE], theme="groen")
    return stored(kansenkaart, record.uuid)


def stored(kansenkaart, uuid):
    return version_of(kansenkaart.queries.entries([uuid])[uuid])


def save(kansenkaart, wanted, read):
    with kansenkaart.change("bewaard", by="Jan") as change:
        return change.save(wanted, read)


def edited(version, features=None, parties=None, ambitions=None, **values):
    lists = {"features": features, "parties": parties, "ambitions": ambitions}
    given = {name: frozenset(some) for name, some in lists.items() if some is not None}
    return version._replace(record=replace(version.record, **values), **given)


def test_only_what_differs_is_written(kansenkaart, read, buurt):
    assert not save(kansenkaart, read, read)
    wanted = edited(read, [buurt(2), buurt(3)], [YMERE, GEMEENTE], ["koel"], title="Anders")
    assert save(kansenkaart, wanted, read)
    now = stored(kansenkaart, read.record.uuid)
    assert now[1:] == wanted[1:]
    assert (now.record.title, now.record.revision) == ("Anders", 2)
    assert save(kansenkaart, edited(now, parties=[]), now)
    assert stored(kansenkaart, read.record.uuid).record.revision == 2
    kansenkaart.undo(by="Jan")
    kansenkaart.undo(by="Jan")
    assert stored(kansenkaart, read.record.uuid)[1:] == read[1:]


def test_the_later_one_sees_both_versions_and_chooses(kansenkaart, read, path, signature):
    theirs = edited(read, parties=[YMERE, EIGEN], title="Van Piet", status=Status.EXPLORED)
    save(kansenkaart, theirs, read)
    mine = edited(read, parties=[GEMEENTE], title="Van mij", description="meer", theme="groen")
    before = signature(path)
    with pytest.raises(StaleRecord, match="W-001") as caught:
        save(kansenkaart, mine, read)
    assert signature(path) == before
    conflict = caught.value.conflict
    assert (conflict.base, conflict.mine) == (read, mine)
    assert conflict.theirs == stored(kansenkaart, read.record.uuid)
    assert [(item.field, item.clashes) for item in conflict.fields] == [
        (Field.TITLE, True),
        (Field.DESCRIPTION, False),
        (Field.STATUS, False),
        (Field.PARTIES, False),
    ]
    title = conflict.fields[0]
    assert (title.base, title.mine, title.theirs) == ("Meer groen", "Van mij", "Van Piet")
    with pytest.raises(KeyError):
        conflict.merged({})
    merged = conflict.merged({Field.TITLE: Choice.MINE})
    assert save(kansenkaart, merged, conflict.theirs)
    now = stored(kansenkaart, read.record.uuid)
    assert (now.record.title, now.record.description) == ("Van mij", "meer")
    assert now.record.status is Status.EXPLORED
    assert now.parties == {GEMEENTE, EIGEN}  # each added one, and one took Ymere away


@pytest.mark.parametrize("what", ["features", "parties", "ambitions"])
def test_a_list_that_somebody_else_changed_is_not_overwritten(kansenkaart, read, buurt, what):
    other = {"features": [buurt(4)], "parties": [EIGEN], "ambitions": ["koel"]}[what]
    save(kansenkaart, edited(read, **{what: other}), read)  # the record itself has no new revision
    with pytest.raises(StaleRecord) as caught:
        save(kansenkaart, edited(read, title="Van mij"), read)
    assert [item.field.value for item in caught.value.conflict.fields] == ["title", what]
    merged = caught.value.conflict.merged({})
    assert getattr(merged, what) == frozenset(other)
    assert save(kansenkaart, merged, caught.value.conflict.theirs)
    now = stored(kansenkaart, read.record.uuid)
    assert (now.record.title, getattr(now, what)) == ("Van mij", frozenset(other))


def test_a_record_that_was_deleted_is_said(kansenkaart, read):
    with kansenkaart.change("weg", by="Piet") as change:
        change.delete([read.record.uuid])
    with pytest.raises(UnknownReference):
        save(kansenkaart, edited(read, title="x"), read)


def version(title, theme=None, features=()):
    return Version(Record(RecordKind.WISH, title, theme=theme), frozenset(features))


def test_choices_field_by_field():
    one, two, three = (FeatureRef("buurt", key) for key in "123")
    conflict = Conflict(
        version("a", "groen", [one, two]),
        version("b", "wonen", [one, three]),
        version("c", "wonen", [two]),
    )
    title, theme, features = conflict.fields
    assert (title.clashes, theme.clashes, features.clashes) == (True, False, False)
    merged = conflict.merged({Field.TITLE: Choice.THEIRS})
    assert (merged.record.title, merged.record.theme) == ("c", "wonen")
    assert merged.features == {three}
    chosen = {Field.TITLE: Choice.MINE, Field.FEATURES: Choice.THEIRS}
    assert conflict.merged(chosen).features == {two}
    assert conflict.merged({**chosen, Field.FEATURES: Choice.MINE}).features == {one, three}
