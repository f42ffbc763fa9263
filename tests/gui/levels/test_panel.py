"""The dock of levels: counts, keys, what the map shows, filters and the moment in the past."""

from datetime import datetime, timedelta, timezone

import pytest
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QMainWindow, QScrollArea, QToolButton

from kansenkaart_plugin.domain.filtering import Grouping, RecordFilter
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Status
from kansenkaart_plugin.gui.docks import make_docks
from kansenkaart_plugin.gui.levels.moment import PastBand, local_text, under_band
from kansenkaart_plugin.gui.levels.panel import LevelsPanel
from kansenkaart_plugin.gui.moment_field import utc_text

from ..conftest import until


@pytest.fixture
def panel(current, layers, qtbot, gpkg):
    panel = LevelsPanel(current)
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    current.open(gpkg)
    yield panel
    panel.stop()


def add(current, kind, *keys, level="buurt", parties=None, **fields):
    record = Record(kind=kind, title="Proef", **fields)
    about = [FeatureRef(level, key) for key in keys]
    assert current.save("proef", lambda c: c.add(record, about=about, parties=parties or {}))


def table(panel):
    """Return the texts of the table, row by row."""
    rows = range(panel.table.rowCount())
    return [tuple(panel.table.item(row, column).text() for column in range(3)) for row in rows]


def counts(panel):
    return {title: records for title, _, records in table(panel)}


def test_levels_have_features_and_records(panel, current, qtbot):
    add(current, RecordKind.WISH, "00", "01")
    add(current, RecordKind.NEED, "01")
    add(current, RecordKind.FACT)
    until(
        qtbot,
        lambda: table(panel) == [("Wijk", "1", "0"), ("Buurt", "10", "2"), ("Whole area", "", "1")],
    )


def test_counts_follow_what_is_counted_filtered_and_rolled_up(panel, current, qtbot):
    add(current, RecordKind.WISH, "00", "01", theme="groen")
    add(current, RecordKind.NEED, "01")
    current.shown.set(counted=RecordKind.WISH)
    until(qtbot, lambda: counts(panel) == {"Wijk": "0", "Buurt": "1", "Whole area": "0"})
    assert panel.table.horizontalHeaderItem(2).text() == "Wishes"
    current.shown.set(below=True, counted=None)
    until(qtbot, lambda: counts(panel) == {"Wijk": "2", "Buurt": "2", "Whole area": "0"})
    current.shown.narrow(themes=("groen",))
    until(qtbot, lambda: counts(panel) == {"Wijk": "1", "Buurt": "1", "Whole area": "0"})
    current.shown.set(counted=RecordKind.NEED, filter=RecordFilter(kinds=(RecordKind.WISH,)))
    until(qtbot, lambda: set(counts(panel).values()) == {"0"})  # wishes that are needs


def test_a_click_switches(panel, current, qtbot):
    until(qtbot, lambda: panel.table.rowCount() == 3)
    place = panel.table.visualItemRect(panel.table.item(1, 0)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert current.level == "buurt"


# the keys


@pytest.fixture
def window(current, layers, kept, qtbot, qgis_canvas, gpkg):
    """A window with our docks, and an action of its own for Ctrl+2 as QGIS has."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.docks = make_docks(current, kept)
    for dock in window.docks:
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock.widget)
    window.theirs = []
    action = QAction("Browser", window)
    action.setShortcut(QKeySequence("Ctrl+2"))
    action.triggered.connect(lambda: window.theirs.append(2))
    window.addAction(action)
    window.show()
    current.open(gpkg)
    yield window
    for dock in window.docks:
        dock.panel.stop()


def test_ctrl_and_a_digit_choose_a_level_from_a_dock(window, current, qtbot):
    panel = window.docks[0].panel
    until(qtbot, lambda: panel.table.rowCount() == 3)
    control = Qt.KeyboardModifier.ControlModifier
    for widget in (panel.table, window.docks[1].panel.view.search, panel.display.grouping):
        widget.setFocus()
        for key, level in ((Qt.Key.Key_2, "buurt"), (Qt.Key.Key_1, "wijk"), (Qt.Key.Key_0, "")):
            QTest.keyClick(widget, key, control)
            assert current.level == level
    assert window.theirs == []
    assert "Ctrl+2" in panel.table.item(1, 0).toolTip()
    assert "Ctrl+0" in panel.table.item(2, 0).toolTip()


def test_elsewhere_the_key_stays_that_of_qgis(window, current, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_2, control)
    assert current.level == "wijk"
    assert window.theirs == [2]
    table = window.docks[0].panel.table
    QTest.keyClick(table, Qt.Key.Key_5, control)  # there is no fifth level
    QTest.keyClick(table, Qt.Key.Key_2, control | Qt.KeyboardModifier.ShiftModifier)
    assert current.level == "wijk"


def test_the_map_knows_the_keys_too(current, layers, qgis_canvas, gpkg):
    current.open(gpkg)
    QTest.keyClick(qgis_canvas, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert current.level == "buurt"
    layers.stop()
    QTest.keyClick(qgis_canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert current.level == "buurt"


# what the map shows


def choose(field, code):
    """Choose ``code`` in a list, as a person does by the keyboard."""
    field.setFocus()
    while field.value() != code:
        before = field.currentIndex()
        QTest.keyClick(field, Qt.Key.Key_Down)
        assert field.currentIndex() != before, code


def test_the_choices_of_the_map_are_drawn_at_once(panel, current):
    display, shown = panel.display, current.shown
    choose(display.counted, "opportunity")
    choose(display.grouping, "theme")
    QTest.mouseClick(
        display.below, Qt.MouseButton.LeftButton, pos=display.below.rect().center() * 0
    )
    display.below.click() if not shown.below else None
    display.unanswered.click()
    assert (shown.counted, shown.grouping) == (RecordKind.OPPORTUNITY, Grouping.THEME)
    assert shown.below
    assert shown.filter == RecordFilter(unanswered=True)
    shown.set(filter=RecordFilter(), counted=None)
    assert not display.unanswered.isChecked()
    assert display.counted.value() == "all"


def test_our_party_is_asked_once_and_remembered(panel, current, gpkg):
    display, shown = panel.display, current.shown
    current.settings.my_party.setValue("")
    display.mine.click()
    assert shown.filter.mine is None
    assert not display.mine.isChecked()
    assert display.party.hasFocus() or display.party.view().isVisible()
    display.party.hidePopup()
    choose(display.party, "ymere")
    assert shown.filter.mine == "ymere"
    display.mine.click()
    assert shown.filter.mine is None
    current.close()
    current.open(gpkg)
    display.mine.click()
    assert shown.filter.mine == "ymere"
    assert display.mine.isChecked()
    current.settings.my_party.setValue("")


# filters


def test_a_menu_of_the_filter_stays_open_while_things_are_checked(panel, current, qtbot):
    button = panel.filters.findChild(QToolButton, "kansenkaart.levels.filter.parties")
    menu = button.menu()
    menu.aboutToShow.emit()
    menu.popup(panel.mapToGlobal(panel.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    first, second = menu.actions()
    assert [first.text(), second.text()] == ["Gemeente", "Ymere"]
    QTest.mouseMove(menu, menu.actionGeometry(first).center())
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    assert menu.isVisible()
    menu.setActiveAction(second)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert current.shown.filter.parties == ("gemeente", "ymere")
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert button.font().bold()


def test_statuses_are_those_of_the_chosen_kinds(panel, current, qtbot):
    current.shown.narrow(kinds=(RecordKind.FACT,))
    menu = panel.filters.findChild(QToolButton, "kansenkaart.levels.filter.statuses").menu()
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions()] == ["current", "outdated"]
    current.shown.narrow(statuses=(Status.AGREED,))  # what is chosen can always be let go
    menu.aboutToShow.emit()
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["agreed"]


def test_years_are_those_of_the_records(panel, current, qtbot):
    add(current, RecordKind.WISH, due_date="2027-05-01")
    add(current, RecordKind.WISH, start_date="2025-05-01")
    menu = panel.filters.findChild(QToolButton, "kansenkaart.levels.filter.years").menu()
    menu.aboutToShow.emit()
    until(qtbot, lambda: panel.filters._years == [2027, 2025])
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert current.shown.filter.years == (2027,)


# the moment


def test_a_moment_in_the_past_is_shown_everywhere_and_is_read_only(window, current, qtbot):
    current.set_level("buurt")
    panel = window.docks[0].panel
    add(current, RecordKind.WISH, "00")
    until(qtbot, lambda: counts(panel).get("Buurt") == "1")
    past = QDateTime.currentDateTime().addSecs(-3600)
    panel.moment.edit.set_moment(past)
    panel.moment.apply()
    assert current.shown.as_of == utc_text(past)
    until(qtbot, lambda: counts(panel).get("Buurt") == "0")
    bands = [dock.widget.findChild(PastBand) for dock in window.docks]
    assert all(bands)
    for band in bands:
        assert not band.isHidden()
        assert local_text(current.shown.as_of) in band.label.text()
    assert not current.is_writable
    assert not current.save("proef", lambda c: c.add(Record(kind=RecordKind.WISH, title="Nee")))
    QTest.mouseClick(bands[0].back, Qt.MouseButton.LeftButton)
    assert current.shown.as_of is None
    assert all(band.isHidden() for band in bands)
    assert panel.moment.edit.text() == ""
    assert panel.moment.edit.placeholderText() == "now"
    until(qtbot, lambda: counts(panel).get("Buurt") == "1")
    assert current.is_writable


def test_the_mark_of_the_past_stays_in_sight_in_a_low_dock(panel, current, qtbot):
    whole = under_band(current, panel)
    qtbot.addWidget(whole)
    current.shown.set(as_of="2026-01-01T00:00:59.999Z")
    whole.show()
    whole.resize(whole.minimumSizeHint())
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    until(qtbot, lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    band = whole.findChild(PastBand)
    for part in (band, band.label, band.back):
        assert part.visibleRegion().boundingRect() == part.rect()
    assert band.label.width() >= band.label.sizeHint().width()
    panel.setParent(None)  # its own fixture takes it down


def test_a_moment_that_has_yet_to_come_is_now(panel, current):
    panel.moment.edit.set_moment(QDateTime.currentDateTime().addDays(2))
    panel.moment.apply()
    assert current.shown.as_of is None
    assert panel.moment.edit.text() == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("1-3-2026", "2026-03-01 23:59"), ("2026-03-01 9:05", "2026-03-01 9:05")],
)
def test_a_moment_is_typed(panel, current, typed, shown):
    edit = panel.moment.edit
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == shown
    assert current.shown.as_of == utc_text(edit.moment())
    edit.clear()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert current.shown.as_of is None


def test_what_is_no_moment_is_said_and_what_is_looked_at_stays(panel, current):
    edit = panel.moment.edit
    for before in (None, "2026-01-01T00:00:59.999Z"):
        current.shown.set(as_of=before)
        stood = edit.text()
        edit.selectAll()
        QTest.keyClicks(edit, "vorige week")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        assert current.problems.pop() == "“vorige week” is not a date; write it as 2026-11-23."
        assert (current.shown.as_of, edit.text()) == (before, stood)
        assert not current.problems


def test_a_minute_counts_to_its_end():
    moment = datetime.now(timezone.utc).replace(second=0, microsecond=0) - timedelta(days=3)
    qt = QDateTime.fromMSecsSinceEpoch(int(moment.timestamp() * 1000) + 20_500)
    assert utc_text(qt) == f"{moment:%Y-%m-%dT%H:%M}:59.999Z"


def test_the_map_says_that_it_shows_the_past(current, layers, qgis_canvas, gpkg):
    band = qgis_canvas.findChildren(PastBand)[-1]
    current.open(gpkg)
    assert band.isHidden()
    qgis_canvas.resize(700, 400)
    current.shown.set(as_of="2026-01-01T00:00:59.999Z")
    assert not band.isHidden()
    middle = band.x() + band.width() / 2
    assert abs(middle - qgis_canvas.width() / 2) < 2
    current.close()
    assert band.isHidden()


def test_parties_of_a_record_do_not_count_twice(panel, current, qtbot):
    add(current, RecordKind.WISH, "00", parties={"ymere": Role.LEAD, "gemeente": Role.FUNDER})
    current.shown.narrow(parties=("ymere", "gemeente"))
    until(qtbot, lambda: counts(panel).get("Buurt") == "1")
