"""The workplace against bare sqlite3: lists, filters, counts, bulk edits, undo, the overview.

200,000 records, 500,000 links, 50,000 buildings; a bare query fetches what a dock then shows.
"""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Iterator
from uuid import uuid4

from measuring import Baseline, compare
from store_bench import FEATURES, LINKS, MOMENT, RECORDS, SELECTED, _bare

EDITED = 10_000
_LISTED = (
    "SELECT r.uuid, r.code, r.kind, r.title, r.theme, r.phase, r.status, r.visibility,"
    " r.start_date, r.due_date, (SELECT group_concat(p.party_key) FROM record_party p"
    " WHERE p.record_uuid = r.uuid AND p.deleted_at IS NULL) FROM record r"
    " WHERE r.deleted_at IS NULL AND "
)
_COUNTED = (
    "SELECT f.feature_key, r.kind, count(DISTINCT r.uuid) FROM record_feature f"
    " JOIN record r ON r.uuid = f.record_uuid WHERE f.level = 'pand' AND f.deleted_at IS NULL"
    " AND r.deleted_at IS NULL AND {} GROUP BY f.feature_key, r.kind"
)


def measure() -> Iterator[dict]:
    """Yield all measurements; ratio ≤ limit is good."""
    from material import fill, make_kansenkaart

    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        path = make_kansenkaart(Path(name), FEATURES)
        fill(path, RECORDS, LINKS)
        _enliven(path)
        yield from opening(path)
        yield from docks(path)
        yield from insight(path)
        yield from bulk(path)


def _enliven(path: Path) -> None:
    """Give the records different parties, years and traces, past the rules and the log."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE record_party SET party_key = 'gemeente' WHERE fid % 3 = 0")
        connection.execute(
            "UPDATE record SET due_date = (2024 + fid % 7) || '-06-01' WHERE fid % 5 = 0"
        )
        connection.execute(
            "UPDATE record SET status = 'running' WHERE kind = 'agreement' AND fid % 3 = 0"
        )
        rows = "uuid, from_uuid, to_uuid, kind, created_at, modified_at, row_hash"
        connection.execute(
            f"INSERT INTO record_trace ({rows})"
            " SELECT a.uuid, a.uuid, w.uuid, 'answers', ?1, ?1, '' FROM record a"
            " JOIN record w ON w.fid = a.fid - 3"
            " WHERE a.kind = 'agreement' AND w.kind = 'wish'",
            (MOMENT,),
        )
        connection.commit()


def opening(path: Path) -> list[dict]:
    """From opening the file to every list and count ready."""
    from kansenkaart_plugin.store import Kansenkaart

    def ours() -> None:
        with Kansenkaart.open(path, read_only=True) as kansenkaart:
            catalogue = kansenkaart.catalogue()
            catalogue.all()
            catalogue.level_totals()
            catalogue.feature_counts("pand")

    def check_and_list() -> None:
        with closing(_bare(path)) as bare:
            for _ in range(2):
                assert bare.execute("PRAGMA quick_check").fetchone() == ("ok",)
            bare.execute(_LISTED + "1").fetchall()
            bare.execute(_COUNTED.format("1")).fetchall()

    return compare(
        "from opening to list and counts",
        ours,
        Baseline("twice quick_check and the bare queries", 1.0, check_and_list),
        runs=3,
    )


def docks(path: Path) -> Iterator[dict]:
    """What a person does in the docks, each with another answer than the time before."""
    from material import key_of

    from kansenkaart_plugin.domain.filtering import RecordFilter
    from kansenkaart_plugin.domain.model import FeatureRef
    from kansenkaart_plugin.domain.words import RecordKind
    from kansenkaart_plugin.store import Kansenkaart

    with closing(_bare(path)) as bare, Kansenkaart.open(path, read_only=True) as kansenkaart:
        catalogue = kansenkaart.catalogue()
        turn = itertools.count()

        def features() -> list[FeatureRef]:
            start = next(turn)
            return [
                FeatureRef("pand", key_of((n * 13 + start) % FEATURES)) for n in range(SELECTED)
            ]

        def by_keys() -> list:
            keys = [key for _, key in features()]
            where = "r.uuid IN (SELECT record_uuid FROM record_feature WHERE level = 'pand' AND"
            where += f" deleted_at IS NULL AND feature_key IN ({','.join('?' * len(keys))}))"
            return bare.execute(_LISTED + where, keys).fetchall()

        assert 9_000 < len(catalogue.of_features(features())) < 11_000
        yield from compare(
            "list of a changed selection of 1,000 features",
            lambda: catalogue.of_features(features()),
            Baseline("bare indexed query", 2.0, by_keys),
        )

        def answers(wanted: RecordFilter) -> tuple:
            return (
                catalogue.all(wanted),
                catalogue.level_totals(wanted),
                catalogue.feature_counts("pand", wanted),
            )

        def bare_answers(where: str) -> tuple:
            return (
                bare.execute(_LISTED + where).fetchall(),
                bare.execute(_COUNTED.format(where)).fetchall(),
            )

        def typed() -> str:
            return str(1000 + next(turn))

        def found(text: str) -> str:
            return f"(r.title LIKE '%{text}%' OR r.description LIKE '%{text}%')"

        catalogue.prepare_search()
        text = typed()
        assert len(answers(RecordFilter(text=text))[0]) == len(bare_answers(found(text))[0]) > 10
        yield from compare(
            "typing in the search field, list and counts",
            lambda: answers(RecordFilter(text=typed())),
            Baseline("bare queries", 3.0, lambda: bare_answers(found(typed()))),
        )

        def chosen() -> tuple[str, RecordKind]:
            return (
                ("gemeente", "ymere")[next(turn) % 2],
                (RecordKind.WISH, RecordKind.NEED)[next(turn) // 2 % 2],
            )

        def by_choice() -> tuple:
            party, kind = chosen()
            return bare_answers(
                f"r.kind = '{kind.value}' AND r.uuid IN (SELECT record_uuid FROM record_party"
                f" WHERE party_key = '{party}' AND deleted_at IS NULL)"
            )

        yield from compare(
            "switching a filter, list and counts",
            lambda: answers(RecordFilter(kinds=(chosen()[1],), parties=(chosen()[0],))),
            Baseline("bare queries", 3.0, by_choice),
        )
        yield from compare(
            "switching to a level, all of its counts",
            lambda: catalogue.feature_counts("pand"),
            Baseline("bare query", 3.0, lambda: bare.execute(_COUNTED.format("1")).fetchall()),
        )


def insight(path: Path) -> Iterator[dict]:
    """The overview and the koppelkansen."""
    from kansenkaart_plugin.store import Kansenkaart, find_pairs, meetable, overview

    with closing(_bare(path)) as bare, Kansenkaart.open(path, read_only=True) as kansenkaart:
        catalogue = kansenkaart.catalogue()

        def figures() -> list:
            return [
                bare.execute(query).fetchall()
                for query in (
                    "SELECT p.party_key, r.uuid FROM record r JOIN record_party p"
                    " ON p.record_uuid = r.uuid WHERE r.kind <> 'agreement' AND r.uuid NOT IN"
                    " (SELECT t.to_uuid FROM record_trace t JOIN record a ON a.uuid = t.from_uuid"
                    " WHERE a.status = 'running')",
                    "SELECT p.party_key, substr(r.due_date, 1, 4), r.uuid FROM record r"
                    " JOIN record_party p ON p.record_uuid = r.uuid WHERE r.kind = 'agreement'",
                    "SELECT uuid FROM record WHERE kind = 'agreement' AND due_date < '2026-01-01'",
                )
            ]

        yield from compare(
            "the overview",
            lambda: overview(catalogue, "2026-01-01", 30),
            Baseline("three bare queries", 3.0, figures),
        )

        def same_place() -> list:
            return bare.execute(
                "SELECT count(*) FROM record_feature a JOIN record_feature b"
                " ON b.level = a.level AND b.feature_key = a.feature_key"
                " AND b.record_uuid > a.record_uuid"
            ).fetchall()

        found, more = find_pairs(kansenkaart, meetable(catalogue), 50.0, 200)
        assert len(found) == 200
        assert more
        assert all(pair.dated == 2 for pair in found)
        yield from compare(
            "the best 200 koppelkansen within 50 m",
            lambda: find_pairs(kansenkaart, meetable(catalogue), 50.0, 200),
            Baseline("bare counting of pairs at one building", 3.0, same_place),
            runs=3,
        )


def bulk(path: Path) -> Iterator[dict]:
    """10,000 records edited in one action, with rules, hashes and log; and undone."""
    from qgis_means import OwnMeans

    from kansenkaart_plugin.domain.words import RecordKind, Status, Visibility
    from kansenkaart_plugin.store import BulkEdit, Kansenkaart, edit_records

    own = OwnMeans(path)
    own.open()
    fids, third = own.fids("need", EDITED), itertools.count()
    with closing(_bare(path)) as bare, Kansenkaart.open(path) as kansenkaart:
        rows = kansenkaart.catalogue().all()
        uuids = [row.uuid for row in rows if row.kind is RecordKind.WISH][:EDITED]
        others = [row.uuid for row in rows if row.kind is RecordKind.NEED][:EDITED]
        turn, other = itertools.count(), itertools.count()
        edits = [
            BulkEdit(status=Status.EXPLORED, visibility=Visibility.PUBLIC),
            BulkEdit(status=Status.COMBINED, visibility=Visibility.SECRET),
        ]

        def ours() -> None:
            with kansenkaart.change("samen", by="Maat") as change:
                assert edit_records(change, uuids, edits[next(turn) % 2]) == EDITED

        plain_edits = (("explored", "public"), ("combined", "secret"))

        def plain(logged: bool) -> None:
            status, visibility = plain_edits[next(other) % 2]
            action = str(uuid4())
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(
                "UPDATE record SET status = ?, visibility = ?, revision = revision + 1,"
                " modified_at = ?, modified_by = ?, row_hash = ? WHERE uuid = ?",
                [
                    (status, visibility, MOMENT, "Maat", f"{n:064d}", uuid)
                    for n, uuid in enumerate(others)
                ],
            )
            if logged:
                bare.executemany(
                    "INSERT INTO change (action_uuid, table_name, row_uuid, field, old, new)"
                    " VALUES (?, 'record', ?, ?, 'was', 'is')",
                    [(action, u, name) for u in others for name in ("status", "visibility")],
                )
                bare.execute(
                    "INSERT INTO action (uuid, at, by, label) VALUES (?, ?, 'Maat', 'samen')",
                    (action, MOMENT),
                )
            bare.execute("COMMIT")

        bare_edits = (
            Baseline("bare sqlite3, the same rows", 3.0, lambda: plain(logged=True)),
            Baseline("bare sqlite3, no log", 7.0, lambda: plain(logged=False)),
        )
        buffered = Baseline(
            "QGIS's edit buffer, no log",
            2.0,
            lambda: own.change(fids, *plain_edits[next(third) % 2]),
        )
        yield from compare("bulk edit of 10,000 records", ours, *bare_edits, buffered)
        yield from compare(
            "undoing a bulk edit of 10,000 records",
            lambda: kansenkaart.undo(by="Maat"),
            bare_edits[0],  # an undo without a log is none
            runs=4,
        )
        catalogue = kansenkaart.catalogue()

        def saved() -> None:
            with kansenkaart.change("een", by="Maat") as change:
                change.edit(replace(change.record(uuids[0]), title=f"Titel {next(turn)}"))
            assert catalogue.refresh()
            catalogue.all()

        def written() -> list:
            bare.execute("UPDATE record SET title = ? WHERE uuid = ?", ("Titel", others[0]))
            return bare.execute(_LISTED + "1").fetchall()

        yield from compare(
            "a record saved and every list up to date",
            saved,
            Baseline("bare update and list", 1.0, written),
        )
