"""The rows that another program changed: which are taken in, which restored."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.fields import Field
from ...store import Change, OutsideChange, restore_rows, take_in_rows
from ...store.geopackage import VALUE_LISTS
from ...store.outside import How
from ..current import Current
from ..messages import sentence_of
from ..records.form_fields import NONE
from ..wrapped_label import WrappedLabel
from .found import Found, find

_NAME = "kansenkaart.outside"
_ITEM = Qt.ItemDataRole.UserRole
_LONGEST = 200
_NOT_SHOWN = ("code", "x", "y")


class OutsideDialog(QDialog):
    """Lists the rows; what is ticked is taken in or restored, in one action."""

    def __init__(self, current: Current, found: Found, parent: QWidget | None = None) -> None:
        """Show ``found`` in the open file of ``current``."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(self.tr("Changed by another program"))
        self._current = current
        self._locale = QgsApplication.locale()
        self.tree = self._make_tree()
        self.note = WrappedLabel(f"{_NAME}.note")
        explanation = WrappedLabel(f"{_NAME}.explanation")
        explanation.setText(
            self.tr(
                "These rows were changed outside the plugin, so that nobody knows by whom. Take in"
                " what is right: it is logged under your name. Restore what is not: it becomes what"
                " the log says."
            )
        )
        buttons = self._buttons()
        layout = QVBoxLayout(self)
        for part in (explanation, self.tree, self.note, buttons):
            layout.addWidget(part, int(part is self.tree))
        self.resize(760, 460)
        current.failed.connect(self._say)
        current.closed.connect(self.reject)
        self.show_found(found)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName(f"{_NAME}.list")
        tree.setAccessibleName(self.tr("Changed rows"))
        tree.setHeaderLabels(
            [self.tr("Row"), self.tr("Record"), self.tr("Field"), self.tr("Was"), self.tr("Is now")]
        )
        tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(True)
        tree.itemChanged.connect(lambda *_: self._offer())
        return tree

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self._take = box.addButton(self.tr("Take in"), roles.ActionRole)
        self._restore = box.addButton(self.tr("Restore"), roles.ActionRole)
        close = box.addButton(self.tr("Close"), roles.RejectRole)
        for button, name in ((self._take, "take"), (self._restore, "restore"), (close, "close")):
            button.setObjectName(f"{_NAME}.{name}")
            button.setAutoDefault(False)
        self._take.clicked.connect(lambda _: self._do(self.tr("Changes taken in"), take_in_rows))
        self._restore.clicked.connect(lambda _: self._do(self.tr("Rows restored"), restore_rows))
        box.rejected.connect(self.reject)
        return box

    # what it shows

    def show_found(self, found: Found) -> None:
        """Show ``found`` instead of what was there; all of it is ticked."""
        self.tree.blockSignals(True)
        self.tree.clear()
        for item in found.rows:
            self._add(item, found.code(item))
        self.tree.blockSignals(False)
        self.tree.expandAll()
        for column in (0, 1, 2):
            self.tree.resizeColumnToContents(column)
        header = self.tree.header()
        header.setStretchLastSection(False)
        for column in (3, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._offer()

    def _add(self, item: OutsideChange, code: str) -> None:
        lines = self._lines(item)
        row = QTreeWidgetItem([self._row_text(item), code, *lines[0]])
        row.setData(0, _ITEM, item)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(0, Qt.CheckState.Checked)
        for line in lines[1:]:
            row.addChild(QTreeWidgetItem(["", "", *line]))
        self.tree.addTopLevelItem(row)

    def _row_text(self, item: OutsideChange) -> str:
        how = {
            How.CHANGED: self.tr("{row}, changed"),
            How.ADDED: self.tr("{row}, added"),
            How.REMOVED: self.tr("{row}, removed"),
        }
        return how[item.how].format(row=self._tables().get(item.table, item.table))

    def _tables(self) -> dict[str, str]:
        return {
            "record": self.tr("Record"),
            "record_feature": self.tr("Link"),
            "record_party": self.tr("Party"),
            "record_ambition": self.tr("Ambition"),
            "record_trace": self.tr("Trace"),
            "position": self.tr("Position"),
            "progress": self.tr("Progress"),
            "session": self.tr("Session"),
            "session_party": self.tr("Present"),
            "session_item": self.tr("Agenda"),
            "kansenkaart": self.tr("Kansenkaart"),
            "level": self.tr("Level"),
            "party": self.tr("Party"),
            "ambition": self.tr("Ambition"),
            "share": self.tr("Share"),
        }

    def _lines(self, item: OutsideChange) -> list[tuple[str, str, str]]:
        """Return field, was and is now of what differs, at least one line."""
        lines = [
            (
                self._field(name),
                self._value(item, name, item.logged.get(name)),
                self._value(item, name, item.found.get(name)),
            )
            for name in item.fields
            if not name.endswith("uuid") and name not in _NOT_SHOWN
        ]
        return lines or [("", "", "")]

    def _field(self, name: str) -> str:
        if name == "deleted_at":
            return self.tr("deleted at")
        known = {field.value: field.label(self._locale) for field in Field}
        return known.get(name, name)

    def _value(self, item: OutsideChange, name: str, value: object) -> str:
        if name == "level" and self._current.profile.level(str(value)):
            return self._current.profile.level(str(value)).title
        words = VALUE_LISTS.get((item.table, name))
        if words is not None and value in {word.value for word in words}:
            return words(value).label(self._locale)  # type: ignore[no-any-return]
        text = NONE if value is None or value == "" else str(value)
        return text.replace("\n", " ")[:_LONGEST]

    # what it does

    def ticked(self) -> list[OutsideChange]:
        """Return the rows that are ticked."""
        items = (self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount()))
        checked = Qt.CheckState.Checked
        return [item.data(0, _ITEM) for item in items if item.checkState(0) == checked]

    def _offer(self) -> None:
        able = bool(self.ticked()) and self._current.is_writable
        self._take.setEnabled(able)
        self._restore.setEnabled(able)

    def _do(self, label: str, work: Callable[[Change, Sequence[OutsideChange]], object]) -> None:
        """Do ``work`` with what is ticked, as one action; then show what is left."""
        rows = self.ticked()
        self._say("")
        if not self._current.save(label, lambda change: work(change, rows)):
            return
        self._current.reload()
        found = find(self._current.kansenkaart)
        if found.rows:
            self.show_found(found)
        else:
            self.accept()

    def _say(self, error: Exception | str) -> None:
        text = sentence_of(error) if isinstance(error, Exception) else error
        self.note.setText(text)
        self.note.setVisible(bool(text))
