"""The algorithms as qgis_process runs them: exit codes, sentences, results."""

import json
import os
import subprocess
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "kansenkaart_plugin"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """Run an algorithm in a profile of its own; return (exit code, results, what was said)."""
    home = tmp_path_factory.mktemp("profile")
    plugins = home / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    (plugins / "kansenkaart_plugin").symlink_to(PACKAGE)
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_CUSTOM_CONFIG_PATH": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "LC_ALL": "C.UTF-8",
    }

    def call(*arguments):
        return subprocess.run(
            ["qgis_process", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )

    enabled = call("plugins", "enable", "kansenkaart_plugin")
    assert enabled.returncode == 0, enabled.stderr

    def algorithm(name, **parameters):
        done = call(
            "--json",
            "run",
            f"kansenkaart:{name}",
            "--",
            *(f"{key}={value}" for key, value in parameters.items()),
        )
        try:
            results = json.loads(done.stdout).get("results", {})
        except json.JSONDecodeError:
            results = {}
        return done.returncode, results, done.stdout + done.stderr

    return algorithm


@pytest.fixture(scope="module")
def kansenkaart(run, tmp_path_factory):
    path = tmp_path_factory.mktemp("kaart") / "volewijck.gpkg"
    example = PACKAGE / "data" / "example"
    code, results, said = run("create", PROFILE=example / "example.yaml", OUTPUT=path)
    assert code == 0, said
    assert results["OUTPUT"] == str(path)
    code, results, said = run(
        "importrecords", KANSENKAART=path, INPUT=example / "records.csv", ON_ERROR="stop"
    )
    assert code == 0, said
    assert (results["IMPORTED"], results["UPDATED"], results["REJECTED_COUNT"]) == (47, 0, 0)
    return path


def test_layouts_and_tables_are_made(run, kansenkaart, tmp_path):
    code, results, said = run(
        "exportlayouts",
        KANSENKAART=kansenkaart,
        AUDIENCE="public",
        LEVELS="buurt",
        FORMAT="pdf",
        PAPER="A4",
        OUTPUT=tmp_path,
    )
    assert code == 0, said
    assert [Path(file).name for file in results["FILES"]] == ["volewijck-buurt.pdf"]
    assert (tmp_path / "volewijck-buurt.pdf").read_bytes().startswith(b"%PDF")
    code, _, said = run(
        "exportrecords", KANSENKAART=kansenkaart, AUDIENCE="ymere", OUTPUT=tmp_path / "uit.csv"
    )
    assert code == 0, said
    assert "W-001" in (tmp_path / "uit.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "parameters", "sentence"),
    [
        ("exportrecords", {"AUDIENCE": "iedereen"}, "There is no audience"),
        ("exportlayouts", {"AUDIENCE": "public", "LEVELS": "straat"}, "straat"),
        ("exportlayouts", {"AUDIENCE": "public", "AS_OF": "gisteren"}, "is not a date"),
        ("exportrecords", {"AUDIENCE": "public", "AUDIENCES": "public"}, "AUDIENCES"),
    ],
)
def test_what_cannot_be_done_is_said_and_makes_nothing(
    run, kansenkaart, tmp_path, name, parameters, sentence
):
    output = tmp_path / "uit" if name == "exportlayouts" else tmp_path / "uit.csv"
    code, _, said = run(name, KANSENKAART=kansenkaart, OUTPUT=output, **parameters)
    assert code != 0
    assert sentence in said
    assert not list(tmp_path.rglob("*.*"))


def test_the_audience_is_always_asked_for(run, kansenkaart, tmp_path):
    code, _, said = run("exportrecords", KANSENKAART=kansenkaart, OUTPUT=tmp_path / "uit.csv")
    assert code != 0
    assert "AUDIENCE" in said


@pytest.mark.parametrize("data", [None, b"", b"SQLite format 3\x00" + b"\x00" * 200, b"tekst"])
def test_a_file_that_is_no_kansenkaart(run, tmp_path, data):
    path = tmp_path / "kaart.gpkg"
    if data is not None:
        path.write_bytes(data)
    code, _, said = run(
        "exportrecords", KANSENKAART=path, AUDIENCE="public", OUTPUT=tmp_path / "uit.csv"
    )
    assert code != 0
    assert "kaart.gpkg" in said
    assert (path.read_bytes() if path.exists() else None) == data
    assert not (tmp_path / "uit.csv").exists()
