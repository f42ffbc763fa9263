"""What lists and map show together: which records, counted how, and at which moment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Iterable

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..domain.filtering import SHOWN_TO_ALL, Grouping, RecordFilter
from ..domain.words import RecordKind


class Shown(QObject):
    """The choices that docks and map share; whoever changes one, all follow.

    ``filter`` is which records there are to see, ``only_label`` names its ``only``. The map counts
    records of the kind ``counted`` (None: of all kinds) by ``grouping``; with ``below`` records
    about lower levels count too. ``as_of`` is the moment looked at, UTC text; None is now.
    """

    changed = pyqtSignal()
    """Any of them is another now."""
    moment_changed = pyqtSignal()
    """Another moment is looked at; comes before `changed`."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with everything there is, now."""
        super().__init__(parent)
        self._set_all()

    def _set_all(self) -> None:
        self.filter = RecordFilter()
        self.only_label = ""
        self.counted: RecordKind | None = None
        self.grouping = Grouping.KIND
        self.below = False
        self.as_of: str | None = None

    @property
    def is_past(self) -> bool:
        """Whether a moment in the past is looked at: then nothing can be written."""
        return self.as_of is not None

    @property
    def is_for_all(self) -> bool:
        """Whether the filter keeps away what not everybody may see, as while a session is held."""
        visible = self.filter.visibilities
        return bool(visible) and set(visible).issubset(SHOWN_TO_ALL)

    def set(self, **parts: Any) -> None:
        """Change the named attributes; tells it once, and not at all when nothing differs."""
        differing = {name: value for name, value in parts.items() if getattr(self, name) != value}
        for name, value in differing.items():
            setattr(self, name, value)
        if "as_of" in differing:
            self.moment_changed.emit()
        if differing:
            self.changed.emit()

    def narrow(self, **parts: Any) -> None:
        """Change the named parts of the filter."""
        self.set(filter=replace(self.filter, **parts))

    def show_only(self, uuids: Iterable[str], label: str) -> None:
        """Show these records and no others; ``label`` says which they are."""
        self.set(filter=RecordFilter(only=frozenset(uuids)), only_label=label)

    def reset(self) -> None:
        """Go back to everything there is, now, telling nobody: another file is opened."""
        self._set_all()
