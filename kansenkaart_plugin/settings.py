"""Every setting of the plugin, typed. What belongs to a kansenkaart stays in its file."""

from __future__ import annotations

from typing import NamedTuple

from qgis.core import (
    QgsProject,
    QgsSettingsEntryBool,
    QgsSettingsEntryInteger,
    QgsSettingsEntryString,
    QgsSettingsTree,
    QgsSettingsTreeNode,
)

_PLUGIN = "kansenkaart"
NAMELESS = "QGIS"
"""Who writes as long as nobody gave a name. Never the login name: it would go to the others."""

PROJECT_SCOPE, PROJECT_PATH = "kansenkaart", "path"
"""The entry in which a project of QGIS remembers its kansenkaart."""

SESSION_POINTS = 15
"""The size of the letters on the shared screen of a session, at first."""

REMEMBERED = ("party", "theme", "source", "source_kind", "source_date", "phase")
"""What the form of a record fills in again for the next one."""

LISTS = ("records", "agreements")
"""The lists of records that are kept as somebody set them."""


class ListMemory(NamedTuple):
    """What is kept of how a list looks: its order, its groups and its columns."""

    order: QgsSettingsEntryString
    grouping: QgsSettingsEntryString
    columns: QgsSettingsEntryString


class Settings:
    """The settings as entries of QGIS's own tree of settings. Needs no interface of QGIS.

    Every instance has the same entries; `forget` takes them out of the tree when the plugin goes.
    """

    def __init__(self) -> None:
        """Find the entries in the tree, or put them there."""
        tree = QgsSettingsTree.createPluginTreeNode(_PLUGIN)
        form = tree.createChildNode("form")
        self.display_name = _text(tree, "display-name")
        self.last_folder = _text(tree, "last-folder")
        self.export = _text(tree, "export")
        self.my_party = _text(tree, "my-party")
        self.docks_arranged = _flag(tree, "docks-arranged")
        lists = tree.createChildNode("lists")
        self.lists = {
            name: ListMemory(*(_text(lists, f"{name}-{part}") for part in ListMemory._fields))
            for name in LISTS
        }
        self.running_session = _text(tree, "running-session")
        self.session_points = _count(tree, "session-points", SESSION_POINTS)
        self.agreements_as_board = _flag(tree, "agreements-as-board")
        self.remembered = {name: _text(form, name) for name in REMEMBERED}

    def writer(self) -> str:
        """Return the name that stands with everything this person writes."""
        return self.display_name.value() or NAMELESS

    def remember(self, **values: str | None) -> None:
        """Keep what the form held, by the names in `REMEMBERED`, for the next record."""
        for name, value in values.items():
            self.remembered[name].setValue(value or "")

    @staticmethod
    def forget() -> None:
        """Take the entries out of the tree; what people set stays with QGIS."""
        QgsSettingsTree.unregisterPluginTreeNode(_PLUGIN)


def kansenkaart_of(project: QgsProject) -> str:
    """Return the path of the kansenkaart that ``project`` remembers; empty when there is none."""
    stored = project.readEntry(PROJECT_SCOPE, PROJECT_PATH)[0]
    return project.readPath(stored) if stored else ""


# an entry may be made once only; the tree hands out the one it has


def _text(node: QgsSettingsTreeNode, name: str) -> QgsSettingsEntryString:
    return node.childSetting(name) or QgsSettingsEntryString(name, node, "")


def _flag(node: QgsSettingsTreeNode, name: str) -> QgsSettingsEntryBool:
    return node.childSetting(name) or QgsSettingsEntryBool(name, node, False)


def _count(node: QgsSettingsTreeNode, name: str, first: int) -> QgsSettingsEntryInteger:
    return node.childSetting(name) or QgsSettingsEntryInteger(name, node, first)
