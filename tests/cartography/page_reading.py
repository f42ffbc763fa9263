"""What a page says, read back from its items and from the pdf: nothing of how it was made."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from qgis.core import QgsLayoutItem, QgsLayoutItemLabel, QgsLayoutItemPage

from kansenkaart_plugin.domain.model import Link, Participation, Record
from kansenkaart_plugin.domain.words import Role, Visibility
from kansenkaart_plugin.store.snapshot import Entry

MM = 25.4 / 72


@dataclass
class IndexRow:
    heading: str
    code: str
    text: str
    detail: str


def entry(number, kind, title, features=(), visibility=Visibility.PUBLIC, loose=False):
    uuid = f"00000000-0000-4000-8000-{number:012d}"
    record = Record(
        kind, title, uuid=uuid, code=f"{kind.letter}-{number:03d}", visibility=visibility
    )
    links = tuple(Link(uuid, item.ref, item.label, item.x, item.y, loose) for item in features)
    parties = (Participation("gemeente", Role.LEAD), Participation("ymere", Role.PARTNER))
    return Entry(record, parties[: 1 + number % 2], links)


def texts(layout):
    return {i.id(): i.currentText() for i in layout.items() if isinstance(i, QgsLayoutItemLabel)}


def assert_whole(layout):
    """Nothing is off its page or in its margin, and no two parts of a page overlap."""
    pages = layout.pageCollection()
    boxes = {}
    for item in layout.items():
        if not isinstance(item, QgsLayoutItem) or isinstance(item, QgsLayoutItemPage):
            continue
        box = item.mapRectToScene(item.rect())
        page = pages.page(item.page())
        inner = page.mapRectToScene(page.rect()).adjusted(9.9, 9.9, -9.9, -9.9)
        assert inner.contains(box), (item.id(), box, inner)
        group = re.sub(r"_(signs|code|text|detail|heading)$", "", item.id())
        boxes[group] = boxes[group].united(box) if group in boxes else box
    for (one, a), (other, b) in combinations(sorted(boxes.items()), 2):
        overlap = a.intersected(b)
        assert overlap.width() < 0.3 or overlap.height() < 0.3, (one, other)


def legend(layout):
    """Return the rows of the legend; a row that was wrapped is joined again."""
    found = texts(layout)
    names = sorted(name for name in found if re.fullmatch(r"kk_legend\d*_text", name))
    return [line.strip() for name in names for line in found[name].split("\n") if line.strip()]


def index(layout):
    """Return the rows of the list in order, each under its heading."""
    found = texts(layout)
    rows, heading = [], ""
    numbers = sorted(
        {int(match[1]) for name in found if (match := re.match(r"kk_index_(\d+)_", name))}
    )
    for number in numbers:
        columns = {
            part: found.get(f"kk_index_{number}_{part}", "").split("\n")
            for part in ("code", "text", "detail", "heading")
        }
        for line in range(max(map(len, columns.values()))):
            head, code, text, detail = (
                columns[part][line].strip(" \u00a0") if line < len(columns[part]) else ""
                for part in ("heading", "code", "text", "detail")
            )
            if head:
                heading = head
            elif code:
                rows.append(IndexRow(heading, code, text, detail))
            elif (text or detail) and rows and rows[-1].heading == heading:
                rows[-1].text += f" {text}" if text else ""
                rows[-1].detail += f" {detail}" if detail else ""
            elif text:
                rows.append(IndexRow(heading, "", text, ""))
    return rows


def under(rows, heading):
    return [row for row in rows if row.heading == heading]


def command(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True, check=True).stdout


def words(pdf, page=1):
    """Return (word, x, y, width, height) in mm of all words on a page of a pdf."""
    out = command("pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-")
    out = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", out)
    found = []
    for item in ElementTree.fromstring(out).iter("{http://www.w3.org/1999/xhtml}word"):
        left, top, right, bottom = (
            float(item.get(name)) * MM for name in ("xMin", "yMin", "xMax", "yMax")
        )
        found.append((item.text or "", left, top, right - left, bottom - top))
    return found


def records_at(snapshot, level):
    """Return by feature key the codes of the records about it: the links, walked through."""
    found: dict[str, Counter] = {}
    for entry in snapshot.entries:
        for link in entry.links:
            if link.feature.level == level:
                found.setdefault(link.feature.key, Counter())[entry.record.code] = 1
    return found
