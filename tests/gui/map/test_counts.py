"""The numbers on the map, as they are drawn."""

import pytest
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from kansenkaart_plugin.cartography.desktop_counts import COUNTS_PROPERTY
from kansenkaart_plugin.cartography.palette import AREAS
from kansenkaart_plugin.domain.filtering import Grouping
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.gui.map import counts
from kansenkaart_plugin.store import Kansenkaart

from ..conftest import PROFILE, select, until

WISH, NEED = QColor("#0072b2"), QColor("#d55e00")


def add(current, kind, *keys, level="buurt", parties=None, theme=None):
    """Save a record about features of a level."""
    record = Record(kind=kind, title="Proef", theme=theme)
    about = [FeatureRef(level, key) for key in keys]
    assert current.save("proef", lambda c: c.add(record, about=about, parties=parties or {}))


def drawn(layers, qtbot):
    """Wait until the map shows what was asked for last; return the layer."""
    until(qtbot, lambda: not layers.counts.is_busy and layers.counts.layer is not None)
    return layers.counts.layer


def numbers(layer):
    """Return the total of each feature on the map, by its key."""
    return {f["feature_key"]: f["total"] for f in layer.getFeatures()}


def picture(layer, extent, size=400):
    """Draw the layer as the map does."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(extent)
    settings.setOutputSize(QSize(size, size))
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()
    painter.end()
    return image


def pixels(image, colour):
    """Return how many pixels of exactly this colour there are."""
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def legend(layers):
    """Return what the legend of the numbers says, in order."""
    root = QgsProject.instance().layerTreeRoot()
    node = root.findLayer(layers.counts.layer.id())
    from qgis.core import QgsLayerTreeModel

    model = QgsLayerTreeModel(root)
    return [item.data(0) for item in model.layerLegendNodes(node)]


@pytest.fixture
def opened(current, layers, gpkg):
    current.open(gpkg)
    current.set_level("buurt")
    return current


def test_a_feature_has_the_number_of_its_records_and_others_stay_quiet(opened, layers, qtbot):
    add(opened, RecordKind.WISH, "00", "01")
    add(opened, RecordKind.NEED, "01")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 2})
    assert legend(layers) == ["wishes", "needs"]
    assert layers.counts.layer.name() == "Records by kind, direct"


def test_a_ring_is_divided_by_kind(opened, layers, qtbot):
    for kind in (RecordKind.WISH, RecordKind.WISH, RecordKind.WISH, RecordKind.NEED):
        add(opened, kind, "00")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 4})
    image = picture(layers.counts.layer, QgsRectangle(120000, 480000, 120100, 480100), 200)
    wish, need = pixels(image, WISH), pixels(image, NEED)
    assert 2.2 < wish / need < 3.8


def test_even_parts_are_even(opened, layers, qtbot):
    for kind in (RecordKind.WISH, RecordKind.NEED):
        add(opened, kind, "00")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 2})
    image = picture(layers.counts.layer, QgsRectangle(120000, 480000, 120100, 480100), 200)
    right = image.copy(100, 0, 100, 200)
    assert pixels(right, WISH) > 20  # from the top, clockwise
    assert pixels(right, NEED) == 0
    assert 0.8 < pixels(image, WISH) / pixels(image, NEED) < 1.25


def test_a_half_that_does_not_begin_at_the_top_lies_where_it_should(opened, layers, qtbot):
    kinds = [RecordKind.WISH] * 2 + [RecordKind.NEED] * 3 + [RecordKind.FACT]
    for kind in kinds:
        add(opened, kind, "00")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 6})
    # it lies 300 pixels from the left and 360 from above: QGIS errs far from the corner
    extent = QgsRectangle(119750, 479810, 120350, 480410)
    image = picture(layers.counts.layer, extent, 600).copy(250, 310, 100, 100)
    assert pixels(image, NEED) > pixels(image, WISH) > 0


def test_far_out_a_feature_is_a_dot(opened, layers, qtbot):
    for key in ("00", "01", "05", "06"):
        add(opened, RecordKind.WISH, key)
    until(qtbot, lambda: len(numbers(drawn(layers, qtbot))) == 4)
    image = picture(layers.counts.layer, QgsRectangle(110000, 470000, 130000, 490000))
    assert 0 < pixels(image, WISH) < 120


def test_only_what_differs_is_changed(opened, layers, qtbot):
    add(opened, RecordKind.WISH, "00", "01")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 1})
    layer, ids = (
        layers.counts.layer,
        {f["feature_key"]: f.id() for f in layers.counts.layer.getFeatures()},
    )
    add(opened, RecordKind.WISH, "01", "02")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 2, "02": 1})
    assert layers.counts.layer is layer
    now = {f["feature_key"]: f.id() for f in layer.getFeatures()}
    assert now.items() >= ids.items()
    opened.undo()
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 1})


def test_numbers_follow_what_is_chosen(opened, layers, qtbot):
    add(opened, RecordKind.WISH, "00", parties={"ymere": Role.LEAD, "gemeente": Role.PARTNER})
    add(opened, RecordKind.NEED, "00", theme="groen")
    add(opened, RecordKind.NEED, "W1", level="wijk")
    opened.shown.set(grouping=Grouping.PARTY)
    until(
        qtbot,
        lambda: layers.counts.layer and layers.counts.layer.name() == "Records by party, direct",
    )
    assert legend(layers) == ["Gemeente", "Ymere", "none"]
    assert numbers(drawn(layers, qtbot)) == {"00": 2}  # a record of two parties counts once
    opened.shown.set(counted=RecordKind.WISH)
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1})
    assert layers.counts.layer.name() == "Wishes by party, direct"
    opened.shown.set(counted=None, grouping=Grouping.THEME)
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 2})
    opened.shown.narrow(themes=("groen",))
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1})
    opened.shown.narrow(themes=())
    opened.set_level("wijk")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"W1": 1})
    opened.shown.set(below=True)
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"W1": 3})
    opened.set_level("")  # the whole area: the map stays as it is
    assert numbers(drawn(layers, qtbot)) == {"W1": 3}


def test_the_selection_stays_and_the_project_is_not_changed_by_numbers(opened, layers, qtbot):
    select(layers, opened, ["00", "01"])
    drawn(layers, qtbot)
    project = QgsProject.instance()
    project.setDirty(False)
    add(opened, RecordKind.WISH, "00", "01")
    until(qtbot, lambda: len(numbers(drawn(layers, qtbot))) == 2)
    assert layers.selected_keys() == ["00", "01"]
    assert not project.isDirty()


def test_the_layer_goes_with_the_kansenkaart_and_comes_again_when_it_was_taken_out(
    opened, layers, qtbot
):
    add(opened, RecordKind.WISH, "00")
    project = QgsProject.instance()
    project.removeMapLayer(drawn(layers, qtbot).id())
    add(opened, RecordKind.WISH, "01")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 1})
    assert legend(layers) == ["wishes"]
    opened.close()
    assert not project.mapLayers()
    assert not project.layerTreeRoot().children()


def test_a_saved_project_has_one_such_layer_when_it_comes_back(
    opened, layers, qtbot, tmp_path, gpkg
):
    add(opened, RecordKind.WISH, "00")
    drawn(layers, qtbot)
    project, file = QgsProject.instance(), str(tmp_path / "werk.qgz")
    assert project.write(file)
    opened.close()
    project.clear()
    assert project.read(file)
    opened.open(gpkg)
    opened.set_level("buurt")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1})
    found = [x for x in project.mapLayers().values() if x.customProperty(COUNTS_PROPERTY)]
    assert found == [layers.counts.layer]
    assert legend(layers) == ["wishes"]


def shades(layers, level="buurt"):
    """Return what the legend of a level says, and which features have which fill."""
    made = layers.layer(level).renderer()
    categories = made.categories()
    return {item.label(): item.value() for item in categories}


def test_areas_are_shaded_by_their_total_as_on_the_pages(opened, layers, qtbot):
    add(opened, RecordKind.WISH, "00", "01")
    add(opened, RecordKind.NEED, "01")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 2})
    found = shades(layers)
    assert (found["1 record"], found["2 records"]) == (["00"], ["01"])
    image = picture(layers.layer("buurt"), QgsRectangle(120010, 480010, 120090, 480090))
    shade, seen = QColor(AREAS.steps[0]), image.pixelColor(30, 30)
    assert seen != QColor("white")
    assert abs(seen.hue() - shade.hue()) < 5
    opened.undo()
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 1})
    assert shades(layers)["1 record"] == ["00", "01"]
    opened.set_level("wijk")
    until(qtbot, lambda: not numbers(drawn(layers, qtbot)))
    assert layers.layer("buurt").renderer().type() == "singleSymbol"


def test_with_lower_levels_the_legend_says_so(opened, layers, qtbot):
    add(opened, RecordKind.WISH, "00")
    opened.set_level("wijk")
    opened.shown.set(below=True)
    until(qtbot, lambda: drawn(layers, qtbot).name() == "Records by kind, with lower levels")
    assert len(shades(layers, "wijk")["1 record"]) == 1


def test_a_saved_project_does_not_say_which_features_have_records(opened, layers, qtbot, tmp_path):
    add(opened, RecordKind.WISH, "00")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1})
    file = tmp_path / "werk.qgs"
    assert QgsProject.instance().write(str(file))
    text = file.read_text(encoding="utf-8")
    assert 'attr="feature_key"' in text
    assert 'value="00"' not in text
    assert shades(layers)["1 record"] == ["00"]


def test_a_style_of_the_user_stays(opened, layers, qtbot):
    own = QgsCategorizedSymbolRenderer("label", [])
    layers.layer("buurt").setRenderer(own)
    add(opened, RecordKind.WISH, "00")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1})
    assert layers.layer("buurt").renderer().classAttribute() == "label"


def test_ten_thousand_features_come_in_turns(current, layers, qtbot, large):
    current.open(large)
    current.set_level("buurt")
    keys = [f"{n:04}" for n in range(10_000)]
    add(current, RecordKind.WISH, *keys)
    until(qtbot, lambda: len(numbers(drawn(layers, qtbot))) == 10_000)
    current.shown.narrow(kinds=(RecordKind.NEED,))
    until(qtbot, lambda: not numbers(drawn(layers, qtbot)))


def test_what_is_overtaken_leaves_nothing_behind(current, layers, qtbot, large, monkeypatch):
    monkeypatch.setattr(counts, "_TURN", -1)  # very many turns
    current.open(large)
    current.set_level("buurt")
    add(current, RecordKind.WISH, *(f"{n:04}" for n in range(10_000)))
    until(qtbot, lambda: drawn(layers, qtbot).featureCount() == 10_000)
    current.shown.narrow(kinds=(RecordKind.NEED,))
    until(qtbot, lambda: layers.counts.layer.featureCount() < 10_000)
    assert layers.counts.is_busy
    current.shown.narrow(kinds=())
    until(qtbot, lambda: drawn(layers, qtbot).featureCount() == 10_000)
    assert len(numbers(layers.counts.layer)) == 10_000


def test_another_style_in_the_profile_is_seen_at_once(opened, layers, qtbot, gpkg):
    add(opened, RecordKind.WISH, "00", "01")
    add(opened, RecordKind.NEED, "01")
    until(qtbot, lambda: numbers(drawn(layers, qtbot)) == {"00": 1, "01": 2})
    style = "style: {levels: {buurt: {classes: [1, 5]}}}\n"
    with Kansenkaart.open(gpkg) as other, other.change("stijl", by="test") as change:
        change.upkeep.set_profile(load_profile(PROFILE + style))
    opened.reload()
    until(qtbot, lambda: drawn(layers, qtbot) and ["00", "01"] in shades(layers).values())
