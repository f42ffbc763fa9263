"""The page of the plugin in the options of QGIS."""

from __future__ import annotations

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QLineEdit, QPushButton, QWidget

from ..settings import NAMELESS, Settings
from .icons import icon


class OptionsPage(QgsOptionsPageWidget):
    """Shows the settings that are a person's own; what is of a kansenkaart is in its file."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show ``settings``."""
        super().__init__(parent)
        self._settings = settings
        self.name = QLineEdit(settings.display_name.value())
        self.name.setObjectName("kansenkaart.options.name")
        self.name.setPlaceholderText(NAMELESS)
        self.name.setToolTip(
            self.tr("The name that stands with what you write; the other parties see it.")
        )
        self.forget = QPushButton(self.tr("Forget"))
        self.forget.setObjectName("kansenkaart.options.forget")
        self.forget.setCheckable(True)
        self.forget.setToolTip(
            self.tr(
                "The form then no longer fills in the party, theme, source and phase of before."
            )
        )
        form = QFormLayout(self)
        form.addRow(self._label(self.tr("&Your name:"), self.name), self.name)
        remembered = self.tr("What the form &remembers:")
        form.addRow(self._label(remembered, self.forget), self.forget)

    def _label(self, text: str, field: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(text.replace("&", "").rstrip(":"))
        return label

    def apply(self) -> None:
        """Keep what was filled in."""
        self._settings.display_name.setValue(self.name.text().strip())
        if self.forget.isChecked():
            self._settings.remember(**dict.fromkeys(self._settings.remembered))


class OptionsFactory(QgsOptionsWidgetFactory):
    """Makes the page whenever the options are opened."""

    def __init__(self, settings: Settings) -> None:
        """Make pages of ``settings``."""
        super().__init__("Kansenkaart", icon("kansenkaart"))
        self._settings = settings

    def createWidget(self, parent: QWidget | None = None) -> OptionsPage:
        """Return a new page."""
        return OptionsPage(self._settings, parent)
