"""The rings on areas: how many records lie in them at lower levels, by kind.

What is about an area itself is told by its shade and by the codes on it.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Mapping, Sequence

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
)

from ..domain.words import RecordKind
from ..store.snapshot import Snapshot, SnapshotLevel
from . import palette
from .groups import Chart
from .layers import LevelLayers, memory_layer
from .markers import Name, Placement
from .signs import Looks, label
from .spots import Sight, middle_of
from .symbology import Manner
from .writing import text_format

Parts = tuple[tuple[str, int], ...]
"""The numbers of records by kind, without those of which there are none."""

_HOLE = 0.62
"""Part of the radius of a ring that is open, for the number."""

_DIGIT = 0.3
"""How much larger a ring is for each digit more than two."""


def lower_counts(snapshot: Snapshot, level: SnapshotLevel, layers: LevelLayers) -> dict[str, Parts]:
    """Return by key the distinct records in each area that are not about itself, by kind.

    Only areas that are shaded have any: other features have room for nothing more.
    """
    found: dict[str, Parts] = {}
    if layers.display.manner is not Manner.SHADES:
        return found
    for feature in level.features:
        within = snapshot.rolled_up_counts.get(feature.ref)
        if within is None:
            continue
        direct = snapshot.direct_counts.get(feature.ref, {})
        numbers = ((kind.value, within.get(kind, 0) - direct.get(kind, 0)) for kind in RecordKind)
        parts = tuple(part for part in numbers if part[1] > 0)
        if parts:
            found[feature.ref.key] = parts
    return found


def charts_of(
    counts: Mapping[str, Parts],
    layers: LevelLayers,
    sight: Sight,
    seen: QgsRectangle | None,
    size: float,
) -> list[Chart]:
    """Return the charts of ``counts`` (of `lower_counts`) in ``sight`` and not in ``seen``.

    They are ``size`` mm wide, more with a number of more than two digits, and stay in their
    features.
    """
    charts, nothing = [], QgsGeometry()
    for key, parts in counts.items():
        point, radius = middle_of(layers.shapes.get(key, nothing), None, sight)
        inside = point is not None and sight.extent.contains(*point)
        if point is not None and inside and not (seen and seen.contains(*point)):
            digits = len(str(sum(number for _, number in parts)))
            across = size * (1 + _DIGIT * max(0, digits - 2))
            reach = max(radius - across / 2, 0.0)
            charts.append(Chart(key, *sight.paper(*point), across, reach, parts))
    return charts


def beside_charts(names: Sequence[Name], counts: Mapping[str, Parts], size: float) -> list[Name]:
    """Return ``names`` that may be moved past the ring in the middle of their area."""
    return [
        replace(name, reach=name.reach + size) if name.key in counts else name for name in names
    ]


def kinds_in(placements: Sequence[Placement]) -> frozenset[str]:
    """Return the kinds in the rings."""
    charts = [chart for placement in placements for chart, _ in placement.charts]
    return frozenset(kind for chart in charts for kind, _ in chart.parts)


def chart_layers(
    placement: Placement, sight: Sight, crs: str, looks: Looks
) -> list[QgsVectorLayer]:
    """Return the rings of kinds with their totals in them, when there are any."""
    if not placement.charts:
        return []
    rows: list[tuple[QgsGeometry, list]] = []
    for chart, box in placement.charts:
        middle = sight.ground(*box.centre)
        radius = chart.size / 2 / sight.unit
        rows.append((_wedge(middle, 0, 360, radius, 0), ["", str(chart.total)]))
        begun = 0.0
        for kind, number in chart.parts:
            turn = 360 * number / chart.total
            part = _wedge(middle, begun, turn, radius, _HOLE * radius)
            rows.append((part, [kind, ""]))
            begun += turn
    layer = memory_layer(
        "MultiPolygon", "charts", crs, "field=kind:string&field=total:string", rows
    )
    fills = {"": palette.PAPER, **{kind.value: looks[kind].colour for kind in RecordKind}}
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            "kind",
            [
                QgsRendererCategory(
                    kind,
                    QgsFillSymbol.createSimple(
                        {"color": fill, "outline_color": palette.SOFT_INK, "outline_width": "0.15"}
                    ),
                    kind,
                )
                for kind, fill in fills.items()
            ],
        )
    )
    label(layer, "total", text_format(sight.points))
    return [layer]


def _wedge(
    middle: QgsPointXY, begun: float, turn: float, radius: float, hole: float
) -> QgsGeometry:
    """Return a part of a ring, clockwise from the top (degrees, map units); all of it is a ring."""
    steps = max(2, round(turn / 6))
    angles = [math.radians(begun + turn * step / steps) for step in range(steps + 1)]

    def arc(reach: float) -> list[QgsPointXY]:
        return [
            QgsPointXY(middle.x() + reach * math.sin(one), middle.y() + reach * math.cos(one))
            for one in angles
        ]

    outer, inner = arc(radius), arc(hole)
    if turn < 360:
        return QgsGeometry.fromMultiPolygonXY([[[*outer, *reversed(inner), outer[0]]]])
    return QgsGeometry.fromMultiPolygonXY([[outer, inner] if hole else [outer]])
