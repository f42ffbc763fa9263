"""An agreement in a document: what, who, when, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterator

from ..cartography import wording
from ..domain import rules
from ..domain.attention import Attention, attention_of
from ..domain.model import Progress
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import PRIORITIES, RecordKind, Role, Stance, Status, TraceKind
from ..store.comparison import Comparison
from ..store.snapshot import Entry
from .document import Block, Detail, Details, Heading, Inline, Paragraph, Run
from .voice import TITLE_LENGTH, Voice

DEAD = frozenset({Status.STOPPED, Status.LAPSED, Status.REPLACED})
"""Agreements that no longer hold."""

_PLAIN_UNITS = ("aantal", "number")
"""Units that say nothing beside what is counted."""

_UNDECIDED = frozenset({Status.DRAFT, Status.PROPOSED, Status.AGREED_RESERVED})


def card(voice: Voice, entry: Entry, found: Comparison | None = None) -> list[Block]:
    """Return everything about an agreement; with ``found``, what changed in it is marked."""
    fields = found.changed.get(entry.record.uuid, ()) if found else ()
    new, changed, _ = mark_words(voice)
    added = found is not None and entry.record.uuid not in found.then.by_uuid
    mark = new if added else (changed if fields else "")
    blocks: list[Block] = [Heading(voice.named(entry), 3, mark=mark)]
    if len(" ".join(entry.record.title.split())) > TITLE_LENGTH:
        blocks.append(Paragraph(entry.record.title))
    mark = changed if "description" in fields else ""
    blocks += [Paragraph(text, mark=mark) for text in paragraphs(entry.record.description)]
    if found is None or not fields:
        return [*blocks, details(voice, entry)]
    former = details(voice.about(found.then), found.then.by_uuid[entry.record.uuid])
    return [*blocks, compared(voice, former, details(voice, entry), changed)]


def mark_words(voice: Voice) -> tuple[str, str, str]:
    """Return the words for what was added, changed and removed."""
    return (
        voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "new")),
        voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "changed")),
        voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "removed")),
    )


def paragraphs(text: str | None) -> list[str]:
    """Return a text in its paragraphs: a blank line parts them."""
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def details(voice: Voice, entry: Entry) -> Details:
    """Return the labelled facts of an agreement, those that are not there left out."""
    record, say = entry.record, voice.say
    rows: list[tuple[str, list[Inline]]] = [
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Kind")), _kind(voice, entry)),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")), [status(voice, entry)]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Who")), who(voice, entry) or [voice.missing()]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "When")), [when(voice, entry) or voice.missing()]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Target")), [target(entry) or voice.missing()]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Reservation")), [record.reservation or ""]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Condition")), [record.condition or ""]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Positions")), positions(voice, entry)),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Where")), list(voice.places(entry))),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Ambitions")), [_ambitions(voice, entry)]),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Comes from")), list(origins(voice, entry))),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Progress")), _latest_progress(voice, entry)),
        (say(QT_TRANSLATE_NOOP("Kansenkaart", "Source")), [source(voice, entry)]),
    ]
    kept = ((label, tuple(line for line in lines if line)) for label, lines in rows)
    return Details(tuple(Detail(label, lines) for label, lines in kept if lines))


def compared(voice: Voice, former: Details, found: Details, changed: str) -> Details:
    """Return ``found`` with what differs from ``former`` marked, and what it was."""
    before = {row.label: row.lines for row in former.rows}
    rows = []
    for row in found.rows:
        old = before.pop(row.label, ())
        if old == row.lines:
            rows.append(row)
            continue
        was = voice.say(
            QT_TRANSLATE_NOOP("Kansenkaart", "was: {former}"), former=_plain(old) or "–"
        )
        rows.append(Detail(row.label, (*row.lines, (Run(was, "quiet"),)), changed))
    nothing = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "no longer written down"))
    for label, old in before.items():
        was = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "was: {former}"), former=_plain(old))
        rows.append(Detail(label, ((Run(nothing, "quiet"),), (Run(was, "quiet"),)), changed))
    return Details(tuple(rows))


def _plain(lines: tuple[Inline, ...]) -> str:
    return "; ".join(
        line if isinstance(line, str) else "".join(run.text for run in line) for line in lines
    )


def _kind(voice: Voice, entry: Entry) -> list[Inline]:
    record = entry.record
    words = [voice.label(record.agreement_type), voice.label(record.commitment)]
    if record.priority in PRIORITIES:
        english, dutch = PRIORITIES[record.priority]
        words.append(
            voice.say(
                QT_TRANSLATE_NOOP("Kansenkaart", "priority {priority}"),
                priority=dutch if voice.language.startswith("nl") else english,
            )
        )
    return [" · ".join(word for word in words if word)]


def status(voice: Voice, entry: Entry) -> Inline:
    """Return the status of a record, and its reason."""
    label = voice.label(entry.record.effective_status)
    reason = entry.record.reason
    return (Run(label, "strong"), Run(f" – {reason}")) if reason else (Run(label, "strong"),)


def who(voice: Voice, entry: Entry) -> list[str]:
    """Return per role who takes part."""
    return [
        f"{voice.label(role).capitalize()}: {names}"
        for role in Role
        if (names := voice.parties(entry.parties, role))
    ]


def lead(voice: Voice, entry: Entry) -> Inline:
    """Return who leads, or that nobody does yet."""
    return voice.parties(entry.parties, Role.LEAD) or voice.missing()


def when(voice: Voice, entry: Entry) -> str:
    """Return from when until when."""
    start, due = voice.date(entry.record.start_date), voice.date(entry.record.due_date)
    if start and due:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "from {start} up to and including {due}")
    elif due:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "done by {due}")
    else:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "from {start}")
    return voice.say(template, start=start, due=due) if start or due else ""


def due(voice: Voice, entry: Entry) -> Inline:
    """Return when it is due, or that this is not known yet."""
    return voice.date(entry.record.due_date) or voice.missing()


def target(entry: Entry) -> str:
    """Return the indicator with its value and unit."""
    record = entry.record
    unit = "" if (record.target_unit or "").casefold() in _PLAIN_UNITS else record.target_unit
    amount = " ".join(part for part in (record.target_value, unit) if part)
    return ": ".join(part for part in (record.indicator, amount) if part)


def positions(voice: Voice, entry: Entry) -> list[Inline]:
    """Return the latest positions: per position the parties, and then what they added."""
    latest = rules.latest_positions(entry.positions)
    lines: list[Inline] = []
    for stance in Stance:
        held = [voice.party(key) for key, one in latest.items() if one.stance is stance]
        if held:
            lines.append(f"{voice.label(stance).capitalize()}: {voice.listed(held)}")
    lines += [
        (Run(f"{voice.party(key)}: {one.note}", "quiet"),)
        for key, one in latest.items()
        if one.note
    ]
    return lines


def _ambitions(voice: Voice, entry: Entry) -> str:
    titles = {item.key: item.title for item in voice.snapshot.ambitions}
    return voice.listed([titles.get(key, key) for key in entry.ambitions])


def origins(voice: Voice, entry: Entry) -> Iterator[Inline]:
    """Yield what a record answers, arises from or replaces, and the wishes behind opportunities.

    A wish or need that was named already is not named again.
    """
    by_uuid = voice.snapshot.by_uuid
    named = {trace.to_uuid for trace in entry.traces}
    for kind in (TraceKind.ANSWERS, TraceKind.ARISES_FROM, TraceKind.REPLACES):
        for trace in entry.traces:
            if trace.kind is not kind:
                continue
            found = by_uuid[trace.to_uuid]
            yield (
                Run(f"{voice.label(kind)} ", "quiet"),
                Run(voice.named(found)),
                *_by(voice, found),
            )
            roots = [t.to_uuid for t in found.traces if t.kind is TraceKind.ARISES_FROM]
            for root in roots:
                if root not in named:
                    named.add(root)
                    wish = by_uuid[root]
                    yield (Run("– ", "quiet"), Run(voice.named(wish)), *_by(voice, wish))


def _by(voice: Voice, entry: Entry) -> tuple[Run, ...]:
    """Return in brackets who wants it; of an opportunity, the codes of what it arises from."""
    if entry.record.kind is RecordKind.OPPORTUNITY:
        by_uuid = voice.snapshot.by_uuid
        codes = [
            by_uuid[trace.to_uuid].record.code
            for trace in entry.traces
            if trace.kind is TraceKind.ARISES_FROM
        ]
        template = QT_TRANSLATE_NOOP("Kansenkaart", "from {codes}")
        text = voice.say(template, codes=voice.listed(codes)) if codes else ""
    else:
        text = voice.parties(entry.parties, Role.SUBMITTER)
    return (Run(f" ({text})", "quiet"),) if text else ()


def submitters(voice: Voice, entry: Entry) -> str:
    """Return who brought a record in, or else who takes part in it."""
    return voice.parties(entry.parties, Role.SUBMITTER) or voice.parties(entry.parties)


def latest(entry: Entry) -> Progress | None:
    """Return the latest report on an agreement."""
    return max(entry.progress, key=lambda report: report.reported_at, default=None)


def _latest_progress(voice: Voice, entry: Entry) -> list[Inline]:
    report = latest(entry)
    if report is None:
        return []
    parts = [voice.label(report.judgement), voice.date(report.reported_at)]
    if report.party:
        parts.append(voice.party(report.party))
    return [" · ".join(parts)]


def source(voice: Voice, entry: Entry) -> str:
    """Return where a record comes from, and of when that is."""
    record = entry.record
    named = record.source or voice.label(record.source_kind)
    return ", ".join(part for part in (named, voice.date(record.source_date)) if part)


def obstacles(voice: Voice, entry: Entry) -> list[str]:
    """Return what is still needed: to agree on it, and to be able to hold to it.

    Outsiders see no positions, so that nothing is said of them.
    """
    record = entry.record
    if record.kind is not RecordKind.AGREEMENT or record.effective_status in DEAD | {Status.DONE}:
        return []
    found: list[str] = []
    if voice.snapshot.audience.is_insider and record.effective_status in _UNDECIDED:
        wanted = replace(record, status=Status.AGREED)
        names = voice.snapshot.party_names
        found += [
            voice.sentence(sentence)
            for sentence in rules.agreement_obstacles(wanted, entry.parties, entry.positions, names)
        ]
    if not any(part.role is Role.LEAD for part in entry.parties):
        found.append(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Nobody leads it yet.")))
    if not record.due_date:
        found.append(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "It has no date yet.")))
    today = wording.day(voice.snapshot.as_of or voice.snapshot.made_at, "en")
    asked = attention_of(record.kind, record.effective_status, record.due_date, (), today)
    if Attention.OVERDUE in asked:
        found.append(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Its date has passed.")))
    if not target(entry):
        found.append(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "It has no target yet.")))
    return found
