"""A small real kansenkaart for the tests of the interface."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.gui.current import Current
from kansenkaart_plugin.gui.map_layers import MapLayers
from kansenkaart_plugin.settings import Settings
from kansenkaart_plugin.store import Kansenkaart

PROFILE = """\
profile: 1
title: "Proef <b>wijk</b>"
owner: gemeente
levels:
  - {key: wijk, title: Wijk, source: x.gpkg, feature_key: code}
  - {key: buurt, title: Buurt, source: x.gpkg, feature_key: code, parent: wijk}
parties:
  - {key: gemeente, name: Gemeente, kind: municipality}
  - {key: ymere, name: Ymere, kind: corporation}
themes: [{key: wonen, title: Wonen}, {key: groen, title: Groen}]
ambitions: [{key: samen, title: Samen wonen}]
"""

_COLUMNS = ("feature_key", "label", "parent_key")


def _write_level(path, key, boxes):
    fields = QgsFields()
    for name in _COLUMNS:
        fields.append(QgsField(name, QVariant.String))
    for name in ("x", "y"):
        fields.append(QgsField(name, QVariant.Double))
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = f"level_{key}"
    options.layerOptions = ["GEOMETRY_NAME=geom", "FID=fid"]
    if path.exists():
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        )
    writer = QgsVectorFileWriter.create(
        str(path),
        fields,
        QgsWkbTypes.Type.MultiPolygon,
        QgsCoordinateReferenceSystem("EPSG:28992"),
        QgsCoordinateTransformContext(),
        options,
    )
    for name, x, y, width, parent in boxes:
        feature = QgsFeature(fields)
        wkt = f"MULTIPOLYGON((({x} {y},{x + width} {y},{x + width} {y + width},{x} {y + width},{x} {y})))"
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes([name, f"{key} {name}", parent, x + width / 2, y + width / 2])
        writer.addFeature(feature)
    del writer


def make_kansenkaart(path):
    _write_level(path, "wijk", [("W1", 120000, 480000, 1000, None)])
    boxes = [
        (f"0{i}", 120000 + 100 * (i % 5), 480000 + 100 * (i // 5), 100, "W1") for i in range(10)
    ]
    _write_level(path, "buurt", boxes)
    Kansenkaart.initialise(path, load_profile(PROFILE), by="test").close()
    return path


@pytest.fixture
def gpkg(tmp_path):
    return make_kansenkaart(tmp_path / "proef é #1.gpkg")


@pytest.fixture
def current(qgis_app, qgis_new_project):
    current = Current(Settings())
    current.problems = []
    current.failed.connect(current.problems.append)
    yield current
    current.close()


@pytest.fixture
def layers(current, qgis_canvas):
    current.activated = []
    return MapLayers(current, QgsProject.instance(), qgis_canvas, current.activated.append)


def select(layers, current, keys):
    layer = layers.layer(current.level)
    wanted = ", ".join(f"'{key}'" for key in keys)
    layer.selectByExpression(f"feature_key IN ({wanted})")
