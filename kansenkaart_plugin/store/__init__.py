"""The GeoPackage of a kansenkaart: reading, writing, and the one door out."""

from .agenda import AgendaEntry
from .bulk_edit import BulkEdit, edit_records
from .catalogue import Catalogue, LevelTotal
from .change import Change
from .comparison import Comparison, compare
from .delivery import NotDelivered, deliver
from .errors import (
    CannotOpen,
    CannotWrite,
    FileExists,
    RulesBroken,
    StaleRecord,
    UnknownReference,
)
from .history import HistoryStep, RecordChange, changes_of
from .insight import Meetable, Overview, Pair, combine, find_pairs, meetable, overview
from .kansenkaart import Kansenkaart
from .lease import InUse, Lease, LeaseLost, NoLease, holder_of, stale_holder_of
from .listed import Row
from .loose import Candidate, LooseFeature, relink
from .news import News
from .outside import OutsideChange, restore_rows, take_in_rows
from .places import places_changed_at
from .saving import packed, unpacked, version_of
from .snapshot import Entry, Feature, Snapshot, SnapshotLevel
from .undo import CannotUndo
from .upkeep import Renewal, StillUsed
from .withheld import Withheld

__all__ = [
    "AgendaEntry",
    "BulkEdit",
    "Candidate",
    "CannotOpen",
    "CannotUndo",
    "CannotWrite",
    "Catalogue",
    "Change",
    "Comparison",
    "Entry",
    "Feature",
    "FileExists",
    "HistoryStep",
    "InUse",
    "Kansenkaart",
    "Lease",
    "LeaseLost",
    "LevelTotal",
    "LooseFeature",
    "Meetable",
    "News",
    "NoLease",
    "NotDelivered",
    "OutsideChange",
    "Overview",
    "Pair",
    "RecordChange",
    "Renewal",
    "Row",
    "RulesBroken",
    "Snapshot",
    "SnapshotLevel",
    "StaleRecord",
    "StillUsed",
    "UnknownReference",
    "Withheld",
    "changes_of",
    "combine",
    "compare",
    "deliver",
    "edit_records",
    "find_pairs",
    "holder_of",
    "meetable",
    "overview",
    "packed",
    "places_changed_at",
    "relink",
    "restore_rows",
    "stale_holder_of",
    "take_in_rows",
    "unpacked",
    "version_of",
]
