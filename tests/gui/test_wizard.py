"""“New kansenkaart…”: any layer becomes a level, and what is wrong is said where it is asked."""

from __future__ import annotations

import json

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from qgis.PyQt.QtWidgets import QWizard

from kansenkaart_plugin.gui.wizard.guess import guess_key, guess_label, usable_layers
from kansenkaart_plugin.gui.wizard.sources import holds_password, source_of
from kansenkaart_plugin.gui.wizard.wizard import NewKansenkaartWizard
from kansenkaart_plugin.intake.sources import _provider_layer
from kansenkaart_plugin.settings import Settings
from kansenkaart_plugin.store import Kansenkaart

from .conftest import until

RD = "EPSG:28992"
KEYS = ("01", "02", "03")


def _square(number, width=100, offset=0):
    x = 120000 + 100 * number + offset
    return f"POLYGON(({x} 480000,{x + width} 480000,{x + width} 480100,{x} 480100,{x} 480000))"


@pytest.fixture
def project(qgis_app, qgis_new_project):
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(RD))
    return QgsProject.instance()


@pytest.fixture
def add(project):
    def add(layer):
        assert layer.isValid()
        project.addMapLayer(layer)
        return layer

    return add


def _memory(name, keys=KEYS, extra=""):
    layer = QgsVectorLayer(
        f"Polygon?crs={RD}&field=code:string&field=naam:string{extra}", name, "memory"
    )
    features = []
    for number, key in enumerate(keys):
        feature = QgsFeature(layer.fields())
        feature.setAttribute("code", key)
        feature.setAttribute("naam", f"{name} {key}")
        feature.setGeometry(QgsGeometry.fromWkt(_square(number)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def _geojson(path, keys=KEYS):
    def feature(number, key):
        shape = json.loads(QgsGeometry.fromWkt(_square(number)).asJson(0))
        return {
            "type": "Feature",
            "properties": {"code": key, "naam": f"Buurt {key}"},
            "geometry": shape,
        }

    path.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}},
                "features": [feature(number, key) for number, key in enumerate(keys)],
            }
        )
    )
    return QgsVectorLayer(str(path), "Buurt", "ogr")


def _without_crs(path):
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    layer = _memory("Buurt")
    layer.setCrs(QgsCoordinateReferenceSystem())
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)
    return QgsVectorLayer(str(path), "Buurt", "ogr")


def _delimited(path):
    rows = [f"{key};Buurt {key};{_square(number)}" for number, key in enumerate(KEYS)]
    path.write_text("\n".join(["code;naam;wkt", *rows]))
    uri = f"{path.as_uri()}?type=csv&delimiter=;&detectTypes=yes&wktField=wkt&crs={RD}"
    return QgsVectorLayer(uri, "Buurt", "delimitedtext")


@pytest.fixture
def ask(project, tmp_path, qtbot):
    """Return a function that opens the wizard on its page of levels."""
    wizards = []

    def ask(title="Kansenkaart van de Proef"):
        wizard = NewKansenkaartWizard(project, Settings(), None)
        qtbot.addWidget(wizard)
        wizard.made_path = []
        wizard.made.connect(lambda path, report: wizard.made_path.append((path, report)))
        wizard.restart()
        wizard.general.fill(title, "Gemeente Proef", str(tmp_path / "nieuw é.gpkg"))
        wizard.show()
        wizard.next()
        wizards.append(wizard)
        return wizard

    return ask


def _go_on(wizard, qtbot):
    wizard.next()
    until(qtbot, lambda: wizard.levels._check is None)


def _make(wizard, qtbot):
    _go_on(wizard, qtbot)
    assert wizard.currentPage() is wizard.parties, wizard.levels.problem.text()
    wizard.next()
    wizard.accept()
    until(qtbot, lambda: wizard._making is None)
    return wizard.output()


def _features(path, level="buurt"):
    with Kansenkaart.open(path) as file:
        return file.queries.labels(level, list(KEYS))


def test_title_file_and_language_are_suggested(project, tmp_path):
    project.setTitle("Kansenkaart Noord & Oost")
    settings = Settings()
    settings.last_folder.setValue(str(tmp_path))
    wizard = NewKansenkaartWizard(project, settings, None)
    assert wizard.general.title.text() == "Kansenkaart Noord & Oost"
    assert wizard.output() == tmp_path / "kansenkaart-noord-oost.gpkg"
    assert not wizard.general.isComplete()
    wizard.general.owner.setText("Gemeente")
    assert wizard.general.isComplete()
    wizard.general.file.setFilePath(str(tmp_path / "eigen"))
    wizard.general.title.setText("Anders")
    assert wizard.output() == tmp_path / "eigen.gpkg"
    settings.last_folder.setValue(str(tmp_path / "weg"))
    elsewhere = NewKansenkaartWizard(project, settings, None)
    assert elsewhere.output().parent.is_dir()
    assert elsewhere.general.problem.text() == ""
    settings.last_folder.remove()


def test_titles_are_guessed_without_the_name_of_the_file(add, ask):
    add(_memory("gebieden — wijk", ["W1"]))
    add(_memory("buurt", ["B1", "B2"]))
    assert [row.title for row in ask().levels.rows] == ["Wijk", "Buurt"]


def test_layers_are_guessed_from_large_to_small(add, ask, tmp_path):
    add(_memory("Pand", [f"0363{number}" for number in range(9)]))
    add(_geojson(tmp_path / "buurt.geojson"))
    add(_memory("Wijk", ["W1"]))
    add(QgsVectorLayer("NoGeometry?field=code:string", "Tabel", "memory"))
    wizard = ask()
    rows = wizard.levels.rows
    assert [(row.title, row.key, row.label, row.chosen) for row in rows] == [
        ("Wijk", "code", "naam", True),
        ("Buurt", "code", "naam", True),
        ("Pand", "code", "naam", True),
    ]
    assert [wizard.levels.table.cellWidget(row, 4).currentText() for row in range(3)] == [
        "–",
        "Wijk",
        "Buurt",
    ]
    wizard.levels.rows[1].chosen = False
    wizard.levels.show_rows()
    assert wizard.levels.table.cellWidget(2, 4).currentText() == "Wijk"


def test_a_key_is_a_field_whose_values_are_all_there_and_all_different(add):
    layer = add(_memory("x", ["a", "b"], "&field=id:integer&field=buurt_code:string"))
    layer.startEditing()
    for feature in layer.getFeatures():
        feature["buurt_code"] = "zelfde"
        layer.updateFeature(feature)
    layer.commitChanges()
    assert (guess_key(layer), guess_label(layer)) == ("code", "naam")
    twice = add(_memory("y", ["a", "a"], "&field=fid:integer"))
    assert guess_key(twice) == "naam" or guess_key(twice) == ""
    assert usable_layers(QgsProject.instance()) == [layer, twice]


@pytest.mark.parametrize(
    "source", ["geojson", "delimited", "memory", "virtual", "subset", "crs", "join"]
)
def test_any_layer_becomes_a_level(add, ask, tmp_path, qtbot, source):
    expected = KEYS
    if source == "delimited":
        add(_delimited(tmp_path / "buurt met spatie.csv"))
    elif source == "memory":
        add(_memory("Buurt"))
    elif source == "crs":  # a file that does not say it, and a person who does
        add(_without_crs(tmp_path / "bron.gpkg")).setCrs(QgsCoordinateReferenceSystem(RD))
    elif source == "virtual":
        add(_memory("Bron"))
        add(QgsVectorLayer("?query=SELECT * FROM Bron", "Buurt", "virtual"))
    else:
        layer = add(_geojson(tmp_path / "buurt.geojson"))
        if source == "subset":
            layer.setSubsetString("code <> '02'")
            expected = ("01", "03")
        if source == "join":
            join = QgsVectorLayerJoinInfo()
            other = add(_memory("Extra", extra="&field=inwoners:integer"))
            join.setJoinLayer(other)
            join.setJoinFieldName("code")
            join.setTargetFieldName("code")
            layer.addJoin(join)
    wizard = ask()
    for row in wizard.levels.rows:
        row.chosen = row.title == "Buurt"
    wizard.levels.show_rows()
    path = _make(wizard, qtbot)
    assert wizard.last.problem.text() == ""
    assert _features(path) == {
        key: f"{'Bron' if source == 'virtual' else 'Buurt'} {key}" for key in expected
    }
    copied = source in ("memory", "virtual", "crs", "join")
    assert wizard.general.sources_path().exists() == copied
    assert wizard.made_path[0][0] == str(path)
    assert "3" in wizard.made_path[0][1] or source == "subset"


def test_the_profile_can_be_used_again_from_where_it_was_moved_to(add, ask, tmp_path, qtbot):
    from kansenkaart_plugin.intake.levels import create_kansenkaart

    add(_memory("Buurt"))
    folder = tmp_path / "map"
    folder.mkdir()
    wizard = ask()
    wizard.general.file.setFilePath(str(folder / "een.gpkg"))
    _make(wizard, qtbot)
    folder.rename(tmp_path / "verhuisd")
    again = create_kansenkaart(
        tmp_path / "verhuisd" / "een.yaml", tmp_path / "verhuisd" / "twee.gpkg", "test"
    )
    assert _features(again.path) == {key: f"Buurt {key}" for key in KEYS}


def test_selected_features_become_the_project_area(add, ask, tmp_path, qtbot):
    layer = add(_geojson(tmp_path / "buurt.geojson"))
    layer.selectByExpression("code IN ('01', '03')")
    wizard = ask()
    assert "2" in wizard.levels.area.currentText()
    path = _make(wizard, qtbot)
    with Kansenkaart.open(path) as file:
        assert (file.profile.area.level, file.profile.area.keys) == ("buurt", ("01", "03"))
        assert [party.key for party in file.profile.parties] == ["gemeente-proef"]
        assert len(file.profile.themes) == 5


def test_a_password_is_written_nowhere():
    for source in (
        "dbname='x' host=h user='u' password='geheim' table=\"a\".\"b\" (geom)",
        " url='https://h/wfs' typename='x' username='u' password=geheim",
        "PG:dbname=x password=geheim",
        "https://u:geheim@h/x.geojson",
    ):
        assert holds_password(source), source
    assert not holds_password('dbname=\'x\' host=h authcfg=abc123 table="a"."b" (geom)')
    assert not holds_password("/data/wachtwoord.gpkg|layername=password_policy")


@pytest.mark.parametrize(
    ("provider", "source"),
    [
        ("WFS", " url='http://127.0.0.1:9/wfs' typename='a:b' version='2.0.0'"),
        ("postgres", 'dbname=\'x\' host=127.0.0.1 port=9 connect_timeout=1 table="a"."b" (geom)'),
        ("spatialite", "dbname='/nowhere.sqlite' table=\"b\" (geom)"),
    ],
)
def test_a_layer_of_a_server_is_named_so_that_the_same_provider_opens_it(
    qgis_app, tmp_path, provider, source
):
    layer = QgsVectorLayer(source, "x", provider)
    again = _provider_layer(source_of(layer, "code", tmp_path), tmp_path)
    assert (again.providerType(), again.source()) == (provider, layer.source())


# what is wrong is said at its page


@pytest.mark.parametrize(
    ("keys", "said"), [(("01", "01", "02"), "more than once"), (("01", "", "02"), "no key")]
)
def test_keys_are_proved_before_the_wizard_goes_on(add, ask, qtbot, keys, said):
    add(_memory("Buurt", keys))
    wizard = ask()
    wizard.levels.rows[0].chosen, wizard.levels.rows[0].key = True, "code"
    wizard.levels.show_rows()
    _go_on(wizard, qtbot)
    assert wizard.currentPage() is wizard.levels
    assert wizard.levels.problem.text().startswith("Buurt: ")
    assert said in wizard.levels.problem.text()


def test_parts_with_the_same_key_can_be_one_feature(add, ask, tmp_path, qtbot):
    add(_memory("Buurt", ("01", "01", "02")))
    wizard = ask()
    wizard.levels.rows[0].chosen, wizard.levels.rows[0].key = True, "code"
    wizard.levels.merge.setChecked(True)
    wizard.levels.show_rows()
    path = _make(wizard, qtbot)
    assert set(_features(path)) == {"01", "02"}


def test_choices_that_cannot_be_are_said_at_once(add, ask, project):
    wizard = ask()
    assert "no layer" in wizard.levels.problem.text()
    assert not wizard.levels.isComplete()
    first, second = add(_memory("Buurt")), add(_memory("Buurt"))
    page = wizard.levels
    page.initializePage()
    assert "Two levels" in page.problem.text()
    page.table.cellWidget(1, 1).set_value("Complex")
    assert page.problem.text() == ""
    assert page.isComplete()
    page.table.cellWidget(0, 2).set_value(None)
    assert "no key field" in page.problem.text()
    page.table.cellWidget(0, 2).set_value("code")
    page.table.cellWidget(0, 1).set_value("")
    assert "no title" in page.problem.text()
    page.table.cellWidget(0, 1).set_value("Buurt")
    first.startEditing()
    first.deleteFeature(next(first.getFeatures()).id())
    page._changed()
    assert "not saved" in page.problem.text()
    first.rollBack()
    second.setCrs(QgsCoordinateReferenceSystem())
    page._changed()
    assert "coordinate system" in page.problem.text()
    for row in page.rows:
        row.chosen = False
    page.show_rows()
    assert "at least one" in page.problem.text()


def test_nothing_that_is_there_is_overwritten(add, ask, tmp_path, qtbot):
    add(_memory("Buurt"))
    wizard = ask()
    general = wizard.general
    for path in (general.output(), general.profile_path(), general.sources_path()):
        path.write_text("van iemand anders")
        general._changed()
        assert str(path) in general.problem.text()
        assert not general.isComplete()
        path.unlink()
    general._changed()
    assert general.isComplete()
    general.file.setFilePath(str(tmp_path / "nergens" / "x.gpkg"))
    assert "no folder" in general.problem.text()


def test_a_file_that_came_there_in_the_meantime_stays_and_nothing_else_is_left(
    add, ask, tmp_path, qtbot, monkeypatch
):
    add(_memory("Buurt"))
    wizard = ask()
    monkeypatch.setattr(wizard.general, "fault", lambda: "")
    wizard.output().write_text("van iemand anders")
    _make(wizard, qtbot)
    assert "not overwritten" in wizard.last.problem.text()
    assert [path.name for path in tmp_path.iterdir()] == ["nieuw é.gpkg"]
    assert wizard.output().read_text() == "van iemand anders"


def test_making_can_be_stopped_and_leaves_nothing(add, ask, tmp_path, qtbot):
    add(_memory("Buurt", [f"{number:05}" for number in range(5000)]))
    wizard = ask()
    _go_on(wizard, qtbot)
    wizard.next()
    wizard.accept()
    wizard.reject()
    assert wizard.isVisible()
    until(qtbot, lambda: wizard._making is None)
    assert list(tmp_path.iterdir()) == []
    assert "Stopped" in wizard.last.problem.text()
    assert wizard.button(QWizard.WizardButton.FinishButton).isEnabled()
    wizard.reject()
    assert not wizard.isVisible()


def test_parties_and_themes_are_named_once(add, ask, qtbot):
    add(_memory("Buurt"))
    wizard = ask()
    _go_on(wizard, qtbot)
    wizard.parties.parties.set_rows([("gemeente  proef", "corporation")])
    wizard.parties.parties.set_rows([("Gemeente Proef", "corporation")])
    wizard.next()
    assert wizard.currentPage() is wizard.parties
    assert "Gemeente Proef" in wizard.parties.problem.text()
    wizard.parties.parties.set_rows([("Ymere", "corporation"), (None, "tenants")])
    wizard.next()
    assert wizard.currentPage() is wizard.last
    assert ("Parties", "Gemeente Proef, Ymere") in wizard.summary()


def test_a_project_in_degrees_is_made_in_the_crs_of_its_levels(add, ask, project):
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    wizard = ask()
    assert wizard.levels.crs().authid() == RD
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    layer = add(_memory("Buurt"))
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:31370"))
    wizard.levels.initializePage()
    assert wizard.levels.crs().authid() == "EPSG:31370"


def test_a_layer_without_a_place_is_said_and_one_far_away_is_pointed_out(add, ask, qtbot):
    layer = add(_memory("Buurt"))
    wizard = ask()
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))  # its coordinates are no degrees
    _go_on(wizard, qtbot)
    assert wizard.currentPage() is wizard.levels
    assert "no place in EPSG:28992" in wizard.levels.problem.text()
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32719"))  # a strip of South America
    wizard.levels._proved = None
    _go_on(wizard, qtbot)
    wizard.next()
    assert any("outside the area" in text for _, text in wizard.summary())
