"""A drawn place, written by sqlite3 into the table that OGR made, is whole to QGIS."""

import contextlib
import sqlite3

from qgis.core import QgsFeatureRequest, QgsGeometry, QgsRectangle, QgsVectorLayer

from kansenkaart_plugin.domain.model import FeatureRef
from kansenkaart_plugin.domain.shape import box_of, holds, inner_point, read_shape
from kansenkaart_plugin.store import Kansenkaart

SQUARE = "Polygon ((121500 488900, 121540 488900, 121540 488950, 121500 488950, 121500 488900))"
ELSEWHERE = "Polygon ((122500 489900, 122540 489900, 122540 489950, 122500 489950, 122500 489900))"


def layer(path):
    return QgsVectorLayer(f"{path}|layername=level_plek", "plek", "ogr")


def found_at(path, x, y):
    request = QgsFeatureRequest(QgsRectangle(x - 1, y - 1, x + 1, y + 1))
    return [feature["feature_key"] for feature in layer(path).getFeatures(request)]


def wkb(text):
    return bytes(QgsGeometry.fromWkt(text).asWkb())


def test_qgis_sees_places_come_move_and_go(kansenkaart_path):
    with Kansenkaart.open(kansenkaart_path) as kansenkaart:
        with kansenkaart.change("getekend", by="Jan") as change:
            place = change.places.add("plek", wkb(SQUARE), "Plein é")
        assert place == FeatureRef("plek", "P-001")
        (feature,) = layer(kansenkaart_path).getFeatures()
        assert feature["label"] == "Plein é"
        assert feature.geometry().isGeosEqual(QgsGeometry.fromWkt(SQUARE))
        assert feature.geometry().isMultipart()
        assert found_at(kansenkaart_path, 121520, 488920) == ["P-001"]
        assert layer(kansenkaart_path).extent() == QgsRectangle(121500, 488900, 121540, 488950)
        with kansenkaart.change("verlegd", by="Jan") as change:
            change.places.change("plek", "P-001", wkb=wkb(ELSEWHERE))
        assert found_at(kansenkaart_path, 121520, 488920) == []
        assert found_at(kansenkaart_path, 122520, 489920) == ["P-001"]
        kansenkaart.undo(by="Jan")
        assert found_at(kansenkaart_path, 121520, 488920) == ["P-001"]
        with kansenkaart.change("weg", by="Jan") as change:
            change.places.remove("plek", "P-001")
        assert layer(kansenkaart_path).featureCount() == 0
        assert found_at(kansenkaart_path, 121520, 488920) == []
        kansenkaart.undo(by="Jan")
        assert layer(kansenkaart_path).featureCount() == 1
        assert kansenkaart.problems() == []
    connection = sqlite3.connect(kansenkaart_path)
    assert connection.execute("SELECT count(*) FROM rtree_level_plek_geom").fetchone() == (1,)
    connection.close()


def test_shapes_are_judged_as_qgis_does(kansenkaart_path):
    source = QgsVectorLayer(f"{kansenkaart_path}|layername=level_complex", "complex", "ogr")
    seen = 0
    for feature in source.getFeatures():
        geometry = feature.geometry()
        shape = read_shape(bytes(geometry.asWkb()))
        box = geometry.boundingBox()
        assert box_of(shape) == (
            box.xMinimum(),
            box.xMaximum(),
            box.yMinimum(),
            box.yMaximum(),
        )
        x, y = inner_point(shape)
        assert geometry.contains(QgsGeometry.fromWkt(f"Point ({x} {y})"))
        for share in (0.1, 0.3, 0.5, 0.77):
            x, y = box.xMinimum() + share * box.width(), box.yMinimum() + share * box.height()
            inside = geometry.contains(QgsGeometry.fromWkt(f"Point ({x} {y})"))
            assert holds(shape, x, y) == inside
        seen += 1
    assert seen > 50


def test_the_file_counts_its_features_right_after_our_writes(kansenkaart_path):
    def counts():
        with contextlib.closing(sqlite3.connect(kansenkaart_path)) as connection:
            noted = dict(connection.execute("SELECT * FROM gpkg_ogr_contents"))
            return {
                table: (number, *connection.execute(f'SELECT count(*) FROM "{table}"').fetchone())
                for table, number in noted.items()
            }

    assert counts()["level_plek"] == (0, 0)
    with Kansenkaart.open(kansenkaart_path) as kansenkaart:
        with kansenkaart.change("getekend", by="Jan") as change:
            for text in (SQUARE, ELSEWHERE):
                place = change.places.add("plek", wkb(text), None)
        assert counts()["level_plek"] == (2, 2)
        with kansenkaart.change("weg", by="Jan") as change:
            change.places.remove("plek", place.key)
    assert counts()["level_plek"] == (1, 1)
    assert all(noted == there for noted, there in counts().values())
