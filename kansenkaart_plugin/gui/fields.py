"""The fields of a form: each has ``value()`` and ``set_value()`` and nothing else to know."""

from __future__ import annotations

from typing import Iterable, NamedTuple, Sequence, Tuple

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .icons import icon
from .quiet_table import quieten

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

    def shown(self) -> str:
        """Return what stands there."""
        return self.value() or ""

    def set_value(self, value: str | None) -> None:
        """Show ``value`` from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)


class TextField(QPlainTextEdit):
    """Lines of text; Tab goes on to the next field; empty is None."""

    def __init__(self, lines: int = 4) -> None:
        """Take plain text; ``lines`` of it are in sight."""
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 12)

    def value(self) -> str | None:
        """Return the text, or None when it is empty."""
        return self.toPlainText().strip() or None

    def shown(self) -> str:
        """Return what stands there."""
        return self.value() or ""

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

    def shown(self) -> str:
        """Return the label of the choice; empty when nothing is chosen."""
        return self.currentText() if self.value() else ""

    def set_value(self, value: str | None) -> None:
        """Choose ``value``; a code that is offered no longer is kept, so that nothing is lost."""
        place = self.findData(value)
        if place < 0 and value:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(max(place, 0))


class CheckList(QListWidget):
    """Any number of codes, each ticked or not; those that are not offered any more are kept."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._hidden: tuple[str, ...] = ()
        self.setFixedHeight(5 * self.fontMetrics().lineSpacing() + 12)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Offer ``choices`` instead of those before; nothing is ticked."""
        self.clear()
        self._hidden = ()
        for code, label in choices:
            item = QListWidgetItem(label, self)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(Qt.CheckState.Unchecked)

    def value(self) -> tuple[str, ...]:
        """Return the ticked codes, in the order in which they are offered."""
        ticked = [code for code, item in self._items() if item.checkState() == _TICKED]
        return (*ticked, *self._hidden)

    def set_value(self, codes: Iterable[str]) -> None:
        """Tick ``codes`` and no others."""
        wanted = list(codes)
        for code, item in self._items():
            item.setCheckState(_TICKED if code in wanted else Qt.CheckState.Unchecked)
        offered = {code for code, _ in self._items()}
        self._hidden = tuple(code for code in wanted if code not in offered)

    def _items(self) -> list[tuple[str, QListWidgetItem]]:
        items = (self.item(row) for row in range(self.count()))
        return [(item.data(Qt.ItemDataRole.UserRole), item) for item in items]


_TICKED = Qt.CheckState.Checked


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

    def __init__(self, columns: Sequence[Column], title: str, name: str) -> None:
        """Show ``columns``; ``title`` is for screen readers, ``name`` begins the object names."""
        super().__init__()
        self._columns = columns
        self._name = name
        table = self.table = QTableWidget(0, len(columns) + 1)  # the last takes the row away
        table.setObjectName(name)
        table.setAccessibleName(title)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(len(columns), QHeaderView.ResizeMode.ResizeToContents)
        quieten(table)
        table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.set_columns(columns)
        self.set_lines(2)
        add = self._button("add", self.tr("Add a row"))
        add.clicked.connect(lambda _: self.add_row())
        self.setFocusProxy(add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(table)
        layout.addWidget(add)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Offer other choices in the same columns; there are no rows yet."""
        self.table.setRowCount(0)
        self._columns = columns
        self.table.setHorizontalHeaderLabels([*(column.title for column in columns), ""])

    def set_lines(self, lines: int) -> None:
        """Let ``lines`` rows be in sight."""
        header = self.table.horizontalHeader().sizeHint().height()
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header + lines * row + 2 * self.table.frameWidth())

    def _button(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(label)
        button.setAccessibleName(label)
        button.setObjectName(f"{self._name}.{name}")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def add_row(self, values: Sequence[str | None] | None = None) -> None:
        """Add a row holding ``values``, or an empty one to fill in."""
        number = self.table.rowCount()
        self.table.insertRow(number)
        for place, column in enumerate(self._columns):
            cell = LineField() if column.choices is None else ChoiceField(column.choices)
            cell.setAccessibleName(column.title)
            if values is not None:
                cell.set_value(values[place])
            self.table.setCellWidget(number, place, cell)
        remove = self._button("delete", self.tr("Take the row away"))
        remove.clicked.connect(lambda _: self._remove_row(remove))
        self.table.setCellWidget(number, len(self._columns), remove)
        if values is None:
            self.table.cellWidget(number, 0).setFocus()

    def _remove_row(self, button: QToolButton) -> None:
        for number in range(self.table.rowCount()):
            if self.table.cellWidget(number, len(self._columns)) is button:
                self.table.removeRow(number)
                return

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
