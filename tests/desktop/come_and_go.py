"""Loads and unloads the plugin, opens and closes a kansenkaart and a project."""

import os

import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from stage import (
    NAME,
    RESULT,
    clear_messages,
    count,
    drawn,
    facts,
    find,
    iface,
    play,
    plugin,
    press,
    shot,
    type_text,
)

FILE = os.environ["KANSENKAART_FILE"]


def script():
    facts["at the start"] = count()
    qgis.utils.unloadPlugin(NAME)
    yield 500
    facts["base"] = count()
    qgis.utils.loadPlugin(NAME)
    qgis.utils.startPlugin(NAME)
    yield 500
    shot("1-empty")
    facts["opened"] = plugin().open_kansenkaart(FILE)
    yield drawn
    facts["invites"] = len(iface.messageBar().items())
    clear_messages()
    yield 300
    facts["loaded"] = count()

    # a wish about three features, typed and saved by keyboard
    plugin().current.set_level("buurt")
    layer = iface.activeLayer()
    facts["active"] = layer.customProperty("kansenkaart/level")
    layer.selectByIds(sorted(layer.allFeatureIds())[:3])
    iface.zoomToActiveLayer()
    yield drawn
    shot("2-selected")
    records = find("kansenkaart.records.list")
    records.setFocus()
    press(Qt.Key.Key_Insert, widget=records)
    yield 300
    type_text("Meer middeldure huur bij het plein")
    shot("3-form")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    yield lambda: records.model().rowCount() == 1
    shot("4-saved")
    facts["still selected"] = layer.selectedFeatureCount()

    # closed and opened again; the project remembers it
    plugin().open_kansenkaart(FILE)
    yield drawn
    find("kansenkaart.records.scope").setCurrentIndex(2)
    yield lambda: records.model().rowCount() == 1
    project = RESULT.parent / "project.qgz"
    QgsProject.instance().write(str(project))
    QgsProject.instance().clear()
    facts["cleared"] = plugin().current.path is None
    facts["closed"] = count()
    QgsProject.instance().read(str(project))
    facts["project opens it"] = str(plugin().current.path) == FILE
    facts["layers after project"] = len(QgsProject.instance().mapLayers())
    facts["project is clean"] = not QgsProject.instance().isDirty()

    # unloaded while the form holds text: it is there again
    records.setFocus()
    press(Qt.Key.Key_Insert, widget=find("kansenkaart.records.list"))
    yield 300
    type_text("Nog niet bewaard")
    qgis.utils.plugins[NAME].unload()
    qgis.utils.plugins[NAME].unload()
    qgis.utils.unloadPlugin(NAME)
    yield 500
    facts["unloaded"] = count()
    QgsProject.instance().clear()
    qgis.utils.loadPlugin(NAME)
    qgis.utils.startPlugin(NAME)
    plugin().open_kansenkaart(FILE)
    yield drawn
    facts["kept"] = find("kansenkaart.records.form.title").text()
    shot("5-kept")
    find("kansenkaart.records.form.title").setText("")
    plugin().docks[1].panel.save()  # refused: it has no title, and stays
    plugin().docks[1].panel.saving.put_away()
    clear_messages()
    yield 500
    facts["loaded again"] = count()
    qgis.utils.unloadPlugin(NAME)
    yield 500
    facts["end"] = count()


play(script)
