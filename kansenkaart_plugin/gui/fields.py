"""The fields of a form: each has ``value()`` and ``set_value()`` and nothing else to know."""

from __future__ import annotations

from typing import Iterable, NamedTuple, Sequence, Tuple

from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .icons import icon

Choice = Tuple[str, str]
"""A code and its label."""


class LineField(QLineEdit):
    """One line of text; empty is None."""

    def __init__(self) -> None:
        """Take a text of any length: what is in the file must not be cut off."""
        super().__init__()
        self.setMaxLength(10_000_000)

    def value(self) -> str | None:
        """Return the text, or None when it is empty."""
        return self.text().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show ``value`` from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)


class TextField(QPlainTextEdit):
    """Lines of text; Tab goes on to the next field; empty is None."""

    def __init__(self) -> None:
        """Take plain text."""
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 12)

    def value(self) -> str | None:
        """Return the text, or None when it is empty."""
        return self.toPlainText().strip() or None

    def set_value(self, value: str | None) -> None:
        """Show ``value``."""
        self.setPlainText(value or "")


class ChoiceField(QComboBox):
    """One of some codes, shown by their labels; with an empty choice it may be None."""

    def __init__(self, choices: Sequence[Choice] = (), empty: str | None = None) -> None:
        """Offer ``choices``; ``empty`` is the label of no choice, if that is allowed."""
        super().__init__()
        self._empty = empty
        self.set_choices(choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(_NO_WHEEL)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer ``choices`` instead of those before."""
        self.clear()
        if self._empty is not None:
            self.addItem(self._empty, None)
        for code, label in choices:
            self.addItem(label, code)

    def value(self) -> str | None:
        """Return the chosen code, or None."""
        return self.currentData()

    def set_value(self, value: str | None) -> None:
        """Choose ``value``; a code that is offered no longer is kept, so that nothing is lost."""
        place = self.findData(value)
        if place < 0 and value:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(max(place, 0))


class DateField(QgsDateEdit):
    """A date as ISO text, or None."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setAllowNull(True)
        self.setNullRepresentation("")
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(_NO_WHEEL)
        self.clear()

    def value(self) -> str | None:
        """Return the date as ISO text, or None."""
        return None if self.isNull() else self.date().toString(Qt.DateFormat.ISODate)

    def set_value(self, value: str | None) -> None:
        """Show ``value``."""
        date = QDate.fromString(value or "", Qt.DateFormat.ISODate)
        if date.isValid():
            self.setDate(date)
        else:
            self.clear()


class _NoWheel(QObject):
    """Lets the form scroll under the mouse instead of changing a field nobody chose."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():
            event.ignore()
            return True
        return False


_NO_WHEEL = _NoWheel()


class Column(NamedTuple):
    """A column of a table of fields: its title and its choices; without choices it is text."""

    title: str
    choices: tuple[Choice, ...] | None = None


class FieldTable(QWidget):
    """A small table of rows that people add and take away. A row is a tuple of codes and texts."""

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        """Show ``columns``; ``name`` is what screen readers and tests call the table."""
        super().__init__()
        self._columns = columns
        self.table = QTableWidget(0, len(columns))
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels([column.title for column in columns])
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setFixedHeight(118)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for name, label, slot in (
            ("add", self.tr("Add a row"), lambda: self.add_row()),
            ("delete", self.tr("Take the row away"), self._remove_row),
        ):
            button = QToolButton()
            button.setIcon(icon(name))
            button.setToolTip(label)
            button.setAccessibleName(label)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        return row

    def add_row(self, values: Sequence[str | None] | None = None) -> None:
        """Add a row holding ``values``, or an empty one."""
        number = self.table.rowCount()
        self.table.insertRow(number)
        for place, column in enumerate(self._columns):
            cell = LineField() if column.choices is None else ChoiceField(column.choices)
            cell.setAccessibleName(column.title)
            if values is not None:
                cell.set_value(values[place])
            self.table.setCellWidget(number, place, cell)

    def _remove_row(self) -> None:
        number = self.table.currentRow()
        self.table.removeRow(number if number >= 0 else self.table.rowCount() - 1)

    def rows(self) -> list[tuple[str | None, ...]]:
        """Return the rows as they stand."""
        places = range(len(self._columns))
        return [
            tuple(self.table.cellWidget(number, place).value() for place in places)
            for number in range(self.table.rowCount())
        ]

    def set_rows(self, rows: Iterable[Sequence[str | None]]) -> None:
        """Show ``rows`` instead of those before."""
        self.table.setRowCount(0)
        for row in rows:
            self.add_row(row)
