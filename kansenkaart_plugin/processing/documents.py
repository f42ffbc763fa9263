"""What the algorithms that write documents share: their output, and maps with progress."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingFeedback, QgsProcessingParameterFileDestination
from qgis.PyQt.QtCore import QCoreApplication

from ..cartography.map_picture import MapPicture, MapPictures
from ..intake.report import check_cancelled
from ..publish.pictures import Draw
from ..store import Entry, Snapshot, SnapshotLevel

READ = 30
"""The progress (percent) when the Snapshot has been read; drawing goes on from there."""

_DRAWN = 90


def document_parameter(name: str, label: str) -> QgsProcessingParameterFileDestination:
    """Return the parameter for the document that is made."""
    parameter = QgsProcessingParameterFileDestination(
        name, label, "Word (*.docx);;OpenDocument (*.odt)"
    )
    parameter.setHelp(
        QCoreApplication.translate(
            "Kansenkaart", "the docx or odt file; one that is there is replaced"
        )
    )
    return parameter


def drawer(snapshot: Snapshot, assets: Path, number: int, feedback: QgsProcessingFeedback) -> Draw:
    """Return what draws about ``number`` maps, telling ``feedback`` and stopping when it says so.

    ``assets`` is the folder with the icons of the profile.
    """
    pictures = MapPictures(snapshot, assets)
    done = 0

    def draw(
        level: SnapshotLevel, entry: Entry | None, width: float, height: float
    ) -> MapPicture | None:
        nonlocal done
        check_cancelled(feedback)
        drawn = pictures(level, entry, width, height)
        done += 1
        feedback.setProgress(READ + (_DRAWN - READ) * min(1.0, done / max(1, number)))
        return drawn

    return draw
