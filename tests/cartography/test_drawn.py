"""Pages as they are drawn: what a pdf reader finds on the map, and a few colours of the picture."""

from __future__ import annotations

import shutil
from itertools import combinations

import pytest
from qgis.core import QgsFeedback, QgsLayoutExporter
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from kansenkaart_plugin.cartography import palette
from kansenkaart_plugin.cartography.boxes import Box, edges
from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store import Withheld
from tests.cartography import page_reading as page

pytestmark = [
    pytest.mark.usefixtures("qgis_app"),
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is missing"),
]
NOTHING = Withheld(frozenset(), "")
PAPERS = [("A3", "landscape"), ("A4", "portrait"), ("16:9", "landscape"), ("A1", "landscape")]


def assert_apart(placement, frame):
    """No two of markers, names, leaders and outlines lie on one another."""
    boxes = [put.box for put in (*placement.plates, *placement.names)]
    boxes += [box for _, box in placement.charts]
    assert all(Box(0, 0, frame.width, frame.height).grown(1e-6).holds(box) for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not one.grown(-1e-6).meets(other)
    lines = [
        *placement.leaders,
        *(side for group in placement.groups for side in edges(group.hull)),
    ]
    for line in lines:
        assert not any(box.grown(-1e-6).crossed_by(line) for box in boxes)


@pytest.mark.parametrize(("paper", "orientation"), PAPERS)
@pytest.mark.parametrize(
    ("name", "level"),
    [("owner", "wijk"), ("owner", "buurt"), ("owner", "pand"), ("crowded", "buurt"),
     ("crowded", "pand")],
)  # fmt: skip
def test_no_text_on_the_map_covers_another(
    real, crowded, tmp_path, name, level, paper, orientation
):
    snapshot = crowded if name == "crowded" else real[name]
    sheet = LevelPages(snapshot, level, paper, orientation).main()
    sheet.build()
    options = ExportOptions(levels=(level,), paper=paper, orientation=orientation)
    (pdf,) = export_layouts(snapshot, NOTHING, options, tmp_path, "kk", QgsFeedback())
    words = page.words(pdf)
    for placement, frame in zip(sheet.placements, sheet.frames):
        assert_apart(placement, frame)
        whole = Box(frame.x, frame.y, frame.width, frame.height)
        on_map = [
            (text, Box(x, y, width, height))
            for text, x, y, width, height in words
            if whole.holds(Box(x + width / 2, y + height / 2, 0, 0))
        ]
        # every word was placed: it lies where the search put a marker or a name
        places = [
            Box(box.x + frame.x, box.y + frame.y, box.width, box.height).grown(0.6)
            for box in (
                *(put.box for put in (*placement.plates, *placement.names)),
                *(box for _, box in placement.charts),
            )
        ]
        wanted = [str(chart.total) for chart, _ in placement.charts]
        wanted += [plate.text for plate in placement.plates]
        wanted += [line for name in placement.names for line in name.lines]
        assert sorted(text for text, _ in on_map) == sorted(" ".join(wanted).split())
        for text, box in on_map:
            middle = Box(*box.centre, 0, 0)
            assert any(
                spot.holds(middle) and box.width <= spot.width and box.x >= spot.x
                for spot in places
            ), text
        for (one, a), (other, b) in combinations(on_map, 2):
            # pdftotext counts the whole line height, in which lines may just meet
            down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
            across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
            assert down < 0.35 * a.height or across < 0.1, (one, other)


def test_markers_are_drawn_where_they_were_placed(real):
    """The picture has the colour of the kind at the sign of each marker, and a white plate."""
    sheet = LevelPages(real["owner"], "buurt", "A3", "landscape").main()
    dpi = 200
    image = QgsLayoutExporter(sheet.build()).renderPageToImage(0, dpi=dpi)
    dot = dpi / 25.4
    frame, plates = sheet.frames[0], sheet.placements[0].plates
    assert len(plates) > 15
    for plate in plates:
        x, y = frame.x + plate.box.x, frame.y + plate.box.y + plate.box.height / 2
        sign = QColor(image.pixel(int((x + 0.55 * sheet.sign) * dot), int(y * dot)))
        wanted = QColor(palette.look_of(RecordKind(plate.kind), {}).colour)
        assert all(
            abs(one - other) < 40
            for one, other in zip(sign.getRgb()[:3], wanted.getRgb()[:3], strict=True)
        ), plate
        edge = QColor(
            image.pixel(int((x + plate.box.width - 0.35) * dot), int((y + 0.3 * sheet.sign) * dot))
        )
        assert min(edge.getRgb()[:3]) > 215, plate  # white, or the grey of what has ended


def test_the_project_area_stands_out_from_its_surroundings(real):
    sheet = LevelPages(real["public"], "plek", "A3", "landscape").main()
    image = QgsLayoutExporter(sheet.build()).renderPageToImage(0, dpi=100)
    frame = sheet.frames[0]
    inside = outside = 0
    for column in range(20, int(frame.width) - 20, 4):
        for row in range(20, int(frame.height) - 20, 4):
            pixel = image.pixel(int((frame.x + column) * 3.937), int((frame.y + row) * 3.937))
            name = QColor(pixel).name()
            inside += name == palette.PAPER
            outside += name == palette.OUTSIDE
    assert inside > 300
    assert outside > 300


@pytest.mark.parametrize("level", ["buurt", "pand"])
def test_the_map_of_an_svg_stays_in_its_frame(real, tmp_path, level):
    """Qt's SVG knows no clipping: what lies outside the frame would be drawn over the page."""
    options = ExportOptions(levels=(level,), format="svg", paper="A3", orientation="landscape")
    (file,) = export_layouts(real["public"], NOTHING, options, tmp_path, "kk", QgsFeedback())
    image = QImage(1680, 1188, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    QSvgRenderer(str(file)).render(painter)
    painter.end()
    sheet = LevelPages(real["public"], level, "A3", "landscape").main()
    sheet.build()
    frame = sheet.frames[0]
    # the margins, and the strip between the map and the list
    strips = [(1, 1, 418, 8), (1, 1, 8, 295), (411.5, 1, 7, 295), (1, 288, 418, 8)]
    strips.append((frame.x + frame.width + 1, 10, sheet.page.gap - 2, frame.height))
    for x, y, across, down in strips:
        for column in range(int(x * 4) + 1, int((x + across) * 4), 3):
            for row in range(int(y * 4) + 1, int((y + down) * 4), 3):
                assert QColor(image.pixel(column, row)).name() == "#ffffff", (column / 4, row / 4)
    x, y = frame.x + 3, frame.y + frame.height - 3
    assert QColor(image.pixel(int(x * 4), int(y * 4))).name() != "#ffffff"
