"""Levels from the sources that people have; what is wrong is named and nothing is left behind."""

import json
import shutil
import zipfile

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeedback,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from kansenkaart_plugin.domain.audience import OWNER, PUBLIC
from kansenkaart_plugin.domain.profile import ProfileError
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.intake.renewal import update_level
from kansenkaart_plugin.intake.report import Cancelled
from kansenkaart_plugin.store import FileExists, Kansenkaart
from kansenkaart_plugin.store.delivery import NotDelivered
from kansenkaart_plugin.store.errors import CannotWrite

SQUARE = "POLYGON(({0} 489000,{1} 489000,{1} 489100,{0} 489100,{0} 489000))"
BOW = "POLYGON((122300 489000,122400 489100,122400 489000,122300 489100,122300 489000))"


def square(number):
    return SQUARE.format(122000 + 100 * number, 122100 + 100 * number)


def layer_of(rows, kind="Polygon", crs="EPSG:28992"):
    """Make a layer of (key, name, wkt) rows."""
    layer = QgsVectorLayer(f"{kind}?crs={crs}&field=code:string&field=naam:string", "l", "memory")
    features = []
    for key, name, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([key, name])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def save(layer, path, driver, crs=None):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.layerName = "buurt"
    if crs:
        from qgis.core import QgsCoordinateTransform

        options.ct = QgsCoordinateTransform(
            layer.crs(), QgsCoordinateReferenceSystem(crs), QgsCoordinateTransformContext()
        )
    error = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error


def profile(folder, source, **level):
    described = {
        "key": "buurt",
        "title": "Buurt",
        "source": source,
        "feature_key": "code",
        "label": "naam",
        **level,
    }
    text = {
        "profile": "1",
        "title": "Proef",
        "owner": "g",
        "parties": [{"key": "g", "name": "Gemeente"}],
        "levels": [described],
    }
    path = folder / "profiel.yaml"
    path.write_text(json.dumps(text), "utf-8")  # JSON is YAML
    return path


ROWS = [("0344001", "Noord", square(0)), ("0344002", "Zuid", square(1))]


def written(folder, source, **level):
    path = folder / "uit.gpkg"
    report = create_kansenkaart(profile(folder, source, **level), path, "test")
    with Kansenkaart.open(path) as kansenkaart:
        (found,) = kansenkaart.snapshot(OWNER).levels
    return found, report.levels[0]


@pytest.mark.parametrize(
    ("name", "driver", "crs"),
    [
        ("bron.gpkg", "GPKG", None),
        ("bron.shp", "ESRI Shapefile", None),
        ("bron.geojson", "GeoJSON", "EPSG:4326"),
        ("bron # é? met spatie.gpkg", "GPKG", None),
    ],
)
def test_a_level_from_a_file(qgis_app, tmp_path, name, driver, crs):
    save(layer_of(ROWS), tmp_path / name, driver, crs)
    level, report = written(tmp_path, name)
    assert [feature.ref.key for feature in level.features] == ["0344001", "0344002"]
    assert [feature.label for feature in level.features] == ["Noord", "Zuid"]
    assert level.features[0].x == pytest.approx(122050, abs=0.5)
    assert level.features[0].y == pytest.approx(489050, abs=0.5)
    assert report.repaired == []


def test_a_level_from_csv_keeps_leading_zeros(qgis_app, tmp_path):
    lines = ["code,naam,WKT", *(f'{key},{name},"{wkt}"' for key, name, wkt in ROWS)]
    (tmp_path / "bron.csv").write_text("\n".join(lines), "utf-8")
    level, _ = written(tmp_path, "bron.csv")
    assert [feature.ref.key for feature in level.features] == ["0344001", "0344002"]


def test_a_zipped_geopackage_with_z(qgis_app, tmp_path):
    rows = [(key, name, QgsGeometry.fromWkt(wkt)) for key, name, wkt in ROWS]
    layer = QgsVectorLayer(
        "PolygonZ?crs=EPSG:28992&field=code:string&field=naam:string", "l", "memory"
    )
    features = []
    for key, name, geometry in rows:
        geometry.get().addZValue(3)
        feature = QgsFeature(layer.fields())
        feature.setAttributes([key, name])
        feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    save(layer, tmp_path / "bron.gpkg", "GPKG")
    with zipfile.ZipFile(tmp_path / "bron.gpkg.zip", "w") as archive:
        archive.write(tmp_path / "bron.gpkg", "bron.gpkg")
    (tmp_path / "bron.gpkg").unlink()
    level, _ = written(tmp_path, "bron.gpkg.zip")
    kinds = {int.from_bytes(feature.wkb[1:5], "little") for feature in level.features}
    assert kinds == {6}  # a flat MultiPolygon


def test_invalid_geometry_is_mended_and_missing_geometry_kept_and_both_are_told(qgis_app, tmp_path):
    rows = [*ROWS, ("3", "Strik", BOW), ("4", "Nergens", None)]
    save(layer_of(rows), tmp_path / "bron.gpkg", "GPKG")
    level, report = written(tmp_path, "bron.gpkg")
    assert report.repaired == ["3"]
    assert report.without_geometry == ["4"]
    assert level.by_key["4"].wkb is None
    assert level.by_key["4"].x is None
    mended = QgsGeometry()
    mended.fromWkb(level.by_key["3"].wkb)
    assert mended.isGeosValid()
    assert mended.area() == pytest.approx(5000)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([*ROWS, (None, "Leeg", square(2))], "levels[0].feature_key"),
        ([*ROWS, ("0344001", "Weer", square(2))], "levels[0].feature_key"),
    ],
    ids=["no key", "a key twice"],
)
def test_bad_keys_are_refused_and_nothing_is_left(qgis_app, tmp_path, rows, said):
    save(layer_of(rows), tmp_path / "bron.gpkg", "GPKG")
    path = profile(tmp_path, "bron.gpkg")
    before = sorted(item.name for item in tmp_path.iterdir())
    with pytest.raises(ProfileError) as error:
        create_kansenkaart(path, tmp_path / "uit.gpkg", "test")
    assert said in str(error.value)
    assert sorted(item.name for item in tmp_path.iterdir()) == before


def test_parts_with_one_key_become_one_feature(qgis_app, tmp_path):
    save(layer_of([*ROWS, ("0344001", "Weer", square(2))]), tmp_path / "bron.gpkg", "GPKG")
    level, report = written(tmp_path, "bron.gpkg", merge_parts="true")
    assert report.merged == ["0344001"]
    geometry = QgsGeometry()
    geometry.fromWkb(level.by_key["0344001"].wkb)
    assert geometry.area() == pytest.approx(20000)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"source": "weg.gpkg"}, "levels[0].source"),
        ({"feature_key": "sleutel"}, "levels[0].feature_key"),
        ({"label": "titel"}, "levels[0].label"),
        ({"facts": {"public": ["inwoners"]}}, "levels[0].facts"),
    ],
)
def test_what_the_source_lacks_is_named(qgis_app, tmp_path, changes, said):
    save(layer_of(ROWS), tmp_path / "bron.gpkg", "GPKG")
    path = profile(tmp_path, **{"source": "bron.gpkg", **changes})
    with pytest.raises(ProfileError) as error:
        create_kansenkaart(path, tmp_path / "uit.gpkg", "test")
    assert said in str(error.value)
    assert not (tmp_path / "uit.gpkg").exists()


def test_an_existing_output_is_never_overwritten(qgis_app, tmp_path, example):
    there = tmp_path / "uit.gpkg"
    there.write_text("van mij")
    with pytest.raises(FileExists):
        create_kansenkaart(example / "example.yaml", there, "test")
    assert there.read_text() == "van mij"


def test_a_folder_that_cannot_be_made(qgis_app, tmp_path, example):
    (tmp_path / "bestand").write_text("")
    with pytest.raises((CannotWrite, NotDelivered)):
        create_kansenkaart(example / "example.yaml", tmp_path / "bestand" / "uit.gpkg", "test")


def test_cancelling_leaves_nothing(qgis_app, tmp_path, example):
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        create_kansenkaart(example / "example.yaml", tmp_path / "uit.gpkg", "test", feedback)
    assert list(tmp_path.iterdir()) == []


def test_parents_and_facts_of_the_example(kansenkaart_path):
    with Kansenkaart.open(kansenkaart_path) as kansenkaart:
        owner, public = kansenkaart.snapshot(OWNER), kansenkaart.snapshot(PUBLIC)
    assert all(feature.parent_key for feature in owner.level("complex").features)
    assert "pct_koop" in owner.level("buurt").fact_names
    assert set(public.level("buurt").fact_names) == {"inwoners", "huishoudens"}


def test_real_areas(qgis_app, tmp_path, shared_data):
    folder = tmp_path / "amsterdam"
    shutil.copytree(shared_data / "amsterdam", folder, copy_function=shutil.copyfile)
    report = create_kansenkaart(folder / "volewijck.yaml", tmp_path / "uit.gpkg", "test")
    counts = {level.key: level.features for level in report.levels}
    assert counts == {"stadsdeel": 9, "wijk": 110, "buurt": 518, "pand": 8461, "plek": 0}
    buildings = next(level for level in report.levels if level.key == "pand")
    assert len(buildings.repaired) == 3
    assert len(buildings.without_geometry) == 1
    with Kansenkaart.open(tmp_path / "uit.gpkg") as kansenkaart:
        assert_points_inside(kansenkaart.snapshot(OWNER))
        done = update_level(kansenkaart, "pand", "panden.gpkg", "test", None, folder)
        assert (done.added, done.changed, done.removed, done.loose) == (0, 0, 0, ())


def assert_points_inside(snapshot):
    for level in snapshot.levels:
        for feature in level.features:
            if feature.wkb is not None:
                shape = QgsGeometry()
                shape.fromWkb(feature.wkb)
                inner = QgsGeometry.fromPointXY(QgsPointXY(feature.x, feature.y))
                assert shape.distance(inner) < 0.001, feature.ref


def test_a_renewal_with_the_same_source_changes_nothing(qgis_app, tmp_path):
    save(
        layer_of([*ROWS, ("3", "Strik", BOW), ("4", "Nergens", None)]), tmp_path / "a.gpkg", "GPKG"
    )
    written(tmp_path, "a.gpkg")
    with Kansenkaart.open(tmp_path / "uit.gpkg") as kansenkaart:
        done = update_level(kansenkaart, "buurt", "a.gpkg", "test", None, tmp_path)
        assert (done.added, done.changed, done.removed, done.loose) == (0, 0, 0, ())
        (level,) = kansenkaart.snapshot(OWNER).levels
        assert level.by_key["4"].wkb is None
