"""What is done in a joint session: each thing one action, saved at once, that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Iterable, Optional, Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...cartography.language import interface_translator
from ...domain.conflict import (
    Saved,
    Side,
    decision_as,
    due_as,
    lead_as,
    named,
    position_as,
    session_as,
)
from ...domain.filtering import SHOWN_TO_ALL
from ...domain.model import FeatureRef, Record, Session
from ...domain.rules import after_decision, agreement_obstacles
from ...domain.words import (
    OPEN_KINDS,
    Decision,
    Phase,
    RecordKind,
    Role,
    SourceKind,
    Stance,
)
from ...store import Change
from ..conflict.saving import save_over, save_whole
from ..current import Current
from ..doing import do
from ..number import number, some_of
from .state import JointSession


@dataclass(frozen=True)
class SessionDraft:
    """What the dialog of a session holds; ``taken_over`` goes onto its agenda."""

    title: str
    held_on: Optional[str] = None
    phase: Optional[Phase] = None
    notes: Optional[str] = None
    present: tuple[str, ...] = ()
    taken_over: tuple[str, ...] = ()

    def over(self, session: Session) -> Session:
        """Return ``session`` with the properties of the draft."""
        own = {name: getattr(self, name) for name in ("title", "held_on", "phase", "notes")}
        return replace(session, present=self.present, **own)


class SessionActions(QObject):
    """Saves what people do with the chosen session, its agenda, and the item on screen."""

    new_wanted = pyqtSignal(object)
    """There is no session yet for these records (a list of uuids): one has to be made."""

    def __init__(self, session: JointSession, current: Current, window: QWidget) -> None:
        """Act on what ``session`` shows; what to choose is asked over ``window``."""
        super().__init__(session)
        self._session = session
        self._window = window
        self._current = current
        current.agenda_wanted.connect(self.put)

    # sessions

    def make_session(self, draft: SessionDraft) -> bool:
        """Make a session of ``draft``; it is chosen then."""

        def work(change: Change) -> None:
            values = (draft.title, draft.held_on, draft.phase, draft.notes)
            uuid = change.sessions.add(*values, present=draft.present)
            change.sessions.put_on_agenda(uuid, draft.taken_over)
            made.append(uuid)

        made: list[str] = []
        done = self._current.save(self.tr("Session added: {}").format(draft.title), work)
        if done:
            self._session.aim(made[0])
        return done

    def save_session(self, draft: SessionDraft, read: Session) -> bool:
        """Save ``draft`` over the session that was ``read``; it is chosen then."""

        def save(change: Change, chosen: Side | None, read: Side) -> None:
            change.sessions.save(uuid, chosen or wanted, read)
            change.sessions.put_on_agenda(uuid, draft.taken_over)

        uuid, wanted = read.uuid, session_as(draft.over(read))
        label = self.tr("Session changed: {}").format(draft.title)
        done = save_over(self._current, label, session_as(read), self._window, save)
        if done:
            self._session.aim(uuid)
        return done

    def delete_session(self, read: Session) -> None:
        """Delete a session that was ``read``; its positions stay."""
        done = self.tr("Session deleted: {}").format(read.title)
        decided = {item.record_uuid: item.decision for item in read.agenda}
        do(self._current, done, lambda change: change.sessions.delete(read.uuid, decided))

    # the agenda

    def put(self, uuids: Sequence[str]) -> None:
        """Put records on the agenda of the chosen session, at its end; those on it stay put."""
        if not uuids or not self._current.is_writable:
            return
        chosen = self._session.scene.chosen
        if chosen is None:
            self.new_wanted.emit(list(uuids))
            return

        def work(change: Change) -> None:
            there = set(change.sessions.agenda(chosen.uuid))
            fresh.extend(uuid for uuid in uuids if uuid not in there)
            hidden.extend(u for u in fresh if change.record(u).visibility not in SHOWN_TO_ALL)
            change.sessions.put_on_agenda(chosen.uuid, fresh)

        fresh: list[str] = []
        hidden: list[str] = []
        label = self.tr("Put on the agenda of {}").format(chosen.title)
        nothing = self.tr("That is on the agenda of {} already.").format(chosen.title)
        do(
            self._current,
            label,
            work,
            told=lambda: self._told(label, len(fresh), len(hidden)),
            nothing=lambda: nothing,
        )

    def _told(self, done: str, count: int, hidden: int) -> str:
        """Say how many records were put on the agenda; others may be looking while it is held."""
        if self._session.is_running and not self._session.shows_hidden:
            seen = count - hidden
            return f"{done}: {number(seen)}" if seen else done
        done = f"{done}: {number(count)}"
        if not hidden or self._session.shows_hidden:
            return done
        words = self.tr("{done}; not in sight, because not for everybody: {count}")
        return words.format(done=done, count=number(hidden))

    def take_over(self) -> None:
        """Put on the agenda what earlier sessions left open."""
        self.put(self._session.scene.unfinished)

    def take_off(self, uuids: Sequence[str]) -> None:
        """Take records off the agenda."""
        done = self.tr("Taken off the agenda: {}").format(self._codes(uuids))
        chosen = self._session.scene.chosen
        if uuids and chosen is not None and self._current.is_writable:
            at = chosen.uuid
            read = {item.record_uuid: item.decision for item in chosen.agenda}
            do(self._current, done, lambda change: change.sessions.take_off_agenda(at, uuids, read))

    def reorder(self, uuids: Sequence[str]) -> None:
        """Give the agenda this order."""
        if [item.uuid for item in self._session.scene.items] != list(uuids):
            label = self.tr("Agenda put in order")
            self._on_session(label, lambda change, at: change.sessions.reorder(at, uuids))

    def _codes(self, uuids: Iterable[str]) -> str:
        wanted = set(uuids)
        items = self._session.scene.items
        return some_of(item.entry.record.code for item in items if item.uuid in wanted)

    # what is decided about the item on screen

    def take_position(
        self,
        party: str,
        stance: Stance,
        note: str | None = None,
        over: tuple[Stance | None, str | None] = (None, None),
    ) -> bool:
        """Write down what a party thinks of the item; return whether it is written down now.

        ``over`` are the position and note that it had on screen when this was said.
        """
        item, chosen = self._session.item, self._session.scene.chosen
        if item is None or chosen is None:
            return False
        known = item.positions.get(party)
        told = (stance, note or None, chosen.uuid)
        if known is not None and (known.stance, known.note, known.session_uuid) == told:
            return True
        label = self.tr("{code}: {party} – {stance}").format(
            code=item.entry.record.code, party=self.party_name(party), stance=self.label(stance)
        )

        def take(change: Change, read: Saved) -> None:
            change.sessions.take_position(chosen.uuid, item.uuid, party, stance, note, read)

        name = f"{item.entry.record.code} · {self.party_name(party)}"
        return self._save_whole(label, position_as(name, *over), take)

    def read_decision(self) -> Saved | None:
        """Return what is decided about the item, as it is on screen."""
        item = self._session.item
        return decision_as(item.entry.record, item.item.decision) if item else None

    def decide(
        self,
        decision: Decision,
        reason: str | None = None,
        reservation: str | None = None,
        read: Saved | None = None,
    ) -> bool:
        """Write down what the session decides about the item.

        ``read`` is what was decided when it was asked; without, what is on screen.
        """
        item, chosen = self._session.item, self._session.scene.chosen
        if item is None or chosen is None:
            return False
        label = self.tr("{code}: {decision}").format(
            code=item.entry.record.code, decision=self.label(decision)
        )

        def work(change: Change, read: Saved) -> None:
            change.sessions.decide(
                chosen.uuid, item.uuid, decision, reason=reason, reservation=reservation, read=read
            )

        return self._save_whole(label, read or self.read_decision(), work)

    def _save_whole(self, label: str, read: Saved, act: Callable[[Change, Saved], object]) -> bool:
        if not self._current.is_writable:
            return False
        return save_whole(self._current, label, read, self._window, act)

    def set_lead(self, party: str) -> None:
        """Make ``party`` lead the item; the former lead becomes partner."""
        item = self._session.item
        if item is not None and party != item.lead:
            label = self.tr("{code}: lead {party}").format(
                code=item.entry.record.code, party=self.party_name(party)
            )
            read = lead_as(named(item.entry.record), item.entry.parties)

            def work(change: Change, read: Saved) -> None:
                change.sessions.set_lead(item.uuid, party, read)

            self._save_whole(label, read, work)

    def set_due(self, due_date: str | None, before: str | None) -> None:
        """Set by when the item is done (ISO date or none), over the date that was on screen."""
        item = self._session.item
        if item is not None and due_date != item.entry.record.due_date:
            label = self.tr("{}: due date").format(item.entry.record.code)

            def work(change: Change, read: Saved) -> None:
                change.sessions.set_due(item.uuid, due_date, read)

            read = due_as(replace(item.entry.record, due_date=before))
            self._save_whole(label, read, work)

    def obstacles(self, decision: Decision) -> list[str]:
        """Return what stands in the way of a decision about the item, in words.

        Nothing does when the decision leaves the status as it is. The reservation is asked for.
        """
        item = self._session.item
        if item is None:
            return []
        before = item.entry.record
        wanted = replace(after_decision(before, decision, None), reservation="…")
        if wanted.effective_status is before.effective_status:
            return []
        names = {party.key: party.name for party in self._current.vocabulary.parties}
        found = agreement_obstacles(wanted, item.entry.parties, item.entry.positions, names)
        return [obstacle.text(interface_translator()) for obstacle in found]

    def add_record(
        self, kind: RecordKind, title: str, party: str | None, about: Iterable[FeatureRef]
    ) -> bool:
        """Make a record on the spot, put it on the agenda after the item, and show it."""
        chosen, item = self._session.scene.chosen, self._session.item
        if chosen is None:
            return False
        role = Role.SUBMITTER if kind in OPEN_KINDS else Role.LEAD
        record = Record(
            kind,
            title,
            phase=chosen.phase,
            source_kind=SourceKind.SESSION,
            source=chosen.title,
            source_date=chosen.held_on,
        )

        def work(change: Change, at: str) -> None:
            uuid = change.add(record, about, {party: role} if party else {}).uuid
            order = change.sessions.agenda(at)
            place = order.index(item.uuid) + 1 if item and item.uuid in order else None
            change.sessions.put_on_agenda(at, [uuid], place)
            made.append(uuid)

        made: list[str] = []
        done = self._on_session(self.tr("{} added").format(self.label(kind)), work)
        if done:
            self._session.aim(chosen.uuid, made[0])
        return done

    # words

    def party_name(self, key: str) -> str:
        """Return what people call a party."""
        names = {party.key: party.name for party in self._current.vocabulary.parties}
        return names.get(key, key)

    @staticmethod
    def label(word: Decision | Stance | RecordKind) -> str:
        """Return the label of a word in the language of the interface."""
        return word.label(QgsApplication.locale())

    def _on_session(self, label: str, work: Callable[[Change, str], object]) -> bool:
        chosen = self._session.scene.chosen
        if chosen is None or not self._current.is_writable:
            return False
        return self._current.save(label, lambda change: work(change, chosen.uuid))
