"""The rules of a kansenkaart, each in one place (design, section 2)."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import Iterable, Mapping, Sequence

from .model import FeatureRef, Participation, Position, Progress, Record, Trace
from .sentence import QT_TRANSLATE_NOOP, Sentence
from .text import searchable
from .words import (
    OPEN_KINDS,
    PRIORITIES,
    STATUSES,
    Decision,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
)

NO_DATE = QT_TRANSLATE_NOOP("Kansenkaart", "“{value}” is not a date; write it as 2026-11-23.")
"""What to say of a ``value`` that is no date or moment."""

NEEDS_REASON = frozenset({Status.DROPPED, Status.PARKED, Status.STOPPED, Status.LAPSED})
ACTIVE = frozenset({Status.AGREED_RESERVED, Status.AGREED, Status.RUNNING, Status.DONE})
"""Statuses in which an agreement answers what it says it answers."""

CONDITIONAL = frozenset({Status.AGREED_RESERVED, Status.AGREED})
"""Statuses that need the parties' positions (see `agreement_obstacles`)."""

BOUND = frozenset({Role.LEAD, Role.PARTNER, Role.FUNDER})
"""Roles whose parties must have taken a position before an agreement is agreed."""

_BECOMES = {
    Decision.AGREED: Status.AGREED,
    Decision.AGREED_RESERVED: Status.AGREED_RESERVED,
    Decision.REJECTED: Status.LAPSED,
}

LEVEL_KEY = re.compile(r"[a-z][a-z0-9_]{0,49}")
"""What a level may be called: with ``level_`` before it, still the name of a table."""

LEVEL_COLUMNS = ("fid", "geom", "feature_key", "label", "parent_key", "x", "y")
"""The columns that the table of every level has; the others are its facts."""

_RESERVED_STANCES = frozenset({Stance.SUPPORTS, Stance.SUPPORTS_IF, Stance.NO_MANDATE})
_HOUR = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z")
_CODE = re.compile(r"([WBKAF])-([0-9]{3,12})")
_LARGEST_GIVEN = 999_999_999


def usual_role(kind: RecordKind) -> Role:
    """Return in which role a party takes part in a record of ``kind`` when nobody says so."""
    return Role.LEAD if kind is RecordKind.AGREEMENT else Role.SUBMITTER


def make_code(kind: RecordKind, number: int) -> str:
    """Return the code of a record: its kind's letter and ``number`` in three digits or more."""
    return f"{kind.letter}-{number:03d}"


def code_number(kind: RecordKind, code: str) -> int | None:
    """Return the number in ``code`` when it is a code of ``kind``, otherwise None."""
    match = _CODE.fullmatch(code)
    if not match or match[1] != kind.letter or make_code(kind, int(match[2])) != code:
        return None
    return int(match[2])


def may_be_given(kind: RecordKind, code: str) -> bool:
    """Return whether a record of ``kind`` that comes with ``code`` may keep it when it is free.

    What is larger would leave no room for the codes that come after it.
    """
    number = code_number(kind, code)
    return number is not None and number <= _LARGEST_GIVEN


def record_faults(record: Record) -> list[Sentence]:
    """Return what is wrong with a record by itself, whoever takes part in it."""
    return [sentence for _, sentence in field_faults(record)]


def field_faults(record: Record) -> list[tuple[str, Sentence]]:
    """Return what is wrong with a record by itself, each with the field to mend."""
    faults = []
    status = record.effective_status
    if not record.title.strip():
        faults.append(
            ("title", Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "The title is empty; give one.")))
        )
    if status not in STATUSES[record.kind]:
        problem = Sentence(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "“{status}” is no status of this kind ({kind}); use {choices}."
            ),
            status=status,
            kind=record.kind,
            choices=STATUSES[record.kind],
        )
        faults.append(("status", problem))
    if status in NEEDS_REASON and not record.reason:
        problem = Sentence(
            QT_TRANSLATE_NOOP("Kansenkaart", "The status “{status}” needs a reason."),
            status=status,
        )
        faults.append(("reason", problem))
    number = record.priority
    if number is not None and (type(number) is not int or number not in PRIORITIES):
        problem = Sentence(
            QT_TRANSLATE_NOOP("Kansenkaart", "The priority “{priority}” is not 1, 2 or 3."),
            priority=number,
        )
        faults.append(("priority", problem))
    return faults + _date_faults(record)


def _date_faults(record: Record) -> list[tuple[str, Sentence]]:
    faults = []
    for name in ("start_date", "due_date", "source_date"):
        value = getattr(record, name)
        if value is not None and not is_date(value):
            problem = Sentence(
                NO_DATE,
                value=value,
            )
            faults.append((name, problem))
    if not faults and record.start_date and record.due_date and record.start_date > record.due_date:
        problem = Sentence(
            QT_TRANSLATE_NOOP("Kansenkaart", "It is due ({due}) before it starts ({start})."),
            due=record.due_date,
            start=record.start_date,
        )
        faults.append(("due_date", problem))
    return faults


def progress_faults(record: Record, progress: Progress) -> list[Sentence]:
    """Return what is wrong with a report on ``record``."""
    faults = []
    if record.kind is not RecordKind.AGREEMENT:
        faults.append(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "{code} is no agreement; only those are reported."
                ),
                code=record.code,
            )
        )
    if progress.reported_at and not is_moment(progress.reported_at):
        faults.append(
            Sentence(
                NO_DATE,
                value=progress.reported_at,
            )
        )
    return faults


def is_date(text: str) -> bool:
    """Return whether ``text`` is a date of the calendar, written as year-month-day."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_moment(text: str) -> bool:
    """Return whether ``text`` is a date, or a moment of UTC (``2026-11-23T10:00:00.000Z``)."""
    day, mark, hour = text.partition("T")
    return is_date(day) and (not mark or _HOUR.fullmatch(hour) is not None)


def latest_positions(positions: Iterable[Position]) -> dict[str, Position]:
    """Return each party's latest position; of two stated at one moment the later given counts."""
    latest: dict[str, Position] = {}
    for position in positions:
        known = latest.get(position.party)
        if known is None or position.stated_at >= known.stated_at:
            latest[position.party] = position
    return latest


def agreement_obstacles(
    record: Record,
    parties: Iterable[Participation],
    positions: Iterable[Position],
    names: Mapping[str, str],
) -> list[Sentence]:
    """Return what stands in the way of an agreement's status, in words.

    ``names`` gives the parties' names for the sentences.
    """
    status = record.effective_status
    if status not in CONDITIONAL:
        return []
    reserved = status is Status.AGREED_RESERVED
    bound = list(dict.fromkeys(part.party for part in parties if part.role in BOUND))
    latest = latest_positions(positions)
    obstacles = []
    if len(bound) < 2:
        obstacles.append(
            Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Fewer than two parties take part as lead, partner or funder.",
                )
            )
        )
    allowed = _RESERVED_STANCES if reserved else {Stance.SUPPORTS}
    for key in bound:
        position = latest.get(key)
        name = names.get(key, key)
        if position is None:
            obstacles.append(
                Sentence(
                    QT_TRANSLATE_NOOP("Kansenkaart", "{party} has not taken a position."),
                    party=name,
                )
            )
        elif position.stance not in allowed:
            obstacles.append(
                Sentence(
                    QT_TRANSLATE_NOOP("Kansenkaart", "The position of {party} is “{stance}”."),
                    party=name,
                    stance=position.stance,
                )
            )
    if reserved and not record.reservation:
        obstacles.append(
            Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "The reservation is not written down."))
        )
    return obstacles


def decision_obstacles(
    record: Record,
    before: Record | None,
    parties: Iterable[Participation],
    positions: Iterable[Position],
    names: Mapping[str, str],
) -> list[Sentence]:
    """Return what stands in the way of the status that ``record`` gets, unless it says why.

    ``before`` is the record as it stood, None when it is new. A reason left over from a status
    that needed one (dropped, stopped…) is no reason for this one.
    """
    if before is not None and before.effective_status is record.effective_status:
        return []
    left_over = (
        before is not None
        and before.effective_status in NEEDS_REASON
        and before.reason == record.reason
    )
    if record.reason and not left_over:
        return []
    return agreement_obstacles(record, parties, positions, names)


def after_decision(record: Record, decision: Decision, reason: str | None) -> Record:
    """Return ``record`` as a session leaves it; ``reason`` is its decision in words.

    Deferring changes nothing, an agreement does not go back from running or done to agreed, and
    of what is no agreement a status changes only when it is rejected.
    """
    wanted = _BECOMES.get(decision)
    status = record.effective_status
    if record.kind in OPEN_KINDS:
        wanted = Status.DROPPED if decision is Decision.REJECTED else None
    past = status in (Status.RUNNING, Status.DONE) and wanted is not Status.LAPSED
    if record.kind is RecordKind.FACT or wanted in (None, status) or past:
        return record
    return replace(record, status=wanted, reason=reason)


def answered(
    statuses: Mapping[str, tuple[RecordKind, Status]], traces: Iterable[Trace]
) -> set[str]:
    """Return the uuids of the wishes, needs and opportunities that are answered."""
    return set(answers(statuses, traces))


def answers(
    statuses: Mapping[str, tuple[RecordKind, Status]], traces: Iterable[Trace]
) -> dict[str, list[str]]:
    """Return, for each wish, need or opportunity that is answered, the agreements that do so.

    One is answered when an active agreement answers it, or answers or arises from an
    opportunity that arises from it. Only the records in ``statuses`` (uuid to kind and status)
    count: what is not there is not seen.
    """
    direct: dict[str, dict[str, None]] = defaultdict(dict)
    carried: dict[str, list[str]] = defaultdict(list)
    sources: dict[str, list[str]] = defaultdict(list)
    for trace in traces:
        kind, status = statuses.get(trace.from_uuid, (None, None))
        if kind is RecordKind.AGREEMENT and status in ACTIVE:
            if trace.kind is TraceKind.ANSWERS:
                direct[trace.to_uuid][trace.from_uuid] = None
            if trace.kind in (TraceKind.ANSWERS, TraceKind.ARISES_FROM):
                carried[trace.to_uuid].append(trace.from_uuid)
        elif kind is RecordKind.OPPORTUNITY and trace.kind is TraceKind.ARISES_FROM:
            sources[trace.from_uuid].append(trace.to_uuid)
    for opportunity in carried.keys() & sources.keys():
        for uuid in sources[opportunity]:
            direct[uuid].update(dict.fromkeys(carried[opportunity]))
    return {
        uuid: list(agreements)
        for uuid, agreements in direct.items()
        if uuid in statuses and statuses[uuid][0] in OPEN_KINDS
    }


def trace_fault(kind: TraceKind, source: Record, target: Record) -> Sentence | None:
    """Return what is wrong with a trace of ``kind`` from ``source`` to ``target``, if anything."""
    if source.uuid == target.uuid:
        return Sentence(
            QT_TRANSLATE_NOOP("Kansenkaart", "{code} cannot be traced to itself."), code=source.code
        )
    wanted = {
        TraceKind.ANSWERS: source.kind is RecordKind.AGREEMENT
        and target.kind in (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY),
        TraceKind.ARISES_FROM: source.kind in (RecordKind.OPPORTUNITY, RecordKind.AGREEMENT)
        and target.kind in (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY),
        TraceKind.REPLACES: source.kind is target.kind,
    }
    if wanted[kind]:
        return None
    return Sentence(
        QT_TRANSLATE_NOOP(
            "Kansenkaart", "{source} cannot have the trace “{kind}” to {target}: the kinds differ."
        ),
        source=source.code,
        kind=kind,
        target=target.code,
    )


def feature_key(value: object) -> str:
    """Return a feature's key as text: trimmed, leading zeros kept, ``12.0`` read as ``12``.

    None and NaN give an empty text, which is no key.
    """
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def parse_feature(text: str) -> FeatureRef | None:
    """Return the feature that ``level:key`` names, or None when it is not written so."""
    level, colon, key = text.partition(":")
    if not colon or not level.strip() or not key.strip():
        return None
    return FeatureRef(level.strip(), key.strip())


def column_names(names: Sequence[str]) -> list[str]:
    """Return the column for each of the facts ``names`` of one level.

    Facts that would come to have the same one all get a column marked with their own name, so
    that a name in the profile never means the column of another fact.
    """
    plain = [column_name(name) for name in names]
    often = Counter(plain)
    return [
        column if often[column] == 1 else marked_column_name(name)
        for name, column in zip(names, plain)
    ]


def marked_column_name(name: str) -> str:
    """Return the column of the fact ``name`` where `column_name` would not tell it from another."""
    return f"{column_name(name)[:48]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def column_name(name: str) -> str:
    """Return the column of a level's table that holds the fact ``name``.

    Lower case, letters, digits and underscores, a letter first, at most 57 characters (what
    every reader of GeoPackage takes); the level's own columns are not taken.
    """
    plain = re.sub(r"[^a-z0-9_]", "_", searchable(name)).strip("_")[:50] or "fact"
    if not plain[0].isalpha() or plain in LEVEL_COLUMNS:
        plain = f"fact_{plain}"
    return plain
