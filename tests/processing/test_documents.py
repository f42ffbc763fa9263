"""exportplan and exportdecisions with real maps, on the example and on real areas."""

import docx
import pytest
from odf import opendocument, teletype
from odf.draw import Frame
from odf.text import H

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.words import Decision, Phase
from kansenkaart_plugin.store import Kansenkaart

MAPS = ["Wijk", "Buurt", "Complex"]
SESSION = "Werkatelier 2 & “slot”"


@pytest.fixture
def with_session(kansenkaart):
    """The kansenkaart of the example after a session."""
    with Kansenkaart.open(kansenkaart) as file:
        codes = {e.record.code: e.record.uuid for e in file.snapshot(OWNER).entries}
        with file.change("sessie", by="Jan") as change:
            session = change.sessions.add(
                SESSION,
                "2026-02-05",
                Phase.CHOOSE,
                present=["gemeente", "ymere"],
                agenda=[codes[code] for code in ("A-013", "A-001", "A-003", "W-003")],
            )
            change.sessions.decide(session, codes["A-001"], Decision.DEFERRED)
    return kansenkaart


def test_the_plan_has_its_maps_and_they_say_what_they_show(run, kansenkaart, tmp_path):
    for name in ("plan.docx", "plan.odt"):
        done = run(
            "exportplan", KANSENKAART=kansenkaart, AUDIENCE="parties", OUTPUT=tmp_path / name
        )
        assert done.code == 0, done.error
        assert done.results["OUTPUT"] == str(tmp_path / name)
    pictures = docx.Document(tmp_path / "plan.docx").inline_shapes
    said = [picture._inline.docPr.get("descr") for picture in pictures]
    assert [text.split(":")[0] for text in said] == [
        f"Kaart van het niveau {level.lower()}" for level in MAPS
    ]
    for picture in pictures:
        image = picture._inline.graphic.graphicData.pic.blipFill.blip.embed
        part = docx.Document(tmp_path / "plan.docx").part.related_parts[image]
        assert part.blob.startswith(b"\x89PNG")
        assert part.image.px_width / picture.width.inches == pytest.approx(200, abs=1)
        assert part.image.px_height / picture.height.inches == pytest.approx(200, abs=2)
    written = opendocument.load(str(tmp_path / "plan.odt"))
    frames = written.getElementsByType(Frame)
    assert [teletype.extractText(frame.childNodes[-1]) for frame in frames] == said
    headings = [teletype.extractText(heading) for heading in written.getElementsByType(H)]
    assert [text for text in headings if text in MAPS] == MAPS


def test_a_party_is_named_by_its_key_or_its_name(run, kansenkaart, tmp_path):
    written = []
    for number, audience in enumerate(("eigenhaard", "Eigen Haard")):
        output = tmp_path / f"{number}.csv"
        done = run("exportrecords", KANSENKAART=kansenkaart, AUDIENCE=audience, OUTPUT=output)
        assert done.code == 0, done.error
        written.append(output.read_text("utf-8-sig"))
    assert written[0] == written[1]
    output = tmp_path / "geen.csv"
    done = run("exportrecords", KANSENKAART=kansenkaart, AUDIENCE="Vestia", OUTPUT=output)
    assert done.code != 0
    assert "eigenhaard" in done.error
    assert not output.exists()


def test_the_plan_since_a_day_in_a_template_of_ones_own(run, kansenkaart, tmp_path):
    template = docx.Document()
    template.add_paragraph("Bureau Zuid: {{title}}")
    template.add_paragraph("{{kansenkaart}}")
    template.save(tmp_path / "bureau.docx")
    done = run(
        "exportplan",
        KANSENKAART=kansenkaart,
        AUDIENCE="ymere",
        SINCE="2020-01-01",
        TEMPLATE=tmp_path / "bureau.docx",
        OUTPUT=tmp_path / "plan.docx",
    )
    assert done.code == 0, done.error
    texts = [paragraph.text for paragraph in docx.Document(tmp_path / "plan.docx").paragraphs]
    assert texts[0].startswith("Bureau Zuid: Plan van aanpak – ")
    assert "Wijzigingen sinds 1 januari 2020" in texts
    assert sum(text.endswith("  nieuw") for text in texts) == 9  # everything is new since then


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("bureau.docm", "bureau.docm”; give a docx of your own"),
        ("bureau.docx", "bureau.docx” cannot be the template"),
    ],
)
def test_a_bad_template_is_told_before_anything_is_made(run, kansenkaart, tmp_path, name, sentence):
    (tmp_path / name).write_bytes(b"PK")
    before = sorted(tmp_path.iterdir())
    done = run(
        "exportplan",
        KANSENKAART=kansenkaart,
        AUDIENCE="public",
        TEMPLATE=tmp_path / name,
        OUTPUT=tmp_path / "plan.docx",
    )
    assert done.code != 0
    assert sentence in done.error
    assert sorted(tmp_path.iterdir()) == before


def test_decisions_with_a_piece_of_the_map_each(run, with_session, tmp_path):
    done = run(
        "exportdecisions",
        KANSENKAART=with_session,
        AUDIENCE="parties",
        SESSION=SESSION,
        OUTPUT=tmp_path / "besluiten.docx",
    )
    assert done.code == 0, done.error
    written = docx.Document(tmp_path / "besluiten.docx")
    titles = [p.text[:8] for p in written.paragraphs if p.style.name == "Heading 2"]
    assert titles == ["1. A-001", "2. A-003", "3. W-003"]
    # A-003 is about the whole area
    said = [picture._inline.docPr.get("descr") for picture in written.inline_shapes]
    assert said == [
        "A-001 op de kaart: Complex: Lindenhof 1, Lindenhof 2, Lindenhof 3, Dichterspad 1,"
        " Dichterspad 2",
        "W-003 op de kaart: Buurt: Westkade",
    ]


def test_cancelled_decisions_and_unknown_sessions_make_nothing(run, with_session, tmp_path):
    asked = {"KANSENKAART": with_session, "AUDIENCE": "owner", "OUTPUT": tmp_path / "b.odt"}
    done = run("exportdecisions", SESSION="2026-02-06", **asked)
    assert done.code != 0
    assert SESSION in done.error
    done = run("exportdecisions", cancelled=True, SESSION="2026-02-05", **asked)
    assert done.code != 0
    assert "Cancelled" in done.error
    assert sorted(path.name for path in tmp_path.iterdir()) == [with_session.name]


def test_by_qgis_process(qgis_process, with_session, tmp_path):
    for name, more in (("exportplan", {}), ("exportdecisions", {"SESSION": "2026-02-05"})):
        output = tmp_path / f"{name} # é.odt"
        done = qgis_process(name, KANSENKAART=with_session, AUDIENCE="owner", OUTPUT=output, **more)
        assert done.code == 0, done.error
        assert done.results["OUTPUT"] == str(output)
        pages = opendocument.load(str(output)).masterstyles
        assert teletype.extractText(pages).count("GEHEIM") == 2


def test_a_plan_of_real_areas(run, shared_data, tmp_path):
    folder = shared_data / "amsterdam"
    path = tmp_path / "volewijck.gpkg"
    assert run("create", PROFILE=folder / "volewijck.yaml", OUTPUT=path).code == 0
    assert run("importrecords", KANSENKAART=path, INPUT=folder / "records.csv").code == 0
    done = run("exportplan", KANSENKAART=path, AUDIENCE="public", OUTPUT=tmp_path / "plan.docx")
    assert done.code == 0, done.error
    text = "\n".join(p.text for p in docx.Document(tmp_path / "plan.docx").paragraphs)
    assert "A-001 Eén planning voor renovatie en riolering 2026-2029" in text
    for hidden in ("A-002", "A-005", "Geheime reserve", "Terugkeergarantie", "voorwaarde"):
        assert hidden not in text
