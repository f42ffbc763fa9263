"""Whether a source was read to its end: a damaged one seems to have fewer features, no more."""

from __future__ import annotations

from osgeo import gdal
from qgis.core import QgsVectorLayer

from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from .sources import SourceFault, shown

_COUNTED = ("WFS", "OAPIF")
"""Providers whose server says beforehand how many features there are."""


def start_reading() -> None:
    """Forget what GDAL found wrong before."""
    gdal.ErrorReset()


def refuse_half(layer: QgsVectorLayer, count: int, expected: int | None = None) -> None:
    """Raise when not all of ``layer`` could be read since `start_reading`, in this thread.

    ``count`` features were; ``expected`` is how many there were at an earlier reading, else the
    provider is asked.

    Raises:
        SourceFault: the file is damaged, or the server stopped halfway.
    """
    problem: object = None
    if gdal.GetLastErrorType() >= gdal.CE_Failure:
        problem = gdal.GetLastErrorMsg()
    if expected is None and (count == 0 or layer.providerType() in _COUNTED):
        expected = layer.featureCount()
    if expected is not None and count < expected:
        problem = Sentence(
            QT_TRANSLATE_NOOP("Kansenkaart", "only {count} of {expected} features came"),
            count=count,
            expected=expected,
        )
    if problem is not None:
        raise SourceFault(
            QT_TRANSLATE_NOOP(
                "Kansenkaart",
                "“{source}” cannot be read to its end ({error}); get it anew or try again later",
            ),
            source=shown(layer.source()),
            error=problem,
        )
