"""A second person is told who has the kansenkaart open, and gets it read-only."""

from __future__ import annotations

import json
import os

import pytest
from qgis.PyQt.QtWidgets import QPushButton

from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.access.band import AccessBand
from kansenkaart_plugin.gui.records.panel import RECORDS
from kansenkaart_plugin.store import Kansenkaart, Lease, holder_of
from kansenkaart_plugin.store.lease import STALE_SECONDS, slot_of

from .conftest import make_kansenkaart, until


@pytest.fixture
def band(current, qtbot):
    band = AccessBand(current, "kansenkaart.records")
    qtbot.addWidget(band)
    return band


def button(band, name):
    return band.findChild(QPushButton, f"kansenkaart.records.access.{name}")


def of_another(path, name="Jan", **values):
    """Write the lease that somebody on another computer has."""
    lease = {"name": name, "host": "pc12", "pid": 77, "since": "2026-11-24T08:00:00.000Z"}
    slot_of(path).write_text(json.dumps({**lease, "token": "van hen", **values}), "utf-8")


def age(path, seconds=STALE_SECONDS + 30):
    slot = slot_of(path)
    moment = slot.stat().st_mtime - seconds
    os.utime(slot, (moment, moment))


def save(current, title="x"):
    return current.save("x", lambda change: change.add(Record(RecordKind.WISH, title)))


def count(path):
    with Kansenkaart.open(path) as file:
        return len(file.queries.list_of_all())


def test_who_opens_a_file_has_it_and_gives_it_back(current, band, gpkg, tmp_path):
    current.settings.display_name.setValue("Piet")
    current.open(gpkg)
    assert holder_of(gpkg).name == "Piet"
    assert current.is_writable
    assert band.isHidden()
    other = make_kansenkaart(tmp_path / "ander.gpkg")
    current.open(other)
    assert holder_of(gpkg) is None
    assert not slot_of(gpkg).exists()
    current.close()
    assert not slot_of(other).exists()
    current.settings.display_name.setValue("")


def test_the_second_person_is_told_and_can_only_look(current, make_panel, band, gpkg):
    of_another(gpkg)
    panel = make_panel(RECORDS, gpkg)
    assert not current.is_writable
    assert "Jan" in current.problems[0]
    assert "pc12" in current.problems[0]
    assert not band.isHidden()
    assert "Jan (pc12)" in band.text.text()
    assert "2026" in band.text.text()
    assert button(band, "over").isHidden()
    panel.start("wish")
    assert panel.view.form.isHidden()
    assert not save(current)
    assert count(gpkg) == 0


def test_it_can_be_tried_again_when_the_other_is_ready(current, band, gpkg):
    of_another(gpkg)
    current.open(gpkg)
    button(band, "again").click()
    assert not current.is_writable
    slot_of(gpkg).unlink()
    button(band, "again").click()
    assert current.is_writable
    assert band.isHidden()
    assert save(current)


def test_a_stale_lease_is_taken_only_when_a_person_asks(current, band, gpkg):
    of_another(gpkg)
    age(gpkg)
    current.open(gpkg)
    assert not current.is_writable
    assert "five minutes" in band.text.text()
    button(band, "again").click()
    assert not current.is_writable
    button(band, "over").click()
    assert current.is_writable
    assert band.isHidden()


def test_a_lease_that_is_lost_is_said_and_the_text_stays(current, make_panel, band, gpkg, qtbot):
    panel = make_panel(RECORDS, gpkg)
    panel.start("wish")
    panel.view.form.fields["title"].set_value("Blijft staan")
    Lease.take(gpkg, "Jan", over=True)
    current.lease.refresh()
    until(qtbot, lambda: current.problems)
    assert "Jan" in current.problems[0]
    assert not current.is_writable
    assert panel.view.form.fields["title"].value() == "Blijft staan"
    assert not panel.view.form._save.isEnabled()
    assert not band.isHidden()
    slot_of(gpkg).unlink()
    button(band, "again").click()
    assert panel.view.form._save.isEnabled()
    panel.save()
    assert count(gpkg) == 1


def test_text_that_was_kept_comes_back_when_it_can_be_saved(current, make_panel, band, gpkg):
    panel = make_panel(RECORDS, gpkg)
    panel.start("wish")
    panel.view.form.fields["title"].set_value("Niet bewaard")
    current.close()
    of_another(gpkg)
    current.open(gpkg)
    assert panel.view.form.isHidden()
    assert not any("again" in note for note in current.notes)
    slot_of(gpkg).unlink()
    button(band, "again").click()
    assert not panel.view.form.isHidden()
    assert panel.view.form.fields["title"].value() == "Niet bewaard"
    panel.save()
    assert count(gpkg) == 1


def test_the_lease_is_refreshed_while_the_file_is_open(current, gpkg, qtbot):
    current.open(gpkg)
    age(gpkg)
    assert holder_of(gpkg) is None
    current.lease.refresh()
    until(qtbot, lambda: holder_of(gpkg) is not None)
    assert current.is_writable


def test_a_drive_that_is_gone_for_a_moment_takes_nothing_away(current, gpkg, tmp_path, qtbot):
    folder = tmp_path / "schijf"
    folder.mkdir()
    current.open(make_kansenkaart(folder / "proef.gpkg"))
    folder.rename(tmp_path / "weg")
    current.lease.refresh()
    until(qtbot, lambda: current.lease._refreshing is None)
    assert current.is_writable
    assert not save(current)
    (tmp_path / "weg").rename(folder)
    current.lease.refresh()
    until(qtbot, lambda: current.lease._refreshing is None)
    assert save(current)


def test_a_file_that_is_protected_says_so(current, band, gpkg, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("kansenkaart_plugin.store.opening.os.access", lambda *_: False)
        patched.setattr("kansenkaart_plugin.store.kansenkaart.is_writable", lambda _: False)
        current.open(gpkg)
        assert not current.is_writable
        assert "protected" in band.text.text()
        assert not slot_of(gpkg).exists()
    button(band, "again").click()
    assert current.is_writable
    assert band.isHidden()
