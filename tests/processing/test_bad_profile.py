"""A profile that cannot be used: every fault named with its path, and nothing made."""

from __future__ import annotations

import json
import shutil

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from kansenkaart_plugin.store import Kansenkaart
from kansenkaart_plugin.store.unpacked import readable_parts

PROFILE = """profile: 1
title: Proef
crs: EPSG:28992
owner: gemeente
levels:
  - {key: wijk, title: Wijk, source: wijken.geojson, feature_key: code, label: naam}
area: {level: wijk, keys: [V1], margin: 250}
parties:
  - {key: gemeente, name: Gemeente, kind: municipality, colour: "#ec0000"}
themes: [{key: wonen, title: Wonen}]
"""
BOMB = "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\n"

FAULTS = {  # what is replaced, by what, and what is said
    "an unknown key": ("title: Proef", "titel: Proef\ntitle: P", "titel: is not known here"),
    "an unknown key below": ("label: naam", "labl: naam", "levels[0].labl: is not known here"),
    "a key twice": ("owner:", "title: Weer\nowner:", "title: is written twice"),
    "a key twice below": ("margin: 250", "margin: 1, margin: 2", "area.margin: is written twice"),
    "a text for a list": ("[V1]", "V1", "area.keys: must be a list of texts"),
    "a list for a text": ("title: Proef", "title: [Proef]", "title: must be a text"),
    "a text for a number": ("250", "veel", "area.margin: “veel” must be a number"),
    "no number": ("250", ".nan", "area.margin: “.nan” must be a number"),
    "a colour": ("#ec0000", "rood", "parties[0].colour: “rood” must be a colour"),
    "a missing source": ("wijken.geojson", "weg.gpkg", "levels[0].source: there is no file"),
    "a folder": ("wijken.geojson", ".", "levels[0].source: “.” cannot be read"),
    "no layer": ("wijken.geojson", "profiel.yaml", "levels[0].source: “profiel.yaml” cannot"),
    "a missing field": ("feature_key: code", "feature_key: sleutel", "has no field “sleutel”"),
    "a missing label": ("label: naam", "label: titel", "levels[0].label: the source has no field"),
    "aliases": ("profile: 1", BOMB + "profile: 1", "line 2: aliases (*name) are not allowed"),
    "an object": (
        "title: Proef",
        "title: !!python/object/apply:os.system ['id']",
        "title: must be a text",
    ),
    "no such CRS": ("EPSG:28992", "EPSG:999999", "crs: there is no CRS “EPSG:999999”"),
    "no CRS": ("EPSG:28992", "RD", "crs: “RD” must be a CRS such as EPSG:28992"),
    "degrees": ("EPSG:28992", "EPSG:4326", "crs: “EPSG:4326” measures in degrees"),
    "keys that are not there": (
        "[V1]",
        "[V1, NO, 0344001, 12:30]",
        "area.keys: the level “wijk” has no feature “0344001”",
    ),
    "a party called public": ("key: gemeente,", "key: public,", "parties[0].key: “public” means"),
    "an owner that is no party": ("owner: gemeente", "owner: ymere", "owner: “ymere” is none"),
    "a key with a hook": ("key: wijk,", "key: 'wijk\";',", 'levels[0].key: “wijk";” must be'),
    "two documents": ("themes:", "---\nthemes:", "found another document"),
    "no YAML": ("title: Proef", "title: 'Proef", "line "),
    "too deep": ("profile: 1", "profile: " + "[" * 3000, "it is no readable YAML"),
    "too large": ("themes:", "# " + "x" * 1_000_001 + "\nthemes:", "it is larger than 1 MB"),
    "a NUL": ("Proef", "Pro\0ef", "line 2: special characters are not allowed"),
    "nothing": (PROFILE, "", "it is not a YAML mapping"),
    "a newer profile": ("profile: 1", "profile: 2", "profile: version “2” is newer"),
}


@pytest.fixture
def folder(tmp_path, example):
    shutil.copyfile(example / "wijken.geojson", tmp_path / "wijken.geojson")
    return tmp_path


def refused(run, folder, data):
    """Return what is said of a profile that cannot be used."""
    profile = folder / "profiel.yaml"
    profile.write_bytes(data if isinstance(data, bytes) else data.encode())
    before = sorted(path.name for path in folder.iterdir())
    done = run("create", PROFILE=profile, OUTPUT=folder / "uit.gpkg")
    assert done.code != 0
    assert "Traceback" not in done.error
    assert sorted(path.name for path in folder.iterdir()) == before
    first, *faults = done.error.strip().splitlines()
    assert first == "The profile cannot be used; mend it and try again:"
    return "\n".join(faults)


@pytest.mark.parametrize("what", FAULTS)
def test_each_fault_is_named_with_its_path(run, folder, what):
    old, new, said = FAULTS[what]
    assert old in PROFILE
    assert said in refused(run, folder, PROFILE.replace(old, new, 1))


def test_all_faults_are_named_at_once(run, folder):
    text = PROFILE.replace("250", "veel").replace("owner: gemeente", "owner: ymere")
    text = text.replace("label: naam", "labl: naam").replace("#ec0000", "rood")
    said = refused(run, folder, text)
    for path in ("area.margin", "owner", "levels[0].labl", "parties[0].colour"):
        assert f"{path}: " in said


@pytest.mark.parametrize("data", [PROFILE.encode("utf-16"), "title: Café".encode("cp1252")])
def test_a_profile_in_another_encoding(run, folder, data):
    assert "profiel.yaml” is no text in UTF-8" in refused(run, folder, data)


@pytest.mark.parametrize("name", ["weg.yaml", "."])
def test_a_profile_that_is_not_there(run, folder, name):
    done = run("create", PROFILE=folder / name, OUTPUT=folder / "uit.gpkg")
    assert done.code != 0
    assert "there is no file" in done.error


def test_updateprofile_names_the_same_faults(run, kansenkaart, folder):
    profile = folder / "profiel.yaml"
    profile.write_text(PROFILE.replace("title: Proef", "titel: Proef"))
    before = kansenkaart.read_bytes()
    done = run("updateprofile", KANSENKAART=kansenkaart, PROFILE=profile)
    assert done.code != 0
    assert "titel: is not known here" in done.error
    profile.write_text(PROFILE.replace("EPSG:28992", "EPSG:32631"))
    done = run("updateprofile", KANSENKAART=kansenkaart, PROFILE=profile)
    assert "crs: it is EPSG:28992 in the kansenkaart and cannot change" in done.error
    assert kansenkaart.read_bytes() == before


def test_colours_that_are_not_told_apart_are_named_and_hinder_nothing(run, folder, tmp_path):
    alike = PROFILE + 'style: {wish: {colour: "#c04020"}, need: {colour: "#6d7a1f"}}\n'
    profile, path = folder / "profiel.yaml", tmp_path / "proef.gpkg"
    profile.write_text(alike)
    made = run("create", PROFILE=profile, OUTPUT=path)
    renewed = run("updateprofile", KANSENKAART=path, PROFILE=profile)
    checked = run("check", KANSENKAART=path, REPORT=tmp_path / "verslag.html")
    drawn = run("exportlayouts", KANSENKAART=path, AUDIENCE="public", OUTPUT=tmp_path / "uit")
    for done in (made, renewed, checked, drawn):
        assert done.code == 0, done.error
        (said,) = (text for text in done.told if "Colour-blind readers" in text)
        assert "wish and need" in said
    assert checked.results["PROBLEMS"] == 0
    assert "wish and need" in (tmp_path / "verslag.html").read_text("utf-8")
    profile.write_text(PROFILE)
    done = run("updateprofile", KANSENKAART=path, PROFILE=profile)
    assert not [text for text in done.told if "Colour-blind" in text]


def squares(path, *keys, crs="urn:ogc:def:crs:EPSG::28992", x=121000, y=489000, size=100):
    """Write a GeoJSON of squares beside each other."""
    features = []
    for number, key in enumerate(keys):
        left, right = x + number * size, x + (number + 1) * size
        ring = [[left, y], [right, y], [right, y + size], [left, y + size], [left, y]]
        features.append(
            {
                "type": "Feature",
                "properties": {"code": key, "naam": f"Naam {key}"},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            }
        )
    described = {"type": "FeatureCollection", "features": features}
    if crs:
        described["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(described))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("A", None, "B", ""), "2 features have no key (row 2, 4); give each one in “code”"),
        (("A", "B", " A "), "1 keys occur more than once (A)"),
        (("A", None, "A"), "levels[0].feature_key: 1 features have no key"),
    ],
)
def test_a_key_field_with_nulls_or_duplicates(run, folder, keys, said):
    squares(folder / "wijken.geojson", *keys)
    assert said in refused(run, folder, PROFILE.replace("V1", "A"))


def test_keys_that_yaml_would_change_stay_what_they_are(run, folder):
    keys = ("NO", "0344001", "12:30", "1e3", "yes", "null", "0x1F", "2026-01-01")
    squares(folder / "wijken.geojson", *keys)
    profile = folder / "profiel.yaml"
    profile.write_text(PROFILE.replace("[V1]", f"[{', '.join(keys)}]"))
    done = run("create", PROFILE=profile, OUTPUT=folder / "uit.gpkg")
    assert done.code == 0, done.error
    with Kansenkaart.open(folder / "uit.gpkg") as opened:
        assert opened.profile.area.keys == keys
        assert set(opened.queries.labels("wijk", keys)) == set(keys)


def test_another_country_is_doubted(run, folder):
    profile = folder / "profiel.yaml"
    profile.write_text(PROFILE.replace("EPSG:28992", "EPSG:27700"))
    done = run("create", PROFILE=profile, OUTPUT=folder / "uit.gpkg")
    assert done.code == 0, done.error
    said = "Level wijk lies outside the area where EPSG:27700 is used; its source was read as"
    assert any(said in told for told in done.told)


def test_degrees_that_are_taken_for_metres_are_doubted(run, folder):
    squares(folder / "wijken.geojson", "V1", x=4.9, y=52.4, size=0.001)
    profile = folder / "profiel.yaml"
    profile.write_text(PROFILE)
    done = run("create", PROFILE=profile, OUTPUT=folder / "uit.gpkg")
    assert done.code == 0, done.error
    assert any("outside the area where EPSG:28992 is used" in told for told in done.told)


def test_metres_that_are_taken_for_degrees_are_refused(run, folder):
    squares(folder / "wijken.geojson", "V1", crs=None)  # GeoJSON without CRS is in degrees
    said = refused(run, folder, PROFILE)
    assert "“wijken.geojson” has no place in EPSG:28992; it is read as EPSG:4326" in said


def test_a_source_without_crs_is_read_as_the_profile_says_and_that_is_told(run, folder):
    squares(folder / "wijken.geojson", "V1", "V2")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "ESRI Shapefile"
    layer = QgsVectorLayer(str(folder / "wijken.geojson"), "wijken", "ogr")
    layer.setCrs(QgsCoordinateReferenceSystem())
    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(folder / "wijken.shp"), QgsCoordinateTransformContext(), options
    )
    (folder / "wijken.prj").unlink(missing_ok=True)
    profile = folder / "profiel.yaml"
    profile.write_text(PROFILE.replace("wijken.geojson", "wijken.shp"))
    done = run("create", PROFILE=profile, OUTPUT=folder / "uit.gpkg")
    assert done.code == 0, done.error
    assert "Level wijk: its source names no CRS and was read as EPSG:28992." in done.told


def test_a_password_in_a_source_is_not_shown(run, folder):
    for source in (
        "postgres:dbname=x host=127.0.0.1 port=9 user=u password=geheim123 table=a (geom)",
        "PG:dbname=x host=127.0.0.1 port=9 user=u password='geheim123'",
        "http://u:geheim123@127.0.0.1:9/wijken.geojson",
    ):
        said = refused(run, folder, PROFILE.replace("wijken.geojson", json.dumps(source)))
        assert "levels[0].source: “" in said
        assert "geheim123" not in said


def test_a_login_in_a_source_never_leaves_the_file(run, folder, tmp_path):
    login = "wachtwoord-van-de-database"
    profile = folder / "profiel.yaml"
    source = f"wijken.geojson|option:PASSWORD={login}"
    profile.write_text(PROFILE.replace("wijken.geojson", json.dumps(source)))
    path = folder / "kaart.gpkg"
    done = run("create", PROFILE=profile, OUTPUT=path)
    assert done.code == 0, done.error
    assert login not in "\n".join(done.told)
    (folder / "in.csv").write_text("kind;title;features\nwens;Groen;wijk:V1\n")
    assert run("importrecords", KANSENKAART=path, INPUT=folder / "in.csv").code == 0
    products = tmp_path / "producten"
    for name, output in (
        ("exportrecords", {"OUTPUT": products / "uit.csv"}),
        ("exportrecords", {"OUTPUT": products / "uit.xlsx"}),
        ("exportlayouts", {"OUTPUT": products, "FORMAT": "pdf"}),
        ("exportlayouts", {"OUTPUT": products, "FORMAT": "svg"}),
        ("exportplan", {"OUTPUT": products / "plan.docx"}),
    ):
        done = run(name, KANSENKAART=path, AUDIENCE="owner", **output)
        assert done.code == 0, done.error
    assert run("check", KANSENKAART=path, REPORT=products / "verslag.html").code == 0
    made = [item for item in products.rglob("*") if item.is_file()]
    assert len(made) == 6
    for product in made:
        for part in readable_parts(product):
            assert login not in (part if isinstance(part, str) else part.decode("latin-1"))
