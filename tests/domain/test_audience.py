"""Who may see what: every visibility, every audience, taking part or not."""

import pytest

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience, UnknownAudience
from kansenkaart_plugin.domain.words import Visibility

V = Visibility
YMERE = Audience.party("ymere")
MATRIX = {
    (PUBLIC, False): {V.PUBLIC},
    (PUBLIC, True): {V.PUBLIC},
    (PARTIES, False): {V.PUBLIC, V.INTERNAL},
    (PARTIES, True): {V.PUBLIC, V.INTERNAL},
    (YMERE, False): {V.PUBLIC, V.INTERNAL},
    (YMERE, True): {V.PUBLIC, V.INTERNAL, V.CONFIDENTIAL},
    (OWNER, False): set(V),
    (OWNER, True): set(V),
}


@pytest.mark.parametrize(("audience", "takes_part"), MATRIX)
@pytest.mark.parametrize("visibility", list(V))
def test_the_matrix(audience, takes_part, visibility):
    # "public" and "parties" as participants: no party can be called so, and it would not help
    parties = {"ymere", "public", "parties"} if takes_part else {"eigenhaard"}
    expected = visibility in MATRIX[audience, takes_part]
    assert audience.sees(visibility, parties) == expected


def test_what_an_audience_is():
    assert [a.is_owner for a in (PUBLIC, PARTIES, YMERE, OWNER)] == [False, False, False, True]
    assert [a.is_party for a in (PUBLIC, PARTIES, YMERE, OWNER)] == [False, False, True, False]
    assert [a.is_insider for a in (PUBLIC, PARTIES, YMERE, OWNER)] == [False, True, True, True]


def test_names():
    assert Audience.named("owner", []) == OWNER
    assert Audience.named("ymere", ["ymere"]) == YMERE
    with pytest.raises(UnknownAudience) as caught:
        Audience.named("Ymere", ["ymere", "gemeente"])
    assert "public, parties, owner, gemeente, ymere" in str(caught.value)
    for reserved in ("owner", "parties", "public"):
        with pytest.raises(UnknownAudience):
            Audience.party(reserved)


def test_a_party_is_meant_by_its_name_when_only_one_is_called_so():
    names = {"ymere": "Ymere", "eh": "Eigen Haard", "a": "Bewoners", "b": "bewoners", "x": "eh"}
    assert Audience.called("Eigen haard ", names) == Audience.party("eh")
    assert Audience.called("YMERE", names) == YMERE
    assert Audience.called("eh", names) == Audience.party("eh")  # the key goes before a name
    assert Audience.called("owner", {**names, "z": "Owner"}) == OWNER
    for text in ("Bewoners", "Rochdale", "EH", "", "Public"):  # not the confidential of a party
        with pytest.raises(UnknownAudience) as caught:
            Audience.called(text, {**names, "z": "Public"})
        assert "ymere" in str(caught.value)
