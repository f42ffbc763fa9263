"""kansenkaart:exportplan: the plan van aanpak as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..domain.moments import end_of_day
from ..publish.export import export_plan
from ..store import Kansenkaart
from .base import KansenkaartAlgorithm
from .documents import READ, document_parameter, drawer


class ExportPlan(KansenkaartAlgorithm):
    """Writes the plan van aanpak of a kansenkaart, for an audience."""

    SINCE = "SINCE"
    TEMPLATE = "TEMPLATE"
    OUTPUT = "OUTPUT"
    name_ = "exportplan"
    draws = True

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Export plan of action")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Writes the plan of action with the proposal for a follow-up as a document (docx or"
            " odt): agreements by theme and by party, what is open, maps, and room to sign. A"
            " template is a docx of your own, whose styles, headers, footers and logo are kept:"
            " write {kansenkaart} in a paragraph of its own where the plan has to come, and"
            " {title}, {date}, {audience} and {status} wherever you want those; with {title} in"
            " its text it keeps its own cover.",
        ).format(
            **{
                name: f"{{{{{name}}}}}"
                for name in ("kansenkaart", "title", "date", "audience", "status")
            }
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters."""
        del configuration
        translate = QCoreApplication.translate
        self.addParameter(self.kansenkaart_parameter())
        self.addParameter(self.audience_parameter())
        self.add(
            QgsProcessingParameterString(
                self.SINCE, translate("Kansenkaart", "Changes since (2026-11-23)"), optional=True
            ),
            translate("Kansenkaart", "a day; what is different since its end is marked"),
        )
        self.add(
            QgsProcessingParameterFile(
                self.TEMPLATE,
                translate("Kansenkaart", "Template (docx)"),
                optional=True,
                fileFilter="Word (*.docx)",
            ),
            translate("Kansenkaart", "a docx of your own to write the plan into"),
        )
        self.addParameter(
            document_parameter(self.OUTPUT, translate("Kansenkaart", "Plan of action"))
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write it from the Snapshot of the audience, compared with an earlier one if asked."""
        since = end_of_day(self.parameterAsString(parameters, self.SINCE, context))
        path = self.parameterAsFile(parameters, self.KANSENKAART, context)
        with Kansenkaart.open(path, read_only=True) as file:
            audience = self.audience(parameters, context, file)
            snapshot, withheld, then = file.snapshot(audience), file.withheld(audience), None
            if since is not None:
                then = file.snapshot(audience, since)
                withheld &= file.withheld(audience, since)
            draw = drawer(snapshot, file.path.parent, len(snapshot.levels), feedback)
        feedback.setProgress(READ)
        template = self.parameterAsFile(parameters, self.TEMPLATE, context)
        output = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        used = Path(template) if template else None
        return {self.OUTPUT: str(export_plan(snapshot, withheld, draw, output, then, used))}
