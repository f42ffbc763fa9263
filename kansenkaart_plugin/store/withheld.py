"""What may not be in a product, and the search for it in one pass."""

from __future__ import annotations

import getpass
import html
import json
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Iterator

from ..domain.model import Record
from .door import read_rows
from .snapshot import Snapshot
from .tables import columns

SHORTEST = 16
"""Hidden texts shorter than this (in characters) are not looked for: they may be any words."""

_GRAM = 8

_TEXT_FIELDS = {
    "record": ("title", "description", "reason", "indicator", "reservation", "condition", "source"),
    "record_feature": (),
    "position": ("note",),
    "session": ("notes",),
    "session_item": ("note",),
    "progress": ("note", "source"),
}


@dataclass(frozen=True)
class Withheld:
    """Texts that a product may not hold, and the login name, for its structured fields."""

    texts: frozenset[str]
    login: str

    def found_in(self, parts: Iterable[bytes]) -> str | None:
        """Return a withheld text that is in one of ``parts`` of a product, or None.

        Of every needle of 15 bytes or more its first eight windows of eight bytes are known;
        whatever its place in the product, one of them then lies on a multiple of eight, so that
        one walk in steps of eight finds candidates for all needles at once.
        """
        forms = {form for text in self.texts for form in _forms(text)}
        needles = {form for form in forms if len(form) >= 2 * _GRAM - 1}
        short = forms - needles
        grams: dict[bytes, list[bytes]] = {}
        for needle in needles:
            for start in range(_GRAM):
                grams.setdefault(needle[start : start + _GRAM], []).append(needle)
        known = {int.from_bytes(gram, sys.byteorder) for gram in grams}
        for part in parts:
            for needle in short:
                if needle in part:
                    return needle.decode("utf-8", "replace")
            whole = len(part) - len(part) % _GRAM
            hits = known.intersection(memoryview(part)[:whole].cast("Q"))
            for hit in hits:
                for needle in grams[hit.to_bytes(_GRAM, sys.byteorder)]:
                    if needle in part:
                        return needle.decode("utf-8", "replace")
        return None


def _forms(text: str) -> Iterator[bytes]:
    """Yield the ways in which a text may be written into a product."""
    escaped = json.dumps(text)[1:-1]
    shapes = {text, html.escape(text), html.escape(text, quote=False), escaped}
    shapes.add(json.dumps(text, ensure_ascii=False)[1:-1])
    for shape in shapes:
        yield shape.encode("utf-8", "replace")
        yield shape.encode("utf-16-be", "replace")
        yield shape.encode("utf-16-le", "replace")


def find_withheld(connection: sqlite3.Connection, snapshot: Snapshot, path: Path) -> Withheld:
    """Return what ``snapshot`` leaves out of the file at ``path``: uuids, long texts, paths."""
    rows = read_rows(connection)
    seen = set(snapshot.by_uuid)
    visible = "\x00".join(_texts_of(snapshot))
    uuids: set[str] = set()
    texts: set[str] = set()
    for table, some in rows.items():
        names = columns(table)
        wanted = [names.index(field) for field in _TEXT_FIELDS.get(table, ())]
        for row in some:
            if not _is_seen(table, row, seen, snapshot):
                uuids.add(row[0])
            texts.update(row[place] for place in wanted if row[place])
    texts.update(
        value
        for (value,) in connection.execute(
            "SELECT old FROM change WHERE field IN ('title', 'description', 'reason',"
            " 'reservation', 'condition', 'source', 'note', 'notes') AND old IS NOT NULL"
        )
    )
    hidden = {text for text in texts if len(text) >= SHORTEST and text not in visible}
    places = {str(Path.home()), tempfile.gettempdir(), str(path.parent)}
    paths = {place for place in places if len(place) >= SHORTEST // 2}
    return Withheld(frozenset(uuids | hidden | paths), _login())


def _is_seen(table: str, row: tuple, seen: set[str], snapshot: Snapshot) -> bool:
    if table == "record":
        return row[0] in seen
    if table in ("party", "ambition"):
        return row[-1] is None
    if row[-1] is not None:
        return False
    if table == "record_trace":
        return row[1] in seen and row[2] in seen
    if table in ("session", "session_party"):
        return snapshot.audience.is_insider
    if table == "position" and not snapshot.audience.is_insider:
        return False
    place = columns(table).index("record_uuid")
    return row[place] in seen


def _texts_of(snapshot: Snapshot) -> Iterator[str]:
    for entry in snapshot.entries:
        yield from _record_texts(entry.record)
        for position in entry.positions:
            yield position.note or ""
        for report in entry.progress:
            yield report.note or ""
            yield report.source or ""
    for session in snapshot.sessions:
        yield session.notes or ""
        for item in session.agenda:
            yield item.note or ""


def _record_texts(record: Record) -> Iterator[str]:
    for field in _TEXT_FIELDS["record"]:
        yield getattr(record, field) or ""


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
