"""Agreements as plain text for a mail, in the words of the plan: a title and a paragraph each."""

from __future__ import annotations

from typing import Iterable

from ..domain.sentence import QT_TRANSLATE_NOOP
from ..store.snapshot import Entry, Snapshot
from . import agreements
from .document import Inline, runs
from .voice import Voice


def mail_text(snapshot: Snapshot, uuids: Iterable[str]) -> str:
    """Return the agreements ``uuids``; what ``snapshot`` does not see is left out.

    It is plain text: what looks like markup stays what was typed.
    """
    voice = Voice(snapshot)
    found = [snapshot.by_uuid[uuid] for uuid in uuids if uuid in snapshot.by_uuid]
    return "\n\n".join(f"{voice.named(entry)}\n{_paragraph(voice, entry)}" for entry in found)


def _paragraph(voice: Voice, entry: Entry) -> str:
    """Return what is agreed: what, who, when, on what terms, and what it answers."""
    # the wishes behind an opportunity stand with it by their codes already
    record, say = entry.record, voice.say
    kind = (record.agreement_type, record.commitment)
    sentences: list[Inline] = [
        *agreements.paragraphs(record.description),
        ", ".join(filter(None, map(voice.label, kind))),
        _after(say(QT_TRANSLATE_NOOP("Kansenkaart", "Status")), agreements.status(voice, entry)),
        *agreements.who(voice, entry),
        _after(say(QT_TRANSLATE_NOOP("Kansenkaart", "Target")), agreements.target(entry)),
        agreements.when(voice, entry),
        _after(say(QT_TRANSLATE_NOOP("Kansenkaart", "Reservation")), record.reservation or ""),
        _after(say(QT_TRANSLATE_NOOP("Kansenkaart", "Condition")), record.condition or ""),
        *agreements.positions(voice, entry),
        *(line for line in agreements.origins(voice, entry) if not _plain(line).startswith("– ")),
    ]
    return " ".join(filter(None, map(_sentence, sentences)))


def _after(label: str, content: Inline) -> str:
    text = _plain(content)
    return f"{label}: {text}" if text else ""


def _plain(content: Inline) -> str:
    return "".join(run.text for run in runs(content))


def _sentence(content: Inline) -> str:
    """Return a line of a document as a sentence on one line; nothing when it is empty."""
    line = " ".join(_plain(content).split())
    if not line:
        return ""
    line = line[:1].upper() + line[1:]
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."
