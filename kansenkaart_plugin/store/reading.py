"""From rows to the values of the domain, and back."""

from __future__ import annotations

from operator import attrgetter
from typing import Callable, Sequence, TypeVar

from ..domain.model import Record
from ..domain.words import (
    AgreementType,
    Commitment,
    Decision,
    Drawn,
    Judgement,
    PartyKind,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Stance,
    Status,
    TraceKind,
    Visibility,
    Word,
)
from .tables import CREATED, FIELDS

AnyWord = TypeVar("AnyWord", bound=Word)

_RECORD_FIELDS = (
    "uuid",
    *FIELDS["record"],
    *CREATED,
)
RECORD_COLUMNS = ", ".join(f"r.{name}" for name in _RECORD_FIELDS)
"""The columns that `record_from_row` reads, of ``record r``."""

_own_values = attrgetter(*FIELDS["record"])


def reader_of(kind: type[AnyWord]) -> Callable[[object], AnyWord | None]:
    """Return the quickest way from a stored code to a word; an unknown code gives None."""
    return {member.value: member for member in kind}.get  # type: ignore[return-value]


KIND = reader_of(RecordKind)
PHASE = reader_of(Phase)
STATUS = reader_of(Status)
VISIBILITY = reader_of(Visibility)
TYPE = reader_of(AgreementType)
COMMITMENT = reader_of(Commitment)
SOURCE_KIND = reader_of(SourceKind)
ROLE = reader_of(Role)
TRACE = reader_of(TraceKind)
STANCE = reader_of(Stance)
JUDGEMENT = reader_of(Judgement)
DECISION = reader_of(Decision)
PARTY_KIND = reader_of(PartyKind)
DRAWN = reader_of(Drawn)


INTEGERS = frozenset({"priority", "seq", "rank", "schema_version", "last_change"})
REALS = frozenset({"x", "y"})


def typed(field: str, text: str | None) -> object:
    """Return a value of the change log (text) as the column ``field`` holds it."""
    if text is None:
        return None
    if field in INTEGERS:
        return int(text)
    return float(text) if field in REALS else text


def record_from_row(row: Sequence) -> Record:
    """Return the record in ``row``, read as `RECORD_COLUMNS`.

    A visibility that is not known counts as secret: what cannot be read is not shown.
    """
    return Record(
        uuid=row[0],
        code=row[1],
        kind=KIND(row[2]) or RecordKind.FACT,
        title=row[3],
        description=row[4],
        theme=row[5],
        phase=PHASE(row[6]),
        status=STATUS(row[7]),
        reason=row[8],
        visibility=VISIBILITY(row[9]) or Visibility.SECRET,
        priority=row[10],
        agreement_type=TYPE(row[11]),
        commitment=COMMITMENT(row[12]),
        indicator=row[13],
        target_value=row[14],
        target_unit=row[15],
        reservation=row[16],
        condition=row[17],
        start_date=row[18],
        due_date=row[19],
        source_kind=SOURCE_KIND(row[20]),
        source=row[21],
        source_date=row[22],
        revision=row[23],
        created_at=row[24],
        created_by=row[25],
        modified_at=row[26],
        modified_by=row[27],
        deleted_at=row[28],
    )


def record_values(record: Record) -> tuple[object, ...]:
    """Return the own columns of a record as its table holds them."""
    return tuple(
        value._value_ if isinstance(value, Word) else value for value in _own_values(record)
    )
