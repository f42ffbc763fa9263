"""What is GeoPackage's alone: registering tables, labels of fields, geometry blobs."""

from __future__ import annotations

import sqlite3
import struct
from typing import Mapping, Sequence
from xml.sax.saxutils import escape

from ..domain import words
from ..domain.fields import Field
from ..domain.shape import Shape, box_of
from .tables import FIELDS, LOG_TABLES, now

APPLICATION_ID = 0x47504B47  # "GPKG" (GeoPackage 1.2, requirement 2)
SCHEMA_EXTENSION = "http://www.geopackage.org/spec120/#extension_schema"

NO_SHAPE = "(length(geom) < 30 AND ST_IsEmpty(geom))"
"""Whether a feature of a level has an empty geometry, which QGIS writes where there is none.

One with points is longer than that; to look at each would take as long as all the rest.
"""

_ENVELOPE_DOUBLES = {0: 0, 1: 4, 2: 6, 3: 6, 4: 8}

_DATA_COLUMNS_SQL = """
CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT,
  extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE IF NOT EXISTS gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC,
  max_is_inclusive BOOLEAN, description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
"""

# as QGIS makes it, so that it finds a default style by itself
_STYLES_SQL = """
CREATE TABLE IF NOT EXISTS layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))
"""

_NO_STYLE = '<qgis styleCategories="Fields"></qgis>'

VALUE_LISTS: dict[tuple[str, str], type[words.Word]] = {
    ("record", "kind"): words.RecordKind,
    ("record", "phase"): words.Phase,
    ("record", "status"): words.Status,
    ("record", "visibility"): words.Visibility,
    ("record", "agreement_type"): words.AgreementType,
    ("record", "commitment"): words.Commitment,
    ("record", "source_kind"): words.SourceKind,
    ("record_party", "role"): words.Role,
    ("record_trace", "kind"): words.TraceKind,
    ("position", "position"): words.Stance,
    ("progress", "judgement"): words.Judgement,
    ("session", "phase"): words.Phase,
    ("session_item", "decision"): words.Decision,
    ("party", "kind"): words.PartyKind,
}

_LABELLED = {field.value: field for field in Field}

_LEVEL_FIELDS = ("feature_key", "label", "parent_key")


def register_tables(connection: sqlite3.Connection, language: str) -> None:
    """List our tables in ``gpkg_contents`` and label their fields in ``language``."""
    moment = now()
    connection.executemany(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change,"
        " srs_id) VALUES (?, 'attributes', ?, '', ?, 0)",
        [(table, table, moment) for table in (*FIELDS, *LOG_TABLES, "layer_styles")],
    )
    for statement in (_DATA_COLUMNS_SQL + _STYLES_SQL).split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.executemany(
        "INSERT OR IGNORE INTO gpkg_extensions VALUES (?, NULL, 'gpkg_schema', ?, 'read-write')",
        [
            (name, SCHEMA_EXTENSION)
            for name in ("gpkg_data_columns", "gpkg_data_column_constraints")
        ],
    )
    for table, fields in FIELDS.items():
        _label_fields(connection, table, fields, language)
    _insert_styles(
        connection,
        {
            table: (table, "", _with_labels(_NO_STYLE, fields, language))
            for table, fields in FIELDS.items()
        },
    )
    connection.executemany(
        "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value,"
        " description) VALUES (?, 'enum', ?, ?)",
        [
            (f"{table}_{field}", member.value, member.label(language))
            for (table, field), kind in VALUE_LISTS.items()
            for member in kind
        ],
    )


def _labels(fields: Sequence[str], language: str) -> dict[str, str]:
    """Return the label of each field that has one, in ``language``."""
    return {field: _LABELLED[field].label(language) for field in fields if field in _LABELLED}


def _label_fields(
    connection: sqlite3.Connection, table: str, fields: Sequence[str], language: str
) -> None:
    """Label the fields of ``table``; GDAL reads ``title`` as alias from 3.7 on."""
    connection.executemany(
        "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, constraint_name)"
        " VALUES (?, ?, ?, ?, ?)",
        [
            (table, field, field, label, f"{table}_{field}")
            if (table, field) in VALUE_LISTS
            else (table, field, field, label, None)
            for field, label in _labels(fields, language).items()
        ],
    )


def write_styles(connection: sqlite3.Connection, styles: Mapping[str, str], language: str) -> None:
    """Give levels (by key) the QML with which QGIS shows them when it opens the file.

    A level that has a style keeps it: somebody may have chosen it. Who wrote it is not kept.
    """
    _insert_styles(
        connection,
        {
            f"level_{key}": (key, "geom", _with_labels(style, _LEVEL_FIELDS, language))
            for key, style in styles.items()
        },
    )


def _insert_styles(
    connection: sqlite3.Connection, styles: Mapping[str, tuple[str, str, str]]
) -> None:
    """Write the default style of tables: its name, the column of the geometry, the QML."""
    there = {name for (name,) in connection.execute("SELECT f_table_name FROM layer_styles")}
    connection.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name,"
        " f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner,"
        " update_time) VALUES ('', '', ?, ?, ?, ?, '', 1, '', '', ?)",
        [
            (table, geometry, name[:30], style, now())
            for table, (name, geometry, style) in styles.items()
            if table not in there
        ],
    )


def _with_labels(style: str, fields: Sequence[str], language: str) -> str:
    """Return a QML style that also names the fields, for a QGIS whose GDAL does not (< 3.7)."""
    aliases = "".join(
        f'<alias field="{field}" index="-1" name="{escape(label)}"/>'
        for field, label in _labels(fields, language).items()
    )
    style = style.replace('styleCategories="', 'styleCategories="Fields|', 1)
    return style.replace("</qgis>", f"<aliases>{aliases}</aliases></qgis>")


def finish_level(connection: sqlite3.Connection, level: str, language: str) -> None:
    """Make the key of a level's table unique, its parents quick to find, and label its fields.

    A feature with an empty geometry gets none.
    """
    connection.execute(f'UPDATE "level_{level}" SET geom = NULL WHERE {NO_SHAPE}')
    connection.execute(f'CREATE UNIQUE INDEX "level_{level}_key" ON "level_{level}" (feature_key)')
    connection.execute(f'CREATE INDEX "level_{level}_parent" ON "level_{level}" (parent_key)')
    _label_fields(connection, f"level_{level}", _LEVEL_FIELDS, language)
    _count_features(connection, f"level_{level}")


def _count_features(connection: sqlite3.Connection, table: str) -> None:
    """Give GDAL's count of the features a number: its triggers count on from there."""
    if connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'gpkg_ogr_contents'"
    ).fetchone():
        connection.execute(
            f'UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM "{table}")'
            " WHERE table_name = ?",
            (table,),
        )


def wkb_of(blob: bytes | None) -> bytes | None:
    """Return the WKB inside a GeoPackage geometry (GeoPackage 1.2, clause 2.1.3), or None."""
    if not blob or blob[:2] != b"GP":
        return None
    flags = blob[3]
    if flags & 0x10:  # the empty flag
        return None
    return bytes(blob[8 + 8 * _ENVELOPE_DOUBLES.get(flags >> 1 & 7, 0) :])


def geometry_blob(wkb: bytes, crs: int, shape: Shape) -> bytes:
    """Return ``wkb`` of ``shape`` as a GeoPackage geometry in the CRS ``crs``, with its extent."""
    little_endian_with_box = 0x03
    header = struct.pack("<2sBBi", b"GP", 0, little_endian_with_box, crs)
    return header + struct.pack("<4d", *box_of(shape)) + wkb


def _bound(index: int, blob: bytes | None) -> float | None:
    """Return one double of the envelope in the header (minx, maxx, miny, maxy), or None."""
    wkb = wkb_of(blob)
    if blob is None or wkb is None:
        return None
    if not blob[3] >> 1 & 7:  # no envelope: writers leave it out for points only
        order = "<" if wkb[0] else ">"
        kind = struct.unpack_from(f"{order}I", wkb, 1)[0] % 1000
        return (
            float(struct.unpack_from(f"{order}d", wkb, 5 + 8 * (index // 2))[0])
            if kind == 1
            else None
        )
    order = "<" if blob[3] & 1 else ">"
    return float(struct.unpack_from(f"{order}d", blob, 8 + 8 * index)[0])


def bounds(blob: bytes) -> tuple[float | None, ...]:
    """Return the extent in the header: min x, max x, min y, max y; None where it has none."""
    return tuple(_bound(index, blob) for index in range(4))


def add_geometry_functions(connection: sqlite3.Connection) -> None:
    """Give ``connection`` the functions that the triggers of spatial tables call."""

    def define(name: str, index: int) -> None:
        connection.create_function(name, 1, lambda blob: _bound(index, blob), deterministic=True)

    connection.create_function(
        "ST_IsEmpty", 1, lambda blob: None if blob is None else int(wkb_of(blob) is None)
    )
    for index, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
        define(name, index)
