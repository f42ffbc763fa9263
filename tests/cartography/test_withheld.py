"""The check of a product, on pages as QGIS really writes them."""

import pytest
from qgis.core import QgsFeedback

from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
from kansenkaart_plugin.store import Withheld
from kansenkaart_plugin.store.unpacked import readable_parts

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.mark.parametrize("form", ["pdf", "svg"])
def test_every_title_on_a_page_is_found_there(snapshot, tmp_path, form):
    options = ExportOptions(levels=("buurt",), format=form)
    nothing = Withheld(frozenset(), "")
    files = export_layouts(snapshot, nothing, options, tmp_path, "kk", QgsFeedback())
    parts = [part for file in files for part in readable_parts(file)]
    titles = {entry.record.title for entry in snapshot.entries if len(entry.record.title) >= 16}
    assert any(len(title) > 60 for title in titles)  # it is broken into lines
    missing = {title for title in titles if not Withheld(frozenset({title}), "").found_in(parts)}
    # known: text from right to left is drawn in the order of the page, and not found
    assert all("\u0600" <= title[0] < "\u0700" for title in missing)
