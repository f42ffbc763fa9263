"""All records as lists and maps show them: filtered, grouped and counted in memory.

Read once from the file (in a worker, by its own connection), then every list, filter, search and
count is answered from memory; after a change only what it touched is read again. This is the
owner's view: nothing here leaves the machine.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Iterable, NamedTuple

from ..domain.filtering import NOTHING, Grouping, RecordFilter
from ..domain.model import FeatureRef
from .holdings import Holdings
from .listed import Row
from .standing import Standing, read_standings
from .turns import in_turns, pieces, rest

if TYPE_CHECKING:
    from .kansenkaart import Kansenkaart

EVERYTHING = RecordFilter()

_PIECE = 20_000
"""How many values are counted at a time."""


class LevelTotal(NamedTuple):
    """How many features a level has, and how many records are about any of them."""

    level: str
    features: int
    records: int


class Catalogue:
    """The records of a kansenkaart, now or at ``as_of`` (UTC text). Use it from one thread."""

    def __init__(self, kansenkaart: Kansenkaart, as_of: str | None = None) -> None:
        """Read ``kansenkaart``, which has to stay open."""
        self.kansenkaart = kansenkaart
        self.held = Holdings(kansenkaart, as_of)
        self.as_of = as_of
        self._forget()

    def _forget(self) -> None:
        """Forget the answers that are kept."""
        self._passed: tuple[RecordFilter, list[int]] = (EVERYTHING, self.held.order)
        self._by_level: dict[bool, list[set[int]]] = {}

    @property
    def today(self) -> str:
        """The day that is looked at (ISO text): a date of the past, or the day it is here."""
        return self.as_of[:10] if self.as_of else date.today().isoformat()

    def refresh(self) -> bool:
        """Read again what was changed since; return whether anything may have been.

        The past never changes.
        """
        changed = self.held.refresh()
        if changed:
            self._forget()
        return changed

    def reload(self) -> None:
        """Read everything again, as after the file was changed outside the plugin."""
        self.held.reload()
        self._forget()

    def prepare_search(self) -> None:
        """Read the texts to search in, so that the first search does not wait for them."""
        self.held.prepare_search()

    # lists

    def all(self, wanted: RecordFilter = EVERYTHING) -> list[Row]:
        """Return the records that pass, by kind and code."""
        rows = self.held.rows
        return [rows[slot] for slot in self._passing(wanted)]

    def of_whole_area(self, wanted: RecordFilter = EVERYTHING) -> list[Row]:
        """Return those that are about the whole area."""
        return [row for row in self.all(wanted) if not row.places]

    def of_features(
        self,
        features: Iterable[FeatureRef],
        wanted: RecordFilter = EVERYTHING,
        *,
        below: bool = False,
    ) -> list[Row]:
        """Return those about any of ``features``; with ``below`` about what lies in them too."""
        numbers = {
            self.held.numbers[level][key]
            for level, key in features
            if key in self.held.numbers.get(level, {})
        }
        if below:
            numbers.update(
                number
                for number, place in enumerate(self.held.places)
                if not numbers.isdisjoint(place.lineage)
            )
        chosen = set(chain.from_iterable(self.held.linked.get(number, ()) for number in numbers))
        rows = self.held.rows
        return [rows[slot] for slot in self._passing(wanted) if slot in chosen]

    def find(self, uuid: str) -> Row | None:
        """Return the record with this uuid, or None when it is not there."""
        slot = self.held.slots.get(uuid)
        return None if slot is None else self.held.rows[slot]

    def features_of(self, uuid: str) -> list[FeatureRef]:
        """Return what a record is about, also features that are not there any more."""
        slot = self.held.slots.get(uuid)
        return (
            []
            if slot is None
            else [self.held.places[number].ref for number in self.held.links[slot]]
        )

    def standings(self, uuids: Iterable[str]) -> dict[str, Standing]:
        """Return how these agreements stand: what is reserved, and all positions taken."""
        return read_standings(self.held, list(uuids))

    def lying(self, level: str) -> dict[str, tuple[str, float, float]]:
        """Return label (or key) and inner point of each feature of ``level`` that has a point."""
        if level not in self.held.levels:
            return {}
        with self.kansenkaart._reading():
            found = self.held.connection.execute(
                "SELECT feature_key, coalesce(nullif(label, ''), feature_key), x, y"
                f' FROM "level_{level}" WHERE x IS NOT NULL AND y IS NOT NULL'
            )
            return {key: (label, x, y) for key, label, x, y in found}

    # counts

    def level_totals(
        self, wanted: RecordFilter = EVERYTHING, *, below: bool = False
    ) -> list[LevelTotal]:
        """Return the levels, highest first, with the records that pass and are about them.

        With ``below`` a record also counts at each level above the one it is about.
        """
        passing = set(self._passing(wanted))
        features = Counter(place.level for place in self.held.places if place.lineage)
        return [
            LevelTotal(level, features[number], len(passing & about))
            for number, (level, about) in enumerate(zip(self.held.levels, self._about(below)))
        ]

    def _about(self, below: bool) -> list[set[int]]:
        """Return the slots of the records about each level; kept until anything changes."""
        if below not in self._by_level:
            places = self.held.places
            levels: list[set[int]] = [set() for _ in self.held.levels]
            for number, slots in self.held.linked.items():
                place = places[number]
                for level in {places[n].level for n in place.lineage} if below else (place.level,):
                    levels[level].update(slots)
            self._by_level[below] = levels
        return self._by_level[below]

    def feature_counts(
        self,
        level: str,
        wanted: RecordFilter = EVERYTHING,
        by: Grouping = Grouping.KIND,
        *,
        below: bool = False,
    ) -> dict[str, dict[str, int]]:
        """Return, by key of the features of ``level``, the distinct records that pass, by group.

        A record of several parties counts for each. With ``below`` records about what lies in a
        feature count too. Features without records, and ones that are gone, are left out.
        """
        numbers = self.held.numbers.get(level, {})
        within = self._within(level) if below else {}
        keys = {number: key for key, number in numbers.items() if self.held.places[number].lineage}
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        for group, slots in self._grouped(wanted, by).items():
            places: Iterable[Iterable[int]] = map(self.held.links.__getitem__, slots)
            if below:
                places = ({within[n] for n in links if n in within} for links in places)
            for number, times in in_turns(_counted(chain.from_iterable(places)).items()):
                if number in keys:
                    counts[keys[number]][group] = times
        return dict(counts)

    def groups(self, wanted: RecordFilter = EVERYTHING, by: Grouping = Grouping.KIND) -> dict:
        """Return how many records that pass are in each group (a record may be in several)."""
        return {group: len(slots) for group, slots in self._grouped(wanted, by).items()}

    def _within(self, level: str) -> dict[int, int]:
        """Return in which feature of ``level`` each feature lies, itself included."""
        wanted = self.held.levels.index(level) if level in self.held.levels else -1
        return {
            number: above
            for number, place in enumerate(self.held.places)
            for above in place.lineage
            if self.held.places[above].level == wanted
        }

    # what passes a filter: all of these are quick in Python only because they are so plain

    def _passing(self, wanted: RecordFilter) -> list[int]:
        """Return the slots of the records that pass, in order; the last answer is kept."""
        if self._passed[0] == wanted:
            return self._passed[1]
        rows, slots = self.held.rows, self.held.order
        if wanted.only is not None:
            slots = [slot for slot in slots if rows[slot].uuid in wanted.only]
        if wanted.kinds:
            slots = [slot for slot in slots if rows[slot].kind in wanted.kinds]
        if wanted.statuses:
            slots = [slot for slot in slots if rows[slot].status in wanted.statuses]
        if wanted.visibilities:
            slots = [slot for slot in slots if rows[slot].visibility in wanted.visibilities]
        if wanted.phases:
            slots = [slot for slot in slots if rows[slot].phase in wanted.phases]
        if wanted.themes:
            slots = [slot for slot in slots if (rows[slot].theme or NOTHING) in wanted.themes]
        for parties in filter(None, (wanted.parties, (wanted.mine,) if wanted.mine else ())):
            known = {
                id(some)
                for some in self.held.parties.values()
                if any(part.party in parties for part in some)
            }
            slots = [slot for slot in slots if id(rows[slot].parties) in known]
        if wanted.ambitions:
            aims = set(wanted.ambitions)
            slots = [slot for slot in slots if not aims.isdisjoint(rows[slot].ambitions)]
        if wanted.years:
            slots = [slot for slot in slots if rows[slot].year in wanted.years]
        if wanted.unanswered:
            slots = [slot for slot in slots if rows[slot].waiting]
        if wanted.attention:
            asked = frozenset(wanted.attention)
            slots = [s for s in slots if not asked.isdisjoint(rows[s].attention(self.today))]
        texts = self.held.prepare_search() if wanted.words else []
        for word in wanted.words:
            slots = [slot for slot in slots if word in texts[slot]]
        self._passed = (wanted, slots)
        return slots

    def _grouped(self, wanted: RecordFilter, by: Grouping) -> dict[str, list[int]]:
        """Return the slots of the records that pass, by what they are grouped under."""
        place = Row._fields.index("parties" if by is Grouping.PARTY else by.value)
        rows = self.held.rows
        # equal values are one object here, and hashing an enum costs more than all of the rest
        by_value: dict[int, list[int]] = defaultdict(list)
        for slot in self._passing(wanted):
            by_value[id(rows[slot][place])].append(slot)
        groups: dict[str, list[int]] = {}
        for slots in by_value.values():
            for key in rows[slots[0]].keys(by):
                groups[key] = groups[key] + slots if key in groups else slots
        return groups


def _counted(values: Iterable) -> Counter:
    """Return how often each value is there.

    In pieces: half a million at once is one long step of C, and meanwhile the interface, which is
    another thread, would stand still.
    """
    counts: Counter = Counter()
    for piece in pieces(values, _PIECE):
        counts.update(piece)
        rest()
    return counts
