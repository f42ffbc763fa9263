"""What may not be in a product, and the search for it in one pass."""

from __future__ import annotations

import getpass
import html
import json
import re
import sqlite3
import sys
import tempfile
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from string import hexdigits
from typing import Iterable, Iterator
from urllib.parse import quote

from .door import fact_columns
from .past import Rows
from .places import is_place_log
from .snapshot import Entry, Snapshot
from .tables import FIELDS
from .unpacked import Part

SHORTEST = 16
"""Hidden texts shorter than this (in characters) are not looked for: they may be any words."""

_SHORTEST_READ = 12  # bytes, where white space does not count
_GRAM = 8
_MOST_GRAMS = 200_000  # as many as take little memory
_LONG = 4096  # bytes; longer texts are few, and looked for one by one

# Texts that people wrote or that name things. Not: codes, keys, moments, the profile (what it says
# is in the tables too), the label of an action and the file name of a share (fixed words mostly).
_TEXT_FIELDS: dict[str, tuple[str, ...]] = {
    "party": ("name",),
    "ambition": ("title", "source"),
    "record": (
        "title",
        "description",
        "reason",
        "indicator",
        "target_value",
        "target_unit",
        "reservation",
        "condition",
        "source",
    ),
    "record_feature": ("feature_key", "feature_label"),
    "record_party": (),
    "record_ambition": (),
    "record_trace": (),
    "position": ("note",),
    "session": ("title", "notes"),
    "session_party": (),
    "session_item": ("note",),
    "progress": ("value", "note", "source"),
}
_PLACE_FIELDS = ("feature_key", "label", "parent_key")
_PLAIN = re.compile(r"[A-Za-z0-9 .,;:?!()%=+*_-]+")
_UUID = b"hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh"
_HEX_AS_H = bytes(
    ord("h") if chr(code) in hexdigits else ord("-") if chr(code) == "-" else 0
    for code in range(256)
)


@dataclass(frozen=True)
class Withheld:
    """What a product may not hold: texts, uuids, and the login name in its structured fields.

    ``origin`` is the kansenkaart that it is made of: no product ever takes its place.
    """

    texts: frozenset[str]
    login: str
    uuids: frozenset[str] = frozenset()
    origin: Path | None = None

    def __and__(self, other: Withheld) -> Withheld:
        """Return what is in neither of two Snapshots, for a product that is built from both."""
        return replace(self, texts=self.texts & other.texts, uuids=self.uuids & other.uuids)

    def apart_from(self, fixed: Iterable[str]) -> Withheld:
        """Return this without what stands in ``fixed``: what every such product says anyway."""
        known = b"\x00".join(map(_as_read, fixed))
        texts = frozenset(text for text in self.texts if _as_read(text) not in known)
        return replace(self, texts=texts)

    def found_in(self, parts: Iterable[Part]) -> str | None:
        """Return a withheld uuid or text that is in one of ``parts`` of a product, or None."""
        exact = Search({form for text in self.texts for form in _forms(text)})
        forms = set(map(_as_read, self.texts))
        read = Search(form for form in forms if len(form) >= _SHORTEST_READ)
        for part in parts:
            if isinstance(part, str):
                found = next(read.found(_as_read(part)), None)
            else:
                # without its zero bytes, UTF-16 is searched too
                bare = part.replace(b"\x00", b"")
                shapes = (part,) if len(bare) == len(part) else (part, bare)
                found = next((hit for shape in shapes for hit in self._in(shape, exact)), None)
            if found is not None:
                return found.decode("utf-8", "replace")
        return None

    def _in(self, shape: bytes, exact: Search) -> Iterator[bytes]:
        for uuid in _uuids_in(shape) if self.uuids else ():
            if uuid.decode("ascii") in self.uuids:
                yield uuid
        yield from exact.found(shape)


def _uuids_in(part: bytes) -> Iterator[bytes]:
    """Yield all that has the form of a uuid, in lower case."""
    forms = part.translate(_HEX_AS_H)
    place = forms.find(_UUID)
    while place >= 0:
        yield part[place : place + len(_UUID)].lower()
        place = forms.find(_UUID, place + 1)


class Search:
    """Looks for many needles in one pass; very short and very long ones by themselves."""

    def __init__(self, needles: Iterable[bytes]) -> None:
        """Look for ``needles``."""
        self._apart: set[bytes] = set()
        short: set[bytes] = set()
        long: set[bytes] = set()
        for needle in needles:
            if not _GRAM <= len(needle) <= _LONG:
                self._apart.add(needle)
            else:
                (short if len(needle) < 2 * _GRAM - 1 else long).add(needle)
        step = _GRAM
        while step > 1 and step * len(long) > _MOST_GRAMS:
            step //= 2
        self._indexes = (_Grams(short, 1), _Grams(long, step))

    def found(self, part: bytes) -> Iterator[bytes]:
        """Yield the needles that are in ``part``; a needle may come more than once."""
        for needle in self._apart:
            if needle in part:
                yield needle
        for index in self._indexes:
            yield from index.found(part)


class _Grams:
    """Needles by the numbers that pieces of eight bytes of them are.

    The product is read as such numbers, from every offset that is a multiple of ``step``. A
    needle of at least ``step + 7`` bytes, wherever it lies, has one of them among the pieces
    that begin at its first ``step`` bytes; where one is known, the whole is looked at.
    """

    def __init__(self, needles: set[bytes], step: int) -> None:
        self._needles, self._step = needles, step
        self._known: dict[int, set[tuple[int, int]]] = {}
        for needle in needles:
            for before in range(step):
                gram = int.from_bytes(needle[before : before + _GRAM], sys.byteorder)
                self._known.setdefault(gram, set()).add((before, len(needle)))

    def found(self, part: bytes) -> Iterator[bytes]:
        known = self._known
        for offset in range(0, _GRAM if known else 0, self._step):
            whole = (len(part) - offset) // _GRAM * _GRAM
            if whole <= 0:
                return
            view = memoryview(part)[offset : offset + whole].cast("Q")
            if known.keys().isdisjoint(view):
                continue
            for place, gram in enumerate(view):
                if gram in known:
                    for before, length in known[gram]:
                        start = offset + place * _GRAM - before
                        if start >= 0 and part[start : start + length] in self._needles:
                            yield part[start : start + length]


def _as_read(text: str) -> bytes:
    """Return ``text`` as eyes take it in: white space, ligatures and capitals do not count."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return "".join(text.casefold().split()).encode("utf-8", "replace")


def _forms(text: str) -> set[bytes]:
    """Return the ways in which a text may be written into the bytes of a product."""
    if _PLAIN.fullmatch(text):  # the same in each
        return {text.encode("ascii")}
    escaped, plain = json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]
    shapes = {text, escaped, plain, html.escape(text, quote=False), quote(text)}
    shapes.add(text.replace('"', '""'))  # as in csv
    for mark in ("&#x27;", "&#39;", "&apos;", "'"):
        shapes.add(html.escape(text).replace("&#x27;", mark))
    for shape in (escaped, plain):
        shape = shape.replace("<", "\\u003c")  # as JSON is written into HTML
        shapes.add(shape)
        shapes.add(shape.replace(">", "\\u003e").replace("&", "\\u0026"))
    forms = {shape.encode("utf-8", "replace") for shape in shapes}
    for encoding in ("utf-16-be", "utf-16-le"):  # the zeros are taken out of the product too
        forms.update(shape.encode(encoding, "replace").replace(b"\x00", b"") for shape in shapes)
    return forms


def find_withheld(connection: sqlite3.Connection, snapshot: Snapshot, path: Path) -> Withheld:
    """Return what ``snapshot`` leaves out of the file at ``path``: uuids, long texts, paths."""
    rows = Rows(connection)
    then = Rows(connection, snapshot.as_of) if snapshot.as_of else rows
    seen = set(snapshot.by_uuid)
    uuids: set[str] = set()
    texts: set[str] = set()
    for table, fields in _TEXT_FIELDS.items():
        wanted = [1 + FIELDS[table].index(field) for field in fields]
        uuids.update(row[0] for row in rows.all(table))
        uuids.difference_update(
            row[0] for row in then.live(table) if _is_seen(table, row, seen, snapshot)
        )
        texts.update(str(row[place]) for row in rows.all(table) for place in wanted if row[place])
    for table in ("action", "share"):
        uuids.update(uuid for (uuid,) in connection.execute(f"SELECT uuid FROM {table}"))
    texts.update(str(text) for text in _other_texts(connection, snapshot))
    hidden = {line for text in texts for line in _lines(text)}
    return Withheld(
        frozenset(hidden - _seen_among(hidden, snapshot) | _places(path)),
        _login(),
        frozenset(uuids),
        path,
    )


def _other_texts(connection: sqlite3.Connection, snapshot: Snapshot) -> Iterator[object]:
    """Yield who wrote, former texts, the sources of levels, and what of them is left out."""
    for query in (
        "SELECT DISTINCT by FROM action",
        "SELECT source FROM level WHERE source IS NOT NULL",
        f"SELECT old FROM change WHERE field <> 'profile' AND length(old) >= {SHORTEST}",
    ):
        for (text,) in connection.execute(query):
            yield text
    for table, values in connection.execute(
        "SELECT table_name, old FROM change WHERE field IS NULL AND old IS NOT NULL"
    ):
        row = json.loads(values)
        fields = _PLACE_FIELDS if is_place_log(table) else _TEXT_FIELDS.get(table, ())
        yield from (row[field] for field in fields if row.get(field))
    shown = {item.level.key: item for item in snapshot.levels}
    for (level,) in connection.execute("SELECT key FROM level").fetchall():
        names = set(fact_columns(connection, level))
        if level in shown:
            names.difference_update(shown[level].fact_names)
        if level not in shown or shown[level].level.drawn:  # (some of) it is not shown at all
            names.update(_PLACE_FIELDS)
        for name in sorted(names):
            for (text,) in connection.execute(
                f'SELECT DISTINCT "{name}" FROM "level_{level}"'
                f' WHERE typeof("{name}") = \'text\' AND length("{name}") >= {SHORTEST}'
            ):
                yield text


def _lines(text: str) -> list[str]:
    """Return what to look for of a text: its long lines, since products break at line ends."""
    if len(text) < SHORTEST:
        return []
    lines = [line for part in text.splitlines() if len(line := part.strip()) >= SHORTEST]
    return lines or [text]


def _seen_among(texts: set[str], snapshot: Snapshot) -> set[str]:
    """Return those of ``texts`` that can be read somewhere in ``snapshot``."""
    forms = {text: _as_read(text) for text in texts}
    whole = b"\x00".join(map(_as_read, _texts_of(snapshot)))
    found = set(Search(forms.values()).found(whole))
    return {text for text, form in forms.items() if form in found}


def _places(path: Path) -> set[str]:
    """Return the folders whose names say who made a product; never one so short as ``/tmp``."""
    places = (Path.home(), Path(tempfile.gettempdir()), path.parent)
    telling = [place for place in places if len(str(place)) >= _GRAM and len(place.parts) > 2]
    return {text for place in telling for text in (str(place), place.as_posix())}


def _is_seen(table: str, row: tuple, seen: set[str], snapshot: Snapshot) -> bool:
    if table == "record":
        return row[0] in seen
    if table in ("party", "ambition"):
        return True
    if table == "record_trace":
        return row[1] in seen and row[2] in seen
    if table in ("session", "session_party"):
        return snapshot.audience.is_insider
    if table in ("position", "session_item") and not snapshot.audience.is_insider:
        return False
    return row[1 + FIELDS[table].index("record_uuid")] in seen


def _texts_of(snapshot: Snapshot) -> Iterator[str]:
    layout = snapshot.layout
    yield from (snapshot.title, layout.version or "", layout.sources or "")
    for item in snapshot.levels:
        yield from (item.level.title, item.level.source_date or "")
        for feature in item.features:
            yield from (feature.label or "", feature.ref.key)
            yield from (fact for fact in feature.facts if isinstance(fact, str))
    for party in snapshot.parties:
        yield party.name
    for theme in snapshot.themes:
        yield theme.title
    for ambition in snapshot.ambitions:
        yield from (ambition.title, ambition.source or "")
    for entry in snapshot.entries:
        for field in _TEXT_FIELDS["record"]:
            yield getattr(entry.record, field) or ""
        for position in entry.positions:
            yield position.note or ""
        for report in entry.progress:
            yield from (report.value or "", report.note or "", report.source or "")
    yield from {
        text
        for entry in snapshot.entries
        for link in entry.links
        for text in (link.label, link.feature.key)
    }
    yield from {name for entry in snapshot.entries for name in _makers(entry)}
    for session in snapshot.sessions:
        yield from (session.title, session.notes or "")
        for agenda_item in session.agenda:
            yield agenda_item.note or ""


def _makers(entry: Entry) -> tuple[str, str]:
    return entry.record.created_by, entry.record.modified_by


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
