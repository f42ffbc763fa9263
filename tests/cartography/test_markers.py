"""Markers, names and lines find their places: nothing covers anything, nothing is left out."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from kansenkaart_plugin.cartography.boxes import Box, cross, edges, inside
from kansenkaart_plugin.cartography.groups import Spot, Tag, gathered
from kansenkaart_plugin.cartography.markers import Form, Name, letter_of, place

FRAME = (250.0, 200.0)
FORM = Form(3.5, 20.0, lambda text: 1.4 * len(text))
KINDS = ("wish", "need", "opportunity", "agreement", "fact")


def tag(number):
    return Tag(number, f"W-{number:03d}", KINDS[number % 5])


def crowd(seed, number, *, named=0.5, records=40, most=6, clustered=False):
    chance = random.Random(seed)
    spots = []
    for index in range(number):
        if clustered:
            x, y = chance.gauss(90, 12), chance.gauss(90, 9)
        else:
            x, y = chance.uniform(2, FRAME[0] - 2), chance.uniform(2, FRAME[1] - 2)
        tags = sorted({tag(chance.randrange(records)) for _ in range(chance.randint(1, most))})
        name = ("Een naam",) if chance.random() < named else ()
        size = (14.0, 3.6) if name else (0.0, 0.0)
        side = chance.choice((1.0, 4.0, 60.0))
        spots.append(Spot(str(index), x, y, tuple(tags), name, *size, side, side, side < 60))
    names = [
        Name(f"n{index}", x, y, ("Naam",), 10.0, 3.0, "outside", 6.0)
        for index, (x, y) in enumerate(
            (chance.uniform(0, FRAME[0]), chance.uniform(0, FRAME[1])) for _ in range(60)
        )
    ]
    return spots, names


def assert_nothing_is_covered(placement, frame=FRAME):
    boxes = [put.box for put in (*placement.plates, *placement.names)]
    whole = Box(0, 0, *frame).grown(1e-6)
    assert all(whole.holds(box) for box in boxes)
    for one, other in combinations(boxes, 2):
        assert not one.grown(-1e-6).meets(other), (one, other)
    lines = [
        *placement.leaders,
        *(side for group in placement.groups for side in edges(group.hull)),
    ]
    for line in lines:
        for box in boxes:
            assert not box.grown(-1e-6).crossed_by(line), (line, box)
    for one, other in combinations(placement.leaders, 2):
        assert not cross(one, other), (one, other)


def assert_nothing_is_left_out(placement, spots):
    assert not placement.unplaced
    assert sorted(spot.key for spot in placement.spots) == sorted(spot.key for spot in spots)
    shown = {plate.text.split(" ×")[0] for plate in placement.plates}
    for group in placement.groups:
        codes = {code.text for code, _ in group.tags}
        letters = [item.letter for item in placement.collected if item.group is group]
        assert codes <= shown or (letters and f"{letters[0]}: {len(codes)}" in shown)


CASES = {
    "few": {"number": 12},
    "some": {"number": 60},
    "many": {"number": 140, "named": 0.2},
    "names": {"number": 120, "named": 1.0},
    "in one place": {"number": 120, "named": 0.0, "clustered": True},
    "names in one place": {"number": 60, "named": 1.0, "clustered": True},
    "a crowd": {"number": 900, "named": 0.0, "records": 400},
    "many records": {"number": 30, "records": 300, "most": 60},
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("case", CASES)
def test_nothing_covers_anything_and_nothing_is_left_out(case, seed):
    spots, names = crowd(seed, **CASES[case])
    placement = place(spots, names, FRAME, FORM)
    assert_nothing_is_covered(placement)
    assert_nothing_is_left_out(placement, spots)


def test_a_line_goes_only_around_the_places_that_share_a_marker():
    spots, _ = crowd(5, 110, named=0.0, records=6, most=2, clustered=True)
    placement = place(spots, (), FRAME, FORM)
    outlined = [group for group in placement.groups if group.hull]
    assert outlined
    for group in outlined:
        for spot in spots:
            assert inside(group.hull, spot.point) == (spot in group.spots)


def test_places_with_the_same_records_share_a_marker_that_counts_them():
    spots = [Spot(str(n), 100 + 2 * n, 100, (tag(1), tag(2))) for n in range(5)]
    placement = place(spots, (), FRAME, FORM)
    assert sorted(plate.text for plate in placement.plates) == ["W-001 ×5", "W-002 ×5"]


def test_a_record_in_a_shared_marker_counts_only_its_own_places():
    spots = [Spot(str(n), 100 + 2 * n, 100, (tag(1), tag(2))[: 1 + (n < 2)]) for n in range(6)]
    placement = place(spots, (), FRAME, FORM)
    assert sorted(plate.text for plate in placement.plates) == ["W-001 ×6", "W-002 ×2"]


def test_three_hundred_records_at_one_place_go_under_a_letter():
    tags = tuple(tag(number) for number in range(300))
    placement = place([Spot("a", 50, 50, tags)], (), FRAME, FORM)
    assert [plate.text for plate in placement.plates] == ["a: 300"]
    assert [len(item.group.tags) for item in placement.collected] == [300]


def test_letters_go_on_where_the_main_map_ended():
    tags = tuple(tag(number) for number in range(40))
    form = Form(3.5, 20.0, FORM.text_width, first=27)
    assert [item.letter for item in place([Spot("a", 9, 9, tags)], (), FRAME, form).collected] == [
        "ab"
    ]
    assert [letter_of(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        *("a", "z", "aa", "az", "ba", "zz", "aaa")
    ]


def test_a_marker_of_a_building_stands_beside_it_and_of_an_area_on_it():
    beside = Spot("b", 100, 100, (tag(1),), width=2, height=2)
    on = Spot("a", 100, 100, (tag(1),), width=90, height=90, object=False)
    assert not place([beside], (), FRAME, FORM).plates[0].box.holds(Box(100, 100, 0, 0))
    assert place([on], (), FRAME, FORM).plates[0].box.holds(Box(100, 100, 0, 0))


def test_a_frame_smaller_than_a_marker_says_what_has_no_place():
    spot = Spot("a", 2, 2, (tag(1),))
    assert [group.spots for group in place([spot], (), (4, 4), FORM).unplaced] == [(spot,)]


def test_names_keep_off_the_lines_of_the_map_when_they_can():
    line = (0.0, 100.0, 250.0, 100.0)
    near = Name("n", 100, 100, ("Naam",), 10.0, 3.0, "outside", 8.0)
    (put,) = place([], [near], FRAME, FORM, [line]).names
    assert not put.box.crossed_by(line)
    fixed = Name("n", 100, 100, ("Naam",), 10.0, 3.0, "outside", 0.0)
    assert not place([], [fixed], FRAME, FORM, [line]).names
    needed = Name("n", 100, 100, ("Naam",), 10.0, 3.0, "plain", 0.0, True)
    assert place([], [needed], FRAME, FORM, [line]).names


def test_a_crowd_is_gathered_into_few_groups_that_lose_no_place():
    spots, _ = crowd(1, 14_000, named=0.0, records=5000)
    groups = gathered(spots, 8, 50)
    assert len(groups) < 150
    assert sum(len(group.spots) for group in groups) == 14_000
