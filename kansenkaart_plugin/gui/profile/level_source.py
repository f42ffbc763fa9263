"""Asks which layer a level comes from, or what is drawn in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

from qgis.core import QgsApplication, QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsFieldComboBox, QgsMapLayerComboBox
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QWidget

from ...domain.words import Drawn
from ..fields import ChoiceField, LineField
from ..records.form_fields import NONE, choices_of
from ..wizard.guess import guess_key, guess_label, guess_title, usable_layers
from ..wizard.sources import must_be_copied, source_of
from ..wrapped_label import WrappedLabel

_NAME = "kansenkaart.profile.level"


class _LevelDialog(QDialog):
    """A small form with our own buttons."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.form = QFormLayout(self)
        self.note = WrappedLabel(f"{_NAME}.note")
        self.note.hide()

    def add(self, label: str, field: QWidget, name: str) -> None:
        """Add a field with its label."""
        field.setObjectName(f"{_NAME}.{name}")
        field.setAccessibleName(label)
        self.form.addRow(label, field)

    def close_form(self, yes: str) -> None:
        """Add the buttons; ``yes`` is what the first one says."""
        self.form.addRow(self.note)
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.yes = box.addButton(yes, roles.AcceptRole)
        self.yes.setObjectName(f"{_NAME}.yes")
        # not tr: that looks under the name of the class that inherits this
        cancel = QCoreApplication.translate("Kansenkaart", "Cancel")
        box.addButton(cancel, roles.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.form.addRow(box)
        self.resize(440, self.sizeHint().height())

    def say(self, text: str) -> None:
        """Say what is in the way; with a text nothing can be accepted."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.yes.setEnabled(not text)


class LayerLevelDialog(_LevelDialog):
    """Which layer of the project becomes a level, or renews one."""

    def __init__(
        self,
        folder: Path,
        levels: Sequence[tuple[str, str]],
        renewed: dict[str, Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Name sources relative to ``folder``; ``levels`` may be parents of a new one.

        With ``renewed`` (a level of the profile) only a layer is asked, to renew that from.
        """
        super().__init__(parent)
        renewing = self.tr("Renew “{}”")
        self.setWindowTitle(
            renewing.format(renewed["title"]) if renewed else self.tr("Level from a layer")
        )
        self._folder = folder
        self._renewed = renewed
        self.layer = QgsMapLayerComboBox()
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.HasGeometry)
        project = QgsProject.instance()
        usable = usable_layers(project)
        ours = [layer for layer in project.mapLayers().values() if layer not in usable]
        self.layer.setExceptedLayerList(ours)
        self.add(self.tr("Layer"), self.layer, "layer")
        self.title, self.key, self.label = LineField(), QgsFieldComboBox(), QgsFieldComboBox()
        self.label.setAllowEmptyFieldName(True)
        self.parent_level = ChoiceField(levels, NONE)
        if renewed is None:
            self.add(self.tr("Title"), self.title, "title")
            self.add(self.tr("Field of the key"), self.key, "key")
            self.add(self.tr("Field of the name"), self.label, "label")
            self.add(self.tr("Part of"), self.parent_level, "parent")
        self.close_form(self.tr("Renew") if renewed else self.tr("Add"))
        self.layer.layerChanged.connect(self._take_layer)
        self._take_layer(self.layer.currentLayer())

    def _take_layer(self, layer: Any) -> None:
        if layer is None:
            self.say(self.tr("There is no layer in this project to take it from: add it first."))
            return
        if must_be_copied(layer):
            self.say(
                self.tr("This layer is in this project only: save it as a file and choose that.")
            )
            return
        self.say("")
        for box in (self.key, self.label):
            box.setLayer(layer)
        self.title.set_value(guess_title(layer))
        self.key.setField(guess_key(layer))
        self.label.setField(guess_label(layer))

    def source(self) -> str:
        """Return the source of the chosen layer, as a profile names it."""
        key = self._renewed["feature_key"] if self._renewed else self.key.currentField()
        return source_of(self.layer.currentLayer(), key, self._folder)

    def level(self) -> dict[str, Any]:
        """Return the level as a profile has it, still without a key."""
        values = {
            "title": self.title.value(),
            "source": self.source(),
            "feature_key": self.key.currentField(),
            "label": self.label.currentField(),
            "parent": self.parent_level.value(),
        }
        return {name: value for name, value in values.items() if value}


class DrawnLevelDialog(_LevelDialog):
    """A level to draw places in."""

    def __init__(self, levels: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer ``levels`` as what the places are part of."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Level to draw places in"))
        self.title = LineField()
        self.title.set_value(self.tr("Place"))
        self.kind = ChoiceField(choices_of(Drawn, QgsApplication.locale()))
        self.kind.set_value(Drawn.POLYGON.value)
        self.parent_level = ChoiceField(levels, NONE)
        self.add(self.tr("Title"), self.title, "title")
        self.add(self.tr("Drawn as"), self.kind, "kind")
        self.add(self.tr("Part of"), self.parent_level, "parent")
        self.close_form(self.tr("Add"))

    def level(self) -> dict[str, Any]:
        """Return the level as a profile has it, still without a key."""
        values = {
            "title": self.title.value(),
            "drawn": self.kind.value(),
            "parent": self.parent_level.value(),
        }
        return {name: value for name, value in values.items() if value}
