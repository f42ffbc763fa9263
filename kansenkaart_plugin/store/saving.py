"""Saving what a form holds over what it read, without losing what somebody else saved since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping

from ..domain.conflict import Conflict, Version
from ..domain.model import FeatureRef, Participation
from ..domain.words import Role
from .errors import stale
from .reading import record_from_row
from .snapshot import Entry
from .tables import CREATED, FIELDS

if TYPE_CHECKING:
    from .change import Change

_COLUMNS = (FIELDS["record"], CREATED)


def version_of(entry: Entry) -> Version:
    """Return ``entry`` as the version that a form reads and saves."""
    return Version(
        entry.record,
        frozenset(link.feature for link in entry.links),
        frozenset(entry.parties),
        frozenset(entry.ambitions),
    )


def save(change: Change, wanted: Version, read: Version) -> bool:
    """Save ``wanted`` over ``read``, as part of ``change``; return whether anything differed.

    Only what differs is written.

    Raises:
        StaleRecord: the file holds something else than ``read`` by now; its ``conflict`` has all
            versions to choose from, and the choice is saved over ``conflict.theirs``.
        UnknownReference: the record is not there any more.
    """
    stored = _stored(change, wanted.record.uuid)
    if not _same(stored, read):
        raise stale(stored.record, Conflict(read, wanted, stored))
    before = change._rows.count
    uuid = wanted.record.uuid
    change.edit(wanted.record)
    if wanted.features != read.features:
        change.set_features(uuid, sorted(wanted.features))
    if wanted.parties != read.parties:
        change.set_parties(uuid, sorted(wanted.parties))
    if wanted.ambitions != read.ambitions:
        change.set_ambitions(uuid, sorted(wanted.ambitions))
    return change._rows.count > before


def _stored(change: Change, uuid: str) -> Version:
    features = change._related.live("record_feature", uuid).values()
    parties = change._related.live("record_party", uuid).values()
    ambitions = change._related.live("record_ambition", uuid).values()
    return Version(
        change.record(uuid),
        frozenset(FeatureRef(row[1], row[2]) for row in features),
        frozenset(Participation(row[1], Role(row[2])) for row in parties),
        frozenset(row[1] for row in ambitions),
    )


def _same(stored: Version, read: Version) -> bool:
    return stored.record.revision == read.record.revision and stored[1:] == read[1:]


def packed(version: Version) -> dict[str, Any]:
    """Return ``version`` as JSON can say it, for a draft that outlives the program."""
    record = version.record
    own, created = ([getattr(record, name) for name in names] for names in _COLUMNS)
    return {
        "record": [record.uuid, *own, *created],
        "features": sorted(version.features),
        "parties": sorted((part.party, part.role.value) for part in version.parties),
        "ambitions": sorted(version.ambitions),
    }


def unpacked(values: Mapping[str, Any]) -> Version:
    """Return the version of which ``values`` were `packed`."""
    return Version(
        record_from_row(values["record"]),
        frozenset(FeatureRef(level, key) for level, key in values["features"]),
        frozenset(Participation(party, Role(role)) for party, role in values["parties"]),
        frozenset(values["ambitions"]),
    )
