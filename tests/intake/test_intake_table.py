"""The intake table: made from what all may see, filled in by others, read back as records."""

import re
import subprocess
import zipfile
from xml.etree import ElementTree

import pytest

from kansenkaart_plugin.cartography.language import translate_to
from kansenkaart_plugin.domain.audience import PUBLIC
from kansenkaart_plugin.domain.model import Participation
from kansenkaart_plugin.domain.words import RecordKind, Role
from kansenkaart_plugin.intake.intake_table import write_intake_table
from kansenkaart_plugin.intake.records import RowsRefused, import_records
from kansenkaart_plugin.intake.sheets import Sheet
from kansenkaart_plugin.intake.spreadsheet import read_spreadsheet
from kansenkaart_plugin.intake.tables import TableError
from kansenkaart_plugin.intake.xlsx_writer import write_xlsx
from kansenkaart_plugin.store import Kansenkaart

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def kansenkaart(kansenkaart_path):
    with Kansenkaart.open(kansenkaart_path) as opened:
        yield opened


def made(kansenkaart, tmp_path, language="nl"):
    path = tmp_path / "inbreng.xlsx"
    write_intake_table(
        kansenkaart.snapshot(PUBLIC), path, kansenkaart.withheld(PUBLIC), translate_to(language)
    )
    return path


def validations(path):
    """Return what each column of the first sheet offers, as its formula says it."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return {
        item.get("sqref").partition(":")[0]: (item.findtext(f"{MAIN}formula1"), dict(item.attrib))
        for item in root.iter(f"{MAIN}dataValidation")
    }


def test_what_is_offered_is_read_back(kansenkaart, tmp_path):
    path = made(kansenkaart, tmp_path)
    sheets = read_spreadsheet(path)
    _, *offered = list(sheets.values())[-1]
    name, [headings] = next(iter(sheets.items()))
    assert headings[:3] == ["Soort", "Titel", "Toelichting"]
    lists = [
        [row[place] for row in offered if place < len(row) and row[place]]
        for place in range(len(headings))
    ]
    longest = max(map(len, lists))
    rows = []
    for number in range(longest):
        cells = [options[number % len(options)] if options else "" for options in lists]
        cells[1] = f"Wens {number}"
        if cells[headings.index("Status")] in ("actueel", "verouderd"):
            cells[0] = "feit"
        elif cells[0] == "feit":
            cells[0] = "wens"
        if cells[headings.index("Status")] in ("geparkeerd", "afgevallen"):
            cells[headings.index("Status")] = ""
        rows.append(cells)
    filled = tmp_path / "ingevuld.xlsx"
    sheets[name] += rows
    write_xlsx(filled, [Sheet(*sheet) for sheet in sheets.items()])  # all are sent back
    report = import_records(kansenkaart, filled, False, None, "test")
    assert report.imported == longest
    uuids = [row.uuid for row in kansenkaart.queries.list_of_all()]
    entries = kansenkaart.queries.entries(uuids).values()
    parties = {part.party for entry in entries for part in entry.parties}
    assert parties == {party.key for party in kansenkaart.queries.parties()}
    assert all(part.role is Role.SUBMITTER for entry in entries for part in entry.parties)
    themes = {entry.record.theme for entry in entries}
    assert themes == {theme.key for theme in kansenkaart.profile.themes}


def test_each_column_with_choices_has_a_drop_down_that_reaches_all_of_them(kansenkaart, tmp_path):
    path = made(kansenkaart, tmp_path)
    headings, *offered = list(read_spreadsheet(path).values())[-1]
    told = validations(path)
    for place, heading in enumerate(headings):
        letter = chr(ord("A") + place)
        count = sum(1 for row in offered if place < len(row) and row[place])
        formula, said = told.get(f"{letter}2", (None, {}))
        if count:
            assert formula == f"'Keuzes'!${letter}$2:${letter}${count + 1}", heading
            assert said["type"] == "list"
        else:
            assert formula is None


def test_a_date_is_typed_as_people_write_it_and_all_else_stays_text(kansenkaart, tmp_path):
    path = made(kansenkaart, tmp_path)
    (_, [headings]), *_ = read_spreadsheet(path).items()
    with zipfile.ZipFile(path) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = [form.get("numFmtId") for form in styles.find(f"{MAIN}cellXfs")]
    typed = [formats[int(column.get("style"))] for column in sheet.iter(f"{MAIN}col")]
    dates = [heading for heading, form in zip(headings, typed) if form == "14"]
    assert dates == ["Datum bron"]
    assert set(typed) == {"14", "49"}


def test_the_places_of_the_levels_are_named_as_they_are_read(kansenkaart, tmp_path):
    sheets = read_spreadsheet(made(kansenkaart, tmp_path))
    places = sheets["Gebieden"][1:]
    filled = tmp_path / "ingevuld.xlsx"
    rows = [["wens", f"x {number}", place[0]] for number, place in enumerate(places)]
    write_xlsx(filled, [Sheet("Inbreng", [["Soort", "Titel", "Gebieden"], *rows])])
    assert import_records(kansenkaart, filled, False, None, "test").imported == len(places) > 5


def test_in_english_the_headings_are_english_and_read_too(kansenkaart, tmp_path):
    path = made(kansenkaart, tmp_path, "en")
    headings = next(iter(read_spreadsheet(path).values()))[0]
    assert headings[:2] == ["Kind", "Title"]
    assert "Source kind" in headings
    filled = tmp_path / "filled.xlsx"
    cells = ["wish", "x", *[""] * (len(headings) - 2)]
    write_xlsx(filled, [Sheet("Contributions", [headings, cells])])
    assert import_records(kansenkaart, filled, False, None, "test").imported == 1


def test_a_party_alone_submits_and_in_an_agreement_leads(kansenkaart, tmp_path):
    party = kansenkaart.queries.parties()[0]
    path = tmp_path / "partij.csv"
    path.write_text(
        f"soort;titel;partijen\nwens;a;{party.name.upper()}\nafspraak;b;{party.key}\n", "utf-8"
    )
    import_records(kansenkaart, path, False, None, "test")
    rows = kansenkaart.queries.list_of_all()
    entries = kansenkaart.queries.entries([row.uuid for row in rows])
    roles = {entry.record.kind: entry.parties for entry in entries.values()}
    assert roles[RecordKind.WISH] == (Participation(party.key, Role.SUBMITTER),)
    assert roles[RecordKind.AGREEMENT] == (Participation(party.key, Role.LEAD),)


def test_a_position_still_needs_to_be_said(kansenkaart, tmp_path):
    party = kansenkaart.queries.parties()[0]
    path = tmp_path / "standpunt.csv"
    path.write_text(f"soort;titel;standpunten\nafspraak;b;{party.key}\n", "utf-8")
    with pytest.raises(RowsRefused):
        import_records(kansenkaart, path, False, None, "test")


def test_another_ending_is_refused(kansenkaart, tmp_path):
    with pytest.raises(TableError, match="xlsx"):
        write_intake_table(
            kansenkaart.snapshot(PUBLIC),
            tmp_path / "x.csv",
            kansenkaart.withheld(PUBLIC),
            translate_to("nl"),
        )


def test_another_program_opens_it_and_keeps_the_drop_downs(kansenkaart, tmp_path):
    path = made(kansenkaart, tmp_path)
    profile = tmp_path / "office"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "fods",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    text = (tmp_path / "inbreng.fods").read_text("utf-8")
    conditions = re.findall(r"cell-content-is-in-list\(\[\$Keuzes", text)
    assert len(conditions) == 9
