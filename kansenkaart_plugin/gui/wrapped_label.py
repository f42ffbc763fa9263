"""A label of several lines that is never drawn over its neighbours."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy


class WrappedLabel(QLabel):
    """Plain text that breaks its lines and takes just the height of those.

    A splitter asks no widget what height goes with its width, so that a `QLabel` in it is squeezed.
    """

    def __init__(self, name: str) -> None:
        """Start empty; ``name`` is the object name."""
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of the lines at the width that there is."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width())) if self.text() else hint

    def minimumSizeHint(self) -> QSize:
        """Return the same height: no line may be hidden."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width changes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
