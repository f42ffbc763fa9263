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
    write_table(path, COLUMNS, {"records": ROWS})
    table = read_table(path)
    assert table.columns == COLUMNS
    assert [list(row.values.values()) for row in table.rows] == ROWS


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_list_too_long_for_a_cell_goes_to_a_second_sheet(tmp_path, kind):
    path = tmp_path / f"lang.{kind}"
    long = ", ".join(f"pand:{number:08d}" for number in range(5000))
    write_table(path, COLUMNS, {"records": [["", "W-001", "Lang", long]]})
    assert len(read_spreadsheet(path)["features"]) == 5001
    assert read_table(path).rows[0].values["features"] == long


def test_a_text_too_long_for_a_cell_is_refused_with_its_name(tmp_path):
    with pytest.raises(TableError, match=r"W-001.*title"):
        write_table(tmp_path / "lang.xlsx", COLUMNS, {"records": [["", "W-001", "x" * 40_000, ""]]})


def test_a_megabyte_of_text_goes_through_csv(tmp_path):
    path = tmp_path / "groot.csv"
    text = 'é"\n;,' * 200_000
    write_table(path, COLUMNS, {"records": [["", "W-001", text, ""]]})
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


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def excel(path, cells, formats=(), date1904=False):
    """Write an xlsx as Excel does: ``cells`` are (type, style, value), ``formats`` the styles."""
    ids = "".join(
        f'<numFmt numFmtId="{200 + number}" formatCode="{code}"/>'
        for number, code in enumerate(formats)
        if len(code) > 2
    )
    styles = "".join(
        f'<xf numFmtId="{code if len(code) <= 2 else 200 + number}"/>'
        for number, code in enumerate(formats)
    )
    row = "".join(
        f'<c r="{chr(65 + place)}2" t="{kind}" s="{style}"><v>{value}</v></c>'
        for place, (kind, style, value) in enumerate(cells)
    )
    heads = "".join(
        f'<c r="{chr(65 + place)}1" t="inlineStr"><is><t>k{place}</t></is></c>'
        for place in range(len(cells))
    )
    parts = {
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/'
        f'officeDocument/2006/relationships"><workbookPr date1904="{int(date1904)}"/><sheets>'
        '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f"<styleSheet {MAIN}><numFmts>{ids}</numFmts><cellXfs><xf numFmtId='0'/>"
        f"{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>gedeeld</t></si><si><r><t>in </t></r><r><t>"
        "stukken</t></r><rPh><t>weg</t></rPh></si></sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData><row r='1'>{heads}</row>"
        f"<row r='2'>{row}</row></sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("kind", "code", "value", "read"),
    [
        ("n", "14", "46349", "2026-11-23"),
        ("n", "dd-mm-yyyy", "46349", "2026-11-23"),
        ("n", "[$-413]d mmmm yyyy;@", "46349", "2026-11-23"),
        ("n", "yyyy-mm-dd hh:mm", "46349.75", "2026-11-23T18:00:00"),
        ("n", "14", "1", "1900-01-01"),
        ("n", "14", "61", "1900-03-01"),
        ("n", "14", "1998", "1998"),  # a year alone, and no day in 1905
        ("n", "14", "2100", "1905-09-30"),
        ("d", "0", "2026-11-23T00:00:00", "2026-11-23"),
        ("n", "0", "46349", "46349"),
        ("n", "0", "1.1000000000000001", "1.1"),
        ("n", "0", "0.30000000000000004", "0.30000000000000004"),
        ("n", "0", "1E+20", "100000000000000000000"),
        ("n", "0", "1.5E-3", "0.0015"),
        ("n", "0", "-5", "-5"),
        ("n", "0", "3.0", "3"),
        ("n", "0000000", "344001", "0344001"),
        ("n", "00000", "344001", "344001"),
        ("n", "9", "0.1", "10%"),
        ("n", "0.0%", "0.105", "10.5%"),
        ("n", "&quot;dagen&quot; 0", "3", "3"),
        ("n", "#,##0.00", "1234.5", "1234.5"),
        ("s", "0", "0", "gedeeld"),
        ("s", "0", "1", "in stukken"),
        ("b", "0", "1", "TRUE"),
        ("str", "0", "a_x000A_b", "a\nb"),
        ("e", "0", "#N/A", "#N/A"),
    ],
)
def test_excel_keeps_dates_and_numbers_as_they_were_typed(tmp_path, kind, code, value, read):
    path = excel(tmp_path / "a.xlsx", [(kind, 1, value)], [code])
    assert read_table(path).rows[0].values == {"k0": read}


def test_days_of_an_old_mac_begin_in_1904(tmp_path):
    path = excel(tmp_path / "a.xlsx", [("n", 1, "44887")], ["14"], date1904=True)
    assert read_table(path).rows[0].values == {"k0": "2026-11-23"}


def test_opendocument_keeps_dates_and_numbers_as_they_were_typed(tmp_path):
    cells = [
        ('office:value-type="date" office:date-value="2026-11-23"', "23-11-26"),
        ('office:value-type="date" office:date-value="2026-11-23T00:00:00"', "23 nov"),
        ('office:value-type="float" office:value="344001"', "0344001"),
        ('office:value-type="float" office:value="1.5"', "1,5"),
        ('office:value-type="float" office:value="0.3333333"', "0,33"),
        ('office:value-type="percentage" office:value="0.1"', "10%"),
        ('office:value-type="string"', "=1+1"),
        ('table:formula="of:=1+1" office:value-type="float" office:value="2"', "2"),
    ]
    names = "".join(
        f'<table:table-cell office:value-type="string"><text:p>k{n}</text:p></table:table-cell>'
        for n in range(len(cells))
    )
    row = "".join(
        f"<table:table-cell {kind}><office:annotation><text:p>x</text:p></office:annotation>"
        f"<text:p>{shown}</text:p></table:table-cell>"
        for kind, shown in cells
    )
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    space = "urn:oasis:names:tc:opendocument:xmlns"
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{space}:office:1.0" xmlns:office="{space}:office:1.0"'
            f' xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="Blad1"><table:table-row>{names}{empty}'
            f"</table:table-row><table:table-row>{row}{empty}</table:table-row>"
            f'<table:table-row table:number-rows-repeated="1048574">{empty}</table:table-row>'
            "</table:table></office:spreadsheet></office:body></o:document-content>",
        )
    table = read_table(path)
    assert table.columns == tuple(f"k{n}" for n in range(len(cells)))
    (row,) = table.rows
    assert list(row.values.values()) == [
        "2026-11-23",
        "2026-11-23",
        "0344001",
        "1,5",
        "0.3333333",
        "10%",
        "=1+1",
        "2",
    ]
    assert row.loose == ()


@pytest.mark.parametrize(
    "text",
    [
        "kind,title\nwens,Groen\n",
        "kind;title\r\nwens;Groen\r\n",
        "\ufeffkind;title\rwens;Groen\r",
        '"kind";"title"\n\n\n"wens";"Groen"',
        "Soort;Titel\nwens;Groen\n;\n",
    ],
)
def test_csv_as_programs_write_it(tmp_path, text):
    (tmp_path / "a.csv").write_text(text, "utf-8", newline="")
    (row,) = read_table(tmp_path / "a.csv").rows
    assert list(row.values.values()) == ["wens", "Groen"]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_no_cell_is_a_formula(tmp_path, kind):
    """Neither by its first character nor by a separator, quote or line end within."""
    texts = ["=1+1", "+1", "-1", "@a", "\t=1", "＝1", "a;=1", 'a";"=1', "a,=1", "'=1", "'a"]
    path = tmp_path / f"a.{kind}"
    write_table(path, ("title",), {"records": [[text] for text in texts]})
    assert [row.values["title"] for row in read_table(path).rows] == texts
    if kind == "csv":
        for line in path.read_text("utf-8-sig").splitlines():
            assert line.startswith('"')
            assert line[1] not in "=+-@\t＝"
        return
    name = "content.xml" if kind == "ods" else "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(name).decode()
    assert "formula" not in sheet
    assert "<f>" not in sheet
