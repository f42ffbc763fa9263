from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from qgis.core import QgsFeedback

from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts, safe_name
from kansenkaart_plugin.cartography.template import SHIPPED
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.store import Withheld

pytestmark = pytest.mark.usefixtures("qgis_app")
NOTHING = Withheld(frozenset(), "")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is missing")


def export(snapshot, folder, feedback=None, **options):
    return export_layouts(
        snapshot, NOTHING, ExportOptions(**options), folder, "kk", feedback or QgsFeedback()
    )


@needs_poppler
def test_pdf_holds_its_texts_as_text(snapshot, tmp_path):
    files = export(snapshot, tmp_path)
    assert [file.name for file in files] == ["kk-wijk.pdf", "kk-buurt.pdf"]
    text = subprocess.run(
        ["pdftotext", str(files[1]), "-"], capture_output=True, text=True, check=True
    ).stdout
    for part in ("W-060", "(A3)", "EPSG:28992", "Veertig buurten", "[% @project_title %]"):
        assert part in text
    fonts = subprocess.run(
        ["pdffonts", str(files[1])], capture_output=True, text=True, check=True
    ).stdout
    rows = fonts.splitlines()[2:]
    assert rows
    assert all(" yes " in row for row in rows)


def test_pages_of_pictures_and_features(snapshot, tmp_path):
    names = [
        f.name
        for f in export(
            snapshot, tmp_path, levels=("buurt",), format="png", dpi=40, per_feature=True
        )
    ]
    assert names[:2] == ["kk-buurt.png", "kk-buurt-2.png"]
    assert len(names) > 10
    assert len(set(names)) == len(names)
    assert all((tmp_path / name).stat().st_size for name in names)


def test_svg_pages(snapshot, tmp_path):
    names = [f.name for f in export(snapshot, tmp_path, levels=("buurt",), format="svg")]
    assert names[:2] == ["kk-buurt.svg", "kk-buurt-2.svg"]
    assert "W-060" in "".join((tmp_path / name).read_text("utf-8") for name in names)


@needs_poppler
def test_pdf_per_feature_adds_pages(snapshot, tmp_path):
    one = export(snapshot, tmp_path / "a", levels=("buurt",))[0]
    more = export(snapshot, tmp_path / "b", levels=("buurt",), per_feature=True)[0]

    def pages(path):
        out = subprocess.run(
            ["pdfinfo", str(path)], capture_output=True, text=True, check=True
        ).stdout
        return int(next(line.split()[1] for line in out.splitlines() if line.startswith("Pages")))

    assert pages(more) > pages(one) + 10


@needs_poppler
@pytest.mark.parametrize("template", [None, SHIPPED / "a4-portrait.qpt"])
def test_every_page_says_which_of_the_whole_document_it_is(snapshot, tmp_path, template):
    options = {"levels": ("buurt",), "per_feature": True}
    if template:
        options["template"] = str(template)
    (path,) = export(snapshot, tmp_path, **options)
    text = subprocess.run(
        ["pdftotext", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    found = re.findall(r"pagina (\d+)\s+van\s+(\d+)", text)
    total = text.count("\f")
    assert total > 10
    assert found == [(str(number), str(total)) for number in range(1, total + 1)]


def test_a_cancelled_run_leaves_nothing_half(snapshot, tmp_path):
    feedback = QgsFeedback()
    feedback.progressChanged.connect(lambda done: feedback.cancel() if done >= 50 else None)
    with pytest.raises(KansenkaartError, match="Cancelled"):
        export(snapshot, tmp_path, feedback)
    assert [file.name for file in tmp_path.iterdir()] == ["kk-wijk.pdf"]


def test_what_cannot_be_done_is_refused(snapshot, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(KansenkaartError):
        export(snapshot, tmp_path / "file" / "below")
    for options in ({"set": "kleur"}, {"template": "a.qpt"}, {"levels": ("x",)}, {"format": "gif"}):
        with pytest.raises(KansenkaartError):
            export(snapshot, tmp_path, **options)


def test_empty_snapshot(snapshot, tmp_path):
    assert len(export(replace(snapshot, entries=(), area=None), tmp_path)) == 2


@pytest.mark.parametrize("key", ["../../etc", "a/b", "é?#", "con:1", ""])
def test_file_names_are_safe(key):
    assert not set('/\\?#:*"<>|') & set(safe_name(key))
    assert ".." not in safe_name(key)
