"""Tables of records in spreadsheets: a sheet for each kind, typed cells, nothing a formula."""

from __future__ import annotations

from datetime import datetime

import openpyxl
import pytest
from odf.config import ConfigItem, ConfigItemMapEntry
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow

from kansenkaart_plugin.domain.audience import Audience
from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.intake.export import export_records
from kansenkaart_plugin.intake.records import import_records
from kansenkaart_plugin.intake.sheets import Sheet
from kansenkaart_plugin.intake.tables import read_table, write_table
from kansenkaart_plugin.intake.xlsx_writer import write_xlsx
from kansenkaart_plugin.store import Kansenkaart

DAYS = ("2026-01-31", "1905-05-06")  # of which the last would be read as the year 1952
TARGETS = ("640", "1,5", "0640", "12.50", "-3", "1234567890123456", "2026-01-31", "=1+1")


@pytest.fixture
def kansenkaart(kansenkaart_path):
    with Kansenkaart.open(kansenkaart_path) as opened:
        with opened.change("Vul", by="test") as change:
            for target in TARGETS:
                title = "=cmd|' /C calc'!A0"
                change.add(Record(RecordKind.AGREEMENT, title, target_value=target))
            for due in DAYS:
                change.add(Record(RecordKind.WISH, "@som", priority=2, due_date=due))
        yield opened


def exported(kansenkaart, path):
    owner = Audience("owner")
    return export_records(kansenkaart.snapshot(owner), path, kansenkaart.withheld(owner))


def test_xlsx_has_a_sheet_per_kind_with_typed_cells_and_a_frozen_heading(kansenkaart, tmp_path):
    book = openpyxl.load_workbook(exported(kansenkaart, tmp_path / "uit.xlsx"))
    assert book.sheetnames == ["wens", "afspraak"]
    assert all(sheet.freeze_panes == "A2" and sheet["A1"].font.b for sheet in book)
    cells = [list(sheet.iter_rows()) for sheet in book]
    wishes, agreements = (
        [dict(zip((cell.value for cell in rows[0]), row)) for row in rows[1:]] for rows in cells
    )
    assert [row["due_date"].value for row in wishes] == [datetime(2026, 1, 31), DAYS[1]]
    assert [row["priority"].value for row in wishes] == [2, 2]
    assert [row["target_value"].value for row in agreements] == [
        640,
        *TARGETS[1:4],
        -3,
        *TARGETS[5:],
    ]
    assert {row["title"].data_type for row in agreements} == {"s"}
    assert not any(cell.data_type == "f" for rows in cells for row in rows for cell in row)


def test_ods_has_a_sheet_per_kind_with_typed_cells_and_a_frozen_heading(kansenkaart, tmp_path):
    document = load(str(exported(kansenkaart, tmp_path / "uit.ods")))
    tables = document.spreadsheet.getElementsByType(Table)
    assert [table.getAttribute("name") for table in tables] == ["wens", "afspraak"]
    frozen = [
        str(item)
        for entry in document.settings.getElementsByType(ConfigItemMapEntry)
        for item in entry.getElementsByType(ConfigItem)
        if item.getAttribute("name") == "VerticalSplitMode" and entry.getAttribute("name")
    ]
    assert frozen == ["2", "2"]
    kinds = [
        cell.getAttribute("valuetype")
        for table in tables
        for cell in table.getElementsByType(TableCell)
    ]
    assert kinds.count("date") == 1
    assert kinds.count("float") == len(DAYS) + 2
    assert not any(
        cell.getAttribute("formula") for cell in document.spreadsheet.getElementsByType(TableCell)
    )
    assert len(tables[1].getElementsByType(TableRow)) == 1 + len(TARGETS)


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv"])
def test_every_sheet_is_read_back_to_the_same_texts(kansenkaart, tmp_path, ending):
    table = read_table(exported(kansenkaart, tmp_path / f"uit.{ending}"))
    rows = [row.values for row in table.rows]
    assert [row["due_date"] for row in rows[:2]] == list(DAYS)
    assert [row["target_value"] for row in rows[2:]] == list(TARGETS)
    numbers = [row.number for row in table.rows]
    assert numbers[1:3] == ([3, 4] if ending == "csv" else ["wens!3", "afspraak!2"])
    report = import_records(kansenkaart, tmp_path / f"uit.{ending}", False, None, "test")
    assert (report.imported, report.faults) == (0, [])


def test_a_wrong_row_is_named_with_its_sheet(kansenkaart, tmp_path):
    sheets = {"wens": [["wens", "Goed"]], "kans": [["kans", ""], ["raar", "Fout"]]}
    write_table(tmp_path / "in.xlsx", ("kind", "title"), sheets)
    report = import_records(kansenkaart, tmp_path / "in.xlsx", True, None, "test")
    assert [fault.number for fault in report.faults] == ["kans!2", "kans!3"]
    assert report.imported == 1


def test_a_sheet_with_other_headings_is_left_alone(kansenkaart, tmp_path):
    write_xlsx(
        tmp_path / "in.xlsx",
        [
            Sheet("Inbreng", [("Soort", "Titel"), ("wens", "Groen")]),
            Sheet("Uitleg", [("Kolom", "Uitleg"), ("Titel", "wat u wenst")]),
        ],
    )
    assert [row.number for row in read_table(tmp_path / "in.xlsx").rows] == [2]
