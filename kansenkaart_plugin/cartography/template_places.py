"""The places that a template gives, on its page."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsLayoutItem, QgsPrintLayout, QgsProject, QgsReadWriteContext
from qgis.PyQt.QtXml import QDomDocument

from .boxes import Box
from .new_layout import new_layout
from .page import Page, named
from .template import Template, place_named


@dataclass(frozen=True)
class Places:
    """The page of a template, and where on it are the places of `template`, in mm."""

    page: Page
    boxes: dict[str, Box]


def load(layout: QgsPrintLayout, template: Template) -> dict[str, QgsLayoutItem]:
    """Load ``template`` in an empty ``layout`` and return the items that are places, by id."""
    document = QDomDocument()
    document.setContent(template.document)
    layout.loadFromTemplate(document, QgsReadWriteContext(), True)
    items = {}
    for item in layout.items():
        if isinstance(item, QgsLayoutItem) and place_named(item.id()):
            items.setdefault(item.id(), item)
    return items


def places_of(template: Template, project: QgsProject) -> Places:
    """Return the page and the places of ``template``."""
    layout = new_layout(project)
    items = load(layout, template)
    paper = layout.pageCollection().page(0)
    page = named(paper.rect().width(), paper.rect().height())
    return Places(page, {key: _box(item) for key, item in items.items()})


def _box(item: QgsLayoutItem) -> Box:
    rect = item.mapRectToScene(item.rect())
    return Box(rect.x(), rect.y(), rect.width(), rect.height())
