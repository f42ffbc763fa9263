"""What a panel of records looks like: widgets only, signals out and setters in."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QShortcut,
    QSplitter,
    QTableView,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from ..domain.words import RecordKind
from ..store.queries import ListRow
from .fields import ChoiceField
from .icons import icon
from .record_form import RecordForm
from .record_model import ROW_ROLE, Names, RecordFilter, RecordModel

_WIDTHS = (72, 240, 92, 84, 80)
_THEME = 4


class RecordView(QWidget):
    """Header, scope, search, list, actions, note, and the form below them."""

    scope_changed = pyqtSignal()
    new_wanted = pyqtSignal(str)
    action_wanted = pyqtSignal(str)
    row_changed = pyqtSignal()

    def __init__(self, name: str, kinds: Sequence[RecordKind], parent: QWidget) -> None:
        """Build it for ``kinds``; ``name`` begins the object names."""
        super().__init__(parent)
        self._name = name
        self._kinds = kinds
        self._locale = QgsApplication.locale()
        self.model = RecordModel(self)
        self.proxy = RecordFilter(self)
        self.proxy.set_kinds(frozenset(kind.value for kind in kinds))
        self.proxy.setSourceModel(self.model)
        self.header = self._label("header")
        self.note = self._label("note")
        self.form = RecordForm(f"{name}.form", self)
        self._build()

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(f"{self._name}.{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addLayout(self._search_row())
        column.addWidget(self._make_table(), 1)
        column.addWidget(self.note)
        column.addWidget(self._make_tools())
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(top)
        self.splitter.addWidget(self.form)
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self.close_form()
        self.show_note("")

    def _search_row(self) -> QHBoxLayout:
        self._scope = ChoiceField(
            (
                ("selection", self.tr("Selection")),
                ("whole", self.tr("Whole area")),
                ("all", self.tr("All")),
            )
        )
        self._scope.setObjectName(f"{self._name}.scope")
        self._scope.setAccessibleName(self.tr("Which records are listed"))
        self._scope.currentIndexChanged.connect(self.scope_changed)
        self.search = QgsFilterLineEdit()
        self.search.setObjectName(f"{self._name}.search")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(self.tr("Search…"))
        self.search.setAccessibleName(self.tr("Search in the list"))
        self.search.textChanged.connect(self.proxy.set_search)
        row = QHBoxLayout()
        row.addWidget(self._scope)
        row.addWidget(self.search, 1)
        return row

    def _make_table(self) -> QTableView:
        table = self.table = QTableView()
        table.setObjectName(f"{self._name}.list")
        table.setAccessibleName(self.tr("Records"))
        table.setModel(self.proxy)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
        table.horizontalHeader().setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnHidden(_THEME, True)  # still searched; the title needs the room
        table.setMinimumHeight(84)
        table.doubleClicked.connect(lambda _: self.action_wanted.emit("zoom"))
        table.selectionModel().selectionChanged.connect(self._selection_changed)
        for keys, action in (("Return", "edit"), ("Enter", "edit"), ("Delete", "delete")):
            self._shortcut(keys, action)
        return table

    def _shortcut(self, keys: str, action: str) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(lambda: self.action_wanted.emit(action))

    def _make_tools(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._new_bar = self._bar(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for kind in self._kinds:
            label = kind.label(self._locale).capitalize()
            action = QAction(icon(kind.value), f"+ {label}", self._new_bar)
            action.setObjectName(f"{self._name}.new.{kind.value}")
            action.setToolTip(self.tr("New: {}").format(label.lower()))
            action.triggered.connect(lambda _, code=kind.value: self.new_wanted.emit(code))
            self._new_bar.addAction(action)
        self._row_bar = self._bar(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for name, label, tip in self._row_actions():
            action = QAction(icon(name), label, self._row_bar)
            action.setObjectName(f"{self._name}.{name}")
            action.setToolTip(tip)
            action.triggered.connect(lambda _, what=name: self.action_wanted.emit(what))
            self._row_bar.addAction(action)
        column.addWidget(self._new_bar)
        column.addWidget(self._row_bar)
        return box

    def _bar(self, style: Qt.ToolButtonStyle) -> QToolBar:
        bar = QToolBar()
        bar.setIconSize(bar.iconSize() * 0.7)
        bar.setToolButtonStyle(style)
        return bar

    def _row_actions(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("edit", self.tr("Edit"), self.tr("Edit the record (Enter)")),
            ("link", self.tr("Link"), self.tr("Link the record to the selected features too")),
            ("unlink", self.tr("Unlink"), self.tr("Unlink the record from the selected features")),
            ("zoom", self.tr("Zoom"), self.tr("Zoom to the record's features (double click)")),
            ("delete", self.tr("Delete"), self.tr("Delete the record (Del)")),
        )

    # setters

    def set_open(self, is_open: bool) -> None:
        """Offer everything, or nothing while no kansenkaart is open."""
        for widget in (self._scope, self.search, self.table, self._new_bar):
            widget.setEnabled(is_open)
        self._selection_changed()

    def set_header(self, text: str) -> None:
        """Say what is selected, or what to do."""
        self.header.setText(text)

    def show_note(self, text: str) -> None:
        """Say something about the chosen record; nothing hides the line."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_rows(self, rows: Sequence[ListRow], names: Names) -> None:
        """List ``rows``; what was chosen stays chosen."""
        chosen = set(self.chosen())
        self.model.set_rows(rows, names)
        for number in range(self.proxy.rowCount() if chosen else 0):
            index = self.proxy.index(number, 0)
            if index.data(ROW_ROLE).uuid in chosen:
                self.table.selectRow(number)
                break
        self._selection_changed()

    def scope(self) -> str:
        """Return which records are listed: ``selection``, ``whole`` or ``all``."""
        return self._scope.value() or "selection"

    def set_scope(self, scope: str) -> None:
        """Choose which records are listed."""
        self._scope.set_value(scope)

    # what is chosen

    def _chosen_rows(self) -> list[ListRow]:
        return [index.data(ROW_ROLE) for index in self.table.selectionModel().selectedRows()]

    def chosen(self) -> list[str]:
        """Return the uuids of the chosen records."""
        return [row.uuid for row in self._chosen_rows()]

    def chosen_codes(self) -> str:
        """Return the codes of the chosen records, for people."""
        codes = [row.code for row in self._chosen_rows()]
        return ", ".join(codes[:8]) + (f" … ({len(codes)})" if len(codes) > 8 else "")

    def choose(self, uuid: str) -> None:
        """Choose the record ``uuid`` in the list, if it is there."""
        for number in range(self.proxy.rowCount()):
            if self.proxy.index(number, 0).data(ROW_ROLE).uuid == uuid:
                self.table.selectRow(number)

    def _selection_changed(self, *_: object) -> None:
        self._row_bar.setEnabled(bool(self._chosen_rows()))
        self.row_changed.emit()

    # the form

    def open_form(self) -> None:
        """Show the form below the list."""
        self.form.show()
        self.splitter.setSizes([2 * self.height() // 5, 3 * self.height() // 5])

    def close_form(self) -> None:
        """Put the form away."""
        self.form.hide()
        self.table.setFocus()

    def may_leave_form(self) -> bool:
        """Return whether the form holds nothing that would be lost."""
        return self.form.isHidden() or not self.form.is_changed()
