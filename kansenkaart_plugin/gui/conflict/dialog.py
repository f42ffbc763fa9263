"""Two people changed the same thing: both versions side by side, and which is kept."""

from __future__ import annotations

from functools import partial

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ...domain.conflict import Choice, Conflict, FieldConflict, Side
from ...domain.fields import Field
from ..moments import moment_text
from ..value_text import ValueTexts, lines_of
from ..wrapped_label import WrappedLabel

_NAME = "kansenkaart.conflict"
_BOTH = "both"


class ConflictDialog(QDialog):
    """Asks for each field whose version is kept. `chosen` is what is to be saved."""

    def __init__(
        self, conflict: Conflict, texts: ValueTexts, parent: QWidget | None = None
    ) -> None:
        """Show ``conflict``, with values as ``texts`` says them."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(self.tr("Saved by somebody else"))
        self._conflict = conflict
        self._texts = texts
        self._locale = QgsApplication.locale()
        self._choices: dict[Field, Choice] = {}
        self._open = {item.field for item in conflict.fields if item.clashes or conflict.whole}
        self._headings: dict[Field, QLabel] = {}
        self._sides: dict[tuple[Field, str], _Side] = {}
        self.note = WrappedLabel(f"{_NAME}.note")
        buttons = self._buttons()
        layout = QVBoxLayout(self)
        layout.addWidget(self._title())
        layout.addWidget(self._explanation())
        layout.addWidget(self._scrolled(self._grid()), 1)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self.resize(760, 520)
        self._show_open()

    def chosen(self) -> Side:
        """Return the version to save over theirs."""
        return self._conflict.merged(self._choices)

    # what it looks like

    def _title(self) -> QLabel:
        title = WrappedLabel(f"{_NAME}.title")
        title.setText(self._conflict.mine.name)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        return title

    def _explanation(self) -> QLabel:
        text = self.tr(
            "{who} saved this on {when}, while you were working on it. Choose for each field what"
            " is kept. What only one of you changed is chosen already."
        )
        if self._conflict.whole:
            text = self.tr(
                "{who} saved this on {when}, while you were working on it. Choose which of the two"
                " is kept."
            )
        who, when = self._conflict.theirs.saved
        label = WrappedLabel(f"{_NAME}.explanation")
        label.setText(text.format(who=who or "?", when=moment_text(when) if when else "?"))
        return label

    def _scrolled(self, grid: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidget(grid)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _grid(self) -> QWidget:
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        titles = ("", self.tr("Yours"), self._conflict.theirs.saved[0] or "?", self.tr("Before"))
        for column, title in enumerate(titles):
            grid.setColumnStretch(column, 1 if column == 0 else 3)
            grid.addWidget(_heading(title), 0, column)
        for number, item in enumerate(self._conflict.fields):
            row = 2 * number + 1
            grid.addWidget(_line(), row, 0, 1, len(titles))
            self._add_field(grid, row + 1, item)
        grid.setRowStretch(2 * len(self._conflict.fields) + 1, 1)
        return widget

    def _add_field(self, grid: QGridLayout, row: int, item: FieldConflict) -> None:
        label = item.field.label(self._locale)
        heading = self._headings[item.field] = _heading(label[:1].upper() + label[1:])
        grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        mine, theirs = (self._side(item, value) for value in (item.mine, item.theirs))
        before = WrappedLabel(f"{_NAME}.{item.field.value}.before")
        before.setText(self._texts.text(item.field, item.base))
        sides = {Choice.MINE.value: mine, Choice.THEIRS.value: theirs}
        for column, side in enumerate(sides.values(), start=1):
            grid.addWidget(side, row, column)
        grid.addWidget(before, row, 3, Qt.AlignmentFlag.AlignTop)
        if item.is_list and item.base not in (item.mine, item.theirs):
            both = sides[_BOTH] = _Side(self.tr("Both together"))
            grid.addWidget(both, row + 1, 1, 1, 2)
        for name, side in sides.items():
            self._sides[item.field, name] = side
            side.mark.setObjectName(f"{_NAME}.{item.field.value}.{name}")
            side.mark.setAccessibleName(f"{label}, {self._whose(name)}: {side.text}")
            side.mark.setChecked(name == self._standing(item))
            group.addButton(side.mark)
            side.chosen.connect(partial(self._choose, item.field, name))

    def _whose(self, name: str) -> str:
        return self.tr("Together") if name == _BOTH else Choice(name).label(self._locale)

    def _standing(self, item: FieldConflict) -> str | None:
        """Return what is chosen before anybody chooses."""
        if item.clashes or self._conflict.whole:
            return None
        if item.mine == item.theirs or item.theirs == item.base:
            return Choice.MINE.value
        return Choice.THEIRS.value if item.mine == item.base else _BOTH

    def _side(self, item: FieldConflict, value: object) -> _Side:
        if not isinstance(value, frozenset) or not isinstance(item.base, frozenset):
            return _Side(self._texts.text(item.field, value))
        # of a list of thousands only the difference can be read
        added, gone = value - item.base, item.base - value
        signed = (("+", added), ("−", gone))
        texts = (
            lines_of([f"{sign} {text}" for text in self._texts.items(item.field, some)])
            for sign, some in signed
        )
        return _Side("\n".join(filter(None, texts)) or self.tr("(as before)"))

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self._save = box.addButton(self.tr("Save this choice"), roles.AcceptRole)
        back = box.addButton(self.tr("Go back"), roles.RejectRole)
        self._save.setObjectName(f"{_NAME}.save")
        back.setObjectName(f"{_NAME}.back")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    # choosing

    def _choose(self, field: Field, name: str) -> None:
        if name == _BOTH:
            self._choices.pop(field, None)
        else:
            self._choices[field] = Choice(name)
        self._open.discard(field)
        if self._conflict.whole:
            for (_, of), side in self._sides.items():
                if of == name:
                    side.mark.setChecked(True)
        self._show_open()

    def _show_open(self) -> None:
        """Say which fields wait for a choice; until then nothing can be saved."""
        names = [
            item.field.label(self._locale)
            for item in self._conflict.fields
            if item.field in self._open
        ]
        waiting = self.tr("Both of you changed this; choose: {fields}.")
        self.note.setText(waiting.format(fields=", ".join(names)) if names else "")
        self.note.setVisible(bool(names))
        self._save.setEnabled(not names)
        for field, heading in self._headings.items():
            font = heading.font()
            font.setBold(field in self._open)
            heading.setFont(font)


class _Side(QWidget):
    """One version of a field: a mark to choose it and its text, which may be of many lines."""

    chosen = pyqtSignal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.mark = QRadioButton()
        self.mark.toggled.connect(self._toggled)
        label = WrappedLabel("")
        label.setText(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)

    def _toggled(self, checked: bool) -> None:
        if checked:
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it wherever it is clicked."""
        self.mark.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mark.setChecked(True)
        event.accept()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
