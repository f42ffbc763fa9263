"""Koppelkansen: found in a worker, lit up on the map, made into an opportunity in one click."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt

from kansenkaart_plugin.domain.filtering import RecordFilter
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, TraceKind
from kansenkaart_plugin.gui.insight.pairs import PairsPanel
from kansenkaart_plugin.store import Kansenkaart

from .conftest import until


@pytest.fixture
def page(current, layers, gpkg, qtbot):
    page = PairsPanel(current)
    qtbot.addWidget(page)
    current.open(gpkg)
    page.resize(500, 700)
    page.show()
    yield page
    page.stop()


def wish(current, title, party, *keys, **fields):
    made = []
    features = [FeatureRef("buurt", key) for key in keys]
    part = [Participation(party, Role.SUBMITTER)]
    current.save(
        title,
        lambda change: made.append(
            change.add(Record(RecordKind.WISH, title, **fields), features, part)
        ),
    )
    return made[0].uuid


@pytest.fixture
def two(page, current):
    """Two wishes that meet at buurt 01 in 2027, and one far away."""
    one = wish(
        current, "Groen", "gemeente", "01", "02", start_date="2026-01-01", due_date="2027-12-31"
    )
    other = wish(current, "Gevels", "ymere", "01", start_date="2027-03-01", due_date="2030-01-01")
    wish(current, "Ver weg", "ymere", "09")
    return one, other


def idle(page):
    return page._search is None and not page._pause.isActive()


def ready(page):
    return idle(page) and page.table.rowCount()


def row_of(page, *words):
    for row in range(page.table.rowCount()):
        if all(word in page.table.item(row, 0).text() for word in words):
            return row
    return -1


def choose(page, qtbot, *words):
    until(qtbot, lambda: ready(page) and row_of(page, *words) >= 0)
    page.table.selectRow(row_of(page, *words))


def test_the_best_pair_is_on_top_with_where_and_when(page, two, qtbot):
    until(qtbot, lambda: ready(page))
    assert page.table.item(0, 0).text() == "W-001 · Groen · Gemeente; W-002 · Gevels · Ymere"
    assert page.table.item(0, 1).text() == "same feature; 2027"


def test_the_chosen_pair_lights_up_and_goes_out(page, current, two, qtbot):
    lit = []
    current.highlight_wanted.connect(lit.append)
    choose(page, qtbot, "Groen", "Gevels")
    refs = {FeatureRef("buurt", key) for key in ("01", "02")}
    until(qtbot, lambda: lit and set(lit[-1]) == refs)
    page.hide()
    assert lit[-1] == ()


def test_one_click_makes_an_opportunity_of_both(page, current, two, qtbot):
    choose(page, qtbot, "Groen", "Gevels")
    assert page.maker.title.text() == "Groen + Gevels"
    qtbot.mouseClick(page.maker.make, Qt.MouseButton.LeftButton)
    assert not current.problems
    (row,) = [r for r in current.kansenkaart.queries.list_of_all() if r.code == "K-001"]
    entry = current.kansenkaart.queries.entries([row.uuid])[row.uuid]
    assert entry.record.title == "Groen + Gevels"
    assert {part.party for part in entry.parties} == {"gemeente", "ymere"}
    assert {(trace.kind, trace.to_uuid) for trace in entry.traces} == {
        (TraceKind.ARISES_FROM, uuid) for uuid in two
    }
    assert current.offers[-1][0] == "K-001 made of W-001 and W-002"
    until(qtbot, lambda: idle(page) and row_of(page, "Groen", "Gevels") < 0)  # it is no longer one
    current.undo()
    until(qtbot, lambda: ready(page) and row_of(page, "Groen", "Gevels") >= 0)


def test_by_keyboard_with_a_title_of_ones_own(page, current, two, qtbot):
    choose(page, qtbot, "Groen", "Gevels")
    page.maker.title.setFocus()
    page.maker.title.selectAll()
    qtbot.keyClicks(page.maker.title, "Samen")
    qtbot.keyClick(page.maker.title, Qt.Key.Key_Return)
    titles = [row.title for row in current.kansenkaart.queries.list_of_all()]
    assert "Samen" in titles


def test_an_empty_title_makes_nothing(page, current, two, qtbot):
    choose(page, qtbot, "Groen", "Gevels")
    page.maker.title.setText("  ")
    assert not page.maker.make.isEnabled()


def test_the_distance_counts(page, two, qtbot):
    page.distance.setValue(0)
    until(qtbot, lambda: ready(page) and row_of(page, "Ver weg") < 0)
    page.distance.setValue(1000)
    until(qtbot, lambda: ready(page) and row_of(page, "Ver weg") >= 0)


def test_the_filter_narrows_it(page, current, two, qtbot):
    until(qtbot, lambda: ready(page))
    current.shown.set(filter=RecordFilter(text="weg"))
    until(qtbot, lambda: idle(page) and page.table.rowCount() == 0)
    assert "No pairs" in page.header.text()
    current.shown.set(filter=RecordFilter())
    until(qtbot, lambda: ready(page))
    current.shown.set(filter=RecordFilter(only=frozenset(two[:1])))  # looking at one of them
    qtbot.wait(500)
    assert row_of(page, "Groen", "Gevels") >= 0


def test_of_one_party_are_only_its_pairs(page, current, two, qtbot):
    names = [page.party.itemData(place) for place in range(page.party.count())]
    assert names == [None, "gemeente", "ymere"]
    until(qtbot, lambda: ready(page))
    page.party.set_value("ymere")
    assert page._pause.isActive()
    until(qtbot, lambda: ready(page))
    assert all("Ymere" in page.table.item(row, 0).text() for row in range(page.table.rowCount()))


def test_headings_sort(page, two, qtbot):
    page.distance.setValue(1000)
    until(qtbot, lambda: ready(page) and page.table.rowCount() == 2)
    page.table.sortItems(1, Qt.SortOrder.DescendingOrder)
    assert "Ver weg" in page.table.item(0, 0).text()
    page.table.sortItems(0, Qt.SortOrder.AscendingOrder)
    assert "Gevels" in page.table.item(0, 0).text()
    page.table.sortItems(1, Qt.SortOrder.DescendingOrder)
    page.search()
    until(qtbot, lambda: ready(page) and page.table.rowCount() == 2)
    assert "Ver weg" in page.table.item(0, 0).text()  # sorted as before


def test_a_search_can_be_stopped(page, current, two, qtbot, monkeypatch):
    import threading

    from kansenkaart_plugin.gui.insight import pairs

    until(qtbot, lambda: ready(page))
    stopped = threading.Event()

    def endless(opened, *how, watch):
        try:
            while True:
                watch(7)
        finally:
            stopped.set()

    monkeypatch.setattr(pairs, "find_pairs", endless)
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: "7" in page.header.text())
    assert page.bar.isVisible()
    assert page.button.text() == "Stop"
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert stopped.wait(20)
    assert page.button.text() == "Search"
    assert "stopped" in page.header.text()
    assert not current.problems


def test_searching_again_reads_the_records_not_again(page, two, qtbot, monkeypatch):
    until(qtbot, lambda: ready(page) and page.table.rowCount() == 1)
    monkeypatch.delattr(Kansenkaart, "catalogue")
    page.distance.setValue(1000)
    until(qtbot, lambda: ready(page) and page.table.rowCount() == 2)


def test_the_past_makes_nothing(page, current, two, qtbot):
    choose(page, qtbot, "Groen", "Gevels")
    (at,) = current.kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()
    current.shown.set(as_of=at)
    assert not page.maker.make.isEnabled()
