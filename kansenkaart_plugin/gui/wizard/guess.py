"""A first guess of which layers are levels, and of their keys, names and order."""

from __future__ import annotations

from typing import Sequence

from qgis.core import NULL, QgsFeatureRequest, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.PyQt.QtCore import QMetaType

from ...cartography.desktop import LEVEL_PROPERTY

OURS = LEVEL_PROPERTY.split("/")[0] + "/"
"""How the names of the properties of our own layers begin."""

SAMPLE = 500
"""How many features are looked at."""

_KEY_NAMES = ("code", "sleutel", "key", "identificatie", "id", "nummer", "number", "gid")
_LABEL_NAMES = ("naam", "name", "label", "titel", "title", "omschrijving", "description")
_ROW_NUMBERS = ("fid", "ogc_fid")  # they name a row of a file, not a feature for ever
_EXACT, _ENDING, _OTHER, _NUMBER = 100, 50, 10, 1
_REMOTE = ("wfs", "oapif", "arcgisfeatureserver", "postgres", "mssql", "oracle")


def usable_layers(project: QgsProject) -> list[QgsVectorLayer]:
    """Return the layers that can become levels, the one with the fewest features first."""
    layers = [
        layer
        for layer in project.mapLayers().values()
        if isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.wkbType() != QgsWkbTypes.Type.NoGeometry
        and not any(name.startswith(OURS) for name in layer.customPropertyKeys())
    ]
    return sorted(layers, key=lambda layer: (count_of(layer), layer.name()))


def count_of(layer: QgsVectorLayer) -> float:
    """Return how many features ``layer`` has; infinite when its source does not say."""
    count = layer.featureCount()
    return count if count >= 0 else float("inf")


def guess_title(layer: QgsVectorLayer) -> str:
    """Return the name of ``layer`` as a title, without that of its file: “areas — district”."""
    title = layer.name().rpartition(" — ")[2].strip() or layer.name()
    return title[:1].upper() + title[1:]


def guess_key(layer: QgsVectorLayer) -> str:
    """Return the field that most likely names a feature for ever; empty when none does.

    In a sample its values are all there and all different; a layer that is read over the
    network is judged by the names of its fields alone.
    """
    rows = _sample(layer)
    best, found = 0, ""
    for place, field in enumerate(layer.fields()):
        if field.name().lower() in _ROW_NUMBERS or field.type() == QMetaType.Type.Double:
            continue
        if not _all_different([row[place] for row in rows]):
            continue
        score = _by_name(field.name(), _KEY_NAMES)
        score += _OTHER if field.type() == QMetaType.Type.QString else _NUMBER
        if score > best:
            best, found = score, field.name()
    return found


def guess_label(layer: QgsVectorLayer) -> str:
    """Return the field that most likely holds the names of the features; empty when none does."""
    scored = [(_by_name(name, _LABEL_NAMES), name) for name in layer.fields().names()]
    best = max(scored, key=lambda pair: pair[0], default=(0, ""))
    return best[1] if best[0] else ""


def can_hold(layer: QgsVectorLayer) -> bool:
    """Return whether features of other levels can lie in those of ``layer``."""
    return layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry


def _sample(layer: QgsVectorLayer) -> list[list]:
    if layer.providerType().lower() in _REMOTE:
        return []
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(SAMPLE)
    return [feature.attributes() for feature in layer.getFeatures(request)]


def _all_different(values: Sequence[object]) -> bool:
    texts = [str(value).strip() for value in values if value is not None and value != NULL]
    return len(texts) == len(values) == len(set(texts)) and all(texts)


def _by_name(name: str, wanted: Sequence[str]) -> int:
    plain = name.lower()
    for place, word in enumerate(wanted):
        if plain == word:
            return _EXACT - place
    for place, word in enumerate(wanted):
        if plain.endswith(word):
            return _ENDING - place
    return 0
