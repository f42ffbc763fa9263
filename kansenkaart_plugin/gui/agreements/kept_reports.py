"""Progress that was begun and not saved: kept as it is typed, and offered again."""

from __future__ import annotations

from functools import partial
from typing import Dict, Optional

from qgis.PyQt.QtCore import QObject, QTimer

from ..current import Current
from ..records.kept_forms import KeptForms
from ..records.saving import KEEP_AFTER
from .progress import NAME
from .sheet import SheetView

Begun = Dict[str, Dict[str, Optional[str]]]
"""What was filled in of a report, by the uuid of its agreement."""

_LONGEST = 60


class KeptReports(QObject):
    """Keeps what a `SheetView` has of reports that were begun, for when QGIS goes or the file."""

    def __init__(self, current: Current, sheet: SheetView, kept: KeptForms) -> None:
        """Follow ``current``; what is typed in ``sheet`` goes to ``kept``."""
        super().__init__(sheet)
        self._current = current
        self._sheet = sheet
        self._kept = kept
        self._last: Begun = {}
        self._is_offered = False
        self._keeper = QTimer(self)
        self._keeper.setInterval(KEEP_AFTER)
        self._keeper.timeout.connect(self.keep)
        self._keeper.start()
        current.opened.connect(self._read)
        current.closing.connect(self._leave)
        current.access_changed.connect(self._offer)
        self._read()

    def stop(self) -> None:
        """Keep nothing any more: the panel is about to go."""
        self._keeper.stop()

    def keep(self) -> None:
        """Keep what is begun now, when that changed since it was kept last."""
        path, begun = self._current.path, self._sheet.all_begun()
        if path is None or begun == self._last:
            return
        if begun:
            self._kept.keep(path, NAME, {"reports": begun})
        else:
            self._kept.drop(path, NAME)
        self._last = begun

    def _leave(self) -> None:
        self.keep()
        self._sheet.put_away()
        self._last = {}
        self._sheet.set_begun({})  # another file may be opened next

    def _read(self) -> None:
        kept = self._kept.read(self._current.path, NAME) if self._current.path else None
        self._last = kept["reports"] if kept else {}
        self._sheet.set_begun(self._last)
        self._is_offered = False
        self._offer()

    def _offer(self) -> None:
        """Offer what was not saved last time, once it can be saved."""
        if not self._last or self._is_offered or not self._current.is_writable:
            return
        self._is_offered = True
        entries = self._current.kansenkaart.queries.entries(list(self._last))
        for uuid, values in self._last.items():
            record = entries[uuid].record if uuid in entries else None
            if record is None or record.deleted_at:
                self._offer_orphan(uuid, record.code if record else "?", values)
            else:
                text = self.tr("{}: a progress report was not saved last time.")
                show = partial(self._current.choose_record, uuid)
                self._current.offered.emit(text.format(record.code), self.tr("Show"), show)

    def _offer_orphan(self, uuid: str, code: str, values: dict[str, str | None]) -> None:
        """Show what is left of a report whose agreement was deleted; it goes when that is asked."""
        said = " – ".join(filter(None, (values["value"], values["note"])))
        said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
        text = self.tr("{code} was deleted. A progress report on it was not saved: “{said}”.")
        drop = partial(self._drop, uuid)
        self._current.offered.emit(text.format(code=code, said=said), self.tr("Throw away"), drop)

    def _drop(self, uuid: str) -> None:
        self._sheet.drop_begun(uuid)
        self.keep()
