"""What changed between two moments: told by record, for somebody, copied and written."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtWidgets import QApplication

from kansenkaart_plugin.domain.filtering import SHOWN_TO_ALL
from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind, Status, Visibility
from kansenkaart_plugin.gui.insight import changes
from kansenkaart_plugin.gui.insight.changes import ChangesPanel

from .conftest import until

MONTH_AGO = "2026-10-20T10:00:00.000Z"


@pytest.fixture
def page(current, layers, gpkg, qtbot):
    page = ChangesPanel(current)
    qtbot.addWidget(page)
    current.open(gpkg)
    page.resize(500, 700)
    page.show()
    yield page
    page.stop()


def wish(current, title, **fields):
    made = []
    current.save(
        title, lambda change: made.append(change.add(Record(RecordKind.WISH, title, **fields)))
    )
    return made[0].uuid


@pytest.fixture
def old(page, current):
    """A wish of a month ago that was explored today, and one that was deleted."""
    one, gone = wish(current, "<i>Groen</i>", visibility=Visibility.PUBLIC), wish(current, "Weg")
    file = current.kansenkaart._connection
    file.execute("UPDATE action SET at = ?", (MONTH_AGO,))
    current.save("x", lambda c: c.edit(replace(c.record(one), status=Status.EXPLORED)))
    current.save("y", lambda c: c.delete([gone]))
    return one


def text(page):
    return page.page.toPlainText()


def idle(page):
    return not page._rest.isActive() and not page._asker.is_busy


def choose(field, moment):
    """Choose a moment, as typing it does."""
    field.set_moment(moment)
    field.chosen.emit()


def test_by_record_and_each_leads_to_it(page, current, old, qtbot):
    wish(current, "Nieuw")
    until(qtbot, lambda: idle(page) and "Nieuw" in text(page))
    assert text(page).splitlines() == [
        "W-001  <i>Groen</i>  changed",
        "status  from “new” to “explored”",
        "W-003  Nieuw  added",
        "W-002  Weg  removed",
    ]
    assert page.header.text() == "3 records"
    wanted = []
    page.page.record_wanted.connect(wanted.append)
    QApplication.setActiveWindow(page)
    page.page.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        qtbot.keyClick(page.page, key)
    assert wanted == [old]


def test_an_audience_hears_of_no_more_than_it_sees(page, current, old, qtbot):
    wish(current, "Geheim plan", visibility=Visibility.SECRET)
    until(qtbot, lambda: idle(page) and "Geheim plan" in text(page))
    page.audience.set_value("public")
    until(qtbot, lambda: idle(page) and "W-003" not in text(page))
    assert text(page).splitlines()[0] == "W-001  <i>Groen</i>  changed"
    assert "Weg" not in text(page)


def test_between_two_moments(page, current, old, qtbot):
    until(qtbot, lambda: idle(page) and "explored" in text(page))
    choose(page.since, QDateTime.currentDateTime().addYears(-2))
    choose(page.until, QDateTime.currentDateTime().addDays(-7))
    until(qtbot, lambda: idle(page) and "W-002" in text(page))
    assert "explored" not in text(page)
    assert "W-001  <i>Groen</i>  added" in text(page)


def test_moments_the_wrong_way_round_are_said(page, current, old, qtbot):
    choose(page.until, page.since.moment().addDays(-1))
    until(qtbot, lambda: "before the second" in page.header.text())
    assert not text(page)
    assert not page.copy.isEnabled()


def test_many_are_cut_and_said(page, current, old, qtbot, monkeypatch):
    monkeypatch.setattr(changes, "MOST", 1)
    page.ask()
    until(qtbot, lambda: idle(page) and "first 1 record" in page.header.text())
    assert len(text(page).splitlines()) == 2


def test_copied_as_text_it_says_for_whom(page, current, old, qtbot):
    wish(current, "Plan", visibility=Visibility.SECRET)
    until(qtbot, lambda: idle(page) and "Plan" in text(page))
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "GEHEIM"
    assert lines[1].endswith("to now, for the owner: everything")
    assert "status  from “new” to “explored”" in lines
    page.audience.set_value("public")
    until(qtbot, lambda: idle(page) and "Plan" not in text(page))
    qtbot.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert "GEHEIM" not in QApplication.clipboard().text()


@pytest.mark.parametrize("audience", ["owner", "public"])
def test_as_a_table(page, current, old, qtbot, tmp_path, audience):
    wish(current, "=1+1", visibility=Visibility.PUBLIC)
    wish(current, "Een plan dat niemand anders mag zien", visibility=Visibility.SECRET)
    page.audience.set_value(audience)
    until(qtbot, lambda: idle(page) and "=1+1" in text(page))
    path = tmp_path / "uit.csv"
    page.write(path)
    until(qtbot, lambda: current.notes and "uit.csv" in current.notes[-1])
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    assert rows[0][:7] == ["code", "kind", "title", "what happened", "field", "was", "is"]
    assert rows[1][:7] == ["W-001", "wish", "<i>Groen</i>", "changed", "status", "new", "explored"]
    assert rows[2][2] == "'=1+1"  # no formula
    assert ("GEHEIM" in rows[1]) == (audience == "owner")
    assert any("niemand anders" in cell for row in rows for cell in row) == (audience == "owner")
    assert not current.problems


def test_what_not_everybody_may_see_goes_with_the_filter(page, current, qtbot):
    wish(current, "Stil", visibility=Visibility.SECRET)
    until(qtbot, lambda: "Stil" in text(page))
    current.shown.narrow(visibilities=SHOWN_TO_ALL)  # as a session does that is held
    until(qtbot, lambda: idle(page) and "Stil" not in text(page))
    assert page.audience.value() == "parties"
    page.audience.set_value("owner")  # asked for explicitly
    until(qtbot, lambda: "Stil" in text(page))
