"""What changes after the start: the profile, and the features of a level."""

from __future__ import annotations

import json

import pytest

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.profile import ProfileError
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.intake.renewal import update_level, update_profile
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
    assert (done.added, done.changed, done.removed, done.loose) == (1, 1, 1, 1)
    links = next(iter(kansenkaart.queries.entries([kansenkaart.queries.uuid_of("W-001")]).values()))
    assert {(link.feature.key, link.loose) for link in links.links} == {
        ("001", False),
        ("002", True),
    }
    assert kansenkaart.queries.labels("buurt", ["001", "003"]) == {"001": "Eén", "003": "Drie"}
    assert any("002" in problem.text() for problem in kansenkaart.problems())


def test_a_source_that_is_not_there_changes_nothing(kansenkaart, tmp_path):
    with pytest.raises(ProfileError, match="SOURCE"):
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
