"""How documents speak: in the language of the profile, in the words of its readers."""

from __future__ import annotations

from datetime import date
from typing import Iterable, Sequence

from ..cartography import wording
from ..cartography.language import translate_to
from ..domain.model import Participation
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.words import RecordKind, Role, Word
from ..store.snapshot import Entry, Snapshot
from .document import Inline, Run, shortened

TITLE_LENGTH = 160
"""Titles longer than this are shortened where they stand for the record."""

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_AUDIENCES = {
    "public": QT_TRANSLATE_NOOP("Kansenkaart", "For everyone: what is public"),
    "parties": QT_TRANSLATE_NOOP("Kansenkaart", "For all parties: what is public or internal"),
    "owner": QT_TRANSLATE_NOOP("Kansenkaart", "For the owner: everything"),
}


class Voice:
    """Says things about one Snapshot; ``fixed`` is what it said that does not come from it."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Speak the language of ``snapshot``."""
        self.snapshot = snapshot
        self.language = snapshot.language
        self.fixed: set[str] = set()
        self._translate = translate_to(snapshot.language)

    def about(self, snapshot: Snapshot) -> Voice:
        """Return the same voice, speaking about another Snapshot."""
        other = Voice(snapshot)
        other.fixed = self.fixed
        return other

    def say(self, template: str, **values: object) -> str:
        """Return a marked sentence, its values filled in."""
        return self.sentence(Sentence(template, **values))

    def sentence(self, sentence: Sentence) -> str:
        """Return a sentence of the rules."""
        self.fixed.add(self._translate(sentence.template))
        return sentence.text(self._translate)

    def label(self, word: Word | None) -> str:
        """Return the label of a word; nothing for none."""
        if word is None:
            return ""
        text = word.label(self.language)
        self.fixed.add(text)
        return text

    def counted(self, kind: RecordKind, number: int) -> str:
        """Return ``1 wish``, ``12 wishes``."""
        return wording.counted(kind, number, self.language)

    def date(self, moment: str | None) -> str:
        """Return ``3 december 2026`` for a date or a UTC time; what is no date as it is."""
        if not moment:
            return ""
        try:
            day = date.fromisoformat(wording.day(moment, "en"))
        except ValueError:
            return moment
        months = _MONTHS.get(self.language, _MONTHS["en"]).split()
        return f"{day.day} {months[day.month - 1]} {day.year}"

    def listed(self, parts: Sequence[str]) -> str:
        """Return ``a, b and c``."""
        if len(parts) < 2:
            return "".join(parts)
        together = self.say(QT_TRANSLATE_NOOP("Kansenkaart", " and "))
        return together.join((", ".join(parts[:-1]), parts[-1]))

    def party(self, key: str) -> str:
        """Return the name of a party."""
        return self.snapshot.party_names.get(key, key)

    def parties(self, participations: Iterable[Participation], *roles: Role) -> str:
        """Return the names of the parties in these ``roles``, or in any."""
        keys = [part.party for part in participations if not roles or part.role in roles]
        return self.listed([self.party(key) for key in dict.fromkeys(keys)])

    def audience(self) -> str:
        """Return for whom the document is and what that means."""
        name = self.snapshot.audience.name
        if name in _AUDIENCES:
            return self.say(_AUDIENCES[name])
        return self.say(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "For {party}: also what is confidential and {party} takes part in",
            ),
            party=self.party(name),
        )

    def title(self, entry: Entry) -> str:
        """Return the title of a record on one line."""
        return shortened(entry.record.title, TITLE_LENGTH)

    def named(self, entry: Entry) -> str:
        """Return the code and the title of a record."""
        return f"{entry.record.code} {self.title(entry)}"

    def missing(self) -> Inline:
        """Return what stands where something should have been written down."""
        text = self.say(QT_TRANSLATE_NOOP("Kansenkaart", "not yet written down"))
        return (Run(text, "quiet"),)

    def places(self, entry: Entry) -> list[str]:
        """Return what a record is about: per level the features, or the whole area."""
        if entry.whole_area:
            return [self.say(QT_TRANSLATE_NOOP("Kansenkaart", "the whole area"))]
        return [
            f"{level.level.title}: {wording.places(self.snapshot, level, entry.links)}"
            for level in self.snapshot.levels
            if any(link.feature.level == level.level.key for link in entry.links)
        ]
