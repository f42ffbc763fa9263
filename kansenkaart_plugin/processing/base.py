"""What all algorithms share: names, the edge where errors become sentences, strictness."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..cartography.language import interface_translator
from ..domain.audience import Audience
from ..domain.sentence import KansenkaartError, Translator
from ..settings import Settings
from ..store import Kansenkaart


class KansenkaartAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of ours. A subclass gives its words and does its job in `work`."""

    KANSENKAART = "KANSENKAART"
    AUDIENCE = "AUDIENCE"

    name_: str

    def createInstance(self) -> KansenkaartAlgorithm:
        """Return a new instance, as Processing asks for every run."""
        return type(self)()

    def name(self) -> str:
        """Return the part of the id after ``kansenkaart:``."""
        return self.name_

    def by(self) -> str:
        """Return the display name under which changes are logged."""
        return Settings().display_name()

    def translator(self) -> Translator:
        """Return what translates sentences to the language of the interface."""
        return interface_translator()

    def kansenkaart_parameter(self) -> QgsProcessingParameterFile:
        """Return the parameter for the file that is worked on."""
        return QgsProcessingParameterFile(
            self.KANSENKAART,
            QCoreApplication.translate("Kansenkaart", "Kansenkaart"),
            extension="gpkg",
        )

    def audience_parameter(self) -> QgsProcessingParameterString:
        """Return the parameter for whom a product is made; there is no default."""
        return QgsProcessingParameterString(
            self.AUDIENCE, QCoreApplication.translate("Kansenkaart", "Audience")
        )

    def audience(
        self, parameters: dict[str, Any], context: QgsProcessingContext, file: Kansenkaart
    ) -> Audience:
        """Return the audience asked for; raise `UnknownAudience` when there is none such."""
        name = self.parameterAsString(parameters, self.AUDIENCE, context)
        return Audience.named(name, [party.key for party in file.queries.parties()])

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do the job: parameters in, one call, results out."""
        raise NotImplementedError(type(self).__name__)

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Run `work`; what goes wrong becomes a sentence in the language of the interface."""
        known = {definition.name() for definition in self.parameterDefinitions()}
        for name in parameters:
            if name not in known:
                raise QgsProcessingException(
                    QCoreApplication.translate(
                        "Kansenkaart", "There is no parameter “{name}”; known are: {choices}"
                    ).format(name=name, choices=", ".join(sorted(known)))
                )
        try:
            return self.work(parameters, context, feedback)
        except KansenkaartError as error:
            raise QgsProcessingException(error.text(self.translator())) from error
