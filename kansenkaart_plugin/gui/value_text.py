"""The values of records as people read them."""

from __future__ import annotations

from typing import Iterable, Mapping

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from ..domain.fields import Field
from ..domain.model import FeatureRef, Participation
from ..domain.words import PRIORITIES, Word
from .records.draft import Vocabulary
from .records.form_fields import NONE

MOST = 6
"""How many items of a list are named."""


class ValueTexts:
    """Says what a field holds, with the names of this kansenkaart."""

    def __init__(self, words: Vocabulary, labels: Mapping[FeatureRef, str]) -> None:
        """Take the names from ``words``, and of features from ``labels``."""
        self._locale = QgsApplication.locale()
        self._labels = labels
        parties = {party.key: party.name for party in words.parties}
        self._names: dict[Field, dict[str, str]] = {
            Field.THEME: {theme.key: theme.title for theme in words.themes},
            Field.AMBITIONS: {aim.key: aim.title for aim in words.ambitions},
            Field.PARTIES: parties,
            Field.PRESENT: parties,
            Field.LEAD: parties,
        }

    def text(self, field: Field, value: object) -> str:
        """Return ``value`` of ``field``; lists line by line, at most `MOST` of them."""
        if isinstance(value, frozenset):
            return lines_of(self.items(field, value)) or NONE
        return NONE if value is None or value == "" else self._one(field, value)

    def items(self, field: Field, values: Iterable[object]) -> list[str]:
        """Return the items of a list, each as a text, in order."""
        return sorted(self._one(field, value) for value in values)

    def _one(self, field: Field, value: object) -> str:
        if isinstance(value, Word):
            return value.label(self._locale)
        if isinstance(value, FeatureRef):
            return self._labels.get(value, str(value))
        if isinstance(value, Participation):
            name = self._names[Field.PARTIES].get(value.party, value.party)
            return f"{name} ({value.role.label(self._locale)})"
        if field is Field.PRIORITY and value in PRIORITIES:
            return PRIORITIES[value][self._locale.startswith("nl")]  # type: ignore[index]
        return self._names.get(field, {}).get(str(value), str(value))


def lines_of(items: list[str]) -> str:
    """Return ``items`` line by line, and how many more there are than `MOST`."""
    more = QCoreApplication.translate("Kansenkaart", "… and {count} more")
    shown = items if len(items) <= MOST + 1 else items[:MOST]
    rest = [more.format(count=len(items) - MOST)] if len(shown) < len(items) else []
    return "\n".join([*shown, *rest])
