"""kansenkaart:importrecords: a table becomes records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..intake.records import import_records
from .base import KansenkaartAlgorithm


class ImportRecords(KansenkaartAlgorithm):
    """Reads a table of records into a kansenkaart."""

    INPUT = "INPUT"
    ON_ERROR = "ON_ERROR"
    REJECTED = "REJECTED"
    IMPORTED = "IMPORTED"
    UPDATED = "UPDATED"
    REJECTED_COUNT = "REJECTED_COUNT"
    name_ = "importrecords"

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Import records")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Reads a table (csv in UTF-8, xlsx or ods) of records. Columns: uuid, code, kind,"
            " title, description,"
            " theme, phase, status, reason, visibility, priority, parties (gemeente:lead,"
            " ymere:partner), positions (ymere:supports), features (buurt:NK01, buurt:NK02),"
            " ambitions, answers, arises_from, replaces, agreement_type, commitment, indicator,"
            " target_value, target_unit, reservation, condition, start_date, due_date, source_kind,"
            " source, source_date; Dutch names are read as well. A row whose uuid or code is there"
            " changes that record, in the columns that the table has; an empty cell clears. Every"
            " wrong row is named; with “stop” nothing is then changed.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters and outputs."""
        del configuration
        translate = QCoreApplication.translate
        self.addParameter(self.kansenkaart_parameter())
        self.add(
            QgsProcessingParameterFile(
                self.INPUT,
                translate("Kansenkaart", "Table of records"),
                fileFilter=translate("Kansenkaart", "Tables (*.csv *.xlsx *.ods);;All files (*)"),
            ),
            translate("Kansenkaart", "the csv (UTF-8), xlsx or ods file with the records"),
        )
        self.add(
            QgsProcessingParameterEnum(
                self.ON_ERROR,
                translate("Kansenkaart", "When a row is wrong"),
                ["stop", "skip"],
                defaultValue="stop",
                usesStaticStrings=True,
            ),
            translate(
                "Kansenkaart",
                "stop: nothing is changed when any row is wrong; skip: the good rows are read",
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                self.REJECTED,
                translate("Kansenkaart", "Wrong rows"),
                "CSV (*.csv)",
                optional=True,
            ),
            translate(
                "Kansenkaart",
                "the csv file for the wrong rows, each with what is wrong; mended, it can be read"
                " again",
            ),
        )
        for name, label in (
            (self.IMPORTED, translate("Kansenkaart", "New records")),
            (self.UPDATED, translate("Kansenkaart", "Changed records")),
            (self.REJECTED_COUNT, translate("Kansenkaart", "Number of wrong rows")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Import it and say what changed."""
        rejected = self.output(parameters, self.REJECTED, context, ".csv")
        with self.writable(parameters, context) as file:
            report = import_records(
                file,
                Path(self.parameterAsFile(parameters, self.INPUT, context)),
                self.parameterAsEnumString(parameters, self.ON_ERROR, context) == "skip",
                rejected,
                self.by(),
                feedback,
                self.translator(),
            )
        translate = QCoreApplication.translate
        if report.cleared:
            feedback.pushInfo(
                translate("Kansenkaart", "Fields cleared: {count}").format(count=report.cleared)
            )
        if report.renumbered:
            feedback.pushWarning(
                translate("Kansenkaart", "The code was taken, so numbered anew: {codes}").format(
                    codes=", ".join(report.renumbered)
                )
            )
        for fault in report.faults:
            feedback.pushWarning(fault.sentence().text(self.translator()))
        return {
            self.IMPORTED: report.imported,
            self.UPDATED: report.updated,
            self.REJECTED_COUNT: report.rejected,
            self.REJECTED: str(rejected or ""),
        }
