"""What the sheet of an agreement says, as labelled texts."""

from __future__ import annotations

from typing import Mapping

from qgis.PyQt.QtCore import QCoreApplication

from ...cartography.wording import day
from ...domain.words import RecordKind, Role, TraceKind
from ...publish.agreements import target
from ..records.draft import Vocabulary
from .questions import Related, Sheet

_MOST_PLACES = 6


def _incoming(kind: TraceKind) -> str:
    translate = QCoreApplication.translate
    return {
        TraceKind.REPLACES: translate("Kansenkaart", "replaced by"),
        TraceKind.ANSWERS: translate("Kansenkaart", "answered by"),
        TraceKind.ARISES_FROM: translate("Kansenkaart", "gave rise to"),
    }[kind]


def facts_of(sheet: Sheet, words: Vocabulary, language: str) -> list[tuple[str, str]]:
    """Return label and text of everything that is filled in, in the order in which it is read."""
    record, entry, translate = sheet.entry.record, sheet.entry, QCoreApplication.translate
    kind = [word.label(language) for word in (record.agreement_type, record.commitment) if word]
    themes = {theme.key: theme.title for theme in words.themes}
    ambitions = {ambition.key: ambition.title for ambition in words.ambitions}
    aims = ", ".join(ambitions.get(key, key) for key in entry.ambitions)
    facts = (
        (translate("Kansenkaart", "Description"), record.description),
        (translate("Kansenkaart", "Kind"), " · ".join(kind)),
        (translate("Kansenkaart", "Target"), target(entry)),
        (translate("Kansenkaart", "When"), _when(record.start_date, record.due_date, language)),
        (translate("Kansenkaart", "Reservation"), record.reservation),
        (translate("Kansenkaart", "Condition"), record.condition),
        (translate("Kansenkaart", "Reason"), record.reason),
        (translate("Kansenkaart", "About"), _places(sheet)),
        (translate("Kansenkaart", "Theme"), themes.get(record.theme or "", record.theme)),
        (translate("Kansenkaart", "Ambitions"), aims),
        (translate("Kansenkaart", "Visibility"), record.visibility.label(language)),
        (translate("Kansenkaart", "Sessions"), "\n".join(_sessions(sheet, language))),
        (translate("Kansenkaart", "Source"), record.source),
    )
    return [(label, text) for label, text in facts if text]


def _when(start: str | None, due: str | None, language: str) -> str:
    days = [day(moment, language) if moment else "…" for moment in (start, due)]
    return " – ".join(days) if start or due else ""


def _places(sheet: Sheet) -> str:
    links = sheet.entry.links
    if not links:
        return QCoreApplication.translate("Kansenkaart", "the whole area")
    shown = ", ".join(link.label for link in links[:_MOST_PLACES])
    if len(links) <= _MOST_PLACES:
        return shown
    more = QCoreApplication.translate("Kansenkaart", "and {number} more")
    return f"{shown} {more.format(number=len(links) - _MOST_PLACES)}"


def _sessions(sheet: Sheet, language: str) -> list[str]:
    lines = []
    for session, decision in sheet.decided:
        parts = [day(session.held_on, language) if session.held_on else "", session.title]
        if decision is not None:
            parts.append(decision.label(language))
        lines.append(" · ".join(part for part in parts if part))
    return lines


def related_text(related: Related, names: Mapping[str, str], language: str) -> str:
    """Return how a record is related, its code and title, and of a wish who wants it."""
    row = related.row
    how = related.kind.label(language) if related.outgoing else _incoming(related.kind)
    wanting = dict.fromkeys(p.party for p in row.parties if p.role is Role.SUBMITTER)
    who = ", ".join(names.get(key, key) for key in wanting)
    own = row.kind in (RecordKind.WISH, RecordKind.NEED) and who
    title = " ".join(row.title.split())
    return f"{how} {row.code} {title} ({who})" if own else f"{how} {row.code} {title}"


def past_positions(sheet: Sheet, words: Vocabulary, language: str) -> list[str]:
    """Return all positions ever taken, the newest first, when there is more than the latest."""
    positions = sheet.entry.positions
    if len({position.party for position in positions}) == len(positions):
        return []
    names = {party.key: party.name for party in words.parties}
    sessions = {session.uuid: session.title for session, _ in sheet.decided}
    lines = []
    for position in reversed(positions):
        stance = position.stance.label(language)
        who = names.get(position.party, position.party)
        parts = [day(position.stated_at, language), f"{who}: {stance}", position.note]
        parts.append(sessions.get(position.session_uuid or ""))
        lines.append(" · ".join(part for part in parts if part))
    return lines
