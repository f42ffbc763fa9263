"""A snapshot made by hand: real buurten where they are, squares where they are not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.PyQt.QtGui import QColor, QImage

from kansenkaart_plugin.domain.audience import OWNER, PARTIES
from kansenkaart_plugin.domain.model import FeatureRef, Level, Party
from kansenkaart_plugin.domain.profile import AreaProfile, LayoutProfile
from kansenkaart_plugin.domain.words import PartyKind, RecordKind, Visibility
from kansenkaart_plugin.store.snapshot import Feature, Snapshot, SnapshotLevel
from tests.cartography.page_reading import entry

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "amsterdam" / "gebieden.gpkg"
INJECTION = "[% @project_title %] en [% 1 + 1 %]"


def squares(level, prefix, number, size, parent=None):
    features = []
    for row in range(number):
        for column in range(number):
            x, y = 122000 + column * size, 489000 + row * size
            shape = ogr.CreateGeometryFromWkt(
                f"POLYGON(({x} {y},{x + size} {y},{x + size} {y + size},{x} {y + size},{x} {y}))"
            )
            key = f"{prefix}{row}/{column}"
            features.append(
                Feature(
                    FeatureRef(level, key),
                    f"Buurt {prefix}{row}{column}",
                    parent,
                    x + size / 2,
                    y + size / 2,
                    bytes(shape.ExportToWkb()),
                    (),
                )
            )
    return tuple(features)


def real_levels(tmp):
    shutil.copy(REAL, tmp / "g.gpkg")
    source = ogr.Open(str(tmp / "g.gpkg"))
    found = {}
    for level in ("wijk", "buurt"):
        rows = []
        for item in source.GetLayerByName(level):
            shape = item.GetGeometryRef()
            point = shape.PointOnSurface()
            parent = item.GetField("wijk_code") if level == "buurt" else None
            rows.append(
                Feature(
                    FeatureRef(level, item.GetField("code")),
                    item.GetField("naam"),
                    parent,
                    point.GetX(),
                    point.GetY(),
                    bytes(shape.ExportToWkb()),
                    (),
                )
            )
        found[level] = tuple(rows)
    return found


def entries_for(features):
    kinds = list(RecordKind)
    rows = [entry(n, kinds[n % 5], f"Over het hele gebied {n}") for n in range(1, 5)]
    for n in range(5, 25):
        rows.append(
            entry(
                n,
                kinds[n % 5],
                f"Meer groen en een veiliger oversteek {n}",
                features[n % 12 : n % 12 + 1 + n % 3],
            )
        )
    rows.append(entry(25, kinds[0], "Lang " + "lange woorden over deze buurt " * 66, features[1:2]))
    rows.append(entry(26, kinds[1], "مرحبا بالعالم 😀 <b>vet</b> & “aanhaling”", features[2:3]))
    rows.append(entry(27, kinds[2], INJECTION, features[3:4]))
    rows.append(entry(28, kinds[3], "Veertig buurten", features[:40]))
    rows.append(entry(29, kinds[0], "X" * 300, features[4:5]))
    rows += [
        entry(n, kinds[n % 5], f"Dertig op een plek {n}", features[5:6]) for n in range(30, 60)
    ]
    gone = features[6]._replace(
        ref=FeatureRef("buurt", "WEG"), label="Oude buurt", x=features[6].x + 300
    )
    rows.append(entry(60, kinds[0], "Losse koppeling", (gone,), loose=True))
    return tuple(rows)


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory):
    if REAL.is_file():
        levels = real_levels(tmp_path_factory.mktemp("g"))
        keys = ("NK", "NL", "NN")
        chosen = [f for f in levels["buurt"] if f.parent_key in keys]
        chosen += [f for f in levels["buurt"] if f.parent_key not in keys and f.ref.key[0] == "N"]
    else:
        levels = {"wijk": squares("wijk", "W", 2, 2000), "buurt": squares("buurt", "B", 8, 500)}
        keys = ("W0/0",)
        chosen = list(levels["buurt"])
    return Snapshot(
        title="Kansenkaart Volewijck en omgeving",
        language="nl",
        crs="EPSG:28992",
        owner="gemeente",
        audience=PARTIES,
        as_of=None,
        made_at="2026-11-24T10:00:00.000Z",
        area=AreaProfile("wijk", keys, 250),
        layout=LayoutProfile(
            sources="Gebieden: open data gemeente Amsterdam. Records: voorbeeld.", version="0.3"
        ),
        style={},
        levels=(
            SnapshotLevel(Level("wijk", "Wijk", 1, None, None, None), (), levels["wijk"]),
            SnapshotLevel(Level("buurt", "Buurt", 2, "wijk", None, None), (), levels["buurt"]),
        ),
        parties=(
            Party("gemeente", "Gemeente Amsterdam", PartyKind.MUNICIPALITY, None),
            Party("ymere", "Ymere", PartyKind.CORPORATION, None),
        ),
        themes=(),
        ambitions=(),
        sessions=(),
        entries=entries_for(tuple(chosen)),
    )


@pytest.fixture(scope="session")
def secret(snapshot):
    hidden = entry(61, RecordKind.FACT, "Geheim gegeven", visibility=Visibility.SECRET)
    return replace(snapshot, audience=OWNER, entries=(*snapshot.entries, hidden))


@pytest.fixture(scope="session")
def amsterdam(qgis_app, shared_data, tmp_path_factory):
    """A kansenkaart of the real areas and records, as a file."""
    from kansenkaart_plugin.intake.levels import create_kansenkaart
    from kansenkaart_plugin.intake.records import import_records
    from kansenkaart_plugin.store import Kansenkaart

    path = tmp_path_factory.mktemp("amsterdam") / "volewijck.gpkg"
    folder = shared_data / "amsterdam"
    create_kansenkaart(folder / "volewijck.yaml", path, "test")
    with Kansenkaart.open(path) as kansenkaart:
        import_records(kansenkaart, folder / "records.csv", False, None, "test")
    return path


@pytest.fixture(scope="session")
def example(qgis_app, tmp_path_factory):
    """The owner's snapshot of the example that the plugin brings along."""
    from kansenkaart_plugin.intake.levels import create_kansenkaart
    from kansenkaart_plugin.intake.records import import_records
    from kansenkaart_plugin.store import Kansenkaart

    folder = Path(__file__).resolve().parents[2] / "kansenkaart_plugin" / "data" / "example"
    path = tmp_path_factory.mktemp("example") / "example.gpkg"
    create_kansenkaart(folder / "example.yaml", path, "test")
    with Kansenkaart.open(path) as kansenkaart:
        import_records(kansenkaart, folder / "records.csv", False, None, "test")
        return kansenkaart.snapshot(OWNER)


@pytest.fixture(scope="session")
def real(amsterdam):
    """The snapshots of the real kansenkaart by audience."""
    from kansenkaart_plugin.domain.audience import Audience
    from kansenkaart_plugin.store import Kansenkaart

    with Kansenkaart.open(amsterdam) as kansenkaart:
        keys = [party.key for party in kansenkaart.queries.parties()]
        return {
            name: kansenkaart.snapshot(Audience.named(name, keys))
            for name in ("public", "parties", "owner")
        }


@pytest.fixture(scope="session")
def crowded(real):
    """The real areas with many records, on buildings and on buurten."""
    import random

    chance = random.Random(7)
    snapshot = real["owner"]
    buildings = [item for item in snapshot.level("pand").features if item.x is not None]
    near = [item for item in buildings if (item.parent_key or "")[:2] in ("NK", "NL", "NN")]
    buurten = [item for item in snapshot.level("buurt").features if item.ref.key[0] == "N"]
    kinds = list(RecordKind)
    rows = []
    for number in range(1, 61):
        middle = chance.choice(near)
        near.sort(key=lambda item: (item.x - middle.x) ** 2 + (item.y - middle.y) ** 2)
        about = near[: chance.choice((1, 1, 2, 5, 20))]
        rows.append(entry(number, kinds[number % 5], f"Over panden {number}", about))
    for number in range(61, 141):
        about = chance.sample(buurten, chance.choice((1, 2, 3)))
        rows.append(entry(number, kinds[number % 5], f"Over buurten {number}", about))
    for number in range(141, 151):
        about = [chance.choice(buurten), chance.choice(near)]
        rows.append(entry(number, kinds[number % 5], f"Over een buurt en een pand {number}", about))
    return replace(snapshot, entries=tuple(rows))


TITLE_BLOCK = {
    "sources": "BAG en BRT, Kadaster 2026; CBS/Kadaster Wijken en Buurten 2025; luchtfoto"
    " Beeldmateriaal 2025; gebieden: open data gemeente Amsterdam; records: partijen.",
    "client": "Gemeente Amsterdam, stadsdeel Noord",
    "project": "2026-0123",
    "drawing": "KK-01",
    "drawn_by": "J. de Vries",
    "checked_by": "P. Bakker",
    "version": "0.3",
    "logo": "logo.png",
}


@pytest.fixture
def full(snapshot, tmp_path):
    """Return a snapshot with everything in its title block, and the folder of its logo."""
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#ec0000"))
    image.save(str(tmp_path / "logo.png"))
    return replace(snapshot, layout=replace(snapshot.layout, **TITLE_BLOCK)), tmp_path
