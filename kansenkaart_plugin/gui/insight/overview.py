"""What is missing and how it is balanced: a page of figures that lead to their records."""

from __future__ import annotations

from functools import partial

from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtGui import QFont, QPalette, QShowEvent
from qgis.PyQt.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ...cartography.palette import look_of
from ...domain.attention import SOON_DAYS
from ...domain.filtering import NOTHING
from ...domain.words import RecordKind
from ..catalogue_desk import Inquiry
from ..current import Current
from ..moments import moment_text
from ..number import number
from ..wrapped_label import WrappedLabel
from .figures import Figures, read_figures
from .table import Cell, Figure, FigureTable

_NAME = "kansenkaart.insight.overview"


class OverviewPanel(QWidget):
    """Shows the figures of what the filters let through, at the moment that is looked at.

    While lists and map show the records behind one figure, the page stays as it is.
    """

    def __init__(self, current: Current, parent: QWidget | None = None) -> None:
        """Follow ``current``; it counts only while it is seen."""
        super().__init__(parent)
        self._current = current
        self._wanted = current.shown.filter
        self._behind = False
        self._inquiry = Inquiry(current.desk, self)
        self.header = WrappedLabel(f"{_NAME}.header")
        self.gaps = FigureTable(f"{_NAME}.gaps", self.tr("What is missing"))
        self.parties = FigureTable(f"{_NAME}.parties", self.tr("By party"))
        self.years = FigureTable(f"{_NAME}.years", self.tr("Agreements by party and year"))
        self.ambitions = FigureTable(f"{_NAME}.ambitions", self.tr("Ambitions without agreement"))
        self._tables = (self.gaps, self.parties, self.years, self.ambitions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.header)
        layout.addWidget(self._make_page(), 1)
        self._connect()
        self.refresh()

    def _make_page(self) -> QScrollArea:
        self._sections = QWidget()
        column = QVBoxLayout(self._sections)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        for table in self._tables:
            if column.count():
                column.addSpacing(14)
            column.addWidget(_title(table))
            column.addWidget(table)
            table.figure_wanted.connect(self._lead)
            table.moved.connect(partial(self._keep_in_sight, table))
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setObjectName(f"{_NAME}.page")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._sections)
        for part in (self._scroll.viewport(), self._sections):
            part.setBackgroundRole(QPalette.ColorRole.Base)
            part.setAutoFillBackground(True)
        return self._scroll

    def _connect(self) -> None:
        current = self._current
        for signal in (current.opened, current.closed, current.records_changed):
            signal.connect(self.refresh)
        current.shown.changed.connect(self._follow_filter)
        self._inquiry.answered.connect(self._show)
        self._inquiry.failed.connect(current.failed)

    def stop(self) -> None:
        """Ask nothing any more: the panel is about to go."""
        self._inquiry.forget()

    # asking

    def _follow_filter(self) -> None:
        wanted = self._current.shown.filter
        if wanted.only is None and wanted != self._wanted:
            self.refresh()

    def refresh(self) -> None:
        """Count again; out of sight that waits until the page is seen."""
        current = self._current
        self._behind = not self.isVisible()
        self._scroll.setVisible(current.path is not None)
        if current.path is None:
            self._inquiry.forget()
            self.header.setText(self.tr("Open a kansenkaart, or make a new one."))
        elif not self._behind:
            if current.shown.filter.only is None:
                self._wanted = current.shown.filter
            wanted = self._wanted
            self._inquiry.ask(lambda catalogue: read_figures(catalogue, wanted))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was out of sight."""
        super().showEvent(event)
        if self._behind or self._wanted != self._current.shown.filter:
            self.refresh()

    # showing

    def _show(self, figures: Figures) -> None:
        as_of = self._current.shown.as_of
        which = self.tr("All records") if self._wanted.is_empty else self.tr("With the filters set")
        when = self.tr("as on {}").format(moment_text(as_of)) if as_of else self.tr("now")
        self.header.setText(f"{which}, {when}. " + self.tr("Choose a number to see its records."))
        self._show_gaps(figures)
        self._show_parties(figures)
        self._show_years(figures)
        self._show_ambitions(figures)

    def _show_gaps(self, figures: Figures) -> None:
        words = {
            "waiting": self.tr("Unanswered wishes and opportunities"),
            "ambitions": self.tr("Ambitions without agreement"),
            "lead": self.tr("Agreements without lead"),
            "date": self.tr("Agreements without due date"),
            "target": self.tr("Agreements without target"),
            "overdue": self.tr("Agreements overdue"),
            "soon": self.tr("Agreements due within {} days").format(SOON_DAYS),
        }
        rows: list[tuple[Cell, ...]] = []
        for gap in figures.gaps:
            kind = RecordKind.WISH if gap.name == "waiting" else RecordKind.AGREEMENT
            part = gap.count / gap.total if gap.total else 0.0
            suffix = self.tr("of {}").format(QLocale().toString(gap.total))
            label = words[gap.name]
            colour = self._colour(kind)
            rows.append((label, Figure(gap.count, label, gap.records, part, colour, suffix)))
        self.gaps.set_cells((), rows)
        self.gaps.set_widths(80, (0,))

    def _show_parties(self, figures: Figures) -> None:
        most = max((len(share.waiting) for share in figures.parties), default=0)
        rows: list[tuple[Cell, ...]] = []
        for share in figures.parties:
            name = self._party(share.key)
            waiting, deals = len(share.waiting), len(share.agreements)
            percent = round(100 * deals / figures.agreements) if figures.agreements else 0
            rows.append(
                (
                    name,
                    Figure(
                        waiting,
                        self.tr("{}: unanswered").format(name),
                        share.waiting,
                        waiting / most if most else 0.0,
                        self._colour(RecordKind.WISH),
                    ),
                    Figure(
                        deals,
                        self.tr("{}: agreements").format(name),
                        share.agreements,
                        percent / 100,
                        self._colour(RecordKind.AGREEMENT),
                        f"{percent}%",
                    ),
                )
            )
        titles = (self.tr("Party"), self.tr("Unanswered"), self.tr("Agreements"))
        self.parties.set_cells(titles, rows)
        self.parties.set_widths(80, (0,))

    def _show_years(self, figures: Figures) -> None:
        titles = [self.tr("Party")]
        titles += [self.tr("no date") if year is None else str(year) for year in figures.years]
        rows: list[tuple[Cell, ...]] = []
        for share in figures.parties:
            name = self._party(share.key)
            if share.agreements:
                cells = [
                    Figure(len(some), f"{name}, {title}", some)
                    for year, title in zip(figures.years, titles[1:])
                    for some in [figures.by_year.get((share.key, year), ())]
                ]
                rows.append((name, *cells))
        self.years.set_cells(titles, rows)
        self.years.set_widths(40, (0,))
        self._show_section(self.years, bool(rows))

    def _show_ambitions(self, figures: Figures) -> None:
        rows = [
            (item.title, Figure(len(item.records), item.title, item.records))
            for item in figures.ambitions
        ]
        self.ambitions.set_cells((self.tr("Ambition"), self.tr("Records")), rows)
        self.ambitions.set_widths(40, (0,))
        self._show_section(self.ambitions, bool(rows))

    def _show_section(self, table: FigureTable, wanted: bool) -> None:
        table.setVisible(wanted)
        self._sections.findChild(QLabel, f"{table.objectName()}.title").setVisible(wanted)

    def _party(self, key: str) -> str:
        if key == NOTHING:
            return self.tr("no party")
        names = {party.key: party.name for party in self._current.vocabulary.parties}
        return names.get(key, key)

    def _colour(self, kind: RecordKind) -> str:
        return look_of(kind, self._current.profile.style).colour

    # leading on

    def _lead(self, figure: Figure) -> None:
        """Show the records on the map and in their lists, and offer to bring the list forward."""
        self._current.show_only(figure.records, figure.label)
        if figure.records:
            text = f"{figure.label}: {number(len(figure.records))}"
            show = partial(self._current.choose_record, figure.records[0])
            self._current.offered.emit(text, self.tr("To the list"), show)

    def _keep_in_sight(self, table: FigureTable, cell: object) -> None:
        """Scroll the page to the cell that the keyboard went to."""
        centre = table.viewport().mapTo(self._sections, cell.center())
        self._scroll.ensureVisible(centre.x(), centre.y(), 0, 2 * cell.height())


def _title(table: FigureTable) -> QLabel:
    """Return the title above a table, which says the same to screen readers."""
    label = QLabel(table.accessibleName())
    label.setObjectName(f"{table.objectName()}.title")
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = QFont(label.font())
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label
