import pytest
from hypothesis import given
from hypothesis import strategies as st

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience, UnknownAudience
from kansenkaart_plugin.domain.text import clean, searchable
from kansenkaart_plugin.domain.words import Phase, RecordKind, UnknownWord, Visibility, word

YMERE = Audience.party("ymere")
SEES = {
    (PUBLIC, False): {"public"},
    (PUBLIC, True): {"public"},
    (PARTIES, False): {"public", "internal"},
    (PARTIES, True): {"public", "internal"},
    (YMERE, False): {"public", "internal"},
    (YMERE, True): {"public", "internal", "confidential"},
    (OWNER, False): {"public", "internal", "confidential", "secret"},
    (OWNER, True): {"public", "internal", "confidential", "secret"},
}


@pytest.mark.parametrize(("audience", "takes_part"), SEES)
def test_who_sees_what(audience, takes_part):
    participants = {"ymere"} if takes_part else {"gemeente"}
    seen = {item.value for item in Visibility if audience.sees(item, participants)}
    assert seen == SEES[audience, takes_part]


def test_an_audience_is_a_word_or_a_party():
    assert Audience.named("ymere", ["ymere"]) == YMERE
    with pytest.raises(UnknownAudience, match="niemand"):
        Audience.named("niemand", ["ymere"])


@pytest.mark.parametrize("text", ["wens", " WISH ", "Wens"])
def test_words_by_code_or_label(text):
    assert word(RecordKind, text) is RecordKind.WISH


def test_an_unknown_word_says_what_is_known():
    with pytest.raises(UnknownWord, match="explore, choose, follow_up"):
        word(Phase, "later")


@given(st.text())
def test_cleaning_is_done_once_and_can_be_written(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert "\x00" not in cleaned


def test_what_can_be_read_stays():
    text = "=1+1 [% $now %] <b>’s</b>\n\t“é” 🏘️"
    assert clean(text) == text
    assert clean("e\u0301") == "é"
    assert searchable("Café") == searchable("CAFE")
