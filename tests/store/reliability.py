"""The campaign of `make reliability`: a writer is killed at random moments, again and again.

After every kill the file is opened as a user would, and looked over: every save that was
acknowledged is there, whole; the one that was under way is there whole or not at all; nothing is
damaged. Run as a program it prints what came of it; exit code 1 says that something went wrong.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from contextlib import closing
from dataclasses import replace
from pathlib import Path

if __name__ == "__main__":  # as a program; the tests find these by themselves
    sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]

from plain_file import make_kansenkaart

from kansenkaart_plugin.domain.model import FeatureRef, Progress, Record
from kansenkaart_plugin.domain.words import Judgement, RecordKind, Role, Stance
from kansenkaart_plugin.store import Kansenkaart
from kansenkaart_plugin.store.bulk import NewRecord, add_records

PLACES = [FeatureRef("buurt", f"NK{number:02d}") for number in range(1, 5)]


def write_until_killed(path: Path, acknowledge: int, seed: int) -> None:
    """Save after save; the number of records of each is written to ``acknowledge`` once done."""
    dice = random.Random(seed)
    with Kansenkaart.open(path) as kansenkaart:
        while True:
            many = 1 if dice.random() < 0.7 else dice.randrange(20, 400)
            with kansenkaart.change(f"bewaard {many}", by="Jan") as change:
                if many > 1:
                    new = Record(RecordKind.WISH, "w", description="tekst " * dice.randrange(90))
                    add_records(change, [NewRecord(new, PLACES)] * many)
                else:
                    _one_of_everything(change)
            os.write(acknowledge, f"{change.action}\n".encode())


def _one_of_everything(change) -> None:
    deal = change.add(Record(RecordKind.AGREEMENT, "a"), PLACES, {"ymere": Role.LEAD}, ["koel"])
    change.take_position(deal.uuid, "ymere", Stance.SUPPORTS, "ja")
    change.report(Progress(deal.uuid, "", None, Judgement.DONE, None, None, None))
    change.edit(replace(change.record(deal.uuid), title="anders"))
    change.unlink([deal.uuid], PLACES[:1])


def kill_a_writer(path: Path, seed: int) -> list[str]:
    """Let a process write to ``path`` and kill it; return the actions it said were saved.

    It is killed at a random moment after a random number of saves, also before the first.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            write_until_killed(path, writing, seed)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    dice = random.Random(seed)
    with os.fdopen(reading, "rb", buffering=0) as told:
        said = [told.readline() for _ in range(dice.randrange(8))]
        time.sleep(dice.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        said += told.readlines()
    assert os.WIFSIGNALED(status), "the writer stopped by itself"
    return [line[:-1].decode() for line in said if line.endswith(b"\n")]


def faults_of(path: Path, acknowledged: list[str], as_of_kill: int) -> dict[str, list[str]]:
    """Return what is wrong with the file: saves that are lost or half, and damage."""
    found: dict[str, list[str]] = {"lost": [], "half": [], "corrupt": []}
    try:
        with Kansenkaart.open(path) as kansenkaart:  # SQLite rolls back what was under way
            found["corrupt"] += map(str, kansenkaart.problems())
    except Exception as error:  # whatever it is, the file cannot be used
        found["corrupt"].append(f"kill {as_of_kill}: {error}")
        return found
    with closing(sqlite3.connect(path)) as connection:
        actions = {uuid for (uuid,) in connection.execute("SELECT uuid FROM action")}
        found["lost"] += [uuid for uuid in acknowledged if uuid not in actions]
        found["half"] += _half(connection)
    return found


def _half(connection: sqlite3.Connection) -> list[str]:
    """Return what is not whole: the log and the rows must tell the same, to the last row."""
    faults = []
    inserted = connection.execute(
        "SELECT c.action_uuid, a.label, c.table_name, c.row_uuid, c.new FROM change c"
        " LEFT JOIN action a ON a.uuid = c.action_uuid WHERE c.field IS NULL AND c.old IS NULL"
    ).fetchall()
    logged: dict[str, set[str]] = {}
    records: dict[str, tuple[str, int]] = {}
    for action, label, table, uuid, new in inserted:
        if label is None:
            faults.append(f"{action}: in the log without its action")
            continue
        logged.setdefault(table, set()).add(uuid)
        assert json.loads(new)
        if table == "record":
            records[action] = (label, records.get(action, ("", 0))[1] + 1)
    for table, uuids in logged.items():
        there = {uuid for (uuid,) in connection.execute(f"SELECT uuid FROM {table}")}
        if there != uuids:
            faults.append(f"{table}: {len(there ^ uuids)} rows differ from the log")
    for action, (label, number) in records.items():
        if label != f"bewaard {number}":
            faults.append(f"{action}: {number} records of “{label}”")
    for uuid, links in connection.execute(
        "SELECT r.uuid, count(f.uuid) FROM record r LEFT JOIN record_feature f"
        " ON f.record_uuid = r.uuid GROUP BY r.uuid HAVING count(f.uuid) <> 4"
    ):
        faults.append(f"{uuid}: {links} links of 4")
    return faults


def campaign(kills: int, folder: Path, mode: str, seed: int) -> dict:
    """Kill ``kills`` writers to files in ``folder``; return what came of it, in numbers."""
    total = {"kills": 0, "saves": 0, "hot": 0, "lost": 0, "half": 0, "corrupt": 0}
    examples: list[str] = []
    path, acknowledged = folder / "none", []
    for number in range(kills):
        if number % 25 == 0:  # anew, before checking takes longer than writing
            path, acknowledged = make_kansenkaart(folder / f"{mode}-{number}.gpkg"), []
            with closing(sqlite3.connect(path)) as connection:
                connection.execute(f"PRAGMA journal_mode = {mode}")
        said = kill_a_writer(path, seed + number)
        acknowledged += said
        beside = [Path(f"{path}{end}") for end in ("-journal", "-wal")]
        total["hot"] += any(file.exists() and file.stat().st_size for file in beside)
        total["kills"] += 1
        total["saves"] += len(said)
        for what, faults in faults_of(path, acknowledged, number).items():
            total[what] += len(faults)
            examples += [f"{what}: {fault}" for fault in faults[:3]]
    return {**total, "examples": examples[:10]}


def main() -> int:
    """Run the campaign and print its figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**9))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    failed = False
    for mode in ("delete", "wal"):
        with tempfile.TemporaryDirectory() as folder:
            found = campaign(options.kills, Path(folder), mode, options.seed)
        examples = found.pop("examples")
        print(f"{mode}: " + ", ".join(f"{name} {number}" for name, number in found.items()))
        print("\n".join(examples))
        failed |= bool(examples) or not found["saves"]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
