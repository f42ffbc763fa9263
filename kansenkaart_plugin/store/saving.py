"""Saving what a form holds over what it read, without losing what somebody else saved since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..domain.conflict import Conflict, Version
from ..domain.model import FeatureRef, Participation
from ..domain.words import Role
from .errors import stale
from .snapshot import Entry

if TYPE_CHECKING:
    from .change import Change


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
    features = change._live("record_feature", uuid).values()
    parties = change._live("record_party", uuid).values()
    ambitions = change._live("record_ambition", uuid).values()
    return Version(
        change.record(uuid),
        frozenset(FeatureRef(row[1], row[2]) for row in features),
        frozenset(Participation(row[1], Role(row[2])) for row in parties),
        frozenset(row[1] for row in ambitions),
    )


def _same(stored: Version, read: Version) -> bool:
    return stored.record.revision == read.record.revision and stored[1:] == read[1:]
