"""kansenkaart:create: a profile becomes a kansenkaart."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..cartography.desktop import level_style
from ..cartography.sight import profile_remarks
from ..intake.levels import create_kansenkaart
from ..store import Kansenkaart
from .base import KansenkaartAlgorithm, profile_parameter


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
        translate = QCoreApplication.translate
        self.addParameter(profile_parameter(self.PROFILE))
        self.add(
            QgsProcessingParameterFileDestination(
                self.OUTPUT, translate("Kansenkaart", "Kansenkaart"), "GeoPackage (*.gpkg)"
            ),
            translate("Kansenkaart", "the GeoPackage to make (gpkg); it may not be there yet"),
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Create it and say what was found in its sources."""
        profile = self.parameterAsFile(parameters, self.PROFILE, context)
        output = self.output(parameters, self.OUTPUT, context, ".gpkg")
        assert output is not None  # it is no optional parameter
        report = create_kansenkaart(profile, output, self.by(), feedback, level_style)
        with Kansenkaart.open(report.path, read_only=True) as made:
            remarks = profile_remarks(made.profile)
        self.tell([*report.sentences(), *remarks], feedback)
        return {self.OUTPUT: str(report.path)}
