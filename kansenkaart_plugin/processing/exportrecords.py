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
            " “Import records”"
            " reads back to the same records.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters."""
        del configuration
        self.addParameter(self.kansenkaart_parameter())
        self.addParameter(self.audience_parameter())
        self.addParameter(
            QgsProcessingParameterFileDestination(
                self.OUTPUT,
                QCoreApplication.translate("Kansenkaart", "Table of records"),
                "CSV (*.csv);;Excel (*.xlsx);;OpenDocument (*.ods)",
            )
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Export from the Snapshot of the audience."""
        with Kansenkaart.open(self.parameterAsFile(parameters, self.KANSENKAART, context)) as file:
            audience = self.audience(parameters, context, file)
            snapshot, withheld = file.snapshot(audience), file.withheld(audience)
        output = Path(self.parameterAsFileOutput(parameters, self.OUTPUT, context))
        return {self.OUTPUT: str(export_records(snapshot, output, withheld))}
