"""The list of records: sorted, grouped, searched, in step with the map, by mouse and keyboard."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QModelIndex, QPoint, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import QApplication

from kansenkaart_plugin.domain.filtering import Grouping, RecordFilter
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.words import Phase, RecordKind, Role, Status, TraceKind, Visibility
from kansenkaart_plugin.gui.records.lists import Group, Listing, Names, Order
from kansenkaart_plugin.gui.records.model import COLUMNS, RecordModel
from kansenkaart_plugin.gui.records.panel import AGREEMENTS, RECORDS, RecordPanel
from kansenkaart_plugin.store import Row

from ..conftest import titles, until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(make_panel, gpkg, current):
    panel = make_panel(RECORDS, gpkg)
    QApplication.setActiveWindow(panel)
    panel.view.set_scope("all")
    return panel


@pytest.fixture
def filled(panel, current, qtbot):
    """A panel with three wishes, a need and an opportunity that arises from the second wish."""
    ymere, gemeente = (Participation(key, Role.SUBMITTER) for key in ("ymere", "gemeente"))

    def work(change):
        change.add(Record(RecordKind.WISH, "Élan in de straat", theme="wonen"), parties=[ymere])
        two = change.add(
            Record(RecordKind.WISH, "zonnepanelen", theme="groen"),
            [FeatureRef("buurt", "03"), FeatureRef("buurt", "04")],
            [ymere, gemeente],
        )
        change.add(Record(RecordKind.WISH, "Bomen", status=Status.EXPLORED), parties=[gemeente])
        change.add(Record(RecordKind.NEED, "Rust", theme="groen", phase=Phase.CHOOSE))
        chance = change.add(Record(RecordKind.OPPORTUNITY, "Daken samen", theme="groen"))
        change.trace(chance.uuid, TraceKind.ARISES_FROM, two.uuid)

    assert current.save("x", work)
    until(qtbot, lambda: len(titles(panel)) == 5)
    return panel


def lines(panel):
    """Return what the rows of the list say: headings of groups and titles."""
    model = panel.view.model
    said = []
    for place in range(model.rowCount()):
        column = 1 if model.row_at(place) else 0
        said.append(model.index(place, column).data())
    return said


def point(table, place):
    """Let the mouse be over the row ``place``; below all rows when there is none."""
    at = table.visualRect(table.records.index(place, 1)).center() if place >= 0 else QPoint(5, 9000)
    buttons = Qt.MouseButton.NoButton
    event = QMouseEvent(QMouseEvent.Type.MouseMove, at, buttons, buttons, Qt.KeyboardModifier(0))
    QApplication.sendEvent(table.viewport(), event)


# order


def test_a_click_on_a_heading_sorts_and_the_order_is_kept(filled, current, kept, qtbot):
    table = filled.view.table
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(COLUMNS.index("title")) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    sorted_titles = ["Bomen", "Daken samen", "Élan in de straat", "Rust", "zonnepanelen"]
    until(qtbot, lambda: titles(filled) == sorted_titles)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    until(qtbot, lambda: titles(filled) == sorted_titles[::-1])
    filled.view._groupings[Grouping.KIND].trigger()
    header.setSectionHidden(COLUMNS.index("theme"), False)
    filled.stop()
    again = RecordPanel(current, RECORDS, kept)
    qtbot.addWidget(again)
    assert again.view.table.order() == ("title", True)
    assert again.view.grouping is Grouping.KIND
    assert not again.view.table.isColumnHidden(COLUMNS.index("theme"))


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        ("parties", ["Bomen", "Élan in de straat", "zonnepanelen", "Rust", "Daken samen"]),
        ("theme", ["zonnepanelen", "Rust", "Daken samen", "Élan in de straat", "Bomen"]),
        ("status", ["Élan in de straat", "zonnepanelen", "Rust", "Daken samen", "Bomen"]),
        ("phase", ["Rust", "Élan in de straat", "zonnepanelen", "Bomen", "Daken samen"]),
        ("modified", ["Élan in de straat", "zonnepanelen", "Bomen", "Rust", "Daken samen"]),
    ],
)
def test_each_column_sorts(filled, qtbot, column, wanted):
    filled.view.table.set_order(Order(column))
    until(qtbot, lambda: titles(filled) == wanted)


# groups


def test_groups_have_headings_that_open_and_close_by_mouse_and_keyboard(filled, qtbot):
    view = filled.view
    view._groupings[Grouping.KIND].trigger()
    until(qtbot, lambda: len(lines(filled)) == 8)
    assert lines(filled)[0] == "▾ Wishes (3)"
    assert lines(filled)[4:6] == ["▾ Needs (1)", "Rust"]
    table = view.table
    qtbot.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(view.model.index(0, 0)).center(),
    )
    assert lines(filled)[:3] == ["▸ Wishes (3)", "▾ Needs (1)", "Rust"]
    assert len(view.model.rows()) == 5
    table.setFocus()
    table.setCurrentIndex(view.model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Right)
    assert len(lines(filled)) == 8
    table.setCurrentIndex(view.model.index(2, 0))
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.currentIndex().row() == 0
    assert len(lines(filled)) == 5
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert len(lines(filled)) == 8
    assert view.form.isHidden()


def test_a_record_of_two_parties_is_under_both_and_chosen_once(filled, qtbot):
    view = filled.view
    view._groupings[Grouping.PARTY].trigger()
    until(qtbot, lambda: len(lines(filled)) == 9)
    assert lines(filled) == [
        "▾ Gemeente (2)",
        "zonnepanelen",
        "Bomen",
        "▾ Ymere (2)",
        "Élan in de straat",
        "zonnepanelen",
        "▾ Without a party (2)",
        "Rust",
        "Daken samen",
    ]
    view.table.selectAll()
    assert view.chosen_count() == len(view.chosen()) == 5


def test_what_is_chosen_stays_chosen_when_the_groups_change(filled, qtbot):
    view = filled.view
    view.choose(view.model.rows()[1].uuid)
    assert view.chosen_codes() == "W-002"
    for by in (Grouping.THEME, Grouping.STATUS, None):
        view._groupings[by].trigger()
        until(qtbot, lambda: not filled.listing._lists.is_busy)
        assert view.chosen_codes() == "W-002"


# filters


def test_the_shared_filter_and_the_search_hold_together(filled, current, qtbot):
    current.shown.narrow(themes=("groen",))
    until(qtbot, lambda: titles(filled) == ["zonnepanelen", "Rust", "Daken samen"])
    filled.view.search.setText("DAKEN")
    until(qtbot, lambda: titles(filled) == ["Daken samen"])
    current.shown.narrow(kinds=(RecordKind.AGREEMENT,))
    until(qtbot, lambda: titles(filled) == [])


def test_traces_and_answers_are_shown(filled, current, qtbot):
    rows = {row.title: row for row in filled.view.model.rows()}
    column = COLUMNS.index("traces")
    model = filled.view.model
    texts = {row.title: model.index(n, column).data() for n, row in enumerate(model.rows())}
    assert texts["Daken samen"] == "←W-002"
    assert texts["Rust"] == ""

    def work(change):
        deal = Record(RecordKind.AGREEMENT, "Dak", status=Status.RUNNING)
        made = change.add(deal, parties={"ymere": Role.LEAD})
        change.trace(made.uuid, TraceKind.ANSWERS, rows["Daken samen"].uuid)

    assert current.save("x", work)
    until(qtbot, lambda: model.index(1, column).data() == "✓A-001")


# a record that somebody wants to see


def test_a_wanted_record_is_chosen_whatever_hides_it(filled, current, layers, qtbot):
    (wanted,) = (row.uuid for row in filled.view.model.rows() if row.title == "Bomen")
    filled.view._groupings[Grouping.KIND].trigger()
    until(qtbot, lambda: len(lines(filled)) == 8)
    filled.view.table.toggle(0, False)
    filled.view.set_scope("selection")
    filled.view.search.setText("iets anders")
    current.shown.narrow(themes=("wonen",))
    current.choose_record(wanted)
    until(qtbot, lambda: filled.view.chosen() == [wanted])
    assert current.shown.filter == RecordFilter()


def test_a_wanted_agreement_is_not_for_this_list(filled, current, make_panel, gpkg, qtbot):
    made = []
    assert current.save("x", lambda c: made.append(c.add(Record(RecordKind.AGREEMENT, "Dak"))))
    current.choose_record(made[0].uuid)
    qtbot.wait(200)
    assert filled.view.chosen() == []
    assert filled.view.scope() == "all"


# the map


def test_pointing_at_a_record_lights_up_its_features_and_leaving_ends_it(filled, current, qtbot):
    lit = []
    current.highlight_wanted.connect(lit.append)
    table = filled.view.table
    point(table, 1)
    both = (FeatureRef("buurt", "03"), FeatureRef("buurt", "04"))
    until(qtbot, lambda: lit == [both])
    point(table, -1)
    until(qtbot, lambda: lit == [both, ()])
    table.setFocus()
    table.setCurrentIndex(filled.view.model.index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down)  # by keyboard: what is chosen lights up
    until(qtbot, lambda: lit[-1] == both)


# undo


# the model by itself


def _row(number, title, kind=RecordKind.WISH, **values):
    start = Row(
        f"u{number}",
        f"W-{number:03}",
        kind,
        title,
        "t",
        None,
        Status.NEW,
        Visibility.INTERNAL,
        None,
        None,
        None,
        None,
        "2026-11-24T10:00:00.000Z",
    )
    return start._replace(**values)


def test_a_tooltip_shows_text_as_it_was_typed(qgis_app):
    model = RecordModel()
    row = _row(1, "<img src=x> a < b", sources=("W-002",))
    model.set_listing(Listing([Group(None, [row])], {}, Names()))
    tip = model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt; a &lt; b" in tip
    assert "W-002" in tip


def test_headings_are_never_chosen_and_rows_are_found_in_open_groups_only(qgis_app):
    model = RecordModel()
    rows = [_row(number, str(number)) for number in range(6)]
    groups = [Group("a", rows[:2]), Group("b", []), Group("", rows[2:])]
    model.set_listing(Listing(groups, {}, Names(), Grouping.THEME))
    assert model.headings() == [0, 3, 4]
    assert [model.row_at(place) is None for place in range(9)] == [
        place in (0, 3, 4) for place in range(9)
    ]
    assert not model.flags(model.index(4, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert (model.place("u1"), model.place("u5")) == (2, 8)
    model.set_open(4, False)
    assert (model.rowCount(), model.place("u5"), model.place("u1")) == (5, -1, 2)
    assert model.index(4, 0).data() == "▸ Without a theme (4)"


def test_only_opportunities_and_agreements_take_what_is_dropped(qgis_app):
    model = RecordModel()
    rows = [_row(1, "w"), _row(2, "k", RecordKind.OPPORTUNITY)]
    model.set_listing(Listing([Group(None, rows)], {}, Names()))
    model.can_trace = True
    data = model.mimeData([model.index(0, 0), model.index(0, 1)])
    link = Qt.DropAction.LinkAction
    assert model.canDropMimeData(data, link, -1, -1, model.index(1, 1))
    assert not model.canDropMimeData(data, link, -1, -1, model.index(0, 1))
    assert not model.canDropMimeData(data, link, 1, 0, QModelIndex())
    heard = []
    model.dropped.connect(lambda uuids, row: heard.append((uuids, row.code)))
    assert not model.dropMimeData(data, link, -1, -1, model.index(1, 1))
    assert heard == [(["u1"], "W-002")]


def test_the_list_of_agreements_is_a_list_too(make_panel, current, gpkg, qtbot):
    panel = make_panel(AGREEMENTS, gpkg)
    panel.view.set_scope("all")
    assert current.save("x", lambda change: change.add(Record(RecordKind.AGREEMENT, "Dak")))
    until(qtbot, lambda: titles(panel) == ["Dak"])
