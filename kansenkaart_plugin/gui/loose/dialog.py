"""What levels no longer have, the records about it, and where these may belong now."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import FeatureRef, Link
from ...store import Candidate, LooseFeature, relink
from ..current import Current
from ..number import number
from ..worker import Asker
from ..wrapped_label import WrappedLabel

_NAME = "kansenkaart.loose"
_ITEM = Qt.ItemDataRole.UserRole
_CODES = 8


class LooseDialog(QDialog):
    """Lists what is loose. Nothing is linked again unless a person chooses where to."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``; the map can be used beside it."""
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setWindowTitle(self.tr("Loose links"))
        self._current = current
        self._action: str | None = None
        self._loose, self._near = Asker(self), Asker(self)
        self.note = WrappedLabel(f"{_NAME}.note")
        self.list = self._tree("list", [self.tr("Level"), self.tr("Lost"), self.tr("Records")])
        self.candidates = self._tree("candidates", [self.tr("May be now"), self.tr("Where")])
        self.list.setAccessibleName(self.tr("Loose links"))
        self.candidates.setAccessibleName(self.tr("May be now"))
        near = QLabel(self.tr("Near the place that was lost:"))
        near.setBuddy(self.candidates)
        buttons = self._buttons()
        layout = QVBoxLayout(self)
        for part, stretch in (
            (self.note, 0),
            (self.list, 3),
            (near, 0),
            (self.candidates, 2),
            (buttons, 0),
        ):
            layout.addWidget(part, stretch)
        self.resize(680, 460)
        self._connect()
        self.refresh()

    def _tree(self, name: str, titles: Sequence[str]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName(f"{_NAME}.{name}")
        tree.setHeaderLabels(list(titles))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setStretchLastSection(False)
        for column in range(len(titles)):
            tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return tree

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self._zoom = box.addButton(self.tr("Show on the map"), roles.ActionRole)
        self._relink = box.addButton(self.tr("Link to this one"), roles.ActionRole)
        self._selection = box.addButton(self.tr("Link to the selection"), roles.ActionRole)
        self._undo = box.addButton(self.tr("Undo"), roles.ActionRole)
        close = box.addButton(self.tr("Close"), roles.RejectRole)
        names = ("zoom", "relink", "selection", "undo", "close")
        buttons = (self._zoom, self._relink, self._selection, self._undo, close)
        for button, name in zip(buttons, names):
            button.setObjectName(f"{_NAME}.{name}")
            button.setAutoDefault(False)
        self._zoom.clicked.connect(lambda _: self.zoom())
        self._relink.clicked.connect(lambda _: self.link_again())
        self._selection.clicked.connect(lambda _: self.link_to_selection())
        self._undo.clicked.connect(lambda _: self.take_back())
        box.rejected.connect(self.reject)
        return box

    def _connect(self) -> None:
        current = self._current
        current.records_changed.connect(self.refresh)
        for signal in (current.access_changed, current.selection_changed):
            signal.connect(self._offer)
        current.closed.connect(self.reject)
        self._loose.answered.connect(self._show)
        self._near.answered.connect(self._show_candidates)
        for asker in (self._loose, self._near):
            asker.failed.connect(current.failed)
            current.saving.connect(asker.make_way)
        self.list.currentItemChanged.connect(lambda *_: self._ask_candidates())
        self.list.itemActivated.connect(lambda *_: self.zoom())
        self.candidates.currentItemChanged.connect(lambda *_: self._offer())

    def done(self, result: int) -> None:
        """Take the light off the map, and wait for the workers."""
        self._current.highlight()
        for asker in (self._loose, self._near):
            asker.wait()
        super().done(result)

    # what it shows

    def refresh(self) -> None:
        """Ask again what is loose."""
        if self._current.path is not None:
            self._loose.ask(self._current.path, lambda opened: opened.loose_features())

    def _show(self, found: Sequence[LooseFeature]) -> None:
        kept = self._chosen()
        self.list.clear()
        for item in found:
            codes = [code for _, code in item.records]
            text = ", ".join(codes[:_CODES]) + (" …" if len(codes) > _CODES else "")
            row = QTreeWidgetItem([self._title(item.feature.level), self._name(item), text])
            row.setToolTip(2, ", ".join(codes))
            row.setData(0, _ITEM, item)
            self.list.addTopLevelItem(row)
            if kept is not None and item.feature == kept.feature:
                self.list.setCurrentItem(row)
        if self.list.currentItem() is None and found:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        text = self.tr(
            "These features are no longer in their level; the records about them are kept, at the"
            " place where they were. Choose what such a record is about now."
        )
        self.note.setText(text if found else self.tr("No link is loose."))
        self._ask_candidates()

    def _name(self, item: LooseFeature) -> str:
        key = item.feature.key
        return key if item.label == key else f"{item.label} ({key})"

    def _title(self, key: str) -> str:
        level = self._current.profile.level(key)
        return level.title if level else key

    def _chosen(self) -> LooseFeature | None:
        row = self.list.currentItem()
        return row.data(0, _ITEM) if row is not None else None

    def _candidate(self) -> Candidate | None:
        row = self.candidates.currentItem()
        return row.data(0, _ITEM) if row is not None else None

    def _ask_candidates(self) -> None:
        self.candidates.clear()
        self._near.forget()
        item = self._chosen()
        if item is not None and item.x is not None and item.y is not None:
            level, x, y = item.feature.level, item.x, item.y
            if self._current.profile.level(level) is not None:
                path = self._current.path
                self._near.ask(path, lambda opened: opened.candidates(level, x, y))
        self._offer()

    def _show_candidates(self, found: Sequence[Candidate]) -> None:
        self.candidates.clear()
        for item in found:
            away = self.tr("{} m away").format(number(round(item.distance)))
            where = self.tr("at the same place") if item.holds else away
            row = QTreeWidgetItem([f"{item.label} ({item.feature.key})", where])
            row.setData(0, _ITEM, item)
            self.candidates.addTopLevelItem(row)
        self._offer()

    def _offer(self) -> None:
        item, candidate = self._chosen(), self._candidate()
        self._zoom.setEnabled(item is not None and item.x is not None)
        writable, selected = self._current.is_writable, self._current.selected_features()
        self._relink.setEnabled(candidate is not None and writable)
        self._selection.setEnabled(item is not None and len(selected) == 1 and writable)
        self._undo.setEnabled(self._action is not None and writable)
        self._current.highlight([candidate.feature] if candidate is not None else [])

    # what it does

    def zoom(self) -> None:
        """Show on the map where the lost feature was."""
        item = self._chosen()
        if item is not None and item.x is not None:
            uuid = item.records[0][0]
            link = Link(uuid, item.feature, item.label, item.x, item.y, True)
            self._current.zoom_wanted.emit((link,))

    def link_again(self) -> None:
        """Make the records about the lost feature be about the chosen one, as one action."""
        candidate = self._candidate()
        if candidate is not None:
            self._link_to(candidate.feature)

    def link_to_selection(self) -> None:
        """Make them be about the one feature that is selected on the map."""
        selected = self._current.selected_features()
        if len(selected) == 1:
            self._link_to(selected[0])

    def _link_to(self, feature: FeatureRef) -> None:
        item = self._chosen()
        if item is None:
            return
        wanted = {item.feature: feature}
        before = self._current.last_action
        if self._current.save(self.tr("Linked again"), lambda change: relink(change, wanted)):
            action = self._current.last_action
            self._action = action if action != before else self._action
            self._offer()

    def take_back(self) -> None:
        """Undo the last linking."""
        action, self._action = self._action, None
        if action is not None:
            self._current.undo(action)
        self._offer()
