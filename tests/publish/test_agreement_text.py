"""An agreement as text for a mail: all that matters, in sentences, for those who may see it."""

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC
from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind, Stance
from kansenkaart_plugin.publish.agreement_text import mail_text

ROOFS = (
    "A-001 Vijf daken geïsoleerd\n"
    "Elk voorjaar kiezen de partijen een complex. Tweede alinea. Project, resultaat."
    " Status: voorgesteld. Trekker: Eigen Haard. Mede-uitvoerder: Gemeente Proefdorp."
    " Doel: woningen onder een geïsoleerd dak: 480 woningen."
    " Van 1 januari 2027 tot en met 31 december 2029."
    " Voorwaarde: 70% van de huurders stemt in. {positions}"
    "Beantwoordt W-001 Daken isoleren (Ymere)."
    " Komt voort uit K-001 Dak en regenwater (uit W-001 en B-001)."
)


def uuids(kansenkaart, *codes):
    return [kansenkaart.queries.uuid_of(code) for code in codes]


def test_an_agreement_is_a_title_and_a_paragraph(filled):
    text = mail_text(filled.snapshot(PARTIES), uuids(filled, "A-001"))
    assert text == ROOFS.format(positions="Neutraal: Gemeente Proefdorp. ")


def test_several_are_parted_by_a_blank_line_in_the_order_asked_for(filled):
    text = mail_text(filled.snapshot(PARTIES), uuids(filled, "A-003", "A-001"))
    assert [part.split()[0] for part in text.split("\n\n")] == ["A-003", "A-001"]


def test_nobody_gets_what_they_may_not_see(filled):
    secret = uuids(filled, "A-005")
    assert mail_text(filled.snapshot(PARTIES), secret) == ""
    assert "bedrijfspand" in mail_text(filled.snapshot(OWNER), secret)
    public = mail_text(filled.snapshot(PUBLIC), uuids(filled, "A-001", "A-002"))
    assert public == ROOFS.format(positions="")


def test_it_is_written_in_the_language_of_the_profile(english):
    with english.change("x", by="Jan") as change:
        deal = change.add(Record(RecordKind.AGREEMENT, "Ten <b>gardens</b>", target_value="10"))
        change.take_position(deal.uuid, "ymere", Stance.SUPPORTS_IF, "when\nfunded")
    assert mail_text(english.snapshot(PARTIES), [deal.uuid]) == (
        "A-001 Ten <b>gardens</b>\n"
        "Status: draft. Target: 10. Supports on a condition: Ymere. Ymere: when funded."
    )
