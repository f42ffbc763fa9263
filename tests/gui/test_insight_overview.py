"""The overview: each figure leads to its records, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtWidgets import QApplication

from kansenkaart_plugin.domain.filtering import RecordFilter
from kansenkaart_plugin.domain.model import Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.gui.insight.overview import OverviewPanel

from .conftest import until


@pytest.fixture
def page(current, layers, gpkg, qtbot):
    page = OverviewPanel(current)
    qtbot.addWidget(page)
    current.open(gpkg)
    page.resize(500, 700)
    page.show()
    return page


def add(current, kind, title, *parties, ambitions=(), **fields):
    made = []
    current.save(
        title,
        lambda change: made.append(
            change.add(
                Record(kind, title, **fields),
                (),
                [Participation(key, role) for key, role in parties],
                ambitions,
            )
        ),
    )
    return made[0].uuid


def shows(table, row, column=1):
    return table.item(row, column).text()


def place(table, name):
    (row,) = [r for r in range(table.rowCount()) if table.item(r, 0).text() == name]
    return row


def click(qtbot, table, row, column):
    area = table.visualItemRect(table.item(row, column))
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def test_what_is_missing_leads_to_its_records(page, current, qtbot):
    wish = add(current, RecordKind.WISH, "Groen", ("ymere", Role.SUBMITTER), ambitions=["samen"])
    deal = add(current, RecordKind.AGREEMENT, "Tuinen", ("gemeente", Role.LEAD))
    until(qtbot, lambda: page.gaps.rowCount() and shows(page.gaps, 0) == "1 of 1")
    row = place(page.gaps, "Agreements without due date")
    until(qtbot, lambda: shows(page.gaps, row) == "1 of 1")
    click(qtbot, page.gaps, row, 1)
    assert current.shown.filter.only == {deal}
    assert current.shown.only_label == "Agreements without due date"
    click(qtbot, page.gaps, place(page.gaps, "Ambitions without agreement"), 1)
    assert current.shown.filter.only == {wish}  # what contributes to the ambition
    text, button, show = current.offers[-1]
    assert (text, button) == ("Ambitions without agreement: 1", "To the list")
    wanted = []
    current.choose_wanted.connect(wanted.append)
    show()
    until(qtbot, lambda: [row.uuid for row in wanted] == [wish])


def test_nothing_leads_nowhere(page, current, qtbot):
    add(current, RecordKind.AGREEMENT, "Tuinen", ("gemeente", Role.LEAD))
    row = 2
    until(qtbot, lambda: page.gaps.rowCount() and shows(page.gaps, row) == "0 of 1")
    click(qtbot, page.gaps, row, 1)
    click(qtbot, page.gaps, row, 0)
    assert current.shown.filter.is_empty


def test_parties_and_years_by_keyboard(page, current, qtbot):
    wish = add(current, RecordKind.WISH, "Groen", ("ymere", Role.SUBMITTER))
    deal = add(
        current,
        RecordKind.AGREEMENT,
        "Tuinen",
        ("gemeente", Role.LEAD),
        ("ymere", Role.PARTNER),
        due_date="2027-05-01",
    )
    alone = add(current, RecordKind.AGREEMENT, "Bankjes", ("gemeente", Role.LEAD))
    until(qtbot, lambda: page.parties.rowCount() and shows(page.parties, 0, 2) == "2 100%")
    assert shows(page.parties, place(page.parties, "Ymere"), 2) == "1 50%"
    titles = [page.years.horizontalHeaderItem(c).text() for c in range(page.years.columnCount())]
    assert titles == ["Party", "2027", "no date"]
    QApplication.setActiveWindow(page)
    page.parties.setFocus()
    page.parties.setCurrentCell(1, 0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(page.parties, key)
    assert current.shown.filter.only == {wish}
    qtbot.keyClick(page.parties, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.years
    page.years.setCurrentCell(0, 1)
    qtbot.keyClick(page.years, Qt.Key.Key_Return)
    assert current.shown.filter.only == {deal}
    qtbot.keyClick(page.years, Qt.Key.Key_Right)
    qtbot.keyClick(page.years, Qt.Key.Key_Return)
    assert current.shown.filter.only == {alone}


def test_the_keyboard_is_never_out_of_sight(page, current, qtbot):
    add(current, RecordKind.AGREEMENT, "Tuinen", ("gemeente", Role.LEAD))
    until(qtbot, lambda: page.years.rowCount())
    page.resize(500, 160)
    qtbot.wait(50)
    page.years.setFocus()
    page.years.setCurrentCell(0, 1)
    table = page.years
    area = table.visualItemRect(table.item(0, 1))
    shown = QRect(table.viewport().mapTo(page, area.topLeft()), area.size())
    assert page.rect().contains(shown)


def test_it_follows_the_filter_and_stays_while_a_figure_is_looked_at(page, current, qtbot):
    add(current, RecordKind.WISH, "Groen", theme="groen")
    add(current, RecordKind.WISH, "Wonen", theme="wonen")
    until(qtbot, lambda: page.gaps.rowCount() and shows(page.gaps, 0) == "2 of 2")
    current.shown.set(filter=RecordFilter(themes=("groen",)))
    until(qtbot, lambda: shows(page.gaps, 0) == "1 of 1")
    assert "filters" in page.header.text()
    click(qtbot, page.gaps, 0, 1)
    add(current, RecordKind.WISH, "Meer groen", theme="groen")
    until(qtbot, lambda: shows(page.gaps, 0) == "2 of 2")  # not of the one record alone
    current.shown.set(filter=RecordFilter())
    until(qtbot, lambda: shows(page.gaps, 0) == "3 of 3")


def test_in_the_past_it_says_so(page, current, qtbot):
    add(current, RecordKind.WISH, "Groen")
    (at,) = current.kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()
    add(current, RecordKind.WISH, "Later")
    until(qtbot, lambda: page.gaps.rowCount() and shows(page.gaps, 0) == "2 of 2")
    current.shown.set(as_of=at)
    until(qtbot, lambda: shows(page.gaps, 0) == "1 of 1")
    assert "as on" in page.header.text()


def test_out_of_sight_it_asks_nothing(page, current, qtbot):
    until(qtbot, lambda: page.gaps.rowCount())
    page.hide()
    add(current, RecordKind.WISH, "Groen")
    assert not page._inquiry.is_busy
    page.show()
    until(qtbot, lambda: shows(page.gaps, 0) == "1 of 1")


def test_without_a_file_it_says_what_to_do(page, current, qtbot):
    current.close()
    assert "Open a kansenkaart" in page.header.text()
    assert not page.gaps.isVisible()
