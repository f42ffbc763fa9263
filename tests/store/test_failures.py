"""An action that fails at any step leaves the file as it was (after SQLite's own tests)."""

import sqlite3
from dataclasses import replace

import pytest

from kansenkaart_plugin.domain.model import Progress, Record
from kansenkaart_plugin.domain.words import Judgement, RecordKind, Role, Stance, TraceKind
from kansenkaart_plugin.store import CannotWrite, Kansenkaart


@pytest.fixture
def act(kansenkaart, add, buurt):
    wish = add(about=[buurt(1)], parties={"ymere": Role.LEAD})
    gone = add(title="weg")

    def act(opened):
        with opened.change("van alles", by="Jan") as change:
            deal = change.add(
                Record(RecordKind.AGREEMENT, "Afspraak"),
                [buurt(1), buurt(2)],
                {"gemeente": Role.LEAD},
                ["koel"],
            )
            change.trace(deal.uuid, TraceKind.ANSWERS, wish.uuid)
            change.take_position(deal.uuid, "ymere", Stance.SUPPORTS)
            change.report(Progress(deal.uuid, "", None, Judgement.DONE, None, None, None))
            change.edit(replace(wish, title="Anders", description="meer"))
            change.unlink([wish.uuid], [buurt(1)])
            change.link([wish.uuid], [buurt(1)])
            change.delete([gone.uuid])

    return act


class FailingConnection:
    """A connection of which statement number ``n`` fails."""

    def __init__(self, connection, n, error):
        self._connection, self._left, self._error = connection, n, error

    def _count(self, sql):
        if sql.startswith(("ROLLBACK",)):
            return
        self._left -= 1
        if self._left == 0:
            raise self._error

    def execute(self, sql, *parameters):
        self._count(sql)
        return self._connection.execute(sql, *parameters)

    def executemany(self, sql, *parameters):
        self._count(sql)
        return self._connection.executemany(sql, *parameters)

    def __getattr__(self, name):
        return getattr(self._connection, name)


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (sqlite3.OperationalError("database or disk is full"), "full"),
        (sqlite3.OperationalError("disk I/O error"), "I/O"),
        (sqlite3.DatabaseError("database disk image is malformed"), "malformed"),
    ],
)
def test_failing_at_the_nth_statement(path, act, signature, error, word):
    before = signature(path)
    for n in range(1, 1000):
        with Kansenkaart.open(path) as opened:
            opened._connection = FailingConnection(opened._connection, n, error)
            try:
                act(opened)
            except CannotWrite as caught:
                assert word in str(caught)
            else:
                break
        assert signature(path) == before
    assert n > 40
    assert signature(path) != before


def test_interrupted_after_any_number_of_steps(path, act, signature):
    """SQLite itself stops the work, in the middle of a statement, a commit too."""
    before = signature(path)
    for steps in (*range(1, 60), *range(60, 4000, 37)):
        with Kansenkaart.open(path) as opened:
            calls = iter([0] * steps)
            opened._connection.set_progress_handler(lambda c=calls: next(c, 1), 3)
            try:
                act(opened)
            except CannotWrite:
                opened._connection.set_progress_handler(None, 0)
                assert signature(path) == before
                continue
        break
    assert signature(path) != before


def test_the_disk_is_full_at_any_page(path, act, signature):
    before = signature(path)
    for spare in range(200):
        with Kansenkaart.open(path) as opened:
            (pages,) = opened._connection.execute("PRAGMA page_count").fetchone()
            opened._connection.execute(f"PRAGMA max_page_count = {pages + spare}")
            try:
                act(opened)
            except CannotWrite as caught:
                assert "full" in str(caught)
                assert signature(path) == before
                continue
        break
    assert signature(path) != before
