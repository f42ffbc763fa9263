"""What the choices of `Shown` are called, in the language of the interface."""

from __future__ import annotations

from typing import Mapping

from qgis.PyQt.QtCore import QCoreApplication

from ...cartography.symbology import SEVERAL, Step
from ...domain.filtering import Grouping
from ...domain.words import RecordKind


def counted_label(counted: RecordKind | None, language: str) -> str:
    """Return what is counted: records, or those of one kind."""
    if counted is None:
        return QCoreApplication.translate("Kansenkaart", "Records")
    return counted.plural(language).capitalize()


def counted_by(counted: RecordKind | None, grouping: Grouping, below: bool, language: str) -> str:
    """Return what is counted by what, as a title; ``below`` says that lower levels count too."""
    text = (
        QCoreApplication.translate("Kansenkaart", "{records} by {group}, with lower levels")
        if below
        else QCoreApplication.translate("Kansenkaart", "{records} by {group}, direct")
    )
    return text.format(records=counted_label(counted, language), group=grouping.label(language))


def fill_label(step: Step, groups: Mapping[str, str]) -> str:
    """Return what the fill of a feature says; ``groups`` are titles by key."""
    if step.group == SEVERAL:
        return QCoreApplication.translate("Kansenkaart", "several alike")
    if step.group:
        text = QCoreApplication.translate("Kansenkaart", "mostly {group}")
        return text.format(group=groups[step.group])
    if not step.most:
        return QCoreApplication.translate("Kansenkaart", "with records")
    if step.most == 1:
        return QCoreApplication.translate("Kansenkaart", "1 record")
    span = str(step.least) if step.least == step.most else f"{step.least}–{step.most}"
    return QCoreApplication.translate("Kansenkaart", "{number} records").format(number=span)


def rest_label() -> str:
    """Return what features without any records are called."""
    return QCoreApplication.translate("Kansenkaart", "without records")
