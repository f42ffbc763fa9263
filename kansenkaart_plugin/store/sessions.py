"""Sessions: who was present, what was on the agenda, what was decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Iterable, Mapping

from ..domain.conflict import Conflict, Saved, session_as
from ..domain.fields import Field
from ..domain.model import Participation, Record, Session
from ..domain.rules import NO_DATE, after_decision, is_date
from ..domain.sentence import QT_TRANSLATE_NOOP, Sentence
from ..domain.text import clean, clean_or_none
from ..domain.words import Decision, Phase, RecordKind, Role, Stance
from .errors import RulesBroken, UnknownReference, stale_saved
from .reading import PHASE, ROLE
from .unseen import check_decision, check_due, check_items, check_lead, check_position

if TYPE_CHECKING:
    from .change import Change


class Sessions:
    """What `Change.sessions` can do, inside the transaction of the change."""

    def __init__(self, change: Change) -> None:
        """Work as part of ``change``."""
        self._change = change
        self._rows = change._rows

    def add(
        self,
        title: str,
        held_on: str | None = None,
        phase: Phase | None = None,
        notes: str | None = None,
        *,
        present: Iterable[str] = (),
        agenda: Iterable[str] = (),
    ) -> str:
        """Add a session on a day (ISO date), with its parties and agenda; return its uuid.

        Raises:
            RulesBroken: the title is empty or the day is no date.
            UnknownReference: a party or record is not there.
        """
        (uuid,) = self._rows.insert("session", [_values(title, held_on, phase, notes)])
        self.set_present(uuid, present)
        self.put_on_agenda(uuid, agenda)
        return uuid

    def edit(
        self,
        session: str,
        title: str,
        held_on: str | None = None,
        phase: Phase | None = None,
        notes: str | None = None,
    ) -> bool:
        """Give a session these properties; return whether anything differed."""
        self._must_exist(session)
        names = ("title", "held_on", "phase", "notes")
        values = dict(zip(names, _values(title, held_on, phase, notes)))
        return self._rows.update("session", session, values)

    def save(self, session: str, wanted: Saved, read: Saved) -> bool:
        """Save the properties of a session over what was ``read``; return whether any differed.

        Raises:
            StaleRecord: the file holds something else by now; its ``conflict`` has all versions.
        """
        stored = self._stored(session)
        if stored.values == wanted.values:
            return False
        if stored.values != read.values:
            raise stale_saved(Conflict(read, wanted, stored))
        title, held_on, phase, notes, present = map(wanted.value, wanted.fields)
        self.edit(session, title, held_on, phase, notes)  # type: ignore[arg-type]
        known = set(stored.value(Field.PRESENT))  # type: ignore[call-overload]
        if known != present:
            self.set_present(session, sorted(present))  # type: ignore[call-overload]
        return True

    def _stored(self, session: str) -> Saved:
        """Return the properties of a session as they are in the file, and who saved them last."""
        self._must_exist(session)
        row: Mapping[str, Any] = self._rows.read("session", [session])[0]
        title, held_on, notes = (row[name] for name in ("title", "held_on", "notes"))
        present = (one[1] for one in self._change._related.live("session_party", session).values())
        found = Session(session, title, held_on, PHASE(row["phase"]), notes, tuple(present), ())
        return session_as(found, self._last(session, row))

    def _last(self, session: str, row: Mapping[str, Any]) -> tuple[str, str]:
        """Return who saved ``row``, or last of all who was present, and when."""
        saved = [(row["modified_at"], row["modified_by"])]
        saved += self._change._connection.execute(
            "SELECT modified_at, modified_by FROM session_party WHERE session_uuid = ?", (session,)
        ).fetchall()
        at, by = max(saved)
        return by, at

    def delete(self, session: str, read: Mapping[str, Decision | None] | None = None) -> None:
        """Delete a session; positions that were taken in it stay.

        ``read`` is what was decided on the records of its agenda, as it was read.

        Raises:
            StaleRecord: somebody else decided something else.
        """
        self._must_exist(session)
        if read is not None:
            check_items(self._change, session, {**dict.fromkeys(self.agenda(session)), **read})
        self._rows.remove("session", [session])

    def set_present(self, session: str, parties: Iterable[str]) -> None:
        """Write down that exactly these parties were present."""
        self._must_exist(session)
        keys = [(session, party) for party in dict.fromkeys(parties)]
        self._change._related.must_know("party", [party for _, party in keys])
        self._change._related.replace("session_party", session, keys)

    # the agenda

    def put_on_agenda(self, session: str, records: Iterable[str], place: int | None = None) -> None:
        """Put or move records on the agenda, from ``place`` on (0 is first) or at its end."""
        self._must_exist(session)
        moved = list(dict.fromkeys(records))
        self._change._related.must_exist(moved)
        order = [uuid for uuid in self._agenda(session) if uuid not in moved]
        place = len(order) if place is None else place
        order[place:place] = moved
        self._number(session, order)

    def reorder(self, session: str, records: Iterable[str]) -> None:
        """Give records of the agenda this order, in the places that they have together.

        The others stay where they are: who sorts what is in sight moves nothing that is not.
        """
        self._must_exist(session)
        order = self.agenda(session)
        wanted = [uuid for uuid in dict.fromkeys(records) if uuid in order]
        sorted_ones = iter(wanted)
        among = set(wanted)
        self._number(session, [next(sorted_ones) if uuid in among else uuid for uuid in order])

    def take_off_agenda(
        self,
        session: str,
        records: Iterable[str],
        read: Mapping[str, Decision | None] | None = None,
    ) -> None:
        """Take records off the agenda; what was decided on them is no longer part of it.

        ``read`` is what was decided on them, as it was read.

        Raises:
            StaleRecord: somebody else decided something else.
        """
        self._must_exist(session)
        gone = set(records)
        if read is not None:
            check_items(self._change, session, {key: read[key] for key in gone if key in read})
        items = self._agenda(session)
        self._rows.remove("session_item", [items[uuid] for uuid in items if uuid in gone])
        self._number(session, [uuid for uuid in items if uuid not in gone])

    def agenda(self, session: str) -> list[str]:
        """Return the records on the agenda as it stands in this action, in order."""
        return list(self._agenda(session))

    def _agenda(self, session: str) -> dict[str, str]:
        """Return the item of each record on the agenda, in order."""
        rows = self._change._related.live("session_item", session).items()
        return {row[1]: uuid for uuid, row in sorted(rows, key=lambda item: item[1][2])}

    def _number(self, session: str, order: list[str]) -> None:
        items = self._agenda(session)
        fresh = {
            (session, uuid): (number, None, None)
            for number, uuid in enumerate(order, start=1)
            if uuid not in items
        }
        self._change._related.put("session_item", 2, fresh)
        self._rows.update_all(
            "session_item",
            {
                items[uuid]: {"seq": number}
                for number, uuid in enumerate(order, start=1)
                if uuid in items
            },
        )

    # deciding

    def take_position(
        self, session: str, record: str, party: str, stance: Stance, note: str | None, read: Saved
    ) -> None:
        """Write down the position that ``party`` takes in a session, after the one that was read.

        Raises:
            StaleRecord: it has another one by now; the ``conflict`` has both.
        """
        check_position(self._change, read, record, party, (stance, clean_or_none(note)))
        self._change.take_position(record, party, stance, note, session)

    def decide(
        self,
        session: str,
        record: str,
        decision: Decision,
        *,
        reason: str | None = None,
        reservation: str | None = None,
        note: str | None = None,
        lead: str | None = None,
        due_date: str | None = None,
        read: Saved | None = None,
    ) -> Record:
        """Write down what the session decided on a record, with its lead and due date.

        An agreement becomes `agreed`, `agreed_reserved` (with the ``reservation``) or, when it is
        rejected, `lapsed` with the session and the ``reason`` as its reason; deferring leaves it
        as it is, and one that is running or done stays so. A wish, need or opportunity that is
        rejected becomes `dropped` in the same way. ``reason`` is also what an agreement
        needs to be agreed against the rule. A record that is not on the agenda joins it. A
        former lead becomes partner. ``note`` is the owner's. ``read`` is what was decided before,
        as it was read.

        Raises:
            StaleRecord: the file holds another decision than was ``read``; the ``conflict`` has
                both.
            RulesBroken: the rule does not allow it; what stands in the way is named.
            UnknownReference: the session, the record or the lead is not there.
        """
        decided = self._decided(session, record, decision, reason, reservation)
        if read is not None:
            check_decision(self._change, session, read, decided, decision)
        if record not in self._agenda(session):
            self.put_on_agenda(session, [record])
        item = self._agenda(session)[record]
        noted = {"decision": decision.value, **({"note": clean_or_none(note)} if note else {})}
        self._rows.update("session_item", item, noted)
        if lead is not None:
            self.set_lead(record, lead)
        self._change.edit(replace(decided, due_date=due_date or decided.due_date))
        return self._change.record(record)

    def _decided(
        self,
        session: str,
        record: str,
        decision: Decision,
        reason: str | None,
        reservation: str | None,
    ) -> Record:
        """Return the record as the decision leaves it."""
        stored = self._change.record(record)
        reason = clean_or_none(reason)
        if decision is Decision.REJECTED and reason:
            reason = f"{self._name(session)}: {reason}"
        decided = after_decision(stored, decision, reason)
        if stored.kind is RecordKind.AGREEMENT and decision is Decision.AGREED_RESERVED:
            decided = replace(decided, reservation=clean_or_none(reservation) or stored.reservation)
        return decided

    def set_due(self, record: str, due_date: str | None, read: Saved) -> None:
        """Set by when a record is done (ISO date), over the date that was ``read``.

        Raises:
            StaleRecord: somebody else set another date; the ``conflict`` has both.
        """
        check_due(self._change, read, record, due_date)
        self._change.edit(replace(self._change.record(record), due_date=due_date))

    def set_lead(self, record: str, lead: str, read: Saved | None = None) -> None:
        """Make ``lead`` the one party that leads; a former lead becomes partner.

        ``read`` is who led, as it was read.

        Raises:
            StaleRecord: somebody else made another party lead; the ``conflict`` has both.
        """
        if read is not None:
            check_lead(self._change, read, record, lead)
        parties = [
            Participation(row[1], role)
            for row in self._change._related.live("record_party", record).values()
            if (role := ROLE(row[2]))
        ]
        wanted = [
            Participation(party, Role.PARTNER if role is Role.LEAD else role)
            for party, role in parties
            if party != lead or role not in (Role.LEAD, Role.PARTNER)
        ]
        self._change.set_parties(record, [*wanted, Participation(lead, Role.LEAD)])

    def _name(self, session: str) -> str:
        """Return what the session is called in a reason: its title and day."""
        row = self._rows.read("session", [session])[0]
        return ", ".join(str(row[name]) for name in ("title", "held_on") if row[name])

    def _must_exist(self, session: str) -> None:
        rows = self._rows.read("session", [session])
        if not rows or rows[0]["deleted_at"] is not None:
            raise UnknownReference(
                QT_TRANSLATE_NOOP("Kansenkaart", "The session “{uuid}” is not there any more."),
                uuid=session,
            )


def _values(
    title: str, held_on: str | None, phase: Phase | None, notes: str | None
) -> tuple[object, ...]:
    title = clean(title)
    faults = []
    if not title:
        faults.append(Sentence(QT_TRANSLATE_NOOP("Kansenkaart", "The title is empty; give one.")))
    if held_on and not is_date(held_on):
        faults.append(
            Sentence(
                NO_DATE,
                value=held_on,
            )
        )
    if faults:
        raise RulesBroken(
            QT_TRANSLATE_NOOP("Kansenkaart", "The session “{title}” cannot be saved:"),
            faults,
            title=title,
        )
    return title, held_on or None, phase.value if phase else None, clean_or_none(notes)
