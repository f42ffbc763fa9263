"""What is done with records that were chosen in a list, and how it is undone right after."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..domain.model import FeatureRef
from ..store import Change
from .ask import agreed
from .current import Current


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
        question = self.tr("Delete {}?").format(codes)
        if not uuids or not self._current.is_writable:
            return
        if len(uuids) > 1 and not agreed(self._window, question, self.tr("Delete")):
            return
        done = self.tr("{} deleted").format(codes)

        def restore(change: Change) -> None:
            for uuid in uuids:
                change.restore(uuid)

        if self._current.save(done, lambda change: change.delete(uuids)):
            self._offer_undo(done, self.tr("{} restored").format(codes), restore)

    def link(self, uuids: Sequence[str], codes: str) -> None:
        """Make records be about the selected features too."""
        words = self.tr("{codes}: {count} features linked")
        self._join(uuids, codes, words, Change.link)

    def unlink(self, uuids: Sequence[str], codes: str) -> None:
        """Make records no longer be about the selected features."""
        words = self.tr("{codes}: {count} features unlinked")
        before = self._join(uuids, codes, words, Change.unlink)
        features = set(self._current.selected_features())
        if any(linked and features.issuperset(linked) for linked in before.values()):
            self._current.noted.emit(self.tr("{} is now about the whole area.").format(codes))

    def _join(
        self,
        uuids: Sequence[str],
        codes: str,
        words: str,
        how: Callable[[Change, Sequence[str], Sequence[FeatureRef]], int],
    ) -> dict[str, list[FeatureRef]]:
        """Link or unlink; return what the records were about before, nothing when not done."""
        before: dict[str, list[FeatureRef]] = {}
        features = self._current.selected_features()
        if not uuids or not self._current.is_writable:
            return before
        if not features:
            self._current.noted.emit(self.tr("Select features on the map first."))
            return before
        counted = [0]

        def work(change: Change) -> None:
            entries = self._current.kansenkaart.queries.entries(uuids)
            for uuid, entry in entries.items():
                before[uuid] = [link.feature for link in entry.links]
            counted[0] = how(change, uuids, features)

        def back(change: Change) -> None:
            for uuid, linked in before.items():
                change.set_features(uuid, linked)

        if not self._current.save(words.format(codes=codes, count=len(features)), work):
            return {}
        done = words.format(codes=codes, count=f"{counted[0]:n}")
        self._offer_undo(done, self.tr("Links of {} put back").format(codes), back)
        return before

    def _offer_undo(self, done: str, label: str, undo: Callable[[Change], object]) -> None:
        path = self._current.path

        def back() -> None:
            if self._current.path == path:
                self._current.save(label, undo)

        self._current.offered.emit(done, self.tr("Undo"), back)
