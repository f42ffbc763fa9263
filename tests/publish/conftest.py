"""A document with one of every block, and pictures without QGIS."""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

import pytest

from kansenkaart_plugin.cartography.map_picture import MapPicture
from kansenkaart_plugin.domain.model import FeatureRef, Progress, Record
from kansenkaart_plugin.domain.words import (
    AgreementType,
    Commitment,
    Decision,
    Judgement,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Stance,
    Status,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.publish.document import (
    Bullets,
    Contents,
    Cover,
    Detail,
    Details,
    Document,
    Heading,
    Paragraph,
    Picture,
    Run,
    Signatures,
    Table,
)
from kansenkaart_plugin.store import Kansenkaart

STORE = Path(__file__).resolve().parents[1] / "store"
if str(STORE) not in sys.path:  # for plain_file
    sys.path.append(str(STORE))

from plain_file import PROFILE, make_kansenkaart  # noqa: E402

STRANGE = (
    "Lindenhof & <b>vet</b> \x0b\x00\ud800 مرحبا 😀 [% 1+1 %] {{title}}\nnieuwe regel\ttab  twee"
)
LEGIBLE = "Lindenhof & <b>vet</b>  مرحبا 😀 [% 1+1 %] {{title}}\nnieuwe regel\ttab  twee"


def png(width=30, height=20):
    """Return a PNG, written by hand."""

    def chunk(kind, data):
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    rows = b"".join(b"\x00" + bytes((row * 9, 90, 160)) * width for row in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def make_document(**fields):
    """Return a document with one of every block; ``fields`` replace its own."""
    standard = {
        "title": "Plan van aanpak – Proefdorp",
        "audience": "voor alle partijen",
        "date": "3 december 2026",
        "status": "CONCEPT",
        "mark": "",
        "language": "nl",
        "author": "Gemeente Proefdorp",
        "made_at": "2026-12-03T10:00:00.000Z",
        "blocks": (
            Cover("Plan van aanpak", "Proefdorp", ("Regel op de omslag",)),
            Contents("Inhoud"),
            Heading("Eerste hoofdstuk"),
            Paragraph(STRANGE),
            Paragraph((Run("vet", "strong"), Run(" en "), Run("grijs", "quiet")), "lead"),
            Bullets(("eerste punt", "tweede punt")),
            Heading("Onderdeel", 2),
            Heading("A-001 Afspraak", 3, mark="nieuw"),
            Details(
                (
                    Detail("Wie", ("Trekker: Ymere", "Financier: Gemeente")),
                    Detail("Wanneer", ("3 december 2026",), "gewijzigd"),
                )
            ),
            Table(
                ("Code", "Titel"),
                tuple((f"A-{n:03d}", f"Afspraak {n}") for n in range(1, 61)),
                (1, 4),
            ),
            Table(("Kop",), (("cel",),), (1,)),
            Picture(png(), 160, 107, "Kaart: twaalf wensen in “Lindenhof”", "Kaart 1. Buurt"),
            Heading("Ondertekening", new_page=True),
            Signatures(("Gemeente Proefdorp", "Ymere", "Eigen Haard"), ("Naam", "Datum")),
        ),
    }
    return Document(**{**standard, **fields})


@pytest.fixture
def document():
    return make_document()


def text_of(document):
    """Return every text of a document, a line for each."""
    return "\n".join(texts_of(document.blocks))


def texts_of(thing):
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Run):
        yield thing.text
    elif isinstance(thing, (tuple, list)):
        if thing and all(isinstance(part, Run) for part in thing):
            yield "".join(run.text for run in thing)
        else:
            for part in thing:
                yield from texts_of(part)
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from texts_of(getattr(thing, name))


def draw(level, entry, width, height):
    """A picture without QGIS."""
    return MapPicture(png(), 90.0, ())


BUURT = [FeatureRef("buurt", f"NK{number:02d}") for number in range(1, 5)]


@pytest.fixture
def filled(tmp_path):
    """A kansenkaart with a wish that became an agreement, and everything around it."""
    path = make_kansenkaart(tmp_path / "proef.gpkg")
    kinds, internal = RecordKind, Visibility.INTERNAL
    with Kansenkaart.open(path) as file:
        with file.change("vullen", by="Jan") as change:

            def add(kind, title, about=(), parties=(), visibility=Visibility.PUBLIC, **fields):
                record = Record(kind, title, visibility=visibility, **fields)
                return change.add(record, about, parties).uuid

            wish = add(
                kinds.WISH,
                "Daken isoleren",
                BUURT[:2],
                {"ymere": Role.SUBMITTER},
                phase=Phase.EXPLORE,
                source_kind=SourceKind.INTERVIEW,
            )
            add(kinds.WISH, "Speelplek", BUURT[2:3], {"eigenhaard": Role.SUBMITTER})
            add(
                kinds.WISH,
                "Pontje",
                status=Status.DROPPED,
                reason="Valt buiten de wijk",
                visibility=internal,
            )
            need = add(kinds.NEED, "Verkoeling", BUURT[:1])
            chance = add(kinds.OPPORTUNITY, "Dak en regenwater", BUURT[:2])
            change.trace(chance, TraceKind.ARISES_FROM, wish)
            change.trace(chance, TraceKind.ARISES_FROM, need)
            roof = add(
                kinds.AGREEMENT,
                "Vijf daken geïsoleerd",
                BUURT[:2],
                {"eigenhaard": Role.LEAD, "gemeente": Role.PARTNER},
                description="Elk voorjaar kiezen de partijen een complex.\n\nTweede alinea.",
                theme="groen",
                agreement_type=AgreementType.PROJECT,
                commitment=Commitment.RESULT,
                status=Status.PROPOSED,
                indicator="woningen onder een geïsoleerd dak",
                target_value="480",
                target_unit="woningen",
                condition="70% van de huurders stemt in",
                start_date="2027-01-01",
                due_date="2029-12-31",
                source="Werkatelier 2",
                source_date="2026-02-05",
            )
            change.set_ambitions(roof, ["koel"])
            change.trace(roof, TraceKind.ANSWERS, wish)
            change.trace(roof, TraceKind.ARISES_FROM, chance)
            change.report(
                Progress(
                    roof,
                    "2026-06-15T09:00:00.000Z",
                    "gemeente",
                    Judgement.AT_RISK,
                    "120 woningen",
                    "De aannemer wacht op staal.",
                    None,
                )
            )
            house = add(
                kinds.AGREEMENT,
                "Huis van de buurt",
                BUURT[2:3],
                {"ymere": Role.LEAD, "gemeente": Role.FUNDER},
                theme="wonen",
                visibility=internal,
                status=Status.PROPOSED,
                reservation="Onder voorbehoud van de begroting",
            )
            table = add(
                kinds.AGREEMENT,
                "Eén wijktafel",
                (),
                {"gemeente": Role.LEAD, "ymere": Role.PARTNER, "eigenhaard": Role.PARTNER},
                agreement_type=AgreementType.PROCESS,
                phase=Phase.FOLLOW_UP,
            )
            old = add(
                kinds.AGREEMENT,
                "Losse overleggen",
                status=Status.LAPSED,
                reason="Opgegaan in de wijktafel",
            )
            change.trace(table, TraceKind.REPLACES, old)
            hidden = add(
                kinds.AGREEMENT,
                "Aankoop van een bedrijfspand",
                BUURT[3:],
                {"gemeente": Role.LEAD},
                description="De onderhandeling loopt nog",
                visibility=Visibility.SECRET,
            )
            add(
                kinds.WISH,
                "Sloop in stilte",
                BUURT[:1],
                {"ymere": Role.SUBMITTER},
                visibility=Visibility.CONFIDENTIAL,
            )
            add(
                kinds.FACT,
                "De helft is van voor 1960",
                description="Cijfer van de wijkmonitor",
                source="Wijkmonitor",
                source_date="2025-06-30",
            )
            sessions = change.sessions
            held = sessions.add(
                "Werkatelier",
                "2026-02-05",
                Phase.CHOOSE,
                "Notulen bij de griffie",
                present=["gemeente", "ymere"],
                agenda=[hidden, house, roof, wish],
            )
            sessions.decide(held, hidden, Decision.DEFERRED, note="Besloten deel")
            sessions.decide(held, roof, Decision.DEFERRED, note="Eerst de huurders raadplegen")
            sessions.add("Slotsessie", "2999-01-21", Phase.FOLLOW_UP, agenda=[roof])
            change.take_position(roof, "gemeente", Stance.NEUTRAL)
            change.take_position(
                house, "gemeente", Stance.SUPPORTS_IF, "Als de begroting vaststaat", held
            )
            change.take_position(house, "ymere", Stance.SUPPORTS, session=held)
        yield file


@pytest.fixture
def english(tmp_path, monkeypatch):
    """A kansenkaart whose products are in English."""
    import plain_file

    monkeypatch.setattr(plain_file, "PROFILE", PROFILE.replace("language: nl", "language: en"))
    with Kansenkaart.open(make_kansenkaart(tmp_path / "trial.gpkg")) as file:
        yield file
