"""Files that are no kansenkaart, or a damaged one: one sentence, and the file as it was."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kansenkaart_plugin.domain.audience import OWNER
from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.store import CannotOpen, CannotWrite, Kansenkaart

HOSTILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "hostile"
FOREIGN = sorted(HOSTILE.rglob("*.gpkg")) if HOSTILE.is_dir() else []


def refused(path):
    """Return the sentence with which ``path`` is refused; it must not change."""
    before = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None
    siblings = sorted(path.parent.iterdir())
    for read_only in (False, True):
        with pytest.raises(CannotOpen) as caught:
            Kansenkaart.open(path, read_only=read_only).close()
    sentence = str(caught.value)
    assert path.name in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert sorted(path.parent.iterdir()) == siblings
    assert (hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None) == before
    return sentence


def test_missing_empty_text_and_a_folder(tmp_path):
    assert "not there" in refused(tmp_path / "er is niets.gpkg")
    assert "not there" in refused(tmp_path)
    for name, body in (("leeg.gpkg", b""), ("tekst.gpkg", b"een brief"), ("a.gpkg", bytes(200))):
        (tmp_path / name).write_bytes(body)
        assert "not a kansenkaart" in refused(tmp_path / name)


def test_truncated_at_any_place(path, tmp_path):
    data = path.read_bytes()
    for size in (99, 100, 101, 512, 4096, len(data) // 2, len(data) - 1):
        short = tmp_path / f"kort{size}.gpkg"
        short.write_bytes(data[:size])
        refused(short)


def test_other_geopackages_and_databases(geopackage, tmp_path):
    assert "not a kansenkaart" in refused(geopackage)
    plain = tmp_path / "plain.sqlite"
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE kansenkaart (schema_version)")
    connection.commit()
    assert "not a kansenkaart" in refused(plain)
    connection.execute("PRAGMA application_id = 0x47504B47")
    connection.execute("INSERT INTO kansenkaart VALUES ('x')")
    connection.commit()
    connection.close()
    assert "not a kansenkaart" in refused(plain)


@pytest.mark.skipif(not FOREIGN, reason=f"the hostile files are not here ({HOSTILE})")
@pytest.mark.parametrize("source", FOREIGN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_hostile_geopackages(source, tmp_path):
    copy = tmp_path / source.name
    shutil.copyfile(source, copy)
    refused(copy)


def test_a_file_left_in_wal_mode_is_read_without_a_trace(path, kansenkaart, add):
    add(title="Meer groen")
    kansenkaart.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    before, siblings = path.read_bytes(), sorted(path.parent.iterdir())
    assert before[18:20] == b"\x02\x02"
    with Kansenkaart.open(path, read_only=True) as opened:
        assert [entry.record.title for entry in opened.snapshot(OWNER).entries] == ["Meer groen"]
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == siblings


def test_a_newer_version(path):
    connection = sqlite3.connect(path)
    connection.execute("UPDATE kansenkaart SET schema_version = 99")
    connection.commit()
    connection.close()
    sentence = refused(path)
    assert "99" in sentence
    assert "update the plugin" in sentence


def test_a_damaged_page_gives_a_sentence(path, tmp_path):
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        damaged = tmp_path / "stuk.gpkg"
        damaged.write_bytes(bytes(data[: page * 4096]) + bytes(4096) + data[(page + 1) * 4096 :])
        try:
            with Kansenkaart.open(damaged) as opened:
                opened.snapshot(OWNER)
                with opened.change("x", by="Jan") as change:
                    change.add(Record(RecordKind.WISH, "x"))
        except (CannotOpen, CannotWrite) as error:
            assert "stuk.gpkg" in str(error)


def test_a_file_that_another_program_holds(path):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        import kansenkaart_plugin.store.opening as opening

        old, opening.BUSY_SECONDS = opening.BUSY_SECONDS, 0.05
        assert "in use" in refused(path)
    finally:
        opening.BUSY_SECONDS = old
        other.execute("ROLLBACK")
        other.close()
    Kansenkaart.open(path).close()


@pytest.mark.parametrize("name", ["met spatie", "a#b", "wat?", "50%20", "é", "'s-Gravenhage"])
def test_any_name_of_folder_and_file(factory, tmp_path, name):
    (tmp_path / name).mkdir()
    path = factory(f"{name}/{name}.gpkg")
    with Kansenkaart.open(path) as opened:
        with opened.change("x", by="Jan") as change:
            change.add(Record(RecordKind.WISH, "x"))
        assert len(opened.snapshot(OWNER).entries) == 1
    assert [item.name for item in path.parent.iterdir()] == [path.name]


TEXTS = [
    "<script>document.title='PWN'</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "${7*7} {{7*7}} `x` {0} {name} %s",
    "voor\u2028na\u2029einde",
    "[% env('HOME') %]",
    "[% zonder einde",
    '@map_scale "titel" $id #',
    "'; DROP TABLE record;--",
    '" OR 1=1 --',
    "% en _ en \\",
    "O'Neil, d’Arc, 's-Gravenhage",
    "=1+1",
    "+31612345678",
    "-5",
    "@SUM(A1)",
    "＝1+1",
    "=cmd|'/c calc'!A1",
    'a;b"c\nvolgende regel',
    "recht\u202elinks",
    "👩‍👩‍👧 gezin",
    "a < b en c > d",
    "&amp; &lt;b&gt;",
    "x" * 201,
    "0344001",
    "tab\tbinnen",
    "regel\n" * 10_000 + "e" * 1_000_000,
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_texts_come_back_as_they_were(kansenkaart, add, text):
    record = add(title=text, description=text, source=text, theme=None)
    found = kansenkaart.snapshot(OWNER).by_uuid[record.uuid].record
    assert (found.title, found.description, found.source) == (text, text, text)
    assert kansenkaart.queries.list_of_all()[0].title == text
    with kansenkaart.change("x", by="Jan") as change:
        assert not change.edit(found)
        change.edit(replace(found, title="anders"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b", "ab"),
        ("".join(map(chr, range(32))) + "x", "x"),
        ("half\ud83dteken", "halfteken"),
        ("e\u0301", "é"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\u00a0 x \t", "x"),
    ],
)
def test_what_cannot_be_read_is_left_out(kansenkaart, add, text, kept):
    record = add(title=text)
    assert kansenkaart.snapshot(OWNER).by_uuid[record.uuid].record.title == kept


def test_a_damaged_index_is_said_by_the_checkup(path):
    with Kansenkaart.open(path) as opened, opened.change("x", by="Jan") as change:
        for _ in range(200):
            change.add(Record(RecordKind.WISH, "x"))
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'record_kind_code'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    data = bytearray(path.read_bytes())
    middle = page * size - 1200
    data[middle : middle + 600] = bytes(600)
    path.write_bytes(data)
    with Kansenkaart.open(path, read_only=True) as opened:
        assert any("damaged" in str(problem) for problem in opened.problems())
