"""The fields of the form of a record: which there are, what they are called, where they stand."""

from __future__ import annotations

from typing import Any, NamedTuple

from qgis.PyQt.QtCore import QCoreApplication

from ...domain.words import (
    PRIORITIES,
    AgreementType,
    Commitment,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Visibility,
)
from ..date_field import DateField
from ..fields import Choice, ChoiceField, LineField, TextField

NONE = "–"
WORDS: dict[str, Any] = {
    "visibility": Visibility,
    "phase": Phase,
    "agreement_type": AgreementType,
    "commitment": Commitment,
    "source_kind": SourceKind,
}
"""Fields that hold one word of `domain.words`."""

_LINES = ("title", "indicator", "target_value", "target_unit", "source")
_TEXTS = ("description", "reason", "reservation", "condition")
_DATES = ("start_date", "due_date", "source_date")
NOT_OF_THE_RECORD = ("kind", "party", "role")
"""Fields that are not simply a value of the record."""


class Section(NamedTuple):
    """A part of the form that folds away: its name, its title and its fields."""

    name: str
    title: str
    fields: tuple[str, ...] = ()


def short_rows(kinds: tuple[RecordKind, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the short form: one field, or two side by side."""
    second = "kind" if len(kinds) > 1 else "agreement_type"
    return (
        ("title",),
        (second, "status"),
        ("reason",),
        ("party", "role"),
        ("theme", "visibility"),
    )


def sections(kinds: tuple[RecordKind, ...]) -> tuple[Section, ...]:
    """Return what folds away, in order."""
    translate = QCoreApplication.translate
    agreement = (
        Section(
            "agreement",
            translate("Kansenkaart", "What is agreed"),
            (
                "commitment",
                "indicator",
                "target_value",
                "target_unit",
                "start_date",
                "due_date",
                "reservation",
                "condition",
            ),
        ),
    )
    return (
        Section("description", translate("Kansenkaart", "Description"), ("description",)),
        *(agreement if RecordKind.AGREEMENT in kinds else ()),
        Section("roles", translate("Kansenkaart", "More parties and roles")),
        Section("positions", translate("Kansenkaart", "Positions")),
        Section("ambitions", translate("Kansenkaart", "Ambitions")),
        Section("phase", translate("Kansenkaart", "Phase and priority"), ("phase", "priority")),
        Section(
            "source",
            translate("Kansenkaart", "Source"),
            ("source_kind", "source", "source_date"),
        ),
        Section("features", translate("Kansenkaart", "Is about")),
        Section("ties", translate("Kansenkaart", "Traces")),
    )


def field_labels() -> dict[str, str]:
    """Return what people call the fields."""
    translate = QCoreApplication.translate
    return {
        "kind": translate("Kansenkaart", "Kind"),
        "title": translate("Kansenkaart", "Title"),
        "party": translate("Kansenkaart", "Party"),
        "role": translate("Kansenkaart", "Role"),
        "theme": translate("Kansenkaart", "Theme"),
        "status": translate("Kansenkaart", "Status"),
        "visibility": translate("Kansenkaart", "Visibility"),
        "description": translate("Kansenkaart", "Description"),
        "phase": translate("Kansenkaart", "Phase"),
        "priority": translate("Kansenkaart", "Priority"),
        "reason": translate("Kansenkaart", "Reason"),
        "source_kind": translate("Kansenkaart", "Kind of source"),
        "source": translate("Kansenkaart", "Source"),
        "source_date": translate("Kansenkaart", "Date of source"),
        "agreement_type": translate("Kansenkaart", "Type"),
        "commitment": translate("Kansenkaart", "Commitment"),
        "indicator": translate("Kansenkaart", "Indicator"),
        "target_value": translate("Kansenkaart", "Target"),
        "target_unit": translate("Kansenkaart", "Unit"),
        "reservation": translate("Kansenkaart", "Reservation"),
        "condition": translate("Kansenkaart", "Condition"),
        "start_date": translate("Kansenkaart", "Start"),
        "due_date": translate("Kansenkaart", "Due"),
    }


def make_fields(form: str, kinds: tuple[RecordKind, ...], language: str) -> dict[str, Any]:
    """Return the fields by name, in the order in which they stand and Tab goes through them.

    Their object names begin with ``form``.
    """
    labels = field_labels()
    names = [name for row in short_rows(kinds) for name in row]
    names += [name for section in sections(kinds) for name in section.fields]
    fields = {name: _make(name, kinds, language) for name in names}
    for name, field in fields.items():
        field.setObjectName(f"{form}.{name}")
        field.setAccessibleName(labels[name])
        field.setToolTip(labels[name])
    return fields


def _make(name: str, kinds: tuple[RecordKind, ...], language: str) -> Any:
    if name in _LINES:
        return LineField()
    if name in _TEXTS:
        return TextField(2 if name != "description" else 4)
    if name in _DATES:
        return DateField()
    if name == "kind":
        return ChoiceField(choices_of(kinds, language))
    if name == "role":
        return ChoiceField(choices_of(Role, language))
    if name == "priority":
        dutch = language.startswith("nl")
        return ChoiceField([(str(key), both[dutch]) for key, both in PRIORITIES.items()], NONE)
    if name in WORDS:
        empty = None if name == "visibility" else NONE
        return ChoiceField(choices_of(WORDS[name], language), empty)
    return ChoiceField((), None if name == "status" else NONE)


def choices_of(words: Any, language: str) -> list[Choice]:
    """Return ``words`` as what a field offers, in ``language``."""
    return [(word.value, word.label(language)) for word in words]
