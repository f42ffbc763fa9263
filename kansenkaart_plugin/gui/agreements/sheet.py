"""The sheet of one agreement, below the list or the board: widgets only, signals out."""

from __future__ import annotations

from typing import Mapping, Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...cartography.language import interface_translator
from ...domain.words import Status
from ..icons import icon
from ..records.draft import Vocabulary
from ..tips import tip
from ..wrapped_label import WrappedLabel
from .board_model import COLUMNS
from .facts import facts_of, past_positions, related_text
from .positions import PartyRows
from .progress import ProgressBox
from .questions import Sheet
from .signs import attention_text

NAME = "kansenkaart.agreements.sheet"
_LONGEST = 1000
_MOST_RELATED = 6
"""How many related records are in sight at once."""


class SheetView(QScrollArea):
    """Shows a `Sheet`; what is clicked is told by signals and shows once it was saved."""

    status_wanted = pyqtSignal(object)
    record_wanted = pyqtSignal(str)
    """Another record (its uuid) is to be shown in its own dock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with nothing to show."""
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet: Sheet | None = None
        self._begun: dict[str, dict[str, str | None]] = {}
        self.heading = WrappedLabel(f"{NAME}.heading")
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.told = WrappedLabel(f"{NAME}.obstacles")
        self.copy = self._button("copy", self.tr("Copy as text"))
        self.parties, self.progress = PartyRows(), ProgressBox()
        self.related = QListWidget()
        self.related.setObjectName(f"{NAME}.related")
        self.related.setAccessibleName(self.tr("Where it comes from"))
        self.related.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.related.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.related.itemActivated.connect(self._follow)
        self.related.itemClicked.connect(self._follow)
        self._past = WrappedLabel(f"{NAME}.past")
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 2, 6, 2)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addLayout(self._buttons())
        column.addWidget(self.told)
        column.addLayout(self._ways_out())
        self._facts = QWidget()
        column.addWidget(self._facts)
        self._boxes = {}
        for name, title, widget in (
            ("parties", self.tr("Parties and positions"), self.parties),
            ("related", self.tr("Where it comes from"), self.related),
            ("progress", self.tr("Progress"), self.progress),
            ("past", self.tr("Earlier positions"), self._past),
        ):
            box = self._boxes[name] = QgsCollapsibleGroupBox(title)
            box.setObjectName(f"{NAME}.{name}.fold")
            box.setProperty("title_", title)
            inner = QVBoxLayout(box)
            inner.setContentsMargins(6, 2, 6, 4)
            inner.addWidget(widget)
            column.addWidget(box)
        self._boxes["past"].setCollapsed(True)
        column.addStretch(1)
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        """Return the width at which nothing is cut off."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = self.widget().minimumSizeHint().width() + bar
        return QSize(width, 6 * self.fontMetrics().lineSpacing())

    def _button(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{NAME}.{name}")
        button.setText(label)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _buttons(self) -> QHBoxLayout:
        self.status = self._button("status", self.tr("Set status"))
        self.status.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.status)
        for status in COLUMNS:
            action = menu.addAction(status.label(QgsApplication.locale()))
            action.setObjectName(f"{NAME}.status.{status.value}")
            action.triggered.connect(lambda _, one=status: self.status_wanted.emit(one))
        self.status.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(self.status)
        row.addWidget(self.copy)
        row.addStretch(1)
        return row

    def _ways_out(self) -> QHBoxLayout:
        """Return the buttons for what stands in the way: take positions, or go against it."""
        self._to_positions = QPushButton(self.tr("Positions…"))
        self._against = QPushButton(self.tr("Agree against the rule…"))
        self._to_positions.setObjectName(f"{NAME}.obstacles.positions")
        self._against.setObjectName(f"{NAME}.obstacles.against")
        self._to_positions.clicked.connect(lambda _: self.show_positions())
        self._against.clicked.connect(lambda _: self.status_wanted.emit(Status.AGREED))
        row = QHBoxLayout()
        row.addWidget(self._to_positions)
        row.addWidget(self._against)
        row.addStretch(1)
        return row

    def sizeHint(self) -> QSize:
        """Ask for room to read, not for all there is."""
        return QSize(super().sizeHint().width(), 22 * self.fontMetrics().lineSpacing())

    # what is shown

    def show_sheet(self, sheet: Sheet, words: Vocabulary, writable: bool) -> None:
        """Show an agreement; ``words`` are the parties, themes and ambitions."""
        other = self.sheet is None or self.sheet.row.uuid != sheet.row.uuid
        if other:
            self._keep_begun()
        self.sheet = sheet
        row, entry, language = sheet.row, sheet.entry, QgsApplication.locale()
        status = row.status.label(language)
        self.heading.setText(f"{row.code} · {status}\n{' '.join(row.title.split())}")
        self._tell(sheet, writable)
        self._show_facts(facts_of(sheet, words, language))
        self.parties.show_entry(entry, words.parties, writable)
        self._show_related(sheet, words)
        self.progress.show_reports(entry.progress, words.parties, writable)
        if writable and row.uuid in self._begun:
            self.progress.resume(self._begun.pop(row.uuid))
        lines = past_positions(sheet, words, language)
        self._past.setText("\n".join(lines))
        self._count("progress", len(entry.progress))
        self._count("past", len(lines))
        self._boxes["past"].setVisible(bool(lines))
        self.status.setEnabled(writable)
        if other:
            self.verticalScrollBar().setValue(0)

    def put_away(self) -> None:
        """Show nothing; a report that was begun is there again with its agreement."""
        self._keep_begun()
        self.sheet = None
        self.hide()

    def all_begun(self) -> dict[str, dict[str, str | None]]:
        """Return what was filled in of reports that were begun, by their agreement (its uuid)."""
        shown = self.progress.begun() if self.sheet else {}
        return {**self._begun, **({self.sheet.row.uuid: shown} if self.sheet and shown else {})}

    def set_begun(self, begun: Mapping[str, dict[str, str | None]]) -> None:
        """Take these reports as begun, to show each with its agreement."""
        self._begun = dict(begun)

    def drop_begun(self, agreement: str) -> None:
        """Let go of a report that was begun on an ``agreement`` (its uuid) that is not shown."""
        self._begun.pop(agreement, None)

    def _keep_begun(self) -> None:
        if self.sheet is not None and (begun := self.progress.begun()):
            self._begun[self.sheet.row.uuid] = begun
            self.progress.put_away()

    def _count(self, name: str, count: int) -> None:
        box = self._boxes[name]
        title = box.property("title_")
        box.setTitle(f"{title} ({count})" if count else title)

    def _tell(self, sheet: Sheet, writable: bool) -> None:
        translate = interface_translator()
        lines = attention_text(sheet.attention, sheet.row.due_date, translate)
        if sheet.obstacles:
            told = " ".join(obstacle.text(translate) for obstacle in sheet.obstacles)
            lines.append(self.tr("Not agreed yet. {}").format(told))
        self.told.setText("\n".join(f"▲ {line}" for line in lines))
        self.told.setVisible(bool(lines))
        for button in (self._to_positions, self._against):
            button.setVisible(bool(sheet.obstacles))
            button.setEnabled(writable)

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        fresh = QWidget()
        rows = QGridLayout(fresh)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(1, 1)
        for number, (label, text) in enumerate(facts):
            shown = WrappedLabel(f"{NAME}.fact.{number}")
            shown.setText(text)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            rows.addWidget(QLabel(f"{label}:"), number, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(shown, number, 1)
        self.widget().layout().replaceWidget(self._facts, fresh)
        self._facts.deleteLater()
        self._facts = fresh

    def _show_related(self, sheet: Sheet, words: Vocabulary) -> None:
        self.related.clear()
        names = {party.key: party.name for party in words.parties}
        for related in sheet.related:
            item = QListWidgetItem(
                icon(related.row.kind.value), related_text(related, names, QgsApplication.locale())
            )
            item.setData(Qt.ItemDataRole.UserRole, related.row.uuid)
            item.setToolTip(tip(item.text()[:_LONGEST]))
            self.related.addItem(item)
        lines = min(len(sheet.related), _MOST_RELATED)
        height = self.related.sizeHintForRow(0) if lines else 0
        self.related.setFixedHeight(lines * height + 2 * self.related.frameWidth())
        self._boxes["related"].setVisible(bool(lines))

    def _follow(self, item: QListWidgetItem) -> None:
        self.record_wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def show_positions(self) -> None:
        """Bring the positions into sight and give the keyboard to the first that is missing."""
        self._boxes["parties"].setCollapsed(False)
        supporting = {
            position.party
            for position in (self.sheet.entry.positions if self.sheet else ())
            if position.stance.value == "supports"
        }
        self.parties.focus_party([key for key in self.parties.rows if key not in supporting])
        self.ensureWidgetVisible(self.parties)
