"""The chapters of a plan van aanpak, each from what the Snapshot holds and from nothing else."""

from __future__ import annotations

from collections import Counter
from typing import Iterable, Iterator

from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import (
    AgreementType,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Status,
)
from ..store.snapshot import Entry, Snapshot
from . import agreements
from .document import Block, Bullets, Heading, Inline, Paragraph, Run, Table, shortened
from .pictures import Draw, counts, level_picture
from .voice import Voice

ASKED = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY)
"""The kinds that can be answered by an agreement."""

_PHASES = {
    Phase.EXPLORE: QT_TRANSLATE_NOOP(
        "Kansenkaart", "What is wished for and needed, brought together on a first map."
    ),
    Phase.CHOOSE: QT_TRANSLATE_NOOP(
        "Kansenkaart", "What matters: choosing measures, actions and projects together."
    ),
    Phase.FOLLOW_UP: QT_TRANSLATE_NOOP(
        "Kansenkaart", "What comes next: agreements on the follow-up and on working together."
    ),
}


def of_kind(snapshot: Snapshot, *kinds: RecordKind) -> list[Entry]:
    """Return the records of these kinds, in order."""
    return [entry for entry in snapshot.entries if entry.record.kind in kinds]


def alive(snapshot: Snapshot) -> list[Entry]:
    """Return the agreements that are not stopped, lapsed or replaced."""
    found = of_kind(snapshot, RecordKind.AGREEMENT)
    return [e for e in found if e.record.effective_status not in agreements.DEAD]


def summary(voice: Voice) -> list[Block]:
    """Return how much there is of what, and how to read the codes."""
    snapshot, say = voice.snapshot, voice.say
    asked = of_kind(snapshot, *ASKED)
    statuses = Counter(e.record.effective_status for e in of_kind(snapshot, RecordKind.AGREEMENT))
    lines: list[Inline] = []
    if statuses:
        numbers = [f"{statuses[s]} {voice.label(s)}" for s in Status if s in statuses]
        template = QT_TRANSLATE_NOOP("Kansenkaart", "Agreements by status: {numbers}.")
        lines.append(say(template, numbers=voice.listed(numbers)))
    if asked:
        lines.append(
            say(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Answered by an agreement: {number} of {total} wishes, needs and"
                    " opportunities.",
                ),
                number=sum(entry.answered for entry in asked),
                total=len(asked),
            )
        )
    needing = sum(bool(agreements.obstacles(voice, entry)) for entry in alive(snapshot))
    if needing:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "Agreements with open points: {number}.")
        lines.append(say(template, number=needing))
    blocks: list[Block] = [
        Heading(say(QT_TRANSLATE_NOOP("Kansenkaart", "In brief"))),
        Paragraph(
            say(
                QT_TRANSLATE_NOOP("Kansenkaart", "This plan holds {counts}."),
                counts=counts(voice, snapshot.entries),
            ),
            "lead",
        ),
    ]
    if lines:
        blocks.append(Bullets(tuple(lines)))
    letters = [f"{kind.letter} {voice.label(kind)}" for kind in RecordKind]
    template = QT_TRANSLATE_NOOP(
        "Kansenkaart", "Every record has a code that is the same here and on the maps: {letters}."
    )
    return [*blocks, Paragraph(say(template, letters=", ".join(letters)), "small")]


def phases(voice: Voice) -> list[Block]:
    """Return the three phases with what was written down in each, and where it comes from."""
    snapshot, say = voice.snapshot, voice.say
    rows = []
    for phase in Phase:
        entries = [entry for entry in snapshot.entries if entry.record.phase is phase]
        met = [
            ", ".join(part for part in (one.title, voice.date(one.held_on)) if part)
            for one in snapshot.sessions
            if one.phase is phase
        ]
        name = voice.label(phase).capitalize()
        rows.append(
            (
                (Run(name, "strong"), Run(f"\n{say(_PHASES[phase])}")),
                counts(voice, entries),
                "\n".join(met) or "–",
            )
        )
    blocks: list[Block] = [
        Heading(say(QT_TRANSLATE_NOOP("Kansenkaart", "The three phases"))),
        Table(
            (
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Phase")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Written down")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Sessions")),
            ),
            tuple(rows),
            (45, 30, 30),
        ),
    ]
    kinds = Counter(e.record.source_kind for e in snapshot.entries if e.record.source_kind)
    if kinds:
        named = [f"{voice.label(k)} ({kinds[k]})" for k in SourceKind if k in kinds]
        template = QT_TRANSLATE_NOOP("Kansenkaart", "Where the records come from: {sources}.")
        blocks.append(Paragraph(say(template, sources=", ".join(named)), "small"))
    return blocks


def parties(voice: Voice) -> list[Block]:
    """Return the parties with how many records they brought in, lead, and take part in."""
    snapshot, say = voice.snapshot, voice.say
    rows = []
    for party in snapshot.parties:
        roles = {
            entry.record.uuid: {part.role for part in entry.parties if part.party == party.key}
            for entry in snapshot.entries
        }
        asked = [roles[entry.record.uuid] for entry in of_kind(snapshot, *ASKED)]
        agreed = [roles[entry.record.uuid] for entry in alive(snapshot)]
        rows.append(
            (
                party.name,
                voice.label(party.kind),
                str(sum(Role.SUBMITTER in some for some in asked)),
                str(sum(Role.LEAD in some for some in agreed)),
                str(sum(bool(some - {Role.LEAD}) for some in agreed)),
            )
        )
    return [
        Heading(say(QT_TRANSLATE_NOOP("Kansenkaart", "Parties"))),
        Table(
            (
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Party")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Kind")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Brought in")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Leads")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Other roles")),
            ),
            tuple(rows),
            (50, 30, 22, 22, 24),
        ),
    ]


def ambitions(voice: Voice) -> list[Block]:
    """Return the ambitions with the agreements that contribute to each."""
    snapshot, say = voice.snapshot, voice.say
    if not snapshot.ambitions:
        return []
    nothing: Inline = (Run(say(QT_TRANSLATE_NOOP("Kansenkaart", "no agreement yet")), "quiet"),)
    rows = []
    for ambition in snapshot.ambitions:
        codes = [e.record.code for e in alive(snapshot) if ambition.key in e.ambitions]
        theme = snapshot.theme_titles.get(ambition.theme or "", "")
        rows.append((ambition.title, theme, ", ".join(codes) or nothing))
    return [
        Heading(say(QT_TRANSLATE_NOOP("Kansenkaart", "Ambitions"))),
        Table(
            (
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Ambition")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Theme")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreements")),
            ),
            tuple(rows),
            (60, 40, 50),
        ),
    ]


def maps(voice: Voice, draw: Draw) -> list[Block]:
    """Return a map of each level that has records."""
    blocks: list[Block] = []
    number = 1
    for level in voice.snapshot.levels:
        if voice.snapshot.at_level(level.level.key):
            found = level_picture(voice, draw, level, number)
            blocks += [Heading(level.level.title, 2), *found] if found else []
            number += bool(found)
    if not blocks:
        return []
    return [Heading(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Maps"))), *blocks]


def by_theme(voice: Voice) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the themes with their agreements; process agreements have a chapter of their own."""
    snapshot = voice.snapshot
    found = [e for e in alive(snapshot) if e.record.agreement_type is not AgreementType.PROCESS]
    for theme in snapshot.themes:
        if here := [entry for entry in found if entry.record.theme == theme.key]:
            yield theme.title, here
    known = set(snapshot.theme_titles)
    if rest := [entry for entry in found if entry.record.theme not in known]:
        yield voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Without a theme")), rest


def overview(voice: Voice, entries: Iterable[Entry]) -> Table:
    """Return a table of agreements: what, who leads, by when, and how it stands."""
    say = voice.say
    return Table(
        (
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Code")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreement")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Lead")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Done by")),
            say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")),
        ),
        tuple(
            (
                entry.record.code,
                voice.title(entry),
                agreements.lead(voice, entry),
                agreements.due(voice, entry),
                voice.label(entry.record.effective_status),
            )
            for entry in entries
        ),
        (15, 55, 32, 31, 30),
    )


def by_party(voice: Voice) -> list[Block]:
    """Return the agreements of each party, with its roles in them."""
    snapshot, say = voice.snapshot, voice.say
    blocks: list[Block] = []
    for party in snapshot.parties:
        rows = []
        for entry in alive(snapshot):
            roles = [voice.label(p.role) for p in entry.parties if p.party == party.key]
            if roles:
                rows.append(
                    (
                        entry.record.code,
                        voice.title(entry),
                        ", ".join(roles),
                        agreements.due(voice, entry),
                        voice.label(entry.record.effective_status),
                    )
                )
        if rows:
            head = (
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Code")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreement")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Role")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Done by")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")),
            )
            blocks += [
                Heading(party.name, 2),
                Table(head, tuple(rows), (15, 55, 32, 31, 30)),
            ]
    if not blocks:
        return []
    return [Heading(say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreements by party"))), *blocks]


def progress(voice: Voice) -> list[Block]:
    """Return the latest report on each agreement that has one."""
    say = voice.say
    rows = []
    for entry in of_kind(voice.snapshot, RecordKind.AGREEMENT):
        report = agreements.latest(entry)
        if report is not None:
            said = " – ".join(part for part in (report.value, report.note) if part)
            rows.append(
                (
                    voice.named(entry),
                    (Run(voice.label(report.judgement), "strong"),),
                    ", ".join(
                        part
                        for part in (
                            voice.date(report.reported_at),
                            voice.party(report.party) if report.party else "",
                        )
                        if part
                    ),
                    shortened(said, 400),
                )
            )
    if not rows:
        return []
    return [
        Heading(say(QT_TRANSLATE_NOOP("Kansenkaart", "Progress"))),
        Table(
            (
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreement")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Judgement")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "Reported")),
                say(QT_TRANSLATE_NOOP("Kansenkaart", "What was said")),
            ),
            tuple(rows),
            (52, 22, 42, 46),
        ),
    ]
