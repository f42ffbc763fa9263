"""The besluitenlijst of a session, for each who was there and for the owner."""

import docx
import pytest

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience
from kansenkaart_plugin.domain.words import Decision, Stance
from kansenkaart_plugin.publish.decisions import NoSuchSession, build_decisions, find_session
from kansenkaart_plugin.publish.document import Bullets, Cover, Details, Heading, Picture, Table
from kansenkaart_plugin.publish.export import export_decisions
from kansenkaart_plugin.publish.voice import Voice

from .conftest import draw, text_of
from .test_plan import after, card, headings, plain, rows

HOUSE, ROOF, WISH = "A-002 Huis van de buurt", "A-001 Vijf daken geïsoleerd", "W-001 Daken isoleren"


@pytest.fixture
def decisions(filled):
    def decisions(audience=PARTIES, name="Werkatelier", draw=draw):
        snapshot = filled.snapshot(audience)
        return build_decisions(Voice(snapshot), draw, find_session(snapshot, name))

    return decisions


@pytest.fixture
def decide(filled):
    def decide(code, decision, **more):
        (entry,) = [e for e in filled.snapshot(OWNER).entries if e.record.code == code]
        (held,) = [s for s in filled.snapshot(OWNER).sessions if s.title == "Werkatelier"]
        with filled.change("besluit", by="Jan") as change:
            change.sessions.decide(held.uuid, entry.record.uuid, decision, **more)

    return decide


def test_it_begins_with_what_session_it_was(decisions):
    found = decisions()
    cover, about = found.blocks[:2]
    assert isinstance(cover, Cover)
    assert (cover.title, cover.subtitle) == ("Besluitenlijst", "Werkatelier")
    assert isinstance(about, Details)
    assert {row.label: plain(row.lines[0]) for row in about.rows} == {
        "Kansenkaart": "Kansenkaart Proefdorp",
        "Datum": "5 februari 2026",
        "Fase": "wat is belangrijk",
        "Aanwezig": "Gemeente Proefdorp en Ymere",
        "Afwezig": "Eigen Haard",
    }


def test_the_agenda_is_in_order_without_gaps_and_without_what_is_hidden(decisions):
    found = decisions()
    assert headings(found, 2) == [f"1. {HOUSE}", f"2. {ROOF}", f"3. {WISH}"]
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert rows(table) == [
        ["1", "A-002", "Huis van de buurt", "geen besluit", "Ymere", ""],
        ["2", "A-001", "Vijf daken geïsoleerd", "aangehouden", "Eigen Haard", "31 december 2029"],
        ["3", "W-001", "Daken isoleren", "geen besluit", "", ""],
    ]
    assert "bedrijfspand" not in text_of(found)
    assert headings(decisions(OWNER), 2)[0] == "1. A-005 Aankoop van een bedrijfspand"


def test_a_decision_says_how_it_stands(decisions, decide):
    decide(
        "A-002",
        Decision.AGREED_RESERVED,
        reservation="De raad gaat over de begroting",
        lead="ymere",
        due_date="2026-12-03",
    )
    found = card(decisions(), f"1. {HOUSE}")
    assert found == {
        "Besluit": ["onder voorbehoud"],
        "Standpunten": [
            "Gemeente Proefdorp: steunt onder voorwaarde – Als de begroting vaststaat",
            "Ymere: steunt",
            "Geen standpunt: Eigen Haard",
        ],
        "Voorbehoud": ["De raad gaat over de begroting"],
        "Trekker": ["Ymere"],
        "Gereed op": ["3 december 2026"],
        "Open punten": [
            "Het standpunt van Gemeente Proefdorp is “steunt onder voorwaarde”.",
            "Er is nog geen doel.",
        ],
    }


def test_a_rejection_says_why(decisions, decide):
    decide("A-002", Decision.REJECTED, reason="Te duur", note="Stemming was unaniem")
    assert card(decisions(), f"1. {HOUSE}")["Besluit"] == [
        "afgewezen",
        "Werkatelier, 2026-02-05: Te duur",
    ]
    found = card(decisions(OWNER), f"2. {HOUSE}")["Besluit"]
    assert found == ["afgewezen", "Stemming was unaniem", "Werkatelier, 2026-02-05: Te duur"]


def test_a_wish_that_fell_and_an_agreement_against_the_rule_say_why(decisions, decide):
    decide("W-001", Decision.REJECTED, reason="Kan niet")
    decide("A-001", Decision.AGREED, reason="De wethouder wil het", lead="ymere")
    found = decisions()
    assert card(found, f"3. {WISH}")["Besluit"] == [
        "afgewezen",
        "Werkatelier, 2026-02-05: Kan niet",
    ]
    assert "De wethouder wil het" in card(found, f"2. {ROOF}")["Besluit"]


def test_what_is_still_to_be_discussed_comes_last(decisions, decide):
    found = decisions()
    assert headings(found, 1)[-1] == "Nog te bespreken"
    (open_items,) = [block for block in found.blocks if isinstance(block, Bullets)]
    assert [plain(item) for item in open_items.items] == [
        f"{HOUSE} – geen besluit",
        f"{ROOF} – aangehouden",
        f"{WISH} – geen besluit",
    ]
    for code in ("A-002", "A-001"):
        decide(code, Decision.REJECTED, reason="nee")
    decide("W-001", Decision.AGREED)
    assert "Nog te bespreken" not in headings(decisions(), 1)


def test_notes_are_the_owners(decisions):
    for text in ("Eerst de huurders raadplegen", "Notulen bij de griffie"):
        assert text in text_of(decisions(OWNER))
        assert text not in text_of(decisions(Audience.party("ymere")))
    assert decisions(OWNER).mark == "GEHEIM"
    assert decisions().mark == ""


def test_a_position_of_later_says_of_when_it_is(filled, decisions):
    # taken after the session and not in it
    (line, *_) = card(decisions(), f"2. {ROOF}")["Standpunten"]
    assert line.startswith("Gemeente Proefdorp: neutraal (")
    (entry,) = [e for e in filled.snapshot(OWNER).entries if e.record.code == "A-002"]
    with filled.change("later", by="Jan") as change:
        change.take_position(entry.record.uuid, "ymere", Stance.AGAINST)
    assert "Ymere: steunt" in card(decisions(), f"1. {HOUSE}")["Standpunten"]


def test_each_decision_has_its_piece_of_the_map(decisions):
    views = []

    def drawn(level, entry, width, height):
        views.append((level.level.key, entry.record.code))
        return draw(level, entry, width, height)

    found = decisions(draw=drawn)
    assert views == [("buurt", "A-002"), ("buurt", "A-001"), ("buurt", "W-001")]
    (picture,) = [block for block in after(found, f"2. {ROOF}") if isinstance(block, Picture)]
    assert picture.alt == "A-001 op de kaart: Buurt: Buurt 1, Buurt 2"


def test_a_session_is_found_by_title_date_or_uuid(filled):
    snapshot = filled.snapshot(PARTIES)
    session = snapshot.sessions[0]
    for name in ("Werkatelier", " werkatelier ", "2026-02-05", session.uuid, session.uuid.upper()):
        assert find_session(snapshot, name) is session


@pytest.mark.parametrize("name", ["Werk", "2026-02-06", "", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_session_names_those_there_are(filled, name):
    with pytest.raises(NoSuchSession) as error:
        find_session(filled.snapshot(PARTIES), name)
    assert "Werkatelier 2026-02-05" in str(error.value)
    assert "Slotsessie 2999-01-21" in str(error.value)


def test_of_two_sessions_of_a_day_the_choice_is_asked(filled):
    with filled.change("sessie", by="Jan") as change:
        other = change.sessions.add("Tweede sessie", "2026-02-05")
    snapshot = filled.snapshot(PARTIES)
    with pytest.raises(NoSuchSession, match="More than one") as error:
        find_session(snapshot, "2026-02-05")
    assert other in str(error.value)
    assert "Slotsessie" not in str(error.value)
    assert find_session(snapshot, "Tweede sessie").uuid == other


def test_the_public_has_no_sessions(filled):
    with pytest.raises(NoSuchSession) as error:
        find_session(filled.snapshot(PUBLIC), "Werkatelier")
    assert "Werkatelier" not in str(error.value)


@pytest.mark.parametrize("name", ["besluiten.docx", "besluiten.odt"])
@pytest.mark.parametrize("audience", [PARTIES, Audience.party("ymere"), OWNER])
def test_it_is_delivered(filled, tmp_path, name, audience):
    path = tmp_path / name
    snapshot = filled.snapshot(audience)
    session = find_session(snapshot, "2026-02-05")
    export_decisions(snapshot, filled.withheld(audience), draw, path, session)
    assert path.is_file()
    if name.endswith("docx"):
        written = docx.Document(path)
        assert written.paragraphs[0].text == "Besluitenlijst"
        assert len(written.inline_shapes) == 3 + audience.is_owner


def test_a_session_without_an_agenda(filled, decisions):
    with filled.change("sessie", by="Jan") as change:
        change.sessions.add("Leeg")
    found = decisions(name="Leeg")
    assert "Er staat niets op de agenda." in text_of(found)
    assert [b.text for b in found.blocks if isinstance(b, Heading)] == ["Besluiten"]
    assert card_of_about(found)["Datum"] == "nog niet vastgelegd"


def card_of_about(found):
    return {row.label: plain(row.lines[0]) for row in found.blocks[1].rows}
