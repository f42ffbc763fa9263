"""kansenkaart:updatelevel: the features of a level are renewed by key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..intake.renewal import update_level
from .base import KansenkaartAlgorithm


class UpdateLevel(KansenkaartAlgorithm):
    """Renews the features of a level; no record is lost by it."""

    LEVEL = "LEVEL"
    SOURCE = "SOURCE"
    ADDED = "ADDED"
    CHANGED = "CHANGED"
    LOOSE = "LOOSE"
    name_ = "updatelevel"

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Update level")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Renews the features of a level by their key, from any layer source (for example"
            " areas.gpkg|layername=buurt) with the fields that the profile names. Records stay as"
            " they are; a link to a feature that is gone is kept and counted as loose.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters and outputs."""
        del configuration
        translate = QCoreApplication.translate
        self.addParameter(self.kansenkaart_parameter())
        self.add(
            QgsProcessingParameterString(self.LEVEL, translate("Kansenkaart", "Level (its key)")),
            translate("Kansenkaart", "the key of the level in the profile, for example buurt"),
        )
        self.add(
            QgsProcessingParameterString(self.SOURCE, translate("Kansenkaart", "Layer source")),
            translate(
                "Kansenkaart",
                "any layer source of OGR or QGIS, for example areas.gpkg|layername=buurt; relative"
                " to the folder one is in",
            ),
        )
        for name, label in (
            (self.ADDED, translate("Kansenkaart", "New features")),
            (self.CHANGED, translate("Kansenkaart", "Changed features")),
            (self.LOOSE, translate("Kansenkaart", "Loose links")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Renew the level and say what was mended."""
        level = self.parameterAsString(parameters, self.LEVEL, context).strip()
        source = self.parameterAsString(parameters, self.SOURCE, context).strip()
        with self.writable(parameters, context) as file:
            done = update_level(file, level, source, self.by(), feedback, Path.cwd())
        self.tell(done.sentences(), feedback)
        return {self.ADDED: done.added, self.CHANGED: done.changed, self.LOOSE: len(done.loose)}
