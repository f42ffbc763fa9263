"""Sentences for people, kept apart from their language until the edge shows them.

The source language is English. A sentence is marked with ``QT_TRANSLATE_NOOP`` so that Qt's
``pylupdate5`` finds it; the edge (dock, algorithm, layout) passes Qt's translator to ``text``.
"""

from __future__ import annotations

from typing import Callable, Iterable, Protocol, runtime_checkable


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Mark a literal for translation and return it unchanged (Qt's macro of this name)."""
    del context
    return text


class Translator:
    """Shows English source texts in one language, and says which language that is."""

    def __init__(self, language: str = "en", translate: Callable[[str], str] = str) -> None:
        """Translate to ``language`` with ``translate``; without it nothing is translated."""
        self.language = language
        self._translate = translate

    def __call__(self, template: str) -> str:
        """Return ``template`` in the language."""
        return self._translate(template)


untranslated = Translator()
"""Translates nothing: the English source text."""


@runtime_checkable
class Labelled(Protocol):
    """What people know by a label in their language, as the words of `domain.words` are."""

    def label(self, language: str) -> str:
        """Return the label in ``language``."""
        ...


def _shown(value: object, translate: Translator) -> object:
    if type(value) in (str, int):  # as most are, and to look for a label takes long
        return value
    if isinstance(value, Sentence):
        return value.text(translate)
    if isinstance(value, Labelled):
        return value.label(translate.language)
    if type(value) in (list, tuple):  # no named tuple: those say themselves what they look like
        return ", ".join(str(_shown(item, translate)) for item in value)  # type: ignore[attr-defined]
    return value


class Sentence:
    """One sentence: a template with ``{named}`` places and the values for them.

    Values may be sentences themselves, words (shown by their label) or lists of those; they are
    translated along.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        """Keep ``template`` (English, marked for translation) and its ``values``."""
        self.template = template
        self.values = values

    def text(self, translate: Translator = untranslated) -> str:
        """Return the sentence in the language of ``translate``, its values filled in."""
        values = {name: _shown(value, translate) for name, value in self.values.items()}
        return translate(self.template).format(**values)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        return f"Sentence({self.text()!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentence) and (self.template, self.values) == (
            other.template,
            other.values,
        )

    def __hash__(self) -> int:
        return hash(self.text())


class KansenkaartError(Exception):
    """Something a person has to know: what happened, where, and what to do."""

    def __init__(self, template: str, /, **values: object) -> None:
        """Make the error from one sentence (see `Sentence`)."""
        self.sentence = Sentence(template, **values)
        super().__init__(template)

    def text(self, translate: Translator = untranslated) -> str:
        """Return what to tell the person, in the language of ``translate``."""
        return self.sentence.text(translate)

    def __str__(self) -> str:
        return self.text()


class Faults(KansenkaartError):
    """Several faults found at once, each with its own sentence."""

    def __init__(self, template: str, faults: Iterable[Sentence], /, **values: object) -> None:
        """Keep the opening sentence and the ``faults`` below it."""
        super().__init__(template, **values)
        self.faults = tuple(faults)

    def text(self, translate: Translator = untranslated) -> str:
        """Return the opening sentence and each fault on a line of its own."""
        lines = [super().text(translate), *(fault.text(translate) for fault in self.faults)]
        return "\n".join(lines)
