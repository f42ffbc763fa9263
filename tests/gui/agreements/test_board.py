"""The board: what is where, and moving by mouse and keyboard."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QColor, QDragEnterEvent, QDropEvent, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyleOptionViewItem

from kansenkaart_plugin.domain.attention import Attention
from kansenkaart_plugin.domain.filtering import Grouping
from kansenkaart_plugin.domain.model import Participation, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Status
from kansenkaart_plugin.gui.agreements import status as status_module
from kansenkaart_plugin.gui.agreements.board_model import COLUMNS, BoardModel
from kansenkaart_plugin.gui.agreements.signs import colour_of
from kansenkaart_plugin.gui.records.model import COLUMNS as LIST_COLUMNS

from ..conftest import until


def drop(stage, code, status, target=None):
    """Let a card go over the column of ``status``, as the mouse does."""
    board = stage.panel.board
    data = board.model.mimeData([board.model.place(stage.uuids[code])])
    target = target or board.columns[status].list.viewport()
    place = QPoint(20, target.height() - 4)
    how = (
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for event in (QDragEnterEvent(place, *how), QDropEvent(QPointF(place), *how)):
        event.ignore()  # as Qt sends it: whoever takes it accepts it
        QApplication.sendEvent(target, event)


def test_each_agreement_is_below_its_status_and_columns_are_counted(stage):
    stage.board()
    assert stage.codes(Status.DRAFT) == ["A-001", "A-004"]
    assert stage.codes(Status.PROPOSED) == ["A-002"]
    assert stage.codes(Status.RUNNING) == ["A-003"]
    heads = {status: column.head.text() for status, column in stage.panel.board.columns.items()}
    assert heads[Status.DRAFT] == "draft (2)"
    assert heads[Status.DONE] == "done (0)"
    folded = [status for status in COLUMNS if stage.panel.board.columns[status].is_folded]
    assert folded == [Status.STOPPED, Status.LAPSED, Status.REPLACED]


def test_the_board_shows_what_the_list_shows(stage, qtbot):
    stage.board()
    stage.panel.view.search.setText("tuinen")
    until(qtbot, lambda: not stage.codes(Status.DRAFT))
    assert stage.codes(Status.PROPOSED) == ["A-002"]


def test_a_card_says_what_asks_for_attention_in_words(stage):
    stage.board()
    card = stage.panel.board.model.place(stage.uuids["A-002"])
    said = card.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "overdue" in said
    assert "neutral: Ymere" in said
    draft = stage.panel.board.model.place(stage.uuids["A-001"])
    assert "without lead" in draft.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "<b>" not in draft.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("on_heading", [False, True])
def test_a_card_dropped_on_a_column_gets_that_status_and_can_be_taken_back(
    stage, qtbot, on_heading
):
    stage.board()
    column = stage.panel.board.columns[Status.DRAFT]
    drop(stage, "A-002", Status.DRAFT, column.head if on_heading else None)
    until(qtbot, lambda: "A-002" in stage.codes(Status.DRAFT))
    assert stage.status("A-002") is Status.DRAFT
    text, _, undo = stage.current.offers[-1]
    assert text == "A-002: draft"
    undo()
    until(qtbot, lambda: stage.codes(Status.PROPOSED) == ["A-002"])
    assert not stage.current.problems


def test_a_card_dropped_on_its_own_column_changes_nothing(stage, qtbot):
    stage.board()
    drop(stage, "A-002", Status.PROPOSED)
    qtbot.wait(50)
    assert not stage.current.offers


def test_what_is_chosen_on_the_board_is_chosen_in_the_list_and_the_other_way(stage, qtbot):
    stage.board()
    stage.choose("A-002")
    assert stage.panel.board.chosen() == [stage.uuids["A-002"]]
    view = stage.panel.board.columns[Status.RUNNING].list
    card = view.visualRect(stage.panel.board.model.place(stage.uuids["A-003"])).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    assert stage.panel.view.chosen() == [stage.uuids["A-003"]]
    until(qtbot, lambda: stage.shown() == "A-003")


def test_the_whole_board_works_by_keyboard(stage, qtbot):
    stage.board()
    stage.choose("A-001")
    board = stage.panel.board
    QApplication.setActiveWindow(stage.panel)
    board.focus_board()
    lists = {status: column.list for status, column in board.columns.items()}
    until(qtbot, lists[Status.DRAFT].hasFocus)
    qtbot.keyClick(lists[Status.DRAFT], Qt.Key.Key_Down)
    assert board.chosen() == [stage.uuids["A-004"]]
    qtbot.keyClick(lists[Status.DRAFT], Qt.Key.Key_Right)
    assert board.chosen() == [stage.uuids["A-002"]]
    assert lists[Status.PROPOSED].hasFocus()
    qtbot.keyClick(lists[Status.PROPOSED], Qt.Key.Key_Right)  # over empty columns
    assert board.chosen() == [stage.uuids["A-003"]]
    qtbot.keyClick(lists[Status.RUNNING], Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, lambda: stage.codes(Status.DONE) == ["A-003"])
    assert board.chosen() == [stage.uuids["A-003"]]
    assert lists[Status.DONE].hasFocus()
    qtbot.keyClick(lists[Status.DONE], Qt.Key.Key_Return)
    until(qtbot, lambda: not stage.panel.view.form.isHidden())
    assert stage.panel.sheet.isHidden()


def test_the_menu_sets_a_status(stage, qtbot):
    stage.board()
    stage.choose("A-001")
    menu = stage.panel.chosen_menu()
    actions = {action.objectName(): action for action in menu.actions()[0].menu().actions()}
    actions["kansenkaart.agreements.menu.status.proposed"].trigger()
    until(qtbot, lambda: "A-001" in stage.codes(Status.PROPOSED))


def test_pointing_at_a_card_lights_it_up_on_the_map(stage, qtbot):
    stage.board()
    lit = []
    stage.current.highlight_wanted.connect(lambda refs: lit.append([str(ref) for ref in refs]))
    stage.panel.board.hovered.emit(stage.uuids["A-003"])
    until(qtbot, lambda: ["buurt:01"] in lit)
    stage.panel.board.hovered.emit(None)
    until(qtbot, lambda: lit[-1] == [])


def test_a_double_click_zooms_to_what_it_is_about(stage, qtbot):
    stage.board()
    zoomed = []
    stage.current.zoom_wanted.connect(zoomed.append)
    view = stage.panel.board.columns[Status.RUNNING].list
    card = view.visualRect(stage.panel.board.model.place(stage.uuids["A-003"])).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    until(qtbot, lambda: zoomed)
    assert str(zoomed[0][0].feature) == "buurt:01"


def test_a_card_in_a_closed_group_of_the_list_can_be_chosen(stage, qtbot):
    stage.panel.view.set_grouping(Grouping.STATUS)
    stage.panel.refresh()
    until(qtbot, lambda: stage.panel.view.model.headings())
    stage.panel.view.table.toggle(stage.panel.view.model.place(stage.uuids["A-003"]), False)
    stage.board()
    stage.panel.board.choose([stage.uuids["A-003"]])
    stage.panel.board.chosen_changed.emit()
    assert stage.panel.view.chosen() == [stage.uuids["A-003"]]


def test_columns_fold_and_unfold_and_empty_ones_show_their_name(stage, qtbot):
    stage.board()
    column = stage.panel.board.columns[Status.LAPSED]
    column.head.click()
    assert column.list.isVisibleTo(stage.panel)
    column.head.click()
    assert not column.list.isVisibleTo(stage.panel)
    for column in stage.panel.board.columns.values():
        assert column.minimumWidth() >= column.head.sizeHint().width()


def test_a_file_that_cannot_be_written_says_so_and_the_card_stays(stage, qtbot):
    stage.board()
    path = stage.current.kansenkaart.path
    path.rename(path.with_suffix(".weg"))
    drop(stage, "A-002", Status.DRAFT)
    until(qtbot, lambda: stage.current.problems)
    assert "is not there any more" in stage.current.problems[0]
    assert stage.codes(Status.PROPOSED) == ["A-002"]


def test_the_list_shows_when_it_is_due_and_what_is_past(stage):
    table = stage.panel.view.table
    place = table.records.place(stage.uuids["A-002"])
    index = table.records.index(place, LIST_COLUMNS.index("due"))
    assert not table.isColumnHidden(index.column())
    option = QStyleOptionViewItem()
    option.widget = table
    table.itemDelegateForColumn(index.column()).initStyleOption(option, index)
    assert option.text == "2026-01-01 · overdue"
    assert not option.icon.isNull()


@pytest.mark.parametrize("shape", ["triangle", "clock"])
@pytest.mark.parametrize("ground", ["#ffffff", "#232323"])
def test_signs_are_read_on_light_and_dark_ground(shape, ground):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    first, second = sorted(
        (_luminance(colour_of(shape, palette)), _luminance(QColor(ground))), reverse=True
    )
    assert (first + 0.05) / (second + 0.05) >= 4.5


def _luminance(colour):
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in colour.getRgbF()]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_quick_filters_are_those_of_all_docks(stage, qtbot):
    stage.board()
    button = stage.panel.findChild(object, "kansenkaart.agreements.overdue")
    button.click()
    assert stage.current.shown.filter.attention == (Attention.OVERDUE,)
    until(qtbot, lambda: not stage.codes(Status.RUNNING))
    assert stage.codes(Status.PROPOSED) == ["A-002"]
    stage.current.shown.narrow(attention=())
    assert not button.isChecked()
    until(qtbot, lambda: stage.codes(Status.RUNNING))


def test_in_the_past_nothing_can_be_dragged(stage, qtbot):
    moment, uuid = stage.entry("A-001").record.created_at, stage.uuids["A-003"]
    stage.current.save("later", lambda change: change.delete([uuid]))
    stage.board()
    stage.current.shown.set(as_of=moment)
    until(qtbot, lambda: stage.codes(Status.RUNNING) == ["A-003"])
    model = stage.panel.board.model
    assert not model.flags(model.place(uuid)) & Qt.ItemFlag.ItemIsDragEnabled
    drop(stage, "A-002", Status.DONE)
    qtbot.wait(50)
    assert stage.status("A-002") is Status.PROPOSED
    stage.choose("A-002")
    assert not stage.panel.sheet.status.isEnabled()


def test_five_hundred_agreements_are_no_five_hundred_widgets(stage, qtbot):
    def many(change):
        for number in range(500):
            change.add(
                Record(RecordKind.AGREEMENT, f"Afspraak {number}", status=Status.PROPOSED),
                (),
                [Participation("ymere", Role.LEAD)],
            )

    before = len(stage.panel.findChildren(object))
    stage.current.save("veel", many)
    stage.panel.show_board(True)
    until(qtbot, lambda: len(stage.codes(Status.PROPOSED)) == 501)
    assert len(stage.panel.findChildren(object)) - before < 50
    stage.choose("A-400")
    assert stage.panel.board.chosen() == [
        row.uuid for row in stage.panel.view.model.rows() if row.code == "A-400"
    ]


def test_the_model_keeps_to_the_rules_of_qt(stage, qtmodeltester):
    stage.board()
    qtmodeltester.check(stage.panel.board.model)


def test_only_our_own_cards_are_taken(stage):
    from qgis.PyQt.QtCore import QMimeData

    model = BoardModel()
    model.set_writable(True)
    moved = []
    model.move_wanted.connect(lambda *what: moved.append(what))
    data = QMimeData()
    data.setText("x")
    model.drop(data, Status.DONE)
    assert not moved


def test_several_cards_move_as_one_action(stage, qtbot, monkeypatch):
    stage.board()
    stage.choose("A-001", "A-004")
    monkeypatch.setattr(status_module.StatusDialog, "exec", lambda self: pytest.fail("asked"))
    stage.panel.statuses.set(stage.panel.view.chosen(), Status.PROPOSED)
    until(qtbot, lambda: not stage.codes(Status.DRAFT))
    stage.current.undo()
    until(qtbot, lambda: len(stage.codes(Status.DRAFT)) == 2)
