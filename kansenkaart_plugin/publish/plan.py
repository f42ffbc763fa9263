"""The plan van aanpak: what the parties want, agree and leave open, from one Snapshot."""

from __future__ import annotations

from ..cartography import wording
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import AgreementType
from ..store.comparison import Comparison, compare
from ..store.snapshot import Snapshot
from . import agreements, chapters, follow_up
from .document import Block, Contents, Cover, Document, Heading, Inline, Paragraph, Run
from .pictures import Draw
from .voice import Voice


def build_plan(voice: Voice, draw: Draw, then: Snapshot | None = None) -> Document:
    """Return the plan of the Snapshot that ``voice`` speaks of, its maps drawn by ``draw``.

    With ``then``, the same audience's Snapshot of an earlier date, it says what changed.
    """
    found = compare(then, voice.snapshot) if then is not None else None
    title = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Plan of action"))
    blocks: list[Block] = [
        Cover(title, voice.snapshot.title, tuple(_cover(voice, found))),
        Contents(voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Contents"))),
        *chapters.summary(voice),
        *(follow_up.changes(voice, found) if found else ()),
        *chapters.phases(voice),
        *chapters.parties(voice),
        *chapters.ambitions(voice),
        *chapters.maps(voice, draw),
        *_agreements(voice, found),
        *chapters.by_party(voice),
        *_form(voice, found),
        *chapters.progress(voice),
        *follow_up.follow_up(voice),
        *follow_up.still_open(voice),
        *follow_up.trail(voice),
        *follow_up.facts(voice),
        *follow_up.ended(voice),
        *follow_up.signatures(voice),
    ]
    return document(voice, f"{title} – {voice.snapshot.title}", blocks)


def document(voice: Voice, title: str, blocks: list[Block]) -> Document:
    """Return ``blocks`` as a document of the Snapshot that ``voice`` speaks of."""
    snapshot = voice.snapshot
    secret = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "SECRET"))
    return Document(
        title=" ".join(title.split()),
        audience=wording.audience(snapshot),
        date=voice.date(snapshot.made_at),
        status=wording.status_line(snapshot),
        mark=secret if snapshot.contains_secret else "",
        language=snapshot.language,
        author=voice.party(snapshot.owner),
        made_at=snapshot.made_at,
        blocks=tuple(blocks),
    )


def labelled(label: str, text: str) -> Inline:
    """Return a line of the cover: what it is, and the thing."""
    return (Run(f"{label}: ", "quiet"), Run(text))


def _cover(voice: Voice, found: Comparison | None) -> list[Inline]:
    snapshot, say = voice.snapshot, voice.say
    lines: list[Inline] = []
    if area := _area(voice):
        lines.append(labelled(say(QT_TRANSLATE_NOOP("Kansenkaart", "Area")), area))
    lines += [
        labelled(say(QT_TRANSLATE_NOOP("Kansenkaart", "Date")), voice.date(snapshot.made_at)),
        labelled(say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")), wording.status_line(snapshot)),
        voice.audience(),
    ]
    if found is not None:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "What changed since {day} is marked.")
        lines.append(say(template, day=voice.date(found.then.as_of)))
    if snapshot.layout.sources:
        sources = say(QT_TRANSLATE_NOOP("Kansenkaart", "Sources"))
        lines.append(labelled(sources, snapshot.layout.sources))
    return lines


def _area(voice: Voice) -> str:
    area = voice.snapshot.area
    level = voice.snapshot.level(area.level) if area else None
    if area is None or level is None:
        return ""
    return voice.listed([level.by_key[key].label for key in area.keys if key in level.by_key])


def _agreements(voice: Voice, found: Comparison | None) -> list[Block]:
    title = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Agreements by theme"))
    themes = list(chapters.by_theme(voice))
    if not themes:
        nothing = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "There are no agreements yet."))
        return [Heading(title), Paragraph(nothing)]
    every = [entry for _, entries in themes for entry in entries]
    blocks: list[Block] = [Heading(title), chapters.overview(voice, every)]
    for theme, entries in themes:
        blocks.append(Heading(theme, 2))
        for entry in entries:
            blocks += agreements.card(voice, entry, found)
    return blocks


def _form(voice: Voice, found: Comparison | None) -> list[Block]:
    """Return how the parties work together: process agreements, and the sessions held."""
    entries = [
        entry
        for entry in chapters.alive(voice.snapshot)
        if entry.record.agreement_type is AgreementType.PROCESS
    ]
    title = voice.say(QT_TRANSLATE_NOOP("Kansenkaart", "Form and structure of the collaboration"))
    blocks: list[Block] = []
    for entry in entries:
        blocks += agreements.card(voice, entry, found)
    if not blocks:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "There are no agreements on the process yet.")
        blocks = [Paragraph(voice.say(template))]
    return [Heading(title), *blocks, *follow_up.sessions(voice)]
