"""Many pages, long lists and layers with counts, against QGIS's own atlas, table and drawing."""

from __future__ import annotations

import shutil
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Iterator

from measuring import Baseline, compare, peak_memory, print_peak, start_qgis

PAGES = 50
POLYGONS = 50_000
SIDE = 20.0  # metres from one building to the next
BLOCKS = 7, 8  # of buildings: one for each page, and some more
GIB = 1.5


def measure() -> Iterator[dict]:
    """Yield all measurements; ratio ≤ limit is good."""
    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        folder = Path(name)
        yield from atlas(folder)
        yield from long_list(folder)
        yield from counted_layers(folder)
        script = str(Path(__file__).resolve())
        yield peak_memory("A0 at 300 dpi as PNG", script, "a0", limit=GIB)


# many pages


def atlas(folder: Path) -> Iterator[dict]:
    """50 pages of a place with a thousand polygons each, as one PDF and as pictures."""
    from qgis.core import QgsFeedback

    from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
    from kansenkaart_plugin.store import Withheld

    snapshot, nothing = _blocks(), Withheld(frozenset(), "")
    plain = _Atlas(snapshot, folder)

    def ours(format: str) -> None:
        options = ExportOptions(format=format, paper="A3", per_feature=True)
        files = export_layouts(snapshot, nothing, options, folder / format, "maat", QgsFeedback())
        assert len(files) == 1 if format == "pdf" else len(files) > PAGES

    yield from compare(
        f"{PAGES} A3 pages of {POLYGONS:,} polygons as one PDF, checked and delivered",
        lambda: ours("pdf"),
        Baseline("QgsLayoutExporter's atlas, one symbol", 1.8, plain.pdf),
        runs=3,
    )
    yield from compare(
        f"{PAGES} A3 pages of {POLYGONS:,} polygons as PNG at 300 dpi, checked and delivered",
        lambda: ours("png"),
        Baseline("QgsLayoutExporter's atlas, one symbol", 1 / 1.15, plain.png),
        runs=1,
    )


def _blocks():
    """Return a snapshot of one level: buildings, and the places of a thousand that they stand in.

    Each record is about one of the places, which are features of the same level.
    """
    import math

    from qgis.core import QgsGeometry

    from kansenkaart_plugin.domain.audience import PARTIES
    from kansenkaart_plugin.domain.model import FeatureRef, Level, Link, Party, Record
    from kansenkaart_plugin.domain.profile import LayoutProfile
    from kansenkaart_plugin.domain.words import PartyKind, RecordKind
    from kansenkaart_plugin.store.snapshot import Entry, Feature, Snapshot, SnapshotLevel

    def feature(key: str, wkt: str, x: float, y: float) -> Feature:
        wkb = bytes(QgsGeometry.fromWkt(wkt).asWkb())
        return Feature(FeatureRef("pand", key), key, None, x, y, wkb, ())

    across = math.ceil(math.sqrt(POLYGONS / PAGES))
    block = across * SIDE
    features = []
    for number in range(PAGES):
        x, y = 120_000 + number % BLOCKS[1] * block, 486_000 + number // BLOCKS[1] * block
        rings = []
        for a, b in (
            (x, y),
            (x + block - 1, y),
            (x, y + block - 1),
            (x + block - 1, y + block - 1),
        ):
            rings.append(f"(({a} {b}, {a + 1} {b}, {a + 1} {b + 1}, {a} {b + 1}, {a} {b}))")
        wkt = f"MULTIPOLYGON({', '.join(rings)})"  # as wide as what stands in it, and open
        features.append(feature(f"plek {number}", wkt, x + 0.5, y + 0.5))
    for number in range(POLYGONS):
        spot, place = divmod(number, POLYGONS // PAGES)
        x = 120_000 + spot % BLOCKS[1] * block + place % across * SIDE
        y = 486_000 + spot // BLOCKS[1] * block + place // across * SIDE
        corners = ((2, 2), (12, 2), (12, 6), (13, 6), (13, 9), (12, 9), (12, 14), (2, 14), (2, 2))
        ring = ", ".join(f"{x + a} {y + b}" for a, b in corners)
        features.append(feature(f"{number:08d}", f"POLYGON(({ring}))", x + 7, y + 7))
    entries = []
    for number in range(PAGES):
        uuid = f"00000000-0000-4000-8000-{number:012d}"
        record = Record(
            RecordKind.AGREEMENT, f"Meer groen in plek {number}", uuid=uuid, code=f"A-{number:03d}"
        )
        about = features[number]
        entries.append(
            Entry(record, (), (Link(uuid, about.ref, about.label, about.x, about.y, False),))
        )
    return Snapshot(
        title="Maat",
        language="nl",
        crs="EPSG:28992",
        owner="gemeente",
        audience=PARTIES,
        as_of=None,
        made_at="2026-11-24T10:00:00.000Z",
        area=None,
        layout=LayoutProfile(),
        style={},
        levels=(SnapshotLevel(Level("pand", "Pand", 1, None, None, None), (), tuple(features)),),
        parties=(Party("gemeente", "Gemeente", PartyKind.MUNICIPALITY, None),),
        themes=(),
        ambitions=(),
        sessions=(),
        entries=tuple(entries),
    )


class _Atlas:
    """QGIS's own atlas over the same polygons in one symbol, building its layers each time."""

    def __init__(self, snapshot, folder: Path) -> None:
        self._snapshot, self._folder = snapshot, folder

    def _layout(self):
        from qgis.core import (
            QgsFeature,
            QgsFillSymbol,
            QgsGeometry,
            QgsLayoutItemMap,
            QgsLayoutPoint,
            QgsLayoutSize,
            QgsPrintLayout,
            QgsProject,
            QgsSingleSymbolRenderer,
            QgsVectorLayer,
        )

        def layer(features, fill: str):
            made = QgsVectorLayer("MultiPolygon?crs=EPSG:28992", "panden", "memory")
            rows = []
            for feature in features:
                geometry = QgsGeometry()
                geometry.fromWkb(feature.wkb)
                row = QgsFeature()
                row.setGeometry(geometry)
                rows.append(row)
            made.dataProvider().addFeatures(rows)
            symbol = QgsFillSymbol.createSimple({"color": fill, "outline_width": "0.2"})
            made.setRenderer(QgsSingleSymbolRenderer(symbol))
            return made

        features = self._snapshot.levels[0].features
        self.project = QgsProject()
        whole, coverage = layer(features, "#dddddd"), layer(features[:PAGES], "#ffffff")
        coverage.dataProvider().addFeatures([_around(coverage.extent())])  # the page of all
        self.project.addMapLayers([whole, coverage])
        layout = QgsPrintLayout(self.project)
        layout.initializeDefaults()
        layout.pageCollection().page(0).setPageSize(QgsLayoutSize(420, 297))
        item = QgsLayoutItemMap(layout)
        item.setLayers([whole])
        item.setKeepLayerSet(True)
        layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(10, 10))
        item.attemptResize(QgsLayoutSize(216, 260))
        item.setAtlasDriven(True)
        item.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
        item.setAtlasMargin(0.65)  # as much around it as ours
        layout.atlas().setCoverageLayer(coverage)
        layout.atlas().setEnabled(True)
        return layout

    def pdf(self) -> None:
        from qgis.core import Qgis, QgsLayoutExporter

        layout = self._layout()
        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = 300
        settings.forceVectorOutput = True
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        done, message = QgsLayoutExporter.exportToPdf(
            layout.atlas(), str(self._folder / "atlas.pdf"), settings
        )
        assert done == QgsLayoutExporter.ExportResult.Success, message

    def png(self) -> None:
        from qgis.core import QgsLayoutExporter

        layout = self._layout()
        layout.atlas().setFilenameExpression("'atlas_' || @atlas_featurenumber")
        settings = QgsLayoutExporter.ImageExportSettings()
        settings.dpi = 300
        done, message = QgsLayoutExporter.exportToImage(
            layout.atlas(), str(self._folder / "atlas.png"), "png", settings
        )
        assert done == QgsLayoutExporter.ExportResult.Success, message


def _around(extent):
    from qgis.core import QgsFeature, QgsGeometry

    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(extent))
    return feature


# long lists


def long_list(folder: Path) -> Iterator[dict]:
    """A list of agreements over the pages, against the table of QGIS that wraps its texts."""
    from qgis.core import QgsFeedback

    from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
    from kansenkaart_plugin.store import Withheld

    nothing = Withheld(frozenset(), "")
    options = ExportOptions(paper="A4", orientation="portrait")

    def ours(number: int) -> None:
        listed = _agreements(number)
        export_layouts(listed, nothing, options, folder / "list", "maat", QgsFeedback())

    ours(20)
    yield from compare(
        "list of 500 agreements over the pages",
        lambda: ours(500),
        Baseline("QgsLayoutItemAttributeTable, wrapped", 0.1, lambda: _table(500, folder)),
        runs=1,
    )
    yield from compare(
        "list of 1,000 agreements over the pages",
        lambda: ours(1000),
        Baseline("twice as many as 500, each 15 % more at most", 2.3, lambda: ours(500)),
        runs=3,
    )


_PARTIES = (
    ("gemeente", "Gemeente Amsterdam"),
    ("ymere", "Ymere"),
    ("eigenhaard", "Eigen Haard"),
    ("stadgenoot", "Stadgenoot"),
    ("huurders", "Huurdersorganisaties Noord"),
)


def _text(number: int) -> str:
    return (
        f"Meer groen en minder steen in straat {number}, samen met bewoners en ondernemers, met"
        " schaduw op de plekken waar kinderen spelen en ouderen wandelen"
    )


def _agreements(number: int):
    """Return a snapshot with ``number`` agreements about one place."""
    from kansenkaart_plugin.domain.model import Participation, Party
    from kansenkaart_plugin.domain.words import PartyKind, Role

    few = _small()
    first = few.entries[0]
    roles = tuple(Participation(key, Role.PARTNER) for key, _ in _PARTIES)
    entries = []
    for place in range(number):
        uuid = f"00000000-0000-4000-8000-{place:012d}"
        record = replace(first.record, uuid=uuid, code=f"A-{place:04d}", title=_text(place))
        link = few.entries[place % PAGES].links[0]._replace(record_uuid=uuid)
        entries.append(replace(first, record=record, parties=roles, links=(link,)))
    parties = tuple(Party(key, name, PartyKind.OTHER, None) for key, name in _PARTIES)
    return replace(few, parties=parties, entries=tuple(entries))


_SMALL: list = []


def _small():
    """Return the snapshot of the pages without its buildings."""
    if not _SMALL:
        whole = _blocks()
        (level,) = whole.levels
        _SMALL.append(replace(whole, levels=(replace(level, features=level.features[:PAGES]),)))
    return _SMALL[0]


def _table(number: int, folder: Path) -> None:
    from qgis.core import (
        Qgis,
        QgsFeature,
        QgsLayoutExporter,
        QgsLayoutFrame,
        QgsLayoutItemAttributeTable,
        QgsLayoutMultiFrame,
        QgsLayoutSize,
        QgsLayoutTable,
        QgsPrintLayout,
        QgsProject,
        QgsVectorLayer,
    )
    from qgis.PyQt.QtCore import QRectF

    names = ("code", "titel", "partijen", "status", "plaats")
    fields = "&".join(f"field={name}:string(200)" for name in names)
    layer = QgsVectorLayer(f"NoGeometry?{fields}", "afspraken", "memory")
    rows = []
    for place in range(number):
        row = QgsFeature(layer.fields())
        listed = ", ".join(name for _, name in _PARTIES)
        row.setAttributes([f"A-{place:04d}", _text(place), listed, "concept", f"plek {place}"])
        rows.append(row)
    layer.dataProvider().addFeatures(rows)
    project = QgsProject()
    project.addMapLayer(layer)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(210, 297))
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    table.setVectorLayer(layer)
    table.setMaximumNumberOfFeatures(number)
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    columns = table.columns()
    for column, width in zip(columns, (18, 60, 50, 30, 30)):
        column.setWidth(width)
    table.setColumns(columns)
    table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.RepeatUntilFinished)
    frame = QgsLayoutFrame(layout, table)
    frame.attemptSetSceneRect(QRectF(10, 10, 190, 277))
    table.addFrame(frame)
    table.recalculateFrameSizes()
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.forceVectorOutput = True
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    done = QgsLayoutExporter(layout).exportToPdf(str(folder / "table.pdf"), settings)
    assert done == QgsLayoutExporter.ExportResult.Success
    assert layout.pageCollection().pageCount() > number / 40


# layers with counts


def counted_layers(folder: Path) -> Iterator[dict]:
    """A level of 14,000 features with 100,000 records: building its layer, and drawing it."""
    import sqlite3

    from material import FEATURES, fill, make_kansenkaart

    from kansenkaart_plugin.cartography.layers import level_layers
    from kansenkaart_plugin.domain.audience import OWNER
    from kansenkaart_plugin.store import Kansenkaart

    place = folder / "counts"
    place.mkdir()
    count = FEATURES + 1  # no multiple of seven: so the records are spread over all of them
    path = make_kansenkaart(place, count)
    fill(path, 100_000, 100_000)
    with Kansenkaart.open(path, read_only=True) as kansenkaart:
        snapshot = kansenkaart.snapshot(OWNER)
    level = snapshot.level("pand")
    made: list = []

    def ours() -> None:
        fresh = replace(snapshot)  # one that has not counted yet
        made[:] = level_layers(fresh, level, None).layers

    def bare() -> None:
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(
                "SELECT f.feature_key, r.kind, count(DISTINCT r.uuid) FROM record_feature f"
                " JOIN record r ON r.uuid = f.record_uuid WHERE f.level = 'pand'"
                " AND f.deleted_at IS NULL AND r.deleted_at IS NULL GROUP BY 1, 2"
            ).fetchall()
            assert len(rows) >= count

    yield from compare(
        "layer with counts of 14,000 features and 100,000 records, built",
        ours,
        Baseline("the bare SQL that counts them", 3.0, bare),
    )
    counted = next(layer for layer in made if layer.featureCount() == count)
    single = _single(counted)
    yield from compare(
        "layer with counts of 14,000 features, drawn",
        lambda: _draw(counted),
        Baseline("the same in one symbol", 1.5, lambda: _draw(single)),
        runs=9,
    )


def _single(layer):
    from qgis.core import QgsFillSymbol, QgsSingleSymbolRenderer

    copy = layer.clone()
    style = {"color": "#dddddd", "outline_color": "#6b6382", "outline_width": "0.15"}
    copy.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(style)))
    return copy


def _draw(layer) -> None:
    from qgis.core import QgsMapRendererCustomPainterJob, QgsMapSettings
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QImage, QPainter

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(1600, 1000))
    image = QImage(1600, 1000, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()
    painter.end()


def _a0() -> None:
    """Export one A0 page of 50,000 polygons at 300 dpi, in a process of its own."""
    from qgis.core import QgsFeedback

    from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
    from kansenkaart_plugin.store import Withheld

    folder = Path(tempfile.mkdtemp(prefix="kansenkaart-bench-"))
    options = ExportOptions(format="png", paper="A0", orientation="landscape", dpi=300)
    nothing = Withheld(frozenset(), "")
    file, *_ = export_layouts(_blocks(), nothing, options, folder, "maat", QgsFeedback())
    assert file.stat().st_size > 1_000_000
    shutil.rmtree(folder)


if __name__ == "__main__":
    application = start_qgis()
    if sys.argv[1:] == ["a0"]:
        _a0()
        print_peak()
    else:
        for line in measure():
            print(line)
