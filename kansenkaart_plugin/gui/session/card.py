"""What the shared screen says of a record: its title large, and below it what matters of it."""

from __future__ import annotations

from typing import Callable, Iterator, Optional, Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ...domain.words import TraceKind
from ...publish.agreements import target
from ..number import number
from ..wrapped_label import WrappedLabel
from .scene import Item, Tie
from .style import voiced
from .words import short_date

_NAME = "kansenkaart.session.card"
_MOST_PLACES, _MOST_TIES = 4, 6


class RecordCard(QWidget):
    """A record in words; everything in it is plain text."""

    def __init__(self, language: str, party: Callable[[str], str]) -> None:
        """Start empty; ``party`` gives the name of a party."""
        super().__init__()
        self._language = language
        self._party = party
        self.kind = voiced(WrappedLabel(f"{_NAME}.kind"), "quiet")
        self.title = voiced(WrappedLabel(f"{_NAME}.title"), "title")
        self.text = WrappedLabel(f"{_NAME}.text")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(4)
        self._lines: list[tuple[QLabel, WrappedLabel]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.kind, self.title, self.text):
            layout.addWidget(widget)
        layout.addLayout(self._grid)

    def show_item(self, item: Optional[Item], empty: str) -> None:
        """Show ``item``, or what to do when there is none."""
        record = item.entry.record if item else None
        self.kind.setVisible(item is not None)
        self.title.setText(record.title if record else empty)
        self.text.setText((record.description or "") if record else "")
        self.text.setVisible(bool(self.text.text()))
        if record is not None:
            words = [record.kind, record.effective_status, record.agreement_type, record.commitment]
            said = " · ".join(word.label(self._language) for word in words if word)
            self.kind.setText(f"{record.code} · {said}")
        self._show_lines(list(self._facts(item)) if item else [])

    def facts(self) -> dict[str, str]:
        """Return the lines as they are shown, by what they are called."""
        shown = (line for line in self._lines if not line[0].isHidden())
        return {name.text(): value.text() for name, value in shown}

    def _show_lines(self, facts: Sequence[tuple[str, str]]) -> None:
        while len(self._lines) < len(facts):
            self._add_line()
        for place, (name, value) in enumerate(self._lines):
            there = place < len(facts)
            name.setVisible(there)
            value.setVisible(there)
            name.setText(facts[place][0] if there else "")
            value.setText(facts[place][1] if there else "")

    def _add_line(self) -> None:
        row = len(self._lines)
        name, value = voiced(QLabel(), "name"), WrappedLabel(f"{_NAME}.line{row + 1}")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setIndent(0)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, row, 0, top)
        self._grid.addWidget(value, row, 1, top)
        self._lines.append((name, value))

    # the lines

    def _facts(self, item: Item) -> Iterator[tuple[str, str]]:
        record = item.entry.record
        yield from self._ties(item)
        lines = (
            (self.tr("Target"), target(item.entry)),
            (self.tr("From"), short_date(record.start_date, self._language)),
            (self.tr("Condition"), record.condition),
            (self.tr("Reservation"), record.reservation),
            (self.tr("Reason"), record.reason),
            (self.tr("Where"), self._where(item)),
        )
        for name, value in lines:
            if value:
                yield name, value

    def _where(self, item: Item) -> str:
        labels = list(dict.fromkeys(link.label for link in item.entry.links))
        if not labels:
            return self.tr("the whole area")
        more = len(labels) - _MOST_PLACES
        shown = ", ".join(labels[:_MOST_PLACES])
        return (
            self.tr("{places} and {count} more").format(places=shown, count=number(more))
            if more > 0
            else shown
        )

    def _ties(self, item: Item) -> Iterator[tuple[str, str]]:
        names = {
            (TraceKind.ANSWERS, False): self.tr("Answers"),
            (TraceKind.ARISES_FROM, False): self.tr("Arises from"),
            (TraceKind.REPLACES, False): self.tr("Replaces"),
            (TraceKind.ANSWERS, True): self.tr("Answered by"),
            (TraceKind.ARISES_FROM, True): self.tr("Leads to"),
            (TraceKind.REPLACES, True): self.tr("Replaced by"),
        }
        for (kind, back), name in names.items():
            ties = [tie for tie in item.ties if (tie.kind, tie.back) == (kind, back)]
            if ties:
                told = [_named(tie) for tie in ties[:_MOST_TIES]]
                if len(ties) > _MOST_TIES:
                    told.append(self.tr("and {} more").format(number(len(ties) - _MOST_TIES)))
                yield name, "\n".join(told)


def _named(tie: Tie) -> str:
    other = tie.other
    said = f"{other.code} {' '.join(other.title.split())}"
    return f"{said} ({', '.join(other.parties)})" if other.parties else said
