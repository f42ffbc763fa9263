"""The Dutch translation is whole: every marked text of the source has one, and no other."""

import ast
import re
import string
import xml.etree.ElementTree as ElementTree
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "kansenkaart_plugin"
TRANSLATIONS = PACKAGE / "i18n" / "kansenkaart_nl.ts"
# a literal is the first argument of tr(), and the second of the others
MARKERS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}


def marked_texts():
    texts = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", None))
            place = MARKERS.get(name)
            if place is not None and len(node.args) > place:
                literal = node.args[place]
                if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                    texts.add(literal.value)
    return texts


def translations():
    return {
        message.findtext("source"): (message.findtext("translation") or "").strip()
        for message in ElementTree.parse(TRANSLATIONS).iter("message")
    }


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_marked_text_has_a_dutch_translation_and_no_other_is_kept():
    texts = marked_texts()
    assert len(texts) > 50
    known = translations()
    assert texts - known.keys() == set(), "run `make i18n` and translate these"
    assert known.keys() - texts == set(), "run `make i18n`: these are no longer in the source"
    assert [text for text, dutch in known.items() if not dutch] == []


def test_translations_keep_the_places_for_values():
    wrong = {text for text, dutch in translations().items() if places(text) != places(dutch)}
    assert wrong == set()


# what QGIS itself calls its own, and what is stressed but is no text of the interface
OF_QGIS = {
    *("Plug-ins", "Plug-ins beheren en installeren…", "Installeren vanuit ZIP"),
    *("Plug-in installeren", "Processing", "Toolbox", "Plugins"),
    *("Manage and Install Plugins…", "Install from ZIP", "Install Plugin"),
}
STRESSED = {"[English below](#english)", "kansenkaart", "Ja", "voor", "for", "plek"}


def words_of_the_vocabulary(language):
    from kansenkaart_plugin.domain.words import RecordKind, Visibility

    kinds = {kind.label(language) for kind in RecordKind}
    return {word.label(language) for word in Visibility} | {f"+ {kind}" for kind in kinds} | kinds


def test_the_readme_says_what_the_interface_says():
    readme = (PACKAGE.parent / "README.md").read_text("utf-8")
    dutch, rest = readme.split("## English")
    english = rest.split("## For developers")[0]
    known = translations()
    for language, text, shown in (
        ("nl", dutch, set(known.values())),
        ("en", english, set(known)),
    ):
        shown = {*shown, *words_of_the_vocabulary(language), "Kansenkaart"} | OF_QGIS | STRESSED
        shown = {item.casefold() for item in shown}
        adding = known["Add {}…"] if language == "nl" else "Add {}…"
        shown |= {adding.format(word).casefold() for word in words_of_the_vocabulary(language)}
        quoted = re.findall(r"\*{1,2}([^*]+)\*{1,2}", text)
        parts = {part for words in quoted for part in " ".join(words.split()).split(" › ")}
        assert len(parts) > 20
        assert {part for part in parts if part.casefold() not in shown} == set()
