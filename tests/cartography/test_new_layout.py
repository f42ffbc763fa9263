"""A layout looks the variables around it up once, and its own each time."""

from __future__ import annotations

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayoutItemLabel,
    QgsLayoutItemPage,
    QgsLayoutSize,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF

from kansenkaart_plugin.cartography.new_layout import FixedMap, bare_project, new_layout

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_its_own_variables_are_those_of_the_moment():
    project = bare_project()
    project.setTitle("Kansenkaart Oost")
    layout = new_layout(project)
    label = QgsLayoutItemLabel(layout)
    layout.addLayoutItem(label)
    label.setText("[% @project_title %], [% @layout_numpages %], [% @kk_own %]")
    QgsExpressionContextUtils.setLayoutVariable(layout, "kk_own", "een")
    for number in (1, 2):
        page = QgsLayoutItemPage(layout)
        page.setPageSize(QgsLayoutSize(297, 210))
        layout.pageCollection().addPage(page)
        assert label.currentText() == f"Kansenkaart Oost, {number}, een"
    QgsExpressionContextUtils.setLayoutVariable(layout, "kk_own", "twee")
    assert label.currentText() == "Kansenkaart Oost, 2, twee"


def test_what_is_around_it_is_looked_up_once():
    layout = new_layout(bare_project())
    QgsExpressionContextUtils.setGlobalVariable("kk_later", "later")
    try:
        context = layout.createExpressionContext()
        assert context.variable("qgis_version")
        assert context.variable("kk_later") is None
    finally:
        QgsExpressionContextUtils.removeGlobalVariable("kk_later")


def test_a_map_keeps_its_variables_once_it_is_fixed():
    project = bare_project()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:28992"))
    layout = new_layout(project)
    item = FixedMap(layout)
    item.setId("kk_map")
    layout.addLayoutItem(item)
    item.attemptSetSceneRect(QRectF(0, 0, 100, 100))
    item.zoomToExtent(QgsRectangle(0, 0, 1000, 1000))
    assert item.createExpressionContext().variable("map_scale") == pytest.approx(10_000, rel=0.01)
    item.fix()
    item.setExtent(QgsRectangle(0, 0, 2000, 2000))
    assert item.createExpressionContext().variable("map_scale") == pytest.approx(10_000, rel=0.01)
