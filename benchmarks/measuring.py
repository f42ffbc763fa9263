"""How a measurement is made: interleaved runs, medians, and memory in a process of its own.

A measurement is ``{name, ours, baseline, ratio, limit}``; ratio ≤ limit is good. Times are
seconds. What must be so many times as fast has the inverse as its limit.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [path for path in (str(ROOT),) if path not in sys.path]

RUNS = 5

Work = Callable[[], object]


class Baseline(NamedTuple):
    """What ours is compared to: named ``name``, and how large the ratio may be."""

    name: str
    limit: float
    work: Work


def start_qgis():
    """Return a QGIS with settings of its own; it lives as long as what is returned."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp(prefix="kansenkaart-bench-settings-")
    os.environ["CPL_LOG"] = os.devnull  # what GDAL warns of is known here
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    return application


def timed(work: Work) -> float:
    """Return how many seconds ``work`` takes."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(name: str, ours: Work, *baselines: Baseline, runs: int = RUNS) -> list[dict]:
    """Run ours and the baselines in turn, ``runs`` times; return the ratios of the medians."""
    rounds = [[timed(ours), *(timed(baseline.work) for baseline in baselines)] for _ in range(runs)]
    mine, *others = (statistics.median(column) for column in zip(*rounds))
    return [
        measurement(f"{name}: {baseline.name}", mine, other, baseline.limit)
        for baseline, other in zip(baselines, others)
    ]


def measurement(name: str, ours: float, baseline: float, limit: float) -> dict:
    """Return one measurement."""
    ratio = ours / baseline
    return {"name": name, "ours": ours, "baseline": baseline, "ratio": ratio, "limit": limit}


def left_out(name: str, why: str) -> None:
    """Say that a measurement is not made on this machine."""
    print(f"left out              {name}: {why}", flush=True)


def peak_memory(name: str, script: str, *arguments: object, limit: float = 1.0) -> dict:
    """Measure in GiB, at most ``limit``, what ``script`` needs in a process of its own.

    The script calls `print_peak` at its end.
    """
    done = subprocess.run(
        [sys.executable, script, *map(str, arguments)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    peak = int(done.stdout.split()[-1]) / 1024**2
    return measurement(f"{name}: peak memory in GiB", peak, 1.0, limit)


def print_peak() -> None:
    """Print the most memory that this process ever had, in KiB (Linux).

    Not ``ru_maxrss``: that of a process counts the one that started it.
    """
    status = Path("/proc/self/status").read_text("ascii")
    print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
