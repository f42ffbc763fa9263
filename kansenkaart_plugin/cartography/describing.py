"""What a map shows, in plain sentences: for who cannot see it, and for who looks for it."""

from __future__ import annotations

from collections import Counter
from typing import Iterable, Sequence

from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.words import RecordKind
from ..store.snapshot import Entry, Snapshot, SnapshotLevel
from . import wording
from .flow import Row
from .listing import Index
from .sets import NO_THEME, Part
from .shared import Shared
from .subject import Subject
from .writing import REPLACED, printable

_MOST_NAMES = 8
_TOP = 3
_OPEN_KINDS = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY)


def described(pages: Shared, subject: Subject) -> list[str]:
    """Return the sentences on a page of ``pages``: how much of what lies where."""
    snapshot = pages.snapshot
    said = _counts(pages, subject)
    if subject.feature is None:
        said += _places(pages, subject)
    said += _themes(snapshot, subject.entries, pages.part)
    if not pages.part.marks:
        said += _answered(snapshot, [*subject.entries, *snapshot.whole_area()])
    lower = wording.lower_counts(snapshot, pages.level, subject.feature)
    if lower:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "Also at lower levels: {counts}.")
        said.append(wording.say(snapshot, template, counts="; ".join(lower)))
    template = QT_TRANSLATE_NOOP("Kansenkaart", "The map is {audience}; reference date {day}.")
    day = wording.day(snapshot.as_of or snapshot.made_at, snapshot.language)
    said.append(wording.say(snapshot, template, audience=wording.audience(snapshot), day=day))
    return said


def text_of(pages: Shared, subject: Subject) -> str:
    """Return the page as a text: title, sentences, and the whole list of records."""
    snapshot = pages.snapshot
    lines = [" ".join(subject.title.split()), " ".join(subject.subtitle.split()), ""]
    if snapshot.contains_secret:
        lines[:0] = [wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "SECRET")), ""]
    past = wording.past(snapshot)
    lines += [past, ""] if past else []
    lines.append(" ".join(described(pages, subject)))
    index = Index(pages.part, pages.level, pages.looks)
    for row in index.rows(subject.entries, snapshot.whole_area(), (), subject.feature):
        lines += _lines(row)
    return "\n".join([*lines, "", *wording.foot_lines(snapshot, pages.level)]) + "\n"


def unprinted(snapshot: Snapshot, level: SnapshotLevel) -> list[Sentence]:
    """Return what there is to say of signs that cannot be printed: one sentence, or none."""
    entries = (*snapshot.at_level(level.level.key), *snapshot.whole_area())
    texts = [(entry.record.code, entry.record.title) for entry in entries]
    names = (snapshot.title, level.level.title, *snapshot.party_names.values())
    texts += [(wording.short(text), text) for text in names]
    texts += [(it.ref.key, it.label) for it in level.features if not it.label.isascii()]
    found = [name for name, text in texts if printable(text) != text]
    if not found:
        return []
    text = QT_TRANSLATE_NOOP(
        "Kansenkaart",
        "Signs that cannot be printed, such as emoji, are drawn as {sign} in: {names}",
    )
    more = ["…"] if len(found) > _MOST_NAMES else []
    return [Sentence(text, sign=REPLACED, names=[*found[:_MOST_NAMES], *more])]


def _lines(row: Row) -> list[str]:
    if row.heading:
        return ["", row.text]
    text = f"{row.code} {row.text}" if row.code else row.text
    return [f"- {text}", *([f"  {row.detail}"] if row.detail else [])]


def _counts(pages: Shared, subject: Subject) -> list[str]:
    """Return how many records there are at the level or about the feature, and in general."""
    snapshot, level = pages.snapshot, wording.level_name(pages.level)
    place, feature = _place(snapshot), subject.feature is not None
    part, number = pages.part, len(subject.entries)
    counts = part.qualified(wording.kinds_listed(snapshot, _kinds(subject.entries)))
    if feature:
        template = (
            QT_TRANSLATE_NOOP("Kansenkaart", "{counts} is about {place}.")
            if number == 1
            else QT_TRANSLATE_NOOP("Kansenkaart", "{counts} are about {place}.")
        )
        place = subject.title
    elif number == 0:
        template = _nothing(part)
    elif number == 1:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart", "{place} there is {counts} at the level {level}."
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart", "{place} there are {counts} at the level {level}."
        )
    said = [wording.say(snapshot, template, place=place, counts=counts, level=level, of=part.of)]
    general = snapshot.whole_area()
    if general:
        template = (
            QT_TRANSLATE_NOOP("Kansenkaart", "{counts} is about the whole area.")
            if len(general) == 1
            else QT_TRANSLATE_NOOP("Kansenkaart", "{counts} are about the whole area.")
        )
        listed = part.qualified(wording.kinds_listed(snapshot, _kinds(general)))
        said.append(wording.say(snapshot, template, counts=listed))
    for mark, word in part.marks:
        some = [e for e in (*subject.entries, *general) if e.record.code.startswith(mark)]
        if some:
            listed = wording.kinds_listed(snapshot, _kinds(some))
            said.append(f"{word[:1].upper()}{word[1:]}: {listed}.")
    return said


def _nothing(part: Part) -> str:
    """Return the sentence for a level without records of ``part``."""
    if part.marks and part.of:
        return QT_TRANSLATE_NOOP(
            "Kansenkaart", "{place} no record {of} changed at the level {level}."
        )
    if part.marks:
        return QT_TRANSLATE_NOOP("Kansenkaart", "{place} nothing changed at the level {level}.")
    if part.of:
        return QT_TRANSLATE_NOOP(
            "Kansenkaart", "{place} there are no records {of} at the level {level}."
        )
    return QT_TRANSLATE_NOOP("Kansenkaart", "{place} there are no records at the level {level}.")


def _place(snapshot: Snapshot) -> str:
    """Return ``In Volewijck``: the only feature of the project area, or the area as such."""
    level = snapshot.level(snapshot.area.level) if snapshot.area else None
    if level is None or snapshot.area is None:
        return wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "On the map"))
    names = [level.by_key[key].label for key in snapshot.area.keys if key in level.by_key]
    if len(names) == 1 and names[0]:
        return wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "In {area}"), area=names[0])
    return wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "In the project area"))


def _kinds(entries: Iterable[Entry]) -> Counter[RecordKind]:
    return Counter(entry.record.kind for entry in entries)


def _places(pages: Shared, subject: Subject) -> list[str]:
    """Return where most of them lie, and where none do."""
    snapshot, level = pages.snapshot, pages.level
    counts = pages.layers.counts
    totals = {
        feature: counts[feature.ref.key] for feature in level.features if feature.ref.key in counts
    }
    said = []
    if len(totals) > 1 and len(subject.entries) > 1:
        named = [
            f"{wording.feature_title(level, feature)} ({number})"
            for feature, number in sorted(totals.items(), key=lambda item: -item[1])[:_TOP]
        ]
        template = QT_TRANSLATE_NOOP("Kansenkaart", "Most of them lie in: {places}.")
        said.append(wording.say(snapshot, template, places=wording.listed(snapshot, named)))
    shades = {} if pages.part.marks else pages.layers.shades
    empty = [feature for feature in level.features if shades.get(feature.ref.key) == 0]
    if totals and empty:
        if len(empty) > _MOST_NAMES:
            number = wording.number(len(empty), snapshot.language)
            places = f"{number} × {wording.level_name(level)}"
        else:
            names = [wording.feature_title(level, feature) for feature in empty]
            places = wording.listed(snapshot, names)
        what = wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "Without records"))
        said.append(f"{pages.part.qualified(what)}: {places}.")
    return said


def _themes(snapshot: Snapshot, entries: Sequence[Entry], part: Part) -> list[str]:
    if part.key in snapshot.theme_titles or part.key.startswith(NO_THEME):
        return []
    counts = Counter(entry.record.theme for entry in (*entries, *snapshot.whole_area()))
    named = [
        f"{snapshot.theme_titles[theme]} ({number})"
        for theme, number in counts.most_common()
        if theme in snapshot.theme_titles
    ]
    if not named:
        return []
    template = QT_TRANSLATE_NOOP("Kansenkaart", "By theme: {themes}.")
    return [wording.say(snapshot, template, themes=wording.listed(snapshot, named[:_MOST_NAMES]))]


def _answered(snapshot: Snapshot, entries: Sequence[Entry]) -> list[str]:
    """Return how many of the wishes, needs and opportunities have an agreement."""
    asked = [entry for entry in entries if entry.record.kind in _OPEN_KINDS]
    if len(asked) < 2:
        return []
    done = sum(entry.answered for entry in asked)
    template = {
        0: QT_TRANSLATE_NOOP("Kansenkaart", "Of {counts} none is answered by an agreement yet."),
        1: QT_TRANSLATE_NOOP("Kansenkaart", "Of {counts} 1 is answered by an agreement."),
    }.get(
        done, QT_TRANSLATE_NOOP("Kansenkaart", "Of {counts} {number} are answered by an agreement.")
    )
    counts = wording.kinds_listed(snapshot, _kinds(asked))
    number = wording.number(done, snapshot.language)
    return [wording.say(snapshot, template, counts=counts, number=number)]
