"""What a person asked for in the export dialog, and how it is remembered. No QGIS."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace

PUBLIC, OWNER = "public", "owner"

IN_PROJECT = "project"
"""A kind of file that is none: the maps become layouts of the open project."""


@dataclass(frozen=True)
class Choices:
    """What to make, for whom and where.

    ``levels`` empty means all; ``paper``, ``orientation`` and ``template`` (a file) empty mean
    the profile's; ``since`` is a date or empty; ``plan``, ``decisions`` and ``table`` say whether
    those are made. ``document`` is ``docx`` or ``odt``; ``session`` is a uuid.
    """

    audience: str = PUBLIC
    maps: bool = True
    levels: tuple[str, ...] = ()
    set: str = "level"
    per_feature: bool = False
    since: str = ""
    text: bool = False
    format: str = "pdf"
    paper: str = ""
    orientation: str = ""
    template: str = ""
    plan: bool = False
    decisions: bool = False
    session: str = ""
    document: str = "docx"
    table: bool = False
    spreadsheet: str = "xlsx"
    folder: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be made."""
        return not (self.maps or self.plan or self.decisions or self.table)

    def remembered(self) -> str:
        """Return these choices as text. Never that they were for the owner, who sees all."""
        kept = replace(self, audience=PUBLIC) if self.audience == OWNER else self
        return json.dumps(asdict(kept))

    @classmethod
    def recalled(cls, text: str) -> Choices:
        """Return the choices in ``text``; what is not understood is as it is at first."""
        try:
            found = json.loads(text)
        except ValueError:
            return cls()
        first = cls()
        values = {}
        for field in fields(cls):
            value = found.get(field.name) if isinstance(found, dict) else None
            if isinstance(value, list):
                value = tuple(map(str, value))
            if type(value) is type(getattr(first, field.name)):
                values[field.name] = value
        return cls(**values)  # type: ignore[arg-type]
