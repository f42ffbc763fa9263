"""Inside the real QGIS desktop: plays a script step by step, waits, takes pictures, notes facts.

A script is a generator. It yields milliseconds to wait, or a function to wait for until it is true.
"""

from __future__ import annotations

import json
import os
import time
import traceback
from pathlib import Path

import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsSettingsTree
from qgis.PyQt.QtCore import QCoreApplication, QEvent, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QMenu, QToolBar, QWidget

iface = qgis.utils.iface
SHOTS = Path(os.environ["KANSENKAART_SHOTS"])
RESULT = Path(os.environ["KANSENKAART_RESULT"])
NAME = "kansenkaart_plugin"
PATIENCE = 30.0
facts = {}


def plugin():
    return qgis.utils.plugins[NAME]


def find(name, kind=QWidget, parent=None):
    """Return the widget or action with the object name ``name``."""
    found = (parent or iface.mainWindow()).findChildren(kind, name)
    assert found, f"there is no {name}"
    return found[-1]


def trigger(name):
    """Choose an action once the script has gone on: it may open a dialog."""
    QTimer.singleShot(0, find(name, QAction).trigger)


def dialog():
    """Return the dialog that is open, or None."""
    return QApplication.activeModalWidget()


def focused():
    """Return what has the focus in the window that is in front."""
    front = dialog() or iface.mainWindow()
    QApplication.setActiveWindow(front)
    return front.focusWidget()


def type_text(text):
    """Type into whatever has the focus."""
    there = focused()
    for letter in text:  # QTest types ASCII only
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(there, event)


def press(key, modifier=Qt.KeyboardModifier.NoModifier, widget=None):
    there = widget or focused()
    QTest.keyClick(there, key, modifier)
    if modifier:  # QTest leaves it pressed, and QGIS would add to what is selected
        QTest.keyRelease(iface.mainWindow(), Qt.Key.Key_Control)


def shot(name, widget=None):
    QCoreApplication.processEvents()
    (widget or iface.mainWindow()).grab().save(str(SHOTS / f"{name}.png"))


def drawn():
    """Return whether the map is drawn."""
    return not iface.mapCanvas().isDrawing()


def clear_messages():
    """Close what the message bar shows, as a person does."""
    while iface.messageBar().items():
        iface.messageBar().popWidget(iface.messageBar().items()[0])


def count():
    """Return everything of ours, and of others, that could be left over."""
    window = iface.mainWindow()
    return {
        "docks": sorted(d.objectName() for d in window.findChildren(QDockWidget)),
        "toolbars": sorted(t.objectName() for t in window.findChildren(QToolBar)),
        "actions": sum(1 for a in window.findChildren(QAction) if "ansenkaart" in a.objectName()),
        "menus": sorted(m.title() for m in iface.pluginMenu().findChildren(QMenu)),
        "panel menu": sum(
            1 for m in window.findChildren(QMenu) for a in m.actions() if "ansenkaart" in a.text()
        ),
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "layers": len(QgsProject.instance().mapLayers()),
        "groups": len(QgsProject.instance().layerTreeRoot().children()),
        "messages": len(iface.messageBar().items()),
        "settings": sorted(n.key() for n in QgsSettingsTree.node("plugins").childrenNodes()),
        "listeners": [emitter.receivers(getattr(emitter, name)) for emitter, name in _emitters()],
    }


def _emitters():
    """Return what a plugin may listen to, with the name of the signal."""
    project, canvas = QgsProject.instance(), iface.mapCanvas()
    return (
        (project, "readProject"),
        (project, "aboutToBeCleared"),
        (project, "writeProject"),
        (project, "layersAdded"),
        (canvas, "contextMenuAboutToShow"),
        (canvas, "extentsChanged"),
        (iface, "initializationCompleted"),
    )


def play(script):
    """Play ``script`` once QGIS is ready, write the facts, and leave QGIS."""

    def begin():
        width, height = map(int, os.environ["KANSENKAART_SCREEN"].split("x"))
        iface.mainWindow().setGeometry(0, 0, width, height)
        QApplication.setActiveWindow(iface.mainWindow())  # no window manager here does so
        for dock in iface.mainWindow().findChildren(QDockWidget):
            if not dock.objectName().startswith("kansenkaart") and dock.objectName() != "Layers":
                dock.hide()
        wanted = [find("Layers"), find("kansenkaart.records")]
        iface.mainWindow().resizeDocks(wanted, [280, 500], Qt.Orientation.Horizontal)
        _advance(script())

    if iface.mainWindow().isVisible():
        QTimer.singleShot(1500, begin)
    else:
        iface.initializationCompleted.connect(lambda: QTimer.singleShot(1500, begin))


def _advance(steps):
    try:
        wanted = next(steps)
    except StopIteration:
        facts["done"] = True
        _finish()
    except Exception:
        facts["failed"] = traceback.format_exc()
        shot("failed", dialog())
        _finish()
    else:
        if callable(wanted):
            _wait(steps, wanted, time.monotonic() + PATIENCE)
        else:
            QTimer.singleShot(wanted, lambda: _advance(steps))


def _wait(steps, wanted, deadline):
    try:
        there = wanted()
    except Exception as error:
        there = isinstance(error, RuntimeError)
    if there:
        QTimer.singleShot(150, lambda: _advance(steps))
    elif time.monotonic() > deadline:
        while steps.gi_yieldfrom is not None:
            steps = steps.gi_yieldfrom
        facts["failed"] = f"waited in vain at line {steps.gi_frame.f_lineno}"
        shot("failed", dialog())
        _finish()
    else:
        QTimer.singleShot(50, lambda: _wait(steps, wanted, deadline))


def _finish():
    RESULT.write_text(json.dumps(facts, indent=1, default=str))
    while dialog() is not None:
        dialog().close()
        QCoreApplication.processEvents()
        break
    if "left open" not in facts:
        QgsProject.instance().clear()
    iface.actionExit().trigger()
    QTimer.singleShot(3000, QCoreApplication.quit)
