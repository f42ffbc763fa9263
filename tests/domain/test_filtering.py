from kansenkaart_plugin.domain.attention import Attention
from kansenkaart_plugin.domain.filtering import RecordFilter, is_waiting, year_of
from kansenkaart_plugin.domain.words import RecordKind, Status


def test_words_are_looked_for_without_accents_and_case():
    assert RecordFilter(text="  Één  boom één ").words == ("een", "boom")
    assert RecordFilter(text=" ").words == ()


def test_an_empty_filter_lets_all_pass():
    assert RecordFilter().is_empty
    assert RecordFilter(text="  ").is_empty
    for given in ({"text": "x"}, {"years": (2027,)}, {"unanswered": True}, {"mine": "ymere"}):
        assert not RecordFilter(**given).is_empty
    assert not RecordFilter(only=frozenset()).is_empty
    assert not RecordFilter(attention=(Attention.SOON,)).is_empty


def test_only_questions_wait_for_an_answer():
    assert is_waiting(RecordKind.WISH, Status.NEW, False)
    assert is_waiting(RecordKind.OPPORTUNITY, Status.PARKED, False)
    assert not is_waiting(RecordKind.NEED, Status.DROPPED, False)
    assert not is_waiting(RecordKind.NEED, Status.NEW, True)
    assert not is_waiting(RecordKind.AGREEMENT, Status.DRAFT, False)
    assert not is_waiting(RecordKind.FACT, Status.CURRENT, False)


def test_the_year_is_that_of_the_end():
    assert year_of("2025-01-01", "2027-01-01") == 2027
    assert year_of("2025-01-01", None) == 2025
    assert year_of(None, None) is None
    assert year_of("ooit", None) is None
