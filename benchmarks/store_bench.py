"""The store against bare sqlite3 and QGIS: 200,000 records, 500,000 links, 50,000 features."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Iterable, Iterator, Sequence

from measuring import Baseline, compare, peak_memory, print_peak, start_qgis

RECORDS, LINKS, FEATURES = 200_000, 500_000, 50_000
SELECTED, ATTACHED = 1_000, 10_000
MOMENT = "2026-01-01T00:00:00.000Z"


def measure() -> Iterator[dict]:
    """Yield all measurements; ratio ≤ limit is good."""
    from material import fill, make_kansenkaart

    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        path = make_kansenkaart(Path(name), FEATURES)
        fill(path, RECORDS, LINKS)
        yield from list_of_selected(path)
        yield from snapshot(path)
        yield from attach(path)


def list_of_selected(path: Path) -> list[dict]:
    """The list for 1,000 selected features."""
    from material import key_of

    from kansenkaart_plugin.store import Kansenkaart
    from kansenkaart_plugin.store.queries import LIST_COLUMNS

    keys = [key_of(n * 13 % FEATURES) for n in range(SELECTED)]
    with closing(_bare(path)) as bare, Kansenkaart.open(path, read_only=True) as kansenkaart:

        def ours() -> list:
            return kansenkaart.queries.list_of_features("pand", keys)

        def by_query() -> list:
            return bare.execute(query, keys).fetchall()

        query = (
            f"SELECT {LIST_COLUMNS} FROM record r WHERE r.deleted_at IS NULL AND r.uuid IN"
            " (SELECT f.record_uuid FROM record_feature f WHERE f.level = 'pand'"
            f" AND f.feature_key IN ({','.join('?' * len(keys))}) AND f.deleted_at IS NULL)"
        )
        by_request, by_relation = _ListByRequest(path, keys), _ListByRelation(path, keys)
        answer = set(ours())
        assert len(answer) == len(ours()) > 9_000
        for other in (by_query, by_request, by_relation):
            assert {tuple(value or None for value in row) for row in other()} == answer
        return compare(
            "list of 1,000 features",
            ours,
            Baseline("bare indexed query", 1.5, by_query),
            Baseline("QgsFeatureRequest", 1 / 1.3, by_request),
            Baseline("QgsRelation, its field indexed", 1 / 5, by_relation),
        )


class _ListByRequest:
    """The list by three requests: links of the features, their records, the parties of those."""

    def __init__(self, path: Path, keys: list[str]) -> None:
        from qgis.core import QgsVectorLayer

        self.links, self.records, self.parties, self.places = (
            QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
            for table in ("record_feature", "record", "record_party", "level_pand")
        )
        self.keys = keys

    def __call__(self) -> list[list]:
        links = f"level = 'pand' AND deleted_at IS NULL AND feature_key IN ({_quoted(self.keys)})"
        return self.listed({link for (link,) in _read(self.links, links, ["record_uuid"])})

    def listed(self, uuids: set[str]) -> list[list]:
        chosen = _quoted(uuids)
        parties: dict[str, list[str]] = {}
        owned = f"deleted_at IS NULL AND record_uuid IN ({chosen})"
        for uuid_, party in _read(self.parties, owned, ["record_uuid", "party_key"]):
            parties.setdefault(uuid_, []).append(party)
        names = ["uuid", "code", "kind", "title", "theme", "status", "visibility", "due_date"]
        rows = list(_read(self.records, f"deleted_at IS NULL AND uuid IN ({chosen})", names))
        for row in rows:
            row.append(",".join(parties.get(row[0], ())))
        return rows


class _ListByRelation(_ListByRequest):
    """The same with a relation, which gives the links of one feature at a time."""

    def __init__(self, path: Path, keys: list[str]) -> None:
        from qgis.core import QgsFeatureRequest, QgsProject, QgsRelation, QgsRelationContext

        indexed = path.with_name("relatie.gpkg")
        shutil.copyfile(path, indexed)
        with closing(sqlite3.connect(indexed)) as connection:
            # a relation asks for the key alone, without the level before it in our index
            connection.execute("CREATE INDEX related ON record_feature (feature_key)")
            connection.commit()
        super().__init__(indexed, keys)
        self.project = QgsProject()
        self.project.addMapLayers([self.links, self.places])
        self.relation = QgsRelation(QgsRelationContext(self.project))
        self.relation.setId("links")
        self.relation.setReferencingLayer(self.links.id())
        self.relation.setReferencedLayer(self.places.id())
        self.relation.addFieldPair("feature_key", "feature_key")
        assert self.relation.isValid(), self.relation.validationError()
        wanted = QgsFeatureRequest().setFilterExpression(f"feature_key IN ({_quoted(keys)})")
        self.selected = list(self.places.getFeatures(wanted))

    def __call__(self) -> list[list]:
        return self.listed(
            {
                link["record_uuid"]
                for feature in self.selected
                for link in self.relation.getRelatedFeatures(feature)
                if link["level"] == "pand" and not link["deleted_at"]
            }
        )


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"'{text}'" for text in texts)


def _read(layer, expression: str, names: Sequence[str]) -> Iterator[list]:
    from qgis.core import QgsFeatureRequest

    request = QgsFeatureRequest().setFilterExpression(expression)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(names), layer.fields())
    places = [layer.fields().lookupField(name) for name in names]
    for feature in layer.getFeatures(request):
        values = feature.attributes()
        yield [values[place] for place in places]


def snapshot(path: Path) -> Iterator[dict]:
    """``snapshot("parties")`` against fetching the same rows, and the memory it needs."""
    from kansenkaart_plugin.domain.audience import PARTIES
    from kansenkaart_plugin.store import Kansenkaart
    from kansenkaart_plugin.store.tables import FIELDS

    visible = "visibility IN ('public', 'internal')"
    owned = f"record_uuid IN (SELECT uuid FROM record WHERE {visible})"

    def fetched() -> list[int]:
        counts = []
        for table, where in (
            ("record", visible),
            ("record_feature", owned),
            ("record_party", owned),
        ):
            names = ", ".join(("uuid", *FIELDS[table], "deleted_at"))
            query = f"SELECT {names} FROM {table} WHERE {where} ORDER BY fid"
            counts.append(len(bare.execute(query).fetchall()))
        places = "SELECT feature_key, label, parent_key, x, y, geom FROM level_pand"
        return [*counts, len(bare.execute(places).fetchall())]

    with closing(_bare(path)) as bare, Kansenkaart.open(path, read_only=True) as kansenkaart:
        seen = kansenkaart.snapshot(PARTIES)
        assert fetched() == [
            len(seen.entries),
            sum(len(entry.links) for entry in seen.entries),
            sum(len(entry.parties) for entry in seen.entries),
            len(seen.levels[0].features),
        ]
        del seen
        yield from compare(
            'snapshot("parties")',
            lambda: kansenkaart.snapshot(PARTIES),
            Baseline("bare sqlite3 fetching the same rows", 5.0, fetched),
        )
    yield peak_memory('snapshot("parties")', __file__, path)


def attach(path: Path) -> list[dict]:
    """One agreement about 10,000 features, log included."""
    from material import key_of
    from measuring import RUNS

    from kansenkaart_plugin.domain.model import FeatureRef, Record
    from kansenkaart_plugin.domain.words import RecordKind
    from kansenkaart_plugin.store import Kansenkaart

    chosen = list(range(ATTACHED))
    random.Random(1).shuffle(chosen)  # the features of a selection come in no order
    features = [FeatureRef("pand", key_of(n)) for n in chosen]
    with Kansenkaart.open(path) as kansenkaart:
        with kansenkaart.change("leeg", by="Maat") as change:
            spare = [
                change.add(Record(RecordKind.AGREEMENT, "Afspraak")).uuid for _ in range(3 * RUNS)
            ]
        copied = path.with_name("kopie.gpkg")  # QGIS changes the journal of what it edits
        shutil.copyfile(path, copied)
        ours, bare, buffer = spare[:RUNS], spare[RUNS : 2 * RUNS], spare[2 * RUNS :]

        def attach_ours() -> None:
            with kansenkaart.change("Afspraak aan 10.000 panden", by="Maat") as change:
                change.link([ours[0]], features)
            ours.append(ours.pop(0))

        with closing(_bare(path)) as connection:
            sorted_places = connection.execute(
                "SELECT 'pand', feature_key, label, x, y FROM level_pand"
                " ORDER BY feature_key LIMIT ?",
                (ATTACHED,),
            ).fetchall()
            places = [sorted_places[n] for n in chosen]
            results = compare(
                "attach one agreement to 10,000 features",
                attach_ours,
                Baseline("bare sqlite3, no log", 2.5, _BareLinks(connection, bare, places)),
                Baseline("QGIS's edit buffer, no log", 1 / 1.5, _Edited(copied, buffer, places)),
            )
            for record in (*ours, *bare):
                assert _links_of(connection, record) == sorted_places
        with closing(_bare(copied)) as connection:
            for record in buffer:
                assert _links_of(connection, record) == sorted_places
    return results


def _links_of(connection: sqlite3.Connection, record: str) -> list[tuple]:
    query = "SELECT level, feature_key, feature_label, x, y FROM record_feature"
    return connection.execute(
        f"{query} WHERE record_uuid = ? ORDER BY feature_key", (record,)
    ).fetchall()


def _link_rows(record: str, places: list[tuple], uuids: Sequence[str]) -> list[tuple]:
    common = (MOMENT, "Maat", MOMENT, "Maat", "0" * 64)
    return [(uuid, record, *place, *common) for uuid, place in zip(uuids, places)]


_LINK_COLUMNS = (
    "uuid",
    *("record_uuid", "level", "feature_key", "feature_label", "x", "y"),
    *("created_at", "created_by", "modified_at", "modified_by", "row_hash"),
)


class _BareLinks:
    """Inserts ready rows, a record's a time, in one transaction of bare sqlite3.

    Their uuids stand together in the index as ours do, which is the quickest.
    """

    def __init__(self, connection: sqlite3.Connection, records: list[str], places: list) -> None:
        from kansenkaart_plugin.store.tables import new_uuids

        self.connection = connection
        self.ready = [_link_rows(record, places, new_uuids(len(places))) for record in records]

    def __call__(self) -> None:
        marks = ",".join("?" * len(_LINK_COLUMNS))
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.executemany(
            f"INSERT INTO record_feature ({', '.join(_LINK_COLUMNS)}) VALUES ({marks})",
            self.ready.pop(),
        )
        self.connection.execute("COMMIT")


class _Edited:
    """Adds ready rows, a record's a time, through the edit buffer of a layer.

    Their uuids are such as QGIS's own `uuid()` gives.
    """

    def __init__(self, path: Path, records: list[str], places: list) -> None:
        from qgis.core import QgsVectorLayer
        from qgis.PyQt.QtCore import QUuid

        self.layer = QgsVectorLayer(f"{path}|layername=record_feature", "links", "ogr")
        names = self.layer.fields().names()
        at = [names.index(name) for name in ("revision", *_LINK_COLUMNS)]
        self.ready = []
        for record in records:
            rows = []
            uuids = [QUuid.createUuid().toString()[1:-1] for _ in places]
            for row in _link_rows(record, places, uuids):
                values = [None] * len(names)
                for place, value in zip(at, (1, *row)):
                    values[place] = value
                rows.append(values)
            self.ready.append(rows)

    def __call__(self) -> None:
        from qgis.core import QgsFeature

        features = []
        for values in self.ready.pop():
            feature = QgsFeature(self.layer.fields())
            feature.setAttributes(values)
            features.append(feature)
        assert self.layer.startEditing()
        assert self.layer.addFeatures(features)
        assert self.layer.commitChanges(), self.layer.commitErrors()


def _bare(path: Path) -> sqlite3.Connection:
    """Return a connection that is as safe as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")
    return connection


if __name__ == "__main__":
    if sys.argv[1:]:  # the memory of a snapshot
        from kansenkaart_plugin.domain.audience import PARTIES
        from kansenkaart_plugin.store import Kansenkaart

        with Kansenkaart.open(sys.argv[1], read_only=True) as opened:
            kept = opened.snapshot(PARTIES)
        print_peak()
    else:
        application = start_qgis()
        for line in measure():
            print(line)
