"""Layers of services and rarer formats; a source that is damaged or breaks down is never half a level."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.profile import ProfileError
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.intake.renewal import SourceRefused, update_level
from kansenkaart_plugin.intake.sources import SourceFault, shown
from kansenkaart_plugin.store import Kansenkaart

PROFILE = """profile: 1
title: Proef
owner: gemeente
levels: [{{key: buurt, title: Buurt, source: '{source}', feature_key: code, label: naam}}]
parties: [{{key: gemeente, name: Gemeente}}]
"""


@pytest.fixture
def made(qgis_app, tmp_path):
    """Make a kansenkaart of one source; return the labels of its features by key."""

    def made(source):
        profile = tmp_path / "profiel.yaml"
        profile.write_text(PROFILE.format(source=source.replace("'", "''")), "utf-8")
        path = tmp_path / "uit.gpkg"
        create_kansenkaart(profile, path, "test")
        with Kansenkaart.open(path) as opened:
            (level,) = opened.snapshot(OWNER).levels
            return {feature.ref.key: feature.label for feature in level.features}

    return made


@pytest.fixture
def wfs(example):
    """Start a server of the example's buurten; return the source for a level."""
    running = []

    def wfs(*given):
        server = subprocess.Popen(
            [
                sys.executable,
                str(Path(__file__).with_name("wfs_server.py")),
                str(example / "buurten.geojson"),
                *map(str, given),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(server)
        port = server.stdout.readline().strip()
        return (
            f"WFS:pagingEnabled='true' srsname='EPSG:28992' typename='kk:buurten'"
            f" url='http://127.0.0.1:{port}/wfs' version='2.0.0'"
        )

    yield wfs
    for server in running:
        server.terminate()
        server.wait(10)
        server.stdout.close()


def test_a_wfs(made, wfs):
    labels = made(wfs())
    assert len(labels) == 12
    assert labels["V101"] == "Westkade"


def test_a_wfs_that_breaks_down_halfway_is_refused(made, wfs, tmp_path, example):
    with pytest.raises(ProfileError, match=r"levels\[0\]\.source.*only 5 of 12 features came"):
        made(wfs(5))
    assert not (tmp_path / "uit.gpkg").exists()
    shutil.copyfile(example / "buurten.geojson", tmp_path / "buurten.geojson")
    made("buurten.geojson")
    before = (tmp_path / "uit.gpkg").read_bytes()
    with Kansenkaart.open(tmp_path / "uit.gpkg") as opened:
        with pytest.raises(SourceRefused, match="only 5 of 12"):
            update_level(opened, "buurt", wfs(5), "test")
    assert (tmp_path / "uit.gpkg").read_bytes() == before


@pytest.mark.parametrize("way", ["file:punten.csv", "file:///{folder}/punten.csv"])
def test_a_delimited_text_layer_keeps_its_zeros(made, tmp_path, way):
    (tmp_path / "punten.csv").write_text(
        "code;naam;lon;lat\n0344001;Een;4.91;52.39\n0344002;Twee;4.92;52.4\n"
    )
    uri = way.format(folder=str(tmp_path).lstrip("/"))
    labels = made(f"delimitedtext:{uri}?type=csv&delimiter=;&xField=lon&yField=lat&crs=EPSG:4326")
    assert labels == {"0344001": "Een", "0344002": "Twee"}


def test_other_providers_of_qgis(made, tmp_path, example):
    shutil.copyfile(example / "buurten.geojson", tmp_path / "buurten.geojson")
    assert len(made("ogr:buurten.geojson")) == 12
    (tmp_path / "uit.gpkg").unlink()
    query = "select code, naam, geometry from b where code < 'V2'"
    labels = made(f"virtual:?layer=ogr:{tmp_path}/buurten.geojson:b:UTF-8&query={query}")
    assert sorted(labels) == ["V101", "V102", "V103", "V104"]


def write(example, path, driver):
    layer = QgsVectorLayer(str(example / "buurten.geojson"), "buurten", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, "buurten"
    error, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error == QgsVectorFileWriter.WriterError.NoError
    return path


def test_a_zipped_geodatabase(made, tmp_path, example):
    write(example, tmp_path / "buurten.gdb", "OpenFileGDB")
    shutil.make_archive(str(tmp_path / "buurten.gdb"), "zip", tmp_path, "buurten.gdb")
    shutil.rmtree(tmp_path / "buurten.gdb")
    assert len(made("buurten.gdb.zip|layername=buurten")) == 12


@pytest.mark.parametrize(
    ("name", "driver"),
    [
        ("a.gpkg", "GPKG"),
        ("a.shp", "ESRI Shapefile"),
        ("a.geojson", "GeoJSON"),
        ("a.fgb", "FlatGeobuf"),
        ("a.gml", "GML"),
    ],
)
def test_a_truncated_source_is_never_half_a_level(made, tmp_path, example, name, driver):
    path = write(example, tmp_path / name, driver)
    whole = path.read_bytes()
    assert len(made(name)) == 12
    (tmp_path / "uit.gpkg").unlink()
    for part in range(1, 10):
        path.write_bytes(whole[: len(whole) * part // 10])
        (tmp_path / "a.gfs").unlink(missing_ok=True)
        with pytest.raises((ProfileError, SourceFault), match=r"levels\[0\]\.|to its end"):
            made(name)
        assert not (tmp_path / "uit.gpkg").exists()


def test_a_damaged_page_of_a_source_is_never_a_level_with_gaps(made, tmp_path, example):
    path = write(example, tmp_path / "a.gpkg", "GPKG")
    whole = path.read_bytes()
    wanted = made("a.gpkg")
    (tmp_path / "uit.gpkg").unlink()
    refused = 0
    for page in range(len(whole) // 4096):
        path.write_bytes(whole[: page * 4096] + bytes(4096) + whole[(page + 1) * 4096 :])
        try:
            assert made("a.gpkg") == wanted, page
            (tmp_path / "uit.gpkg").unlink()
        except (ProfileError, SourceFault):
            refused += 1
    assert refused > 0


def test_a_source_is_read_and_never_written(made, tmp_path, example):
    path = write(example, tmp_path / "a.gpkg", "GPKG")
    before, siblings = path.read_bytes(), {"a.gpkg", "profiel.yaml", "uit.gpkg"}
    made("a.gpkg")
    assert path.read_bytes() == before
    assert {item.name for item in tmp_path.iterdir()} == siblings


@pytest.mark.parametrize(
    ("source", "as_shown"),
    [
        ("PG:dbname=a user=u password=geheim host=h", "PG:dbname=a user=u password=… host=h"),
        ("postgres:user='u' password='ge\\'heim x' host=h", "postgres:user='u' password=… host=h"),
        ("https://u:geheim@h/wfs?a=b", "https://u:…@h/wfs?a=b"),
        (
            "WFS:url='https://h' username='u' password=\"geheim\"",
            "WFS:url='https://h' username='u' password=…",
        ),
        ("gebieden.gpkg|layername=wachtwoord", "gebieden.gpkg|layername=wachtwoord"),
    ],
)
def test_a_password_is_never_shown(source, as_shown):
    assert shown(source) == as_shown
