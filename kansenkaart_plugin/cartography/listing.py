"""The rows of the legend and of the index of a page: what is on the map, and nothing else."""

from __future__ import annotations

from typing import Iterable, Sequence

from qgis.core import Qgis

from ..domain.sentence import QT_TRANSLATE_NOOP
from ..domain.words import RecordKind
from ..store.snapshot import Entry, Snapshot, SnapshotLevel
from . import palette, wording
from .flow import Row, Swatch
from .layers import LevelLayers
from .markers import Placement
from .signs import LOOSE


def _box(fill: str, stroke: str) -> Swatch:
    def draw(x: float, y: float, line: float) -> str:
        width, height = 1.5 * line, 0.72 * line
        return (
            f'<rect x="{x - width / 2:.2f}" y="{y - height / 2:.2f}" width="{width:.2f}"'
            f' height="{height:.2f}" fill="{fill}" stroke="{stroke}" stroke-width="0.2"/>'
        )

    return draw


def _stroke(colour: str, width: float, dashes: str = "") -> Swatch:
    def draw(x: float, y: float, line: float) -> str:
        pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
        return (
            f'<line x1="{x - 0.8 * line:.2f}" y1="{y:.2f}" x2="{x + 0.8 * line:.2f}" y2="{y:.2f}"'
            f' stroke="{colour}" stroke-width="{width}"{pattern}/>'
        )

    return draw


def _dot(fill: str) -> Swatch:
    def draw(x: float, y: float, line: float) -> str:
        return (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{0.36 * line:.2f}" fill="{fill}"'
            f' stroke="{palette.QUIET}" stroke-width="0.2"/>'
        )

    return draw


def _pair(x: float, y: float, line: float) -> str:
    radius = 0.22 * line
    return "".join(
        f'<circle cx="{x + shift * line:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="#ffffff"'
        f' stroke="{palette.INK}" stroke-width="0.15"/>'
        for shift in (-0.16, 0.16)
    )


def _cross(x: float, y: float, line: float) -> str:
    reach = 0.3 * line
    return (
        f'<path d="M{x - reach:.2f} {y - reach:.2f}L{x + reach:.2f} {y + reach:.2f}'
        f'M{x + reach:.2f} {y - reach:.2f}L{x - reach:.2f} {y + reach:.2f}"'
        f' stroke="{palette.WARNING}" stroke-width="0.4" fill="none"/>'
    )


def kind_swatch(snapshot: Snapshot, kind: RecordKind) -> Swatch:
    """Return the sign of a kind."""
    look = palette.look_of(kind, snapshot.style)
    return lambda x, y, line: palette.swatch_shape(look, x, y, 0.36 * line)


def legend_rows(
    snapshot: Snapshot,
    level: SnapshotLevel,
    layers: LevelLayers,
    placements: Iterable[Placement],
    entries: Sequence[Entry],
) -> list[Row]:
    """Return the legend: kinds with their numbers, classes, and every line on the map."""
    placed = list(placements)
    rows = [Row(wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "Legend")), heading=True)]
    for kind in RecordKind:
        count = sum(entry.record.kind is kind for entry in entries)
        if count:
            text = wording.counted(kind, count, snapshot.language)
            rows.append(Row(text, swatch=kind_swatch(snapshot, kind)))
    if any(item.clustered for item in placed):
        several = QT_TRANSLATE_NOOP("Kansenkaart", "several records at one place: see the list")
        rows.append(Row(wording.say(snapshot, several), swatch=_pair))
    if any(put.spot.key.startswith(LOOSE) for item in placed for put in item.tags):
        loose = QT_TRANSLATE_NOOP("Kansenkaart", "place that is no longer in the level")
        rows.append(Row(wording.say(snapshot, loose), swatch=_cross))
    rows += _shade_rows(snapshot, level, layers)
    without = sum(len(item.unplaced) for item in placed)
    if without:
        text = wording.say(
            snapshot,
            QT_TRANSLATE_NOOP(
                "Kansenkaart", "{number} places are shaded but have no marker: no room"
            ),
            number=wording.number(without, snapshot.language),
        )
        rows.append(Row(text))
    return rows


def _shade_rows(snapshot: Snapshot, level: SnapshotLevel, layers: LevelLayers) -> list[Row]:
    def sign(fill: str, edge: str) -> Swatch:
        if layers.geometry == Qgis.GeometryType.Polygon:
            return _box(fill, edge)
        line = layers.geometry == Qgis.GeometryType.Line
        return _stroke(fill, 0.9) if line else _dot(fill)

    rows = []
    name = level.level.title.lower()
    for (least, most), colour in zip(layers.classes, palette.class_colours(len(layers.classes))):
        span = str(least) if least == most else f"{least}–{most}"
        template = (
            QT_TRANSLATE_NOOP("Kansenkaart", "{level} with 1 record")
            if most == 1
            else QT_TRANSLATE_NOOP("Kansenkaart", "{level} with {number} records")
        )
        text = wording.say(snapshot, template, level=name, number=span)
        rows.append(Row(text, swatch=sign(colour, palette.QUIET)))
    if layers.empty:
        text = wording.say(
            snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "{level} without records"), level=name
        )
        fill = palette.EMPTY_FILL if layers.geometry == Qgis.GeometryType.Polygon else "#c4c4c4"
        rows.append(Row(text, swatch=sign(fill, palette.QUIET)))
    if layers.surroundings:
        text = wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "surroundings"))
        rows.append(Row(text, swatch=sign(palette.SURROUNDINGS_FILL, "#c4c4c4")))
    if layers.area:
        text = wording.say(snapshot, QT_TRANSLATE_NOOP("Kansenkaart", "project area"))
        rows.append(Row(text, swatch=_stroke(palette.INK, 0.6, "1.2 0.7")))
    if layers.context is not None:
        rows.append(Row(layers.context.level.title.lower(), swatch=_stroke("#8c8c8c", 0.35)))
    return rows


def index_rows(
    snapshot: Snapshot,
    level: SnapshotLevel,
    entries: Sequence[Entry],
    placements: Iterable[Placement],
    whole_area: bool = True,
) -> list[Row]:
    """Return the index: the whole area, this level, shared markers, and counts of the rest."""
    rows: list[Row] = []
    general = snapshot.whole_area() if whole_area else ()
    if general:
        text = QT_TRANSLATE_NOOP("Kansenkaart", "About the whole area")
        rows.append(Row(wording.say(snapshot, text), heading=True))
        rows += [_record_row(snapshot, entry, None) for entry in general]
    if entries:
        text = wording.say(
            snapshot,
            QT_TRANSLATE_NOOP("Kansenkaart", "At the level {level}"),
            level=level.level.title.lower(),
        )
        rows.append(Row(text, heading=True))
        rows += [_record_row(snapshot, entry, level) for entry in entries]
    shared = [spot for item in placements for spot in (*item.clustered, *item.unplaced)]
    if shared:
        text = QT_TRANSLATE_NOOP("Kansenkaart", "Listed here: no room for a marker")
        rows.append(Row(wording.say(snapshot, text), heading=True))
        rows += [_shared_row(level, spot.key, [tag.text for tag in spot.tags]) for spot in shared]
    lower = wording.lower_counts(snapshot, level) if whole_area else None
    if lower:
        text = QT_TRANSLATE_NOOP("Kansenkaart", "Lower levels")
        rows.append(Row(wording.say(snapshot, text), heading=True))
        rows.append(Row(lower))
    if not general and not entries:
        text = QT_TRANSLATE_NOOP("Kansenkaart", "There are no records at this level.")
        rows.insert(0, Row(wording.say(snapshot, text)))
    return rows


def _record_row(snapshot: Snapshot, entry: Entry, level: SnapshotLevel | None) -> Row:
    return Row(
        " ".join(entry.record.title.split()),
        entry.record.code,
        wording.details(snapshot, entry, level),
        kind_swatch(snapshot, entry.record.kind),
    )


def _shared_row(level: SnapshotLevel, key: str, codes: Sequence[str]) -> Row:
    feature = level.by_key.get(key)
    name = feature.label if feature is not None else key.split(":", 1)[-1]
    return Row(name or key, f"{len(codes)} ×", ", ".join(codes), _pair)
