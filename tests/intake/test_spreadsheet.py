"""Tables of texts in csv, xlsx and ods: what goes in comes out."""

from __future__ import annotations

import zipfile

import pytest

from kansenkaart_plugin.intake.spreadsheet import UnreadableSpreadsheet, read_spreadsheet
from kansenkaart_plugin.intake.tables import TableError, read_table, write_table

COLUMNS = ("uuid", "code", "title", "features")
ROWS = [
    ["u1", "0344001", 'a "quote"\nand  two  spaces [% 1 %] _x0041_ 😀 <b>&', "buurt:1"],
    ["", "K-001", "=1+1", '"buurt:a, b", buurt:c'],
    ["", "W-002", "'=x", "-1"],
    ["", "W-003", "a\tb", "+1"],
]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_every_text_comes_back_as_it_was(tmp_path, kind):
    path = tmp_path / f"tabel # é.{kind}"
    write_table(path, COLUMNS, ROWS)
    table = read_table(path)
    assert table.columns == COLUMNS
    assert [list(row.values.values()) for row in table.rows] == ROWS


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_list_too_long_for_a_cell_goes_to_a_second_sheet(tmp_path, kind):
    path = tmp_path / f"lang.{kind}"
    long = ", ".join(f"pand:{number:08d}" for number in range(5000))
    write_table(path, COLUMNS, [["", "W-001", "Lang", long]])
    assert len(read_spreadsheet(path)["features"]) == 5001
    assert read_table(path).rows[0].values["features"] == long


def test_a_text_too_long_for_a_cell_is_refused_with_its_name(tmp_path):
    with pytest.raises(TableError, match=r"W-001.*title"):
        write_table(tmp_path / "lang.xlsx", COLUMNS, [["", "W-001", "x" * 40_000, ""]])


def test_a_megabyte_of_text_goes_through_csv(tmp_path):
    path = tmp_path / "groot.csv"
    text = 'é"\n;,' * 200_000
    write_table(path, COLUMNS, [["", "W-001", text, ""]])
    assert read_table(path).rows[0].values["title"] == text


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_what_is_no_spreadsheet_is_refused(tmp_path, kind):
    path = tmp_path / f"geen.{kind}"
    path.write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(UnreadableSpreadsheet, match="geen"):
        read_table(path)


def test_entities_are_refused(tmp_path):
    path = tmp_path / "bom.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(UnreadableSpreadsheet):
        read_table(path)


def test_another_kind_of_file_is_refused(tmp_path):
    path = tmp_path / "tabel.txt"
    path.write_text("title\nx")
    with pytest.raises(TableError, match=r"\.csv, \.xlsx, \.ods"):
        read_table(path)
