"""kansenkaart:updateprofile: a profile that changed after the start is taken in."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback
from qgis.PyQt.QtCore import QCoreApplication

from ..cartography.desktop import level_style
from ..cartography.sight import profile_remarks
from ..intake.renewal import update_profile
from .base import KansenkaartAlgorithm, profile_parameter


class UpdateProfile(KansenkaartAlgorithm):
    """Takes in a profile: parties, themes, ambitions, levels, colours and area."""

    PROFILE = "PROFILE"
    name_ = "updateprofile"

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Update profile")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Takes in a profile (YAML) that changed after the start: parties, themes, ambitions,"
            " levels, colours and the project area. What records still use is not removed: it is"
            " named, and then nothing is changed. Features of levels that are there stay as they"
            " are; “Update level” renews those.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters."""
        del configuration
        self.addParameter(self.kansenkaart_parameter())
        self.addParameter(profile_parameter(self.PROFILE))

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Take it in and say what came of new levels."""
        profile = self.parameterAsFile(parameters, self.PROFILE, context)
        with self.writable(parameters, context) as file:
            reports = update_profile(file, profile, self.by(), feedback, level_style)
            remarks = profile_remarks(file.profile)
        for report in reports:
            self.tell(report.sentences(), feedback)
        self.tell(remarks, feedback)
        return {self.KANSENKAART: self.parameterAsFile(parameters, self.KANSENKAART, context)}
