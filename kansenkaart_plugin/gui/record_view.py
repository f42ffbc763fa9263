"""What a panel of records looks like: widgets only, signals out and setters in."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QItemSelectionModel, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QHBoxLayout,
    QHeaderView,
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
from .record_model import COLUMNS, Names, RecordModel
from .wrapped_label import WrappedLabel

_WIDTHS = {"code": 74, "parties": 96, "status": 100}
PANEL_WIDTH = 500
"""Pixels at first."""

_FEWEST_ROWS = 4
"""How many rows of the list stay in sight beside an open form."""

_NAMED_CODES = 8


class RecordView(QWidget):
    """Header, scope, search, list, note, actions, and the form below them."""

    scope_changed = pyqtSignal()
    search_changed = pyqtSignal()
    new_wanted = pyqtSignal(str)
    action_wanted = pyqtSignal(str)
    """One of ``edit``, ``zoom``, ``link``, ``unlink``, ``delete`` for the chosen records."""
    row_changed = pyqtSignal()

    def __init__(self, name: str, kinds: Sequence[RecordKind], parent: QWidget) -> None:
        """Build it for ``kinds``; ``name`` begins the object names."""
        super().__init__(parent)
        self._name = name
        self._kinds = kinds
        self._locale = QgsApplication.locale()
        self._writable = False
        self.model = RecordModel(self)
        self.header = WrappedLabel(f"{name}.header")
        self.note = WrappedLabel(f"{name}.note")
        self.form = RecordForm(f"{name}.form", kinds, self)
        self._build()

    def _build(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addLayout(self._search_row())
        column.addWidget(self._make_table(), 1)
        column.addWidget(self.note)
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
        self._scope.setToolTip(self._scope.accessibleName())
        self._scope.currentIndexChanged.connect(self.scope_changed)
        self.search = QgsFilterLineEdit()
        self.search.setObjectName(f"{self._name}.search")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(self.tr("Search…"))
        self.search.setAccessibleName(self.tr("Search in the list"))
        self.search.textChanged.connect(self.search_changed)
        row = QHBoxLayout()
        row.addWidget(self._scope, 1)
        row.addWidget(self.search, 2)
        row.addWidget(self._row_bar())
        return row

    def _make_table(self) -> QTableView:
        table = self.table = QTableView()
        table.setObjectName(f"{self._name}.list")
        table.setAccessibleName(self.tr("Records"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        row_height = table.fontMetrics().height() + 8
        table.verticalHeader().setDefaultSectionSize(row_height)
        table.horizontalHeader().setHighlightSections(False)
        for name, width in _WIDTHS.items():
            table.setColumnWidth(COLUMNS.index(name), width)
        stretch = QHeaderView.ResizeMode.Stretch
        table.horizontalHeader().setSectionResizeMode(COLUMNS.index("title"), stretch)
        table.setMinimumHeight((_FEWEST_ROWS + 1) * row_height)
        table.doubleClicked.connect(lambda _: self.action_wanted.emit("zoom"))
        table.selectionModel().selectionChanged.connect(self._selection_changed)
        for keys, action in (("Return", "edit"), ("Enter", "edit"), ("Delete", "delete")):
            shortcut = self._shortcut(keys)
            shortcut.activated.connect(lambda what=action: self.action_wanted.emit(what))
        first = self._kinds[0].value
        self._shortcut("Insert").activated.connect(lambda: self.new_wanted.emit(first))
        return table

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        return shortcut

    def _new_bar(self) -> QToolBar:
        bar = self._bar("new")
        self._new_actions = [self._new_action(bar, kind) for kind in self._kinds]
        return bar

    def _row_bar(self) -> QToolBar:
        bar = self._bar("chosen")
        self._row_actions = {
            name: self._row_action(bar, name, label, tip) for name, label, tip in self._row_words()
        }
        bar.setMinimumWidth(bar.sizeHint().width())
        return bar

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
        for action in self._new_actions:
            action.setEnabled(is_writable)
        self._selection_changed()

    def set_header(self, text: str) -> None:
        """Say what is selected, or what to do."""
        self.header.setText(text)

    def show_note(self, text: str) -> None:
        """Say something about the chosen record; nothing hides the line."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def set_rows(
        self, rows: Sequence[ListRow], names: Names, texts: Sequence[str] | None = None
    ) -> None:
        """List ``rows``; what was chosen stays chosen. A search looks through ``texts``."""
        self._keeping_chosen(lambda: self.model.set_rows(rows, names))
        if texts is not None:
            self.set_haystacks(texts)

    def set_haystacks(self, texts: Sequence[str]) -> None:
        """Take the texts that a search looks through, and search."""
        self.model.set_haystacks(texts)
        self.apply_search()

    def apply_search(self) -> None:
        """List only what the search field asks for."""
        self._keeping_chosen(lambda: self.model.set_search(self.search.text()))

    def _keeping_chosen(self, change) -> None:
        chosen = self.chosen()
        change()
        self._choose(chosen)

    def scope(self) -> str:
        """Return which records are listed: ``selection``, ``whole`` or ``all``."""
        return self._scope.value() or "selection"

    def set_scope(self, scope: str) -> None:
        """Choose which records are listed."""
        self._scope.set_value(scope)

    # what is chosen

    def _chosen_rows(self) -> list[ListRow]:
        rows = self.model.rows()
        return [rows[place] for span in self._spans() for place in span]

    def _spans(self) -> list[range]:
        # not selectedRows(): that makes an index for each of what may be very many rows
        ranges = self.table.selectionModel().selection()
        return sorted((range(r.top(), r.bottom() + 1) for r in ranges), key=lambda span: span.start)

    def chosen_count(self) -> int:
        """Return how many records are chosen."""
        return sum(map(len, self._spans()))

    def chosen(self) -> list[str]:
        """Return the uuids of the chosen records."""
        return [row.uuid for row in self._chosen_rows()]

    def chosen_codes(self) -> str:
        """Return the codes of the chosen records, for people."""
        codes = [row.code for row in self._chosen_rows()]
        more = f" … ({len(codes)})" if len(codes) > _NAMED_CODES else ""
        return ", ".join(codes[:_NAMED_CODES]) + more

    def choose(self, uuid: str) -> None:
        """Choose the record ``uuid`` alone, if it is listed."""
        self._choose([uuid])

    def _choose(self, uuids: Sequence[str]) -> None:
        selection = self.table.selectionModel()
        places = [place for uuid in uuids if (place := self.model.place(uuid)) >= 0]
        selection.blockSignals(True)
        selection.clearSelection()
        how = QItemSelectionModel.SelectionFlag
        for place in places:
            selection.select(self.model.index(place, 0), how.Select | how.Rows)
        if places:
            selection.setCurrentIndex(self.model.index(places[0], 0), how.NoUpdate)
            self.table.scrollTo(self.model.index(places[0], 0))
        selection.blockSignals(False)
        self._selection_changed()

    def _selection_changed(self, *_: object) -> None:
        count = self.chosen_count()
        for name, action in self._row_actions.items():
            wanted = count == 1 if name == "edit" else count > 0
            action.setEnabled(wanted and (self._writable or name in ("edit", "zoom")))
        self.table.viewport().update()
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
