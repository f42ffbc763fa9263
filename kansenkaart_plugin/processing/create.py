"""kansenkaart:create: a profile becomes a kansenkaart."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..intake.levels import create_kansenkaart
from .base import KansenkaartAlgorithm


class Create(KansenkaartAlgorithm):
    """Makes a kansenkaart with its levels, parties and ambitions."""

    PROFILE = "PROFILE"
    OUTPUT = "OUTPUT"
    name_ = "create"

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Create kansenkaart")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Makes a GeoPackage of the levels, parties and ambitions in a profile (YAML). What is"
            " wrong in a source is mended where it can be, and reported. An existing file is never"
            " overwritten.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters."""
        del configuration
        self.addParameter(
            QgsProcessingParameterFile(
                self.PROFILE, QCoreApplication.translate("Kansenkaart", "Profile (YAML)")
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                QCoreApplication.translate("Kansenkaart", "Kansenkaart"),
                "GeoPackage (*.gpkg)",
            )
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Create it and say what was found in its sources."""
        report = create_kansenkaart(
            self.parameterAsFile(parameters, self.PROFILE, context),
            self.parameterAsFileOutput(parameters, self.OUTPUT, context),
            self.by(),
            feedback,
        )
        for sentence in report.sentences():
            feedback.pushInfo(sentence.text(self.translator()))
        return {self.OUTPUT: str(report.path)}
