"""The locator bar, map tips and the page in the options."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeedback,
    QgsLocator,
    QgsLocatorContext,
)
from qgis.gui import QgsRubberBand

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind, Visibility
from kansenkaart_plugin.gui.locator import RecordLocator
from kansenkaart_plugin.gui.map.tips import MapTips
from kansenkaart_plugin.gui.options_page import OptionsFactory
from kansenkaart_plugin.settings import Settings

from .conftest import until


@pytest.fixture
def filled(current, layers, gpkg):
    current.open(gpkg)
    current.set_level("buurt")

    def fill(change):
        change.add(Record(RecordKind.WISH, "Groene daken"), [FeatureRef("buurt", "01")])
        secret = Record(RecordKind.WISH, "Groen geheim", visibility=Visibility.CONFIDENTIAL)
        change.add(secret, [FeatureRef("buurt", "01")])
        change.add(Record(RecordKind.AGREEMENT, "<i>Café</i> open"), [FeatureRef("buurt", "01")])

    current.save("Vullen", fill)
    return current


def found(current, text, prefix=True):
    locator, results = RecordLocator(current), []
    locator.resultFetched.connect(results.append)
    context = QgsLocatorContext()
    context.usingPrefix = prefix
    locator.clone()
    locator.fetchResults(text, context, QgsFeedback())
    return locator, results


def test_the_locator_finds_records_without_accents_and_brings_them_forward(
    filled, qgis_canvas, qtbot
):
    locator, results = found(filled, "cafe OPEN")
    assert [result.displayString for result in results] == ["A-001 <i>Café</i> open"]
    chosen = []
    filled.choose_wanted.connect(chosen.append)
    locator.triggerResult(results[0])
    until(qtbot, lambda: chosen)
    assert chosen[0].code == "A-001"
    assert any(isinstance(item, QgsRubberBand) for item in qgis_canvas.scene().items())


def test_the_locator_bar_knows_our_prefix(filled, qtbot):
    bar, locator, results = QgsLocator(), RecordLocator(filled), []
    bar.registerFilter(locator)
    bar.foundResult.connect(lambda result: results.append(result.displayString))
    with qtbot.waitSignal(bar.finished):
        bar.fetchResults("kk cafe", QgsLocatorContext())
    assert results == ["A-001 <i>Café</i> open"]
    bar.deregisterFilter(locator)


def test_the_locator_hides_what_the_docks_hide_and_waits_for_two_letters(filled):
    assert len(found(filled, "groen")[1]) == 2
    filled.shown.narrow(visibilities=(Visibility.PUBLIC, Visibility.INTERNAL))
    assert len(found(filled, "groen")[1]) == 1
    assert not found(filled, "g", prefix=False)[1]
    filled.close()
    assert not found(filled, "groen")[1]


def tip(layer, key):
    feature = next(layer.getFeatures(f"feature_key = '{key}'"))
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setFeature(feature)
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def test_a_map_tip_tells_the_records_as_text_and_only_the_name_without_the_plugin(filled, layers):
    layer, tips = layers.layer("buurt"), MapTips(filled)
    tips.start()
    told = tip(layer, "01")
    assert told.startswith("<b>buurt 01</b><br>W-001 Groene daken")
    assert "&lt;i&gt;Café" in told
    assert tip(layer, "02") == "<b>buurt 02</b>"
    tips.stop()
    assert tip(layer, "01") == "<b>buurt 01</b>"


def test_the_page_in_the_options_keeps_what_was_filled_in(qgis_app, qtbot):
    settings = Settings()
    settings.remember(party="ymere", theme="wonen")
    factory = OptionsFactory(settings)
    page = factory.createWidget()
    qtbot.addWidget(page)
    qtbot.keyClicks(page.name, "Sanne de Wit ")
    page.apply()
    assert settings.display_name.value() == "Sanne de Wit"
    assert settings.remembered["party"].value() == "ymere"
    page.forget.click()
    page.apply()
    assert {entry.value() for entry in settings.remembered.values()} == {""}
    settings.display_name.setValue("")
    Settings.forget()
