"""Every dock works by keyboard, tells a screen reader what it is, and has names for scripts."""

from __future__ import annotations

import pytest
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QAction,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QToolBar,
    QToolButton,
)

from kansenkaart_plugin.gui.docks import make_docks
from kansenkaart_plugin.gui.records.form_fields import short_rows
from kansenkaart_plugin.gui.records.model import COLUMNS
from kansenkaart_plugin.gui.records.panel import AGREEMENTS, RECORDS
from kansenkaart_plugin.gui.wrapped_label import WrappedLabel

from .conftest import add

INPUTS = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QAbstractItemView)


@pytest.fixture
def docks(current, layers, kept, gpkg, qtbot):
    made = make_docks(current, kept)
    for dock in made:
        qtbot.addWidget(dock.widget)
        dock.widget.show()
    current.open(gpkg)
    made[1].panel.start("wish")
    made[2].panel.start("agreement")
    for panel in (made[1].panel, made[2].panel):
        panel.view.form.roles.add_row(("ymere", "lead"))
        panel.view.form.positions.add_row(("ymere", "supports", "x"))
    return made


_OF_OTHERS = (
    "QComboBoxPrivateContainer",
    "QComboBoxListView",
    "QgsGroupBoxCollapseButton",
    "QTableCornerButton",
    "QToolBarExtension",
    "QTabBar",
)


def _parts(dock):
    """Return the widgets that a person meets, not those inside Qt's or QGIS's own."""
    for part in dock.panel.findChildren(INPUTS):
        kinds = {part.metaObject().className(), part.parent().metaObject().className()}
        inner = isinstance(part.parent(), (QComboBox, QLineEdit, QAbstractSpinBox, QHeaderView))
        if not inner and not isinstance(part, QHeaderView) and not kinds.intersection(_OF_OTHERS):
            yield part


def test_everything_a_person_meets_has_a_name_for_readers(docks):
    nameless = []
    for dock in docks:
        for part in _parts(dock):
            said = part.accessibleName() or part.toolTip()
            if isinstance(part, QAbstractButton):
                said = said or part.text()
            if not said:
                nameless.append((type(part).__name__, part.objectName()))
    assert nameless == []


def test_buttons_without_text_have_tooltips(docks):
    bare = [
        part.objectName()
        for dock in docks
        for part in _parts(dock)
        if isinstance(part, QToolButton) and not part.text() and not part.toolTip()
    ]
    assert bare == []


def test_lists_fields_and_actions_have_stable_names(docks):
    names = {
        name
        for dock in docks
        for part in dock.panel.findChildren(INPUTS)
        for name in [part.objectName()]
    }
    names |= {action.objectName() for dock in docks for action in dock.panel.findChildren(QAction)}
    assert names >= {
        "kansenkaart.levels.list",
        "kansenkaart.records.list",
        "kansenkaart.records.scope",
        "kansenkaart.records.search",
        "kansenkaart.records.new.wish",
        "kansenkaart.records.new.need",
        "kansenkaart.records.new.opportunity",
        "kansenkaart.records.new.fact",
        "kansenkaart.records.edit",
        "kansenkaart.records.zoom",
        "kansenkaart.records.link",
        "kansenkaart.records.unlink",
        "kansenkaart.records.delete",
        "kansenkaart.records.form.title",
        "kansenkaart.records.form.kind",
        "kansenkaart.records.form.save",
        "kansenkaart.records.form.cancel",
        "kansenkaart.agreements.list",
        "kansenkaart.agreements.new.agreement",
        "kansenkaart.agreements.form.agreement_type",
        "kansenkaart.agreements.form.positions",
    }
    assert [dock.widget.objectName() for dock in docks] == [
        "kansenkaart.levels",
        "kansenkaart.records",
        "kansenkaart.agreements",
        "kansenkaart.insight",
        "kansenkaart.session",
    ]


@pytest.mark.parametrize("kind", [RECORDS, AGREEMENTS])
def test_tab_goes_through_the_short_form_as_it_stands(make_panel, gpkg, qtbot, kind):
    panel = make_panel(kind, gpkg)
    QApplication.setActiveWindow(panel)
    panel.start(kind.kinds[0].value)
    form = panel.view.form
    until_focus = form.fields["title"]
    qtbot.waitUntil(until_focus.hasFocus)
    names = [name for row in short_rows(kind.kinds) for name in row if name != "reason"]
    met = []
    for _ in names:
        met.append(QApplication.focusWidget().objectName().rsplit(".", 1)[-1])
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert met == names


@pytest.mark.parametrize("kind", [RECORDS, AGREEMENTS])
def test_tab_goes_once_along_each_fold_and_the_buttons_and_back_to_the_title(
    make_panel, gpkg, qtbot, kind
):
    panel = make_panel(kind, gpkg)
    QApplication.setActiveWindow(panel)
    panel.start(kind.kinds[0].value)
    form = panel.view.form
    qtbot.waitUntil(form.fields["title"].hasFocus)
    met = []
    while not met or not form.fields["title"].hasFocus():
        met.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert len(met) < 60
    arrows = [widget.accessibleName() for widget in met if widget.objectName() == "collapseButton"]
    folds = [fold for fold in form.findChildren(QgsCollapsibleGroupBox) if fold.isVisible()]
    assert arrows == [fold.title().partition(":")[0] for fold in folds]
    assert len(met) == len(set(met))
    last = [widget.objectName().rsplit(".", 1)[-1] for widget in met if form.isAncestorOf(widget)]
    assert last[-3:] == ["next", "save", "cancel"]


@pytest.mark.parametrize("kind", [RECORDS, AGREEMENTS])
def test_a_narrow_dock_does_not_grow_when_a_record_is_chosen_or_changed(
    make_panel, gpkg, qtbot, kind
):
    panel = make_panel(kind, gpkg)
    code = kind.kinds[0].value
    add(panel, "Tien tuinen ontstenen in de Van der Pekbuurt", code, party="gemeente")
    panel.view.set_scope("all")
    panel.resize(340, 700)
    qtbot.waitUntil(lambda: panel.view.model.rowCount() == 1, timeout=30_000)
    panel.view.table.selectRow(0)
    narrow = 50 * panel.fontMetrics().averageCharWidth()  # letters here are wider than on a desktop
    assert panel.minimumSizeHint().width() <= narrow
    table = panel.view.table
    title = table.columnWidth(COLUMNS.index("title"))
    assert title >= 14 * table.fontMetrics().averageCharWidth()
    assert panel.view.search.width() > panel.width() / 2
    tools = panel.findChild(QToolBar, f"{kind.name}.chosen.bar")
    panel.resize(600, 700)  # there is room for all of it on a line
    qtbot.waitUntil(lambda: tools.geometry().top() < panel.view.search.geometry().bottom())
    panel.resize(340, 700)
    panel.edit()
    qtbot.waitUntil(panel.view.form.isVisible, timeout=30_000)
    assert panel.minimumSizeHint().width() <= narrow
    panel.setStyleSheet("QComboBox { padding: 9px; } QWidget { border: none; }")
    form, fields = panel.view.form, panel.view.form.fields["status"].parentWidget()
    assert form.minimumSizeHint().width() > fields.minimumSizeHint().width()


def test_no_text_is_drawn_over_another_in_a_low_dock(make_panel, current, gpkg, qtbot):
    panel = make_panel(AGREEMENTS, gpkg)
    add(panel, "Tien tuinen", "agreement", party="gemeente")
    panel.view.set_scope("all")
    qtbot.waitUntil(lambda: panel.view.model.rowCount() == 1, timeout=30_000)
    panel.view.table.selectRow(0)
    panel.resize(500, 700)
    panel.start("agreement")
    panel.resize(340, 300)
    qtbot.wait(50)
    labels = [label for label in panel.findChildren(WrappedLabel) if label.isVisible()]
    assert len(labels) >= 3
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    top = panel.view.splitter.widget(0)
    shown = (panel.view.header, panel.view.table)
    edges = [
        (part.mapTo(top, part.rect().topLeft()).y(), part.mapTo(top, part.rect().bottomLeft()).y())
        for part in shown
    ]
    assert all(before[1] < after[0] for before, after in zip(edges, edges[1:]))


def test_in_a_low_dock_the_form_takes_the_place_of_the_list(make_panel, gpkg, qtbot):
    panel = make_panel(RECORDS, gpkg)
    view = panel.view
    for height, both in ((700, True), (360, False)):
        panel.resize(500, height)
        panel.start("wish")
        qtbot.wait(50)
        assert view.table.isVisible() == both
        title, visibility = view.form.fields["title"], view.form.fields["visibility"]
        assert all(not field.visibleRegion().isEmpty() for field in (title, visibility))
        panel.cancel()
        assert view.table.isVisible()
