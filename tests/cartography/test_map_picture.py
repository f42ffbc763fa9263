"""Maps as pictures in documents."""

from dataclasses import replace

import pytest
from qgis.PyQt.QtGui import QColor, QImage

from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.cartography.listing import OnMap
from kansenkaart_plugin.cartography.map_picture import DPI, MapPictures, _Picture

pytestmark = pytest.mark.usefixtures("qgis_app")


def colours(image):
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_a_level_has_its_map_and_legend_in_the_size_it_says(snapshot):
    for level in snapshot.levels:
        picture = MapPictures(snapshot)(level, None, 160, 150)
        image = QImage.fromData(picture.png)
        assert image.width() == pytest.approx(160 / 25.4 * DPI, abs=2)
        assert image.height() == pytest.approx(picture.height / 25.4 * DPI, abs=2)
        assert 60 < picture.height <= 150.01
        assert not image.text("Author")
        codes = {entry.record.code for entry in snapshot.at_level(level.level.key)}
        assert {code for _, some in picture.collected for code in some} <= codes


def test_a_map_without_a_list_does_not_speak_of_one(snapshot):
    pages = LevelPages(snapshot, "wijk")
    for sheet, wanted in ((pages.main(), True), (_Picture(pages, pages.main().subject), False)):
        rows = sheet._legend_rows(OnMap(shades=frozenset((0, 1))))
        assert (
            any("see the list" in row.text or "in de lijst" in row.text for row in rows) is wanted
        )


def test_the_map_of_a_record_shows_only_that_record(snapshot):
    level = snapshot.levels[1]
    (entry,) = [e for e in snapshot.entries if e.record.title == "Losse koppeling"]
    (other,) = [e for e in snapshot.entries if e.record.title == "Veertig buurten"]
    draw = MapPictures(snapshot)
    for one in (entry, other):
        picture = draw(level, one, 160, 72)
        assert picture.height <= 72.01
        alone = MapPictures(replace(snapshot, entries=(one,)))(level, one, 160, 72)
        assert picture == alone
    assert QColor("#ffffff").name() in colours(QImage.fromData(picture.png))


def test_a_record_about_the_whole_area_has_no_map(snapshot):
    whole = snapshot.whole_area()[0]
    assert MapPictures(snapshot)(snapshot.levels[1], whole, 160, 72) is None


def test_a_place_that_nobody_knows_has_no_map(snapshot):
    level = snapshot.levels[1]
    (entry,) = [e for e in snapshot.entries if e.record.title == "Losse koppeling"]
    lost = replace(entry, links=tuple(link._replace(x=None, y=None) for link in entry.links))
    alone = replace(snapshot, entries=(lost,))
    assert MapPictures(alone)(level, lost, 160, 72) is None
