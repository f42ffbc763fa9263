"""A session with an agenda, open in its panel."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import Phase, RecordKind, Role, TraceKind, Visibility
from kansenkaart_plugin.gui.session.actions import SessionDraft
from kansenkaart_plugin.gui.session.panel import SessionPanel
from kansenkaart_plugin.store import Kansenkaart

from ..conftest import until

BOTH = {"gemeente": Role.LEAD, "ymere": Role.PARTNER}
NUMBERS = range(1, 5)


@pytest.fixture
def records(gpkg):
    """Four agreements about a buurt each, a wish that the first answers, and two hidden ones."""
    made = {}
    with Kansenkaart.open(gpkg) as file, file.change("begin", by="Jan") as change:
        for number in NUMBERS:
            record = Record(RecordKind.AGREEMENT, f"Afspraak <b>{number}</b>")
            about = [FeatureRef("buurt", f"0{number}")]
            made[f"A-00{number}"] = change.add(record, about, BOTH).uuid
        wish = change.add(Record(RecordKind.WISH, "Meer groen"), (), {"ymere": Role.SUBMITTER})
        made["W-001"] = wish.uuid
        change.trace(made["A-001"], TraceKind.ANSWERS, wish.uuid)
        for visibility in (Visibility.CONFIDENTIAL, Visibility.SECRET):
            record = Record(RecordKind.AGREEMENT, f"Stil {visibility}", visibility=visibility)
            hidden = change.add(record, (), BOTH)
            made[hidden.code] = hidden.uuid
        hidden = Record(RecordKind.WISH, "Stille wens", visibility=Visibility.SECRET)
        change.trace(made["A-001"], TraceKind.ANSWERS, change.add(hidden).uuid)
    return made


@pytest.fixture
def empty(current, layers, gpkg, records, qtbot):
    """A panel without sessions."""
    panel = SessionPanel(current)
    qtbot.addWidget(panel)
    panel.resize(860, 1000)
    panel.show()
    current.settings.running_session.setValue("")
    current.settings.session_points.setValue(15)
    current.open(gpkg)
    current.set_level("buurt")
    until(qtbot, lambda: not panel.session._opening)
    yield panel
    panel.stop()
    current.settings.running_session.setValue("")


@pytest.fixture
def panel(empty, current, records, qtbot):
    """A panel with a session of today, the four agreements and the hidden ones on its agenda."""
    draft = SessionDraft("Sessie 2", "2026-12-03", Phase.CHOOSE, "koffie", ("gemeente", "ymere"))
    assert empty.actions.make_session(draft)
    until(qtbot, lambda: empty.session.scene.chosen)
    wanted = ("A-005", "A-001", "A-002", "A-006", "A-003", "A-004")
    current.agenda_wanted.emit([records[code] for code in wanted])
    until(qtbot, lambda: len(codes(empty)) == 4)
    return empty


@pytest.fixture
def held(panel, qtbot):
    """The same, running."""
    panel.start()
    until(qtbot, lambda: panel.stage.isVisible())
    panel.stage.setFocus()
    return panel


def codes(panel):
    """Return the codes on the agenda as they are shown."""
    return [item.entry.record.code for item in panel.session.scene.items]


def stored(current):
    """Return the codes on the agenda in the file, and the decisions."""
    (session, *_) = current.kansenkaart.queries.sessions()
    entries = current.kansenkaart.queries.entries([item.record_uuid for item in session.agenda])
    return {entries[i.record_uuid].record.code: i.decision for i in session.agenda}


def entry(current, uuid):
    """Return a record as it is in the file."""
    return current.kansenkaart.queries.entries([uuid])[uuid]


def on_screen(panel):
    """Return the code of the item on screen."""
    return panel.session.item.entry.record.code


def press(panel, *keys, modifier=Qt.KeyboardModifier.NoModifier):
    """Press keys one after another where the focus is in the shared screen."""
    for key in keys:
        QTest.keyClick(panel.stage.focusWidget() or panel.stage, key, modifier)
