"""The search through products finds exactly what is in them, wherever it lies."""

import random
import uuid

import pytest

from kansenkaart_plugin.store import withheld
from kansenkaart_plugin.store.withheld import Search, Withheld


@pytest.mark.parametrize("most", [200_000, 100, 10, 1], ids=["step 8", "4", "2", "1"])
def test_every_needle_at_every_offset(monkeypatch, most):
    monkeypatch.setattr(withheld, "_MOST_GRAMS", most)
    chance = random.Random(most)
    needles = {bytes(chance.choices(b"abc \x00\xff", k=size)) for size in range(1, 45)}
    search = Search(needles)
    for needle in needles:
        for offset in range(17):
            for rest in (b"", b"x" * chance.randrange(20)):
                part = b"y" * offset + needle + rest
                assert needle in search.found(part)


def test_nothing_is_found_that_is_not_there():
    chance = random.Random(2)
    for _ in range(300):
        needles = {bytes(chance.choices(b"ab", k=chance.randrange(1, 24))) for _ in range(30)}
        part = bytes(chance.choices(b"ab", k=chance.randrange(60)))
        assert set(Search(needles).found(part)) == {needle for needle in needles if needle in part}


def test_uuids_are_found_in_any_case_and_between_anything():
    hidden = str(uuid.UUID(int=0xABCDEF << 64))
    held = Withheld(frozenset(), "", frozenset({hidden}))
    for before, after in (
        (b"", b""),
        (b"0", b"f"),
        (b"{", b"}"),
        (b"x-", b"-y"),
        (b"\xff", b"\x00"),
    ):
        for form in (hidden, hidden.upper()):
            assert held.found_in([before + form.encode() + after]) == hidden
    other = hidden[:-1] + "1"
    assert held.found_in([other.encode(), hidden[:-1].encode(), hidden.encode()[1:]]) is None
