"""What the docks ask of the file, each a function that runs in a worker."""

from __future__ import annotations

from dataclasses import replace

from ...cartography.language import interface_translator
from ...domain.rules import ACTIVE, agreement_obstacles
from ...domain.words import Status
from ...store import Kansenkaart


def obstacles(opened: Kansenkaart, *, uuid: str, template: str) -> str:
    """Return what stands in the way of an agreement, in the language of the interface.

    The text is empty when nothing does; otherwise ``template`` takes ``code`` and ``obstacles``.
    """
    entry = opened.queries.entries([uuid]).get(uuid)
    if entry is None or entry.record.effective_status in ACTIVE - {Status.AGREED_RESERVED}:
        return ""
    wanted = replace(entry.record, status=Status.AGREED)
    names = {party.key: party.name for party in opened.queries.parties()}
    found = agreement_obstacles(wanted, entry.parties, entry.positions, names)
    texts = [obstacle.text(interface_translator()) for obstacle in found]
    return template.format(code=entry.record.code, obstacles=" ".join(texts)) if texts else ""
