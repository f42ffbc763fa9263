"""Pages in a project: they draw the same, keep to their audience, and stay when run again."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeedback, QgsLayoutExporter, QgsProject

from kansenkaart_plugin.cartography.export import ExportOptions
from kansenkaart_plugin.cartography.in_project import add_layouts
from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.cartography.template import SHIPPED
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.store import Withheld
from tests.cartography import page_reading as page

pytestmark = pytest.mark.usefixtures("qgis_app")
NOTHING = Withheld(frozenset(), "")


def add(snapshot, project, folder, **options):
    wanted = ExportOptions(**{"levels": ("buurt",), **options})
    file, names = add_layouts(snapshot, NOTHING, wanted, project, folder, "maat", QgsFeedback())
    assert file.is_file()
    return names


def pixels(layout):
    image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=60)
    return [
        image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
    ]


def test_a_layout_is_drawn_as_its_page_and_comes_back_with_the_project(snapshot, tmp_path):
    project = QgsProject()
    project.setFileName(str(tmp_path / "p.qgz"))
    names = add(snapshot, project, tmp_path)
    assert names == ["Buurt · voor alle partijen"]
    made = project.layoutManager().layoutByName(names[0])
    plain = LevelPages(snapshot, "buurt").main().build()
    assert made.pageCollection().pageCount() == plain.pageCollection().pageCount()
    assert page.texts(made) == page.texts(plain)
    wanted = pixels(plain)
    assert sum(one != other for one, other in zip(pixels(made), wanted)) < 0.01 * len(wanted)
    assert project.write()
    again = QgsProject()
    assert again.read(str(tmp_path / "p.qgz"))
    (layout,) = again.layoutManager().layouts()
    assert sum(one != other for one, other in zip(pixels(layout), wanted)) < 0.01 * len(wanted)
    assert all(layer.isValid() for layer in again.mapLayers().values())


def test_its_texts_can_be_changed_and_what_looks_like_an_expression_is_not_evaluated(
    snapshot, tmp_path
):
    project = QgsProject()
    (name,) = add(snapshot, project, tmp_path)
    labels = {item.id(): item for item in project.layoutManager().layoutByName(name).items()
              if hasattr(item, "currentText")}  # fmt: skip
    assert labels["kk_title"].text() == snapshot.title
    odd = [label for label in labels.values() if "[% 1 + 1 %]" in label.currentText()]
    assert odd
    assert all(label.text() == "[% @kk_text %]" for label in odd)


def test_a_later_run_leaves_what_is_there(snapshot, tmp_path):
    project = QgsProject()
    (name,) = add(snapshot, project, tmp_path)
    first = project.layoutManager().layoutByName(name)
    first.itemById("kk_title").setText("Mijn titel")
    data = (tmp_path / "maat-layouts.gpkg").read_bytes()
    assert add(snapshot, project, tmp_path) == [f"{name} (2)"]
    assert first.itemById("kk_title").text() == "Mijn titel"
    assert (tmp_path / "maat-layouts.gpkg").read_bytes() == data
    assert (tmp_path / "maat-layouts-2.gpkg").is_file()


def test_a_template_is_filled_in_the_project_too(snapshot, tmp_path):
    project = QgsProject()
    template = str(SHIPPED / "a4-portrait.qpt")
    (name,) = add(snapshot, project, tmp_path, template=template)
    layout = project.layoutManager().layoutByName(name)
    assert layout.pageCollection().page(0).pageSize().width() == pytest.approx(210)


def test_what_cannot_be_made_adds_nothing(snapshot, tmp_path):
    project = QgsProject()
    with pytest.raises(KansenkaartError):
        add(snapshot, project, tmp_path, levels=("weg",))
    stopped = QgsFeedback()
    stopped.cancel()
    with pytest.raises(KansenkaartError, match="nothing was added"):
        add_layouts(snapshot, NOTHING, ExportOptions(), project, tmp_path, "maat", stopped)
    assert not project.layoutManager().layouts()
    assert not project.mapLayers()
    assert list(tmp_path.iterdir()) == []


def test_cancelled_at_the_last_page_leaves_no_file(snapshot, tmp_path):
    project, stopped = QgsProject(), QgsFeedback()
    stopped.progressChanged.connect(lambda percent: stopped.cancel())  # as the second begins
    with pytest.raises(KansenkaartError, match="nothing was added"):
        add_layouts(snapshot, NOTHING, ExportOptions(), project, tmp_path, "maat", stopped)
    assert list(tmp_path.iterdir()) == []
    assert not project.mapLayers()


def test_its_file_is_searched_for_what_is_withheld(snapshot, tmp_path):
    named = snapshot.level("buurt").by_key
    names = (named[ref.key].label for ref in snapshot.direct_counts if ref.level == "buurt")
    needle = max((name for name in names if len(name) <= 18), key=len)  # on one line
    project = QgsProject()
    with pytest.raises(KansenkaartError):
        add_layouts(
            snapshot,
            Withheld(frozenset({needle}), ""),
            ExportOptions(levels=("buurt",)),
            project,
            tmp_path,
            "maat",
            QgsFeedback(),
        )
    assert not project.layoutManager().layouts()
    assert list(tmp_path.iterdir()) == []
