"""The moment that is looked at: now, or one in the past, which is then said everywhere."""

from __future__ import annotations

from datetime import datetime

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QDateTime, QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..current import Current
from ..moment_field import MomentField, utc_text, written_moment

_LOOK = """
QFrame#kansenkaart\\.past { background: #7a4a00; border-radius: 3px; }
QFrame#kansenkaart\\.past QLabel { color: #ffffff; font-weight: bold; }
"""


def local_text(as_of: str) -> str:
    """Return a UTC time text as people here write it."""
    return written_moment(_parsed(as_of))


def _parsed(as_of: str) -> QDateTime:
    moment = datetime.fromisoformat(as_of.replace("Z", "+00:00"))
    return QDateTime.fromMSecsSinceEpoch(round(moment.timestamp() * 1000))


class MomentRow(QWidget):
    """The choice of a moment; empty is now."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self.edit = MomentField(self.tr("now"), late=True)
        self.edit.setObjectName("kansenkaart.levels.moment")
        self.edit.setToolTip(
            self.tr("Show records as they were at a moment in the past; the clear button is now")
        )
        self.edit.setAccessibleName(self.tr("Reference date"))
        label = QLabel(self.tr("Reference &date:"))
        label.setBuddy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.edit, 1)
        self.edit.chosen.connect(self.apply)
        for signal in (current.shown.changed, current.opened, current.closed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the moment that is looked at."""
        self.setEnabled(self._current.kansenkaart is not None)
        as_of = self._current.shown.as_of
        self.edit.set_moment(_parsed(as_of) if as_of else None)

    def apply(self) -> None:
        """Look at the moment that was chosen; one that has yet to come is now."""
        fault = self.edit.fault()
        if fault is not None:
            self._current.failed.emit(fault)
            self.refresh()  # what is looked at stays
            return
        chosen = self.edit.moment()
        if chosen is not None and chosen > QDateTime.currentDateTime():
            chosen = None
        as_of = utc_text(chosen) if chosen is not None else None
        if as_of == self._current.shown.as_of:
            self.refresh()
        else:
            self._current.shown.set(as_of=as_of)


class PastBand(QFrame):
    """Says which moment is looked at, and leads back to now; hidden while it is now."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self.setObjectName("kansenkaart.past")
        self.setStyleSheet(_LOOK)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setObjectName("kansenkaart.past.label")
        self.back = QPushButton(self.tr("Back to now"))
        self.back.setObjectName("kansenkaart.past.back")
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(lambda _: current.shown.set(as_of=None))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 4, 3)
        row.addWidget(self.label, 1)
        row.addWidget(self.back)
        for signal in (current.shown.changed, current.opened, current.closed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the moment, or nothing."""
        as_of = self._current.shown.as_of
        if as_of is not None:
            text = self.tr("As it was on {moment} – read only")
            self.label.setText(text.format(moment=local_text(as_of)))
        self.setVisible(as_of is not None)


class CanvasMark(QObject):
    """The same band at the top of the map."""

    def __init__(self, current: Current, canvas: QgsMapCanvas) -> None:
        """Follow ``current`` on ``canvas``."""
        super().__init__(canvas)
        self._canvas = canvas
        self.band = PastBand(current, canvas)
        current.shown.changed.connect(self._place)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the map gets another size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        if not self.band.isHidden():
            self.band.adjustSize()
            self.band.move((self._canvas.width() - self.band.width()) // 2, 8)
            self.band.raise_()

    def stop(self) -> None:
        """Take the band off the map: the plugin goes."""
        self._canvas.removeEventFilter(self)
        self.band.setParent(None)
        self.band.deleteLater()
        self.deleteLater()


def under_band(current: Current, panel: QWidget) -> QWidget:
    """Return ``panel`` with a `PastBand` above it."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(PastBand(current))
    column.addWidget(panel, 1)
    return frame
