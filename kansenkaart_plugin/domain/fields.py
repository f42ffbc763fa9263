"""The fields of what a kansenkaart holds, by the names that people know them by."""

from __future__ import annotations

from enum import Enum


class Field(str, Enum):
    """A column, or a list of things that belong to a record (the last ones).

    No `Word`: nobody types these, so that two fields may have the same label.
    """

    english: str
    dutch: str

    def __new__(cls, code: str, english: str = "", dutch: str = "") -> Field:
        """Make the member for the column ``code``."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.english = english
        member.dutch = dutch
        return member

    def label(self, language: str) -> str:
        """Return the label in ``language`` (``nl…`` is Dutch, anything else English)."""
        return self.dutch if language.startswith("nl") else self.english

    CODE = "code", "code", "code"
    KIND = "kind", "kind", "soort"
    TITLE = "title", "title", "titel"
    DESCRIPTION = "description", "description", "toelichting"
    THEME = "theme", "theme", "thema"
    PHASE = "phase", "phase", "fase"
    STATUS = "status", "status", "status"
    REASON = "reason", "reason", "reden"
    VISIBILITY = "visibility", "visibility", "zichtbaarheid"
    PRIORITY = "priority", "priority", "prioriteit"
    AGREEMENT_TYPE = "agreement_type", "type of agreement", "soort afspraak"
    COMMITMENT = "commitment", "commitment", "hardheid"
    INDICATOR = "indicator", "indicator", "indicator"
    TARGET_VALUE = "target_value", "target", "doel"
    TARGET_UNIT = "target_unit", "unit", "eenheid"
    RESERVATION = "reservation", "reservation", "voorbehoud"
    CONDITION = "condition", "condition", "voorwaarde"
    START_DATE = "start_date", "start", "start"
    DUE_DATE = "due_date", "due", "gereed"
    SOURCE_KIND = "source_kind", "kind of source", "soort bron"
    SOURCE = "source", "source", "bron"
    SOURCE_DATE = "source_date", "date of source", "datum bron"
    PARTY_KEY = "party_key", "party", "partij"
    ROLE = "role", "role", "rol"
    LEAD = "lead", "lead", "trekker"
    POSITION = "position", "position", "standpunt"
    NOTE = "note", "note", "opmerking"
    NOTES = "notes", "notes", "notities"
    STATED_AT = "stated_at", "stated at", "ingenomen op"
    LEVEL = "level", "level", "niveau"
    FEATURE_KEY = "feature_key", "feature", "gebied"
    FEATURE_LABEL = "feature_label", "feature name", "naam gebied"
    AMBITION_KEY = "ambition_key", "ambition", "ambitie"
    JUDGEMENT = "judgement", "judgement", "voortgang"
    REPORTED_AT = "reported_at", "reported at", "gemeld op"
    DECISION = "decision", "decision", "besluit"
    HELD_ON = "held_on", "held on", "datum"
    NAME = "name", "name", "naam"
    COLOUR = "colour", "colour", "kleur"
    KEY = "key", "key", "sleutel"
    OWNER_PARTY = "owner_party", "owner", "eigenaar"
    PROFILE = "profile", "profile", "profiel"
    RANK = "rank", "rank", "rang"
    PARENT = "parent", "part of", "hoort bij"
    FEATURE_KEY_FIELD = "feature_key_field", "field of the key", "veld van de sleutel"
    LABEL_FIELD = "label_field", "field of the name", "veld van de naam"
    DRAWN = "drawn", "drawn", "getekend"
    SEQ = "seq", "order", "volgorde"
    VALUE = "value", "value", "waarde"
    SHARED_AT = "shared_at", "shared at", "gedeeld op"
    FILE_NAME = "file_name", "file", "bestand"
    LABEL = "label", "name", "naam"
    PARENT_KEY = "parent_key", "part of", "hoort bij"
    FEATURES = "features", "about", "gaat over"
    PARTIES = "parties", "parties", "partijen"
    PRESENT = "present", "present", "aanwezig"
    AMBITIONS = "ambitions", "ambitions", "ambities"
    TRACES = "traces", "traces", "verbanden"
    POSITIONS = "positions", "positions", "standpunten"
    PROGRESS = "progress", "progress", "voortgang"
    DECISIONS = "decisions", "decisions", "besluiten"
    ANSWERED = "answered", "answered", "beantwoord"


_ALL = tuple(Field)
RECORD_FIELDS = _ALL[_ALL.index(Field.TITLE) : _ALL.index(Field.SOURCE_DATE) + 1]
"""The fields of a record that people fill in, in the order of a form."""
