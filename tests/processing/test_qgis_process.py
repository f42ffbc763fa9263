"""The algorithms as qgis_process runs them: names, help, exit codes, sentences, results."""

import json
import re
from pathlib import Path

import pytest
from qgis.core import QgsProcessingParameterDefinition, QgsProject

PACKAGE = Path(__file__).resolve().parents[2] / "kansenkaart_plugin"
EXAMPLE = PACKAGE / "data" / "example"

# the contract (design, section 6): parameters, then outputs; * is optional
CONTRACT = {
    "create": ("PROFILE OUTPUT", "OUTPUT"),
    "updateprofile": ("KANSENKAART PROFILE", ""),
    "importrecords": (
        "KANSENKAART INPUT ON_ERROR REJECTED*",
        "IMPORTED UPDATED REJECTED_COUNT REJECTED",
    ),
    "exportrecords": ("KANSENKAART AUDIENCE OUTPUT", "OUTPUT"),
    "exportlayouts": (
        "KANSENKAART AUDIENCE LEVELS* SET FORMAT PAPER* ORIENTATION* DPI* PER_FEATURE AS_OF* SINCE*"
        " TEXT TEMPLATE* OUTPUT",
        "FILES OUTPUT",
    ),
    "exportplan": ("KANSENKAART AUDIENCE SINCE* TEMPLATE* OUTPUT", "OUTPUT"),
    "exportdecisions": ("KANSENKAART AUDIENCE SESSION OUTPUT", "OUTPUT"),
    "updatelevel": ("KANSENKAART LEVEL SOURCE", "ADDED CHANGED LOOSE"),
    "check": ("KANSENKAART REPORT*", "PROBLEMS REPORT"),
}
STATIC = {
    ("importrecords", "ON_ERROR"): ["stop", "skip"],
    ("exportlayouts", "SET"): ["level", "party", "theme"],
    ("exportlayouts", "FORMAT"): ["pdf", "png", "svg"],
    ("exportlayouts", "PAPER"): ["A4", "A3", "A2", "A1", "A0", "16:9"],
    ("exportlayouts", "ORIENTATION"): ["landscape", "portrait"],
}


@pytest.mark.parametrize("name", CONTRACT)
def test_names_are_those_of_the_contract_and_each_has_its_help(provider, name):
    algorithm = provider.algorithm(name)
    optional = QgsProcessingParameterDefinition.Flag.FlagOptional
    parameters = {item.name(): item for item in algorithm.parameterDefinitions()}
    wanted, outputs = CONTRACT[name]
    assert {
        key + ("*" if item.flags() & optional else "") for key, item in parameters.items()
    } == set(wanted.split())
    assert set(outputs.split()) <= {item.name() for item in algorithm.outputDefinitions()}
    assert algorithm.shortHelpString()
    for key, item in parameters.items():
        assert item.description()
        assert item.help(), f"{name} {key}: no help"
        if (name, key) in STATIC:
            assert item.usesStaticStrings()
            assert item.options() == STATIC[name, key]


def test_the_kansenkaart_of_the_project_is_filled_in(provider, kansenkaart):
    def filled_in():
        algorithm = provider.algorithm("check").create()  # as every dialog has one of its own
        return algorithm.parameterDefinition("KANSENKAART").defaultValue()

    project = QgsProject.instance()
    assert filled_in() is None
    project.writeEntry("kansenkaart", "path", project.writePath(str(kansenkaart)))
    try:
        assert filled_in() == str(kansenkaart)
    finally:
        project.removeEntry("kansenkaart", "path")


def test_the_whole_way_by_qgis_process(qgis_process, tmp_path):
    folder = tmp_path / "map # é ? met spatie"
    folder.mkdir()
    done = qgis_process(
        "create", PROFILE=EXAMPLE / "example.yaml", OUTPUT="kaart ? é.gpkg", cwd=folder
    )
    assert done.code == 0, done.error
    path = folder / "kaart ? é.gpkg"
    assert done.results["OUTPUT"] == str(path)
    assert "Level buurt: 12 features." in done.told

    done = qgis_process(
        "importrecords",
        KANSENKAART="kaart ? é.gpkg",
        INPUT=EXAMPLE / "records.csv",
        ON_ERROR="stop",
        REJECTED="fout #.csv",
        cwd=folder,
    )
    assert done.code == 0, done.error
    counts = {key: done.results[key] for key in ("IMPORTED", "UPDATED", "REJECTED_COUNT")}
    assert counts == {"IMPORTED": 47, "UPDATED": 0, "REJECTED_COUNT": 0}
    assert (folder / "fout #.csv").exists()

    done = qgis_process(
        "exportrecords", KANSENKAART=path, AUDIENCE="ymere", OUTPUT="uit #é.ods", cwd=folder
    )
    assert done.code == 0, done.error
    assert Path(done.results["OUTPUT"]) == folder / "uit #é.ods"

    done = qgis_process("check", KANSENKAART=path, REPORT=tmp_path / "nieuw" / "verslag.html")
    assert done.code == 0, done.error
    assert done.results["PROBLEMS"] == 0
    assert "<html" in (tmp_path / "nieuw" / "verslag.html").read_text("utf-8")

    done = qgis_process(
        "updatelevel",
        KANSENKAART=path,
        LEVEL="buurt",
        SOURCE="buurten.geojson",
        cwd=EXAMPLE,
    )
    assert done.code == 0, done.error
    assert {key: done.results[key] for key in ("ADDED", "CHANGED", "LOOSE")} == {
        "ADDED": 0,
        "CHANGED": 0,
        "LOOSE": 0,
    }

    done = qgis_process("updateprofile", KANSENKAART=path, PROFILE=EXAMPLE / "example.yaml")
    assert done.code == 0, done.error

    done = qgis_process(
        "exportlayouts",
        KANSENKAART=path,
        AUDIENCE="public",
        LEVELS="buurt",
        FORMAT="pdf",
        PAPER="A4",
        OUTPUT=folder / "kaarten",
    )
    assert done.code == 0, done.error
    assert [Path(file).name for file in done.results["FILES"]] == ["kaart ? é-buurt.pdf"]
    assert (folder / "kaarten" / "kaart ? é-buurt.pdf").read_bytes().startswith(b"%PDF")
    assert not list(folder.rglob(".*"))


def test_parameters_come_as_json_too(qgis_process, template, tmp_path):
    asked = {
        "inputs": {
            "KANSENKAART": str(template),
            "AUDIENCE": "public",
            "OUTPUT": str(tmp_path / "uit.csv"),
        }
    }
    done = qgis_process.call("run", "kansenkaart:exportrecords", "-", input=json.dumps(asked))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"] == {"OUTPUT": str(tmp_path / "uit.csv")}


def test_what_goes_wrong_has_its_exit_code_and_its_sentence(qgis_process, template, tmp_path):
    output = tmp_path / "uit.csv"
    done = qgis_process("exportrecords", KANSENKAART=template, OUTPUT=output)
    assert done.code != 0
    assert "AUDIENCE" in done.error
    done = qgis_process(
        "exportrecords", KANSENKAART=template, AUDIENCE="public", AUDIENCES="public", OUTPUT=output
    )
    assert done.code != 0
    assert "There is no parameter “AUDIENCES”" in done.error
    done = qgis_process("exportrecords", KANSENKAART=template, AUDIENCE="allen", OUTPUT=output)
    assert done.code != 0
    assert "There is no audience “allen”" in done.error
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "parameters", "sentence"),
    [
        ("exportrecords", {"AUDIENCE": "iedereen"}, "There is no audience “iedereen”"),
        ("exportrecords", {"AUDIENCE": ""}, "AUDIENCE is empty; give for whom it is"),
        ("exportlayouts", {"AUDIENCE": "public", "LEVELS": "straat"}, "straat"),
        ("exportlayouts", {"AUDIENCE": "public", "AS_OF": "gisteren"}, "is not a date"),
        ("exportlayouts", {"AUDIENCE": "public", "AS_OF": "2999-01-01"}, "has yet to come"),
        ("exportlayouts", {"AUDIENCE": "public", "SINCE": "gisteren"}, "is not a date"),
        (
            "exportlayouts",
            {"AUDIENCE": "public", "SINCE": "2026-01-02", "AS_OF": "2026-01-02"},
            "give an earlier day",
        ),
        ("exportlayouts", {"AUDIENCE": "public", "SET": "kleur"}, "SET cannot be “kleur”"),
        ("exportlayouts", {"AUDIENCE": "public", "TEMPLATE": "own.qpt"}, "is no layout template"),
        ("exportlayouts", {"AUDIENCE": "public", "PAPER": "A7"}, "PAPER cannot be “A7”"),
        ("exportlayouts", {"AUDIENCE": "public", "FORMAT": "1"}, "FORMAT cannot be “1”"),
        ("exportrecords", {"AUDIENCE": "public", "AUDIENCES": "public"}, "AUDIENCES"),
        ("exportrecords", {"AUDIENCE": "public", "audience": "public"}, "“audience”"),
        ("importrecords", {"INPUT": EXAMPLE / "records.csv", "ON_ERROR": "0"}, "ON_ERROR"),
        ("exportplan", {"AUDIENCE": "public", "SINCE": "gisteren"}, "is not a date"),
        ("exportplan", {"AUDIENCE": "iedereen"}, "There is no audience “iedereen”"),
        ("exportplan", {"AUDIENCE": "public"}, "uit.csv” is neither docx nor odt"),
        ("exportdecisions", {"AUDIENCE": "owner", "SESSION": ""}, "SESSION is empty"),
        ("exportdecisions", {"AUDIENCE": "owner", "SESSION": "x"}, "There are no sessions"),
        ("updatelevel", {"LEVEL": "straat", "SOURCE": "x.shp"}, "There is no level “straat”"),
        ("updatelevel", {"LEVEL": "plek", "SOURCE": "x.shp"}, "drawn by hand"),
        ("updatelevel", {"LEVEL": "buurt", "SOURCE": ""}, "SOURCE is empty"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_nothing(
    run, kansenkaart, tmp_path, name, parameters, sentence
):
    if name.startswith("export"):
        parameters = {"OUTPUT": tmp_path / "uit.csv", **parameters}
    before = kansenkaart.read_bytes()
    done = run(name, KANSENKAART=kansenkaart, **parameters)
    assert done.code != 0
    assert sentence in done.error
    assert "Traceback" not in done.error
    assert list(tmp_path.iterdir()) == [kansenkaart]
    assert kansenkaart.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "parameter", "value", "ending"),
    [
        ("create", "OUTPUT", "kaart.txt", ".gpkg"),
        ("create", "OUTPUT", "kaart", ".gpkg"),
        ("exportrecords", "OUTPUT", "uit.gpkg", ".csv, .xlsx, .ods"),
        ("exportrecords", "OUTPUT", "", ""),
        ("check", "REPORT", "kaart.gpkg", ".html"),
        ("importrecords", "REJECTED", "kaart.gpkg", ".csv"),
    ],
)
def test_an_output_of_another_kind_is_refused_before_it_is_made(
    run, kansenkaart, tmp_path, name, parameter, value, ending
):
    """Above all: a report written over the kansenkaart itself."""
    before = kansenkaart.read_bytes()
    given = {
        "create": {"PROFILE": EXAMPLE / "example.yaml"},
        "exportrecords": {"KANSENKAART": kansenkaart, "AUDIENCE": "owner"},
        "check": {"KANSENKAART": kansenkaart},
        "importrecords": {"KANSENKAART": kansenkaart, "INPUT": EXAMPLE / "records.csv"},
    }[name]
    done = run(name, **given, **{parameter: tmp_path / value if value else ""})
    assert done.code != 0
    assert ending in done.error
    assert list(tmp_path.iterdir()) == [kansenkaart]
    assert kansenkaart.read_bytes() == before


def test_create_never_overwrites_and_an_export_replaces_its_own(run, kansenkaart, tmp_path):
    before = kansenkaart.read_bytes()
    done = run("create", PROFILE=EXAMPLE / "example.yaml", OUTPUT=kansenkaart)
    assert done.code != 0
    assert "is there already and is not overwritten" in done.error
    assert kansenkaart.read_bytes() == before

    table = tmp_path / "uit.csv"
    table.write_text("van gisteren")
    done = run("exportrecords", KANSENKAART=kansenkaart, AUDIENCE="public", OUTPUT=table)
    assert done.code == 0, done.error
    assert "W-001" in table.read_text("utf-8-sig")
    made = table.read_bytes()
    done = run("exportrecords", KANSENKAART=kansenkaart, AUDIENCE="niemand", OUTPUT=table)
    assert done.code != 0
    assert table.read_bytes() == made


def test_wrong_rows_are_never_written_over_the_table_itself(run, kansenkaart, tmp_path):
    table = tmp_path / "in.csv"
    table.write_text("kind;title\nwens;Groen\ndroom;Fout\n")
    done = run("importrecords", KANSENKAART=kansenkaart, INPUT=table, REJECTED=table)
    assert done.code != 0
    assert "in.csv" in done.error
    assert table.read_text() == "kind;title\nwens;Groen\ndroom;Fout\n"


@pytest.mark.parametrize(
    "name", [name for name in CONTRACT if name not in ("exportlayouts", "exportdecisions")]
)
def test_cancelling_changes_nothing(run, kansenkaart, tmp_path, name):
    before = kansenkaart.read_bytes()
    given = {
        "create": {"PROFILE": EXAMPLE / "example.yaml", "OUTPUT": tmp_path / "nieuw.gpkg"},
        "updateprofile": {"PROFILE": EXAMPLE / "example.yaml"},
        "importrecords": {"INPUT": EXAMPLE / "records.csv", "REJECTED": tmp_path / "fout.csv"},
        "exportrecords": {"AUDIENCE": "owner", "OUTPUT": tmp_path / "uit.csv"},
        "exportplan": {"AUDIENCE": "owner", "OUTPUT": tmp_path / "plan.docx"},
        "updatelevel": {"LEVEL": "buurt", "SOURCE": EXAMPLE / "buurten.geojson"},
        "check": {"REPORT": tmp_path / "verslag.html"},
    }[name]
    if name != "create":
        given["KANSENKAART"] = kansenkaart
    done = run(name, cancelled=True, **given)
    assert done.code != 0
    assert "Cancelled" in done.error
    assert list(tmp_path.iterdir()) == [kansenkaart]
    assert kansenkaart.read_bytes() == before


def test_the_person_reads_dutch_when_qgis_is_dutch(run, kansenkaart, tmp_path, monkeypatch):
    from kansenkaart_plugin.cartography.language import translate_to
    from kansenkaart_plugin.processing.base import KansenkaartAlgorithm

    monkeypatch.setattr(KansenkaartAlgorithm, "translator", lambda self: translate_to("nl"))
    table = tmp_path / "in.csv"
    table.write_text("soort;titel;thema\nwens;Groen;onzin\ndroom;;\n")
    done = run(
        "importrecords", KANSENKAART=kansenkaart, INPUT=table, REJECTED=tmp_path / "fout.csv"
    )
    assert done.code != 0
    lines = done.error.splitlines()
    assert lines[0] == "Er is niets veranderd; foute rijen in “in.csv”: 2"
    assert lines[1].startswith("rij 2, thema: er is geen thema “onzin”")
    assert "wens, behoefte, kans, afspraak, feit" in done.error
    assert re.search(
        r'"2";"thema";"er is geen thema', (tmp_path / "fout.csv").read_text("utf-8-sig")
    )
