"""Levels and records coming in, against QgsVectorFileWriter and bare sqlite3 writing the same."""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Iterator

from measuring import Baseline, compare, left_out, peak_memory, print_peak, start_qgis

RECORDS = 100_000
TABLES = ("record", "record_feature", "record_party")


def measure() -> Iterator[dict]:
    """Yield all measurements; ratio ≤ limit is good."""
    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        yield from create_and_import(Path(name))
    with tempfile.TemporaryDirectory(prefix="kansenkaart-bench-") as name:
        yield from real_buildings(Path(name))


def create_and_import(folder: Path) -> Iterator[dict]:
    """A kansenkaart of 14,000 features and 100,000 records about two of them each."""
    from material import FEATURES

    half, whole = folder / "half", folder / "whole"
    for place, part in ((half, 2), (whole, 1)):
        _prepare(place, FEATURES // part, RECORDS // part)
    made = _make(whole)
    baseline = _SameRows(made, whole)
    baseline()
    baseline.assert_equal()
    name = "create + import of 14,000 features and 100,000 records"
    halves: list[float] = []

    def ours() -> None:
        start = time.perf_counter()
        _make(half)
        halves.append(time.perf_counter() - start)

    (twice,) = compare(name, lambda: _make(whole), Baseline("half of them", 2.5, ours), runs=3)
    (same,) = compare(
        name,
        lambda: _make(whole),
        Baseline("QgsVectorFileWriter + bare sqlite3 writing the same rows, no log", 6.0, baseline),
        runs=3,
    )
    yield same
    yield twice
    yield peak_memory(name, __file__, "import", whole)


def _prepare(folder: Path, features: int, records: int) -> None:
    from material import make_profile, make_source, write_records

    folder.mkdir()
    make_source(folder, features)
    make_profile(folder, "panden.gpkg", "code", ", label: naam")
    write_records(folder / "records.csv", records, features)


def _make(folder: Path) -> Path:
    """Make the kansenkaart of what is in ``folder``, over an earlier one."""
    from kansenkaart_plugin.intake.levels import create_kansenkaart
    from kansenkaart_plugin.intake.records import import_records
    from kansenkaart_plugin.store import Kansenkaart

    path = folder / "maat.gpkg"
    path.unlink(missing_ok=True)
    create_kansenkaart(folder / "maat.yaml", path, "Maat")
    with Kansenkaart.open(path) as kansenkaart:
        import_records(kansenkaart, folder / "records.csv", False, None, "Maat")
    return path


class _SameRows:
    """Writes the rows of a kansenkaart again: its level by QGIS, its records by bare sqlite3."""

    def __init__(self, made: Path, folder: Path) -> None:
        from qgis.core import QgsVectorLayer

        self.target = folder / "bare.gpkg"
        self.level = QgsVectorLayer(f"{made}|layername=level_pand", "level", "ogr")
        self.rows: dict[str, list[tuple]] = {}
        with closing(sqlite3.connect(made)) as connection:
            self.schema = [
                statement
                for table in (*TABLES, "level", "party")
                for (statement,) in connection.execute(
                    "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
                    " ORDER BY type DESC",
                    (table,),
                )
            ]
            for table in ("level", "party", *TABLES):
                self.rows[table] = _rows_of(connection, table)

    def __call__(self) -> None:
        self.target.unlink(missing_ok=True)
        write_layer(self.level, self.target)
        with closing(sqlite3.connect(self.target, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cache_size = -65536")
            connection.execute("BEGIN IMMEDIATE")
            for statement in self.schema:
                connection.execute(statement)
            for table, rows in self.rows.items():
                marks = ",".join("?" * len(rows[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
            connection.execute("COMMIT")

    def assert_equal(self) -> None:
        from material import FEATURES

        with closing(sqlite3.connect(self.target)) as connection:
            assert len(self.rows["record"]) == RECORDS
            assert len(self.rows["record_feature"]) == 2 * RECORDS
            for table, rows in self.rows.items():
                assert _rows_of(connection, table) == rows
            assert connection.execute("SELECT count(*) FROM bare").fetchone() == (FEATURES,)


def _rows_of(connection: sqlite3.Connection, table: str) -> list[tuple]:
    return connection.execute(f"SELECT * FROM {table} ORDER BY fid").fetchall()


def write_layer(layer, path: Path) -> None:
    """Write a layer with QGIS's own writer, as Save As does."""
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = path.stem
    error = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error[0] == QgsVectorFileWriter.WriterError.NoError, error


def real_buildings(folder: Path) -> Iterator[dict]:
    """Real buildings as a level, those that a tile cut made whole again."""
    from material import SCALE, make_profile
    from qgis.core import QgsVectorLayer

    name = "98,047 real buildings as a level of 91,779"
    if not SCALE.is_file():
        left_out(name, f"{SCALE} is not on this machine")
        return
    profile = make_profile(folder, SCALE, "PAND_ID", ", merge_parts: true")
    source = QgsVectorLayer(f"/vsizip/{{{SCALE}}}", "panden", "ogr")
    bare = folder / "bare.gpkg"

    def baseline() -> None:
        bare.unlink(missing_ok=True)
        write_layer(source, bare)

    made = _level(profile)
    baseline()
    with closing(sqlite3.connect(bare)) as theirs, closing(sqlite3.connect(made)) as ours:
        assert theirs.execute("SELECT count(*) FROM bare").fetchone() == (98_047,)
        assert ours.execute("SELECT count(*) FROM level_pand").fetchone() == (91_779,)
        keys = set(theirs.execute("SELECT DISTINCT PAND_ID FROM bare"))
        assert keys == set(ours.execute("SELECT feature_key FROM level_pand"))
    yield from compare(
        name,
        lambda: _level(profile),
        Baseline("QgsVectorFileWriter writing the 98,047", 3.0, baseline),
    )
    yield peak_memory(name, __file__, "level", profile)


def _level(profile: Path) -> Path:
    from kansenkaart_plugin.intake.levels import create_kansenkaart

    path = profile.with_suffix(".gpkg")
    path.unlink(missing_ok=True)
    create_kansenkaart(profile, path, "Maat")
    return path


if __name__ == "__main__":  # the memory of one of them
    application = start_qgis()
    {"import": _make, "level": _level}[sys.argv[1]](Path(sys.argv[2]))
    print_peak()
