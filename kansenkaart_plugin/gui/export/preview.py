"""The first page of the maps that are asked for, small."""

from __future__ import annotations

from qgis.core import QgsLayoutExporter
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy

from ...cartography.export import ExportOptions, template_for
from ...cartography.layout import LevelPages
from ...cartography.sets import parts_of
from ...domain.sentence import Sentence
from ...store import Snapshot

_DPI = 60


def first_page(options: ExportOptions, snapshot: Snapshot, told: list[Sentence]) -> QImage:
    """Return the first page that ``options`` ask for; a null image when there is none.

    What of template and profile is not used, and why, is added to ``told``.

    Raises:
        KansenkaartError: it cannot be drawn.
    """
    parts = parts_of(snapshot, options.set, options.since)
    keys = options.levels or tuple(item.level.key for item in snapshot.levels)
    if not parts or not keys:
        return QImage()
    pages = LevelPages(
        parts[0].snapshot,
        keys[0],
        options.paper,
        options.orientation,
        _DPI,
        options.assets,
        part=parts[0],
        template=template_for(snapshot, options, told),
    )
    told += pages.told
    layout = next(pages.main().parts())
    return QgsLayoutExporter(layout).renderPageToImage(0, dpi=_DPI)


class PagePreview(QLabel):
    """Shows a page as large as there is room, or says why there is none."""

    def __init__(self) -> None:
        """Start with nothing to show."""
        super().__init__()
        self.setObjectName("kansenkaart.export.preview")
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumSize(320, 240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show a page."""
        self._image = image
        self._fit()

    def say(self, text: str) -> None:
        """Show a text instead of a page."""
        self._image = QImage()
        self.setText(text)

    def sizeHint(self) -> QSize:
        """Return a size in which a page can be recognised."""
        return QSize(560, 420)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page in the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(int(self.width() * ratio) - 2, int(self.height() * ratio) - 2)
        scaled = self._image.scaled(
            room,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(scaled))
