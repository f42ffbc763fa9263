"""A layout asks its project for variables until it is gone: a project never goes before it."""

from __future__ import annotations

from qgis.core import QgsProject

from kansenkaart_plugin.cartography import template_making, template_places
from kansenkaart_plugin.cartography.new_layout import new_layout
from kansenkaart_plugin.cartography.page import page_of
from kansenkaart_plugin.cartography.template import read_template


def _noting(gone):
    def make(project):
        layout = new_layout(project)
        layout.destroyed.connect(lambda: gone.append("layout"))
        project.destroyed.connect(lambda: gone.append("project"))
        return layout

    return make


def test_the_project_of_a_template_that_is_measured(qgis_app, monkeypatch, tmp_path):
    path = tmp_path / "a4.qpt"
    path.write_text(template_making.template_of(page_of("A4", "portrait")), "utf-8")
    gone: list[str] = []
    monkeypatch.setattr(template_places, "new_layout", _noting(gone))
    template_places.places_of(read_template(path), QgsProject())
    assert gone == ["layout", "project"]


def test_the_project_of_a_template_that_is_made(qgis_app, monkeypatch):
    gone: list[str] = []
    monkeypatch.setattr(template_making, "new_layout", _noting(gone))
    template_making.template_of(page_of("A4", "portrait"))
    assert gone == ["layout", "project"]
