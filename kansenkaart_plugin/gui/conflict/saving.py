"""Saving what somebody else may have saved in the meantime: then the person chooses."""

from __future__ import annotations

from functools import partial
from typing import Callable, Optional

from qgis.PyQt.QtWidgets import QWidget

from ...domain.conflict import Conflict, Saved, Side, Version
from ...domain.fields import Field
from ...domain.model import FeatureRef
from ...store import Change, StaleRecord
from ..current import Current
from ..value_text import ValueTexts
from .dialog import ConflictDialog

Save = Callable[[Change, Optional[Side], Side], object]
"""Saves in a change what is wanted over what was read; wanted is None until somebody chose."""


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

    def save(change: Change, chosen: Side | None, read: Side) -> None:
        change.save(chosen or wanted, read)  # type: ignore[arg-type]
        if also is not None:
            also(change)

    return save_over(current, label, read, parent, save)


def save_whole(
    current: Current,
    label: str,
    read: Saved,
    parent: QWidget,
    act: Callable[[Change, Saved], object],
) -> bool:
    """Let ``act`` save over ``read`` what is one thing; return whether it was saved, or settled.

    When somebody saved something else by now, one of the two is chosen: theirs stays as it is.
    """

    def save(change: Change, chosen: Side | None, read: Side) -> None:
        if chosen != read:
            act(change, read)  # type: ignore[arg-type]

    return save_over(current, label, read, parent, save)


def save_over(current: Current, label: str, read: Side, parent: QWidget, save: Save) -> bool:
    """Let ``save`` save over ``read`` as one action, and again what is chosen when it is stale."""
    chosen: Side | None = None
    while True:
        found: list[Conflict] = []
        if not current.save(label, partial(_work, save, chosen, read, found)):
            return False
        if not found:
            return True
        chosen, read = _choose(current, found[0], parent), found[0].theirs
        if chosen is None:
            return False


def _work(
    save: Save, chosen: Side | None, read: Side, found: list[Conflict], change: Change
) -> None:
    """Save in ``change``; what stands in the way is ``found``, before anything was written."""
    try:
        save(change, chosen, read)
    except StaleRecord as stale:
        if stale.conflict is None:
            raise
        found.append(stale.conflict)


def _choose(current: Current, conflict: Conflict, parent: QWidget) -> Side | None:
    """Return what the person chose to save, or None when they went back."""
    dialog = ConflictDialog(conflict, _texts(current, conflict), parent)
    chosen = dialog.chosen() if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def _texts(current: Current, conflict: Conflict) -> ValueTexts:
    """Return what says the values, with the names of the features in which the versions differ."""
    changed = {
        ref
        for item in conflict.fields
        if item.field is Field.FEATURES
        for ref in (item.mine ^ item.base) | (item.theirs ^ item.base)  # type: ignore[operator]
    }
    labels = {}
    for level in current.profile.levels:
        keys = [key for of, key in changed if of == level.key]
        found = current.kansenkaart.queries.labels(level.key, keys)
        labels.update({FeatureRef(level.key, key): label for key, label in found.items()})
    return ValueTexts(current.vocabulary, labels)
