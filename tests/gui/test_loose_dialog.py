"""Loose links are listed with what they lost; they are linked again only on request."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.loose.dialog import LooseDialog

from .conftest import select, until


def rows(tree):
    return [
        tuple(tree.topLevelItem(row).text(column) for column in range(tree.columnCount()))
        for row in range(tree.topLevelItemCount())
    ]


@pytest.fixture
def dialog(current, layers, gpkg, qtbot):
    current.open(gpkg)
    about = [FeatureRef("buurt", "01")]
    for title in ("een", "twee"):
        record = Record(RecordKind.WISH, title)
        current.save("x", lambda change, r=record: change.add(r, about))
    current.kansenkaart._connection.execute("DELETE FROM level_buurt WHERE feature_key = '01'")
    dialog = LooseDialog(current)
    qtbot.addWidget(dialog)
    dialog.show()
    until(qtbot, lambda: rows(dialog.candidates))
    yield dialog
    dialog.reject()


def button(dialog, name):
    return dialog.findChild(QPushButton, f"kansenkaart.loose.{name}")


def links(current, code="W-001"):
    (uuid,) = (r.uuid for r in current.kansenkaart.queries.list_of_all() if r.code == code)
    return [str(link.feature) for link in current.kansenkaart.queries.entries([uuid])[uuid].links]


def test_what_was_lost_is_listed_with_what_lies_near(dialog):
    assert rows(dialog.list) == [("Buurt", "buurt 01 (01)", "W-001, W-002")]
    shown = rows(dialog.candidates)
    assert len(shown) == 5
    assert shown[0] in [(f"buurt {key} ({key})", "100 m away") for key in ("00", "02", "06")]


def test_it_is_linked_again_on_request_and_undone(dialog, current, qtbot):
    assert not button(dialog, "relink").isEnabled()
    assert links(current) == ["buurt:01"]
    dialog.candidates.setFocus()
    dialog.candidates.setCurrentItem(dialog.candidates.topLevelItem(0))
    wanted = dialog.candidates.topLevelItem(0).data(0, Qt.ItemDataRole.UserRole).feature
    button(dialog, "relink").click()
    assert links(current) == links(current, "W-002") == [str(wanted)]
    until(qtbot, lambda: not rows(dialog.list))
    assert "No link" in dialog.note.text()
    button(dialog, "undo").click()
    until(qtbot, lambda: rows(dialog.list))
    assert links(current) == ["buurt:01"]
    assert not current.problems


def test_it_is_linked_to_what_is_selected_on_the_map(dialog, current, layers, qtbot):
    assert not button(dialog, "selection").isEnabled()
    current.set_level("buurt")
    select(layers, current, ["07"])
    until(qtbot, lambda: button(dialog, "selection").isEnabled())
    button(dialog, "selection").click()
    assert links(current) == ["buurt:07"]


def test_the_map_goes_to_where_it_was(dialog, current, qtbot):
    wanted = []
    current.zoom_wanted.connect(wanted.append)
    button(dialog, "zoom").click()
    ((link,),) = wanted
    assert (link.x, link.y, link.loose) == (120150.0, 480050.0, True)


def test_who_can_only_read_links_nothing(dialog, current):
    current.lease.release()
    current.access_changed.emit()
    dialog.candidates.setCurrentItem(dialog.candidates.topLevelItem(0))
    assert not button(dialog, "relink").isEnabled()


def test_it_goes_with_its_file(dialog, current):
    current.close()
    assert not dialog.isVisible()
