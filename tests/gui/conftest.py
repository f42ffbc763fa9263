"""A small real kansenkaart for the tests of the interface."""

from __future__ import annotations

import shutil

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProject,
    QgsSettings,
    QgsVectorFileWriter,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.gui.conflict.dialog import ConflictDialog
from kansenkaart_plugin.gui.current import Current
from kansenkaart_plugin.gui.map.layers import MapLayers
from kansenkaart_plugin.gui.records.kept_forms import KeptForms
from kansenkaart_plugin.gui.records.panel import RecordPanel
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


def make_kansenkaart(path, count=10, profile=PROFILE, drawn=()):
    """Make a kansenkaart with one wijk and ``count`` buurten in rows of five.

    ``drawn`` are levels of outlines in ``profile``, still without places.
    """
    digits = max(2, len(str(count - 1)))
    _write_level(path, "wijk", [("W1", 120000, 480000, 1000, None)])
    boxes = [
        (f"{i:0{digits}}", 120000 + 100 * (i % 5), 480000 + 100 * (i // 5), 100, "W1")
        for i in range(count)
    ]
    _write_level(path, "buurt", boxes)
    for key in drawn:
        _write_level(path, key, [])
    Kansenkaart.initialise(path, load_profile(profile), by="test").close()
    return path


@pytest.fixture
def gpkg(tmp_path):
    return make_kansenkaart(tmp_path / "proef é #1.gpkg")


@pytest.fixture(scope="session")
def made_large(tmp_path_factory):
    return make_kansenkaart(tmp_path_factory.mktemp("large") / "large.gpkg", 10_000)


@pytest.fixture
def large(made_large, tmp_path):
    """A kansenkaart whose buurten are 10,000."""
    return shutil.copy(made_large, tmp_path / "groot.gpkg")


@pytest.fixture
def current(qgis_app, qgis_new_project):
    for part in ("lists", "form"):  # what another test set is not remembered
        QgsSettings().remove(f"plugins/kansenkaart/{part}")
    current = Current(Settings())
    current.problems = []
    current.notes, current.offers = [], []
    # as text: an error has a traceback, and that keeps the layers of a test alive past QGIS
    current.failed.connect(lambda error: current.problems.append(str(error)))
    current.noted.connect(current.notes.append)
    current.offered.connect(lambda *offer: current.offers.append(offer))
    yield current
    current.close()
    Settings.forget()


@pytest.fixture
def kept(tmp_path):
    return KeptForms(tmp_path / "forms")


@pytest.fixture
def layers(current, qgis_canvas):
    """The layers of a kansenkaart in the project, with no map drawn of them.

    QGIS falls when a GeoPackage is moved or replaced while a thread draws it, as tests here do.
    """
    qgis_canvas.setRenderFlag(False)
    current.activated = []
    yield MapLayers(current, QgsProject.instance(), qgis_canvas, current.activated.append)
    qgis_canvas.setRenderFlag(True)


def select(layers, current, keys):
    layer = layers.layer(current.level)
    wanted = ", ".join(f"'{key}'" for key in keys)
    layer.selectByExpression(f"feature_key IN ({wanted})")


@pytest.fixture
def make_panel(current, layers, kept, qtbot):
    """Return a function that makes a panel of a kind and opens a kansenkaart in it."""

    def make(kind, path, level="buurt"):
        panel = RecordPanel(current, kind, kept)
        qtbot.addWidget(panel)
        current.open(path)
        current.set_level(level)
        panel.show()
        return panel

    return make


def until(qtbot, true):
    """Wait until ``true`` is; the machine may be busy with other things."""
    qtbot.waitUntil(lambda: bool(true()), timeout=10_000)


def titles(panel):
    """Return the titles that a panel lists."""
    model = panel.view.model
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def add(panel, title, kind="wish", **fields):
    """Fill in a record and save it."""
    panel.start(kind)
    panel.view.form.fields["title"].set_value(title)
    for name, value in fields.items():
        panel.view.form.fields[name].set_value(value)
    panel.save()


def only(current):
    """Return the one record there is."""
    (row,) = current.kansenkaart.queries.list_of_all()
    return current.kansenkaart.queries.entries([row.uuid])[row.uuid]


def choose(panel, place):
    """Choose the record in the row ``place``, whatever keys a test pressed last."""
    panel.view.choose(panel.view.model.row_at(place).uuid)


def listed(panel, qtbot, *wanted):
    """Wait until a panel lists all records of its kind, which are ``wanted``; choose the first."""
    panel.view.set_scope("all")
    until(qtbot, lambda: titles(panel) == list(wanted))
    choose(panel, 0)


def edit(panel, qtbot):
    """Open the form on the chosen record."""
    panel.edit()
    until(qtbot, lambda: not panel.view.form.isHidden())


@pytest.fixture
def answer(monkeypatch, qtbot):
    """Return a function that says what to do in the dialog of a conflict; what was shown."""
    shown = []

    def give(act):
        def run(dialog):
            qtbot.addWidget(dialog)
            dialog.show()
            shown.append(dialog)
            act(dialog)
            return dialog.result()

        monkeypatch.setattr(ConflictDialog, "exec", run)
        return shown

    return give
