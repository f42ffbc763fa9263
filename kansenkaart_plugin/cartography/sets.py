"""Sets of pages: what each file of a set is about, as a Snapshot of its own.

A part of a set is a Snapshot with fewer records and a title that says which. So all that a page
counts, shades and lists agrees by itself, whatever the set.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Callable, Mapping, Sequence

from ..domain.fields import Field
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import Role
from ..store import compare
from ..store.snapshot import Entry, Snapshot
from . import wording

SETS = ("level", "party", "theme")
"""What a set has a file for: each level, or each party or theme at each level."""

NO_THEME = "no_theme"
"""What the file of the records without a theme is called."""

NEW, CHANGED, GONE = "+", "±", "−"
"""What stands before the code of a record that differs between two dates."""


@dataclass(frozen=True)
class Part:
    """What one file of a set is about; ``key`` is part of its name, empty when it is all.

    ``notes`` is what a list says first of a record, by uuid; ``marks`` what the signs before
    the codes mean, in the order of the legend. With ``groups`` a list has a heading for each of
    them, by uuid; records without one come last, under the heading of all. ``of`` says what
    its records have in common, such as ``of Ymere``: a place without them may have others.
    """

    key: str
    snapshot: Snapshot
    notes: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[tuple[str, str], ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    of: str = ""

    def qualified(self, text: str) -> str:
        """Return ``text``, which ends with records, and which records these are."""
        return f"{text} {self.of}" if self.of else text

    def grouped(self, entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
        """Return ``entries`` in their groups: in the order of `groups`, each in its own order."""
        found: dict[str, list[Entry]] = {name: [] for name in (*self.groups.values(), "")}
        for entry in entries:
            found[self.groups.get(entry.record.uuid, "")].append(entry)
        return [(name, some) for name, some in found.items() if some]


def parts_of(snapshot: Snapshot, name: str, then: Snapshot | None = None) -> list[Part]:
    """Return the parts of the set called ``name``; with ``then`` only what differs from it.

    Parties without a record have no part; they are named by `left_out`. A party that takes part
    no more still has the record: both Snapshots hold it, so that it may be told.
    """
    whole = Part("", snapshot)
    if then is not None:
        whole = _differences(snapshot, then)
    if name == "party":
        return _by_party(whole, then)
    if name == "theme":
        return _by_theme(whole)
    return [whole]


def left_out(snapshot: Snapshot, name: str, parts: list[Part]) -> list[str]:
    """Return the names of the parties or themes that have no part in the set."""
    made = {part.key for part in parts}
    known = {"party": snapshot.party_names, "theme": snapshot.theme_titles}.get(name, {})
    return [title for key, title in known.items() if key not in made]


def _by_party(whole: Part, then: Snapshot | None) -> list[Part]:
    snapshot, before = whole.snapshot, then.by_uuid if then is not None else {}
    parts = []
    for party in snapshot.parties:
        notes, entries = {}, []
        for entry in snapshot.entries:
            uuid = entry.record.uuid
            role = _role(snapshot, party.key, entry, before.get(uuid))
            if role:
                notes[uuid] = " · ".join(filter(None, (whole.notes.get(uuid), role)))
                entries.append(entry)
        template = QT_TRANSLATE_NOOP("Kansenkaart", "{title}: what this means for {party}")
        title = wording.say(snapshot, template, title=snapshot.title, party=party.name)
        if entries:
            groups = _grouped_by(snapshot.theme_titles, entries, lambda entry: entry.record.theme)
            template = QT_TRANSLATE_NOOP("Kansenkaart", "of {party}")
            of = wording.say(snapshot, template, party=wording.short(party.name))
            parts.append(_narrowed(whole, party.key, title, of, entries, notes, groups))
    return parts


def _role(snapshot: Snapshot, party: str, entry: Entry, before: Entry | None) -> str:
    """Return the roles of ``party`` in a record; what they were ``before`` when that differs.

    Nothing when it takes no part, and took none.
    """
    now, former = _roles(snapshot, party, entry), _roles(snapshot, party, before)
    if not former or former == now:
        return now
    template = QT_TRANSLATE_NOOP("Kansenkaart", "{roles} (before: {former})")
    if not now:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "no longer takes part (before: {former})")
    return wording.say(snapshot, template, roles=now, former=former)


def _roles(snapshot: Snapshot, party: str, entry: Entry | None) -> str:
    held = entry.parties if entry is not None else ()
    return ", ".join(part.role.label(snapshot.language) for part in held if part.party == party)


def _grouped_by(
    titles: Mapping[str, str], entries: Sequence[Entry], key_of: Callable[[Entry], str | None]
) -> dict[str, str]:
    """Return the title of each entry's key by the uuid of its record, in the order of titles."""
    keys = {entry.record.uuid: key_of(entry) for entry in entries}
    return {uuid: titles[key] for key in titles for uuid, own in keys.items() if own == key}


def _first_party(entry: Entry) -> str | None:
    """Return the party that leads, or else the first that takes part."""
    leads = [part.party for part in entry.parties if part.role is Role.LEAD]
    return next(iter((*leads, *(part.party for part in entry.parties))), None)


def _by_theme(whole: Part) -> list[Part]:
    snapshot = whole.snapshot
    found: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in snapshot.entries:
        theme = entry.record.theme
        found[theme if theme in snapshot.theme_titles else None].append(entry)
    groups = _grouped_by(snapshot.party_names, snapshot.entries, _first_party)
    parts = []
    for theme, name in snapshot.theme_titles.items():
        template = QT_TRANSLATE_NOOP("Kansenkaart", "{title}: theme {theme}")
        title = wording.say(snapshot, template, title=snapshot.title, theme=name)
        if theme in found:
            template = QT_TRANSLATE_NOOP("Kansenkaart", "on the theme {theme}")
            of = wording.say(snapshot, template, theme=wording.short(name))
            parts.append(_narrowed(whole, theme, title, of, found[theme], whole.notes, groups))
    if None in found:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "{title}: without a theme")
        title = wording.say(snapshot, template, title=snapshot.title)
        key = wording.unique(NO_THEME, set(snapshot.theme_titles))
        of = wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "without a theme"))
        parts.append(_narrowed(whole, key, title, of, found[None], whole.notes, groups))
    return parts


def _narrowed(
    whole: Part,
    key: str,
    title: str,
    of: str,
    entries: list[Entry],
    notes: Mapping[str, str],
    groups: Mapping[str, str],
) -> Part:
    return replace(
        whole,
        key=key,
        snapshot=replace(whole.snapshot, title=title, entries=tuple(entries)),
        notes=notes,
        groups=groups,
        of=of,
    )


def _differences(now: Snapshot, then: Snapshot) -> Part:
    """Return the records that came, changed or went since ``then``, each with its mark."""
    found, language = compare(then, now), now.language
    words = {
        NEW: wording.say(now, QT_TRANSLATE_NOOP("Kansenkaart", "new")),
        CHANGED: wording.say(now, QT_TRANSLATE_NOOP("Kansenkaart", "changed")),
        GONE: wording.say(now, QT_TRANSLATE_NOOP("Kansenkaart", "removed")),
    }
    names = {str(item.value): item.label(language) for item in Field}
    names["links"] = Field.FEATURES.label(language)
    for date in (Field.START_DATE, Field.DUE_DATE):  # “gereed” would be taken for a status
        names[date.value] = wording.say(now, QT_TRANSLATE_NOOP("Kansenkaart", "dates"))
    changed = [entry for entry in now.entries if entry.record.uuid in found.changed]
    entries, notes = [], {}
    for mark, some in ((NEW, found.added), (CHANGED, changed), (GONE, found.gone)):
        for entry in some:
            record = replace(entry.record, code=f"{mark} {entry.record.code}")
            entries.append(replace(entry, record=record))
            said = [names[name] for name in found.changed.get(record.uuid, ())]
            what = ", ".join(dict.fromkeys(said))
            notes[record.uuid] = f"{words[mark]}: {what}" if what else words[mark]
    day = wording.day(then.as_of or then.made_at, language)
    template = QT_TRANSLATE_NOOP("Kansenkaart", "{title}: changes since {day}")
    title = wording.say(now, template, title=now.title, day=day)
    snapshot = replace(now, title=title, entries=tuple(entries))
    return Part("", snapshot, notes, tuple(words.items()))
