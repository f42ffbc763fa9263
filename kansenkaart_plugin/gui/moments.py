"""Moments as people read them: the file keeps UTC, the reader has a clock."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDateTime, QLocale, Qt


def moment_text(utc: str) -> str:
    """Return a moment (UTC text) by the clock of this computer; what is no moment as it is."""
    moment = QDateTime.fromString(utc, Qt.DateFormat.ISODateWithMs)
    if not moment.isValid():
        return utc
    # never with seconds, and in the language of QGIS rather than of the computer
    return QLocale(QgsApplication.locale()).toString(moment.toLocalTime(), "d MMM yyyy HH:mm")
