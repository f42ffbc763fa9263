"""Sets of files: by party, by theme, and of what differs between two dates."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pytest
from qgis.core import QgsFeedback

from kansenkaart_plugin.cartography import checking, pdf_file
from kansenkaart_plugin.cartography.describing import described, text_of
from kansenkaart_plugin.cartography.export import ExportOptions, export_layouts
from kansenkaart_plugin.cartography.layout import LevelPages
from kansenkaart_plugin.cartography.pdf_marks import About, Bookmark, UnknownPdf, mark_pdf
from kansenkaart_plugin.cartography.sets import parts_of
from kansenkaart_plugin.domain.audience import OWNER, PARTIES, Audience
from kansenkaart_plugin.domain.model import Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Visibility
from kansenkaart_plugin.store import Kansenkaart, Withheld, compare
from kansenkaart_plugin.store.unpacked import readable_parts
from tests.cartography import page_reading as page

pytestmark = pytest.mark.usefixtures("qgis_app")
NOTHING = Withheld(frozenset(), "")


def export(snapshot, folder, told=None, **options):
    said = [] if told is None else told
    files = export_layouts(
        snapshot,
        options.pop("withheld", NOTHING),
        ExportOptions(**options),
        folder,
        "kk",
        QgsFeedback(),
        made=said.append,
    )
    return {file.name: file for file in files}


def codes(entries):
    return [entry.record.code for entry in entries]


@pytest.fixture
def changed(amsterdam, tmp_path):
    """Return a kansenkaart in which a wish is new, one changed and one removed; since when."""
    path = tmp_path / "later.gpkg"
    path.write_bytes(amsterdam.read_bytes())
    with Kansenkaart.open(path) as kansenkaart:
        then = kansenkaart._connection.execute("SELECT max(at) FROM action").fetchone()[0]
        entries = {entry.record.code: entry for entry in kansenkaart.snapshot(OWNER).entries}
        with kansenkaart.change("later", by="Jan") as change:
            record = change.record(entries["W-001"].record.uuid)
            change.edit(replace(record, title="Nog meer middeldure huur"))
            agreement = change.record(entries["A-001"].record.uuid)
            change.edit(replace(agreement, start_date="2026-02-01", due_date="2030-06-30"))
            change.delete([entries["W-003"].record.uuid])
            about = [entries["W-001"].links[0].feature]
            change.add(Record(RecordKind.WISH, "Speelplek", visibility=Visibility.PUBLIC), about)
            hidden = Visibility.CONFIDENTIAL
            change.add(Record(RecordKind.WISH, "Nog niet voor allen", visibility=hidden), about)
        return kansenkaart, then


def test_a_party_has_its_own_records_and_every_party_with_records_a_file(real, tmp_path):
    snapshot, told = real["parties"], []
    files = export(snapshot, tmp_path, told, levels=("wijk", "buurt"), set="party")
    taking_part = [
        party.key
        for party in snapshot.parties
        if any(part.party == party.key for entry in snapshot.entries for part in entry.parties)
    ]
    assert list(files) == [f"kk-{lv}-{key}.pdf" for lv in ("wijk", "buurt") for key in taking_part]
    assert len(told) == len(files)
    for part in parts_of(snapshot, "party"):
        assert codes(part.snapshot.entries) == [
            entry.record.code
            for entry in snapshot.entries
            if any(held.party == part.key for held in entry.parties)
        ]
        sheet = LevelPages(part.snapshot, "buurt", part=part).main()
        layout = sheet.build()
        page.assert_whole(layout)
        here = {entry.record.code for entry in part.snapshot.at_level("buurt")}
        themes = {
            entry.record.code: snapshot.theme_titles[entry.record.theme]
            for entry in part.snapshot.at_level("buurt")
        }
        rows = page.index(layout)
        listed = {
            row.code: row.heading
            for row in rows
            if row.code and row.heading.startswith("Op het niveau buurt")
        }
        assert listed == {code: f"Op het niveau buurt: {themes[code]}" for code in here}
        role = re.compile("trekker|indiener|mede-uitvoerder|financier|beslisser|adviseur|geïnf")
        rows = [row for row in page.index(layout) if row.code in here]
        assert [row for row in rows if not role.match(row.detail.strip())] == []


def test_a_theme_lists_its_records_by_who_leads_them(real):
    snapshot = real["parties"]
    (part,) = (part for part in parts_of(snapshot, "theme") if part.key == "duurzaam")
    bare = replace(part.snapshot.entries[0], parties=())
    entries = [*part.snapshot.entries[1:], bare]
    seen = [(name, codes(some)) for name, some in replace(part, groups={
        uuid: name for uuid, name in part.groups.items() if uuid != bare.record.uuid
    }).grouped(entries)]  # fmt: skip
    assert seen[-1] == ("", [bare.record.code])
    names = [name for name in snapshot.party_names.values() if name in dict(seen)]
    assert [name for name, _ in seen[:-1]] == names
    assert sorted(code for _, some in seen for code in some) == sorted(codes(entries))
    leads = {
        entry.record.uuid: snapshot.party_names[held.party]
        for entry in part.snapshot.entries
        for held in entry.parties
        if held.role is Role.LEAD
    }
    assert leads
    assert leads.items() <= part.groups.items()


def test_no_record_is_lost_over_the_themes(real):
    snapshot = real["owner"]
    first = snapshot.entries[0]
    stray = replace(first, record=replace(first.record, theme=None))
    snapshot = replace(snapshot, entries=(stray, *snapshot.entries[1:]))
    parts = parts_of(snapshot, "theme")
    assert parts[-1].key == "no_theme"
    assert sorted(code for part in parts for code in codes(part.snapshot.entries)) == sorted(
        codes(snapshot.entries)
    )
    for part in parts[:-1]:
        assert {entry.record.theme for entry in part.snapshot.entries} == {part.key}


def test_a_comparison_marks_what_came_changed_and_went(changed, tmp_path):
    kansenkaart, since = changed
    with Kansenkaart.open(kansenkaart.path) as file:
        now, then = file.snapshot(PARTIES), file.snapshot(PARTIES, since)
        withheld = file.withheld(PARTIES) & file.withheld(PARTIES, since)
        record = next(
            e.record for e in file.snapshot(OWNER).entries if "niet voor" in e.record.title
        )
    found = compare(then, now)
    files = export(now, tmp_path, levels=("buurt",), since=then, text=True, withheld=withheld)
    assert list(files) == ["kk-buurt.pdf", "kk-buurt.txt"]
    (part,) = parts_of(now, "level", then)
    assert {code[0] for code in codes(part.snapshot.entries)} == {"+", "±", "−"}
    assert len(part.snapshot.entries) == len(found.added) + len(found.changed) + len(found.gone)
    text = files["kk-buurt.txt"].read_text("utf-8")
    assert "+ W-" in text
    assert "± W-001" in text
    assert "− W-003" in text
    assert "gewijzigd: titel" in text
    assert "gewijzigd: planning ·" in text
    assert record.code not in text
    layout = LevelPages(part.snapshot, "buurt", part=part).main().build()
    page.assert_whole(layout)
    legend = page.legend(layout)
    assert {"nieuw", "gewijzigd", "verwijderd"} <= set(legend)
    assert not [line for line in legend if "record" in line and "gewijzigd" not in line]


@pytest.fixture
def taken_off(changed):
    """Return a kansenkaart in which Eigen Haard and Ymere were taken off records; since when."""
    kansenkaart, _ = changed
    with Kansenkaart.open(kansenkaart.path) as file:
        hidden = Record(RecordKind.WISH, "Onder vier ogen", visibility=Visibility.CONFIDENTIAL)
        with file.change("stil", by="Jan") as change:
            secret = change.add(hidden, parties={"ymere": Role.SUBMITTER})
        then = file._connection.execute("SELECT max(at) FROM action").fetchone()[0]
        uuids = {entry.record.code: entry.record.uuid for entry in file.snapshot(OWNER).entries}
        with file.change("af", by="Jan") as change:
            change.set_parties(uuids["W-002"], {"gemeente": Role.LEAD})
            change.set_parties(secret.uuid, {"gemeente": Role.LEAD})
    return file, then


def test_a_party_is_told_that_it_takes_part_no_more(taken_off):
    kansenkaart, since = taken_off
    with Kansenkaart.open(kansenkaart.path) as file:
        now, then = file.snapshot(PARTIES), file.snapshot(PARTIES, since)
    parts = {part.key: part for part in parts_of(now, "party", then)}
    assert set(parts) == {"eigenhaard", "gemeente"}
    for key, role in (
        ("eigenhaard", "doet niet meer mee (eerst: indiener)"),
        ("gemeente", "trekker (eerst: mede-uitvoerder)"),
    ):
        (entry,) = parts[key].snapshot.entries
        assert entry.record.code == "± W-002"
        assert parts[key].notes[entry.record.uuid] == f"gewijzigd: partijen · {role}"
        pages = LevelPages(parts[key].snapshot, "buurt", part=parts[key])
        assert role in text_of(pages, pages.main().subject)


def test_of_what_a_party_may_see_no_more_it_hears_nothing(taken_off):
    kansenkaart, since = taken_off
    ymere = Audience.party("ymere")
    with Kansenkaart.open(kansenkaart.path) as file:
        parts = parts_of(file.snapshot(ymere), "party", file.snapshot(ymere, since))
        own = parts_of(file.snapshot(OWNER), "party", file.snapshot(OWNER, since))
    assert "Onder vier ogen" not in str(parts)
    assert "ymere" not in {part.key for part in parts}
    assert "Onder vier ogen" in str([part.snapshot.entries for part in own if part.key == "ymere"])


def test_a_pdf_has_bookmarks_by_title_and_says_what_it_is(real, tmp_path):
    files = export(real["public"], tmp_path, levels=("buurt",), per_feature=True)
    with pikepdf.open(files["kk-buurt.pdf"]) as pdf:
        assert pdf.check_pdf_syntax() == []
        pages = LevelPages(real["public"], "buurt")
        wanted = [pages.feature(key).subject.title for key in pages.features_with_records()]
        with pdf.open_outline() as outline:
            (top,) = outline.root
            assert top.title == "Buurt"
            assert [item.title for item in top.children] == wanted
            targets = [pdf.pages.index(pikepdf.Page(item.destination[0])) for item in top.children]
        assert targets == sorted(set(targets))
        assert targets[0] > 0
        assert len(pdf.pages) > targets[-1]
        assert str(pdf.Root.Lang) == "nl"
        assert str(pdf.docinfo["/Author"]) == "Gemeente Amsterdam"
        assert str(pdf.docinfo["/Subject"]).startswith("In het projectgebied liggen op het niveau")
        with pdf.open_metadata() as about:
            assert about["dc:title"] == "Kansenkaart Volewijck en omgeving"
            assert about["dc:description"] == str(pdf.docinfo["/Subject"])


@pytest.mark.parametrize("title", ["(a) \\ 😀 مرحبا", "x" * 2000, "<b>&"])
def test_any_title_can_be_a_bookmark(tmp_path, title):
    path = tmp_path / "a.pdf"
    drawn(path)
    mark_pdf(path, About(title, title, title, "nl"), [Bookmark("1", 0), Bookmark(title, 1, 1)])
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert pdf.check_pdf_syntax() == []
        assert outline.root[0].children[0].title == title
        assert str(pdf.docinfo["/Title"]) == title
        with pdf.open_metadata() as about:
            assert about["dc:title"] == title


def drawn(path):
    """Draw two pages as QGIS does: through Qt."""
    from qgis.PyQt.QtGui import QPainter, QPdfWriter

    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    painter.drawText(100, 100, "een")
    writer.newPage()
    painter.drawText(100, 100, "twee")
    painter.end()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"%PDF\nstartxref\n3\n%%EOF"])
def test_a_pdf_of_another_make_stays_as_it_is(tmp_path, data):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnknownPdf):
        mark_pdf(path, About("", "", "", "nl"), [Bookmark("1", 0)])
    assert path.read_bytes() == data


def test_a_pdf_without_bookmarks_is_said_to_have_none(real, tmp_path, monkeypatch):
    def strange(*_):
        raise UnknownPdf("another form")

    monkeypatch.setattr(pdf_file, "mark_pdf", strange)
    told = []
    options = ExportOptions(levels=("buurt",))
    export_layouts(
        real["public"], NOTHING, options, tmp_path, "kk", QgsFeedback(), tell=told.append
    )
    assert [
        str(sentence) for sentence in told if "“kk-buurt.pdf” has no bookmarks" in str(sentence)
    ]


@pytest.mark.parametrize(
    ("name", "key", "of"),
    [("party", "stadgenoot", "van Stadgenoot"), ("theme", "sociaal", "over het thema Sociaal")],
)
def test_a_place_without_records_of_a_part_is_not_said_to_have_none(real, name, key, of):
    (part,) = (part for part in parts_of(real["parties"], name) if part.key == key)
    pages = LevelPages(part.snapshot, "buurt", part=part)
    sheet = pages.main()
    legend, said = " ".join(page.legend(sheet.build())), text_of(pages, sheet.subject)
    assert f"buurt zonder records {of}" in legend
    assert f"Zonder records {of}" in said
    assert not re.search(rf"[Zz]onder records(?! {of})", said + legend)


@pytest.mark.parametrize("name", ["party", "theme"])
def test_a_level_without_records_of_a_part_says_of_what(real, name):
    some = real["parties"].at_level("buurt")[:1]
    snapshot = replace(real["parties"], entries=some)
    for part in parts_of(snapshot, name):
        pages = LevelPages(part.snapshot, "stadsdeel", part=part)
        rows = page.index(pages.main().build())
        assert f"Op dit niveau zijn er geen records {part.of}." in [row.text for row in rows]
        assert f"liggen geen records {part.of} op" in text_of(pages, pages.main().subject)


def test_a_list_that_lacks_a_record_is_not_delivered(real, tmp_path, monkeypatch):
    monkeypatch.setattr(checking, "_has_place", lambda sheet, entry: False)
    with pytest.raises(checking.Disagreement, match="do not agree"):
        export(real["public"], tmp_path, levels=("buurt",))
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_in_the_pdf_is_noticed(real, tmp_path):
    file = export(real["public"], tmp_path, levels=("buurt",))["kk-buurt.pdf"]
    entry = real["public"].at_level("buurt")[0]
    checking.check_said(readable_parts(file), {entry.record.code})
    with pytest.raises(checking.Disagreement, match="Z-999"):
        checking.check_said(readable_parts(file), {entry.record.code, "Z-999"})


@pytest.mark.parametrize(
    ("language", "number", "wanted"),
    [
        ("nl", 0, "In het projectgebied liggen geen records op het niveau buurt."),
        ("nl", 1, "In het projectgebied ligt op het niveau buurt 1 wens."),
        ("nl", 3, "In het projectgebied liggen op het niveau buurt 3 wensen."),
        ("en", 0, "In the project area there are no records at the level buurt."),
        ("en", 1, "In the project area there is 1 wish at the level buurt."),
        ("en", 3, "In the project area there are 3 wishes at the level buurt."),
    ],
)
def test_a_description_counts_in_good_sentences(snapshot, language, number, wanted):
    features = [f for f in snapshot.level("buurt").features if f.parent_key in snapshot.area.keys]
    entries = tuple(
        page.entry(n, RecordKind.WISH, f"Wens {n}", features[n : n + 1]) for n in range(number)
    )
    pages = LevelPages(replace(snapshot, language=language, entries=entries), "buurt")
    assert described(pages, pages.main().subject)[0] == wanted
    text = text_of(pages, pages.main().subject)
    assert text.count("Wens ") == number
    assert "{" not in text


def test_a_png_and_an_svg_say_what_they_show(real, tmp_path):
    from qgis.PyQt.QtGui import QImage

    start = "In het projectgebied liggen op het niveau"
    png = export(real["public"], tmp_path, levels=("buurt",), format="png", dpi=40)
    assert QImage(str(png["kk-buurt.png"])).text("Description").startswith(start)
    svg = export(real["public"], tmp_path, levels=("buurt",), format="svg")
    assert f"<desc>{start}" in svg["kk-buurt.svg"].read_text("utf-8")


def test_a_comparison_without_differences_says_so(real):
    snapshot = real["public"]
    (part,) = parts_of(snapshot, "level", snapshot)
    pages = LevelPages(part.snapshot, "buurt", part=part)
    layout = pages.main().build()
    assert "Op dit niveau veranderde niets." in " ".join(page.texts(layout).values())
    said = described(pages, pages.main().subject)
    assert said[0] == "In het projectgebied veranderde niets op het niveau buurt."
