from __future__ import annotations

from kansenkaart_plugin.cartography.markers import Box, Spot, Tag, place


def boxes(placement):
    return [put.box for put in placement.tags] + [put.box for put in placement.labels]


def test_nothing_covers_anything_or_leaves_the_frame():
    spots = [
        Spot(
            f"{x}/{y}",
            x * 30 + 5,
            y * 30 + 5,
            ("Naam",),
            12,
            3,
            tuple(Tag(f"W-{n:03d}", "wish") for n in range((x * y) % 7 + 1)),
        )
        for x in range(8)
        for y in range(7)
    ]
    found = place(spots, (250, 220), (12, 4))
    all_boxes = boxes(found)
    frame = Box(0, 0, 250, 220)
    assert all(frame.holds(box) for box in all_boxes)
    assert not any(a.meets(b) for i, a in enumerate(all_boxes) for b in all_boxes[i + 1 :])


def test_thirty_at_one_place_are_a_grid_and_in_a_small_frame_one_marker():
    spot = Spot("a", 50, 50, tags=tuple(Tag(str(n), "wish") for n in range(30)))
    assert len(place([spot], (100, 100), (12, 4)).tags) == 30
    small = place([spot], (20, 20), (12, 4))
    assert small.unplaced == [spot]
    shared = place([Spot("a", 15, 15, tags=spot.tags)], (30, 30), (12, 4))
    assert [put.tag.text for put in shared.tags] == ["30 ×"]
    assert len(shared.clustered) == 1
