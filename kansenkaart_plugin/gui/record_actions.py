"""What is done with records that were chosen in a list, and how it is undone right after."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..domain.model import FeatureRef
from ..store import Change
from .ask import agreed
from .current import Current
from .number import number

_Join = Callable[[Change, Sequence[str], Sequence[FeatureRef]], int]


class RecordActions(QObject):
    """Deletes, links and unlinks records, each as one action that can be undone right after.

    ``codes`` say to people which records they are.
    """

    def __init__(self, current: Current, parent: QWidget) -> None:
        """Work on ``current``; questions are asked over ``parent``."""
        super().__init__(parent)
        self._current = current
        self._window = parent

    def delete(self, uuids: Sequence[str], codes: str) -> None:
        """Delete records; several after asking."""
        if not uuids or not self._current.is_writable:
            return
        question = self.tr("Delete {}?").format(codes)
        if len(uuids) > 1 and not agreed(self._window, question, self.tr("Delete")):
            return
        done = self.tr("{} deleted").format(codes)
        if self._current.save(done, lambda change: change.delete(uuids)):
            self._offer_undo(done)

    def link(self, uuids: Sequence[str], codes: str) -> None:
        """Make records be about the selected features too."""
        self._join(uuids, codes, self.tr("{codes}: {count} features linked"), Change.link)

    def unlink(self, uuids: Sequence[str], codes: str) -> None:
        """Make records no longer be about the selected features."""
        self._join(uuids, codes, self.tr("{codes}: {count} features unlinked"), Change.unlink)

    def _join(self, uuids: Sequence[str], codes: str, words: str, how: _Join) -> None:
        features = self._current.selected_features()
        if not uuids or not self._current.is_writable:
            return
        if not features:
            self._current.noted.emit(self.tr("Select features on the map first."))
            return
        counts: list[int] = []
        bare: list[str] = []

        def work(change: Change) -> None:
            counts.append(how(change, uuids, features))
            if how is Change.unlink and counts[0]:
                entries = self._current.kansenkaart.queries.entries(uuids).values()
                bare.extend(entry.record.code for entry in entries if entry.whole_area)

        if not self._current.save(words.format(codes=codes, count=len(features)), work):
            return
        done = words.format(codes=codes, count=number(counts[0]))
        if bare:
            done = self.tr("{done}; now about the whole area: {codes}").format(
                done=done, codes=", ".join(bare)
            )
        if counts[0]:
            self._offer_undo(done)
        else:
            self._current.noted.emit(done)  # nothing was to be done, so nothing was

    def _offer_undo(self, done: str) -> None:
        path, action = self._current.path, self._current.last_action

        def undo() -> None:
            if self._current.path == path:
                self._current.undo(action)

        self._current.offered.emit(done, self.tr("Undo"), undo)
