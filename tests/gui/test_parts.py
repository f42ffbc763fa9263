"""The small parts: settings, messages, the search, the questions to the file, the profile's text."""

from __future__ import annotations

import pytest
from qgis.core import Qgis, QgsApplication, QgsMessageOutput, QgsSettings, QgsSettingsTree
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QCalendarWidget, QPushButton

from kansenkaart_plugin.domain.profile import load_profile
from kansenkaart_plugin.domain.sentence import KansenkaartError
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.date_field import DateField, typed_day
from kansenkaart_plugin.gui.fields import CheckList
from kansenkaart_plugin.gui.messages import Messages
from kansenkaart_plugin.gui.records.kept_forms import KeptForms
from kansenkaart_plugin.gui.tips import tip
from kansenkaart_plugin.gui.wizard.profile_text import (
    LevelChoice,
    PartyChoice,
    ProfileChoices,
    profile_text,
)
from kansenkaart_plugin.gui.worker import Asker
from kansenkaart_plugin.settings import NAMELESS, Settings

from .conftest import until

# tooltips


@pytest.mark.parametrize(
    "typed", ["Afspraak <b>1</b>", "R&D", "a &lt; b", "<img src=x>\ntwee", "gewoon", "  <i>x"]
)
def test_a_tooltip_shows_what_was_typed_as_it_was_typed(qgis_app, typed):
    made = tip(typed)
    assert Qt.mightBeRichText(made)  # so that what is escaped is not shown escaped
    document = QTextDocument()
    document.setHtml(made)
    assert document.toPlainText().split() == typed.split()
    assert tip("") == ""


# settings


@pytest.fixture
def settings(qgis_app):
    Settings.forget()
    QgsSettings().remove("plugins/kansenkaart")
    yield Settings()
    Settings.forget()
    QgsSettings().remove("plugins/kansenkaart")


def _nodes():
    return [node.key() for node in QgsSettingsTree.node("plugins").childrenNodes()]


def test_every_setting_hangs_under_one_node_and_goes_with_the_plugin(settings):
    Settings()
    assert _nodes().count("kansenkaart") == 1
    Settings.forget()
    Settings.forget()
    assert "kansenkaart" not in _nodes()


def test_what_people_set_stays_when_the_plugin_comes_again(settings):
    assert settings.writer() == NAMELESS
    settings.display_name.setValue("P. Jansen")
    settings.remember(party="ymere", theme=None, source="Interview", phase="explore")
    Settings.forget()
    again = Settings()
    assert again.writer() == "P. Jansen"
    assert {name: entry.value() for name, entry in again.remembered.items()} == {
        "party": "ymere",
        "theme": "",
        "source": "Interview",
        "source_kind": "",
        "source_date": "",
        "phase": "explore",
    }


# messages


@pytest.fixture
def bar(qgis_app, qtbot):
    bar = QgsMessageBar()
    qtbot.addWidget(bar)
    return bar


def test_text_of_people_is_no_markup_in_the_message_bar(bar):
    Messages(bar).show_error(KansenkaartError("“{x}” a < b", x="<b>&amp;</b>"))
    (item,) = bar.items()
    assert item.text() == "“&lt;b&gt;&amp;amp;&lt;/b&gt;” a &lt; b"
    assert item.level() == Qgis.MessageLevel.Warning


def test_more_than_one_line_is_behind_a_button(bar, monkeypatch):
    messages = Messages(bar)
    told = []
    monkeypatch.setattr(QgsMessageOutput, "showMessage", lambda *words: told.append(words[:2]))
    for code in ("W-001", "W-002"):
        messages.show_error(KansenkaartError("Nothing was changed:\n{code}: no", code=code))
    messages.show_error(KansenkaartError("{long}", long="a" * 120))
    assert bar.items()[0].findChild(QPushButton, "kansenkaart.message.button")
    bar.popWidget(bar.items()[0])
    (item,) = bar.items()  # what was told before in the same words is gone
    assert item.text() == "Nothing was changed:"
    item.findChild(QPushButton, "kansenkaart.message.button").click()
    assert told == [("Nothing was changed:", "Nothing was changed:\nW-002: no")]


def test_the_same_fault_is_told_once(bar):
    messages = Messages(bar)
    for _ in range(3):
        messages.show_error(KansenkaartError("x"))
    messages.show_error(KansenkaartError("y"))
    assert len(bar.items()) == 2


def test_an_offer_is_taken_once_and_an_older_one_goes(bar, qtbot):
    messages = Messages(bar)
    done = []
    messages.show_offer("een", "Undo", lambda: done.append(1))
    messages.show_offer("twee", "Undo", lambda: done.append(2))
    (item,) = bar.items()
    item.findChild(QPushButton, "kansenkaart.message.button").click()
    assert done == [2]
    until(qtbot, lambda: not bar.items())


def test_nothing_of_ours_stays_in_the_bar(bar):
    bar.pushMessage("van QGIS")
    messages = Messages(bar)
    messages.show_error(KansenkaartError("x"))
    messages.show_note("y")
    messages.show_offer("z", "Undo", lambda: None)
    messages.show_report("klaar", "regels")
    messages.stop()
    assert [item.text() for item in bar.items()] == ["van QGIS"]


@pytest.mark.parametrize(("locale", "shown"), [("nl_NL", "01-12-2026"), ("en_US", "2026-12-01")])
def test_a_date_is_written_as_people_here_do(qgis_app, qtbot, monkeypatch, locale, shown):
    monkeypatch.setattr(QgsApplication, "locale", lambda: locale)
    field = DateField()
    qtbot.addWidget(field)
    field.set_value("2026-12-01")
    assert (field.text(), field.shown(), field.value()) == (shown, shown, "2026-12-01")
    field.set_value(None)
    assert (field.text(), field.shown(), field.value()) == ("", "", None)


@pytest.mark.parametrize("before", [None, "2028-04-30"])
@pytest.mark.parametrize("typed", ["1-3-2027", "01-03-2027", "1/3/27", "01032027", "2027-03-01"])
def test_a_date_is_the_day_that_was_typed(qgis_app, qtbot, typed, before):
    field = DateField()
    qtbot.addWidget(field)
    field.set_value(before)
    field.selectAll()
    QTest.keyClicks(field, typed)
    with qtbot.waitSignal(field.chosen):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == field.text() == "2027-03-01"
    with qtbot.assertNotEmitted(field.chosen):
        QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == "2027-03-02"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("29-2-28", "2028-02-29"),
        ("1-3-68", "2068-03-01"),
        ("12-5-98", "1998-05-12"),
        ("20032027", "2027-03-20"),
    ],
)
def test_a_year_is_the_likely_one(qgis_app, typed, day):
    assert typed_day(typed).isoformat() == day


@pytest.mark.parametrize(
    "typed", ["29-2-2027", "31-2-2027", "maart", "2027", "1-13-2027", "0-0-0000"]
)
def test_what_is_no_day_stays_as_it_was_typed(qgis_app, qtbot, typed):
    field = DateField()
    qtbot.addWidget(field)
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == field.text() == typed
    assert typed_day(typed) is None


def test_a_day_is_chosen_in_the_calendar(qgis_app, qtbot, monkeypatch):
    monkeypatch.setattr(QgsApplication, "locale", lambda: "nl_NL")
    field = DateField()
    qtbot.addWidget(field)
    field.set_value("2027-03-01")
    field.show()
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.locale().monthName(3) == "maart"
    assert calendar.selectedDate().toString(Qt.DateFormat.ISODate) == "2027-03-01"
    with qtbot.waitSignal(field.chosen):
        calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert field.value() == "2027-03-04"


# questions


def test_only_the_latest_question_is_answered(qgis_app, gpkg, qtbot):
    asker = Asker()
    answers = []
    asker.answered.connect(answers.append)
    for number in range(5):
        asker.ask(gpkg, lambda _, n=number: n)
    until(qtbot, lambda: answers)
    qtbot.wait(100)
    assert answers == [4]


def test_a_fault_in_a_question_is_told_and_the_next_one_answered(qgis_app, gpkg, tmp_path, qtbot):
    asker = Asker()
    answers, faults = [], []
    asker.answered.connect(answers.append)
    asker.failed.connect(faults.append)
    asker.ask(tmp_path / "weg.gpkg", lambda opened: opened.profile.title)
    until(qtbot, lambda: faults)
    assert "weg.gpkg" in str(faults[0])
    asker.ask(gpkg, lambda opened: opened.profile.title)
    until(qtbot, lambda: answers)


def test_waiting_leaves_no_worker_behind(qgis_app, gpkg):
    asker = Asker()
    answers = []
    asker.answered.connect(answers.append)
    asker.ask(gpkg, lambda opened: opened.queries.list_of_all())
    asker.wait()
    assert not asker.is_busy
    assert not answers


# what is kept


def test_forms_are_kept_apart_by_file_and_panel(tmp_path):
    kept = KeptForms(tmp_path / "diep" / "forms")
    one, two = tmp_path / "een.gpkg", tmp_path / "twee.gpkg"
    assert kept.read(one, "a") is None
    kept.keep(one, "a", {"x": "é\ud800"})
    kept.keep(two, "a", {"x": "2"})
    assert kept.read(one, "a")["x"] == "é\ud800"
    assert kept.read(one, "b") is None
    kept.drop(one, "a")
    kept.drop(one, "a")
    assert kept.read(one, "a") is None
    assert kept.read(two, "a")["x"] == "2"


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "bestand").write_text("x")
    kept = KeptForms(tmp_path / "bestand" / "forms")
    kept.keep(tmp_path / "een.gpkg", "a", {"x": "1"})
    assert kept.read(tmp_path / "een.gpkg", "a") is None


# the profile of the wizard


def test_the_profile_of_the_wizard_is_a_profile_whatever_people_type():
    text = profile_text(
        ProfileChoices(
            'Van: "alles" & #1\n- x',
            "nl",
            "EPSG:28992",
            [
                LevelChoice("Wijk: één", "a b#.gpkg|layername=x", "NO", "", ""),
                LevelChoice("123", "b.gpkg", "0344", "12:30", "Wijk: één", merge_parts=True),
                LevelChoice("!!!", "c.gpkg", "k", "", "123"),
            ],
            [
                PartyChoice("Public", "other"),
                PartyChoice("É!", "corporation"),
                PartyChoice("é", "other"),
            ],
            ["Wonen", "wonen!"],
            ("123", ["01", "NO"]),
        )
    )
    profile = load_profile(text)
    assert profile.title.startswith('Van: "alles" & #1')
    assert [level.key for level in profile.levels] == ["wijk_een", "level_123", "level"]
    assert [level.parent for level in profile.levels] == [None, "wijk_een", "level_123"]
    assert (profile.levels[0].feature_key, profile.levels[1].label) == ("NO", "12:30")
    assert profile.levels[1].merge_parts
    assert [party.key for party in profile.parties] == ["party-public", "e", "e-2"]
    assert [theme.key for theme in profile.themes] == ["wonen", "wonen-2"]
    assert (profile.area.level, profile.area.keys) == ("level_123", ("01", "NO"))


def test_ticks_that_are_not_offered_any_more_are_kept(qgis_app):
    ticks = CheckList()
    ticks.set_choices([("a", "A"), ("b", "B")])
    ticks.set_value(("b", "weg"))
    assert ticks.value() == ("b", "weg")
    ticks.set_value(("a",))
    assert ticks.value() == ("a",)


# icons


@pytest.mark.parametrize("kind", list(RecordKind))
def test_an_icon_has_the_colour_that_its_kind_has_on_the_map(kind):
    from pathlib import Path

    import kansenkaart_plugin
    from kansenkaart_plugin.cartography.palette import look_of

    file = Path(kansenkaart_plugin.__file__).parent / "resources" / f"{kind.value}.svg"
    assert f'fill="{look_of(kind, {}).colour}"' in file.read_text("utf-8")
