"""kansenkaart:exportdecisions: what a session decided as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..publish.decisions import find_session
from ..publish.export import export_decisions
from ..store import Kansenkaart
from .base import KansenkaartAlgorithm
from .documents import READ, document_parameter, drawer


class ExportDecisions(KansenkaartAlgorithm):
    """Writes the list of decisions of a session, for an audience."""

    SESSION = "SESSION"
    OUTPUT = "OUTPUT"
    name_ = "exportdecisions"
    draws = True

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Export list of decisions")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Writes what a session decided as a document (docx or odt): who was present, and for"
            " each point of the agenda the decision, the positions, reservations, who leads and by"
            " when, with a piece of the map. Sessions are not for the public.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters."""
        del configuration
        translate = QCoreApplication.translate
        self.addParameter(self.kansenkaart_parameter())
        self.addParameter(self.audience_parameter())
        self.add(
            QgsProcessingParameterString(self.SESSION, translate("Kansenkaart", "Session")),
            translate("Kansenkaart", "the title of the session, its date (2026-11-23) or its uuid"),
        )
        self.addParameter(
            document_parameter(self.OUTPUT, translate("Kansenkaart", "List of decisions"))
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Write it from the Snapshot of the audience."""
        path = self.parameterAsFile(parameters, self.KANSENKAART, context)
        with Kansenkaart.open(path, read_only=True) as file:
            audience = self.audience(parameters, context, file)
            snapshot, withheld = file.snapshot(audience), file.withheld(audience)
            session = find_session(
                snapshot, self.parameterAsString(parameters, self.SESSION, context)
            )
            draw = drawer(snapshot, file.path.parent, len(session.agenda), feedback)
        feedback.setProgress(READ)
        output = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        return {self.OUTPUT: str(export_decisions(snapshot, withheld, draw, output, session))}
