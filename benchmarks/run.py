"""What ``make bench`` runs: every measurement, printed and written to build/bench.json.

A measurement is ``{name, ours, baseline, ratio, limit}``; ratio ≤ limit is good. Times are seconds.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]


def main() -> int:
    """Run every module called ``*_bench`` beside this file; 1 when a limit is passed."""
    results: list[dict] = []
    for file in sorted((ROOT / "benchmarks").glob("*_bench.py")):
        for result in importlib.import_module(file.stem).measure():
            results.append(result)
            good = "ok  " if result["ratio"] <= result["limit"] else "OVER"
            print(
                f"{good} {result['ratio']:8.2f} of at most {result['limit']:6.2f}"
                f"  {result['name']}  ({result['ours']:.3f} / {result['baseline']:.3f})",
                flush=True,
            )
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=1), "utf-8")
    return 1 if any(result["ratio"] > result["limit"] for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
