"""Two people changed the same record: both versions and what both began with, field by field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import FrozenSet, Mapping, NamedTuple

from .fields import RECORD_FIELDS, Field
from .model import FeatureRef, Participation, Record
from .words import Word

LISTS = (Field.FEATURES, Field.PARTIES, Field.AMBITIONS)
"""What belongs to a record and is kept as a set."""


class Choice(Word):
    """Whose value a field gets."""

    MINE = "mine", "mine", "die van mij"
    THEIRS = "theirs", "theirs", "die van de ander"


class Version(NamedTuple):
    """A record as a form knows it: its fields, and what belongs to it."""

    record: Record
    features: FrozenSet[FeatureRef] = frozenset()
    parties: FrozenSet[Participation] = frozenset()
    ambitions: FrozenSet[str] = frozenset()

    def value(self, field: Field) -> object:
        """Return what the version holds in ``field``."""
        return getattr(self if field in LISTS else self.record, field.value)


class FieldConflict(NamedTuple):
    """A field in which not all versions are the same; lists are frozen sets."""

    field: Field
    base: object
    mine: object
    theirs: object

    @property
    def clashes(self) -> bool:
        """Whether somebody has to choose: both changed it, each to something else.

        Of a list what either added or took away goes together.
        """
        if self.field in LISTS:
            return False
        return self.mine != self.theirs and self.base not in (self.mine, self.theirs)

    def resolved(self, choice: Choice | None = None) -> object:
        """Return the value that is chosen, or that follows when only one changed it."""
        if choice is not None:
            return self.mine if choice is Choice.MINE else self.theirs
        if self.field in LISTS:
            return _both(self.base, self.mine, self.theirs)  # type: ignore[arg-type]
        return self.theirs if self.mine == self.base else self.mine


def _both(base: FrozenSet, mine: FrozenSet, theirs: FrozenSet) -> FrozenSet:
    return (base & mine & theirs) | (mine - base) | (theirs - base)


@dataclass(frozen=True)
class Conflict:
    """What to choose from before ``mine`` can be saved over ``theirs``, which is in the file."""

    base: Version
    mine: Version
    theirs: Version

    @property
    def fields(self) -> tuple[FieldConflict, ...]:
        """The fields that are not the same in all versions, in the order of a form."""
        found = (
            FieldConflict(field, *(version.value(field) for version in self._versions))
            for field in (*RECORD_FIELDS, *LISTS)
        )
        return tuple(item for item in found if not item.base == item.mine == item.theirs)

    @property
    def _versions(self) -> tuple[Version, Version, Version]:
        return self.base, self.mine, self.theirs

    def merged(self, choices: Mapping[Field, Choice]) -> Version:
        """Return the version to save over ``theirs``, with ``choices`` for the fields that clash.

        A choice may be made for any other field as well.

        Raises:
            KeyError: a field clashes and nothing was chosen for it.
        """
        values = {
            item.field: item.resolved(
                choices[item.field] if item.clashes else choices.get(item.field)
            )
            for item in self.fields
        }
        own = {field.value: value for field, value in values.items() if field not in LISTS}
        lists = {field.value: value for field, value in values.items() if field in LISTS}
        return self.theirs._replace(record=replace(self.theirs.record, **own), **lists)  # type: ignore[arg-type]
