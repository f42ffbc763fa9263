"""kansenkaart:exportrecords: records become a table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..intake.export import export_records
from ..intake.report import check_cancelled
from ..intake.tables import check_kind
from ..store import Kansenkaart
from .base import KansenkaartAlgorithm


class ExportRecords(KansenkaartAlgorithm):
    """Writes the records that an audience may see to a table."""

    OUTPUT = "OUTPUT"
    name_ = "exportrecords"

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Export records")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Writes the records that the audience may see to a table (csv, xlsx or ods) that"
            " “Import records” reads back to the same records. Read back for that audience, it"
            " changes only what the audience could see. In xlsx and ods each kind has a sheet.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters."""
        del configuration
        self.addParameter(self.kansenkaart_parameter())
        self.addParameter(self.audience_parameter())
        translate = QCoreApplication.translate
        self.add(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                translate("Kansenkaart", "Table of records"),
                "CSV (*.csv);;Excel (*.xlsx);;OpenDocument (*.ods)",
            ),
            translate("Kansenkaart", "the csv, xlsx or ods file; one that is there is replaced"),
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Export from the Snapshot of the audience."""
        output = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        check_kind(output)
        path = self.parameterAsFile(parameters, self.KANSENKAART, context)
        with Kansenkaart.open(path, read_only=True) as file:
            audience = self.audience(parameters, context, file)
            snapshot = file.snapshot(audience)
            feedback.setProgress(30)
            check_cancelled(feedback)
            withheld = file.withheld(audience)
        feedback.setProgress(60)
        check_cancelled(feedback)
        return {self.OUTPUT: str(export_records(snapshot, output, withheld))}
