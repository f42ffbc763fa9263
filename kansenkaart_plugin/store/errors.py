"""What can go wrong with the file, each with its sentence for the person."""

from ..domain.sentence import Faults, KansenkaartError


class CannotOpen(KansenkaartError):
    """The file is missing, empty, damaged, no kansenkaart, or of a newer version."""


class CannotWrite(KansenkaartError):
    """The file cannot be written: read-only, locked by another program, or the disk is full."""


class FileExists(KansenkaartError):
    """A file that would have to be made is there already; nothing is overwritten."""


class StaleRecord(KansenkaartError):
    """Somebody saved the same record in the meantime; nothing is overwritten."""


class UnknownReference(KansenkaartError):
    """A party, ambition, level, feature or record is named that the kansenkaart does not have."""


class RulesBroken(Faults):
    """A change goes against the rules of a kansenkaart; nothing was saved."""
