"""The layers of a level: what is in them, and what of it is in sight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from qgis.core import QgsGeometry, QgsRectangle

from kansenkaart_plugin.cartography.layers import level_layers
from kansenkaart_plugin.domain.model import FeatureRef
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store.snapshot import Feature
from tests.cartography.conftest import squares
from tests.cartography.page_reading import entry

pytestmark = pytest.mark.usefixtures("qgis_app")


def of_features(snapshot, features, entries=()):
    level = replace(snapshot.level("buurt"), features=tuple(features))
    alone = replace(snapshot, levels=(level,), area=None, entries=tuple(entries))
    return level_layers(alone, level, None)


def test_a_point_is_drawn_also_after_a_feature_without_a_place(snapshot):
    features = [
        Feature(FeatureRef("buurt", str(number)), "", None, x, x, b"", ())
        for number, x in enumerate((None, 122000.0, None, 122100.0))
    ]
    made = of_features(snapshot, features)
    assert sum(layer.featureCount() for layer in made.features) == 2


def test_the_shades_in_sight_are_those_of_the_features_that_an_extent_meets(snapshot):
    features = squares("buurt", "B", 45, 20)
    marked = [features[0], features[1000]]
    made = of_features(snapshot, features, [entry(1, RecordKind.WISH, "Groen", marked)])
    assert made.all_shades == {0, 1}
    shapes = {f.ref.key: QgsGeometry() for f in features}
    for feature in features:
        shapes[feature.ref.key].fromWkb(feature.wkb)
    for feature in [features[n] for n in (0, 1, 2, 3, 999, 1000, 1001, 2024)]:
        for size in (1, 9, 11, 35):
            extent = QgsRectangle(
                feature.x - size, feature.y - size, feature.x + size, feature.y + size
            )
            met = {made.shades[key] for key, shape in shapes.items() if shape.intersects(extent)}
            assert made.seen([extent]) == met
    assert made.seen([QgsRectangle(0, 0, 10, 10)]) == set()
