"""The later chapters of a plan: what is still open, what was answered, and who signs."""

from __future__ import annotations

from typing import Iterator

from ..domain import rules
from ..domain.model import Session
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import Decision, RecordKind, Status, TraceKind
from ..store.comparison import Comparison
from ..store.snapshot import Entry, Snapshot
from . import agreements
from .chapters import ASKED, alive, of_kind
from .document import Block, Heading, Inline, Paragraph, Run, Signatures, Table, shortened
from .voice import Voice

_LONGEST = 400
"""Texts longer than this are shortened in the cell of a table, which does not split."""

_CHANGED = {
    "title": QT_TRANSLATE_NOOP("Kansenkaart", "title"),
    "description": QT_TRANSLATE_NOOP("Kansenkaart", "description"),
    "theme": QT_TRANSLATE_NOOP("Kansenkaart", "theme"),
    "phase": QT_TRANSLATE_NOOP("Kansenkaart", "phase"),
    "status": QT_TRANSLATE_NOOP("Kansenkaart", "status"),
    "reason": QT_TRANSLATE_NOOP("Kansenkaart", "reason"),
    "visibility": QT_TRANSLATE_NOOP("Kansenkaart", "visibility"),
    "priority": QT_TRANSLATE_NOOP("Kansenkaart", "priority"),
    "agreement_type": QT_TRANSLATE_NOOP("Kansenkaart", "kind"),
    "commitment": QT_TRANSLATE_NOOP("Kansenkaart", "commitment"),
    "indicator": QT_TRANSLATE_NOOP("Kansenkaart", "target"),
    "target_value": QT_TRANSLATE_NOOP("Kansenkaart", "target"),
    "target_unit": QT_TRANSLATE_NOOP("Kansenkaart", "target"),
    "reservation": QT_TRANSLATE_NOOP("Kansenkaart", "reservation"),
    "condition": QT_TRANSLATE_NOOP("Kansenkaart", "condition"),
    "start_date": QT_TRANSLATE_NOOP("Kansenkaart", "dates"),
    "due_date": QT_TRANSLATE_NOOP("Kansenkaart", "dates"),
    "source_kind": QT_TRANSLATE_NOOP("Kansenkaart", "source"),
    "source": QT_TRANSLATE_NOOP("Kansenkaart", "source"),
    "source_date": QT_TRANSLATE_NOOP("Kansenkaart", "source"),
    "parties": QT_TRANSLATE_NOOP("Kansenkaart", "parties"),
    "links": QT_TRANSLATE_NOOP("Kansenkaart", "places"),
    "ambitions": QT_TRANSLATE_NOOP("Kansenkaart", "ambitions"),
    "traces": QT_TRANSLATE_NOOP("Kansenkaart", "where it comes from"),
    "positions": QT_TRANSLATE_NOOP("Kansenkaart", "positions"),
    "progress": QT_TRANSLATE_NOOP("Kansenkaart", "progress"),
    "answered": QT_TRANSLATE_NOOP("Kansenkaart", "whether it is answered"),
}


def changes(voice: Voice, found: Comparison) -> list[Block]:
    """Return what came, changed and went since the earlier Snapshot."""
    say = voice.say
    since = voice.date(found.then.as_of)
    new, changed, gone = agreements.mark_words(voice)
    rows: list[tuple[Inline, ...]] = [(voice.named(entry), new, "") for entry in found.added]
    for entry in found.now.entries:
        if names := found.changed.get(entry.record.uuid):
            words = dict.fromkeys(say(_CHANGED[name]) for name in names)
            rows.append((voice.named(entry), changed, ", ".join(words)))
    rows += [(voice.named(entry), gone, "") for entry in found.gone]
    heading = Heading(say(QT_TRANSLATE_NOOP("Kansenkaart", "Changes since {day}"), day=since))
    if not rows:
        nothing = say(QT_TRANSLATE_NOOP("Kansenkaart", "Nothing has changed since then."))
        return [heading, Paragraph(nothing)]
    head = (
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Record")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "What")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Changed")),
    )
    return [heading, Table(head, tuple(rows), (80, 24, 56))]


def sessions(voice: Voice) -> list[Block]:
    """Return the sessions that were held, as part of how the parties work together."""
    held = [one for one in voice.snapshot.sessions if not _coming(voice, one)]
    if not held:
        return []
    return [
        Heading(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Sessions held")), 2),
        _session_table(voice, held),
    ]


def _coming(voice: Voice, session: Session) -> bool:
    return bool(session.held_on) and (session.held_on or "") > voice.snapshot.made_at[:10]


def _session_table(voice: Voice, found: list[Session]) -> Table:
    say = voice.say
    return Table(
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Date")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Session")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Phase")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Present")),
        ),
        tuple(
            (
                voice.date(one.held_on) or voice.missing(),
                shortened(one.title, _LONGEST),
                voice.label(one.phase),
                voice.listed([voice.party(key) for key in one.present]),
            )
            for one in sorted(found, key=lambda one: one.held_on or "")
        ),
        (30, 50, 30, 50),
    )


def follow_up(voice: Voice) -> list[Block]:
    """Return the proposal: open points, what waits or is reserved, and the next sessions."""
    snapshot, say = voice.snapshot, voice.say
    blocks: list[Block] = []
    rows: list[tuple[Inline, ...]] = [
        (voice.named(entry), " ".join(points))
        for entry in alive(snapshot)
        if (points := agreements.obstacles(voice, entry))
    ]
    if rows:
        head = (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreement")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Still needed")),
        )
        title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Open points"))
        blocks += [Heading(title, 2), Table(head, tuple(rows), (60, 100))]
    reserved = [
        (
            voice.named(entry),
            agreements.lead(voice, entry),
            shortened(entry.record.reservation or "", _LONGEST) or voice.missing(),
        )
        for entry in alive(snapshot)
        if entry.record.effective_status is Status.AGREED_RESERVED
    ]
    if reserved:
        head = (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreement")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Lead")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Reservation")),
        )
        title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Under reservation"))
        blocks += [Heading(title, 2), Table(head, tuple(reserved), (60, 35, 65))]
    if waiting := list(_deferred(voice)):
        head = (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Record")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Deferred in")),
        )
        title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Deferred"))
        blocks += [Heading(title, 2), Table(head, tuple(waiting), (80, 80))]
    if coming := [one for one in snapshot.sessions if _coming(voice, one)]:
        title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Next sessions"))
        blocks += [Heading(title, 2), _session_table(voice, coming)]
    title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Proposal for the follow-up"))
    if not blocks:
        nothing = say(QT_TRANSLATE_NOOP("Kansenkaart", "There are no open points."))
        blocks = [Paragraph(nothing)]
    return [Heading(title), *blocks]


def _deferred(voice: Voice) -> Iterator[tuple[Inline, ...]]:
    """Yield the records on which the latest decision was to wait."""
    decided: dict[str, tuple[str, Decision, str]] = {}
    for session in voice.snapshot.sessions:
        for item in session.agenda:
            known = decided.get(item.record_uuid)
            when = session.held_on or ""
            if item.decision and (known is None or when >= known[0]):
                named = ", ".join(part for part in (session.title, voice.date(when)) if part)
                decided[item.record_uuid] = (when, item.decision, named)
    for uuid, (_, decision, named) in decided.items():
        if decision is Decision.DEFERRED:
            yield voice.named(voice.snapshot.by_uuid[uuid]), shortened(named, _LONGEST)


def still_open(voice: Voice) -> list[Block]:
    """Return the wishes, needs and opportunities that no agreement answers, and the dropped."""
    snapshot, say = voice.snapshot, voice.say
    blocks: list[Block] = []
    waiting = [entry for entry in of_kind(snapshot, *ASKED) if not entry.answered]
    for kind in ASKED:
        here = [
            entry
            for entry in waiting
            if entry.record.kind is kind and entry.record.effective_status is not Status.DROPPED
        ]
        if here:
            title = kind.plural(voice.language).capitalize()
            blocks += [Heading(title, 2), _asked_table(voice, here)]
    dropped = [e for e in waiting if e.record.effective_status is Status.DROPPED]
    if dropped:
        title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Dropped"))
        blocks += [Heading(title, 2), _asked_table(voice, dropped)]
    if not blocks:
        return []
    title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Open wishes, needs and opportunities"))
    return [Heading(title), *blocks]


def _asked_table(voice: Voice, entries: list[Entry]) -> Table:
    say = voice.say
    return Table(
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Code")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "What")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "From")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Where")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")),
        ),
        tuple(
            (
                entry.record.code,
                voice.title(entry),
                agreements.submitters(voice, entry),
                shortened("; ".join(voice.places(entry)), _LONGEST),
                _standing(voice, entry),
            )
            for entry in entries
        ),
        (15, 44, 36, 34, 34),
    )


def _standing(voice: Voice, entry: Entry) -> str:
    """Return the status of a record with its reason, and which agreements arise from it."""
    record = entry.record
    text = voice.label(record.effective_status)
    if record.reason:
        text = f"{text}: {shortened(record.reason, _LONGEST)}"
    by_uuid = voice.snapshot.by_uuid
    arising = [
        by_uuid[trace.from_uuid].record.code
        for trace in entry.traced_by
        if trace.kind is TraceKind.ARISES_FROM
        and by_uuid[trace.from_uuid].record.kind is RecordKind.AGREEMENT
        and by_uuid[trace.from_uuid].record.effective_status not in agreements.DEAD
    ]
    if arising:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "worked out in {codes}")
        text = f"{text}; {voice.say(template, codes=voice.listed(arising))}"
    return text


def trail(voice: Voice) -> list[Block]:
    """Return every answered wish, need and opportunity with the agreements that answer it."""
    say = voice.say
    rows = [
        (
            entry.record.code,
            voice.title(entry),
            agreements.submitters(voice, entry),
            voice.listed(list(dict.fromkeys(_answers(voice.snapshot, entry)))),
        )
        for entry in of_kind(voice.snapshot, *ASKED)
        if entry.answered
    ]
    if not rows:
        return []
    head = (
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Code")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "What")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "From")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Answered by")),
    )
    title = say(QT_TRANSLATE_NOOP("Kansenkaart", "From wish to agreement"))
    return [Heading(title), Table(head, tuple(rows), (15, 70, 40, 37))]


def _answers(snapshot: Snapshot, entry: Entry) -> Iterator[str]:
    """Yield the codes of the agreements that answer a record, as `rules.answered` has it."""
    for trace in entry.traced_by:
        source = snapshot.by_uuid[trace.from_uuid]
        if trace.kind is TraceKind.ANSWERS and _active(source):
            yield source.record.code
        if trace.kind is TraceKind.ARISES_FROM and source.record.kind is RecordKind.OPPORTUNITY:
            for further in source.traced_by:
                carrier = snapshot.by_uuid[further.from_uuid]
                if further.kind is not TraceKind.REPLACES and _active(carrier):
                    yield carrier.record.code


def _active(entry: Entry) -> bool:
    agreed = entry.record.effective_status in rules.ACTIVE
    return entry.record.kind is RecordKind.AGREEMENT and agreed


def facts(voice: Voice) -> list[Block]:
    """Return the facts, with where they come from."""
    say = voice.say
    rows = [
        (
            entry.record.code,
            _fact(voice, entry),
            agreements.source(voice, entry),
            voice.label(entry.record.effective_status),
        )
        for entry in of_kind(voice.snapshot, RecordKind.FACT)
    ]
    if not rows:
        return []
    head = (
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Code")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Fact")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Source")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")),
    )
    title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Facts"))
    return [Heading(title), Table(head, tuple(rows), (15, 75, 50, 22))]


def _fact(voice: Voice, entry: Entry) -> Inline:
    text = shortened(entry.record.description or "", _LONGEST)
    title = Run(voice.title(entry))
    return (title, Run(f"\n{text}", "quiet")) if text else (title,)


def ended(voice: Voice) -> list[Block]:
    """Return the agreements that no longer hold, with the reason."""
    say = voice.say
    rows = [
        (
            entry.record.code,
            voice.title(entry),
            voice.label(entry.record.effective_status),
            shortened(entry.record.reason or "", _LONGEST),
        )
        for entry in of_kind(voice.snapshot, RecordKind.AGREEMENT)
        if entry.record.effective_status in agreements.DEAD
    ]
    if not rows:
        return []
    head = (
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Code")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreement")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Reason")),
    )
    title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Stopped, lapsed and replaced agreements"))
    return [Heading(title), Table(head, tuple(rows), (15, 60, 25, 62))]


def signatures(voice: Voice) -> list[Block]:
    """Return room to sign for the parties that are bound, or for all when none is yet."""
    say = voice.say
    bound = {
        part.party
        for entry in alive(voice.snapshot)
        for part in entry.parties
        if part.role in rules.BOUND
    }
    names = [party.name for party in voice.snapshot.parties if party.key in bound or not bound]
    labels = (
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Name")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Job title")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Date")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Signature")),
    )
    title = say(QT_TRANSLATE_NOOP("Kansenkaart", "Signatures"))
    return [Heading(title, new_page=True), Signatures(tuple(names), labels)]
