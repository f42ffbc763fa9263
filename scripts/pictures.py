"""Brings the pictures of the user's guide from the working day that the desktop test plays."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "handleiding.md"
PICTURES = GUIDE.parent / "pictures"
PLAYED = ROOT / "build" / "desktop" / "dag-nl"


def wanted() -> list[str]:
    """Return the names of the pictures that the guide shows, without their ending."""
    return re.findall(r"\(pictures/([\w-]+)\.png\)", GUIDE.read_text("utf-8"))


def main() -> None:
    """Copy each picture, and take away what the guide does not show any more."""
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    for name in wanted():
        found = list(PLAYED.glob(f"[0-9][0-9]-{name}.png"))
        if len(found) != 1:
            sys.exit(f"{GUIDE.name}: no picture “{name}” was made; see tests/desktop")
        shutil.copyfile(found[0], PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
