"""The dock of agreements over a small kansenkaart with an agreement in each state of decision."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kansenkaart_plugin.domain.model import FeatureRef, Record
from kansenkaart_plugin.domain.words import RecordKind, Role, Stance, Status, TraceKind, Visibility
from kansenkaart_plugin.gui.agreements.panel import AgreementsPanel
from kansenkaart_plugin.store import Kansenkaart

from ..conftest import make_kansenkaart, until

BOTH = {"gemeente": Role.LEAD, "ymere": Role.PARTNER}


@dataclass
class Stage:
    """The panel and what is asked of it over and over."""

    panel: AgreementsPanel
    current: object
    qtbot: object

    @property
    def uuids(self):
        """The uuids of all records by code."""
        return {row.code: row.uuid for row in self.current.kansenkaart.queries.list_of_all()}

    def choose(self, *codes):
        """Choose agreements and wait for the sheet of a single one."""
        self.panel.view.table.choose([self.uuids[code] for code in codes])
        if len(codes) == 1:
            until(self.qtbot, lambda: self.shown() == codes[0])

    def shown(self):
        """Return the code of the agreement that the sheet shows."""
        sheet = self.panel.sheet.sheet
        return sheet.row.code if sheet else None

    def entry(self, code):
        """Return an agreement as it is in the file."""
        uuid = self.uuids[code]
        return self.current.kansenkaart.queries.entries([uuid])[uuid]

    def status(self, code):
        return self.entry(code).record.effective_status

    def codes(self, status):
        """Return the codes below a status on the board."""
        model = self.panel.board.model
        column = model.column(status)
        texts = (model.index(row, 0, column).data() for row in range(model.rowCount(column)))
        return [text.split()[0] for text in texts]

    def board(self):
        """Show the board and wait until it is filled."""
        self.panel.show_board(True)
        until(self.qtbot, lambda: self.codes(Status.PROPOSED))


@pytest.fixture
def filled(tmp_path):
    path = make_kansenkaart(tmp_path / "afspraken.gpkg")
    with Kansenkaart.open(path) as file, file.change("vullen", by="Jan") as change:

        def add(kind, title, parties=(), **fields):
            return change.add(
                Record(kind, title, **fields), [FeatureRef("buurt", "01")], parties
            ).uuid

        deal = RecordKind.AGREEMENT
        wish = add(RecordKind.WISH, "Minder steen", {"ymere": Role.SUBMITTER})
        chance = add(RecordKind.OPPORTUNITY, "Hoven")
        add(deal, "Concept <b>x</b>")
        proposed = add(
            deal,
            "Tien tuinen",
            BOTH,
            status=Status.PROPOSED,
            due_date="2026-01-01",
            target_value="10",
            condition="70% stemt in",
        )
        change.take_position(proposed, "gemeente", Stance.SUPPORTS)
        change.take_position(proposed, "ymere", Stance.NEUTRAL, "nog even")
        change.trace(proposed, TraceKind.ANSWERS, wish)
        change.trace(proposed, TraceKind.ARISES_FROM, chance)
        running = add(deal, "Wijktafel", BOTH, status=Status.RUNNING, due_date="2999-01-01")
        add(deal, "Aankoop", {"gemeente": Role.PARTNER}, visibility=Visibility.SECRET)
        change.sessions.add("Sessie 2", "2026-02-01", agenda=[proposed, running])
    return path


@pytest.fixture
def stage(current, layers, kept, qtbot, filled):
    panel = AgreementsPanel(current, kept)
    qtbot.addWidget(panel)
    panel.resize(700, 900)
    panel.show()
    panel.show_board(False)
    current.open(filled)
    panel.view.set_scope("all")
    until(qtbot, lambda: len(panel.view.model.rows()) == 4)
    yield Stage(panel, current, qtbot)
    panel.stop()
