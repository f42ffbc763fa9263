"""No canary of a hidden row is in a Snapshot, and each one is withheld (hypothesis).

Beside the file stands a model of it that knows nothing of the store: which canary is in which
row, who takes part, what is visible to whom. What each audience may see is worked out there.
"""

import copy
import re
import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from plain_file import make_kansenkaart

from kansenkaart_plugin.domain.audience import OWNER, PARTIES, PUBLIC, Audience
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Progress, Record
from kansenkaart_plugin.domain.words import Judgement, RecordKind, Role, Stance, Visibility
from kansenkaart_plugin.store import Kansenkaart
from kansenkaart_plugin.store.rows import RowWriter

PARTY_KEYS = ("gemeente", "ymere", "eigenhaard")
AUDIENCES = (PUBLIC, PARTIES, Audience.party("ymere"), Audience.party("eigenhaard"), OWNER)
RECORD_TEXTS = ("title", "description", "reason", "indicator", "target_value", "target_unit")
RECORD_TEXTS += ("reservation", "condition", "source")
CANARY = re.compile(r"canary-\d{6}-[a-z_]+")
FACTS = {  # written by plain_file: who may see each
    "CANARY-fact-of-the-owner-only": {"owner"},
    "CANARY-fact-for-the-parties": {"parties", "ymere", "eigenhaard", "owner"},
}
PUBLIC_TO_ALL = {"public", "parties", "ymere", "eigenhaard", "owner"}
INSIDERS = PUBLIC_TO_ALL - {"public"}


def readers(row):
    """Return the names of the audiences that may see a record of the model."""
    if row["deleted"]:
        return set()
    if row["visibility"] is Visibility.PUBLIC:
        return set(PUBLIC_TO_ALL)
    if row["visibility"] is Visibility.INTERNAL:
        return set(INSIDERS)
    if row["visibility"] is Visibility.CONFIDENTIAL:
        return {"owner"} | {party for party, _ in row["parties"]} & INSIDERS
    return {"owner"}


def last_readers(row):
    """The same for a record that may be deleted: by what it last was."""
    return readers({**row, "deleted": False})


some_parties = st.frozensets(
    st.tuples(st.sampled_from(PARTY_KEYS), st.sampled_from(list(Role))), max_size=3
)
some_texts = st.frozensets(st.sampled_from(RECORD_TEXTS))
visibilities = st.sampled_from(list(Visibility))
pick = st.integers(0, 5)


class Canaries(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = make_kansenkaart(Path(self.folder.name) / "c.gpkg")
        self.kansenkaart = Kansenkaart.open(self.path)
        self.kansenkaart._connection.execute("PRAGMA synchronous = OFF")
        self.records, self.sessions, self.names = {}, [], set()
        self.count, self.past, self.made = 0, [], set(FACTS)

    def teardown(self):
        self.kansenkaart.close()
        self.folder.cleanup()

    def canary(self, what):
        self.count += 1
        text = f"canary-{self.count:06d}-{what}"
        self.made.add(text)
        return text

    def act(self, *acts):
        by = self.canary("by")
        with self.kansenkaart.change("actie", by=by) as change:
            for act in acts:
                act(change)
        connection = sqlite3.connect(self.path)
        at, last = connection.execute("SELECT at, by FROM action ORDER BY fid DESC").fetchone()
        connection.close()
        if last != by:  # it changed nothing, and so it was not written
            self.made.discard(by)
            return
        self.names.add(by)
        self.past.append((at, copy.deepcopy(self.records), copy.deepcopy(self.sessions)))

    def live(self, number):
        uuids = [uuid for uuid, row in self.records.items() if not row["deleted"]]
        return uuids[number % len(uuids)] if uuids else None

    @rule(
        kind=st.sampled_from([RecordKind.WISH, RecordKind.AGREEMENT]),
        visibility=visibilities,
        texts=some_texts,
        parties=some_parties,
        loose=st.booleans(),
    )
    def add(self, kind, visibility, texts, parties, loose):
        values = {name: self.canary(name) for name in {*texts, "title"}}
        key = self.canary("feature_key")

        def act(change):
            record = change.add(
                Record(kind, visibility=visibility, **values),
                [FeatureRef("buurt", "NK01")],
                [Participation(*pair) for pair in parties],
                loose=[FeatureRef("buurt", key)] if loose else [],
            )
            self.records[record.uuid] = {
                "kind": kind,
                "visibility": visibility,
                "texts": values,
                "parties": parties,
                "deleted": False,
                "keys": {key} if loose else set(),
                "notes": [],
                "reports": [],
            }
            if not loose:
                self.made.discard(key)

        self.act(act)

    @rule(number=pick, visibility=visibilities, texts=some_texts)
    def edit(self, number, visibility, texts):
        uuid = self.live(number)
        if uuid:
            values = {name: self.canary(name) for name in texts}
            self.act(
                lambda change: change.edit(
                    replace(change.record(uuid), visibility=visibility, **values)
                )
            )
            row = self.records[uuid]
            row["texts"] = {**row["texts"], **values}
            row["visibility"] = visibility
            self._remember()

    @rule(number=pick, parties=some_parties)
    def take_part(self, number, parties):
        uuid = self.live(number)
        if uuid:
            self.act(
                lambda change: change.set_parties(uuid, [Participation(*pair) for pair in parties])
            )
            self.records[uuid]["parties"] = parties
            self._remember()

    @rule(number=pick, party=st.sampled_from(PARTY_KEYS))
    def say(self, number, party):
        uuid = self.live(number)
        if uuid:
            row = self.records[uuid]
            note = self.canary("note")
            acts = [lambda change: change.take_position(uuid, party, Stance.NEUTRAL, note)]
            row["notes"].append(note)
            if row["kind"] is RecordKind.AGREEMENT:
                value, told, source = map(self.canary, ("value", "note", "source"))
                report = Progress(uuid, "", party, Judgement.DONE, value, told, source)
                acts.append(lambda change: change.report(report))
                row["notes"].append(told)
                row["reports"] += [value, source]
            self.act(*acts)

    @rule(number=pick, back=st.booleans())
    def delete(self, number, back):
        uuid = self.live(number)
        if uuid:
            self.act(lambda change: change.delete([uuid]))
            self.records[uuid]["deleted"] = True
            self._remember()
            if back:
                self.act(lambda change: change.restore(uuid))
                self.records[uuid]["deleted"] = False
                self._remember()

    @rule(numbers=st.lists(pick, max_size=3))
    def meet(self, numbers):
        uuids = list(dict.fromkeys(filter(None, map(self.live, numbers))))
        session = {
            "title": self.canary("title"),
            "notes": self.canary("notes"),
            "items": {uuid: self.canary("note") for uuid in uuids},
        }

        def act(change):
            rows: RowWriter = change._rows
            (key,) = rows.insert("session", [(session["title"], None, None, session["notes"])])
            rows.insert("session_party", [(key, "ymere")])
            rows.insert(
                "session_item",
                [
                    (key, uuid, n, None, note)
                    for n, (uuid, note) in enumerate(session["items"].items())
                ],
            )

        self.sessions.append(session)
        self.act(act)

    def _remember(self):
        """The model was brought up to date after the action: so is what is kept of it."""
        at = self.past[-1][0]
        self.past[-1] = (at, copy.deepcopy(self.records), copy.deepcopy(self.sessions))

    def allowed(self, audience, records, sessions, at=None):
        """Return the canaries that ``audience`` may see when the file was as told."""
        name = audience.name
        seen = {fact for fact, names in FACTS.items() if name in names}
        if name != "public":
            seen |= {session["title"] for session in sessions}
        if name == "owner":
            seen |= {session["notes"] for session in sessions}
        for uuid, row in records.items():
            if name not in readers(row) or name not in last_readers(self.records[uuid]):
                continue
            if name == "owner":
                seen |= {s["items"][uuid] for s in sessions if uuid in s["items"]}
            seen |= set(row["texts"].values()) | row["keys"] | set(row["reports"])
            if name != "public":
                seen |= set(row["notes"])
        if name == "owner":  # who changed what is not in the model
            seen |= self.names
        return seen

    def _check(self):
        moments = [(None, self.records, self.sessions), *self.past[:: max(1, len(self.past) // 3)]]
        for at, records, sessions in moments:
            for audience in AUDIENCES:
                snapshot = self.kansenkaart.snapshot(audience, at)
                text = repr(snapshot)
                found = {*CANARY.findall(text), *(fact for fact in FACTS if fact in text)}
                allowed = self.allowed(audience, records, sessions, at)
                assert found <= allowed, (audience, at, found - allowed)
                expected = allowed - self.names
                assert expected <= found, (audience, at, expected - found)
                withheld = self.kansenkaart.withheld(audience, at)
                assert withheld.texts >= self.made - found, self.made - found - withheld.texts
                assert not any(canary in found for canary in withheld.texts)
                self._check_uuids(withheld, text)

    def _check_uuids(self, withheld, text):
        connection = sqlite3.connect(self.path)
        for table in ("record", "position", "progress", "session", "session_item", "record_party"):
            for (uuid,) in connection.execute(f"SELECT uuid FROM {table}"):
                if table in ("record", "session"):
                    assert (uuid in text) != (uuid in withheld.uuids), (table, uuid)
        for (uuid,) in connection.execute("SELECT uuid FROM action"):
            assert uuid in withheld.uuids
        connection.close()

    holds = invariant()(_check)


TestCanaries = Canaries.TestCase
TestCanaries.settings = settings(
    max_examples=25,
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
