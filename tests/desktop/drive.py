"""Run inside the real QGIS desktop (``--code``): uses the plugin as a person does."""

from __future__ import annotations

import json
import os
import traceback
from pathlib import Path

import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QTimer
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu, QToolBar

iface = qgis.utils.iface
OUT = Path(os.environ["KANSENKAART_SHOTS"])
FILE = os.environ["KANSENKAART_FILE"]
RESULT = Path(os.environ["KANSENKAART_RESULT"])
NAME = "kansenkaart_plugin"
facts = {}


def count():
    window = iface.mainWindow()
    return {
        "docks": sorted(d.objectName() for d in window.findChildren(QDockWidget)),
        "toolbars": sorted(t.objectName() for t in window.findChildren(QToolBar)),
        "actions": sum(1 for a in window.findChildren(QAction) if "ansenkaart" in a.objectName()),
        "menus": sorted(m.title() for m in iface.pluginMenu().findChildren(QMenu)),
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "layers": len(QgsProject.instance().mapLayers()),
        "groups": len(QgsProject.instance().layerTreeRoot().children()),
    }


def plugin():
    return qgis.utils.plugins[NAME]


def panel(number):
    return plugin().docks[number].panel


def shot(name):
    iface.mainWindow().grab().save(str(OUT / f"{name}.png"))


def prepare():
    iface.mainWindow().setGeometry(0, 0, 1600, 1000)
    for dock in iface.mainWindow().findChildren(QDockWidget):
        if not dock.objectName().startswith("kansenkaart") and dock.objectName() != "Layers":
            dock.hide()
    qgis.utils.unloadPlugin(NAME)


def base():
    facts["base"] = count()
    qgis.utils.loadPlugin(NAME)
    qgis.utils.startPlugin(NAME)


def empty():
    shot("1-empty")
    facts["opened"] = plugin().open_kansenkaart(FILE)


def choose():
    facts["loaded"] = count()
    current = plugin().current
    current.set_level("buurt")
    layer = iface.activeLayer()
    facts["active"] = layer.customProperty("kansenkaart/level")
    ids = sorted(layer.allFeatureIds())[:3]
    layer.selectByIds(ids)
    iface.zoomToActiveLayer()


def fill():
    shot("2-selected")
    panel(1).start("wish")
    form = panel(1).view.form
    form.fields["title"].set_value("Meer middeldure huur bij het plein")
    form.fields["theme"].setCurrentIndex(1)
    form.fields["party"].setCurrentIndex(2)


def save():
    shot("3-form")
    panel(1).save()


def saved():
    shot("4-saved")
    facts["still selected"] = iface.activeLayer().selectedFeatureCount()
    facts["listed"] = panel(1).view.proxy.rowCount()
    plugin().current.record_wanted.emit("agreement")
    form = panel(2).view.form
    form.fields["title"].set_value("Tien tuinen ontstenen")
    form.fields["party"].setCurrentIndex(1)
    panel(2).save()


def agreed():
    panel(2).view.table.selectRow(0)


def noted():
    facts["note"] = panel(2).view.note.text()
    shot("5-agreement")
    panel(2).edit()


def unfold():
    from qgis.gui import QgsCollapsibleGroupBox

    for box in panel(2).view.form.findChildren(QgsCollapsibleGroupBox):
        box.setCollapsed(False)


def reopen():
    shot("6-agreement-form")
    panel(2).view.close_form()
    plugin().close_kansenkaart()
    facts["closed"] = count()
    plugin().open_kansenkaart(FILE)
    plugin().current.set_level("buurt")
    panel(1).view.set_scope("all")


def reopened():
    facts["listed again"] = panel(1).view.proxy.rowCount()
    plugin().docks[1].widget.setUserVisible(True)
    project = RESULT.parent / "project.qgz"
    QgsProject.instance().write(str(project))
    QgsProject.instance().clear()
    facts["cleared"] = plugin().current.path is None
    QgsProject.instance().read(str(project))
    facts["project opens it"] = str(plugin().current.path) == FILE
    facts["layers after project"] = len(QgsProject.instance().mapLayers())


def wizard():
    from kansenkaart_plugin.gui.wizard import NewKansenkaartWizard
    from kansenkaart_plugin.settings import Settings

    plugin().close_kansenkaart()
    source = os.environ.get("KANSENKAART_SOURCE")
    layer = QgsVectorLayer(source, "Buurt", "ogr")
    QgsProject.instance().addMapLayer(layer)
    asked = NewKansenkaartWizard(QgsProject.instance(), Settings(), iface.mainWindow())
    facts["wizard"] = asked
    asked.general.fill(
        "Kansenkaart van de Proef", "Gemeente Proef", str(RESULT.parent / "new.gpkg")
    )
    asked.show()
    asked.next()
    cells = [asked.levels.table.cellWidget(0, place) for place in (2, 3)]
    facts["wizard fields"] = [cells[0].itemText(row) for row in range(cells[0].count())]
    for cell, name in zip(cells, ("code", "naam")):
        cell.setCurrentText(name)


def wizard_levels():
    facts["wizard"].grab().save(str(OUT / "7-wizard.png"))
    facts["wizard"].next()


def wizard_finish():
    facts["wizard"].grab().save(str(OUT / "8-wizard-parties.png"))
    facts["wizard"].accept()


def wizard_done():
    asked = facts.pop("wizard")
    facts["wizard problem"] = asked.problem.text()
    facts["wizard made"] = Path(asked.output()).exists()
    if facts["wizard made"]:
        facts["wizard opens"] = plugin().open_kansenkaart(asked.output())
    asked.close()
    asked.deleteLater()


def unload():
    plugin().close_kansenkaart()
    QgsProject.instance().clear()
    plugin().open_kansenkaart(FILE)
    qgis.utils.plugins[NAME].unload()
    qgis.utils.plugins[NAME].unload()
    qgis.utils.unloadPlugin(NAME)


def unloaded():
    facts["unloaded"] = count()
    QgsProject.instance().clear()
    qgis.utils.loadPlugin(NAME)
    qgis.utils.startPlugin(NAME)
    plugin().open_kansenkaart(FILE)


def again():
    facts["loaded again"] = count()
    qgis.utils.unloadPlugin(NAME)


def end():
    facts["end"] = count()
    facts["done"] = True
    finish()


def finish():
    facts.pop("wizard", None)
    RESULT.write_text(json.dumps(facts, indent=1))
    QgsProject.instance().clear()
    iface.actionExit().trigger()
    QTimer.singleShot(3000, QCoreApplication.quit)


STEPS = [
    prepare, base, empty, choose, fill, save, saved, agreed, noted, unfold, reopen, reopened,
    wizard, wizard_levels, wizard_finish, wizard_done, unload, unloaded, again, end,
]  # fmt: skip


def step(number=0):
    try:
        STEPS[number]()
    except Exception:
        facts["failed"] = f"{STEPS[number].__name__}: {traceback.format_exc()}"
        shot("failed")
        finish()
        return
    if number + 1 < len(STEPS):
        slow = STEPS[number].__name__ in ("empty", "choose", "wizard_finish", "unfold")
        QTimer.singleShot(1800 if slow else 900, lambda: step(number + 1))


if iface.mainWindow().isVisible():
    QTimer.singleShot(1500, step)
else:
    iface.initializationCompleted.connect(lambda: QTimer.singleShot(1500, step))
