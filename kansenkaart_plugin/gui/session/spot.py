"""A record made on the spot: kind, title, party, and what it is about."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ...domain.words import RecordKind
from ..fields import ChoiceField, LineField

_NAME = "kansenkaart.session.spot"
SELECTION, ITEM, WHOLE = "selection", "item", "whole"


class SpotForm(QWidget):
    """One line to type in, Enter to save; it is closed until it is asked for."""

    wanted = pyqtSignal(str, str, object, str)
    """Kind, title, party (or None), and what it is about: `SELECTION`, `ITEM` or `WHOLE`."""
    left = pyqtSignal()

    def __init__(self) -> None:
        """Build it, closed."""
        super().__init__()
        language = QgsApplication.locale()
        kinds = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY, RecordKind.AGREEMENT)
        self.kind = ChoiceField([(kind.value, kind.label(language)) for kind in kinds])
        self.title, self.party, self.about = LineField(), ChoiceField(empty="–"), ChoiceField()
        self.save = QPushButton(self.tr("Put on the agenda"))
        self.back = QPushButton(self.tr("Go back (Esc)"))
        self.title.setPlaceholderText(self.tr("Title of the new record"))
        for name, label, widget in (
            ("kind", self.tr("Kind"), self.kind),
            ("title", self.tr("Title of the new record"), self.title),
            ("party", self.tr("Party"), self.party),
            ("about", self.tr("About"), self.about),
            ("save", self.save.text(), self.save),
            ("back", self.back.text(), self.back),
        ):
            widget.setObjectName(f"{_NAME}.{name}")
            widget.setAccessibleName(label)
            widget.setToolTip(label)
        for button in (self.save, self.back):
            button.setProperty("key", True)
        self.title.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        self.title.returnPressed.connect(self._save)
        self.save.clicked.connect(lambda _: self._save())
        self.back.clicked.connect(lambda _: self.go_back())
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.kind, 1)
        above.addWidget(self.title, 4)
        below.addWidget(self.party, 2)
        below.addWidget(self.about, 3)
        below.addWidget(self.back)
        below.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addLayout(above)
        layout.addLayout(below)

    def ask(
        self, kind: RecordKind, parties: Sequence[tuple[str, str]], about: Sequence[tuple[str, str]]
    ) -> None:
        """Open it for ``kind``; ``about`` offers what it may be about, the likeliest first.

        When it is open already, what was typed there stays.
        """
        if not self.isHidden():
            self.title.setFocus()
            return
        self.party.set_choices(parties)
        self.about.set_choices(about)
        self.kind.set_value(kind.value)
        self.title.set_value(None)
        self.save.setEnabled(False)
        self.show()
        self.title.setFocus()

    def _save(self) -> None:
        title = self.title.value()
        if title:
            self.wanted.emit(self.kind.value(), title, self.party.value(), self.about.value())

    def go_back(self) -> bool:
        """Close it; return whether it was open."""
        if self.isHidden():
            return False
        self.hide()
        self.left.emit()
        return True
