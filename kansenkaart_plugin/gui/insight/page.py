"""A page that tells what happened: headings that lead to records, and what changed below them."""

from __future__ import annotations

from typing import Iterable, NamedTuple, Sequence

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import (
    QFont,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from qgis.PyQt.QtWidgets import QTextBrowser

from .words import Told


class Passage(NamedTuple):
    """A heading with something softer beside it and lines below it.

    ``code`` stands before it and leads to the record ``uuid``, if that is there.
    """

    heading: str
    aside: str
    lines: Sequence[Told]
    code: str = ""
    uuid: str = ""


class HistoryPage(QTextBrowser):
    """Shows passages as plain text; Tab goes from one record to the next, Enter leads there."""

    # written by a cursor: what people typed is never read as markup

    record_wanted = pyqtSignal(str)

    def __init__(self, name: str, title: str) -> None:
        """Start empty; ``name`` is the object name, ``title`` is for screen readers."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(lambda url: self.record_wanted.emit(url.fragment()))

    def loadResource(self, kind: int, url: QUrl) -> None:
        """Load nothing: a page is text only."""
        del kind, url

    def show_passages(self, passages: Iterable[Passage], note: str = "") -> None:
        """Show ``passages``, and ``note`` in soft letters above them."""
        self.clear()
        self.document().setDocumentMargin(8)
        writer = _Writer(self.document(), self.palette())
        if note:
            writer.note(note)
        for passage in passages:
            writer.passage(passage)
        writer.close()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _Writer:
    """Writes passages into a document."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        self._cursor = QTextCursor(document)
        self._cursor.beginEditBlock()  # laid out once, when all is there
        self._first = True
        self._plain, self._soft, self._strong, self._link = (QTextCharFormat() for _ in range(4))
        for look, role in (
            (self._plain, QPalette.ColorRole.Text),
            (self._soft, QPalette.ColorRole.PlaceholderText),
            (self._strong, QPalette.ColorRole.Text),
            (self._link, QPalette.ColorRole.Link),
        ):
            look.setForeground(palette.color(role))
        self._strong.setFontWeight(QFont.Weight.DemiBold)

    def close(self) -> None:
        self._cursor.endEditBlock()

    def note(self, text: str) -> None:
        self._block(above=0, indent=0)
        self._cursor.insertText(text, self._soft)

    def passage(self, passage: Passage) -> None:
        self._block(above=0 if self._first else 10, indent=0)
        if passage.code:
            look = QTextCharFormat(self._link if passage.uuid else self._soft)
            look.setAnchor(bool(passage.uuid))
            look.setAnchorHref(f"#{passage.uuid}")
            self._cursor.insertText(passage.code, look)
            self._cursor.insertText("  ", self._soft)
        self._cursor.insertText(passage.heading, self._strong)
        if passage.aside:
            self._cursor.insertText(f"  {passage.aside}", self._soft)
        for line in passage.lines:
            self._block(above=2, indent=14)
            self._cursor.insertText(f"{line.field}  ", self._soft)
            self._cursor.insertText(line.text, self._plain)

    def _block(self, above: int, indent: int) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setLeftMargin(indent)
        if self._first:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._first = False
