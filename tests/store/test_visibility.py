"""What an audience may not see is in no snapshot, and in no product that is delivered."""

import contextlib
import html
import json
import sqlite3
import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from kansenkaart_plugin.domain.audience import (
    OWNER,
    PARTIES,
    PUBLIC,
    Audience,
    UnknownAudience,
)
from kansenkaart_plugin.domain.model import Progress, Record
from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.rules import marked_column_name
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.domain.words import (
    Judgement,
    RecordKind,
    Role,
    Stance,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.store import Kansenkaart, NotDelivered, Withheld, deliver
from kansenkaart_plugin.store.tables import FIELDS as FIELDS_OF
from kansenkaart_plugin.store.withheld import _TEXT_FIELDS

YMERE, EIGEN_HAARD = Audience.party("ymere"), Audience.party("eigenhaard")
FIELDS = ("title", "description", "reason", "indicator", "target_value", "target_unit")
FIELDS += ("reservation", "condition", "source")


def canary(what):
    return f"CANARY-{what}-een-<lange>-tekst & “meer”"


@pytest.fixture
def full(kansenkaart, buurt):
    """One record of each visibility, ymere taking part in each, with a canary in each text."""
    uuids = {}
    with kansenkaart.change("alles", by="Jan") as change:
        for visibility in Visibility:
            texts = {name: canary(f"{visibility.value}-{name}") for name in FIELDS}
            record = change.add(
                Record(RecordKind.AGREEMENT, visibility=visibility, **texts),
                [buurt(1)],
                {"ymere": Role.INFORMED},
            )
            uuids[visibility] = record.uuid
            name = canary(f"{visibility.value}-note")
            change.take_position(record.uuid, "ymere", Stance.SUPPORTS, name)
            change.report(
                Progress(record.uuid, "", "ymere", Judgement.BEHIND, None, name + "-p", None)
            )
        for visibility, uuid in uuids.items():
            if visibility is not Visibility.PUBLIC:
                change.trace(uuid, TraceKind.REPLACES, uuids[Visibility.PUBLIC])
                change.trace(uuids[Visibility.PUBLIC], TraceKind.REPLACES, uuid)
    session = "5e551000-0000-4000-8000-000000000000"
    with kansenkaart._transaction():
        from kansenkaart_plugin.store.rows import RowWriter

        rows = RowWriter(kansenkaart._connection, "Jan", "2030-01-01T00:00:00.000Z")
        (session,) = rows.insert("session", [("Bijeenkomst", None, None, canary("session-notes"))])
        rows.insert("session_party", [(session, "ymere")])
        rows.insert(
            "session_item",
            [
                (session, uuid, seq, None, canary(f"agenda-{seq}"))
                for seq, uuid in enumerate(uuids.values())
            ],
        )
        rows.close("sessie")
    return uuids


SEEN = {
    PUBLIC: {Visibility.PUBLIC},
    PARTIES: {Visibility.PUBLIC, Visibility.INTERNAL},
    YMERE: {Visibility.PUBLIC, Visibility.INTERNAL, Visibility.CONFIDENTIAL},
    EIGEN_HAARD: {Visibility.PUBLIC, Visibility.INTERNAL},
    OWNER: set(Visibility),
}


@pytest.mark.parametrize("audience", SEEN, ids=lambda audience: audience.name)
def test_nothing_hidden_is_in_the_snapshot(kansenkaart, full, audience):
    snapshot = kansenkaart.snapshot(audience)
    text = repr(snapshot)
    assert set(snapshot.by_uuid) == {full[visibility] for visibility in SEEN[audience]}
    for visibility, uuid in full.items():
        hidden = visibility not in SEEN[audience]
        assert (uuid in text) != hidden
        for field in FIELDS:
            assert (canary(f"{visibility.value}-{field}") in text) != hidden
        note = canary(f"{visibility.value}-note")
        assert (note in text) == (not hidden and audience is not PUBLIC)
    assert ("session-notes" in text) == (audience is OWNER)
    assert ("agenda-0" in text) == (audience is OWNER)
    assert ("owner-only" in text) == (audience is OWNER)
    assert ("for-the-parties" in text) == (audience is not PUBLIC)
    assert "layername" not in text  # a level's source never leaves
    counts = {kind: n for some in snapshot.direct_counts.values() for kind, n in some.items()}
    assert counts == {RecordKind.AGREEMENT: len(SEEN[audience])}
    agenda = [item for session in snapshot.sessions for item in session.agenda]
    assert len(agenda) == (0 if audience is PUBLIC else len(SEEN[audience]))
    for entry in snapshot.entries:
        assert len(entry.traces) in (1, len(SEEN[audience]) - 1)
    assert snapshot.contains_secret == (audience is OWNER)


def test_a_party_that_is_not_there_sees_nothing(kansenkaart):
    for call in (kansenkaart.snapshot, kansenkaart.withheld):
        with pytest.raises(UnknownAudience):
            call(Audience.party("nobody"))


def test_an_agenda_has_no_gap_where_something_is_hidden(kansenkaart, full):
    for audience, visibilities in SEEN.items():
        for session in kansenkaart.snapshot(audience).sessions:
            assert [item.seq for item in session.agenda] == [*range(1, len(visibilities) + 1)]


def test_who_made_it_and_when_is_not_for_all(kansenkaart, full):
    record = kansenkaart.snapshot(OWNER).by_uuid[full[Visibility.PUBLIC]].record
    assert (record.created_by, record.modified_by, record.revision) == ("Jan", "Jan", 1)
    bare = replace(record, created_by="", modified_by="")
    assert kansenkaart.snapshot(PARTIES).by_uuid[record.uuid].record == bare
    bare = replace(bare, revision=0, created_at="", modified_at="")
    assert kansenkaart.snapshot(PUBLIC).by_uuid[record.uuid].record == bare


def test_facts_follow_the_profile_as_another_program_wrote_it(kansenkaart, path):
    assert "CANARY-fact-for-the-parties" in repr(kansenkaart.snapshot(PARTIES))
    text = kansenkaart.profile.text.replace("parties: [huur]", "parties: []")
    with Kansenkaart.open(path) as other, other.change("minder", by="Piet") as change:
        change.upkeep.set_profile(load_profile(text))
    assert "CANARY-fact-for-the-parties" not in repr(kansenkaart.snapshot(PARTIES))


def test_an_older_name_of_a_linked_feature_is_no_fault(kansenkaart, add, path, buurt, tmp_path):
    """The link keeps the name that the feature had; a product may show it."""
    add(about=[buurt(1)], visibility=Visibility.PUBLIC)
    name = "Buurt met een lange naam"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as outside:
        outside.execute("UPDATE record_feature SET feature_label = ?", (name,))
    (link,) = kansenkaart.snapshot(PUBLIC).entries[0].links
    assert link.label == name
    assert name not in kansenkaart.withheld(PUBLIC).texts


def test_texts_of_levels_and_rows_that_are_gone_stay_withheld(kansenkaart, add, path):
    texts = {"party": "Ontwikkelaar Van Dalen BV", "ambition": "Een ambitie die verviel"}
    profile = kansenkaart.profile.text
    fuller = profile.replace("themes:", f"  - {{key: dalen, name: {texts['party']}}}\nthemes:")
    fuller += f"  - {{key: oud, title: {texts['ambition']}}}\n"
    for text in (fuller, profile, fuller.replace("Dalen BV", "Dalen NV"), profile):
        with kansenkaart.change("profiel", by="Jan") as change:
            change.upkeep.set_profile(load_profile(text))
    less = profile[: profile.index("  - key: buurt")] + profile[profile.index("parties:\n") :]
    with kansenkaart.change("zonder buurten", by="Jan") as change:
        change.upkeep.set_profile(load_profile(less))
    withheld = kansenkaart.withheld(OWNER).texts
    assert {*texts.values(), "Ontwikkelaar Van Dalen NV"} <= withheld
    assert "CANARY-fact-for-the-parties" in withheld


def test_every_column_is_a_text_to_look_for_or_known_to_be_none():
    """A new column has to be thought about: may its text be in a product of those it is not for?"""
    other = {
        *("uuid", "key", "kind", "colour", "theme", "phase", "status", "visibility", "priority"),
        *("agreement_type", "commitment", "start_date", "due_date", "source_kind", "source_date"),
        *("record_uuid", "level", "x", "y", "party_key", "role", "ambition_key", "from_uuid"),
        *("to_uuid", "position", "stated_at", "session_uuid", "held_on", "seq", "decision", "code"),
        *("reported_at", "judgement"),
    }
    for table, fields in FIELDS_OF.items():
        if table not in ("kansenkaart", "level", "share"):
            assert set(fields) - set(_TEXT_FIELDS[table]) <= other, table


@pytest.mark.parametrize("moment", ["", "gisteren", "2026-11-23 10:00", "~", "2026-13-01"])
def test_a_moment_that_is_none_is_refused(kansenkaart, moment):
    for call in (kansenkaart.snapshot, kansenkaart.withheld):
        with pytest.raises(KansenkaartError, match="not a date"):
            call(PUBLIC, moment)


def test_a_former_text_stays_hidden_until_it_was_visible(kansenkaart, add):
    secret = add(title=canary("before"), visibility=Visibility.SECRET)
    with kansenkaart.change("open", by="Jan") as change:
        change.edit(replace(secret, title="Voor iedereen", visibility=Visibility.PUBLIC))
    moments = [
        at for (at,) in kansenkaart._connection.execute("SELECT at FROM action ORDER BY fid")
    ]
    assert kansenkaart.snapshot(PUBLIC, as_of=moments[-2]).entries == ()
    assert len(kansenkaart.snapshot(PUBLIC, as_of=moments[-1]).entries) == 1
    assert canary("before") in kansenkaart.withheld(PUBLIC).texts
    with kansenkaart.change("dicht", by="Jan") as change:
        record = change.record(secret.uuid)
        change.edit(replace(record, visibility=Visibility.CONFIDENTIAL))
    assert kansenkaart.snapshot(PUBLIC, as_of=moments[-1]).entries == ()


def test_a_product_of_the_past_may_hold_what_was_visible_then(kansenkaart, add, tmp_path):
    record = add(title=canary("then"), visibility=Visibility.PUBLIC)
    at = kansenkaart.snapshot(OWNER).entries[0].record.modified_at
    with kansenkaart.change("weg", by="Jan") as change:
        change.edit(replace(record, title="Anders"))
        change.delete([record.uuid])
    product = f"{canary('then')} {record.uuid}"
    write = lambda path: path.write_text(product, "utf-8")  # noqa: E731
    deliver(write, tmp_path / "then.txt", kansenkaart.withheld(PUBLIC, at))
    with pytest.raises(NotDelivered):
        deliver(write, tmp_path / "now.txt", kansenkaart.withheld(PUBLIC))


def pdf(body):
    stream = zlib.compress(body)
    return b"%PDF-1.4\n1 0 obj <<>>\nstream\n" + stream + b"\nendstream\nendobj\n"


def png(keyword, text, kind=b"tEXt"):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name))

    middle = b"\x00\x00\x00\x00" if kind == b"iTXt" else b""
    packed = b"\x00\x00" + zlib.compress(text) if kind == b"zTXt" else b"\x00" + middle + text
    text_chunk = chunk(kind, keyword + packed)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + text_chunk + chunk(b"IEND", b"")


def zipped(path, name, body):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, body)


SHAPES = {
    "utf-8": lambda text: text.encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "html": lambda text: html.escape(text).encode(),
    "xml": lambda text: html.escape(text, quote=False).encode(),
    "json": lambda text: json.dumps(text).encode(),
    "json in html": lambda text: json.dumps(text).replace("<", "\\u003c").encode(),
    "json, plain": lambda text: json.dumps(text, ensure_ascii=False).encode(),
    "pdf": lambda text: pdf(text.encode()),
    "png": lambda text: png(b"Title", text.encode(), b"zTXt"),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("offset", range(8))
def test_a_hidden_text_is_found_in_every_shape(kansenkaart, full, tmp_path, shape, offset):
    withheld = kansenkaart.withheld(PUBLIC)
    for text in (canary("internal-title"), canary("agenda-1"), full[Visibility.SECRET]):
        body = SHAPES[shape]("x" * offset + text + "staart")
        target = tmp_path / "product.bin"
        target.write_text("oud")
        with pytest.raises(NotDelivered) as caught:
            deliver(lambda path, body=body: path.write_bytes(body), target, withheld)
        assert "product.bin" in str(caught.value)
        assert text not in str(caught.value)
        assert target.read_text() == "oud"
        assert [item.name for item in tmp_path.iterdir() if item.is_dir()] == []


def test_hidden_facts_sources_and_paths_are_withheld(kansenkaart, full, path):
    withheld = kansenkaart.withheld(PUBLIC)
    assert "CANARY-fact-of-the-owner-only" in withheld.texts
    assert "CANARY-fact-for-the-parties" in withheld.texts
    assert "areas.gpkg|layername=buurt" in withheld.texts
    assert str(path.parent) in withheld.texts
    assert "CANARY-fact-for-the-parties" not in kansenkaart.withheld(PARTIES).texts
    assert canary("public-title") not in withheld.texts
    assert full[Visibility.PUBLIC] not in withheld.uuids
    assert set(kansenkaart.snapshot(OWNER).by_uuid) & kansenkaart.withheld(OWNER).uuids == set()


def test_a_long_text_in_a_geopackage_is_found(tmp_path):
    text = "lang verhaal " * 1000

    def build(path):
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE t (a TEXT)")
        connection.execute("INSERT INTO t VALUES (?)", (text,))
        connection.commit()
        connection.close()

    with pytest.raises(NotDelivered):
        deliver(build, tmp_path / "a.gpkg", Withheld(frozenset({text}), ""))
    deliver(build, tmp_path / "a.gpkg", Withheld(frozenset({text + "!"}), "root"))


def test_a_zip_is_looked_into(tmp_path):
    withheld = Withheld(frozenset({"een tekst die geheim blijft"}), "jansen")
    for name, body in (
        ("word/document.xml", "<w:t>een tekst die geheim blijft</w:t>"),
        ("docProps/core.xml", "<x><dc:creator>jansen</dc:creator></x>"),
        ("docProps/core.xml", "<x><cp:lastModifiedBy>jansen</cp:lastModifiedBy></x>"),
    ):
        with pytest.raises(NotDelivered):
            deliver(lambda p, n=name, b=body: zipped(p, n, b), tmp_path / "a.docx", withheld)
    with pytest.raises(NotDelivered) as caught:
        deliver(lambda p: p.write_bytes(b"PK\x03\x04 stuk"), tmp_path / "a.docx", withheld)
    assert "damaged" in str(caught.value)
    deliver(lambda p: zipped(p, "a.xml", "<dc:creator>Jan</dc:creator>"), tmp_path / "a", withheld)


@pytest.mark.parametrize(
    "product",
    [
        b"%PDF-1.4\n<< /Author (jansen) /Creator (QGIS) >>",
        b"%PDF-1.4\n<< /Author (\xfe\xff" + "jansen".encode("utf-16-be") + b") >>",
        b"%PDF-1.4\n<< /Author <FEFF006A0061006E00730065006E> >>",
        b"%PDF-1.4\n<dc:creator><rdf:Seq><rdf:li>jansen</rdf:li></rdf:Seq></dc:creator>",
        png(b"Author", b"jansen"),
        png(b"Author", b"jansen", b"iTXt"),
        b"<svg><dc:creator><cc:Agent><dc:title>jansen</dc:title></cc:Agent></dc:creator></svg>",
    ],
)
def test_the_login_name_is_no_author(tmp_path, product):
    with pytest.raises(NotDelivered):
        deliver(lambda p: p.write_bytes(product), tmp_path / "a", Withheld(frozenset(), "jansen"))
    assert list(tmp_path.iterdir()) == []
    deliver(lambda p: p.write_bytes(product), tmp_path / "a", Withheld(frozenset(), "janse"))


def test_the_login_name_in_text_is_no_fault(tmp_path):
    body = b"<p>Mevrouw jansen wil groen</p>"
    deliver(lambda p: p.write_bytes(body), tmp_path / "a.html", Withheld(frozenset(), "jansen"))


def test_nothing_is_left_where_nothing_can_be_written(tmp_path):
    nothing = Withheld(frozenset(), "")
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotDelivered) as caught:
        deliver(lambda p: p.write_text("x"), tmp_path / "file" / "a" / "b.pdf", nothing)
    assert "cannot be written" in str(caught.value)
    with pytest.raises(NotDelivered):
        deliver(lambda p: None, tmp_path / "new" / "er" / "b.pdf", nothing)
    with pytest.raises(NotDelivered):
        deliver(lambda p: p.write_text(""), tmp_path / "new" / "b.pdf", nothing)
    with pytest.raises(KeyboardInterrupt):
        deliver(_interrupted, tmp_path / "new" / "b.pdf", nothing)
    assert [item.name for item in tmp_path.iterdir()] == ["file"]
    made = deliver(lambda p: p.write_text("x"), tmp_path / "new" / "b é#?.pdf", nothing)
    assert [item.name for item in made.parent.iterdir()] == ["b é#?.pdf"]


def _interrupted(path: Path) -> None:
    path.write_text("half")
    raise KeyboardInterrupt


def test_a_fact_is_never_taken_for_another_of_the_same_name(kansenkaart, path):
    """Two fields of the source came to the same name: each has a column marked with its own."""
    own = marked_column_name("huur")
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f'ALTER TABLE level_buurt RENAME COLUMN huur TO "{own}"')
        connection.execute("ALTER TABLE level_buurt ADD COLUMN huur_12345678 TEXT")
    level = kansenkaart.snapshot(PARTIES).level("buurt")
    assert level.fact_names == ("inwoners", own)


def test_a_product_never_takes_the_place_of_its_kansenkaart(kansenkaart, path, tmp_path):
    withheld = kansenkaart.withheld(OWNER)
    before = path.read_bytes()
    (tmp_path / "link.gpkg").symlink_to(path)
    for target in (path, tmp_path / "." / path.name, tmp_path / "link.gpkg"):
        for given in (withheld, withheld & withheld, withheld.apart_from([])):
            with pytest.raises(NotDelivered, match="itself"):
                deliver(lambda product: product.write_text("x"), target, given)
    assert path.read_bytes() == before


@pytest.fixture
def drawn(kansenkaart, path):
    """A level to draw points in; the function draws one."""
    profile = kansenkaart.profile.text.replace(
        "parties:\n", "  - {key: plek, title: Plek, drawn: point}\nparties:\n", 1
    )
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE level_plek AS SELECT * FROM level_wijk WHERE 0")
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES ('level_plek', 'geom', 'POINT', 28992, 0, 0)"
        )
        connection.commit()
    with kansenkaart.change("niveau", by="Jan") as change:
        change.upkeep.set_profile(load_profile(profile))

    def draw(label):
        with kansenkaart.change("plek", by="Jan") as change:
            return change.places.add("plek", struct.pack("<BIdd", 1, 1, 1.0, 2.0), label)

    return draw


def test_a_former_name_of_a_place_is_withheld(kansenkaart, drawn):
    place = drawn("Het pleintje van Van Dalen")
    assert "Het pleintje van Van Dalen" not in kansenkaart.withheld(PUBLIC).texts
    with kansenkaart.change("weg", by="Jan") as change:
        change.places.remove("plek", place.key)
    assert "Het pleintje van Van Dalen" in kansenkaart.withheld(PUBLIC).texts


def test_a_place_drawn_for_what_is_hidden_is_hidden_too(kansenkaart, drawn, add):
    names = ["Vrije plek zonder record", "Plek van iets geheims", "Plek van beide soorten"]
    _, secret, both = map(drawn, names)
    hidden = add(about=[secret, both], visibility=Visibility.SECRET)
    add(about=[both], visibility=Visibility.PUBLIC)

    def seen(audience, as_of=None):
        snapshot = kansenkaart.snapshot(audience, as_of)
        labels = {feature.label for feature in snapshot.level("plek").features}
        texts = kansenkaart.withheld(audience, as_of).texts
        assert labels == {name for name in names if name not in texts}
        assert not any(link.loose for entry in snapshot.entries for link in entry.links)
        return labels

    assert seen(OWNER) == set(names)
    for audience in (PUBLIC, PARTIES, YMERE):
        assert seen(audience) == {names[0], names[2]}
    with kansenkaart.change("open", by="Jan") as change:
        change.edit(replace(change.record(hidden.uuid), visibility=Visibility.INTERNAL))
    (then,) = kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()
    assert seen(PARTIES) == set(names)
    assert seen(PUBLIC) == {names[0], names[2]}
    with kansenkaart.change("weg", by="Jan") as change:
        change.delete([hidden.uuid])
    assert seen(PARTIES) == {names[0], names[2]}
    assert seen(PARTIES, then) == set(names)
    assert seen(PUBLIC, then) == {names[0], names[2]}


def test_facts_are_for_whom_the_profile_says(kansenkaart):
    names = {a.name: kansenkaart.snapshot(a).level("buurt").fact_names for a in SEEN}
    assert names == {
        "public": ("inwoners",),
        "parties": ("inwoners", "huur"),
        "ymere": ("inwoners", "huur"),
        "eigenhaard": ("inwoners", "huur"),
        "owner": ("inwoners", "huur", "geheim"),
    }
