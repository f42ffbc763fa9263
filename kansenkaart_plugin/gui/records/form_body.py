"""What stands in the form of a record: the short part, and what folds away below it."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QGridLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.words import RecordKind, Role, Stance
from ..fields import CheckList, ChoiceField, Column, FieldTable
from ..number import number
from .draft import Vocabulary
from .form_fields import Section, choices_of, field_labels, make_fields, sections, short_rows
from .form_lists import FeatureList, TieList

_LONGEST_TOLD = 40
_FEWEST_LETTERS = 5


class FormBody(QWidget):
    """Widgets only: ``fields`` by name, the tables ``roles`` and ``positions``, ``ambitions``."""

    def __init__(self, name: str, kinds: tuple[RecordKind, ...]) -> None:
        """Build it for records of ``kinds``; ``name`` begins the object names."""
        super().__init__()
        self._name = name
        self._kinds = kinds
        self._locale = QgsApplication.locale()
        self._labels = field_labels()
        self._boxes: dict[str, QgsCollapsibleGroupBox] = {}
        self.fields = make_fields(name, kinds, self._locale)
        columns = self._columns(Vocabulary())
        self.roles = FieldTable(columns["roles"], self.tr("Roles"), f"{name}.roles")
        self.positions = FieldTable(columns["positions"], self.tr("Positions"), f"{name}.positions")
        self.ambitions = CheckList()
        self.ambitions.setObjectName(f"{name}.ambitions")
        self.ambitions.setAccessibleName(self.tr("Ambitions"))
        self.features = FeatureList(f"{name}.features")
        self.ties = TieList(f"{name}.ties")
        self._parts: dict[str, QWidget] = {
            "features": self.features,
            "ties": self.ties,
            "roles": self.roles,
            "positions": self.positions,
            "ambitions": self.ambitions,
        }
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(3)
        rows.addLayout(self._short_part())
        for section in sections(kinds):
            rows.addWidget(self._fold(section))
        rows.addStretch()

    def _short_part(self) -> QGridLayout:
        grid = self._short = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._reason_label = QLabel(self._labels["reason"])
        for row, names in enumerate(short_rows(self._kinds)):
            for place, name in enumerate(names):
                label = self._reason_label if name == "reason" else QLabel(self._labels[name])
                grid.addWidget(label, row, 2 * place)
                span = 1 if len(names) > 1 else 3
                field = self.fields[name]
                grid.addWidget(field, row, 2 * place + 1, 1, span)
                if isinstance(field, ChoiceField):  # two beside each other in a narrow dock
                    field.setMinimumContentsLength(_FEWEST_LETTERS)
        return grid

    def _fold(self, section: Section) -> QgsCollapsibleGroupBox:
        box = QgsCollapsibleGroupBox(section.title)
        box.setObjectName(f"{self._name}.{section.name}.fold")
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its arrow has it
        _arrow(box).setAccessibleName(section.title)
        form = QFormLayout(box)
        for name in section.fields:
            if len(section.fields) > 1:
                form.addRow(self._labels[name], self.fields[name])
            else:
                form.addRow(self.fields[name])
        if section.name in self._parts:
            form.addRow(self._parts[section.name])
        box.setCollapsed(True)
        box.collapsedStateChanged.connect(lambda _: self.tell_folded())
        self._boxes[section.name] = box
        return box

    def _columns(self, words: Vocabulary) -> dict[str, tuple[Column, ...]]:
        """Return the columns of the tables."""
        parties = tuple((party.key, party.name) for party in words.parties)
        party = Column(self._labels["party"], parties)
        role = Column(self._labels["role"], tuple(choices_of(Role, self._locale)))
        stance = Column(self.tr("Position"), tuple(choices_of(Stance, self._locale)))
        return {"roles": (party, role), "positions": (party, stance, Column(self.tr("Note")))}

    # setters

    def set_vocabulary(self, words: Vocabulary) -> None:
        """Offer the parties, themes and ambitions of the open kansenkaart."""
        self.fields["party"].set_choices([(party.key, party.name) for party in words.parties])
        self.fields["theme"].set_choices([(theme.key, theme.title) for theme in words.themes])
        self.ambitions.set_choices([(aim.key, aim.title) for aim in words.ambitions])
        self.show_section("ambitions", bool(words.ambitions))
        columns = self._columns(words)
        self.roles.set_columns(columns["roles"])
        self.positions.set_columns(columns["positions"])

    def show_section(self, name: str, shown: bool) -> None:
        """Show a part that folds away, or leave it out."""
        self._boxes[name].setVisible(shown)

    def tell_folded(self) -> None:
        """Say in the titles what is folded away below them."""
        for section in sections(self._kinds):
            held = self._held(section)
            title = f"{section.title}: {held}" if held else section.title
            self._boxes[section.name].setTitle(title.replace("&", "&&"))

    def _held(self, section: Section) -> str:
        part = self._parts.get(section.name)
        if part is not None:
            count = len(part.rows() if isinstance(part, FieldTable) else part.value())
            return number(count) if count else ""
        if section.name == "agreement":
            return ""
        shown = [self.fields[name].shown() for name in section.fields]
        text = ", ".join(filter(None, shown)).replace("\n", " ")
        return text if len(text) <= _LONGEST_TOLD else f"{text[: _LONGEST_TOLD - 1]}…"

    def set_writable(self, writable: bool) -> None:
        """Offer to change what it is about and its traces, or only to look."""
        self.features.set_writable(writable)
        self.ties.set_writable(writable)

    def show_reason(self, shown: bool) -> None:
        """Ask for a reason, or do not."""
        self.fields["reason"].setVisible(shown)
        self._reason_label.setVisible(shown)

    # what the form around it asks

    def folds_height(self) -> int:
        """Return how much of the height is below the short part."""
        return int(self.sizeHint().height() - self._short.sizeHint().height())

    def in_order(self) -> list[QWidget]:
        """Return the widgets in the order in which Tab goes through them: as they stand."""
        chain: list[QWidget] = [
            self.fields[name] for row in short_rows(self._kinds) for name in row
        ]
        for section in sections(self._kinds):
            chain.append(_arrow(self._boxes[section.name]))
            chain += [self.fields[name] for name in section.fields]
            part = self._parts.get(section.name)
            if part is not None:
                chain += part.in_order() if hasattr(part, "in_order") else [part]
        return chain


def _arrow(box: QgsCollapsibleGroupBox) -> QToolButton:
    """Return the button that folds ``box``."""
    return box.findChild(QToolButton, "collapseButton")
