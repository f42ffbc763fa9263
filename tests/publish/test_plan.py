"""The plan van aanpak: everything its readers may see, and nothing else."""

from dataclasses import replace

import docx
import pytest
from odf import opendocument, teletype
from odf.text import H

from kansenkaart_plugin.cartography.map_picture import MapPicture
from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience
from kansenkaart_plugin.domain.model import Progress, Record
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.domain.words import (
    Judgement,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.publish.document import (
    Contents,
    Cover,
    Details,
    Heading,
    Picture,
    Signatures,
    Table,
    runs,
)
from kansenkaart_plugin.publish.export import export_plan
from kansenkaart_plugin.publish.plan import build_plan
from kansenkaart_plugin.publish.voice import Voice
from kansenkaart_plugin.store import NotDelivered

from .conftest import draw, png, text_of

YMERE = Audience.party("ymere")
AUDIENCES = (PUBLIC, PARTIES, YMERE, OWNER)


@pytest.fixture
def plan(filled):
    def plan(audience=PARTIES, since=None, draw=draw):
        then = filled.snapshot(audience, since) if since else None
        return build_plan(Voice(filled.snapshot(audience)), draw, then)

    return plan


def headings(document, level=1):
    return [b.text for b in document.blocks if isinstance(b, Heading) and b.level == level]


def after(document, title):
    """Return the blocks below the heading ``title``, to the next heading of its level or higher."""
    blocks = list(document.blocks)
    (start,) = [
        n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == title
    ]
    end = next(
        (
            n
            for n, block in enumerate(blocks)
            if n > start and isinstance(block, Heading) and block.level <= blocks[start].level
        ),
        len(blocks),
    )
    return blocks[start + 1 : end]


def card(document, title):
    """Return the details of an agreement by label, each the lines as plain text."""
    (details,) = [block for block in after(document, title) if isinstance(block, Details)]
    return {row.label: [plain(line) for line in row.lines] for row in details.rows}


def plain(content):
    return "".join(run.text for run in runs(content))


def rows(block):
    return [[plain(cell) for cell in row] for row in block.rows]


def table(document, title):
    (found,) = [block for block in after(document, title) if isinstance(block, Table)]
    return rows(found)


def test_its_parts_are_in_order(plan):
    assert headings(plan()) == [
        "In het kort",
        "De drie fasen",
        "Partijen",
        "Ambities",
        "Kaarten",
        "Afspraken per thema",
        "Afspraken per partij",
        "Vorm en structuur van de samenwerking",
        "Voortgang",
        "Voorstel voor het vervolg",
        "Open wensen, behoeften en kansen",
        "Feiten",
        "Gestopte, vervallen en vervangen afspraken",
        "Ondertekening",
    ]
    first, second = plan().blocks[:2]
    assert isinstance(first, Cover)
    assert isinstance(second, Contents)
    assert first.subtitle == "Kansenkaart Proefdorp"
    assert "Voor alle partijen: wat openbaar of intern is" in first.lines


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.name)
def test_every_record_that_may_be_seen_is_in_it_and_no_other(filled, plan, audience):
    text = text_of(plan(audience))
    seen = filled.snapshot(audience).by_uuid
    for uuid, entry in filled.snapshot(OWNER).by_uuid.items():
        assert (entry.record.code in text) == (uuid in seen)
        assert (entry.record.title in text) == (uuid in seen)
    assert ("neutraal" in text.lower()) == (audience is not PUBLIC)
    assert ("aannemer" in text) == (audience is not PUBLIC)
    assert ("Werkatelier, 5 februari 2026" in text) == (audience is not PUBLIC)


def test_an_agreement_says_what_who_and_when(plan):
    assert card(plan(), "A-001 Vijf daken geïsoleerd") == {
        "Soort": ["project · resultaat"],
        "Status": ["voorgesteld"],
        "Wie": ["Trekker: Eigen Haard", "Mede-uitvoerder: Gemeente Proefdorp"],
        "Wanneer": ["van 1 januari 2027 tot en met 31 december 2029"],
        "Doel": ["woningen onder een geïsoleerd dak: 480 woningen"],
        "Voorwaarde": ["70% van de huurders stemt in"],
        "Standpunten": ["Neutraal: Gemeente Proefdorp"],
        "Waar": ["Buurt: Buurt 1, Buurt 2"],
        "Ambities": ["Koele straten"],
        "Herkomst": [
            "beantwoordt W-001 Daken isoleren (Ymere)",
            "komt voort uit K-001 Dak en regenwater (uit W-001 en B-001)",
            "– B-001 Verkoeling",
        ],
        "Voortgang": ["risico · 15 juni 2026 · Gemeente Proefdorp"],
        "Bron": ["Werkatelier 2, 5 februari 2026"],
    }
    texts = [block.content for block in after(plan(), "A-001 Vijf daken geïsoleerd")[:2]]
    assert texts == ["Elk voorjaar kiezen de partijen een complex.", "Tweede alinea."]


def test_what_is_not_known_is_said_to_be_unknown(plan):
    found = card(plan(), "A-002 Huis van de buurt")
    assert found["Wanneer"] == found["Doel"] == ["nog niet vastgelegd"]
    assert found["Standpunten"] == [
        "Steunt: Ymere",
        "Steunt onder voorwaarde: Gemeente Proefdorp",
        "Gemeente Proefdorp: Als de begroting vaststaat",
    ]


def test_agreements_stand_with_their_theme_and_their_parties(plan):
    found = plan()
    assert headings(found, 2)[1:3] == ["Wonen", "Groen"]
    assert headings(found, 3) == [
        "A-002 Huis van de buurt",
        "A-001 Vijf daken geïsoleerd",
        "A-003 Eén wijktafel",
    ]
    assert [row[:3] for row in table(found, "Ymere")] == [
        ["A-002", "Huis van de buurt", "trekker"],
        ["A-003", "Eén wijktafel", "mede-uitvoerder"],
    ]
    assert "A-003 Eén wijktafel" in [
        block.text
        for block in after(found, "Vorm en structuur van de samenwerking")
        if isinstance(block, Heading)
    ]


def test_the_follow_up_says_what_is_still_needed(plan):
    found = plan()
    assert table(found, "Open punten") == [
        [
            "A-001 Vijf daken geïsoleerd",
            "Eigen Haard heeft nog geen standpunt ingenomen."
            " Het standpunt van Gemeente Proefdorp is “neutraal”.",
        ],
        [
            "A-002 Huis van de buurt",
            "Het standpunt van Gemeente Proefdorp is “steunt onder voorwaarde”."
            " Er is nog geen einddatum. Er is nog geen doel.",
        ],
        [
            "A-003 Eén wijktafel",
            "Gemeente Proefdorp heeft nog geen standpunt ingenomen."
            " Ymere heeft nog geen standpunt ingenomen."
            " Eigen Haard heeft nog geen standpunt ingenomen."
            " Er is nog geen einddatum. Er is nog geen doel.",
        ],
    ]
    assert table(found, "Aangehouden") == [
        ["A-001 Vijf daken geïsoleerd", "Werkatelier, 5 februari 2026"]
    ]
    assert table(found, "Komende sessies") == [["21 januari 2999", "Slotsessie", "hoe verder", ""]]
    assert table(found, "Gehouden sessies") == [
        ["5 februari 2026", "Werkatelier", "wat is belangrijk", "Gemeente Proefdorp en Ymere"]
    ]


def test_an_agreement_whose_date_has_passed_is_an_open_point(filled, plan):
    (roofs,) = [e for e in filled.snapshot(OWNER).entries if e.record.code == "A-001"]
    passed = "De einddatum is verstreken."
    assert passed not in text_of(plan())
    with filled.change("over tijd", by="Jan") as change:
        record = change.record(roofs.record.uuid)
        change.edit(replace(record, start_date=None, due_date="2020-01-31"))
    assert passed in table(plan(), "Open punten")[0][1]
    with filled.change("gereed", by="Jan") as change:
        record = change.record(roofs.record.uuid)
        change.edit(replace(record, status=Status.DONE))
    assert passed not in text_of(plan())


def test_of_positions_outsiders_hear_nothing(plan):
    text = text_of(plan(PUBLIC))
    assert "standpunt" not in text.lower()
    assert "Werkatelier," not in text
    assert table(plan(PUBLIC), "Open punten") == [
        ["A-003 Eén wijktafel", "Er is nog geen einddatum. Er is nog geen doel."]
    ]


def test_what_was_agreed_under_reservation_is_listed(filled, plan):
    (house,) = [e for e in filled.snapshot(OWNER).entries if e.record.code == "A-002"]
    with filled.change("akkoord", by="Jan") as change:
        record = change.record(house.record.uuid)
        change.edit(replace(record, status=Status.AGREED_RESERVED))
    assert table(plan(), "Onder voorbehoud") == [
        ["A-002 Huis van de buurt", "Ymere", "Onder voorbehoud van de begroting"]
    ]


def test_open_and_answered_are_derived(filled, plan):
    assert [row[:2] for row in table(plan(), "Wensen")] == [
        ["W-001", "Daken isoleren"],
        ["W-002", "Speelplek"],
    ]
    assert "Van wens naar afspraak" not in headings(plan())
    (roof,) = [e for e in filled.snapshot(OWNER).entries if e.record.code == "A-001"]
    with filled.change("akkoord", by="Jan") as change:
        for party in ("gemeente", "eigenhaard"):
            change.take_position(roof.record.uuid, party, Stance.SUPPORTS)
        change.edit(replace(change.record(roof.record.uuid), status=Status.AGREED))
    assert [row[:2] for row in table(plan(), "Wensen")] == [["W-002", "Speelplek"]]
    assert table(plan(), "Van wens naar afspraak") == [
        ["W-001", "Daken isoleren", "Ymere", "A-001"],
        ["B-001", "Verkoeling", "", "A-001"],
    ]
    assert table(plan(), "Kansen") == [
        [
            "K-001",
            "Dak en regenwater",
            "",
            "Buurt: Buurt 1, Buurt 2",
            "ingebracht; uitgewerkt in A-001",
        ]
    ]
    assert table(plan(), "Afgevallen") == [
        ["W-003", "Pontje", "", "het hele gebied", "afgevallen: Valt buiten de wijk"]
    ]


def test_maps_say_in_words_what_they_show(plan):
    views = []

    def drawn(level, entry, width, height):
        views.append((level.level.key, entry))
        return MapPicture(png(), 90.0, (("a", ("W-001", "K-001")),))

    (picture,) = [block for block in plan(draw=drawn).blocks if isinstance(block, Picture)]
    assert views == [("buurt", None)]
    assert picture.caption == "Kaart 1. Buurt: 2 wensen, 1 behoefte, 1 kans en 2 afspraken"
    assert picture.alt == (
        "Kaart van het niveau buurt: 2 wensen, 1 behoefte, 1 kans en 2 afspraken."
        " Bij 3 van de 4 gebieden is iets vastgelegd. De meeste gaan over Buurt 1 (4)."
    )
    letters = "Samen bij één merkteken:\na = W-001, K-001"
    assert letters in text_of(plan(draw=drawn))
    assert letters not in text_of(plan())
    assert "Kaarten" not in headings(plan(draw=lambda *view: None))


def test_who_is_bound_signs(plan):
    (block,) = [block for block in plan().blocks if isinstance(block, Signatures)]
    assert block.names == ("Gemeente Proefdorp", "Ymere", "Eigen Haard")
    assert block.labels == ("Naam", "Functie", "Datum", "Handtekening")


@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.name)
def test_only_what_holds_secrets_is_marked_so(plan, audience):
    assert plan(audience).mark == ("GEHEIM" if audience is OWNER else "")


# what changed


@pytest.fixture
def changed(filled):
    """The moment before: a new date, a new record, one gone, one come into sight, one out of it."""
    (then,) = filled._connection.execute("SELECT max(at) FROM action").fetchone()
    by_code = {e.record.code: e.record.uuid for e in filled.snapshot(OWNER).entries}
    with filled.change("een jaar later", by="Jan") as change:
        roof = change.record(by_code["A-001"])
        change.edit(replace(roof, due_date="2030-06-30", description="Nu anders.", condition=None))
        change.add(Record(RecordKind.WISH, "Nieuwe wens", visibility=Visibility.PUBLIC), (), ())
        change.delete([by_code["B-001"]])
        change.edit(replace(change.record(by_code["W-004"]), visibility=Visibility.PUBLIC))
        change.edit(replace(change.record(by_code["A-002"]), visibility=Visibility.SECRET))
    return then


def test_what_changed_is_marked_and_says_what_it_was(plan, changed):
    found = plan(since=changed)
    (heading,) = [b for b in found.blocks if isinstance(b, Heading) and b.text.startswith("A-001")]
    assert heading.mark == "gewijzigd"
    blocks = after(found, "A-001 Vijf daken geïsoleerd")
    assert [(b.content, b.mark) for b in blocks[:1]] == [("Nu anders.", "gewijzigd")]
    marked = {row.label: [plain(x) for x in row.lines] for row in blocks[1].rows if row.mark}
    assert marked == {
        "Wanneer": [
            "van 1 januari 2027 tot en met 30 juni 2030",
            "was: van 1 januari 2027 tot en met 31 december 2029",
        ],
        "Herkomst": [
            "beantwoordt W-001 Daken isoleren (Ymere)",
            "komt voort uit K-001 Dak en regenwater (uit W-001)",
            "was: beantwoordt W-001 Daken isoleren (Ymere); komt voort uit K-001 Dak en"
            " regenwater (uit W-001 en B-001); – B-001 Verkoeling",
        ],
        "Voorwaarde": ["niet meer vastgelegd", "was: 70% van de huurders stemt in"],
    }


def test_the_list_of_changes_is_that_of_its_readers(plan, changed):
    found = plan(since=changed)
    (title,) = [text for text in headings(found) if text.startswith("Wijzigingen sinds ")]
    assert table(found, title) == [
        # it came into sight: what it was before stays hidden
        ["W-004 Sloop in stilte", "nieuw", ""],
        ["W-005 Nieuwe wens", "nieuw", ""],
        ["K-001 Dak en regenwater", "gewijzigd", "herkomst"],
        ["A-001 Vijf daken geïsoleerd", "gewijzigd", "omschrijving, voorwaarde, planning"],
        ["B-001 Verkoeling", "verwijderd", ""],
    ]
    # it went out of sight: it is not spoken of
    assert "Huis van de buurt" not in text_of(found)
    assert "A-002" not in text_of(found)


def test_nothing_changed_is_said_too(filled, plan):
    (now,) = filled._connection.execute("SELECT max(at) FROM action").fetchone()
    assert "Sindsdien is er niets veranderd." in text_of(plan(since=now))


# in another language, and as a file


def test_an_english_kansenkaart_has_an_english_plan(english):
    with english.change("fill", by="Jan") as change:
        record = change.add(
            Record(RecordKind.AGREEMENT, "Roofs", due_date="2026-12-03"),
            (),
            {"gemeente": Role.LEAD},
        )
        change.report(Progress(record.uuid, "", None, Judgement.ON_TRACK, None, None, None))
    document = build_plan(Voice(english.snapshot(OWNER)), draw)
    assert document.locale == "en-GB"
    assert headings(document)[:2] == ["In brief", "The three phases"]
    assert card(document, "A-001 Roofs")["When"] == ["done by 3 December 2026"]
    words = set(text_of(document).replace(".", " ").lower().split())
    assert words.isdisjoint({"de", "het", "een", "van", "afspraken", "nog", "gereed"})


@pytest.mark.parametrize("name", ["plan.docx", "plan.odt"])
@pytest.mark.parametrize("audience", AUDIENCES, ids=lambda audience: audience.name)
def test_it_is_delivered_for_each_audience(filled, tmp_path, name, audience, changed):
    path = tmp_path / "uit" / name
    export_plan(
        filled.snapshot(audience),
        filled.withheld(audience) & filled.withheld(audience, changed),
        draw,
        path,
        filled.snapshot(audience, changed),
    )
    if name.endswith("odt"):
        found = opendocument.load(str(path)).getElementsByType(H)
        titles = [teletype.extractText(heading) for heading in found]
    else:
        titles = [p.text for p in docx.Document(path).paragraphs if "Heading" in p.style.name]
    assert titles[0] == "In het kort"
    assert titles[-1] == "Ondertekening"


def test_words_of_its_own_are_not_taken_for_a_secret(filled, tmp_path):
    with filled.change("geheim", by="Jan") as change:
        for text in ("Vorm en structuur van de samenwerking", "steunt onder voorwaarde"):
            record = Record(RecordKind.WISH, text, visibility=Visibility.SECRET)
            change.add(record, (), ())
    export_plan(filled.snapshot(PARTIES), filled.withheld(PARTIES), draw, tmp_path / "plan.docx")
    assert (tmp_path / "plan.docx").is_file()


def test_what_its_readers_may_not_see_stops_it(filled, tmp_path):
    with pytest.raises(NotDelivered):
        export_plan(filled.snapshot(OWNER), filled.withheld(PARTIES), draw, tmp_path / "plan.docx")
    # a former text, without the Snapshot that holds it
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.parametrize(
    ("name", "template", "sentence"),
    [
        ("plan.pdf", None, "plan.pdf” is neither docx nor odt"),
        ("plan.odt", "sjabloon.docx", "A template is filled as docx"),
        ("plan.docx", "sjabloon.docx", "sjabloon.docx” cannot be the template"),
    ],
)
def test_what_cannot_be_made_is_said(filled, tmp_path, name, template, sentence):
    with pytest.raises(KansenkaartError) as error:
        export_plan(
            filled.snapshot(PARTIES),
            filled.withheld(PARTIES),
            draw,
            tmp_path / name,
            template=tmp_path / template if template else None,
        )
    assert sentence in str(error.value)
    assert not (tmp_path / name).exists()


def test_a_folder_that_cannot_be_written_and_what_was_there_stays(filled, tmp_path):
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(NotDelivered, match="cannot be written"):
        export_plan(
            filled.snapshot(PARTIES),
            filled.withheld(PARTIES),
            draw,
            tmp_path / "bestand" / "plan.docx",
        )
    assert (tmp_path / "bestand").read_text() == "x"


def test_the_strangest_texts_come_through_whole(filled, tmp_path):
    long = " ".join(f"Eén regel & meer, nummer {number}." for number in range(32_000))
    assert len(long) > 1_000_000
    title = ("Titel & <b>“lang”</b> مرحبا 😀 " * 80)[:2000].strip()
    with filled.change("vreemd", by="Jan") as change:
        uuid = change.add(
            Record(
                RecordKind.AGREEMENT,
                title,
                description=long,
                reservation="[% @project %] =1+1",
                visibility=Visibility.PUBLIC,
            ),
            (),
            {"gemeente": Role.LEAD},
        ).uuid
        change.trace(uuid, TraceKind.ANSWERS, filled.snapshot(OWNER).entries[0].record.uuid)
    for name in ("plan.docx", "plan.odt"):
        export_plan(filled.snapshot(PUBLIC), filled.withheld(PUBLIC), draw, tmp_path / name)
    texts = [paragraph.text for paragraph in docx.Document(tmp_path / "plan.docx").paragraphs]
    assert title in texts
    assert long in texts
    assert "Voorbehoud\t[% @project %] =1+1" in texts
    assert max(len(t) for t in texts if t.startswith("A-006 Titel")) < 200


def test_a_kansenkaart_without_records_has_a_plan_too(english, tmp_path):
    snapshot = english.snapshot(PARTIES)
    document = build_plan(Voice(snapshot), draw)
    assert "This plan holds no records." in text_of(document)
    assert "There are no agreements yet." in text_of(document)
    (block,) = [block for block in document.blocks if isinstance(block, Signatures)]
    assert len(block.names) == 3  # nobody is bound yet
    assert export_plan(snapshot, english.withheld(PARTIES), draw, tmp_path / "plan.odt").is_file()
