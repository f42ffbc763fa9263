"""The GeoPackage of a kansenkaart: reading, writing, and the one door out."""

from .change import Change
from .errors import (
    CannotOpen,
    CannotWrite,
    FileExists,
    RulesBroken,
    StaleRecord,
    UnknownReference,
)
from .kansenkaart import Kansenkaart
from .snapshot import Entry, Feature, Snapshot, SnapshotLevel

__all__ = [
    "CannotOpen",
    "CannotWrite",
    "Change",
    "Entry",
    "Feature",
    "FileExists",
    "Kansenkaart",
    "RulesBroken",
    "Snapshot",
    "SnapshotLevel",
    "StaleRecord",
    "UnknownReference",
]
