"""The rules of the house that no other check knows. Exit code 1 names every fault."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kansenkaart_plugin"
LONGEST = {"plugin.py": 200}
LONGEST_FILE = 400
FORBIDDEN = {
    r"\.exec_\(": "exec_ is gone in Qt 6; use exec",
    r"except\s*:": "a bare except hides faults",
    r"\)\.(const)?[gG]et\(\)": "what get() gives is gone with its geometry; keep that in a name",
    r"= QgsPrintLayout\((?!project\)  # )": (
        "make it with new_layout: it does not keep its project, and QGIS crashes without"
    ),
    r"threading\.Thread\(|\(threading\.Thread\)": (
        "use start_worker: elsewhere Python may free widgets of anybody in the thread"
    ),
    r"(?<!@in_worker\n)    def (run\(self\) -> bool|fetchResults\()": (
        "QGIS calls this in a thread: it needs @in_worker, or Python frees widgets in it"
    ),
    r"\bfrom PyQt[56]\b|\bimport PyQt[56]\b": "import from qgis.PyQt",
}
# a host of a package registry, or a folder of somebody's machine, in any file of the project
FOREIGN = re.compile(r"(deb|pypi|registry)\.(debian|python|npmjs)\.|/home/[a-z]+/|/root/|/work/")


def faults() -> list[str]:
    """Return every fault, each with its place."""
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(ROOT)
        text = file.read_text("utf-8")
        longest = LONGEST.get(str(file.relative_to(PACKAGE)), LONGEST_FILE)
        lines = text.count("\n")
        if lines > longest and "# long because:" not in text:
            found.append(f"{name}: {lines} lines, more than {longest}")
        if "iface" in text and re.search(r"qgis\.utils import .*iface", text):
            found.append(f"{name}: iface comes in through plugin.py")
        for pattern, why in FORBIDDEN.items():
            found += [f"{name}: {why}" for _ in re.finditer(pattern, text)]
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    for line in listed.stdout.splitlines():
        file = ROOT / line
        if file.is_file() and file != Path(__file__).resolve():
            text = file.read_bytes().decode("utf-8", "replace")
            if match := FOREIGN.search(text):
                found.append(f"{line}: holds “{match[0]}”")
    return found


if __name__ == "__main__":
    problems = faults()
    print("\n".join(problems) or "The house stands.")
    sys.exit(1 if problems else 0)
