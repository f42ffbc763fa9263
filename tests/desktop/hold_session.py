"""A joint session of seven parties, prepared, held and written down, by keyboard and mouse."""

import os

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QAction, QPushButton
from stage import dialog, drawn, facts, find, play, plugin, press, shot

FILE = os.environ["KANSENKAART_FILE"]
OUTPUT = os.environ["KANSENKAART_OUTPUT"]
K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
IS_DUTCH = QgsApplication.locale().startswith("nl")
AGENDA = ("A-004", "A-005", "K-003", "A-006", "W-003", "A-007")


def panel():
    return plugin().docks[-1].panel


def letters(*keys):
    """Press keys where the focus is: it has to be in the panel, without a click."""
    for key in keys:
        press(key)


def docks_in_sight():
    return [dock.widget.objectName() for dock in plugin().docks if not dock.widget.isHidden()]


def later(do):
    QTimer.singleShot(0, do)


def script():
    current = plugin().current
    assert current.open(FILE)
    yield drawn
    current.set_level("complex")
    yield drawn
    plugin().docks[-1].widget.setUserVisible(True)
    yield 400
    shot("01-no-session")
    later(find("kansenkaart.session.new").click)
    yield lambda: dialog() is not None
    asked = dialog()
    asked.held_on.set_value("2026-12-03")
    asked.phase.set_value("choose")
    asked.present.set_value([party.key for party in current.vocabulary.parties][:7])
    yield 200
    shot("02-new-session", asked)
    asked.findChild(QPushButton, "kansenkaart.session.edit.save").click()
    yield lambda: panel().session.scene.chosen is not None

    for place, kinds in ((2, "A"), (1, "KW")):
        plugin().docks[place].widget.setUserVisible(True)
        lists = plugin().docks[place].panel
        lists.view.set_scope("all")
        yield lambda: len(lists.view.model.rows()) > 3  # noqa: B023
        wanted = [code for code in AGENDA if code[0] in kinds]
        rows = lists.view.model.rows()
        lists.view.table.choose([row.uuid for row in rows if row.code in wanted])
        find(f"{lists.view.objectName() or lists._kind.name}.agenda", QAction).trigger()
        yield 600
    plugin().docks[-1].widget.setUserVisible(True)
    yield lambda: len(panel().session.scene.items) == len(AGENDA)
    agenda = panel().agenda.list
    agenda.setCurrentRow(len(AGENDA) - 1)
    for _ in range(2):
        press(K.Key_Up, CTRL, agenda)
        yield 500
    shot("03-agenda")

    find("kansenkaart.session.start").click()
    yield drawn
    yield 600
    panel().session.go_to(panel().session.scene.items[0].uuid)
    yield drawn
    yield 400
    facts["docks while held"] = docks_in_sight()
    shot("04-first")
    letters(K.Key_S, K.Key_S, K.Key_V if IS_DUTCH else K.Key_C, K.Key_S)
    yield 500
    shot("05-positions")
    letters(K.Key_O if IS_DUTCH else K.Key_U)
    yield 300
    find("kansenkaart.session.decision.reservation").set_value("Als de raad de begroting vaststelt")
    reason = find("kansenkaart.session.decision.reason")
    if reason.isVisible():
        reason.set_value("De partijen vertrouwen elkaar hierin")
    yield 200
    shot("06-reservation")
    find("kansenkaart.session.decision.confirm").click()
    yield 600
    shot("07-decided")
    letters(K.Key_PageDown)
    yield drawn
    yield 500
    shot("08-next")
    letters(K.Key_S, K.Key_S, K.Key_S, K.Key_S, K.Key_S, K.Key_S, K.Key_T)
    yield 600
    letters(K.Key_A)
    yield 400
    shot("09-in-the-way")
    reason = find("kansenkaart.session.decision.reason")
    if reason.isVisible():
        reason.set_value("Zes van de zeven willen door")
        find("kansenkaart.session.decision.confirm").click()
    yield 600
    letters(K.Key_PageDown)
    yield drawn
    letters(K.Key_H if IS_DUTCH else K.Key_D)
    yield 500
    shot("10-deferred")
    letters(K.Key_PageDown)
    yield drawn
    letters(K.Key_F if IS_DUTCH else K.Key_R)
    yield 300
    find("kansenkaart.session.decision.reason").set_value("Te duur voor wat het oplevert")
    shot("11-reject")
    find("kansenkaart.session.decision.confirm").click()
    yield 500
    letters(K.Key_Insert)
    yield 400
    find("kansenkaart.session.spot.title").set_value("Bewonersavond over de planning")
    find("kansenkaart.session.spot.kind").set_value("agreement")
    find("kansenkaart.session.spot.party").set_value("ymere")
    shot("12-on-the-spot")
    find("kansenkaart.session.spot.save").click()
    yield lambda: len(panel().session.scene.items) == len(AGENDA) + 1
    yield drawn
    shot("13-spot-made")
    for _ in range(7):
        press(K.Key_Plus, CTRL, panel().stage)
    yield 500
    shot("14-large-letters")
    for _ in range(7):
        press(K.Key_Minus, CTRL, panel().stage)
    find("kansenkaart.session.stage.hidden").click()
    yield 500
    shot("15-confidential")
    find("kansenkaart.session.stage.hidden").click()
    yield 400
    dock = plugin().docks[-1].widget
    dock.setFloating(True)
    dock.showMaximized()
    yield 700
    shot("16-floating", dock)
    dock.setFloating(False)
    yield 300
    chosen = panel().session.scene.chosen
    facts["made"] = panel()._export.make(chosen, "parties", OUTPUT)
    yield 500
    shot("17-made")
    facts["offered"] = bool(find("kansenkaart.message.button"))
    find("kansenkaart.session.stage.end").click()
    yield drawn
    yield 400
    shot("18-ended")
    facts["docks"] = docks_in_sight()


play(script)
