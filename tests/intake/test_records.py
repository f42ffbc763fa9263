"""Tables in and out: nothing guessed, every wrong row named, the same records come back."""

import shutil

import pytest

from kansenkaart_plugin.domain.audience import OWNER, PUBLIC
from kansenkaart_plugin.domain.fields import RECORD_FIELDS
from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind, Stance, Status
from kansenkaart_plugin.intake.export import export_records
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.intake.record_columns import column_of
from kansenkaart_plugin.intake.records import RowsRefused, import_records
from kansenkaart_plugin.intake.tables import TableError, read_table
from kansenkaart_plugin.store import Kansenkaart

HOSTILE = [
    "=1+1",
    "'=1+1",
    "+31612345678",
    "@SUM(A1)",
    "[% $now %]",
    'a;b"c\nregel twee',
    "emoji 🏘️ en عربي",
    "<script>alert(1)</script>",
    "'s-Gravenhage & d’Arcy",
    "x" * 1_000_000,
]


@pytest.fixture
def kansenkaart(kansenkaart_path):
    with Kansenkaart.open(kansenkaart_path) as opened:
        yield opened


def table(tmp_path, *lines, name="records.csv"):
    path = tmp_path / name
    path.write_text("\n".join(lines), "utf-8")
    return path


def content(kansenkaart):
    """Return what the records say, without what every save changes."""
    said = []
    for entry in kansenkaart.snapshot(OWNER).entries:
        record = entry.record
        codes = kansenkaart.snapshot(OWNER).by_uuid if entry.traces else {}
        said.append(
            (
                *(
                    getattr(record, name)
                    for name in ("code", "title", "description", "status", "theme", "visibility")
                ),
                record.due_date,
                record.target_value,
                sorted(entry.parties),
                sorted(entry.ambitions),
                sorted(link.feature for link in entry.links),
                sorted((codes[t.to_uuid].record.code, t.kind.value) for t in entry.traces),
                sorted((held.party, held.stance.value) for held in entry.positions),
            )
        )
    return said


def test_each_field_is_read_under_the_word_that_people_see():
    for field in RECORD_FIELDS:
        assert column_of(field.label("nl").capitalize()) == field.value
    assert column_of("Doel") == column_of("streefwaarde") == "target_value"


def test_the_example_comes_back_the_same(kansenkaart, example, tmp_path):
    report = import_records(kansenkaart, example / "records.csv", False, None, "test")
    assert (report.imported, report.updated, report.rejected) == (47, 0, 0)
    before = content(kansenkaart)
    out = export_records(
        kansenkaart.snapshot(OWNER), tmp_path / "uit.csv", kansenkaart.withheld(OWNER)
    )
    again = import_records(kansenkaart, out, False, None, "test")
    assert (again.imported, again.updated, again.cleared) == (0, 47, 0)
    assert content(kansenkaart) == before

    copy = tmp_path / "kopie.gpkg"
    create_kansenkaart(example / "example.yaml", copy, "test")
    with Kansenkaart.open(copy) as other:
        import_records(other, out, False, None, "test")
        assert content(other) == before


def test_a_public_table_read_back_leaves_hidden_traces_alone(kansenkaart, example, tmp_path):
    import_records(kansenkaart, example / "records.csv", False, None, "test")
    before = content(kansenkaart)
    out = export_records(
        kansenkaart.snapshot(PUBLIC), tmp_path / "uit.csv", kansenkaart.withheld(PUBLIC)
    )
    import_records(kansenkaart, out, False, None, "test")
    assert content(kansenkaart) == before


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_texts_survive_the_round_trip(kansenkaart, tmp_path, text):
    from kansenkaart_plugin.intake.tables import write_table

    source = tmp_path / "in.csv"
    write_table(source, ("kind", "title", "description"), {"records": [("wens", "Titel", text)]})
    import_records(kansenkaart, source, False, None, "test")
    out = export_records(
        kansenkaart.snapshot(OWNER), tmp_path / "uit.csv", kansenkaart.withheld(OWNER)
    )
    assert kansenkaart.snapshot(OWNER).entries[0].record.description == text
    assert read_table(out).rows[0].values["description"] == text


WRONG = {  # by the heading under which it stands
    "soort": "droom;Titel;;;;;",
    "thema": "wens;Titel;onbekend;;;;",
    "status": "wens;Titel;;klaar;;;",
    "partijen": "wens;Titel;;;niemand:lead;;",
    "gebieden": "wens;Titel;;;;buurt:XX99;",
    "answers": "afspraak;Titel;;;;;W-999",
}


@pytest.mark.parametrize("column", WRONG)
def test_a_wrong_row_stops_everything_and_is_named(kansenkaart, tmp_path, column):
    path = table(
        tmp_path,
        "soort;titel;thema;status;partijen;gebieden;answers",
        "wens;Goed;;;;;",
        WRONG[column],
    )
    rejected = tmp_path / "fout.csv"
    with pytest.raises(RowsRefused) as error:
        import_records(kansenkaart, path, False, rejected, "test")
    assert f"row 3, {column}:" in str(error.value)
    assert kansenkaart.snapshot(OWNER).entries == ()
    assert read_table(rejected).rows[0].values["row"] == "3"

    report = import_records(kansenkaart, path, True, rejected, "test")
    assert (report.imported, report.rejected) == (1, 1)
    assert [entry.record.title for entry in kansenkaart.snapshot(OWNER).entries] == ["Goed"]


def test_an_agreement_needs_its_positions_or_a_reason(kansenkaart, tmp_path):
    head = "kind;title;status;reason;parties;positions"
    row = "agreement;Samen;agreed;{};gemeente:lead, ymere:partner;gemeente:supports"
    with pytest.raises(RowsRefused) as error:
        import_records(kansenkaart, table(tmp_path, head, row.format("")), False, None, "test")
    assert "Ymere" in str(error.value)
    against = table(tmp_path, head, row.format("De wethouder wil het zo"))
    import_records(kansenkaart, against, False, None, "test")
    (entry,) = kansenkaart.snapshot(OWNER).entries
    assert entry.record.status is Status.AGREED
    assert [held.stance for held in entry.positions] == [Stance.SUPPORTS]


def test_only_the_columns_of_the_table_change_and_empty_cells_clear(kansenkaart, tmp_path):
    first = table(tmp_path, "kind;title;description;theme", "wish;Een;Tekst;wonen")
    import_records(kansenkaart, first, False, None, "test")
    report = import_records(
        kansenkaart, table(tmp_path, "code;title;theme", "W-001;Twee;"), False, None, "test"
    )
    (entry,) = kansenkaart.snapshot(OWNER).entries
    assert (entry.record.title, entry.record.description) == ("Twee", "Tekst")
    assert entry.record.theme is None
    assert report.cleared == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [("weg.csv", None), ("leeg.csv", b""), ("oud.csv", "titel\nCafé".encode("cp1252"))],
)
def test_tables_that_cannot_be_read(kansenkaart, tmp_path, name, data):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(TableError):
        import_records(kansenkaart, tmp_path / name, False, None, "test")


def test_real_records(qgis_app, tmp_path, shared_data):
    folder = tmp_path / "amsterdam"
    shutil.copytree(shared_data / "amsterdam", folder, copy_function=shutil.copyfile)
    path = tmp_path / "uit.gpkg"
    create_kansenkaart(folder / "volewijck.yaml", path, "test")
    with Kansenkaart.open(path) as opened:
        report = import_records(opened, folder / "records.csv", False, None, "test")
        assert (report.imported, report.rejected) == (22, 0)
        before = content(opened)
        out = export_records(opened.snapshot(OWNER), tmp_path / "uit.csv", opened.withheld(OWNER))
        import_records(opened, out, False, None, "test")
        assert content(opened) == before


def test_an_empty_cell_clears_what_can_be_empty_and_says_nothing_of_the_rest(kansenkaart, tmp_path):
    head = "code;kind;title;status;visibility;reason;parties;ambitions;features;answers;positions"
    first = table(
        tmp_path,
        "code;kind;title",
        "W-001;wens;Groen",
    )
    import_records(kansenkaart, first, False, None, "test")
    ambition = kansenkaart.queries.ambitions()[0].key
    (feature, *_) = kansenkaart.snapshot(OWNER).level("buurt").features
    full = f"A-001;afspraak;Samen;voorgesteld;openbaar;Omdat;gemeente:trekker;{ambition};"
    full += f"{feature.ref};W-001;gemeente:steunt"
    import_records(kansenkaart, table(tmp_path, head, full), False, None, "test")
    report = import_records(
        kansenkaart, table(tmp_path, head, "A-001;;Samen;;;;;;;;"), False, None, "test"
    )
    assert (report.updated, report.cleared) == (1, 5)  # reason and four lists
    entry = next(e for e in kansenkaart.snapshot(OWNER).entries if e.record.code == "A-001")
    assert entry.record.status is Status.PROPOSED
    assert entry.record.visibility.value == "public"
    assert entry.record.reason is None
    assert (entry.parties, entry.ambitions, entry.links, entry.traces) == ((), (), (), ())
    assert [held.stance for held in entry.positions] == [Stance.SUPPORTS]  # only ever added
    again = import_records(
        kansenkaart, table(tmp_path, head, "A-001;;Samen;;;;;;;;"), False, None, "test"
    )
    assert again.cleared == 0


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_list_too_long_for_a_cell_comes_back_whole(kansenkaart, tmp_path, kind):
    parties = ", ".join(party.key for party in kansenkaart.queries.parties())
    import_records(kansenkaart, table(tmp_path, "kind;title", "wens;Alles"), False, None, "test")
    keys = [FeatureRef("buurt", f"sleutel {number:06d}, oud") for number in range(3000)]
    with kansenkaart.change("Losse", "test") as change:
        change.add(Record(RecordKind.FACT, "Oud"), loose=keys)
    before = content(kansenkaart)
    out = export_records(
        kansenkaart.snapshot(OWNER), tmp_path / f"uit.{kind}", kansenkaart.withheld(OWNER)
    )
    report = import_records(kansenkaart, out, False, None, "test")
    assert (report.updated, report.cleared) == (2, 0), parties
    assert content(kansenkaart) == before


def test_codes_are_kept_when_free_and_else_numbered_anew(kansenkaart, tmp_path):
    import_records(kansenkaart, table(tmp_path, "kind;title", "wens;Een"), False, None, "test")
    with kansenkaart.change("Weg", "test") as change:
        change.delete([kansenkaart.queries.uuid_of("W-001")])
    uuid = "0b9c2cf5-4bdc-4b94-9f6e-f83a5a8ff9a2"
    rows = [
        ";W-001;wens;De code van een verwijderd record",
        f"{{{uuid.upper()}}};W-030;wens;Met een eigen uuid en code",
        ";A-001;wens;De code van een andere soort",
        ";;wens;Zonder code",
    ]
    report = import_records(
        kansenkaart, table(tmp_path, "uuid;code;kind;title", *rows), False, None, "test"
    )
    codes = {entry.record.title: entry.record.code for entry in kansenkaart.snapshot(OWNER).entries}
    assert codes["Met een eigen uuid en code"] == "W-030"
    assert len(set(codes.values())) == 4
    assert "W-001" not in codes.values()
    assert [name.split(" → ")[0] for name in report.renumbered] == ["W-001", "A-001"]
    assert kansenkaart.queries.uuid_of("W-030") == uuid


def test_a_row_without_audience_sees_no_more_than_the_table(kansenkaart, example, tmp_path):
    """Somebody adds a row to the table of a party, and leaves its audience empty."""
    import_records(kansenkaart, example / "records.csv", False, None, "test")
    entries = kansenkaart.snapshot(OWNER).entries
    secret = next(e.record.code for e in entries if e.record.visibility.value == "secret")
    path = table(
        tmp_path,
        "code;kind;title;audience",
        "W-001;;Groen;parties",
        f"{secret};;Gelezen;",
    )
    with pytest.raises(RowsRefused, match="row 3, audience"):
        import_records(kansenkaart, path, False, None, "test")
    path = table(tmp_path, "code;kind;title;audience", "W-001;;Groen;parties", ";wens;Nieuw;")
    assert import_records(kansenkaart, path, False, None, "test").imported == 1
