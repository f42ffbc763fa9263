"""The pages of the profile: each shows a part of it and puts back what was changed."""

from __future__ import annotations

from typing import Any, Iterable, Sequence

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget, QgsSpinBox
from qgis.PyQt.QtWidgets import QFormLayout, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...domain.profile import LAYOUT_STATUSES, ORIENTATIONS, PAPERS
from ...domain.words import RecordKind
from ..current import Current
from ..fields import ChoiceField, LineField, TextField
from ..records.form_fields import NONE
from ..wizard.profile_text import keys_of
from ..wrapped_label import WrappedLabel
from .rows import ColourField, RowColumn, RowsTable

Tree = dict[str, Any]
NAME = "kansenkaart.profile"


_USUAL_LAYOUT = {"paper": "A3", "orientation": "landscape", "status": "concept"}


def put(tree: Tree, name: str, value: Any) -> None:
    """Write ``value`` under ``name``, or nothing when it is empty."""
    if value in (None, "", [], {}):
        tree.pop(name, None)
    else:
        tree[name] = value


def keyed(rows: Iterable[Tree], of: str, joint: str, fallback: str) -> list[Tree]:
    """Return the ``rows``; a new one gets a key after its value ``of``, without which it is none.

    One that is known and lost that value stays, so that this is found to be a fault.
    """
    rows = [row for row in rows if row.get(of) or row.get("key")]
    taken = [row["key"] for row in rows if row.get("key")]
    made = []
    for row in rows:
        key = row.get("key") or _free_key(keys_of([row[of]], joint, fallback)[0], joint, taken)
        taken.append(key)
        made.append({"key": key, **{name: v for name, v in row.items() if v and name != "key"}})
    return made


def _free_key(plain: str, joint: str, taken: Sequence[str]) -> str:
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}{joint}{number}", number + 1
    return key


def _form(page: QWidget) -> QFormLayout:
    """Return a form at the top of ``page``; the room that is left stays empty."""
    column = QVBoxLayout(page)
    form = QFormLayout()
    column.addLayout(form)
    column.addStretch()
    return form


class GeneralPage(QWidget):
    """Title and owner."""

    def __init__(self) -> None:
        """Build it, still empty."""
        super().__init__()
        self.title, self.owner = LineField(), ChoiceField()
        for field, name, label in (
            (self.title, "title", self.tr("Title")),
            (self.owner, "owner", self.tr("Owner")),
        ):
            field.setObjectName(f"{NAME}.{name}")
            field.setAccessibleName(label)
        form = _form(self)
        form.addRow(self.tr("Title"), self.title)
        form.addRow(self.tr("Owner"), self.owner)

    def load(self, tree: Tree) -> None:
        """Show what ``tree`` holds."""
        self.offer([(party["key"], party.get("name", "")) for party in tree.get("parties", [])])
        self.title.set_value(tree.get("title"))
        self.owner.set_value(tree.get("owner"))

    def offer(self, parties: Sequence[tuple[str, str]]) -> None:
        """Offer ``parties`` as owner; the one chosen stays."""
        chosen = self.owner.value()
        self.owner.set_choices(parties)
        self.owner.set_value(chosen)

    def store(self, tree: Tree) -> None:
        """Put back what was changed."""
        tree["title"] = self.title.value() or ""
        tree["owner"] = self.owner.value() or ""


class RowsPage(QWidget):
    """A list of the profile, as rows."""

    def __init__(
        self, part: str, title: str, columns: Sequence[RowColumn], usual: Tree | None = None
    ) -> None:
        """Show the list ``part``; the first of ``columns`` names a row.

        ``usual`` is what a row means that does not say it.
        """
        super().__init__()
        self._part = part
        self._usual = usual or {}
        self.rows = RowsTable(f"{NAME}.{part}", title, columns, True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.rows)

    def load(self, tree: Tree) -> None:
        """Show what ``tree`` holds."""
        self.rows.set_rows({**self._usual, **row} for row in tree.get(self._part, []))

    def keyed_rows(self) -> list[Tree]:
        """Return the rows as a profile has them."""
        fallback = {"parties": "party", "themes": "theme"}.get(self._part, "ambition")
        return keyed(self.rows.rows(), self.rows.columns[0].name, "-", fallback)

    def store(self, tree: Tree) -> None:
        """Put back what was changed."""
        put(tree, self._part, self.keyed_rows())


class KindsPage(QWidget):
    """Colour and icon of each kind of record."""

    def __init__(self, folder: str) -> None:
        """Build it; icons lie in ``folder``, beside the kansenkaart."""
        super().__init__()
        locale = QgsApplication.locale()
        self.colours: dict[RecordKind, ColourField] = {}
        self.icons: dict[RecordKind, QgsFileWidget] = {}
        grid = QGridLayout(self)
        for column, title in enumerate((self.tr("Kind"), self.tr("Colour"), self.tr("Icon (SVG)"))):
            grid.addWidget(QLabel(title), 0, column)
        for row, kind in enumerate(RecordKind, start=1):
            label = kind.label(locale)
            colour = self.colours[kind] = ColourField(label)
            file = self.icons[kind] = file_field(folder, "SVG (*.svg)")
            for field, name in ((colour, "colour"), (file, "icon")):
                field.setObjectName(f"{NAME}.style.{kind.value}.{name}")
                field.setAccessibleName(label)
            grid.addWidget(QLabel(label[:1].upper() + label[1:]), row, 0)
            grid.addWidget(colour, row, 1)
            grid.addWidget(file, row, 2)
        empty = WrappedLabel(f"{NAME}.style.note")
        empty.setText(self.tr("What is left empty is as the plugin has it."))
        grid.addWidget(empty, len(RecordKind) + 1, 0, 1, 3)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(len(RecordKind) + 2, 1)

    def load(self, tree: Tree) -> None:
        """Show what ``tree`` holds."""
        for kind in RecordKind:
            style = tree.get("style", {}).get(kind.value, {})
            self.colours[kind].set_value(style.get("colour"))
            self.icons[kind].setFilePath(style.get("icon", ""))

    def store(self, tree: Tree) -> None:
        """Put back what was changed."""
        styles = dict(tree.get("style", {}))
        for kind in RecordKind:
            style = dict(styles.get(kind.value, {}))
            put(style, "colour", self.colours[kind].value())
            put(style, "icon", self.icons[kind].filePath().strip())
            put(styles, kind.value, style)
        put(tree, "style", styles)


class AreaPage(QWidget):
    """The project area: features of one level, and a margin."""

    def __init__(self, current: Current) -> None:
        """Build it; the selection comes from ``current``."""
        super().__init__()
        self._current = current
        self.level = ChoiceField((), NONE)
        self.keys = TextField(3)
        self.margin = QgsSpinBox()
        self.margin.setRange(0, 100_000)
        self.margin.setSuffix(" m")
        self.margin.setClearValue(0)
        take = QPushButton(self.tr("Take what is selected on the map"))
        take.setObjectName(f"{NAME}.area.take")
        take.setAutoDefault(False)
        take.clicked.connect(lambda _: self.take_selection())
        form = _form(self)
        for field, name, label in (
            (self.level, "level", self.tr("Level")),
            (self.keys, "keys", self.tr("Features (their keys)")),
            (self.margin, "margin", self.tr("Margin")),
        ):
            field.setObjectName(f"{NAME}.area.{name}")
            field.setAccessibleName(label)
            form.addRow(label, field)
        form.insertRow(2, "", take)

    def load(self, tree: Tree) -> None:
        """Show what ``tree`` holds."""
        area = tree.get("area", {})
        self.offer([(level["key"], level.get("title", "")) for level in tree.get("levels", [])])
        self.level.set_value(area.get("level"))
        self.keys.set_value(", ".join(area.get("keys", [])))
        self.margin.setValue(int(float(area.get("margin", "0") or 0)))

    def offer(self, levels: Sequence[tuple[str, str]]) -> None:
        """Offer ``levels``; the one chosen stays."""
        chosen = self.level.value()
        self.level.set_choices(levels)
        self.level.set_value(chosen)

    def take_selection(self) -> None:
        """Make the area what is selected on the map now."""
        if self._current.selection:
            self.level.set_value(self._current.level)
            self.keys.set_value(", ".join(self._current.selection))

    def store(self, tree: Tree) -> None:
        """Put back what was changed."""
        text = self.keys.value() or ""
        keys = [key.strip() for key in text.replace("\n", ",").split(",") if key.strip()]
        level = self.level.value()
        if level is None:
            tree.pop("area", None)
            return
        area = dict(tree.get("area", {}))
        area.update(level=level, keys=keys)
        if self.margin.value() != int(float(area.get("margin", "0"))):
            put(area, "margin", str(self.margin.value()) if self.margin.value() else None)
        tree["area"] = area


class LayoutPage(QWidget):
    """What every page of print has in common."""

    def __init__(self, folder: str) -> None:
        """Build it; logo and template lie in ``folder``, beside the kansenkaart."""
        super().__init__()
        self.paper = ChoiceField([(paper, paper) for paper in PAPERS])
        names = (self.tr("landscape"), self.tr("portrait"))
        self.orientation = ChoiceField(list(zip(ORIENTATIONS, names)))
        states = (self.tr("concept"), self.tr("final"))
        self.status = ChoiceField(list(zip(LAYOUT_STATUSES, states)))
        self.version, self.sources = LineField(), TextField(3)
        self.logo = file_field(folder, self.tr("Pictures (*.svg *.png *.jpg)"))
        self.template = file_field(folder, self.tr("Layout templates (*.qpt)"))
        form = _form(self)
        for field, name, label in (
            (self.paper, "paper", self.tr("Paper")),
            (self.orientation, "orientation", self.tr("Orientation")),
            (self.status, "status", self.tr("Status")),
            (self.version, "version", self.tr("Version")),
            (self.sources, "sources", self.tr("Sources")),
            (self.logo, "logo", self.tr("Logo")),
            (self.template, "template", self.tr("Template")),
        ):
            field.setObjectName(f"{NAME}.layout.{name}")
            field.setAccessibleName(label)
            form.addRow(label, field)

    def _fields(self) -> dict[str, Any]:
        names = ("paper", "orientation", "status", "version", "sources")
        return {name: getattr(self, name) for name in names}

    def load(self, tree: Tree) -> None:
        """Show what ``tree`` holds."""
        layout = {**_USUAL_LAYOUT, **tree.get("layout", {})}
        for name, field in self._fields().items():
            field.set_value(layout.get(name))
        self.logo.setFilePath(layout.get("logo", ""))
        self.template.setFilePath(layout.get("template", ""))

    def store(self, tree: Tree) -> None:
        """Put back what was changed."""
        layout = dict(tree.get("layout", {}))
        for name, field in self._fields().items():
            if name in layout or field.value() != _USUAL_LAYOUT.get(name):
                put(layout, name, field.value())
        put(layout, "logo", self.logo.filePath().strip())
        put(layout, "template", self.template.filePath().strip())
        put(tree, "layout", layout)


def file_field(folder: str, kinds: str) -> QgsFileWidget:
    """Return a field for a file; one in ``folder`` is named relative to it."""
    field = QgsFileWidget()
    field.setFilter(kinds)
    field.setDefaultRoot(folder)
    field.setRelativeStorage(QgsFileWidget.RelativeStorage.RelativeDefaultPath)
    return field
