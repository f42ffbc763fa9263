"""Every setting of the plugin, typed. What belongs to a kansenkaart stays in its file."""

from __future__ import annotations

from qgis.core import QgsSettings

_GROUP = "plugins/kansenkaart"
REMEMBERED = ("party", "theme", "source", "phase")
"""What the form of a record fills in again for the next one."""


class TextSetting:
    """One setting that is a text."""

    def __init__(self, name: str, default: str = "") -> None:
        """Keep it under ``name``; ``default`` holds until somebody sets it."""
        self._key = f"{_GROUP}/{name}"
        self._default = default

    def value(self) -> str:
        """Return the text as set, or the default."""
        return str(QgsSettings().value(self._key, self._default) or self._default)

    def set_value(self, text: str) -> None:
        """Keep ``text``; an empty one brings the default back."""
        QgsSettings().setValue(self._key, text.strip())


class Settings:
    """The settings, each by its own name. Needs no interface of QGIS."""

    def __init__(self) -> None:
        """Name every setting; nothing is read yet."""
        # never the login name: the display name goes into the file and from there to others
        self._display_name = TextSetting("display_name", "QGIS")
        self.last_folder = TextSetting("last_folder")
        self.last_file = TextSetting("last_file")
        self._memory = {name: TextSetting(f"form/{name}") for name in REMEMBERED}

    def display_name(self) -> str:
        """Return the name that stands with everything this person writes."""
        return self._display_name.value()

    def set_display_name(self, name: str) -> None:
        """Keep the name that stands with everything this person writes."""
        self._display_name.set_value(name)

    def remembered(self, field: str) -> str:
        """Return what ``field`` (one of `REMEMBERED`) held in the record saved last."""
        return self._memory[field].value()

    def remember(self, field: str, value: str | None) -> None:
        """Keep what ``field`` holds for the next record."""
        self._memory[field].set_value(value or "")
