"""What ``make bench`` runs: every measurement, printed and written to build/bench.json.

``run.py store`` runs only those of store_bench.py, and writes nothing.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from measuring import ROOT, start_qgis


def main() -> int:
    """Run every module called ``*_bench`` beside this file; 1 when a limit is passed."""
    application = start_qgis()
    wanted = sys.argv[1:]
    results: list[dict] = []
    for file in sorted((ROOT / "benchmarks").glob("*_bench.py")):
        if wanted and file.stem.replace("_bench", "") not in wanted:
            continue
        for result in importlib.import_module(file.stem).measure():
            results.append(result)
            good = "ok  " if result["ratio"] <= result["limit"] else "OVER"
            print(
                f"{good} {result['ratio']:8.2f} of at most {result['limit']:6.2f}"
                f"  {result['name']}  ({result['ours']:.3f} / {result['baseline']:.3f})",
                flush=True,
            )
    if not wanted:
        target = ROOT / "build" / "bench.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(json.dumps(results, indent=1), "utf-8")
    del application
    return 1 if any(result["ratio"] > result["limit"] for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
