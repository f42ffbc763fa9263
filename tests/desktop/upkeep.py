"""Draws a place in the real QGIS, looks after the file, and takes the plugin away meanwhile."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import qgis.utils
from qgis.core import QgsPointXY, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton
from stage import (
    NAME,
    clear_messages,
    count,
    dialog,
    drawn,
    facts,
    find,
    iface,
    play,
    plugin,
    press,
    shot,
    trigger,
    type_text,
)

FILE = os.environ["KANSENKAART_FILE"]
CORNERS = [(120020, 480020), (120180, 480030), (120160, 480120), (120030, 480110)]
EXTENT = QgsRectangle(119950, 479950, 120550, 480250)


def click(corner, button=Qt.MouseButton.LeftButton):
    canvas = iface.mapCanvas()
    at = canvas.mapSettings().mapToPixel().transform(QgsPointXY(*corner))
    where = QPoint(round(at.x()), round(at.y()))
    QTest.mouseMove(canvas.viewport(), where)
    QTest.mouseClick(canvas.viewport(), button, Qt.KeyboardModifier.NoModifier, where)


def load():
    qgis.utils.loadPlugin(NAME)
    qgis.utils.startPlugin(NAME)
    plugin().current.settings.display_name.setValue("Jansen")


def script():
    qgis.utils.unloadPlugin(NAME)
    yield 500
    facts["base"] = count()
    load()
    plugin().open_kansenkaart(FILE)
    yield drawn

    # a place by mouse, with a name and a wish by keyboard
    iface.mapCanvas().setExtent(EXTENT)
    iface.mapCanvas().refresh()
    yield drawn
    clear_messages()
    trigger("kansenkaart.place.draw")
    yield 300
    for corner in CORNERS:
        click(corner)
    yield 200
    shot("1-drawing")
    QTimer.singleShot(0, lambda: click(CORNERS[-1], Qt.MouseButton.RightButton))
    yield dialog
    type_text("Bloemenplein")
    shot("2-name", dialog())
    press(Qt.Key.Key_Return)
    yield drawn
    yield lambda: plugin().current.selection == ("P-001",)
    shot("3-drawn")
    find("kansenkaart.message.button", QPushButton).click()
    yield 300
    type_text("Bankjes in de schaduw")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    records = find("kansenkaart.records.list")
    yield lambda: records.model().rowCount() == 1
    yield 500
    shot("4-wish")
    clear_messages()

    # the profile
    trigger("kansenkaart.profile")
    yield dialog
    shot("5-profile", dialog())
    dialog().tabs.setCurrentIndex(5)
    yield 200
    shot("6-levels", dialog())
    press(Qt.Key.Key_Escape)
    yield lambda: dialog() is None

    # another program writes in the file
    change_outside()
    yield lambda: iface.messageBar().items()
    shot("7-outside-said")
    QTimer.singleShot(0, find("kansenkaart.message.button", QPushButton).click)
    yield dialog
    shot("8-outside", dialog())
    QTimer.singleShot(0, find("kansenkaart.outside.restore", QPushButton, dialog()).click)
    yield lambda: dialog() is None

    # the place goes, and is listed as lost
    plugin().current.save("x", lambda change: change.places.remove("plek", "P-001"))
    yield drawn
    trigger("kansenkaart.loose")
    yield lambda: find("kansenkaart.loose.list").topLevelItemCount() == 1
    shot("9-loose", find("kansenkaart.loose"))

    # the plugin is taken away with that window open, a form filled in and a place half drawn
    press(Qt.Key.Key_Insert, widget=find("kansenkaart.records.list"))
    yield 300
    type_text("Niet bewaard")
    trigger("kansenkaart.place.draw")
    yield 300
    click(CORNERS[0])
    yield 100
    qgis.utils.unloadPlugin(NAME)
    yield 500
    facts["unloaded"] = count()
    facts["lease left"] = Path(FILE + ".kkslot").exists()
    tool = iface.mapCanvas().mapTool()
    facts["tool"] = type(tool).__name__
    QgsProject.instance().clear()

    # somebody else has it open; the text is there again, but can only be looked at
    lease = {"name": "Marieke", "host": "pc12", "pid": 7, "since": "2026-11-24T08:12:00.000Z"}
    Path(FILE + ".kkslot").write_text(json.dumps({**lease, "token": "x"}), "utf-8")
    load()
    clear_messages()
    plugin().open_kansenkaart(FILE)
    yield drawn
    yield 500
    shot("10-in-use")
    facts["writable"] = plugin().current.is_writable
    Path(FILE + ".kkslot").unlink()
    find("kansenkaart.records.access.again", QPushButton).click()
    yield 500
    facts["writable after"] = plugin().current.is_writable
    clear_messages()

    # the project is closed while a place is drawn
    trigger("kansenkaart.place.draw")
    yield 300
    click(CORNERS[0])
    QgsProject.instance().clear()
    yield 300
    facts["closed"] = plugin().current.path is None
    clear_messages()
    qgis.utils.unloadPlugin(NAME)
    yield 500
    facts["end"] = count()


def change_outside():
    """Write in the file as another program does."""
    with closing(sqlite3.connect(FILE)) as connection:
        connection.execute("UPDATE record SET title = 'Vreemd', status = 'explored'")
        connection.commit()


play(script)
