"""Koppelkansen: wishes of different parties that meet, and an opportunity made of them."""

from __future__ import annotations

import threading
from functools import partial
from typing import Sequence

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...domain.filtering import RecordFilter
from ...domain.model import Link
from ...store import Catalogue, Kansenkaart, Meetable, Pair, find_pairs, meetable
from ..catalogue_desk import Inquiry
from ..current import Current
from ..fields import ChoiceField
from ..number import number
from ..worker import Asker
from ..wrapped_label import WrappedLabel
from .pair_maker import PairMaker
from .pair_table import PairTable

LIMIT = 500
"""How many pairs are listed at most."""

_DISTANCE, _FARTHEST, _STEP = 100, 10_000, 50
_PAUSE = 400
_NAME = "kansenkaart.insight.pairs"


class _Stopped(Exception):
    """The search is wanted no more."""


class _Search:
    """One search, which the interface can watch and stop while a worker does it."""

    def __init__(self, distance: float, party: str | None) -> None:
        self._how = (distance, LIMIT, party)
        self.stopped = threading.Event()
        self.found = 0

    def find(self, opened: Kansenkaart, among: Meetable) -> tuple[list[Pair], bool]:
        """Search in ``opened`` among records that the worker of the docks had at hand.

        Runs in a worker of its own: it may take long.
        """
        return find_pairs(opened, among, *self._how, watch=self._look)

    def _look(self, found: int) -> None:
        self.found = found
        if self.stopped.is_set():
            raise _Stopped


class PairsPanel(QWidget):
    """Lists pairs of records that meet in space and time; the chosen pair lights up on the map.

    It searches in what the filters let through, now, and only while it is seen.
    """

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``."""
        super().__init__(parent)
        self._current = current
        self._behind = True
        self._search: _Search | None = None
        self._wanted = RecordFilter()
        self._records = Inquiry(current.desk, self)
        self._asker = Asker(self)
        self._features = Inquiry(current.desk, self)
        self._links = Inquiry(current.desk, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._watch = QTimer(self)
        self._watch.setInterval(200)
        self.header = WrappedLabel(f"{_NAME}.header")
        self.table = PairTable(f"{_NAME}.list")
        self.maker = PairMaker(current, _NAME)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(self._make_controls())
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.maker)
        self._connect()
        self._reopen()

    def _make_controls(self) -> QHBoxLayout:
        self.distance = QSpinBox()
        self.distance.setObjectName(f"{_NAME}.distance")
        self.distance.setAccessibleName(self.tr("At most so many metres apart"))
        self.distance.setToolTip(
            self.tr(
                "At most so far apart, between the middles of what the two are about. Neighbours,"
                " and what lies in each other, meet at any distance."
            )
        )
        self.distance.setRange(0, _FARTHEST)
        self.distance.setSingleStep(_STEP)
        self.distance.setValue(_DISTANCE)
        self.distance.setPrefix(self.tr("within "))
        self.distance.setSuffix(" m")
        self.party = ChoiceField(empty=self.tr("All parties"))
        self.party.setObjectName(f"{_NAME}.party")
        self.party.setAccessibleName(self.tr("Of which party one of the two is"))
        self.party.setToolTip(self.party.accessibleName())
        self.button = QPushButton(self.tr("Search"))
        self.button.setObjectName(f"{_NAME}.search")
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{_NAME}.progress")
        self.bar.setAccessibleName(self.tr("Searching…"))
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        row = QHBoxLayout()
        row.addWidget(self.distance)
        row.addWidget(self.party, 1)
        row.addWidget(self.button)
        return row

    def _connect(self) -> None:
        current = self._current
        for signal in (current.opened, current.closed):
            signal.connect(self._reopen)
        current.reloaded.connect(self._offer_parties)
        current.records_changed.connect(self._search_soon)
        current.shown.changed.connect(self._follow_filter)
        current.saving.connect(self._asker.make_way)
        self._records.answered.connect(self._search_among)
        self._asker.answered.connect(self._show)
        for part in (self._records, self._asker):
            part.failed.connect(self._fail)
        self._features.answered.connect(current.highlight)
        self._links.answered.connect(current.zoom_wanted)
        for inquiry in (self._features, self._links):
            inquiry.failed.connect(current.failed)
        self._pause.timeout.connect(self.search)
        self._watch.timeout.connect(self._say_progress)
        self.distance.valueChanged.connect(lambda _: self._search_soon())
        self.party.currentIndexChanged.connect(lambda _: self._search_soon())
        self.button.clicked.connect(lambda _: self._press())
        self.table.itemSelectionChanged.connect(self._choose)
        self.table.itemActivated.connect(lambda _: self._zoom())

    def stop(self) -> None:
        """Stop searching and wait for the worker: the panel is about to go."""
        self._pause.stop()
        self._halt()
        for inquiry in (self._features, self._links):
            inquiry.forget()
        self._asker.wait()

    # searching

    def _reopen(self) -> None:
        self._halt()
        self._show(((), False))
        self._offer_parties()
        is_open = self._current.path is not None
        for part in (self.distance, self.party, self.button, self.table):
            part.setEnabled(is_open)
        if is_open:
            self._search_soon()
        else:
            self.header.setText(self.tr("Open a kansenkaart, or make a new one."))

    def _offer_parties(self) -> None:
        chosen = self.party.value()
        self.party.blockSignals(True)
        choices = [(party.key, party.name) for party in self._current.vocabulary.parties]
        self.party.set_choices(choices)
        self.party.set_value(chosen if chosen in dict(choices) else None)
        self.party.blockSignals(False)

    def _follow_filter(self) -> None:
        wanted = self._current.shown.filter
        if wanted.only is None and wanted != self._wanted:
            self._wanted = wanted
            self._search_soon()

    def _search_soon(self) -> None:
        self._behind = True
        if self.isVisible() and self._current.path is not None:
            self._pause.start()

    def _press(self) -> None:
        """Do what the button says: search, or stop searching."""
        if self._search is None:
            self.search()
        else:
            self._halt()
            self.header.setText(self.tr("The search was stopped."))

    def search(self) -> None:
        """Search again, in a worker; what was searched before is dropped."""
        self._pause.stop()
        if self._current.path is None:
            return
        self._halt()
        self._behind = False
        self._search = _Search(self.distance.value(), self.party.value())
        self._records.ask(partial(meetable, wanted=self._wanted), now=True)
        self._say_progress()
        self._watch.start()
        self._set_enabled()

    def _search_among(self, records: Meetable) -> None:
        if self._search is not None:
            self._asker.ask(self._current.path, partial(self._search.find, among=records))

    def _halt(self) -> None:
        self._records.forget()
        self._asker.forget()
        if self._search is not None:
            self._search.stopped.set()
            self._search = None
        self._watch.stop()
        self._set_enabled()

    def _say_progress(self) -> None:
        if self._search is not None:
            found = number(self._search.found)
            self.header.setText(self.tr("Searching… {} found so far").format(found))

    def _fail(self, error: Exception) -> None:
        self._halt()
        self._current.failed.emit(error)

    def showEvent(self, event: QShowEvent) -> None:
        """Search for what changed while the panel was out of sight."""
        super().showEvent(event)
        if self._behind:
            self._search_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop searching, and put out what lights up."""
        super().hideEvent(event)
        if self._search is not None:
            self._halt()
            self._behind = True
        if self.table.chosen() is not None:
            self._current.highlight()

    # showing

    def _show(self, answer: tuple[Sequence[Pair], bool]) -> None:
        """List what was found."""
        self._halt()
        pairs, more = answer
        self.table.set_pairs(pairs, self._current.vocabulary)
        if more:
            text = self.tr(
                "The {} best pairs of many; a party, a filter or a shorter distance shows others."
            )
        elif pairs:
            text = self.tr("{} pairs of different parties that meet in space and time")
        else:
            text = self.tr("No pairs of different parties meet here; try a longer distance.")
        self.header.setText(text.format(number(len(pairs))))
        self._choose()

    def _set_enabled(self) -> None:
        busy = self._search is not None
        self.bar.setVisible(busy)
        self.button.setText(self.tr("Stop") if busy else self.tr("Search"))

    def _choose(self) -> None:
        """Show the chosen pair below the list, and light it up on the map."""
        pair = self.table.chosen()
        self.maker.show_pair(pair)
        if pair is None:
            self._features.forget()
            self._current.highlight()
        else:
            uuids = (pair.first.uuid, pair.second.uuid)
            self._features.ask(
                lambda catalogue: [ref for uuid in uuids for ref in catalogue.features_of(uuid)]
            )

    def _zoom(self) -> None:
        pair = self.table.chosen()
        if pair is not None:
            uuids = (pair.first.uuid, pair.second.uuid)
            self._links.ask(lambda catalogue: _links_of(catalogue, uuids))


def _links_of(catalogue: Catalogue, uuids: Sequence[str]) -> tuple[Link, ...]:
    entries = catalogue.kansenkaart.queries.entries(uuids)
    return tuple(link for entry in entries.values() for link in entry.links)
