"""What can go wrong with the file, each with its sentence for the person."""

from __future__ import annotations

from ..domain.conflict import Conflict
from ..domain.model import Record
from ..domain.sentence import QT_TRANSLATE_NOOP, Faults, KansenkaartError


class CannotOpen(KansenkaartError):
    """The file is missing, empty, damaged, no kansenkaart, or of a newer version."""


class CannotWrite(KansenkaartError):
    """The file cannot be written: read-only, locked by another program, or the disk is full."""


class FileExists(KansenkaartError):
    """A file that would have to be made is there already; nothing is overwritten."""


class StaleRecord(KansenkaartError):
    """Somebody saved the same record in the meantime; nothing is overwritten.

    ``conflict`` has both versions and what both began with, when all of it was to be saved.
    """

    conflict: Conflict | None = None


def stale(stored: Record, conflict: Conflict | None = None) -> StaleRecord:
    """Return what to say of a record that is ``stored`` in another version than was read."""
    template = QT_TRANSLATE_NOOP(
        "Kansenkaart",
        "{code} was saved by {who} in the meantime; look at both versions and choose.",
    )
    if conflict is None:
        template = QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "{code} was saved by {who} in the meantime; look at it as it is now, and do it again.",
        )
    error = StaleRecord(template, code=stored.code, who=stored.modified_by)
    error.conflict = conflict
    return error


def stale_saved(conflict: Conflict) -> StaleRecord:
    """Return what to say of what is in the file in another version than was read."""
    error = StaleRecord(
        QT_TRANSLATE_NOOP(
            "Kansenkaart",
            "“{name}” was saved by {who} in the meantime; look at both versions and choose.",
        ),
        name=conflict.theirs.name,
        who=conflict.theirs.saved[0],
    )
    error.conflict = conflict
    return error


class UnknownReference(KansenkaartError):
    """A party, ambition, level, feature or record is named that the kansenkaart does not have."""


class RulesBroken(Faults):
    """A change goes against the rules of a kansenkaart; nothing was saved."""
