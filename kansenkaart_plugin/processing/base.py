"""What all algorithms share: names, the edge where errors become sentences, strictness."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Iterable, Iterator

from qgis.core import (
    NULL,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..cartography.language import interface_translator
from ..domain.audience import Audience
from ..domain.sentence import QT_TRANSLATE_NOOP, KansenkaartError, Sentence, Translator
from ..settings import Settings, kansenkaart_of
from ..store import Kansenkaart
from ..store.collecting import in_worker
from ..store.lease import NoLease, leased


class KansenkaartAlgorithm(QgsProcessingAlgorithm):
    """An algorithm of ours. A subclass gives its words and does its job in `work`."""

    KANSENKAART = "KANSENKAART"
    AUDIENCE = "AUDIENCE"

    name_: str
    draws = False
    """Whether it draws maps: QGIS wants that on the main thread."""

    def createInstance(self) -> KansenkaartAlgorithm:
        """Return a new instance, as Processing asks for every run."""
        return type(self)()

    def name(self) -> str:
        """Return the part of the id after ``kansenkaart:``."""
        return self.name_

    def flags(self) -> Any:
        """Keep on the main thread what draws."""
        flags = super().flags()
        return flags | self.Flag.FlagNoThreading if self.draws else flags

    def by(self) -> str:
        """Return the display name under which changes are logged."""
        return Settings().writer()

    def translator(self) -> Translator:
        """Return what translates sentences to the language of the interface."""
        return interface_translator()

    def add(self, parameter: QgsProcessingParameterDefinition, help: str) -> None:
        """Add a parameter with what a person has to know of it."""
        parameter.setHelp(help)
        self.addParameter(parameter)

    def kansenkaart_parameter(self) -> QgsProcessingParameterFile:
        """Return the parameter for the file that is worked on; at first the project's own."""
        translate = QCoreApplication.translate
        parameter = QgsProcessingParameterFile(
            self.KANSENKAART,
            translate("Kansenkaart", "Kansenkaart"),
            defaultValue=kansenkaart_of(QgsProject.instance()) or None,
            fileFilter=translate("Kansenkaart", "Kansenkaart (*.gpkg);;All files (*)"),
        )
        parameter.setHelp(translate("Kansenkaart", "the GeoPackage of the kansenkaart"))
        return parameter

    @contextmanager
    def writable(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Iterator[Kansenkaart]:
        """Open the file that is worked on; nobody else may have it open to write."""
        path = Path(self.parameterAsFile(parameters, self.KANSENKAART, context))
        with ExitStack() as stack:
            try:
                if path.is_file():
                    stack.enter_context(leased(path, self.by()))
            except NoLease:
                with Kansenkaart.open(path) as file:
                    if not file.read_only:  # else writing says it better
                        raise
            yield stack.enter_context(Kansenkaart.open(path))

    def audience_parameter(self) -> QgsProcessingParameterString:
        """Return the parameter for whom a product is made; there is no default."""
        translate = QCoreApplication.translate
        parameter = QgsProcessingParameterString(
            self.AUDIENCE, translate("Kansenkaart", "Audience")
        )
        parameter.setHelp(
            translate(
                "Kansenkaart",
                "for whom it is: public, parties, the key or the name of one party, or owner",
            )
        )
        return parameter

    def audience(
        self, parameters: dict[str, Any], context: QgsProcessingContext, file: Kansenkaart
    ) -> Audience:
        """Return the audience asked for; raise `UnknownAudience` when there is none such."""
        name = self.parameterAsString(parameters, self.AUDIENCE, context)
        names = {party.key: party.name for party in file.queries.parties()}
        return Audience.called(name, names)

    def output(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext, kind: str
    ) -> Path | None:
        """Return the file that is to be made, whose name must end in ``kind``; None when empty."""
        path = self.parameterAsFileOutput(parameters, name, context)
        if path and Path(path).suffix.lower() != kind:
            raise KansenkaartError(
                QT_TRANSLATE_NOOP("Kansenkaart", "{name}: the name “{path}” must end in {kind}."),
                name=name,
                path=path,
                kind=kind,
            )
        return Path(path) if path else None

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Do the job: parameters in, one call, results out."""
        raise NotImplementedError(type(self).__name__)

    def checkParameterValues(
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse names that are no parameter, and values that cannot be, each by its name."""
        definitions = {item.name(): item for item in self.parameterDefinitions()}
        for name in parameters:
            if name not in definitions:
                sentence = Sentence(
                    QT_TRANSLATE_NOOP(
                        "Kansenkaart", "There is no parameter “{name}”; known are: {choices}"
                    ),
                    name=name,
                    choices=sorted(definitions),
                )
                return False, sentence.text(self.translator())
        for name, definition in definitions.items():
            value = parameters.get(name, definition.defaultValue())
            if not definition.checkValueIsAcceptable(value, context):
                template = QT_TRANSLATE_NOOP("Kansenkaart", "{name} is empty; give {help}.")
                if value not in (None, NULL, ""):
                    template = QT_TRANSLATE_NOOP(
                        "Kansenkaart", "{name} cannot be “{value}”; give {help}."
                    )
                sentence = Sentence(template, name=name, value=value, help=definition.help())
                return False, sentence.text(self.translator())
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Run `work`; what goes wrong becomes a sentence in the language of the interface."""
        fits, message = self.checkParameterValues(parameters, context)  # a script may not have
        if not fits:
            raise QgsProcessingException(message)
        # on the main thread nothing is in the way of the search, and layouts need it
        work = self.work if self.draws else in_worker(self.work)
        try:
            return work(parameters, context, feedback)
        except KansenkaartError as error:
            message = error.text(self.translator())
        # raised here and not above: QGIS never lets go of an exception, and so of the frames
        # and open layers behind it
        raise QgsProcessingException(message)

    def tell(self, sentences: Iterable[Sentence], feedback: QgsProcessingFeedback) -> None:
        """Tell the person ``sentences``, in the language of the interface."""
        for sentence in sentences:
            feedback.pushInfo(sentence.text(self.translator()))


def profile_parameter(name: str) -> QgsProcessingParameterFile:
    """Return the parameter for a profile."""
    translate = QCoreApplication.translate
    parameter = QgsProcessingParameterFile(
        name,
        translate("Kansenkaart", "Profile (YAML)"),
        fileFilter=translate("Kansenkaart", "Profiles (*.yaml *.yml);;All files (*)"),
    )
    parameter.setHelp(translate("Kansenkaart", "the YAML file that says what the kansenkaart is"))
    return parameter
