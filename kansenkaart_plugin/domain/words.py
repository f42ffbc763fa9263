"""The words of a kansenkaart: stored codes with their English and Dutch labels."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TypeVar

from .sentence import QT_TRANSLATE_NOOP, KansenkaartError


class Word(str, Enum):
    """A stored code; its value is what the file holds, its labels are what people read."""

    english: str
    dutch: str

    def __new__(cls, code: str, english: str = "", dutch: str = "") -> Word:
        """Make the member whose value is ``code``."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.english = english
        member.dutch = dutch
        return member

    def label(self, language: str) -> str:
        """Return the label in ``language`` (``nl…`` is Dutch, anything else English)."""
        return self.dutch if language.startswith("nl") else self.english

    def __str__(self) -> str:
        return str(self.value)


class RecordKind(Word):
    """What a record is."""

    WISH = "wish", "wish", "wens"
    NEED = "need", "need", "behoefte"
    OPPORTUNITY = "opportunity", "opportunity", "kans"
    AGREEMENT = "agreement", "agreement", "afspraak"
    FACT = "fact", "fact", "feit"

    @property
    def letter(self) -> str:
        """The first letter of this kind's record codes."""
        return _LETTERS[self.value]

    def plural(self, language: str) -> str:
        """Return the label for more than one, in ``language``."""
        dutch, english = _PLURALS[self.value]
        return dutch if language.startswith("nl") else english


_LETTERS = {"wish": "W", "need": "B", "opportunity": "K", "agreement": "A", "fact": "F"}
_PLURALS = {
    "wish": ("wensen", "wishes"),
    "need": ("behoeften", "needs"),
    "opportunity": ("kansen", "opportunities"),
    "agreement": ("afspraken", "agreements"),
    "fact": ("feiten", "facts"),
}


OPEN_KINDS = (RecordKind.WISH, RecordKind.NEED, RecordKind.OPPORTUNITY)
"""The kinds that wait for an answer."""


class AgreementType(Word):
    """What sort of agreement it is."""

    MEASURE = "measure", "measure", "maatregel"
    ACTION = "action", "action", "actie"
    PROJECT = "project", "project", "project"
    PROCESS = "process", "process agreement", "procesafspraak"


class Commitment(Word):
    """How firmly the parties bind themselves."""

    INTENTION = "intention", "intention", "intentie"
    EFFORT = "effort", "effort", "inspanning"
    RESULT = "result", "result", "resultaat"


class Phase(Word):
    """The phase of the process in which a record came up."""

    EXPLORE = "explore", "explore", "het wat"
    CHOOSE = "choose", "choose", "wat is belangrijk"
    FOLLOW_UP = "follow_up", "follow up", "hoe verder"


class Status(Word):
    """Where a record stands; which ones a kind may have is in ``STATUSES``."""

    NEW = "new", "new", "ingebracht"
    EXPLORED = "explored", "explored", "verkend"
    COMBINED = "combined", "combined", "gecombineerd"
    PARKED = "parked", "parked", "geparkeerd"
    DROPPED = "dropped", "dropped", "afgevallen"
    CURRENT = "current", "current", "actueel"
    OUTDATED = "outdated", "outdated", "verouderd"
    DRAFT = "draft", "draft", "concept"
    PROPOSED = "proposed", "proposed", "voorgesteld"
    AGREED_RESERVED = "agreed_reserved", "agreed under reservation", "akkoord onder voorbehoud"
    AGREED = "agreed", "agreed", "akkoord"
    RUNNING = "running", "running", "lopend"
    DONE = "done", "done", "gereed"
    STOPPED = "stopped", "stopped", "gestopt"
    LAPSED = "lapsed", "lapsed", "vervallen"
    REPLACED = "replaced", "replaced", "vervangen"


_OPEN_QUESTION = (Status.NEW, Status.EXPLORED, Status.COMBINED, Status.PARKED, Status.DROPPED)
STATUSES: dict[RecordKind, tuple[Status, ...]] = {
    RecordKind.WISH: _OPEN_QUESTION,
    RecordKind.NEED: _OPEN_QUESTION,
    RecordKind.OPPORTUNITY: _OPEN_QUESTION,
    RecordKind.FACT: (Status.CURRENT, Status.OUTDATED),
    RecordKind.AGREEMENT: (
        Status.DRAFT,
        Status.PROPOSED,
        Status.AGREED_RESERVED,
        Status.AGREED,
        Status.RUNNING,
        Status.DONE,
        Status.STOPPED,
        Status.LAPSED,
        Status.REPLACED,
    ),
}
"""The statuses each kind may have; the first is what a new record starts with."""


class Role(Word):
    """The part a party plays in a record."""

    SUBMITTER = "submitter", "submitter", "indiener"
    LEAD = "lead", "lead", "trekker"
    PARTNER = "partner", "partner", "mede-uitvoerder"
    FUNDER = "funder", "funder", "financier"
    DECIDER = "decider", "decider", "beslisser"
    ADVISER = "adviser", "adviser", "adviseur"
    INFORMED = "informed", "informed", "geïnformeerd"


class Stance(Word):
    """The position a party takes on a record."""

    SUPPORTS = "supports", "supports", "steunt"
    SUPPORTS_IF = "supports_if", "supports on a condition", "steunt onder voorwaarde"
    NO_MANDATE = "no_mandate", "no mandate", "geen mandaat"
    NEUTRAL = "neutral", "neutral", "neutraal"
    AGAINST = "against", "against", "tegen"


class Judgement(Word):
    """How an agreement is getting on."""

    ON_TRACK = "on_track", "on track", "op schema"
    AT_RISK = "at_risk", "at risk", "risico"
    BEHIND = "behind", "behind", "achter"
    DONE = "done", "done", "gereed"
    UNKNOWN = "unknown", "unknown", "onbekend"


class Visibility(Word):
    """Who may see a record (see `domain.audience`)."""

    PUBLIC = "public", "public", "openbaar"
    INTERNAL = "internal", "internal", "intern"
    CONFIDENTIAL = "confidential", "confidential", "vertrouwelijk"
    SECRET = "secret", "secret", "geheim"


class TraceKind(Word):
    """How one record follows from another."""

    ARISES_FROM = "arises_from", "arises from", "komt voort uit"
    ANSWERS = "answers", "answers", "beantwoordt"
    REPLACES = "replaces", "replaces", "vervangt"


class Decision(Word):
    """What a session decided on an agenda item."""

    AGREED = "agreed", "agreed", "akkoord"
    AGREED_RESERVED = "agreed_reserved", "under reservation", "onder voorbehoud"
    DEFERRED = "deferred", "deferred", "aangehouden"
    REJECTED = "rejected", "rejected", "afgewezen"


class PartyKind(Word):
    """What sort of party it is."""

    MUNICIPALITY = "municipality", "municipality", "gemeente"
    CORPORATION = "corporation", "housing corporation", "corporatie"
    TENANTS = "tenants", "tenants", "huurders"
    OTHER = "other", "other", "overig"


class SourceKind(Word):
    """Where a record came from."""

    INTERVIEW = "interview", "interview", "interview"
    DOCUMENT = "document", "document", "document"
    SESSION = "session", "session", "sessie"
    DATA = "data", "data", "gegevens"
    RESPONSE = "response", "response", "reactie"


class Drawn(Word):
    """The geometry of a level whose places are drawn by hand."""

    POLYGON = "polygon", "polygon", "vlak"
    LINE = "line", "line", "lijn"
    POINT = "point", "point", "punt"


PRIORITIES: dict[int, tuple[str, str]] = {
    1: ("high", "hoog"),
    2: ("normal", "gewoon"),
    3: ("low", "laag"),
}
"""Priority to its English and Dutch label; a record may also have none."""

AnyWord = TypeVar("AnyWord", bound=Word)


class UnknownWord(KansenkaartError):
    """A text that is none of the words asked for."""


def word(kind: type[AnyWord], text: str) -> AnyWord:
    """Return the ``kind`` that ``text`` names: its code, or its Dutch or English label.

    Case and surrounding white space do not count.

    Raises:
        UnknownWord: no member of ``kind`` is called so; the sentence lists what is.
    """
    member: AnyWord | None = _by_name(kind).get(text.strip().casefold())
    if member is not None:
        return member
    raise UnknownWord(
        QT_TRANSLATE_NOOP("Kansenkaart", "“{text}” is not one of: {choices}"),
        text=text.strip(),
        choices=list(kind),
    )


@cache
def _by_name(kind: type[AnyWord]) -> dict[str, AnyWord]:
    """Return the members of ``kind`` by all their names; the first that has a name gets it."""
    members = reversed(list(kind))
    return {name: word for word in members for name in (word.value, word.english, word.dutch)}
