"""Saving a record that somebody else may have saved in the meantime: then the person chooses."""

from __future__ import annotations

from functools import partial
from typing import Callable

from qgis.PyQt.QtWidgets import QWidget

from ...domain.conflict import Conflict, Version
from ...domain.model import FeatureRef
from ...store import Change, StaleRecord
from ..current import Current
from ..value_text import ValueTexts
from .dialog import ConflictDialog


def save_version(
    current: Current,
    label: str,
    wanted: Version,
    read: Version,
    parent: QWidget,
    also: Callable[[Change], object] | None = None,
) -> bool:
    """Save ``wanted`` over ``read`` as one action named ``label``; return whether it was saved.

    When the file holds something else than ``read`` by now, both versions are shown over
    ``parent`` and what is chosen is saved; a person who goes back has saved nothing. ``also`` is
    done in the same action. What goes wrong is reported and nothing is changed.
    """
    while True:
        found: list[Conflict] = []
        if not current.save(label, partial(_work, wanted, read, found, also)):
            return False
        if not found:
            return True
        chosen = _choose(current, found[0], parent)
        if chosen is None:
            return False
        wanted, read = chosen, found[0].theirs


def _work(
    wanted: Version,
    read: Version,
    found: list[Conflict],
    also: Callable[[Change], object] | None,
    change: Change,
) -> None:
    """Save in ``change``; what stands in the way is ``found``, before anything was written."""
    try:
        change.save(wanted, read)
    except StaleRecord as stale:
        if stale.conflict is None:
            raise
        found.append(stale.conflict)
    else:
        if also is not None:
            also(change)


def _choose(current: Current, conflict: Conflict, parent: QWidget) -> Version | None:
    """Return what the person chose to save, or None when they went back."""
    dialog = ConflictDialog(conflict, _texts(current, conflict), parent)
    chosen = dialog.chosen() if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def _texts(current: Current, conflict: Conflict) -> ValueTexts:
    """Return what says the values, with the names of the features in which the versions differ."""
    base, mine, theirs = (item.features for item in (conflict.base, conflict.mine, conflict.theirs))
    labels = {}
    for level in current.profile.levels:
        keys = [key for of, key in (mine ^ base) | (theirs ^ base) if of == level.key]
        found = current.kansenkaart.queries.labels(level.key, keys)
        labels.update({FeatureRef(level.key, key): label for key, label in found.items()})
    return ValueTexts(current.vocabulary, labels)
