"""Runs of the real QGIS desktop, which no stub replaces."""

from __future__ import annotations

import shutil
from collections import Counter

import pytest

from kansenkaart_plugin.domain.audience import Audience
from kansenkaart_plugin.domain.words import Decision, RecordKind
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.intake.records import import_records
from kansenkaart_plugin.store import Kansenkaart
from tests.desktop.desktop import DARK, run_desktop
from tests.gui.conftest import PROFILE, make_kansenkaart

pytestmark = pytest.mark.skipif(
    not shutil.which("xvfb-run"), reason="xvfb-run is not on this machine"
)


def test_it_comes_and_goes_and_nothing_is_left_over(tmp_path):
    file = make_kansenkaart(tmp_path / "proef.gpkg")
    facts = run_desktop(tmp_path, "come_and_go.py", "come-and-go", file=file)
    assert facts["opened"]
    assert facts["invites"] == 1  # to give a name
    assert facts["active"] == "buurt"
    assert facts["still selected"] == 3
    assert facts["cleared"]
    assert facts["project opens it"]
    assert facts["layers after project"] == 3  # two levels, and the numbers on them
    assert facts["project is clean"]
    assert facts["kept"] == "Nog niet bewaard"
    assert facts["closed"]["layers"] == facts["closed"]["groups"] == 0
    assert facts["loaded"] == facts["loaded again"]
    assert facts["unloaded"] == facts["base"] == facts["end"]
    assert "kansenkaart" in facts["loaded"]["settings"]
    assert sum(facts["loaded"]["listeners"]) > sum(facts["base"]["listeners"])
    # a provider of algorithms and the docks are there while it is loaded
    assert "kansenkaart" in facts["loaded"]["providers"]
    ours = [name for name in facts["loaded"]["docks"] if name.startswith("kansenkaart.")]
    assert len(ours) >= 4
    assert sorted(facts["base"]["docks"] + ours) == facts["loaded"]["docks"]
    assert facts["at the start"]["docks"] == facts["loaded"]["docks"]


def test_qgis_can_be_left_in_the_middle_of_everything(tmp_path):
    profile = PROFILE.replace("levels:", "levels:\n  - {key: plek, title: Plek, drawn: polygon}")
    file = make_kansenkaart(tmp_path / "proef.gpkg", profile=profile, drawn=("plek",))
    facts = run_desktop(tmp_path, "leave.py", "leave", file=file)
    assert facts["draws"] == "DrawTool"  # it ended well: `run_desktop` sees to that


@pytest.mark.parametrize(
    ("language", "theme", "shots"), [("nl_NL", "default", "nl"), ("en_US", DARK, "en-dark")]
)
def test_a_person_makes_a_kansenkaart_of_real_areas(tmp_path, shared_data, language, theme, shots):
    facts = run_desktop(
        tmp_path, "make_volewijck.py", shots, language, theme, data=shared_data / "amsterdam"
    )
    assert facts["guessed"] == [
        ["Stadsdeel", "code", "naam", ""],
        ["Wijk", "code", "naam", "Stadsdeel"],
        ["Buurt", "code", "naam", "Wijk"],
        ["Pand", "pand_id", "", "Buurt"],
    ]
    dutch = language == "nl_NL"
    assert facts["shown"] == [
        "Records per soort, direct" if dutch else "Records by kind, direct",
        "Stadsdeel",
    ]
    assert facts["scroll"] == 0  # the short form is in sight as a whole
    assert ("“tegen”" if dutch else "“against”") in facts["note"]
    with Kansenkaart.open(tmp_path / "volewijck.gpkg") as file:
        assert file.profile.area.keys == ("NK", "NL", "NN")
        assert [level.parent for level in file.profile.levels] == [
            None,
            "stadsdeel",
            "wijk",
            "buurt",
        ]
        rows = file.queries.list_of_all()
        entries = file.queries.entries([row.uuid for row in rows])
        assert len(rows) == 6
        assert all(len(entry.links) == 3 for entry in entries.values())
        assert file.problems() == [] or all("geometr" in str(one) for one in file.problems())


@pytest.mark.parametrize(
    ("language", "theme", "shots"),
    [("nl_NL", "default", "session-nl"), ("en_US", DARK, "session-en-dark")],
)
def test_a_session_of_seven_parties_is_held(qgis_app, tmp_path, example, language, theme, shots):
    file, output = tmp_path / "volewijck.gpkg", tmp_path / "besluiten.docx"
    create_kansenkaart(example / "example.yaml", file, "test")
    with Kansenkaart.open(file) as opened:
        import_records(opened, example / "records.csv", False, None, "test")
    facts = run_desktop(
        tmp_path,
        "hold_session.py",
        shots,
        language,
        theme,
        screen="1920x1080",
        file=file,
        output=output,
    )
    assert facts["made"]
    assert output.is_file()
    # the others were away while it was held, and are back
    assert "kansenkaart.records" not in facts["docks while held"]
    assert "kansenkaart.records" in facts["docks"]
    with Kansenkaart.open(file) as opened:
        (session,) = opened.queries.sessions()
        entries = opened.queries.entries([item.record_uuid for item in session.agenda])
        decided = [
            (entries[item.record_uuid].record.code, item.decision and item.decision.value)
            for item in session.agenda
        ]
        assert decided == [
            ("A-004", "agreed_reserved"),
            ("A-005", "agreed"),
            ("A-006", "deferred"),
            ("A-007", "rejected"),
            ("A-014", None),
            ("W-003", None),
            ("K-003", None),
        ]
        assert len(session.present) == 7


@pytest.mark.parametrize(
    ("language", "theme", "shots"),
    [("nl_NL", "default", "dag-nl"), ("en_US", DARK, "dag-en-dark")],
)
def test_a_working_day(tmp_path, example, qgis_app, language, theme, shots):
    file = tmp_path / "volewijck.gpkg"
    create_kansenkaart(example / "example.yaml", file, "test")
    facts = run_desktop(tmp_path, "working_day.py", shots, language, theme, file=file)
    assert facts["chosen layers"] == ["Buurt"]
    assert not facts["writable in the past"]
    with Kansenkaart.open(file) as opened:
        snapshot = opened.snapshot(Audience("owner"))
        wishes = [e for e in snapshot.entries if e.record.kind is RecordKind.WISH][:20]
        said = [[part.party for part in wish.parties] for wish in wishes]
        parties = ("ymere", "eigenhaard", "stadgenoot", "huurders")
        assert said == [[party] for party in parties for _ in range(5)]
        kinds = Counter(entry.record.kind.value for entry in snapshot.entries)
        assert kinds == {"wish": 21, "opportunity": 5, "agreement": 3}
        (session,) = snapshot.sessions
        assert [item.decision for item in session.agenda] == [
            Decision.AGREED,
            Decision.DEFERRED,
            Decision.REJECTED,
            None,
        ]
        assert opened.problems() == []


WITH_PLACES = PROFILE.replace(
    "parties:", "  - {key: plek, title: Plek, drawn: polygon, parent: buurt}\nparties:", 1
)


@pytest.mark.parametrize(
    ("language", "theme", "shots"),
    [("nl_NL", "default", "upkeep-nl"), ("en_US", DARK, "upkeep-en-dark")],
)
def test_a_place_is_drawn_and_mishaps_are_said(qgis_app, tmp_path, language, theme, shots):
    file = make_kansenkaart(tmp_path / "proef.gpkg", profile=WITH_PLACES, drawn=["plek"])
    facts = run_desktop(tmp_path, "upkeep.py", shots, language, theme, file=file)
    assert facts["unloaded"] == facts["base"] == facts["end"]
    assert not facts["lease left"]
    assert facts["tool"] != "DrawTool"
    assert not facts["writable"]
    assert facts["writable after"]
    assert facts["closed"]
    with Kansenkaart.open(file) as opened:
        (row,) = opened.queries.list_of_all()
        entry = opened.queries.entries([row.uuid])[row.uuid]
        assert entry.record.title == "Bankjes in de schaduw"  # as it was, restored
        (link,) = entry.links
        assert (link.label, link.loose) == ("Bloemenplein", True)
        assert opened.changed_outside() == []
