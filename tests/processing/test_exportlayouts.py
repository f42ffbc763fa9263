"""Where a day ends: on the clock of the people who ask, in UTC as the file has it."""

from __future__ import annotations

import time

import pytest

from kansenkaart_plugin.cartography.wording import day
from kansenkaart_plugin.domain.moments import end_of_day
from kansenkaart_plugin.domain.sentence import KansenkaartError

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture(params=["Europe/Amsterdam", "UTC", "America/Los_Angeles", "Pacific/Auckland"])
def somewhere(request, monkeypatch):
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def test_a_day_ends_where_we_are_and_is_written_as_that_day(somewhere):
    moment = end_of_day("2026-01-05")
    assert day(moment, "nl") == "05-01-2026"
    if somewhere == "Europe/Amsterdam":
        assert moment == "2026-01-05T22:59:59.999Z"
    if somewhere == "UTC":
        assert moment == "2026-01-05T23:59:59.999Z"


def test_no_day_is_now_and_a_day_to_come_is_none():
    assert end_of_day(" ") is None
    assert end_of_day("0001-01-01") < "0002"
    for wrong in ("gisteren", "2026-13-01", "2999-01-01"):
        with pytest.raises(KansenkaartError):
            end_of_day(wrong)
