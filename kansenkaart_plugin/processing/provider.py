"""The provider: every action that makes or changes a file, in QGIS's own toolbox."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .check import Check
from .create import Create
from .exportdecisions import ExportDecisions
from .exportlayouts import ExportLayouts
from .exportplan import ExportPlan
from .exportrecords import ExportRecords
from .importrecords import ImportRecords
from .updatelevel import UpdateLevel
from .updateprofile import UpdateProfile

ALGORITHMS = (
    Create,
    UpdateProfile,
    UpdateLevel,
    ImportRecords,
    ExportRecords,
    ExportLayouts,
    ExportPlan,
    ExportDecisions,
    Check,
)

_ICON = Path(__file__).parent.parent / "resources" / "kansenkaart.svg"


class KansenkaartProvider(QgsProcessingProvider):
    """The algorithms ``kansenkaart:…``."""

    def id(self) -> str:
        """Return what ids begin with."""
        return "kansenkaart"

    def name(self) -> str:
        """Return the name of the group in the toolbox."""
        return "Kansenkaart"

    def icon(self) -> QIcon:
        """Return the icon of the plugin."""
        return QIcon(str(_ICON))

    def loadAlgorithms(self) -> None:
        """Add the algorithms."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
