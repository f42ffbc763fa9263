"""Every number and place on a page against the Snapshot, counted here in another way."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from osgeo import ogr

from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.domain.words import RecordKind
from tests.cartography import page_reading as page

pytestmark = pytest.mark.usefixtures("qgis_app")
LEVELS = ("stadsdeel", "wijk", "buurt", "pand", "plek")
DUTCH = {
    RecordKind.WISH: ("wens", "wensen"),
    RecordKind.NEED: ("behoefte", "behoeften"),
    RecordKind.OPPORTUNITY: ("kans", "kansen"),
    RecordKind.AGREEMENT: ("afspraak", "afspraken"),
    RecordKind.FACT: ("feit", "feiten"),
}


def built(snapshot, level, paper="A3", orientation="landscape", feature=None):
    pages = LevelPages(snapshot, level, paper, orientation)
    sheet = pages.main() if feature is None else pages.feature(feature)
    return sheet, sheet.build()


@pytest.fixture(scope="module")
def case(real, crowded, example):
    return lambda name: {**real, "crowded": crowded, "example": example}[name]


everything = pytest.mark.parametrize(
    ("name", "level"),
    [
        *((audience, level) for audience in ("public", "parties", "owner") for level in LEVELS),
        ("crowded", "buurt"),
        ("crowded", "pand"),
        ("example", "complex"),  # of several parts each
    ],
)


@everything
def test_the_list_holds_exactly_the_records_of_the_level_and_of_the_whole_area(case, name, level):
    snapshot = case(name)
    rows = page.index(built(snapshot, level)[1])
    whole = [entry.record.code for entry in snapshot.entries if not entry.links]
    here = [
        entry.record.code
        for entry in snapshot.entries
        if level in {link.feature.level for link in entry.links}
    ]
    assert [row.code for row in page.under(rows, "Over het hele gebied")] == whole
    listed = page.under(rows, f"Op het niveau {level}")
    assert [row.code for row in listed if row.code] == here
    if not here:
        assert [row.text for row in listed] == ["Op dit niveau zijn er geen records."]
    titles = {entry.record.code: entry.record.title for entry in snapshot.entries}
    assert all(row.text == " ".join(titles[row.code].split()) for row in listed if row.code)


@everything
def test_the_legend_counts_the_records_of_the_level_by_kind(case, name, level):
    snapshot = case(name)
    said = page.legend(built(snapshot, level)[1])
    for kind, (one, more) in DUTCH.items():
        number = sum(
            entry.record.kind is kind and any(link.feature.level == level for link in entry.links)
            for entry in snapshot.entries
        )
        lines = [line for line in said if re.fullmatch(rf"\d+ ({one}|{more})", line)]
        wanted = [f"{number} {one if number == 1 else more}"] if number else []
        assert lines == wanted
        general = any(item.record.kind is kind and not item.links for item in snapshot.entries)
        assert (f"{one} (over het hele gebied)" in said) == (general and not number)


@everything
def test_the_counts_of_lower_levels_are_those_of_records_that_are_not_here(case, name, level):
    snapshot = case(name)
    ranks = {item.level.key: item.level.rank for item in snapshot.levels}
    wanted = []
    for item in snapshot.levels:
        if item.level.rank <= ranks[level]:
            continue
        kinds = [
            entry.record.kind
            for entry in snapshot.entries
            if item.level.key in (levels := {link.feature.level for link in entry.links})
            and level not in levels
        ]
        counts = [
            f"{kinds.count(kind)} {DUTCH[kind][kinds.count(kind) > 1]}"
            for kind in RecordKind
            if kind in kinds
        ]
        if counts:
            listed = " en ".join([", ".join(counts[:-1]), counts[-1]] if counts[1:] else counts)
            wanted.append(f"{item.level.title}: {listed}")
    rows = page.under(page.index(built(snapshot, level)[1]), "Daarnaast op lagere niveaus")
    # a row without a code runs on from the one before it
    assert " ".join(row.text for row in rows) == " ".join(wanted)


def lower_records(snapshot, level):
    """Return by key of a feature how many records of each kind are about what lies in it only."""
    above = {
        feature.ref: (item.level.parent, feature.parent_key)
        for item in snapshot.levels
        for feature in item.features
    }
    found = {}
    for entry in snapshot.entries:
        links = {link.feature for link in entry.links if not link.loose}
        inside = set()
        for feature in links:
            place = above.get(feature)
            while place is not None and place[1]:
                upper = next((ref for ref in above if (ref.level, ref.key) == place), None)
                if upper is None:
                    break
                inside.add(upper)
                place = above[upper]
        for upper in inside - links:
            if upper.level == level:
                found.setdefault(upper.key, Counter())[entry.record.kind.value] += 1
    return found


@pytest.mark.parametrize(
    ("name", "level"),
    [("public", "wijk"), ("owner", "wijk"), ("owner", "buurt"), ("example", "buurt")],
)
def test_rings_count_the_records_that_lie_in_an_area_at_lower_levels(case, name, level):
    """And the legend says so, beside what shades and codes are about."""
    snapshot = case(name)
    sheet, layout = built(snapshot, level)
    rings = {
        chart.key: Counter(dict(chart.parts))
        for placement in sheet.placements
        for chart, _ in placement.charts
    }
    wanted = lower_records(snapshot, level)
    assert rings
    assert all(rings[key] == wanted[key] for key in rings)
    if not any(placement.left_out for placement in sheet.placements):
        points = {f.ref.key: (f.x, f.y) for f in snapshot.level(level).features}
        seen = {k for k in wanted if any(e.contains(*points[k]) for e in sheet.extents)}
        assert set(rings) == seen
    said = " ".join(page.legend(layout))
    assert "records daarbinnen op lagere niveaus, naar soort" in said


@everything
def test_every_feature_with_records_has_its_markers_and_no_other(case, name, level):
    snapshot = case(name)
    sheet, layout = built(snapshot, level)
    wanted = {
        key: codes
        for key, codes in page.records_at(snapshot, level).items()
        if snapshot.level(level).by_key[key].x is not None
    }
    placed = [spot for placement in sheet.placements for spot in placement.spots]
    assert sorted(spot.key for spot in placed) == sorted(wanted)
    rows = page.under(page.index(layout), "Samen bij één teken")
    listed = {row.code: set(row.detail.replace(",", " ").split()) for row in rows}
    for placement in sheet.placements:
        drawn = [plate.text for plate in placement.plates]
        letters = {id(item.group): item.letter for item in placement.collected}
        for group in placement.groups:
            counts: dict[str, int] = {}
            for spot in group.spots:
                for code in wanted[spot.key]:
                    counts[code] = counts.get(code, 0) + 1
            letter = letters.get(id(group))
            if letter:
                assert f"{letter}: {len(counts)}" in drawn
                assert listed[letter] == set(counts)
                continue
            for code, number in counts.items():
                text = code if number == 1 else f"{code} ×{number}"
                assert text in drawn
                drawn.remove(text)
        assert sorted(drawn) == sorted(
            f"{item.letter}: {len(item.group.tags)}" for item in placement.collected
        )


def assert_shades(snapshot, level, sheet, layout):
    """The legend names the shades that are on the map and no other."""
    frames = [ogr.CreateGeometryFromWkt(extent.asWktPolygon()) for extent in sheet.extents]
    counts = page.records_at(snapshot, level)
    numbers, kinds, empty = set(), set(), False
    area = ogr.Geometry(ogr.wkbMultiPolygon)
    for key in snapshot.area.keys:
        area = area.Union(ogr.CreateGeometryFromWkb(snapshot.level("wijk").by_key[key].wkb))
    for feature in snapshot.level(level).features:
        shape = ogr.CreateGeometryFromWkb(feature.wkb) if feature.wkb else None
        if shape is None or not any(shape.Intersects(frame) for frame in frames):
            continue
        if feature.ref.key in counts:
            codes = counts[feature.ref.key]
            numbers.add(len(codes))
            letters = Counter(code[0] for code in codes).most_common(2)
            alike = len(letters) > 1 and letters[0][1] == letters[1][1]
            kinds.add("" if alike else letters[0][0])
        elif area.Contains(ogr.CreateGeometryFromWkt(f"POINT({feature.x} {feature.y})")):
            empty = True
    said = page.legend(layout)
    spans = [
        (int(match[1]), int(match[2] or match[1]))
        for line in said
        if (match := re.fullmatch(rf"{level} met (\d+)(?:–(\d+))? records?", line))
    ]
    if level == "pand":  # by kind
        words = {kind.letter: f"vooral {kind.plural('nl')}" for kind in RecordKind}
        words[""] = "evenveel van meer soorten"
        told = {line for line in said if re.match("pand met (vooral|evenveel)", line)}
        assert told == {f"pand met {words[letter]}" for letter in kinds}
    elif level == "complex":  # by size
        assert ("complex met zoveel records" in said) == bool(numbers)
    else:
        assert all(sum(least <= n <= most for least, most in spans) == 1 for n in numbers)
        assert all(any(least <= n <= most for n in numbers) for least, most in spans)
    if level != "stadsdeel":  # which is larger than the project area
        assert (f"{level} zonder records" in said) == empty


@everything
def test_the_legend_names_the_shades_that_are_on_the_map_and_no_other(case, name, level):
    snapshot = case(name)
    assert_shades(snapshot, level, *built(snapshot, level))


def test_the_legend_of_a_feature_names_only_the_shades_around_it(crowded):
    pages = LevelPages(crowded, "buurt")
    said = set()
    for key in pages.features_with_records()[:12]:
        sheet = pages.feature(key)
        layout = sheet.build()
        assert_shades(crowded, "buurt", sheet, layout)
        said.add(tuple(line for line in page.legend(layout) if "record" in line))
    assert len(said) > 2  # they are not all the same


@pytest.mark.parametrize("level", ["buurt", "pand"])
def test_the_page_of_a_feature_holds_its_own_records_and_its_own_legend(real, level):
    snapshot = real["owner"]
    counts = page.records_at(snapshot, level)
    for key in sorted(counts)[:4]:
        sheet, layout = built(snapshot, level, feature=key)
        rows = page.index(layout)
        listed = [row.code for row in page.under(rows, "Over deze plaats")]
        assert listed == [e.record.code for e in snapshot.entries if e.record.code in counts[key]]
        whole = [row.code for row in page.under(rows, "Over het hele gebied")]
        assert whole == [entry.record.code for entry in snapshot.entries if not entry.links]
        kinds = {code[0] for code in counts[key]}
        said = [line for line in page.legend(layout) if re.match(r"\d", line)]
        assert len(said) == len(kinds)
        assert {spot.key for spot in sheet.placements[0].spots} == {key}
        assert layout.itemById("kk_locator") is not None
        assert layout.itemById("kk_inset") is None


def test_scale_crs_dates_and_status_are_those_of_the_snapshot(real):
    snapshot = real["public"]
    sheet, layout = built(snapshot, "buurt")
    said = page.texts(layout)
    frame, extent = sheet.frames[0], sheet.extents[0]
    scale = round(extent.width() * 1000 / frame.width)
    assert said["kk_scale"] == f"1:{scale // 1000}.{scale % 1000:03d} (A3)"
    assert abs(layout.itemById("kk_map").scale() - scale) < 0.01 * scale
    day = "-".join(reversed(snapshot.made_at[:10].split("-")))
    assert f"peildatum {day}" in said["kk_foot_1"] or "peildatum" in said["kk_foot_1"]
    assert "Amersfoort / RD New (EPSG:28992)" in said["kk_foot_1"]
    assert "Gebieden: open data gemeente Amsterdam" in said["kk_foot_1"]
    assert said["kk_status_1"] == "CONCEPT"
    assert said["kk_page_1"].split(" · ")[1:] == ["pagina 1 van 1"]
    assert said["kk_page_1"].split(" · ")[0] in ("openbaar", "intern", "geheim")


def test_the_scale_of_a_slide_says_at_what_size_it_holds(real):
    layout = LevelPages(real["public"], "buurt", "16:9", "landscape").main().build()
    assert re.fullmatch(r"1:[\d.]+ \(33,9 × 19,1 cm\)", page.texts(layout)["kk_scale"])


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1", "A0", "16:9"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_the_area_fills_its_frame_at_a_tidy_scale(real, paper, orientation):
    snapshot = real["public"]
    sheet, layout = built(snapshot, "buurt", paper, orientation)
    frame, extent = sheet.frames[0], sheet.extents[0]
    scale = round(extent.width() * 1000 / frame.width)
    digits = str(scale).rstrip("0")
    assert len(digits) <= 3, scale
    need = sheet.subject.view.main
    assert extent.contains(need)
    fill = max(need.width() / extent.width(), need.height() / extent.height())
    assert fill > 0.87, fill
    box = layout.itemById("kk_map").sceneBoundingRect()
    assert box.width() * box.height() > 0.3 * sheet.page.width * sheet.page.height


@pytest.mark.parametrize("name", ["owner", "crowded"])
@pytest.mark.parametrize(("level", "key"), [("wijk", "NK"), ("buurt", "NK02"), ("buurt", "NL01")])
def test_the_page_of_a_feature_counts_what_lies_in_it(case, name, level, key):
    snapshot = case(name)

    def lies_in(ref):
        while ref is not None:
            item = snapshot.level(ref[0])
            feature = item.by_key.get(ref[1])
            above = (
                (item.level.parent, feature.parent_key) if feature and item.level.parent else None
            )
            if above == (level, key):
                return True
            ref = above if above and above[1] else None
        return False

    kinds = [
        entry.record.kind
        for entry in snapshot.entries
        if any(lies_in(tuple(link.feature)) for link in entry.links)
        and all(tuple(link.feature) != (level, key) for link in entry.links)
    ]
    counts = [
        f"{kinds.count(kind)} {DUTCH[kind][kinds.count(kind) > 1]}"
        for kind in RecordKind
        if kind in kinds
    ]
    rows = page.index(built(snapshot, level, feature=key)[1])
    said = " ".join(row.text for row in page.under(rows, "Daarbinnen, op lagere niveaus"))
    assert said.replace(" en ", ", ") == ", ".join(counts)
