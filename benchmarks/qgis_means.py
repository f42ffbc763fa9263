"""The same by QGIS's own means: an attribute table, a form, an edit buffer; of a copy of the file.

Requests and a relation are in store_bench.py. A layer that is edited puts its file in another
journal mode: therefore a copy.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Sequence
from uuid import uuid4

from qgis.core import QgsFeature, QgsVectorLayer, QgsVectorLayerCache
from qgis.gui import QgsAttributeEditorContext, QgsAttributeForm, QgsAttributeTableModel
from qgis.PyQt.QtCore import QDateTime

_CACHED = 10_000  # rows that QGIS's attribute table keeps


class OwnMeans:
    """Plain layers on the tables of a copy of the kansenkaart at ``path``."""

    def __init__(self, path: Path) -> None:
        """Make the copy; nothing is open yet."""
        self._path = path.with_name("eigen.gpkg")
        shutil.copyfile(path, self._path)

    def open(self) -> None:
        """Open the tables and fill the attribute table."""
        self.records, self.links, self.places = (
            QgsVectorLayer(f"{self._path}|layername={table}", table, "ogr")
            for table in ("record", "record_feature", "level_pand")
        )
        assert all(layer.isValid() for layer in (self.records, self.links, self.places))
        self.table("")

    def table(self, subset: str) -> None:
        """Fill the attribute table with the records of ``subset``."""
        self.records.setSubsetString(subset)
        self._cache = QgsVectorLayerCache(self.records, _CACHED)
        self._model = QgsAttributeTableModel(self._cache)
        self._model.loadLayer()
        assert self._model.rowCount() > 0

    def save(self, keys: Sequence[str]) -> None:
        """Save a record about the features ``keys`` by a form and an edit buffer."""
        self.records.setSubsetString("")
        assert self.records.startEditing()
        assert self.links.startEditing()
        uuid = str(uuid4())
        values = {"uuid": uuid, "code": f"X-{uuid}", "kind": "wish", "status": "new"}
        record = _new(self.records, {**values, "visibility": "internal", "title": ""})
        form = QgsAttributeForm(self.records, record)
        form.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
        form.changeAttribute("title", "Proef")
        assert form.save()
        about = {"record_uuid": uuid, "level": "pand"}
        links = [
            _new(self.links, {**about, "uuid": str(uuid4()), "feature_key": key}) for key in keys
        ]
        assert self.links.addFeatures(links)
        assert self.records.commitChanges(), self.records.commitErrors()
        assert self.links.commitChanges(), self.links.commitErrors()

    def fids(self, kind: str, count: int) -> list[int]:
        """Return the rows of ``count`` records of a ``kind``."""
        self.records.setSubsetString(f"kind = '{kind}'")
        found = sorted(self.records.allFeatureIds())[:count]
        self.records.setSubsetString("")
        assert len(found) == count
        return found

    def change(self, fids: Sequence[int], status: str, visibility: str) -> None:
        """Give records this status and visibility in an edit buffer."""
        fields = self.records.fields()
        places = [fields.lookupField(name) for name in ("status", "visibility")]
        values = dict(zip(places, (status, visibility)))
        assert self.records.startEditing()
        for fid in fids:
            assert self.records.changeAttributeValues(fid, values)
        assert self.records.commitChanges(), self.records.commitErrors()

    def take_back(self, count: int) -> None:
        """Delete the ``count`` links that were made last."""
        fids = sorted(self.links.allFeatureIds())[-count:]
        assert self.links.startEditing()
        assert self.links.deleteFeatures(fids)
        assert self.links.commitChanges(), self.links.commitErrors()


def _new(layer: QgsVectorLayer, values: dict[str, str]) -> QgsFeature:
    moment = QDateTime.currentDateTimeUtc()
    stamp = {"revision": 1, "created_at": moment, "modified_at": moment, "row_hash": "-"}
    feature = QgsFeature(layer.fields())
    for name, value in {**values, **stamp}.items():
        feature.setAttribute(name, value)
    return feature
