"""What became different: of one record, field by field, as values ready to show."""

from __future__ import annotations

from typing import Iterable, Mapping, NamedTuple, Tuple

from .fields import RECORD_FIELDS, Field
from .model import Participation, Position, Progress, Record, Trace
from .sentence import Sentence
from .words import PRIORITIES, TraceKind, Word

Shown = Tuple[object, ...]
"""Values as people read them: texts, words and sentences (see `Sentence` for their language)."""


class AlterationKind(Word):
    """What happened to a record."""

    ADDED = "added", "added", "toegevoegd"
    CHANGED = "changed", "changed", "gewijzigd"
    REMOVED = "removed", "removed", "verwijderd"
    RESTORED = "restored", "restored", "teruggezet"


class Alteration(NamedTuple):
    """One field that became different.

    Of a field ``old`` and ``new`` hold one value, or none when it was empty; of a list (what it is
    about, parties, traces …) they hold what was taken away and what was added.
    """

    field: Field
    old: Shown
    new: Shown


class Priority(NamedTuple):
    """A priority that says itself what it is called."""

    number: int

    def label(self, language: str) -> str:
        """Return the label in ``language``."""
        english, dutch = PRIORITIES.get(self.number, (str(self.number),) * 2)
        return dutch if language.startswith("nl") else english


class Names(NamedTuple):
    """What keys, codes and uuids are called: only what may be seen is in it."""

    parties: Mapping[str, str]
    themes: Mapping[str, str]
    ambitions: Mapping[str, str]
    levels: Mapping[str, str]
    codes: Mapping[str, str]
    """Codes of records by uuid."""


def shown_field(field: Field, value: object, names: Names) -> Shown:
    """Return the value of a field of a record as it is shown; nothing when it is empty."""
    if value is None or value == "":
        return ()
    if field is Field.THEME:
        return (names.themes.get(str(value), value),)
    return (Priority(int(str(value))),) if field is Field.PRIORITY else (value,)


def shown_party(part: Participation, names: Names) -> object:
    """Return a party in its role."""
    return Sentence(
        "{party}: {role}", party=names.parties.get(part.party, part.party), role=part.role
    )


def shown_feature(level: str, label: str, names: Names) -> object:
    """Return a feature by its level and label."""
    return f"{names.levels.get(level, level)} {label}"


def shown_trace(trace: Trace, record: str, names: Names) -> object | None:
    """Return a trace as seen from ``record``; None when the other end may not be seen."""
    outgoing = trace.from_uuid == record
    code = names.codes.get(trace.to_uuid if outgoing else trace.from_uuid)
    if code is None:
        return None
    template = "{kind} {code}" if outgoing else "{code} {kind}"
    return Sentence(template, kind=TraceKind(trace.kind), code=code)


def shown_position(position: Position, names: Names) -> object:
    """Return a party's position with its note."""
    party = names.parties.get(position.party, position.party)
    template = "{party}: {stance} ({note})" if position.note else "{party}: {stance}"
    return Sentence(template, party=party, stance=position.stance, note=position.note)


def shown_progress(progress: Progress, names: Names) -> object:
    """Return a report: its day, who gave it, the judgement and what else it says."""
    who = names.parties.get(progress.party, progress.party) if progress.party else None
    rest = " – ".join(filter(None, (who, progress.value, progress.note)))
    template = "{day} {judgement} – {rest}" if rest else "{day} {judgement}"
    return Sentence(
        template, day=progress.reported_at[:10], judgement=progress.judgement, rest=rest
    )


def record_alterations(before: Record, after: Record, names: Names) -> list[Alteration]:
    """Return the fields in which two versions of a record differ, in the order of a form."""
    return [
        Alteration(field, shown_field(field, old, names), shown_field(field, new, names))
        for field in RECORD_FIELDS
        if (old := getattr(before, field.value)) != (new := getattr(after, field.value))
    ]


def list_alteration(field: Field, before: Iterable, after: Iterable) -> list[Alteration]:
    """Return what went from and what came to a list; nothing when both hold the same."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    gone = tuple(item for item in old if item not in new)
    come = tuple(item for item in new if item not in old)
    return [Alteration(field, gone, come)] if gone or come else []
