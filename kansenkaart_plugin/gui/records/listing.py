"""Keeps a list of records filled: asked of the catalogue, sorted, grouped, in step with the map."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...domain.filtering import Grouping, RecordFilter
from ...domain.model import FeatureRef
from ...domain.words import RecordKind
from ...settings import ListMemory
from ...store import Row
from ..catalogue_desk import Inquiry
from ..current import WHOLE_AREA, Current
from ..number import number
from .lists import SHOWN_NAMES, Listing, Names, Order, Wanted, list_records
from .view import RecordView

_MOST_LIT = 50
"""How many chosen records light up on the map."""


class RecordListing(QObject):
    """Fills the list of a `RecordView`; what is pointed at or chosen lights up on the map."""

    filled = pyqtSignal(object)
    """The list shows another `Listing`."""

    def __init__(
        self,
        current: Current,
        view: RecordView,
        kinds: Sequence[RecordKind],
        memory: ListMemory,
    ) -> None:
        """Show records of ``kinds``; order, groups and columns are kept in ``memory``."""
        super().__init__(view)
        self._current = current
        self._view = view
        self._kinds = tuple(kinds)
        self._memory = memory
        self._labels: dict[str, str] = {}
        self._lit: tuple[FeatureRef, ...] = ()
        self._behind = False
        self._wanted: str | None = None
        self._lists = Inquiry(current.desk, self)
        self._lists.answered.connect(self._show)
        self._lists.failed.connect(current.failed)
        self._places = Inquiry(current.desk, self)
        self._places.answered.connect(self._light_up)
        self._restore()
        self._connect()

    def _connect(self) -> None:
        current, view = self._current, self._view
        current.shown.changed.connect(self.refresh)
        current.records_changed.connect(self.refresh)
        current.choose_wanted.connect(self._choose_if_ours)
        current.all_wanted.connect(lambda: view.set_scope("all"))
        view.asked_otherwise.connect(self.refresh)
        view.row_changed.connect(lambda: self._point_at(None))
        view.table.hovered.connect(self._point_at)

    # what a person set before

    def _restore(self) -> None:
        column, _, direction = self._memory.order.value().partition(" ")
        table = self._view.table
        table.set_columns(self._memory.columns.value())
        table.set_order(Order(column, direction == "desc"))
        code = self._memory.grouping.value()
        if code in [by.value for by in Grouping]:
            self._view.set_grouping(Grouping(code))

    def remember(self) -> None:
        """Keep order, groups and columns for the next time."""
        order, by = self._view.table.order(), self._view.grouping
        self._memory.order.setValue(f"{order.column} desc" if order.descending else order.column)
        self._memory.grouping.setValue(by.value if by else "")
        self._memory.columns.setValue(self._view.table.columns())

    # the list

    def empty(self) -> None:
        """Show nothing: nothing is open."""
        self._lists.forget()
        self._places.forget()
        self._wanted = None
        self._view.table.set_listing(Listing([], {}, Names()))

    def refresh(self) -> None:
        """Ask for the records again; a list that is out of sight does so when it is seen."""
        current, view = self._current, self._view
        self._behind = not view.isVisible()
        if not current.desk.is_open or self._behind:
            self._lists.forget()
            return
        words, shown = current.vocabulary, current.shown
        text = f"{shown.filter.text} {view.search.text()}".strip()
        wanted = Wanted(
            self.scope(),
            current.level,
            current.selection,
            self._kinds,
            replace(shown.filter, text=text),
            shown.below,
            view.grouping,
            view.table.order(),
            Names.of(words.parties, words.themes),
        )
        self._lists.ask(lambda catalogue: list_records(catalogue, wanted))

    def catch_up(self) -> None:
        """Ask for what changed while the list was out of sight."""
        if self._behind:
            self.refresh()

    def _show(self, listing: Listing) -> None:
        self._labels = listing.labels
        self._view.table.set_listing(listing)
        self._view.set_header(self.header())
        self.filled.emit(listing)
        self._choose_wanted()

    def scope(self) -> str:
        """Return which records are listed: ``selection``, ``whole`` or ``all``."""
        scope = self._view.scope()
        whole = scope == "selection" and self._current.level == WHOLE_AREA
        return "whole" if whole else scope

    def header(self) -> str:
        """Return what the list is about, or what to do."""
        if self.scope() == "whole":
            return self.tr("About the whole area")
        if self.scope() == "all":
            return self.tr("All records")
        return self.selected_text() or self.tr(
            "Nothing selected. Select one or more features of “{}” on the map,"
            " or choose “Whole area” or “All”."
        ).format(self._current.level_title())

    def selected_text(self, most: int = SHOWN_NAMES) -> str:
        """Return what is selected, with the names of at most ``most`` features."""
        keys = self._current.selection
        if not keys:
            return ""
        names = ", ".join(self._labels.get(key, key) for key in keys[:most])
        names += ", …" if len(keys) > most else ""
        return self.tr("{level}, {count} selected: {names}").format(
            level=self._current.level_title(), count=number(len(keys)), names=names
        )

    # a record that somebody wants to see

    def _choose_if_ours(self, row: Row) -> None:
        if row.kind not in self._kinds:
            return
        self._wanted = row.uuid
        parent = self._view.parentWidget()
        while parent is not None and not isinstance(parent, QgsDockWidget):
            parent = parent.parentWidget()
        if parent is not None:
            parent.setUserVisible(True)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        """Choose the wanted record; what hides it is taken away, one thing after another."""
        view, shown = self._view, self._current.shown
        if self._wanted is None or self._lists.is_busy:
            return
        if view.model.place(self._wanted) >= 0:
            view.choose(self._wanted)
            self._wanted = None
        elif view.search.text():
            view.search.clear()
        elif view.scope() != "all":
            view.set_scope("all")
        elif shown.filter != RecordFilter():
            shown.set(filter=RecordFilter())
        elif view.model.close_nothing():
            self._choose_wanted()
        else:
            self._wanted = None  # it went in the meantime

    # what lights up on the map

    def _point_at(self, uuid: str | None) -> None:
        uuids = [uuid] if uuid else [r.uuid for r in self._view.table.chosen_rows(_MOST_LIT)]
        if uuids and self._view.isVisible():
            self._places.ask(
                lambda catalogue: tuple(
                    dict.fromkeys(ref for one in uuids for ref in catalogue.features_of(one))
                )
            )
        else:
            self._places.forget()
            self._light_up(())

    def _light_up(self, features: tuple[FeatureRef, ...]) -> None:
        if features != self._lit:
            self._lit = features
            if features or self._view.isVisible():  # else another dock lights up what it shows
                self._current.highlight(features)
