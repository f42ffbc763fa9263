"""The filter as a row of small menus, for lists and map alike."""

from __future__ import annotations

from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolButton, QWidget

from ...domain.words import STATUSES
from ...store import Catalogue
from ..catalogue_desk import Inquiry
from ..current import Current
from .flow_layout import FlowLayout
from .parts import Facet, FilterWords, facets, toggled


class FilterRow(QWidget):
    """A button per part of the filter, with a menu of what there is to choose."""

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self._words = FilterWords(current)
        self._years: list[int] = []
        self._buttons: dict[str, QToolButton] = {}
        flow = FlowLayout(self, gap=1)
        for facet in facets():
            button = self._buttons[facet.part] = self._make_button(facet)
            flow.addWidget(button)
        self._inquiry = Inquiry(current.desk, self)
        self._inquiry.answered.connect(self._take_years)
        current.shown.changed.connect(self.refresh)
        current.opened.connect(self.refresh)
        current.closed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show which parts of the filter ask for something."""
        self.setEnabled(self._current.kansenkaart is not None)
        filter = self._current.shown.filter
        for part, button in self._buttons.items():
            font = button.font()
            font.setBold(bool(getattr(filter, part)))
            button.setFont(font)

    def _make_button(self, facet: Facet) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"kansenkaart.levels.filter.{facet.part}")
        button.setText(facet.title)
        button.setToolTip(self.tr("Show only records of the chosen: {}").format(facet.title))
        button.setAccessibleName(self.tr("Filter by {}").format(facet.title.lower()))
        button.setAutoRaise(True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = StayingMenu(button)
        menu.setObjectName(f"{button.objectName()}.menu")
        menu.aboutToShow.connect(partial(self._fill, menu, facet))
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu, facet: Facet) -> None:
        """Offer what can be chosen now, with what is chosen checked."""
        menu.clear()
        chosen = getattr(self._current.shown.filter, facet.part)
        if facet.part == "years":
            self._inquiry.ask(_years)
            choices: list[tuple[Any, str]] = [(year, str(year)) for year in self._years]
        else:
            choices = self._words.choices(facet.part)
        if facet.part == "statuses":
            choices = self._of_kinds(choices)
        known = [value for value, _ in choices]
        choices += [(v, self._words.name(facet.part, v)) for v in chosen if v not in known]
        for value, name in choices:
            self._add(menu, facet.part, value, name, value in chosen)
        if not choices:
            menu.addAction(self.tr("Nothing to choose from")).setEnabled(False)

    def _of_kinds(self, choices: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
        """Return the statuses that records of the chosen kinds can have."""
        kinds = self._current.shown.filter.kinds or tuple(STATUSES)
        possible = {status for kind in kinds for status in STATUSES[kind]}
        return [choice for choice in choices if choice[0] in possible]

    def _add(self, menu: QMenu, part: str, value: Any, name: str, checked: bool) -> None:
        action = QAction(name.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(checked)
        action.toggled.connect(partial(self._toggle, part, value))
        menu.addAction(action)

    def _toggle(self, part: str, value: Any, on: bool) -> None:
        shown = self._current.shown
        shown.set(filter=toggled(shown.filter, part, value, on))

    def _take_years(self, years: list[int]) -> None:
        menu = self._buttons["years"].menu()
        if years != self._years:
            self._years = years
            if menu.isVisible():
                self._fill(menu, Facet("years", ""))

    def stop(self) -> None:
        """Ask nothing any more: the panel is about to go."""
        self._inquiry.forget()


class StayingMenu(QMenu):
    """A menu that stays open while things in it are checked, by mouse and by keyboard."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Toggle a checkable action without closing; Enter still closes after it."""
        action = self.activeAction()
        if action is None or not action.isCheckable():
            return False
        released = event.type() == QEvent.Type.MouseButtonRelease
        if released or (event.type() == QEvent.Type.KeyPress and _is_space(event)):
            action.trigger()
            return True
        return False


def _is_space(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space


def _years(catalogue: Catalogue) -> list[int]:
    """Return the years that records belong to, the latest first. Runs in the worker."""
    return sorted({row.year for row in catalogue.all() if row.year is not None}, reverse=True)
