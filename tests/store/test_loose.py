"""Loose links are listed with what they lost, and linked anew only when asked."""

import sqlite3
import struct

import pytest

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import FeatureRef
from kansenkaart_plugin.domain.shape import Shape, multi_wkb
from kansenkaart_plugin.domain.words import Drawn
from kansenkaart_plugin.store import UnknownReference, relink


@pytest.fixture
def lost(kansenkaart, add, buurt, path):
    """Two records about NK01, which is gone; one of them about NK02 too."""
    records = [add(about=[buurt(1), buurt(2)]), add(title="Twee", about=[buurt(1)])]
    gone = add(title="weg", about=[buurt(1)])
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([gone.uuid])
    outside = sqlite3.connect(path)
    outside.execute("DELETE FROM level_buurt WHERE feature_key = 'NK01'")
    outside.commit()
    return records


def links(kansenkaart, record):
    entry = kansenkaart.snapshot(OWNER).by_uuid[record.uuid]
    return [(link.feature.key, link.loose) for link in entry.links]


def test_what_is_lost_is_listed_with_its_records(kansenkaart, lost, buurt):
    (found,) = kansenkaart.loose_features()
    assert found.feature == buurt(1)
    assert (found.label, found.x, found.y) == ("Buurt 1", 1.0, 1.0)
    assert found.records == tuple((record.uuid, record.code) for record in lost)


def test_nothing_is_lost_at_first(kansenkaart, add, buurt):
    add(about=[buurt(1)])
    assert kansenkaart.loose_features() == []


def test_candidates_come_by_place(kansenkaart, path):
    outside = sqlite3.connect(path)
    ring = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)]
    header = struct.pack("<2sBBi4d", b"GP", 0, 3, 28992, 0, 9, 0, 9)
    area = header + multi_wkb(Shape(Drawn.POLYGON, [[ring]]))
    outside.execute("UPDATE level_buurt SET geom = ? WHERE feature_key = 'NK04'", (area,))
    outside.execute("UPDATE level_buurt SET geom = ? WHERE feature_key = 'NK03'", (header,))
    outside.execute("UPDATE level_buurt SET x = NULL, geom = NULL WHERE feature_key = 'NK01'")
    outside.commit()
    found = kansenkaart.candidates("buurt", 1.0, 1.0)
    assert [(c.feature.key, c.holds, c.distance) for c in found] == [
        ("NK04", True, 3.0),
        ("NK02", False, 1.0),
        ("NK03", False, 2.0),
    ]
    assert [c.feature.key for c in kansenkaart.candidates("buurt", 1.0, 1.0, 1)] == ["NK04"]


def test_linking_anew_is_one_action(kansenkaart, lost, buurt):
    with kansenkaart.change("opnieuw gekoppeld", by="Jan") as change:
        assert relink(change, {buurt(1): buurt(2)}) == 2
    assert kansenkaart.loose_features() == []
    assert [links(kansenkaart, record) for record in lost] == [[("NK02", False)]] * 2
    kansenkaart.undo(by="Jan")
    assert links(kansenkaart, lost[0]) == [("NK01", True), ("NK02", False)]
    assert links(kansenkaart, lost[1]) == [("NK01", True)]


def test_only_some_records(kansenkaart, lost, buurt):
    with kansenkaart.change("x", by="Jan") as change:
        assert relink(change, {buurt(1): buurt(3)}, {lost[1].uuid}) == 1
    assert links(kansenkaart, lost[0]) == [("NK01", True), ("NK02", False)]
    assert links(kansenkaart, lost[1]) == [("NK03", False)]


def test_what_is_not_there_is_no_candidate(kansenkaart, lost, buurt, path, signature):
    before = signature(path)
    with pytest.raises(UnknownReference, match="NK99"), kansenkaart.change("x", "Jan") as change:
        relink(change, {buurt(1): FeatureRef("buurt", "NK99")})
    assert signature(path) == before
