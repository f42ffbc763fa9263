import pytest

from kansenkaart_plugin.domain.attention import Attention, attention_of
from kansenkaart_plugin.domain.model import Participation
from kansenkaart_plugin.domain.words import RecordKind, Role, Status

LED = (Participation("ymere", Role.LEAD),)
TODAY = "2026-11-24"


def attention(due, parties=LED, status=Status.RUNNING, kind=RecordKind.AGREEMENT):
    return attention_of(kind, status, due, parties, TODAY)


@pytest.mark.parametrize(
    ("due", "wanted"),
    [
        ("2026-11-23", (Attention.OVERDUE,)),
        ("2026-11-24", (Attention.SOON,)),
        ("2027-01-23", (Attention.SOON,)),
        ("2027-01-24", ()),
        (None, ()),
    ],
)
def test_a_date_is_past_or_within_sixty_days(due, wanted):
    assert attention(due) == wanted


def test_a_partner_is_no_lead():
    partner = (Participation("ymere", Role.PARTNER),)
    assert attention("2026-01-01", partner) == (Attention.OVERDUE, Attention.LEADERLESS)


@pytest.mark.parametrize("status", [Status.DONE, Status.STOPPED, Status.LAPSED, Status.REPLACED])
def test_what_has_ended_asks_for_nothing(status):
    assert attention("2020-01-01", (), status) == ()


def test_only_agreements_ask_for_attention():
    assert attention("2020-01-01", (), Status.NEW, RecordKind.WISH) == ()
