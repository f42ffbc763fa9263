"""The rows of the legend and of the index of a page: what is on the map, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Iterable, Sequence

from qgis.core import Qgis

from ..domain.model import Link
from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import RecordKind
from ..store.snapshot import Entry, Feature, Snapshot, SnapshotLevel
from . import palette, swatches, wording
from .flow import Row
from .groups import Group
from .layers import SURROUNDINGS, LevelLayers
from .markers import Placement
from .sets import Part
from .signs import Looks
from .spots import LOOSE
from .symbology import SEVERAL, Manner, Standing, Step

_RECORDS = (
    QT_TRANSLATE_NOOP("Kansenkaart", "{level} with 1 record"),
    QT_TRANSLATE_NOOP("Kansenkaart", "{level} with {number} records"),
)
_CHANGES = (
    QT_TRANSLATE_NOOP("Kansenkaart", "{level} with 1 changed record"),
    QT_TRANSLATE_NOOP("Kansenkaart", "{level} with {number} changed records"),
)
_NO_RECORDS = QT_TRANSLATE_NOOP("Kansenkaart", "{level} without records")
_NO_CHANGES = QT_TRANSLATE_NOOP("Kansenkaart", "{level} without changed records")

_LINES = 3
"""So many lines a row of the legend may take."""


@dataclass(frozen=True)
class OnMap:
    """What is to be seen on the maps of a page, beside the markers of single records.

    ``without`` is the number of features with records that have no place on any map, ``charts``
    are the kinds in the rings of lower levels; ``left_out`` says that some had no room.
    ``feature`` is the name of the only feature, and ``nowhere`` when it has no place. A map may
    have no list beside it.
    """

    shades: frozenset[int] = frozenset()
    area: bool = False
    context: bool = False
    counted: bool = False
    collected: bool = False
    outlined: bool = False
    loose: bool = False
    standings: frozenset[str] = frozenset()
    without: int = 0
    charts: frozenset[str] = frozenset()
    left_out: bool = False
    feature: str = ""
    nowhere: str = ""
    listed: bool = True


def legend_rows(
    snapshot: Snapshot,
    level: SnapshotLevel,
    layers: LevelLayers,
    looks: Looks,
    entries: Sequence[Entry],
    general: Sequence[Entry],
    on_map: OnMap,
    part: Part,
) -> list[Row]:
    """Return the legend: kinds with their numbers, markers of more records, shades, lines.

    ``entries`` are the records of the map, ``general`` those about the whole area; ``part``
    says which records they are.
    """
    rows = [Row(_say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "Legend")), heading=True)]
    for kind in RecordKind:
        count = sum(entry.record.kind is kind for entry in entries)
        text = ""
        if count:
            text = wording.counted(kind, count, snapshot.language)
        elif any(entry.record.kind is kind for entry in general):
            template = QT_TRANSLATE_NOOP("Kansenkaart", "{kind} (about the whole area)")
            text = _say(snapshot, template, kind=kind.label(snapshot.language))
        elif kind.value in on_map.charts:
            template = QT_TRANSLATE_NOOP("Kansenkaart", "{kind} (at lower levels)")
            text = _say(snapshot, template, kind=kind.label(snapshot.language))
        if text:
            rows.append(Row(text, swatch=swatches.kind(looks[kind])))
    for mark, text in part.marks:
        if any(entry.record.code.startswith(mark) for entry in (*entries, *general)):
            rows.append(Row(text, swatch=swatches.mark(mark, palette.MARKS[mark])))
    rows += _marker_rows(snapshot, level, on_map)
    rows += _shade_rows(snapshot, level, layers, on_map.shades, part)
    if any(place > 0 for place in on_map.shades) and wording.lower_counts(snapshot, level, None):
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart", "Counted: what is directly about a {level}; lower levels: see the list"
        )
        if on_map.charts or not on_map.listed:
            template = QT_TRANSLATE_NOOP(
                "Kansenkaart", "Shades and codes: what is directly about a {level}"
            )
        rows.append(Row(_say(snapshot, template, level=wording.level_name(level))))
    if on_map.charts:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "records in it at lower levels, by kind")
        if on_map.left_out:
            template = QT_TRANSLATE_NOOP(
                "Kansenkaart", "records in it at lower levels, by kind, where there is room"
            )
        colours = [looks[kind].colour for kind in RecordKind if kind.value in on_map.charts]
        rows.append(Row(_say(snapshot, template), swatch=swatches.wedges(colours)))
    rows += _line_rows(snapshot, layers, on_map)
    if on_map.nowhere:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "{name} (not on the map: no geometry)")
        rows.append(Row(_say(snapshot, template, name=on_map.nowhere)))
    if on_map.without:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart", "{number} × {level} with records: not on the map, no geometry"
        )
        text = _say(
            snapshot,
            template,
            number=wording.number(on_map.without, snapshot.language),
            level=wording.level_name(level),
        )
        rows.append(Row(text))
    return [replace(row, most=_LINES) for row in rows]


def _say(snapshot: Snapshot, template: str, **values: object) -> str:
    return wording.say(snapshot, template, **values)


def _marker_rows(snapshot: Snapshot, level: SnapshotLevel, on_map: OnMap) -> list[Row]:
    rows = []
    name = wording.level_name(level)
    if Standing.TENTATIVE.value in on_map.standings:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "not yet firm: draft, proposed or reserved")
        sign = swatches.plate("0.7 0.4", palette.PAPER)
        rows.append(Row(_say(snapshot, template), swatch=sign))
    if Standing.ENDED.value in on_map.standings:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "no longer at issue: dropped, parked, ended")
        sign = swatches.plate("0.25 0.35", palette.ENDED)
        rows.append(Row(_say(snapshot, template), swatch=sign))
    if on_map.counted:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "number of × {level} the record is about there")
        rows.append(Row(_say(snapshot, template, level=name), swatch=swatches.text("×3")))
    if on_map.collected:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart", "letter and number of records together: see the list"
        )
        rows.append(Row(_say(snapshot, template), swatch=swatches.pair))
    if on_map.outlined:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "the places that share a marker")
        rows.append(Row(_say(snapshot, template), swatch=swatches.ring))
    if on_map.loose:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "place that is no longer in the level")
        rows.append(Row(_say(snapshot, template), swatch=swatches.cross))
    return rows


def _shade_rows(
    snapshot: Snapshot,
    level: SnapshotLevel,
    layers: LevelLayers,
    shades: Iterable[int],
    part: Part,
) -> list[Row]:
    """Return the fills; they count the records of ``part``, which may be those that changed."""
    look, seen, changes = layers.display.shades, set(shades), bool(part.marks)

    def sign(fill: str, edge: str) -> swatches.Swatch:
        if layers.geometry == Qgis.GeometryType.Polygon:
            return swatches.box(fill, edge)
        line = layers.geometry == Qgis.GeometryType.Line
        return swatches.stroke(fill, 0.9) if line else swatches.dot(fill)

    rows = []
    name = wording.level_name(level)
    if layers.display.manner is Manner.SIZES:
        rows += _size_rows(snapshot, name, layers, part)
    for place, step in enumerate(layers.steps, start=1):
        text = _step_text(snapshot, name, step, changes) if place in seen else ""
        if text:
            rows.append(Row(part.qualified(text), swatch=sign(step.fill, look.outline)))
    solid = layers.geometry == Qgis.GeometryType.Polygon
    if 0 in seen:
        template = _NO_CHANGES if changes else _NO_RECORDS
        fill = look.empty if solid else palette.QUIET
        text = part.qualified(_say(snapshot, template, level=name))
        rows.append(Row(text, swatch=sign(fill, look.quiet_outline)))
    if SURROUNDINGS in seen:
        text = _say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "outside the project area"))
        fill = look.surroundings if solid else palette.QUIET
        rows.append(Row(text, swatch=sign(fill, look.quiet_outline)))
    return rows


def _step_text(snapshot: Snapshot, name: str, step: Step, changes: bool) -> str:
    """Return what a fill says of a feature; nothing when its symbol says it."""
    if step.group == SEVERAL:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "{level} with several kinds alike")
        return _say(snapshot, template, level=name)
    if step.group:
        kinds = RecordKind(step.group).plural(snapshot.language)
        template = QT_TRANSLATE_NOOP("Kansenkaart", "{level} with mostly {kinds}")
        return _say(snapshot, template, level=name, kinds=kinds)
    if not step.most:
        return ""
    span = str(step.least) if step.least == step.most else f"{step.least}–{step.most}"
    one, more = _CHANGES if changes else _RECORDS
    return _say(snapshot, one if step.most == 1 else more, level=name, number=span)


def _size_rows(snapshot: Snapshot, name: str, layers: LevelLayers, part: Part) -> list[Row]:
    """Return the symbol of the most records: its number is in it."""
    most = max(layers.counts.values(), default=0)
    if not most:
        return []
    template = (
        QT_TRANSLATE_NOOP("Kansenkaart", "{level} with this number of changed records")
        if part.marks
        else QT_TRANSLATE_NOOP("Kansenkaart", "{level} with this number of records")
    )
    sign = swatches.ringed(str(most), layers.display.shades.outline)
    return [Row(part.qualified(_say(snapshot, template, level=name)), swatch=sign)]


def _line_rows(snapshot: Snapshot, layers: LevelLayers, on_map: OnMap) -> list[Row]:
    rows = []
    if on_map.feature:
        rows.append(Row(on_map.feature, swatch=swatches.stroke(palette.INK, 0.8)))
    if on_map.area:
        text = _say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "project area"))
        rows.append(Row(text, swatch=swatches.stroke(palette.INK, 0.6, "1.2 0.7")))
    if on_map.context and layers.context is not None:
        template = QT_TRANSLATE_NOOP("Kansenkaart", "boundary of {level}")
        text = _say(snapshot, template, level=wording.level_name(layers.context))
        rows.append(Row(text, swatch=swatches.stroke(palette.CONTEXT, 0.35)))
    return rows


class Index:
    """The list of a page: its records, what is collected on the map, counts of lower levels."""

    def __init__(self, part: Part, level: SnapshotLevel, looks: Looks) -> None:
        """List records of ``part`` as they are at ``level``."""
        self._part, self._snapshot = part, part.snapshot
        self._level, self._looks = level, looks

    def rows(
        self,
        entries: Sequence[Entry],
        general: Sequence[Entry],
        placements: Sequence[Placement],
        feature: Feature | None = None,
    ) -> list[Row]:
        """Return all rows; ``feature`` is what a page of one feature is about.

        Records about the whole area come first on the page of a level, and last on that of one
        feature.
        """
        letters = _letters(placements)
        name = wording.level_name(self._level)
        if feature is None:
            template = QT_TRANSLATE_NOOP("Kansenkaart", "At the level {level}")
        else:
            template = QT_TRANSLATE_NOOP("Kansenkaart", "About this place")
        heading = self._say(template, level=name)
        own = [
            row
            for group, some in self._part.grouped(entries)
            for row in self._section(
                ": ".join(filter(None, (heading, group))), some, letters, feature is None
            )
        ]
        if not own:
            own = [Row(heading, heading=True), Row(self._nothing())]
        whole = self.whole_area(general)
        rows = [*whole, *own] if feature is None else [*own, *whole]
        return rows + self._collected(placements) + self._lower(feature)

    def _nothing(self) -> str:
        """Return that there is nothing to list at the level, and nothing of what."""
        of, changes = self._part.of, bool(self._part.marks)
        template = {
            (False, False): QT_TRANSLATE_NOOP("Kansenkaart", "There are no records at this level."),
            (False, True): QT_TRANSLATE_NOOP("Kansenkaart", "Nothing changed at this level."),
            (True, False): QT_TRANSLATE_NOOP(
                "Kansenkaart", "There are no records {of} at this level."
            ),
            (True, True): QT_TRANSLATE_NOOP("Kansenkaart", "No record {of} changed at this level."),
        }[bool(of), changes]
        return self._say(template, of=of)

    def whole_area(self, general: Sequence[Entry]) -> list[Row]:
        """Return the section of the records about the whole area, empty when there are none."""
        text = QT_TRANSLATE_NOOP("Kansenkaart", "About the whole area")
        return self._section(self._say(text), general, {}, False)

    def _say(self, template: str, **values: object) -> str:
        return wording.say(self._snapshot, template, **values)

    def _section(
        self,
        heading: str,
        entries: Sequence[Entry],
        letters: dict[str, list[str]],
        with_places: bool,
    ) -> list[Row]:
        level = self._level if with_places else None
        rows = [
            Row(
                " ".join(entry.record.title.split()),
                entry.record.code,
                wording.details(
                    self._snapshot,
                    entry,
                    level,
                    letters.get(entry.record.code, ()),
                    self._part.notes.get(entry.record.uuid, ""),
                ),
                swatches.kind(self._looks[entry.record.kind]),
            )
            for entry in entries
        ]
        return [Row(heading, heading=True), *rows] if rows else []

    def _collected(self, placements: Sequence[Placement]) -> list[Row]:
        rows = []
        for placement in placements:
            for item in placement.collected:
                codes = ", ".join(tag.text for tag, _ in item.group.tags)
                rows.append(Row(self._where(item.group), f"{item.letter}", codes, swatches.pair))
        if not rows:
            return []
        text = QT_TRANSLATE_NOOP("Kansenkaart", "Together at one marker")
        return [Row(self._say(text), heading=True), *rows]

    def _where(self, group: Group) -> str:
        keys = {spot.key.removeprefix(LOOSE) for spot in group.spots}
        found = sorted(self._links[key] for key in keys if key in self._links)
        return wording.places(self._snapshot, self._level, [link for _, link in found])

    @cached_property
    def _links(self) -> dict[str, tuple[int, Link]]:
        """The first link to each feature of the level, by its key, with its place in the order."""
        level = self._level.level.key
        links: dict[str, tuple[int, Link]] = {}
        for entry in self._snapshot.at_level(level):
            for link in entry.links:
                if link.feature.level == level:
                    links.setdefault(link.feature.key, (len(links), link))
        return links

    def _lower(self, feature: Feature | None) -> list[Row]:
        lines = wording.lower_counts(self._snapshot, self._level, feature)
        if not lines:
            return []
        text = (
            QT_TRANSLATE_NOOP("Kansenkaart", "Also at lower levels")
            if feature is None
            else QT_TRANSLATE_NOOP("Kansenkaart", "Also within it, at lower levels")
        )
        return [Row(self._say(text), heading=True), *(Row(line) for line in lines)]


def _letters(placements: Sequence[Placement]) -> dict[str, list[str]]:
    """Return by the code of a record the letters of the markers that stand for it."""
    letters: dict[str, list[str]] = {}
    for placement in placements:
        for item in placement.collected:
            for tag, _ in item.group.tags:
                letters.setdefault(tag.text, []).append(item.letter)
    return letters
