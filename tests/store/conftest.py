"""Kansenkaarten for the tests of the store."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.store import Kansenkaart

if str(Path(__file__).parent) not in sys.path:  # for plain_file, beside this file
    sys.path.append(str(Path(__file__).parent))

from plain_file import make_geopackage, make_kansenkaart, signature_of


@pytest.fixture
def signature():
    return signature_of


@pytest.fixture
def factory(tmp_path):
    """Make kansenkaarten: ``factory(name)`` gives the path of a new one."""

    def make(name: str = "proef.gpkg", buurten: int = 4) -> Path:
        return make_kansenkaart(tmp_path / name, buurten)

    return make


@pytest.fixture
def geopackage(tmp_path):
    """A GeoPackage that is no kansenkaart."""
    return make_geopackage(tmp_path / "plain.gpkg")


@pytest.fixture
def path(factory):
    return factory()


@pytest.fixture
def kansenkaart(path):
    with Kansenkaart.open(path) as opened:
        yield opened


@pytest.fixture
def add(kansenkaart):
    """Add one record in an action of its own: ``add(kind, title, about=…, parties=…, field=…)``."""

    def add(kind=RecordKind.WISH, title="Meer groen", about=(), parties=(), **fields):
        with kansenkaart.change("toegevoegd", by="Jan") as change:
            return change.add(Record(kind, title, **fields), about, parties)

    return add


@pytest.fixture
def buurt():
    return lambda number: FeatureRef("buurt", f"NK{number:02d}")


@pytest.fixture
def both():
    """Two parties that are bound."""
    return {"gemeente": Role.LEAD, "ymere": Role.PARTNER}
