"""Two lists in the form of a record: what it is about, and how it is connected to others."""

from __future__ import annotations

from typing import Iterable, Sequence

from qgis.PyQt.QtCore import QCoreApplication, QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QShortcut,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import FeatureRef
from .relations import Tie

_LINES = 4


class _Lines(QWidget):
    """Lines of text with a button to add some and one to take the chosen ones away."""

    add_wanted = pyqtSignal()

    def __init__(self, name: str, title: str, add: str) -> None:
        super().__init__()
        self._texts = QStringListModel(self)
        view = self.view = QListView()
        view.setObjectName(name)
        view.setAccessibleName(title)
        view.setModel(self._texts)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setFixedHeight(_LINES * (view.fontMetrics().lineSpacing() + 2) + 6)
        self.add_button = self._button(f"{name}.add", add)
        self.add_button.clicked.connect(lambda _: self.add_wanted.emit())
        self.remove_button = self._button(
            f"{name}.remove", QCoreApplication.translate("Kansenkaart", "Take away")
        )
        self.remove_button.clicked.connect(lambda _: self.remove_chosen())
        shortcut = QShortcut(QKeySequence("Delete"), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.remove_chosen)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(view)
        layout.addLayout(buttons)
        self.setFocusProxy(view)

    def _button(self, name: str, label: str) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(name)
        return button

    def texts(self) -> list[str]:
        """Return the lines as they stand."""
        return list(self._texts.stringList())

    def set_writable(self, writable: bool) -> None:
        """Offer to change the lines, or only to look."""
        self.add_button.setEnabled(writable)
        self.remove_button.setEnabled(writable)

    def in_order(self) -> list[QWidget]:
        """Return the widgets in the order of Tab."""
        return [self.view, self.add_button, self.remove_button]

    def remove_chosen(self) -> None:
        """Take the chosen lines away."""
        if self.remove_button.isEnabled():
            self._keep({index.row() for index in self.view.selectionModel().selectedRows()})

    def _keep(self, removed: set[int]) -> None:
        raise NotImplementedError


class FeatureList(_Lines):
    """The features that a record is about; none is the whole area."""

    def __init__(self, name: str) -> None:
        """Start empty; ``name`` is the object name of the list."""
        translate = QCoreApplication.translate
        title = translate("Kansenkaart", "Features that it is about")
        super().__init__(name, title, translate("Kansenkaart", "Add the selection"))
        self._features: list[FeatureRef] = []

    def value(self) -> tuple[FeatureRef, ...]:
        """Return the features."""
        return tuple(self._features)

    def set_value(self, labelled: Iterable[tuple[FeatureRef, str]]) -> None:
        """Show these features with their labels."""
        pairs = list(labelled)
        self._features = [ref for ref, _ in pairs]
        self._texts.setStringList([label for _, label in pairs])

    def add(self, labelled: Iterable[tuple[FeatureRef, str]]) -> None:
        """Show these too, each once."""
        there = set(self._features)
        fresh = [pair for pair in labelled if pair[0] not in there]
        self.set_value([*zip(self._features, self._texts.stringList()), *fresh])

    def _keep(self, removed: set[int]) -> None:
        pairs = enumerate(zip(self._features, self.texts()))
        self.set_value([pair for number, pair in pairs if number not in removed])


class TieList(_Lines):
    """How a record is connected to others; a double click, or Enter, asks for the other one."""

    record_wanted = pyqtSignal(str)

    def __init__(self, name: str) -> None:
        """Start empty; ``name`` is the object name of the list."""
        translate = QCoreApplication.translate
        super().__init__(name, translate("Kansenkaart", "Traces"), translate("Kansenkaart", "Add…"))
        self._ties: list[Tie] = []
        self.view.activated.connect(lambda at: self.record_wanted.emit(self._ties[at.row()].other))

    def value(self) -> tuple[Tie, ...]:
        """Return the relations."""
        return tuple(self._ties)

    def set_value(self, ties: Sequence[tuple[Tie, str]]) -> None:
        """Show these relations; the text of each names the other record."""
        self._ties = [tie for tie, _ in ties]
        self._texts.setStringList([f"{tie.relation.label()} {other}" for tie, other in ties])

    def add(self, ties: Sequence[tuple[Tie, str]]) -> None:
        """Show these too, each once."""
        fresh = [(tie, other) for tie, other in ties if tie not in self._ties]
        self._ties += [tie for tie, _ in fresh]
        lines = [f"{tie.relation.label()} {other}" for tie, other in fresh]
        self._texts.setStringList([*self._texts.stringList(), *lines])

    def named(self) -> list[tuple[Tie, str]]:
        """Return the relations with the name of each other record, for `set_value`."""
        return [
            (tie, text[len(tie.relation.label()) + 1 :])
            for tie, text in zip(self._ties, self._texts.stringList())
        ]

    def _keep(self, removed: set[int]) -> None:
        self.set_value([pair for n, pair in enumerate(self.named()) if n not in removed])
