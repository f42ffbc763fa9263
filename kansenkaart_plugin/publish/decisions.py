"""The besluitenlijst: what a session decided, from one Snapshot."""

from __future__ import annotations

from ..domain import rules
from ..domain.model import AgendaItem, Position, Session
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..domain.words import Decision, RecordKind, Role, Status
from ..store.snapshot import Entry, Snapshot
from . import agreements
from .document import (
    Block,
    Bullets,
    Cover,
    Detail,
    Details,
    Document,
    Heading,
    Inline,
    Paragraph,
    Run,
    Table,
    shortened,
)
from .pictures import Draw, record_picture
from .plan import document
from .voice import Voice

_AGREED = (Status.AGREED, Status.AGREED_RESERVED)
_REASONED = {
    Decision.REJECTED: (Status.LAPSED, Status.DROPPED),
    Decision.AGREED: _AGREED,
    Decision.AGREED_RESERVED: _AGREED,
}
"""Statuses of which the reason is that of the decision."""


class NoSuchSession(KansenkaartError):
    """There is no session called so, or more than one."""


def find_session(snapshot: Snapshot, name: str) -> Session:
    """Return the session whose uuid, title or date (``2026-11-23``) is ``name``.

    Raises:
        NoSuchSession: there is none or more than one; the sentence names those there are.
    """
    wanted = name.strip().casefold()
    found = [one for one in snapshot.sessions if one.uuid == wanted] or [
        one
        for one in snapshot.sessions
        if wanted and wanted in (one.title.casefold(), one.held_on or "")
    ]
    if len(found) == 1:
        return found[0]
    if not snapshot.sessions:
        raise NoSuchSession(
            QT_TRANSLATE_NOOP("Kansenkaart", "There are no sessions for this audience.")
        )
    several = QT_TRANSLATE_NOOP(
        "Kansenkaart", "More than one session is called “{name}”; give the uuid of one: {choices}"
    )
    none = QT_TRANSLATE_NOOP(
        "Kansenkaart", "There is no session “{name}”; choose one of: {choices}"
    )
    raise NoSuchSession(
        several if found else none,
        name=name.strip(),
        choices="; ".join(
            " ".join(
                part for part in (shortened(one.title, 60), one.held_on, f"({one.uuid})") if part
            )
            for one in found or snapshot.sessions
        ),
    )


def build_decisions(voice: Voice, draw: Draw, session: Session) -> Document:
    """Return the decisions of ``session``, with a map cut-out of each, drawn by ``draw``."""
    title = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "List of decisions"))
    blocks: list[Block] = [
        Cover(title, session.title, (voice.audience(),), page=False),
        _about(voice, session),
        Heading(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Decisions"))),
    ]
    if session.agenda:
        blocks.append(_overview(voice, session))
        for item in session.agenda:
            blocks += _item(voice, draw, session, item)
        blocks += _still_open(voice, session)
    else:
        nothing = QT_TRANSLATE_NOOP("Kansenkaart", "There is nothing on the agenda.")
        blocks.append(Paragraph(voice.say(nothing)))
    if session.notes:
        notes = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Notes"))
        blocks.append(Heading(notes))
        blocks += [Paragraph(text) for text in agreements.paragraphs(session.notes)]
    return document(voice, f"{title} – {session.title}", blocks)


def _about(voice: Voice, session: Session) -> Details:
    say = voice.say
    absent = [p.name for p in voice.snapshot.parties if p.key not in session.present]
    present = [voice.party(key) for key in session.present]
    rows: list[tuple[str, Inline]] = [
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Kansenkaart")), voice.snapshot.title),
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Date")),
            voice.date(session.held_on) or voice.missing(),
        ),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Phase")), voice.label(session.phase)),
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Present")),
            voice.listed(present) or voice.missing(),
        ),
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Absent")),
            voice.listed(absent) if present else "",
        ),
    ]
    return Details(tuple(Detail(label, (text,)) for label, text in rows if text))


def _overview(voice: Voice, session: Session) -> Table:
    say = voice.say
    rows = []
    for number, item in enumerate(session.agenda, start=1):
        entry = voice.snapshot.by_uuid[item.record_uuid]
        rows.append(
            (
                str(number),
                entry.record.code,
                voice.title(entry),
                _decision(voice, item),
                voice.parties(entry.parties, Role.LEAD),
                voice.date(entry.record.due_date),
            )
        )
    head = (
        say(QT_TRANSLATE_NOOP("Kansenkaart", "No.")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Code")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Subject")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Decision")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Lead")),
        say(QT_TRANSLATE_NOOP("Kansenkaart", "Done by")),
    )
    return Table(head, tuple(rows), (9, 15, 58, 30, 28, 27))


def _still_open(voice: Voice, session: Session) -> list[Block]:
    """Return what was put off or not reached: where the next agenda begins."""
    lines = []
    for item in session.agenda:
        if item.decision in (None, Decision.DEFERRED):
            said = _decision(voice, item)[0]
            named = voice.named(voice.snapshot.by_uuid[item.record_uuid])
            lines.append((Run(f"{named} – "), Run(said.text, "quiet")))
    heading = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Still to be discussed"))
    return [Heading(heading), Bullets(tuple(lines))] if lines else []


def _decision(voice: Voice, item: AgendaItem) -> tuple[Run, ...]:
    if item.decision is None:
        undecided = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "no decision"))
        return (Run(undecided, "quiet"),)
    return (Run(voice.label(item.decision), "strong"),)


def _item(voice: Voice, draw: Draw, session: Session, item: AgendaItem) -> list[Block]:
    entry = voice.snapshot.by_uuid[item.record_uuid]
    number = session.agenda.index(item) + 1
    blocks: list[Block] = [Heading(f"{number}. {voice.named(entry)}", 2)]
    blocks += [Paragraph(text) for text in agreements.paragraphs(entry.record.description)]
    blocks.append(_details(voice, session, item, entry))
    return [*blocks, *record_picture(voice, draw, entry)]


def _details(voice: Voice, session: Session, item: AgendaItem, entry: Entry) -> Details:
    record, say = entry.record, voice.say
    agreed = record.kind is RecordKind.AGREEMENT
    leads = agreed or voice.parties(entry.parties, Role.LEAD)
    rows: list[tuple[str, list[Inline]]] = [
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Decision")),
            [_decision(voice, item), *_reason(item, entry)],
        ),
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Positions")),
            _positions(voice, session, entry),
        ),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Reservation")), [record.reservation or ""]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Condition")), [record.condition or ""]),
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Lead")),
            [agreements.lead(voice, entry)] if leads else [],
        ),
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Done by")),
            [agreements.due(voice, entry)] if agreed or record.due_date else [],
        ),
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Open points")),
            list(agreements.obstacles(voice, entry)),
        ),
    ]
    kept = ((label, tuple(line for line in lines if line)) for label, lines in rows)
    return Details(tuple(Detail(label, lines) for label, lines in kept if lines))


def _reason(item: AgendaItem, entry: Entry) -> list[Inline]:
    """Return why it was decided so: what was noted, why it fell, why it was agreed even so."""
    reasons = [item.note or ""]
    if entry.record.effective_status in _REASONED.get(item.decision, ()):
        reasons.append(entry.record.reason or "")
    return [reason for reason in dict.fromkeys(reasons) if reason]


def _positions(voice: Voice, session: Session, entry: Entry) -> list[Inline]:
    """Return the position of every party as the session knew it; who took none is named.

    A position of later says of when it is.
    """
    known = rules.latest_positions(held for held in entry.positions if _known_to(session, held))
    every = rules.latest_positions(entry.positions)
    lines: list[Inline] = []
    silent = []
    for party in voice.snapshot.parties:
        held = known.get(party.key) or every.get(party.key)
        if held is None:
            silent.append(party.name)
            continue
        text = f"{party.name}: {voice.label(held.stance)}"
        if party.key not in known:
            text = f"{text} ({voice.date(held.stated_at)})"
        lines.append(f"{text} – {held.note}" if held.note else text)
    if silent:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "No position: {parties}")
        lines.append((Run(voice.say(template, parties=voice.listed(silent)), "quiet"),))
    return lines


def _known_to(session: Session, position: Position) -> bool:
    """Return whether a position was taken in the session, or no later than on its day."""
    here = position.session_uuid == session.uuid
    return here or session.held_on is None or position.stated_at[:10] <= session.held_on
