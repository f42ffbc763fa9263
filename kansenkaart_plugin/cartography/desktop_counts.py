"""The numbers of records on the owner's map: per feature a ring, divided by group.

Far out a feature is a dot in the colour of its largest group. What is drawn are attributes that
Python counted: an expression never does more than divide a circle.
"""

from __future__ import annotations

from math import sqrt
from typing import Mapping, NamedTuple, Sequence

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFillSymbol,
    QgsFontMarkerSymbolLayer,
    QgsGeometry,
    QgsGeometryGeneratorSymbolLayer,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPointXY,
    QgsProperty,
    QgsRuleBasedRenderer,
    QgsSimpleMarkerSymbolLayer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from . import palette
from .desktop_groups import MOST_GROUPS, Group
from .symbology import FILLS_SEEN_FROM, SMALLEST, Manner
from .writing import family, figure_drop, text_format

COUNTS_PROPERTY = "kansenkaart/counts"
"""The property that marks the layer; its value is the path of the kansenkaart."""

_SLOTS = MOST_GROUPS + 1
_FIXED = ("feature_key", "label", "total", "parts", "main", "radius")
_LEAST, _MOST = 3.0, 6.5
"""Radii of rings, mm."""

_HOLE = 0.62
"""Part of a ring's radius that is open, for the number."""

_SPACE = 0.011
"""Metres on the screen from one ring to the next, from where rings are drawn at all."""

_DOT = 2.2  # mm
_NUMBER = 0.85
"""Size of a number of one or two figures, as part of the ring's radius; longer ones are smaller."""


class Counted(NamedTuple):
    """The records about a feature: where it lies, how many there are, and how many per group.

    ``groups`` goes by the place of the group; a record may be in several, so their sum (``parts``)
    may be more than ``total``.
    """

    label: str
    x: float
    y: float
    total: int
    groups: tuple[int, ...]


def make_counts_layer(crs: str, name: str) -> QgsVectorLayer:
    """Return an empty layer in memory for the numbers, called ``name``."""
    fields = [
        "field=feature_key:string&field=label:string",
        *(f"field={name}:integer" for name in ("total", "parts", "main")),
        "field=radius:double",
        *(f"field=c{slot}:integer" for slot in range(_SLOTS)),
    ]
    layer = QgsVectorLayer(f"Point?crs={crs}&{'&'.join(fields)}", name, "memory")
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)  # it is made again: nothing to save
    return layer


def attributes_of(key: str, counted: Counted, most: int) -> list[object]:
    """Return the attributes of a feature; ``most`` is the largest total on the map."""
    parts = sum(counted.groups)
    main = max(range(len(counted.groups)), key=counted.groups.__getitem__)
    radius = round(ring_radius(counted.total, most), 2)
    slots = (*counted.groups, *[0] * (_SLOTS - len(counted.groups)))
    return [key, counted.label, counted.total, parts, main, radius, *slots]


def feature_of(key: str, counted: Counted, most: int) -> QgsFeature:
    """Return the feature of the layer for the records about the feature ``key``."""
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(counted.x, counted.y)))
    feature.setAttributes(attributes_of(key, counted, most))
    return feature


def ring_radius(total: int, most: int) -> float:
    """Return the radius in mm: its area grows with ``total``, up to ``most``."""
    share = sqrt(total / most) if most > 1 else 0.0
    return _LEAST + (_MOST - _LEAST) * share


def ring_scale(counts: Mapping[str, Counted]) -> float:
    """Return the scale (its denominator) from which there is room for rings."""
    if len(counts) < 2:
        return 1e9
    xs, ys = ([getattr(item, axis) for item in counts.values()] for axis in ("x", "y"))
    ground = max((max(xs) - min(xs)) * (max(ys) - min(ys)), 1.0)
    return max(sqrt(ground / len(counts)) / _SPACE, 1000.0)


def dress(layer: QgsVectorLayer, groups: Sequence[Group], scale: float, manner: Manner) -> None:
    """Draw ``layer`` in the colours of ``groups``: rings from 1:``scale``, dots before that.

    Where features are filled by group (`Manner.KINDS`) the dots end where the fills can be seen,
    and what is drawn from 1:``scale`` are the numbers alone.
    """
    filled = manner is Manner.KINDS
    root = QgsRuleBasedRenderer.Rule(None)
    for slot, group in enumerate(groups):
        dots = QgsRuleBasedRenderer.Rule(
            _dot(group), filterExp=f'"main" = {slot}', label=group.label
        )
        dots.setMaximumScale(FILLS_SEEN_FROM if filled else scale)
        root.appendChild(dots)
    if groups:
        near = QgsRuleBasedRenderer.Rule(_figure() if filled else _ring(groups))
        near.setMinimumScale(scale)
        root.appendChild(near)
    layer.setRenderer(QgsRuleBasedRenderer(root))
    layer.setLabeling(_room_of_rings(scale, str(SMALLEST / 2) if filled else '"radius"'))
    layer.setLabelsEnabled(True)


def _dot(group: Group) -> QgsMarkerSymbol:
    size = _DOT if group.shape == "circle" else _DOT * 1.2
    return QgsMarkerSymbol.createSimple(
        {
            "name": group.shape,
            "color": group.colour,
            "size": str(size),
            "outline_color": palette.PAPER,
            "outline_width": "0.2",
        }
    )


def _ring(groups: Sequence[Group]) -> QgsMarkerSymbol:
    """Return a disc, the parts of the ring on it, and the number in it."""
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, _disc('2 * "radius" + 0.3', palette.SOFT_INK))
    for slot, group in enumerate(groups):
        symbol.appendSymbolLayer(_part(slot, group))
    symbol.appendSymbolLayer(_disc(f'{2 * _HOLE} * "radius"', palette.PAPER))
    symbol.appendSymbolLayer(_number(f'{_NUMBER} * "radius"'))
    return symbol


def _figure() -> QgsMarkerSymbol:
    """Return the number on a small disc."""
    symbol = QgsMarkerSymbol()
    symbol.changeSymbolLayer(0, _disc(str(SMALLEST), palette.SOFT_INK))
    symbol.appendSymbolLayer(_number(str(0.7 * SMALLEST)))
    return symbol


def _disc(size: str, outline: str) -> QgsSimpleMarkerSymbolLayer:
    disc = QgsSimpleMarkerSymbolLayer(Qgis.MarkerShape.Circle)
    disc.setColor(QColor(palette.PAPER))
    disc.setStrokeColor(QColor(outline))
    disc.setStrokeWidth(0.2)
    disc.setDataDefinedProperty(QgsSymbolLayer.Property.Size, QgsProperty.fromExpression(size))
    return disc


def _part(slot: int, group: Group) -> QgsSymbolLayer:
    before = " + ".join([f'"c{n}"' for n in range(slot)] + [f'"c{slot}" / 2.0'])
    # of an exact half QGIS does not know on which side it lies
    width = f'if(2 * "c{slot}" = "parts", 179.99, 360.0 * "c{slot}" / "parts")'
    part = QgsGeometryGeneratorSymbolLayer.create(
        {
            "geometryModifier": f'if("c{slot}" > 0, wedge_buffer($geometry,'
            f' 180 - 360.0 * ({before}) / "parts", {width}, "radius"), NULL)',
            "SymbolType": "Fill",
            "units": "MM",
        }
    )
    part.setSubSymbol(
        QgsFillSymbol.createSimple(
            {
                "color": group.colour,
                "outline_color": palette.PAPER,
                "outline_width": "0.2",
                "joinstyle": "miter",
            }
        )
    )
    return part


def _number(height: str) -> QgsFontMarkerSymbolLayer:
    """Return the total, ``height`` (an expression, mm) large, or less with many figures."""
    number = QgsFontMarkerSymbolLayer(family(), "0", _LEAST, QColor(palette.INK))
    number.setFontStyle("Regular")
    size = f'{height} * 2.3 / max(2.3, length(to_string("total")))'
    for what, value in (
        (QgsSymbolLayer.Property.Character, QgsProperty.fromField("total")),
        (QgsSymbolLayer.Property.Size, QgsProperty.fromExpression(size)),
        # QGIS centres half the ascent of the font, which is more than figures are high
        (
            QgsSymbolLayer.Property.Offset,
            QgsProperty.fromExpression(f"array(0, {-figure_drop():.3f} * {size})"),
        ),
    ):
        number.setDataDefinedProperty(what, value)
    return number


def _room_of_rings(scale: float, radius: str) -> QgsVectorLayerSimpleLabeling:
    """Return unseen labels, as large as the rings from 1:``scale``: names keep off them.

    ``radius`` is an expression, in mm.
    """
    settings = QgsPalLayerSettings()
    settings.fieldName = "'00'"
    settings.isExpression = True
    form = text_format(1.0)
    form.setSizeUnit(Qgis.RenderUnit.Millimeters)
    form.setOpacity(0.0)
    settings.setFormat(form)
    size = QgsProperty.fromExpression(f"1.8 * {radius}")
    settings.dataDefinedProperties().setProperty(QgsPalLayerSettings.Property.Size, size)
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.quadOffset = Qgis.LabelQuadrantPosition.Over
    settings.priority = 10
    how = settings.placementSettings()
    how.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.setPlacementSettings(how)
    settings.scaleVisibility = True
    settings.minimumScale = scale
    settings.maximumScale = 1
    return QgsVectorLayerSimpleLabeling(settings)
