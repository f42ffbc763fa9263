"""What a page says in words, in the profile's language: all of it plain text."""

from __future__ import annotations

from datetime import datetime, timezone

from qgis.core import QgsCoordinateReferenceSystem

from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.words import RecordKind
from ..store.snapshot import Entry, Snapshot, SnapshotLevel
from .language import translate_to

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


def marks(snapshot: Snapshot) -> list[str]:
    """Return what has to be read on every page: that it is secret, that it is the past."""
    found = []
    if snapshot.contains_secret:
        found.append(say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "SECRET")))
    if snapshot.as_of:
        found.append(
            say(
                snapshot,
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "Reference date {day}. The records are those of that day; the geometry is of"
                    " today.",
                ),
                day=day(snapshot.as_of, snapshot.language),
            )
        )
    return found


def status_line(snapshot: Snapshot) -> str:
    """Return CONCEPT or FINAL and the version."""
    texts = {
        "concept": QT_TRANSLATE_NOOP("Kansenkaart", "DRAFT"),
        "definitief": QT_TRANSLATE_NOOP("Kansenkaart", "FINAL"),
    }
    words = say(snapshot, texts.get(snapshot.layout.status, texts["concept"]))
    version = snapshot.layout.version
    if not version:
        return words
    return (
        words
        + " · "
        + say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "version {version}"), version=version)
    )


def foot_lines(snapshot: Snapshot) -> list[str]:
    """Return the dates, the CRS and the sources."""
    language = snapshot.language
    made = day(snapshot.made_at, language)
    reference = day(snapshot.as_of or snapshot.made_at, language)
    crs = QgsCoordinateReferenceSystem(snapshot.crs)
    lines = [
        say(
            snapshot,
            QT_TRANSLATE_NOOP("Kansenkaart", "Date {made}, reference date {reference}"),
            made=made,
            reference=reference,
        )
        + f" · {crs.description()} ({snapshot.crs})"
    ]
    sources = [snapshot.layout.sources] if snapshot.layout.sources else []
    if sources:
        lines.append(
            say(
                snapshot,
                QT_TRANSLATE_NOOP("Kansenkaart", "Sources: {sources}"),
                sources=" ".join(sources[0].split()),
            )
        )
    return lines


def lower_counts(snapshot: Snapshot, level: SnapshotLevel) -> str | None:
    """Return how many further records are at lower levels, or None when there are none."""
    lower = {item.level.key for item in snapshot.levels if item.level.rank > level.level.rank}
    counts: dict[RecordKind, int] = {}
    for entry in snapshot.entries:
        levels = {link.feature.level for link in entry.links}
        if levels & lower and level.level.key not in levels:
            counts[entry.record.kind] = counts.get(entry.record.kind, 0) + 1
    parts = [
        counted(kind, counts[kind], snapshot.language) for kind in RecordKind if kind in counts
    ]
    if not parts:
        return None
    together = say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", " and "))
    listed = together.join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return say(
        snapshot,
        QT_TRANSLATE_NOOP("Kansenkaart", "In addition {counts} at lower levels."),
        counts=listed,
    )


def counted(kind: RecordKind, count: int, language: str) -> str:
    """Return ``1 wish``, ``12 wishes``."""
    words = kind.label(language) if count == 1 else kind.plural(language)
    return f"{number(count, language)} {words}"


def details(snapshot: Snapshot, entry: Entry, level: SnapshotLevel | None) -> str:
    """Return the parties, the status and the places (of ``level``) of a record in one line."""
    language = snapshot.language
    parties = list(
        dict.fromkeys(snapshot.party_names.get(part.party, part.party) for part in entry.parties)
    )
    pieces = [", ".join(parties), entry.record.effective_status.label(language)]
    if level is not None:
        pieces.append(_places(snapshot, entry, level))
    return " ".join(" · ".join(piece for piece in pieces if piece).split())


def _places(snapshot: Snapshot, entry: Entry, level: SnapshotLevel) -> str:
    shown = []
    for link in entry.links:
        if link.feature.level != level.level.key:
            continue
        name = link.label or link.feature.key
        if link.loose:
            name = say(
                snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "{name} (no longer there)"), name=name
            )
        shown.append(name)
    if len(shown) <= 6:
        return ", ".join(shown)
    rest = number(len(shown) - 5, snapshot.language)
    return (
        ", ".join(shown[:5])
        + " "
        + say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "and {number} more"), number=rest)
    )
