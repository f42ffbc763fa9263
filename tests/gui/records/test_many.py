"""Many records at once: changed, traced, pasted from a spreadsheet; a table for others to fill in."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QFileDialog

from kansenkaart_plugin.domain.model import Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Status, TraceKind, Visibility
from kansenkaart_plugin.gui.records.change_dialog import ChangeDialog
from kansenkaart_plugin.gui.records.panel import AGREEMENTS, RECORDS
from kansenkaart_plugin.gui.records.paste_dialog import PasteDialog
from kansenkaart_plugin.gui.records.relations import Relation
from kansenkaart_plugin.gui.records.trace_dialog import TraceDialog
from kansenkaart_plugin.intake.spreadsheet import read_spreadsheet

from ..conftest import select, titles, until


@pytest.fixture
def panel(make_panel, gpkg):
    panel = make_panel(RECORDS, gpkg)
    QApplication.setActiveWindow(panel)
    panel.view.set_scope("all")
    return panel


def entries(current):
    """Return the records with what belongs to them, by title."""
    queries = current.kansenkaart.queries
    found = queries.entries([row.uuid for row in queries.list_of_all()])
    return {entry.record.title: entry for entry in found.values()}


def action(panel, name):
    """Return the action of the list called ``name``."""
    return panel.findChild(QAction, f"kansenkaart.records.{name}")


def when_open(kind, do):
    """Do something with the dialog of a ``kind`` once it is open."""

    def look():
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        if found:
            do(found[-1])
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def count_actions(current):
    return current.kansenkaart._connection.execute("SELECT count(*) FROM action").fetchone()[0]


# changed at once


@pytest.fixture
def wishes(panel, current, qtbot):
    def work(change):
        for number in range(200):
            record = Record(RecordKind.WISH, f"Wens {number}", theme="wonen", priority=2)
            change.add(record, parties=[Participation("gemeente", Role.SUBMITTER)])

    current.save("x", work)
    until(qtbot, lambda: len(titles(panel)) == 200)
    panel.view.table.selectAll()
    return panel


def test_two_hundred_records_are_changed_in_one_action_and_only_what_was_filled_in(
    wishes, current, qtbot
):
    before = count_actions(current)

    def fill(dialog):
        assert "200" in dialog.windowTitle()
        dialog.fields["status"].set_value("parked")
        assert dialog.fields["reason"].isVisible()
        dialog.fields["party"].set_value("ymere")
        dialog.fields["visibility"].set_value("public")
        dialog.accept()
        assert dialog.isVisible()  # it needs a reason, and says so
        assert "reason" in dialog.faults.toPlainText()
        assert "W-001" in dialog.faults.toPlainText()
        dialog.fields["reason"].set_value("eerst geld")
        dialog.accept()

    when_open(ChangeDialog, fill)
    action(wishes, "change").trigger()
    made = entries(current).values()
    assert {entry.record.status for entry in made} == {Status.PARKED}
    assert {entry.record.reason for entry in made} == {"eerst geld"}
    assert {entry.record.visibility for entry in made} == {Visibility.PUBLIC}
    assert {(entry.record.theme, entry.record.priority) for entry in made} == {("wonen", 2)}
    assert {entry.parties for entry in made} == {
        (Participation("gemeente", Role.SUBMITTER), Participation("ymere", Role.SUBMITTER))
    }
    assert count_actions(current) == before + 1
    text, _, undo = current.offers[-1]
    assert "200" in text
    undo()
    assert {entry.record.status for entry in entries(current).values()} == {Status.NEW}
    assert {len(entry.parties) for entry in entries(current).values()} == {1}


def test_a_theme_a_phase_and_a_priority_and_a_party_that_leaves(wishes, current, qtbot):
    def fill(dialog):
        dialog.fields["theme"].setCurrentIndex(dialog.fields["theme"].findText("no theme"))
        dialog.fields["phase"].set_value("choose")
        dialog.fields["priority"].set_value("1")
        dialog.fields["leaves"].set_value("gemeente")
        dialog.accept()

    when_open(ChangeDialog, fill)
    action(wishes, "change").trigger()
    for entry in entries(current).values():
        record = entry.record
        assert (record.theme, record.phase.value, record.priority) == (None, "choose", 1)
        assert entry.parties == ()


def test_nothing_filled_in_changes_nothing(wishes, current, qtbot):
    before = count_actions(current)
    when_open(ChangeDialog, lambda dialog: dialog.accept())
    action(wishes, "change").trigger()
    assert count_actions(current) == before
    assert not current.problems


def test_kinds_without_a_status_in_common_offer_none(panel, current, qtbot):
    def work(change):
        change.add(Record(RecordKind.WISH, "w"))
        change.add(Record(RecordKind.FACT, "f"))

    current.save("x", work)
    until(qtbot, lambda: len(titles(panel)) == 2)
    panel.view.table.selectAll()
    seen = []
    when_open(ChangeDialog, lambda d: (seen.append(d.fields["status"].isEnabled()), d.reject()))
    action(panel, "change").trigger()
    assert seen == [False]


# traced


@pytest.fixture
def chances(panel, current, qtbot):
    def work(change):
        for title in ("Meer groen", "Minder hitte"):
            change.add(Record(RecordKind.WISH, title))
        change.add(Record(RecordKind.NEED, "Schaduw"))
        change.add(Record(RecordKind.OPPORTUNITY, "Bomen bij de herinrichting"))
        change.add(Record(RecordKind.FACT, "38 graden"))
        change.add(Record(RecordKind.AGREEMENT, "Honderd bomen"))

    current.save("x", work)
    until(qtbot, lambda: len(titles(panel)) == 5)
    return panel


def drop(panel, places, target):
    """Drag the records in ``places`` onto the one in the row ``target``."""
    model = panel.view.model
    data = model.mimeData([model.index(place, 0) for place in places])
    parent = model.index(target, 1)
    link = Qt.DropAction.LinkAction
    if not model.canDropMimeData(data, link, -1, -1, parent):
        return False
    model.dropMimeData(data, link, -1, -1, parent)
    return True


def test_wishes_dragged_onto_an_opportunity_are_where_it_arises_from(chances, current, qtbot):
    assert drop(chances, [0, 1, 2], 3)
    entry = entries(current)["Bomen bij de herinrichting"]
    assert [trace.kind for trace in entry.traces] == [TraceKind.ARISES_FROM] * 3
    text, _, undo = current.offers[-1]
    assert text == "K-001 arises from W-001, W-002, B-001"
    assert drop(chances, [0], 3)
    assert "Nothing" in current.notes[-1]  # it was so already: there is nothing to undo
    undo()
    assert entries(current)["Bomen bij de herinrichting"].traces == ()


def test_of_very_many_traced_records_a_few_are_named(chances, current, qtbot):
    current.save("x", lambda c: [c.add(Record(RecordKind.WISH, f"wens {n}")) for n in range(100)])
    rows = current.kansenkaart.queries.list_of_all()
    wishes = [row for row in rows if row.kind is RecordKind.WISH]
    (chance,) = [row for row in rows if row.kind is RecordKind.OPPORTUNITY]
    chances._actions._trace(wishes, Relation(TraceKind.ARISES_FROM, False), [chance])
    text, _, undo = current.offers[-1]
    assert text.startswith("W-001, W-002, W-003")
    assert "… (102)" in text
    assert text.endswith("K-001")
    assert len(text) < 120
    assert current.kansenkaart.sitting.undoable.label == text
    undo()
    chances._actions.trace_onto([row.uuid for row in wishes], chance)
    assert current.offers[-1][0].endswith("… (102)")


def test_the_menu_says_what_would_be_undone(chances, current, qtbot):
    undo, redo = chances.view.undo_actions()
    assert undo.text() == "Undo: x\tCtrl+Z"
    assert not redo.isEnabled()
    drop(chances, [0], 3)
    assert undo.text() == "Undo: K-001 arises from W-001\tCtrl+Z"
    undo.trigger()
    assert redo.text() == "Redo: K-001 arises from W-001\tCtrl+Shift+Z"
    redo.trigger()
    assert not redo.isEnabled()
    current.save("x" * 200, lambda c: c.add(Record(RecordKind.WISH, "x")))
    assert len(undo.text()) < 90
    current.lease.release()
    current.access_changed.emit()
    assert not undo.isEnabled()
    current.close()
    assert undo.text() == "Undo\tCtrl+Z"


def test_what_cannot_be_traced_is_said_and_changes_nothing(chances, current, qtbot):
    assert not drop(chances, [0], 1)
    assert drop(chances, [0, 4], 3)
    assert "F-001" in str(current.problems[-1])
    assert entries(current)["Bomen bij de herinrichting"].traces == ()


def test_a_wish_dropped_on_an_agreement_of_the_other_dock_is_answered(
    chances, make_panel, current, gpkg, qtbot
):
    agreements = make_panel(AGREEMENTS, gpkg)
    agreements.view.set_scope("all")
    until(qtbot, lambda: titles(agreements) == ["Honderd bomen"])
    until(qtbot, lambda: len(titles(chances)) == 5)
    model = chances.view.model
    data = model.mimeData([model.index(0, 0)])
    other = agreements.view.model
    link = Qt.DropAction.LinkAction
    assert other.canDropMimeData(data, link, -1, -1, other.index(0, 0))
    other.dropMimeData(data, link, -1, -1, other.index(0, 0))
    assert [t.kind for t in entries(current)["Honderd bomen"].traces] == [TraceKind.ANSWERS]


def test_the_same_by_keyboard(chances, current, qtbot):
    chances.view.table.choose([row.uuid for row in chances.view.model.rows()[:2]])

    def fill(dialog):
        labels = [dialog.relation.itemText(n) for n in range(dialog.relation.count())]
        assert labels[0] == "is answered by"
        dialog.search.setFocus()
        qtbot.keyClicks(dialog.search, "honderd")
        until(qtbot, lambda: dialog.table.records.rowCount() == 1)
        qtbot.keyClick(dialog.search, Qt.Key.Key_Return)

    when_open(TraceDialog, fill)
    action(chances, "trace").trigger()
    made = entries(current)["Honderd bomen"]
    assert [trace.kind for trace in made.traces] == [TraceKind.ANSWERS] * 2


def test_records_that_have_nothing_in_common_are_not_asked(chances, current, qtbot):
    chances.view.table.selectAll()
    action(chances, "trace").trigger()
    assert "cannot be traced" in current.notes[-1]


# pasted


def paste(panel, text, do):
    """Paste ``text`` with Ctrl+V in the list and do something with the preview."""
    QApplication.clipboard().setText(text)
    when_open(PasteDialog, do)
    action(panel, "paste").trigger()


def test_rows_with_dutch_headings_become_records_about_the_selection(panel, current, layers, qtbot):
    select(layers, current, ["01", "02"])
    before = count_actions(current)
    text = (
        "Soort\tTitel\tPartijen\tThema\tToelichting\r\n"
        'wens\tMeer <b>groen</b>\tYmere\tGroen\t"regel een\nregel ""twee"""\r\n'
        "behoefte\t=1+1\tymere:partner, Gemeente\twonen\t\r\n"
        "\t Zonder soort \t\t\t\r\n"
    )
    seen = []

    def look(dialog):
        seen.append(dialog.summary.text())
        assert dialog.table.rowCount() == 3
        dialog.accept()

    paste(panel, text, look)
    assert "New records: 3" in seen[0]
    assert "selected: 2" in seen[0]
    made = entries(current)
    assert set(made) == {"Meer <b>groen</b>", "=1+1", "Zonder soort"}
    assert made["Meer <b>groen</b>"].record.description == 'regel een\nregel "twee"'
    assert made["Meer <b>groen</b>"].parties == (Participation("ymere", Role.SUBMITTER),)
    assert made["=1+1"].record.kind is RecordKind.NEED
    assert made["Zonder soort"].record.kind is RecordKind.WISH
    assert all(len(entry.links) == 2 for entry in made.values())
    assert count_actions(current) == before + 1
    current.offers[-1][2]()
    assert not entries(current)


def test_the_key_pastes_into_the_list_though_qgis_has_the_same_key(panel, current, qtbot):
    of_qgis = QAction("Paste Features", panel)
    of_qgis.setShortcut("Ctrl+V")
    panel.addAction(of_qgis)
    heard = []
    of_qgis.triggered.connect(heard.append)
    QApplication.clipboard().setText("Bankjes")
    panel.view.table.setFocus()
    when_open(PasteDialog, lambda dialog: dialog.accept())
    qtbot.keyClick(panel.view.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert set(entries(current)) == {"Bankjes"}
    assert not heard


def test_titles_alone_are_enough_and_the_kind_is_chosen_in_the_preview(panel, current, qtbot):
    def look(dialog):
        dialog.kind.set_value("opportunity")
        dialog.accept()

    paste(panel, "Plein opknappen\nDaken\n\n", look)
    made = entries(current).values()
    assert {entry.record.kind for entry in made} == {RecordKind.OPPORTUNITY}
    assert len(made) == 2


def test_wrong_rows_are_named_and_left_out(panel, current, qtbot):
    seen = []

    def look(dialog):
        column = [dialog.table.item(n, 5).text() for n in range(dialog.table.rowCount())]
        seen.append((dialog.summary.text(), column[0], dialog.table.item(0, 0).text()))
        dialog.accept()

    paste(panel, "titel\tthema\nGoed\twonen\nFout\tbestaat niet\n", look)
    (summary, fault, number) = seen[0]
    assert "Wrong rows, which are left out: 1" in summary
    assert "bestaat niet" in fault
    assert number == "3"
    assert set(entries(current)) == {"Goed"}


def test_a_row_with_a_code_changes_that_record(panel, current, qtbot):
    current.save("x", lambda change: change.add(Record(RecordKind.WISH, "oud", theme="wonen")))
    paste(panel, "code\ttitle\nW-001\tnieuw\n", lambda dialog: dialog.accept())
    (entry,) = entries(current).values()
    assert (entry.record.title, entry.record.theme) == ("nieuw", "wonen")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no rows"),
        ("titel\tonzin\nx\ty", "onzin"),
        ("a\tb\tc\td\te\n", "5 columns"),
        ("x\n" * 6000, "6,000"),
    ],
)
def test_what_cannot_be_pasted_says_why(panel, current, text, said):
    QApplication.clipboard().setText(text)
    action(panel, "paste").trigger()
    assert said.replace(",", "") in str(current.problems[-1]).replace(",", "")
    assert not entries(current)


# a table for others


def test_the_intake_table_is_saved_where_it_is_asked(panel, current, tmp_path, monkeypatch, qtbot):
    path = tmp_path / "inbreng é"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    action(panel, "intake").trigger()
    until(qtbot, lambda: current.notes and "xlsx" in current.notes[-1])
    sheets = read_spreadsheet(path.with_name("inbreng é.xlsx"))
    assert next(iter(sheets.values()))[0][:2] == ["Soort", "Titel"]
    assert not current.problems
