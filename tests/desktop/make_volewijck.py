"""A first kansenkaart, as a person makes it: the wizard, records on selections, project, reopened."""

import os
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QWizard
from stage import (
    RESULT,
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

DATA = os.environ["KANSENKAART_DATA"]
FILE = RESULT.parent / "volewijck.gpkg"
CTRL = Qt.KeyboardModifier.ControlModifier
WISHES = ("Gevels en daken in één keer aanpakken", "Veilige oversteek bij het Mosplein")


def load_layers():
    for name, file in (
        ("stadsdeel", "gebieden"),
        ("wijk", "gebieden"),
        ("buurt", "gebieden"),
        ("pand", "panden"),
    ):
        layer = QgsVectorLayer(f"{DATA}/{file}.gpkg|layername={name}", name.capitalize(), "ogr")
        QgsProject.instance().addMapLayer(layer)
        if name == "wijk":
            layer.selectByExpression("code IN ('NK', 'NL', 'NN')")
            iface.mapCanvas().zoomToSelected(layer)


def the_wizard():
    trigger("kansenkaart.new")
    yield lambda: dialog() is not None
    wizard = dialog()
    wizard.general.fill("Kansenkaart Volewijck", "Gemeente Amsterdam", str(FILE))
    shot("02-wizard-general", wizard)
    wizard.next()
    yield 300
    rows = {row.title: row.layer.id() for row in wizard.levels.rows}
    by_id = {layer_id: title for title, layer_id in rows.items()}
    facts["guessed"] = [
        (row.title, row.key, row.label, by_id.get(row.parent, "")) for row in wizard.levels.rows
    ]
    shot("03-wizard-levels", wizard)
    wizard.next()
    yield lambda: wizard.currentPage() is wizard.parties
    wizard.parties.parties.set_rows([("Ymere", "corporation"), ("Eigen Haard", "corporation")])
    shot("04-wizard-parties", wizard)
    wizard.next()
    yield 300
    shot("05-wizard-ready", wizard)
    wizard.button(QWizard.WizardButton.FinishButton).click()
    yield 300
    shot("06-wizard-making", wizard)
    yield lambda: dialog() is None


def add(kind, title):
    trigger(f"kansenkaart.records.new.{kind}")
    yield 300
    type_text(title)
    press(Qt.Key.Key_Return, CTRL)
    yield 500


def script():
    load_layers()
    yield drawn
    shot("01-layers")
    yield from the_wizard()
    yield lambda: plugin().current.path == FILE
    yield drawn
    shot("07-made")
    facts["shown"] = [
        node.name()
        for node in QgsProject.instance().layerTreeRoot().findLayers()
        if node.isVisible()
    ]
    current = plugin().current
    records, agreements = (plugin().docks[place].panel for place in (1, 2))

    current.set_level("buurt")
    layer = iface.activeLayer()
    layer.selectByExpression("feature_key IN ('NK01', 'NK02', 'NK03')")
    iface.mapCanvas().zoomToSelected(layer)
    yield drawn
    shot("08-selected")
    trigger("kansenkaart.records.new.wish")
    yield 400
    type_text("Meer middeldure huur aan de rand van de Van der Pekbuurt")
    find("kansenkaart.records.form.party").setCurrentIndex(2)
    find("kansenkaart.records.form.theme").setCurrentIndex(1)
    shot("09-form")
    form = records.view.form
    facts["scroll"] = form._scroll.verticalScrollBar().maximum()
    press(Qt.Key.Key_Return, CTRL)
    yield lambda: records.view.model.rowCount() == 1
    for title in WISHES:
        yield from add("wish", title)
    yield from add("need", "Ruimte voor een buurtkamer")
    yield from add("fact", "Een op de drie huishoudens heeft schulden")
    yield lambda: records.view.model.rowCount() == 5
    shot("10-list")

    current.record_wanted.emit("agreement")
    yield 400
    type_text("Tien tuinen ontstenen")
    agreements.view.form.roles.add_row(("ymere", "partner"))
    agreements.view.form.positions.add_row(("ymere", "against", "te duur"))
    for box in agreements.view.form.findChildren(QgsCollapsibleGroupBox):
        if box.objectName().split(".")[-2] in ("roles", "positions"):
            box.setCollapsed(False)
    yield 300
    shot("11-agreement")
    press(Qt.Key.Key_Return, CTRL)
    yield lambda: agreements.view.model.rowCount() == 1
    agreements.cancel()
    agreements.view.table.selectRow(0)
    yield lambda: "Ymere" in agreements.sheet.told.text()
    facts["note"] = agreements.sheet.told.text()
    shot("12-sheet")
    agreements.show_board(True)
    yield lambda: agreements.board.chosen()
    shot("12-board")
    agreements.show_board(False)
    agreements.edit()
    yield lambda: not agreements.view.form.isHidden()
    yield 300
    shot("13-edit")
    bar = agreements.view.form._scroll.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    shot("14-edit-lower")
    agreements.cancel()

    plugin().docks[1].widget.setUserVisible(True)
    layer.selectByExpression("feature_key IN ('NL01', 'NL03')")
    records.view.set_scope("all")
    yield lambda: records.view.model.rowCount() == 5
    records.view.table.selectRow(0)
    records.link()
    yield 400
    shot("15-linked")
    records.zoom()
    yield drawn
    records.unlink()
    yield 400
    shot("16-unlinked")
    records.delete()
    yield lambda: records.view.model.rowCount() == 4
    shot("17-deleted")
    find("kansenkaart.message.button").click()
    yield lambda: records.view.model.rowCount() == 5
    shot("18-restored")

    current.set_level("pand")
    yield drawn
    shot("19-buildings")
    current.set_level("wijk")
    iface.zoomToActiveLayer()
    yield drawn
    shot("20-districts")

    project = RESULT.parent / "volewijck.qgz"
    QgsProject.instance().write(str(project))
    QgsProject.instance().clear()
    yield 300
    QgsProject.instance().read(str(project))
    yield drawn
    records.view.set_scope("all")
    yield lambda: records.view.model.rowCount() == 5
    shot("21-reopened")
    facts["profile"] = Path(FILE).with_suffix(".yaml").read_text("utf-8")


play(script)
