"""Agreements by status as one Qt model: the statuses at the top, their cards below them."""

from __future__ import annotations

import json
from typing import Mapping, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    Qt,
    pyqtSignal,
)

from ...cartography.language import interface_translator
from ...domain.words import STATUSES, RecordKind, Status
from ..tips import tip
from .questions import Card
from .signs import signs_of, spoken

CARD_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = STATUSES[RecordKind.AGREEMENT]
FOLDED = (Status.STOPPED, Status.LAPSED, Status.REPLACED)
"""Statuses whose column is folded away until it is asked for."""

MIME = "application/x-kansenkaart-agreements"
_LONGEST = 1000


class BoardModel(QAbstractItemModel):
    """A column of the board shows the cards below one status."""

    move_wanted = pyqtSignal(object, object)
    """Cards (their uuids) were dropped on a status."""

    def __init__(self, parent: object = None) -> None:
        """Start without cards."""
        super().__init__(parent)
        self._locale = QgsApplication.locale()
        self._cards: dict[Status, list[Card]] = {status: [] for status in COLUMNS}
        self._names: Mapping[str, str] = {}
        self._writable = False

    # the cards

    def set_cards(self, cards: Sequence[Card], names: Mapping[str, str]) -> None:
        """Show ``cards``; ``names`` are those of the parties. What stays the same stays put."""
        self._names = names
        by_status: dict[Status, list[Card]] = {status: [] for status in COLUMNS}
        for card in cards:
            by_status[card.row.status].append(card)
        for status, found in by_status.items():
            if found != self._cards[status]:
                self._replace(status, found)

    def _replace(self, status: Status, cards: list[Card]) -> None:
        parent, old = self.column(status), self._cards[status]
        if [card.row.uuid for card in cards] == [card.row.uuid for card in old]:
            self._cards[status] = cards
            self.dataChanged.emit(self.index(0, 0, parent), self.index(len(cards) - 1, 0, parent))
            return
        if old:
            self.beginRemoveRows(parent, 0, len(old) - 1)
            self._cards[status] = []
            self.endRemoveRows()
        if cards:
            self.beginInsertRows(parent, 0, len(cards) - 1)
            self._cards[status] = cards
            self.endInsertRows()

    def set_writable(self, writable: bool) -> None:
        """Let cards be dragged, or not."""
        self._writable = writable

    def column(self, status: Status) -> QModelIndex:
        """Return the index below which the cards of ``status`` are."""
        return self.index(COLUMNS.index(status), 0)

    def count(self, status: Status) -> int:
        """Return how many cards there are in a column."""
        return len(self._cards[status])

    def place(self, uuid: str) -> QModelIndex:
        """Return where the agreement ``uuid`` is; an index that is not valid when nowhere."""
        for status, cards in self._cards.items():
            for number, card in enumerate(cards):
                if card.row.uuid == uuid:
                    return self.index(number, 0, self.column(status))
        return QModelIndex()

    def party(self, key: str) -> str:
        """Return the name of a party."""
        return self._names.get(key, key)

    # what Qt asks; a status has id 0, a card the number of its status from 1 on

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the place of a status, or of a card below one."""
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: QModelIndex) -> QModelIndex:
        """Return the status that a card is below."""
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many statuses there are, or cards below one."""
        if not parent.isValid():
            return len(COLUMNS)
        return 0 if parent.internalId() else len(self._cards[COLUMNS[parent.row()]])

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return 1: it is a list of lists."""
        return 1

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """Return what is shown or said of a card; `CARD_ROLE` gives all of it."""
        if not index.isValid():
            return None
        if not index.internalId():
            wanted = role == Qt.ItemDataRole.DisplayRole
            return heading(COLUMNS[index.row()], self._locale) if wanted else None
        card = self._cards[COLUMNS[index.internalId() - 1]][index.row()]
        if role == CARD_ROLE:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{card.row.code} {card.row.title}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._lines(card))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(self._lines(card)))
        return None

    def _lines(self, card: Card) -> list[str]:
        translate = interface_translator()
        signs = [spoken(sign, translate) for sign in signs_of(card)]
        leads = ", ".join(map(self.party, card.leads))
        obstacles = [obstacle.text(translate) for obstacle in card.obstacles]
        lines = [card.row.code, card.row.title[:_LONGEST], leads, card.row.due_date or ""]
        return [line for line in (*lines, *signs, *obstacles) if line]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Return that cards can be chosen and dragged, and everything dropped on."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if self._writable:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        if index.internalId():
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
            if self._writable:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that cards are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped here: our own cards."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the uuids of the cards that are dragged."""
        uuids = [card.row.uuid for index in indexes if (card := index.data(CARD_ROLE))]
        data = QMimeData()
        data.setData(MIME, json.dumps(uuids).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Ask for the status that cards were dropped on; they move when that was saved."""
        if self._writable and parent.isValid():
            place = parent.internalId() - 1 if parent.internalId() else parent.row()
            self.drop(data, COLUMNS[place])
        return False

    def drop(self, data: QMimeData, status: Status) -> None:
        """Ask for ``status`` for the dropped cards that are not there yet."""
        if self._writable and data.hasFormat(MIME):
            here = {card.row.uuid for card in self._cards[status]}
            uuids = [uuid for uuid in json.loads(bytes(data.data(MIME))) if uuid not in here]
            if uuids:
                self.move_wanted.emit(uuids, status)


def heading(status: Status, language: str) -> str:
    """Return what stands above the column of ``status``."""
    if status is Status.AGREED_RESERVED:
        return QCoreApplication.translate("Kansenkaart", "reserved")
    return status.label(language)
