"""The language of a text: of the interface (QGIS's own) or of a product (the profile's)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QTranslator

from ..domain.sentence import Translator, untranslated

CONTEXT = "Kansenkaart"
TRANSLATIONS = Path(__file__).parent.parent / "i18n"


@cache
def translate_to(language: str) -> Translator:
    """Return what translates our marked texts to ``language`` (``nl``, ``nl_NL``, ``en`` …)."""
    translator = QTranslator()
    if not translator.load(f"kansenkaart_{language[:2]}.qm", str(TRANSLATIONS)):
        return untranslated  # labels in English too: a sentence is of one language

    def translate(text: str) -> str:
        # bytes: PyQt encodes a str given to a translator as ASCII
        return translator.translate(CONTEXT.encode(), text.encode()) or text

    return Translator(language, translate)


def interface_translator() -> Translator:
    """Return what translates our marked texts to the language of QGIS."""
    return translate_to(QgsApplication.locale())
