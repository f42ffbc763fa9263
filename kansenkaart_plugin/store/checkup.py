"""Looking a kansenkaart over: what does not fit, named so that somebody can mend it."""

from __future__ import annotations

import sqlite3
from typing import Iterator

from ..domain import rules
from ..domain.audience import OWNER
from ..domain.profile import Profile
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from .door import read_snapshot
from .outside import find_outside_changes
from .snapshot import Snapshot
from .tables import FIELDS, LOG_TABLES


def find_problems(connection: sqlite3.Connection, profile: Profile) -> list[Sentence]:
    """Return everything in the file that does not fit; an empty list when all is well."""
    damage = list(_damage(connection))
    if damage:  # what is read from it says nothing
        return damage
    snapshot = read_snapshot(connection, profile, OWNER, None)
    return [
        *_file_problems(connection),
        *(change.sentence for change in find_outside_changes(connection)),
        *_level_problems(snapshot),
        *_area_problems(snapshot),
        *_record_problems(snapshot),
    ]


def _damage(connection: sqlite3.Connection) -> Iterator[Sentence]:
    for (text,) in connection.execute("PRAGMA quick_check"):
        if text != "ok":
            yield Sentence(
                QT_TRANSLATE_NOOP("Kansenkaart", "The file is damaged: {problem}"), problem=text
            )


def _file_problems(connection: sqlite3.Connection) -> Iterator[Sentence]:
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Sentence(
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "Row {row} of “{table}” refers to a row of “{parent}” that is gone."
            ),
            row=rowid,
            table=table,
            parent=parent,
        )
    listed = {name for (name,) in connection.execute("SELECT table_name FROM gpkg_contents")}
    for table in (*FIELDS, *LOG_TABLES):
        if table not in listed:
            yield Sentence(
                QT_TRANSLATE_NOOP("Kansenkaart", "The table “{table}” is not in gpkg_contents."),
                table=table,
            )


def _level_problems(snapshot: Snapshot) -> Iterator[Sentence]:
    for item in snapshot.levels:
        for feature in item.features:
            if feature.wkb is None:
                yield Sentence(
                    QT_TRANSLATE_NOOP("Kansenkaart", "{feature} has no geometry."),
                    feature=str(feature.ref),
                )


def _area_problems(snapshot: Snapshot) -> Iterator[Sentence]:
    area = snapshot.area
    if area is None:
        return
    level = snapshot.level(area.level)
    for key in area.keys:
        if level is None or key not in level.by_key:
            yield Sentence(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart",
                    "The project area names {feature}, which is not there; change the profile.",
                ),
                feature=f"{area.level}:{key}",
            )


def _record_problems(snapshot: Snapshot) -> Iterator[Sentence]:
    for entry in snapshot.entries:
        code = entry.record.code
        for link in entry.links:
            if link.loose:
                yield Sentence(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart",
                        "{code}: the link to {feature} is loose; its level has no such feature.",
                    ),
                    code=code,
                    feature=str(link.feature),
                )
        faults = rules.record_faults(entry.record)
        if entry.record.theme not in {None, *snapshot.theme_titles}:
            faults.append(
                Sentence(
                    QT_TRANSLATE_NOOP("Kansenkaart", "There is no theme “{key}”."),
                    key=entry.record.theme,
                )
            )
        if not entry.record.reason:
            faults += rules.agreement_obstacles(
                entry.record, entry.parties, entry.positions, snapshot.party_names
            )
        for fault in faults:
            yield Sentence("{code}: {problem}", code=code, problem=fault)
