"""Leaves QGIS in the middle of everything: a place half drawn, a form, features lit up."""

import os

from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from stage import drawn, facts, find, iface, play, plugin, press, type_text

FILE = os.environ["KANSENKAART_FILE"]


def script():
    assert plugin().open_kansenkaart(FILE)
    yield drawn
    current = plugin().current
    current.set_level("buurt")
    layer = iface.activeLayer()
    layer.selectByIds(sorted(layer.allFeatureIds())[:3])
    yield drawn
    records = find("kansenkaart.records.list")
    records.setFocus()
    press(Qt.Key.Key_Insert, widget=records)
    yield 300
    type_text("Nog niet bewaard")
    plugin().docks[-1].widget.setUserVisible(True)
    current.highlight([("buurt", "01"), ("wijk", "W1")])
    plugin()._places.draw()
    tool = iface.mapCanvas().mapTool()
    tool.points += [QgsPointXY(120000, 480000), QgsPointXY(120100, 480100)]
    tool._show(QgsPointXY(120200, 480000))
    facts["draws"] = type(tool).__name__
    yield 300
    current.desk.put(lambda catalogue: [[number] for number in range(200_000)])
    iface.mapCanvas().refreshAllLayers()
    QgsProject.instance().setDirty(False)  # or it asks
    facts["left open"] = True


play(script)
