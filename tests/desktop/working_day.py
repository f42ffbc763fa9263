"""A working day by keyboard and mouse: wishes, opportunities, agreements, a session, a look back."""

import os
from datetime import datetime, timezone

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAbstractButton
from stage import (
    clear_messages,
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
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key

WISHES = (
    "Grotere gezinswoningen in de Lindenhof",
    "Daken isoleren en meteen zonnepanelen leggen",
    "Het fietspad langs de Westkade weer verlichten",
    "Een werkplaats waar buren samen kunnen klussen",
    "Hoven die overdag voor iedereen open zijn",
    "Bankjes en schaduw langs de hele kade",
    "Woningen voor ouderen dicht bij de winkels",
    "Minder zwerfvuil rond de ondergrondse containers",
    "Betaalbare bedrijfsruimte in de Ambachtsbuurt",
    "Eén aanspreekpunt voor huurders bij groot onderhoud",
    "Een speelplek voor oudere kinderen",
    "Regenwater vasthouden in de binnentuinen",
    "Een veilige oversteek bij de school",
    "Ruimte voor een buurtkamer",
    "Een lift in de portieken zonder begane grond",
    "Deelauto's bij de garage",
    "Meer bomen in de smalle straten",
    "Een huiskamer voor jongeren na schooltijd",
    "Stille woningen aan de hofzijde",
    "Een fietsenstalling die op slot kan",
)
OPPORTUNITIES = (
    "Dakaanpak en regenwater in één keer",
    "Het schoolgebouw als huis van de buurt",
    "Optoppen in de Lindenhof",
    "Een keten van koele hoven",
    "De kade als doorlopende wandeling",
)
AGREEMENTS = (
    "Vijf daken geïsoleerd, regenwater van het riool af",
    "Huis van de buurt in de oude school, proef van twee jaar",
    "Vier koele hoven, overdag open",
)


# what hands do


def click(name):
    """Click the button or action with the object name ``name``."""
    button = find(name, QAbstractButton)
    assert button.isEnabled(), f"{name} cannot be clicked"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def click_map(level, *keys):
    """Click features of a level on the map, with Ctrl from the second on."""
    iface.actionSelect().trigger()
    canvas, layer = iface.mapCanvas(), iface.activeLayer()
    assert layer.customProperty("kansenkaart/level") == level
    points = {f["feature_key"]: (f["x"], f["y"]) for f in layer.getFeatures()}
    for place, key in enumerate(keys):
        spot = canvas.getCoordinateTransform().transform(*points[key])
        where = QPoint(round(spot.x()), round(spot.y()))
        QTest.mouseClick(
            canvas.viewport(),
            Qt.MouseButton.LeftButton,
            SHIFT if place else Qt.KeyboardModifier.NoModifier,
            where,
        )


def now():
    """Return the moment as the file writes it."""
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def records():
    return plugin().docks[1].panel


def agreements():
    return plugin().docks[2].panel


def rows(panel):
    return list(panel.view.model.rows())


# the day


def open_it():
    assert plugin().open_kansenkaart(FILE)
    clear_messages()
    yield drawn
    shot("01-geopend")


def type_records(panel, titles, party, picture="", button=""):
    """Type new records one after the other: all by keyboard, or each begun by a ``button``.

    The ``party`` is chosen at the first; the form keeps it for the others.
    """
    table = panel.view.table
    table.setFocus()
    for number, title in enumerate(titles):
        if panel.view.form.isHidden():
            if button:
                trigger(button)
            else:
                press(Key.Key_Insert, widget=table)
            yield lambda: not panel.view.form.isHidden()
        yield 150
        type_text(title)
        if number == 0:
            find(f"{panel.view.form.objectName()}.party").setFocus()
            type_text(party)
        if picture and number == 2:
            shot(picture)
        press(Key.Key_Return, CTRL)
        yield 250
    if not panel.view.form.isHidden():
        press(Key.Key_Escape)
    yield lambda: panel.view.form.isHidden()


def twenty_wishes():
    """Each time some features are clicked, and then their wishes are typed without a mouse."""
    press(Key.Key_2, CTRL, find("kansenkaart.levels.list"))
    yield lambda: plugin().current.level == "buurt"
    facts["chosen layers"] = [layer.name() for layer in iface.layerTreeView().selectedLayers()]
    yield drawn
    keys = [f["feature_key"] for f in iface.activeLayer().getFeatures()]
    for start in range(0, 20, 5):
        click_map("buurt", *keys[start // 5 : start // 5 + 2])
        yield lambda: len(plugin().current.selection) == 2
        picture = "03-wens-invoeren" if start == 5 else ""
        party = ("Ymere", "Eigen", "Stadgenoot", "Huurders")[start // 5]
        yield from type_records(records(), WISHES[start : start + 5], party, picture)
        if start == 0:
            shot("02-eerste-wensen")
    find("kansenkaart.records.scope").setCurrentIndex(2)
    yield lambda: len(rows(records())) == 20
    shot("04-wensen")


def opportunities():
    click_map("buurt", *[f["feature_key"] for f in iface.activeLayer().getFeatures()][4:6])
    yield lambda: len(plugin().current.selection) == 2
    button = "kansenkaart.records.new.opportunity"
    yield from type_records(records(), OPPORTUNITIES, "Gemeente", button=button)
    yield lambda: len(rows(records())) == 25
    shot("05-kansen")


def three_agreements():
    """With a lead and a partner, so that they can be agreed on."""
    find("kansenkaart.agreements").setUserVisible(True)
    panel = agreements()
    for place, title in enumerate(AGREEMENTS):
        panel.view.table.setFocus()
        press(Key.Key_Insert, widget=panel.view.table)
        yield lambda: not panel.view.form.isHidden()
        yield 150
        type_text(title)
        find("kansenkaart.agreements.form.party").setFocus()
        type_text(("Eigen", "Rochdale", "Stadgenoot")[place])
        panel.view.form.roles.add_row(("gemeente", "partner"))
        if place == 0:
            shot("06-afspraak-invoeren")
        press(Key.Key_Return, CTRL | SHIFT)
        yield lambda: panel.view.form.isHidden()
    find("kansenkaart.agreements.scope").setCurrentIndex(2)
    yield lambda: len(rows(panel)) == 3
    panel.view.table.selectRow(0)
    yield 600
    shot("07-afspraak")
    click("kansenkaart.agreements.as_board")
    yield 500
    shot("08-bord")
    click("kansenkaart.agreements.as_list")
    yield 300


def the_session():
    agreements().view.table.selectAll()
    yield 300
    trigger("kansenkaart.agreements.agenda")
    yield lambda: dialog() is not None
    shot("10-sessie-nieuw", dialog())
    click("kansenkaart.session.edit.save")
    yield lambda: dialog() is None
    yield 500
    shot("11-agenda")
    click("kansenkaart.session.start")
    yield 800
    yield drawn
    shot("12-sessie-begin")
    stage = find("kansenkaart.session.stage")
    for party in ("gemeente", "eigenhaard"):
        click(f"kansenkaart.session.position.{party}.supports")
        yield 300
    shot("13-sessie")
    click("kansenkaart.session.decision.agreed")
    yield 500
    shot("14-sessie-besluit")
    click("kansenkaart.session.next")
    yield 400
    click("kansenkaart.session.decision.deferred")
    yield 400
    click("kansenkaart.session.next")
    yield 400
    click("kansenkaart.session.decision.rejected")
    yield 300
    type_text("Eerst de uitkomst van het onderzoek afwachten")
    shot("15-sessie-afgewezen")
    click("kansenkaart.session.decision.confirm")
    yield 500
    press(Key.Key_Insert, widget=stage)
    yield 300
    type_text("Een werkgroep voor de warmte uit het water")
    click("kansenkaart.session.spot.save")
    yield 600
    shot("16-sessie-nieuw-record")
    click("kansenkaart.session.stage.end")
    yield 500
    shot("17-na-de-sessie")


def look_around():
    """What is missing, what happened to a record, and a moment in the past."""
    find("kansenkaart.insight").setUserVisible(True)
    yield 1500
    shot("20-overzicht")
    find("kansenkaart.insight.tabs").setCurrentIndex(1)
    yield lambda: find("kansenkaart.insight.pairs.list").model().rowCount() > 0
    press(Key.Key_Down, widget=find("kansenkaart.insight.pairs.list"))
    yield 500
    shot("21-koppelkansen")
    find("kansenkaart.records").setUserVisible(True)
    yield 300
    records().view.table.setFocus()
    records().view.table.selectRow(0)
    yield 300
    trigger("kansenkaart.records.history")
    yield 1000
    shot("22-geschiedenis")
    find("kansenkaart.records").setUserVisible(True)
    plugin().current.shown.set(as_of=facts["after the wishes"])
    yield lambda: len(rows(records())) == 20
    yield drawn
    shot("23-peildatum")
    facts["writable in the past"] = plugin().current.is_writable
    click("kansenkaart.past.back")
    yield lambda: len(rows(records())) == 26
    find("kansenkaart.records.search").setFocus()
    type_text("groen daken")
    yield 500
    facts["found"] = [row.title for row in rows(records())]
    shot("24-zoeken")
    find("kansenkaart.records.search").clear()


def make_products():
    """As far as the first page in the dialog; what it makes has tests of its own."""
    trigger("kansenkaart.export")
    yield lambda: dialog() is not None
    find("kansenkaart.export.audience").setCurrentIndex(1)
    find("kansenkaart.export.folder").setFilePath("/kansenkaart/volewijck")
    yield 5000
    shot("30-exporteren", dialog())
    click("kansenkaart.export.cancel")
    yield lambda: dialog() is None


def script():
    yield from open_it()
    yield from twenty_wishes()
    facts["after the wishes"] = now()
    yield 1200
    yield from opportunities()
    yield from three_agreements()
    yield from the_session()
    yield from look_around()
    yield from make_products()


play(script)
