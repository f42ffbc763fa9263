"""The user's guide: its pictures are there, and are those that the desktop test makes."""

from __future__ import annotations

import re
from pathlib import Path

from kansenkaart_plugin.domain.attention import Attention

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "handleiding.md"


def test_the_pictures_of_the_guide_are_those_of_the_working_day():
    shown = re.findall(r"\(pictures/([\w-]+)\.png\)", GUIDE.read_text("utf-8"))
    script = (ROOT / "tests" / "desktop" / "working_day.py").read_text("utf-8")
    made = set(re.findall(r"\"\d\d-([\w-]+)\"", script))
    assert len(shown) == len(set(shown)) > 5
    assert set(shown) <= made
    assert {path.stem for path in (GUIDE.parent / "pictures").glob("*")} == set(shown)


def test_the_names_of_widgets_in_the_guide_are_those_of_the_interface():
    """Each label that the guide sets in italics is one that the Dutch interface has."""
    texts = (ROOT / "kansenkaart_plugin" / "i18n" / "kansenkaart_nl.ts").read_text("utf-8")
    labels = {
        text.replace("&amp;", "").rstrip(":….")
        for text in re.findall(r"<translation>(.*?)</translation>", texts, re.DOTALL)
    }
    guide = GUIDE.read_text("utf-8")
    named = set()
    for phrase in re.findall(r"(?<![*\w])\*([^*\n]+)\*(?!\*)", guide):
        named.update(part.strip(" :….⋯+") for part in phrase.split("›"))
    qgis = {"Plug-ins", "Kansenkaart", "Processing", "Toolbox", ""}
    words = {"Wens", "Soort", "Partij", "Thema", "akkoord"}
    words |= {reason.label("nl").capitalize() for reason in Attention}
    unknown = named - labels - qgis - words
    assert not unknown
