"""The change log is complete, and the past is read from it (hypothesis, random actions)."""

import contextlib
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from plain_file import make_kansenkaart

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Progress, Record
from kansenkaart_plugin.domain.rules import answered
from kansenkaart_plugin.domain.words import (
    Judgement,
    RecordKind,
    Role,
    Stance,
    Status,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.store import Kansenkaart, RulesBroken, changes_of, compare
from kansenkaart_plugin.store.outside import logged_row
from kansenkaart_plugin.store.rows import expected_hash
from kansenkaart_plugin.store.tables import FIELDS, columns
from kansenkaart_plugin.store.undo import CannotUndo

AUDIENCES = (OWNER, PARTIES, PUBLIC, Audience.party("ymere"))
FEATURES = [FeatureRef("buurt", f"NK{n:02d}") for n in range(1, 5)] + [FeatureRef("wijk", "NK")]
some_features = st.lists(st.sampled_from(FEATURES), max_size=4)
some_parties = st.lists(
    st.builds(
        Participation,
        st.sampled_from(["gemeente", "ymere", "eigenhaard"]),
        st.sampled_from(list(Role)),
    ),
    max_size=3,
)
pick = st.integers(0, 9)


class History(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = make_kansenkaart(Path(self.folder.name) / "h.gpkg")
        self.kansenkaart = Kansenkaart.open(self.path)
        self.kansenkaart._connection.execute("PRAGMA synchronous = OFF")
        self.past = {}
        self.all = []

    def teardown(self):
        self.kansenkaart.close()
        self.folder.cleanup()

    def _act(self, *acts):
        """Do ``acts`` in one action, and keep what the owner then sees."""
        with self.kansenkaart.change("actie", by="Jan") as change:
            for act in acts:
                act(change)
        self._remember()

    def _remember(self):
        (at,) = sqlite3.connect(self.path).execute("SELECT max(at) FROM action").fetchone()
        self.past[at] = self.kansenkaart.snapshot(OWNER).entries

    def _live(self, number):
        entries = self.kansenkaart.snapshot(OWNER).entries
        return entries[number % len(entries)] if entries else None

    @rule(
        kind=st.sampled_from(list(RecordKind)),
        title=st.text(min_size=1).filter(lambda text: any(c.isalnum() for c in text)),
        features=some_features,
        parties=some_parties,
        visibility=st.sampled_from(list(Visibility)),
        twice=st.booleans(),
    )
    def add(self, kind, title, features, parties, visibility, twice):
        def act(change):
            record = change.add(
                Record(kind, title, visibility=visibility), features, parties, ["koel"]
            )
            self.all.append(record.uuid)
            if twice:
                change.edit(replace(record, theme="groen"))

        self._act(act)

    @rule(
        number=pick,
        title=st.sampled_from(["a", "b", "c"]),
        priority=st.sampled_from([None, 1, 2]),
        visibility=st.sampled_from(list(Visibility)),
        again=st.booleans(),
    )
    def edit(self, number, title, priority, visibility, again):
        entry = self._live(number)
        if entry:

            def act(change):
                fresh = change.record(entry.record.uuid)
                change.edit(replace(fresh, title=title, priority=priority, visibility=visibility))

            def more(change):
                fresh = change.record(entry.record.uuid)
                change.edit(replace(fresh, title=title + "!", description="meer"))

            self._act(act, *([more] if again else []))

    @rule(number=pick, features=some_features, also_link=st.booleans(), parties=some_parties)
    def about(self, number, features, also_link, parties):
        entry = self._live(number)
        if entry:
            uuid = entry.record.uuid
            acts = [lambda change: change.unlink([uuid], features)]
            if also_link:
                acts.append(lambda change: change.link([uuid], features))
            self._act(*acts, lambda change: change.set_parties(uuid, parties))

    @rule(number=pick, features=some_features, ambitions=st.sampled_from([[], ["koel"]]))
    def exactly(self, number, features, ambitions):
        entry = self._live(number)
        if entry:
            uuid = entry.record.uuid
            self._act(
                lambda change: change.set_features(uuid, features),
                lambda change: change.set_ambitions(uuid, ambitions),
            )

    @rule(one=pick, other=pick, kind=st.sampled_from(list(TraceKind)), away=st.booleans())
    def trace(self, one, other, kind, away):
        source, target = self._live(one), self._live(other)
        if source:
            with contextlib.suppress(RulesBroken):
                self._act(
                    lambda change: (change.untrace if away else change.trace)(
                        source.record.uuid, kind, target.record.uuid
                    )
                )

    @rule(number=pick, stance=st.sampled_from(list(Stance)))
    def position(self, number, stance):
        entry = self._live(number)
        if entry:
            uuid = entry.record.uuid
            acts = [lambda change: change.take_position(uuid, "ymere", stance, "opmerking")]
            if entry.record.kind is RecordKind.AGREEMENT:
                report = Progress(uuid, "", "ymere", Judgement.BEHIND, None, "n", None)
                acts.append(lambda change: change.report(report))
                status = Status.RUNNING
                if entry.record.status is status:
                    status = Status.PROPOSED
                acts.append(lambda change: change.edit(replace(change.record(uuid), status=status)))
            self._act(*acts)

    @precondition(lambda self: self.all)
    @rule(number=pick, back=st.booleans())
    def delete(self, number, back):
        entry = self._live(number)
        if entry:
            uuid = entry.record.uuid
            acts = [lambda change: change.delete([uuid])]
            if back:
                acts.append(lambda change: change.restore(uuid))
            self._act(*acts)

    @precondition(lambda self: self.all)
    @rule(number=pick)
    def restore(self, number):
        self._act(lambda change: change.restore(self.all[number % len(self.all)]))

    @rule(redo=st.booleans())
    def undo(self, redo):
        with contextlib.suppress(CannotUndo, RulesBroken):
            self.kansenkaart.undo("Piet")
            self._remember()
            if redo:
                self.kansenkaart.redo("Piet")
                self._remember()

    @invariant()
    def every_hash_fits_and_the_log_says_the_same(self):
        connection = sqlite3.connect(self.path)
        for table in FIELDS:
            for *row, found in connection.execute(
                f"SELECT {', '.join(columns(table))}, row_hash FROM {table}"
            ):
                assert expected_hash(table, row) == found
                assert logged_row(connection, table, row[0]) == dict(zip(columns(table), row))
        assert self.kansenkaart.changed_outside() == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.close()

    @invariant()
    def nothing_is_seen_that_may_not_be(self):
        for audience in AUDIENCES:
            entries = self.kansenkaart.snapshot(audience).entries
            seen = {entry.record.uuid for entry in entries}
            for entry in entries:
                parties = {part.party for part in entry.parties}
                assert audience.sees(entry.record.visibility, parties)
                for trace in (*entry.traces, *entry.traced_by):
                    assert {trace.from_uuid, trace.to_uuid} <= seen
            kinds = {
                entry.record.uuid: (entry.record.kind, entry.record.effective_status)
                for entry in entries
            }
            found = answered(kinds, (trace for entry in entries for trace in entry.traces))
            assert found == {entry.record.uuid for entry in entries if entry.answered}

    def _check_past(self):
        later = {audience: self.kansenkaart.snapshot(audience) for audience in AUDIENCES}
        now = {a: {e.record.uuid for e in snapshot.entries} for a, snapshot in later.items()}
        deleted = set(self.all) - now[OWNER]
        for at, entries in self.past.items():
            assert self.kansenkaart.snapshot(OWNER, as_of=at).entries == entries
            for audience in AUDIENCES:
                then = self.kansenkaart.snapshot(audience, as_of=at)
                changes = changes_of(compare(then, later[audience]))
                assert self.kansenkaart.changes(audience, at) == changes
                for entry in then.entries:
                    parties = {part.party for part in entry.parties}
                    assert audience.sees(entry.record.visibility, parties)  # then …
                    assert entry.record.uuid in now[audience] | deleted  # … and now

    past_is_kept = invariant()(_check_past)


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=25,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
