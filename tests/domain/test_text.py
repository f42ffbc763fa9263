"""Words, sentences and the cleaning of text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kansenkaart_plugin.domain import rules, words
from kansenkaart_plugin.domain.model import Participation, Position, Record
from kansenkaart_plugin.domain.sentence import Faults, KansenkaartError, Sentence, Translator
from kansenkaart_plugin.domain.text import clean, clean_or_none, readable, searchable

KINDS = list(words.Word.__subclasses__())


@given(st.text())
@example("e\u0301\x00\u0301")
@example("\u0300 a")
@example(" \u0344")
def test_cleaning_twice_is_cleaning_once(text):
    once = clean(text)
    assert clean(once) == once
    once.encode("utf-8")
    assert not any(ord(char) < 32 and char not in "\t\n" for char in once)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  a  ", "a"),
        ("a\x00b\x1fc\x7fd", "abcd"),
        ("\ud800x", "x"),
        ("e\u0301", "é"),
        ("a\r\nb", "a\nb"),
        ("<b>&amp; =1+1 [% x %] 👩‍👩‍👧", "<b>&amp; =1+1 [% x %] 👩‍👩‍👧"),
        ("\u202elinks", "\u202elinks"),
        ("\u00a0\n ", ""),
    ],
)
def test_clean(text, kept):
    assert clean(text) == kept


def test_no_text_is_no_value():
    assert clean_or_none(None) is clean_or_none(" \x00 ") is None
    assert clean_or_none(" x ") == "x"
    assert readable(" e\u0301\x00 ") == "e\u0301"


def test_what_people_type_is_found():
    assert searchable("Één Straße") == searchable("een STRASSE")


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_found_by_code_and_label(kind):
    for member in kind:
        for text in (member.value, member.english, member.dutch, f" {member.dutch.upper()} "):
            assert words.word(kind, text) is member
        assert str(member) == f"{member}" == member.value
        assert member.label("nl_NL") == member.dutch
        assert member.label("en") == member.english
        assert member.value == kind(member.value)


@pytest.mark.parametrize("kind", KINDS)
def test_no_label_means_two_things(kind):
    texts = [text for m in kind for text in {m.value, m.english, m.dutch}]
    assert len(texts) == len(set(texts))


def test_an_unknown_word_lists_the_known():
    with pytest.raises(words.UnknownWord) as caught:
        words.word(words.Role, "baas")
    assert "“baas”" in str(caught.value)
    assert "lead" in str(caught.value)


def test_the_words_of_the_contract():
    assert [m.value for m in words.RecordKind] == [
        "wish",
        "need",
        "opportunity",
        "agreement",
        "fact",
    ]
    assert [m.dutch for m in words.Stance] == [
        "steunt",
        "steunt onder voorwaarde",
        "geen mandaat",
        "neutraal",
        "tegen",
    ]
    assert [m.value for m in words.Visibility] == ["public", "internal", "confidential", "secret"]
    assert words.STATUSES[words.RecordKind.FACT] == (words.Status.CURRENT, words.Status.OUTDATED)
    assert {kind.plural("nl") for kind in words.RecordKind} == {
        "wensen",
        "behoeften",
        "kansen",
        "afspraken",
        "feiten",
    }


def test_sentences_are_translated_with_what_is_in_them():
    def shout(template):
        return template.upper().replace("{WHO}", "{who}").replace("{WHAT}", "{what}")

    sentence = Sentence("{who} wants {what}", who="{jan}", what=Sentence("more"))
    assert str(sentence) == "{jan} wants more"
    assert sentence.text(shout) == "{jan} WANTS MORE"
    assert sentence == Sentence("{who} wants {what}", who="{jan}", what=Sentence("more"))
    error = Faults("two {what}:", [Sentence("a"), Sentence("b")], what="faults")
    assert isinstance(error, KansenkaartError)
    assert str(error) == "two faults:\na\nb"
    assert error.text(shout) == "TWO faults:\nA\nB"


def test_words_in_a_sentence_are_shown_by_their_labels_in_the_readers_language():
    sentence = Sentence(
        "{party}: {stance} ({choices})",
        party="Ymere",
        stance=words.Stance.AGAINST,
        choices=(words.Status.AGREED_RESERVED, words.Status.DONE),
    )
    assert str(sentence) == "Ymere: against (agreed under reservation, done)"
    dutch = Translator("nl_NL", lambda text: text.replace(":", " zegt:"))
    assert sentence.text(dutch) == "Ymere zegt: tegen (akkoord onder voorbehoud, gereed)"


def test_every_fault_of_a_rule_speaks_dutch_to_a_dutch_reader():
    record = Record(words.RecordKind.WISH, "x", status=words.Status.AGREED)
    parties = [Participation("a", words.Role.LEAD), Participation("b", words.Role.PARTNER)]
    held = [Position("r", "a", words.Stance.NO_MANDATE, None, "2026", None)]
    agreement = Record(words.RecordKind.AGREEMENT, "x", status=words.Status.AGREED)
    faults = rules.record_faults(record) + rules.agreement_obstacles(agreement, parties, held, {})
    codes = {word.value for kind in KINDS for word in kind if word.value not in _SAME}
    said = " ".join(fault.text(Translator("nl")) for fault in faults)
    assert "geen mandaat" in said
    assert "ingebracht" in said
    assert [code for code in codes if f"“{code}”" in said or f" {code}," in said] == []


_SAME = {word.value for kind in KINDS for word in kind if word.value == word.dutch}
