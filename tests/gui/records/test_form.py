"""The form: a series typed without a mouse, drafts that survive, links and traces."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication

from kansenkaart_plugin.domain.filtering import SHOWN_TO_ALL
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind, Status, TraceKind
from kansenkaart_plugin.gui.current import Current
from kansenkaart_plugin.gui.records.panel import AGREEMENTS, RECORDS, RecordPanel
from kansenkaart_plugin.gui.records.relations import Relation, Tie, relations_of
from kansenkaart_plugin.gui.records.trace_dialog import TraceDialog
from kansenkaart_plugin.settings import Settings

from ..conftest import add, choose, edit, listed, select, titles, until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
RETURN = Qt.Key.Key_Return


@pytest.fixture
def panel(make_panel, gpkg):
    panel = make_panel(RECORDS, gpkg)
    QApplication.setActiveWindow(panel)
    return panel


def entries(current):
    """Return the records with what belongs to them, by title."""
    queries = current.kansenkaart.queries
    found = queries.entries([row.uuid for row in queries.list_of_all()])
    return {entry.record.title: entry for entry in found.values()}


# a series


def test_a_series_is_entered_without_a_mouse(panel, current, layers, qtbot):
    select(layers, current, ["01"])
    panel.view.table.setFocus()
    qtbot.keyClick(panel.view.table, Qt.Key.Key_Insert)
    form = panel.view.form
    title = form.fields["title"]
    until(qtbot, title.hasFocus)
    for name, value in (
        ("party", "ymere"),
        ("theme", "groen"),
        ("phase", "explore"),
        ("source_kind", "interview"),
        ("source", "Gesprek met bewoners"),
        ("source_date", "2026-11-20"),
    ):
        form.fields[name].set_value(value)
    for number in range(3):
        qtbot.keyClicks(title, f"Wens {number}")
        qtbot.keyClick(QApplication.focusWidget(), RETURN, CTRL)
        assert (title.text(), title.hasFocus()) == ("", True)
        assert not form.is_changed()
    select(layers, current, ["02", "03"])
    until(qtbot, lambda: "2" in form.about.text())
    qtbot.keyClicks(title, "Wens 3")
    qtbot.keyClick(title, RETURN, CTRL | SHIFT)
    assert form.isHidden()
    made = entries(current)
    assert sorted(made) == [f"Wens {number}" for number in range(4)]
    for entry in made.values():
        record = entry.record
        assert [part.party for part in entry.parties] == ["ymere"]
        assert (record.theme, record.phase.value) == ("groen", "explore")
        assert (record.source, record.source_date) == ("Gesprek met bewoners", "2026-11-20")
        assert record.source_kind.value == "interview"
    assert [link.feature.key for link in made["Wens 3"].links] == ["02", "03"]
    actions = current.kansenkaart._connection.execute("SELECT count(*) FROM action").fetchone()[0]
    assert actions == 1 + 4


def test_a_record_that_is_changed_has_no_next_one(panel, current, qtbot):
    add(panel, "eerst")
    listed(panel, qtbot, "eerst")
    edit(panel, qtbot)
    form = panel.view.form
    assert form._next.isHidden()
    qtbot.keyClicks(form.fields["title"], "er ")
    qtbot.keyClick(form.fields["title"], RETURN, CTRL)
    assert form.isHidden()


def test_a_next_one_that_cannot_be_saved_stays(panel, current, qtbot):
    panel.start("wish")
    title = panel.view.form.fields["title"]
    qtbot.keyClick(title, RETURN, CTRL)
    assert len(current.problems) == 1
    assert not panel.view.form.isHidden()


def test_what_is_folded_away_is_told_in_the_titles(panel, current, qtbot):
    panel.start("wish")
    form = panel.view.form
    form.fields["title"].set_value("x")
    form.fields["source"].set_value("Gesprek & co")
    form.roles.add_row(("ymere", "funder"))
    form._body.tell_folded()
    boxes = form._body._boxes
    assert boxes["source"].title() == "Source: Gesprek && co"
    assert boxes["roles"].title() == "More parties and roles: 1"
    assert boxes["ties"].title() == "Traces"


def test_a_title_that_is_there_already_is_pointed_out(panel, current, qtbot):
    add(panel, "Meer bankjes op het Mosplein")
    add(panel, "Veilige oversteek bij het Mosplein")
    panel.start("wish")
    form = panel.view.form
    qtbot.keyClicks(form.fields["title"], "meer BANKJES mosplein")
    until(qtbot, lambda: "W-001 Meer bankjes" in form.about.text())
    assert "W-002" not in form.about.text()
    qtbot.keyClick(form.fields["title"], RETURN, CTRL)
    assert "W-001" not in form.about.text()


def test_a_title_that_is_not_shown_is_not_pointed_out(panel, current, qtbot):
    add(panel, "Meer bankjes op het Mosplein", visibility="secret")
    add(panel, "Meer bankjes bij het Mosplein")
    current.shown.narrow(visibilities=SHOWN_TO_ALL)  # as while a session is held
    panel.start("wish")
    qtbot.keyClicks(panel.view.form.fields["title"], "meer bankjes mosplein")
    until(qtbot, lambda: "W-002" in panel.view.form.about.text())
    assert "W-001" not in panel.view.form.about.text()


# drafts


def again(panel, current, kept, qtbot):
    """Return a second panel, as after a crash: the first one is not told that its file goes."""
    gpkg = current.path
    current.closing.disconnect(panel.saving.keep)
    current.close()
    fresh = Current(Settings())
    panel = RecordPanel(fresh, RECORDS, kept)
    qtbot.addWidget(panel)
    panel.show()
    fresh.open(gpkg)
    return fresh, panel


def test_a_draft_is_kept_while_it_is_typed_and_dropped_when_it_is_saved(
    panel, current, gpkg, kept, qtbot
):
    panel.saving._keeper.setInterval(50)
    panel.start("wish")
    qtbot.keyClicks(panel.view.form.fields["title"], "Nog niet af")
    until(qtbot, lambda: kept.read(gpkg, "kansenkaart.records"))
    fresh, other = again(panel, current, kept, qtbot)
    assert other.view.form.fields["title"].value() == "Nog niet af"
    other.save()
    assert kept.read(gpkg, "kansenkaart.records") is None
    fresh.close()


def test_an_edit_with_links_and_traces_is_kept_too(panel, current, gpkg, kept, layers, qtbot):
    add(panel, "wens")
    add(panel, "kans", "opportunity")
    listed(panel, qtbot, "wens", "kans")
    choose(panel, 1)
    edit(panel, qtbot)
    form = panel.view.form
    wish = entries(current)["wens"].record
    form.ties.add([(Tie(Relation(TraceKind.ARISES_FROM, True), wish.uuid), "W-001 wens")])
    form.features.add([(FeatureRef("buurt", "02"), "buurt 02")])
    panel.saving.keep()
    fresh, other = again(panel, current, kept, qtbot)
    until(qtbot, lambda: not other.view.form.isHidden())
    assert other.view.form.ties.texts() == ["arises from W-001 wens"]
    other.save()
    entry = entries(fresh)["kans"]
    assert [trace.to_uuid for trace in entry.traces] == [wish.uuid]
    assert [link.feature.key for link in entry.links] == ["02"]
    fresh.close()


def test_what_was_typed_is_there_after_the_process_was_killed(make_panel, current, gpkg, kept):
    script = Path(__file__).with_name("typist.py")
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, str(script), str(gpkg), str(kept._folder)],
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    try:
        end = time.monotonic() + 60
        while kept.read(gpkg, "kansenkaart.records") is None and time.monotonic() < end:
            time.sleep(0.1)
    finally:
        process.kill()
        process.wait()
    panel = make_panel(RECORDS, gpkg)
    form = panel.view.form
    assert form.fields["title"].value() == "Half getypt"
    assert form.fields["kind"].value() == "need"
    panel.save()
    assert list(entries(current)) == ["Half getypt"]


# what it is about, and traces


def test_features_are_added_and_taken_away_in_the_form_and_saved_with_it(
    panel, current, layers, qtbot
):
    select(layers, current, ["01", "02"])
    add(panel, "x")
    listed(panel, qtbot, "x")
    edit(panel, qtbot)
    features = panel.view.form.features
    assert features.texts() == ["buurt 01", "buurt 02"]
    panel.resize(500, 900)
    panel.view.form._body._boxes["features"].setCollapsed(False)
    until(qtbot, features.view.isVisible)
    features.view.setFocus()
    features.view.selectAll()
    qtbot.keyClick(features.view, Qt.Key.Key_Delete)
    select(layers, current, ["02", "07"])
    features.add_button.click()
    assert features.texts() == ["buurt 02", "buurt 07"]
    assert [link.feature.key for link in entries(current)["x"].links] == ["01", "02"]
    panel.save()
    assert [link.feature.key for link in entries(current)["x"].links] == ["02", "07"]


def answer(qtbot, *, relation, search, then=TraceDialog.accept):
    """Fill in the next trace dialog as a person does."""

    def fill():
        (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, TraceDialog))
        labels = [dialog.relation.itemText(n) for n in range(dialog.relation.count())]
        dialog.relation.setCurrentIndex(labels.index(relation))
        dialog.search.setText(search)
        until(qtbot, lambda: dialog.table.records.rowCount() == 1 and not dialog._inquiry.is_busy)
        then(dialog)

    from qgis.PyQt.QtCore import QTimer

    QTimer.singleShot(100, fill)


def test_traces_are_made_and_taken_away_in_the_form_both_ways(panel, current, qtbot):
    def work(change):
        change.add(Record(RecordKind.WISH, "Café op de hoek"))
        change.add(Record(RecordKind.OPPORTUNITY, "Pleinaanpak"))
        change.add(Record(RecordKind.AGREEMENT, "Dak", status=Status.DRAFT))

    current.save("x", work)
    listed(panel, qtbot, "Café op de hoek", "Pleinaanpak")
    edit(panel, qtbot)
    ties = panel.view.form.ties
    answer(qtbot, relation="leads to", search="plein")
    ties.add_button.click()
    answer(qtbot, relation="is answered by", search="a-1")
    ties.add_button.click()
    assert ties.texts() == ["leads to K-001 Pleinaanpak", "is answered by A-001 Dak"]
    panel.save()
    made = entries(current)
    wish = made["Café op de hoek"].record.uuid
    assert [t.kind for t in made["Café op de hoek"].traced_by] == [
        TraceKind.ARISES_FROM,
        TraceKind.ANSWERS,
    ]
    assert made["Dak"].traces[0].to_uuid == wish
    choose(panel, 0)
    edit(panel, qtbot)
    assert ties.texts() == ["leads to K-001 Pleinaanpak", "is answered by A-001 Dak"]
    ties.view.setCurrentIndex(ties.view.model().index(0, 0))
    ties.remove_button.click()
    panel.save()
    assert [t.kind for t in entries(current)["Café op de hoek"].traced_by] == [TraceKind.ANSWERS]
    assert not current.problems


def test_a_new_agreement_answers_wishes_at_once(make_panel, current, gpkg, qtbot):
    panel = make_panel(AGREEMENTS, gpkg)
    current.save("x", lambda change: change.add(Record(RecordKind.WISH, "Groen")))
    panel.start("agreement")
    panel.view.form.fields["title"].set_value("Dak")
    answer(qtbot, relation="answers", search="groen")
    panel.view.form.ties.add_button.click()
    panel.save()
    assert entries(current)["Dak"].traces[0].kind is TraceKind.ANSWERS


def test_only_what_may_be_connected_is_offered(qgis_app):
    def said(*kinds):
        return {r.label(): [k.letter for k in others] for r, others in relations_of(kinds).items()}

    assert said(RecordKind.WISH) == {
        "is answered by": ["A"],
        "leads to": ["K", "A"],
        "replaces": ["W"],
        "is replaced by": ["W"],
    }
    assert said(RecordKind.WISH, RecordKind.FACT) == {}
    assert "leads to" in said(RecordKind.WISH, RecordKind.NEED)


# looking back


def test_in_the_past_the_form_shows_what_was_and_saves_nothing(panel, current, qtbot):
    add(panel, "toen")
    listed(panel, qtbot, "toen")
    moment = entries(current)["toen"].record.modified_at
    choose(panel, 0)
    edit(panel, qtbot)
    panel.view.form.fields["title"].set_value("nu")
    panel.save()
    until(qtbot, lambda: titles(panel) == ["nu"])
    current.shown.set(as_of=moment)
    until(qtbot, lambda: titles(panel) == ["toen"])
    choose(panel, 0)
    edit(panel, qtbot)
    assert panel.view.form.fields["title"].value() == "toen"
    assert not panel.view.form._save.isEnabled()
    panel.save()
    assert entries(current).keys() == {"nu"}
