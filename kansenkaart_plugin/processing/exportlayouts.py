"""kansenkaart:exportlayouts: a styled page for each level."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..cartography.export import FORMATS, ExportOptions, export_layouts
from ..cartography.sets import SETS
from ..domain.moments import end_of_day
from ..domain.profile import ORIENTATIONS, PAPERS
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError
from ..store import Kansenkaart
from .base import KansenkaartAlgorithm


class ExportLayouts(KansenkaartAlgorithm):
    """Makes the layouts of a kansenkaart, for an audience."""

    LEVELS = "LEVELS"
    SET = "SET"
    FORMAT = "FORMAT"
    PAPER = "PAPER"
    ORIENTATION = "ORIENTATION"
    DPI = "DPI"
    PER_FEATURE = "PER_FEATURE"
    AS_OF = "AS_OF"
    SINCE = "SINCE"
    TEXT = "TEXT"
    TEMPLATE = "TEMPLATE"
    OUTPUT = "OUTPUT"
    FILES = "FILES"
    name_ = "exportlayouts"
    draws = True

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Export layouts")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Makes a page for each level: the map, a legend, and the list of records that the"
            " audience may see. Audience: public, parties, a party's key, or owner. Paper,"
            " orientation and dpi are those of the profile unless chosen here. The icons and the"
            " logo that the profile names are read from the folder of the kansenkaart.\n\n"
            "The files are called after the kansenkaart and the level (name-buurt.pdf). The set"
            " “party” gives a file for each party that takes part in a record, with only those"
            " records (name-buurt-ymere.pdf); the set “theme” one for each theme"
            " (name-buurt-wonen.pdf) and one for the records without (name-buurt-no_theme.pdf). A"
            " page for each feature comes in the same pdf, with a bookmark, or as a picture of its"
            " own (name-buurt-NK01.png). Further pages of a list are numbered"
            " (name-buurt-2.png).\n\n"
            "With “Changes since” the pages show only what is new, changed or no longer there,"
            " marked on the map and in the list; a record counts when the audience may see it both"
            " then and now. What a map shows in words is in the properties of the file, and beside"
            " it as a txt of the same name when asked.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters and outputs."""
        del configuration
        translate = QCoreApplication.translate
        self.addParameter(self.kansenkaart_parameter())
        self.addParameter(self.audience_parameter())
        self._add_text(self.LEVELS, translate("Kansenkaart", "Levels (comma list; empty: all)"))
        self._add_choice(self.SET, translate("Kansenkaart", "Set"), SETS, "level")
        self._add_choice(self.FORMAT, translate("Kansenkaart", "Format"), FORMATS, "pdf")
        self._add_choice(self.PAPER, translate("Kansenkaart", "Paper"), PAPERS, None)
        self._add_choice(
            self.ORIENTATION, translate("Kansenkaart", "Orientation"), ORIENTATIONS, None
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                self.DPI,
                translate("Kansenkaart", "Resolution (dpi)"),
                optional=True,
                minValue=30,
                maxValue=1200,
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.PER_FEATURE,
                translate("Kansenkaart", "A page for each feature that has records"),
                defaultValue=False,
            )
        )
        self._add_text(self.AS_OF, translate("Kansenkaart", "As it was on (2026-11-23)"))
        self._add_text(self.SINCE, translate("Kansenkaart", "Changes since (2026-11-23)"))
        self.addParameter(
            QgsProcessingParameterBoolean(
                self.TEXT,
                translate("Kansenkaart", "A description in words beside each file (txt)"),
                defaultValue=False,
            )
        )
        self.addParameter(
            QgsProcessingParameterFile(
                self.TEMPLATE, translate("Kansenkaart", "Template (qpt)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFolderDestination(self.OUTPUT, translate("Kansenkaart", "Folder"))
        )
        self.addOutput(
            QgsProcessingOutputMultipleLayers(self.FILES, translate("Kansenkaart", "Files"))
        )

        for definition in self.parameterDefinitions():
            definition.setHelp(self._helps().get(definition.name(), definition.help()))

    def _helps(self) -> dict[str, str]:
        """Return what a person has to know of each parameter."""
        translate = QCoreApplication.translate
        return {
            self.LEVELS: translate("Kansenkaart", "keys of levels, separated by commas"),
            self.SET: translate(
                "Kansenkaart", "a file for each level, or for each party or theme at each level"
            ),
            self.FORMAT: translate("Kansenkaart", "the kind of file: pdf, png or svg"),
            self.PAPER: translate(
                "Kansenkaart", "A4, A3, A2, A1, A0 or 16:9; empty: that of the profile"
            ),
            self.ORIENTATION: translate(
                "Kansenkaart", "landscape or portrait; empty: that of the profile"
            ),
            self.DPI: translate(
                "Kansenkaart", "a number from 30 to 1200, for pictures; empty: that of the profile"
            ),
            self.PER_FEATURE: translate("Kansenkaart", "true or false"),
            self.AS_OF: translate(
                "Kansenkaart", "a date such as 2026-11-23: the records as they were at its end"
            ),
            self.SINCE: translate(
                "Kansenkaart",
                "a date such as 2026-11-23: only what came, changed or went after its end",
            ),
            self.TEXT: translate("Kansenkaart", "true or false"),
            self.TEMPLATE: translate(
                "Kansenkaart",
                "a layout template of QGIS (qpt) with a map called kk_map; empty: that of the"
                " profile, or none. Examples to work from are in the plugin, in"
                " resources/templates",
            ),
            self.OUTPUT: translate("Kansenkaart", "the folder for the files"),
        }

    def _add_text(self, name: str, label: str) -> None:
        self.addParameter(QgsProcessingParameterString(name, label, optional=True))

    def _add_choice(
        self, name: str, label: str, choices: tuple[str, ...], default: str | None
    ) -> None:
        self.addParameter(
            QgsProcessingParameterEnum(
                name,
                label,
                list(choices),
                defaultValue=default,
                optional=default is None,
                usesStaticStrings=True,
            )
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Export from the Snapshot of the audience."""
        as_of = end_of_day(self.parameterAsString(parameters, self.AS_OF, context))
        since = end_of_day(self.parameterAsString(parameters, self.SINCE, context))
        if as_of and since and since >= as_of:
            raise KansenkaartError(
                QT_TRANSLATE_NOOP(
                    "Kansenkaart", "SINCE must be a day before AS_OF: give an earlier day."
                )
            )
        path = self.parameterAsFile(parameters, self.KANSENKAART, context)
        with Kansenkaart.open(path, read_only=True) as file:
            audience = self.audience(parameters, context, file)
            snapshot, withheld = file.snapshot(audience, as_of), file.withheld(audience, as_of)
            then = file.snapshot(audience, since) if since else None
            if since:
                withheld &= file.withheld(audience, since)
            name, assets = file.path.stem, file.path.parent
        levels = self.parameterAsString(parameters, self.LEVELS, context).split(",")
        dpi = (
            self.parameterAsInt(parameters, self.DPI, context) if parameters.get(self.DPI) else None
        )
        options = ExportOptions(
            levels=tuple(level.strip() for level in levels if level.strip()),
            format=self.parameterAsEnumString(parameters, self.FORMAT, context),
            paper=self.parameterAsEnumString(parameters, self.PAPER, context) or None,
            orientation=self.parameterAsEnumString(parameters, self.ORIENTATION, context) or None,
            dpi=dpi,
            per_feature=self.parameterAsBool(parameters, self.PER_FEATURE, context),
            set=self.parameterAsEnumString(parameters, self.SET, context),
            since=then,
            text=self.parameterAsBool(parameters, self.TEXT, context),
            template=self.parameterAsFile(parameters, self.TEMPLATE, context) or None,
            assets=assets,
        )
        folder = Path(self.parameterAsString(parameters, self.OUTPUT, context))
        files = export_layouts(
            snapshot,
            withheld,
            options,
            folder,
            name,
            feedback,
            lambda sentence: feedback.pushWarning(sentence.text(self.translator())),
            lambda sentence: feedback.pushInfo(sentence.text(self.translator())),
        )
        return {self.OUTPUT: str(folder), self.FILES: [str(file) for file in files]}
