"""A page of a level against QGIS drawing the same geometry, on the same page, in one symbol."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Iterator

from measuring import Baseline, compare, start_qgis


def measure() -> Iterator[dict]:
    """Yield all measurements; ratio ≤ limit is good."""
    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        yield from page(Path(name))


def page(folder: Path) -> Iterator[dict]:
    """One A3 page of 14,000 features, from a Snapshot at hand to the checked file."""
    from material import FEATURES, make_kansenkaart
    from qgis.core import QgsFeedback

    from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
    from kansenkaart_plugin.cartography.layout import LevelPages
    from kansenkaart_plugin.domain.audience import PARTIES
    from kansenkaart_plugin.store import Kansenkaart

    path = make_kansenkaart(folder)
    with Kansenkaart.open(path) as kansenkaart:
        _add_records(kansenkaart)
        snapshot, withheld = kansenkaart.snapshot(PARTIES), kansenkaart.withheld(PARTIES)
    (level,) = snapshot.levels
    assert len(level.features) == FEATURES
    options = ExportOptions(format="pdf", paper="A3", orientation="landscape")

    def draw() -> None:
        sheet = LevelPages(snapshot, "pand", options.paper, options.orientation).main()
        plain.export(sheet.build(), folder / "drawn.pdf")

    def deliver() -> None:
        (product,) = export_layouts(
            snapshot, withheld, options, folder / "pages", "maat", QgsFeedback()
        )
        assert product.stat().st_size > 100_000

    layout = LevelPages(snapshot, "pand", options.paper, options.orientation).main().build()
    assert layout.pageCollection().pageCount() == 1
    plain = _Plain(level.features, layout.itemById("kk_map"), folder / "plain.pdf")
    yield from compare(
        "one A3 page of 14,000 features, built and drawn",
        draw,
        Baseline("QgsLayoutExporter, one symbol, its layer at hand", 2.5, plain),
    )
    yield from compare(
        "one A3 page of 14,000 features, built, drawn, searched for withheld texts and delivered",
        deliver,
        Baseline("QgsLayoutExporter, one symbol, building its layer", 2.5, plain.with_layer),
    )


def _add_records(kansenkaart) -> None:
    """Add as many records as a page lists, about one building up to thousands."""
    from material import key_of

    from kansenkaart_plugin.domain.model import FeatureRef, Record
    from kansenkaart_plugin.domain.words import RecordKind, Role

    kinds = (RecordKind.WISH, RecordKind.OPPORTUNITY, RecordKind.AGREEMENT)
    with kansenkaart.change("vullen", by="Maat") as change:
        for n in range(20):
            count = (1, 3, 1, 12, 1, 200, 1, 2, 3000, 1)[n % 10]
            about = [FeatureRef("pand", key_of(n * 500 + step)) for step in range(count)]
            change.add(
                Record(kinds[n % 3], f"Meer groen en minder steen in straat {n}"),
                about,
                {"ymere": Role.LEAD},
            )


class _Plain:
    """Exports a page with the same map: all features in one symbol."""

    def __init__(self, features, drawn, path: Path) -> None:
        from qgis.core import QgsLayoutItemMap, QgsLayoutSize, QgsPrintLayout, QgsProject

        self.features, self.path = features, path
        self.layer = self._layer()
        self.project = QgsProject()
        self.project.setCrs(self.layer.crs())
        self.layout = QgsPrintLayout(self.project)
        self.layout.initializeDefaults()
        self.layout.pageCollection().page(0).setPageSize(QgsLayoutSize(420, 297))
        self.map = QgsLayoutItemMap(self.layout)
        self.map.setLayers([self.layer])
        self.layout.addLayoutItem(self.map)
        self.map.attemptMove(drawn.positionWithUnits())
        self.map.attemptResize(drawn.sizeWithUnits())
        self.map.zoomToExtent(drawn.extent())
        assert abs(self.map.scale() - drawn.scale()) < 1
        assert self.map.extent().buffered(1).contains(drawn.extent())

    def _layer(self):
        from qgis.core import (
            QgsFeature,
            QgsFillSymbol,
            QgsGeometry,
            QgsSingleSymbolRenderer,
            QgsVectorLayer,
        )

        layer = QgsVectorLayer("MultiPolygon?crs=EPSG:28992", "panden", "memory")
        rows = []
        for feature in self.features:
            geometry = QgsGeometry()
            geometry.fromWkb(feature.wkb)
            row = QgsFeature()
            row.setGeometry(geometry)
            rows.append(row)
        layer.dataProvider().addFeatures(rows)
        symbol = QgsFillSymbol.createSimple({"color": "#dddddd", "outline_width": "0.2"})
        layer.setRenderer(QgsSingleSymbolRenderer(symbol))
        return layer

    def __call__(self) -> None:
        self.export(self.layout, self.path)

    def with_layer(self) -> None:
        self.layer = self._layer()
        self.map.setLayers([self.layer])
        self()

    @staticmethod
    def export(layout, path: Path) -> None:
        from qgis.core import Qgis, QgsLayoutExporter

        settings = QgsLayoutExporter.PdfExportSettings()
        settings.dpi = 300
        settings.forceVectorOutput = True
        settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
        done = QgsLayoutExporter(layout).exportToPdf(str(path), settings)
        assert done == QgsLayoutExporter.ExportResult.Success


if __name__ == "__main__":
    application = start_qgis()
    for line in measure():
        print(line)
