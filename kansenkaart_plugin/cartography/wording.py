"""What a page says in words, in the profile's language: all of it plain text."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Mapping, Sequence

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.model import Link
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.words import RecordKind
from ..store.snapshot import Entry, Feature, Snapshot, SnapshotLevel
from .language import translate_to

_MOST_PLACES = 8
"""With more places than this the rest is counted."""

IN_FULL = QT_TRANSLATE_NOOP("Kansenkaart", "In full")
"""Above the texts that were cut off elsewhere on a page."""

_AUDIENCES = {
    "public": QT_TRANSLATE_NOOP("Kansenkaart", "for everyone"),
    "parties": QT_TRANSLATE_NOOP("Kansenkaart", "for all parties"),
    "owner": QT_TRANSLATE_NOOP("Kansenkaart", "for the owner"),
}


def say(snapshot: Snapshot, template: str, **values: object) -> str:
    """Return a marked sentence in the language of the snapshot."""
    return Sentence(template, **values).text(translate_to(snapshot.language))


def number(value: float, language: str) -> str:
    """Return a whole number with the thousands sign of the language."""
    text = f"{round(value):,}"
    return text.replace(",", ".") if language.startswith("nl") else text


def day(moment: str, language: str) -> str:
    """Return the day of a UTC time text, as people here write it."""
    try:
        found = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    except ValueError:
        return moment
    if found.tzinfo is None:
        found = found.replace(tzinfo=timezone.utc)
    if len(moment) > 10:
        found = found.astimezone()
    return found.strftime("%d-%m-%Y" if language.startswith("nl") else "%Y-%m-%d")


def audience(snapshot: Snapshot) -> str:
    """Return for whom the page is."""
    name = snapshot.audience.name
    if name in _AUDIENCES:
        return say(snapshot, _AUDIENCES[name])
    party = snapshot.party_names.get(name, name)
    return say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "for {party}"), party=party)


def subtitle(snapshot: Snapshot, level: SnapshotLevel) -> str:
    """Return the level and the audience."""
    return f"{level.level.title} · {audience(snapshot)}"


def short(text: str, most: int = 40) -> str:
    """Return ``text`` on one line, with an ellipsis when it has more than ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def level_name(level: SnapshotLevel) -> str:
    """Return what a level is called in a sentence; the subtitle has its title in full."""
    return short(level.level.title).lower()


def feature_title(level: SnapshotLevel, feature: Feature) -> str:
    """Return the name of a feature, or its level and key when it has no name."""
    named = feature.label not in ("", feature.ref.key)
    return feature.label if named else f"{level.level.title} {feature.ref.key}"


def feature_subtitle(snapshot: Snapshot, level: SnapshotLevel, feature: Feature) -> str:
    """Return where a feature belongs, the title of the kansenkaart and the audience."""
    parent = parent_name(snapshot, level, feature)
    if parent:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "{level} in {parent}")
        place = say(snapshot, template, level=level.level.title, parent=parent)
    else:
        place = level.level.title
    return f"{place} · {snapshot.title} · {audience(snapshot)}"


def parent_name(snapshot: Snapshot, level: SnapshotLevel, feature: Feature) -> str:
    """Return the name of the feature that ``feature`` lies in, or an empty text."""
    above = snapshot.level(level.level.parent) if level.level.parent else None
    if above is None or not feature.parent_key:
        return ""
    parent = above.by_key.get(feature.parent_key)
    return (parent.label or parent.ref.key) if parent is not None else ""


def past(snapshot: Snapshot) -> str:
    """Return that this is the past, and what is not; an empty text when it is the present."""
    if not snapshot.as_of:
        return ""
    return say(
        snapshot,
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "Reference date {day}. The records are those of that day; the geometry is of today.",
        ),
        day=day(snapshot.as_of, snapshot.language),
    )


def is_final(snapshot: Snapshot) -> bool:
    """Return whether the pages are final; if not, the maps have a word across them."""
    return snapshot.layout.status == "definitief"


def status(snapshot: Snapshot) -> str:
    """Return DRAFT or FINAL."""
    if is_final(snapshot):
        return say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "FINAL"))
    return say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "DRAFT"))


def status_line(snapshot: Snapshot) -> str:
    """Return DRAFT or FINAL and the version."""
    words = status(snapshot)
    version = snapshot.layout.version
    if not version:
        return words
    return (
        words
        + " · "
        + say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "version {version}"), version=version)
    )


def foot_lines(snapshot: Snapshot, level: SnapshotLevel) -> list[str]:
    """Return the dates with the CRS, the sources when there are any, who drew it, and what it
    is worth.
    """
    lines = (dates(snapshot, level), sources(snapshot), drawing(snapshot), disclaimer(snapshot))
    return [line for line in lines if line]


def crs_name(snapshot: Snapshot) -> str:
    """Return the name and the code of the CRS."""
    return f"{QgsCoordinateReferenceSystem(snapshot.crs).description()} ({snapshot.crs})"


def sources(snapshot: Snapshot) -> str:
    """Return what the map was made from, as the profile says."""
    if not snapshot.layout.sources:
        return ""
    text = " ".join(snapshot.layout.sources.split())
    return say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "Sources: {sources}"), sources=text)


def drawing(snapshot: Snapshot) -> str:
    """Return the project, the number of the drawing, and who drew and checked it."""
    layout = snapshot.layout
    pieces = (
        (QT_TRANSLATE_NOOP("Kansenkaart", "Client: {text}"), layout.client),
        (QT_TRANSLATE_NOOP("Kansenkaart", "Project: {text}"), layout.project),
        (QT_TRANSLATE_NOOP("Kansenkaart", "Drawing: {text}"), layout.drawing),
        (QT_TRANSLATE_NOOP("Kansenkaart", "Drawn by: {text}"), layout.drawn_by),
        (QT_TRANSLATE_NOOP("Kansenkaart", "Checked by: {text}"), layout.checked_by),
    )
    return " · ".join(
        say(snapshot, template, text=" ".join(text.split())) for template, text in pieces if text
    )


def disclaimer(snapshot: Snapshot) -> str:
    """Return what no one may derive from the map; the profile may say it in its own words."""
    if snapshot.layout.disclaimer:
        return " ".join(snapshot.layout.disclaimer.split())
    text = QT_TRANSLATE_NOOP(
        "Kansenkaart",
        "No rights may be derived from this map; agreements hold once they are signed.",
    )
    return say(snapshot, text)


def classification(snapshot: Snapshot) -> str:
    """Return how far the page may be spread."""
    texts = {
        "public": QT_TRANSLATE_NOOP("Kansenkaart", "public"),
        "parties": QT_TRANSLATE_NOOP("Kansenkaart", "internal"),
    }
    confidential = QT_TRANSLATE_NOOP("Kansenkaart", "confidential")
    if snapshot.contains_secret:
        return say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "secret"))
    return say(snapshot, texts.get(snapshot.audience.name, confidential))


def page_of(snapshot: Snapshot, of: tuple[int, int]) -> str:
    """Return which page of how many it is."""
    template = QT_TRANSLATE_NOOP("Kansenkaart", "page {page} of {total}")
    return say(snapshot, template, page=of[0], total=of[1])


def scale_text(snapshot: Snapshot, scale: float, paper: str) -> str:
    """Return the scale and the paper, or the size in cm, on which it holds."""
    if snapshot.language.startswith("nl"):
        paper = paper.replace(".", ",")
    return f"1:{number(scale, snapshot.language)} ({paper})"


def dates(snapshot: Snapshot, level: SnapshotLevel) -> str:
    """Return the dates of map and records, that of the level, and the CRS."""
    language = snapshot.language
    pieces = [
        say(
            snapshot,
            QT_TRANSLATE_NOOP("Kansenkaart", "Date {made}, reference date {reference}"),
            made=day(snapshot.made_at, language),
            reference=day(snapshot.as_of or snapshot.made_at, language),
        ),
        crs_name(snapshot),
    ]
    if level.level.source_date:
        pieces.insert(
            1,
            say(
                snapshot,
                QT_TRANSLATE_NOOP("Kansenkaart", "{level} of {day}"),
                level=short(level.level.title),
                day=day(level.level.source_date, language),
            ),
        )
    return " ".join(" · ".join(pieces).split())


def lower_counts(snapshot: Snapshot, level: SnapshotLevel, feature: Feature | None) -> list[str]:
    """Return per lower level how many records are there, and are not at ``level`` themselves.

    With ``feature`` only those in that feature, over all lower levels together.
    """
    if feature is not None:
        within = snapshot.rolled_up_counts.get(feature.ref, {})
        direct = snapshot.direct_counts.get(feature.ref, {})
        counts = {kind: within.get(kind, 0) - direct.get(kind, 0) for kind in RecordKind}
        found = kinds_listed(snapshot, counts)
        return [found] if found else []
    lines = []
    for item in snapshot.levels:
        if item.level.rank <= level.level.rank:
            continue
        counts = dict.fromkeys(RecordKind, 0)
        for entry in snapshot.at_level(item.level.key):
            if all(link.feature.level != level.level.key for link in entry.links):
                counts[entry.record.kind] += 1
        found = kinds_listed(snapshot, counts)
        if found:
            lines.append(f"{item.level.title}: {found}")
    return lines


def kinds_listed(snapshot: Snapshot, counts: Mapping[RecordKind, int]) -> str:
    """Return ``1 wish, 2 needs and 3 agreements``; nothing when there are none."""
    return listed(
        snapshot,
        [counted(kind, counts[kind], snapshot.language) for kind in RecordKind if counts[kind] > 0],
    )


def listed(snapshot: Snapshot, parts: Sequence[str]) -> str:
    """Return ``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    together = say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", " and "))
    return together.join((", ".join(parts[:-1]), parts[-1]))


def unique(name: str, taken: set[str]) -> str:
    """Return ``name``, numbered when it is ``taken`` (whatever the case), and take it."""
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name}_{number}"
    taken.add(found.casefold())
    return found


def counted(kind: RecordKind, count: int, language: str) -> str:
    """Return ``1 wish``, ``12 wishes``."""
    words = kind.label(language) if count == 1 else kind.plural(language)
    return f"{number(count, language)} {words}"


def details(
    snapshot: Snapshot,
    entry: Entry,
    level: SnapshotLevel | None,
    letters: Sequence[str] = (),
    note: str = "",
) -> str:
    """Return the parties, the status and the places (of ``level``) of a record in one line.

    ``letters`` are those of the markers on the map that stand for this record and others;
    ``note`` is said first.
    """
    language = snapshot.language
    parties = list(
        dict.fromkeys(snapshot.party_names.get(part.party, part.party) for part in entry.parties)
    )
    pieces = [note, ", ".join(parties), entry.record.effective_status.label(language)]
    if level is not None:
        pieces.append(places(snapshot, level, entry.links))
    if letters:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "on the map at {letters}")
        pieces.append(say(snapshot, template, letters=", ".join(letters)))
    return " ".join(" · ".join(piece for piece in pieces if piece).split())


def places(snapshot: Snapshot, level: SnapshotLevel, links: Sequence[Link]) -> str:
    """Return the features of ``level`` among ``links``: by name, or counted where they lie."""
    here = [link for link in links if link.feature.level == level.level.key]
    bare = [link.label in ("", link.feature.key) and not link.loose for link in here]
    nameless = [link for link, is_bare in zip(here, bare) if is_bare]
    shown = []
    if len(nameless) > 3:
        here = [link for link, is_bare in zip(here, bare) if not is_bare]
        shown.append(_by_parent(snapshot, level, nameless))
    for link in here[:_MOST_PLACES]:
        name = link.label or link.feature.key
        template = ""
        feature = level.by_key.get(link.feature.key)
        if link.loose and link.x is None:
            template = QT_TRANSLATE_NOOP("Kansenkaart", "{name} (no longer there, nor on the map)")
        elif link.loose:
            template = QT_TRANSLATE_NOOP("Kansenkaart", "{name} (no longer there)")
        elif feature is None or feature.x is None:
            template = QT_TRANSLATE_NOOP("Kansenkaart", "{name} (not on the map: no geometry)")
        shown.append(say(snapshot, template, name=name) if template else name)
    if len(here) <= _MOST_PLACES:
        return ", ".join(shown)
    rest = number(len(here) - _MOST_PLACES, snapshot.language)
    template = QT_TRANSLATE_NOOP("Kansenkaart", "and {number} more")
    return ", ".join(shown) + " " + say(snapshot, template, number=rest)


def _by_parent(snapshot: Snapshot, level: SnapshotLevel, links: Sequence[Link]) -> str:
    """Return how many features without a name there are, and in what they lie."""
    counts: dict[str, int] = {}
    for link in links:
        feature = level.by_key.get(link.feature.key)
        name = parent_name(snapshot, level, feature) if feature is not None else ""
        counts[name] = counts.get(name, 0) + 1
    named = sorted((item for item in counts.items() if item[0]), key=lambda item: -item[1])
    text = f"{number(len(links), snapshot.language)} × {level_name(level)}"
    if not named:
        return text
    where = ", ".join(
        f"{name} ({number(count, snapshot.language)})" if len(counts) > 1 else name
        for name, count in named[:_MOST_PLACES]
    )
    if len(named) > _MOST_PLACES:
        where += " …"
    template = QT_TRANSLATE_NOOP("Kansenkaart", "{features} in {places}")
    return say(snapshot, template, features=text, places=where)
