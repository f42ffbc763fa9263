"""The store against bare sqlite3, on a file of 200,000 records and 500,000 links."""

from __future__ import annotations

import gc
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Callable

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [path for path in (str(ROOT),) if path not in sys.path]

from kansenkaart_plugin.domain.audience import PARTIES  # noqa: E402
from kansenkaart_plugin.domain.model import FeatureRef, Record  # noqa: E402
from kansenkaart_plugin.domain.profile import load_profile  # noqa: E402
from kansenkaart_plugin.domain.words import RecordKind, Role, Status  # noqa: E402
from kansenkaart_plugin.store import Kansenkaart  # noqa: E402
from kansenkaart_plugin.store.queries import LIST_COLUMNS  # noqa: E402
from kansenkaart_plugin.store.rows import RowWriter  # noqa: E402
from kansenkaart_plugin.store.tables import FIELDS  # noqa: E402

RECORDS, LINKS, FEATURES = 200_000, 500_000, 14_000
RUNS = 5

_PROFILE = """\
profile: 1
title: Maat
owner: gemeente
levels: [{key: pand, title: Pand, source: x.gpkg, feature_key: code, label: naam}]
parties:
  - {key: gemeente, name: Gemeente, kind: municipality}
  - {key: ymere, name: Ymere, kind: corporation}
"""
_CORE = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
  description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined geographic', 0, 'NONE', 0, 'undefined', '');
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT, last_change DATETIME NOT NULL, min_x DOUBLE,
  min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE level_pand (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom BLOB,
  feature_key TEXT NOT NULL, label TEXT, parent_key TEXT, x DOUBLE, y DOUBLE);
PRAGMA application_id = 0x47504B47;
"""


def build(path: Path, records: int = RECORDS, links: int = LINKS) -> Path:
    """Make the file: ``records`` records with ``links`` links to `FEATURES` features."""
    connection = sqlite3.connect(path)
    connection.executescript(_CORE)
    connection.executemany(
        "INSERT INTO level_pand (feature_key, label, x, y) VALUES (?, ?, ?, ?)",
        ((_key(n), f"Pand {n}", 120_000.5 + n, 480_000.5 + n) for n in range(FEATURES)),
    )
    connection.commit()
    connection.close()
    kinds = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY, RecordKind.AGREEMENT)
    with Kansenkaart.initialise(path, load_profile(_PROFILE), "Maat") as kansenkaart:
        with kansenkaart._transaction():
            writer = RowWriter(kansenkaart._connection, "Maat", "2026-01-01T00:00:00.000Z")
            blank = dict.fromkeys(FIELDS["record"])
            rows = []
            for n in range(records):
                kind = kinds[n % 4]
                status = Status.DRAFT if kind is RecordKind.AGREEMENT else Status.NEW
                values = {
                    **blank,
                    "code": f"{kind.letter}-{n:03d}",
                    "kind": kind.value,
                    "title": f"Wens van bewoners nummer {n}",
                    "description": f"Toelichting bij {n}: meer groen en minder steen in de straat.",
                    "status": status.value,
                    "visibility": ("public", "internal", "internal", "confidential")[n // 4 % 4],
                }
                rows.append(tuple(values.values()))
            uuids = writer.insert("record", rows)
            writer.insert("record_party", [(u, "ymere", Role.LEAD.value) for u in uuids])
            # 500,000 different pairs: each round of all records goes to other features
            writer.insert(
                "record_feature",
                [
                    (uuids[n % records], "pand", _key(place), f"Pand {place}", place + 0.5, 0.5)
                    for n in range(links)
                    for place in [(n % records * 7 + n // records * 101) % FEATURES]
                ],
            )
            writer.close("gemaakt")
    return path


def _key(number: int) -> str:
    return f"0363100012{number:06d}"


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    name: str, limit: float, ours: Callable[[], object], bare: Callable[[], object], runs: int
) -> dict:
    """Return the medians of interleaved runs of ``ours`` and ``bare``, and their ratio."""
    times = [(_timed(ours), _timed(bare)) for _ in range(runs)]
    mine, baseline = (statistics.median(column) for column in zip(*times))
    ratio = mine / baseline
    return {"name": name, "ours": mine, "baseline": baseline, "ratio": ratio, "limit": limit}


def list_bench(path: Path) -> dict:
    """The list for 1,000 selected features against one indexed query for the same rows."""
    keys = [_key(n * 13 % FEATURES) for n in range(1000)]
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA cache_size = -65536")
    query = (
        f"SELECT {LIST_COLUMNS} FROM record r WHERE r.deleted_at IS NULL AND r.uuid IN"
        " (SELECT f.record_uuid FROM record_feature f WHERE f.level = 'pand'"
        f" AND f.feature_key IN ({','.join('?' * len(keys))}) AND f.deleted_at IS NULL)"
    )
    with Kansenkaart.open(path, read_only=True) as kansenkaart:
        mine = kansenkaart.queries.list_of_features("pand", keys)
        assert len(mine) == len(bare.execute(query, keys).fetchall()) > 10_000
        result = compare(
            "list of 1,000 features: bare indexed query",
            1.5,
            lambda: kansenkaart.queries.list_of_features("pand", keys),
            lambda: bare.execute(query, keys).fetchall(),
            RUNS,
        )
    bare.close()
    return result


def attach_bench(path: Path) -> dict:
    """One agreement about 10,000 features, log included, against the same rows bare."""
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA synchronous = FULL")
    bare.execute("PRAGMA foreign_keys = ON")
    bare.execute("PRAGMA cache_size = -65536")
    features = [FeatureRef("pand", _key(n)) for n in range(10_000)]
    with Kansenkaart.open(path) as kansenkaart:

        def record() -> str:
            with kansenkaart.change("leeg", by="Maat") as change:
                return change.add(Record(RecordKind.AGREEMENT, "Afspraak")).uuid

        spare = [record() for _ in range(2 * RUNS)]

        def ours() -> None:
            with kansenkaart.change("Afspraak aan 10.000 panden", by="Maat") as change:
                assert change.link([spare.pop()], features) == len(features)

        names = "uuid, record_uuid, level, feature_key, feature_label, x, y, created_at, created_by"
        names += ", modified_at, modified_by, row_hash"
        marks = ",".join("?" * 12)
        moment = "2026-01-01T00:00:00.000Z"

        def rows() -> list[tuple]:
            owner = spare.pop()
            return [
                (str(uuid.uuid4()), owner, *feature, "Pand 1", 1.5, 1.5, moment, "Maat")
                + (moment, "Maat", "0" * 64)
                for feature in features
            ]

        ready = [rows() for _ in range(RUNS)]

        def plain() -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(f"INSERT INTO record_feature ({names}) VALUES ({marks})", ready.pop())
            bare.execute("COMMIT")

        result = compare(
            "attach one agreement to 10,000 features: bare sqlite3", 2.5, ours, plain, RUNS
        )
    bare.close()
    return result


def snapshot_bench(path: Path) -> dict:
    """``snapshot("parties")`` against fetching the same rows."""
    bare = sqlite3.connect(path)

    def plain() -> None:
        for table in ("record", "record_feature", "record_party"):
            where = "visibility IN ('public', 'internal')"
            if table != "record":
                where = f"record_uuid IN (SELECT uuid FROM record WHERE {where})"
            names = ", ".join(("uuid", *FIELDS[table], "deleted_at"))
            bare.execute(f"SELECT {names} FROM {table} WHERE {where} ORDER BY fid").fetchall()

    with Kansenkaart.open(path, read_only=True) as kansenkaart:
        result = compare(
            'snapshot("parties"): bare sqlite3 fetching',
            5.0,
            lambda: kansenkaart.snapshot(PARTIES),
            plain,
            3,
        )
    bare.close()
    return result


def memory_bench(path: Path) -> dict:
    """The peak memory of ``snapshot("parties")`` in a process of its own, in GiB."""
    done = subprocess.run(
        [sys.executable, __file__, "memory", str(path)], capture_output=True, text=True, check=True
    )
    peak = int(done.stdout) / 1024**2
    name = 'snapshot("parties"): peak memory in GiB'
    return {"name": name, "ours": peak, "baseline": 1.0, "ratio": peak, "limit": 1.0}


def _print_peak(path: Path) -> None:
    with Kansenkaart.open(path, read_only=True) as kansenkaart:
        kansenkaart.snapshot(PARTIES)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)  # in KiB on Linux


def measure() -> list[dict]:
    """Return all measurements; ratio ≤ limit is good."""
    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as folder:
        path = build(Path(folder) / "maat.gpkg")
        return [list_bench(path), snapshot_bench(path), memory_bench(path), attach_bench(path)]


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        _print_peak(Path(sys.argv[2]))
    else:
        for line in measure():
            print(line)
