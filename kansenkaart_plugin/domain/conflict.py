"""Two people changed the same thing: both versions and what both began with, field by field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import FrozenSet, Iterable, Mapping, NamedTuple, Tuple, Union

from .fields import RECORD_FIELDS, Field
from .model import FeatureRef, Participation, Record, Session
from .words import Decision, Role, Stance, Word

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

    @property
    def name(self) -> str:
        """What people know it by."""
        return named(self.record)

    @property
    def saved(self) -> tuple[str, str]:
        """Who saved it, and when (UTC text)."""
        return self.record.modified_by, self.record.modified_at

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields, in the order of a form."""
        return (*RECORD_FIELDS, *LISTS)

    def value(self, field: Field) -> object:
        """Return what the version holds in ``field``."""
        return getattr(self if field in LISTS else self.record, field.value)

    def with_values(self, values: Mapping[Field, object]) -> Version:
        """Return the same with ``values`` in their fields."""
        own = {field.value: value for field, value in values.items() if field not in LISTS}
        lists = {field.value: value for field, value in values.items() if field in LISTS}
        return self._replace(record=replace(self.record, **own), **lists)  # type: ignore[arg-type]


class Saved(NamedTuple):
    """What is no record, as it was read: what people know it by, its fields, who saved it when."""

    name: str
    values: Mapping[Field, object]
    saved: Tuple[str, str] = ("", "")

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its fields, in the order of a form."""
        return tuple(self.values)

    def value(self, field: Field) -> object:
        """Return what it holds in ``field``."""
        return self.values[field]

    def with_values(self, values: Mapping[Field, object]) -> Saved:
        """Return the same with ``values`` in their fields."""
        return self._replace(values={**self.values, **values})


Side = Union[Version, Saved]


def named(record: Record) -> str:
    """Return what people know ``record`` by: its code and title."""
    return f"{record.code} · {record.title}"


def session_as(session: Session, saved: tuple[str, str] = ("", "")) -> Saved:
    """Return the properties of a session as they were read; its agenda is not among them."""
    values = {
        Field.TITLE: session.title,
        Field.HELD_ON: session.held_on,
        Field.PHASE: session.phase,
        Field.NOTES: session.notes,
        Field.PRESENT: frozenset(session.present),
    }
    return Saved(session.title, values, saved)


def decision_as(
    record: Record, decision: Decision | None, saved: tuple[str, str] = ("", "")
) -> Saved:
    """Return what was decided on ``record``, and what a decision changes of it."""
    values = {
        Field.DECISION: decision,
        Field.STATUS: record.effective_status,
        Field.REASON: record.reason,
        Field.RESERVATION: record.reservation,
    }
    return Saved(named(record), values, saved)


def position_as(
    name: str, stance: Stance | None, note: str | None, saved: tuple[str, str] = ("", "")
) -> Saved:
    """Return the position of a party, which may have none; ``name`` says whose, on what."""
    return Saved(name, {Field.POSITION: stance, Field.NOTE: note}, saved)


def lead_as(
    name: str, parties: Iterable[Participation], saved: tuple[str, str] = ("", "")
) -> Saved:
    """Return which of ``parties`` leads what is known as ``name``."""
    leads = (part.party for part in parties if part.role is Role.LEAD)
    return Saved(name, {Field.LEAD: next(leads, None)}, saved)


def due_as(record: Record, saved: tuple[str, str] = ("", "")) -> Saved:
    """Return by when ``record`` is done."""
    return Saved(named(record), {Field.DUE_DATE: record.due_date}, saved)


class FieldConflict(NamedTuple):
    """A field in which not all versions are the same; lists are frozen sets."""

    field: Field
    base: object
    mine: object
    theirs: object

    @property
    def is_list(self) -> bool:
        """Whether the field holds several things, each of which was added or taken away."""
        return isinstance(self.base, frozenset)

    @property
    def clashes(self) -> bool:
        """Whether somebody has to choose: both changed it, each to something else.

        Of a list what either added or took away goes together.
        """
        if self.is_list:
            return False
        return self.mine != self.theirs and self.base not in (self.mine, self.theirs)

    def resolved(self, choice: Choice | None = None) -> object:
        """Return the value that is chosen, or that follows when only one changed it."""
        if choice is not None:
            return self.mine if choice is Choice.MINE else self.theirs
        if self.is_list:
            return _both(self.base, self.mine, self.theirs)  # type: ignore[arg-type]
        return self.theirs if self.mine == self.base else self.mine


def _both(base: FrozenSet, mine: FrozenSet, theirs: FrozenSet) -> FrozenSet:
    return (base & mine & theirs) | (mine - base) | (theirs - base)


@dataclass(frozen=True)
class Conflict:
    """What to choose from before ``mine`` can be saved over ``theirs``, which is in the file.

    With ``whole`` the fields say one thing together, as a decision does: all are mine, or theirs.
    """

    base: Side
    mine: Side
    theirs: Side
    whole: bool = False

    @property
    def fields(self) -> tuple[FieldConflict, ...]:
        """The fields that are not the same in all versions, in the order of a form."""
        found = (
            FieldConflict(field, *(version.value(field) for version in self._versions))
            for field in self.theirs.fields
        )
        return tuple(item for item in found if not item.base == item.mine == item.theirs)

    @property
    def _versions(self) -> tuple[Side, Side, Side]:
        return self.base, self.mine, self.theirs

    def merged(self, choices: Mapping[Field, Choice]) -> Side:
        """Return the version to save over ``theirs``, with ``choices`` for the fields that clash.

        A choice may be made for any other field as well.

        Raises:
            KeyError: a field clashes and nothing was chosen for it.
        """
        return self.theirs.with_values(
            {
                item.field: item.resolved(
                    choices[item.field] if item.clashes else choices.get(item.field)
                )
                for item in self.fields
            }
        )
