"""What is measured on: drawn buildings, a kansenkaart of them, and very many records."""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Iterator

from measuring import ROOT
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from kansenkaart_plugin.domain.words import RecordKind, Role, Status
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.store import Kansenkaart
from kansenkaart_plugin.store.rows import RowWriter
from kansenkaart_plugin.store.tables import FIELDS

FEATURES = 14_000
SCALE = ROOT.parent / "shared" / "data" / "scale" / "amsterdam_panden_98k.gpkg.zip"
"""Real buildings, 98,047 of them; not part of the project and not on every machine."""

_PROFILE = """\
profile: 1
title: Maat
owner: gemeente
levels: [{{key: pand, title: Pand, source: "{source}", feature_key: {key}{more}}}]
parties:
  - {{key: gemeente, name: Gemeente, kind: municipality}}
  - {{key: ymere, name: Ymere, kind: corporation}}
"""
_KINDS = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY, RecordKind.AGREEMENT)
_TOGETHER = 1_000
_VISIBILITIES = ("public", "internal", "internal", "confidential")
# an L-shaped house with a bay, in metres
_HOUSE = ((0, 0), (9, 0), (9, 4), (10, 4), (10, 6), (9, 6), (9, 8), (5, 8), (5, 12), (0, 12))


def key_of(number: int) -> str:
    """Return the key of building ``number``."""
    return f"0363100012{number:06d}"


def make_profile(folder: Path, source: object, key: str, more: str = "") -> Path:
    """Write a profile of one level, ``pand``."""
    path = folder / "maat.yaml"
    path.write_text(_PROFILE.format(source=source, key=key, more=more), "utf-8")
    return path


def make_source(folder: Path, count: int = FEATURES) -> Path:
    """Write a GeoPackage of ``count`` buildings in rows, each turned another way."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:28992&field=code:string&field=naam:string&field=bouwjaar:integer",
        "panden",
        "memory",
    )
    features = []
    for number in range(count):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([key_of(number), f"Pand {number}", 1880 + number % 140])
        feature.setGeometry(QgsGeometry.fromWkt(_house(number)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    path = folder / "panden.gpkg"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = "panden"
    error = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    return path


def _house(number: int) -> str:
    x, y = 120_000 + 20 * (number % 125), 486_000 + 20 * (number // 125)
    turn = number % 7 / 10
    across, along = math.cos(turn), math.sin(turn)
    corners = [
        f"{x + a * across - b * along:.3f} {y + a * along + b * across:.3f}" for a, b in _HOUSE
    ]
    return f"POLYGON(({', '.join([*corners, corners[0]])}))"


def make_kansenkaart(folder: Path, count: int = FEATURES) -> Path:
    """Make a kansenkaart of ``count`` buildings, without records."""
    make_source(folder, count)
    profile = make_profile(folder, "panden.gpkg", "code", ", label: naam")
    path = folder / "maat.gpkg"
    create_kansenkaart(profile, path, "Maat")
    return path


def fill(path: Path, records: int, links: int) -> None:
    """Put ``records`` records with ``links`` links to its buildings into the kansenkaart.

    In actions of a thousand records, as a file grows: each has uuids of its own.
    """
    with Kansenkaart.open(path) as kansenkaart:
        connection = kansenkaart._connection
        places = connection.execute(
            "SELECT feature_key, label, x, y FROM level_pand ORDER BY feature_key"
        ).fetchall()
        with kansenkaart._transaction():
            for first in range(0, records, _TOGETHER):
                writer = RowWriter(connection, "Maat", "2026-01-01T00:00:00.000Z")
                numbers = range(first, min(first + _TOGETHER, records))
                uuids = writer.insert("record", [_record_row(n) for n in numbers])
                writer.insert("record_party", [(u, "ymere", Role.LEAD.value) for u in uuids])
                writer.insert(
                    "record_feature",
                    [
                        (uuid, "pand", *places[_place(n, records, len(places))])
                        for number, uuid in zip(numbers, uuids)
                        # all different pairs: each round of all records goes to other features
                        for n in range(number, links, records)
                    ],
                )
                writer.close("gemaakt")


def _record_row(n: int) -> tuple:
    kind = _KINDS[n % 4]
    values = {
        **dict.fromkeys(FIELDS["record"]),
        "code": f"{kind.letter}-{n:03d}",
        "kind": kind.value,
        "title": f"Wens van bewoners nummer {n}",
        "description": _description(n),
        "status": (Status.DRAFT if kind is RecordKind.AGREEMENT else Status.NEW).value,
        "visibility": _VISIBILITIES[n // 4 % 4],
    }
    return tuple(values.values())


def _place(n: int, records: int, features: int) -> int:
    return (n % records * 7 + n // records * 101) % features


def _description(n: int) -> str:
    return f"Toelichting bij {n}: meer groen en minder steen in de straat."


def write_records(path: Path, records: int, features: int = FEATURES) -> None:
    """Write a table of ``records`` records, each about two buildings and led by one party."""

    def rows() -> Iterator[tuple[str, ...]]:
        for n in range(records):
            places = [_place(n + turn * records, records, features) for turn in (0, 1)]
            yield (
                _KINDS[n % 4].value,
                f"Wens van bewoners nummer {n}",
                _description(n),
                _VISIBILITIES[n // 4 % 4],
                "ymere:lead",
                ", ".join(f"pand:{key_of(place)}" for place in places),
                "interview",
                "2026-03-01",
            )

    columns = "kind title description visibility parties features source_kind source_date"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(columns.split())
        writer.writerows(rows())
