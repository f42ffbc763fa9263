"""What the choices of `Shown` are called, in the language of the interface."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ...domain.filtering import Grouping
from ...domain.words import RecordKind


def counted_label(counted: RecordKind | None, language: str) -> str:
    """Return what is counted: records, or those of one kind."""
    if counted is None:
        return QCoreApplication.translate("Kansenkaart", "Records")
    return counted.plural(language).capitalize()


def counted_by(counted: RecordKind | None, grouping: Grouping, language: str) -> str:
    """Return what is counted by what, as a title."""
    return QCoreApplication.translate("Kansenkaart", "{records} by {group}").format(
        records=counted_label(counted, language), group=grouping.label(language)
    )
