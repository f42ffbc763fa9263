"""Kansenkaarten made by SQL alone, for tests: no GDAL, no QGIS."""

from __future__ import annotations

import sqlite3
import struct
from pathlib import Path

from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.store import Kansenkaart

PROFILE = """\
profile: 1
title: Kansenkaart Proefdorp
crs: EPSG:28992
language: nl
owner: gemeente
levels:
  - {key: wijk, title: Wijk, source: areas.gpkg|layername=wijk, feature_key: code, label: naam}
  - key: buurt
    title: Buurt
    source: areas.gpkg|layername=buurt
    feature_key: code
    label: naam
    parent: wijk
    facts: {public: [inwoners], parties: [huur]}
parties:
  - {key: gemeente, name: Gemeente Proefdorp, kind: municipality, colour: "#ec0000"}
  - {key: ymere, name: Ymere, kind: corporation}
  - {key: eigenhaard, name: Eigen Haard, kind: corporation}
themes: [{key: wonen, title: Wonen}, {key: groen, title: Groen}]
ambitions:
  - {key: ongedeeld, title: Ongedeelde wijk, theme: wonen}
  - {key: koel, title: Koele straten, theme: groen}
"""

CORE = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
  description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL
  DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
  max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id)
  REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
  m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name));
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian', -1, 'NONE', -1, 'undefined', '');
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic', 0, 'NONE', 0, 'undefined', '');
INSERT INTO gpkg_spatial_ref_sys VALUES ('RD New', 28992, 'EPSG', 28992, 'undefined', '');
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10200;
"""


def point(x: float, y: float) -> bytes:
    """Return a point as a GeoPackage geometry without envelope."""
    return struct.pack("<2sBBi", b"GP", 0, 1, 28992) + struct.pack("<BIdd", 1, 1, x, y)


def make_geopackage(path: Path, buurten: int = 4) -> Path:
    """Make a GeoPackage with a level wijk (NK, NL) and a level buurt (NK01, NK02 …)."""
    connection = sqlite3.connect(path)
    connection.executescript(CORE)
    for level, facts in (("wijk", "oppervlakte"), ("buurt", "inwoners")):
        extra = ", huur TEXT, geheim TEXT" if level == "buurt" else ""
        connection.execute(
            f"CREATE TABLE level_{level} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,"
            " geom BLOB, feature_key TEXT NOT NULL, label TEXT, parent_key TEXT,"
            f" x DOUBLE, y DOUBLE, {facts} INTEGER{extra})"
        )
        connection.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            f" VALUES ('level_{level}', 'features', 'level_{level}', 28992)"
        )
        connection.execute(
            "INSERT INTO gpkg_geometry_columns"
            f" VALUES ('level_{level}', 'geom', 'POINT', 28992, 0, 0)"
        )
    for number, key in enumerate(("NK", "NL")):
        connection.execute(
            "INSERT INTO level_wijk (geom, feature_key, label, x, y, oppervlakte)"
            " VALUES (?, ?, ?, ?, ?, 5)",
            (point(number, 0), key, f"Wijk {key}", number, 0),
        )
    connection.executemany(
        "INSERT INTO level_buurt (geom, feature_key, label, parent_key, x, y, inwoners, huur,"
        " geheim) VALUES (?, ?, ?, 'NK', ?, ?, ?, ?, 'CANARY-fact-of-the-owner-only')",
        (
            (point(n, 1), f"NK{n:02d}", f"Buurt {n}", n, 1, n, "CANARY-fact-for-the-parties")
            for n in range(1, buurten + 1)
        ),
    )
    connection.commit()
    connection.close()
    return path


def make_kansenkaart(path: Path, buurten: int = 4) -> Path:
    """Make a kansenkaart at ``path``, without records."""
    make_geopackage(path, buurten)
    Kansenkaart.initialise(path, load_profile(PROFILE), by="Maker").close()
    return path


def signature_of(path: Path) -> list[str]:
    """Return all content of the file as SQL: the same content gives the same signature."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()
