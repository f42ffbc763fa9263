"""What a panel of records looks like: widgets only, signals out and setters in."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAction,
    QActionGroup,
    QGridLayout,
    QMenu,
    QSplitter,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.filtering import Grouping
from ...domain.words import RecordKind
from ...store import Row
from ..fields import ChoiceField
from ..icons import icon
from ..number import some_of
from ..wrapped_label import WrappedLabel
from .form import RecordForm
from .table import FIRST_COLUMNS, RecordTable

PANEL_WIDTH = 500
"""Pixels at first."""

_SEARCHED = 36
"""Letters there is to be room for, in the choice of scope and the search field together."""

_ALWAYS = ("edit", "zoom", "history")
"""Actions that change nothing."""


class RecordView(QWidget):
    """Header, scope, search, chips, list, actions, and the form below them."""

    asked_otherwise = pyqtSignal()
    """Another scope, search, order or grouping is asked for."""
    new_wanted = pyqtSignal(str)
    action_wanted = pyqtSignal(str)
    """What is to be done with the chosen records (``edit``, ``zoom``, ``link``, ``unlink``,
    ``delete``, ``change``, ``trace``) or otherwise (``undo``, ``redo``, ``paste``, ``intake``)."""
    row_changed = pyqtSignal()

    def __init__(self, name: str, kinds: Sequence[RecordKind], parent: QWidget) -> None:
        """Build it for ``kinds``; ``name`` begins the object names."""
        super().__init__(parent)
        self._name = name
        self._kinds = kinds
        self._locale = QgsApplication.locale()
        self._writable = False
        self.grouping: Grouping | None = None
        self.header = WrappedLabel(f"{name}.header")
        self.form = RecordForm(f"{name}.form", kinds, self)
        self._build()

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addLayout(self._search_rows())
        self.chips = QVBoxLayout()  # where the filters that hold are shown
        column.addLayout(self.chips)
        column.addWidget(self._make_table(), 1)
        column.addWidget(self._new_bar())
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.form)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.form.hide()

    def _search_rows(self) -> QGridLayout:
        self._scope = ChoiceField(
            (
                ("selection", self.tr("Selection")),
                ("whole", self.tr("Whole area")),
                ("all", self.tr("All")),
            )
        )
        self._scope.setObjectName(f"{self._name}.scope")
        self._scope.setAccessibleName(self.tr("Which records are listed"))
        self._scope.setToolTip(self._scope.accessibleName())
        self._scope.currentIndexChanged.connect(self.asked_otherwise)
        self.search = QgsFilterLineEdit()
        self.search.setObjectName(f"{self._name}.search")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(self.tr("Search…"))
        self.search.setAccessibleName(self.tr("Search in the list"))
        self.search.textChanged.connect(self.asked_otherwise)
        rows = self._head = QGridLayout()
        rows.addWidget(self._scope, 0, 0)
        rows.addWidget(self.search, 0, 1)
        rows.setColumnStretch(0, 1)
        rows.setColumnStretch(1, 2)
        self._tools = self._row_bar()
        rows.addWidget(self._tools, 0, 2)
        return rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tools on a line of their own where the search field needs the room."""
        super().resizeEvent(event)
        letter = self.fontMetrics().averageCharWidth()
        narrow = self.width() < self._tools.sizeHint().width() + _SEARCHED * letter
        self._head.addWidget(self._tools, *((1, 0, 1, 2) if narrow else (0, 2, 1, 1)))

    def _make_table(self) -> RecordTable:
        columns = FIRST_COLUMNS
        if RecordKind.AGREEMENT in self._kinds:  # of those the status says most
            columns = (*columns, "status")
        table = self.table = RecordTable(f"{self._name}.list", self, columns)
        self.model = table.records
        table.doubleClicked.connect(lambda _: self.action_wanted.emit("zoom"))
        table.chosen_changed.connect(self._selection_changed)
        table.order_changed.connect(self.asked_otherwise)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.key_pressed.connect(self._take_key)
        return table

    def _take_key(self, meant: str) -> None:
        if meant == "new":
            self.new_wanted.emit(self._kinds[0].value)
        else:
            self.action_wanted.emit(meant)

    def _new_bar(self) -> QToolBar:
        bar = self._bar("new")
        self._new_actions = [self._new_action(bar, kind) for kind in self._kinds]
        return bar

    def _row_bar(self) -> QToolBar:
        bar = self._bar("chosen")
        self._list_actions: dict[str, QAction] = {}
        self._row_actions = {
            name: self._row_action(bar, name, label, tip) for name, label, tip in self._row_words()
        }
        bar.addWidget(self._more_button())
        bar.setMinimumWidth(bar.sizeHint().width())
        return bar

    def _more_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self._name}.more")
        button.setText("⋯")
        button.setAccessibleName(self.tr("More"))
        button.setToolTip(self.tr("More to do with records and with the list"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu = QMenu(button)
        for name, label in self._more_words():
            action = self._menu.addAction(label)
            action.setObjectName(f"{self._name}.{name}")
            action.triggered.connect(lambda _, what=name: self.action_wanted.emit(what))
            if name in ("change", "trace", "history", "agenda"):
                self._row_actions[name] = action
            else:
                self._list_actions[name] = action
            if name in ("agenda", "redo"):
                self._menu.addSeparator()
        self._menu.addMenu(self._grouping_menu())
        button.setMenu(self._menu)
        return button

    def _more_words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("change", self.tr("Change the chosen records…")),
            ("trace", self.tr("Trace to…")),
            ("history", self.tr("History")),
            ("agenda", self.tr("Put on the agenda of the session")),
            ("undo", ""),
            ("redo", ""),
            ("paste", self.tr("Paste rows of a spreadsheet (Ctrl+V)")),
            ("intake", self.tr("Save intake table…")),
        )

    def add_menu(self, menu: QMenu) -> None:
        """Offer ``menu`` too, first of all that can be done."""
        self._menu.insertMenu(self._menu.actions()[0], menu)

    def _grouping_menu(self) -> QMenu:
        menu = QMenu(self.tr("Group by"), self._menu)
        group = QActionGroup(menu)
        self._groupings: dict[Grouping | None, QAction] = {}
        for by, label in ((None, self.tr("Nothing")), *((by, _title(by)) for by in Grouping)):
            action = self._groupings[by] = menu.addAction(label)
            action.setObjectName(f"{self._name}.group.{by.value if by else 'none'}")
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(lambda _, wanted=by: self._group(wanted))
        self._groupings[None].setChecked(True)
        return menu

    def _group(self, by: Grouping | None) -> None:
        self.set_grouping(by)
        self.asked_otherwise.emit()

    def set_grouping(self, by: Grouping | None) -> None:
        """Show by what the list is grouped."""
        self.grouping = by
        self._groupings[by].setChecked(True)

    def _show_menu(self, point: QPoint) -> None:
        """Show all that can be done where the mouse or the menu key asks for it."""
        menu = QMenu(self)
        menu.addActions([self._row_actions[name] for name, _, _ in self._row_words()])
        menu.addSeparator()
        menu.addActions(self._menu.actions())
        menu.addMenu(self.table.columns_menu(menu))
        menu.exec(self.table.viewport().mapToGlobal(point))

    def _bar(self, name: str) -> QToolBar:
        bar = QToolBar()
        bar.setObjectName(f"{self._name}.{name}.bar")
        side = self.fontMetrics().height() + 2
        bar.setIconSize(QSize(side, side))
        bar.layout().setContentsMargins(0, 0, 0, 0)
        return bar

    def _new_action(self, bar: QToolBar, kind: RecordKind) -> QAction:
        label = kind.label(self._locale)
        action = QAction(icon(kind.value), f"+ {label.capitalize()}", bar)
        action.setObjectName(f"{self._name}.new.{kind.value}")
        tip = self.tr("New: {}").format(label)
        action.setToolTip(f"{tip} (Ins)" if kind is self._kinds[0] else tip)
        action.triggered.connect(lambda _, code=kind.value: self.new_wanted.emit(code))
        bar.addAction(action)
        button = bar.widgetForAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return action

    def _row_action(self, bar: QToolBar, name: str, label: str, tip: str) -> QAction:
        action = QAction(icon(name), label, bar)
        action.setObjectName(f"{self._name}.{name}")
        action.setToolTip(tip)
        action.triggered.connect(lambda _: self.action_wanted.emit(name))
        bar.addAction(action)
        button = bar.widgetForAction(action)
        button.setAccessibleName(label)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return action

    def _row_words(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("edit", self.tr("Edit"), self.tr("Edit the record (Enter)")),
            ("zoom", self.tr("Zoom"), self.tr("Zoom to the record's features (double click)")),
            ("link", self.tr("Link"), self.tr("Link the record to the selected features too")),
            ("unlink", self.tr("Unlink"), self.tr("Unlink the record from the selected features")),
            ("delete", self.tr("Delete"), self.tr("Delete the record (Del)")),
        )

    # setters

    def set_open(self, is_open: bool, is_writable: bool) -> None:
        """Offer everything, only what reads, or nothing while no kansenkaart is open."""
        self._writable = is_writable
        for widget in (self._scope, self.search, self.table):
            widget.setEnabled(is_open)
        for action in (*self._new_actions, *self._list_actions.values()):
            action.setEnabled(is_writable)
        self._list_actions["intake"].setEnabled(is_open)
        self.model.can_trace = is_writable
        self._selection_changed()

    def undo_actions(self) -> tuple[QAction, QAction]:
        """Return what takes back and does again; they are named from outside."""
        return self._list_actions["undo"], self._list_actions["redo"]

    def set_header(self, text: str) -> None:
        """Say what is selected, or what to do."""
        self.header.setText(text)

    def scope(self) -> str:
        """Return which records are listed: ``selection``, ``whole`` or ``all``."""
        return self._scope.value() or "selection"

    def set_scope(self, scope: str) -> None:
        """Choose which records are listed."""
        self._scope.set_value(scope)

    # what is chosen

    def chosen_count(self) -> int:
        """Return how many records are chosen."""
        return self.table.chosen_count()

    def chosen_rows(self) -> list[Row]:
        """Return the chosen records."""
        return self.table.chosen_rows()

    def chosen(self) -> list[str]:
        """Return the uuids of the chosen records."""
        return self.table.chosen()

    def chosen_codes(self) -> str:
        """Return the codes of the chosen records, for people."""
        return some_of(row.code for row in self.chosen_rows())

    def choose(self, uuid: str) -> None:
        """Choose the record ``uuid`` alone, if it is listed."""
        self.table.choose([uuid])

    def _selection_changed(self) -> None:
        count = self.chosen_count()
        for name, action in self._row_actions.items():
            wanted = count == 1 if name in ("edit", "history") else count > 0
            action.setEnabled(wanted and (self._writable or name in _ALWAYS))
        self.row_changed.emit()

    # the form

    def open_form(self) -> None:
        """Show the form below the list, or in its place when there is no room for both."""
        self.form.show()
        above = self.splitter.widget(0)
        least = above.minimumSizeHint().height()
        above.setVisible(self.height() - least >= self.form.short_height())
        wanted = self.form.sizeHint().height()
        self.splitter.setSizes([max(self.height() - wanted, least), wanted])

    def close_form(self) -> None:
        """Put the form away; the list is there again."""
        self.form.hide()
        self.splitter.widget(0).show()
        self.table.setFocus()


def _title(word: Grouping) -> str:
    return str(word.label(QgsApplication.locale())).capitalize()
