"""What is exported and read back changes nothing, whoever it was exported for."""

from __future__ import annotations

import hashlib
import random

import pytest

from kansenkaart_plugin.domain.audience import RESERVED, Audience
from kansenkaart_plugin.domain.model import FeatureRef, Participation, Record
from kansenkaart_plugin.domain.words import (
    STATUSES,
    AgreementType,
    Commitment,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Stance,
    TraceKind,
    Visibility,
)
from kansenkaart_plugin.intake.export import export_records
from kansenkaart_plugin.intake.levels import create_kansenkaart
from kansenkaart_plugin.intake.records import import_records
from kansenkaart_plugin.store import Kansenkaart

TEXTS = [
    None,
    "Meer groen",
    "=1+1",
    "'=1+1",
    "-5 graden, of +3; misschien",
    "@SUM(A1)",
    'een "citaat"\nen een regel\n\nen een witte',
    "[% @geheim %] <b>&amp;</b> {{7*7}}",
    "🏘️ وعربي 1e\u0301e?".replace("e\u0301", "é"),
    "_x0041_ \\ 's-Gravenhage  twee  spaties",
    "0344001",
    "1,5",
    "2026-01-01",
]


def fill(kansenkaart, seed, count=40):
    """Fill a kansenkaart with ``count`` records of every sort, the same for the same seed."""
    dice = random.Random(seed)
    parties = [party.key for party in kansenkaart.queries.parties()]
    ambitions = [ambition.key for ambition in kansenkaart.queries.ambitions()]
    themes = [theme.key for theme in kansenkaart.profile.themes]
    features = [
        FeatureRef(level.level.key, feature.ref.key)
        for level in kansenkaart.snapshot(Audience("owner")).levels
        for feature in level.features
    ]

    def some(values, most):
        return dice.sample(values, dice.randint(0, min(most, len(values))))

    with kansenkaart.change("Vullen", "test") as change:
        records = []
        for number in range(count):
            kind = dice.choice(list(RecordKind))
            record = Record(
                kind,
                f"{dice.choice(TEXTS) or 'Titel'} {number}",
                description=dice.choice(TEXTS),
                theme=dice.choice([None, *themes]),
                phase=dice.choice([None, *Phase]),
                status=dice.choice(STATUSES[kind]),
                reason=dice.choice(TEXTS[1:]),  # some statuses ask for one
                visibility=dice.choice(list(Visibility)),
                priority=dice.choice([None, 1, 2, 3]),
                agreement_type=dice.choice([None, *AgreementType]),
                commitment=dice.choice([None, *Commitment]),
                indicator=dice.choice(TEXTS),
                target_value=dice.choice(TEXTS),
                target_unit=dice.choice(TEXTS),
                reservation=dice.choice(TEXTS),
                condition=dice.choice(TEXTS),
                start_date=dice.choice([None, "2026-02-28", "0001-01-01"]),
                due_date=dice.choice([None, "9999-12-31"]),
                source_kind=dice.choice([None, *SourceKind]),
                source=dice.choice(TEXTS),
                source_date=dice.choice([None, "2024-02-29"]),
            )
            roles = [Participation(party, dice.choice(list(Role))) for party in some(parties, 3)]
            records.append(change.add(record, some(features, 5), roles, some(ambitions, 2)))
        for record in records:
            for party in some(parties, 2):
                for stance in some(list(Stance), 2):
                    change.take_position(record.uuid, party, stance, "toelichting van de partij")
        for source in records:
            for target in some(records, 6):
                open_kinds = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY)
                if source.kind is RecordKind.AGREEMENT and target.kind in open_kinds:
                    change.trace(source.uuid, TraceKind.ANSWERS, target.uuid)
                elif source.kind is RecordKind.OPPORTUNITY and target.kind in open_kinds:
                    if source.uuid != target.uuid:
                        change.trace(source.uuid, TraceKind.ARISES_FROM, target.uuid)
                elif source.kind is target.kind and source.uuid != target.uuid:
                    change.trace(source.uuid, TraceKind.REPLACES, target.uuid)


def said(kansenkaart):
    """Return what the owner sees of every record, by code; without who saved it when."""
    snapshot = kansenkaart.snapshot(Audience("owner"))
    found = {}
    for entry in snapshot.entries:
        record = entry.record
        texts = {
            name: value
            for name, value in vars(record).items()
            if name not in ("revision", "created_at", "created_by", "modified_at", "modified_by")
        }
        latest = {}
        for position in sorted(entry.positions, key=lambda held: held.stated_at):
            latest[position.party] = position.stance
        found[record.code] = (
            texts,
            sorted(entry.parties),
            sorted(entry.ambitions),
            sorted(link.feature for link in entry.links),
            sorted((trace.kind.value, trace.to_uuid) for trace in entry.traces),
            latest,
        )
    return found


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def export(kansenkaart, audience, path):
    return export_records(kansenkaart.snapshot(audience), path, kansenkaart.withheld(audience))


@pytest.fixture(scope="module")
def empty(tmp_path_factory, example, qgis_app):
    path = tmp_path_factory.mktemp("leeg") / "leeg.gpkg"
    create_kansenkaart(example / "example.yaml", path, "test")
    return path


@pytest.fixture(params=[1, 2, 3])
def filled(request, empty, tmp_path):
    path = tmp_path / "vol.gpkg"
    path.write_bytes(empty.read_bytes())
    with Kansenkaart.open(path) as kansenkaart:
        fill(kansenkaart, request.param)
    return path


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_an_export_for_anyone_read_back_changes_nothing(filled, tmp_path, kind):
    with Kansenkaart.open(filled) as kansenkaart:
        names = [*RESERVED, *(party.key for party in kansenkaart.queries.parties())]
        before = digest(filled)
        for name in names:
            table = export(kansenkaart, Audience(name), tmp_path / f"{name}.{kind}")
            report = import_records(kansenkaart, table, False, None, "test")
            assert (report.imported, report.cleared, report.renumbered) == (0, 0, [])
            assert report.updated == len(kansenkaart.snapshot(Audience(name)).entries)
            assert digest(filled) == before, name


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_the_owners_export_gives_the_same_records_elsewhere(filled, empty, tmp_path, kind):
    other = tmp_path / "kopie.gpkg"
    other.write_bytes(empty.read_bytes())
    with Kansenkaart.open(filled) as kansenkaart, Kansenkaart.open(other) as copy:
        wanted = said(kansenkaart)
        table = export(kansenkaart, Audience("owner"), tmp_path / f"uit.{kind}")
        report = import_records(copy, table, False, None, "test")
        assert (report.imported, report.updated, report.renumbered) == (len(wanted), 0, [])
        assert said(copy) == wanted
        # a second time they are known
        report = import_records(copy, table, False, None, "test")
        assert (report.imported, report.updated) == (0, len(wanted))
        assert said(copy) == wanted
        assert copy.problems() == []


def test_what_a_party_changes_in_its_table_leaves_the_rest_alone(filled, tmp_path):
    """Emptying every list a party sees takes away only what it sees."""
    from kansenkaart_plugin.intake.tables import read_table, write_table

    audience = Audience("ymere")
    with Kansenkaart.open(filled) as kansenkaart:
        before, seen = said(kansenkaart), kansenkaart.snapshot(audience).by_uuid
        table = read_table(export(kansenkaart, audience, tmp_path / "uit.csv"))
        emptied = [
            [
                "" if name in ("answers", "arises_from", "replaces") else row.values[name]
                for name in table.columns
            ]
            for row in table.rows
        ]
        write_table(tmp_path / "terug.csv", table.columns, {"records": emptied})
        report = import_records(kansenkaart, tmp_path / "terug.csv", False, None, "test")
        after = said(kansenkaart)
    visible = {entry.record.code for entry in seen.values()}
    for code, (texts, parties, ambitions, features, traces, latest) in before.items():
        kept = [trace for trace in traces if code not in visible or trace[1] not in seen]
        assert after[code] == (texts, parties, ambitions, features, kept, latest)
    assert report.cleared > 0
