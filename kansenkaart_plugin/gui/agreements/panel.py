"""The panel of agreements: the list of records, a board in its place, and a sheet below."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QMenu,
    QShortcut,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from ...domain.attention import Attention
from ...domain.model import Progress
from ...domain.words import Status
from ..catalogue_desk import Inquiry
from ..current import Current
from ..filters.flow_layout import FlowLayout
from ..records.kept_forms import KeptForms
from ..records.model import COLUMNS as LIST_COLUMNS
from ..records.panel import AGREEMENTS, RecordPanel
from .board import Board
from .board_model import COLUMNS
from .due import DueDelegate
from .kept_reports import KeptReports
from .mail import MailCopy
from .questions import Card, Sheet, read_cards, read_sheet
from .sheet import SheetView
from .status import StatusChange
from .work import SheetWork

_NAME = AGREEMENTS.name
_WIDE = 140
"""Letters beside each other from which the sheet has its place beside the list."""


class AgreementsPanel(RecordPanel):
    """What can be done with records, and what only agreements have.

    The list says which agreements there are and which are chosen; the board shows the same.
    """

    def __init__(self, current: Current, kept: KeptForms, parent: QWidget | None = None) -> None:
        """Follow ``current``; unsaved text goes to ``kept``."""
        self._ready = False
        super().__init__(current, AGREEMENTS, kept, parent)
        self.board, self.sheet = Board(f"{_NAME}.board"), SheetView()
        self.statuses = StatusChange(current, self)
        self.mail = MailCopy(current, self)
        self.work = SheetWork(current, lambda: self.sheet.sheet, self)
        self._cards, self._sheets = Inquiry(current.desk, self), Inquiry(current.desk, self)
        self._lay_out()
        self._connect_board()
        self._connect_sheet()
        self.reports = KeptReports(current, self.sheet, kept)
        self._ready = True
        self.show_board(current.settings.agreements_as_board.value())

    # what it looks like

    def _lay_out(self) -> None:
        view = self.view
        column = view.splitter.widget(0).layout()
        self._stack, self._halves = QStackedWidget(), QSplitter(Qt.Orientation.Vertical)
        place = column.indexOf(view.table)
        column.removeWidget(view.table)
        column.insertWidget(place, self._way_row())
        column.insertWidget(place + 1, self._halves, 1)
        self._stack.addWidget(view.table)
        self._stack.addWidget(self.board)
        self._halves.addWidget(self._stack)
        self._halves.addWidget(self.sheet)
        self._halves.setChildrenCollapsible(False)
        self._halves.setStretchFactor(0, 1)
        self._halves.setStretchFactor(1, 1)
        self._halves.setSizes([200, 300])
        self._show_due()
        self.sheet.hide()
        view.form.installEventFilter(self)

    def _show_due(self) -> None:
        """Show in the list when agreements are due, and what asks for attention."""
        header, place = self.view.table.horizontalHeader(), LIST_COLUMNS.index("due")
        self._due = DueDelegate(self.view.table)
        self.view.table.setItemDelegateForColumn(place, self._due)
        if not self._current.settings.lists["agreements"].columns.value():
            header.setSectionHidden(place, False)
            width = self.fontMetrics().horizontalAdvance("00-00-0000 MMM")
            header.resizeSection(place, width)
            header.setSectionHidden(LIST_COLUMNS.index("traces"), True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sheet beside the list or the board where there is room for both."""
        super().resizeEvent(event)
        wide = self.width() > _WIDE * self.fontMetrics().averageCharWidth()
        orientation = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._ready and orientation != self._halves.orientation():
            self._halves.setOrientation(orientation)
            beside = self.sheet.minimumSizeHint().width()
            self._halves.setSizes([self.width() - beside, beside] if wide else [200, 300])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the sheet away while the form is open: that shows the same."""
        if watched is self.view.form and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.sheet.hide()
            self._ask_sheet()
        return super().eventFilter(watched, event)

    def _way_row(self) -> QWidget:
        """Return the row with list or board, and what asks for attention."""
        row = QWidget()
        places = FlowLayout(row, gap=2)
        group = QButtonGroup(self)
        self._as_list = self._way("as_list", self.tr("List"), group)
        self._as_board = self._way("as_board", self.tr("Board"), group)
        places.addWidget(self._as_list)
        places.addWidget(self._as_board)
        self._quick = {}
        for attention in Attention:
            label = attention.label(QgsApplication.locale())
            button = self._quick[attention] = self._way(attention.value, label)
            button.setToolTip(self.tr("Show only agreements that are: {}").format(label))
            button.clicked.connect(lambda _: self._narrow())
            places.addWidget(button)
        self._as_board.toggled.connect(self.show_board)
        return row

    def _way(self, name: str, label: str, group: QButtonGroup | None = None) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{_NAME}.{name}")
        button.setText(label[:1].upper() + label[1:])
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if group is not None:
            group.addButton(button)
        return button

    def show_board(self, wanted: bool) -> None:
        """Show the board in place of the list, or the list; it stays so the next time."""
        self._as_board.setChecked(wanted)
        self._as_list.setChecked(not wanted)
        self._stack.setCurrentWidget(self.board if wanted else self.view.table)
        self._current.settings.agreements_as_board.setValue(wanted)
        self._ask_cards()

    @property
    def is_board(self) -> bool:
        """Whether the board is shown."""
        return self._stack.currentWidget() is self.board

    # wiring

    def _connect_board(self) -> None:
        current, view, board = self._current, self.view, self.board
        self.listing.filled.connect(lambda _: self._ask_cards())
        self._cards.answered.connect(self._show_cards)
        self._cards.failed.connect(current.failed)
        current.closed.connect(self._empty)
        current.shown.changed.connect(self._show_quick)
        view.row_changed.connect(self._chosen_elsewhere)
        board.chosen_changed.connect(self._choose_in_list)
        board.hovered.connect(view.table.hovered)
        board.open_wanted.connect(self.edit)
        board.zoom_wanted.connect(self.zoom)
        board.menu_wanted.connect(self._show_board_menu)
        board.step_wanted.connect(self._step)
        board.model.move_wanted.connect(self._move, Qt.ConnectionType.QueuedConnection)
        for keys, do in (("Delete", self.delete), ("Insert", lambda: self.start("agreement"))):
            self._shortcut(keys, board, do)
        for place in (board, view.table):
            self._shortcut("Ctrl+C", place, self.copy)

    def _shortcut(self, keys: str, widget: QWidget, do) -> None:
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _connect_sheet(self) -> None:
        current, sheet = self._current, self.sheet
        self._sheets.answered.connect(self._show_sheet)
        self._sheets.failed.connect(current.failed)
        current.records_changed.connect(self._ask_sheet)
        sheet.status_wanted.connect(lambda status: self._set_status(status))
        sheet.record_wanted.connect(current.choose_record)
        sheet.parties.stance_wanted.connect(self.work.take_position)
        sheet.parties.note_wanted.connect(self.work.ask_note)
        sheet.parties.role_wanted.connect(self.work.set_role)
        sheet.progress.report_wanted.connect(self._report)
        self.statuses.positions_wanted.connect(lambda _: sheet.show_positions())
        sheet.copy.setMenu(self._copy_menu(sheet.copy))
        sheet.copy.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        sheet.copy.clicked.connect(lambda _: self.copy())
        for menu in (self._copy_menu(self), self._status_menu(self)):
            self.view.add_menu(menu)

    def stop(self) -> None:
        """Wait for the workers: the panel is about to go."""
        self._cards.forget()
        self._sheets.forget()
        self.mail.stop()
        self.reports.stop()
        super().stop()

    # the board

    def _ask_cards(self) -> None:
        if self._ready and self.is_board and self._current.desk.is_open:
            uuids = [row.uuid for row in self.view.model.rows()]
            self._cards.ask(partial(read_cards, uuids=uuids, names=self._party_names()))

    def _party_names(self) -> dict[str, str]:
        return {party.key: party.name for party in self._current.vocabulary.parties}

    def _show_cards(self, cards: list[Card]) -> None:
        self.board.model.set_writable(self._current.is_writable)
        self.board.set_cards(cards, self._party_names(), self.view.chosen())

    def _empty(self) -> None:
        self._cards.forget()
        self._sheets.forget()
        self.board.set_cards([], {}, [])
        self._put_sheet_away()

    def _chosen_elsewhere(self) -> None:
        if self._ready:
            self.board.choose(self.view.chosen())
            self._ask_sheet()

    def _choose_in_list(self) -> None:
        self.view.model.close_nothing()  # what is in a closed group cannot be chosen
        self.view.table.choose(self.board.chosen())

    def _step(self, step: int) -> None:
        """Move the chosen cards to the next column, or back."""
        rows = self.view.chosen_rows()
        if rows:
            place = COLUMNS.index(rows[0].status) + step
            if 0 <= place < len(COLUMNS):
                self._set_status(COLUMNS[place])

    def _move(self, uuids: list[str], status: Status) -> None:
        self.statuses.set(uuids, status)

    def _set_status(self, status: Status) -> None:
        self.statuses.set(self.view.chosen(), status)

    def _show_board_menu(self, place: QPoint) -> None:
        menu = self.chosen_menu()
        menu.exec(place)

    def chosen_menu(self) -> QMenu:
        """Return what can be done with the chosen agreements."""
        menu, several = QMenu(self), self.view.chosen_count() > 1
        there, writable = self.view.chosen_count() > 0, self._current.is_writable
        menu.addMenu(self._status_menu(menu)).setEnabled(there and writable)
        menu.addMenu(self._copy_menu(menu)).setEnabled(there)
        menu.addSeparator()
        for name, label, do, enabled in (
            ("edit", self.tr("Edit"), self.edit, there and not several),
            ("zoom", self.tr("Zoom"), self.zoom, there),
            ("delete", self.tr("Delete"), self.delete, there and writable),
        ):
            action = menu.addAction(label)
            action.setObjectName(f"{_NAME}.menu.{name}")
            action.setEnabled(enabled)
            action.triggered.connect(lambda _, what=do: what())
        return menu

    def _status_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("Set status"), parent)
        for status in COLUMNS:
            action = menu.addAction(status.label(QgsApplication.locale()))
            action.setObjectName(f"{_NAME}.menu.status.{status.value}")
            action.triggered.connect(lambda _, one=status: self._set_status(one))
        return menu

    def _copy_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(self.tr("Copy as text"), parent)
        menu.aboutToShow.connect(lambda: self.mail.menu(menu, self.view.chosen))
        return menu

    # what asks for attention

    def _narrow(self) -> None:
        wanted = tuple(one for one, button in self._quick.items() if button.isChecked())
        self._current.shown.narrow(attention=wanted)

    def _show_quick(self) -> None:
        wanted = self._current.shown.filter.attention
        for attention, button in self._quick.items():
            button.setChecked(attention in wanted)

    # the sheet

    def _ask_sheet(self) -> None:
        chosen = self.view.chosen() if self._ready else []
        if len(chosen) != 1 or not self._current.desk.is_open:
            self._put_sheet_away()
        else:
            self._sheets.ask(partial(read_sheet, uuid=chosen[0], names=self._party_names()))

    def _show_sheet(self, sheet: Sheet | None) -> None:
        if sheet is None or [sheet.row.uuid] != self.view.chosen():
            self._put_sheet_away()
            return
        self.sheet.show_sheet(sheet, self._current.vocabulary, self._current.is_writable)
        self.sheet.setVisible(self.view.form.isHidden())

    def _put_sheet_away(self) -> None:
        self._sheets.forget()
        self.sheet.put_away()

    def _report(self, progress: Progress) -> None:
        if self.work.report(progress):
            self.sheet.progress.put_away()
            self.reports.keep()

    def copy(self) -> None:
        """Copy the chosen agreements as text, as all parties may see them."""
        self.mail.copy(self.view.chosen())
