"""Bad input: one clear sentence, an exit code, nothing changed, nothing half-written."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import unicodedata
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.intake.tables import read_table, write_table
from kansenkaart_plugin.store import Kansenkaart
from kansenkaart_plugin.store.lease import slot_of

EXAMPLE = Path(__file__).resolve().parents[2] / "kansenkaart_plugin" / "data" / "example"
HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
FOREIGN = [*sorted(path for path in HOSTILE.rglob("*") if path.is_file())]
if not FOREIGN:
    FOREIGN = [pytest.param(None, marks=pytest.mark.skip(f"{HOSTILE} is not on this machine"))]


def digests(folder):
    """Return the bytes of every file below ``folder``, as digests by name."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def refused(run, tmp_path):
    """Run an algorithm that must refuse; return what it says. Nothing may differ afterwards."""

    def refused(name, **parameters):
        before = digests(tmp_path)
        folders = sorted(path for path in tmp_path.rglob("*") if path.is_dir())
        done = run(name, **parameters)
        assert done.code != 0, done.results
        assert done.error.strip()
        assert "Traceback" not in done.error
        assert ".kansenkaart-" not in done.error, "the place where it worked is no one's business"
        assert digests(tmp_path) == before
        assert sorted(path for path in tmp_path.rglob("*") if path.is_dir()) == folders
        return done.error

    return refused


# where a kansenkaart is expected


def every_use(tmp_path, path):
    """Return each algorithm that takes a kansenkaart, with all else in order."""
    return {
        "updateprofile": {"KANSENKAART": path, "PROFILE": EXAMPLE / "example.yaml"},
        "importrecords": {
            "KANSENKAART": path,
            "INPUT": EXAMPLE / "records.csv",
            "REJECTED": tmp_path / "fout.csv",
        },
        "exportrecords": {
            "KANSENKAART": path,
            "AUDIENCE": "public",
            "OUTPUT": tmp_path / "uit.csv",
        },
        "exportlayouts": {
            "KANSENKAART": path,
            "AUDIENCE": "public",
            "OUTPUT": tmp_path / "kaarten",
        },
        "updatelevel": {
            "KANSENKAART": path,
            "LEVEL": "buurt",
            "SOURCE": EXAMPLE / "buurten.geojson",
        },
        "check": {"KANSENKAART": path, "REPORT": tmp_path / "verslag.html"},
    }


def broken(name, path):
    """Make of the kansenkaart at ``path`` what ``name`` says."""
    data = path.read_bytes()
    if name == "missing":
        path.unlink()
    elif name == "a folder":
        path.unlink()
        path.mkdir()
    elif name == "empty":
        path.write_bytes(b"")
    elif name == "text":
        path.write_text("een brief")
    elif name == "truncated":
        path.write_bytes(data[: len(data) // 2])
    elif name == "only its header":
        path.write_bytes(data[:100])
    elif name == "newer":
        connection = sqlite3.connect(path)
        connection.execute("UPDATE kansenkaart SET schema_version = 99")
        connection.commit()
        connection.close()


BROKEN = {
    "missing": "is not there",
    "a folder": "is not there or cannot be read",
    "empty": "is not a kansenkaart",
    "text": "is not a kansenkaart",
    "truncated": "is damaged",
    "only its header": "is damaged",
    "newer": "newer version of the plugin",
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_no_kansenkaart_is_refused_by_every_algorithm(refused, kansenkaart, tmp_path, what):
    broken(what, kansenkaart)
    for name, parameters in every_use(tmp_path, kansenkaart).items():
        said = refused(name, **parameters)
        assert BROKEN[what] in said, name
        assert kansenkaart.name in said
        assert "\n" not in said.strip()


def test_nobody_writes_in_a_kansenkaart_that_somebody_else_has_open(
    refused, run, kansenkaart, tmp_path
):
    holder = {"name": "Piet", "host": "elders", "pid": 1, "since": "2026-01-01", "token": "x"}
    slot_of(kansenkaart).write_text(json.dumps(holder), "utf-8")
    for name, parameters in every_use(tmp_path, kansenkaart).items():
        if name in ("updateprofile", "importrecords", "updatelevel"):
            assert "is open with Piet (elders)" in refused(name, **parameters)
        else:
            assert run(name, **parameters).code == 0, name


def test_damaged_pages_are_found_by_the_check(run, kansenkaart):
    data = kansenkaart.read_bytes()
    size = int.from_bytes(data[16:18], "big")
    pages = range(1, len(data) // size, 5)
    unnoticed = []
    for page in pages:
        damaged = data[: page * size] + bytes(size) + data[(page + 1) * size :]
        kansenkaart.write_bytes(damaged)
        done = run("check", KANSENKAART=kansenkaart)
        if done.code == 0 and done.results["PROBLEMS"] == 0:
            unnoticed.append(page)  # there are pages with nothing on them
        elif done.code != 0:
            assert "is damaged" in done.error or "is not a kansenkaart" in done.error
        assert kansenkaart.read_bytes() == damaged
    assert len(unnoticed) <= len(pages) / 10


@pytest.mark.parametrize("foreign", FOREIGN, ids=lambda path: path.name if path else "")
def test_foreign_files_where_a_kansenkaart_or_a_table_is_expected(
    refused, kansenkaart, tmp_path, foreign
):
    copy = tmp_path / "vreemd.gpkg"
    shutil.copyfile(foreign, copy)
    for name, parameters in every_use(tmp_path, copy).items():
        said = refused(name, **parameters)
        assert "vreemd.gpkg” is not a kansenkaart" in said or "is damaged" in said
    for ending in ("gpkg", "csv", "xlsx", "ods"):
        table = tmp_path / f"vreemd.{ending}"
        if ending != "gpkg":
            shutil.copyfile(foreign, table)
        said = refused("importrecords", KANSENKAART=kansenkaart, INPUT=table)
        assert table.name in said or "The table has" in said


# records


def write(path, *rows):
    write_table(path, rows[0], {"records": rows[1:]})
    return path


HEADINGS = ("kind", "title")
WRONG_ROWS = {
    "kind": ("droom", "“droom” is not one of: wish, need, opportunity, agreement, fact"),
    "status": ("gereed", "no status of this kind"),
    "theme": ("oorlog", "there is no theme “oorlog”"),
    "phase": ("later", "“later” is not one of"),
    "visibility": ("zichtbaar", "“zichtbaar” is not one of"),
    "priority": ("4", "The priority “4” is not 1, 2 or 3"),
    "parties": ("niemand:lead", "there is no party “niemand”"),
    "positions": ("ymere:misschien", "“misschien” is not one of"),
    "features": ("straat:1", "“straat:1” is not level:key"),
    "ambitions": ("vrede", "there is no ambition “vrede”"),
    "answers": ("W-999", "there is no record “W-999”"),
    "arises_from": ("W-001", "the kinds differ"),
    "replaces": ("0b9c2cf5-4bdc-4b94-9f6e-f83a5a8ff9a2", "there is no record “0b9c2cf5"),
    "agreement_type": ("belofte", "“belofte” is not one of"),
    "source_kind": ("gerucht", "“gerucht” is not one of"),
    "start_date": ("0000-00-00", "“0000-00-00” is not a date"),
    "due_date": ("23-11-2026", "“23-11-2026” is not a date"),
    "source_date": ("9999", "“9999” is not a date"),
    "uuid": ("../../x", "“../../x” is no uuid"),
    "audience": ("iedereen", "There is no audience “iedereen”"),
}


@pytest.mark.parametrize("column", WRONG_ROWS)
def test_a_row_that_names_what_is_not_there(refused, run, kansenkaart, tmp_path, column):
    value, reason = WRONG_ROWS[column]
    headings = list(dict.fromkeys((*HEADINGS, column)))
    good = {"kind": "wish", "title": "Goed"}
    wrong = {"kind": "wish", "title": "Fout", column: value}
    rows = [[row.get(name, "") for name in headings] for row in (good, wrong)]
    table = write(tmp_path / "in.csv", headings, *rows)
    said = refused("importrecords", KANSENKAART=kansenkaart, INPUT=table)
    assert said.splitlines()[0] == "Nothing was changed; wrong rows in “in.csv”: 1"
    assert f"row 3, {column}: " in said
    assert reason in said

    rejected = tmp_path / "fout.csv"
    done = run(
        "importrecords",
        KANSENKAART=kansenkaart,
        INPUT=table,
        ON_ERROR="skip",
        REJECTED=rejected,
    )
    assert done.code == 0
    assert (done.results["IMPORTED"], done.results["REJECTED_COUNT"]) == (1, 1)
    (row,) = read_table(rejected).rows
    assert (row.values["row"], row.values["column"]) == ("3", column)
    assert reason in row.values["why"]
    assert row.values[column] == value
    # mended, it is read again
    headings = read_table(rejected).columns
    mended = {**row.values, **good, "title": "Hersteld"}
    if column not in good:
        mended[column] = ""
    write(rejected, headings, [mended[name] for name in headings])
    done = run("importrecords", KANSENKAART=kansenkaart, INPUT=rejected)
    assert done.code == 0, done.error
    assert done.results["IMPORTED"] == 1


TABLES = {
    "an unknown column": ("kind;title;kleur\nwens;Groen;rood\n", "not known: “kleur”"),
    "a column twice": ("kind;titel;title\nwens;Groen;Rood\n", "two columns for the same: “titel”"),
    "a quote left open": ('kind;title\nwens;"Groen\nwens;Rood\n', "its quotes do not match"),
    "cells beyond the headings": (
        "kind;title\nwens;Groen;en meer\n",
        "“en meer” is in a column without a heading",
    ),
    "nothing": ("", "is empty; its first row names the columns"),
    "a heading and tabs": ("kind\ttitle\nwens\tGroen\n", "not known: “kind\ttitle”"),
    "a code that is of another record": (
        "uuid;code;kind;title\n{uuid};W-002;wens;Groen\n",
        "row 2, code: the record with this uuid is W-001",
    ),
    "another kind": ("code;kind\nW-001;kans\n", "row 2, kind: W-001 is of the kind “wish”"),
    "a record twice": (
        "code;title\nW-001;Een\nw-001;Twee\n",
        "row 3, uuid: the same record is in row 2 already",
    ),
    "a trace to a row that is wrong": (
        "code;kind;title;answers\nW-900;droom;Fout;\nA-900;agreement;Goed;W-900\n",
        "row 3, answers: “W-900” is in row 2, which is wrong",
    ),
    "a trace to itself": (
        "code;kind;title;replaces\nW-900;wens;Fout;W-900\n",
        "row 2, replaces: W-900 cannot be traced to itself",
    ),
    "agreed without positions": (
        "kind;title;status;parties\nafspraak;Samen;akkoord;gemeente:trekker, ymere:financier\n",
        "row 2, status: Ymere has not taken a position",
    ),
    "due before it starts": (
        "kind;title;start_date;due_date\nafspraak;Samen;2026-02-01;2026-01-01\n",
        "row 2, due_date: It is due (2026-01-01) before it starts",
    ),
    "no title": ("kind;title\nwens;  \n", "row 2, title: The title is empty"),
    "a hidden record, for the public": (
        "code;title;audience\n{hidden};Weg;public\n",
        "row 2, audience: this record is not one that the table's audience may see",
    ),
    "a trace to a hidden record, for the public": (
        "kind;title;replaces;audience\nwens;Weg;{hidden};public\n",
        "row 2, replaces: there is no record “{hidden}”",
    ),
}


@pytest.mark.parametrize("what", TABLES)
def test_a_table_that_cannot_be_taken_in(refused, kansenkaart, tmp_path, what):
    text, reason = TABLES[what]
    with Kansenkaart.open(kansenkaart) as opened:
        entries = opened.snapshot(OWNER).entries
    names = {
        "uuid": next(e.record.uuid for e in entries if e.record.code == "W-001"),
        "hidden": next(
            e.record.code
            for e in entries
            if e.record.code.startswith("W") and e.record.visibility.value != "public"
        ),
    }
    table = tmp_path / "in.csv"
    for name, value in names.items():
        text, reason = (each.replace(f"{{{name}}}", value) for each in (text, reason))
    table.write_text(text, "utf-8")
    assert reason in refused("importrecords", KANSENKAART=kansenkaart, INPUT=table)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("oud.csv", "titel\nCafé".encode("cp1252"), "is not UTF-8"),
        ("breed.csv", "kind;title\nwens;Groen\n".encode("utf-16"), "is not UTF-8"),
        ("leeg.xlsx", b"", "cannot be read as a spreadsheet"),
        ("tekst.ods", b"kind;title", "cannot be read as a spreadsheet"),
        ("brief.docx", b"PK", "is no table"),
    ],
)
def test_a_table_that_cannot_be_read(refused, kansenkaart, tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    said = refused("importrecords", KANSENKAART=kansenkaart, INPUT=tmp_path / name)
    assert reason in said
    assert name in said


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize(
    "part", ["<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>", "<a>"]
)
def test_a_spreadsheet_with_a_document_type_or_no_sheets(
    refused, kansenkaart, tmp_path, ending, part
):
    path = tmp_path / f"boos.{ending}"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("content.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            archive.writestr(name, f"<?xml version='1.0'?>{part}<a>&b;</a>")
    said = refused("importrecords", KANSENKAART=kansenkaart, INPUT=path)
    assert "cannot be read as a spreadsheet" in said


# texts

HARMLESS = {  # as they are typed, and as they are kept when that differs
    "markup": "<script>document.title='PWN'</script> <img src=x onerror=alert(1)>",
    "expression": "[% @geheim %] [% env('HOME') %] [%",
    "template": "${7*7} {{7*7}} {reason} %s %(a)s \\n \\",
    "sql": "'; DROP TABLE record;-- \" OR 1=1 --",
    "formula": "=cmd|'/c calc'!A1",
    "number": "+31612345678",
    "full width": "＝1+1",
    "entities": "&amp; &lt;b&gt; a < b en c > d",
    "quotes": "O'Neil, d’Arc, 's-Gravenhage \"citaat\"",
    "lines": "een\ntwee;drie,vier\n\n\tvijf",
    "direction": "\u202eomgekeerd\u202c nul\u200bbreed",
    "separators": "voor\u2028na",
    "emoji": "👩‍👩‍👧‍👦 🏘️ ١٢٣",
    "megabyte": "é" * 500_000,
}


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize("what", HARMLESS)
def test_any_text_comes_back_as_it_was_typed(run, kansenkaart, tmp_path, what, ending):
    text = HARMLESS[what]
    source = write(tmp_path / "in.csv", ("code", "title", "source"), ("W-001", text[:200], text))
    done = run("importrecords", KANSENKAART=kansenkaart, INPUT=source)
    assert done.code == 0, done.error
    output = tmp_path / f"uit.{ending}"
    done = run("exportrecords", KANSENKAART=kansenkaart, AUDIENCE="owner", OUTPUT=output)
    if what == "megabyte" and ending != "csv":
        assert done.code != 0
        assert "too long for a spreadsheet; export to csv" in done.error
        assert not output.exists()
        return
    assert done.code == 0, done.error
    (row,) = (row for row in read_table(output).rows if row.values["code"] == "W-001")
    assert row.values["source"] == text
    assert row.values["title"] == text[:200]
    before = kansenkaart.read_bytes()
    assert run("importrecords", KANSENKAART=kansenkaart, INPUT=output).code == 0
    assert kansenkaart.read_bytes() == before


def test_unreadable_characters_are_left_out_and_accents_have_one_form(run, kansenkaart, tmp_path):
    table = tmp_path / "in.csv"
    decomposed = unicodedata.normalize("NFD", "Café")
    table.write_bytes(f"code;title\nW-001;a\x00b\x07c\x1fd {decomposed}\x7f\n".encode())
    assert run("importrecords", KANSENKAART=kansenkaart, INPUT=table).code == 0
    with Kansenkaart.open(kansenkaart) as opened:
        assert opened.snapshot(OWNER).entries[0].record.title == "abcd Café"


def test_uuids_in_any_shape_name_the_same_record(run, kansenkaart, tmp_path):
    with Kansenkaart.open(kansenkaart) as opened:
        uuid = opened.snapshot(OWNER).entries[0].record.uuid
    for number, shape in enumerate((uuid, uuid.upper(), f"{{{uuid}}}", f" {{{uuid.upper()}}} ")):
        table = write(tmp_path / "in.csv", ("uuid", "title"), (shape, f"Titel {number}"))
        done = run("importrecords", KANSENKAART=kansenkaart, INPUT=table)
        assert (done.results["IMPORTED"], done.results["UPDATED"]) == (0, 1)
    with Kansenkaart.open(kansenkaart) as opened:
        assert opened.snapshot(OWNER).by_uuid[uuid].record.title == "Titel 3"


@pytest.mark.parametrize("name", ["map met spatie", "a#b", "wat?", "50%", "é", "[x]", "o'k", "ü&b"])
def test_any_name_of_folder_and_file(run, example, tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    for source in example.glob("*.geojson"):
        shutil.copyfile(source, folder / source.name)
    shutil.copyfile(example / "example.yaml", folder / f"{name}.yaml")
    path = folder / f"{name}.gpkg"
    done = run("create", PROFILE=folder / f"{name}.yaml", OUTPUT=path)
    assert done.code == 0, done.error
    table = folder / f"{name}.csv"
    shutil.copyfile(example / "records.csv", table)
    done = run("importrecords", KANSENKAART=path, INPUT=table, REJECTED=folder / f"fout {name}.csv")
    assert done.code == 0, done.error
    done = run("updatelevel", KANSENKAART=path, LEVEL="buurt", SOURCE=folder / "buurten.geojson")
    assert (done.code, done.results["LOOSE"]) == (0, 0), done.error
    done = run(
        "exportrecords", KANSENKAART=path, AUDIENCE="public", OUTPUT=folder / f"uit {name}.ods"
    )
    assert done.code == 0, done.error
    assert run("check", KANSENKAART=path).results["PROBLEMS"] == 0


# disks


@contextmanager
def disk(folder, size):
    """Mount a small disk at ``folder``; skip where that is not allowed."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(["mount", *options], capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def full_disk(tmp_path, template):
    """A disk with a kansenkaart and no room for more."""
    with disk(tmp_path / "schijf", "4m") as folder:
        shutil.copyfile(template, folder / "kaart.gpkg")
        with suppressed_full(), (folder / "vulling").open("wb", buffering=0) as stream:
            while stream.write(bytes(4096)):
                pass
        yield folder


@contextmanager
def suppressed_full():
    try:
        yield
    except OSError as error:
        assert error.errno == 28, error


def test_a_full_disk_keeps_what_it_had(refused, full_disk, tmp_path):
    path = full_disk / "kaart.gpkg"
    table = write(
        tmp_path / "in.csv", ("kind", "title", "description"), ("wens", "Groot", "x" * 3_000_000)
    )
    writing = {
        "create": {"PROFILE": EXAMPLE / "example.yaml", "OUTPUT": full_disk / "nieuw.gpkg"},
        "importrecords": {"KANSENKAART": path, "INPUT": table},
        "exportrecords": {
            "KANSENKAART": path,
            "AUDIENCE": "owner",
            "OUTPUT": full_disk / "uit.csv",
        },
        "check": {"KANSENKAART": path, "REPORT": full_disk / "verslag.html"},
    }
    for name, parameters in writing.items():
        said = refused(name, **parameters)
        assert "schijf" in said, name
        assert "full" in said or "No space left" in said or "cannot be written" in said, name


@pytest.mark.parametrize("size", ["300k", "400k", "500k", "600k", "700k"])
def test_a_disk_too_small_for_it_gets_no_kansenkaart(run, tmp_path, size):
    with disk(tmp_path / "schijf", size) as folder:
        parameters = {"PROFILE": EXAMPLE / "example.yaml", "OUTPUT": folder / "nieuw.gpkg"}
        done = run("create", **parameters)
        if done.code == 0:  # there was room after all: then all of it is there
            assert run("check", KANSENKAART=folder / "nieuw.gpkg").results["PROBLEMS"] == 0
        else:
            assert "schijf" in done.error
            assert ".kansenkaart-" not in done.error
            assert list(folder.iterdir()) == []


def test_a_read_only_disk_can_be_read_and_nothing_more(refused, run, template, tmp_path):
    with disk(tmp_path / "schijf", "4m") as folder:
        path = Path(shutil.copyfile(template, folder / "kaart.gpkg"))
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        done = run("check", KANSENKAART=path, REPORT=tmp_path / "verslag.html")
        assert (done.code, done.results["PROBLEMS"]) == (0, 0)
        done = run("exportrecords", KANSENKAART=path, AUDIENCE="owner", OUTPUT=tmp_path / "uit.csv")
        assert done.code == 0, done.error
        for name, parameters in every_use(folder, path).items():
            if name in ("importrecords", "updateprofile", "updatelevel"):
                parameters.pop("REJECTED", None)
                said = refused(name, **parameters)
                assert "“" + str(path) + "” can only be read" in said, name
            else:
                assert "cannot be written" in refused(name, **parameters), name
        said = refused("create", PROFILE=EXAMPLE / "example.yaml", OUTPUT=folder / "nieuw.gpkg")
        assert "cannot be written" in said
