"""A band above a panel that says why nothing can be changed, and what to do about it."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..current import Current
from ..icons import icon
from ..messages import sentence_of
from ..moments import moment_text
from ..wrapped_label import WrappedLabel


def under_access(current: Current, dock: str, panel: QWidget) -> QWidget:
    """Return ``panel`` under the band; ``dock`` is the object name of its dock."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(AccessBand(current, dock))
    column.addWidget(panel, 1)
    return whole


class AccessBand(QFrame):
    """Stands above each panel while the open file can only be read."""

    def __init__(self, current: Current, dock: str) -> None:
        """Follow ``current``; ``dock`` is the object name of the dock it stands in."""
        super().__init__()
        self._current = current
        name = f"{dock}.access"
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = WrappedLabel(f"{name}.text")
        self._again = self._button(f"{name}.again", self.tr("Try again"))
        self._over = self._button(f"{name}.over", self.tr("Open anyway"))
        self._again.clicked.connect(lambda _: current.ask_access())
        self._over.clicked.connect(lambda _: current.ask_access(over=True))
        self._build()
        for signal in (current.opened, current.closed, current.access_changed):
            signal.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        lock = QLabel()
        lock.setPixmap(icon("lock").pixmap(16, 16))
        buttons = QHBoxLayout()
        buttons.addWidget(self._again)
        buttons.addWidget(self._over)
        buttons.addStretch()
        column = QVBoxLayout()
        column.addWidget(self.text)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(lock, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _button(self, name: str, label: str) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(name)
        return button

    def refresh(self) -> None:
        """Say how it stands now."""
        opened, lease = self._current.kansenkaart, self._current.lease
        shown = opened is not None and (opened.read_only or lease.refusal is not None)
        self.setVisible(shown)
        if shown:
            self.text.setText(self._reason())
            self._over.setVisible(lease.is_stale)

    def _reason(self) -> str:
        lease = self._current.lease
        if lease.refusal is None:
            return self.tr("Only to be read: this file, or its folder, is write-protected.")
        if lease.holder is None:
            return sentence_of(lease.refusal)
        if lease.is_stale:
            text = self.tr(
                "Only to be read: {who} ({host}) opened this on {since}, and has not been heard of"
                " for more than five minutes."
            )
        else:
            text = self.tr("Only to be read: {who} ({host}) has had this open since {since}.")
        who, host, _, since = lease.holder
        return text.format(who=who, host=host, since=moment_text(since))
