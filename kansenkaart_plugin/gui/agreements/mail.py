"""Copying agreements as text for a mail, for somebody: it holds only what they may see."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple, Sequence

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QApplication, QMenu

from ...domain.audience import OWNER, PARTIES, PUBLIC, Audience
from ...publish.agreement_text import mail_text
from ...store import Kansenkaart
from ..current import Current
from ..number import some_of
from ..worker import Asker


class _Copied(NamedTuple):
    text: str
    taken: list[str]
    left_out: list[str]


class MailCopy(QObject):
    """Puts the text of agreements on the clipboard and says for whom it is."""

    def __init__(self, current: Current, parent: QObject) -> None:
        """Read from ``current``."""
        super().__init__(parent)
        self._current = current
        self._asker = Asker(self)
        self._asker.answered.connect(self._put)
        self._asker.failed.connect(current.failed)
        current.saving.connect(self._asker.make_way)
        current.closed.connect(self._asker.forget)
        self._for = ""

    def stop(self) -> None:
        """Wait for the worker: the panel is about to go."""
        self._asker.wait()

    def copy(self, uuids: Sequence[str], audience: Audience = PARTIES) -> None:
        """Copy the agreements ``uuids`` as ``audience`` may see them."""
        if uuids and self._current.path is not None:
            self._for = self._name(audience)
            as_of = self._current.shown.as_of
            question = partial(_read, uuids=list(uuids), audience=audience, as_of=as_of)
            self._asker.ask(self._current.path, question)

    def _put(self, found: _Copied) -> None:
        if found.text:
            QApplication.clipboard().setText(found.text)
            note = self.tr("Copied as text, {audience}: {codes}").format(
                audience=self._for, codes=some_of(found.taken)
            )
        else:
            note = self.tr("Nothing was copied, {audience}.").format(audience=self._for)
        if found.left_out:
            hidden = self.tr("Left out, because they may not see it: {codes}")
            note = f"{note} {hidden.format(codes=some_of(found.left_out))}"
        self._current.noted.emit(note)

    def menu(self, menu: QMenu, uuids) -> None:
        """Fill ``menu`` with those for whom can be copied; ``uuids()`` are the agreements."""
        menu.clear()
        parties = [Audience(party.key) for party in self._current.vocabulary.parties]
        for audience in (PARTIES, PUBLIC, *parties, OWNER):
            action = menu.addAction(self._name(audience).replace("&", "&&"))
            action.setObjectName(f"kansenkaart.agreements.copy.{audience.name}")
            action.triggered.connect(lambda _, one=audience: self.copy(uuids(), one))

    def _name(self, audience: Audience) -> str:
        fixed = {
            PARTIES: self.tr("for all parties"),
            PUBLIC: self.tr("for everyone"),
            OWNER: self.tr("for the owner (everything)"),
        }
        if audience in fixed:
            return fixed[audience]
        names = {party.key: party.name for party in self._current.vocabulary.parties}
        return self.tr("for {party}").format(party=names.get(audience.name, audience.name))


def _read(
    opened: Kansenkaart, *, uuids: list[str], audience: Audience, as_of: str | None
) -> _Copied:
    snapshot = opened.snapshot(audience, as_of)
    entries = opened.queries.entries(uuids)
    codes = {uuid: entries[uuid].record.code for uuid in uuids if uuid in entries}
    taken = [code for uuid, code in codes.items() if uuid in snapshot.by_uuid]
    left_out = [code for uuid, code in codes.items() if uuid not in snapshot.by_uuid]
    return _Copied(mail_text(snapshot, uuids), taken, left_out)
