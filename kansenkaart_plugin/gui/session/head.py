"""The head of the shared screen: which session, how far its agenda is, and the way through it."""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.model import Session
from ..number import number
from ..tips import tip
from ..wrapped_label import WrappedLabel
from .scene import Item
from .style import voiced
from .words import decision_mark, short_date

_NAME = "kansenkaart.session"
_ROWS = 2
"""Lines of the agenda that are in sight."""


class AgendaStrip(QListWidget):
    """The codes of the agenda side by side, each with the sign of its decision."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName(f"{_NAME}.strip")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_items(self, items: Sequence[Item], place: int | None, label) -> None:
        """Show ``items`` with the one at ``place`` marked; ``label`` gives a decision's word."""
        self.blockSignals(True)
        self.clear()
        for item in items:
            record, decision = item.entry.record, item.item.decision
            text = f"{record.code} {decision_mark(decision)}".strip()
            row = QListWidgetItem(text, self)
            row.setData(Qt.ItemDataRole.UserRole, item.uuid)
            said = f"{record.code} {record.title}"
            said = f"{said} – {label(decision)}" if decision else said
            row.setToolTip(tip(said))
            row.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        if place is not None:
            self.setCurrentRow(place)
            self.scrollToItem(self.currentItem())
        self.blockSignals(False)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height when the letters change."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.doItemsLayout()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the lines break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the height of what there is, two lines at most."""
        last = self.item(self.count() - 1)
        one = self.fontMetrics().height() + 6
        bottom = self.visualItemRect(last).bottom() + self.verticalOffset() if last else one
        height = min(bottom + 4, _ROWS * (one + 6))
        return QSize(100, max(one, height) + 2 * self.frameWidth())

    minimumSizeHint = sizeHint


class SessionHead(QWidget):
    """Widgets only: signals out, setters in."""

    step_wanted = pyqtSignal(int)
    record_wanted = pyqtSignal(str)

    def __init__(self) -> None:
        """Build it, for nothing yet."""
        super().__init__()
        self.title = voiced(WrappedLabel(f"{_NAME}.title"), "head")
        self.place = voiced(QLabel(), "head")
        self.place.setObjectName(f"{_NAME}.place")
        self.back = self._button("previous", "◀", self.tr("Previous (PgUp)"), -1)
        self.on = self._button("next", "▶", self.tr("Next (PgDn)"), 1)
        self.progress = QProgressBar()
        self.progress.setObjectName(f"{_NAME}.progress")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.strip = AgendaStrip()
        self.strip.setAccessibleName(self.tr("Agenda"))
        self.strip.currentItemChanged.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.title, 1)
        for widget in (self.place, self.back, self.on):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.progress)
        layout.addWidget(self.strip)

    def _button(self, name: str, text: str, says: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("key", True)
        button.setObjectName(f"{_NAME}.{name}")
        button.setToolTip(says)
        button.setAccessibleName(says)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _: self.step_wanted.emit(step))
        return button

    def show_session(
        self, session: Session, items: Sequence[Item], place: int | None, language: str
    ) -> None:
        """Show how far the agenda of ``session`` is."""
        day = short_date(session.held_on, language)
        self.title.setText(f"{session.title} · {day}" if day else session.title)
        here = number(place + 1) if place is not None else "–"
        text = self.tr("agenda {place} / {count}")
        self.place.setText(text.format(place=here, count=number(len(items))))
        decided = sum(1 for item in items if item.item.decision is not None)
        self.progress.setMaximum(max(1, len(items)))
        self.progress.setValue(decided)
        words = self.tr("{decided} of {count} decided")
        words = words.format(decided=number(decided), count=number(len(items)))
        self.progress.setToolTip(words)
        self.progress.setAccessibleName(words)
        self.back.setEnabled(place is not None and place > 0)
        self.on.setEnabled(place is not None and place < len(items) - 1)
        self.strip.show_items(items, place, lambda decision: decision.label(language))
        self.strip.setVisible(bool(items))

    def _choose(self, row: QListWidgetItem | None, *_: object) -> None:
        if row is not None:
            self.record_wanted.emit(row.data(Qt.ItemDataRole.UserRole))
