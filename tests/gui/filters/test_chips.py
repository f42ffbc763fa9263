"""The chips of the filter, by mouse and by keyboard."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kansenkaart_plugin.domain.attention import Attention
from kansenkaart_plugin.domain.filtering import RecordFilter
from kansenkaart_plugin.domain.words import RecordKind
from kansenkaart_plugin.gui.filters.chips import FilterChips


def make(current, qtbot, gpkg, **parts):
    host = QWidget()
    chips = FilterChips(current, host)
    QVBoxLayout(host).addWidget(chips)
    qtbot.addWidget(host)
    current.open(gpkg)
    host.resize(400, 100)
    host.show()
    chips.host = host
    current.shown.narrow(**parts)
    return chips


def buttons(chips):
    """Return the buttons in sight, in their order."""
    found = [chips.layout().itemAt(n).widget() for n in range(chips.layout().count())]
    return [button for button in found if button.isVisible()]


def test_every_part_of_a_filter_is_a_chip_with_its_name(current, qtbot, gpkg):
    chips = make(
        current,
        qtbot,
        gpkg,
        kinds=(RecordKind.WISH, RecordKind.NEED),
        parties=("ymere",),
        themes=("groen", ""),
        attention=(Attention.OVERDUE,),
        unanswered=True,
        mine="gemeente",
        years=(2026,),
        text="stoep",
    )
    assert chips.texts == [
        "kind: wish",
        "kind: need",
        "party: Ymere",
        "theme: Groen",
        "theme: without a theme",
        "year: 2026",
        Attention.OVERDUE.english,
        "unanswered",
        "ours (Gemeente)",
        "“stoep”",
    ]


def test_without_a_filter_there_is_nothing_to_see(current, qtbot, gpkg):
    chips = make(current, qtbot, gpkg)
    assert chips.isHidden()
    current.shown.narrow(unanswered=True)
    assert not chips.isHidden()
    current.close()
    assert chips.isHidden()


def test_a_click_takes_away_one_chip(current, qtbot, gpkg):
    chips = make(current, qtbot, gpkg, themes=("groen", "wonen"), unanswered=True)
    QTest.mouseClick(buttons(chips)[0], Qt.MouseButton.LeftButton)
    assert current.shown.filter == RecordFilter(themes=("wonen",), unanswered=True)
    assert chips.texts == ["theme: Wonen", "unanswered"]


def test_keys_take_away_chip_after_chip(current, qtbot, gpkg):
    chips = make(current, qtbot, gpkg, themes=("groen", "wonen"), unanswered=True)
    chips.host.activateWindow()
    buttons(chips)[0].setFocus()
    qtbot.waitUntil(lambda: buttons(chips)[0].hasFocus())
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
        button = chips.window().focusWidget()
        assert button in buttons(chips)
        QTest.keyClick(button, key)
    assert current.shown.filter.is_empty
    assert chips.isHidden()


def test_all_chips_go_at_once(current, qtbot, gpkg):
    chips = make(current, qtbot, gpkg, themes=("groen",))
    clear = chips.findChild(QPushButton, "kansenkaart.chips.clear")
    assert not clear.isVisible()  # for one the chip itself is enough
    current.shown.narrow(unanswered=True)
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert current.shown.filter.is_empty


def test_what_a_figure_led_to_is_a_chip(current, qtbot, gpkg):
    chips = make(current, qtbot, gpkg)
    current.show_only(["a", "b"], "Wishes of <b>Ymere</b> & others")
    assert chips.texts == ["Wishes of <b>Ymere</b> & others"]
    assert "&&" in buttons(chips)[0].text()  # or the letter after it would be a key
    chips.clear()
    assert current.shown.filter.only is None
    assert current.shown.only_label == ""
