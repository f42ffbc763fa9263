"""kansenkaart:check: what in a kansenkaart does not fit."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..cartography.sight import profile_remarks
from ..domain.audience import OWNER
from ..intake.report import check_cancelled
from ..store import Kansenkaart, Withheld, deliver
from .base import KansenkaartAlgorithm

_PAGE = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font-family: sans-serif; max-width: 50em; margin: 2em }}</style></head>
<body>{mark}<h1>{title}</h1><p>{count}</p><ul>
{items}
</ul>{remarks}</body></html>
"""


class Check(KansenkaartAlgorithm):
    """Looks a kansenkaart over; finding problems is no failure."""

    REPORT = "REPORT"
    PROBLEMS = "PROBLEMS"
    name_ = "check"

    def displayName(self) -> str:
        """Return the name that people see."""
        return QCoreApplication.translate("Kansenkaart", "Check kansenkaart")

    def shortHelpString(self) -> str:
        """Return the help beside the dialog."""
        return QCoreApplication.translate(
            "Kansenkaart",
            "Looks for loose links, records that go against the rules, rows changed outside the"
            " plugin, features without geometry, and damage to the file. Colours of the profile"
            " that colour-blind readers can hardly tell apart are named too, but not counted. The"
            " report (html) is for the owner. Nothing is changed.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Define the parameters and outputs."""
        del configuration
        translate = QCoreApplication.translate
        self.addParameter(self.kansenkaart_parameter())
        self.add(
            QgsProcessingParameterFileDestination(
                self.REPORT, translate("Kansenkaart", "Report"), "HTML (*.html)", optional=True
            ),
            translate("Kansenkaart", "the html file for the report; empty: none is written"),
        )
        self.addOutput(
            QgsProcessingOutputNumber(self.PROBLEMS, translate("Kansenkaart", "Problems"))
        )

    def work(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Check it, name every problem and write the report."""
        report = self.output(parameters, self.REPORT, context, ".html")
        path = self.parameterAsFile(parameters, self.KANSENKAART, context)
        with Kansenkaart.open(path, read_only=True) as file:
            lines = [sentence.text(self.translator()) for sentence in file.problems()]
            feedback.setProgress(60)
            check_cancelled(feedback)
            title, language = file.profile.title, file.profile.language
            remarks = [one.text(self.translator()) for one in profile_remarks(file.profile)]
            secret = file.snapshot(OWNER).contains_secret
        for line in lines:
            feedback.pushInfo(line)
        for line in remarks:
            feedback.pushWarning(line)
        count = QCoreApplication.translate("Kansenkaart", "Problems: {count}").format(
            count=len(lines)
        )
        page = _PAGE.format(
            language=html.escape(language),
            title=html.escape(title),
            mark="<p><strong>GEHEIM</strong></p>" if secret else "",
            count=html.escape(count),
            items="\n".join(f"<li>{html.escape(line)}</li>" for line in lines),
            remarks="\n".join(f"<p>{html.escape(line)}</p>" for line in remarks),
        )
        if report:
            # for the owner, whose file this is: nothing of it is withheld
            deliver(lambda product: _write(product, page), report, Withheld(frozenset(), ""))
        return {self.REPORT: str(report or ""), self.PROBLEMS: len(lines)}


def _write(product: Path, page: str) -> None:
    product.write_text(page, "utf-8")
