"""What changes after the start: the profile, and the features of a level."""

from __future__ import annotations

import json
import random
import shutil

import pytest
import yaml
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeatureSink,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.profile import ProfileError
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.intake.records import import_records
from kansenkaart_plugin.intake.renewal import SourceRefused, update_level, update_profile
from kansenkaart_plugin.store import Kansenkaart, StillUsed, UnknownReference

PROFILE = """profile: 1
title: Proef
owner: gemeente
levels:
  - {key: buurt, title: Buurt, source: buurt.geojson, feature_key: code, label: naam}
parties:
  - {key: gemeente, name: Gemeente, kind: municipality}
  - {key: ymere, name: Ymere, kind: corporation}
"""


def geojson(path, features):
    """Write squares of 0.001 degree, by code: name and place."""
    path.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "properties": {"code": code, "naam": name},
                        "geometry": {
                            "type": "Polygon",
                            "coordinates": [
                                [
                                    [4.9 + x, 52.4],
                                    [4.901 + x, 52.4],
                                    [4.901 + x, 52.401],
                                    [4.9 + x, 52.4],
                                ]
                            ],
                        },
                    }
                    for code, (name, x) in features.items()
                ],
            }
        ),
        "utf-8",
    )


@pytest.fixture
def kansenkaart(tmp_path, qgis_app):
    geojson(tmp_path / "buurt.geojson", {"001": ("Een", 0.0), "002": ("Twee", 0.01)})
    (tmp_path / "profiel.yaml").write_text(PROFILE)
    create_kansenkaart(tmp_path / "profiel.yaml", tmp_path / "kaart.gpkg", "test")
    with Kansenkaart.open(tmp_path / "kaart.gpkg") as kaart:
        with kaart.change("Wens", "test") as change:
            change.add(
                Record(RecordKind.WISH, "Groen"),
                [FeatureRef("buurt", "001"), FeatureRef("buurt", "002")],
                {"ymere": Role.SUBMITTER},
            )
        yield kaart


def test_features_are_renewed_by_key_and_links_stay(kansenkaart, tmp_path):
    geojson(tmp_path / "nieuw #é.geojson", {"001": ("Eén", 0.0), "003": ("Drie", 0.02)})
    done = update_level(kansenkaart, "buurt", "nieuw #é.geojson", "test", None, tmp_path)
    assert (done.added, done.changed, done.removed) == (1, 1, 1)
    assert done.loose == (("W-001", "002"),)
    assert any("W-001" in told.text() and "buurt:002" in told.text() for told in done.sentences())
    links = next(iter(kansenkaart.queries.entries([kansenkaart.queries.uuid_of("W-001")]).values()))
    assert {(link.feature.key, link.loose) for link in links.links} == {
        ("001", False),
        ("002", True),
    }
    assert kansenkaart.queries.labels("buurt", ["001", "003"]) == {"001": "Eén", "003": "Drie"}
    assert any("002" in problem.text() for problem in kansenkaart.problems())


def test_a_source_that_is_not_there_changes_nothing(kansenkaart, tmp_path):
    with pytest.raises(SourceRefused, match=r"weg\.geojson"):
        update_level(kansenkaart, "buurt", "weg.geojson", "test", None, tmp_path)
    with pytest.raises(UnknownReference, match="wijk"):
        update_level(kansenkaart, "wijk", "buurt.geojson", "test", None, tmp_path)
    assert kansenkaart.queries.levels()[0].features == 2


def test_the_profile_brings_a_level_a_party_and_a_name(kansenkaart, tmp_path):
    more = PROFILE.replace("name: Ymere", "name: Stichting Ymere").replace(
        "parties:",
        "  - {key: plek, title: Plek, drawn: point}\n"
        "  - {key: blok, title: Blok, source: buurt.geojson, feature_key: code, parent: buurt}\n"
        "parties:\n  - {key: huurders, name: Huurders, kind: tenants}",
    )
    (tmp_path / "meer.yaml").write_text(more)
    update_profile(kansenkaart, tmp_path / "meer.yaml", "test")
    assert {party.name for party in kansenkaart.queries.parties()} == {
        "Gemeente",
        "Stichting Ymere",
        "Huurders",
    }
    counts = {item.level.key: item.features for item in kansenkaart.queries.levels()}
    assert counts == {"buurt": 2, "plek": 0, "blok": 2}
    with kansenkaart.change("Wens", "test") as change:
        change.add(Record(RecordKind.WISH, "Blok"), [FeatureRef("blok", "001")])
    assert kansenkaart.problems() == []


def test_what_is_used_is_not_removed_but_named(kansenkaart, tmp_path):
    (tmp_path / "minder.yaml").write_text(
        "\n".join(line for line in PROFILE.splitlines() if "ymere" not in line)
    )
    with pytest.raises(StillUsed, match=r"ymere.*W-001"):
        update_profile(kansenkaart, tmp_path / "minder.yaml", "test")
    assert len(kansenkaart.queries.parties()) == 2


@pytest.fixture
def example_copy(tmp_path, qgis_app, example):
    """The example with its records, open."""
    path = tmp_path / "volewijck.gpkg"
    create_kansenkaart(example / "example.yaml", path, "test")
    with Kansenkaart.open(path) as kaart:
        import_records(kaart, example / "records.csv", False, None, "test")
        yield kaart


def features_of(example, name):
    layer = QgsVectorLayer(str(example / f"{name}.geojson"), name, "ogr")
    return layer, list(layer.getFeatures())


def write_layer(features, like, path, driver):
    """Write ``features`` in their order, numbered anew."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, "buurten"
    writer = QgsVectorFileWriter.create(
        str(path),
        like.fields(),
        like.wkbType(),
        like.crs(),
        QgsCoordinateTransformContext(),
        options,
    )
    assert writer.addFeatures(features, QgsFeatureSink.Flag.FastInsert)
    writer.flushBuffer()
    assert writer.hasError() == QgsVectorFileWriter.WriterError.NoError
    del writer
    return path


@pytest.mark.parametrize(
    ("name", "driver"),
    [("buurten.gpkg", "GPKG"), ("buurten.shp", "ESRI Shapefile"), ("buurten.fgb", "FlatGeobuf")],
)
def test_another_order_other_fids_and_another_format_lose_no_link(
    example_copy, example, tmp_path, name, driver
):
    layer, features = features_of(example, "buurten")
    random.Random(5).shuffle(features)
    source = write_layer(features, layer, tmp_path / name, driver)
    linked = sum(len(entry.links) for entry in example_copy.snapshot(OWNER).entries)
    done = update_level(example_copy, "buurt", str(source), "test")
    assert (done.added, done.changed, done.removed, done.loose) == (0, 0, 0, ())
    snapshot = example_copy.snapshot(OWNER)
    assert [link for entry in snapshot.entries for link in entry.links if link.loose] == []
    assert sum(len(entry.links) for entry in snapshot.entries) == linked
    assert example_copy.problems() == []


def test_keys_of_next_year_are_listed_and_no_record_is_lost(example_copy, example, tmp_path):
    layer, features = features_of(example, "buurten")
    for feature in features:
        feature["code"] = f"2027-{feature['code']}"
    source = write_layer(features, layer, tmp_path / "nieuw.gpkg", "GPKG")
    before = example_copy.snapshot(OWNER)
    links = sum(link.feature.level == "buurt" for entry in before.entries for link in entry.links)
    done = update_level(example_copy, "buurt", str(source), "test")
    assert links > 0
    assert (done.added, done.removed, len(done.loose)) == (12, 12, links)
    after = example_copy.snapshot(OWNER)
    assert [entry.record.code for entry in after.entries] == [
        entry.record.code for entry in before.entries
    ]
    loose = [link for entry in after.entries for link in entry.links if link.loose]
    assert len(loose) == links
    assert all(link.label and link.x for link in loose)  # known by name and drawn at their place
    told = [sentence.text() for sentence in done.sentences()]
    assert sum("is loose" in line for line in told) == links
    # back again: every link holds
    back = write_layer(features_of(example, "buurten")[1], layer, tmp_path / "oud.gpkg", "GPKG")
    assert update_level(example_copy, "buurt", str(back), "test").loose == ()


def test_an_area_that_goes_is_said_and_stands_in_nobodys_way(kansenkaart, tmp_path):
    more = PROFILE + "area: {level: buurt, keys: ['002']}\n"
    (tmp_path / "gebied.yaml").write_text(more)
    update_profile(kansenkaart, tmp_path / "gebied.yaml", "test")
    geojson(tmp_path / "nieuw.geojson", {"001": ("Een", 0.0), "003": ("Drie", 0.02)})
    done = update_level(kansenkaart, "buurt", str(tmp_path / "nieuw.geojson"), "test")
    assert done.area_gone == ("002",)
    assert any("area.keys" in told.text() for told in done.sentences())
    assert any("buurt:002, which is not there" in told.text() for told in kansenkaart.problems())
    (tmp_path / "gebied.yaml").write_text(more.replace("'002'", "'003'"))
    update_profile(kansenkaart, tmp_path / "gebied.yaml", "test")
    with pytest.raises(ProfileError, match=r"area\.keys.*“009”"):
        (tmp_path / "gebied.yaml").write_text(more.replace("'002'", "'009'"))
        update_profile(kansenkaart, tmp_path / "gebied.yaml", "test")


def test_everything_in_use_is_named_at_once_and_nothing_changes(example_copy, example, tmp_path):
    text = (example / "example.yaml").read_text("utf-8")
    profile = yaml.safe_load(text)
    for name in ("parties", "ambitions", "themes"):
        profile[name] = profile[name][:1]
    profile["levels"] = [level for level in profile["levels"] if level["key"] != "complex"]
    for ambition in profile["ambitions"]:
        ambition["theme"] = profile["themes"][0]["key"]
    for name in ("wijken", "buurten", "complexen"):
        shutil.copyfile(example / f"{name}.geojson", tmp_path / f"{name}.geojson")
    (tmp_path / "minder.yaml").write_text(yaml.safe_dump(profile), "utf-8")
    before = example_copy.path.read_bytes()
    with pytest.raises(StillUsed) as caught:
        update_profile(example_copy, tmp_path / "minder.yaml", "test")
    said = str(caught.value)
    for where in ("parties: “", "ambitions: “", "themes: “", "levels: “complex”"):
        assert where in said
    assert "W-005" in said
    assert example_copy.path.read_bytes() == before


def test_the_same_profile_again_changes_nothing_but_the_log(example_copy, example):
    before = example_copy.path.read_bytes()
    update_profile(example_copy, example / "example.yaml", "test")
    assert example_copy.path.read_bytes() == before
