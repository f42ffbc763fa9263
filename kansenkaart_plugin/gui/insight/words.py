"""What became different, in words: for the history of a record and for a list of changes."""

from __future__ import annotations

from typing import NamedTuple

from ...domain.alteration import Alteration, AlterationKind, Shown
from ...domain.fields import Field
from ...domain.sentence import QT_TRANSLATE_NOOP, Sentence, Translator

LONGEST_VALUE = 300
"""How many characters of a value are told on screen; tables and copies have all of it."""

_LISTS = (
    Field.FEATURES,
    Field.PARTIES,
    Field.AMBITIONS,
    Field.TRACES,
    Field.POSITIONS,
    Field.PROGRESS,
    Field.DECISIONS,
)


class Told(NamedTuple):
    """A field and what became of it."""

    field: str
    text: str


def told(
    alteration: Alteration, kind: AlterationKind, translate: Translator, longest: int | None
) -> Told:
    """Return what ``alteration`` did, as part of a change of ``kind``.

    A value is cut at ``longest`` characters; None keeps all of it.
    """
    field = alteration.field.label(translate.language)
    old, new = (values_of(shown, translate, longest) for shown in alteration[1:])
    if kind is AlterationKind.ADDED:  # there was nothing before
        return Told(field, "; ".join(new))
    template = _template(alteration, bool(old), bool(new))
    sentence = Sentence(template, old="; ".join(old), new="; ".join(new))
    return Told(field, sentence.text(translate))


def _template(alteration: Alteration, was: bool, is_: bool) -> str:
    if alteration.field in _LISTS:
        if not was:
            return QT_TRANSLATE_NOOP("Kansenkaart", "added: {new}")
        if not is_:
            return QT_TRANSLATE_NOOP("Kansenkaart", "taken away: {old}")
        return QT_TRANSLATE_NOOP("Kansenkaart", "taken away: {old}; added: {new}")
    if not was:
        return QT_TRANSLATE_NOOP("Kansenkaart", "filled in: “{new}”")
    if not is_:
        return QT_TRANSLATE_NOOP("Kansenkaart", "made empty; it was “{old}”")
    return QT_TRANSLATE_NOOP("Kansenkaart", "from “{old}” to “{new}”")


def values_of(shown: Shown, translate: Translator, longest: int | None) -> list[str]:
    """Return values as texts of one line each, in the language of ``translate``."""
    texts = (Sentence("{value}", value=value).text(translate) for value in shown)
    return [_cut(" ".join(text.split()), longest) for text in texts]


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None or len(text) <= longest else f"{text[:longest].rstrip()}…"
