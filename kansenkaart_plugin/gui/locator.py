"""Records in the locator bar of QGIS: type ``kk`` and a few words."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsApplication,
    QgsFeedback,
    QgsLocatorContext,
    QgsLocatorFilter,
    QgsLocatorResult,
)

from ..domain.filtering import RecordFilter
from ..domain.model import FeatureRef
from ..store import Catalogue, Row
from ..store.collecting import in_worker
from .current import Current
from .icons import icon

_MOST = 30
_SECONDS = 10.0
"""How long a search waits for the catalogue of a large file that was only just opened."""
_FEWEST = 2
"""Characters before a search without the prefix begins."""


class RecordLocator(QgsLocatorFilter):
    """Finds records by their text, in what the filter of the docks lets through by visibility."""

    def __init__(self, current: Current) -> None:
        """Find records of what is open in ``current``."""
        super().__init__()
        self._current = current
        self._language = QgsApplication.locale()

    def name(self) -> str:
        """Return the name by which QGIS remembers its settings."""
        return "kansenkaart"

    def displayName(self) -> str:
        """Return the name that people see."""
        return self.tr("Records of the kansenkaart")

    def prefix(self) -> str:
        """Return what is typed before a search in records alone."""
        return "kk"

    def clone(self) -> RecordLocator:
        """Return the filter that searches in a thread of the locator."""
        return RecordLocator(self._current)

    @in_worker
    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Report the records that hold every word of ``string``; runs in a thread."""
        prefixed, string = self._without_prefix(string, context.usingPrefix)
        if not string.strip() or (not prefixed and len(string) < _FEWEST):
            return
        shown = self._current.shown.filter
        wanted = replace(RecordFilter(text=string), visibilities=shown.visibilities)
        found = self._current.desk.answer_within(
            _SECONDS, lambda catalogue: catalogue.all(wanted)[:_MOST]
        )
        for place, row in enumerate(found or ()):
            if feedback.isCanceled():
                return
            self.resultFetched.emit(self._result(row, place))

    def _without_prefix(self, string: str, used: bool) -> tuple[bool, str]:
        """Return whether records alone are asked for, and the words to look for.

        QGIS knows a prefix of less than three letters of filters of its own only: it leaves ours
        in ``string``.
        """
        first, _, rest = string.partition(" ")
        if not used and first.lower() == self.prefix():
            return True, rest
        return used, string

    def _result(self, row: Row, place: int) -> QgsLocatorResult:
        result = QgsLocatorResult(self, f"{row.code} {row.title}".split("\n")[0], row.uuid)
        result.description = row.status.label(self._language)
        result.group = row.kind.label(self._language)
        result.icon = icon(row.kind.value)
        result.score = 1 - place / _MOST
        return result

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Bring the record forward in its dock and light up what it is about."""
        uuid = result.userData
        self._current.choose_record(uuid)
        self._current.highlight(self._about(uuid))

    def _about(self, uuid: str) -> list[FeatureRef]:
        def features(catalogue: Catalogue) -> list[FeatureRef]:
            return catalogue.features_of(uuid)

        return self._current.desk.answer_within(0.5, features) or []
