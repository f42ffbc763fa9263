"""The file as plain QGIS and the validators of GeoPackage see it, without the plugin."""

from __future__ import annotations

import getpass
import importlib.util
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import (
    QgsProject,
    QgsProviderRegistry,
    QgsRelationManager,
    QgsVectorLayer,
    QgsWkbTypes,
)

from kansenkaart_plugin.domain.words import RecordKind, Status, Visibility
from kansenkaart_plugin.store.tables import FIELDS, LOG_TABLES

EXAMPLE = Path(__file__).resolve().parents[2] / "kansenkaart_plugin" / "data" / "example"
LEVELS = ("wijk", "buurt", "complex", "plek")


def rows(path, sql, *values):
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, values).fetchall()


def opened(path, table):
    """Open a table as QGIS does when a person adds it, its default style with it."""
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    assert layer.isValid(), table
    return layer


def validate(path):
    if not importlib.util.find_spec("osgeo_utils"):
        pytest.skip("this GDAL has no validate_gpkg (osgeo_utils)")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "osgeo_utils.samples.validate_gpkg",
            "-k",
            "--extra",
            "--warning-as-error",
            str(path),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_table_is_listed_and_named_as_every_reader_takes_it(template):
    listed = dict(rows(template, "SELECT table_name, data_type FROM gpkg_contents"))
    tables = {
        name
        for (name,) in rows(template, "SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("gpkg_", "rtree_", "sqlite_"))
    }
    assert set(listed) == tables
    assert tables == {*FIELDS, *LOG_TABLES, "layer_styles", *(f"level_{key}" for key in LEVELS)}
    assert rows(template, "SELECT 1 FROM sqlite_master WHERE type = 'view'") == []
    for table in tables - {"layer_styles"}:  # its columns are QGIS's
        described = rows(template, f'PRAGMA table_info("{table}")')
        assert [row[1] for row in described if row[5]] == ["fid"]
        for name in (table, *(row[1] for row in described)):
            assert name == name.lower()
            assert name.isidentifier()
            assert name.isascii()
            assert len(name) <= 57
    assert rows(template, "PRAGMA foreign_key_check") == []
    assert rows(template, "PRAGMA journal_mode") == [("delete",)]


def test_gdal_finds_nothing_wrong(template):
    validate(template)


def test_gdal_finds_nothing_wrong_after_the_start_either(run, kansenkaart, tmp_path):
    text = (EXAMPLE / "example.yaml").read_text("utf-8")
    place = text.index("levels:\n") + len("levels:\n")
    indent = text[place:].split("-")[0]
    more = f"{indent}- {{key: stip, title: Stip, drawn: point}}\n"
    (tmp_path / "profiel.yaml").write_text(text[:place] + more + text[place:], "utf-8")
    for source in EXAMPLE.glob("*.geojson"):
        features = json.loads(source.read_text("utf-8"))
        for number, feature in enumerate(features["features"]):
            feature["properties"]["nieuw feit"] = number
        features["features"][0]["geometry"] = None
        (tmp_path / source.name).write_text(json.dumps(features), "utf-8")
    done = run("updateprofile", KANSENKAART=kansenkaart, PROFILE=tmp_path / "profiel.yaml")
    assert done.code == 0, done.error
    done = run(
        "updatelevel", KANSENKAART=kansenkaart, LEVEL="buurt", SOURCE=tmp_path / "buurten.geojson"
    )
    assert (done.code, done.results["CHANGED"]) == (0, 12), done.error
    validate(kansenkaart)
    assert run("check", KANSENKAART=kansenkaart).told == ["buurt:V101 has no geometry."]
    stip = opened(kansenkaart, "level_stip")
    assert stip.labelsEnabled()
    assert stip.attributeAlias(stip.fields().indexFromName("label")) == "naam"
    buurt = opened(kansenkaart, "level_buurt")
    assert {feature["nieuw_feit"] for feature in buurt.getFeatures()} == set(range(12))


def test_all_layers_open_with_their_features(template):
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    tables = metadata.createConnection(str(template), {}).tables()
    assert {table.tableName() for table in tables} >= {*FIELDS, "level_buurt"}
    for table in tables:
        (count,) = rows(template, f'SELECT count(*) FROM "{table.tableName()}"')[0]
        assert opened(template, table.tableName()).featureCount() == count


def test_levels_have_a_quiet_style_and_show_their_names(template):
    widths = []
    for key in LEVELS:
        layer = opened(template, f"level_{key}")
        assert QgsWkbTypes.isMultiType(layer.wkbType())
        assert layer.renderer().type() == "singleSymbol"
        widths.append(layer.renderer().symbol().symbolLayer(0).strokeWidth())
        assert layer.labelsEnabled()
        settings = layer.labeling().settings()
        assert (settings.fieldName, settings.isExpression) == ("label", False)
        assert layer.fields().indexFromName("label") >= 0
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == len(widths)


def test_styles_hold_no_code_and_name_nobody(template):
    styles = rows(template, "SELECT f_table_name, styleQML, owner, useAsDefault FROM layer_styles")
    assert {row[0] for row in styles} == {*FIELDS, *(f"level_{key}" for key in LEVELS)}
    for _, style, owner, default in styles:
        assert (owner, default) == ("", 1)
        for word in ("python", "actionsetting", "editform", "mapTip", "<customproperties"):
            assert word.lower() not in style.lower()
        assert str(Path.home()) not in style
        assert f'"{getpass.getuser()}"' not in style


def test_fields_have_labels_and_lists_of_values(template):
    record = opened(template, "record")
    fields = record.fields()
    aliases = {name: record.attributeAlias(place) for place, name in enumerate(fields.names())}
    assert (aliases["kind"], aliases["due_date"], aliases["code"]) == ("soort", "gereed", "code")
    for name, words in (("kind", RecordKind), ("status", Status), ("visibility", Visibility)):
        setup = record.editorWidgetSetup(fields.indexFromName(name))
        assert setup.type() == "ValueMap"
        values = {value: label for pair in setup.config()["map"] for label, value in pair.items()}
        assert values == {word.value: word.label("nl") for word in words}
    titles = dict(
        rows(
            template, "SELECT column_name, title FROM gpkg_data_columns WHERE table_name = 'record'"
        )
    )
    assert titles["visibility"] == "zichtbaarheid"


def test_the_relations_are_found(template, qgis_app):
    names = [*FIELDS, *LOG_TABLES]
    layers = [opened(template, name) for name in names]
    project = QgsProject.instance()
    project.addMapLayers(layers)
    try:
        found = {
            (
                relation.referencingLayer().name(),
                relation.referencedLayer().name(),
                *relation.fieldPairs().items(),
            )
            for relation in QgsRelationManager.discoverRelations([], layers)
            if relation.isValid()
        }
    finally:
        project.removeMapLayers([layer.id() for layer in layers])
    assert ("record_feature", "record", ("record_uuid", "uuid")) in found
    assert ("record_party", "party", ("party_key", "key")) in found
    assert ("record_trace", "record", ("to_uuid", "uuid")) in found


def test_a_style_that_somebody_chose_is_kept(run, kansenkaart):
    with closing(sqlite3.connect(kansenkaart)) as connection, connection:
        connection.execute(
            "UPDATE layer_styles SET styleQML = 'mine' WHERE f_table_name = 'level_buurt'"
        )
    done = run("updateprofile", KANSENKAART=kansenkaart, PROFILE=EXAMPLE / "example.yaml")
    assert done.code == 0, done.error
    done = run(
        "updatelevel", KANSENKAART=kansenkaart, LEVEL="buurt", SOURCE=EXAMPLE / "buurten.geojson"
    )
    assert done.code == 0, done.error
    kept = rows(kansenkaart, "SELECT styleQML FROM layer_styles WHERE f_table_name = 'level_buurt'")
    assert kept == [("mine",)]
