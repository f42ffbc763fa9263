"""Writes the templates that the plugin ships, from the measures of its own pages.

Run it with ``make templates`` after changing `cartography.page` or `cartography.furniture`.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_HASH_SEED"] = "0"  # attributes in one order: the same every time
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from qgis.core import QgsApplication

PAPERS = (
    ("A4", "portrait"), ("A4", "landscape"), ("A3", "landscape"), ("A0", "landscape"),
    ("16:9", "landscape"),
)  # fmt: skip


def numbered(text: str) -> str:
    """Return ``text`` with its random ids replaced by numbers: the same every time."""
    ids: dict[str, str] = {}
    return re.sub(
        r"\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}",
        lambda match: ids.setdefault(match[0], f"{{00000000-0000-4000-8000-{len(ids):012d}}}"),
        text,
    )


def main() -> int:
    """Write one template for each paper."""
    application = QgsApplication([], False)
    application.initQgis()
    from kansenkaart_plugin.cartography.page import page_of
    from kansenkaart_plugin.cartography.template import SHIPPED
    from kansenkaart_plugin.cartography.template_making import template_of

    SHIPPED.mkdir(exist_ok=True)
    for paper, orientation in PAPERS:
        name = f"{paper.replace(':', 'x').lower()}-{orientation}.qpt"
        text = template_of(page_of(paper, orientation))
        (SHIPPED / name).write_text(numbered(text), "utf-8")
    application.exitQgis()
    return 0


if __name__ == "__main__":
    sys.exit(main())
