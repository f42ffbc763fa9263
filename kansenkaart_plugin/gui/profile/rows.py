"""A table whose rows people add, take away, move and fill in."""

from __future__ import annotations

from functools import partial
from typing import Any, Iterable, NamedTuple, Sequence

from qgis.gui import QgsColorButton
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeySequence
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QShortcut,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..fields import Choice, ChoiceField, LineField
from ..icons import icon
from ..quiet_table import quieten
from ..tips import tip

Values = dict[str, Any]


class ColourField(QgsColorButton):
    """A colour as ``#rrggbb``, or None."""

    def __init__(self, title: str) -> None:
        """Start with no colour; ``title`` is that of its dialog."""
        super().__init__()
        self.setColorDialogTitle(title)
        self.setAllowOpacity(False)
        self.setShowNull(True)
        self.setToNull()

    def value(self) -> str | None:
        """Return the colour, or None."""
        return None if self.isNull() else self.color().name()

    def set_value(self, value: str | None) -> None:
        """Show ``value``."""
        if value:
            self.setColor(QColor(value))
        else:
            self.setToNull()


class ShownField(QLabel):
    """A text that is only shown."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._value: str | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(4)

    def value(self) -> str | None:
        """Return the text."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show ``value``."""
        self._value = value
        self.setText(value or "")
        self.setToolTip(tip(value or ""))


class RowColumn(NamedTuple):
    """A column: the name of its value, its title, and what kind of field it has.

    With ``choices`` it is one of them (``empty`` labels none of them); else ``kind`` is ``text``,
    ``colour`` or ``shown``.
    """

    name: str
    title: str
    kind: str = "text"
    choices: tuple[Choice, ...] | None = None
    empty: str | None = None

    def field(self) -> Any:
        """Return a new field of this kind."""
        if self.choices is not None:
            return ChoiceField(self.choices, self.empty)
        if self.kind == "colour":
            return ColourField(self.title)
        return ShownField() if self.kind == "shown" else LineField()


class RowsTable(QWidget):
    """Rows of values by name; what has no column is kept with its row."""

    changed = pyqtSignal()

    def __init__(self, name: str, title: str, columns: Sequence[RowColumn], can_add: bool) -> None:
        """Show ``columns``; ``name`` begins the object names, ``title`` is for screen readers."""
        super().__init__()
        self._name = name
        self.columns = tuple(columns)
        self._kept: list[Values] = []
        table = self.table = QTableWidget(0, len(columns))
        table.setObjectName(name)
        table.setAccessibleName(title)
        table.setHorizontalHeaderLabels([column.title for column in columns])
        quieten(table, numbered=True)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        header = table.horizontalHeader()
        for place, column in enumerate(columns):
            fixed = QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(
                place, fixed if column.kind == "colour" else QHeaderView.ResizeMode.Stretch
            )
        self.buttons = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(table)
        layout.addLayout(self.buttons)
        if can_add:
            self._button("add", self.tr("Add a row"), self.add_row, "")
        self._button("delete", self.tr("Take the row away"), self.remove_row, "")
        self._button("up", self.tr("Move the row up"), partial(self.move_row, -1), "Alt+Up")
        self._button("down", self.tr("Move the row down"), partial(self.move_row, 1), "Alt+Down")
        self.buttons.addStretch()

    def _button(self, name: str, label: str, slot: Any, keys: str) -> None:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(f"{label} ({keys})" if keys else label)
        button.setAccessibleName(label)
        button.setObjectName(f"{self._name}.{name}")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _: slot())
        self.buttons.addWidget(button)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    # rows

    def rows(self) -> list[Values]:
        """Return the rows as they stand."""
        return [
            {
                **kept,
                **{
                    column.name: self.table.cellWidget(number, place).value()
                    for place, column in enumerate(self.columns)
                },
            }
            for number, kept in enumerate(self._kept)
        ]

    def set_rows(self, rows: Iterable[Values]) -> None:
        """Show ``rows`` instead of those before."""
        self.table.setRowCount(0)
        self._kept = []
        for row in rows:
            self._append(row)

    def _append(self, values: Values) -> None:
        number = self.table.rowCount()
        self._kept.append(values)
        self.table.insertRow(number)
        for place, column in enumerate(self.columns):
            field = column.field()
            field.setAccessibleName(column.title)
            field.set_value(values.get(column.name) or None)
            field.installEventFilter(self)
            self.table.setCellWidget(number, place, field)

    def set_choices(self, name: str, choices: Sequence[Choice]) -> None:
        """Offer ``choices`` in the column ``name``; what was chosen stays."""
        rows = self.rows()
        self.columns = tuple(
            column._replace(choices=tuple(choices)) if column.name == name else column
            for column in self.columns
        )
        self.set_rows(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note which row somebody is in: the buttons are about that one."""
        if event.type() == QEvent.Type.FocusIn:
            for number in range(self.table.rowCount()):
                for place in range(len(self.columns)):
                    if self.table.cellWidget(number, place) is watched:
                        self.table.setCurrentCell(number, place)
        return False

    def add_row(self, values: Values | None = None) -> None:
        """Add a row, to be filled in when there are no ``values``."""
        self._append(values or {})
        self._go_to(self.table.rowCount() - 1)
        self.changed.emit()

    def remove_row(self) -> None:
        """Take away the row that somebody is in."""
        number = self.table.currentRow()
        if number >= 0:
            del self._kept[number]
            self.table.removeRow(number)
            self._go_to(min(number, self.table.rowCount() - 1))
            self.changed.emit()

    def move_row(self, step: int) -> None:
        """Move the row that somebody is in up (-1) or down (1)."""
        number = self.table.currentRow()
        if number < 0 or not 0 <= number + step < self.table.rowCount():
            return
        rows = self.rows()
        rows.insert(number + step, rows.pop(number))
        self.set_rows(rows)
        self._go_to(number + step)
        self.changed.emit()

    def _go_to(self, number: int) -> None:
        if number >= 0:
            self.table.setCurrentCell(number, 0)
            self.table.cellWidget(number, 0).setFocus(Qt.FocusReason.OtherFocusReason)
