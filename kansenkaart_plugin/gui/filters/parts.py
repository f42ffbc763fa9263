"""The parts of a filter as people see them: what each is called, and what there is to choose."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Iterator, NamedTuple

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication

from ...domain.filtering import NOTHING, RecordFilter
from ...domain.words import Phase, RecordKind, Status, Visibility, Word
from ..current import Current


class Facet(NamedTuple):
    """A part of the filter of which some values may be chosen: its name there and its title."""

    part: str
    title: str


class Chip(NamedTuple):
    """One thing that a filter asks for: in which part, which value, and what it says."""

    part: str
    value: Any
    text: str


def facets() -> list[Facet]:
    """Return the parts to choose from, the most used first."""
    translate = QCoreApplication.translate
    return [
        Facet("kinds", translate("Kansenkaart", "Kind")),
        Facet("parties", translate("Kansenkaart", "Party")),
        Facet("themes", translate("Kansenkaart", "Theme")),
        Facet("phases", translate("Kansenkaart", "Phase")),
        Facet("statuses", translate("Kansenkaart", "Status")),
        Facet("ambitions", translate("Kansenkaart", "Ambition")),
        Facet("years", translate("Kansenkaart", "Year")),
        Facet("visibilities", translate("Kansenkaart", "Visibility")),
    ]


_WORDS: dict[str, type[Word]] = {
    "kinds": RecordKind,
    "phases": Phase,
    "statuses": Status,
    "visibilities": Visibility,
}


class FilterWords:
    """Names the values of a filter by what ``current`` has open."""

    def __init__(self, current: Current) -> None:
        """Follow ``current``."""
        self._current = current
        self._language = QgsApplication.locale()

    def choices(self, part: str) -> list[tuple[Any, str]]:
        """Return the values that ``part`` can have, with their names; years are not known here."""
        if part in _WORDS:
            return [(word, word.label(self._language)) for word in _WORDS[part]]
        vocabulary = self._current.vocabulary
        if part == "parties":
            return [(party.key, party.name) for party in vocabulary.parties]
        if part == "themes":
            nothing = QCoreApplication.translate("Kansenkaart", "without a theme")
            return [*((theme.key, theme.title) for theme in vocabulary.themes), (NOTHING, nothing)]
        if part == "ambitions":
            return [(ambition.key, ambition.title) for ambition in vocabulary.ambitions]
        return []

    def name(self, part: str, value: Any) -> str:
        """Return what ``value`` of ``part`` is called; itself when it is not known (any more)."""
        if isinstance(value, Word):
            return value.label(self._language)
        return next((name for key, name in self.choices(part) if key == value), str(value))

    def chips(self, filter: RecordFilter, only_label: str) -> Iterator[Chip]:
        """Yield all that ``filter`` asks for."""
        translate = QCoreApplication.translate
        if filter.only is not None:
            label = only_label or translate("Kansenkaart", "{count} records")
            yield Chip("only", None, label.replace("{count}", str(len(filter.only))))
        for facet in facets():
            for value in getattr(filter, facet.part):
                name = self.name(facet.part, value)
                yield Chip(facet.part, value, f"{facet.title.lower()}: {name}")
        for attention in filter.attention:
            yield Chip("attention", attention, attention.label(self._language))
        if filter.unanswered:
            yield Chip("unanswered", True, translate("Kansenkaart", "unanswered"))
        if filter.mine:
            mine = translate("Kansenkaart", "ours ({party})")
            yield Chip("mine", None, mine.format(party=self.name("parties", filter.mine)))
        if filter.words:
            yield Chip("text", "", f"“{filter.text.strip()}”")


def without(filter: RecordFilter, chip: Chip) -> RecordFilter:
    """Return ``filter`` without what ``chip`` asks for."""
    empty: dict[str, Any] = {"only": None, "unanswered": False, "mine": None, "text": ""}
    if chip.part in empty:
        return replace(filter, **{chip.part: empty[chip.part]})
    left = tuple(value for value in getattr(filter, chip.part) if value != chip.value)
    return replace(filter, **{chip.part: left})


def toggled(filter: RecordFilter, part: str, value: Any, on: bool) -> RecordFilter:
    """Return ``filter`` with ``value`` among those of ``part``, or not."""
    kept = tuple(item for item in getattr(filter, part) if item != value)
    return replace(filter, **{part: (*kept, value) if on else kept})
