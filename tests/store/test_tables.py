"""What rows have in common: hashes, uuids, and values as JSON."""

import json
import re
import uuid

import pytest

from kansenkaart_plugin.store.tables import each_as_json, json_hash, new_uuids, row_hash

HARD = ["a\nb\r\n", 'quote " and \\', "\u2028", "😀", "\ud800", "[% 1 %]", "", None, 1, -2.5, 1e300]


def test_values_encoded_together_are_each_as_alone():
    encoded = each_as_json(HARD)
    assert len(encoded) == len(HARD)
    assert [json.loads(text) for text in encoded] == HARD
    assert json_hash(f"[{','.join(encoded)}]") == row_hash(HARD)


def test_no_values_are_no_texts():
    assert each_as_json([]) == []


@pytest.mark.parametrize("count", [0, 1, 5000])
def test_uuids_are_random_ones_that_stand_together(count):
    made = new_uuids(count)
    assert len(set(made)) == count
    for text in made:
        assert re.fullmatch(
            r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", text
        )
        assert uuid.UUID(text).version == 4
    assert len({text[:13] for text in made}) <= 1


def test_uuids_of_two_calls_do_not_stand_together():
    assert len({new_uuids(1)[0][:13] for _ in range(100)}) == 100
