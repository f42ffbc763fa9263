"""What the map tip of a feature says: its name and the records about it."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Any, Sequence

from qgis.core import QgsApplication, QgsExpression, QgsExpressionFunction, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ...domain.model import FeatureRef
from ...store import Catalogue, Row
from ..current import Current

FUNCTION = "kansenkaart_records"
_MOST = 8
_LONGEST = 80
_SECONDS = 0.15
"""A tip that comes later than this without its records is better than one that stalls."""


def give_tips(layer: QgsVectorLayer, level: str) -> None:
    """Let the features of ``layer``, those of ``level``, say in a map tip what is about them.

    Names and titles are text, never markup; without the plugin only the name is left.
    """
    escaped = "replace(replace(\"label\", '&', '&amp;'), '<', '&lt;')"
    asked = f'{FUNCTION}({QgsExpression.quotedString(level)}, "feature_key")'
    records = f"try(eval({QgsExpression.quotedString(asked)}), '')"
    layer.setMapTipTemplate(f"<b>[% {escaped} %]</b>[% {records} %]")


class MapTips(QgsExpressionFunction):
    """The function that a map tip asks for the records about a feature."""

    def __init__(self, current: Current) -> None:
        """Tell of what is open in ``current``; to be heard from `start` to `stop`."""
        super().__init__(FUNCTION, 2, "Kansenkaart", "")
        self._current = current
        self._language = QgsApplication.locale()

    def start(self) -> None:
        """Let QGIS know the function."""
        QgsExpression.registerFunction(self)

    def stop(self) -> None:
        """Let QGIS forget the function."""
        QgsExpression.unregisterFunction(FUNCTION)

    def func(self, values: Sequence[Any], *_: object) -> str:
        """Return, as HTML, the records about the feature of (level, key) in ``values``."""
        feature = FeatureRef(str(values[0]), str(values[1]))
        # a tip is no list: only what may be seen, whatever else the filter says
        wanted = replace(self._current.shown.filter, only=None, text="")

        def about(catalogue: Catalogue) -> list[Row]:
            return catalogue.of_features([feature], wanted, below=self._current.shown.below)

        rows = self._current.desk.answer_within(_SECONDS, about) or []
        lines = [f"{row.code} {_short(row.title)}" for row in rows[:_MOST]]
        if len(rows) > _MOST:
            more = QCoreApplication.translate("Kansenkaart", "… and {} more")
            lines.append(more.format(len(rows) - _MOST))
        return "".join(f"<br>{html.escape(line)}" for line in lines)


def _short(title: str) -> str:
    line = title.split("\n")[0]
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
